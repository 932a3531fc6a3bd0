//! A card says what its model says, on the right side, and nothing becomes markup.

use quietroom::card::formats::Paper;
use quietroom::card::model::{Block, Inline};
use quietroom::card::print::{Located, Piece};

use super::{cards, file, letters, model_letters, press, print, print_with, words_of};

#[test]
fn a_card_says_what_its_model_says() {
    let press = press();
    for card in cards::all()
        .into_iter()
        .filter(|card| card.fonts.as_ref().is_some_and(Vec::is_empty))
    {
        for name in &card.formats {
            let printed =
                print_with(&press, &card.model, name, &card.images).expect("a card that fits");
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
    let steps: Vec<String> = (1..=12)
        .map(|step| format!("{step}. Step {step} begins here and goes on until its end.\n"))
        .collect();
    let steps = steps.concat();
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
        side.contains(&format!("Step{step}beginshereandgoesonuntilitsend."))
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
