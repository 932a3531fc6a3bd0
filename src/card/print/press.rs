//! What all cards of a site share: fonts and templates, made ready once.

use std::collections::BTreeMap;

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

/// Fonts and templates, ready to print with. Many threads may print at once.
#[derive(Debug)]
pub struct Press {
    pub(super) fonts: Fonts,
    pub(super) templates: BTreeMap<String, Source>,
    pub(super) library: LazyHash<Library>,
    /// The hash of all of it.
    pub(super) key: [u8; 32],
}

impl Press {
    /// A press with the fonts and templates of the binary, and a site's own. Files that are no fonts are faults.
    pub fn new(fonts: &[FontFile], templates: &[TemplateFile]) -> Result<Self, Vec<PrintFault>> {
        let mut texts: BTreeMap<&str, &str> = DEFAULTS.into();
        texts.extend(
            templates
                .iter()
                .map(|file| (file.path.as_str(), file.text.as_str())),
        );
        let key = key(fonts, &texts);
        let fonts = Fonts::new(fonts)?;
        let templates = texts
            .into_iter()
            .filter_map(|(path, text)| Some((path.to_owned(), source(path, text)?)))
            .collect();
        Ok(Self {
            fonts,
            templates,
            library: LazyHash::new(Library::default()),
            key,
        })
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

impl Press {
    /// The bytes of a template, as Typst's `read` would see them.
    pub(super) fn template_bytes(&self, path: &str) -> Option<Bytes> {
        let source = self.templates.get(path)?;
        Some(Bytes::from_string(source.text().to_owned()))
    }
}
