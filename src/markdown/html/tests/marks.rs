//! What pages leave to cards, and cards to pages.

use super::{convert_for, expanded};
use crate::content::Dialect;
use crate::markdown::Medium;

fn check(text: &str, page: &str, card: &str) {
    for (medium, expected) in [(Medium::Page, page), (Medium::Card, card)] {
        let (expanded, _) = expanded(text);
        let body = convert_for(medium, &expanded, Dialect::Yaml, false).value;
        assert_eq!(body.html.trim_end(), expected, "{text:?} for {medium:?}");
    }
}

#[test]
fn paragraphs_and_items() {
    check(
        "long {.not-on-card}\n\nshort {.on-card}\n\nboth",
        "<p>long</p>\n<p>both</p>",
        "<p>short</p>\n<p>both</p>",
    );
    check(
        "1. a\n2. b {.not-on-card}\n3. c {.on-card}",
        "<ol>\n<li>a</li>\n<li>b</li>\n</ol>",
        "<ol>\n<li>a</li>\n<li>c</li>\n</ol>",
    );
    check(
        "- a {.not-on-card}\n  - b\n- c",
        "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>",
        "<ul>\n<li>c</li>\n</ul>",
    );
}

#[test]
fn a_mark_in_a_line_of_its_own_counts_for_what_stands_above() {
    check(
        "- a\n- b\n\n{.not-on-card}\n\nc",
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>c</p>",
        "<p>c</p>",
    );
    check(
        "> a\n\n{.on-card}",
        "",
        "<blockquote>\n<p>a</p>\n</blockquote>",
    );
    check("{.on-card}", "", "");
}

#[test]
fn only_authors_mark_and_only_at_the_end() {
    for text in ["«{.not-on-card}»", "a «{.on-card}»"] {
        let html = format!("<p>{}</p>", text.replace(['«', '»'], ""));
        check(text, &html, &html);
    }
    let middle = "<p>a {.on-card} b</p>";
    check("a {.on-card} b", middle, middle);
    let code = "<p><code>{.on-card}</code></p>";
    check("`{.on-card}`", code, code);
    let line = "<p>a {.on-card}\nb</p>";
    check("a {.on-card}\nb", line, line);
}
