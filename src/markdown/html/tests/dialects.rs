//! Python-Markdown's ways of writing.

use super::{check_dialect, findings};
use crate::content::Dialect::{Pelican, Yaml};

#[test]
fn what_is_certain_is_read() {
    check_dialect(Pelican, "#Heading\ntext", "<p>text</p>");
    check_dialect(
        Pelican,
        "a\n\n##Two {: #x .y }",
        "<p>a</p>\n<h2 id=\"x\" class=\"y\">Two</h2>",
    );
    check_dialect(
        Pelican,
        "1. a\n\nb\n\n2. c",
        "<ol>\n<li>a</li>\n</ol>\n<p>b</p>\n<ol start=\"2\">\n<li>c</li>\n</ol>",
    );
    check_dialect(
        Pelican,
        "- a\n    - b",
        "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
    );
    check_dialect(Pelican, "* a\n  b", "<ul>\n<li>a\nb</li>\n</ul>");
    check_dialect(
        Pelican,
        "[a]({filename}./my page.md)",
        "<p><a href=\"./my%20page.md\">a</a></p>",
    );
}

#[test]
fn what_is_not_certain_is_said() {
    let check = |dialect, text: &str, expected: &[&str]| {
        let found = findings(text, dialect);
        let is_expected = found.len() == expected.len()
            && found.iter().zip(expected).all(|(found, expected)| {
                let found = found.replace("dialect-difference: ", "");
                let found = found.replace("indented-prose: ", "");
                found.starts_with(expected)
            });
        assert!(is_expected, "{text:?} {found:?}");
    };
    check(
        Pelican,
        "text\n- a\n- b",
        &["2:1 a list right below a paragraph is a "],
    );
    check(Yaml, "text\n- a\n- b", &[]);
    check(
        Pelican,
        "- a\n  - b\n  - c\n- d\n  - e",
        &["2:3 a list that is indented by less than"],
    );
    check(Yaml, "- a\n  - b", &[]);
    check(
        Pelican,
        "one\ntwo\n---\nthree",
        &["1:1 all lines above this rule are a head"],
    );
    check(
        Pelican,
        "a **\"x\"**y",
        &["1:1 these `**` are shown as they are and "],
    );
    check(Pelican, "a \\*\\*b", &[]);
    check(
        Yaml,
        "text\n2. a",
        &["2:1 this line looks like an item of a li"],
    );
    check(Yaml, "about\n2018. a", &[]);
    check(
        Yaml,
        "##Heading",
        &["1:1 this line looks like a heading, and "],
    );
    check(
        Yaml,
        "a\n\n    this is a sentence that somebody pasted with spaces before it",
        &["3:5 indented text is shown as program cod"],
    );
    check(Yaml, "a\n\n    let x = 1;", &[]);
    check(
        Yaml,
        "<div markdown=\"1\">a</div>",
        &["1:6 the attribute `markdown` is not unde"],
    );
    check(
        Pelican,
        "a {: .x }",
        &["1:3 attributes in `{: … }` are not under"],
    );
    check(Pelican, "[TOC]", &["1:1 `[TOC]` is not understood here"]);
    check(
        Pelican,
        "*[A]: b",
        &["1:1 abbreviations in `*[…]: …` are not u"],
    );
}
