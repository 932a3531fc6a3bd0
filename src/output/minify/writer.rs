//! Writes a page anew, tag by tag, with nothing in it that no reader needs.

use crate::html::elements::is_void;

/// The deepest nesting that is looked at: a page of words has no more, and the time for a page stays in proportion.
const DEEPEST: usize = 200;

/// Stands for a part of the page that is looked at by nobody here.
pub(super) const PART: char = '\u{F8FF}';

/// A page that is written compact.
pub(super) struct Compact {
    /// Its text.
    pub html: String,
    /// How often [`PART`] stands in it where a part can stand: among elements, and where white space means nothing.
    pub parts: usize,
}

/// The page without comments, with white space collapsed and without needless quotes.
///
/// `None` where the page leaves the plain subset of HTML in which it can be told what is a tag and where white space
/// counts without building the document as a browser does.
pub(super) fn compact(html: &str) -> Option<Compact> {
    let mut page = Page {
        rest: html,
        out: String::with_capacity(html.len()),
        open: Vec::new(),
        verbatim: 0,
        svg: 0,
        parts: 0,
    };
    while !page.rest.is_empty() {
        let end = memchr::memchr(b'<', page.rest.as_bytes()).unwrap_or(page.rest.len());
        let (text, markup) = page.rest.split_at(end);
        page.rest = markup;
        page.text(text)?;
        if let Some(comment) = markup.strip_prefix("<!--") {
            page.comment(text, comment)?;
        } else if let Some(closing) = markup.strip_prefix("</") {
            page.closing_tag(closing)?;
        } else if let Some(doctype) = markup.get(..15)
            && doctype.eq_ignore_ascii_case("<!doctype html>")
        {
            page.copy(doctype.len());
        } else if !markup.is_empty() {
            page.opening_tag()?;
        }
    }
    page.open.is_empty().then_some(Compact {
        html: page.out,
        parts: page.parts,
    })
}

/// A page that is being written.
struct Page<'a> {
    rest: &'a str,
    out: String,
    open: Vec<&'a str>,
    /// How many `pre` and `svg` are open: every text and every tag asks.
    verbatim: usize,
    svg: usize,
    parts: usize,
}

impl<'a> Page<'a> {
    fn copy(&mut self, length: usize) {
        let (copied, rest) = self.rest.split_at(length);
        self.out.push_str(copied);
        self.rest = rest;
    }

    fn is_open(&self, name: &str) -> bool {
        self.open.contains(&name)
    }

    fn text(&mut self, text: &str) -> Option<()> {
        if text.is_empty() {
            return Some(());
        }
        let is_verbatim = self.verbatim > 0;
        if is_verbatim {
            self.out.push_str(text);
        } else {
            self.collapsed(text);
        }
        // Only characters of private use and a few others begin so.
        let may_hold = text.as_bytes().contains(&0xEF);
        if may_hold && text.contains(PART) && !is_verbatim && self.is_open("body") && self.svg == 0
        {
            self.parts += text.matches(PART).count();
        }
        // Browsers move text that stands between the cells of a table; where to depends on the white space.
        let is_moved = matches!(
            self.open.last(),
            Some(&("table" | "thead" | "tbody" | "tfoot" | "tr" | "colgroup"))
        ) && !text.bytes().all(is_space);
        (!is_moved).then_some(())
    }

    /// Every run of white space becomes one space, also over a comment that stood in it.
    fn collapsed(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut written = 0;
        if self.out.ends_with(' ') {
            written = length(text, is_space);
        }
        let mut at = written;
        while at < bytes.len() {
            if !is_space(bytes[at]) {
                at += 1;
                continue;
            }
            let end = at + length(&text[at..], is_space);
            if &bytes[at..end] != b" " {
                self.out.push_str(&text[written..at]);
                self.out.push(' ');
                written = end;
            }
            at = end;
        }
        self.out.push_str(&text[written..]);
    }

    /// Drops a comment; `text` stands in front of it.
    fn comment(&mut self, text: &str, comment: &'a str) -> Option<()> {
        let (inner, behind) = comment.split_once("-->")?;
        // Without the comment, `&` and `amp;` would join, and so would `<pre>` and the line break that it swallows.
        let joins = text
            .trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '#')
            .ends_with('&')
            || self.verbatim > 0;
        let early = inner.starts_with(['>', '-']) || inner.contains("--!>");
        self.rest = behind;
        (!joins && !early).then_some(())
    }

    fn closing_tag(&mut self, closing: &'a str) -> Option<()> {
        let end = memchr::memchr(b'>', closing.as_bytes())?;
        let (name, behind) = (&closing[..end], &closing[end + 1..]);
        self.rest = behind;
        let name = name.trim_ascii_end();
        if self.open.pop()? != name {
            return None;
        }
        self.verbatim -= usize::from(name == "pre");
        self.svg -= usize::from(name == "svg");
        for part in ["</", name, ">"] {
            self.out.push_str(part);
        }
        Some(())
    }

    fn opening_tag(&mut self) -> Option<()> {
        let behind = &self.rest[1..];
        let name = &behind[..length(behind, |byte| byte.is_ascii_alphanumeric() || byte == b'-')];
        let svg = name == "svg" || self.svg > 0;
        let is_strange = !name.starts_with(|c: char| c.is_ascii_alphabetic())
            || !svg && name.bytes().any(|byte| byte.is_ascii_uppercase())
            || is_unlike(name, svg);
        if is_strange {
            return None;
        }
        self.copy(1 + name.len());
        let is_closed = self.attributes(svg)?;
        if is_closed && svg {
            self.out.push_str("/>");
            return Some(());
        }
        self.out.push('>');
        if is_void(name) {
            return Some(());
        }
        if !svg && matches!(name, "script" | "style" | "textarea" | "title") {
            return self.raw_text(name);
        }
        self.open.push(name);
        self.verbatim += usize::from(name == "pre");
        self.svg += usize::from(name == "svg");
        (!is_closed && self.open.len() <= DEEPEST).then_some(())
    }

    /// Writes the attributes, up to and without the end of the tag; says whether it was `/>`.
    fn attributes(&mut self, svg: bool) -> Option<bool> {
        loop {
            let spaces = length(self.rest, is_space);
            self.rest = &self.rest[spaces..];
            if let Some(behind) = self.rest.strip_prefix('>') {
                self.rest = behind;
                return Some(false);
            }
            if let Some(behind) = self.rest.strip_prefix("/>") {
                self.rest = behind;
                return Some(true);
            }
            let end = length(self.rest, |byte| {
                byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | b'@')
            });
            if spaces == 0 || end == 0 {
                return None;
            }
            self.out.push(' ');
            self.copy(end);
            if let Some(value) = self.rest.strip_prefix('=') {
                self.value(value, svg)?;
            }
        }
    }

    /// Writes `=` and a value: in its quotes, or without them where it is one word. Nothing is written for an empty one.
    fn value(&mut self, value: &'a str, svg: bool) -> Option<()> {
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (inner, behind) = match quote {
            Some('"') => {
                let end = memchr::memchr(b'"', &value.as_bytes()[1..])?;
                (&value[1..=end], &value[end + 2..])
            }
            Some(quote) => value[1..].split_once(quote)?,
            None => value.split_at(length(value, needs_no_quotes)),
        };
        self.rest = behind;
        if inner.is_empty() && !svg {
            return quote.map(|_| ());
        }
        // In SVG, a slash behind the value ends the element, and without quotes it would belong to the value.
        let quote = quote.filter(|_| svg || !inner.bytes().all(needs_no_quotes));
        self.out.push('=');
        self.out.extend(quote);
        self.out.push_str(inner);
        self.out.extend(quote);
        Some(())
    }

    /// Copies text in which nothing is a tag, and the closing tag behind it.
    fn raw_text(&mut self, name: &str) -> Option<()> {
        let end = self.rest.find("</")?;
        let tag = self.rest[end..].get(2..name.len() + 3)?;
        let is_plain = tag.strip_prefix(name) == Some(">")
            && (name != "script" || !self.rest[..end].contains("<!--"));
        is_plain.then(|| self.copy(end + name.len() + 3))
    }
}

/// How many bytes at the start of a text are of a kind (of ASCII, or with all others: a character is never cut).
fn length(text: &str, is_of_kind: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|byte| is_of_kind(*byte)).count()
}

/// White space as HTML defines it.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// Whether an attribute's value may hold this without quotes (the HTML standard, "Unquoted attribute value syntax").
fn needs_no_quotes(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'"' | b'\'' | b'`' | b'=' | b'<' | b'>')
}

/// Whether the inside of this element follows rules of its own.
fn is_unlike(name: &str, svg: bool) -> bool {
    match name {
        "xmp" | "iframe" | "noembed" | "noframes" | "plaintext" | "listing" | "keygen" | "math" => {
            true
        }
        "script" | "style" | "textarea" | "pre" => svg,
        _ => false,
    }
}
