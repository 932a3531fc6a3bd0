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
        html,
        at: 0,
        from: 0,
        out: String::with_capacity(html.len()),
        open: Vec::with_capacity(16),
        verbatim: 0,
        svg: 0,
        parts: 0,
    };
    while page.at < html.len() {
        page.text()?;
        let markup = page.rest();
        match markup.as_bytes() {
            [] => {}
            [b'<', b'/', ..] => page.closing_tag()?,
            [b'<', b'!', b'-', b'-', ..] => page.comment()?,
            [b'<', b'!', ..] => {
                let doctype = markup.get(..15)?;
                if !doctype.eq_ignore_ascii_case("<!doctype html>") {
                    return None;
                }
                page.at += doctype.len();
            }
            _ => page.opening_tag()?,
        }
    }
    page.drop_up_to(html.len());
    page.open.is_empty().then_some(Compact {
        html: page.out,
        parts: page.parts,
    })
}

/// A page that is being written. What stays as it is, is copied in as large pieces as there are.
struct Page<'a> {
    html: &'a str,
    /// Up to where it is read.
    at: usize,
    /// From where on it is neither copied nor dropped.
    from: usize,
    out: String,
    open: Vec<&'a str>,
    /// How many `pre` and `svg` are open: every text and every tag asks.
    verbatim: usize,
    svg: usize,
    parts: usize,
}

impl<'a> Page<'a> {
    /// What is not read yet.
    fn rest(&self) -> &'a str {
        &self.html[self.at..]
    }

    /// Copies what is kept up to where it is read, and drops what stands from there to `end`.
    fn drop_up_to(&mut self, end: usize) {
        self.out.push_str(&self.html[self.from..self.at]);
        self.from = end;
        self.at = end;
    }

    /// The last byte that is written, or is going to be.
    fn last(&self) -> Option<u8> {
        let kept = &self.html.as_bytes()[self.from..self.at];
        kept.last().or(self.out.as_bytes().last()).copied()
    }

    /// Reads text, up to what may be a tag.
    fn text(&mut self) -> Option<()> {
        let rest = self.rest();
        let length = memchr::memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        let text = &rest[..length];
        if text.is_empty() {
            return Some(());
        }
        let is_verbatim = self.verbatim > 0;
        // Only characters of private use and a few others begin so.
        let may_hold = !is_verbatim && self.svg == 0 && text.as_bytes().contains(&0xEF);
        if may_hold && text.contains(PART) && self.open.contains(&"body") {
            self.parts += text.matches(PART).count();
        }
        if is_verbatim {
            self.at += length;
        } else {
            self.collapse(length);
        }
        // Browsers move text that stands between the cells of a table; where to depends on the white space.
        let is_moved = matches!(
            self.open.last(),
            Some(&("table" | "thead" | "tbody" | "tfoot" | "tr" | "colgroup"))
        ) && !text.bytes().all(is_space);
        (!is_moved).then_some(())
    }

    /// Every run of white space becomes one space, also over a comment that stood in it.
    fn collapse(&mut self, length: usize) {
        let bytes = self.html.as_bytes();
        let end = self.at + length;
        if self.last() == Some(b' ') {
            self.drop_some(spaces(&bytes[self.at..end]));
        }
        while let Some(found) = bytes[self.at..end].iter().position(|byte| is_space(*byte)) {
            self.at += found;
            self.one_space(spaces(&bytes[self.at..end]));
        }
        self.at = end;
    }

    /// Makes one space of so much white space.
    fn one_space(&mut self, spaces: usize) {
        if self.html.as_bytes()[self.at] == b' ' {
            self.at += 1;
            self.drop_some(spaces - 1);
        } else {
            self.drop_some(spaces);
            self.out.push(' ');
        }
    }

    /// Drops a comment.
    fn comment(&mut self) -> Option<()> {
        let comment = &self.rest()["<!--".len()..];
        let (inner, behind) = comment.split_once("-->")?;
        let tag = self.html[..self.at].rfind('>').map_or(0, |end| end + 1);
        let text = &self.html[tag..self.at];
        // Without the comment, `&` and `amp;` would join, and so would `<pre>` and the line break that it swallows.
        let joins = text
            .trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '#')
            .ends_with('&')
            || self.verbatim > 0;
        let early = inner.starts_with(['>', '-']) || inner.contains("--!>");
        self.drop_up_to(self.html.len() - behind.len());
        (!joins && !early).then_some(())
    }

    fn closing_tag(&mut self) -> Option<()> {
        let closing = &self.rest()["</".len()..];
        let end = memchr::memchr(b'>', closing.as_bytes())?;
        let name = closing[..end].trim_ascii_end();
        if self.open.pop()? != name {
            return None;
        }
        self.verbatim -= usize::from(name == "pre");
        self.svg -= usize::from(name == "svg");
        self.at += "</".len() + name.len();
        if name.len() < end {
            self.drop_up_to(self.at + end - name.len());
        }
        self.at += 1;
        Some(())
    }

    fn opening_tag(&mut self) -> Option<()> {
        let behind = &self.rest()[1..];
        let name = &behind[..length(behind, |byte| byte.is_ascii_alphanumeric() || byte == b'-')];
        let svg = name == "svg" || self.svg > 0;
        let is_strange = !name.starts_with(|c: char| c.is_ascii_alphabetic())
            || !svg && name.bytes().any(|byte| byte.is_ascii_uppercase())
            || is_unlike(name, svg);
        if is_strange {
            return None;
        }
        self.at += 1 + name.len();
        let is_closed = self.attributes(svg)?;
        if is_closed && svg {
            return Some(());
        }
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

    /// Reads the attributes and the end of the tag; says whether that was `/>`, which only SVG keeps.
    fn attributes(&mut self, svg: bool) -> Option<bool> {
        let bytes = self.html.as_bytes();
        loop {
            let spaces = spaces(&bytes[self.at..]);
            match &bytes[self.at + spaces..] {
                [b'>', ..] => {
                    self.drop_some(spaces);
                    self.at += 1;
                    return Some(false);
                }
                [b'/', b'>', ..] => {
                    self.drop_some(spaces + usize::from(!svg));
                    self.at += 1 + usize::from(svg);
                    return Some(true);
                }
                _ => {}
            }
            let name = length(&self.rest()[spaces..], |byte| {
                byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | b'@')
            });
            if spaces == 0 || name == 0 {
                return None;
            }
            self.one_space(spaces);
            self.at += name;
            if bytes.get(self.at) == Some(&b'=') {
                self.value(svg)?;
            }
        }
    }

    /// Drops so many bytes.
    fn drop_some(&mut self, bytes: usize) {
        if bytes > 0 {
            self.drop_up_to(self.at + bytes);
        }
    }

    /// Reads `=` and a value: in its quotes, or without them where it is one word. Nothing is kept of an empty one.
    fn value(&mut self, svg: bool) -> Option<()> {
        let value = &self.rest()[1..];
        let quote = value.bytes().next().filter(|c| matches!(c, b'"' | b'\''));
        let Some(quote) = quote else {
            let length = length(value, needs_no_quotes);
            self.at += 1 + length;
            return (length > 0 || svg).then_some(());
        };
        let inner = &value[1..];
        let inner = &inner[..memchr::memchr(quote, inner.as_bytes())?];
        // In SVG, a slash behind the value ends the element, and without quotes it would belong to the value.
        if svg {
            self.at += inner.len() + 3;
        } else if inner.is_empty() {
            self.drop_some(inner.len() + 3);
        } else if inner.bytes().all(needs_no_quotes) {
            self.at += 1;
            self.drop_some(1);
            self.at += inner.len();
            self.drop_some(1);
        } else {
            self.at += inner.len() + 3;
        }
        Some(())
    }

    /// Reads text in which nothing is a tag, and the closing tag behind it.
    fn raw_text(&mut self, name: &str) -> Option<()> {
        let rest = self.rest();
        let end = rest.find("</")?;
        let tag = rest[end..].get(2..name.len() + 3)?;
        let is_plain = tag.strip_prefix(name) == Some(">")
            && (name != "script" || !rest[..end].contains("<!--"));
        self.at += end + name.len() + 3;
        is_plain.then_some(())
    }
}

/// How many bytes at the start of a text are of a kind (of ASCII, or with all others: a character is never cut).
fn length(text: &str, is_of_kind: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|byte| is_of_kind(*byte)).count()
}

/// How much white space stands at the start.
fn spaces(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| is_space(**byte)).count()
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
