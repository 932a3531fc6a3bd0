//! Where scanned files go: to a folder that is published as a whole, or into memory.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use blake3::Hash;

use super::{OutputPath, Receipt, Scanned, Stage};
use crate::error::Result;
use crate::vocabulary::Audience;

/// Takes the files of a build, which were all scanned. Any number of threads may give it some at once.
pub trait Destination: Sync {
    /// Takes one file.
    fn put(&self, file: &Scanned<'_>) -> Result<()>;

    /// Takes files that an earlier run has put here, if all of them are still as they were.
    fn keep(&self, files: &[Receipt]) -> bool;

    /// Whether a card's file is to be printed now. One that is not is only noted.
    fn prints(&self, audience: Audience, path: &OutputPath) -> bool;
}

impl Destination for Stage<'_> {
    fn put(&self, file: &Scanned<'_>) -> Result<()> {
        Stage::put(self, file).map(|_| ())
    }

    fn keep(&self, files: &[Receipt]) -> bool {
        Stage::keep(self, files)
    }

    fn prints(&self, _: Audience, _: &OutputPath) -> bool {
        true
    }
}

/// Files by their paths.
pub type ShelfFiles = BTreeMap<OutputPath, Arc<[u8]>>;

/// From this length on, files that are the same in several sites are kept once. Pages hardly ever are.
const LARGE: usize = 16 << 10;

/// Keeps the files of a build in memory, and has only those cards printed that somebody asked for.
#[derive(Debug, Default)]
pub struct Shelf {
    asked: BTreeSet<OutputPath>,
    /// The files of the run before.
    before: Arc<BTreeMap<Audience, ShelfFiles>>,
    files: Mutex<BTreeMap<Audience, ShelfFiles>>,
    large: Mutex<HashMap<Hash, Arc<[u8]>>>,
    later: Mutex<BTreeMap<Audience, BTreeSet<OutputPath>>>,
}

/// What a shelf holds in the end.
#[derive(Debug, Default)]
pub struct ShelfContent {
    /// The files of each site.
    pub files: BTreeMap<Audience, ShelfFiles>,
    /// The files of cards that each site has too, once somebody asks for them.
    pub later: BTreeMap<Audience, BTreeSet<OutputPath>>,
}

impl Shelf {
    /// An empty shelf; of the files of cards it gets those that are asked for.
    #[must_use]
    pub fn new(asked: BTreeSet<OutputPath>) -> Self {
        Self {
            asked,
            ..Self::default()
        }
    }

    /// The same shelf, which keeps files of the run before, where these are as they were.
    #[must_use]
    pub fn after(self, before: Arc<BTreeMap<Audience, ShelfFiles>>) -> Self {
        Self { before, ..self }
    }

    /// All that was put there.
    #[must_use]
    pub fn into_content(self) -> ShelfContent {
        ShelfContent {
            files: self
                .files
                .into_inner()
                .unwrap_or_else(PoisonError::into_inner),
            later: self
                .later
                .into_inner()
                .unwrap_or_else(PoisonError::into_inner),
        }
    }
}

impl Destination for Shelf {
    fn put(&self, file: &Scanned<'_>) -> Result<()> {
        let bytes = if file.bytes().len() < LARGE {
            file.bytes().into()
        } else {
            let mut large = self.large.lock().unwrap_or_else(PoisonError::into_inner);
            let same = large.entry(file.hash());
            Arc::clone(same.or_insert_with(|| file.bytes().into()))
        };
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let site = files.entry(file.audience()).or_default();
        site.insert(file.path().clone(), bytes);
        Ok(())
    }

    fn keep(&self, files: &[Receipt]) -> bool {
        let before = |file: &Receipt| self.before.get(&file.audience)?.get(&file.path).cloned();
        let Some(found) = files.iter().map(before).collect::<Option<Vec<_>>>() else {
            return false;
        };
        let mut sites = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        for (file, bytes) in files.iter().zip(found) {
            let site = sites.entry(file.audience).or_default();
            site.insert(file.path.clone(), bytes);
        }
        true
    }

    fn prints(&self, audience: Audience, path: &OutputPath) -> bool {
        let is_asked = self.asked.contains(path);
        if !is_asked {
            let mut later = self.later.lock().unwrap_or_else(PoisonError::into_inner);
            later.entry(audience).or_default().insert(path.clone());
        }
        is_asked
    }
}

#[cfg(test)]
mod tests {
    use super::super::NoSecrets;
    use super::*;

    #[test]
    fn a_shelf_keeps_files_and_notes_what_nobody_asked_for() {
        let path = |text: &str| OutputPath::new(text).expect("a good path");
        let shelf = Shelf::new([path("a.pdf")].into());
        let page = path("index.html");
        let file = Scanned::pass(&NoSecrets, Audience::Staff, &page, b"page");
        shelf.put(&file.expect("nothing is secret")).expect("kept");
        assert!(shelf.prints(Audience::Staff, &path("a.pdf")));
        assert!(!shelf.prints(Audience::Staff, &path("b.pdf")));
        let content = shelf.into_content();
        assert_eq!(&*content.files[&Audience::Staff][&page], b"page");
        assert_eq!(
            content.later[&Audience::Staff],
            BTreeSet::from([path("b.pdf")])
        );
    }

    #[test]
    fn files_of_the_run_before_are_kept_all_or_none() {
        let path = |text: &str| OutputPath::new(text).expect("a good path");
        let (page, other) = (path("index.html"), path("guide/index.html"));
        let passed = |path| Scanned::pass(&NoSecrets, Audience::Staff, path, b"page");
        let page = passed(&page).expect("nothing is secret");
        let other = passed(&other).expect("nothing is secret");
        let first = Shelf::default();
        first.put(&page).expect("kept");
        let first = first.into_content();
        let next = Shelf::default().after(Arc::new(first.files.clone()));
        assert!(!next.keep(&[page.receipt(), other.receipt()]));
        assert!(next.into_content().files.is_empty());
        let next = Shelf::default().after(Arc::new(first.files.clone()));
        assert!(next.keep(&[page.receipt()]));
        assert_eq!(next.into_content().files, first.files);
    }

    #[test]
    fn a_picture_that_is_in_each_site_is_kept_once() {
        let path = OutputPath::new("map.png").expect("a good path");
        let shelf = Shelf::default();
        let bytes = vec![0; LARGE];
        for audience in Audience::ALL {
            let file = Scanned::pass(&NoSecrets, audience, &path, &bytes);
            shelf.put(&file.expect("nothing is secret")).expect("kept");
        }
        let content = shelf.into_content();
        let kept = |audience| &content.files[&audience][&path];
        let (one, other) = (kept(Audience::Public), kept(Audience::Responders));
        assert!(Arc::ptr_eq(one, other));
        assert_eq!(one.len(), LARGE);
    }
}
