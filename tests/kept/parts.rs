//! After an edit of a fact or a title, what does not depend on it is not made again: counted, and compared with a first build.

use std::fs;
use std::path::Path;

use super::support::folder;
use super::{Outcome, build_without_cards as build};

const SETTINGS: &str =
    "title: Test Conf\nlanguages: [en, es]\nbase_url: https://example.org/conduct\n";

const EVENT: &str = "name: Test Conf YEAR\ndates: YEAR-05-11..YEAR-05-13\ntimezone: Europe/Berlin\n\
     venue: {name: Old Mill, address: 1 Mill Road, country: COUNTRY}\n\
     contacts:\n  hotline: {kind: channel, name: Hotline, phone: '+1 216 555 01NN', audience: public}\n  \
     lead: {name: Robin Example, phone: '+1 503 555 01NN'}\n";

const GUIDE: &str =
    "---\ntitle: Guide\n---\n## Calls {#calls}\n\nCall {{ contacts.hotline.phone }}.\n";

/// Three events; the first has a page of its own, which links to a poster of the second; the last is current.
fn site(root: &Path) {
    let event = |year: &str, country: &str, number: &str| {
        let event = EVENT.replace("YEAR", year).replace("COUNTRY", country);
        event.replace("NN", number)
    };
    let poster = "# News\n\nThere is [a poster](/2025/cards/desk/desk-poster-a3.pdf).\n";
    let files = [
        ("site.yaml", SETTINGS.to_owned()),
        ("events/2024/event.yaml", event("2024", "US", "84")),
        ("events/2025/event.yaml", event("2025", "DE", "85")),
        ("events/2026/event.yaml", event("2026", "US", "86")),
        ("guide.md", GUIDE.to_owned()),
        (
            "code.md",
            "# Code\n\nSee [whom to call](guide.md#calls) and [where](where.md), or +1 503 555 0199.\n".to_owned(),
        ),
        (
            "code.es.md",
            "# Código\n\n[Plano](https://example.org/map). En peligro, 911.\n".to_owned(),
        ),
        (
            "about.md",
            "---\nscope: series\n---\n# About {{ event.name }}\n\nUs.\n".to_owned(),
        ),
        (
            "where.md",
            "---\nstatus: hidden\n---\n# Where\n\nHere.\n".to_owned(),
        ),
        ("events/2024/news.md", poster.to_owned()),
        (
            "events/2025/cards/desk.md",
            "---\nformats: [poster]\nsections: [about]\nqr: code\n---\nFor the desk.\n".to_owned(),
        ),
        (
            "cards/help.md",
            "---\nformats: [pocket]\nsections: [guide#calls]\nqr: where\n---\nFor pockets.\n"
                .to_owned(),
        ),
    ];
    for (path, text) in files {
        folder::write(&root.join("content"), [(path, text.as_bytes())]);
    }
}

fn edit(root: &Path, path: &str, from: &str, to: &str) {
    let path = root.join("content").join(path);
    let text = fs::read_to_string(&path).expect("a source");
    assert!(text.contains(from), "{text}");
    fs::write(&path, text.replacen(from, to, 1)).expect("a source");
}

/// All findings with their places, as text.
fn said(outcome: &Outcome) -> Vec<String> {
    let found = outcome.diagnostics.iter();
    found.map(|found| format!("{found:?}")).collect()
}

/// How many files are made again, in how many; all sites and findings are as a first build makes them.
fn again(root: &Path, what: &str) -> (usize, usize) {
    let outcome = build(root, true);
    let clean = build(root, false);
    assert_eq!(said(&outcome), said(&clean), "{what}");
    assert!(!clean.has_errors(), "{what}: {:?}", clean.diagnostics);
    let (kept, clean) = (root.join("dist"), root.join("clean"));
    for audience in ["public", "staff", "responders"] {
        let kept = folder::within(&folder::read(&kept), audience);
        let clean = folder::within(&folder::read(&clean), audience);
        assert!(kept == clean, "{what}: not what a first build makes");
    }
    (outcome.outputs - outcome.kept, outcome.outputs)
}

/// Edits one after another: what changes, in which file, from what, to what, and how many files are made again for that.
/// A line's end is written as `\n`.
const EDITS: &str = r"
a phone of the first event      | events/2024/event.yaml | 216 555 0184 | 216 555 0174 | 30
a phone of the current event    | events/2026/event.yaml | 216 555 0186 | 216 555 0176 | 57
an address that a text holds    | events/2024/event.yaml | contacts: | links: {map: 'https://example.org/map'}\ncontacts: | 30
a phone that is withheld        | events/2025/event.yaml | 503 555 0185 | 503 555 0175 | all
who knows a phone               | events/2024/event.yaml | 0184' | 0184', audience: public | all
an event's name                 | events/2024/event.yaml | Test Conf | Mill Days | all
the current event's name        | events/2026/event.yaml | Test Conf | Mill Days | all
an event's dates                | events/2024/event.yaml | 2024-05-13 | 2024-05-14 | all
which event is the latest       | events/2025/event.yaml | 2025-05-11..2025-05-13 | 2027-05-11 | all
which event is current          | site.yaml | title | current: '2026'\ntitle | all
a title that only a card names  | where.md | # Where | # Where to | 78
a title                         | guide.md | Guide | A guide | 126
a title that is a heading       | code.md | # Code | # The code | 114
a summary                       | guide.md | title | summary: Whom to call.\ntitle | 72
a day                           | guide.md | title | reviewed: 2026-02-03\ntitle | 25
a licence                       | about.md | scope | license: CC0-1.0\nscope | 9
a card's title                  | cards/help.md | formats | title: Help\nformats | 57
a card's summary                | cards/help.md | formats | summary: To carry.\nformats | 54
an alias                        | guide.md | title | aliases: [old]\ntitle | all
a weight                        | guide.md | title | weight: 7\ntitle | all
whether lists name a page       | guide.md | title | status: hidden\ntitle | all
";

/// Edits of a site without faults, each with the finding that it brings about in another file.
const FAULTS: &str = r"
a number in a text is withheld      | events/2024/event.yaml | 503 555 0184 | 503 555 0199 | leak
a text holds another event's fact   | events/2024/event.yaml | contacts: | links: {map: 'https://example.org/map'}\ncontacts: | stray-fact
a text contradicts its event        | events/2026/event.yaml | contacts: | emergency: {number: '112'}\ncontacts: | stray-fact
there is no such poster             | events/2025/event.yaml | country: DE | country: US | broken-link
a page is for others                | guide.md | title | audience: staff\ntitle | link-above-audience
a page that no list names is as well | where.md | status | audience: staff\nstatus | link-above-audience
a text has a leftover               | code.es.md | [Plano] | TODO: [Plano] | placeholder
a page is a draft                   | guide.md | title | status: draft\ntitle | broken-link
a place in a page has another name  | guide.md | {#calls} | {#phones} | broken-anchor
";

/// The lines of a table: what, in which file, from what, to what, and what comes of it.
fn table(text: &str) -> impl Iterator<Item = [String; 5]> {
    text.trim().lines().map(|line| {
        let parts = line.split('|').map(|part| part.trim().replace("\\n", "\n"));
        let parts: Vec<String> = parts.collect();
        parts.try_into().expect("five columns")
    })
}

#[test]
fn only_what_depends_on_an_edit_is_made_again() {
    let root = tempfile::tempdir().expect("a folder");
    let root = root.path();
    site(root);
    again(root, "at first");
    for [what, path, from, to, expected] in table(EDITS) {
        edit(root, &path, &from, &to);
        let (made, all) = again(root, &what);
        let made = if made == all {
            "all".to_owned()
        } else {
            made.to_string()
        };
        assert_eq!(made, expected, "{what}, of {all}");
        let nothing = build(root, true);
        assert_eq!(nothing.outputs, nothing.kept, "after {what}");
    }
}

#[test]
fn what_an_edit_makes_wrong_elsewhere_is_found() {
    let root = tempfile::tempdir().expect("a folder");
    let root = root.path();
    site(root);
    again(root, "at first");
    for [what, path, from, to, code] in table(FAULTS) {
        edit(root, &path, &from, &to);
        let found = build(root, true);
        assert_eq!(said(&found), said(&build(root, false)), "{what}");
        let mut codes = found.diagnostics.iter().map(|found| found.code.name());
        assert!(
            codes.any(|found| found == code),
            "{what}: {:?}",
            said(&found)
        );
        edit(root, &path, &to, &from);
        again(root, &what);
    }
}
