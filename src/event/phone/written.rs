//! The notation of telephone numbers: what people write, taken apart strictly, before any library sees it.

use super::PhoneError;

/// A number as it was written, reduced to what is dialled.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// Whether it began with `+`.
    pub(super) international: bool,
    pub(super) digits: String,
    pub(super) extension: Option<String>,
}

impl Written {
    /// Takes a text apart into digits and an extension; any character without a meaning in a number is an error.
    pub(super) fn read(text: &str) -> Result<Self, PhoneError> {
        let text = text.trim();
        let text = without_prefix(text, "tel:").unwrap_or(text);
        let end = text.find(|it| !is_of_number(it)).unwrap_or(text.len());
        let (number, rest) = text.split_at(end);
        let extension = if rest.is_empty() {
            None
        } else {
            Some(extension_after(rest)?)
        };
        let number = if extension.is_some() {
            number.trim_end()
        } else {
            number
        };

        let mut digits = String::new();
        let mut bracket_open = false;
        for (at, found) in number.char_indices() {
            match found {
                '0'..='9' => digits.push(found),
                '+' if at == 0 => {}
                '(' if !bracket_open => bracket_open = true,
                ')' if bracket_open => bracket_open = false,
                _ if is_separator(found) && at > 0 => {}
                _ => return Err(PhoneError::Misplaced(found)),
            }
        }
        if digits.is_empty() {
            return Err(PhoneError::Empty);
        }
        if bracket_open {
            return Err(PhoneError::Misplaced('('));
        }
        match number.chars().next_back() {
            Some(last) if is_separator(last) => Err(PhoneError::Misplaced(last)),
            _ => Ok(Self {
                international: number.starts_with('+'),
                digits,
                extension,
            }),
        }
    }
}

/// An extension's digits, if they can be one: a longer run is a second telephone number.
pub(super) fn extension(digits: &str) -> Result<String, PhoneError> {
    let digits = digits.trim();
    if (1..=9).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit()) {
        Ok(digits.to_owned())
    } else {
        Err(PhoneError::Extension)
    }
}

/// Reads what follows a number: ";ext=12", "ext. 12", ", extension 12" or "x12", and nothing else.
fn extension_after(rest: &str) -> Result<String, PhoneError> {
    let label = rest.trim_start_matches([',', ' ', '\u{a0}']);
    if let Some(digits) = without_prefix(label, ";ext=") {
        return extension(digits);
    }
    // The longer words come first, or "ext" would leave "ension" behind.
    for word in ["extension", "extensión", "extn", "ext", "x"] {
        if let Some(digits) = without_prefix(label, word) {
            let digits = digits
                .strip_prefix(['.', ':'])
                .unwrap_or(digits)
                .trim_start();
            if digits.is_empty() || digits.starts_with(|it: char| it.is_ascii_digit()) {
                return extension(digits);
            }
        }
    }
    let found = rest.chars().find(|it| !is_of_number(*it)).unwrap_or(' ');
    if found.is_alphabetic() {
        Err(PhoneError::Letters)
    } else {
        Err(PhoneError::Character(found))
    }
}

fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn is_of_number(found: char) -> bool {
    found.is_ascii_digit() || matches!(found, '+' | '(' | ')') || is_separator(found)
}

/// Spaces that do not break a line, and every kind of hyphen and dash, come with numbers copied from web pages.
pub(super) fn is_separator(found: char) -> bool {
    matches!(
        found,
        ' ' | '-' | '.' | '/' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{2010}'..='\u{2015}' | '\u{202f}' | '\u{2212}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = match Written::read(text) {
            Ok(it) => {
                let plus = if it.international { "+" } else { "" };
                let extension = it.extension.map(|it| format!(" x{it}")).unwrap_or_default();
                format!("{plus}{}{extension}", it.digits)
            }
            Err(error) => format!("{error:?}"),
        };
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn notation() {
        check("+1 216 555 0187", "+12165550187");
        check("+1 (216) 555-0187", "+12165550187");
        check("+1.216.555.0187", "+12165550187");
        check("+1\u{a0}216\u{202f}555\u{2011}0187", "+12165550187");
        check("tel:+1-216-555-0187", "+12165550187");
        check("(216) 555-0187", "2165550187");
        check("030/23125 000", "03023125000");
        check("  +1 216 555 0187\n", "+12165550187");
    }

    #[test]
    fn extensions() {
        check("+1 216 555 0187 ext. 12", "+12165550187 x12");
        check("+1 216 555 0187, Ext 12", "+12165550187 x12");
        check("+1 216 555 0187 extension: 12", "+12165550187 x12");
        check("+1 216 555 0187 x12", "+12165550187 x12");
        check("+1 216 555 0187x012", "+12165550187 x012");
        check("tel:+12165550187;ext=12", "+12165550187 x12");
        check("+1 216 555 0187 ext.", "Extension");
        check("+1 216 555 0187 ext. 12a", "Extension");
        check("+1 216 555 0187 x2165550188", "Extension");
        check("+1 216 555 0187 x1 x2", "Extension");
    }

    #[test]
    fn rejected() {
        check("", "Empty");
        check("+", "Empty");
        check("CONTACT", "Letters");
        check("+1 800 FLOWERS", "Letters");
        check("+1 216 555 0187 or text", "Letters");
        check("+1 216 555 0187 xylophone", "Letters");
        check("+1 216 555 0187\0", "Character('\\0')");
        check("+1 216\t555 0187", "Character('\\t')");
        check("\u{202a}+1 216 555 0187\u{202c}", "Character('\\u{202a}')");
        check("+1 216 555 0187; +1 216 555 0188", "Character(';')");
        check("+1 216 555 0187 #12", "Character('#')");
        check("+1 216 555 0187.", "Misplaced('.')");
        check("-1 216 555 0187", "Misplaced('-')");
        check("1 + 216 555 0187", "Misplaced('+')");
        check("+1 (216 555 0187", "Misplaced('(')");
        check("+1 216) 555 0187", "Misplaced(')')");
        check("٠٢١٦", "Character('٠')");
    }
}
