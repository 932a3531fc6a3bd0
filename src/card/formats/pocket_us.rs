//! A card for a wallet in North America: 3.5 × 2 in.

use super::pocket::POCKET;
use super::{BLEED_US, Format, Size, Trim};

pub(super) const POCKET_US: Format = Format {
    name: "pocket-us",
    trim: Trim::Card {
        size: Size {
            width: 88.9,
            height: 50.8,
        },
        bleed: BLEED_US,
    },
    ..POCKET
};
