//! One page's text: facts put in, Markdown to HTML, links resolved.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::facts::FactsTable;
use crate::diagnostic::{Checked, Diagnostic, codes};
use crate::link::{AnchorUse, LinkTable, ListAnchor, PageResolver, Pending};
use crate::markdown::expand::engine::Call;
use crate::markdown::expand::scope::{Absence, Record, Scope, Value};
use crate::markdown::expand::{self, Source};
use crate::markdown::placeholder::fill;
use crate::markdown::{Autolinks, Expanded, HtmlOptions, Medium, plain, to_html};
use crate::render::{FactsSource, Rendered};
use crate::site::{Fallback, Page, Site};
use crate::source_map::{FileId, SourceMap, Span, Spanned};
use crate::theme::{ComponentError, Theme};
use crate::vocabulary::CardFormat;

/// What pages are made with.
pub struct Workshop<'a> {
    /// The sources.
    pub sources: &'a SourceMap,
    /// The site, for its pages' documents alone: facts come from the table, restricted.
    pub site: &'a Site,
    /// Facts in words.
    pub facts: &'a FactsTable<'a>,
    /// Where links lead.
    pub links: &'a LinkTable<'a>,
    /// The theme, for components.
    pub theme: &'a Theme,
}

/// A page's text and what it needs of the rest of the site.
pub struct Text {
    /// The text.
    pub rendered: Rendered,
    /// Links to places in pages.
    pub anchors: Vec<AnchorUse>,
    /// Links to places in lists.
    pub list_anchors: Vec<ListAnchor>,
    /// Addresses of other sites.
    pub external: Vec<Spanned<String>>,
    /// Files beside pages that it shows or links to.
    pub attachments: BTreeSet<usize>,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes the text of the page with this number, or of its fallback for readers of another language.
pub fn text(workshop: &Workshop<'_>, index: usize, fallback: Option<&Fallback>) -> Text {
    let resolver = PageResolver::new(workshop.links, index, fallback);
    text_for(workshop, index, Medium::Page, resolver)
}

/// Makes the text of the page with this number as the card with the number `card` quotes it; a card quotes itself first.
///
/// On a handout there is room for all that a page says.
pub fn text_on_card(workshop: &Workshop<'_>, index: usize, card: usize) -> Text {
    let card = &workshop.site.pages[card];
    let resolver = PageResolver::new(workshop.links, index, None).seen_from(card);
    let formats = &workshop.site.document(card).front.card().formats;
    let is_handout = |format: &Spanned<CardFormat>| format.value == CardFormat::Handout;
    let medium = if !formats.is_empty() && formats.iter().all(is_handout) {
        Medium::Page
    } else {
        Medium::Card
    };
    text_for(workshop, index, medium, resolver)
}

fn text_for(
    workshop: &Workshop<'_>,
    index: usize,
    medium: Medium,
    mut resolver: PageResolver<'_>,
) -> Text {
    let page = &workshop.site.pages[index];
    let document = workshop.site.document(page);
    let mut diagnostics = Vec::new();
    let end = workshop.sources.text(document.file).len();
    let body = document.body.start..end;
    let expanded = expand_part(workshop, page, body).unpack(&mut diagnostics);
    let facts = workshop
        .site
        .event_of(page)
        .and_then(|edition| workshop.facts.text(edition, page.audience, &page.language));
    let none = Autolinks::default();
    let found = RefCell::new(Vec::new());
    let components = |call: &str| component(workshop, page, call, document.file, &found);
    let labels = workshop
        .facts
        .labels(&page.language)
        .cloned()
        .unwrap_or_default();
    let options = HtmlOptions {
        dialect: document.front.dialect,
        autolinks: facts.map_or(&none, |facts| &facts.autolinks),
        components: &components,
        labels: &labels,
        permalinks: !page.is_card && !resolver.is_quoted(),
        medium,
    };
    let words = workshop.facts.locale(&page.language).to_be_announced();
    resolver.pending = Pending::new(&words);
    let body = to_html(&expanded, &options, &mut resolver).unpack(&mut diagnostics);
    diagnostics.append(&mut found.borrow_mut());
    diagnostics.append(&mut resolver.diagnostics);
    Text {
        rendered: Rendered::new(page, body),
        anchors: resolver.anchors,
        list_anchors: resolver.list_anchors,
        external: resolver.external,
        attachments: resolver.attachments,
        diagnostics,
    }
}

/// The heading that gives a page its title, with its facts.
pub fn heading(workshop: &Workshop<'_>, page: &Page) -> String {
    let document = workshop.site.document(page);
    let body = &workshop.sources.text(document.file)[document.body.clone()];
    let Some(start) = body.find(&page.title) else {
        return page.title.clone();
    };
    let start = document.body.start + start;
    plain(
        &expand_part(workshop, page, start..start + page.title.len())
            .value
            .text,
    )
}

/// A text of the front matter, with its facts, as plain words.
pub fn front_text(workshop: &Workshop<'_>, page: &Page, text: &Spanned<String>) -> Checked<String> {
    let document = workshop.site.document(page);
    let source = workshop.sources.text(document.file);
    let written = source.get(text.span.range()).unwrap_or_default();
    let Some(start) = written.find(&text.value) else {
        let message = "a text with facts in it stands on one line here, without `\\`";
        let found = Diagnostic::new(codes::TEMPLATE_SYNTAX, text.span, message)
            .help("write it on one line, in single quotes if it holds double ones");
        return Checked::new(String::new(), vec![found]);
    };
    let start = text.span.range().start + start;
    let Checked { value, diagnostics } =
        expand_part(workshop, page, start..start + text.value.len());
    Checked::new(fill(&value.text).into_owned(), diagnostics)
}

fn expand_part(workshop: &Workshop<'_>, page: &Page, part: Range<usize>) -> Checked<Expanded> {
    let document = workshop.site.document(page);
    let text = workshop.sources.text(document.file);
    if workshop.site.is_plain {
        return Checked::new(expand::verbatim(document.file, text, part), Vec::new());
    }
    let facts = workshop
        .site
        .event_of(page)
        .and_then(|edition| workshop.facts.text(edition, page.audience, &page.language));
    let scope = facts.map_or_else(|| &workshop.facts.series().0, |facts| &facts.scope);
    let engine = || facts.map_or_else(|| &workshop.facts.series().1, |facts| facts.engine());
    let source = Source {
        file: document.file,
        text,
        audience: page.audience,
        scope,
        engine: &engine,
    };
    expand::expand(&source, &page_scope(workshop, page), part)
}

/// What a page can say of itself.
fn page_scope(workshop: &Workshop<'_>, page: &Page) -> Scope {
    let front = &workshop.site.document(page).front;
    let text = |text: &str| Value::Text(text.to_owned());
    let optional = |value: Option<String>| value.map_or(Value::Absent(Absence::Unset), Value::Text);
    let fields = [
        ("title", text(&page.title)),
        ("lang", text(page.language.tag())),
        ("slug", text(&page.slug)),
        ("kind", text(page.kind.name())),
        ("audience", text(page.audience.name())),
        ("version", optional(front.version.clone())),
        (
            "reviewed",
            optional(
                front
                    .reviewed
                    .as_ref()
                    .map(|date| workshop.facts.locale(&page.language).date(date.value)),
            ),
        ),
        (
            "license",
            optional(
                front
                    .license
                    .as_ref()
                    .or(workshop.site.config.license.as_ref())
                    .map(|license| license.value.clone()),
            ),
        ),
    ];
    let record = Record {
        display: Some(page.title.clone()),
        fields: fields.into(),
        absence: None,
    };
    Scope {
        names: [("page", Value::Record(record))].into(),
        is_unread: false,
    }
}

fn component(
    workshop: &Workshop<'_>,
    page: &Page,
    call: &str,
    file: FileId,
    found: &RefCell<Vec<Diagnostic>>,
) -> String {
    let Ok(call) = serde_json::from_str::<Call>(call) else {
        return String::new();
    };
    let place = Span::new(file, call.at..call.at + 2);
    let facts = workshop
        .site
        .event_of(page)
        .and_then(|edition| workshop.facts.facts(edition, page.audience, &page.language));
    let Some(facts) = facts else {
        let message = format!(
            "`{}` shows an event's facts, and this page belongs to no event",
            call.name
        );
        found.borrow_mut().push(
            Diagnostic::new(codes::UNKNOWN_COMPONENT, place, message)
                .help("leave it out, or move the page into an event"),
        );
        return String::new();
    };
    let rendered =
        workshop
            .theme
            .component(&call.name, &call.arguments, &facts.context, &page.language);
    rendered.unwrap_or_else(|errors| {
        let findings = errors.into_iter().map(|error| call_finding(error, place));
        found.borrow_mut().extend(findings);
        String::new()
    })
}

/// What is wrong with a component's call at `place`.
fn call_finding(error: ComponentError, place: Span) -> Diagnostic {
    match error {
        ComponentError::Call { message, help } => {
            let mut finding = Diagnostic::new(codes::UNKNOWN_COMPONENT, place, message);
            finding.help =
                help.or_else(|| Some("`quietroom explain unknown-component` shows all".to_owned()));
            finding
        }
        ComponentError::Withheld { message, help } => {
            Diagnostic::new(codes::FACT_ABOVE_AUDIENCE, place, message).help(help)
        }
        ComponentError::Theme(finding) => *finding,
    }
}
