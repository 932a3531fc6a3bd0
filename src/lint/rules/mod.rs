//! The rules, one a file, and the one list of them.

mod avoided_word;
mod broken_encoding;
mod danger_not_first;
mod emergency_number_mismatch;
mod expired_event;
mod foreign_event;
mod heading_skip;
mod invisible_character;
mod licence_conflict;
mod minors_without_safeguarding;
mod missing_alternative;
mod missing_attribution;
mod missing_list;
mod missing_topic;
mod misspelling;
mod no_fallback;
mod no_independent_route;
mod no_venue_address;
mod obfuscated_email;
mod placeholder;
mod private_phone_public;
mod run_together_words;
mod same_as_last_year;
mod shift_gap;
mod single_point_of_contact;
mod stale_year;
mod stray_fact;
mod tel_mismatch;
mod truncated_url;
mod unbalanced_quotes;
mod unconfirmed_facts;
mod unknown_reader;
mod untested_phone;
mod vague_link;
mod voice_only;

use super::{Check, Rule};
use crate::diagnostic::codes;
use Check::{Document, Event};
pub(super) use stray_fact::SHARED;

const fn rule(code: crate::diagnostic::Code, check: Check) -> Rule {
    Rule { code, check }
}

/// All rules, in the order of the list of codes.
pub(super) const RULES: &[Rule] = &[
    rule(codes::STRAY_FACT, Document(stray_fact::check)),
    rule(codes::PLACEHOLDER, Document(placeholder::check)),
    rule(codes::FOREIGN_EVENT, Document(foreign_event::check)),
    rule(codes::STALE_YEAR, Document(stale_year::check)),
    rule(codes::TEL_MISMATCH, Document(tel_mismatch::check)),
    rule(codes::OBFUSCATED_EMAIL, Document(obfuscated_email::check)),
    rule(codes::SAME_AS_LAST_YEAR, Event(same_as_last_year::check)),
    rule(codes::MISSING_LIST, Document(missing_list::check)),
    rule(codes::BROKEN_ENCODING, Document(broken_encoding::check)),
    rule(
        codes::RUN_TOGETHER_WORDS,
        Document(run_together_words::check),
    ),
    rule(codes::MISSPELLING, Document(misspelling::check)),
    rule(codes::UNBALANCED_QUOTES, Document(unbalanced_quotes::check)),
    rule(codes::TRUNCATED_URL, Document(truncated_url::check)),
    rule(
        codes::INVISIBLE_CHARACTER,
        Document(invisible_character::check),
    ),
    rule(codes::MISSING_TOPIC, Document(missing_topic::check)),
    rule(codes::DANGER_NOT_FIRST, Document(danger_not_first::check)),
    rule(
        codes::NO_INDEPENDENT_ROUTE,
        Event(no_independent_route::check),
    ),
    rule(codes::UNKNOWN_READER, Event(unknown_reader::check)),
    rule(codes::VOICE_ONLY, Event(voice_only::check)),
    rule(codes::NO_FALLBACK, Event(no_fallback::check)),
    rule(codes::NO_VENUE_ADDRESS, Event(no_venue_address::check)),
    rule(
        codes::MINORS_WITHOUT_SAFEGUARDING,
        Document(minors_without_safeguarding::check),
    ),
    rule(codes::SHIFT_GAP, Event(shift_gap::check)),
    rule(codes::UNCONFIRMED_FACTS, Event(unconfirmed_facts::check)),
    rule(codes::UNTESTED_PHONE, Event(untested_phone::check)),
    rule(
        codes::EMERGENCY_NUMBER_MISMATCH,
        Event(emergency_number_mismatch::check),
    ),
    rule(
        codes::SINGLE_POINT_OF_CONTACT,
        Event(single_point_of_contact::check),
    ),
    rule(
        codes::PRIVATE_PHONE_PUBLIC,
        Event(private_phone_public::check),
    ),
    rule(codes::EXPIRED_EVENT, Event(expired_event::check)),
    rule(codes::LICENCE_CONFLICT, Document(licence_conflict::check)),
    rule(
        codes::MISSING_ATTRIBUTION,
        Document(missing_attribution::check),
    ),
    rule(codes::HEADING_SKIP, Document(heading_skip::check)),
    rule(codes::VAGUE_LINK, Document(vague_link::check)),
    rule(
        codes::MISSING_ALTERNATIVE,
        Document(missing_alternative::check),
    ),
    rule(codes::AVOIDED_WORD, Document(avoided_word::check)),
];
