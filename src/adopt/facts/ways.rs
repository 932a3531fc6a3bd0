//! Ways to reach somebody: the numbers and addresses of a text that can be taken over, and what each replaces there.

use std::ops::Range;

use super::around::link_around;
use super::{SURE, Survey, Text};
use crate::detect::reading::Channel;
use crate::detect::{FactKind, Found};
use crate::event::Email;
use crate::event::phone::{self, Phone};

/// Something that belongs to somebody: what, in the notation of the event's file.
pub(super) struct Way<'a> {
    pub(super) text: usize,
    pub(super) found: &'a Found,
    pub(super) key: &'static str,
    pub(super) value: String,
}

/// What was found as a way to reach somebody, if it is a good one.
pub(super) fn way<'a>(survey: &Survey<'a>, index: usize, found: &'a Found) -> Option<Way<'a>> {
    let (key, value) = match found.kind {
        FactKind::Email => ("email", Email::parse(&found.value).ok()?.0),
        FactKind::Phone => ("phone", number(survey, found)?.display().to_owned()),
        _ => return None,
    };
    // A number that is hardly one stays in its sentence, and so does one whose link dials another.
    let is_good = found.confidence >= SURE && !dials_another(survey, &survey.texts[index], found);
    is_good.then_some(Way {
        text: index,
        found,
        key,
        value,
    })
}

/// Whether a number is part of a link that shows one and dials another: which one is right, no program knows.
fn dials_another(survey: &Survey<'_>, text: &Text<'_>, found: &Found) -> bool {
    if found.kind != FactKind::Phone {
        return false;
    }
    let Some((block, link)) = link_around(text, found) else {
        return false;
    };
    let parse = |text: &str| phone::parse(text.trim(), survey.country, survey.numbering).ok();
    let words = text.reading.blocks[block].text.get(link.text.clone());
    let shown = words.and_then(parse);
    let dialled = link.destination.strip_prefix("tel:").and_then(parse);
    shown
        .zip(dialled)
        .is_some_and(|(shown, dialled)| shown.e164() != dialled.e164())
}

/// The number of a text; the extension stands behind it in the text alone.
fn number(survey: &Survey<'_>, found: &Found) -> Option<Phone> {
    let parse = |text: &str| phone::parse(text, survey.country, survey.numbering).ok();
    let spoken = found
        .text
        .trim_start_matches("tel:")
        .trim_start_matches("sms:");
    let plain = spoken.replace("(0)", "");
    let is_vanity = spoken.contains(|c: char| c.is_ascii_uppercase());
    let own = parse(&plain).or_else(|| parse(&found.value))?;
    (!is_vanity).then_some(own)
}

/// Which part of the source a number or an address replaces, and whether a link dials there.
pub(super) fn place(text: &Text<'_>, found: &Found) -> Option<(Range<usize>, bool)> {
    let block = text.reading.blocks.get(found.block)?;
    let source = text.text;
    let range = found.range.clone();
    if found.is_disguised || source.get(range.clone())? != found.text {
        return None;
    }
    if block.channel == Channel::Address {
        let is_phone = found.kind == FactKind::Phone;
        let dials = is_phone && found.text.to_ascii_lowercase().starts_with("tel:");
        return (!is_phone || dials).then_some((range, dials));
    }
    // What stands between angles is a link by itself, and so is the fact.
    let open = ["<", "<tel:", "<mailto:"]
        .into_iter()
        .find(|open| source[..range.start].ends_with(open));
    let is_closed = source[range.end..].starts_with('>');
    match open.filter(|_| is_closed) {
        Some(open) => Some((range.start - open.len()..range.end + 1, false)),
        None => Some((range, false)),
    }
}
