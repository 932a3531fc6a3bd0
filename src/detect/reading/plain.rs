//! Reads plain text: paragraphs between empty lines, items of lists by their marks.

use super::{Block, Channel, Role};

/// The blocks of `text`; indentation means nothing.
pub(super) fn read(text: &str, blocks: &mut Vec<Block>) {
    let mut block: Option<Block> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim();
        if words.is_empty() {
            blocks.extend(block.take());
            continue;
        }
        let start = start + line.len() - line.trim_start().len();
        let mark = mark(words);
        if mark > 0 {
            blocks.extend(block.take());
        }
        let role = if mark > 0 {
            Role::Item
        } else {
            Role::Paragraph
        };
        let block =
            block.get_or_insert_with(|| Block::new(Channel::Visible, role, usize::from(mark > 0)));
        if !block.text.is_empty() {
            block.push("\n", start..start + 1);
        }
        block.push_masked(&words[mark..], &(start + mark..start + words.len()));
    }
    blocks.extend(block);
}

/// How long the mark of an item is that a line begins with.
fn mark(line: &str) -> usize {
    let bullet = ["- ", "* ", "+ ", "• ", "– "]
        .into_iter()
        .find(|mark| line.starts_with(mark))
        .map_or(0, str::len);
    if bullet > 0 {
        return bullet;
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..=2).contains(&digits)
        && (line[digits..].starts_with(". ") || line[digits..].starts_with(") "));
    if is_number { digits + 2 } else { 0 }
}
