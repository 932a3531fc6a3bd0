//! Teams, rooms and shifts, and the rules between them.

use super::*;

#[test]
fn teams_and_people() {
    check("contacts: {lead: {name: a}}\nteams: {t: [lead]}\n", "");
    check(
        "contacts: {lead: {name: a}}\nteams: {t: [laed]}\n",
        "5:13 unknown-person",
    );
    check(
        "contacts: {lead: pending}\nteams: {t: {members: [lead], audience: public}}\n",
        "",
    );
    check(
        "contacts: {lead: {name: a}}\nteams: {t: {audience: public}}\n",
        "5:12 missing-key",
    );
    check(
        "contacts: {lead: {answered_by: [x]}}\n",
        "4:33 unknown-person",
    );
    check(
        "reporting: {read_by: [x], decided_by: [y]}\n",
        "4:23 unknown-person, 4:40 unknown-person",
    );
    check("safeguarding: {lead: x}\n", "4:22 unknown-person");
    // A mistyped or unreadable group of contacts is the mistake, and not each name in it.
    check(
        "contcts: {lead: {name: a}}\nteams: {t: [lead]}\n",
        "4:1 unknown-key",
    );
    check("contacts: [lead]\nteams: {t: [lead]}\n", "4:11 wrong-type");
    check(
        "contacts: {lead: text}\nteams: {t: [lead]}\n",
        "4:18 wrong-type",
    );
}

#[test]
fn rooms_and_days() {
    let room = |schedule: &str, expected: &str| {
        check(
            &format!("rooms: {{r: {{schedule: {{{schedule}}}}}}}\n"),
            expected,
        );
    };
    room("2026-05-11..2026-05-13: A", "");
    room("2026-05-11: A, 2026-05-12: pending, 2026-05-13: none", "");
    room("2026-05-11: A", "4:23 uncovered-day");
    room(
        "2026-05-11..2026-05-12: A, 2026-05-12..2026-05-13: B",
        "4:51 day-twice",
    );
    room(
        "2026-05-11..2026-05-13: A, 2026-05-14: B",
        "4:51 date-outside",
    );
    room("2026-05-11: A, 11.5.: B", "4:39 invalid-date");
    room("2026-05-11..2026-05-13: [A]", "4:48 wrong-type");
    check("rooms: {r: {schedule: pending}}\n", "");
    check(
        "programme: [{name: x, date: 2026-05-14}]\nrooms: {r: {schedule: {2026-05-11..2026-05-14: A}}}\n",
        "",
    );
    check("rooms: {r: {venue: boat}}\n", "4:20 unknown-venue");
    check("venue: {name: a}\nrooms: {r: {venue: main}}\n", "");
    check(
        "venue: {name: a}\nvenues: {main: {name: b}}\n",
        "5:16 duplicate-key",
    );
    check(
        "programme: [{name: x, date: 2025-05-12, venue: boat}]\n",
        "4:29 date-outside,4:48 unknown-venue"
            .replace(',', ", ")
            .as_str(),
    );
    check(
        "programme: [{venue: none}]\n",
        "4:13 missing-key, 4:13 missing-key",
    );
}

#[test]
fn shifts() {
    let shift = |shifts: &[&str], expected: &str| {
        let lines: Vec<String> = shifts
            .iter()
            .map(|shift| {
                let [date, from, to, who] =
                    <[&str; 4]>::try_from(shift.split(' ').collect::<Vec<_>>())
                        .expect("four parts");
                format!("  - {{who: [{who}], date: {date}, from: '{from}', to: '{to}'}}\n")
            })
            .collect();
        check(
            &format!(
                "contacts: {{a: {{name: A}}, b: {{name: B}}}}\nshifts:\n{}",
                lines.concat()
            ),
            expected,
        );
    };
    shift(
        &["2026-05-11 08:00 13:00 a", "2026-05-11 13:00 18:00 a"],
        "",
    );
    shift(
        &["2026-05-11 08:00 13:00 a", "2026-05-11 12:00 18:00 b"],
        "",
    );
    shift(
        &["2026-05-11 08:00 13:00 a", "2026-05-11 12:00 18:00 a"],
        "7:12 overlapping-shifts",
    );
    shift(
        &["2026-05-11 22:00 02:00 a", "2026-05-12 01:00 09:00 a"],
        "7:12 overlapping-shifts",
    );
    shift(
        &["2026-05-12 01:00 09:00 a", "2026-05-11 22:00 02:00 a"],
        "7:12 overlapping-shifts",
    );
    shift(
        &["2026-05-11 22:00 02:00 a", "2026-05-12 02:00 09:00 a"],
        "",
    );
    shift(
        &["2026-05-11 18:00 24:00 a", "2026-05-12 00:00 09:00 a"],
        "",
    );
    shift(&["2026-05-15 08:00 13:00 a"], "6:22 date-outside");
    shift(&["2026-05-11 8am 13:00 a"], "6:40 invalid-value");
    check(
        "shifts: [{date: 2026-05-11}]\n",
        "4:10 missing-key, 4:10 missing-key, 4:10 missing-key",
    );
    check("shifts: pending\n", "");
}

#[test]
fn numbers_of_another_country() {
    let number = |number: &str, expected: &str| {
        check(
            &format!(
                "venue: {{country: US}}\nemergency: {{services: [{{name: x, number: {number}}}]}}\n"
            ),
            expected,
        );
    };
    number("988", "");
    number("+1 216 555 0187", "");
    number("+1 800 555 0187", "");
    number("+44 20 7946 0018", "5:42 foreign-number");
    number("+1 416 555 0199", "5:42 foreign-number");
    check(
        "venue: {country: GB, phone: +1 216 555 0187}\n",
        "4:29 foreign-number",
    );
    check(
        "venue: {country: GB}\ncontacts: {a: {phone: +1 216 555 0187}}\n",
        "",
    );
}
