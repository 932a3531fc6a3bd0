//! Takes a page's text apart into what stays as it is and the tags of the template language.

use std::ops::Range;

/// A part of a page's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it is.
    pub kind: SegmentKind,
    /// Where it is, with its delimiters.
    pub range: Range<usize>,
    /// What stands between the delimiters, without marks for white space.
    pub inner: Range<usize>,
}

/// What a part of a page's text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// Text, as written.
    Text,
    /// `{{ … }}`.
    Print,
    /// `{% … %}`.
    Tag,
    /// `{! … !}`.
    Comment,
    /// `{% raw %} … {% endraw %}`.
    Raw,
}

/// A tag that never ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclosed {
    /// Where it begins.
    pub start: usize,
    /// What would close it.
    pub closing: &'static str,
}

/// All parts of `text`, in order; a tag that never ends makes the rest one text.
pub fn segments(text: &str) -> (Vec<Segment>, Option<Unclosed>) {
    let mut found = Vec::new();
    let mut position = 0;
    while let Some((start, kind, closing)) = next_tag(text, position) {
        if start > position {
            found.push(text_segment(position..start));
        }
        let Some(segment) = tag(text, start, kind, closing) else {
            found.push(text_segment(start..text.len()));
            let closing = if kind == SegmentKind::Tag && is_word(text, start + 2, "raw") {
                "{% endraw %}"
            } else {
                closing
            };
            return (found, Some(Unclosed { start, closing }));
        };
        position = segment.range.end;
        found.push(segment);
    }
    if position < text.len() {
        found.push(text_segment(position..text.len()));
    }
    (found, None)
}

fn text_segment(range: Range<usize>) -> Segment {
    Segment {
        kind: SegmentKind::Text,
        inner: range.clone(),
        range,
    }
}

fn next_tag(text: &str, from: usize) -> Option<(usize, SegmentKind, &'static str)> {
    let bytes = text.as_bytes();
    let mut position = from;
    loop {
        position += memchr::memchr(b'{', bytes.get(position..)?)?;
        match bytes.get(position + 1) {
            Some(b'{') => return Some((position, SegmentKind::Print, "}}")),
            Some(b'%') => return Some((position, SegmentKind::Tag, "%}")),
            Some(b'!') => return Some((position, SegmentKind::Comment, "!}")),
            _ => position += 1,
        }
    }
}

fn tag(text: &str, start: usize, kind: SegmentKind, closing: &str) -> Option<Segment> {
    if kind == SegmentKind::Tag && is_word(text, start + 2, "raw") {
        return raw(text, start);
    }
    let end = if kind == SegmentKind::Comment {
        start + 2 + text[start + 2..].find(closing)?
    } else {
        closing_outside_strings(text, start + 2, closing)?
    };
    let mut inner = start + 2..end;
    if text[inner.clone()].starts_with('-') {
        inner.start += 1;
    }
    if inner.start < inner.end && text[inner.clone()].ends_with('-') {
        inner.end -= 1;
    }
    Some(Segment {
        kind,
        range: start..end + closing.len(),
        inner,
    })
}

fn raw(text: &str, start: usize) -> Option<Segment> {
    let open_end = start + text[start..].find("%}")? + 2;
    let mut position = open_end;
    loop {
        position += text.get(position..)?.find("{%")?;
        if is_word(text, position + 2, "endraw") {
            let end = position + text[position..].find("%}")? + 2;
            return Some(Segment {
                kind: SegmentKind::Raw,
                range: start..end,
                inner: open_end..position,
            });
        }
        position += 2;
    }
}

/// Whether the tag whose inside begins at `inner` is the word `word` and nothing else.
fn is_word(text: &str, inner: usize, word: &str) -> bool {
    let rest = &text[inner..];
    let rest = rest.strip_prefix('-').unwrap_or(rest).trim_start();
    rest.strip_prefix(word).is_some_and(|behind| {
        let behind = behind.trim_start();
        behind.starts_with("%}") || behind.starts_with("-%}")
    })
}

fn closing_outside_strings(text: &str, from: usize, closing: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut position = from;
    let mut quote = None;
    while position < bytes.len() {
        let byte = bytes[position];
        match quote {
            Some(_) if byte == b'\\' => position += 1,
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if text.is_char_boundary(position) && text[position..].starts_with(closing) => {
                return Some(position);
            }
            None if matches!(byte, b'"' | b'\'' | b'`') => quote = Some(byte),
            None => {}
        }
        position += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(SegmentKind, &str)]) {
        let (found, unclosed) = segments(text);
        let found: Vec<_> = found
            .iter()
            .map(|segment| (segment.kind, &text[segment.inner.clone()]))
            .collect();
        assert_eq!(found, expected, "{text:?}");
        assert_eq!(unclosed, None, "{text:?}");
    }

    #[test]
    fn tags_are_told_from_text() {
        use SegmentKind::{Comment, Print, Raw, Tag, Text};
        check("a {{ b }} c", &[(Text, "a "), (Print, " b "), (Text, " c")]);
        check(
            "{%- if a -%}x{% endif %}",
            &[(Tag, " if a "), (Text, "x"), (Tag, " endif ")],
        );
        check("{! {{ a }} !}", &[(Comment, " {{ a }} ")]);
        check(
            "{% raw %}{{ a }}{% endraw %}b",
            &[(Raw, "{{ a }}"), (Text, "b")],
        );
        check("{{ \"}}\" }}", &[(Print, " \"}}\" ")]);
        check("# T {#id}\n{a}", &[(Text, "# T {#id}\n{a}")]);
        check("", &[]);
    }

    #[test]
    fn a_tag_without_an_end_is_told() {
        for (text, closing) in [
            ("a {{ b", "}}"),
            ("{% if", "%}"),
            ("{! x", "!}"),
            ("{% raw %} x", "{% endraw %}"),
            ("{{ 'é", "}}"),
        ] {
            assert_eq!(
                segments(text).1.map(|unclosed| unclosed.closing),
                Some(closing),
                "{text:?}"
            );
        }
    }
}
