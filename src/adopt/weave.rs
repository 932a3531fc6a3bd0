//! A foreign text on its way to Markdown: pieces that know where they stood, so that facts found there can be replaced.

use std::ops::Range;

/// What a piece is in the Markdown that comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Signs of Markdown's own, written as they are.
    Markup,
    /// Words that are no Markdown yet: what could be taken for markup is escaped. Line ends stay.
    Words,
    /// The same on a single line: of a heading, or of a table's cell.
    Line,
    /// Markdown as it stood in the source, or the text of code.
    Verbatim,
    /// Where a link leads.
    Destination,
}

/// A piece of the text.
#[derive(Clone, Debug)]
struct Piece {
    source: Range<usize>,
    /// What it says, where that is not what stands in the source.
    own: Option<String>,
    form: Form,
}

/// A text as pieces, in the order of its source.
#[derive(Clone, Debug, Default)]
pub struct Weave {
    pieces: Vec<Piece>,
}

/// Something that is put in the place of a part of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The part.
    pub range: Range<usize>,
    /// What stands there from now on, as Markdown.
    pub text: String,
}

impl Weave {
    /// Adds signs of Markdown.
    pub fn markup(&mut self, text: impl Into<String>) {
        self.pieces.push(Piece {
            source: 0..0,
            own: Some(text.into()),
            form: Form::Markup,
        });
    }

    /// Adds a part of the source.
    pub fn part(&mut self, source: Range<usize>, form: Form) {
        if !source.is_empty() {
            self.pieces.push(Piece {
                source,
                own: None,
                form,
            });
        }
    }

    /// Adds what a part of the source means, such as a character by its name.
    pub fn meaning(&mut self, source: Range<usize>, text: impl Into<String>, form: Form) {
        self.pieces.push(Piece {
            source,
            own: Some(text.into()),
            form,
        });
    }

    /// The Markdown with all edits that can be made, and which those are. Edits are in order and apart.
    #[must_use]
    pub fn write(&self, source: &str, edits: &[Edit]) -> (String, Vec<bool>) {
        let mut writer = Writer {
            source,
            out: String::with_capacity(source.len() + source.len() / 8),
            opens: true,
            made: vec![false; edits.len()],
        };
        let mut done = 0..0;
        for index in 0..self.pieces.len() {
            let piece = &self.pieces[index];
            if piece.form == Form::Markup {
                writer.markup(piece.own.as_deref().unwrap_or_default());
                continue;
            }
            // What an edit that began in an earlier piece has replaced is over.
            let mut at = piece.source.start;
            if done.contains(&at) {
                at = done.end;
            }
            // A link's destination can stand before its words in the source, and behind them here.
            let mut next = edits.partition_point(|edit| edit.range.start < piece.source.start);
            while let Some(edit) = edits.get(next) {
                if edit.range.start >= piece.source.end {
                    break;
                }
                if edit.range.start >= at && self.fits(index, &edit.range, source) {
                    if at < edit.range.start {
                        writer.piece(piece, at..edit.range.start);
                    }
                    writer.put(&edit.text);
                    writer.made[next] = true;
                    at = edit.range.end;
                    done = edit.range.clone();
                }
                next += 1;
            }
            if at < piece.source.end || (piece.source.is_empty() && piece.own.is_some()) {
                writer.piece(piece, at..piece.source.end);
            }
        }
        (writer.out, writer.made)
    }

    /// Whether a part of the source is words without a break, from this piece on.
    fn fits(&self, first: usize, range: &Range<usize>, source: &str) -> bool {
        if !source.is_char_boundary(range.start) || !source.is_char_boundary(range.end) {
            return false;
        }
        let mut at = range.start;
        for piece in &self.pieces[first..] {
            let is_near = piece.source.start <= at && at < piece.source.end;
            let is_whole = piece.own.is_none()
                || (piece.source.start >= range.start && piece.source.end <= range.end);
            if piece.form == Form::Markup || !is_near || !is_whole {
                return false;
            }
            at = piece.source.end;
            if at >= range.end {
                return true;
            }
        }
        false
    }
}

struct Writer<'a> {
    source: &'a str,
    out: String,
    /// Whether a line, or an item, begins here: then more signs are markup.
    opens: bool,
    made: Vec<bool>,
}

impl Writer<'_> {
    fn markup(&mut self, text: &str) {
        self.out.push_str(text);
        self.opens |= text.ends_with(['\n', ' ', '|']);
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
        self.opens = false;
    }

    fn piece(&mut self, piece: &Piece, part: Range<usize>) {
        let text = match &piece.own {
            Some(own) => own.as_str(),
            None => self.source.get(part).unwrap_or_default(),
        };
        match piece.form {
            Form::Markup => self.markup(text),
            Form::Words | Form::Line => self.words(text, piece.form == Form::Line),
            Form::Verbatim => self.verbatim(text),
            Form::Destination => self.destination(text),
        }
    }

    /// Markdown in which only what templates would read is marked.
    fn verbatim(&mut self, text: &str) {
        let mut rest = text;
        // Two pieces can make a tag together.
        if self.out.ends_with('{') && rest.starts_with(['{', '%', '!']) {
            self.out.pop();
            self.out.push_str("{% raw %}{");
            self.out.push_str(&rest[..1]);
            self.out.push_str("{% endraw %}");
            rest = &rest[1..];
        }
        while let Some(at) = rest.find('{') {
            self.out.push_str(&rest[..at]);
            rest = &rest[at..];
            if opens_template(rest) {
                let (tag, behind) = rest.split_at(2);
                self.out.push_str("{% raw %}");
                self.out.push_str(tag);
                self.out.push_str("{% endraw %}");
                rest = behind;
            } else {
                self.out.push('{');
                rest = &rest[1..];
            }
        }
        self.out.push_str(rest);
        self.opens = text.ends_with('\n');
    }

    fn words(&mut self, text: &str, is_line: bool) {
        let mut digits = 0;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                let mut breaks = c == '\n';
                while let Some(c) = chars.next_if(char::is_ascii_whitespace) {
                    breaks |= c == '\n';
                }
                self.blank(breaks && !is_line);
                digits = 0;
                continue;
            }
            let is_special = match c {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|' => true,
                '#' | '+' | '-' | '=' | '>' | ':' => self.opens,
                // `12.` at the beginning of a line is an item.
                '.' | ')' => digits > 0,
                _ => false,
            };
            digits = if c.is_ascii_digit() && (self.opens || digits > 0) {
                digits + 1
            } else {
                0
            };
            match c {
                '&' => self.out.push_str("&amp;"),
                '{' => self.out.push_str("&#123;"),
                _ => {
                    if is_special {
                        self.out.push('\\');
                    }
                    self.out.push(c);
                }
            }
            self.opens = false;
        }
    }

    /// One blank or line end for any number of them.
    fn blank(&mut self, breaks: bool) {
        if self.out.is_empty() || self.out.ends_with([' ', '\n']) {
            return;
        }
        self.out.push(if breaks { '\n' } else { ' ' });
        self.opens |= breaks;
    }

    fn destination(&mut self, text: &str) {
        for c in text.trim().chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' => self.out.push_str("%20"),
                '(' => self.out.push_str("%28"),
                ')' => self.out.push_str("%29"),
                '<' => self.out.push_str("%3C"),
                '>' => self.out.push_str("%3E"),
                '\\' => self.out.push_str("%5C"),
                '{' => self.out.push_str("%7B"),
                '}' => self.out.push_str("%7D"),
                '&' => self.out.push_str("&amp;"),
                '*' | '_' | '`' => {
                    self.out.push('\\');
                    self.out.push(c);
                }
                c => self.out.push(c),
            }
        }
        self.opens = false;
    }
}

/// Whether a text begins with what a template would read.
pub(super) fn opens_template(text: &str) -> bool {
    ["{{", "{%", "{!"].iter().any(|tag| text.starts_with(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        let check = |source: &str, expected: &str| {
            let mut weave = Weave::default();
            weave.part(0..source.len(), Form::Words);
            assert_eq!(weave.write(source, &[]).0, expected, "{source:?}");
        };
        check("plain", "plain");
        check("# no heading", "\\# no heading");
        check("a # b", "a # b");
        check("12. item", "12\\. item");
        check("at 12.", "at 12.");
        check("a\n   - b", "a\n\\- b");
        check(
            "*a* [b](c) <d> & {{ e }}",
            "\\*a\\* \\[b\\](c) \\<d> &amp; &#123;&#123; e }}",
        );
    }

    #[test]
    fn edits_replace_whole_words_only() {
        let source = "Call 911 or ask";
        let mut weave = Weave::default();
        weave.part(0..8, Form::Words);
        weave.markup("*");
        weave.part(8..15, Form::Words);
        let edit = |range: Range<usize>| Edit {
            range,
            text: "{{ n }}".to_owned(),
        };
        let (text, made) = weave.write(source, &[edit(5..8), edit(9..11)]);
        assert_eq!(text, "Call {{ n }}* {{ n }} ask");
        assert_eq!(made, [true, true]);
        let (text, made) = weave.write(source, &[edit(5..11)]);
        assert_eq!((text.as_str(), made), ("Call 911* or ask", vec![false]));
    }
}
