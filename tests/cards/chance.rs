//! Cards of chance: whatever is printed is whole, and inside of its safe zone.

use proptest::prelude::*;
use quietroom::card::model::Block;
use quietroom::card::print::{Piece, PrintFault};

use super::space::assert_inside;
use super::{cards, file, found, letters, model_letters, press, print, words_of};

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_printed_is_whole_and_inside(
        lengths in prop::collection::vec((0_usize..30, 0_usize..4), 1..6),
        flows in any::<bool>(),
        is_staff in any::<bool>(),
        format in prop::sample::select(vec!["pocket", "pocket-us", "badge", "a6"]),
    ) {
        let press = press();
        let mut model = cards::card(if is_staff { "responder" } else { "attendee" }).model;
        model.front = lengths.iter().enumerate().flat_map(|(section, (words, items))| section_of(section, *words, *items)).collect();
        if flows {
            model.back = None;
        }
        match print(&press, &model, format) {
            Ok(printed) => {
                for file in &printed.files {
                    assert_inside(found(format), file, "a card of chance");
                }
                let said = words_of(&file(&printed, Piece::OneUp).words);
                for block in &model.front {
                    let wanted = model_letters(std::slice::from_ref(block));
                    // A list may go on over the page, behind small print.
                    let items = matches!(block, Block::List { .. });
                    prop_assert!(items || said.contains(&wanted), "{wanted}\n{said}");
                }
                for (section, (_, items)) in lengths.iter().enumerate() {
                    for item in 0..*items {
                        prop_assert!(said.contains(&letters(&step(section, item))), "{said}");
                    }
                }
            }
            Err(faults) => {
                for fault in faults {
                    prop_assert!(matches!(fault, PrintFault::Overflow { .. }), "{fault:?}");
                }
            }
        }
    }
}

fn section_of(section: usize, words: usize, items: usize) -> Vec<Block> {
    let mut text = format!("# Section {section}\n\n");
    if words > 0 {
        text.push_str("Then ");
        text.push_str(&"several words ".repeat(words));
        text.push_str("\n\n");
    }
    for item in 0..items {
        text.push_str(
            &[
                &(item + 1).to_string(),
                ". ",
                &step(section, item),
                "
",
            ]
            .concat(),
        );
    }
    cards::blocks(&text)
}

fn step(section: usize, item: usize) -> String {
    format!("S{section}I{item} does what it says and ends with a stop.")
}
