//! Raw HTML does not reach beyond its place, and nothing at all makes the writer fail: held over random texts.

use proptest::prelude::*;
use scraper::{ElementRef, Html};

use super::{convert, expanded};
use crate::content::Dialect;
use crate::markdown::placeholder::{COMPONENT, END, VALUE};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Also where placeholders are broken, as none that `expand` writes is.
    #[test]
    fn nothing_makes_it_fail(parts in prop::collection::vec(prop::sample::select(SOUP.to_vec()), 0..40)) {
        let text = parts.concat().replace('\u{1}', &VALUE.to_string()).replace('\u{2}', &COMPONENT.to_string()).replace('\u{3}', &END.to_string());
        let (expanded, sources) = expanded(&text);
        for dialect in [Dialect::Yaml, Dialect::Pelican] {
            let checked = convert(&expanded, dialect, true);
            for finding in &checked.diagnostics {
                let crate::diagnostic::Place::Source(span) = finding.place else {
                    return Err(TestCaseError::fail("a finding without a place"));
                };
                prop_assert!(span.end as usize <= sources.text(span.file).len());
            }
            let page = Html::parse_document(&checked.value.html);
            for anchor in checked.value.headings.iter().map(|heading| &heading.id) {
                let found = page.root_element().descendants().filter_map(ElementRef::wrap).filter(|element| element.value().attr("id") == Some(anchor.as_str())).count();
                prop_assert!(found == 1, "{anchor:?} {found} {:?} {}", text, checked.value.html);
            }
        }
    }

    /// What has no finding neither runs, nor loads, nor leaves `<main>`.
    #[test]
    fn raw_html_stays_in_its_place(parts in prop::collection::vec(prop::sample::select(HTML.to_vec()), 1..12)) {
        let (expanded, _) = expanded(&parts.concat());
        let checked = convert(&expanded, Dialect::Yaml, true);
        let html = &checked.value.html;
        let page = Html::parse_document(&format!("<!DOCTYPE html><body><main>{html}</main><footer>end</footer>"));
        for element in page.root_element().descendants().filter_map(ElementRef::wrap) {
            let value = element.value();
            prop_assert!(value.name() != "script", "{html}");
            for (name, text) in value.attrs() {
                prop_assert!(!name.starts_with("on"), "{html}");
                prop_assert!(!text.contains("script:"), "{html}");
            }
        }
        if checked.diagnostics.is_empty() {
            let body: Vec<&str> = page
                .root_element()
                .descendants()
                .filter_map(ElementRef::wrap)
                .filter(|element| element.parent().and_then(ElementRef::wrap).is_some_and(|parent| parent.value().name() == "body"))
                .map(|element| element.value().name())
                .collect();
            prop_assert_eq!(body, ["main", "footer"], "{} {}", parts.concat(), html);
            let end = page.root_element().last_child().and_then(ElementRef::wrap).map(|body| body.text().collect::<String>());
            prop_assert!(end.is_some_and(|text| text.trim_end().ends_with("end")), "{html}");
        }
    }
}

const HTML: [&str; 56] = [
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "</tr>",
    "<ul>",
    "</ul>",
    "<li>",
    "</li>",
    "<a href=x>",
    "</a>",
    "<svg>",
    "</svg>",
    "<path d=x />",
    "<style>",
    "</style>",
    "<textarea>",
    "</textarea>",
    "<select>",
    "<option>",
    "</select>",
    "<math>",
    "<mtext>",
    "</mtext>",
    "</math>",
    "<title>",
    "</title>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<img src=x onerror=y>",
    "</main>",
    "</body>",
    "<form>",
    "</form>",
    "<button>",
    "</button>",
    "\n\n",
    "\n",
    "- ",
    "> ",
    "*",
    "| a |\n|---|\n| ",
    "text ",
    "    ",
    "<a href=javascript:x>",
];

const SOUP: [&str; 64] = [
    "a",
    " ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "2. ",
    "> ",
    "#",
    "## ",
    "{#a}",
    "{: .b }",
    "[",
    "]",
    "(",
    ")",
    "](",
    "]({filename}a b.md)",
    "[^1]",
    "[^1]: ",
    "![",
    "|",
    "\n|-|-|\n",
    "`",
    "```",
    "~~",
    "**",
    "*",
    "_",
    "<",
    ">",
    "<a ",
    "href=x",
    "\"",
    "'",
    "<!--",
    "-->",
    "<div>",
    "</div>",
    "<p>",
    "<b>",
    "</b>",
    "<textarea>",
    "</textarea>",
    "<svg>",
    "</svg>",
    "\u{1}",
    "\u{2}",
    "\u{3}",
    "«a\nb»",
    "«+1 216 555 0187»",
    "‹c›",
    "‹inline›",
    "\\",
    "&amp;",
    "é",
    "\u{1F600}",
    ": ",
    "\r\n",
    "[TOC]",
    "---",
    "\t",
];
