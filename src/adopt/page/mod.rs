//! The page that a foreign text becomes: its kind, its file, its language, and where it says that it comes from.

mod kind;
mod language;
mod origin;

use crate::detect::reading::{Block, Reading, Role};
use crate::locale::Locale;
use crate::vocabulary::{Audience, Language, PageKind};

pub use kind::kind;
pub use language::language;
pub use origin::{Origin, origins};

/// A page to be written.
pub struct Page {
    /// What it is for, as far as its words tell.
    pub kind: PageKind,
    /// Which words told.
    pub because: &'static str,
    /// Who may read it: what its kind says.
    pub audience: Audience,
    /// Its file, from the content folder.
    pub path: String,
    /// Its language, as far as its words tell.
    pub language: &'static str,
    /// How facts are told in it.
    pub locale: Locale,
    /// Its title, where its text has none of its own.
    pub title: Option<String>,
    /// Where it says that it comes from.
    pub origins: Vec<Origin>,
}

/// The longest line, in characters, that can be a title without being marked as one.
const TITLE: usize = 80;

/// The first heading of a text, or a first line that is no sentence: programs for letters know titles by their looks.
#[must_use]
pub fn heading(reading: &Reading) -> Option<&str> {
    let visible = || reading.blocks.iter().filter(|block| block.is_visible());
    let heading = visible()
        .take(5)
        .find(|block| matches!(block.role, Role::Heading(_)));
    let is_title = |block: &&Block| {
        let words = block.text.trim();
        let is_sentence = words.ends_with(['.', '!', '?', ':', ',', ';']) || words.contains('\n');
        block.role == Role::Paragraph && !is_sentence && words.chars().count() <= TITLE
    };
    let found = heading.or_else(|| visible().next().filter(is_title));
    found.map(|block| block.text.as_str())
}

/// How facts are told in a language.
#[must_use]
pub fn locale(tag: &str) -> Locale {
    Locale::new(
        &Language::parse(tag).unwrap_or_else(Language::english),
        None,
    )
}
