//! Where a decision can be appealed.

use super::reader::Reader;
use super::{Email, Fact, Period, Url, Visibility, Wording};
use crate::yaml::Node;

/// Where a decision can be appealed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appeals {
    /// Who decides.
    pub to: Fact<Wording>,
    /// E-mail address.
    pub email: Fact<Email>,
    /// A form on the web.
    pub form: Fact<Url>,
    /// Postal address.
    pub address: Fact<Wording>,
    /// The time in which one can appeal.
    pub within: Fact<Period>,
    /// Who may see it.
    pub visibility: Visibility,
}

impl Appeals {
    pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "`appeals`")?;
        let record = Self {
            to: reader.fact(fields.get("to"), Reader::wording),
            email: reader.fact(fields.get("email"), Reader::email),
            form: reader.fact(fields.get("form"), Reader::url),
            address: reader.fact(fields.get("address"), Reader::wording),
            within: reader.fact(fields.get("within"), Reader::period),
            visibility: Visibility::read(reader, &mut fields),
        };
        reader.finish(fields);
        Some(record)
    }
}
