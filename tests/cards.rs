//! Cards on paper: what they say is what their models say, where it may stand, and what is said when it does not fit.
#![cfg(feature = "pdf")]

#[path = "support/cards.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod cards;

use std::collections::BTreeMap;

use proptest::prelude::*;
use quietroom::card::formats::{self, Format, Paper, Trim};
use quietroom::card::model::{Block, CardModel, Inline};
use quietroom::card::print::{
    Date, FontFile, Located, Piece, Press, PrintFault, PrintRequest, Printed, PrintedFile, Side,
    TemplateFile, render,
};
use quietroom::card::sheet::Sheet;

/// How far the ink of an accent may reach out of the safe zone, in millimetres.
const ACCENT: f64 = 0.3;

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
fn a_card_says_what_its_model_says() {
    let press = press();
    for card in cards::all()
        .into_iter()
        .filter(|card| card.fonts.as_ref().is_some_and(Vec::is_empty))
    {
        for name in &card.formats {
            let printed = print(&press, &card.model, name).expect("a card that fits");
            let said = words_of(&file(&printed, Piece::OneUp).words);
            let model = &card.model;
            let sides = [Some(&model.front), model.back.as_ref()];
            for side in sides.into_iter().flatten() {
                let wanted = model_letters(side);
                assert!(
                    said.contains(&wanted),
                    "{} {name}: {wanted}\n{said}",
                    card.name
                );
            }
            let small = [&model.event, &model.dates, &model.valid_until, &model.seal];
            let address = model.qr.iter().map(|qr| &qr.letters);
            let rest = model
                .band
                .iter()
                .chain(&model.found)
                .chain(&model.origin)
                .chain(address);
            for part in small.into_iter().chain(rest) {
                assert!(
                    said.contains(&letters(part)),
                    "{} {name}: {part}\n{said}",
                    card.name
                );
            }
        }
    }
}

#[test]
fn text_stays_where_no_scissors_come() {
    let press = press();
    for name in ["responder", "attendee", "volunteer"] {
        let card = cards::card(name);
        for format in &card.formats {
            let printed = print(&press, &card.model, format).expect("a card that fits");
            for file in &printed.files {
                assert_inside(found(format), file, name);
            }
        }
    }
}

/// Every run of text stands in the safe zone of one card.
fn assert_inside(format: &Format, file: &PrintedFile, context: &str) {
    let Trim::Card { size, .. } = format.trim else {
        panic!("{} is no card", format.name);
    };
    let (corners, cell, safe) = match file.piece {
        Piece::Sheet(paper) => {
            let sheet = Sheet::new(size, paper).expect("a sheet");
            // Fronts and backs stand in the same places, as the sheet is symmetrical.
            (sheet.corners(false), sheet.cell, 5.0)
        }
        Piece::OneUp | Piece::Marks => (vec![(0.0, 0.0)], size, 4.0),
    };
    for word in file
        .words
        .iter()
        .filter(|word| !word.text.trim().is_empty())
    {
        let [left, upper, right, lower] = word.bounds;
        let near = safe - ACCENT;
        let inside = corners.iter().any(|(x, y)| {
            left >= x + near
                && upper >= y + near
                && right <= x + cell.width - near
                && lower <= y + cell.height - near
        });
        assert!(inside, "{context} {:?}: {word:?}", file.piece);
    }
}

#[test]
fn backs_stand_behind_their_fronts() {
    let press = press();
    for (name, format) in [
        ("responder", "pocket"),
        ("attendee", "pocket-us"),
        ("volunteer", "badge"),
        ("attendee", "a6"),
    ] {
        let card = cards::card(name);
        let printed = print(&press, &card.model, format).expect("a card that fits");
        for paper in Paper::SHEETS {
            let sheet = file(&printed, Piece::Sheet(paper));
            // What stands on both sides at the same place of the card tells whether the sides lie on each other.
            let mark = card.model.band.as_deref().unwrap_or(&card.model.event);
            let starts = |page: usize| {
                let words = sheet.words.iter();
                let marks = words.filter(|word| word.page == page && mark.starts_with(&word.text));
                marks.map(|word| word.line[0]).collect::<Vec<_>>()
            };
            let Trim::Card { size, .. } = found(format).trim else {
                panic!("{format} is no card");
            };
            let layout = Sheet::new(size, paper).expect("a sheet");
            let fronts = layout.corners(false);
            let backs = layout.corners(true);
            if card.model.band.is_some() {
                assert_eq!(starts(0).len(), layout.count(), "{format} {paper:?}");
                assert_eq!(starts(1).len(), layout.count(), "{format} {paper:?}");
                for ((front, back), (front_at, back_at)) in starts(0)
                    .iter()
                    .zip(starts(1))
                    .zip(fronts.iter().zip(backs))
                {
                    let in_front = (front.0 - front_at.0, front.1 - front_at.1);
                    let behind = (back.0 - back_at.0, back.1 - back_at.1);
                    // A card that lies on its side has its back turned by half a turn.
                    let behind = if layout.is_turned {
                        (layout.cell.width - behind.0, layout.cell.height - behind.1)
                    } else {
                        behind
                    };
                    let off = (in_front.0 - behind.0)
                        .abs()
                        .max((in_front.1 - behind.1).abs());
                    assert!(off < 0.3, "{format} {paper:?}: {in_front:?} {behind:?}");
                }
            }
        }
    }
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

#[test]
fn sheets_have_no_links_and_one_up_cards_do() {
    let press = press();
    let card = cards::card("attendee");
    let mut model = card.model.clone();
    model.front.push(Block::Paragraph {
        text: vec![Inline::Link {
            href: "javascript:alert(1)".to_owned(),
            text: vec![Inline::Text {
                text: "no".to_owned(),
            }],
        }],
    });
    let printed = print(&press, &model, "a6").expect("a card that fits");
    let has =
        |piece: Piece, link: &str| file(&printed, piece).text.lines().any(|line| line == link);
    assert!(has(Piece::OneUp, "tel:+12165550187"));
    assert!(!has(Piece::OneUp, "javascript:alert(1)"));
    assert!(!has(Piece::Sheet(Paper::A4), "tel:+12165550187"));
}

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
const COARSE: &[u8] = include_bytes!("cards/coarse.png");

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
    let template = TemplateFile {
        path: "cards/card.typ".to_owned(),
        text: text.to_owned(),
    };
    let press = Press::new(&[], &[template]).expect("the fonts of the binary");
    let card = cards::card("attendee");
    let faults = print(&press, &card.model, "pocket").expect_err("a fault");
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

#[test]
fn templates_reach_nothing_but_the_card() {
    for (text, expected) in [
        ("#read(\"/etc/passwd\")", "not found"),
        ("#import \"@preview/cetz:0.2.0\"", "package"),
        ("#datetime.today()", "date"),
    ] {
        let template = TemplateFile {
            path: "cards/card.typ".to_owned(),
            text: text.to_owned(),
        };
        let press = Press::new(&[], &[template]).expect("the fonts of the binary");
        let card = cards::card("attendee");
        let faults = print(&press, &card.model, "pocket").expect_err("a fault");
        let said = format!("{faults:?}");
        assert!(said.contains(expected), "{text}: {said}");
    }
}

#[test]
fn words_cannot_become_markup() {
    let mut model = cards::card("attendee").model;
    let hostile = "#panic() *bold* _it_ $x$ @ref <label> #read(\"/etc/passwd\") = heading \\ // no";
    model.front = vec![Block::Paragraph {
        text: vec![Inline::Text {
            text: hostile.to_owned(),
        }],
    }];
    let printed = print(&press(), &model, "pocket").expect("a card that fits");
    let said = words_of(&file(&printed, Piece::OneUp).words);
    assert!(said.contains(&letters(hostile)), "{said}");
}

#[test]
fn text_flows_to_side_b_between_steps() {
    let mut model = cards::card("attendee").model;
    let steps: String = (1..=12)
        .map(|step| {
            format!("{step}. Step {step} begins here and goes on until its end.\n")
        })
        .collect();
    model.front = cards::blocks(&format!("# First\n\n{steps}\n# Last\n\nThe end.\n"));
    model.back = None;
    let printed = print(&press(), &model, "pocket").expect("a card that fits");
    let words = &file(&printed, Piece::OneUp).words;
    let side = |page: usize| {
        let on_it: Vec<Located> = words
            .iter()
            .filter(|word| word.page == page)
            .cloned()
            .collect();
        words_of(&on_it)
    };
    let (front, back) = (side(0), side(1));
    let whole = |side: &str, step: usize| {
        side.contains(&format!(
            "Step{step}beginshereandgoesonuntilitsend."
        ))
    };
    for step in 1..=12 {
        assert!(
            whole(&front, step) != whole(&back, step),
            "step {step}\n{front}\n{back}"
        );
    }
    assert!(whole(&front, 1) && whole(&back, 12), "{front}\n{back}");
    let heading = |side: &str| side.contains("LastTheend.");
    assert!(heading(&front) != heading(&back), "{front}\n{back}");
}

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
        text.push_str(&format!(
            "P{section} {}\n\n",
            "several words ".repeat(words)
        ));
    }
    for item in 0..items {
        text.push_str(&format!("{}. {}\n", item + 1, step(section, item)));
    }
    cards::blocks(&text)
}

fn step(section: usize, item: usize) -> String {
    format!("S{section}I{item} does what it says and ends with a stop.")
}
