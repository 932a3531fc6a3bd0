//! What a card says, before anybody knows how it will look: the same for its page, its pictures and its print.

use serde::Serialize;

use crate::vocabulary::Audience;

/// A card of one event in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CardModel {
    /// Its title.
    pub title: String,
    /// Its language's tag.
    pub lang: String,
    /// Whether its language is written from right to left.
    pub is_right_to_left: bool,
    /// Who may read it.
    pub audience: Audience,
    /// The event's name.
    pub event: String,
    /// The event's days, in words.
    pub dates: String,
    /// "Valid until May 13, 2026".
    pub valid_until: String,
    /// What the band of a card for staff says; nothing on a public card.
    pub band: Option<String>,
    /// Where a lost card goes; nothing on a public card.
    pub found: Option<String>,
    /// Side A, or all of it where the text flows on to side B.
    pub front: Vec<Block>,
    /// Side B, where the card says what stands there; nothing where the text flows.
    pub back: Option<Vec<Block>>,
    /// The address of its page online.
    pub qr: Option<QrModel>,
    /// Its seal: eight characters, with the word before it ("Seal 7XK2M9PQ").
    pub seal: String,
    /// The documents whose text it quotes, with their licences, one a line.
    pub origin: Vec<String>,
}

impl CardModel {
    /// The pictures that it shows, by their paths.
    #[must_use]
    pub fn pictures(&self) -> Vec<&str> {
        let mut paths = Vec::new();
        for block in self.front.iter().chain(self.back.iter().flatten()) {
            block.pictures(&mut paths);
        }
        paths
    }
}

impl Block {
    fn pictures<'m>(&'m self, paths: &mut Vec<&'m str>) {
        match self {
            Self::Image { path, .. } => paths.push(path),
            Self::List { items, .. } => {
                for block in items.iter().flatten() {
                    block.pictures(paths);
                }
            }
            Self::Quote { blocks } => {
                for block in blocks {
                    block.pictures(paths);
                }
            }
            _ => {}
        }
    }
}

/// A QR code and the same address in letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QrModel {
    /// The address that it leads to.
    pub url: String,
    /// The address as people read it, without `https://`.
    pub letters: String,
    /// What there is to find.
    pub label: String,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 for the headings of sections, 2 for those inside of them, and so on.
        level: u8,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// The number of the first step; nothing for a list without numbers.
        start: Option<u64>,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// Text that somebody else said.
    Quote {
        /// What it says.
        blocks: Vec<Block>,
    },
    /// A table.
    Table {
        /// The cells of its head; none where it has no head.
        head: Vec<Vec<Inline>>,
        /// Its rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Text whose line breaks count.
    Code {
        /// The text.
        text: String,
    },
    /// A picture, by the path of a file that is given beside the model.
    Image {
        /// The path.
        path: String,
        /// What it shows, for those who do not see it.
        alternative: String,
    },
    /// Something to fill in by pen.
    Field {
        /// What belongs there.
        label: Vec<Inline>,
        /// How many lines it needs.
        lines: u8,
    },
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "inline", rename_all = "kebab-case")]
pub enum Inline {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// Words that matter.
    Strong {
        /// The words.
        text: Vec<Inline>,
    },
    /// Words that are stressed.
    Emphasis {
        /// The words.
        text: Vec<Inline>,
    },
    /// Characters to type as they stand.
    Code {
        /// The characters.
        text: String,
    },
    /// A link. On paper its words stand alone.
    Link {
        /// `https:`, `mailto:`, `tel:` or `sms:`, and what follows.
        href: String,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A number to dial: it never breaks, and reads from left to right.
    Number {
        /// The number as people read it.
        text: String,
        /// Its `tel:` address, where it can be dialled.
        href: Option<String>,
    },
    /// The end of a line.
    Break,
}
