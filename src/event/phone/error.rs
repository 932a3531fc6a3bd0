//! What can be wrong with a telephone number, in words that never repeat the number, which may be private.

use std::fmt;

/// Why a text is not a telephone number or not a short code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhoneError {
    /// There is no digit in it.
    Empty,
    /// It holds letters, as in "1 800 FLOWERS", or words around the number.
    Letters,
    /// It holds a character that no telephone number is written with, often an invisible one.
    Character(char),
    /// It holds a `+`, a bracket or a separator where none can stand.
    Misplaced(char),
    /// It begins without `+`, and no country is known whose notation it could follow.
    NoCountry,
    /// The country whose notation it should follow is not one that the library knows.
    UnknownCountry(String),
    /// No country or service has the calling code that it begins with.
    UnknownCallingCode,
    /// It has fewer digits than any number of its calling code.
    TooShort {
        /// The calling code, without `+`.
        calling_code: &'static str,
    },
    /// It has more digits than any number of its calling code.
    TooLong {
        /// The calling code, without `+`.
        calling_code: &'static str,
    },
    /// Its length may be right, but no such number is in use under its calling code.
    Invalid {
        /// The calling code, without `+`.
        calling_code: &'static str,
    },
    /// Its extension is not one to nine digits.
    Extension,
    /// An extension is added to a number that already ends with another one.
    SecondExtension,
    /// A short code has fewer than two or more than six digits.
    ShortCodeLength,
}

impl fmt::Display for PhoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no digit in this telephone number"),
            Self::Letters => f.write_str("there are letters in this telephone number"),
            Self::Character(found) if is_visible(*found) => {
                write!(f, "`{found}` cannot be part of a telephone number")
            }
            Self::Character(found) => write!(
                f,
                "there is an invisible character (U+{:04X}) in this telephone number",
                u32::from(*found)
            ),
            Self::Misplaced(' ') => {
                f.write_str("a space stands where none can stand in a telephone number")
            }
            Self::Misplaced(found) => write!(
                f,
                "`{found}` stands where it cannot stand in a telephone number"
            ),
            Self::NoCountry => f.write_str("this telephone number does not say its country"),
            Self::UnknownCountry(country) => write!(
                f,
                "no telephone numbers are known for the country `{country}`"
            ),
            Self::UnknownCallingCode => {
                f.write_str("no country has the calling code that this number begins with")
            }
            Self::TooShort { calling_code } => {
                write!(
                    f,
                    "this telephone number is too short for the calling code +{calling_code}"
                )
            }
            Self::TooLong { calling_code } => {
                write!(
                    f,
                    "this telephone number is too long for the calling code +{calling_code}"
                )
            }
            Self::Invalid { calling_code } => {
                write!(
                    f,
                    "no such telephone number is in use under the calling code +{calling_code}"
                )
            }
            Self::Extension => {
                f.write_str("the extension of this telephone number is not one to nine digits")
            }
            Self::SecondExtension => {
                f.write_str("this telephone number already has another extension")
            }
            Self::ShortCodeLength => f.write_str("a short code has two to six digits"),
        }
    }
}

impl std::error::Error for PhoneError {}

impl PhoneError {
    /// What the organizer can do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Empty => "write the number in international form, for example \"+1 216 555 0187\"".into(),
            Self::Letters => {
                "write digits in place of letters, and words about the number into its own field, such as `note`; \
                 an extension is written as \"ext. 12\""
                    .into()
            }
            Self::Character(found) if is_visible(*found) => {
                "write digits, with spaces between groups, for example \"+1 216 555 0187\"".into()
            }
            Self::Character(_) => "delete the number and type it anew; copied numbers bring such characters along".into(),
            Self::Misplaced('+') => "write `+` once, as the first character, before the calling code".into(),
            Self::Misplaced('(' | ')') => "close every bracket that is opened, or write spaces instead".into(),
            Self::Misplaced(_) => "begin the number with `+` or a digit and end it with a digit".into(),
            Self::NoCountry => {
                "begin with `+` and the calling code, for example \"+1 216 555 0187\", or give the venue's `country`".into()
            }
            Self::UnknownCountry(_) => "write the country as its two-letter ISO code, for example `US`".into(),
            Self::UnknownCallingCode => {
                "check the digits after `+`: they begin with the country's calling code, for example +1 or +44".into()
            }
            Self::TooShort { .. } => "look for a missing digit or area code, then dial the number to check it".into(),
            Self::TooLong { .. } => {
                "look for a doubled digit or a second number; an extension is written as \"ext. 12\"".into()
            }
            Self::Invalid { .. } => "look for a mistyped digit and for the right country, then dial the number to check it".into(),
            Self::Extension => "write the extension as \"ext. 12\" at the end, digits only".into(),
            Self::SecondExtension => "write the extension once: after the number or as `extension`".into(),
            Self::ShortCodeLength => "write the code as it is dialled, for example \"911\", or the whole number with `+`".into(),
        }
    }
}

fn is_visible(found: char) -> bool {
    // Direction marks, joiners and the byte order mark are not control characters to `char`, yet as invisible.
    !(found.is_control()
        || found.is_whitespace()
        || matches!(found, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'))
}
