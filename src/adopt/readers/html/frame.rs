//! What of a saved page is its content: navigation, headers, footers and programs frame it.

use std::collections::BTreeMap;
use std::ops::Range;

use html5gum::{StartTag, Token};

use super::name;

/// Elements whose content nobody reads as text.
pub(super) const SKIPPED: [&str; 12] = [
    "script", "style", "noscript", "template", "svg", "select", "iframe", "textarea", "head",
    "object", "canvas", "math",
];

/// Elements that frame a page, and what they are.
const FRAMES: [(&str, &str); 4] = [
    ("nav", "navigation"),
    ("header", "the page's header"),
    ("footer", "the page's footer"),
    ("aside", "a side column"),
];

/// Ids and classes of the content, as the programs name it that write pages.
const CONTENT: [&str; 8] = [
    "content",
    "main",
    "main-content",
    "page-content",
    "entry-content",
    "post-content",
    "article-body",
    "markdown-body",
];

/// How far into a header its heading stands, in tags and words.
const NEAR: usize = 100;

/// The content of a page: from one token to another.
pub(super) struct Frame {
    pub(super) first: usize,
    pub(super) last: usize,
    /// Where it is in the source.
    pub(super) range: Range<usize>,
    pub(super) title: Option<String>,
    pub(super) left_out: Vec<(&'static str, Range<usize>)>,
    /// For each start tag, the end tag that belongs to it.
    pub(super) ends: Vec<usize>,
}

impl Frame {
    pub(super) fn of(html: &str, tokens: &[Token<usize>]) -> Self {
        let ends = ends(tokens);
        let found =
            content(tokens, &ends).filter(|(first, last)| has_words(&tokens[*first..*last]));
        let (first, last) = found.unwrap_or((0, tokens.len()));
        let start = tokens.get(first).map_or(0, start_of);
        let end = tokens.get(last).map_or(html.len(), start_of);
        let mut left_out = Vec::new();
        for (what, range) in [
            ("what stands before the content", 0..start),
            ("what stands behind the content", end..html.len()),
        ] {
            let inside = |token: &&Token<usize>| range.contains(&start_of(token));
            let part: Vec<&Token<usize>> = tokens.iter().filter(inside).collect();
            if found.is_some() && part.iter().any(|token| is_words(token)) {
                left_out.push((what, range));
            }
        }
        Self {
            first,
            last,
            range: start..end,
            title: title(tokens),
            left_out,
            ends,
        }
    }
}

/// The tokens of the content, by the signs that pages have for it, the clearest first.
fn content(tokens: &[Token<usize>], ends: &[usize]) -> Option<(usize, usize)> {
    let is_main = |tag: &StartTag<usize>| {
        name(&tag.name) == "main" || value(tag, b"role").is_some_and(|role| role == "main")
    };
    let is_article = |tag: &StartTag<usize>| name(&tag.name) == "article";
    let is_content = |tag: &StartTag<usize>| {
        let names = [value(tag, b"id"), value(tag, b"class")];
        let mut names = names.into_iter().flatten().flat_map(str::split_whitespace);
        names.any(|name| CONTENT.contains(&name.to_ascii_lowercase().as_str()))
    };
    let is_body = |tag: &StartTag<usize>| name(&tag.name) == "body";
    let kinds: [fn(&StartTag<usize>) -> bool; 4] = [is_main, is_article, is_content, is_body];
    kinds.into_iter().find_map(|is| {
        let first = tokens
            .iter()
            .position(|token| matches!(token, Token::StartTag(tag) if is(tag)))?;
        let last = ends[first];
        has_words(&tokens[first..last]).then_some((first, last))
    })
}

fn value<'t>(tag: &'t StartTag<usize>, key: &[u8]) -> Option<&'t str> {
    tag.attributes.get(key).map(|value| name(value))
}

fn has_words(tokens: &[Token<usize>]) -> bool {
    tokens.iter().any(is_words)
}

fn is_words(token: &Token<usize>) -> bool {
    matches!(token, Token::String(text) if !name(&text.value).trim().is_empty())
}

fn title(tokens: &[Token<usize>]) -> Option<String> {
    let first = tokens
        .iter()
        .position(|token| matches!(token, Token::StartTag(tag) if name(&tag.name) == "title"))?;
    match tokens.get(first + 1)? {
        Token::String(text) => {
            let text = name(&text.value);
            let words: Vec<&str> = text.split_whitespace().collect();
            Some(words.join(" ")).filter(|title| !title.is_empty())
        }
        _ => None,
    }
}

/// What is skipped from a start tag on, and the token behind it.
pub(super) fn skipped(
    tokens: &[Token<usize>],
    ends: &[usize],
    index: usize,
    last: usize,
) -> Option<(Option<&'static str>, usize)> {
    let Token::StartTag(tag) = &tokens[index] else {
        return None;
    };
    let own = name(&tag.name);
    let frame = FRAMES.iter().find(|(element, _)| *element == own);
    let is_navigation = value(tag, b"role").is_some_and(|role| role == "navigation");
    let what = match frame {
        _ if SKIPPED.contains(&own) => None,
        _ if tag.self_closing => return None,
        Some((_, what)) => Some(*what),
        None if is_navigation => Some("navigation"),
        None => return None,
    };
    let end = ends.get(index).copied().unwrap_or(last).min(last);
    let holds = |element: &str| {
        let is = |token: &Token<usize>| matches!(token, Token::StartTag(tag) if name(&tag.name) == element);
        tokens[index..end].iter().take(NEAR).any(is)
    };
    // The heading of an article stands in a header; a frame that is never closed would swallow the text.
    let is_content = (own == "header" && holds("h1")) || (what.is_some() && end >= last);
    if is_content {
        return None;
    }
    Some((what, (end + 1).min(last)))
}

/// For each start tag, the end tag that belongs to it, or the end: all of them in one pass.
pub(super) fn ends(tokens: &[Token<usize>]) -> Vec<usize> {
    let mut ends = vec![tokens.len(); tokens.len()];
    let mut open: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (index, token) in tokens.iter().enumerate() {
        match token {
            Token::StartTag(tag) => open.entry(&tag.name).or_default().push(index),
            Token::EndTag(tag) => {
                let start = open.get_mut(&tag.name[..]).and_then(Vec::pop);
                if let Some(start) = start {
                    ends[start] = index;
                }
            }
            _ => {}
        }
    }
    ends
}

/// Where a token begins.
pub(super) fn start_of(token: &Token<usize>) -> usize {
    match token {
        Token::StartTag(tag) => tag.span.start,
        Token::EndTag(tag) => tag.span.start,
        Token::String(text) => text.span.start,
        Token::Comment(text) => text.span.start,
        Token::Doctype(doctype) => doctype.span.start,
        Token::Error(error) => error.span.start,
    }
}
