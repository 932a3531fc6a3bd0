//! Paragraphs, which step aside for what may not stand in them.

use super::Writer;

/// The state of Markdown's paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paragraph {
    /// None is open.
    #[default]
    None,
    /// `<p>` is written; where its text starts, and whether a value stands in it, which may be an empty one.
    Open {
        /// The offset behind `<p>`.
        start: usize,
        /// Whether `</p>` must be written, even if there is no text.
        kept: bool,
    },
    /// A block stood in it; text that follows opens it again.
    Closed,
    /// A raw block element stands in it.
    Suspended,
}

impl Writer<'_> {
    pub(super) fn start_paragraph(&mut self) {
        self.fresh_line();
        self.open_paragraph();
    }

    pub(super) fn end_paragraph(&mut self) {
        if matches!(self.paragraph, Paragraph::Open { .. }) {
            self.html.push_str("</p>\n");
        }
        self.paragraph = Paragraph::None;
        self.write_deferred();
    }

    /// Says that something is about to be written that belongs into the paragraph.
    pub(super) fn inline(&mut self) {
        match &mut self.paragraph {
            Paragraph::Closed => self.open_paragraph(),
            Paragraph::Open { kept, .. } => *kept = true,
            Paragraph::None | Paragraph::Suspended => {}
        }
    }

    pub(super) fn is_paragraph_closed(&self) -> bool {
        self.paragraph == Paragraph::Closed
    }

    fn open_paragraph(&mut self) {
        self.html.push_str("<p>");
        self.paragraph = Paragraph::Open {
            start: self.html.len(),
            kept: false,
        };
    }

    /// Makes room for a block: the paragraph ends here, or was never there if nothing stood in it.
    pub(super) fn close_paragraph(&mut self) {
        let Paragraph::Open { start, kept } = self.paragraph else {
            return;
        };
        if !kept && self.html[start..].trim().is_empty() {
            self.html.truncate(start - "<p>".len());
        } else {
            self.html.truncate(self.html.trim_end().len());
            self.html.push_str("</p>\n");
        }
        self.paragraph = Paragraph::Closed;
    }

    /// A component's HTML: inline where it is text, else a block of its own.
    pub(super) fn component(&mut self, call: &str) {
        let html = (self.options.components)(call);
        if is_inline(&html) {
            self.inline();
            self.html.push_str(&html);
        } else if self.is_inside_inline() || self.headings.is_open() {
            self.deferred.push(html);
        } else {
            self.close_paragraph();
            self.html.push_str(&html);
        }
    }

    /// Whether an inline element is open in the present text, Markdown's or a raw one.
    pub(super) fn is_inside_inline(&self) -> bool {
        self.inlines > 0 || self.raw.is_inside_inline(self.depth)
    }

    /// Writes the components that could not stand where they were called.
    pub(super) fn write_deferred(&mut self) {
        for html in std::mem::take(&mut self.deferred) {
            self.html.push_str(&html);
        }
    }
}

fn is_inline(html: &str) -> bool {
    let Some(tag) = html.trim_start().strip_prefix('<') else {
        return true;
    };
    let name = tag
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    matches!(
        name,
        "a" | "abbr" | "b" | "em" | "i" | "span" | "strong" | "time"
    )
}
