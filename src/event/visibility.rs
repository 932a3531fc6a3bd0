//! Who may see a record, and which of its fields everybody may.

use super::problem::Problem;
use super::reader::Reader;
use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::source_map::Spanned;
use crate::vocabulary::Audience;
use crate::yaml::{Fields, Node};

/// Who may see a record: what its `audience` and `public` keys say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visibility {
    /// `audience`, where the record states one.
    pub audience: Option<Audience>,
    /// `public`: the fields that are published although the record is not.
    pub public: Vec<Spanned<String>>,
    /// `guard: false` with a reason: the scan of finished files does not look for the record's values.
    pub is_unguarded: bool,
}

impl Visibility {
    /// The audience of the record's field `name`, which is for `default` where the record says nothing.
    #[must_use]
    pub fn of(&self, name: &str, default: Audience) -> Audience {
        if self.public.iter().any(|field| field.value == name) {
            Audience::Public
        } else {
            self.audience.unwrap_or(default)
        }
    }
}

impl Visibility {
    /// Reads `audience` and `public` after all other keys of the record, so that its fields are known.
    pub(super) fn read(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Self {
        let names = fields.asked().to_vec();
        let choices = Audience::ALL.map(|audience| (audience.name(), audience));
        let audience = fields
            .get("audience")
            .and_then(|node| reader.choice(node, &choices));
        let public = fields
            .get("public")
            .and_then(|node| public_fields(reader, node, &names))
            .unwrap_or_default();
        let is_unguarded = is_unguarded(reader, fields);
        Self {
            audience,
            public,
            is_unguarded,
        }
    }
}

/// Whether the record is exempt from the scan. Nobody is without saying why.
fn is_unguarded(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> bool {
    let guard = fields.get("guard");
    let is_guarded = guard.and_then(|node| reader.flag(node)).unwrap_or(true);
    let reason = fields.get("guard_reason");
    let has_reason = reason.and_then(|node| reader.text(node)).is_some();
    match (guard, reason) {
        (Some(guard), None) if !is_guarded => {
            let finding = Diagnostic::new(
                codes::MISSING_KEY,
                guard.span,
                "`guard: false` needs a reason beside it",
            );
            reader.diagnostics.push(finding.help(
                "say in `guard_reason` why these values may stand on pages whose readers the record is not for",
            ));
        }
        (guard, Some(reason))
            if is_guarded && guard.is_none_or(|guard| !guard.is_word("false")) =>
        {
            let problem = Problem::new(
                "there is a reason here, and nothing that it is for",
                "add `guard: false`, or delete `guard_reason`",
            );
            reader.report(codes::INVALID_VALUE, reason.span, &problem);
        }
        _ => {}
    }
    !is_guarded && has_reason
}

fn public_fields(
    reader: &mut Reader<'_>,
    node: &Node,
    names: &[&'static str],
) -> Option<Vec<Spanned<String>>> {
    let expected = "a list of this record's keys, such as [name, role]";
    let items = node.expect_list(expected, &mut reader.diagnostics)?;
    let mut public = Vec::new();
    for item in items {
        let Some(name) = item.expect_text(&mut reader.diagnostics) else {
            continue;
        };
        if names.contains(&name.value.as_str()) {
            public.push(name);
            continue;
        }
        let message = format!(
            "the record has no key `{}` that could be public",
            name.value
        );
        let mut finding = Diagnostic::new(codes::UNKNOWN_KEY, name.span, message);
        finding.help = did_you_mean(&name.value, names.iter().copied());
        reader.diagnostics.push(finding);
    }
    Some(public)
}
