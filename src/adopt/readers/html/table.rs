//! Tables of a page as Markdown's: a row a line, the first one its head.

use html5gum::Token;

use super::super::super::weave::Form;
use super::{Gap, Writer, name};

/// A table that is being written.
pub(super) struct Table {
    /// How many tables it is within, itself among them; inner ones are words of their cell.
    depth: usize,
    columns: usize,
    /// How many cells the open row has, if one is open.
    cells: Option<usize>,
    rows: usize,
    in_cell: bool,
    /// Whether the open row was made for words outside of cells.
    is_loose: bool,
    /// Whether the open cell has words.
    has_words: bool,
}

impl Table {
    /// Whether words belong to a cell.
    pub(super) fn in_cell(&self) -> bool {
        self.in_cell
    }
}

impl Writer<'_> {
    pub(super) fn open_table(&mut self, element: &str, index: usize) {
        match (element, &mut self.table) {
            ("table", Some(table)) => table.depth += 1,
            ("table", None) => {
                self.block(Gap::Blank);
                let columns = self.columns(index);
                self.table = Some(Table {
                    depth: 1,
                    columns,
                    cells: None,
                    rows: 0,
                    in_cell: false,
                    is_loose: false,
                    has_words: false,
                });
            }
            (_, None) => self.block(Gap::Blank),
            (_, Some(table)) if table.depth > 1 => self.cell_gap(),
            ("tr", Some(_)) => self.close_row(),
            ("td" | "th", Some(table)) => {
                if table.is_loose {
                    self.close_row();
                }
                self.open_cell();
            }
            _ => {}
        }
    }

    pub(super) fn close_table(&mut self, element: &str) {
        let Some(table) = &mut self.table else {
            self.block(Gap::Blank);
            return;
        };
        match element {
            "table" if table.depth > 1 => table.depth -= 1,
            _ if table.depth > 1 => {}
            "table" => {
                self.close_row();
                self.table = None;
                self.gap = Gap::Blank;
            }
            "tr" => self.close_row(),
            "td" | "th" => self.close_cell(),
            _ => {}
        }
    }

    /// How many cells the widest row has.
    fn columns(&self, index: usize) -> usize {
        let (mut widest, mut row, mut depth) = (1, 0, 0_usize);
        for token in &self.tokens[index..] {
            match token {
                Token::StartTag(tag) => match name(&tag.name) {
                    "table" => depth += 1,
                    "tr" if depth == 1 => row = 0,
                    "td" | "th" if depth == 1 => {
                        row += 1;
                        widest = widest.max(row);
                    }
                    _ => {}
                },
                Token::EndTag(tag) if name(&tag.name) == "table" => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                _ => {}
            }
        }
        widest
    }

    /// Words outside of cells get one of their own, so that none is lost.
    pub(super) fn loose_cell(&mut self) {
        self.close_row();
        self.open_cell();
        if let Some(table) = &mut self.table {
            table.is_loose = true;
        }
    }

    fn open_cell(&mut self) {
        self.close_cell();
        self.end_inline();
        let Some(table) = &mut self.table else { return };
        let is_first = table.cells.is_none();
        table.cells = Some(table.cells.unwrap_or(0) + 1);
        table.in_cell = true;
        table.has_words = false;
        if is_first {
            let is_top = table.rows == 0;
            if is_top {
                self.start_line();
                self.weave.markup("| ");
            } else {
                self.gap = Gap::Line;
                self.start_line();
                self.weave.markup("| ");
            }
        }
        self.gap = Gap::None;
    }

    fn close_cell(&mut self) {
        if self.table.as_ref().is_some_and(Table::in_cell) {
            self.end_inline();
            self.weave.markup(" | ");
        }
        if let Some(table) = &mut self.table {
            table.in_cell = false;
        }
    }

    fn close_row(&mut self) {
        self.close_cell();
        let Some(table) = &mut self.table else { return };
        let Some(cells) = table.cells.take() else {
            return;
        };
        table.rows += 1;
        table.is_loose = false;
        let (is_head, columns) = (table.rows == 1, table.columns.max(cells));
        for _ in cells..columns {
            self.weave.markup(" | ");
        }
        if is_head {
            self.gap = Gap::Line;
            self.start_line();
            self.weave.markup(format!("|{}", " --- |".repeat(columns)));
        }
    }

    /// Blocks within a cell are set apart by a blank.
    pub(super) fn cell_gap(&mut self) {
        if let Some(table) = &mut self.table {
            if table.in_cell && table.has_words {
                self.weave.meaning(0..0, " ", Form::Line);
            }
            table.has_words = true;
        }
    }
}
