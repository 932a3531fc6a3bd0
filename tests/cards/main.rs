//! Cards on paper: what they say is what their models say, where it may stand, and what is said when it does not fit.
#![cfg(feature = "pdf")]

#[path = "../support/cards.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod cards;

mod chance;
mod faults;
mod greys;
mod says;
mod space;

use std::collections::BTreeMap;

use quietroom::card::formats::{self, Format, Paper};
use quietroom::card::model::{Block, CardModel};
use quietroom::card::print::{
    Date, Located, Piece, Press, PrintFault, PrintRequest, Printed, PrintedFile, TemplateFile,
    render,
};

fn press() -> Press {
    Press::new(&[], &[]).expect("the fonts of the binary")
}

fn print(press: &Press, model: &CardModel, format: &str) -> Result<Printed, Vec<PrintFault>> {
    print_with(press, model, format, &cards::no_images())
}

fn print_with(
    press: &Press,
    model: &CardModel,
    format: &str,
    images: &BTreeMap<String, Vec<u8>>,
) -> Result<Printed, Vec<PrintFault>> {
    render(&request(press, model, found(format), images))
}

fn found(name: &str) -> &'static Format {
    formats::find(name).expect("a format")
}

fn request<'a>(
    press: &'a Press,
    model: &'a CardModel,
    format: &'static Format,
    images: &'a BTreeMap<String, Vec<u8>>,
) -> PrintRequest<'a> {
    PrintRequest {
        press,
        model,
        images,
        format,
        paper: Paper::A4,
        sheets: if format.is_card() {
            &Paper::SHEETS
        } else {
            &[]
        },
        marks: true,
        date: Date {
            year: 2026,
            month: 4,
            day: 20,
        },
    }
}

/// A text without its white space, as lines may end anywhere.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

fn model_letters(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Heading { text: words, .. } | Block::Paragraph { text: words } => {
                text.push_str(&cards::plain(words));
            }
            Block::Field { label, .. } => text.push_str(&cards::plain(label)),
            Block::List { start, items } => {
                for (place, item) in items.iter().enumerate() {
                    match start {
                        Some(start) => text.push_str(&(start + place as u64).to_string()),
                        None => text.push('•'),
                    }
                    text.push_str(&model_letters(item));
                }
            }
            Block::Quote { blocks } => text.push_str(&model_letters(blocks)),
            Block::Table { head, rows } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    text.push_str(&cards::plain(cell));
                }
            }
            Block::Code { text: code } => text.push_str(code),
            Block::Image { .. } => {}
        }
    }
    letters(&text)
}

fn words_of(words: &[Located]) -> String {
    letters(
        &words
            .iter()
            .map(|word| word.text.as_str())
            .collect::<String>(),
    )
}

fn file(printed: &Printed, piece: Piece) -> &PrintedFile {
    let mut files = printed.files.iter();
    files
        .find(|file| file.piece == piece)
        .expect("a file of this kind")
}

#[test]
fn the_same_card_has_the_same_bytes_from_any_thread() {
    let press = press();
    let card = cards::card("responder");
    let once = print(&press, &card.model, "pocket").expect("a card that fits");
    std::thread::scope(|threads| {
        let others: Vec<_> = (0..3)
            .map(|_| threads.spawn(|| print(&press, &card.model, "pocket")))
            .collect();
        for other in others {
            let other = other
                .join()
                .expect("a thread that ends")
                .expect("a card that fits");
            assert!(other == once, "another thread prints other bytes");
        }
    });
}

#[test]
fn the_key_changes_with_what_is_printed() {
    let press = press();
    let card = cards::card("attendee");
    let images = cards::no_images();
    let first = request(&press, &card.model, found("pocket"), &images);
    assert_eq!(first.key(), first.key());
    let mut model = card.model.clone();
    model.seal.push('X');
    let date = Date {
        day: 21,
        ..first.date
    };
    let other_press = Press::new(
        &[],
        &[TemplateFile {
            path: "cards/card.typ".to_owned(),
            text: "Hello".to_owned(),
        }],
    )
    .expect("the fonts of the binary");
    let others = [
        PrintRequest {
            model: &model,
            ..first
        },
        PrintRequest {
            format: found("pocket-us"),
            ..first
        },
        PrintRequest {
            sheets: &[],
            ..first
        },
        PrintRequest {
            marks: false,
            ..first
        },
        PrintRequest {
            paper: Paper::Letter,
            ..first
        },
        PrintRequest { date, ..first },
        PrintRequest {
            press: &other_press,
            ..first
        },
    ];
    for other in others {
        assert_ne!(first.key(), other.key(), "{other:?}");
    }
}
