//! Which number of a card is printed largest.
//!
//! It is the first paragraph of side A that is a number and nothing else, in bold or not; where there is none, the first
//! number in bold on side A. All other numbers are as large as the text around them.

use serde_json::{Map, Value};

/// Marks the hotline among the blocks of side A, as templates see them.
pub(super) fn mark(front: &mut Value) {
    let Some(blocks) = front.as_array_mut() else {
        return;
    };
    if let Some(alone) = blocks.iter_mut().find_map(number_alone) {
        alone.insert("hotline".to_owned(), Value::Bool(true));
    } else if let Some(bold) = blocks
        .iter_mut()
        .find_map(|block| number_in_bold(block, false))
    {
        bold.insert("hotline".to_owned(), Value::Bool(true));
    }
}

/// The number of a paragraph that is nothing else.
fn number_alone(block: &mut Value) -> Option<&mut Map<String, Value>> {
    let block = block.as_object_mut()?;
    if block.get("block")?.as_str()? != "paragraph" {
        return None;
    }
    only_number(block.get_mut("text")?)
}

fn only_number(words: &mut Value) -> Option<&mut Map<String, Value>> {
    let mut words = words
        .as_array_mut()?
        .iter_mut()
        .filter(|word| !is_blank(word));
    let only = words.next()?;
    if words.next().is_some() {
        return None;
    }
    match kind(only) {
        "number" => only.as_object_mut(),
        "strong" | "emphasis" | "link" => only_number(only.get_mut("text")?),
        _ => None,
    }
}

/// The first number in bold, in a block or in what it holds.
fn number_in_bold(value: &mut Value, is_bold: bool) -> Option<&mut Map<String, Value>> {
    match value {
        Value::Array(values) => values
            .iter_mut()
            .find_map(|value| number_in_bold(value, is_bold)),
        Value::Object(_) => {
            let kind = kind(value).to_owned();
            if kind == "number" {
                return value.as_object_mut().filter(|_| is_bold);
            }
            let is_bold = is_bold || kind == "strong";
            value
                .as_object_mut()?
                .values_mut()
                .find_map(|inner| number_in_bold(inner, is_bold))
        }
        _ => None,
    }
}

fn kind(word: &Value) -> &str {
    word.get("inline")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn is_blank(word: &Value) -> bool {
    let text = word.get("text").and_then(Value::as_str);
    kind(word) == "break"
        || (kind(word) == "text" && text.is_some_and(|text| text.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::model::{Block, Inline};

    #[test]
    fn the_hotline_is_a_number_alone_or_else_the_first_in_bold() {
        let text = |words: &str| Inline::Text {
            text: words.to_owned(),
        };
        let number = |digits: &str| Inline::Number {
            text: digits.to_owned(),
            href: None,
        };
        let strong = |words: Vec<Inline>| Inline::Strong { text: words };
        let paragraph = |words: Vec<Inline>| Block::Paragraph { text: words };
        let check = |blocks: Vec<Block>, expected: &[&str]| {
            let mut front = serde_json::to_value(&blocks).expect("a model is plain data");
            mark(&mut front);
            let mut marked = Vec::new();
            collect(&front, &mut marked);
            assert_eq!(marked, expected, "{blocks:?}");
        };
        check(vec![], &[]);
        check(vec![paragraph(vec![text("Call "), number("1")])], &[]);
        check(
            vec![
                paragraph(vec![strong(vec![text("Call "), number("1")])]),
                paragraph(vec![strong(vec![number("2")]), text(" ")]),
                paragraph(vec![number("3")]),
            ],
            &["2"],
        );
        check(
            vec![
                paragraph(vec![number("1"), text(" or "), number("2")]),
                Block::List {
                    start: None,
                    items: vec![vec![paragraph(vec![strong(vec![
                        number("3"),
                        number("4"),
                    ])])]],
                },
            ],
            &["3"],
        );
    }

    fn collect(value: &Value, marked: &mut Vec<String>) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| collect(value, marked)),
            Value::Object(fields) => {
                if fields.get("hotline").is_some() {
                    marked.extend(
                        fields
                            .get("text")
                            .and_then(Value::as_str)
                            .map(str::to_owned),
                    );
                }
                fields.values().for_each(|value| collect(value, marked));
            }
            _ => {}
        }
    }
}
