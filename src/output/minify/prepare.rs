//! Hides from the minifying library what it must not touch.

use super::elements::{closes, is_unlike, is_void};

/// The deepest nesting that is minified: the library recurses, and would overflow its stack.
const DEEPEST: usize = 200;

/// Stands for a space that the library would drop.
pub(super) const SPACE: char = '\u{1}';

/// Stands in front of attribute names, so that the library does not know them, and for nothing afterwards.
pub(super) const NOTHING: char = '\u{2}';

/// The page with its comments dropped and everything hidden that the library would damage.
///
/// `None` where the page leaves the plain subset of HTML for which the library reads the same tags as a browser.
pub(super) fn prepare(html: &str) -> Option<String> {
    // One pass without a branch: NUL and the two that stand for something here are the lowest.
    if html.bytes().fold(u8::MAX, u8::min) <= NOTHING as u8 {
        return None;
    }
    let mut page = Page {
        rest: html,
        out: String::with_capacity(html.len() + html.len() / 8),
        open: Vec::new(),
        document: 0,
    };
    while !page.rest.is_empty() {
        let (text, markup) = page.rest.split_at(length(page.rest, |byte| byte != b'<'));
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
    page.open.is_empty().then_some(page.out)
}

/// Whether every `&` of a text stands alone, or opens a reference that ends with `;` and is neither white space nor a
/// control character nor one of the numbers that browsers read as another character.
fn references_are_plain(html: &str) -> bool {
    html.match_indices('&').all(|(at, _)| {
        let behind = &html[at + 1..];
        let name = &behind[..length(behind, |byte| byte.is_ascii_alphanumeric() || byte == b'#')];
        let number = name.strip_prefix('#').map(|number| {
            match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            }
            .ok()
            .and_then(char::from_u32)
        });
        let plain = match number {
            Some(Some(c)) => c != ' ' && !c.is_control(),
            Some(None) => false,
            None => name != "Tab" && name != "NewLine",
        };
        name.is_empty() || plain && behind[name.len()..].starts_with(';')
    })
}

/// A page that is being prepared.
struct Page<'a> {
    rest: &'a str,
    out: String,
    open: Vec<&'a str>,
    /// How many of `html`, `head` and `body` were opened or passed over.
    document: usize,
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

    /// White space next to a tag becomes one space that the library does not see.
    fn text(&mut self, text: &str) -> Option<()> {
        let start = length(text, is_space);
        let spaces_behind = text
            .bytes()
            .rev()
            .take_while(|byte| is_space(*byte))
            .count();
        let inner = text.get(start..text.len() - spaces_behind).unwrap_or("");
        if self.is_open("pre") {
            self.out.push_str(text);
        } else if inner.is_empty() {
            self.out.extend((start > 0).then_some(SPACE));
        } else {
            self.out.extend((start > 0).then_some(SPACE));
            self.out.push_str(inner);
            self.out.extend((spaces_behind > 0).then_some(SPACE));
        }
        // Browsers move text that stands between the cells of a table; where to depends on the white space.
        let moved = !inner.is_empty()
            && matches!(
                self.open.last(),
                Some(&("table" | "thead" | "tbody" | "tfoot" | "tr" | "colgroup"))
            );
        (!moved && references_are_plain(text)).then_some(())
    }

    /// Drops a comment; `text` stands in front of it.
    fn comment(&mut self, text: &str, comment: &'a str) -> Option<()> {
        let (inner, behind) = comment.split_once("-->")?;
        // Without the comment, `&` and `amp;` would join, and so would `<pre>` and the line break that it swallows.
        let joins = text.ends_with('&') || self.is_open("pre");
        let early = inner.starts_with(['>', '-']) || inner.contains("--!>");
        self.rest = behind;
        (!joins && !early).then_some(())
    }

    fn closing_tag(&mut self, closing: &'a str) -> Option<()> {
        let (name, behind) = closing.split_once('>')?;
        self.rest = behind;
        let name = name.trim_ascii_end();
        (self.open.pop()? == name).then(|| self.close(name))
    }

    fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn opening_tag(&mut self) -> Option<()> {
        let behind = &self.rest[1..];
        let name = &behind[..length(behind, |byte| byte.is_ascii_alphanumeric() || byte == b'-')];
        let svg = name == "svg" || self.is_open("svg");
        let parent = self.open.last().copied().unwrap_or_default();
        let strange = !name.starts_with(|c: char| c.is_ascii_alphabetic())
            || !svg && name.bytes().any(|byte| byte.is_ascii_uppercase())
            || closes(parent, name)
            || is_unlike(name, svg)
            || name == "svg" && self.is_open("pre");
        if strange || !self.is_in_its_place(name) {
            return None;
        }
        self.out.push('<');
        self.out.push_str(name);
        self.rest = &behind[name.len()..];
        let closed = self.attributes()?;
        if closed && svg {
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
        (!closed && self.open.len() <= DEEPEST).then_some(())
    }

    /// Whether `html`, `head` and `body` come once and in this order: others are dropped, with no end.
    fn is_in_its_place(&mut self, name: &str) -> bool {
        let place = ["html", "head", "body"].iter().position(|tag| *tag == name);
        let Some(place) = place else {
            return true;
        };
        let first = self.document <= place;
        self.document = place + 1;
        first
    }

    /// Copies the attributes, names hidden, up to and without the end of the tag; says whether it was `/>`.
    fn attributes(&mut self) -> Option<bool> {
        let mut names: Vec<&str> = Vec::new();
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
            let name = &self.rest[..end];
            if spaces == 0 || end == 0 || names.iter().any(|seen| seen.eq_ignore_ascii_case(name)) {
                return None;
            }
            names.push(name);
            self.out.push(' ');
            self.out.push(NOTHING);
            self.copy(end);
            if self.rest.starts_with('=') {
                self.value()?;
            }
        }
    }

    /// Copies `=` and a value, quoted or of characters that need no quotes.
    fn value(&mut self) -> Option<()> {
        let value = &self.rest[1..];
        let end = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].find(quote)? + 2,
            _ => length(value, |byte| {
                !is_space(byte) && !matches!(byte, b'"' | b'\'' | b'`' | b'=' | b'<' | b'>')
            }),
        };
        let plain = end > 0 && references_are_plain(&value[..end]);
        self.copy(1 + end);
        plain.then_some(())
    }

    /// Copies text in which nothing is a tag, and the closing tag behind it.
    fn raw_text(&mut self, name: &str) -> Option<()> {
        let end = self.rest.find("</")?;
        let tag = self.rest[end..].get(2..name.len() + 3)?;
        let text = &self.rest[..end];
        let plain = tag.strip_prefix(name) == Some(">")
            && match name {
                "script" => !text.contains("<!--"),
                "style" => true,
                _ => references_are_plain(text),
            };
        plain.then(|| self.copy(end + name.len() + 3))
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
