//! What a laid out card must keep: its text fits and stays where no scissors come, every character has a glyph, pictures
//! have enough pixels.

use std::collections::BTreeMap;

use serde_json::Value;
use typst::foundations::{Bytes, Label, Selector, Value as TypstValue};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::data::Data;
use super::fault::{Piece, PrintFault, Side};
use super::inspect::{Contents, Located};
use super::request::PrintRequest;
use super::world::image_path;
use crate::card::formats::Size;
use crate::card::model::{Block, Inline};

/// How far ink may reach into the margin, in millimetres: accents on capitals do, and no scissors cut so finely.
const TOLERANCE: f64 = 0.3;

/// The least number of pixels for each inch on paper.
const COARSE: f64 = 200.0;

/// What a template says about its text, as `#metadata(…) <fit>`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fit {
    /// The size of the text, in points.
    pub size: f64,
    /// How much height is missing on each side, in millimetres; zero where everything fits.
    pub missing: [f64; 2],
}

/// Everything that is wrong with a laid out document; `files` are its virtual files.
pub(super) fn check(
    request: &PrintRequest<'_>,
    piece: Piece,
    data: &Data,
    fit: &Fit,
    contents: &Contents,
    files: &BTreeMap<String, Bytes>,
) -> Vec<PrintFault> {
    let mut faults: Vec<PrintFault> = contents
        .missing
        .iter()
        .map(|character| PrintFault::MissingGlyph {
            character: *character,
        })
        .collect();
    faults.extend(coarse_images(request, contents, files));
    let overflows = overflows(request, piece, fit);
    // Text that does not fit leaves its place, too: that is not worth a word of its own.
    if overflows.is_empty() {
        faults.extend(too_wide(piece, data, contents));
    }
    faults.extend(overflows);
    faults
}

impl Fit {
    /// What the template of a document said; nothing if it did not.
    pub(super) fn of(document: &PagedDocument) -> Option<Self> {
        let label = Label::new(PicoStr::intern("fit"))?;
        let found = document
            .introspector()
            .query_first(&Selector::Label(label))?;
        let TypstValue::Dict(said) = &found.to_packed::<MetadataElem>()?.value else {
            return None;
        };
        let number = |key: &str| match said.get(key) {
            Ok(TypstValue::Float(number)) => *number,
            Ok(TypstValue::Length(length)) => length.abs.to_pt(),
            _ => 0.0,
        };
        Some(Self {
            size: number("size"),
            missing: [number("missing-a"), number("missing-b")],
        })
    }
}

fn overflows(request: &PrintRequest<'_>, piece: Piece, fit: &Fit) -> Vec<PrintFault> {
    let sides = [Side::A, Side::B].into_iter().zip(fit.missing);
    let model = request.model;
    sides
        .filter(|(_, millimetres)| *millimetres > 0.0)
        .map(|(side, millimetres)| PrintFault::Overflow {
            piece,
            side,
            millimetres,
            longest_section: match (side, &model.back) {
                (Side::B, Some(back)) => longest_section(back),
                _ => longest_section(&model.front),
            },
        })
        .collect()
}

/// The heading of the section with the most text.
fn longest_section(blocks: &[Block]) -> Option<String> {
    let mut sections: Vec<(Option<String>, usize)> = Vec::new();
    for block in blocks {
        if let Block::Heading { text, .. } = block {
            let mut heading = String::new();
            for word in text {
                add_words(word, &mut heading);
            }
            sections.push((Some(heading), 0));
        } else if sections.is_empty() {
            sections.push((None, 0));
        }
        if let Some((_, length)) = sections.last_mut() {
            // Every character of text is in the JSON form, and what is not text is much the same for all sections.
            *length += serde_json::to_value(block).map_or(0, |value| characters(&value));
        }
    }
    let longest = sections
        .into_iter()
        .rev()
        .max_by_key(|(_, length)| *length)?;
    longest.0
}

fn add_words(word: &Inline, words: &mut String) {
    match word {
        Inline::Text { text } | Inline::Code { text } | Inline::Number { text, .. } => {
            words.push_str(text);
        }
        Inline::Strong { text } | Inline::Emphasis { text } | Inline::Link { text, .. } => {
            for word in text {
                add_words(word, words);
            }
        }
        Inline::Break => words.push(' '),
    }
}

/// How many characters of text a block has, as its JSON form says.
fn characters(value: &Value) -> usize {
    match value {
        Value::Array(values) => values.iter().map(characters).sum(),
        Value::Object(fields) => fields
            .iter()
            .filter(|(key, _)| !matches!(key.as_str(), "block" | "inline" | "href" | "path"))
            .map(|(_, value)| characters(value))
            .sum(),
        Value::String(text) => text.chars().count(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

fn too_wide(piece: Piece, data: &Data, contents: &Contents) -> Vec<PrintFault> {
    contents
        .texts
        .iter()
        .filter(|located| !located.text.trim().is_empty())
        .filter_map(|located| {
            let millimetres = beyond(located, data);
            (millimetres > TOLERANCE).then(|| PrintFault::TooWide {
                piece,
                side: if located.page % 2 == 1 && data.page.is_card {
                    Side::B
                } else {
                    Side::A
                },
                text: located.text.trim().to_owned(),
                millimetres,
            })
        })
        .collect()
}

/// How far a run of text reaches out of the nearest safe zone, in millimetres.
fn beyond(located: &Located, data: &Data) -> f64 {
    let [left, upper, right, lower] = located.bounds;
    let safe = data.page.safe;
    let out_of = |corner: (f64, f64), size: Size| {
        let sides = [
            corner.0 + safe - left,
            corner.1 + safe - upper,
            right - (corner.0 + size.width - safe),
            lower - (corner.1 + size.height - safe),
        ];
        sides.into_iter().fold(0.0, f64::max)
    };
    let Some(sheet) = &data.page.sheet else {
        return out_of((0.0, 0.0), data.page.trim);
    };
    let corners = if located.page.is_multiple_of(2) {
        &sheet.fronts
    } else {
        &sheet.backs
    };
    corners
        .iter()
        .map(|corner| out_of(*corner, sheet.sheet.cell))
        .fold(f64::MAX, f64::min)
}

fn coarse_images(
    request: &PrintRequest<'_>,
    contents: &Contents,
    files: &BTreeMap<String, Bytes>,
) -> Vec<PrintFault> {
    let mut faults = Vec::new();
    for image in contents.images.iter().filter(|image| image.dpi < COARSE) {
        let is_it = |number: usize| files.get(&image_path(number)) == Some(&image.bytes);
        let mut paths = request.images.keys().enumerate();
        if let Some((_, path)) = paths.find(|(number, _)| is_it(*number)) {
            let (path, dpi) = (path.clone(), image.dpi);
            faults.push(PrintFault::CoarseImage { path, dpi });
        }
    }
    faults
}
