//! From Markdown's events to HTML: one writer, and one file for each thing that it writes.

mod blocks;
mod footnotes;
mod heading_attributes;
mod headings;
mod inlines;
mod links;
mod marks;
mod paragraph;
mod raw;
mod tables;
#[cfg(test)]
mod tests;

use std::ops::{ControlFlow, Range};

use pulldown_cmark::{Event, Parser, Tag, TagEnd, TextMergeWithOffset};

use self::footnotes::Footnotes;
use self::headings::Headings;
use self::links::OpenImage;
use self::marks::Blocks;
use self::paragraph::Paragraph;
use self::raw::Raw;
use self::tables::OpenTable;
use super::dialect::{self, Difference, Hints, Prepared};
use super::options::extensions;
use super::{Body, Expanded, HtmlOptions, PlaceMap, Resolver};
use crate::diagnostic::{Checked, Code, Diagnostic, codes};
use crate::source_map::Span;

/// Deeper than people nest, and shallow enough for every program that reads the HTML.
const DEEPEST: usize = 100;

/// The HTML of a page's text, with all that is wrong with it.
///
/// Values of facts come back where text is written, and are escaped there: none can change the page's structure.
pub fn to_html(
    expanded: &Expanded,
    options: &HtmlOptions,
    resolver: &mut dyn Resolver,
) -> Checked<Body> {
    let prepared = dialect::prepare(&expanded.text, options.dialect);
    let mut writer = Writer::new(&expanded.places, &prepared, options, resolver);
    for (offset, found) in &prepared.differences {
        writer.difference(expanded.places.span(*offset), *found);
    }
    let parser = Parser::new_ext(&prepared.text, extensions()).into_offset_iter();
    for (event, range) in TextMergeWithOffset::new(parser) {
        let offset = range.start;
        if writer.event(event, range).is_break() {
            let finding = Diagnostic::new(
                codes::NESTED_TOO_DEEP,
                writer.span(offset),
                format!("nested deeper than {DEEPEST} levels; the page is left empty"),
            )
            .help("write the text with fewer lists and quotes inside of each other");
            return Checked::new(Body::default(), vec![finding]);
        }
    }
    writer.finish()
}

struct Writer<'a> {
    places: &'a PlaceMap,
    prepared: &'a Prepared<'a>,
    options: &'a HtmlOptions<'a>,
    resolver: &'a mut dyn Resolver,
    diagnostics: Vec<Diagnostic>,
    html: String,
    /// How many of Markdown's containers are open, and how many of them count as nesting.
    depth: usize,
    nested: usize,
    /// How many emphases, links and the like are open.
    inlines: usize,
    /// How many links are open, Markdown's and raw ones, and other elements that may not hold a link.
    links: usize,
    /// Whether Markdown's open link was written as one.
    link_written: bool,
    in_code_block: bool,
    paragraph: Paragraph,
    blocks: Blocks,
    /// Components that wait for the end of the text that they stand in.
    deferred: Vec<String>,
    headings: Headings,
    image: Option<OpenImage>,
    table: Option<OpenTable>,
    footnotes: Footnotes,
    raw: Raw,
    hints: Hints,
}

impl<'a> Writer<'a> {
    fn new(
        places: &'a PlaceMap,
        prepared: &'a Prepared<'a>,
        options: &'a HtmlOptions<'a>,
        resolver: &'a mut dyn Resolver,
    ) -> Self {
        Self {
            places,
            prepared,
            options,
            resolver,
            diagnostics: Vec::new(),
            html: String::with_capacity(prepared.text.len() * 3 / 2),
            depth: 0,
            nested: 0,
            inlines: 0,
            links: 0,
            link_written: false,
            in_code_block: false,
            paragraph: Paragraph::None,
            blocks: Blocks::default(),
            deferred: Vec::new(),
            headings: Headings::default(),
            image: None,
            table: None,
            footnotes: Footnotes::default(),
            raw: Raw::default(),
            hints: Hints::new(options.dialect),
        }
    }

    /// Writes one event; breaks where the text is nested too deep to go on.
    fn event(&mut self, event: Event<'a>, range: Range<usize>) -> ControlFlow<()> {
        if let Some((offset, difference)) = self.hints.see(&event, &range, &self.prepared.text) {
            self.report_difference(offset, difference);
        }
        if self.image.is_some() {
            self.event_in_image(event);
            return ControlFlow::Continue(());
        }
        match event {
            Event::Start(Tag::HtmlBlock) | Event::Html(_) | Event::End(TagEnd::HtmlBlock) => {
                self.html_block(event, range);
            }
            Event::Start(tag) => {
                self.depth += 1;
                self.nested += usize::from(nests(tag.to_end()));
                if marks::can_be_marked(tag.to_end()) {
                    self.open_block();
                }
                self.start(tag, range);
            }
            Event::End(tag) => {
                self.close_raw_elements();
                self.depth -= 1;
                self.nested -= usize::from(nests(tag));
                self.end(tag, &range);
                if marks::can_be_marked(tag) {
                    self.close_block();
                }
            }
            Event::Text(text) => self.text(&text),
            Event::Code(code) => self.code(&code),
            Event::InlineHtml(html) => self.inline_html(&html, range.start),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::SoftBreak => self.line_break(""),
            Event::HardBreak => self.line_break("<br>"),
            Event::Rule => self.block("<hr>\n", range.start),
            Event::TaskListMarker(done) => self.task(done),
            // Mathematics is not switched on.
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
        if self.nested + self.raw.depth() > DEEPEST {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    fn finish(mut self) -> Checked<Body> {
        self.close_raw_elements();
        self.write_deferred();
        self.write_footnotes();
        let places = self.places;
        let prepared = self.prepared;
        let span = |offset| places.span(prepared.original(offset));
        let body = self.headings.into_body(self.html, span);
        Checked::new(body, self.diagnostics)
    }

    /// The place in the source of a byte of the text that is parsed.
    fn span(&self, offset: usize) -> Span {
        self.places.span(self.prepared.original(offset))
    }

    /// The place in the source of some bytes of the text that is parsed.
    fn range(&self, range: &Range<usize>) -> Span {
        let last = range.end.saturating_sub(1).max(range.start);
        let last = self.prepared.original(last);
        self.places
            .range(self.prepared.original(range.start)..last + 1)
    }

    fn report(&mut self, code: Code, offset: usize, message: impl Into<String>, help: &str) {
        self.report_at(code, self.span(offset), message, help);
    }

    fn report_at(&mut self, code: Code, span: Span, message: impl Into<String>, help: &str) {
        self.diagnostics
            .push(Diagnostic::new(code, span, message).help(help));
    }

    fn report_difference(&mut self, offset: usize, found: Difference) {
        self.difference(self.span(offset), found);
    }

    fn difference(&mut self, span: Span, found: Difference) {
        let finding = Diagnostic::new(found.code(), span, found.message());
        self.diagnostics.push(finding.help(found.help()));
    }

    /// Begins a line, unless one was just begun.
    fn fresh_line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }
}

/// Whether the container counts as a level; a list does by its items.
fn nests(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListDefinition
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
    )
}
