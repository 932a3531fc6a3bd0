//! The files of the sites that are served, and which of them answers at an address.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use blake3::Hash;
use hyper::body::Bytes;

use crate::output::{OutputPath, ShelfContent, ShelfFiles};
use crate::site::url;
use crate::vocabulary::Audience;

/// The page for addresses where nothing is.
const NOT_FOUND: &str = "404.html";

/// So many files that were made again are kept beside the others, until all are joined.
const MOST_NEWER: usize = 256;

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it holds.
    pub bytes: Bytes,
    /// The hash of that.
    pub hash: Hash,
}

/// The sites of one build, in memory.
#[derive(Clone, Debug, Default)]
pub struct Sites {
    files: BTreeMap<Audience, Files>,
    later: BTreeMap<Audience, BTreeSet<OutputPath>>,
    /// The paths of the addresses where the sites will be published, with `/` at both ends.
    bases: BTreeMap<Audience, String>,
}

/// The files of one site: those of a whole build, and over them those that were made again since.
#[derive(Clone, Debug, Default)]
struct Files {
    whole: Arc<BTreeMap<OutputPath, File>>,
    newer: BTreeMap<OutputPath, File>,
    /// Which of them are style sheets.
    styles: Arc<[OutputPath]>,
}

/// Which file answers at an address.
#[derive(Debug, PartialEq, Eq)]
pub enum Found<'a> {
    /// This one.
    File(&'a OutputPath, &'a File),
    /// The one at another address: a folder's ends with `/`, and what is below the site's own address is below `/` here.
    Elsewhere(String),
    /// One that is printed when somebody asks for it.
    Later(OutputPath),
    /// None; the page that says so, if the site has it.
    Nothing(Option<&'a File>),
}

impl Sites {
    /// The content of a shelf, with what has not changed shared with the build before.
    #[must_use]
    pub fn new(
        content: ShelfContent,
        base_urls: &BTreeMap<Audience, String>,
        before: &Self,
    ) -> Self {
        let keep = |audience: Audience, path: &OutputPath, bytes: Arc<[u8]>| {
            let file = File::new(bytes);
            let same = before.file(audience, path);
            same.filter(|same| same.hash == file.hash)
                .cloned()
                .unwrap_or(file)
        };
        let files = content.files.into_iter().map(|(audience, files)| {
            let styles = files.keys().filter(|path| path.extension() == "css");
            let styles = styles.cloned().collect();
            let files = files.into_iter().map(|(path, bytes)| {
                let file = keep(audience, &path, bytes);
                (path, file)
            });
            let files = Files {
                whole: Arc::new(files.collect()),
                newer: BTreeMap::new(),
                styles,
            };
            (audience, files)
        });
        Self {
            files: files.collect(),
            later: content.later,
            bases: base_urls
                .iter()
                .filter_map(|(audience, base)| Some((*audience, base_path(base)?)))
                .collect(),
        }
    }

    /// The same sites with some files made again.
    #[must_use]
    pub fn with(&self, again: BTreeMap<Audience, ShelfFiles>) -> Self {
        let mut sites = self.clone();
        for (audience, again) in again {
            let files = sites.files.entry(audience).or_default();
            let again = again.into_iter();
            files
                .newer
                .extend(again.map(|(path, bytes)| (path, File::new(bytes))));
            if files.newer.len() > MOST_NEWER {
                let newer = std::mem::take(&mut files.newer);
                Arc::make_mut(&mut files.whole).extend(newer);
            }
        }
        sites
    }

    /// Whether a file is one of those that are printed when somebody asks for them.
    #[must_use]
    pub fn is_later(&self, audience: Audience, path: &OutputPath) -> bool {
        let later = self.later.get(&audience);
        later.is_some_and(|later| later.contains(path))
    }

    /// All files.
    pub fn all(&self) -> impl Iterator<Item = (Audience, &OutputPath, &File)> {
        self.files.iter().flat_map(|(audience, files)| {
            let whole = files.whole.iter();
            let whole = whole.filter(|(path, _)| !files.newer.contains_key(path));
            let all = whole.chain(&files.newer);
            all.map(|(path, file)| (*audience, path, file))
        })
    }

    /// The style sheets of a site.
    pub fn styles(&self, audience: Audience) -> impl Iterator<Item = (&OutputPath, &File)> {
        let files = self.files.get(&audience).into_iter();
        files.flat_map(|files| files.styles.iter().filter_map(|path| files.get(path)))
    }

    /// The file with this path.
    #[must_use]
    pub fn file(&self, audience: Audience, path: &OutputPath) -> Option<&File> {
        let (_, file) = self.files.get(&audience)?.get(path)?;
        Some(file)
    }

    /// What answers at an address, without its query and percent-decoded. Only what was planned can be found.
    #[must_use]
    pub fn find(&self, audience: Audience, address: &str) -> Found<'_> {
        let nothing = || {
            let page = OutputPath::new(NOT_FOUND).ok();
            Found::Nothing(page.and_then(|page| self.file(audience, &page)))
        };
        let Some(address) = address.strip_prefix('/') else {
            return nothing();
        };
        let is_folder = address.is_empty() || address.ends_with('/');
        let path = if is_folder {
            OutputPath::new(&format!("{address}index.html"))
        } else {
            OutputPath::new(address)
        };
        let Ok(path) = path else {
            return nothing();
        };
        let files = self.files.get(&audience);
        if let Some((path, file)) = files.and_then(|files| files.get(&path)) {
            return Found::File(path, file);
        }
        if self.is_later(audience, &path) {
            return Found::Later(path);
        }
        let index = OutputPath::new(&format!("{path}/index.html")).ok();
        match index.and_then(|index| self.file(audience, &index)) {
            Some(_) if !is_folder => Found::Elsewhere(format!("/{}/", url::encode(path.as_str()))),
            _ => self.below_base(audience, &path).unwrap_or_else(nothing),
        }
    }

    /// A few links are absolute, because they stand on pages that can be anywhere.
    fn below_base(&self, audience: Audience, path: &OutputPath) -> Option<Found<'_>> {
        let base = self.bases.get(&audience)?;
        let path = format!("/{path}");
        let inner = path.strip_prefix(base.as_str())?;
        let file = OutputPath::new(inner).ok()?;
        self.file(audience, &file)?;
        Some(Found::Elsewhere(format!(
            "/{}",
            url::encode(url::url_of(&file))
        )))
    }
}

impl Files {
    fn get(&self, path: &OutputPath) -> Option<(&OutputPath, &File)> {
        let newer = self.newer.get_key_value(path);
        newer.or_else(|| self.whole.get_key_value(path))
    }
}

impl File {
    fn new(bytes: Arc<[u8]>) -> Self {
        Self {
            hash: blake3::hash(&bytes),
            bytes: Bytes::from_owner(bytes),
        }
    }
}

/// "/conduct/" of "https://example.org/conduct"; nothing for a site at the root of its host.
fn base_path(base_url: &str) -> Option<String> {
    let (_, rest) = base_url.split_once("://")?;
    let (_, path) = rest.trim_end_matches('/').split_once('/')?;
    Some(format!("/{path}/"))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn path(text: &str) -> OutputPath {
        OutputPath::new(text).expect("a good path")
    }

    /// The public site with these files, and with those that are printed later.
    pub(in crate::serve) fn sites(files: &[(&str, &str)], later: &[&str]) -> Sites {
        let files = files
            .iter()
            .map(|(at, text)| (path(at), text.as_bytes().into()));
        let content = ShelfContent {
            files: [(Audience::Public, files.collect())].into(),
            later: [(
                Audience::Public,
                later.iter().map(|text| path(text)).collect(),
            )]
            .into(),
        };
        let base = "https://example.org/conduct".to_owned();
        Sites::new(
            content,
            &[(Audience::Public, base)].into(),
            &Sites::default(),
        )
    }

    #[test]
    fn only_what_was_planned_is_found() {
        let sites = sites(
            &[
                ("index.html", "home"),
                ("2026/index.html", "event"),
                ("a b.txt", "text"),
                ("404.html", "nothing here"),
            ],
            &["2026/card.pdf"],
        );
        let check = |address: &str, expected: &str| {
            let found = match sites.find(Audience::Public, address) {
                Found::File(_, file) => String::from_utf8_lossy(&file.bytes).into_owned(),
                Found::Elsewhere(address) => format!("to {address}"),
                Found::Later(path) => format!("later {path}"),
                Found::Nothing(page) => format!("nothing {}", page.is_some()),
            };
            assert_eq!(found, expected, "{address:?}");
        };
        check("/", "home");
        check("/index.html", "home");
        check("/2026/", "event");
        check("/2026", "to /2026/");
        check("/conduct/", "to /");
        check("/conduct/2026/", "to /2026/");
        check("/conduct/a b.txt", "to /a%20b.txt");
        check("/conduct/conduct/", "nothing true");
        check("/2026/card.pdf", "later 2026/card.pdf");
        check("/a b.txt", "text");
        for address in [
            "",
            "*",
            "//",
            "/2026//",
            "/../index.html",
            "/..",
            "/2026/../index.html",
            "/\0",
            "/a\\b",
            "/index.html/",
            "/2026/card.pdf/",
            "//2026",
        ] {
            check(address, "nothing true");
        }
        let staff = sites.find(Audience::Staff, "/");
        assert_eq!(staff, Found::Nothing(None));
    }

    #[test]
    fn what_was_made_again_takes_the_place_of_what_was_there() {
        let mut sites = sites(&[("index.html", "old"), ("a.css", "x")], &[]);
        for number in 0..=MOST_NEWER {
            let files = [
                (
                    path("index.html"),
                    format!("new {number}").into_bytes().into(),
                ),
                (path(&format!("{number}.html")), (*b"more").into()),
            ];
            sites = sites.with([(Audience::Public, files.into())].into());
            let Found::File(_, home) = sites.find(Audience::Public, "/") else {
                panic!("a file");
            };
            assert_eq!(home.bytes, format!("new {number}"));
        }
        assert_eq!(sites.all().count(), MOST_NEWER + 3);
        assert_eq!(sites.styles(Audience::Public).count(), 1);
    }
}
