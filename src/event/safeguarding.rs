//! What holds for minors.

use super::problem::Problem;
use super::reader::Reader;
use super::{Fact, Id, Visibility};
use crate::diagnostic::codes;
use crate::yaml::Node;

/// What holds for minors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Safeguarding {
    /// Below which age, in years.
    pub under: Fact<u8>,
    /// The contact who answers for it.
    pub lead: Fact<Id>,
    /// Who may see it.
    pub visibility: Visibility,
}

impl Safeguarding {
    pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "`safeguarding`")?;
        let record = Self {
            under: reader.fact(fields.get("under"), age),
            lead: reader.fact(fields.get("lead"), Reader::text),
            visibility: Visibility::read(reader, &mut fields),
        };
        reader.finish(fields);
        Some(record)
    }
}

fn age(reader: &mut Reader<'_>, node: &Node) -> Option<u8> {
    let text = reader.text(node)?;
    let age = text.parse().ok().filter(|age| (1..=30).contains(age));
    if age.is_none() {
        let problem = Problem::new(
            "this is not an age",
            "write the number of years below which somebody is a minor, for example 18",
        );
        reader.report(codes::INVALID_VALUE, node.span, &problem);
    }
    age
}
