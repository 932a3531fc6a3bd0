//! Values that were taken back: any reappearance anywhere is an error.

use jiff::civil::Date;

use super::Fact;
use super::phone::{self, Phone};
use super::reader::Reader;
use crate::source_map::Spanned;
use crate::yaml::Node;

/// A value that somebody asked to have removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// The value, as it was published.
    pub value: Spanned<String>,
    /// The value as a telephone number, where it is one.
    pub phone: Option<Phone>,
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
        let value = value?;
        let country = reader.local_country(value.span);
        let country = country.get().map(|country| country.0.as_str());
        Some(Self {
            phone: phone::parse(&value.value, country, reader.numbering).ok(),
            value,
            date,
            reason,
        })
    }
}
