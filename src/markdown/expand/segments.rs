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
    /// Whether it ends with its delimiter. Where one that is not closed ends can only be guessed, so that what is behind it
    /// can be looked at.
    pub is_closed: bool,
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

impl SegmentKind {
    /// What would close it.
    pub fn closing(self) -> &'static str {
        match self {
            Self::Text => "",
            Self::Print => "}}",
            Self::Tag => "%}",
            Self::Comment => "!}",
            Self::Raw => "{% endraw %}",
        }
    }
}

/// How many tags without an end are told of one text: each may be looked for to the end of the text.
const MAX_UNCLOSED: usize = 200;

/// All parts of `text`, in order.
pub fn segments(text: &str) -> Vec<Segment> {
    let mut found = Vec::new();
    let mut position = 0;
    let mut unclosed_tags = 0;
    while let Some((start, kind)) = next_tag(text, position) {
        if start > position {
            found.push(text_segment(position..start));
        }
        let segment = tag(text, start, kind).unwrap_or_else(|| unclosed(text, start, kind));
        position = segment.range.end;
        unclosed_tags += usize::from(!segment.is_closed);
        found.push(segment);
        if unclosed_tags == MAX_UNCLOSED {
            break;
        }
    }
    if position < text.len() {
        found.push(text_segment(position..text.len()));
    }
    found
}

fn text_segment(range: Range<usize>) -> Segment {
    Segment {
        kind: SegmentKind::Text,
        inner: range.clone(),
        range,
        is_closed: true,
    }
}

fn next_tag(text: &str, from: usize) -> Option<(usize, SegmentKind)> {
    let bytes = text.as_bytes();
    let mut position = from;
    loop {
        position += memchr::memchr(b'{', bytes.get(position..)?)?;
        match bytes.get(position + 1) {
            Some(b'{') => return Some((position, SegmentKind::Print)),
            Some(b'%') if is_word(text, position + 2, "raw") => {
                return Some((position, SegmentKind::Raw));
            }
            Some(b'%') => return Some((position, SegmentKind::Tag)),
            Some(b'!') => return Some((position, SegmentKind::Comment)),
            _ => position += 1,
        }
    }
}

fn tag(text: &str, start: usize, kind: SegmentKind) -> Option<Segment> {
    let end = match kind {
        SegmentKind::Raw => return raw(text, start),
        SegmentKind::Comment => start + 2 + text[start + 2..].find(kind.closing())?,
        _ => closing_outside_strings(text, start + 2, kind.closing())?,
    };
    Some(Segment {
        kind,
        range: start..end + kind.closing().len(),
        inner: without_dashes(text, start + 2..end),
        is_closed: true,
    })
}

/// What stands in a tag, without the marks that take white space beside it away.
fn without_dashes(text: &str, mut inner: Range<usize>) -> Range<usize> {
    if text[inner.clone()].starts_with('-') {
        inner.start += 1;
    }
    if inner.start < inner.end && text[inner.clone()].ends_with('-') {
        inner.end -= 1;
    }
    inner
}

/// A tag that never ends, as far as it was most likely meant to go: a print to the end of its first word, a tag to the end
/// of its line, a comment to that of its paragraph, and a text that is to stay as it is to the end of all.
fn unclosed(text: &str, start: usize, kind: SegmentKind) -> Segment {
    let inside = match kind {
        SegmentKind::Raw => text[start..]
            .find("%}")
            .map_or(start + 2, |end| start + end + 2),
        _ => start + 2,
    };
    let rest = &text[inside..];
    let end_of = |ends: &[char]| {
        let leading = rest.len() - rest.trim_start().len();
        rest[leading..]
            .find(ends)
            .map_or(rest.len(), |end| leading + end)
    };
    let length = match kind {
        SegmentKind::Print => end_of(&[' ', '\t', '\n', '{', '}']),
        SegmentKind::Comment => rest.find("\n\n").unwrap_or(rest.len()),
        SegmentKind::Raw => rest.len(),
        _ => end_of(&['\n', '{', '%', '}']),
    };
    let inner = inside..inside + length;
    Segment {
        kind,
        range: start..inner.end,
        inner: without_dashes(text, inner),
        is_closed: false,
    }
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
                is_closed: true,
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

/// Where `closing` stands behind `from`, outside of quotation marks; nothing where another tag begins before.
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
            None if bytes[position..].starts_with(closing.as_bytes()) => return Some(position),
            None if byte == b'{' && matches!(bytes.get(position + 1), Some(b'{' | b'%')) => {
                return None;
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
        let found = segments(text);
        let parts: Vec<_> = found
            .iter()
            .map(|segment| (segment.kind, &text[segment.inner.clone()]))
            .collect();
        assert_eq!(parts, expected, "{text:?}");
        assert!(found.iter().all(|segment| segment.is_closed), "{text:?}");
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
        check("{{ \"{{\" }}", &[(Print, " \"{{\" ")]);
        check("# T {#id}\n{a}", &[(Text, "# T {#id}\n{a}")]);
        check("", &[]);
    }

    #[test]
    fn a_tag_without_an_end_ends_where_it_was_most_likely_meant_to() {
        for (text, expected) in [
            ("a {{ b", &[" b"][..]),
            ("{{ a.b }. It is {{ c }} isn't it {{ d", &[" a.b", " d"]),
            ("{% if a\nx {% endif }", &[" if a", " endif "]),
            ("{{ a {{ b %} {% if c }} d", &[" a", " b", " if c "]),
            ("{! x {{ a }}\n\n{{ b }}", &[" x {{ a }}"]),
            ("{% raw %} x {{ y }}", &[" x {{ y }}"]),
            ("{{ 'é} }} {{ a }}", &[" 'é"]),
            ("{{", &[""]),
        ] {
            let found = segments(text);
            let unclosed: Vec<_> = found
                .iter()
                .filter(|segment| !segment.is_closed)
                .map(|segment| &text[segment.inner.clone()])
                .collect();
            assert_eq!(unclosed, expected, "{text:?}");
            let whole: String = found.iter().map(|part| &text[part.range.clone()]).collect();
            assert_eq!(whole, text);
        }
    }
}
