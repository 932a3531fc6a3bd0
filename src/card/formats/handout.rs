//! Paper to read, to lay out at a desk or to fill in by pen: as many pages as the text needs.

use super::{Format, Paper, QrSizes, TextSizes, Trim};

pub(super) const HANDOUT: Format = Format {
    name: "handout",
    template: "cards/handout.typ",
    trim: Trim::Papers(&[Paper::A4, Paper::Letter]),
    slot: None,
    text: |_| TextSizes {
        smallest: Some(10.0),
        largest: 12.0,
        hotline: (20.0, 24.0),
    },
    qr: QrSizes {
        module: 0.45,
        width: 22.0,
    },
};
