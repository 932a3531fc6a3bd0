//! One hash of many parts, none of which can run into the next.

use serde::{Deserialize, Serialize};

/// As much of a hash as tells all inputs apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Digest([u8; 16]);

impl Digest {
    /// The digest of one text.
    pub(super) fn of(text: &str) -> Self {
        Self::short(blake3::hash(text.as_bytes()))
    }

    fn short(hash: blake3::Hash) -> Self {
        let mut short = Self::default();
        let length = short.0.len();
        short.0.copy_from_slice(&hash.as_bytes()[..length]);
        short
    }
}

/// So many bytes are gathered before they are hashed: most parts are a few letters.
const GATHERED: usize = 1 << 16;

/// Parts on their way into one hash.
#[derive(Default)]
pub(super) struct Mix {
    hasher: blake3::Hasher,
    gathered: Vec<u8>,
}

impl Mix {
    /// Adds a part.
    pub(super) fn add(&mut self, part: impl AsRef<[u8]>) -> &mut Self {
        let part = part.as_ref();
        self.gathered
            .extend_from_slice(&(part.len() as u64).to_le_bytes());
        if self.gathered.len() + part.len() > GATHERED {
            self.hasher.update(&self.gathered);
            self.gathered.clear();
            self.hasher.update(part);
        } else {
            self.gathered.extend_from_slice(part);
        }
        self
    }

    /// Adds a number, or a choice between few.
    pub(super) fn number(&mut self, number: impl Into<i128>) -> &mut Self {
        self.add(number.into().to_le_bytes())
    }

    /// Adds which of many it is, if it is any.
    pub(super) fn place(&mut self, place: Option<usize>) -> &mut Self {
        let place = place.and_then(|place| i128::try_from(place).ok());
        self.number(place.unwrap_or(-1))
    }

    /// Adds what is hashed already.
    pub(super) fn digest(&mut self, digest: Digest) -> &mut Self {
        self.add(digest.0)
    }

    /// The hash of all parts.
    pub(super) fn whole(mut self) -> [u8; 32] {
        self.hasher.update(&self.gathered);
        *self.hasher.finalize().as_bytes()
    }

    /// As much of it as tells all inputs apart.
    pub(super) fn done(mut self) -> Digest {
        self.hasher.update(&self.gathered);
        Digest::short(self.hasher.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_into_one_another() {
        let digest = |parts: &[&str]| {
            let mut mix = Mix::default();
            for part in parts {
                mix.add(part);
            }
            mix.done()
        };
        let long = "x".repeat(GATHERED);
        let mut seen = Vec::new();
        for parts in [
            &["ab", "c"][..],
            &["a", "bc"],
            &["abc"],
            &["abc", ""],
            &[&long, "a"],
            &["a", &long],
            &[&long],
        ] {
            let digest = digest(parts);
            assert!(!seen.contains(&digest), "{:?}", parts.len());
            seen.push(digest);
        }
    }
}
