//! Cases written as Markdown: a heading, prose, and fenced blocks whose info strings say what they are.

use std::ops::Range;

/// A fenced block.
#[derive(Clone, Debug)]
pub struct Block {
    /// The words behind the fence.
    pub info: Vec<String>,
    /// The text between the fences.
    pub body: String,
    /// Where that text is in the file.
    pub range: Range<usize>,
}

/// The blocks of a file, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, Vec<String>, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match &open {
            None if ticks >= 3 => {
                let info = line[ticks..]
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect();
                open = Some((ticks, info, at + line.len()));
            }
            // A block may hold fences of its own if its own fence is longer.
            Some((fence, info, start)) if ticks >= *fence && line[ticks..].trim().is_empty() => {
                let range = *start..at;
                let body = text[range.clone()].to_owned();
                blocks.push(Block {
                    info: info.clone(),
                    body,
                    range,
                });
                open = None;
            }
            _ => {}
        }
        at += line.len();
    }
    assert!(open.is_none(), "a fenced block has no end");
    blocks
}

/// The bytes of a `generate` block: lines `text "…"`, each of them as often as a `repeat N` before it says.
pub fn generate(script: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for line in script.lines().filter(|line| !line.trim().is_empty()) {
        let (count, quoted) = match line.trim().split_once(' ') {
            Some(("text", quoted)) => (1, quoted),
            Some(("repeat", rest)) => {
                let (count, quoted) = rest.split_once(' ').expect("repeat N \"…\"");
                (count.parse().expect("a count"), quoted)
            }
            _ => panic!("neither `text` nor `repeat`: {line}"),
        };
        bytes.extend(unescape(quoted).repeat(count));
    }
    bytes
}

/// The bytes of a text in quotes with `\n`, `\r`, `\t`, `\0`, `\xNN`, `\"` and `\\`.
pub fn unescape(quoted: &str) -> Vec<u8> {
    let inner = quoted.trim().strip_prefix('"');
    let inner = inner.and_then(|rest| rest.strip_suffix('"'));
    let mut rest = inner.unwrap_or_else(|| panic!("not in quotes: {quoted}"));
    let mut bytes = Vec::new();
    while let Some(position) = rest.find('\\') {
        bytes.extend(&rest.as_bytes()[..position]);
        let escape = rest[position + 1..].chars().next().expect("an escape");
        rest = &rest[position + 1 + escape.len_utf8()..];
        match escape {
            'n' => bytes.push(b'\n'),
            'r' => bytes.push(b'\r'),
            't' => bytes.push(b'\t'),
            '0' => bytes.push(0),
            'x' => {
                bytes.push(u8::from_str_radix(&rest[..2], 16).expect("two hexadecimal digits"));
                rest = &rest[2..];
            }
            '"' | '\\' => bytes.push(escape as u8),
            other => panic!("no such escape: \\{other}"),
        }
    }
    bytes.extend(rest.as_bytes());
    bytes
}
