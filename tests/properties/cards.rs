//! A card says what the sections say that it names, all of it and nothing else, in its own order.

use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;
use regex::Regex;
use scraper::{Html, Selector};

use crate::support::folder;
use crate::support::program::run;

/// A block of a section: how many words it has, whether it is an item of a list, and whether cards leave it out.
type Block = (usize, bool, bool);

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cards_words_are_its_sections_words(
        sections in prop::collection::vec(prop::collection::vec((1_usize..12, any::<bool>(), any::<bool>()), 1..5), 1..6),
        front in prop::collection::vec(any::<prop::sample::Index>(), 1..4),
        back in prop::collection::vec(any::<prop::sample::Index>(), 0..3),
    ) {
        let root = tempfile::tempdir().expect("a folder");
        let chosen = |places: &[prop::sample::Index]| -> Vec<usize> {
            places.iter().map(|place| place.index(sections.len())).collect()
        };
        let (front, back) = (chosen(&front), chosen(&back));
        let names = |sections: &[usize]| {
            let names: Vec<String> = sections.iter().map(|section| format!("page#s{section}")).collect();
            names.join(", ")
        };
        let card = format!("---\nsections: [{}]\nback: [{}]\n---\nOwn s99w1.\n\n---\n\nOwn s99w2.\n", names(&front), names(&back));
        let page = page(&sections);
        folder::write(root.path(), [
            ("content/site.yaml", b"title: Test Conf\n".as_slice()),
            ("content/events/2026/event.yaml", b"name: Test Conf 2026\ndates: 2026-05-11\ntimezone: UTC\n"),
            ("content/page.md", page.as_bytes()),
            ("content/cards/card.md", card.as_bytes()),
        ]);
        let ran = run(root.path(), &["build", "--no-cards", "--audience", "public"]);
        prop_assert_eq!(ran.status, Some(0), "{}", ran.stderr);

        let html = fs::read_to_string(root.path().join("dist/public/2026/cards/card/index.html")).expect("the card");
        let said = words(&html);
        let mut wanted = vec!["s99w1".to_owned()];
        let quoted = front.iter().chain(&back);
        wanted.extend(quoted.flat_map(|section| section_words(*section, &sections[*section])));
        wanted.push("s99w2".to_owned());
        prop_assert_eq!(said, wanted, "{}", page);
    }
}

/// The words of a section that stand on cards, in order.
fn section_words(section: usize, blocks: &[Block]) -> Vec<String> {
    let mut words = vec![format!("s{section}w0")];
    let blocks = blocks.iter().enumerate();
    for (place, (count, _, _)) in blocks.filter(|(_, (_, _, is_left_out))| !is_left_out) {
        words.extend(block_words(section, place, *count));
    }
    words
}

/// The words of one block, which no other has.
fn block_words(section: usize, place: usize, count: usize) -> Vec<String> {
    let first = 100 * (place + 1);
    (first..first + count)
        .map(|word| format!("s{section}w{word}"))
        .collect()
}

fn page(sections: &[Vec<Block>]) -> String {
    let mut text = "# Page\n\n".to_owned();
    for (section, blocks) in sections.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(text, "## Heading s{section}w0 {{#s{section}}}\n\n");
        for (place, (count, is_item, is_left_out)) in blocks.iter().enumerate() {
            let words = block_words(section, place, *count).join(" ");
            let mark = if *is_item { "- " } else { "" };
            let out = if *is_left_out { " {.not-on-card}" } else { "" };
            // A comment parts lists that follow each other.
            let _ = write!(text, "{mark}Say {words}.{out}\n\n<!-- -->\n\n");
        }
    }
    text
}

/// The words of a card's text, as its page has them.
fn words(html: &str) -> Vec<String> {
    let texts = Selector::parse(".card-side .text").expect("a selector");
    let html = Html::parse_document(html);
    let text: String = html
        .select(&texts)
        .flat_map(|text| text.text())
        .collect::<Vec<_>>()
        .join(" ");
    let word = Regex::new(r"s\d+w\d+").expect("a pattern");
    word.find_iter(&text)
        .map(|word| word.as_str().to_owned())
        .collect()
}
