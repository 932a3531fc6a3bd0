//! What is served: the files of the last good build, and what is wrong with the newest one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use blake3::Hash;
use serde::Serialize;

use super::sites::{File, Found, Sites};
use crate::output::{OutputPath, ShelfFiles};
use crate::site::url;
use crate::vocabulary::Audience;

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
    pub(super) changed: Changed,
}

/// Files by site, with what they hold.
type Changed = BTreeMap<Audience, BTreeMap<OutputPath, Hash>>;

/// What a page has to know to notice that it is old.
#[derive(Serialize)]
struct Mark {
    page: String,
    styles: BTreeMap<String, String>,
    files: BTreeMap<String, String>,
}

impl State {
    /// The state after a build with other sites.
    #[must_use]
    pub fn with_sites(&self, sites: Sites) -> Self {
        let mut changed = self.changed.clone();
        for (audience, path, file) in sites.all() {
            self.note(&mut changed, audience, path, file);
        }
        Self {
            sites: Arc::new(sites),
            changed,
            ..self.clone()
        }
    }

    /// The state after some files were made again.
    #[must_use]
    pub fn with_files(&self, again: BTreeMap<Audience, ShelfFiles>) -> Self {
        let paths = again.iter().flat_map(|(audience, files)| {
            let paths = files.keys().cloned();
            paths.map(|path| (*audience, path))
        });
        let paths: Vec<(Audience, OutputPath)> = paths.collect();
        let sites = self.sites.with(again);
        let mut changed = self.changed.clone();
        for (audience, path) in &paths {
            if let Some(file) = sites.file(*audience, path) {
                self.note(&mut changed, *audience, path, file);
            }
        }
        Self {
            sites: Arc::new(sites),
            changed,
            ..self.clone()
        }
    }

    /// Notes a file of new sites, if pages have to show it anew.
    fn note(&self, changed: &mut Changed, audience: Audience, path: &OutputPath, file: &File) {
        let is_new_to_pages = if let Some(old) = self.sites.file(audience, path) {
            old.hash != file.hash
        } else {
            // It was missed: what is new and was never looked for belongs to pages that have changed themselves.
            let is_first = self.revision == 0;
            self.tried.contains(path) || !is_first && !self.sites.is_later(audience, path)
        };
        if is_new_to_pages && !matches!(path.extension(), "html" | "css" | "pdf") {
            changed
                .entry(audience)
                .or_default()
                .insert(path.clone(), file.hash);
        }
    }

    /// What the page at an address has to know, as JSON.
    #[must_use]
    pub fn mark(&self, audience: Audience, address: &str) -> String {
        let page = match self.sites.find(audience, address) {
            Found::File(_, file) | Found::Nothing(Some(file)) => short(file.hash),
            Found::Elsewhere(_) | Found::Later(_) | Found::Nothing(None) => String::new(),
        };
        let by_address = |path: &OutputPath| format!("/{}", url::encode(path.as_str()));
        let styles = self.sites.styles(audience);
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

/// As much of a hash as tells two files of one site apart.
#[must_use]
pub fn short(hash: Hash) -> String {
    hash.to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::sites::tests::sites;

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
