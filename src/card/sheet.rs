//! How many cards stand on a sheet of office paper, and where.

use serde::Serialize;

use super::formats::{Paper, Size};

/// What an office printer leaves white along each edge, in millimetres.
const UNPRINTABLE: f64 = 5.0;

/// The least that is left between two cards which do not touch: two cuts that are nearer cannot be made by hand.
const NARROWEST_GAP: f64 = 2.0;

/// The most that is left between two cards.
const WIDEST_GAP: f64 = 6.0;

/// Where cards stand on a sheet. All lengths are in millimetres.
///
/// Sheets are always upright: turned over their long edge, left and right change places and nothing else does. The cards
/// stand in the middle of the sheet, so that each back falls on its front.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Sheet {
    /// The paper.
    pub paper: Size,
    /// How many cards stand beside each other.
    pub columns: u8,
    /// How many rows of them there are.
    pub rows: u8,
    /// The place that each takes, which is the card's size, turned where `is_turned`.
    pub cell: Size,
    /// Whether cards lie on their side: fronts with their top to the right, backs with their top to the left.
    pub is_turned: bool,
    /// The distance between two columns and between two rows.
    pub gap: Size,
    /// Where the first card stands: from the left, and from the top.
    pub margin: Size,
}

impl Sheet {
    /// As many cards of a size as fit on `paper`; nothing where not even one does.
    #[must_use]
    pub fn new(card: Size, paper: Paper) -> Option<Self> {
        let turned = Size {
            width: card.height,
            height: card.width,
        };
        let best = |margin: f64| {
            let upright = Self::with_margin(card, false, paper, margin);
            let turned = Self::with_margin(turned, true, paper, margin);
            if turned.count() > upright.count() {
                turned
            } else {
                upright
            }
        };
        let inside = best(UNPRINTABLE);
        let whole = best(0.0);
        // Four A6 cards are an A4 sheet: nothing but a band loses some ink at the edge, as text keeps off it anyway.
        let chosen = if whole.count() >= 2 * inside.count() {
            whole
        } else {
            inside
        };
        (chosen.count() > 0).then_some(chosen)
    }

    /// How many cards stand on it.
    #[must_use]
    pub fn count(&self) -> usize {
        usize::from(self.columns) * usize::from(self.rows)
    }

    /// The upper left corners of the cards, in rows from the top. Backs stand mirrored, as seen from behind.
    #[must_use]
    pub fn corners(&self, is_back: bool) -> Vec<(f64, f64)> {
        let mut corners = Vec::with_capacity(self.count());
        for row in 0..self.rows {
            for column in 0..self.columns {
                let left =
                    self.margin.width + f64::from(column) * (self.cell.width + self.gap.width);
                let top =
                    self.margin.height + f64::from(row) * (self.cell.height + self.gap.height);
                let mirrored = self.paper.width - left - self.cell.width;
                corners.push((if is_back { mirrored } else { left }, top));
            }
        }
        corners
    }

    fn with_margin(cell: Size, is_turned: bool, paper: Paper, margin: f64) -> Self {
        let paper = paper.size();
        let (columns, gap_x, left) = along(paper.width, cell.width, margin);
        let (rows, gap_y, top) = along(paper.height, cell.height, margin);
        Self {
            paper,
            columns,
            rows,
            cell,
            is_turned,
            gap: Size {
                width: gap_x,
                height: gap_y,
            },
            margin: Size {
                width: left,
                height: top,
            },
        }
    }
}

/// How many cards stand in a row of this length, how far from each other, and where the first one begins. Where no margin
/// is kept, they touch: one cut parts two.
fn along(length: f64, card: f64, margin: f64) -> (u8, f64, f64) {
    let room = length - 2.0 * margin;
    let least = if margin > 0.0 { NARROWEST_GAP } else { 0.0 };
    let mut count = 0_u8;
    while f64::from(count + 1) * card + f64::from(count) * least <= room && count < 20 {
        count += 1;
    }
    let gaps = f64::from(count.saturating_sub(1));
    let gap = if gaps > 0.0 && margin > 0.0 {
        ((room - f64::from(count) * card) / gaps).min(WIDEST_GAP)
    } else {
        0.0
    };
    let used = f64::from(count) * card + gaps * gap;
    (count, gap, (length - used) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::formats::{self, Trim};

    #[test]
    fn as_many_cards_stand_on_a_sheet_as_fit() {
        let check = |format: &str, paper: Paper, expected: (u8, u8, bool)| {
            let format = formats::find(format).expect("a format");
            let Trim::Card { size, .. } = format.trim else {
                panic!("{} is no card", format.name);
            };
            let sheet = Sheet::new(size, paper).expect("a sheet");
            let said = (sheet.columns, sheet.rows, sheet.is_turned);
            assert_eq!(said, expected, "{} on {paper:?}", format.name);
        };
        check("pocket", Paper::A4, (2, 5, false));
        check("pocket", Paper::Letter, (3, 3, true));
        check("pocket-us", Paper::A4, (2, 5, false));
        check("pocket-us", Paper::Letter, (2, 5, false));
        check("badge", Paper::A4, (2, 2, true));
        check("badge", Paper::Letter, (2, 3, false));
        check("a6", Paper::A4, (2, 2, false));
        check("a6", Paper::Letter, (1, 2, true));
    }

    #[test]
    fn backs_fall_on_fronts() {
        for format in formats::ALL {
            let Trim::Card { size, .. } = format.trim else {
                continue;
            };
            for paper in Paper::SHEETS {
                let sheet = Sheet::new(size, paper).expect("a sheet");
                let fronts = sheet.corners(false);
                for ((front, top), (back, back_top)) in fronts.iter().zip(sheet.corners(true)) {
                    let seen_through = sheet.paper.width - back - sheet.cell.width;
                    assert!((front - seen_through).abs() < 1e-9, "{}", format.name);
                    assert!((top - back_top).abs() < 1e-9, "{}", format.name);
                    assert!(*front >= 0.0 && *top >= 0.0);
                }
            }
        }
    }
}
