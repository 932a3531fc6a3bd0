//! The facts that were collected, and every place in the texts where one of them stands.

use std::ops::Range;

use super::Facts;

/// The facts, and every place where one of them stands.
#[derive(Default)]
pub struct Ledger {
    /// The facts.
    pub facts: Facts,
    /// The places.
    pub mentions: Vec<Mention>,
    /// Links to pages that were not adopted: the text, the place, and the name of the pending link.
    pub unadopted: Vec<(usize, Range<usize>, String)>,
}

/// A place in a text where a fact of the event stands.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Which text.
    pub text: usize,
    /// The part of its source that the fact replaces.
    pub range: Range<usize>,
    /// The fact's name in texts: `contacts.lead.phone`.
    pub variable: String,
    /// What stands there from now on.
    pub put: String,
}

impl Ledger {
    /// The numbers of the places in one text, which are in order.
    pub fn mentions_of(&self, text: usize) -> Range<usize> {
        let first = self.mentions.partition_point(|mention| mention.text < text);
        let last = self
            .mentions
            .partition_point(|mention| mention.text <= text);
        first..last
    }

    /// Notes that a fact stands in the place of what was found.
    pub(super) fn mention(&mut self, text: usize, range: Range<usize>, variable: &str) {
        self.put(text, range, variable, format!("{{{{ {variable} }}}}"));
    }

    /// The same for what stands there in another way than as the fact alone.
    pub(super) fn put(&mut self, text: usize, range: Range<usize>, variable: &str, put: String) {
        self.mentions.push(Mention {
            text,
            range,
            variable: variable.to_owned(),
            put,
        });
    }

    /// Brings the places into their order; of two for one place the first noted stays.
    pub(super) fn settle(&mut self) {
        // Sorting keeps what is noted first before what is noted later.
        self.mentions
            .sort_by_key(|mention| (mention.text, mention.range.start));
        let mut kept: Vec<Mention> = Vec::with_capacity(self.mentions.len());
        for mention in self.mentions.drain(..) {
            let is_free = kept.last().is_none_or(|last| {
                last.text != mention.text || last.range.end <= mention.range.start
            });
            if is_free {
                kept.push(mention);
            }
        }
        self.mentions = kept;
    }
}
