//! Words of a block with single spaces, as HTML means them.

use crate::card::model::Inline;

/// Joins neighbouring words, makes one space of many, and takes the spaces at both ends and around breaks away.
pub(super) fn tidy(text: Vec<Inline>) -> Vec<Inline> {
    let mut space = Space::Start;
    let mut tidied = tidy_inside(text, &mut space);
    trim_end(&mut tidied);
    let breaks = tidied.iter().take_while(|word| **word == Inline::Break);
    tidied.drain(..breaks.count());
    tidied
}

/// What stands before the next piece of text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    Start,
    Spaced,
    Words,
}

fn tidy_inside(text: Vec<Inline>, space: &mut Space) -> Vec<Inline> {
    let mut tidied: Vec<Inline> = Vec::new();
    for inline in text {
        match inline {
            Inline::Text { text } => {
                let text = collapsed(&text, space);
                match tidied.last_mut() {
                    _ if text.is_empty() => {}
                    Some(Inline::Text { text: last }) => last.push_str(&text),
                    _ => tidied.push(Inline::Text { text }),
                }
            }
            Inline::Break => {
                trim_end(&mut tidied);
                tidied.push(Inline::Break);
                *space = Space::Start;
            }
            Inline::Strong { text } => {
                let text = tidy_inside(text, space);
                tidied.extend((!text.is_empty()).then_some(Inline::Strong { text }));
            }
            Inline::Emphasis { text } => {
                let text = tidy_inside(text, space);
                tidied.extend((!text.is_empty()).then_some(Inline::Emphasis { text }));
            }
            Inline::Link { href, text } => {
                let text = tidy_inside(text, space);
                tidied.extend((!text.is_empty()).then_some(Inline::Link { href, text }));
            }
            Inline::Code { .. } | Inline::Number { .. } => {
                *space = Space::Words;
                tidied.push(inline);
            }
        }
    }
    tidied
}

fn collapsed(text: &str, space: &mut Space) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r') {
            if *space == Space::Words {
                collapsed.push(' ');
                *space = Space::Spaced;
            }
        } else {
            collapsed.push(c);
            *space = Space::Words;
        }
    }
    collapsed
}

fn trim_end(text: &mut Vec<Inline>) {
    while let Some(last) = text.last_mut() {
        let is_empty = match last {
            Inline::Text { text } => {
                text.truncate(text.trim_end().len());
                text.is_empty()
            }
            Inline::Strong { text } | Inline::Emphasis { text } | Inline::Link { text, .. } => {
                trim_end(text);
                text.is_empty()
            }
            Inline::Break => true,
            Inline::Code { .. } | Inline::Number { .. } => false,
        };
        if !is_empty {
            return;
        }
        text.pop();
    }
}
