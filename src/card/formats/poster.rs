//! A sheet for doors and walls, read from some steps away.

use super::{Format, Paper, QrSizes, TextSizes, Trim};

pub(super) const POSTER: Format = Format {
    name: "poster",
    template: "cards/poster.typ",
    trim: Trim::Papers(&[Paper::A4, Paper::A3, Paper::Letter]),
    slot: None,
    text: |paper| {
        let (largest, hotline) = match paper {
            Paper::A3 => (54.0, 84.0),
            Paper::A4 | Paper::Letter => (36.0, 60.0),
        };
        TextSizes {
            smallest: Some(24.0),
            largest,
            hotline: (hotline, hotline),
        }
    },
    qr: QrSizes {
        module: 1.0,
        width: 42.0,
    },
};
