//! What the fuzz targets share: sources as the reader would hand them on, and what must hold for every finding.

use std::sync::{Arc, OnceLock};

use quietroom::adopt::readers::reader;
use quietroom::adopt::weave::Edit;
use quietroom::audience::restrict;
use quietroom::content::Dialect;
use quietroom::diagnostic::{Checked, Diagnostic, Place};
use quietroom::event::Event;
use quietroom::event::phone::Numbering;
use quietroom::locale::Locale;
use quietroom::markdown::expand::engine::Engine;
use quietroom::markdown::expand::facts::{Published, Series, scope};
use quietroom::markdown::expand::scope::Scope;
use quietroom::markdown::{
    Autolinks, Body, Expanded, HtmlOptions, Labels, Medium, ReferenceKind, Resolved, Resolver,
    to_html,
};
use quietroom::source_map::{FileId, SourceMap, Span};
use quietroom::vocabulary::{Audience, Language, is_forbidden_control, is_private_use};

/// The event whose facts the targets put into texts.
pub const EVENT: &str = include_str!("../event.yaml");

/// A source with this text, in which the reader has replaced what does not belong in a source.
#[must_use]
pub fn source(path: &str, text: &str) -> (SourceMap, FileId) {
    let mut sources = SourceMap::default();
    let file = sources.add(path, clean(text));
    (sources, file)
}

/// A text as the reader hands it on: without private-use and control characters.
#[must_use]
pub fn clean(text: &str) -> String {
    let bad = |c: char| is_forbidden_control(c) || is_private_use(c);
    text.chars().map(|c| if bad(c) { ' ' } else { c }).collect()
}

/// Every finding must say something, and stand at a place that there is.
pub fn check(diagnostics: &[Diagnostic], sources: &SourceMap) {
    for found in diagnostics {
        assert!(!found.message.is_empty(), "{found:?}");
        if let Place::Source(span) = &found.place {
            check_span(*span, sources);
        }
        for label in &found.labels {
            check_span(label.span, sources);
        }
    }
}

/// A place must lie inside its text and between characters.
pub fn check_span(span: Span, sources: &SourceMap) {
    let text = sources.text(span.file);
    assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
}

/// What a public page can name, made once.
pub struct Facts {
    /// The names.
    pub scope: Scope,
    /// The engine that knows them.
    pub engine: Engine,
}

/// The edition of [`EVENT`].
pub const EDITION: Published = Published {
    url: "/2026/",
    is_current: true,
};

/// A fact of [`EVENT`] that the public may not know.
pub const WITHHELD: &str = "Loft qzkj 7731 vwxp";

/// The public facts of [`EVENT`].
pub fn facts() -> &'static Facts {
    static FACTS: OnceLock<Facts> = OnceLock::new();
    FACTS.get_or_init(|| {
        let event = event(EVENT).expect("the targets' own event is good");
        let series = Series {
            title: "Example Conf",
            base_url: None,
        };
        let scope = scope(
            &restrict(&event, Audience::Public),
            &series,
            EDITION,
            locale(),
        );
        let engine = Engine::new(&scope, Arc::new(|texts: &[String]| locale().list(texts)));
        Facts { scope, engine }
    })
}

/// The event that a text is, if it is one.
#[must_use]
pub fn event(text: &str) -> Option<Event> {
    let (sources, file) = source("content/events/2026/event.yaml", text);
    let read = Event::read(&sources, "2026", file, None, None, numbering(), &[]);
    check(&read.diagnostics, &sources);
    read.value
}

/// The numbering plans, loaded once for all inputs.
pub fn numbering() -> &'static Numbering {
    static NUMBERING: OnceLock<Numbering> = OnceLock::new();
    NUMBERING.get_or_init(Numbering::new)
}

/// English words, made once.
pub fn locale() -> &'static Locale {
    static LOCALE: OnceLock<Locale> = OnceLock::new();
    LOCALE.get_or_init(|| Locale::new(&Language::english(), None))
}

/// A text as HTML, in which every link leads where it says and components are left out.
#[must_use]
pub fn html(expanded: &Expanded, dialect: Dialect) -> Checked<Body> {
    let options = HtmlOptions {
        dialect,
        autolinks: &Autolinks::default(),
        components: &|_| String::new(),
        labels: &Labels::default(),
        permalinks: true,
        medium: Medium::Page,
    };
    to_html(expanded, &options, &mut AsWritten)
}

struct AsWritten;

impl Resolver for AsWritten {
    fn resolve(&mut self, destination: &str, _: ReferenceKind, _: Span) -> Option<Resolved> {
        Some(Resolved {
            href: destination.to_owned(),
            external: false,
        })
    }
}

/// The names of a piece of HTML's tags, in order; those that close begin with `/`.
pub fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1).map(|rest| {
        rest.split([' ', '>', '\n', '\t'])
            .next()
            .unwrap_or_default()
    })
}

/// Reads a text as a file of this name to be adopted, and holds what every reader promises: what comes out is Markdown
/// that no template reads, and any part of the body is replaced where it can be, and left alone where it cannot.
pub fn adopt(name: &str, text: &str) {
    let text = clean(text);
    let reader = reader(name, &text).expect("a format with a reader");
    let foreign = (reader.read)(&text, &[]);
    assert!(
        text.get(foreign.body.clone()).is_some(),
        "{name}: {:?} of {text:?}",
        foreign.body
    );
    for (_, part) in &foreign.left_out {
        assert!(
            text.get(part.clone()).is_some(),
            "{name}: {part:?} of {text:?}"
        );
    }
    let (markdown, _) = foreign.weave.write(&text, &[]);
    let bare = ["{{", "{%", "{!"].iter().fold(markdown, |bare, tag| {
        bare.replace(&format!("{{% raw %}}{tag}{{% endraw %}}"), "")
    });
    assert!(
        !["{{", "{%", "{!"].iter().any(|tag| bare.contains(tag)),
        "{name}: {text:?} became {bare:?}"
    );
    let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).step_by(3).collect();
    let edits: Vec<Edit> = cuts
        .windows(2)
        .map(|cut| Edit {
            range: cut[0]..cut[1],
            text: "x".to_owned(),
        })
        .collect();
    let (_, made) = foreign.weave.write(&text, &edits);
    assert_eq!(made.len(), edits.len());
}
