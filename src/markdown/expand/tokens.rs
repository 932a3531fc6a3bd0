//! The words of an expression in a tag: names, strings, signs.

use std::ops::Range;

/// A word of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: TokenKind<'a>,
    /// Where it is in the text.
    pub range: Range<usize>,
}

/// What a word of an expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind<'a> {
    /// A name or a keyword.
    Name(&'a str),
    /// What stands between quotes, escapes as written.
    Text(&'a str),
    /// A number.
    Number,
    /// Anything else, sign by sign (`==` and `?.` are one).
    Sign(&'a str),
}

impl Token<'_> {
    /// Whether this is the sign `sign`.
    pub fn is_sign(&self, sign: &str) -> bool {
        self.kind == TokenKind::Sign(sign)
    }

    /// Whether this is the name or keyword `name`.
    pub fn is_name(&self, name: &str) -> bool {
        self.kind == TokenKind::Name(name)
    }
}

/// The words of `text[range]`.
pub fn tokens(text: &str, range: Range<usize>) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut position = range.start;
    while let Some(c) = text[position..range.end].chars().next() {
        let rest = &text[position..range.end];
        if c.is_whitespace() {
            position += c.len_utf8();
            continue;
        }
        let (kind, length) = token(rest, c);
        found.push(Token {
            kind,
            range: position..position + length,
        });
        position += length;
    }
    found
}

fn token(rest: &str, first: char) -> (TokenKind<'_>, usize) {
    if first.is_alphabetic() || first == '_' {
        let length = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(rest.len());
        return (TokenKind::Name(&rest[..length]), length);
    }
    if first.is_ascii_digit() {
        let length = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        return (TokenKind::Number, length);
    }
    if matches!(first, '"' | '\'' | '`') {
        return string(rest, first);
    }
    let length = match rest.as_bytes() {
        [b'=' | b'!' | b'<' | b'>', b'=', ..]
        | [b'?', b'.' | b'[', ..]
        | [b'/', b'>' | b'/', ..] => 2,
        _ => first.len_utf8(),
    };
    (TokenKind::Sign(&rest[..length]), length)
}

fn string(rest: &str, quote: char) -> (TokenKind<'_>, usize) {
    let mut escaped = false;
    for (index, c) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == quote {
            return (TokenKind::Text(&rest[1..index]), index + 1);
        }
    }
    (TokenKind::Text(&rest[1..]), rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_fall_into_words() {
        use TokenKind::{Name, Number, Sign, Text};
        let check = |text: &str, expected: &[TokenKind]| {
            let found: Vec<_> = tokens(text, 0..text.len())
                .into_iter()
                .map(|token| token.kind)
                .collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check(
            "a.b | c(d=\"e\\\"\")",
            &[
                Name("a"),
                Sign("."),
                Name("b"),
                Sign("|"),
                Name("c"),
                Sign("("),
                Name("d"),
                Sign("="),
                Text("e\\\""),
                Sign(")"),
            ],
        );
        check(
            "x[0] == 'y'",
            &[
                Name("x"),
                Sign("["),
                Number,
                Sign("]"),
                Sign("=="),
                Text("y"),
            ],
        );
        check(
            "<t a=\"b\" />",
            &[
                Sign("<"),
                Name("t"),
                Name("a"),
                Sign("="),
                Text("b"),
                Sign("/>"),
            ],
        );
        check("'é", &[Text("é")]);
    }
}
