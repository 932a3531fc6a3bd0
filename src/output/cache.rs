//! `.quietroom/cache`: what earlier runs worked out, for those who come with the same inputs again.
//!
//! Whoever reads the folder learns nothing: each entry is written over with a key that is made of the entry's own inputs.
//! It can be deleted at any time, and what cannot be read or written is worked out anew.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How many bytes of entries are kept, the latest first.
const LIMIT: u64 = 256 * 1024 * 1024;

/// What names an entry, from the hash of its inputs.
const NAME: &str = "quietroom cache, the name of an entry";

/// What hides an entry, from the hash of its inputs.
const CONTENT: &str = "quietroom cache, the content of an entry";

/// Entries by the hash of all that they were made of.
#[derive(Clone, Debug, Default)]
pub struct Cache {
    folder: Option<PathBuf>,
}

impl Cache {
    /// The cache of the site in `root`. The folder is made when something is put into it.
    #[must_use]
    pub fn of_site(root: &Path) -> Self {
        Self {
            folder: Some(root.join(".quietroom")),
        }
    }

    /// A cache that keeps nothing.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The entry with this key, exactly as it was put there.
    #[must_use]
    pub fn get(&self, key: &[u8; 32]) -> Option<Vec<u8>> {
        let path = self.path(key)?;
        let mut bytes = fs::read(path).ok()?;
        Pads::of(key).hide(&mut bytes);
        let hash = bytes.split_off(bytes.len().saturating_sub(blake3::OUT_LEN));
        (blake3::hash(&bytes).as_bytes()[..] == hash[..]).then_some(bytes)
    }

    /// Keeps an entry. That it could not be kept only costs time.
    pub fn put(&self, key: &[u8; 32], content: &[u8]) {
        self.put_with(key, |entry| entry.write_all(content));
    }

    /// Keeps an entry, whose content `write` writes.
    pub fn put_with(&self, key: &[u8; 32], write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        let (Some(folder), Some(path)) = (&self.folder, self.path(key)) else {
            return;
        };
        // Others may be reading: an entry appears whole or not at all.
        let unfinished = path.with_extension(format!("{}.new", std::process::id()));
        let kept = make(folder)
            .and_then(|()| Hidden::create(&unfinished, key)?.fill(write))
            .and_then(|()| fs::rename(&unfinished, &path));
        if kept.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
    }

    /// Deletes the oldest entries where there are too many.
    pub fn tidy(&self) {
        let Some(folder) = &self.folder else {
            return;
        };
        let Ok(entries) = fs::read_dir(folder.join("cache")) else {
            return;
        };
        let mut by_age: BTreeMap<(SystemTime, PathBuf), u64> = BTreeMap::new();
        for entry in entries.flatten() {
            if let Ok(metadata) = entry.metadata()
                && let Ok(modified) = metadata.modified()
            {
                by_age.insert((modified, entry.path()), metadata.len());
            }
        }
        let mut kept = 0;
        for ((_, path), length) in by_age.into_iter().rev() {
            kept += length;
            if kept > LIMIT {
                let _ = fs::remove_file(path);
            }
        }
    }

    fn path(&self, key: &[u8; 32]) -> Option<PathBuf> {
        let name = blake3::derive_key(NAME, key);
        let name = blake3::Hash::from_bytes(name).to_hex();
        Some(self.folder.as_ref()?.join("cache").join(name.as_str()))
    }
}

/// An entry on its way to its file. It can be as large as all else that a run holds, so that it is never there as a whole.
struct Hidden {
    file: File,
    hasher: blake3::Hasher,
    pads: Pads,
}

impl Hidden {
    fn create(path: &Path, key: &[u8; 32]) -> io::Result<Self> {
        Ok(Self {
            file: File::create(path)?,
            hasher: blake3::Hasher::new(),
            pads: Pads::of(key),
        })
    }

    /// Writes the whole content, and behind it the hash that tells whether it is whole.
    fn fill(self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut content = BufWriter::with_capacity(Pads::LENGTH, self);
        write(&mut content)?;
        let mut entry = content.into_inner()?;
        let hash = entry.hasher.finalize();
        entry.write_all(hash.as_bytes())
    }
}

impl Write for Hidden {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hasher.update(bytes);
        let mut hidden = bytes.to_vec();
        self.pads.hide(&mut hidden);
        self.file.write_all(&hidden)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// What is written over bytes, so that only who has the inputs can read them; written over them again, it gives them back.
struct Pads(blake3::OutputReader);

impl Pads {
    /// How many bytes are written over at once.
    const LENGTH: usize = 64 * blake3::BLOCK_LEN;

    fn of(key: &[u8; 32]) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key(CONTENT);
        Self(hasher.update(key).finalize_xof())
    }

    /// Writes over the bytes that come next.
    fn hide(&mut self, bytes: &mut [u8]) {
        let mut pad = [0; Self::LENGTH];
        for part in bytes.chunks_mut(pad.len()) {
            let pad = &mut pad[..part.len()];
            self.0.fill(pad);
            for (byte, pad) in part.iter_mut().zip(pad) {
                *byte ^= *pad;
            }
        }
    }
}

/// Makes the folder, for its owner alone, and keeps it out of git.
fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder.join("cache"))?;
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        fs::write(ignore, "*\n")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [7; 32];

    fn files(root: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(root.join(".quietroom/cache")).expect("made");
        entries.flatten().map(|entry| entry.path()).collect()
    }

    #[test]
    fn what_was_put_comes_back_and_cannot_be_read_without_its_key() {
        let root = tempfile::tempdir().expect("a folder");
        let cache = Cache::of_site(root.path());
        assert_eq!(cache.get(&KEY), None);
        cache.put(&KEY, b"+1 216 555 0187");
        assert_eq!(cache.get(&KEY).as_deref(), Some(&b"+1 216 555 0187"[..]));
        assert_eq!(cache.get(&[8; 32]), None);
        let [file] = &files(root.path())[..] else {
            panic!("one file");
        };
        let bytes = fs::read(file).expect("read");
        assert!(!bytes.windows(4).any(|window| window == b"0187"));
        cache.tidy();
        assert!(cache.get(&KEY).is_some());
    }

    #[test]
    fn what_is_written_in_pieces_comes_back_as_one() {
        let root = tempfile::tempdir().expect("a folder");
        let cache = Cache::of_site(root.path());
        let content: Vec<u8> = (0..=250).cycle().take(3 * Pads::LENGTH + 7).collect();
        for piece in [1, 1000, Pads::LENGTH, Pads::LENGTH + 1] {
            cache.put_with(&KEY, |entry| {
                let mut pieces = content.chunks(piece);
                pieces.try_for_each(|piece| entry.write_all(piece))
            });
            assert!(
                cache.get(&KEY).as_ref() == Some(&content),
                "pieces of {piece}"
            );
        }
    }

    #[test]
    fn what_cannot_be_written_leaves_what_was_there() {
        let root = tempfile::tempdir().expect("a folder");
        let cache = Cache::of_site(root.path());
        cache.put(&KEY, b"content");
        cache.put_with(&KEY, |entry| {
            entry.write_all(b"half")?;
            Err(io::Error::other("the rest is lost"))
        });
        assert_eq!(cache.get(&KEY).as_deref(), Some(&b"content"[..]));
        assert_eq!(files(root.path()).len(), 1);
    }

    #[test]
    fn what_is_damaged_is_as_if_it_were_not_there() {
        let root = tempfile::tempdir().expect("a folder");
        let cache = Cache::of_site(root.path());
        cache.put(&KEY, b"content");
        let file = files(root.path()).remove(0);
        for damaged in [&b""[..], b"short", &[0; 40]] {
            fs::write(&file, damaged).expect("written");
            assert_eq!(cache.get(&KEY), None);
        }
        Cache::none().put(&KEY, b"nothing");
        assert_eq!(Cache::none().get(&KEY), None);
    }
}
