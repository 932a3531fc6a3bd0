//! `missing-topic`: a policy that does not speak of something that policies of its kind need.

use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;
use crate::lint::topics::{TOPICS, Topic};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let kind = subject.page.kind;
    for topic in TOPICS.iter().filter(|topic| topic.kinds.contains(&kind)) {
        let Some(words) = topic.words(subject.language()) else {
            return;
        };
        let is_declared = subject
            .document
            .front
            .covers
            .iter()
            .any(|covered| covered.value == topic.name);
        // Pages show the licence and the origin that their front matter or the settings name.
        let is_shown = topic.name == "origin"
            && (subject.license.is_some() || !subject.document.front.attribution.is_empty());
        if is_declared || is_shown || is_covered(subject, topic, words) {
            continue;
        }
        let message = format!("nothing here says {}", topic.what);
        found.push(
            Diagnostic::new(codes::MISSING_TOPIC, subject.whole(), message).help(format!(
                "write a section about it; if the page says it in other words, add `covers: [{}]`",
                topic.name
            )),
        );
    }
}

fn is_covered(subject: &Subject<'_>, topic: &Topic, words: &[&str]) -> bool {
    topic.facts.iter().any(|fact| subject.text.contains(fact))
        || subject
            .blocks()
            .any(|(block, text)| block.is_visible() && text.find(words).is_some())
}
