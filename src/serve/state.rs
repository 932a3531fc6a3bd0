//! What is served: the files of the last good build, and what is wrong with the newest one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use blake3::Hash;
use hyper::body::Bytes;
use serde::Serialize;

use crate::output::{OutputPath, ShelfContent};
use crate::site::url;
use crate::vocabulary::Audience;

/// The page for addresses where nothing is.
const NOT_FOUND: &str = "404.html";

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it holds.
    pub bytes: Bytes,
    /// The hash of that.
    pub hash: Hash,
}

/// The sites of one build, in memory.
#[derive(Debug, Default)]
pub struct Sites {
    files: BTreeMap<Audience, BTreeMap<OutputPath, File>>,
    later: BTreeMap<Audience, BTreeSet<OutputPath>>,
    /// The paths of the addresses where the sites will be published, with `/` at both ends.
    bases: BTreeMap<Audience, String>,
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

/// Everything that is served from one build to the next.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The number of the build.
    pub revision: u64,
    /// The sites.
    pub sites: Arc<Sites>,
    /// Whether the sites are those of a build without errors.
    pub is_good: bool,
    /// What is wrong with the newest build, as JSON.
    pub findings: Arc<str>,
    /// The files of cards that somebody asked for.
    pub asked: BTreeSet<OutputPath>,
    /// Those that the newest build was to print.
    pub tried: BTreeSet<OutputPath>,
    /// Files that are no pages and have changed since the beginning: a page that shows them has to show them anew.
    pub(super) changed: BTreeMap<Audience, BTreeMap<OutputPath, Hash>>,
}

/// What a page has to know to notice that it is old.
#[derive(Serialize)]
struct Mark {
    page: String,
    styles: BTreeMap<String, String>,
    files: BTreeMap<String, String>,
}

impl Sites {
    /// The content of a shelf, with what has not changed shared with the build before.
    #[must_use]
    pub fn new(
        content: ShelfContent,
        base_urls: &BTreeMap<Audience, String>,
        before: &Self,
    ) -> Self {
        let keep = |audience: Audience, path: &OutputPath, bytes: Vec<u8>| {
            let hash = blake3::hash(&bytes);
            match before.file(audience, path) {
                Some(same) if same.hash == hash => same.clone(),
                _ => File {
                    bytes: bytes.into(),
                    hash,
                },
            }
        };
        let files = content.files.into_iter().map(|(audience, files)| {
            let files = files.into_iter().map(|(path, bytes)| {
                let file = keep(audience, &path, bytes);
                (path, file)
            });
            (audience, files.collect())
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

    /// The file with this path.
    #[must_use]
    pub fn file(&self, audience: Audience, path: &OutputPath) -> Option<&File> {
        self.files.get(&audience)?.get(path)
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
        if let Some((path, file)) = files.and_then(|files| files.get_key_value(&path)) {
            return Found::File(path, file);
        }
        let later = self.later.get(&audience);
        if later.is_some_and(|later| later.contains(&path)) {
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
            url::encode(&url::url_of(&file))
        )))
    }

    /// All files of one kind.
    fn ending<'a>(
        &'a self,
        audience: Audience,
        ending: &'a str,
    ) -> impl Iterator<Item = (&'a OutputPath, &'a File)> {
        let files = self.files.get(&audience).into_iter().flatten();
        files.filter(move |(path, _)| path.extension() == ending)
    }
}

impl State {
    /// The state after a build with other sites.
    #[must_use]
    pub fn with_sites(&self, sites: Sites) -> Self {
        let mut changed = self.changed.clone();
        for (audience, files) in &sites.files {
            for (path, file) in files {
                let is_new_to_pages = if let Some(old) = self.sites.file(*audience, path) {
                    old.hash != file.hash
                } else {
                    // It was missed: what is new and was never looked for belongs to pages that have changed themselves.
                    let is_first = self.revision == 0;
                    self.tried.contains(path) || !is_first && !self.is_later(*audience, path)
                };
                if is_new_to_pages && !matches!(path.extension(), "html" | "css" | "pdf") {
                    let changed = changed.entry(*audience).or_default();
                    changed.insert(path.clone(), file.hash);
                }
            }
        }
        Self {
            sites: Arc::new(sites),
            changed,
            ..self.clone()
        }
    }

    fn is_later(&self, audience: Audience, path: &OutputPath) -> bool {
        let later = self.sites.later.get(&audience);
        later.is_some_and(|later| later.contains(path))
    }

    /// What the page at an address has to know, as JSON.
    #[must_use]
    pub fn mark(&self, audience: Audience, address: &str) -> String {
        let page = match self.sites.find(audience, address) {
            Found::File(_, file) | Found::Nothing(Some(file)) => short(file.hash),
            Found::Elsewhere(_) | Found::Later(_) | Found::Nothing(None) => String::new(),
        };
        let by_address = |path: &OutputPath| format!("/{}", url::encode(path.as_str()));
        let styles = self.sites.ending(audience, "css");
        let changed = self.changed.get(&audience).into_iter().flatten();
        let mark = Mark {
            page,
            styles: styles
                .map(|(path, file)| (by_address(path), short(file.hash)))
                .collect(),
            files: changed
                .map(|(path, hash)| (by_address(path), short(*hash)))
                .collect(),
        };
        serde_json::to_string(&mark).unwrap_or_default()
    }
}

/// "/conduct/" of "https://example.org/conduct"; nothing for a site at the root of its host.
fn base_path(base_url: &str) -> Option<String> {
    let (_, rest) = base_url.split_once("://")?;
    let (_, path) = rest.trim_end_matches('/').split_once('/')?;
    Some(format!("/{path}/"))
}

/// As much of a hash as tells two files of one site apart.
#[must_use]
pub fn short(hash: Hash) -> String {
    hash.to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> OutputPath {
        OutputPath::new(text).expect("a good path")
    }

    fn sites(files: &[(&str, &str)], later: &[&str]) -> Sites {
        let files = files
            .iter()
            .map(|(at, text)| (path(at), text.as_bytes().to_vec()));
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
    fn a_page_learns_of_what_it_shows() {
        let first =
            State::default().with_sites(sites(&[("a.svg", "1"), ("s.css", "1")], &["c.svg"]));
        let first = State {
            revision: 1,
            ..first
        };
        assert!(first.mark(Audience::Public, "/").ends_with("\"files\":{}}"));
        // A picture that was printed because a page asked for it is no change.
        let next = first.with_sites(sites(
            &[("a.svg", "2"), ("c.svg", "1"), ("s.css", "1")],
            &[],
        ));
        let mark = next.mark(Audience::Public, "/");
        assert!(
            mark.contains("/a.svg") && !mark.contains("/c.svg"),
            "{mark}"
        );
        assert!(mark.contains("{\"/s.css\":"), "{mark}");
        // One that was missing and has come is.
        let late = next.with_sites(sites(&[("d.svg", "1")], &[]));
        assert!(late.mark(Audience::Public, "/").contains("/d.svg"));
    }
}
