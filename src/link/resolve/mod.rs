//! Resolves destinations to addresses.

mod address;
mod refusal;

use std::collections::BTreeSet;

use super::destination::{self, Destination, Target};
use super::external;
use super::pending::Pending;
use super::table::{LinkTable, attachment_path, static_path};
use crate::diagnostic::{Diagnostic, codes};
use crate::markdown::placeholder::{UNKNOWN, is_private_use};
use crate::markdown::{ReferenceKind, Resolved, Resolver};
use crate::output::OutputPath;
use crate::site::{Fallback, Page, url};
use crate::source_map::{Span, Spanned};
use crate::vocabulary::Language;

/// A link to a place in a page, to be checked when the page's anchors are known.
#[derive(Clone, Debug)]
pub struct AnchorUse {
    /// The page that is linked to.
    pub page: usize,
    /// The id.
    pub fragment: Box<str>,
    /// Where the link was written.
    pub span: Span,
}

/// A link to a place in a list or another page without a text of its own, to be checked in what is published there.
#[derive(Clone, Debug)]
pub struct ListAnchor {
    /// Where the list is published.
    pub path: OutputPath,
    /// The id.
    pub fragment: Box<str>,
    /// Where the link was written.
    pub span: Span,
}

/// Resolves the destinations of one page.
pub struct PageResolver<'a> {
    table: &'a LinkTable<'a>,
    index: usize,
    page: &'a Page,
    /// The address that links are seen from: the page's own, its fallback's, or that of a card that quotes it.
    from: &'a str,
    /// Whether a card quotes the page.
    is_quoted: bool,
    /// Where the page is shown untranslated, if that is what is made.
    fallback: Option<&'a Fallback>,
    document_path: &'a str,
    /// The words for a fact that is to be announced: what is made of one is shown, and leads nowhere.
    pub pending: Pending,
    /// What was found wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Links to places in pages.
    pub anchors: Vec<AnchorUse>,
    /// Links to places in lists.
    pub list_anchors: Vec<ListAnchor>,
    /// Addresses of other sites.
    pub external: Vec<Spanned<String>>,
    /// The files beside pages that the page needs, by their index in the site's list.
    pub attachments: BTreeSet<usize>,
}

impl<'a> PageResolver<'a> {
    /// A resolver for the page with this index, or for its fallback in another language.
    #[must_use]
    pub fn new(table: &'a LinkTable<'a>, index: usize, fallback: Option<&'a Fallback>) -> Self {
        let page = &table.site.pages[index];
        let document_path = table.site.document(page).path.as_str();
        Self {
            table,
            index,
            page,
            from: fallback.map_or(&page.url, |fallback| &fallback.url),
            is_quoted: false,
            fallback,
            document_path,
            pending: Pending::default(),
            diagnostics: Vec::new(),
            anchors: Vec::new(),
            list_anchors: Vec::new(),
            external: Vec::new(),
            attachments: BTreeSet::new(),
        }
    }

    /// The same for a card that quotes the page: links lead from the card to where they lead from the page.
    #[must_use]
    pub fn seen_from(self, card: &'a Page) -> Self {
        Self {
            is_quoted: card.url != self.page.url,
            from: &card.url,
            ..self
        }
    }

    /// Whether a card quotes the page.
    #[must_use]
    pub fn is_quoted(&self) -> bool {
        self.is_quoted
    }

    fn page_address(&mut self, page: usize, target: &Target, span: Span) -> String {
        let to = &self.table.site.pages[page];
        if !self.table.site.document(to).front.guesses_audience {
            self.refuse_page_above(to.audience, span);
        }
        if let Some(fragment) = &target.fragment
            && !fragment.is_empty()
        {
            self.anchors.push(AnchorUse {
                page,
                fragment: fragment.as_str().into(),
                span,
            });
            let is_own = page == self.index && !self.is_quoted;
            if is_own && target.path.is_empty() && target.query.is_empty() {
                return format!("#{}", url::encode(fragment));
            }
        }
        let url = self.version(to, target.fragment.is_some());
        self.address(url, target)
    }

    /// The address of a page that a link leads to; a page is nothing that another can show.
    fn page_to(
        &mut self,
        page: usize,
        target: &Target,
        kind: ReferenceKind,
        span: Span,
    ) -> Option<String> {
        if kind == ReferenceKind::Image {
            self.no_picture(&target.path, span);
            return None;
        }
        Some(self.page_address(page, target, span))
    }

    /// Where the readers of this page find another: untranslated in their language, rather than in a frame of another.
    /// Around a text that is itself untranslated, the translation of its target suits them better still, unless the link
    /// leads to a place that only the text's own language has.
    fn version(&self, to: &'a Page, has_fragment: bool) -> &'a str {
        let Some(fallback) = self.fallback else {
            return to.url_in(&self.page.language);
        };
        let translation = || {
            let index = self.table.version(to, &fallback.language)?;
            let page = &self.table.site.pages[index];
            (page.audience <= self.page.audience && !has_fragment).then_some(&*page.url)
        };
        match to.url_in(&fallback.language) {
            own if own == to.url => translation().unwrap_or(own),
            untranslated => untranslated,
        }
    }

    fn address(&self, to: &str, target: &Target) -> String {
        let mut href = url::relative(self.from, to);
        href.push_str(&target.query);
        if let Some(fragment) = &target.fragment {
            href.push('#');
            href.push_str(&url::encode(fragment));
        }
        href
    }

    fn file(&mut self, target: &Target, kind: ReferenceKind, span: Span) -> Option<String> {
        if let Some(page) = self.table.page_of_document(self.page, &target.path) {
            return self.page_to(page, target, kind, span);
        }
        if let Some(&index) = self.table.files.get(target.path.as_str()) {
            return self.copied_file(index, target, span);
        }
        if let Some(href) = self.print(&target.path, target, span) {
            return Some(href);
        }
        self.broken(&target.path, kind, span);
        None
    }

    /// A card's file for print, named as if it lay beside the card's source.
    fn print(&mut self, path: &str, target: &Target, span: Span) -> Option<String> {
        let address = self.table.print(self.page, path)?;
        if let Some((audience, _)) = self.table.addresses.get(address) {
            self.refuse_above(*audience, span);
        }
        Some(self.address(address, target))
    }

    fn copied_file(&mut self, index: usize, target: &Target, span: Span) -> Option<String> {
        let file = &self.table.site.statics[index];
        let Some(audience) = file.audience else {
            self.attachments.insert(index);
            return attachment_path(&file.path).map(|path| self.address(path.as_str(), target));
        };
        self.refuse_above(audience, span);
        static_path(&file.path).map(|path| self.address(path.as_str(), target))
    }

    /// The language whose start page readers come from, unless it is the default one.
    fn home_language(&self) -> Option<&Language> {
        let config = &self.table.site.config;
        let own = self
            .fallback
            .map_or(&self.page.language, |fallback| &fallback.language);
        let others = &config.languages[1.min(config.languages.len())..];
        others.contains(own).then_some(own)
    }

    fn beside(&self, path: &str) -> Option<String> {
        let folder = self
            .document_path
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        destination::normal(&format!("{folder}/{path}"))
    }
}

impl Resolver for PageResolver<'_> {
    fn resolve(&mut self, destination: &str, kind: ReferenceKind, span: Span) -> Option<Resolved> {
        if destination.contains(UNKNOWN) {
            // The fact that the destination is made of is wrong, and that is said already.
            return None;
        }
        if self.pending.is_in(destination) {
            return None;
        }
        if destination.trim().is_empty() {
            self.empty(kind, span);
            return None;
        }
        let href = match destination::parse(destination, self.document_path) {
            Destination::External => {
                // Behind the address may stand a note about the fact that it is made of.
                let address = destination.trim().trim_end_matches(is_private_use);
                if let Some(found) = external::problem(address) {
                    self.diagnostics.push(
                        Diagnostic::new(codes::INVALID_LINK, span, found.message).help(found.help),
                    );
                    return None;
                }
                let href = destination.trim().to_owned();
                self.external.push(Spanned::new(href.clone(), span));
                return Some(Resolved {
                    href,
                    external: true,
                });
            }
            Destination::File(target) => self.file(&target, kind, span),
            Destination::Address(target) => self.published(&target, kind, span),
            Destination::Index(target) => {
                let home = url::folder(
                    self.page
                        .edition
                        .map(|edition| self.table.site.editions[edition].slug.as_str()),
                    self.home_language(),
                );
                self.remember_place(&home, &target, span);
                Some(self.address(&home, &target))
            }
            Destination::Unsupported(keyword) => {
                let message = format!("`{{{keyword}}}` leads to a list that is not published here");
                self.diagnostics.push(
                    Diagnostic::new(codes::BROKEN_LINK, span, message)
                        .help("link to a page with `{filename}…`"),
                );
                None
            }
            Destination::Outside => {
                let message = format!("`{destination}` leads out of the content folder");
                self.diagnostics.push(
                    Diagnostic::new(codes::BROKEN_LINK, span, message)
                        .help("only files in `content/` are published"),
                );
                None
            }
        };
        href.map(|href| Resolved {
            href,
            external: false,
        })
    }
}
