//! `OUT/.quietroom/manifest.json`: what quietroom wrote, so that it knows which files are its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use blake3::Hash;
use serde::{Deserialize, Serialize, Serializer};

use crate::error::{Error, Result};
use crate::vocabulary::Audience;

use super::OutputPath;

/// The version of the format. A manifest of another version counts as lost.
const SCHEMA: u32 = 1;

/// One file that quietroom wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// The BLAKE3 hash of its content.
    pub hash: Hash,
    /// How many bytes it has.
    pub size: u64,
}

/// The files of one audience by their path.
pub type Files = BTreeMap<OutputPath, FileEntry>;

/// The hash of a fact, under a key that no other program uses.
///
/// The manifest remembers the facts of the public site by their hashes, to tell which ones a build adds. Everybody may
/// read these values in that site, so a list of hashes betrays nothing that is there; it only keeps the manifest itself
/// from being a register of names and numbers, also of those that the next build takes out. Facts of the other sites are
/// not remembered at all: telephone numbers are so few that whoever had their hashes, and the key beside them, could try
/// them all. The key is fixed, so that two builds of the same sources leave the same bytes everywhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FactHash(String);

impl FactHash {
    /// The hash of a fact's parts.
    #[must_use]
    pub fn new(parts: &[&str]) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("quietroom: a fact of the public site");
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        Self(hasher.finalize().to_hex()[..32].to_owned())
    }
}

/// Facts by their hashes.
pub type Facts = BTreeSet<FactHash>;

/// All files that quietroom wrote, by audience; and what the public site says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    audiences: BTreeMap<Audience, Files>,
    /// The facts of the public site; nothing where it was never built.
    facts: Option<Facts>,
}

impl Manifest {
    /// Reads a manifest. One that is missing, damaged or of another version counts as lost, which is no failure:
    /// files that a build would write in the same way are adopted, and all others are nobody's to overwrite.
    pub fn load(path: &Path) -> Result<Self> {
        match fs::read(path) {
            Ok(json) => Ok(Self::from_json(&json).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(Error::io("read", path, error)),
        }
    }

    /// The files of an audience.
    #[must_use]
    pub fn files(&self, audience: Audience) -> Option<&Files> {
        self.audiences.get(&audience)
    }

    /// Replaces the files of an audience.
    pub fn set(&mut self, audience: Audience, files: Files) {
        self.audiences.insert(audience, files);
    }

    /// The facts of the public site, if it was built.
    #[must_use]
    pub fn facts(&self) -> Option<&Facts> {
        self.facts.as_ref()
    }

    /// Replaces the facts of the public site.
    pub fn set_facts(&mut self, facts: Facts) {
        self.facts = Some(facts);
    }

    /// Takes the files of an audience out.
    pub(super) fn take(&mut self, audience: Audience) -> Files {
        self.audiences.remove(&audience).unwrap_or_default()
    }

    /// The text of the file: the same for the same files, whenever and wherever they were written.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        // An entry has about so many bytes; room that is never written to costs nothing.
        let count: usize = self.audiences.values().map(BTreeMap::len).sum();
        let mut json = Vec::with_capacity(count * 256);
        let written = Writing {
            schema: SCHEMA,
            audiences: self
                .audiences
                .iter()
                .map(|(audience, files)| (audience.name(), WritingFiles(files)))
                .collect(),
            public_facts: self.facts.as_ref(),
        };
        // Maps with text as keys can always be written to memory.
        let _ = serde_json::to_writer(&mut json, &written);
        json.push(b'\n');
        json
    }

    fn from_json(json: &[u8]) -> Option<Self> {
        let written: WrittenManifest = serde_json::from_slice(json).ok()?;
        if written.schema != SCHEMA {
            return None;
        }
        let facts = written.public_facts;
        let mut manifest = Self {
            facts: facts.map(|facts| facts.into_iter().map(FactHash).collect()),
            ..Self::default()
        };
        for (audience, files) in written.audiences {
            let files = files
                .into_iter()
                .map(|(path, entry)| {
                    let hash = Hash::from_hex(&entry.blake3).ok()?;
                    let size = entry.size;
                    Some((OutputPath::new(&path).ok()?, FileEntry { hash, size }))
                })
                .collect::<Option<_>>()?;
            manifest.set(audience.parse().ok()?, files);
        }
        Some(manifest)
    }
}

/// A manifest on its way to the file, without a copy of it in memory.
#[derive(Serialize)]
struct Writing<'a> {
    schema: u32,
    /// By name, in the order of the names.
    audiences: BTreeMap<&'a str, WritingFiles<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    public_facts: Option<&'a Facts>,
}

/// The files of one audience on their way.
struct WritingFiles<'a>(&'a Files);

impl Serialize for WritingFiles<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(path, entry)| {
            let blake3 = entry.hash.to_hex().to_string();
            let size = entry.size;
            (path.as_str(), WrittenEntry { blake3, size })
        }))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenManifest {
    schema: u32,
    audiences: BTreeMap<String, BTreeMap<String, WrittenEntry>>,
    #[serde(default)]
    public_facts: Option<BTreeSet<String>>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct WrittenEntry {
    blake3: String,
    size: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Manifest {
        let mut manifest = Manifest::default();
        let entry = FileEntry {
            hash: blake3::hash(b"a"),
            size: 1,
        };
        let files = [(OutputPath::new("2026/é.html").unwrap(), entry)];
        manifest.set(Audience::Staff, files.into_iter().collect());
        manifest
    }

    #[test]
    fn a_manifest_comes_back_as_it_was() {
        let json = example().to_json();
        assert_eq!(Manifest::from_json(&json), Some(example()));
        assert_eq!(
            String::from_utf8(json).unwrap(),
            "{\"schema\":1,\"audiences\":{\"staff\":{\"2026/é.html\":{\"blake3\":\
             \"17762fddd969a453925d65717ac3eea21320b66b54342fde15128d6caf21215f\",\"size\":1}}}}\n"
        );
    }

    #[test]
    fn facts_come_back_and_cannot_be_read() {
        let mut manifest = example();
        let facts = [
            FactHash::new(&["value", "+12165550187"]),
            FactHash::new(&["name", "", "a"]),
        ];
        assert_ne!(FactHash::new(&["a", "b"]), FactHash::new(&["ab", ""]));
        manifest.set_facts(facts.into());
        let json = manifest.to_json();
        assert!(!String::from_utf8_lossy(&json).contains("5550187"));
        assert_eq!(Manifest::from_json(&json), Some(manifest));
    }

    #[test]
    fn a_damaged_manifest_is_lost() {
        let json = String::from_utf8(example().to_json()).unwrap();
        for damaged in [
            String::new(),
            "[]".to_owned(),
            json[..json.len() / 2].to_owned(),
            json.replace("\"schema\":1", "\"schema\":2"),
            json.replace("staff", "Staff"),
            json.replace("17762f", "x7762f"),
            json.replace("2026/", "../"),
            json.replace("\"size\":1", "\"size\":-1"),
            "[".repeat(100_000),
        ] {
            assert_eq!(Manifest::from_json(damaged.as_bytes()), None, "{damaged}");
        }
    }
}
