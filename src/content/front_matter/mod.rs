//! Front matter: what a document says about itself before its text begins.

mod card;
mod date;
mod keys;
mod pelican;
mod values;
mod yaml;

pub use date::read_date;
pub use keys::KEYS;

use super::{Dialect, Document, FrontMatter, is_card};
use crate::diagnostic::Checked;
use crate::source_map::{FileId, SourceMap, Spanned};
use crate::yaml::Node;

/// Reads the document that `file` holds. `path` is its path from the content folder.
#[must_use]
pub fn read(sources: &SourceMap, file: FileId, path: &str) -> Checked<Document> {
    let text = sources.text(file);
    let mut diagnostics = Vec::new();
    let block = yaml::block(sources, file, &mut diagnostics)
        .or_else(|| pelican::block(text, file, &mut diagnostics));
    let (front, body) = match block {
        None => (FrontMatter::default(), 0),
        Some(Block {
            entries: None,
            dialect,
            body,
        }) => {
            let front = FrontMatter {
                dialect,
                broken: true,
                ..FrontMatter::default()
            };
            (front, body)
        }
        Some(Block {
            entries: Some(entries),
            dialect,
            body,
        }) => {
            let front = keys::lower(sources, entries, dialect, is_card(path));
            (front.unpack(&mut diagnostics), body)
        }
    };
    let document = Document {
        file,
        path: path.to_owned(),
        front,
        body: body..,
    };
    Checked::new(document, diagnostics)
}

/// A document's block of keys.
struct Block {
    /// Nothing where it could not be read and a finding says so.
    entries: Option<Vec<Entry>>,
    dialect: Dialect,
    /// Where the text behind it begins.
    body: usize,
}

/// A key and its value.
type Entry = (Spanned<String>, Node);

/// Lines with their places and without their ends.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |start, line| {
        let at = *start;
        *start += line.len();
        Some((at, line.trim_end_matches(['\n', '\r'])))
    })
}

/// The known key that a document names in its own spelling; Pelican's do not care about case.
fn known_key(key: &str) -> Option<&'static str> {
    KEYS.iter()
        .copied()
        .find(|known| key.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests;
