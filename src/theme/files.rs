//! The files of a theme, sorted by what they are for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::meter::{Comments, Metered};
use crate::source_map::{FileId, Span};

/// The prefix under which templates reach the originals of the default theme.
pub(super) const ORIGINALS: &str = "default/";

/// What to do about a failure of which nothing more is known.
const HELP: &str = "`themes/README.md` says what templates can use";

/// A file that is published as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its path, from the site's root: "style.css", "static/map.svg".
    pub path: String,
    /// Its contents.
    pub bytes: Cow<'static, [u8]>,
    /// Its source, where it is text of the site's own theme.
    pub file: Option<FileId>,
}

/// What a file of a theme is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A template, by its path in the theme.
    Template,
    /// The words of a language, by its tag.
    Words(String),
    /// A template of cards, by its path in the theme.
    Card,
    /// Published as it is.
    Asset,
    /// Read by people only.
    Notes,
    /// Nothing that a theme has.
    Unknown,
}

impl Purpose {
    /// What the file at `path` in a theme is for.
    pub(super) fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let is_note = name.starts_with('.') || extension == "md" || name == "LICENSE";
        // The fonts of the default theme are in the binary; a site names its own in `site.yaml`.
        if is_note || path.starts_with("fonts/") {
            Self::Notes
        } else if path.starts_with("cards/") && extension == "typ" {
            Self::Card
        } else if path == "style.css" || path.starts_with("static/") {
            Self::Asset
        } else if let Some(tag) = path
            .strip_prefix("i18n/")
            .and_then(|file| file.strip_suffix(".ftl"))
        {
            Self::Words(tag.to_owned())
        } else if matches!(extension, "html" | "xml" | "txt") {
            Self::Template
        } else {
            Self::Unknown
        }
    }
}

/// How comments of templates begin and end.
pub(super) const COMMENTS: Comments = Comments("{#", "#}");

/// A text of a theme.
#[derive(Clone, Debug)]
pub(super) struct ThemeText {
    /// Its path in the theme.
    pub path: String,
    /// The text.
    pub text: Cow<'static, str>,
    /// The text as it is compiled, for a template of the site's own theme.
    pub metered: Option<Metered>,
    /// Its source; nothing for the default theme in the binary.
    pub file: Option<FileId>,
}

/// A template of cards that a site's theme brings along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardTemplate {
    /// Its path in the theme: "cards/card.typ".
    pub path: String,
    /// Its text.
    pub text: String,
    /// Its source.
    pub file: FileId,
}

impl ThemeText {
    /// The text that the engine gets.
    pub(super) fn compiled(&self) -> &str {
        self.metered
            .as_ref()
            .map_or(&self.text, |metered| &metered.text)
    }

    /// A place in the text that the engine got, in the text as it was written.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        match &self.metered {
            Some(metered) => metered.original(range.start)..metered.original(range.end),
            None => range,
        }
    }
}

/// Where each template comes from, so that a failure has a place.
#[derive(Clone, Debug, Default)]
pub(super) struct TemplateFiles {
    /// Templates by the engine's name for them.
    pub texts: BTreeMap<String, ThemeText>,
    /// The theme's folder.
    pub folder: String,
}

impl TemplateFiles {
    /// The template that the engine calls by `name`: the theme's own, else the original.
    pub(super) fn get(&self, name: &str) -> Option<&ThemeText> {
        self.texts
            .get(name)
            .or_else(|| self.texts.get(&format!("{ORIGINALS}{name}")))
    }

    /// One template alone.
    pub(super) fn only(&self, name: &str) -> Self {
        let text = self.texts.get_key_value(name);
        let texts = text.map(|(name, text)| (name.clone(), text.clone()));
        Self {
            texts: texts.into_iter().collect(),
            folder: self.folder.clone(),
        }
    }

    /// Whether the site's own theme has any template, which may be wrong.
    pub(super) fn has_own(&self) -> bool {
        self.texts.values().any(|text| text.file.is_some())
    }

    /// The names by which templates are rendered.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names: Vec<_> = self
            .texts
            .keys()
            .map(|name| name.strip_prefix(ORIGINALS).unwrap_or(name))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// A failure at a place in a template. An original in the binary has no source to point at: it is named instead.
    pub(super) fn at(&self, name: &str, range: Range<usize>, message: String) -> Diagnostic {
        match self.get(name) {
            Some(ThemeText {
                file: Some(file), ..
            }) => {
                let span = Span::new(*file, range);
                Diagnostic::new(codes::THEME_FAILED, span, message).help(HELP)
            }
            Some(original) => {
                let before = original.text.get(..range.start).unwrap_or_default();
                let line = before.matches('\n').count() + 1;
                let message = format!("{message} (line {line} of the default theme's template)");
                Diagnostic::about_path(codes::THEME_FAILED, self.path(&original.path), message)
                    .help(HELP)
            }
            None => self.nothing(name),
        }
    }

    /// A failure of a template as a whole.
    pub(super) fn whole(&self, name: &str, message: String) -> Diagnostic {
        self.at(name, 0..0, message)
    }

    /// There is no such template.
    pub(super) fn nothing(&self, name: &str) -> Diagnostic {
        let message = format!("the theme has no template `{name}`");
        let finding = Diagnostic::about_path(codes::THEME_FAILED, self.path(name), message);
        finding.help(did_you_mean(name, self.names()).unwrap_or_else(|| HELP.to_owned()))
    }

    fn path(&self, path: &str) -> String {
        format!(
            "{}/{}",
            self.folder,
            path.strip_prefix(ORIGINALS).unwrap_or(path)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_sorted_by_their_path() {
        let check =
            |path: &str, expected: Purpose| assert_eq!(Purpose::of(path), expected, "{path}");
        check("page.html", Purpose::Template);
        check("parts/foot.html", Purpose::Template);
        check("sitemap.xml", Purpose::Template);
        check("style.css", Purpose::Asset);
        check("static/page.html", Purpose::Asset);
        check("i18n/pt-BR.ftl", Purpose::Words("pt-BR".to_owned()));
        check("README.md", Purpose::Notes);
        check(".DS_Store", Purpose::Notes);
        check("cards/card.typ", Purpose::Card);
        check("card.typ", Purpose::Unknown);
        check("script.js", Purpose::Unknown);
    }
}
