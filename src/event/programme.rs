//! What happens outside the main dates, hours or place.

use jiff::civil::Date;

use super::reader::Reader;
use super::{Fact, Id, MinuteOfDay, Wording};
use crate::source_map::Span;
use crate::yaml::Node;

/// Something outside the main dates, hours or place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// The entry's place in the file.
    pub span: Span,
    /// Its name.
    pub name: Fact<Wording>,
    /// The id of its venue.
    pub venue: Fact<Id>,
    /// Its day.
    pub date: Fact<Date>,
    /// When it begins.
    pub from: Fact<MinuteOfDay>,
    /// When it ends; before `from` means the next day.
    pub to: Fact<MinuteOfDay>,
}

impl Programme {
    pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "an entry of the programme")?;
        let record = Self {
            span: node.span,
            name: reader.required(&mut fields, "name", Reader::wording),
            venue: reader.fact(fields.get("venue"), Reader::text),
            date: reader.required(&mut fields, "date", Reader::date),
            from: reader.fact(fields.get("from"), Reader::time),
            to: reader.fact(fields.get("to"), Reader::time),
        };
        reader.finish(fields);
        Some(record)
    }
}
