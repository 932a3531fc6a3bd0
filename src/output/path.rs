//! A path that can never leave the output folder.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use icu_normalizer::DecomposingNormalizerBorrowed;
use serde::{Deserialize, Serialize};

/// A relative path of an output file, with `/`, checked: no `..`, no empty part, nothing that a file system could take
/// for something else. Who has a copy shares its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OutputPath(Arc<str>);

impl TryFrom<String> for OutputPath {
    type Error = PathError;

    fn try_from(path: String) -> Result<Self, PathError> {
        Self::new(&path)
    }
}

impl From<OutputPath> for String {
    fn from(path: OutputPath) -> Self {
        path.0.as_ref().to_owned()
    }
}

/// How many bytes a path can have: macOS takes 1,024, and the output folder has a path, too.
const LONGEST: usize = 800;

/// Why a text is no output path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathError {
    /// It has a part `..`.
    Outside,
    /// It is empty, or has an empty part, or names a folder.
    Empty,
    /// It has a character that file systems or browsers read differently: a backslash, a NUL, a control character.
    Character,
    /// A part is longer than the 255 bytes that file systems allow, or the whole longer than [`LONGEST`].
    TooLong,
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Outside => "leads out of the output folder",
            Self::Empty => "has an empty part",
            Self::Character => "has a character that no file name can have everywhere",
            Self::TooLong => {
                "is too long: 255 bytes a part and 800 in all are what every system can keep"
            }
        })
    }
}

impl OutputPath {
    /// Checks a relative path. `.` parts are dropped; a leading `/` is not allowed.
    pub fn new(text: &str) -> Result<Self, PathError> {
        let mut parts = Vec::new();
        for part in text.split('/') {
            match part {
                "." => {}
                ".." => return Err(PathError::Outside),
                "" => return Err(PathError::Empty),
                _ if part.chars().any(|c| c == '\\' || c.is_control()) => {
                    return Err(PathError::Character);
                }
                _ if part.len() > 255 => return Err(PathError::TooLong),
                _ => parts.push(part),
            }
        }
        if parts.is_empty() {
            Err(PathError::Empty)
        } else if text.len() > LONGEST {
            Err(PathError::TooLong)
        } else {
            Ok(Self(parts.join("/").into()))
        }
    }

    /// The path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path as file systems see it that do not know upper from lower case, or a letter with its accent from the two apart.
    #[must_use]
    pub fn folded(&self) -> Cow<'_, str> {
        if self
            .0
            .bytes()
            .any(|byte| !byte.is_ascii() || byte.is_ascii_uppercase())
        {
            let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(&self.0);
            Cow::Owned(apart.to_lowercase())
        } else {
            Cow::Borrowed(&self.0)
        }
    }

    /// What stands behind the last dot of the file name.
    #[must_use]
    pub fn extension(&self) -> &str {
        let name = self.0.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or("", |(_, extension)| extension)
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside() {
        let check = |text: &str, expected: Result<&str, PathError>| {
            assert_eq!(
                OutputPath::new(text).as_ref().map(OutputPath::as_str),
                expected.as_ref().copied(),
                "{text:?}"
            );
        };
        check("2026/index.html", Ok("2026/index.html"));
        check("./a/./b", Ok("a/b"));
        check("../a", Err(PathError::Outside));
        check("a/../../b", Err(PathError::Outside));
        check("/etc/passwd", Err(PathError::Empty));
        check("", Err(PathError::Empty));
        check("a//b", Err(PathError::Empty));
        check("a\\..\\b", Err(PathError::Character));
        check("a\0b", Err(PathError::Character));
        check(&"a".repeat(256), Err(PathError::TooLong));
        check(&"a/".repeat(500), Err(PathError::Empty));
        check(&["a"; 500].join("/"), Err(PathError::TooLong));
    }

    #[test]
    fn what_some_systems_keep_as_one_file_folds_alike() {
        let folded = |path: &str| OutputPath::new(path).map(|path| path.folded().into_owned());
        assert_eq!(folded("Caf\u{E9}/A"), folded("cafe\u{301}/a"));
        assert_ne!(folded("caf\u{E9}"), folded("cafe"));
    }
}
