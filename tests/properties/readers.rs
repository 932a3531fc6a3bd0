//! No word of a foreign text is lost on its way into Markdown, whatever stands between its words.

use proptest::prelude::*;
use pulldown_cmark::{Event, Parser};
use quietroom::adopt::readers;
use regex::Regex;
use scraper::Html;

/// Pieces of pages, good and bad.
fn piece() -> impl Strategy<Value = String> {
    let tags = [
        "p",
        "h2",
        "ul",
        "ol",
        "li",
        "b",
        "em",
        "a",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "pre",
        "div",
        "br",
        "code",
    ];
    prop_oneof![
        "[a-z]{1,6} ?",
        "[ \n*_#>|{}%!~`\\[\\]()<&+.0-9-]{1,4}",
        Just("<a href=\"https://example.org/a_b(c)\">".to_owned()),
        Just("&eacute; &amp; &nbsp;".to_owned()),
        prop::sample::select(tags.to_vec()).prop_map(|tag| format!("<{tag}>")),
        prop::sample::select(tags.to_vec()).prop_map(|tag| format!("</{tag}>")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_a_page_is_lost(pieces in prop::collection::vec(piece(), 0..40)) {
        let source: String = pieces.concat();
        let reader = readers::reader("a.html", &source).expect("a reader");
        let (text, _) = (reader.read)(&source, &[]).weave.write(&source, &[]);
        // In code, what a template would read stands between tags that keep it as it is.
        let code = Regex::new(r"\{% raw %\}(\{[{%!])\{% endraw %\}").expect("a pattern");
        let bare = code.replace_all(&text, "");
        prop_assert!(!["{{", "{%", "{!"].iter().any(|tag| bare.contains(tag)), "{source:?} became {text:?}");
        let text = code.replace_all(&text, "$1");
        let seen: String = Html::parse_document(&source).root_element().text().collect();
        let (mut found, mut expected) = (letters(&read_back(&text)), letters(&seen));
        if source.contains("<t") {
            // Browsers move words out of a table that stand outside of its cells.
            found.sort_unstable();
            expected.sort_unstable();
        }
        prop_assert_eq!(found, expected, "{:?} became {:?}", source, text);
    }

    #[test]
    fn no_word_of_a_text_is_lost(lines in prop::collection::vec("[ ]{0,9}(- |[0-9]\\. |\\* )?[A-Za-z*_#<>|`~&{}%]{0,6}( [a-zA-Z.:]{1,6}){0,9}", 0..12)) {
        let source = lines.join("\n");
        let reader = readers::reader("a.txt", &source).expect("a reader");
        let (text, _) = (reader.read)(&source, &[]).weave.write(&source, &[]);
        prop_assert_eq!(letters(&read_back(&text)), letters(&source), "{:?} became {:?}", source, text);
    }
}

/// What Markdown says, as readers see it.
fn read_back(text: &str) -> String {
    let mut seen = String::new();
    for event in Parser::new_ext(text, quietroom::markdown::extensions()) {
        match event {
            Event::Text(words) | Event::Code(words) => seen.push_str(&words),
            Event::InlineHtml(html) | Event::Html(html) => {
                let is_ours = ["em", "strong", "del"].iter().any(|tag| html.contains(tag));
                seen.push_str(if is_ours { "" } else { &html });
            }
            _ => {}
        }
    }
    seen
}

/// Letters alone: blanks and signs of lists are layout.
fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}
