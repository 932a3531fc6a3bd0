//! What a page's front matter waives, with reasons; and waivers that nothing needs any more.

use super::RULES;
use super::subject::Subject;
use super::topics;
use crate::diagnostic::{Code, Diagnostic, codes, did_you_mean};

/// Findings that a page can waive and that no rule makes.
const ASKED: [Code; 2] = [codes::DEAD_LINK, codes::UNREACHABLE_LINK];

/// The findings that the page does not waive, and those about its waivers.
pub(super) fn apply(subject: &Subject<'_>, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let front = &subject.document.front;
    let is_waived = |found: &Diagnostic| {
        front
            .waive
            .iter()
            .any(|(code, _)| code.value == found.code.name())
    };
    let (waived, mut kept): (Vec<_>, Vec<_>) = found.into_iter().partition(is_waived);
    for (code, _) in &front.waive {
        let is_used = waived.iter().any(|found| found.code.name() == code.value);
        // Whether other sites have what is linked to is only known when they are asked.
        let is_asked_elsewhere = ASKED.iter().any(|asked| asked.name() == code.value);
        if is_used || is_asked_elsewhere {
            continue;
        }
        let is_rule = RULES.iter().any(|rule| rule.code.name() == code.value);
        let (message, help) = if is_rule {
            ("nothing here needs this waiver any more", "delete it")
        } else {
            (
                "a page cannot waive this",
                "delete it, or set the code's level under `lints` in `site.yaml`",
            )
        };
        kept.push(Diagnostic::new(codes::UNUSED_WAIVER, code.span, message).help(help));
    }
    for topic in &front.covers {
        if topics::find(&topic.value).is_none() {
            let message = format!("there is no topic `{}`", topic.value);
            let help = did_you_mean(&topic.value, topics::TOPICS.iter().map(|topic| topic.name));
            kept.push(
                Diagnostic::new(codes::INVALID_VALUE, topic.span, message)
                    .help(help.unwrap_or_default()),
            );
        }
    }
    kept
}
