//! Facts from several files, releases, and what findings never say.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::*;

#[test]
fn private_facts_are_merged_in() {
    let check = |event: &str, private: &str, expected: &str| {
        let (sources, checked) = read(&Input {
            event: &format!("{BASE}{event}"),
            private: Some(private),
            series: None,
        });
        assert_eq!(
            list(&sources, &checked.diagnostics),
            expected,
            "{event} {private}"
        );
        checked.value
    };
    let event = check(
        "contacts: {lead: {name: A, phone: pending}}\nshifts: []\n",
        "contacts: {lead: {phone: \"+1 216 555 0187\"}, second: {name: B}}\nteams: {t: [lead, second]}\n",
        "",
    );
    let event = event.expect("the base is an event");
    assert!(
        event.contacts["lead"]
            .get()
            .is_some_and(|lead| lead.phone.is_set())
    );
    assert_eq!(event.contacts.len(), 2);
    assert!(event.pending.is_empty());
    check(
        "retention: 1 year\n",
        "retention: 2 years\n",
        "private 1:1 duplicate-key",
    );
    check(
        "retention: 1 year\n",
        "retention: 1 year\n",
        "private 1:1 duplicate-key",
    );
    check("", "phne: 1\n", "private 1:1 unknown-key");
    check("", "", "");
    check(
        "teams: {t: [lead]}\n",
        "contacts: {lead: [\n",
        "private 1:18 invalid-yaml",
    );
}

#[test]
fn series_facts_are_merged_in() {
    let check = |event: &str, series: &str, expected: &str| {
        let (sources, checked) = read(&Input {
            event: &format!("{BASE}{event}"),
            private: None,
            series: Some(series),
        });
        assert_eq!(
            list(&sources, &checked.diagnostics),
            expected,
            "{event} {series}"
        );
        checked.value
    };
    let event = check(
        "contacts: {board: {name: Own}}\nteams: {t: [board, help]}\n",
        "{contacts: {board: {phone: x}, help: {name: Help}}, retention: 2 years}",
        "",
    );
    let event = event.expect("the base is an event");
    assert!(event.retention.is_set());
    assert!(
        event.contacts["board"]
            .get()
            .is_some_and(|board| board.name.is_set())
    );
    check("", "{rooms: {}}", "site 1:2 unknown-key");
    check("", "{appeals: {email: x}}", "site 1:19 invalid-email");
    check("appeals: {email: a@b.org}\n", "{appeals: {email: x}}", "");
    // A venue's notation of telephone numbers is not the series'.
    check(
        "venue: {country: US}\n",
        "{contacts: {a: {phone: 216 555 0187}}}",
        "site 1:24 invalid-phone",
    );
}

#[test]
fn releases() {
    let check = |more: &str, current: bool, release: bool, expected: &str| {
        let event = event(&format!("confirmed: 2026-05-01\n{more}"));
        let codes: Vec<String> = super::check::check_release(&event, current, release)
            .iter()
            .map(|finding| format!("{}[{}]", finding.severity.name(), finding.code))
            .collect();
        assert_eq!(codes.join(" "), expected, "{more}");
    };
    let public = "contacts: {a: {email: a@example.org, audience: public}}\n";
    let field = "contacts: {a: {email: a@example.org, public: [email]}}\n";
    let staff = "contacts: {a: {email: a@example.org, public: [name]}}\n";
    let pending = "contacts: {a: {email: pending, audience: public}}\n";
    check(public, true, true, "");
    check(field, true, true, "");
    check(
        "reporting: {form: \"https://example.org\", audience: public}\n",
        true,
        true,
        "",
    );
    check(staff, true, false, "warning[no-public-channel]");
    check(staff, true, true, "error[no-public-channel]");
    check(staff, false, true, "");
    check(pending, true, false, "warning[no-public-channel]");
    check(
        pending,
        true,
        true,
        "error[no-public-channel] error[pending-fact]",
    );
    check(
        "rooms: {r: {schedule: {2026-05-11..2026-05-13: pending}}}\n",
        false,
        true,
        "error[pending-fact]",
    );
}

#[test]
fn findings_do_not_repeat_values() {
    let (_, checked) = read(&Input {
        event: &format!(
            "{BASE}contacts: {{a: {{phone: \"+1 216 555 018\", email: secret@, form: secret, hours: secret, until: secret, \
             languages: [secret], reach: [secret], name: [secret]}}}}\nreporting: {{follow_up_within: secret}}\n"
        ),
        private: None,
        series: None,
    });
    assert_eq!(checked.diagnostics.len(), 9);
    for finding in checked.diagnostics {
        let text = format!("{} {:?}", finding.message, finding.help);
        assert!(
            !text.contains("secret") && !text.contains("555 018"),
            "{text}"
        );
    }
}

#[test]
fn any_damage_to_a_file_has_findings_within_it() {
    let numbering = Numbering::new();
    let config = ProptestConfig::with_cases(200);
    let damage = (0..FULL.len(), 0..40_usize, "[ -~é\n]{0,12}");
    let result = TestRunner::new(config).run(&damage, |(start, length, inserted)| {
        let end = FULL.floor_char_boundary(start + length);
        let start = FULL.floor_char_boundary(start);
        let text = [&FULL[..start], &inserted, &FULL[end..]].concat();
        let mut sources = SourceMap::default();
        let file = sources.add("event.yaml", text.as_str());
        let checked = Event::read(&sources, "2026", file, None, None, &numbering, &[]);
        prop_assert!(checked.value.is_some() || !checked.diagnostics.is_empty());
        for finding in checked.diagnostics {
            let Place::Source(span) = finding.place else {
                continue;
            };
            prop_assert!(text.get(span.range()).is_some(), "{finding:?}");
        }
        Ok(())
    });
    assert_eq!(result, Ok(()));
}
