//! The room of the second guard: no bytes are staged that were not scanned for withheld values (design §5).

mod base64;
mod classes;
mod clean;
mod compare;
mod finder;
mod opaque;
mod pattern;
mod piece;

use std::collections::BTreeMap;
use std::ops::Range;

pub use clean::{Content, Outgoing, Rescan};
pub use finder::{Finder, Hit};
pub use pattern::{FEWEST_CHARACTERS, Pattern};

use blake3::Hash;
use serde::{Deserialize, Serialize};

use crate::vocabulary::Audience;

use super::OutputPath;

/// A withheld value that stands in a finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// Which value, by the number that the scan knows it by.
    pub value: usize,
    /// Where it stands in the file; nothing where it is part of the file's path.
    pub range: Option<Range<usize>>,
}

/// Looks through finished bytes for what their audience may not read.
pub trait Scan: Sync {
    /// Each withheld value that stands in the file or in its path, in any spelling.
    fn scan(&self, audience: Audience, path: &OutputPath, bytes: &[u8]) -> Vec<Sighting>;
}

/// The scan of a site that withholds nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoSecrets;

impl Scan for NoSecrets {
    fn scan(&self, _: Audience, _: &OutputPath, _: &[u8]) -> Vec<Sighting> {
        Vec::new()
    }
}

/// The scan for what each audience may not read.
impl Scan for BTreeMap<Audience, Finder> {
    fn scan(&self, audience: Audience, path: &OutputPath, bytes: &[u8]) -> Vec<Sighting> {
        let Some(finder) = self.get(&audience) else {
            return Vec::new();
        };
        let in_path = finder.find(path.as_str().as_bytes()).into_iter();
        let in_bytes = finder.find(bytes).into_iter();
        in_path
            .map(|hit| Sighting {
                value: hit.value,
                range: None,
            })
            .chain(in_bytes.map(|hit| Sighting {
                value: hit.value,
                range: Some(hit.range),
            }))
            .collect()
    }
}

/// The bytes of one file that passed the scan for the audience they are for.
///
/// This is all that [`Stage::put`](super::Stage::put) takes, so that no renderer can be added without being scanned.
#[derive(Clone, Copy, Debug)]
pub struct Scanned<'a> {
    audience: Audience,
    path: &'a OutputPath,
    bytes: &'a [u8],
    hash: Hash,
}

/// The word that a file passed the scan, for those who meet the same bytes again while the same is withheld.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Whose site the file is for.
    pub audience: Audience,
    /// Where it stands in that site.
    pub path: OutputPath,
    /// The BLAKE3 hash of its bytes.
    pub hash: [u8; 32],
    /// How many there are.
    pub size: u64,
}

impl<'a> Scanned<'a> {
    /// Scans the file; where anything is found, that comes back in its place.
    pub fn pass(
        scan: &dyn Scan,
        audience: Audience,
        path: &'a OutputPath,
        bytes: &'a [u8],
    ) -> Result<Self, Vec<Sighting>> {
        let content = Content::new(bytes, "");
        let found = scan.scan(audience, path, bytes);
        Self::unless(found, audience, path, &content)
    }

    /// The file whose scan, now or as [`Rescan`] remembers it, came to this.
    fn unless(
        found: Vec<Sighting>,
        audience: Audience,
        path: &'a OutputPath,
        content: &Content<'a>,
    ) -> Result<Self, Vec<Sighting>> {
        if !found.is_empty() {
            return Err(found);
        }
        Ok(Self {
            audience,
            path,
            bytes: content.bytes,
            hash: content.hash,
        })
    }

    /// The word that these bytes passed.
    #[must_use]
    pub fn receipt(&self) -> Receipt {
        Receipt {
            audience: self.audience,
            path: self.path.clone(),
            hash: *self.hash.as_bytes(),
            size: self.bytes.len() as u64,
        }
    }

    /// Whose site the file is for.
    #[must_use]
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// Where it stands in that site.
    #[must_use]
    pub fn path(&self) -> &'a OutputPath {
        self.path
    }

    /// The hash of what it holds.
    #[must_use]
    pub fn hash(&self) -> Hash {
        self.hash
    }

    /// What it holds.
    #[must_use]
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

#[cfg(test)]
mod tests;
