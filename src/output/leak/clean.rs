//! Files that were scanned before: what goes out as it did is not scanned again, as long as the same is withheld.

use std::collections::BTreeMap;

use blake3::{Hash, Hasher};

use super::finder::Finder;
use super::{Scan, Scanned, Sighting};
use crate::output::{Cache, OutputPath};
use crate::vocabulary::Audience;

/// What the program is made of, as a hash that the build makes: what another program found clean says nothing.
const PROGRAM: &str = env!("QUIETROOM_PROGRAM");

/// What a file holds. It is hashed once, however many sites it goes to.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    pub(super) bytes: &'a [u8],
    words: &'a str,
    pub(super) hash: Hash,
}

impl<'a> Content<'a> {
    /// The bytes of a file, with the words that they do not show.
    #[must_use]
    pub fn new(bytes: &'a [u8], words: &'a str) -> Self {
        Self {
            bytes,
            words,
            hash: blake3::hash(bytes),
        }
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

/// A file on its way to the readers of one site.
#[derive(Clone, Debug)]
pub struct Outgoing<'a> {
    /// Whose site it is for.
    pub audience: Audience,
    /// Where it stands in that site.
    pub path: OutputPath,
    /// What it holds.
    pub content: Content<'a>,
}

/// A scan that remembers of files which go out together that nothing was found in any of them.
///
/// It is remembered under a key that is made of the program that looked, of all that it looked for, and of the files
/// themselves: their readers, their paths, what they hold. Whatever of it changes, they are scanned again.
#[derive(Debug)]
pub struct Rescan<'a> {
    finders: &'a BTreeMap<Audience, Finder>,
    cache: Cache,
    /// The hash of what is looked for.
    wanted: Hash,
}

impl<'a> Rescan<'a> {
    /// Scans with these finders, and remembers in this cache.
    #[must_use]
    pub fn new(finders: &'a BTreeMap<Audience, Finder>, cache: Cache) -> Self {
        let mut hasher = Hasher::new();
        add(&mut hasher, PROGRAM.as_bytes());
        for (audience, finder) in finders {
            add(&mut hasher, audience.name().as_bytes());
            add(&mut hasher, finder.hash().as_bytes());
        }
        Self {
            finders,
            cache,
            wanted: hasher.finalize(),
        }
    }

    /// What becomes of each file: it passes, or what was found in it comes back in its place.
    #[must_use]
    pub fn pass<'f>(&self, files: &'f [Outgoing<'f>]) -> Vec<Result<Scanned<'f>, Vec<Sighting>>> {
        let key = self.key(files);
        let is_known = self.cache.get(&key).is_some();
        let mut is_clean = true;
        let passed = files.iter().map(|file| {
            let found = if is_known {
                Vec::new()
            } else {
                self.sightings(file)
            };
            is_clean &= found.is_empty();
            Scanned::unless(found, file.audience, &file.path, &file.content)
        });
        let passed = passed.collect();
        if is_clean && !is_known {
            self.cache.put(&key, &[]);
        }
        passed
    }

    /// What stands in a file that is not known, and in its words.
    fn sightings(&self, file: &Outgoing<'_>) -> Vec<Sighting> {
        let Outgoing {
            audience,
            path,
            content,
        } = file;
        let mut found = self.scan(*audience, path, content.bytes);
        if !content.words.is_empty() {
            let in_words = self.scan(*audience, path, content.words.as_bytes());
            found.extend(in_words.into_iter().filter(|found| found.range.is_some()));
        }
        found
    }

    fn key(&self, files: &[Outgoing<'_>]) -> [u8; 32] {
        let mut hasher = Hasher::new_keyed(self.wanted.as_bytes());
        for file in files {
            add(&mut hasher, file.audience.name().as_bytes());
            add(&mut hasher, file.path.as_str().as_bytes());
            add(&mut hasher, file.content.hash.as_bytes());
            add(&mut hasher, file.content.words.as_bytes());
        }
        *hasher.finalize().as_bytes()
    }
}

impl Scan for Rescan<'_> {
    fn scan(&self, audience: Audience, path: &OutputPath, bytes: &[u8]) -> Vec<Sighting> {
        self.finders.scan(audience, path, bytes)
    }
}

/// Adds a part that cannot run into the next one.
fn add(hasher: &mut Hasher, part: &[u8]) {
    hasher.update(&(part.len() as u64).to_le_bytes());
    hasher.update(part);
}

#[cfg(test)]
mod tests {
    use super::super::Pattern;
    use super::*;

    fn finders(name: &str) -> BTreeMap<Audience, Finder> {
        let pattern = Pattern::words(name, 6).expect("long enough");
        [(Audience::Public, Finder::new([(0, pattern)]))].into()
    }

    fn outgoing<'a>(path: &str, bytes: &'a [u8], words: &'a str) -> [Outgoing<'a>; 1] {
        [Outgoing {
            audience: Audience::Public,
            path: OutputPath::new(path).expect("a good path"),
            content: Content::new(bytes, words),
        }]
    }

    #[test]
    fn what_was_found_clean_is_scanned_again_if_anything_of_it_changes() {
        let root = tempfile::tempdir().expect("a folder");
        let finders = finders("Robin Example");
        let scan = Rescan::new(&finders, Cache::of_site(root.path()));
        let passes = |[file]: [Outgoing<'_>; 1]| scan.pass(&[file])[0].is_ok();
        let (bytes, words) = (b"Robin Example".as_slice(), "by Robin Example");
        for [file] in [
            outgoing("a", bytes, ""),
            outgoing("a", b"x", words),
            outgoing("robin-example", b"x", ""),
        ] {
            assert!(!passes([file.clone()]) && !passes([file]));
        }
        // It is taken on trust that this file was scanned; of no other file it is.
        scan.cache.put(&scan.key(&outgoing("a", bytes, words)), &[]);
        assert!(passes(outgoing("a", bytes, words)));
        assert!(!passes(outgoing("b", bytes, words)));
        assert!(!passes(outgoing("a", b"Robin Example!", words)));
        assert!(!passes(outgoing("a", bytes, "Robin Example")));
        let [one] = outgoing("a", bytes, words);
        let both = [one.clone(), one];
        assert!(scan.pass(&both).iter().all(Result::is_err));
    }

    #[test]
    fn what_was_found_clean_is_scanned_again_if_more_is_withheld() {
        let root = tempfile::tempdir().expect("a folder");
        let cache = Cache::of_site(root.path());
        let file = outgoing("a", b"Robin Example", "");
        let passes = |finders: &BTreeMap<Audience, Finder>| {
            Rescan::new(finders, cache.clone()).pass(&file)[0].is_ok()
        };
        let (one, other) = (finders("Nobody Else"), finders("Robin Example"));
        assert!(passes(&one) && passes(&one));
        assert!(!passes(&other) && !passes(&other));
        assert!(passes(&BTreeMap::new()) && !passes(&other));
    }

    #[test]
    fn one_file_with_a_finding_keeps_all_from_being_remembered() {
        let root = tempfile::tempdir().expect("a folder");
        let finders = finders("Robin Example");
        let scan = Rescan::new(&finders, Cache::of_site(root.path()));
        let [bad] = outgoing("a", b"Robin Example", "");
        let [good] = outgoing("b", b"Nobody", "");
        for _ in 0..2 {
            let both = [good.clone(), bad.clone()];
            let passed = scan.pass(&both);
            assert!(passed[0].is_ok() && passed[1].is_err());
        }
    }
}
