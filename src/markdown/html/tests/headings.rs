//! Headings, their ids, the opening H1.

use super::{check, convert, expanded, findings};
use crate::content::Dialect;

#[test]
fn ids_are_unique() {
    check(
        "## A\n\n## A\n\n## A",
        "<h2 id=\"a\">A</h2>\n<h2 id=\"a-2\">A</h2>\n<h2 id=\"a-3\">A</h2>",
    );
    check(
        "## A\n\n## B {#a}",
        "<h2 id=\"a-2\">A</h2>\n<h2 id=\"a\">B</h2>",
    );
    check(
        "## A\n\n<p id=\"a\">x</p>",
        "<h2 id=\"a-2\">A</h2>\n<p id=\"a\">x</p>",
    );
    check(
        "## A-2\n\n## A\n\n## A",
        "<h2 id=\"a-2\">A-2</h2>\n<h2 id=\"a\">A</h2>\n<h2 id=\"a-3\">A</h2>",
    );
    check(
        "## Call «x y» `z`",
        "<h2 id=\"call-x-y-z\">Call x y <code>z</code></h2>",
    );
    check(
        "## A {#«x \"y» .c}",
        "<h2 id=\"x-&quot;y\" class=\"c\">A</h2>",
    );
    check(
        "## ???\n\n## !!!",
        "<h2 id=\"section\">???</h2>\n<h2 id=\"section-2\">!!!</h2>",
    );
    check("## A {lang=de}", "<h2 id=\"a\" lang=\"de\">A</h2>");
}

#[test]
fn equal_ids_are_a_finding() {
    assert_eq!(
        findings("## A {#x}\n\n## B {#x}\n\n<a id=x></a>", Dialect::Yaml),
        [
            "3:6 duplicate-id: the id `x` is given twice",
            "5:4 duplicate-id: the id `x` is given twice"
        ]
    );
    assert_eq!(
        findings("## A {onclick=x}", Dialect::Yaml),
        ["1:6 unsafe-html: a heading may not have this attribute"]
    );
}

#[test]
fn the_opening_h1_is_the_title() {
    let (expanded, _) =
        expanded("<!-- x -->\n\n# The *«Code»*\n\n## A\n\n# B\n\n<a name=\"old\"></a>");
    let body = convert(&expanded, Dialect::Yaml, true).value;
    assert_eq!(body.title.as_deref(), Some("The Code"));
    assert_eq!(body.title_id.as_deref(), Some("the-code"));
    assert_eq!(
        body.html,
        "<h2 id=\"a\">A <a class=\"permalink\" href=\"#a\" aria-label=\"Link to this section\">#</a></h2>\n<h1 id=\"b\">B <a class=\"permalink\" href=\"#b\" aria-label=\"Link to this section\">#</a></h1>\n<p><a name=\"old\"></a></p>\n"
    );
    let headings: Vec<(u8, &str, &str)> = body
        .headings
        .iter()
        .map(|heading| (heading.level, heading.id.as_str(), heading.text.as_str()))
        .collect();
    assert_eq!(headings, [(2, "a", "A"), (1, "b", "B")]);
    let anchors: Vec<&str> = body.anchors.iter().map(String::as_str).collect();
    assert_eq!(anchors, ["a", "b", "old", "the-code"]);
}
