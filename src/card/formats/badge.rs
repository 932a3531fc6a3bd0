//! A card that hangs behind a badge: 4 × 3 in, with the place of a clip's slot kept free.

use super::{BLEED_US, Format, QrSizes, Size, Slot, TextSizes, Trim};

pub(super) const BADGE: Format = Format {
    name: "badge",
    template: "cards/card.typ",
    trim: Trim::Card {
        size: Size {
            width: 101.6,
            height: 76.2,
        },
        bleed: BLEED_US,
    },
    slot: Some(Slot {
        width: 16.0,
        height: 6.0,
        top: 5.0,
    }),
    text: |_| TextSizes {
        smallest: None,
        largest: 14.0,
        hotline: (16.0, 24.0),
    },
    qr: QrSizes {
        module: 0.45,
        width: 18.0,
    },
};
