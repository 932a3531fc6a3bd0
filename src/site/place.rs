//! One page of an edition: its name, its file, its title, and the addresses that lead to it.

use std::collections::BTreeMap;

use super::assemble::{Assembly, Located};
use super::{Alias, Page, url};
use crate::content::{Document, Status, opening_heading};
use crate::diagnostic::{Diagnostic, codes};
use crate::output::{OutputPath, PathError};
use crate::source_map::{Span, Spanned};

impl<'a> Assembly<'a> {
    /// A document as the page of an edition, or of none; nothing and a finding where it cannot have a place.
    pub(super) fn page(&mut self, located: &Located<'a>, edition: Option<usize>) -> Option<Page> {
        let front = &located.document.front;
        let (slug, path, aliases) = match self.slug(located) {
            Some(slug) => {
                let (path, aliases) = self.addresses(located, edition, &slug)?;
                (slug, path, aliases)
            }
            None => self.stand_in(located, edition)?,
        };
        Some(Page {
            document: located.index,
            edition,
            language: located.language.clone(),
            stem: located.stem.clone(),
            audience: front.audience(),
            kind: front.kind(),
            title: self.title(located.document, &slug),
            slug,
            url: url::url_of(&path).to_owned(),
            path,
            aliases,
            is_card: located.is_card,
            fallbacks: Vec::new(),
            summary: front.summary.as_ref().map(|text| text.value.clone()),
            is_listed: front.status != Status::Hidden,
            weight: front.weight,
        })
    }

    /// The file of a page, and the addresses that lead to it as well.
    fn addresses(
        &mut self,
        located: &Located<'_>,
        edition: Option<usize>,
        slug: &str,
    ) -> Option<(OutputPath, Vec<Alias>)> {
        let front = &located.document.front;
        let is_current = edition == self.site.current;
        let event = edition.map(|edition| self.site.editions[edition].slug.as_str());
        let is_default = located.language == *self.site.config.default_language();
        let language = (!is_default).then_some(&located.language);
        let folder = url::folder(event, None);
        let shelf = if located.is_card { "cards/" } else { "" };
        // A shared page is there once for each edition, and the site's root once for all: the current edition has it. A
        // page of the series is there once.
        let has_root = located.folder.is_some() || is_current || edition.is_none();
        let may_have = |address: &&Spanned<String>| has_root || !address.value.starts_with('/');
        let save_as = front.save_as.as_ref().filter(may_have);
        let stated = front.url.as_ref().filter(may_have);
        let wanted = save_as.or(stated);
        let place = wanted.map_or(Span::whole(located.document.file), |wanted| wanted.span);
        let address = match wanted {
            Some(wanted) => join(&folder, &wanted.value),
            None => format!("{}{shelf}{slug}/", url::folder(event, language)),
        };
        let path = match self.checked_path(&address, place) {
            Some(path) => path,
            None => self.stand_in(located, edition)?.1,
        };
        let aliases = front.aliases.iter().filter(may_have);
        let mut aliases = self.aliases(aliases, &folder);
        if edition.is_some() && is_current && wanted.is_none() {
            let forward = format!("{}{shelf}{slug}/", url::folder(None, language));
            let path = self.checked_path(&forward, place);
            aliases.extend(path.map(|path| Alias { path, span: None }));
        }
        Some((path, aliases))
    }

    /// A place for a page that cannot have its own, which is said already: what else is wrong with it, and where links
    /// lead to it, is looked at all the same.
    fn stand_in(
        &self,
        located: &Located<'_>,
        edition: Option<usize>,
    ) -> Option<(String, OutputPath, Vec<Alias>)> {
        let event = edition.map(|edition| self.site.editions[edition].slug.as_str());
        let slug = format!("unnamed-{}", located.index);
        let path = url::file_of(&format!("{}{slug}/", url::folder(event, None))).ok()?;
        Some((slug, path, Vec::new()))
    }

    /// The name of a document in addresses, or a finding.
    fn slug(&mut self, located: &Located<'_>) -> Option<String> {
        let front = &located.document.front;
        let (slug, place) = match &front.slug {
            Some(slug) => (slug.value.clone(), slug.span),
            None => (
                url::slug_of(located.stem.rsplit('/').next().unwrap_or_default()),
                Span::whole(located.document.file),
            ),
        };
        if !url::is_slug(&slug) {
            let message = format!("`{slug}` cannot be part of an address");
            self.report(
                Diagnostic::new(codes::INVALID_SLUG, place, message)
                    .help("use letters, digits, `-`, `_` and `.`"),
            );
            return None;
        }
        if let Some(taken) = self.taken(&slug) {
            let message = format!("a page cannot be called `{slug}`: that is {taken}");
            self.report(
                Diagnostic::new(codes::INVALID_SLUG, place, message)
                    .help("give it another `slug` in its front matter"),
            );
            return None;
        }
        Some(slug)
    }

    /// What else of the site has a name already.
    fn taken(&self, slug: &str) -> Option<&'static str> {
        let site = self.site;
        if site.editions.iter().any(|event| event.slug == slug) {
            return Some("an event");
        }
        let mut languages = site.config.languages.iter();
        let is_language = languages.any(|language| language.tag().eq_ignore_ascii_case(slug));
        (is_language && !site.is_plain).then_some("a language of this site")
    }

    fn title(&self, document: &Document, slug: &str) -> String {
        if let Some(Spanned { value, .. }) = &document.front.title {
            return value.clone();
        }
        let body = self
            .sources
            .text(document.file)
            .get(document.body.clone())
            .unwrap_or_default();
        opening_heading(body).map_or_else(|| slug.replace(['-', '_'], " "), str::to_owned)
    }

    fn aliases<'s>(
        &mut self,
        aliases: impl Iterator<Item = &'s Spanned<String>>,
        folder: &str,
    ) -> Vec<Alias> {
        let mut found = BTreeMap::new();
        for alias in aliases {
            if let Some(path) = self.checked_path(&join(folder, &alias.value), alias.span) {
                found.entry(path).or_insert(alias.span);
            }
        }
        found
            .into_iter()
            .map(|(path, span)| Alias {
                path,
                span: Some(span),
            })
            .collect()
    }

    fn checked_path(&mut self, address: &str, place: Span) -> Option<OutputPath> {
        let reason: PathError = match url::file_of(address) {
            Ok(path) => return Some(path),
            Err(reason) => reason,
        };
        self.report(
            Diagnostic::new(codes::PATH_OUTSIDE, place, format!("`{address}` {reason}"))
                .help("write a path inside the site, such as `pages/conduct.html` or `old-name/`"),
        );
        None
    }
}

/// An address that counts from `folder`, or from the site's root if it begins with `/`.
fn join(folder: &str, address: &str) -> String {
    match address.strip_prefix('/') {
        Some(from_root) => from_root.to_owned(),
        None => format!("{folder}{address}"),
    }
}
