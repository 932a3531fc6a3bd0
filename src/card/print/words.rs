//! What is wrong with a card, in words for findings: one sentence, and what to do.

use super::fault::{Piece, PrintFault};

impl PrintFault {
    /// One sentence without a full stop. It repeats no text of the card but single words, headings and addresses.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Overflow {
                piece,
                side,
                millimetres,
                ..
            } => format!(
                "the text of side {side} needs {} mm more{}",
                tenths(*millimetres),
                piece.in_words()
            ),
            Self::TooWide {
                piece,
                side,
                text,
                millimetres,
            } => format!(
                "`{text}` on side {side} is {} mm too wide{}",
                tenths(*millimetres),
                piece.in_words()
            ),
            Self::MissingGlyph { character } => format!(
                "no font has the character `{character}` (U+{:04X})",
                u32::from(*character)
            ),
            Self::Template { message, .. } => message.clone(),
            Self::MissingTemplate { path } => format!("the theme has no template `{path}`"),
            Self::BrokenFont { name } => format!("`{name}` is no font"),
            Self::MissingImage { path } => format!("there is no picture `{path}`"),
            Self::BrokenImage { path, message } => {
                format!("the picture `{path}` cannot be read: {message}")
            }
            Self::CoarseImage { path, dpi } => {
                format!("the picture `{path}` has {dpi:.0} pixels an inch on paper")
            }
            Self::LongAddress { url } => format!("`{url}` is too long for a QR code"),
            Self::WrongPaper { paper } => {
                format!(
                    "the format does not come on paper of the size `{}`",
                    paper.name()
                )
            }
            Self::Unwritable { message } => format!("the PDF cannot be written: {message}"),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Overflow {
                longest_section: Some(section),
                ..
            } => format!(
                "the text is as small as people can read; shorten it, best in the section `{section}`, or choose a larger \
                 format"
            ),
            Self::Overflow { .. } => {
                "the text is as small as people can read; shorten it, or choose a larger format"
                    .into()
            }
            Self::TooWide { .. } => {
                "shorten it, or give it places to break; numbers never break".into()
            }
            Self::MissingGlyph { .. } => {
                "name a font that has it under `fonts` in `site.yaml`: a TTF or OTF file".into()
            }
            Self::Template { .. } | Self::MissingTemplate { .. } => {
                "`themes/README.md` says what templates of cards see".into()
            }
            Self::BrokenFont { .. } => "fonts are TTF or OTF files, or collections of them".into(),
            Self::MissingImage { .. } => "put it there, or correct the path".into(),
            Self::BrokenImage { .. } => "pictures are PNG, JPEG, GIF, WebP or SVG files".into(),
            Self::CoarseImage { .. } => {
                "use a picture with at least 200 pixels an inch, or an SVG".into()
            }
            Self::LongAddress { .. } => "let the card lead to a shorter address".into(),
            Self::WrongPaper { .. } => "choose another paper or another format".into(),
            Self::Unwritable { .. } => {
                "change what it names, so that screen readers can read the card".into()
            }
        }
    }

    /// Whether another fault is the same trouble, perhaps on another paper.
    pub(super) fn is_about_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Overflow { side, .. }, Self::Overflow { side: known, .. }) => side == known,
            (Self::TooWide { text, .. }, Self::TooWide { text: known, .. }) => text == known,
            (Self::CoarseImage { path, .. }, Self::CoarseImage { path: known, .. }) => {
                path == known
            }
            _ => self == other,
        }
    }

    /// By how much something does not fit.
    pub(super) fn millimetres(&self) -> f64 {
        match self {
            Self::Overflow { millimetres, .. } | Self::TooWide { millimetres, .. } => *millimetres,
            _ => 0.0,
        }
    }
}

impl Piece {
    fn in_words(self) -> String {
        match self {
            Self::OneUp | Self::Marks => String::new(),
            Self::Sheet(paper) => format!(" on sheets ({})", paper.name()),
        }
    }
}

/// Millimetres with one decimal, never less than is missing.
fn tenths(millimetres: f64) -> String {
    format!("{:.1}", (millimetres * 10.0).ceil() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::formats::Paper;
    use crate::card::print::Side;

    #[test]
    fn faults_say_what_is_wrong_and_what_to_do() {
        let check = |fault: PrintFault, message: &str, help: &str| {
            assert_eq!(fault.message(), message);
            assert!(fault.help().contains(help), "{}", fault.help());
        };
        check(
            PrintFault::Overflow {
                piece: Piece::Sheet(Paper::A4),
                side: Side::B,
                millimetres: 3.21,
                longest_section: Some("Afterwards".to_owned()),
            },
            "the text of side B needs 3.3 mm more on sheets (a4)",
            "best in the section `Afterwards`",
        );
        check(
            PrintFault::TooWide {
                piece: Piece::OneUp,
                side: Side::A,
                text: "Incomprehensibilities".to_owned(),
                millimetres: 0.9,
            },
            "`Incomprehensibilities` on side A is 0.9 mm too wide",
            "shorten it",
        );
        check(
            PrintFault::MissingGlyph { character: '字' },
            "no font has the character `字` (U+5B57)",
            "`fonts` in `site.yaml`",
        );
    }
}
