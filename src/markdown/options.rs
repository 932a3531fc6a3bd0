//! What a caller decides about the HTML of a page.

use std::collections::HashMap;

use pulldown_cmark::Options;

use crate::content::Dialect;

/// Values that link to something wherever they stand in text: telephone numbers, e-mail addresses.
#[derive(Clone, Debug, Default)]
pub struct Autolinks {
    hrefs: HashMap<String, String>,
}

impl Autolinks {
    /// Links a value, exactly as it is shown, to `href` (`tel:…`, `mailto:…`). The first one of a value stays.
    pub fn insert(&mut self, shown: impl Into<String>, href: impl Into<String>) {
        self.hrefs.entry(shown.into()).or_insert(href.into());
    }

    /// What the value leads to, if it is one of these.
    #[must_use]
    pub fn href(&self, shown: &str) -> Option<&str> {
        self.hrefs.get(shown).map(String::as_str)
    }
}

impl<S: Into<String>, H: Into<String>> FromIterator<(S, H)> for Autolinks {
    fn from_iter<I: IntoIterator<Item = (S, H)>>(pairs: I) -> Self {
        let mut autolinks = Self::default();
        for (shown, href) in pairs {
            autolinks.insert(shown, href);
        }
        autolinks
    }
}

/// How a page becomes HTML.
#[derive(Clone, Copy)]
pub struct HtmlOptions<'a> {
    /// The dialect that the author has in mind.
    pub dialect: Dialect,
    /// Values that link wherever they stand in text.
    pub autolinks: &'a Autolinks,
    /// The HTML of a component's call. It is taken as it is.
    pub components: &'a dyn Fn(&str) -> String,
    /// The few words that the HTML itself needs.
    pub labels: &'a Labels,
    /// Whether headings get a link to themselves.
    pub permalinks: bool,
    /// What the text is for: each leaves out what is marked for the other.
    pub medium: Medium,
}

/// Where a text will be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Medium {
    /// On a page.
    #[default]
    Page,
    /// On a card, where there is little room.
    Card,
}

/// Words in the page's language, for people who hear the page or see its notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// Says what the link behind a heading is.
    pub permalink: String,
    /// Names the list of footnotes.
    pub footnotes: String,
    /// Says what the link at the end of a footnote is.
    pub footnote_back: String,
    /// Names a table that scrolls; the heading above it follows.
    pub table: String,
    /// Heads a `> [!NOTE]`.
    pub note: String,
    /// Heads a `> [!TIP]`.
    pub tip: String,
    /// Heads a `> [!IMPORTANT]`.
    pub important: String,
    /// Heads a `> [!WARNING]`.
    pub warning: String,
    /// Heads a `> [!CAUTION]`.
    pub caution: String,
}

impl Default for Labels {
    fn default() -> Self {
        Self {
            permalink: "Link to this section".to_owned(),
            footnotes: "Footnotes".to_owned(),
            footnote_back: "Back to the text".to_owned(),
            table: "Table".to_owned(),
            note: "Note".to_owned(),
            tip: "Tip".to_owned(),
            important: "Important".to_owned(),
            warning: "Warning".to_owned(),
            caution: "Caution".to_owned(),
        }
    }
}

/// What the parser understands beyond CommonMark.
#[must_use]
pub fn extensions() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}
