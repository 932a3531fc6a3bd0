//! A line of Markdown as the words that people read: for titles in lists.

use pulldown_cmark::{Event, Parser};

use super::options::extensions;
use super::placeholder::fill;

/// The text without markup, with every value in its place.
#[must_use]
pub fn plain(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    for event in Parser::new_ext(markdown, extensions()) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&fill(&part)),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_words_stay() {
        let check =
            |markdown: &str, expected: &str| assert_eq!(plain(markdown), expected, "{markdown:?}");
        check("Code of conduct", "Code of conduct");
        check(
            "Get *help* or `report` [here](x.md)",
            "Get help or report here",
        );
        check("A &amp; B", "A & B");
    }
}
