//! A card for a jacket's pocket, with room for a whole procedure: A6, upright.

use super::{BLEED, Format, QrSizes, Size, TextSizes, Trim};

pub(super) const A6: Format = Format {
    name: "a6",
    template: "cards/card.typ",
    trim: Trim::Card {
        size: Size {
            width: 105.0,
            height: 148.0,
        },
        bleed: BLEED,
    },
    slot: None,
    text: |_| TextSizes {
        smallest: None,
        largest: 13.0,
        hotline: (16.0, 24.0),
    },
    qr: QrSizes {
        module: 0.45,
        width: 20.0,
    },
};
