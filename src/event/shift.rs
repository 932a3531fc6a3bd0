//! Shifts: who is on duty when.

use jiff::civil::Date;

use super::reader::Reader;
use super::{Fact, Id, MinuteOfDay, Visibility, Wording};
use crate::source_map::Spanned;
use crate::yaml::Node;

/// Who is on duty when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    /// The day on which it begins.
    pub date: Fact<Date>,
    /// When it begins.
    pub from: Fact<MinuteOfDay>,
    /// When it ends; before `from` means the next day.
    pub to: Fact<MinuteOfDay>,
    /// Ids of contacts.
    pub who: Fact<Vec<Spanned<Id>>>,
    /// Where they are.
    pub place: Fact<Wording>,
    /// Who may see it.
    pub visibility: Visibility,
}

impl Shift {
    pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "a shift")?;
        let record = Self {
            date: reader.required(&mut fields, "date", Reader::date),
            from: reader.required(&mut fields, "from", Reader::time),
            to: reader.required(&mut fields, "to", Reader::time),
            who: reader.required(&mut fields, "who", Reader::ids),
            place: reader.fact(fields.get("place"), Reader::wording),
            visibility: Visibility::read(reader, &mut fields),
        };
        reader.finish(fields);
        Some(record)
    }
}

/// All shifts; one that cannot be read at all is left out, and has a finding.
pub(super) fn read_all(reader: &mut Reader<'_>, node: &Node) -> Option<Vec<Spanned<Shift>>> {
    let items = node.expect_list("a list of shifts", &mut reader.diagnostics)?;
    let shifts = items.iter().filter_map(|item| {
        let node = reader.stated(Some(item))?;
        let shift = Shift::read(reader, node)?;
        Some(Spanned::new(shift, node.span))
    });
    Some(shifts.collect())
}
