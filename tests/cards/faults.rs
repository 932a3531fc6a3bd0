//! What is wrong with a card, a theme or a font is said, and a template reaches nothing but the card.

use std::collections::BTreeMap;

use quietroom::card::model::{Block, Inline};
use quietroom::card::print::{FontFile, Press, PrintFault, Side, TemplateFile};

use super::{cards, press, print, print_with};

#[test]
fn what_is_wrong_is_said() {
    let words = |text: &str| {
        vec![Inline::Text {
            text: text.to_owned(),
        }]
    };
    let check = |blocks: Vec<Block>,
                 images: BTreeMap<String, Vec<u8>>,
                 expected: &dyn Fn(&PrintFault) -> bool| {
        let mut model = cards::card("attendee").model;
        model.front = blocks;
        let faults = print_with(&press(), &model, "pocket", &images).expect_err("a fault");
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(expected(&faults[0]), "{faults:?}");
    };
    let none = BTreeMap::new;
    let paragraph = |text: &str| Block::Paragraph { text: words(text) };
    let heading = |text: &str| Block::Heading {
        level: 1,
        text: words(text),
    };
    check(
        vec![
            heading("Short"),
            paragraph("little"),
            heading("Long"),
            paragraph(&"many words ".repeat(80)),
        ],
        none(),
        &|fault| {
            matches!(fault, PrintFault::Overflow { side: Side::A, millimetres, longest_section: Some(section), .. }
            if *millimetres > 5.0 && section == "Long")
        },
    );
    check(
        vec![paragraph(&"W".repeat(60))],
        none(),
        &|fault| matches!(fault, PrintFault::TooWide { text, millimetres, .. } if text.starts_with("WW") && *millimetres > 5.0),
    );
    check(vec![paragraph("an owl: 🦉")], none(), &|fault| {
        *fault == PrintFault::MissingGlyph { character: '🦉' }
    });
    let image = || Block::Image {
        path: "map.png".to_owned(),
        alternative: "a map".to_owned(),
    };
    check(vec![image()], none(), &|fault| {
        *fault
            == PrintFault::MissingImage {
                path: "map.png".to_owned(),
            }
    });
    check(
        vec![image()],
        [("map.png".to_owned(), b"no picture".to_vec())].into(),
        &|fault| matches!(fault, PrintFault::BrokenImage { path, .. } if path == "map.png"),
    );
    check(
        vec![image()],
        [("map.png".to_owned(), COARSE.to_vec())].into(),
        &|fault| matches!(fault, PrintFault::CoarseImage { path, dpi } if path == "map.png" && *dpi < 10.0),
    );
}

/// A picture of 16 × 4 pixels.
const COARSE: &[u8] = include_bytes!("coarse.png");

#[test]
fn what_is_wrong_with_a_theme_or_a_font_is_said() {
    let broken = FontFile {
        name: "broken.ttf".to_owned(),
        bytes: b"no font".to_vec(),
    };
    let faults = Press::new(&[broken], &[]).expect_err("a fault");
    assert_eq!(
        faults,
        [PrintFault::BrokenFont {
            name: "broken.ttf".to_owned()
        }]
    );

    let text = "#let a = 1\n#unknown-name";
    let faults = faults_of_template(text);
    let [
        PrintFault::Template {
            path,
            range: Some(range),
            message,
        },
    ] = &faults[..]
    else {
        panic!("{faults:?}");
    };
    assert_eq!(
        (path.as_str(), &text[range.clone()]),
        ("cards/card.typ", "unknown-name")
    );
    assert!(message.contains("unknown variable"), "{message}");
}

/// What is wrong with a card that a theme's own template draws.
fn faults_of_template(text: &str) -> Vec<PrintFault> {
    let template = TemplateFile {
        path: "cards/card.typ".to_owned(),
        text: text.to_owned(),
    };
    let press = Press::new(&[], &[template]).expect("the fonts of the binary");
    let card = cards::card("attendee");
    print(&press, &card.model, "pocket").expect_err("a fault")
}

#[test]
fn templates_reach_nothing_but_the_card() {
    for (text, expected) in [
        ("#read(\"/etc/passwd\")", "not found"),
        ("#import \"@preview/cetz:0.2.0\"", "package"),
        ("#datetime.today()", "date"),
    ] {
        let said = format!("{:?}", faults_of_template(text));
        assert!(said.contains(expected), "{text}: {said}");
    }
}
