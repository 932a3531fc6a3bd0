//! Headings, their ids, and the ids of everything else on the page.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::CowStr;

use super::Writer;
use super::inlines::filled;
use crate::diagnostic::{Diagnostic, codes};
use crate::html::escape;
use crate::markdown::slug::slug;
use crate::markdown::{Body, Heading};
use crate::source_map::Span;

/// The ids that stand around a page's text: the places that its frame leads to.
const TAKEN: [&str; 3] = ["main-text", "toc-heading", "card-text"];

/// All headings of a page. Ids are written last, when those that authors chose are known.
#[derive(Default)]
pub struct Headings {
    found: Vec<FoundHeading>,
    open: Option<OpenHeading>,
    /// Ids that authors chose, and other ids that are taken, with the offset where.
    chosen: HashMap<String, usize>,
    /// Names that links can lead to, but that need not be unique: `<a name>`.
    names: HashSet<String>,
    /// Where in the HTML an id is still to be written.
    slots: Vec<Slot>,
    /// The inside of the title, once it is there.
    title_html: Option<String>,
    /// How many tables have a label.
    tables: usize,
}

/// A place in the HTML where the id of a heading belongs.
#[derive(Clone, Copy)]
pub struct Slot {
    at: usize,
    heading: usize,
}

impl Slot {
    /// The slot in a text that now begins at `start` of another.
    pub fn moved(self, start: usize) -> Self {
        Self {
            at: self.at + start,
            ..self
        }
    }
}

struct FoundHeading {
    level: u8,
    text: String,
    /// The id that the author chose, unless somebody else has it.
    chosen: Option<String>,
    offset: usize,
}

struct OpenHeading {
    /// Where its HTML starts.
    start: usize,
    is_title: bool,
    text: String,
    /// Where the HTML of its text starts.
    inside: usize,
}

impl Headings {
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Adds to the text of the heading that is open, if one is.
    pub(super) fn add_text(&mut self, text: &str) {
        if let Some(open) = &mut self.open {
            open.text.push_str(text);
        }
    }

    /// Takes an id; the offset of its first use, if it is taken.
    pub(super) fn choose(&mut self, id: &str, offset: usize) -> Option<usize> {
        if let Some(first) = self.chosen.get(id) {
            return Some(*first);
        }
        self.chosen.insert(id.to_owned(), offset);
        None
    }

    pub(super) fn add_name(&mut self, name: &str) {
        self.names.insert(name.to_owned());
    }

    /// The name of a table, which no other table has: its number and the heading above it.
    pub(super) fn table_label(&mut self, word: &str) -> String {
        self.tables += 1;
        match self.found.last() {
            Some(heading) => format!("{word} {}: {}", self.tables, heading.text),
            None => format!("{word} {}", self.tables),
        }
    }

    /// Takes the slots behind `start`, as offsets from there: their HTML is written elsewhere.
    pub(super) fn take_slots(&mut self, start: usize) -> Vec<Slot> {
        let first = self.slots.partition_point(|slot| slot.at < start);
        self.slots
            .drain(first..)
            .map(|slot| Slot {
                at: slot.at - start,
                ..slot
            })
            .collect()
    }

    pub(super) fn put_slots(&mut self, slots: Vec<Slot>, start: usize) {
        self.slots
            .extend(slots.into_iter().map(|slot| slot.moved(start)));
    }

    /// The page, once all of its HTML but the headings' ids is written.
    pub(super) fn into_body(self, html: String, span: impl Fn(usize) -> Span) -> Body {
        let mut taken: HashSet<String> = self.chosen.into_keys().collect();
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut ids = Vec::with_capacity(self.found.len());
        for heading in &self.found {
            ids.push(match &heading.chosen {
                Some(id) => id.clone(),
                None => unique(&slug(&heading.text), &mut taken, &mut counts),
            });
        }
        let html = with_ids(html, &self.slots, &ids);
        let mut body = Body {
            html,
            anchors: taken.into_iter().chain(self.names).collect(),
            ..Body::default()
        };
        let mut found = self.found.into_iter().zip(ids);
        if self.title_html.is_some()
            && let Some((title, id)) = found.next()
        {
            body.title = Some(title.text);
            body.title_id = Some(id);
            body.title_html = self.title_html;
        }
        body.headings = found
            .map(|(heading, id)| Heading {
                level: heading.level,
                id,
                text: heading.text,
                span: span(heading.offset),
            })
            .collect();
        body
    }
}

fn unique(slug: &str, taken: &mut HashSet<String>, counts: &mut HashMap<String, usize>) -> String {
    let count = counts.entry(slug.to_owned()).or_insert(1);
    let mut id = slug.to_owned();
    while TAKEN.contains(&id.as_str()) || !taken.insert(id.clone()) {
        *count += 1;
        id = format!("{slug}-{count}");
    }
    id
}

fn with_ids(html: String, slots: &[Slot], ids: &[String]) -> String {
    if slots.is_empty() {
        return html;
    }
    let mut filled = String::with_capacity(html.len() + slots.len() * 24);
    let mut written = 0;
    for slot in slots {
        filled.push_str(&html[written..slot.at]);
        escape::attribute(&mut filled, &ids[slot.heading]);
        written = slot.at;
    }
    filled.push_str(&html[written..]);
    filled
}

impl Writer<'_> {
    pub(super) fn start_heading(
        &mut self,
        level: u8,
        id: Option<CowStr>,
        classes: &[CowStr],
        attributes: &[(CowStr, Option<CowStr>)],
        range: Range<usize>,
    ) {
        self.fresh_line();
        let is_title = level == 1 && self.html.trim().is_empty() && self.headings.found.is_empty();
        let start = self.html.len();
        let source = self.prepared.text.get(range.clone()).unwrap_or_default();
        let id_offset = range.start + source.rfind('{').unwrap_or_default();
        let chosen = id.and_then(|id| self.choose_id(&id, id_offset));
        self.headings.found.push(FoundHeading {
            level,
            text: String::new(),
            chosen,
            offset: range.start,
        });
        self.headings.open = Some(OpenHeading {
            start,
            is_title,
            text: String::new(),
            inside: start,
        });
        self.html.push_str("<h");
        self.html.push(char::from(b'0' + level));
        self.html.push_str(" id=\"");
        self.write_heading_id();
        self.html.push('"');
        self.write_classes(classes);
        self.write_heading_attributes(attributes, id_offset);
        self.html.push('>');
        if let Some(open) = &mut self.headings.open {
            open.inside = self.html.len();
        }
    }

    pub(super) fn end_heading(&mut self, level: u8) {
        let Some(open) = self.headings.open.take() else {
            return;
        };
        if let Some(found) = self.headings.found.last_mut() {
            open.text.trim().clone_into(&mut found.text);
        }
        if open.is_title {
            let html = self.html.get(open.inside..).unwrap_or_default();
            self.headings.title_html = Some(html.trim().to_owned());
            self.html.truncate(open.start);
            self.headings.take_slots(open.start);
        } else {
            if self.options.permalinks {
                self.html.push_str(" <a class=\"permalink\" href=\"#");
                self.write_heading_id();
                self.html.push_str("\" aria-label=\"");
                escape::attribute(&mut self.html, &self.options.labels.permalink);
                self.html.push_str("\">#</a>");
            }
            self.html.push_str("</h");
            self.html.push(char::from(b'0' + level));
            self.html.push_str(">\n");
        }
        self.write_deferred();
    }

    fn write_heading_id(&mut self) {
        let heading = self.headings.found.len() - 1;
        let at = self.html.len();
        self.headings.slots.push(Slot { at, heading });
    }

    /// The id, with its values, if it is free; else a finding. An id holds no spaces, whatever its values do.
    pub(super) fn choose_id(&mut self, id: &str, offset: usize) -> Option<String> {
        let id = filled(id).split_whitespace().collect::<Vec<_>>().join("-");
        if id.is_empty() {
            return None;
        }
        if TAKEN.contains(&id.as_str()) {
            let message = format!("the id `{id}` is one of the page's own");
            let found = Diagnostic::new(codes::DUPLICATE_ID, self.span(offset), message);
            self.diagnostics.push(found.help(
                "choose another id: this one leads to the whole text, or to its table of contents",
            ));
            return None;
        }
        let Some(first) = self.headings.choose(&id, offset) else {
            return Some(id);
        };
        let finding = Diagnostic::new(
            codes::DUPLICATE_ID,
            self.span(offset),
            format!("the id `{id}` is given twice"),
        )
        .label(self.span(first), "first given here")
        .help("choose another id: a link can lead to one place only");
        self.diagnostics.push(finding);
        None
    }
}
