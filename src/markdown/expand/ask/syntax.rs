//! Looks at each tag alone, so that one that cannot be read hides no other.

use std::ops::Range;

use super::instead::Instead;
use crate::diagnostic::codes;
use crate::markdown::expand::engine::{Engine, TAGS};
use crate::markdown::expand::failure::Failure;
use crate::markdown::expand::names::Names;
use crate::markdown::expand::segments::{Segment, SegmentKind};
use crate::markdown::expand::template;
use crate::markdown::expand::tokens::{TokenKind, tokens};

/// The tags that cannot be read, each with what the engine says of it and where in `text`.
pub fn check(text: &str, segments: &[Segment], engine: &Engine) -> Vec<(Failure, usize)> {
    let mut found = Vec::new();
    let mut loops = 0_usize;
    let is_ours = |segment: &&Segment| segment.is_closed && !is_foreign(text, segment);
    for segment in segments.iter().filter(is_ours) {
        let around = match segment.kind {
            SegmentKind::Print => ("", ""),
            SegmentKind::Tag => around(text, segment.inner.clone(), &mut loops),
            _ => continue,
        };
        found.extend(alone(text, segment, around, engine));
    }
    found
}

/// Whether this is a tag that pages do not have.
pub fn is_foreign(text: &str, segment: &Segment) -> bool {
    if segment.kind != SegmentKind::Tag {
        return false;
    }
    let words = tokens(text, segment.inner.clone());
    !matches!(words.first().map(|first| first.kind), Some(TokenKind::Name(name)) if TAGS.contains(&name))
}

/// What is wrong with how one tag is written, between the tags that it cannot stand without.
fn alone(
    text: &str,
    segment: &Segment,
    (before, behind): (&str, &str),
    engine: &Engine,
) -> Option<(Failure, usize)> {
    let one = std::slice::from_ref(segment);
    let template = template::write(text, 0, one, &Names::default(), &Instead::default());
    let whole = format!("{before}{}{behind}", template.text);
    let failure = engine.read(&whole)?;
    let offset = failure.offset?.checked_sub(before.len())?;
    let place = template.source_offset(offset).min(segment.range.end);
    (failure.code == codes::TEMPLATE_SYNTAX).then_some((failure, place))
}

/// The tags before and behind one, without which it cannot be read; `loops` counts those that are open.
fn around(text: &str, inner: Range<usize>, loops: &mut usize) -> (&'static str, &'static str) {
    let words = tokens(text, inner);
    let Some(TokenKind::Name(word)) = words.first().map(|first| first.kind) else {
        return ("", "");
    };
    let is_block = !words.get(2).is_some_and(|sign| sign.is_sign("="));
    match word {
        "for" => {
            *loops += 1;
            ("", "{% endfor %}")
        }
        "endfor" => {
            *loops = loops.saturating_sub(1);
            ("{% for nothing in [] %}", "")
        }
        "break" | "continue" if *loops > 0 => ("{% for nothing in [] %}", "{% endfor %}"),
        "if" => ("", "{% endif %}"),
        "elif" | "else" => ("{% if true %}", "{% endif %}"),
        "endif" => ("{% if true %}", ""),
        "set" if is_block => ("", "{% endset %}"),
        "endset" => ("{% set nothing %}", ""),
        "filter" => ("", "{% endfilter %}"),
        "endfilter" => ("{% filter trim %}", ""),
        _ => ("", ""),
    }
}
