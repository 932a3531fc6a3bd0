//! What is to be printed.

use std::collections::BTreeMap;

use super::press::Press;
use crate::card::formats::{Format, Paper};
use crate::card::model::CardModel;

/// What the program is made of, as a hash that the build makes: another program's cards are never taken for this one's.
const PROGRAM: &str = env!("QUIETROOM_PROGRAM");

/// One card in one format.
#[derive(Clone, Copy, Debug)]
pub struct PrintRequest<'a> {
    /// Fonts and templates.
    pub press: &'a Press,
    /// What it says.
    pub model: &'a CardModel,
    /// The bytes of its pictures, by the paths that the model has.
    pub images: &'a BTreeMap<String, Vec<u8>>,
    /// Its format.
    pub format: &'static Format,
    /// The paper, of a format that comes on several; without meaning for a card with a size of its own.
    pub paper: Paper,
    /// The papers of sheets, for cards that stand on sheets.
    pub sheets: &'a [Paper],
    /// Whether a second PDF with crop marks is wanted.
    pub marks: bool,
    /// The date that PDFs carry.
    pub date: Date,
}

/// A date in UTC, as PDFs carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl PrintRequest<'_> {
    /// The hash of all that decides what is printed: who printed this before need not print it again.
    #[must_use]
    pub fn key(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        let mut add = |bytes: &[u8]| {
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        add(PROGRAM.as_bytes());
        add(&self.press.key);
        // A model is plain data: it always has a JSON form.
        add(&serde_json::to_vec(self.model).unwrap_or_default());
        for (path, bytes) in self.images {
            add(path.as_bytes());
            add(bytes);
        }
        add(self.format.name.as_bytes());
        add(self.paper.name().as_bytes());
        for sheet in self.sheets {
            add(sheet.name().as_bytes());
        }
        let Date { year, month, day } = self.date;
        add(format!("{year}-{month}-{day} {}", self.marks).as_bytes());
        *hasher.finalize().as_bytes()
    }
}
