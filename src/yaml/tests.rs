//! What the tree holds, where it says that things stand, and what is said of texts that are not YAML.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Place;

fn read(text: &str) -> (SourceMap, Checked<Option<Node>>) {
    let mut sources = SourceMap::default();
    let file = sources.add("a.yaml", text);
    let checked = parse(&sources, file, 0..text.len());
    (sources, checked)
}

/// The tree: `~` for nothing, quoted text in quotes, lists and groups in brackets.
fn show(node: &Node, out: &mut String) {
    match &node.kind {
        NodeKind::Null => out.push('~'),
        NodeKind::Scalar { text, quoted: true } => {
            let _ = write!(out, "{text:?}");
        }
        NodeKind::Scalar { text, .. } => out.push_str(text),
        NodeKind::Sequence(items) => {
            out.push('[');
            for item in items {
                show(item, out);
                out.push(' ');
            }
            out.push(']');
        }
        NodeKind::Mapping(entries) => {
            out.push('{');
            for (key, value) in entries {
                let _ = write!(out, "{}=", key.value);
                show(value, out);
                out.push(' ');
            }
            out.push('}');
        }
    }
}

/// All places in the tree as the texts that stand there, but for those of lists and groups.
fn places(node: &Node, sources: &SourceMap, out: &mut Vec<String>) {
    match &node.kind {
        NodeKind::Null | NodeKind::Scalar { .. } => out.push(sources.slice(node.span).to_owned()),
        NodeKind::Sequence(items) => items.iter().for_each(|item| places(item, sources, out)),
        NodeKind::Mapping(entries) => {
            for (key, value) in entries {
                out.push(sources.slice(key.span).to_owned());
                places(value, sources, out);
            }
        }
    }
}

#[test]
fn scalars_stay_as_they_were_written() {
    let check = |text: &str, expected: &str| {
        let (_, checked) = read(text);
        assert_eq!(checked.diagnostics, [], "{text:?}");
        let mut shown = String::new();
        show(&checked.value.expect("this is YAML"), &mut shown);
        assert_eq!(shown, expected, "{text:?}");
    };
    check("a: no\nb: 0123\nc: 12:30", "{a=no b=0123 c=12:30 }");
    check("a: +1 216 555 0187 # main", "{a=+1 216 555 0187 }");
    check(
        "a: 2026-05-11\nb: 1e3\nc: 0x1F",
        "{a=2026-05-11 b=1e3 c=0x1F }",
    );
    check("a: 08:00..23:00", "{a=08:00..23:00 }");
    check("a: true\nb: 'true'", "{a=true b=\"true\" }");
    check("a: ~\nb: null\nc:\nd: ''", "{a=~ b=~ c=~ d=\"\" }");
    check("a: 'null'\nb: \"~\"", "{a=\"null\" b=\"~\" }");
    check("a: !!str 12", "{a=\"12\" }");
    check("é: ü 日\r\nb:\r\n  - x\r\n", "{é=ü 日 b=[x ] }");
    check("a: |\n  one\n  two\nb: x", "{a=\"one\\ntwo\\n\" b=x }");
    check("a: one\n  two", "{a=one two }");
    check("a: [1, {b: c}]", "{a=[1 {b=c } ] }");
    check("{2026-05-11: Room 23, x: y}", "{2026-05-11=Room 23 x=y }");
    check("a: x#y\nb: https://e.org/#z", "{a=x#y b=https://e.org/#z }");
    check("---\na: b\n...\n", "{a=b }");
    check("", "~");
    check("# only a comment\n", "~");
    check("a: &s text\nb: *s", "{a=text b=text }");
    check(
        "a: &b {x: 1, y: 2}\nc: {<<: *b, y: 3}",
        "{a={x=1 y=2 } c={y=3 x=1 } }",
    );
    check(
        "a: &b {x: 1}\nc:\n  <<: [*b]\n  z: 1",
        "{a={x=1 } c={z=1 x=1 } }",
    );
}

#[test]
fn every_value_and_key_has_its_place() {
    let check = |text: &str, expected: &[&str]| {
        let (sources, checked) = read(text);
        let mut found = Vec::new();
        places(&checked.value.expect("this is YAML"), &sources, &mut found);
        assert_eq!(found, expected, "{text:?}");
    };
    check("a: b", &["a", "b"]);
    check(
        "é: ü x\r\nb:\r\n  - \"q\" # c\r\n",
        &["é", "ü x", "b", "\"q\""],
    );
    check(
        "a: {b: 日本, 'c': [e, \"f\\n\"]}",
        &["a", "b", "日本", "'c'", "e", "\"f\\n\""],
    );
    check("a:\nb: &x y\nc: *x", &["a", "", "b", "y", "c", "*x"]);
    check(
        "a: |\n  one\n  two\n\nb: >-\n  x\n",
        &["a", "one\n  two", "b", "x"],
    );
    check(
        "2026-05-11..2026-05-12: Room 1",
        &["2026-05-11..2026-05-12", "Room 1"],
    );
}

#[test]
fn lists_and_groups_have_their_place() {
    let check = |text: &str, key: &str, expected: &str| {
        let (sources, checked) = read(text);
        let Some(NodeKind::Mapping(entries)) = checked.value.map(|node| node.kind) else {
            panic!("{text:?} is a group");
        };
        let (_, value) = entries
            .iter()
            .find(|(known, _)| known.value == key)
            .expect(key);
        assert_eq!(sources.slice(value.span), expected, "{text:?}");
    };
    check("a: {b: c}  # d\n", "a", "{b: c}");
    check("a:\n  b: c\n\n\nd: e\n", "a", "b: c");
    check("a:\n- b\n- c: d\ne: f\n", "a", "- b\n- c: d");
    check("a:\n  - b\n", "a", "- b");
    check("a: &x\n  b: c\n", "a", "b: c");
}

#[test]
fn places_in_front_matter_count_from_the_file() {
    let text = "---\ntitle: é\n---\nbody";
    let mut sources = SourceMap::default();
    let file = sources.add("a.md", text);
    let checked = parse(&sources, file, 4..14);
    let mut found = Vec::new();
    places(&checked.value.expect("this is YAML"), &sources, &mut found);
    assert_eq!(found, ["title", "é"]);
}

/// The findings as `line:column code`, each with its message, and a help for each.
fn findings(text: &str) -> String {
    let (sources, checked) = read(text);
    let lines: Vec<String> = checked
        .diagnostics
        .iter()
        .map(|finding| {
            assert!(finding.help.is_some(), "{finding:?}");
            let Place::Source(span) = finding.place else {
                return String::new();
            };
            let at = sources.position(span.file, span.start);
            let (code, message) = (finding.code, &finding.message);
            format!("{}:{} {code}: {message}", at.line, at.column)
        })
        .collect();
    lines.join("\n")
}

#[test]
fn what_is_not_yaml_is_said_at_its_place() {
    let check = |text: &str, expected: &str| assert_eq!(findings(text), expected, "{text:?}");
    let colon = "invalid-yaml: a colon stands where no key can be";
    let layout = "invalid-yaml: this line does not fit the lines above it";
    let tab = "invalid-yaml: a tab stands where YAML wants spaces";
    let behind = "invalid-yaml: something stands behind the closing quotation mark";
    check("name: Foo: Bar\n", &format!("1:10 {colon}"));
    check("a: 1\n b: 2\n", &format!("2:3 {colon}"));
    check("name: x\nfoo\ndates: y\n", &format!("2:1 {layout}"));
    check("  a: 1\nb: 2\n", &format!("2:1 {layout}"));
    check("a:\n\tb: c\n", &format!("2:1 {tab}"));
    check("é: b\r\n\tc: d\r\n", &format!("2:1 {tab}"));
    check("a: 'it's'\n", &format!("1:8 {behind}"));
    check(
        "a: \"x\nb: c\n",
        "1:4 invalid-yaml: a quotation mark is opened and never closed",
    );
    check(
        "a: [1, 2\nb: c\n",
        "1:4 invalid-yaml: `[` is opened and never closed",
    );
    check(
        "a: {b: c\n",
        "1:4 invalid-yaml: `{` is opened and never closed",
    );
    check("a: [x}\n", "1:4 invalid-yaml: `[` is closed by `}`");
    check(
        "a: @x\n",
        "1:4 invalid-yaml: a text without quotes cannot begin with `@`",
    );
    check(
        "a: {{ b }}\n",
        "1:4 invalid-yaml: brackets stand where a key should be",
    );
    check(
        "a: {{ b }} c\n",
        "1:4 invalid-yaml: brackets stand where a key should be",
    );
    check(
        "a: *b* c\n",
        "1:4 invalid-yaml: `*b*` repeats a value that is not marked anywhere above",
    );
    check(
        "a: !b c\n",
        "1:7 invalid-yaml: `!b` is a YAML tag, which is not used here",
    );
    check(
        "a: b\n---\nc: d\n",
        "2:1 invalid-yaml: a second document begins here",
    );
    check(
        ": x\n",
        "1:1 invalid-yaml: a value stands here without a key",
    );
    check(
        "a: &x [*x]\n",
        "1:8 invalid-yaml: this alias stands inside the value that it repeats",
    );
    check(
        "a: \"\\q\"\n",
        "1:4 invalid-yaml: a backslash in double quotes is followed by something unknown",
    );
}

#[test]
fn duplicate_keys_are_all_found_and_the_first_value_is_kept() {
    let text = "a: 1\nb: {c: 1, c: 2}\na: 3\n\"a\": 4\n";
    assert_eq!(
        findings(text),
        "2:11 duplicate-key: the key `c` is here twice\n3:1 duplicate-key: the key `a` is here twice\n\
         4:1 duplicate-key: the key `a` is here twice"
    );
    let mut shown = String::new();
    show(&read(text).1.value.expect("this is YAML"), &mut shown);
    assert_eq!(shown, "{a=1 b={c=1 } }");
}

#[test]
fn characters_that_no_value_may_have_are_found() {
    let check = |text: &str, expected: &str| assert_eq!(findings(text), expected, "{text:?}");
    let control = "control-character: the value contains the control character";
    let private = "private-use-character: the value contains the private-use character";
    check("a: x\0b\nc: d", &format!("1:5 {control} U+0000"));
    check(
        "a: \u{1}\nc: \u{9f}",
        &format!("1:4 {control} U+0001\n2:4 {control} U+009F"),
    );
    check(
        "a: \"\\0 \\uE000\"",
        &format!("1:4 {control} U+0000\n1:4 {private} U+E000"),
    );
    check("a: xé\u{e000}b", &format!("1:6 {private} U+E000"));
    check("a: \"tab\\t line\\n\"", "");
}

#[test]
fn nothing_is_too_deep_or_too_long() {
    let deep = "nested-too-deep: lists and groups are nested too deep here";
    for unit in ["[", "{", "- ", "a: {", "{a: ", "? ", "[{a: "] {
        let found = findings(&unit.repeat(100_000));
        assert!(
            found.contains(deep) || found.contains("invalid-yaml"),
            "{unit:?}: {found}"
        );
    }
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    let mut ladder = "a0: &a0 [x]\n".to_owned();
    for level in 1..1000 {
        let below = format!("*a{}", level - 1);
        let _ = writeln!(
            bomb,
            "a{level}: &a{level} [{}]",
            [below.as_str(); 10].join(", ")
        );
        let _ = writeln!(ladder, "a{level}: &a{level} [{below}]");
    }
    assert!(findings(&bomb).contains("there are more than 100000 values"));
    assert!(findings(&ladder).contains(deep));
    let long = format!(
        "a: &a {}\nb: [{}]",
        "x".repeat(1 << 20),
        "*a, ".repeat(10_000)
    );
    assert!(findings(&long).contains("there are more than 100000 values"));
}

fn holds(node: &Node, end: usize) -> bool {
    let inside = |span: Span| span.start <= span.end && span.end as usize <= end;
    inside(node.span)
        && match &node.kind {
            NodeKind::Null | NodeKind::Scalar { .. } => true,
            NodeKind::Sequence(items) => items.iter().all(|item| holds(item, end)),
            NodeKind::Mapping(entries) => entries
                .iter()
                .all(|(key, value)| inside(key.span) && holds(value, end)),
        }
}

proptest! {
    #[test]
    fn any_text_has_a_tree_or_a_finding_within_itself(
        text in "([a-c\"'é日 \\[\\]{}:,#&*!|>%@`?~<\u{e000}\u{7}-]|\n|\r\n|\t|: |- |\\\\|<<: |---\n|&a |\\*a ){0,60}"
    ) {
        let (sources, checked) = read(&text);
        prop_assert!(checked.value.is_some() || !checked.diagnostics.is_empty());
        if let Some(node) = &checked.value {
            prop_assert!(holds(node, text.len()));
        }
        for finding in &checked.diagnostics {
            let Place::Source(span) = finding.place else {
                continue;
            };
            prop_assert!(span.start <= span.end && span.end as usize <= text.len());
            prop_assert!(sources.text(span.file).get(span.range()).is_some());
        }
    }
}
