//! What people read, in several languages.

use jiff::civil::date;

use super::*;
use crate::event::{Fact, RoomOnDays, Wording};
use crate::source_map::{SourceMap, Span, Spanned};

fn locale(tag: &str) -> Locale {
    Locale::new(
        &Language::parse(tag).unwrap_or_else(Language::english),
        None,
    )
}

fn range(first: Date, last: Date) -> DateRange {
    DateRange { first, last }
}

#[test]
fn locales_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Locale>();
}

#[test]
fn dates_stand_in_the_language() {
    let check = |tag: &str, full: &str, day: &str, weekday: &str| {
        let (locale, date) = (locale(tag), date(2026, 5, 11));
        let found = [locale.date(date), locale.day(date), locale.weekday(date)];
        assert_eq!(found, [full, day, weekday], "{tag}");
    };
    check("en", "May 11, 2026", "May 11", "Monday, May 11");
    check("en-GB", "11 May 2026", "11 May", "Monday 11 May");
    check(
        "es",
        "11 de mayo de 2026",
        "11 de mayo",
        "lunes, 11 de mayo",
    );
    check("de", "11. Mai 2026", "11. Mai", "Montag, 11. Mai");
    check("ja", "2026年5月11日", "5月11日", "5月11日月曜日");
}

#[test]
fn ranges_say_month_and_year_once() {
    let same_month = range(date(2026, 5, 11), date(2026, 5, 13));
    let same_year = range(date(2026, 4, 30), date(2026, 5, 2));
    let neither = range(date(2026, 12, 30), date(2027, 1, 2));
    let check = |tag: &str, expected: [&str; 3]| {
        let locale = locale(tag);
        let found = [same_month, same_year, neither].map(|range| locale.date_range(range));
        assert_eq!(found, expected, "{tag}");
    };
    check(
        "en",
        [
            "May 11–13, 2026",
            "April 30 – May 2, 2026",
            "December 30, 2026 – January 2, 2027",
        ],
    );
    check(
        "es",
        [
            "11–13 de mayo de 2026",
            "30 de abril – 2 de mayo de 2026",
            "30 de diciembre de 2026 – 2 de enero de 2027",
        ],
    );
    check(
        "de",
        [
            "11.–13. Mai 2026",
            "30. April – 2. Mai 2026",
            "30. Dezember 2026 – 2. Januar 2027",
        ],
    );
    check(
        "ja",
        [
            "2026年5月11日–13日",
            "2026年4月30日 – 5月2日",
            "2026年12月30日 – 2027年1月2日",
        ],
    );
    let english = locale("en");
    assert_eq!(
        english.date_range(range(date(2026, 5, 11), date(2026, 5, 11))),
        "May 11, 2026"
    );
    assert_eq!(english.day_range(same_month), "May 11–13");
    assert_eq!(english.day_range(same_year), "April 30 – May 2");
    assert_eq!(
        english.day_range(range(date(2026, 5, 11), date(2026, 5, 11))),
        "May 11"
    );
}

#[test]
fn times_hours_and_periods() {
    let (english, spanish) = (locale("en"), locale("es"));
    let day = HoursRange {
        from: MinuteOfDay(480),
        to: MinuteOfDay(1380),
    };
    let night = HoursRange {
        from: MinuteOfDay(1440),
        to: MinuteOfDay(65),
    };
    assert_eq!(english.time(MinuteOfDay(485)), "8:05");
    assert_eq!(
        english.hours(&Hours::Ranges(vec![day, night])),
        "8:00–23:00, 24:00–1:05"
    );
    assert_eq!(english.hours(&Hours::Always), "always");
    assert_eq!(spanish.hours(&Hours::Always), "las 24 horas");
    let period = |amount, unit| Period { amount, unit };
    assert_eq!(english.period(period(24, PeriodUnit::Hours)), "24 hours");
    assert_eq!(english.period(period(1, PeriodUnit::Weeks)), "1 week");
    assert_eq!(spanish.period(period(1, PeriodUnit::Months)), "1 mes");
    assert_eq!(spanish.period(period(7, PeriodUnit::Days)), "7 días");
}

#[test]
fn lists_are_joined_as_the_language_does() {
    let check = |tag: &str, items: &[&str], and: &str, or: &str| {
        let locale = locale(tag);
        assert_eq!(
            [locale.list(items), locale.list_or(items)],
            [and, or],
            "{tag} {items:?}"
        );
    };
    check("en", &[], "", "");
    check("en", &["a"], "a", "a");
    check("en", &["a", "b"], "a and b", "a or b");
    check("en", &["a", "b", "c"], "a, b, and c", "a, b, or c");
    check("es", &["padre", "hijo"], "padre e hijo", "padre o hijo");
}

#[test]
fn many_names_are_cut_short() {
    let check = |count: usize, english: &str, spanish: &str| {
        let names: Vec<String> = (1..=count).map(|number| format!("P{number}")).collect();
        let found = [locale("en").names(&names), locale("es").names(&names)];
        assert_eq!(found, [english, spanish], "{count}");
    };
    check(2, "P1 and P2", "P1 y P2");
    check(
        7,
        "P1, P2, P3, P4, P5, P6, and P7",
        "P1, P2, P3, P4, P5, P6 y P7",
    );
    check(
        30,
        "P1, P2, P3, P4, P5, P6 and 24 others",
        "P1, P2, P3, P4, P5, P6 y 24 personas más",
    );
}

#[test]
fn rooms_by_day() {
    let place = Span::whole(SourceMap::default().add("event.yaml", ""));
    let on = |first: i8, last: i8, room: Option<&str>| RoomOnDays {
        dates: Spanned::new(range(date(2026, 5, first), date(2026, 5, last)), place),
        room: match room {
            Some("none") => Fact::NotApplicable(place),
            Some(room) => Fact::Set(Spanned::new(
                Wording::new(room.to_owned(), Vec::new()),
                place,
            )),
            None => Fact::Pending(place),
        },
    };
    let check = |lines: &[RoomOnDays], english: &str, spanish: &str| {
        let found = [locale("en").schedule(lines), locale("es").schedule(lines)];
        assert_eq!(found, [english, spanish]);
    };
    check(&[], "", "");
    check(&[on(11, 13, Some("23"))], "23", "23");
    check(
        &[on(11, 12, Some("23")), on(13, 13, Some("23"))],
        "23",
        "23",
    );
    check(
        &[
            on(11, 11, Some("Room 23")),
            on(12, 12, Some("Room 25C")),
            on(13, 13, Some("Room 25C")),
        ],
        "Room 23 on May 11, Room 25C on May 12–13",
        "Room 23 el 11 de mayo, Room 25C los días 12–13 de mayo",
    );
    check(
        &[on(11, 11, Some("23")), on(12, 13, None)],
        "23 on May 11, to be announced for May 12–13",
        "23 el 11 de mayo, por anunciar para los días 12–13 de mayo",
    );
    check(&[on(11, 13, None)], "to be announced", "por anunciar");
    check(
        &[on(11, 11, Some("23")), on(12, 13, Some("none"))],
        "23 on May 11",
        "23 el 11 de mayo",
    );
}

#[test]
fn languages_have_names() {
    let check = |reader: &str, language: &str, expected: &str| {
        let name =
            Language::parse(language).map(|language| locale(reader).language_name(&language));
        assert_eq!(name.as_deref(), Some(expected), "{language} for {reader}");
    };
    check("en", "es", "Spanish");
    check("en", "es-MX", "Spanish (MX)");
    check("es", "en", "inglés");
    check("fr", "en", "English");
    check("en", "sw", "Kiswahili");
    check("en", "qaa", "qaa");
}
