//! Licences by their short names (SPDX): whether there is such a licence, and which one was meant.

use std::ops::Range;

use spdx::expression::Expression;
use spdx::identifiers::LICENSES;
use spdx::lexer::ParseMode;

/// What is wrong with the short name of a licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenseProblem {
    /// The part of the text that is wrong.
    pub range: Range<usize>,
    /// One sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Old names stay right: the texts under them do not change.
const MODE: ParseMode = ParseMode {
    allow_slash_as_or_operator: false,
    allow_imprecise_license_names: false,
    allow_postfix_plus_on_gpl: true,
    allow_deprecated: true,
    allow_unknown: false,
};

/// Checks an SPDX expression: `CC-BY-4.0`, `MIT OR Apache-2.0`, `LicenseRef-House-Rules`.
pub fn check_license(text: &str) -> Result<(), LicenseProblem> {
    let Err(error) = Expression::parse_mode(text, MODE) else {
        return Ok(());
    };
    if let Some(meant) = meant(text).filter(|_| !text.contains(['(', ')'])) {
        return Err(problem(text, 0..text.len(), Some(meant)));
    }
    let range = error.span;
    let part = text.get(range.clone()).unwrap_or_default();
    let is_joined = text
        .split_whitespace()
        .any(|word| matches!(word, "AND" | "OR" | "WITH"));
    let is_name =
        is_joined && !part.is_empty() && !matches!(part, "AND" | "OR" | "WITH" | "(" | ")");
    if is_name && text.is_char_boundary(range.start) {
        return Err(problem(text, range, meant_by_word(part)));
    }
    Err(problem(text, 0..text.len(), meant_by_word(text)))
}

fn problem(text: &str, range: Range<usize>, meant: Option<&str>) -> LicenseProblem {
    let part = &text[range.clone()];
    LicenseProblem {
        message: format!("`{part}` is not the short name of a licence"),
        help: match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "write it as on spdx.org/licenses, for example CC-BY-4.0 or CC0-1.0; call a text of your own \
                     LicenseRef-NAME"
                .to_owned(),
        },
        range,
    }
}

/// The licence that a whole text means that is none by the letter: `CC BY 4.0`, an address of Creative Commons.
fn meant(text: &str) -> Option<&'static str> {
    let lower = text.to_ascii_lowercase();
    let named = match lower.split_once("creativecommons.org/licenses/") {
        Some((_, rest)) => format!("cc-{}", rest.trim_end_matches('/')),
        None if lower.contains("creativecommons.org/publicdomain/zero/1.0") => "cc0-1.0".to_owned(),
        None => lower,
    };
    let same = |name: &&str| letters(name) == letters(&named);
    LICENSES.iter().map(|license| license.name).find(same)
}

fn meant_by_word(word: &str) -> Option<&'static str> {
    let lower = word.to_ascii_lowercase();
    LICENSES
        .iter()
        .map(|license| {
            let name = license.name;
            (
                strsim::damerau_levenshtein(&lower, &name.to_ascii_lowercase()),
                name,
            )
        })
        // A short name differs from another licence's in a letter or two.
        .filter(|(distance, name)| *distance <= (name.len().min(word.len()) / 4).max(1))
        .min()
        .map(|(_, name)| name)
}

/// A name without what separates its parts.
fn letters(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_are_known_or_something_like_them_was_meant() {
        const NONE: &str = "write it as";
        let check = |text: &str, expected: Result<(), (&str, &str)>| {
            let found = check_license(text);
            match (found, expected) {
                (Ok(()), Ok(())) => {}
                (Err(found), Err((part, help))) => {
                    assert_eq!(&text[found.range.clone()], part, "{text:?}");
                    assert!(found.help.contains(help), "{text:?}: {}", found.help);
                }
                (found, _) => panic!("{text:?}: {found:?}"),
            }
        };
        check("CC-BY-4.0", Ok(()));
        check("CC-BY-NC-SA-3.0", Ok(()));
        check("MIT OR Apache-2.0", Ok(()));
        check(
            "(MIT AND (CC0-1.0 OR GPL-2.0+)) OR LicenseRef-House",
            Ok(()),
        );
        check("NOT-A-LICENCE", Err(("NOT-A-LICENCE", NONE)));
        check("cc-by-4.0", Err(("cc-by-4.0", "`CC-BY-4.0`")));
        check("CC BY 4.0", Err(("CC BY 4.0", "`CC-BY-4.0`")));
        check("CC BY", Err(("CC BY", NONE)));
        check("CC-BY-4.1", Err(("CC-BY-4.1", "`CC-BY-4.0`")));
        check("MIT OR Apache-2", Err(("Apache-2", "`Apache-2.0`")));
        check(
            "https://creativecommons.org/licenses/by-sa/4.0/",
            Err((
                "https://creativecommons.org/licenses/by-sa/4.0/",
                "`CC-BY-SA-4.0`",
            )),
        );
        check("", Err(("", NONE)));
        check("MIT OR", Err(("MIT OR", NONE)));
        check("(MIT", Err(("(MIT", "`MIT`")));
        check("é", Err(("é", NONE)));
    }
}
