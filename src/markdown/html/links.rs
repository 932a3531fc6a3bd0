//! Links and images.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType};

use super::Writer;
use super::inlines::filled;
use crate::diagnostic::codes;
use crate::html::escape;
use crate::markdown::destination::{self, Unsafe};
use crate::markdown::{ReferenceKind, Resolved};

/// An image whose description is being read.
pub struct OpenImage {
    resolved: Option<Resolved>,
    title: String,
    description: String,
    depth: usize,
}

impl Writer<'_> {
    pub(super) fn start_link(
        &mut self,
        link_type: LinkType,
        destination: &str,
        title: &str,
        range: &Range<usize>,
    ) {
        self.inline();
        self.inlines += 1;
        self.links += 1;
        self.link_written = self.links == 1;
        if !self.link_written {
            self.report_at(
                codes::UNSAFE_HTML,
                self.range(range),
                "a link stands inside of an element that may not hold one",
                "close the raw `<a>`, `<button>` or `<select>` before the link",
            );
            return;
        }
        let resolved = if link_type == LinkType::Email {
            self.destination(&format!("mailto:{destination}"), ReferenceKind::Link, range)
        } else {
            self.destination(destination, ReferenceKind::Link, range)
        };
        self.html.push_str("<a");
        if let Some(resolved) = resolved {
            self.html.push_str(" href=\"");
            escape::address(&mut self.html, &resolved.href);
            self.html.push('"');
            if resolved.external {
                self.html.push_str(" rel=\"noreferrer\"");
                // On paper, addresses stand behind their links; behind one that reads as its address, it would stand twice.
                let source = self.prepared.text.get(range.clone()).unwrap_or_default();
                if link_type == LinkType::Autolink
                    || source.starts_with(&format!("[{destination}]("))
                {
                    self.html.push_str(" class=\"address\"");
                }
            }
        }
        self.write_title(&filled(title));
        self.html.push('>');
    }

    pub(super) fn end_link(&mut self) {
        self.inlines -= 1;
        self.links -= 1;
        if self.link_written {
            self.html.push_str("</a>");
        }
        self.link_written = false;
    }

    /// The address for a destination; none, and a finding, where its scheme is not allowed.
    pub(super) fn destination(
        &mut self,
        destination: &str,
        kind: ReferenceKind,
        range: &Range<usize>,
    ) -> Option<Resolved> {
        let span = self.range(range);
        match destination::read(destination, self.options.autolinks) {
            Ok(destination) => self.resolver.resolve(&destination, kind, span),
            Err(Unsafe { scheme }) => {
                self.report_at(
                    codes::UNSAFE_LINK,
                    span,
                    format!("a link may not start with `{scheme}:`"),
                    "link to http, https, mailto, tel, sms, or to a page; write `./` before a file name with a colon",
                );
                None
            }
        }
    }

    pub(super) fn start_image(&mut self, destination: &str, title: &str, range: &Range<usize>) {
        self.inline();
        let mut resolved = self.destination(destination, ReferenceKind::Image, range);
        if resolved.as_ref().is_some_and(|resolved| resolved.external) {
            self.report_third_party(range, "an image is loaded from another site");
            resolved = None;
        }
        self.image = Some(OpenImage {
            resolved,
            title: filled(title).into_owned(),
            description: String::new(),
            depth: self.depth,
        });
    }

    pub(super) fn report_third_party(&mut self, range: &Range<usize>, message: &str) {
        self.report_at(
            codes::THIRD_PARTY_SOURCE,
            self.range(range),
            message,
            "copy the file into the content folder: other sites see who reads this page, and when",
        );
    }

    /// An image's description is text, whatever markup it is written with.
    pub(super) fn event_in_image(&mut self, event: Event) {
        let Some(image) = &mut self.image else {
            return;
        };
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) if self.depth > image.depth => self.depth -= 1,
            Event::End(_) => {
                self.depth -= 1;
                self.end_image();
            }
            Event::Text(text) | Event::Code(text) => image.description.push_str(&filled(&text)),
            Event::SoftBreak | Event::HardBreak => image.description.push(' '),
            _ => {}
        }
    }

    fn end_image(&mut self) {
        let Some(image) = self.image.take() else {
            return;
        };
        self.headings.add_text(&image.description);
        let Some(resolved) = image.resolved else {
            escape::text(&mut self.html, &image.description);
            return;
        };
        self.html.push_str("<img src=\"");
        escape::address(&mut self.html, &resolved.href);
        self.html.push_str("\" alt=\"");
        escape::attribute(&mut self.html, &image.description);
        self.html.push('"');
        self.write_title(&image.title);
        self.html.push('>');
    }

    fn write_title(&mut self, title: &str) {
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            escape::attribute(&mut self.html, title);
            self.html.push('"');
        }
    }
}
