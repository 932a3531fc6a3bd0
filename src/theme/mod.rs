//! Templates and assets: what pages look like.
//!
//! The default theme is part of the binary. A theme in `themes/NAME/` replaces files of the same name, and reaches the
//! originals under `default/`. `themes/README.md` is the contract with those who write themes.

mod again;
mod compile;
mod component;
pub mod context;
mod failure;
mod files;
mod functions;
mod limits;
mod load;
mod words;

use std::sync::Arc;

use tera::{Context, Value};

pub use crate::component::{COMPONENTS, ComponentSpec};
pub use component::ComponentError;
pub use files::{Asset, CardTemplate};

use crate::diagnostic::Diagnostic;
use crate::locale::Locale;
use crate::vocabulary::Language;
use again::Patches;
use compile::{Templates, Voice, Voices};
use context::{
    CardContext, CardsContext, EditionsContext, EventContext, HomeContext, PageContext,
    ProofContext, RedirectContext, RobotsContext, SiteContext, SitemapContext,
};
use limits::LimitedWriter;
use words::Words;

/// About as many bytes as stand around a page's text.
const FRAME: usize = 8 * 1024;

/// A theme that is ready to render. Pages may be rendered from many threads at once.
pub struct Theme {
    voices: Voices,
    /// The language of a page in a language that the site does not name.
    fallback: Language,
    templates: Templates,
    /// The templates without what failed in them.
    patches: Arc<Patches>,
    /// What templates see as `site`; components know of none.
    site: Option<Value>,
    assets: Arc<Vec<Asset>>,
    cards: Arc<Vec<CardTemplate>>,
}

/// An event's facts in the form that templates take, made once for all the pages that show them.
#[derive(Clone, Debug)]
pub struct PreparedEvent(Value);

impl PreparedEvent {
    /// Makes the facts ready.
    #[must_use]
    pub fn new(event: &EventContext) -> Self {
        Self(Value::from_serializable(event))
    }
}

/// What a template sees besides `site` and `words`; each under the name of its field.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs)]
pub struct Scope<'a> {
    pub page: Option<&'a PageContext>,
    pub card: Option<&'a CardContext>,
    pub event: Option<&'a PreparedEvent>,
    pub home: Option<&'a HomeContext>,
    pub cards: Option<&'a CardsContext>,
    pub editions: Option<&'a EditionsContext>,
    pub redirect: Option<&'a RedirectContext>,
    pub sitemap: Option<&'a SitemapContext>,
    pub robots: Option<&'a RobotsContext>,
    pub proof: Option<&'a ProofContext>,
}

impl Theme {
    /// The same theme with the data of one audience's site, which templates see as `site`.
    #[must_use]
    pub fn with_site(&self, site: &SiteContext) -> Self {
        let words = self.voices.iter();
        let words = words.map(|(language, voice)| (language.clone(), Arc::clone(&voice.words)));
        Self {
            voices: voices(words),
            fallback: self.fallback.clone(),
            templates: self.templates.clone(),
            patches: Arc::clone(&self.patches),
            site: Some(Value::from_serializable(site)),
            assets: Arc::clone(&self.assets),
            cards: Arc::clone(&self.cards),
        }
    }

    /// Compiles the templates now, for a run that is going to need them; else the first page that needs them does.
    pub fn make_ready(&self) {
        self.templates.compiled();
    }

    /// The same, while whoever calls this goes on.
    pub fn make_ready_meanwhile(&self) {
        let templates = self.templates.clone();
        rayon::spawn(move || {
            templates.compiled();
        });
    }

    /// Renders `template` ("page.html") in the words of `language`. What fails in templates is a finding each.
    pub fn render(
        &self,
        template: &str,
        language: &Language,
        scope: &Scope<'_>,
    ) -> Result<String, Vec<Diagnostic>> {
        let length = scope.page.map_or(0, |page| page.body_html.len());
        self.templates.meter().begin(length);
        let room = if length > 0 { length + FRAME } else { 0 };
        self.run(template, language, &scope.context(), room)
    }

    /// Whether the theme has this template: a page may name one in its front matter.
    #[must_use]
    pub fn has_template(&self, template: &str) -> bool {
        self.templates.files().get(template).is_some()
    }

    /// The names of all templates, for a suggestion.
    #[must_use]
    pub fn template_names(&self) -> Vec<&str> {
        self.templates.files().names()
    }

    /// The words of a language, of facts and of pages, as the theme wants them; nothing for a language that the theme was
    /// not loaded with.
    #[must_use]
    pub fn locale(&self, language: &Language) -> Option<Arc<Locale>> {
        self.voices
            .get(language)
            .map(|voice| Arc::clone(&voice.words.locale))
    }

    /// The files that are published as they are: the stylesheet, and what the theme keeps in `static/`.
    #[must_use]
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// The templates of cards that the site's own theme brings along.
    #[must_use]
    pub fn card_templates(&self) -> &[CardTemplate] {
        &self.cards
    }

    fn voice(&self, language: &Language) -> Option<&Voice> {
        self.voices
            .get(language)
            .or_else(|| self.voices.get(&self.fallback))
    }

    fn run(
        &self,
        template: &str,
        language: &Language,
        context: &Context,
        room: usize,
    ) -> Result<String, Vec<Diagnostic>> {
        let files = self.templates.files();
        let Some(voice) = self.voice(language) else {
            return Err(vec![files.nothing(template)]);
        };
        let mut output = LimitedWriter::with_room(room);
        voice
            .engine(&self.templates, self.site.as_ref())
            .render_to(template, context, &mut output)
            .map_err(|error| {
                let first = failure::diagnostic(&error, template, files);
                self.failures(first, template, voice, context)
            })?;
        output
            .into_text()
            .map_err(|message| vec![files.whole(template, message)])
    }
}

/// A voice for each language, with its words.
fn voices(words: impl Iterator<Item = (Language, Arc<Words>)>) -> Voices {
    words
        .map(|(language, words)| (language, Voice::new(words)))
        .collect()
}

impl Scope<'_> {
    /// All that a page can have, under the names by which templates see it, as far as it is there.
    fn values(&self) -> [(&'static str, Option<Value>); 10] {
        fn value<T: serde::Serialize>(of: Option<&T>) -> Option<Value> {
            of.map(Value::from_serializable)
        }
        let Self {
            page,
            card,
            event,
            home,
            cards,
            editions,
            redirect,
            sitemap,
            robots,
            proof,
        } = self;
        [
            ("page", value(*page)),
            ("card", value(*card)),
            ("event", event.map(|event| event.0.clone())),
            ("home", value(*home)),
            ("cards", value(*cards)),
            ("editions", value(*editions)),
            ("redirect", value(*redirect)),
            ("sitemap", value(*sitemap)),
            ("robots", value(*robots)),
            ("proof", value(*proof)),
        ]
    }

    /// What there is. Each name costs each look at any other one, so that what there is not is told once for all pages: see
    /// [`Scope::nothing`].
    fn context(&self) -> Context {
        let mut context = Context::new();
        for (name, value) in self.values() {
            if let Some(value) = value {
                context.insert_value(name, value);
            }
        }
        context
    }

    /// Adds nothing under each of the names: what a page has not is nothing to its templates, and no mistake in them.
    fn nothing(context: &mut Context) {
        for (name, _) in Scope::default().values() {
            context.insert_value(name, Value::none());
        }
    }
}
