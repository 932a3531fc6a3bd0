//! Teams: named lists of contacts.

use super::reader::Reader;
use super::{Fact, Id, Visibility};
use crate::source_map::Spanned;
use crate::yaml::{Node, NodeKind};

/// A named list of contacts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// Ids of contacts.
    pub members: Vec<Spanned<Id>>,
    /// Who may see it.
    pub visibility: Visibility,
}

impl Team {
    /// A list of ids, or a record whose `members` are one.
    pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        if !matches!(node.kind, NodeKind::Mapping(_)) {
            return Some(Self {
                members: reader.ids(node)?,
                visibility: Visibility::default(),
            });
        }
        let mut fields = reader.fields(node, "a team")?;
        let members = reader.required(&mut fields, "members", Reader::ids);
        let visibility = Visibility::read(reader, &mut fields);
        reader.finish(fields);
        // A team whose members are still to be announced has none so far.
        let members = match members {
            Fact::Set(members) => members.value,
            Fact::Pending(_) | Fact::NotApplicable(_) => Vec::new(),
            Fact::Unset | Fact::Invalid(_) | Fact::Withheld(_) => return None,
        };
        Some(Self {
            members,
            visibility,
        })
    }
}
