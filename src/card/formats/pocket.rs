//! A card for a wallet or the back of a badge: 85 × 55 mm, as bank cards in most of the world.

use super::{BLEED, Format, QrSizes, Size, TextSizes, Trim};

pub(super) const POCKET: Format = Format {
    name: "pocket",
    template: "cards/card.typ",
    trim: Trim::Card {
        size: Size {
            width: 85.0,
            height: 55.0,
        },
        bleed: BLEED,
    },
    slot: None,
    text: |_| TextSizes {
        smallest: None,
        largest: 10.5,
        hotline: (14.0, 16.0),
    },
    qr: QrSizes {
        module: 0.45,
        width: 12.0,
    },
};
