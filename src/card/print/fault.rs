//! What can be wrong with a card on its way to paper; the caller knows its sources, and makes findings of it.

use std::fmt;
use std::ops::Range;

use crate::card::formats::Paper;

/// Something about a card that keeps it from being printed.
#[derive(Clone, Debug, PartialEq)]
pub enum PrintFault {
    /// There is more text than fits, at the smallest size that people can read.
    Overflow {
        /// What it was to be printed on.
        piece: Piece,
        /// Where it does not fit.
        side: Side,
        /// How much more height it needs.
        millimetres: f64,
        /// The heading of the longest section there, which is the one to shorten.
        longest_section: Option<String>,
    },
    /// A word or a number is wider than the place it has, or stands where scissors come.
    TooWide {
        /// What it was to be printed on.
        piece: Piece,
        /// Where it stands.
        side: Side,
        /// The word.
        text: String,
        /// How far it goes beyond.
        millimetres: f64,
    },
    /// No font has this character.
    MissingGlyph {
        /// The character.
        character: char,
    },
    /// A template does not compile.
    Template {
        /// Its path in the theme.
        path: String,
        /// Where in its text.
        range: Option<Range<usize>>,
        /// What is wrong, and what Typst suggests.
        message: String,
    },
    /// The theme has no such template.
    MissingTemplate {
        /// Its path in the theme.
        path: String,
    },
    /// A file is no font that Typst reads.
    BrokenFont {
        /// The file's name.
        name: String,
    },
    /// A picture is not there.
    MissingImage {
        /// Its path.
        path: String,
    },
    /// A file is no picture that Typst reads.
    BrokenImage {
        /// Its path.
        path: String,
        /// What is wrong.
        message: String,
    },
    /// A picture would show its pixels.
    CoarseImage {
        /// Its path.
        path: String,
        /// How many pixels it has for each inch on paper.
        dpi: f64,
    },
    /// The address is too long for a QR code.
    LongAddress {
        /// The address.
        url: String,
    },
    /// The format does not come on this paper.
    WrongPaper {
        /// The paper.
        paper: Paper,
    },
    /// The text cannot be written as a PDF that screen readers and archives accept.
    Unwritable {
        /// What Typst says about it.
        message: String,
    },
}

/// One of the files that a card is printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Piece {
    /// One card a page, at its own size and with bleed, without marks.
    OneUp,
    /// The same with crop marks.
    Marks,
    /// Several on a sheet, for an office printer.
    Sheet(Paper),
}

/// A side of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// The one with the steps; also every page of what is no card.
    A,
    /// The one with the QR code.
    B,
}

impl Piece {
    /// What stands in the file's name behind the format's: "", "-marks", "-sheet-a4".
    #[must_use]
    pub fn suffix(self) -> String {
        match self {
            Self::OneUp => String::new(),
            Self::Marks => "-marks".to_owned(),
            Self::Sheet(paper) => format!("-sheet-{}", paper.name()),
        }
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::A => "A",
            Self::B => "B",
        })
    }
}
