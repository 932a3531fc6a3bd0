//! Text stays where no scissors come, and backs stand behind their fronts.

use quietroom::card::formats::{Format, Paper, Trim};
use quietroom::card::print::{Piece, PrintedFile};
use quietroom::card::sheet::Sheet;

use super::{cards, file, found, press, print};

/// How far the ink of an accent may reach out of the safe zone, in millimetres.
const ACCENT: f64 = 0.3;

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
pub(super) fn assert_inside(format: &Format, file: &PrintedFile, context: &str) {
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
