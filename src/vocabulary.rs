//! The project's own words as types: audience, kind of page, language, slug, licence.

mod license;

use std::fmt;
use std::str::FromStr;

use icu_locale_core::LanguageIdentifier;
use serde::Serialize;

pub use license::{LicenseProblem, check_license};

/// Who may read something. Each audience gets a whole site of its own, with all that those before it may read.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Everybody.
    Public,
    /// The conference's staff.
    Staff,
    /// The people who take and answer reports.
    Responders,
}

impl Audience {
    /// All audiences, from the widest to the narrowest.
    pub const ALL: [Self; 3] = [Self::Public, Self::Staff, Self::Responders];

    /// The name in files, folders and options.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Staff => "staff",
            Self::Responders => "responders",
        }
    }
}

/// What a page is for; readers and rules treat each kind differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    /// What is expected and what is not accepted.
    CodeOfConduct,
    /// How an attendee gets help and reports.
    ReportingGuide,
    /// What staff do with a report.
    StaffProcedure,
    /// Anything else.
    Page,
}

impl PageKind {
    /// All kinds, in the order in which a site lists them.
    pub const ALL: [Self; 4] = [
        Self::ReportingGuide,
        Self::CodeOfConduct,
        Self::StaffProcedure,
        Self::Page,
    ];

    /// The name in front matter.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CodeOfConduct => "code-of-conduct",
            Self::ReportingGuide => "reporting-guide",
            Self::StaffProcedure => "staff-procedure",
            Self::Page => "page",
        }
    }

    /// The audience of a page of this kind that names none.
    #[must_use]
    pub fn default_audience(self) -> Audience {
        match self {
            Self::StaffProcedure => Audience::Staff,
            Self::CodeOfConduct | Self::ReportingGuide | Self::Page => Audience::Public,
        }
    }
}

macro_rules! named {
    ($type:ty) => {
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }

        impl FromStr for $type {
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                Self::ALL
                    .into_iter()
                    .find(|member| member.name() == text)
                    .ok_or(())
            }
        }
    };
}

named!(Audience);
named!(PageKind);

mod print;

pub use print::{CardFormat, OfficePaper};

/// A language tag (BCP 47), normalised: `EN-us` is `en-US`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Language {
    tag: String,
    identifier: LanguageIdentifier,
}

impl Language {
    /// Reads a tag; `None` where the text is not one. "english" is eight letters, which the
    /// grammar of tags allows and no registry knows, so primary subtags have two or three letters here.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let identifier: LanguageIdentifier = text.trim().replace('_', "-").parse().ok()?;
        let tag = identifier.to_string();
        let primary = tag.split('-').next().unwrap_or_default().len();
        ((2..=3).contains(&primary) && tag != "und").then_some(Self { tag, identifier })
    }

    /// English: what a site without `languages` is written in.
    #[must_use]
    pub fn english() -> Self {
        Self {
            tag: "en".to_owned(),
            identifier: icu_locale_core::langid!("en"),
        }
    }

    /// The normalised tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The tag as the libraries for localised text take it.
    #[must_use]
    pub fn identifier(&self) -> &LanguageIdentifier {
        &self.identifier
    }

    /// Whether the language's usual script is written from right to left.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        if let Some(script) = self.identifier.script {
            return matches!(
                script.as_str(),
                "Arab" | "Hebr" | "Thaa" | "Syrc" | "Nkoo" | "Adlm" | "Rohg"
            );
        }
        matches!(
            self.identifier.language.as_str(),
            "ar" | "he" | "fa" | "ur" | "ps" | "yi" | "dv" | "ckb" | "sd" | "ug" | "syr"
        )
    }
}

impl PartialOrd for Language {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Language {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.tag.cmp(&other.tag)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.tag)
    }
}

impl Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.tag)
    }
}

/// Whether a character may not stand in sources or values, because pages stand for values by such characters.
#[must_use]
pub fn is_private_use(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// Whether a character is a control character other than those that lay out text: tab and line ends.
#[must_use]
pub fn is_forbidden_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

/// Whether a text can be the name of an event in addresses: letters A to Z, digits, and `-`, `_`, `.` between them.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let solid = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    text.len() <= 64
        && solid(text.bytes().next())
        && solid(text.bytes().next_back())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        && !text.contains("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_are_checked_and_normalised() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(
                Language::parse(text).as_ref().map(Language::tag),
                expected,
                "{text:?}"
            );
        };
        check("en", Some("en"));
        check("EN-us", Some("en-US"));
        check("pt_br", Some("pt-BR"));
        check("english", None);
        check("", None);
        check("und", None);
        check("e n", None);
    }

    #[test]
    fn slugs_are_safe_in_addresses() {
        let check = |text: &str, expected: bool| assert_eq!(is_slug(text), expected, "{text:?}");
        check("2026", true);
        check("spring-2026.1", true);
        check("", false);
        check("-a", false);
        check("a..b", false);
        check("a/b", false);
        check("a b", false);
        check("é", false);
    }

    #[test]
    fn audiences_widen_from_public() {
        assert!(Audience::Public < Audience::Staff && Audience::Staff < Audience::Responders);
        assert_eq!("staff".parse(), Ok(Audience::Staff));
        assert_eq!("Staff".parse::<Audience>(), Err(()));
    }
}
