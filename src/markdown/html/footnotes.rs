//! Footnotes: collected from wherever they are written, and listed at the end.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::headings::Slot;
use super::{Paragraph, Writer};
use crate::diagnostic::codes;
use crate::html::escape;

/// The footnotes of a page, in the order in which the text first names them.
#[derive(Default)]
pub struct Footnotes {
    numbers: HashMap<String, usize>,
    notes: Vec<Footnote>,
    open: Vec<OpenFootnote>,
}

#[derive(Default)]
struct Footnote {
    references: usize,
    html: String,
    slots: Vec<Slot>,
}

struct OpenFootnote {
    number: usize,
    start: usize,
}

impl Footnotes {
    /// The footnote's number, from 1; labels are compared as Markdown does.
    fn number(&mut self, label: &str) -> usize {
        let notes = &mut self.notes;
        *self.numbers.entry(label.to_lowercase()).or_insert_with(|| {
            notes.push(Footnote::default());
            notes.len()
        })
    }
}

impl Writer<'_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        self.inline();
        let number = self.footnotes.number(label);
        let note = &mut self.footnotes.notes[number - 1];
        note.references += 1;
        let references = note.references;
        if self.links > 0 {
            let _ = write!(self.html, "<sup class=\"footnote\">{number}</sup>");
            return;
        }
        let id = reference_id(number, references);
        let _ = write!(
            self.html,
            "<sup class=\"footnote\"><a href=\"#fn-{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>",
        );
    }

    pub(super) fn start_footnote(&mut self, label: &str) {
        self.fresh_line();
        let number = self.footnotes.number(label);
        let start = self.html.len();
        self.footnotes.open.push(OpenFootnote { number, start });
    }

    pub(super) fn end_footnote(&mut self) {
        self.write_deferred();
        let Some(open) = self.footnotes.open.pop() else {
            return;
        };
        let slots = self.headings.take_slots(open.start);
        let html = self.html.split_off(open.start);
        let note = &mut self.footnotes.notes[open.number - 1];
        // Of two footnotes with one label, none is lost.
        let start = note.html.len();
        note.slots
            .extend(slots.into_iter().map(|slot| slot.moved(start)));
        note.html.push_str(&html);
        self.paragraph = Paragraph::None;
    }

    pub(super) fn write_footnotes(&mut self) {
        let notes = std::mem::take(&mut self.footnotes.notes);
        if notes.is_empty() {
            return;
        }
        self.fresh_line();
        self.html
            .push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        escape::attribute(&mut self.html, &self.options.labels.footnotes);
        self.html.push_str("\">\n<ol>\n");
        for (number, note) in (1..).zip(notes) {
            self.take_id(&format!("fn-{number}"));
            let _ = write!(self.html, "<li id=\"fn-{number}\">");
            let start = self.html.len();
            // The way back stands at the end of the last sentence, not on a line of its own.
            let end = note.html.trim_end().len();
            let end = note.html[..end].strip_suffix("</p>").map_or(end, str::len);
            self.html.push_str(&note.html[..end]);
            for reference in 1..=note.references {
                self.write_way_back(&reference_id(number, reference));
            }
            self.html.push_str(&note.html[end..]);
            self.headings.put_slots(note.slots, start);
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ol>\n</section>\n");
    }

    fn write_way_back(&mut self, id: &str) {
        self.take_id(id);
        let _ = write!(
            self.html,
            " <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\""
        );
        escape::attribute(&mut self.html, &self.options.labels.footnote_back);
        self.html.push_str("\">\u{21A9}\u{FE0E}</a>");
    }

    /// The id of a footnote; an author may not choose the same.
    fn take_id(&mut self, id: &str) {
        if let Some(first) = self.headings.choose(id, 0) {
            self.report(
                codes::DUPLICATE_ID,
                first,
                format!("the id `{id}` is also a footnote's"),
                "choose an id that does not begin with `fn-` or `fnref-`",
            );
        }
    }
}

fn reference_id(number: usize, reference: usize) -> String {
    if reference == 1 {
        format!("fnref-{number}")
    } else {
        format!("fnref-{number}-{reference}")
    }
}
