//! How reports are taken.

use super::reader::Reader;
use super::{Fact, Id, Period, Url, Visibility};
use crate::source_map::Spanned;
use crate::yaml::Node;

/// How reports are taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reporting {
    /// A form on the web.
    pub form: Fact<Url>,
    /// Whether the form can be used without a name.
    pub anonymous: Fact<bool>,
    /// Who reads what comes in.
    pub read_by: Fact<Vec<Spanned<Id>>>,
    /// Who decides.
    pub decided_by: Fact<Vec<Spanned<Id>>>,
    /// The promised time until somebody answers.
    pub acknowledge_within: Fact<Period>,
    /// The promised time until somebody tells what was decided.
    pub follow_up_within: Fact<Period>,
    /// Who may see it.
    pub visibility: Visibility,
}

impl Reporting {
    pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "`reporting`")?;
        let record = Self {
            form: reader.fact(fields.get("form"), Reader::url),
            anonymous: reader.fact(fields.get("anonymous"), Reader::flag),
            read_by: reader.fact(fields.get("read_by"), Reader::ids),
            decided_by: reader.fact(fields.get("decided_by"), Reader::ids),
            acknowledge_within: reader.fact(fields.get("acknowledge_within"), Reader::period),
            follow_up_within: reader.fact(fields.get("follow_up_within"), Reader::period),
            visibility: Visibility::read(reader, &mut fields),
        };
        reader.finish(fields);
        Some(record)
    }
}
