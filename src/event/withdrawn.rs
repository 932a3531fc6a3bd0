//! Values that were taken back: any reappearance anywhere is an error.

use jiff::civil::Date;

use super::Fact;
use super::reader::Reader;
use crate::source_map::Spanned;
use crate::yaml::Node;

/// A value that somebody asked to have removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// The value, as it was published.
    pub value: Spanned<String>,
    /// When it was taken back.
    pub date: Fact<Date>,
    /// Why.
    pub reason: Fact<String>,
}

impl Withdrawn {
    pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "an entry of `withdrawn`")?;
        let value = reader.settled(&mut fields, "value", Reader::text);
        let date = reader.fact(fields.get("date"), Reader::date);
        let reason = reader.fact(fields.get("reason"), Reader::text);
        reader.finish(fields);
        Some(Self {
            value: value?,
            date,
            reason,
        })
    }
}
