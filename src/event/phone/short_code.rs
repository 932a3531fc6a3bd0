//! Numbers that only a local network knows, such as 911, and whatever else can be dialled.

use std::fmt;

use super::written::is_separator;
use super::{Numbering, Phone, PhoneError, parse};

/// A short code such as "911", "116 123" or "*55": two to six digits, with `*` and `#` where networks use them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ShortCode {
    dialled: String,
    display: String,
}

impl ShortCode {
    /// Reads a short code; groups stay as they were written, with single spaces between them.
    ///
    /// # Errors
    ///
    /// For any character but digits, `*`, `#`, spaces, hyphens and dots, and for too few or too many digits.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let text = text.trim();
        let is_dialled = |it: char| it.is_ascii_digit() || matches!(it, '*' | '#');
        if let Some(found) = text
            .chars()
            .find(|it| !is_dialled(*it) && !is_separator(*it))
        {
            return Err(match found {
                '+' | '(' | ')' => PhoneError::Misplaced(found),
                _ if found.is_alphabetic() => PhoneError::Letters,
                _ => PhoneError::Character(found),
            });
        }
        for end in [text.chars().next(), text.chars().next_back()]
            .into_iter()
            .flatten()
        {
            if !is_dialled(end) {
                return Err(PhoneError::Misplaced(end));
            }
        }
        let dialled: String = text.chars().filter(|it| is_dialled(*it)).collect();
        let digits = dialled.chars().filter(char::is_ascii_digit).count();
        // Codes such as *#06# have few signs beside their digits; a row of signs is no code.
        if !(2..=6).contains(&digits) || dialled.len() - digits > 4 {
            return Err(if digits == 0 {
                PhoneError::Empty
            } else {
                PhoneError::ShortCodeLength
            });
        }
        let display = text
            .split(is_separator)
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        Ok(Self { dialled, display })
    }

    /// The code for people, in the groups it was written in.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }

    /// The code as it is dialled, without spaces.
    #[must_use]
    pub fn dialled(&self) -> &str {
        &self.dialled
    }

    /// A link that dials the code, without the country that RFC 3966 would have it name: telephones ignore or refuse
    /// that, and dial in the network that they are in.
    #[must_use]
    pub fn tel_uri(&self) -> String {
        format!("tel:{}", self.dialled.replace('#', "%23"))
    }
}

impl fmt::Display for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display)
    }
}

/// What an emergency service can be reached at: a telephone number or a short code.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DialString {
    /// A telephone number.
    Phone(Phone),
    /// A short code.
    ShortCode(ShortCode),
}

impl DialString {
    /// Reads a short code where the text can be one, else a telephone number.
    ///
    /// # Errors
    ///
    /// Those of [`parse`].
    pub fn parse(
        text: &str,
        default_country: Option<&str>,
        numbering: &Numbering,
    ) -> Result<Self, PhoneError> {
        match ShortCode::parse(text) {
            Ok(code) => Ok(Self::ShortCode(code)),
            // Only a short code has these signs, so what is wrong with it as a code is what is wrong.
            Err(error) if text.contains(['*', '#']) => Err(error),
            Err(_) => parse(text, default_country, numbering).map(Self::Phone),
        }
    }

    /// The number for people.
    #[must_use]
    pub fn display(&self) -> &str {
        match self {
            Self::Phone(phone) => phone.display(),
            Self::ShortCode(code) => code.display(),
        }
    }

    /// A link that dials the number.
    #[must_use]
    pub fn tel_uri(&self) -> String {
        match self {
            Self::Phone(phone) => phone.tel_uri(),
            Self::ShortCode(code) => code.tel_uri(),
        }
    }
}

impl fmt::Display for DialString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.display())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = match DialString::parse(text, Some("US"), &Numbering::new()) {
            Ok(it @ DialString::Phone(_)) => format!("phone {it} {}", it.tel_uri()),
            Ok(it @ DialString::ShortCode(_)) => format!("code {it} {}", it.tel_uri()),
            Err(error) => format!("{error:?}"),
        };
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn short_codes() {
        check("911", "code 911 tel:911");
        check("112", "code 112 tel:112");
        check("988", "code 988 tel:988");
        check("13", "code 13 tel:13");
        check("741741", "code 741741 tel:741741");
        check("116 123", "code 116 123 tel:116123");
        check("13\u{a0}11-14", "code 13 11 14 tel:131114");
        check("*55", "code *55 tel:*55");
        check("*#06#", "code *#06# tel:*%2306%23");
        check("(216) 555-0187", "phone +1 216 555 0187 tel:+12165550187");
        check(
            "+1 800 222 1222 ext. 3",
            "phone +1 800 222 1222 ext. 3 tel:+18002221222;ext=3",
        );
    }

    #[test]
    fn neither() {
        check("", "Empty");
        check("1", "TooShort { calling_code: \"1\" }");
        check("9-1-1-", "Misplaced('-')");
        check("911\0", "Character('\\0')");
        check("call 911", "Letters");
        check("*1234567", "ShortCodeLength");
        check("#####11", "ShortCodeLength");
        check("##", "Empty");
        check("5550187", "TooShort { calling_code: \"1\" }");
    }
}
