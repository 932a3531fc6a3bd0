//! Raw elements open and close within the Markdown that they stand in, or it is a finding.

use super::super::{Paragraph, Writer};
use super::Raw;
use crate::html::elements;
use crate::markdown::placeholder;

/// A raw element whose end tag is still to come.
pub struct OpenElement {
    pub(super) name: String,
    /// The offset of its start tag.
    pub(super) offset: usize,
    /// Whether it is part of a drawing or formula.
    pub(super) foreign: bool,
    /// How many of Markdown's containers were open around it.
    depth: usize,
    /// Whether a paragraph was closed to make room for it.
    suspends: bool,
    /// Whether there is a finding about what stands in it.
    reported: bool,
}

impl Raw {
    pub(in super::super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether an inline raw element is open in the text of the container at `depth`.
    pub(in super::super) fn is_inside_inline(&self, depth: usize) -> bool {
        self.open
            .last()
            .is_some_and(|open| open.depth == depth && elements::is_inline(&open.name))
    }

    pub(super) fn is_foreign(&self) -> bool {
        self.open.last().is_some_and(|open| open.foreign)
    }

    /// The innermost raw element, if it stands directly in the container at `depth`.
    fn parent(&self, depth: usize) -> Option<&OpenElement> {
        self.open.last().filter(|open| open.depth == depth)
    }

    /// Takes one end tag off those that are expected.
    fn forgive(&mut self, name: &str) -> bool {
        match self.forgiven.iter().rposition(|forgiven| forgiven == name) {
            Some(index) => {
                self.forgiven.remove(index);
                true
            }
            None => false,
        }
    }
}

impl Writer<'_> {
    /// Whether the element may stand here, else why not.
    pub(super) fn check_element(&self, name: &str) -> Result<(), String> {
        if name.contains(placeholder::is_private_use) {
            return Err("a fact cannot be the name of an element".to_owned());
        }
        if self.raw.is_foreign() {
            return if elements::is_drawn(name) {
                Ok(())
            } else {
                Err(format!("`<{name}>` may not stand in a drawing or formula"))
            };
        }
        if elements::is_reserved(name) {
            return Err(format!("`<{name}>` may not stand in a page's text"));
        }
        if !elements::is_allowed(name) {
            return Err(format!(
                "`<{name}>` is no element of HTML; readers would not see it"
            ));
        }
        if elements::holds_no_link(name) && self.links > 0 {
            return Err(format!("`<{name}>` stands inside of a link or a field"));
        }
        let Some(parents) = elements::parents(name) else {
            return Ok(());
        };
        let is_at_home = self
            .raw
            .open
            .iter()
            .rev()
            .take_while(|open| open.depth == self.depth)
            .find(|open| !elements::ends(name, &open.name))
            .is_some_and(|open| parents.contains(&open.name.as_str()));
        if is_at_home {
            Ok(())
        } else {
            Err(format!("`<{name}>` stands outside of its table"))
        }
    }

    /// Ends what the element ends, and lets a paragraph step aside for a block.
    pub(super) fn before_element(&mut self, name: &str, offset: usize, is_inline: bool) {
        while let Some(open) = self.raw.parent(self.depth)
            && elements::ends(name, &open.name)
        {
            self.pop_element();
        }
        if !is_inline || !elements::is_block(name) || self.raw.is_foreign() {
            self.inline();
        } else if matches!(self.paragraph, Paragraph::Open { .. } | Paragraph::Closed) {
            if self.is_inside_inline() {
                self.report_unsafe(
                    offset,
                    format!("`<{name}>` is a block and stands inside of a sentence's markup"),
                );
            }
            self.close_paragraph();
        }
    }

    pub(super) fn push_element(&mut self, name: &str, offset: usize) {
        let suspends = self.paragraph == Paragraph::Closed;
        if suspends {
            self.paragraph = Paragraph::Suspended;
        }
        if elements::holds_no_link(name) {
            self.links += 1;
        }
        self.raw.open.push(OpenElement {
            name: name.to_owned(),
            offset,
            foreign: self.raw.is_foreign() || elements::is_foreign(name),
            depth: self.depth,
            suspends,
            reported: false,
        });
    }

    /// Closes the innermost raw element.
    pub(super) fn pop_element(&mut self) {
        let Some(open) = self.raw.open.pop() else {
            return;
        };
        if elements::holds_no_link(&open.name) {
            self.links -= 1;
        }
        self.html.push_str("</");
        self.html.push_str(&open.name);
        self.html.push('>');
        if open.suspends {
            self.html.push('\n');
            self.paragraph = Paragraph::Closed;
        }
    }

    pub(super) fn close_element(&mut self, name: &str, offset: usize) {
        let here = self
            .raw
            .open
            .iter()
            .rev()
            .take_while(|open| open.depth == self.depth);
        let Some(inner) = here.clone().position(|open| open.name == name) else {
            if !self.raw.forgive(name) {
                self.report_stray(name, offset);
            }
            return;
        };
        let crossed = here
            .take(inner)
            .find(|open| !elements::may_stay_open(&open.name))
            .map(|open| open.name.clone());
        if let Some(crossed) = crossed {
            self.report_unsafe(
                offset,
                format!("`</{name}>` comes before `</{crossed}>`, which began later"),
            );
        }
        for _ in 0..inner {
            if let Some(open) = self.raw.open.last() {
                self.raw.forgiven.push(open.name.clone());
            }
            self.pop_element();
        }
        self.pop_element();
    }

    fn report_stray(&mut self, name: &str, offset: usize) {
        let name: String = name
            .chars()
            .filter(|c| !placeholder::is_private_use(*c))
            .collect();
        self.report_unsafe(
            offset,
            format!("`</{name}>` closes nothing that was opened here"),
        );
    }

    pub(super) fn report_unclosed(&mut self, name: &str, offset: usize) {
        self.report_unsafe(
            offset,
            format!("`<{name}>` is not closed in the block that it stands in"),
        );
    }

    /// Closes the raw elements that were opened in the Markdown container that ends here.
    pub(in super::super) fn close_raw_elements(&mut self) {
        while let Some(open) = self.raw.parent(self.depth) {
            let (name, offset) = (open.name.clone(), open.offset);
            if !elements::may_stay_open(&name) {
                self.report_unclosed(&name, offset);
            }
            self.pop_element();
            self.raw.forgiven.push(name);
        }
    }

    /// Markdown's block ends a raw `<p>`, and may not stand in a drawing.
    pub(in super::super) fn before_block(&mut self, offset: usize) {
        // The container that the block stands in; the block itself is counted already.
        let around = self.depth.saturating_sub(1);
        while let Some(open) = self.raw.open.last()
            && open.depth >= around
            && open.name == "p"
        {
            self.pop_element();
            self.raw.forgiven.push("p".to_owned());
        }
        self.before_markup(offset);
    }

    /// Markdown's elements may not stand where browsers would move them away.
    pub(in super::super) fn before_markup(&mut self, offset: usize) {
        let Some(open) = self.raw.open.last_mut() else {
            return;
        };
        if open.reported || !(open.foreign || elements::holds_no_markup(&open.name)) {
            return;
        }
        open.reported = true;
        let message = format!("Markdown cannot stand in `<{}>`", open.name);
        self.report_unsafe(offset, message);
        // In a drawing, the first element of HTML would end it.
        while let Some(open) = self.raw.open.last()
            && open.foreign
        {
            let name = open.name.clone();
            self.pop_element();
            self.raw.forgiven.push(name);
        }
    }
}
