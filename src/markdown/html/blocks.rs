//! Blocks: lists, quotes, code, definitions.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Tag, TagEnd};

use super::Writer;
use crate::html::escape;
use crate::markdown::placeholder;

impl<'a> Writer<'a> {
    pub(super) fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        if is_block(&tag) {
            self.before_block(range.start);
        } else {
            self.before_markup(range.start);
        }
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading {
                level,
                id,
                classes,
                attrs,
            } => self.start_heading(level as u8, id, &classes, &attrs, range),
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::CodeBlock(kind) => self.start_code_block(&kind),
            Tag::List(start) => self.start_list(start),
            Tag::Item => self.open("<li>"),
            Tag::FootnoteDefinition(label) => self.start_footnote(&label),
            Tag::DefinitionList => self.open("<dl>"),
            Tag::DefinitionListTitle => self.open("<dt>"),
            Tag::DefinitionListDefinition => self.open("<dd>"),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.html.push_str("<thead><tr>"),
            Tag::TableRow => self.start_table_row(),
            Tag::TableCell => self.start_table_cell(),
            Tag::Emphasis => self.start_inline("<em>"),
            Tag::Strong => self.start_inline("<strong>"),
            Tag::Strikethrough => {
                let tag = self.strikethrough(&range, "<del>");
                self.start_inline(tag);
            }
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.start_link(link_type, &dest_url, &title, &range),
            Tag::Image {
                dest_url, title, ..
            } => self.start_image(&dest_url, &title, &range),
            // Not switched on, or handled as raw HTML.
            Tag::HtmlBlock | Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {}
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::BlockQuote(None) => self.close("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.close("</div>\n"),
            TagEnd::CodeBlock => {
                self.in_code_block = false;
                self.html.push_str("</code></pre>\n");
            }
            TagEnd::List(true) => self.close("</ol>\n"),
            TagEnd::List(false) => self.close("</ul>\n"),
            TagEnd::Item => self.close("</li>\n"),
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::DefinitionList => self.close("</dl>\n"),
            TagEnd::DefinitionListTitle => self.close("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.close("</dd>\n"),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.html.push_str("</tr></thead>\n"),
            TagEnd::TableRow => self.html.push_str("</tr>\n"),
            TagEnd::TableCell => self.end_table_cell(),
            TagEnd::Emphasis => self.end_inline("</em>"),
            TagEnd::Strong => self.end_inline("</strong>"),
            TagEnd::Strikethrough => {
                let tag = self.strikethrough(range, "</del>");
                self.end_inline(tag);
            }
            TagEnd::Link => self.end_link(),
            TagEnd::Image
            | TagEnd::HtmlBlock
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// A block without content of its own.
    pub(super) fn block(&mut self, html: &str, offset: usize) {
        self.before_block(offset);
        self.fresh_line();
        self.html.push_str(html);
    }

    fn open(&mut self, tag: &str) {
        self.fresh_line();
        self.html.push_str(tag);
    }

    fn close(&mut self, tag: &str) {
        self.write_deferred();
        self.html.push_str(tag);
    }

    fn start_list(&mut self, start: Option<u64>) {
        match start {
            None => self.open("<ul>"),
            Some(1) => self.open("<ol>"),
            Some(start) => self.open(&format!("<ol start=\"{start}\">")),
        }
    }

    fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let labels = self.options.labels;
        let (class, title) = match kind {
            None => return self.open("<blockquote>"),
            Some(BlockQuoteKind::Note) => ("note", &labels.note),
            Some(BlockQuoteKind::Tip) => ("tip", &labels.tip),
            Some(BlockQuoteKind::Important) => ("important", &labels.important),
            Some(BlockQuoteKind::Warning) => ("warning", &labels.warning),
            Some(BlockQuoteKind::Caution) => ("caution", &labels.caution),
        };
        self.open("<div class=\"alert alert-");
        self.html.push_str(class);
        self.html
            .push_str("\" role=\"note\"><p class=\"alert-title\">");
        escape::text(&mut self.html, title);
        self.html.push_str("</p>\n");
    }

    fn start_code_block(&mut self, kind: &CodeBlockKind) {
        self.in_code_block = true;
        self.open("<pre><code");
        let info = match kind {
            CodeBlockKind::Indented => "",
            CodeBlockKind::Fenced(info) => info,
        };
        if let Some(language) = info.split_whitespace().next() {
            self.html.push_str(" class=\"language-");
            escape::attribute(&mut self.html, &placeholder::fill(language));
            self.html.push('"');
        }
        self.html.push('>');
    }
}

fn is_block(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::List(_)
            | Tag::DefinitionList
            | Tag::Table(_)
    )
}
