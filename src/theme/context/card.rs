//! A card, as its page shows it.

use serde::Serialize;

/// A card. Template `card.html` sees it as `card`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CardContext {
    /// What the band of a card for staff says; nothing on a public card.
    pub band: Option<String>,
    /// Where a lost card goes; nothing on a public card.
    pub found: Option<String>,
    /// Side A, or all of it where the text flows on to side B.
    pub front_html: String,
    /// Side B, where the card says what stands there.
    pub back_html: Option<String>,
    /// The event's name.
    pub event: String,
    /// The event's days, in words.
    pub dates: String,
    /// "Valid until May 13, 2026".
    pub valid_until: String,
    /// The documents whose text it quotes, with their licences.
    pub origin: Vec<String>,
    /// Its code to scan.
    pub qr: Option<QrContext>,
    /// Its files for print.
    pub prints: Vec<PrintContext>,
    /// A picture of each side as it is printed.
    pub pictures: Vec<PictureContext>,
    /// Whether the pictures show all of it, so that they can be printed in the place of its text.
    pub is_pictured: bool,
}

/// What a card is printed as, and what it looks like then; the ways count from the card's page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CardFiles {
    /// Its files for print.
    pub prints: Vec<PrintContext>,
    /// A picture of each side.
    pub pictures: Vec<PictureContext>,
    /// Whether the pictures show all of it.
    pub is_pictured: bool,
}

/// A code to scan, and what it says in letters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct QrContext {
    /// The address that it leads to.
    pub url: String,
    /// The address as people read it.
    pub letters: String,
    /// What there is to find.
    pub label: String,
    /// The code as an SVG picture, quiet zone included.
    pub svg: String,
}

/// A file for print.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PrintContext {
    /// The way there.
    pub url: String,
    /// "Pocket card, 85 × 55 mm".
    pub label: String,
    /// How to print it.
    pub hint: String,
}

/// A picture of a side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PictureContext {
    /// The way there.
    pub url: String,
    /// "Side A".
    pub label: String,
    /// Its width in millimetres.
    pub width: String,
    /// Its height in millimetres.
    pub height: String,
    /// Whether it fills a sheet of paper.
    pub is_sheet: bool,
}
