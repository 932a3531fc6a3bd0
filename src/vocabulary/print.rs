//! Words of print: how a card is printed, and on which paper.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// How a card is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardFormat {
    /// 85 × 55 mm, both sides.
    Pocket,
    /// 3.5 × 2 in, both sides.
    PocketUs,
    /// 4 × 3 in, both sides, with room for the slot of a lanyard.
    Badge,
    /// A6, both sides.
    A6,
    /// Pages of office paper.
    Handout,
    /// One page that is read from a distance.
    Poster,
}

impl CardFormat {
    /// All formats, the smallest first.
    pub const ALL: [Self; 6] = [
        Self::Pocket,
        Self::PocketUs,
        Self::Badge,
        Self::A6,
        Self::Handout,
        Self::Poster,
    ];

    /// The name in front matter, options and file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pocket => "pocket",
            Self::PocketUs => "pocket-us",
            Self::Badge => "badge",
            Self::A6 => "a6",
            Self::Handout => "handout",
            Self::Poster => "poster",
        }
    }
}

/// The paper in an office printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OfficePaper {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 in.
    Letter,
}

impl OfficePaper {
    /// Both.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    /// The paper that a country (ISO 3166-1 alpha-2) prints on: A4 but for the few that the Unicode CLDR names
    /// (`supplemental/measurementData`).
    #[must_use]
    pub fn of_country(country: &str) -> Self {
        const LETTER: [&str; 14] = [
            "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE",
        ];
        if LETTER.contains(&country) {
            Self::Letter
        } else {
            Self::A4
        }
    }
}

named!(CardFormat);
named!(OfficePaper);
