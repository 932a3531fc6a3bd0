//! `broken-encoding`: characters that stand for others, left behind by a wrong encoding.

use crate::detect::characters::{Damage, damage};
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (range, damage) in damage(subject.text) {
        let Damage::Encoding(meant) = damage else {
            continue;
        };
        let help = match meant {
            Some(meant) => format!("write `{meant}`"),
            None => "look up the right letter where the text was copied from".to_owned(),
        };
        let message = format!(
            "`{}` comes from a wrong encoding",
            &subject.text[range.clone()]
        );
        let finding = subject
            .finding(codes::BROKEN_ENCODING, &range, message)
            .help(help);
        found.push(match meant {
            Some(meant) => finding.fix(subject.span(&range), meant),
            None => finding,
        });
    }
}
