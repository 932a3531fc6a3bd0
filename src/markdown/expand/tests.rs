//! What facts in a page's text become, and what is found wrong with them.

use std::sync::Arc;

use indexmap::IndexMap;

use super::scope::{Absence, Record, Value};
use super::*;
use crate::diagnostic::Place;
use crate::markdown::placeholder;
use crate::source_map::SourceMap;

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

fn record(display: &str, fields: Vec<(&'static str, Value)>) -> Value {
    Value::Record(Record {
        display: Some(display.to_owned()),
        fields: fields.into_iter().collect(),
        absence: None,
    })
}

fn scope() -> Scope {
    let lead = record(
        "Robin",
        vec![
            ("name", text("Robin")),
            ("phone", Value::Absent(Absence::Withheld(Audience::Staff))),
            ("email", Value::Absent(Absence::Unset)),
        ],
    );
    let hotline = record(
        "Hotline",
        vec![
            ("name", text("Hotline")),
            ("phone", text("+1 216 555 0187")),
            ("email", Value::Absent(Absence::Unset)),
        ],
    );
    let secret = Value::Record(Record {
        fields: [("name", Value::Absent(Absence::Withheld(Audience::Staff)))]
            .into_iter()
            .collect(),
        absence: Some(Absence::Withheld(Audience::Staff)),
        ..Record::default()
    });
    let contacts: IndexMap<String, Value> = [
        ("lead", lead.clone()),
        ("hotline", hotline.clone()),
        ("secret", secret),
    ]
    .map(|(id, value)| (id.to_owned(), value))
    .into();
    let mut scope = Scope::default();
    scope.names.insert("contacts", Value::Group(contacts));
    scope.names.insert(
        "teams",
        Value::Group([("all".to_owned(), Value::List(vec![lead, hotline]))].into()),
    );
    let variables: IndexMap<String, Value> = [
        ("seats".to_owned(), Value::Pending("soon".to_owned())),
        ("none".to_owned(), Value::Absent(Absence::NotApplicable)),
    ]
    .into();
    scope.names.insert("vars", Value::Group(variables));
    scope.names.insert(
        "room",
        record(
            "Room 23 on May 11",
            vec![("floor", Value::Number(2)), ("hours", text("8:00–18:00"))],
        ),
    );
    scope
}

fn run(page: &str) -> (String, Vec<String>) {
    let scope = scope();
    let engine = Engine::new(&scope, Arc::new(|texts: &[String]| texts.join(" & ")));
    let mut sources = SourceMap::default();
    let file = sources.add("a.md", page);
    let source = Source {
        file,
        text: page,
        audience: Audience::Public,
        scope: &scope,
        engine: &|| &engine,
    };
    let expanded = expand(&source, &Scope::default(), 0..page.len());
    let findings = expanded
        .diagnostics
        .iter()
        .map(|found| {
            let Place::Source(span) = found.place else {
                return String::new();
            };
            let position = sources.position(file, span.start);
            format!(
                "{}:{} {} {}",
                position.line, position.column, found.code, found.message
            )
        })
        .collect();
    (
        placeholder::fill(&expanded.value.text).into_owned(),
        findings,
    )
}

fn check(page: &str, expected: &str) {
    assert_eq!(run(page), (expected.to_owned(), vec![]), "{page:?}");
}

fn finds(page: &str, expected: &[&str]) {
    assert_eq!(run(page).1, expected, "{page:?}");
}

#[test]
fn facts_are_put_in() {
    check("plain", "plain");
    check(
        "Call {{ contacts.hotline.phone }}.",
        "Call +1 216 555 0187.",
    );
    check(
        "{{ room }} ({{ room.hours }}, {{ room.floor }})",
        "Room 23 on May 11 (8:00–18:00, 2)",
    );
    check("{{ contacts[\"hotline\"].name | upper }}", "HOTLINE");
    check(
        "{% for c in contacts %}{{ c.name }};{% endfor %}",
        "Robin;Hotline;",
    );
    check(
        "{% for id, c in contacts %}{{ id }}={{ c }};{% endfor %}",
        "lead=Robin;hotline=Hotline;",
    );
    check(
        "{% for c in teams.all %}{% if c.phone %}{{ c.phone }}{% endif %}{% endfor %}",
        "+1 216 555 0187",
    );
    check("{{ teams.all }}", "Robin & Hotline");
    check("{{ teams.all | join(sep=\"/\") }}", "Robin/Hotline");
    check("{% if contacts.lead.email %}x{% else %}y{% endif %}", "y");
    check(
        "{{ contacts.lead.email | default(value=\"none\") }}",
        "none",
    );
    check("{% set x = contacts.lead %}{{ x.name }}", "Robin");
    check(
        "{% set x %}*{{ contacts.lead.name }}*{% endset %}{{ x }}{{ x ~ \"!\" }}",
        "*Robin**Robin*!",
    );
    check("a {! note !} b", "a  b");
    check("{% raw %}{{ x }}{% endraw %}", "{{ x }}");
    check(
        "# T {#id}\n\n  - a\n\n{%- if true %} b{% endif %}\n",
        "# T {#id}\n\n  - a b\n",
    );
    check("{{ 'a' if contacts.lead.email else 'b' }}", "b");
}

#[test]
fn every_mistake_is_found_where_it_stands() {
    finds(
        "{{ contact.lead }}\n{{ contacts.hotlin.phone }}\n{{ contacts.hotline.phne | uper }}",
        &[
            "1:4 unknown-name there is nothing called `contact`",
            "2:13 unknown-name `contacts` has no `hotlin`",
            "3:21 unknown-name `contacts.hotline` has no `phne`",
            "3:28 unknown-filter there is no filter called `uper`",
        ],
    );
    finds(
        "é {{ contacts.lead.email }}",
        &["1:6 missing-fact `contacts.lead.email` has no value here"],
    );
    finds(
        "{% for c in contacts %}\n{{ c.phne }}{% endfor %}",
        &["2:6 unknown-name `c` has no `phne`"],
    );
    finds(
        "{{ contacts.lead.name | safe }}",
        &["1:25 unknown-filter there is no filter called `safe`"],
    );
    finds("{{ a", &["1:1 template-syntax this has no `}}`"]);
    finds(
        "x\n{% include \"a\" %}",
        &["2:4 template-syntax `include` is not a tag that a page can use"],
    );
    finds(
        "{% if contacts.lead %}",
        &["1:4 template-syntax `{% if %}` is never closed"],
    );
    finds(
        "{{ <contact_lst team=\"all\" /> }}",
        &["1:5 unknown-component there is no component called `contact_lst`"],
    );
}

#[test]
fn what_follows_from_a_pending_number_is_pending_and_no_condition_holds() {
    check("{{ vars.seats }}", "soon");
    check("{% if vars.seats > 16 %}x{% else %}y{% endif %}", "y");
    check("{% if not vars.seats > 16 %}x{% endif %}", "");
    check("{{ vars.seats + 1 }}, {{ vars.seats | int }}", "soon, soon");
    check(
        "{% set more = vars.seats * 2 %}{{ more }}{% if more > 3 %}x{% endif %}",
        "soon",
    );
    check(
        "{% for n in range(end=vars.seats) %}{{ n }}{% endfor %}!",
        "!",
    );
    check("{% if vars.none > 16 %}x{% else %}y{% endif %}", "y");
    finds(
        "{% if contacts.lead.email > 16 %}x{% endif %}",
        &["1:7 missing-fact `contacts.lead.email` has no value here"],
    );
    finds(
        "{{ vars.none + 1 }}",
        &["1:4 missing-fact `vars.none` has no value here"],
    );
    finds(
        "{% if room.floor > vars.seats %}{% endif %}{{ room.hours * 2 }}",
        &["1:47 template-failed numbers alone can be calculated with, and this is a text"],
    );
}

#[test]
fn nothing_is_left_out_without_a_word() {
    let missing = "missing-fact `vars.none` has no value here";
    finds(
        "{% set x = vars.none + 1 %}{{ x }}",
        &[&format!("1:12 {missing}")],
    );
    finds(
        "{% for c in range(end=vars.seats) %}{{ c.email }}{% endfor %}\n{% for c in contacts %}{{ c.email }}{% endfor %}",
        &["2:27 missing-fact `c.email` has no value here"],
    );
    finds(
        "{% set x = vars.seats + 1 %}\n{% set x = room.hours %}{{ x * 2 }}",
        &["2:28 template-failed numbers alone can be calculated with, and this is a text"],
    );
    finds(
        "{% set x = vars.seats + 1 %}\n{% set x = contacts.lead.email %}{{ x }}",
        &["2:37 missing-fact `x` has no value here"],
    );
}

#[test]
fn facts_above_the_audience_are_refused_everywhere() {
    let message =
        "fact-above-audience `contacts.lead.phone` is for staff, and this text is for public";
    for page in [
        "{{ contacts.lead.phone }}",
        "{% if contacts.lead.phone %}x{% endif %}",
        "[a](tel:{{ contacts.lead.phone }})",
        "{! ask contacts.lead.phone !}",
        "{{ contacts[\"lead\"].phone }}",
        "<!-- {{ contacts.lead.phone }} -->",
    ] {
        let findings = run(page).1;
        assert_eq!(findings.len(), 1, "{page:?}");
        let found = findings[0]
            .split_once(' ')
            .map_or("", |(_, rest)| rest)
            .replace("[\"lead\"]", ".lead");
        assert_eq!(found, message, "{page:?}");
    }
    finds(
        "{{ contacts.secret.name }}",
        &["1:4 fact-above-audience `contacts.secret` is for staff, and this text is for public"],
    );
}

#[test]
fn places_lead_back_to_the_lines() {
    let page = "a {{ contacts.lead.name }}\n{% for c in teams.all %}\n- {{ c.name }} [x](y)\n{% endfor %}\nend";
    let scope = scope();
    let engine = Engine::new(&scope, Arc::new(|texts: &[String]| texts.join(", ")));
    let mut sources = SourceMap::default();
    let file = sources.add("a.md", page);
    let source = Source {
        file,
        text: page,
        audience: Audience::Public,
        scope: &scope,
        engine: &|| &engine,
    };
    let expanded = expand(&source, &Scope::default(), 0..page.len()).value;
    let line = |needle: &str| {
        let offset = expanded.text.rfind(needle).expect("the text holds it");
        sources
            .position(file, expanded.places.span(offset).start)
            .line
    };
    assert_eq!(
        (line("a "), line("- "), line("[x]"), line("end")),
        (1, 3, 3, 5)
    );
}

/// Pieces of pages, good and bad, that are put together in any order.
const PIECES: [&str; 34] = [
    "words ",
    "\n\n",
    "{{ contacts.lead.name }}",
    "{{ contacts.lead.email }}",
    "{{ contacts.lead.phone }}",
    "{{ vars.seats + 1 }}",
    "{{ vars.none }}",
    "{{ vars.none + 1 }}",
    "{{ x }}",
    "{{ x * 2 }}",
    "{{ c.email }}",
    "{{ c | upper }}",
    "{{ 1 / 0 }}",
    "{{ a b }}",
    "{{ nobody.name }}",
    "{{ contacts.lead.nam | uper }}",
    "{{ contacts.lead.name }",
    "{{ \"x }}",
    "{! a note",
    "{! a note !}",
    "{% raw %}{{ x }}{% endraw %}",
    "{% set x = vars.seats * 2 %}",
    "{% set x = room.floor %}",
    "{% set x = contacts.lead.email %}",
    "{% set x = vars.none - 1 %}",
    "{% set x %}{{ room.hours }}{% endset %}",
    "{% for c in contacts %}",
    "{% for c in range(end=vars.seats) %}",
    "{% endfor %}",
    "{% if vars.seats > 3 %}",
    "{% if room.hours > 3 %}",
    "{% else %}",
    "{% endif %}",
    "{{ <contact_list only=\"lead\" /> }}",
];

proptest::proptest! {
    #[test]
    fn whatever_is_left_out_has_a_finding(pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..14)) {
        let page = pieces.concat();
        let (text, findings) = run(&page);
        proptest::prop_assert!(!findings.is_empty() || !text.contains(placeholder::UNKNOWN), "{page:?}: {text:?}");
    }
}
