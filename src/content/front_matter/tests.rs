//! What documents say about themselves, in both ways of writing it.

use proptest::prelude::*;

use super::*;
use crate::content::{SectionName, Status};
use crate::vocabulary::{Audience, CardFormat, PageKind};

/// The document, and its findings as `line:column code: message`.
fn parse(path: &str, text: &str) -> (Document, String, Vec<String>) {
    let mut sources = SourceMap::default();
    let file = sources.add(format!("content/{path}"), text);
    let checked = read(&sources, file, path);
    let findings = checked.diagnostics.iter().map(|finding| {
        let place = match &finding.place {
            crate::diagnostic::Place::Source(span) => sources.position(span.file, span.start),
            crate::diagnostic::Place::Path(path) => unreachable!("{path}"),
        };
        let severity = finding.severity.name();
        format!(
            "{}:{} {severity}[{}]: {}",
            place.line, place.column, finding.code, finding.message
        )
    });
    let findings = findings.collect();
    let body = text[checked.value.body.clone()].to_owned();
    (checked.value, body, findings)
}

fn check_body(text: &str, title: Option<&str>, body: &str) {
    let (document, found, findings) = parse("a.md", text);
    let found_title = document.front.title.map(|title| title.value);
    assert_eq!(
        (found_title.as_deref(), found.as_str()),
        (title, body),
        "{text:?}"
    );
    assert_eq!(findings, [""; 0], "{text:?}");
}

fn check_findings(text: &str, expected: &[&str]) {
    assert_eq!(parse("a.md", text).2, expected, "{text:?}");
}

#[test]
fn where_the_text_begins() {
    check_body("", None, "");
    check_body("# Hello\n", None, "# Hello\n");
    check_body("---\ntitle: A\n---\nText", Some("A"), "Text");
    check_body(
        "--- \r\ntitle: A\r\n---\t\r\n\r\nText",
        Some("A"),
        "\r\nText",
    );
    check_body("---\ntitle: A\n...\nText", Some("A"), "Text");
    check_body("---\n---\nText", None, "Text");
    check_body("---\ntitle: A\n---", Some("A"), "");
    check_body(
        "---\n\nText under a line\n",
        None,
        "---\n\nText under a line\n",
    );
    check_body("----\ntitle: A\n---\n", None, "----\ntitle: A\n---\n");
    check_body("Title: A\nCategory: b\n\nText", Some("A"), "Text");
    check_body("title:A\r\n\r\nText", Some("A"), "Text");
    check_body("Title: A: the start\nText", Some("A: the start"), "Text");
    check_body("Title: A\n    and more\n\nText", Some("A and more"), "Text");
    check_body("Title:\n\tA\n\nText", Some("A"), "Text");
    check_body("Title: A", Some("A"), "");
    check_body("\nTitle: A\n\nText", None, "\nTitle: A\n\nText");
    check_body("Note: call 911\n\nText", None, "Note: call 911\n\nText");
    check_body("Title and more: A\n", None, "Title and more: A\n");
    check_body("https://example.org\n", None, "https://example.org\n");
}

#[test]
fn pelican_keys() {
    let text = "Title: Rules\nDate: 2010-12-03 10:20\nModified: 2010-12-05\nCategory: Python\nTags: b; a, c; b\n\
                Authors: Alexis, Robin,\nSlug: rules\nLang: pt_br\nSummary: Short\n    version\nStatus: Draft\n\
                Save_as: x/index.html\nURL: x/\nTemplate: wide.html\nKind: reporting-guide\nCover: a.png\n\n";
    let (document, _, findings) = parse("a.md", text);
    assert_eq!(findings, [""; 0]);
    let front = document.front;
    assert_eq!(front.dialect, Dialect::Pelican);
    assert_eq!(front.tags, ["b", "a, c"]);
    assert_eq!(front.authors, ["Alexis", "Robin"]);
    assert_eq!(
        front
            .lang
            .map(|lang| lang.value.tag().to_owned())
            .as_deref(),
        Some("pt-BR")
    );
    assert_eq!(
        front.summary.map(|summary| summary.value).as_deref(),
        Some("Short version")
    );
    assert_eq!(front.status, Status::Draft);
    assert_eq!(
        front.template.map(|name| name.value).as_deref(),
        Some("wide")
    );
    assert_eq!(
        front.save_as.map(|path| path.value).as_deref(),
        Some("x/index.html")
    );
    assert_eq!(
        front.kind.map(|kind| kind.value),
        Some(PageKind::ReportingGuide)
    );
    assert_eq!(front.extra.get("cover").map(String::as_str), Some("a.png"));
    assert!(front.date.is_some() && front.modified.is_some());
}

#[test]
fn yaml_keys() {
    let text = "---\nTitle: \"Staff: what to do\"\nkind: staff-procedure\nscope: series\nversion: 1.10\n\
                reviewed: 2026-04-20\nlicense: CC-BY-4.0\ntags: [x, y]\naliases: [/old/, older]\nweight: -3\n\
                attribution:\n  - {title: Parent, url: \"https://example.org\", license: CC0-1.0}\nmenu: [a, b]\n---\n";
    let (document, _, findings) = parse("a.md", text);
    assert_eq!(findings, [""; 0]);
    let front = document.front;
    assert_eq!(front.audience(), Audience::Staff);
    assert!(front.series_scope);
    assert_eq!(front.version.as_deref(), Some("1.10"));
    assert_eq!(front.tags, ["x", "y"]);
    assert_eq!(front.aliases.len(), 2);
    assert_eq!(front.weight, -3);
    assert_eq!(
        front
            .attribution
            .first()
            .and_then(|parent| parent.title.as_deref()),
        Some("Parent")
    );
    assert_eq!(front.extra.get("menu").map(String::as_str), Some("a, b"));
    assert_eq!(
        front.reviewed.map(|day| day.value.to_string()).as_deref(),
        Some("2026-04-20")
    );
}

#[test]
fn findings_stand_at_their_place() {
    check_findings(
        "---\ntitle: A\nlang: english\ndate: tomorrow\nlicense: CC BY\nweight: heavy\n---\n",
        &[
            "3:7 error[invalid-language]: `english` is no language tag",
            "4:7 error[invalid-date]: `tomorrow` is no date",
            "5:10 error[invalid-license]: `CC BY` is not the short name of a licence",
            "6:9 error[invalid-value]: `heavy` is no whole number",
        ],
    );
    check_findings(
        "---\nkind: procedure\naudience:\nscope: all\nstatus: drafts\n---\n",
        &[
            "2:7 error[invalid-value]: `procedure` is no kind: it is one of reporting-guide, code-of-conduct, \
             staff-procedure, page",
            "3:10 error[wrong-type]: expected text, found nothing",
            "4:8 error[invalid-value]: `all` is no scope: it is one of event, series",
            "5:9 error[invalid-value]: `drafts` is no status: it is one of published, hidden, draft, skip",
        ],
    );
    check_findings(
        "---\ntitel: A\n---\n",
        &["2:1 error[unknown-key]: a page has no key `titel`"],
    );
    check_findings(
        "---\nvisibility: staff\n---\n",
        &["2:1 error[unknown-key]: a page has no key `visibility`"],
    );
    check_findings(
        "---\n- a\n---\n",
        &["2:1 error[wrong-type]: expected keys and values between the `---` lines"],
    );
    check_findings(
        "---\ntitle: A\n\n# Text\n",
        &["1:1 error[unclosed-front-matter]: this `---` has no second one"],
    );
    check_findings(
        "Title: A\nTitle: B\nTag: x\nAudience: public\nAudience: staff\nAudence: staff\n\n",
        &[
            "2:1 warning[duplicate-key]: `title` is given twice",
            "5:1 error[duplicate-key]: `audience` is given twice",
            "3:1 warning[unknown-key]: a page has no key `tag`",
            "6:1 error[unknown-key]: a page has no key `audence`",
        ],
    );
    check_findings(
        "Title: A\nDate: 2010-12\n\n",
        &["2:7 error[invalid-date]: `2010-12` is no date"],
    );
}

#[test]
fn a_wrong_audience_is_never_wider() {
    let check = |value: &str, expected: Audience| {
        let (document, ..) = parse("a.md", &format!("---\naudience: {value}\n---\n"));
        assert_eq!(document.front.audience(), expected, "{value:?}");
    };
    check("public", Audience::Public);
    check("staf", Audience::Staff);
    check("organizers", Audience::Responders);
    check("", Audience::Responders);
    check("[staff]", Audience::Responders);
}

#[test]
fn broken_front_matter_is_marked() {
    for text in ["---\ntitle: A\n", "---\n- a\n---\n", "---\ntitle: [\n---\n"] {
        let (document, _, findings) = parse("a.md", text);
        assert!(document.front.broken, "{text:?}");
        assert_eq!(findings.len(), 1, "{text:?}");
    }
}

#[test]
fn items_have_their_own_places() {
    let text = "Title: A\nAliases: /old/, older\n\n";
    let (document, ..) = parse("a.md", text);
    let places: Vec<&str> = document
        .front
        .aliases
        .iter()
        .map(|alias| &text[alias.span.range()])
        .collect();
    assert_eq!(places, ["/old/", "older"]);
}

#[test]
fn cards_keep_their_own_keys() {
    let text =
        "---\ntitle: A\nsections: [a#b, c]\nback: d\nformats: [pocket]\nqr: e\ndirect: true\n---\n";
    let (document, _, findings) = parse("cards/a.md", text);
    let card = document.front.card().clone();
    let name = |name: &SectionName| (name.page.clone(), name.section.clone());
    let sections: Vec<_> = card.sections.iter().map(name).collect();
    assert_eq!(
        sections,
        [
            ("a".to_owned(), Some("b".to_owned())),
            ("c".to_owned(), None)
        ]
    );
    assert_eq!(card.back.map(|back| back.len()), Some(1));
    assert_eq!(card.formats[0].value, CardFormat::Pocket);
    assert_eq!(card.qr.map(|qr| qr.value).as_deref(), Some("e"));
    assert!(card.direct && findings.is_empty());
}

#[test]
fn what_a_card_does_not_know_is_said() {
    let text = "---\nsection: [a]\nformats: [poket]\nback: [\"#b\"]\ndirect: maybe\nqr: [x]\n---\n";
    let (_, _, findings) = parse("cards/a.md", text);
    let expected = [
        "unknown-key",
        "invalid-value",
        "invalid-value",
        "invalid-value",
        "wrong-type",
    ];
    assert_eq!(findings.len(), expected.len(), "{findings:?}");
    for (finding, code) in findings.iter().zip(expected) {
        assert!(finding.contains(code), "{finding}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_document(text in any::<String>()) {
        parse("a.md", &text);
    }

    #[test]
    fn any_front_matter_is_a_document(
        open in "(---\n)?",
        keys in "((title|Tags|date|audience|x|attribution|lang)( )?:[ \t]?[-a-zé;,0-9\\[\\]{}\"': ]{0,12}\r?\n( {4}b\n)?){0,5}",
        close in "(---|...|\n)?[\n ]{0,2}é?",
    ) {
        parse("cards/a.md", &format!("{open}{keys}{close}"));
    }
}
