//! What the tree holds, where it says that things stand, and what is said of texts that are not YAML.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

fn show(node: &Node, sources: &SourceMap, out: &mut String) {
    match &node.kind {
        NodeKind::Null => out.push('~'),
        NodeKind::Scalar { text, quoted } => {
            let mark = if *quoted { "'" } else { "" };
            let _ = write!(out, "{mark}{text}{mark}");
        }
        NodeKind::Sequence(items) => {
            out.push('[');
            for item in items {
                show(item, sources, out);
                out.push(' ');
            }
            out.push(']');
        }
        NodeKind::Mapping(entries) => {
            out.push('{');
            for (key, value) in entries {
                let _ = write!(out, "{}: ", key.value);
                show(value, sources, out);
                out.push(' ');
            }
            out.push('}');
        }
    }
    let at = sources.position(node.span.file, node.span.start);
    let _ = write!(out, "@{}:{}", at.line, at.column);
    let _ = write!(out, "<{}>", sources.slice(node.span));
}

fn read(text: &str) -> (SourceMap, Checked<Option<Node>>) {
    let mut sources = SourceMap::default();
    let file = sources.add("a.yaml", text);
    let checked = parse(&sources, file, 0..text.len());
    (sources, checked)
}

fn explore(text: &str) {
    let (sources, checked) = read(text);
    let mut out = String::new();
    if let Some(node) = &checked.value {
        show(node, &sources, &mut out);
    }
    let short: String = text.chars().take(60).collect();
    println!("--- {short:?}\n{out}");
    for d in &checked.diagnostics {
        if let crate::diagnostic::Place::Source(span) = d.place {
            let at = sources.position(span.file, span.start);
            println!("  {}:{} [{}] {} / {:?} <{}>", at.line, at.column, d.code, d.message, d.help, sources.slice(span));
        }
    }
}

#[test]
fn explore_all() {
    for text in [
        "name: Test Conf\ndates: 2026-05-11..2026-05-13\n",
        "a: no\nb: 0123\nc: 12:30\nd: +1 216 555 0187\ne: 2026-05-11\nf: ~\ng: null\nh:\ni: ''\nj: \"x\\ty\"\n",
        "é: ü x\r\nb:\r\n  - 1\r\n  - é: [a, b]\r\n",
        "a: {b: c, d: [e, f]}  # comment\n",
        "a: |\n  one\n  two\nb: >-\n  x\n  y\nc: multi\n  line\n",
        "a: 1\nb: 2\na: 3\n",
        "a: {x: 1, x: 2}\n",
        "base: &b {x: 1, y: 2}\nc: {<<: *b, y: 3}\nd: *b\n",
        "a: &s text\nb: *s\n",
        "a: *important* thing\n",
        "a: *important\n",
        "a: {{ event.name }}\n",
        "a: {{ event.name }} more\n",
        "a: b: c\n",
        "name: Foo: Bar\nx: y\n",
        "a:\n\tb: c\n",
        "a: b\n\tc: d\n",
        "a: \"unclosed\nb: c\n",
        "a: 'it's'\n",
        "a: [1, 2\nb: c\n",
        "a: {b: c\n",
        "a: @x\n",
        "a: `x`\n",
        "a: %x\n",
        "name: x\nfoo\ndates: y\n",
        "name: x\nfoo\n",
        "a: 1\n b: 2\n",
        "  a: 1\nb: 2\n",
        "- a\nb: c\n",
        "a: b\n---\nc: d\n",
        "---\na: b\n...\n",
        "",
        "# only\n",
        "just text\n",
        "a: !include x\n",
        "a: !important x\n",
        "a: !!str 12\n",
        ": x\n",
        "? [a, b]\n: c\n",
        "[a]: c\n",
        "a: \"\\0 \\uE000 \\x07\"\n",
        "a: \u{1}b\n",
        "a: x\0b\n",
        "a: \u{e000}b\n",
        "a: \"\\q\"\n",
        "a: &x [*x]\n",
        "a: 1 #b\nb: x#y\nc: # nothing\n",
        "a:b\n",
        "a: -\n",
        "a: - b\n",
        "phone: +1 216 555 0187 # main\n",
        "rooms:\n  quiet:\n    name: Quiet\n\n\nnext: x\n",
        "list:\n- a\n- b: c\n  d: e\n-\n",
        "a: [1, 2,]\n",
        "a: ]\n",
        "}",
        "a: [x}\n",
        "a: 08:00..23:00\n",
        "2026-05-11: Room 23\n2026-05-12..2026-05-13: Room 25C\n",
        "{2026-05-11: Room 23, 2026-05-12..2026-05-13: Room 25C}",
        "\u{feff}a: b\n",
        "a: |x\n  b\n",
        "%YAML 1.2\n---\na: b\n",
        "a: b\n...\njunk\n",
        "a: x\n  y: z\n",
        "a: {x: 1 y: 2}\n",
        "a: [\"x\" \"y\"]\n",
        "a: \"x\" y\n",
        "key with space : v\n",
        "? a\n: b\n",
        "a: https://example.org/x?y=1#frag\n",
        "e: a@b.org\n",
        "who: [lead, lead2]\n  extra: x\n",
        &"[".repeat(100_000),
        &"- ".repeat(100_000),
        &"a: {".repeat(100_000),
        &"{a: ".repeat(100_000),
    ] {
        explore(text);
    }
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for i in 1..30 {
        let _ = writeln!(bomb, "a{i}: &a{i} [{}]", vec![format!("*a{}", i - 1); 10].join(", "));
    }
    explore(&bomb);
}
