//! What a build will write, and who wants it: paths and owners, no bytes.

mod collision;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::source_map::Span;
use crate::vocabulary::Audience;

use super::OutputPath;
use collision::{finding, pairs, rank};

/// The source that a file of the output comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// What it is, in words: `content/code-of-conduct.md`, `an alias of content/a.md`, `the theme's stylesheet`.
    pub description: Arc<str>,
    /// Where it asks for the path, if that is in a source.
    pub span: Option<Span>,
    /// The file that is copied, by its path from the site's root: who renames it changes the path.
    pub file: Option<Arc<str>>,
}

impl Owner {
    /// A source that has no place of its own in a file: the theme, a start page.
    #[must_use]
    pub fn new(description: impl Into<Arc<str>>) -> Self {
        Self {
            description: description.into(),
            span: None,
            file: None,
        }
    }

    /// A file that is copied.
    #[must_use]
    pub fn file(path: impl Into<Arc<str>>) -> Self {
        let path = path.into();
        Self {
            file: Some(Arc::clone(&path)),
            ..Self::new(path)
        }
    }

    /// A source with the place where it asks for its path.
    #[must_use]
    pub fn at(description: impl Into<Arc<str>>, span: Span) -> Self {
        Self {
            span: Some(span),
            ..Self::new(description)
        }
    }
}

/// All files of a build by audience and path, each with its owners. One owner a path is what a good site has.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    files: BTreeMap<Audience, BTreeMap<OutputPath, Vec<Owner>>>,
}

impl Plan {
    /// Plans a file. The same owner may claim the same path again.
    pub fn claim(&mut self, audience: Audience, path: OutputPath, owner: Owner) {
        let owners = self
            .files
            .entry(audience)
            .or_default()
            .entry(path)
            // Nearly every path has one owner, and a list that grows by itself makes room for four.
            .or_insert_with(|| Vec::with_capacity(1));
        if !owners.contains(&owner) {
            owners.push(owner);
        }
    }

    /// The planned paths of an audience, sorted.
    pub fn paths(&self, audience: Audience) -> impl Iterator<Item = &OutputPath> {
        self.files
            .get(&audience)
            .into_iter()
            .flat_map(BTreeMap::keys)
    }

    /// The owner of a path: of several the one that stands first in the sources.
    #[must_use]
    pub fn owner(&self, audience: Audience, path: &OutputPath) -> Option<&Owner> {
        let owners = self.files.get(&audience)?.get(path)?;
        owners.iter().min_by_key(|owner| rank(owner))
    }

    /// Every pair of owners that want the same file, or of which one wants a file where the other needs a folder.
    ///
    /// Paths that differ in nothing but upper and lower case are the same: the site may be copied to a file system
    /// that does not tell them apart.
    #[must_use]
    pub fn collisions(&self) -> Vec<Diagnostic> {
        let mut seen = BTreeSet::new();
        let mut collisions = Vec::new();
        for files in self.files.values() {
            for (first, second) in pairs(files) {
                if seen.insert((rank(first.owner), rank(second.owner))) {
                    collisions.push(finding(&first, &second));
                }
            }
        }
        collisions
    }
}
