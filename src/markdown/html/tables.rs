//! Tables, in a box that scrolls where a telephone's screen may be too narrow.

use pulldown_cmark::Alignment;

use super::Writer;
use crate::html::escape;

/// More letters than this beside each other, and a narrow screen has to scroll.
const NARROW: usize = 34;

/// Letters of a telephone number.
const VALUE: usize = 15;

/// A table that is being written.
#[derive(Default)]
pub struct OpenTable {
    alignments: Vec<Alignment>,
    start: usize,
    column: usize,
    is_body: bool,
    /// Where the open cell's content starts, and whether a value stands in it, which may be an empty one.
    cell: usize,
    has_value: bool,
    /// The longest word of each column.
    words: Vec<usize>,
}

impl OpenTable {
    /// Counts what the author wrote into a cell.
    pub(super) fn add_text(&mut self, text: &str) {
        for word in text.split_whitespace() {
            self.add_word(word.chars().count());
        }
    }

    /// Counts a value. Each is as long as a telephone number here: what a table is wrapped in must not depend on facts.
    pub(super) fn add_value(&mut self) {
        self.has_value = true;
        self.add_word(VALUE);
    }

    fn add_word(&mut self, length: usize) {
        if let Some(longest) = self.words.get_mut(self.column) {
            *longest = length.max(*longest);
        }
    }

    fn is_wide(&self) -> bool {
        self.words.iter().map(|word| word + 2).sum::<usize>() > NARROW
    }
}

impl Writer<'_> {
    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.fresh_line();
        let start = self.html.len();
        self.html.push_str("<table>\n");
        self.table = Some(OpenTable {
            words: vec![0; alignments.len()],
            alignments,
            start,
            ..OpenTable::default()
        });
    }

    pub(super) fn start_table_row(&mut self) {
        let Some(table) = &mut self.table else {
            return;
        };
        table.column = 0;
        if !table.is_body {
            table.is_body = true;
            self.html.push_str("<tbody>\n");
        }
        self.html.push_str("<tr>");
    }

    pub(super) fn start_table_cell(&mut self) {
        let Some(table) = &mut self.table else {
            return;
        };
        let class = match table.alignments.get(table.column) {
            None | Some(Alignment::None) => "",
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
        };
        self.html.push_str(if table.is_body {
            "<td"
        } else {
            "<th scope=\"col\""
        });
        self.html.push_str(class);
        self.html.push('>');
        table.cell = self.html.len();
        table.has_value = false;
    }

    pub(super) fn end_table_cell(&mut self) {
        self.write_deferred();
        let Some(table) = &mut self.table else {
            return;
        };
        table.column += 1;
        if table.is_body {
            self.html.push_str("</td>");
        } else if self.html.len() == table.cell && !table.has_value {
            // A heading without words heads nothing.
            let tag = self.html.rfind('<').unwrap_or(table.cell);
            self.html.truncate(tag);
            self.html.push_str("<td></td>");
        } else {
            self.html.push_str("</th>");
        }
    }

    pub(super) fn end_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        if table.is_body {
            self.html.push_str("</tbody>\n");
        }
        self.html.push_str("</table>\n");
        if table.is_wide() {
            let mut opening =
                String::from("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"");
            let label = self.headings.table_label(&self.options.labels.table);
            escape::attribute(&mut opening, &label);
            opening.push_str("\">");
            self.html.insert_str(table.start, &opening);
            self.html.truncate(self.html.trim_end().len());
            self.html.push_str("</div>\n");
        }
    }
}
