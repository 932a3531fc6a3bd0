//! How a component's call is written: `<contact_list team="leads" show={…} />`.

use std::ops::Range;

use super::tokens::{Token, TokenKind};

/// A call as somebody wrote it.
#[derive(Debug, Default)]
pub struct CallText<'w, 'a> {
    /// The component's name.
    pub name: Option<&'w Token<'a>>,
    /// Its arguments, in order.
    pub arguments: Vec<ArgumentText<'w, 'a>>,
    /// Where something stands that is no argument; of several in a row, the first.
    pub strays: Vec<Range<usize>>,
    /// Whether it ends with `/>`.
    pub is_ended: bool,
}

/// An argument of a call.
#[derive(Clone, Copy, Debug)]
pub struct ArgumentText<'w, 'a> {
    /// Its name.
    pub name: &'a str,
    /// Where its name stands.
    pub place: &'w Token<'a>,
    /// What it is given.
    pub value: ValueText<'w, 'a>,
}

/// What an argument is given.
#[derive(Clone, Copy, Debug)]
pub enum ValueText<'w, 'a> {
    /// A text in quotation marks.
    Quoted(&'w Token<'a>, &'a str),
    /// The words of an expression in braces.
    Expression(&'w [Token<'a>]),
}

/// Takes the words of a call apart, whose first is `<`.
pub fn call<'w, 'a>(words: &'w [Token<'a>]) -> CallText<'w, 'a> {
    let is_name = |word: &&Token<'_>| matches!(word.kind, TokenKind::Name(_));
    let mut call = CallText {
        name: words.get(1).filter(is_name),
        is_ended: words.last().is_some_and(|word| word.is_sign("/>")),
        ..CallText::default()
    };
    let end = words.len() - usize::from(call.is_ended);
    let mut rest = words.get(2..end).unwrap_or_default();
    let mut is_astray = false;
    while let Some(first) = rest.first() {
        let argument = argument(rest);
        if argument.is_none() && !is_astray {
            call.strays.push(first.range.clone());
        }
        is_astray = argument.is_none();
        let length = argument.map_or(1, |(argument, length)| {
            call.arguments.push(argument);
            length
        });
        rest = &rest[length..];
    }
    call
}

/// The argument at the beginning of these words, and how many of them it is.
fn argument<'w, 'a>(words: &'w [Token<'a>]) -> Option<(ArgumentText<'w, 'a>, usize)> {
    let [place, sign, first, ..] = words else {
        return None;
    };
    let TokenKind::Name(name) = place.kind else {
        return None;
    };
    let (value, length) = match first.kind {
        TokenKind::Text(text) => (ValueText::Quoted(first, text), 3),
        TokenKind::Sign("{") => {
            let close = 2 + closing(&words[2..])?;
            let value = match &words[3..close] {
                [only] if let TokenKind::Text(text) = only.kind => ValueText::Quoted(only, text),
                words => ValueText::Expression(words),
            };
            (value, close + 1)
        }
        _ => return None,
    };
    let argument = ArgumentText { name, place, value };
    sign.is_sign("=").then_some((argument, length))
}

/// Where the brace is closed that these words begin with.
fn closing(words: &[Token<'_>]) -> Option<usize> {
    let mut depth = 0_usize;
    words.iter().position(|word| {
        match word.kind {
            TokenKind::Sign("{") => depth += 1,
            TokenKind::Sign("}") => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}
