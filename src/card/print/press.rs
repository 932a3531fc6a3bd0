//! What all cards of a site share: fonts and templates, made ready once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::syntax::{RootedPath, Source, VirtualPath, VirtualRoot};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

use super::fault::PrintFault;
use super::fonts::{FontFile, Fonts};

/// The templates of the default theme.
const DEFAULTS: [(&str, &str); 8] = [
    (
        "cards/card.typ",
        include_str!("../../../themes/default/cards/card.typ"),
    ),
    (
        "cards/handout.typ",
        include_str!("../../../themes/default/cards/handout.typ"),
    ),
    (
        "cards/poster.typ",
        include_str!("../../../themes/default/cards/poster.typ"),
    ),
    (
        "cards/proof.typ",
        include_str!("../../../themes/default/cards/proof.typ"),
    ),
    (
        "cards/parts/fit.typ",
        include_str!("../../../themes/default/cards/parts/fit.typ"),
    ),
    (
        "cards/parts/furniture.typ",
        include_str!("../../../themes/default/cards/parts/furniture.typ"),
    ),
    (
        "cards/parts/marks.typ",
        include_str!("../../../themes/default/cards/parts/marks.typ"),
    ),
    (
        "cards/parts/text.typ",
        include_str!("../../../themes/default/cards/parts/text.typ"),
    ),
];

/// A template that a site's theme brings along, or puts in the place of a default one.
#[derive(Clone, Debug)]
pub struct TemplateFile {
    /// Its path in the theme: "cards/card.typ".
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Fonts and templates to print with. Many threads may print at once.
///
/// They are made ready when the first card is printed: a site whose cards were all printed before only needs their key.
#[derive(Debug)]
pub struct Press {
    fonts: Vec<(String, Bytes)>,
    templates: BTreeMap<String, String>,
    ready: OnceLock<Result<Ready, Vec<PrintFault>>>,
    /// The hash of all of it.
    pub(super) key: [u8; 32],
}

/// Fonts and templates as Typst takes them.
#[derive(Debug)]
pub(super) struct Ready {
    pub fonts: Fonts,
    pub templates: BTreeMap<String, Source>,
    pub library: LazyHash<Library>,
}

impl Press {
    /// A press with the fonts and templates of the binary, and a site's own, ready to print. Files that are no fonts are
    /// faults.
    pub fn new(fonts: &[FontFile], templates: &[TemplateFile]) -> Result<Self, Vec<PrintFault>> {
        let press = Self::later(fonts.to_vec(), templates);
        press.ready()?;
        Ok(press)
    }

    /// The same press, made ready when it is needed. Files that are no fonts are faults of every card then.
    #[must_use]
    pub fn later(fonts: Vec<FontFile>, templates: &[TemplateFile]) -> Self {
        let own = templates.iter();
        let own = own.map(|file| (file.path.as_str(), file.text.as_str()));
        let texts: BTreeMap<&str, &str> = DEFAULTS.into_iter().chain(own).collect();
        Self {
            key: key(&fonts, &texts),
            templates: texts
                .into_iter()
                .map(|(path, text)| (path.to_owned(), text.to_owned()))
                .collect(),
            fonts: fonts
                .into_iter()
                .map(|file| (file.name, Bytes::new(file.bytes)))
                .collect(),
            ready: OnceLock::new(),
        }
    }

    /// Fonts and templates, made ready by the first who asks.
    pub(super) fn ready(&self) -> Result<&Ready, Vec<PrintFault>> {
        let make = || {
            let templates = self.templates.iter();
            Ok(Ready {
                fonts: Fonts::new(&self.fonts)?,
                templates: templates
                    .filter_map(|(path, text)| Some((path.clone(), source(path, text)?)))
                    .collect(),
                library: LazyHash::new(Library::default()),
            })
        };
        self.ready.get_or_init(make).as_ref().map_err(Clone::clone)
    }

    /// The paths of all default templates, for those who look for a site's own.
    #[must_use]
    pub fn template_paths() -> Vec<&'static str> {
        DEFAULTS.iter().map(|(path, _)| *path).collect()
    }
}

/// A template by its path in the theme; nothing for a path that leads out of it.
fn source(path: &str, text: &str) -> Option<Source> {
    let path = VirtualPath::new(path).ok()?;
    let id = RootedPath::new(VirtualRoot::Project, path).intern();
    Some(Source::new(id, text.to_owned()))
}

fn key(fonts: &[FontFile], templates: &BTreeMap<&str, &str>) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    let mut add = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    for font in fonts {
        add(&font.bytes);
    }
    for (path, text) in templates {
        add(path.as_bytes());
        add(text.as_bytes());
    }
    *hasher.finalize().as_bytes()
}

impl Ready {
    /// The bytes of a template, as Typst's `read` would see them.
    pub(super) fn template_bytes(&self, path: &str) -> Option<Bytes> {
        let source = self.templates.get(path)?;
        Some(Bytes::from_string(source.text().to_owned()))
    }
}
