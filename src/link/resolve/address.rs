//! What answers at an address that is written as readers see it, and not as a path of sources.

use super::{ListAnchor, PageResolver};
use crate::link::destination::{self, Target};
use crate::link::table::Answer;
use crate::markdown::ReferenceKind;
use crate::site::url;
use crate::source_map::Span;

impl PageResolver<'_> {
    /// The address that an author writes as readers see it.
    pub(super) fn published(
        &mut self,
        target: &Target,
        kind: ReferenceKind,
        span: Span,
    ) -> Option<String> {
        if target.path.is_empty() {
            return Some(self.page_address(self.index, target, span));
        }
        // What lies beside the source comes first: that is what the author sees.
        if !target.path.starts_with('/')
            && let Some(path) = self.beside(&target.path)
        {
            if let Some(&index) = self.table.files.get(path.as_str()) {
                return self.copied_file(index, target, span);
            }
            if let Some(href) = self.print(&path, target, span) {
                return Some(href);
            }
        }
        match self.at_address(&target.path) {
            Some((_, (_, Some(page)))) => self.page_to(page, target, kind, span),
            Some((address, _)) if kind == ReferenceKind::Image && is_page_like(&address) => {
                self.no_picture(&target.path, span);
                None
            }
            Some((address, (audience, None))) => {
                self.refuse_above(audience, span);
                self.remember_place(&address, target, span);
                Some(self.address(&address, target))
            }
            None => {
                self.broken(&target.path, kind, span);
                None
            }
        }
    }

    /// Takes a note of a link to a place in a start page, a list, a forward: what stands there is known when it is made.
    pub(super) fn remember_place(&mut self, address: &str, target: &Target, span: Span) {
        let fragment = target.fragment.as_deref().unwrap_or_default();
        if fragment.is_empty() || !is_page_like(address) {
            return;
        }
        if let Ok(path) = url::file_of(address) {
            self.list_anchors.push(ListAnchor {
                path,
                fragment: fragment.into(),
                span,
            });
        }
    }

    /// What answers at the address that a path means, as readers see it from this page.
    fn at_address(&self, path: &str) -> Option<(String, Answer)> {
        let own = self.page.url.rsplit_once('/');
        let folder = own.map_or("", |(folder, _)| folder);
        let joined = match path.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("{folder}/{path}"),
        };
        let normal = destination::normal(&joined)?;
        let ends = ["/", "/..", "/."];
        let is_folder = ends.iter().any(|end| path.ends_with(end)) || [".", ".."].contains(&path);
        let candidates = if normal.is_empty() {
            vec![normal]
        } else if is_folder {
            vec![format!("{normal}/")]
        } else {
            let index = normal.strip_suffix("index.html").unwrap_or(&normal);
            let (folder, index) = (format!("{normal}/"), index.to_owned());
            vec![normal, folder, index]
        };
        candidates.into_iter().find_map(|address| {
            let found = self.table.addresses.get(address.as_str())?;
            Some((address, *found))
        })
    }
}

/// Whether what answers at an address of the site is HTML: a start page, a list, a forward.
fn is_page_like(address: &str) -> bool {
    let name = address.rsplit('/').next().unwrap_or_default();
    name.is_empty()
        || name
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ending == "html")
}
