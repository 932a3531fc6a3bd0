//! A card for a wallet in North America: 3.5 × 2 in.

use super::{BLEED_US, Format, QrSizes, Size, TextSizes, Trim};

pub(super) const POCKET_US: Format = Format {
    name: "pocket-us",
    template: "cards/card.typ",
    trim: Trim::Card {
        size: Size {
            width: 88.9,
            height: 50.8,
        },
        bleed: BLEED_US,
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
