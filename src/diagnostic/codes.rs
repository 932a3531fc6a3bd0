//! The one list of all codes. Each has a page in `explain/` and a case in `tests/findings/`.

use super::Code;

macro_rules! codes {
    ($($severity:ident $constant:ident = $name:literal,)*) => {
        $(
            #[doc = concat!("`", $name, "`: see `explain/", $name, ".md`.")]
            pub const $constant: Code = Code::$severity($name);
        )*

        /// Every code, in the order of this list.
        pub const ALL: &[Code] = &[$($constant),*];
    };
}

codes! {
    // Reading
    firm NOT_UTF8 = "not-utf8",
    firm CONTROL_CHARACTER = "control-character",
    firm PRIVATE_USE_CHARACTER = "private-use-character",
    firm FILE_TOO_LARGE = "file-too-large",
    firm SYMLINK_OUTSIDE = "symlink-outside",
    firm UNREADABLE_FILE = "unreadable-file",
    warning UNSUPPORTED_SOURCE = "unsupported-source",
    error MISSING_CONTENT = "missing-content",
    // YAML and front matter
    firm INVALID_YAML = "invalid-yaml",
    firm DUPLICATE_KEY = "duplicate-key",
    firm UNCLOSED_FRONT_MATTER = "unclosed-front-matter",
    error UNKNOWN_KEY = "unknown-key",
    error MISSING_KEY = "missing-key",
    firm WRONG_TYPE = "wrong-type",
    error INVALID_VALUE = "invalid-value",
    error INVALID_DATE = "invalid-date",
    error INVALID_LANGUAGE = "invalid-language",
    warning UNKNOWN_LINT = "unknown-lint",
    // Facts
    firm INVALID_PHONE = "invalid-phone",
    firm INVALID_EMAIL = "invalid-email",
    firm INVALID_URL = "invalid-url",
    error INVALID_TIMEZONE = "invalid-timezone",
    error INVALID_COUNTRY = "invalid-country",
    error INVALID_LICENSE = "invalid-license",
    error INVALID_SLUG = "invalid-slug",
    error DATE_OUTSIDE = "date-outside",
    error UNCOVERED_DAY = "uncovered-day",
    error DAY_TWICE = "day-twice",
    error UNKNOWN_PERSON = "unknown-person",
    error DUPLICATE_PERSON = "duplicate-person",
    error UNKNOWN_VENUE = "unknown-venue",
    error OVERLAPPING_SHIFTS = "overlapping-shifts",
    warning FOREIGN_NUMBER = "foreign-number",
    warning UNREACHABLE_WAY = "unreachable-way",
    warning NO_PUBLIC_CHANNEL = "no-public-channel",
    error PENDING_FACT = "pending-fact",
    // Facts in text
    firm TEMPLATE_SYNTAX = "template-syntax",
    firm TEMPLATE_FAILED = "template-failed",
    firm UNKNOWN_NAME = "unknown-name",
    firm UNKNOWN_FILTER = "unknown-filter",
    firm UNKNOWN_COMPONENT = "unknown-component",
    firm MISSING_FACT = "missing-fact",
    firm FACT_ABOVE_AUDIENCE = "fact-above-audience",
    // Pages
    firm UNSAFE_HTML = "unsafe-html",
    firm UNSAFE_LINK = "unsafe-link",
    error THIRD_PARTY_SOURCE = "third-party-source",
    firm NESTED_TOO_DEEP = "nested-too-deep",
    error DUPLICATE_ID = "duplicate-id",
    warning DIALECT_DIFFERENCE = "dialect-difference",
    // Site and links
    firm COLLISION = "collision",
    firm PATH_OUTSIDE = "path-outside",
    firm UNKNOWN_EVENT = "unknown-event",
    error INVALID_LINK = "invalid-link",
    error BROKEN_LINK = "broken-link",
    error BROKEN_ANCHOR = "broken-anchor",
    error BROKEN_IMAGE = "broken-image",
    firm LINK_ABOVE_AUDIENCE = "link-above-audience",
    // Cards
    firm UNKNOWN_SECTION = "unknown-section",
    firm EMPTY_CARD = "empty-card",
    firm NO_BASE_URL = "no-base-url",
    firm CARD_OVERFLOW = "card-overflow",
    firm MISSING_GLYPH = "missing-glyph",
    firm BROKEN_FONT = "broken-font",
    error COARSE_IMAGE = "coarse-image",
    error PRIVATE_PHONE_ON_CARD = "private-phone-on-card",
    firm UNPRINTABLE_CARD = "unprintable-card",
    // Private facts
    firm LEAK = "leak",
    firm WITHDRAWN_FACT = "withdrawn-fact",
    firm UNPROTECTED_FACT = "unprotected-fact",
    warning NEWLY_PUBLIC = "newly-public",
    // Leftovers
    warning STRAY_FACT = "stray-fact",
    warning PLACEHOLDER = "placeholder",
    warning FOREIGN_EVENT = "foreign-event",
    warning STALE_YEAR = "stale-year",
    warning TEL_MISMATCH = "tel-mismatch",
    warning OBFUSCATED_EMAIL = "obfuscated-email",
    warning SAME_AS_LAST_YEAR = "same-as-last-year",
    // Copy damage
    warning MISSING_LIST = "missing-list",
    warning BROKEN_ENCODING = "broken-encoding",
    warning RUN_TOGETHER_WORDS = "run-together-words",
    warning MISSPELLING = "misspelling",
    warning UNBALANCED_QUOTES = "unbalanced-quotes",
    warning TRUNCATED_URL = "truncated-url",
    warning INDENTED_PROSE = "indented-prose",
    warning INVISIBLE_CHARACTER = "invisible-character",
    // Other sites
    warning DEAD_LINK = "dead-link",
    warning UNREACHABLE_LINK = "unreachable-link",
    // Completeness
    warning MISSING_TOPIC = "missing-topic",
    warning DANGER_NOT_FIRST = "danger-not-first",
    warning NO_INDEPENDENT_ROUTE = "no-independent-route",
    warning UNKNOWN_READER = "unknown-reader",
    warning VOICE_ONLY = "voice-only",
    warning NO_FALLBACK = "no-fallback",
    warning NO_VENUE_ADDRESS = "no-venue-address",
    warning MINORS_WITHOUT_SAFEGUARDING = "minors-without-safeguarding",
    warning UNUSED_WAIVER = "unused-waiver",
    // Facts that age
    warning SHIFT_GAP = "shift-gap",
    warning UNCONFIRMED_FACTS = "unconfirmed-facts",
    warning UNTESTED_PHONE = "untested-phone",
    warning EMERGENCY_NUMBER_MISMATCH = "emergency-number-mismatch",
    warning SINGLE_POINT_OF_CONTACT = "single-point-of-contact",
    warning PRIVATE_PHONE_PUBLIC = "private-phone-public",
    warning EXPIRED_EVENT = "expired-event",
    // Licences
    warning LICENCE_CONFLICT = "licence-conflict",
    warning MISSING_ATTRIBUTION = "missing-attribution",
    // Words
    warning HEADING_SKIP = "heading-skip",
    warning VAGUE_LINK = "vague-link",
    warning MISSING_ALTERNATIVE = "missing-alternative",
    warning AVOIDED_WORD = "avoided-word",
    // Theme
    firm THEME_FAILED = "theme-failed",
    firm UNKNOWN_THEME = "unknown-theme",
    warning MISSING_MESSAGE = "missing-message",
    firm FOREIGN_FILE = "foreign-file",
}

/// The code with this name.
#[must_use]
pub fn find(name: &str) -> Option<Code> {
    ALL.iter().copied().find(|code| code.name() == name)
}
