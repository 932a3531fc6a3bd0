//! No value changes the structure of a page: held over places, hostile values and random ones.

use proptest::prelude::*;
use scraper::{ElementRef, Html, Node};

use super::convert;
use crate::content::Dialect;
use crate::diagnostic::codes;
use crate::markdown::placeholder::{VALUE, push};
use crate::markdown::{Expanded, PlaceMap};
use crate::source_map::SourceMap;

/// Places where an author may name a fact (`@`), and whether it is an address there.
const CONTEXTS: [(&str, bool); 41] = [
    ("before @ behind", false),
    ("@", false),
    ("@@ and @", false),
    ("*@* **@** _@_ ~~@~~", false),
    ("a@b", false),
    ("# @", false),
    ("x\n\n## A @ {#b}", false),
    ("x\n\n## A {#@}", false),
    ("x\n\n## A {#b .@}", false),
    ("x\n\n## A {title=@}", false),
    ("@\n===\n\n@\n---", false),
    ("| @ | b |\n|---|---|\n| c | @ |", false),
    ("[@](b.md)", false),
    ("[a](b.md \"@\")", false),
    ("[a](@)", true),
    ("[a](<@>)", true),
    ("[a](b/@#c)", true),
    ("[a][b]\n\n[b]: @ \"@\"", true),
    ("[a](tel:@) [b](mailto:@)", true),
    ("<https://example.org/@>", true),
    ("<@>", false),
    ("![@](b.png \"@\")", false),
    ("![a](@)", true),
    ("`@` ``@``", false),
    ("```\n@\n```", false),
    ("    @", false),
    ("``` @\na\n```", false),
    ("<b>@</b>", false),
    ("<div>@\n\n@\n</div>", false),
    ("<b title=\"@\">a</b>", false),
    ("<b title='@'>a</b>", false),
    ("<b title=@>a</b>", false),
    ("<a href=\"@\">a</a>", true),
    ("<b id=\"@\">a</b>", false),
    ("<textarea>\n@\n</textarea>", false),
    ("<!-- @ --> a", false),
    ("a[^@]\n\n[^@]: b @", false),
    ("a\n: @", false),
    ("- @\n- [x] @\n\n1. @", false),
    ("> @\n@", false),
    ("a @  \n@\\\n@", false),
];

const HOSTILE: [&str; 40] = [
    "\"",
    "'",
    "`",
    "``",
    "|",
    "\n",
    "\n\n",
    "\n\n# x\n\n",
    "](x)",
    "[x](y)",
    "<script>alert(1)</script>",
    "</p>",
    "</div>",
    "-->",
    "<!--",
    "javascript:alert(1)",
    "&lt;",
    "&#0;",
    "&amp;amp",
    "\u{202E}x\u{200F}",
    "{{ x }}",
    "{% raw %}",
    "{#x}",
    "*",
    "**x**",
    "_x_",
    "\\",
    "<",
    ">",
    "< >",
    "<a@b.c>",
    "http://x",
    "    x",
    "- x",
    "1. x",
    "\" onload=\"x",
    "]]>",
    "\u{1F600}",
    " x ",
    "$x$~~y~~",
];

fn page(template: &str, value: &str) -> Expanded {
    let mut text = String::new();
    for (index, part) in template.split('@').enumerate() {
        if index > 0 {
            push(VALUE, value, &mut text);
        }
        text.push_str(part);
    }
    let file = SourceMap::default().add("content/page.md", text.as_str());
    Expanded {
        places: PlaceMap::new(file, text.len(), vec![(0, 0)]),
        text,
    }
}

/// Names and nesting of elements with the names of their attributes; all texts and attributes' values.
fn structure(html: &str) -> (String, String) {
    fn walk(element: ElementRef, shape: &mut String, words: &mut String) {
        shape.push_str(element.value().name());
        for (name, value) in element.value().attrs() {
            shape.push(' ');
            shape.push_str(name);
            words.push('\u{0}');
            words.push_str(value);
        }
        shape.push('(');
        for child in element.children() {
            match child.value() {
                Node::Text(text) => {
                    words.push('\u{0}');
                    words.push_str(text);
                }
                Node::Comment(_) => shape.push_str("!--"),
                _ => {}
            }
            if let Some(child) = ElementRef::wrap(child) {
                walk(child, shape, words);
            }
        }
        shape.push(')');
    }
    let (mut shape, mut words) = (String::new(), String::new());
    let page = Html::parse_document(&format!(
        "<!DOCTYPE html><main>{html}</main><footer>end</footer>"
    ));
    walk(page.root_element(), &mut shape, &mut words);
    (shape, words)
}

/// What of a value must be found again: browsers turn line ends around, and addresses encode.
fn normal(text: &str, is_address: bool) -> String {
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    if is_address {
        text = percent_encoding::percent_decode_str(&text)
            .decode_utf8_lossy()
            .into_owned();
    }
    text.split_whitespace().collect::<Vec<_>>().join("-")
}

fn check(template: &str, is_address: bool, value: &str) -> Result<(), TestCaseError> {
    let harmless = convert(&page(template, "harmless"), Dialect::Yaml, true);
    let hostile = convert(&page(template, value), Dialect::Yaml, true);
    let is_refused = hostile
        .diagnostics
        .iter()
        .any(|finding| matches!(finding.code, codes::UNSAFE_LINK | codes::THIRD_PARTY_SOURCE));
    prop_assert!(is_address || !is_refused, "{template:?} {value:?}");
    // A destination that is refused or that leaves the site is written with other attributes, and is no element more.
    if is_refused || is_address && (value.contains("//") || value.is_empty()) {
        return Ok(());
    }
    let (expected, _) = structure(&harmless.value.html);
    let (found, words) = structure(&hostile.value.html);
    prop_assert_eq!(
        &expected,
        &found,
        "{:?} {:?} {}",
        template,
        value,
        hostile.value.html
    );
    prop_assert_eq!(harmless.value.headings.len(), hostile.value.headings.len());
    prop_assert_eq!(
        harmless.value.title.is_some(),
        hostile.value.title.is_some()
    );
    let is_shown = !matches!(template, "# @" | "<!-- @ --> a") && !template.starts_with("@\n===");
    let is_normal = value.chars().all(|c| !c.is_control() || c.is_whitespace());
    if is_shown && is_normal && !template.contains("{#@}") && !template.contains("tel:") {
        let words = normal(&words.replace('\u{0}', " "), is_address);
        // Line ends are no part of an address.
        let value = if is_address {
            value.replace('\n', "")
        } else {
            value.to_owned()
        };
        prop_assert!(
            words.contains(&normal(&value, is_address)),
            "{template:?} {value:?} {words:?}"
        );
    }
    Ok(())
}

#[test]
fn hostile_values_change_nothing() -> Result<(), TestCaseError> {
    let long = "x".repeat(10_000);
    for (template, is_address) in CONTEXTS {
        for value in HOSTILE.into_iter().chain(["", &long]) {
            // An id, a class or an info string that is empty is none at all.
            let may_vanish = value.trim().is_empty()
                && (template.contains('{')
                    || template.contains("id=")
                    || template.starts_with("``` @")
                    || template.contains("title=")
                    || template.contains("\"@\""));
            // Markdown's own labels end at 1000 bytes.
            let is_label = template.contains("[^@]") && value.len() > 300;
            if !may_vanish && !is_label {
                check(template, is_address, value)?;
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn values_change_nothing(index in 0..CONTEXTS.len(), value in "([^\\p{C}]|[\"'`|<>&\\[\\]()*_#\\n!-]){1,24}") {
        prop_assume!(!value.trim().is_empty());
        let (template, is_address) = CONTEXTS[index];
        check(template, is_address, &value)?;
    }
}
