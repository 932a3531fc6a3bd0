//! One output kind a file, one list: what a site consists of besides its pages' texts.

mod cards;
mod index;
mod machine;
mod navigation;
mod page;
mod start;

pub use index::Index;
pub use navigation::named;
pub use page::{Rendered, page, template_file};

use std::collections::BTreeMap;

use crate::audience::SiteView;
use crate::diagnostic::Diagnostic;
use crate::output::{OutputPath, Owner};
use crate::site::{Page, url};
use crate::source_map::Span;
use crate::theme::context::{CardFiles, EventContext};
use crate::theme::{PreparedEvent, Theme};
use crate::vocabulary::{Audience, Language};

/// An edition's facts for readers of an audience, in the words of a language, ready for templates.
pub struct Facts {
    /// For components.
    pub context: EventContext,
    /// For templates.
    pub prepared: PreparedEvent,
}

/// Gives the facts of an edition for an audience in a language.
pub trait FactsSource: Sync {
    /// The facts; nothing for an edition that there is not.
    fn facts<'s>(
        &'s self,
        edition: usize,
        audience: Audience,
        language: &'s Language,
    ) -> Option<&'s Facts>;
    /// The words of a language.
    fn locale(&self, language: &Language) -> &crate::locale::Locale;
}

/// What renderers work with.
pub struct Renderer<'a> {
    /// What readers may know.
    pub view: &'a SiteView<'a>,
    /// The theme, with this site's settings.
    pub theme: &'a Theme,
    /// What lists and links need to know of all pages.
    pub index: Index<'a>,
    /// Facts in words.
    pub facts: &'a dyn FactsSource,
    /// What each card is printed as, by its number; empty where nothing is printed.
    pub printed: &'a BTreeMap<usize, CardFiles>,
}

/// An output that is not a page.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its file.
    pub path: OutputPath,
    /// Who asked for it.
    pub owner: Owner,
    /// What it is.
    pub kind: Kind,
}

/// The kinds of outputs that are not pages.
#[derive(Clone, Debug)]
pub enum Kind {
    /// The start page of the site (the current edition) or of an edition, in a language.
    Start {
        /// The edition it presents; nothing for a site without events.
        edition: Option<usize>,
        /// Its language.
        language: Language,
        /// Whether it is the site's own.
        is_root: bool,
    },
    /// The list of an edition's cards, in a language.
    Cards {
        /// The edition; nothing for a site without events.
        edition: Option<usize>,
        /// Its language.
        language: Language,
    },
    /// The address of cards that stays the same every year: it forwards to the current edition's list.
    CardsForward(Language),
    /// The list of all editions.
    Editions(Language),
    /// What a server shows where nothing is.
    NotFound,
    /// An address that forwards to a page.
    Redirect {
        /// The page, by its number.
        page: usize,
        /// Whose readers are sent there.
        language: Language,
    },
    /// `sitemap.xml`.
    Sitemap,
    /// `robots.txt`.
    Robots,
    /// A file of the theme, by its number.
    Asset(usize),
    /// A file of the site, by its number.
    Static(usize),
}

impl Kind {
    /// Whether it grows with the number of pages.
    #[must_use]
    pub fn names_all_pages(&self) -> bool {
        matches!(
            self,
            Self::Start { .. } | Self::Cards { .. } | Self::Sitemap
        )
    }
}

/// The source of a page's file, with the place that decides where it goes.
#[must_use]
pub fn owner(view: &SiteView<'_>, page: &Page) -> Owner {
    let document = view.document(page);
    let front = &document.front;
    let decides = [&front.save_as, &front.url, &front.slug]
        .into_iter()
        .find_map(|key| key.as_ref().map(|key| key.span));
    let place = decides.unwrap_or(Span::whole(document.file));
    Owner::at(format!("content/{}", document.path), place)
}

/// Everything that a site consists of besides its pages.
#[must_use]
pub fn jobs(view: &SiteView<'_>, theme: &Theme) -> Vec<Job> {
    let mut jobs = Vec::new();
    start::jobs(view, &mut jobs);
    cards::jobs(view, &mut jobs);
    machine::jobs(view, theme, &mut jobs);
    jobs
}

/// Renders an output that is text; files that are copied are not rendered.
#[must_use]
pub fn render(renderer: &Renderer<'_>, job: &Job) -> Option<Result<String, Vec<Diagnostic>>> {
    let address = url::url_of(&job.path);
    match &job.kind {
        Kind::Start {
            edition,
            language,
            is_root,
        } => Some(start::start(
            renderer, address, *edition, language, *is_root,
        )),
        Kind::Cards { edition, language } => {
            Some(cards::cards(renderer, address, *edition, language))
        }
        Kind::CardsForward(language) => Some(cards::forward(renderer, address, language)),
        Kind::Editions(language) => Some(start::editions(renderer, address, language)),
        Kind::NotFound => Some(start::not_found(renderer)),
        Kind::Redirect { page, language } => renderer
            .view
            .page(*page)
            .map(|page| machine::redirect(renderer, address, page, language)),
        Kind::Sitemap => Some(machine::sitemap(renderer)),
        Kind::Robots => Some(machine::robots(renderer)),
        Kind::Asset(_) | Kind::Static(_) => None,
    }
}

impl Job {
    fn new(path: &str, owner: Owner, kind: Kind) -> Option<Self> {
        Some(Self {
            path: url::file_of(path).ok()?,
            owner,
            kind,
        })
    }
}
