//! Blocks of a page as Markdown's: headings, lists, quotations, and the gap and margin that each line begins with.

use html5gum::StartTag;

use super::super::super::weave::Form;
use super::{Writer, name};

/// How deep lists and quotations nest in the Markdown; what is deeper stands at this depth.
const DEEPEST: usize = 8;

/// What stands between the last words and the next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing: they belong to one line.
    None,
    /// The sign of an item.
    Start,
    /// A line's end.
    Line,
    /// A line's end within a paragraph, which readers see.
    Break,
    /// An empty line.
    Blank,
}

/// What nests.
pub(super) enum Container {
    /// A list and the number of its next item.
    List { number: Option<u64> },
    /// An item: its sign until it is written, and how far its text is moved.
    Item { sign: Option<String>, width: usize },
    /// A quotation.
    Quote,
}

impl Container {
    fn is_item(&self) -> bool {
        matches!(self, Self::Item { .. })
    }
}

impl Writer<'_> {
    pub(super) fn open_heading(&mut self, element: &str) {
        self.block(Gap::Blank);
        if self.table.is_none() {
            let level = usize::from(element.as_bytes()[1] - b'0');
            self.start_line();
            self.weave.markup(format!("{} ", "#".repeat(level)));
            self.is_line = true;
        }
    }

    pub(super) fn rule(&mut self) {
        self.block(Gap::Blank);
        self.start_line();
        self.weave.markup("---");
        self.gap = Gap::Blank;
    }

    pub(super) fn open_list(&mut self, tag: &StartTag<usize>, is_ordered: bool) {
        let start = tag.attributes.get(&b"start"[..]);
        let start = start.and_then(|value| name(value).trim().parse().ok());
        let is_first = start.is_none_or(|start: u64| start == 1);
        let is_nested = self.depth() > 0 && is_first;
        self.block(if is_nested { Gap::Line } else { Gap::Blank });
        self.push(Container::List {
            number: is_ordered.then(|| start.unwrap_or(1)),
        });
    }

    pub(super) fn open_item(&mut self) {
        self.block(Gap::Line);
        if self.containers.last().is_some_and(Container::is_item) {
            self.containers.pop();
        }
        let sign = match self.containers.last_mut() {
            Some(Container::List {
                number: Some(number),
            }) => {
                let sign = format!("{number}. ");
                *number = number.saturating_add(1).min(999_999_999);
                sign
            }
            _ => "- ".to_owned(),
        };
        self.push(Container::Item {
            width: sign.len(),
            sign: Some(sign),
        });
    }

    pub(super) fn close_list(&mut self) {
        self.close_to(|container| matches!(container, Container::List { .. }));
        let is_nested = self.depth() > 0;
        self.block(if is_nested { Gap::Line } else { Gap::Blank });
    }

    pub(super) fn close_item(&mut self) {
        if self.containers.last().is_some_and(Container::is_item) {
            self.close_to(Container::is_item);
        }
        self.block(Gap::Line);
    }

    pub(super) fn open_quote(&mut self) {
        self.block(Gap::Blank);
        self.push(Container::Quote);
    }

    pub(super) fn close_quote(&mut self) {
        self.close_to(|container| matches!(container, Container::Quote));
        self.block(Gap::Blank);
    }

    fn push(&mut self, container: Container) {
        if self.table.is_none() {
            self.containers.push(container);
        }
    }

    /// Closes the innermost container of a kind, with all that is in it.
    fn close_to(&mut self, is: impl Fn(&Container) -> bool) {
        if self.table.is_some() {
            return;
        }
        if let Some(place) = self.containers.iter().rposition(is) {
            self.containers.truncate(place);
        }
    }

    /// How many items the next words are in.
    fn depth(&self) -> usize {
        let items = self.containers.iter().filter(|inner| inner.is_item());
        items.count()
    }

    /// Ends what is written, at least by such a gap.
    pub(super) fn block(&mut self, gap: Gap) {
        self.end_inline();
        if self.table.is_some() {
            self.cell_gap();
        } else if self.gap == Gap::Break {
            self.gap = gap;
        } else if self.gap != Gap::Start {
            self.gap = self.gap.max(gap);
        }
    }

    /// Begins a line: the gap, the margin, and the sign of an item that begins here.
    pub(super) fn start_line(&mut self) {
        match self.gap {
            Gap::None => return,
            Gap::Start => {}
            Gap::Line => self.weave.markup("\n"),
            Gap::Break => self.weave.markup("\\\n"),
            Gap::Blank => self.weave.markup("\n\n"),
        }
        self.gap = Gap::None;
        let mut margin = String::new();
        for container in self.containers.iter_mut().take(DEEPEST * 2) {
            match container {
                Container::List { .. } => {}
                Container::Item { sign, width } => match sign.take() {
                    Some(sign) => margin.push_str(&sign),
                    None => margin.extend(std::iter::repeat_n(' ', *width)),
                },
                Container::Quote => margin.push_str("> "),
            }
        }
        self.weave.markup(margin);
    }

    pub(super) fn line_break(&mut self) {
        let is_inside = self.link.is_some() || !self.emphasis.is_empty();
        if self.table.is_some() || self.is_line || is_inside {
            self.weave.meaning(0..0, " ", Form::Line);
        } else if self.gap == Gap::None {
            self.gap = Gap::Break;
        }
    }
}
