//! The list of formats, one a file: how large a card is, where its text may stand, how large the text is.

mod a6;
mod badge;
mod handout;
mod pocket;
mod pocket_us;
mod poster;

use serde::Serialize;

/// All formats, in the order in which a site lists them.
pub const ALL: &[&Format] = &[
    &pocket::POCKET,
    &pocket_us::POCKET_US,
    &badge::BADGE,
    &a6::A6,
    &handout::HANDOUT,
    &poster::POSTER,
];

/// How far the ink of a design goes beyond the cut where people measure in millimetres.
const BLEED: f64 = 3.0;

/// An eighth of an inch, where they measure in inches.
const BLEED_US: f64 = 3.175;

/// How near to the cut text may stand where one card is printed on a page of its own.
pub const SAFE_ONE_UP: f64 = 4.0;

/// How near to the cut text may stand on sheets, which people cut by hand.
pub const SAFE_ON_SHEETS: f64 = 5.0;

/// A format.
#[derive(Debug)]
pub struct Format {
    /// Its name in front matter and file names.
    pub name: &'static str,
    /// The template of the theme that sets it.
    pub template: &'static str,
    /// How large it is.
    pub trim: Trim,
    /// A hole for a lanyard's clip.
    pub slot: Option<Slot>,
    /// How large its text is, on each paper.
    pub text: fn(Paper) -> TextSizes,
    /// How large its QR code is.
    pub qr: QrSizes,
}

/// What a design is cut to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trim {
    /// A card of its own size, two-sided; sheets of several can be printed at an office.
    Card {
        /// The size.
        size: Size,
        /// How far its ink goes beyond the cut.
        bleed: f64,
    },
    /// One of these papers.
    Papers(&'static [Paper]),
}

/// A size in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// The paper in a printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    A3,
    /// 8.5 × 11 in.
    Letter,
}

/// A hole for a lanyard's clip, in the middle of the card's width.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Slot {
    /// From left to right, in millimetres.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
    /// How far it is from the upper edge.
    pub top: f64,
}

/// The sizes of a format's text, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextSizes {
    /// The smallest; nothing where the legible minimum of the font decides.
    pub smallest: Option<f64>,
    /// The largest.
    pub largest: f64,
    /// The least and most that the hotline has, which is 1.75 times as large as the text between them.
    pub hotline: (f64, f64),
}

/// The sizes of a format's QR code, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QrSizes {
    /// The least that a module may have.
    pub module: f64,
    /// The width that a code without its quiet zone has, if its modules are not too small then.
    pub width: f64,
}

impl Format {
    /// How large it is on `paper`; nothing where the format does not come on that paper.
    #[must_use]
    pub fn size(&self, paper: Paper) -> Option<Size> {
        match self.trim {
            Trim::Card { size, .. } => Some(size),
            Trim::Papers(papers) => papers.contains(&paper).then(|| paper.size()),
        }
    }

    /// How far its ink goes beyond the cut.
    #[must_use]
    pub fn bleed(&self, paper: Paper) -> f64 {
        match self.trim {
            Trim::Card { bleed, .. } => bleed,
            Trim::Papers(_) if paper == Paper::Letter => BLEED_US,
            Trim::Papers(_) => BLEED,
        }
    }

    /// Whether it is a card with two sides, of which several stand on a sheet.
    #[must_use]
    pub fn is_card(&self) -> bool {
        matches!(self.trim, Trim::Card { .. })
    }

    /// The papers that it comes on; none for a card with a size of its own.
    #[must_use]
    pub fn papers(&self) -> &'static [Paper] {
        match self.trim {
            Trim::Card { .. } => &[],
            Trim::Papers(papers) => papers,
        }
    }
}

impl Paper {
    /// The papers that sheets of cards are made for.
    pub const SHEETS: [Self; 2] = [Self::A4, Self::Letter];

    /// Its name in file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
            Self::Letter => "letter",
        }
    }

    /// Its size, upright.
    #[must_use]
    pub fn size(self) -> Size {
        let (width, height) = match self {
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
            Self::Letter => (215.9, 279.4),
        };
        Size { width, height }
    }
}

/// The format with this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Format> {
    ALL.iter().copied().find(|format| format.name == name)
}
