//! Changes to a text before it is parsed, so that CommonMark reads what the author wrote in another dialect.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::Difference;
use crate::content::Dialect;
use crate::markdown::options::extensions;

/// More bytes than any address has.
const LONGEST_DESTINATION: usize = 500;

/// A text that is ready to be parsed.
#[derive(Debug)]
pub struct Prepared<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// What is different, with offsets in the original.
    pub differences: Vec<(usize, Difference)>,
    /// `(offset in the text, offset in the original)` behind each change.
    shifts: Vec<(usize, usize)>,
}

impl Prepared<'_> {
    /// The offset in the original text.
    #[must_use]
    pub fn original(&self, offset: usize) -> usize {
        let index = self.shifts.partition_point(|(start, _)| *start <= offset);
        match index
            .checked_sub(1)
            .and_then(|index| self.shifts.get(index))
        {
            Some((start, original)) => original + (offset - start),
            None => offset,
        }
    }
}

/// A change to the text, or a finding about it.
struct Edit {
    range: Range<usize>,
    with: &'static str,
    difference: Option<Difference>,
}

impl Edit {
    /// Says that something is different, and takes it out where the author's dialect does.
    fn left_out(range: Range<usize>, is_pelican: bool, difference: Difference) -> Self {
        Self {
            range: if is_pelican {
                range
            } else {
                range.start..range.start
            },
            with: "",
            difference: Some(difference),
        }
    }

    fn insert(at: usize, with: &'static str) -> Self {
        Self {
            range: at..at,
            with,
            difference: None,
        }
    }
}

/// Prepares a text whose author has `dialect` in mind. Most texts need no change.
#[must_use]
pub fn prepare(text: &str, dialect: Dialect) -> Prepared<'_> {
    let mut edits = Vec::new();
    spaced_destinations(text, dialect, &mut edits);
    marks(text, dialect, &mut edits);
    if edits.is_empty() {
        return Prepared {
            text: Cow::Borrowed(text),
            differences: Vec::new(),
            shifts: Vec::new(),
        };
    }
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let verbatim = verbatim(text);
    edits.retain(|edit| !contains(&verbatim, edit.range.start));
    apply(text, &edits)
}

fn apply<'a>(text: &'a str, edits: &[Edit]) -> Prepared<'a> {
    let mut changed = String::with_capacity(text.len() + edits.len() * 2);
    let mut shifts = Vec::new();
    let mut differences = Vec::new();
    let mut copied = 0;
    for edit in edits {
        let Some(unchanged) = text.get(copied..edit.range.start) else {
            continue;
        };
        changed.push_str(unchanged);
        differences.extend(edit.difference.map(|found| (edit.range.start, found)));
        if !edit.range.is_empty() || !edit.with.is_empty() {
            changed.push_str(edit.with);
            shifts.push((changed.len(), edit.range.end));
        }
        copied = edit.range.end;
    }
    changed.push_str(&text[copied..]);
    Prepared {
        text: Cow::Owned(changed),
        differences,
        shifts,
    }
}

/// Code and raw HTML, where nothing may change.
fn verbatim(text: &str) -> Vec<Range<usize>> {
    Parser::new_ext(text, extensions())
        .into_offset_iter()
        .filter(|(event, _)| {
            matches!(
                event,
                Event::Code(_)
                    | Event::InlineHtml(_)
                    | Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock)
            )
        })
        .map(|(_, range)| range)
        .collect()
}

fn contains(ranges: &[Range<usize>], offset: usize) -> bool {
    let index = ranges.partition_point(|range| range.start <= offset);
    index
        .checked_sub(1)
        .and_then(|index| ranges.get(index))
        .is_some_and(|range| range.contains(&offset))
}

/// `[a]({filename}my page.md)`: CommonMark wants `<…>` around a destination with spaces.
fn spaced_destinations(text: &str, dialect: Dialect, edits: &mut Vec<Edit>) {
    for (index, _) in text.match_indices(']') {
        let Some(rest) = text[index + 1..].strip_prefix('(') else {
            continue;
        };
        let start = index + 2;
        let is_pelican = rest.starts_with(['{', '|']);
        if !is_pelican && dialect != Dialect::Pelican {
            continue;
        }
        let Some(end) = closing_parenthesis(rest) else {
            continue;
        };
        let destination = without_title(&rest[..end]);
        if destination.contains(' ') && !destination.contains(['<', '>']) {
            edits.push(Edit::insert(start, "<"));
            edits.push(Edit::insert(start + destination.len(), ">"));
        }
    }
}

/// Where the destination ends, on the same line. Nobody writes longer ones; looking further would take forever in
/// a text that is made of openings.
fn closing_parenthesis(text: &str) -> Option<usize> {
    let mut open = 0;
    for (index, byte) in text.bytes().enumerate().take(LONGEST_DESTINATION) {
        match byte {
            b'(' => open += 1,
            b')' if open == 0 => return Some(index),
            b')' => open -= 1,
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

fn without_title(inside: &str) -> &str {
    let inside = inside.trim_end();
    let title = ['"', '\''].into_iter().find_map(|quote| {
        let body = inside.strip_suffix(quote)?;
        let start = body.rfind(quote)?;
        body[..start].ends_with(' ').then_some(start)
    });
    match title {
        Some(start) => inside[..start].trim_end(),
        None => inside,
    }
}

/// What stands at the start or end of lines.
fn marks(text: &str, dialect: Dialect, edits: &mut Vec<Edit>) {
    let is_pelican = dialect == Dialect::Pelican;
    let has_attributes = text.contains('{');
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        let line = &text[range.clone()];
        // The usual line has none of these marks.
        match line.trim_start().as_bytes().first() {
            Some(b'#') => heading(line, range.start, is_pelican, edits),
            Some(b'*') if is_abbreviation(line) => {
                edits.push(Edit::left_out(
                    range.clone(),
                    is_pelican,
                    Difference::Abbreviation,
                ));
            }
            Some(b'[') if line.trim() == "[TOC]" => {
                edits.push(Edit::left_out(
                    range.clone(),
                    is_pelican,
                    Difference::TableOfContents,
                ));
            }
            _ => {}
        }
        if has_attributes {
            attribute_lists(line, range.start, is_pelican, edits);
        }
    }
}

fn is_abbreviation(line: &str) -> bool {
    line.strip_prefix("*[")
        .and_then(|rest| rest.split_once("]:"))
        .is_some_and(|(word, _)| !word.is_empty() && !word.contains(']'))
}

/// `##Heading`: a heading for Python-Markdown, and likely meant as one by everybody who writes several `#`.
fn heading(line: &str, start: usize, is_pelican: bool, edits: &mut Vec<Edit>) {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let Some(next) = line[level..].chars().next() else {
        return;
    };
    if !(1..=6).contains(&level) || next.is_whitespace() {
        return;
    }
    if is_pelican {
        edits.push(Edit::insert(start + level, " "));
    } else if level > 1 || next.is_uppercase() {
        let difference = Difference::HeadingWithoutSpace;
        edits.push(Edit::left_out(start..start, false, difference));
    }
}

/// `{: #id .class }`: in a heading it is read, elsewhere it cannot be.
fn attribute_lists(line: &str, start: usize, is_pelican: bool, edits: &mut Vec<Edit>) {
    let mut from = 0;
    while let Some(open) = line[from..].find("{:").map(|index| from + index) {
        let Some(close) = line[open..].find('}').map(|index| open + index) else {
            return;
        };
        from = close + 1;
        let range = start + open..start + from;
        if line.starts_with('#') && from == line.len() {
            edits.push(Edit {
                range: range.start + 1..range.start + 2,
                with: "",
                difference: None,
            });
        } else {
            edits.push(Edit::left_out(range, is_pelican, Difference::AttributeList));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(dialect: Dialect, text: &str, expected: &str, differences: &[Difference]) {
        let prepared = prepare(text, dialect);
        assert_eq!(prepared.text, expected, "{text:?}");
        let found: Vec<Difference> = prepared
            .differences
            .iter()
            .map(|(_, found)| *found)
            .collect();
        assert_eq!(found, differences, "{text:?}");
    }

    #[test]
    fn pelican_texts_become_commonmark() {
        use Difference::{Abbreviation, AttributeList, TableOfContents};
        let check = |text, expected, differences: &[Difference]| {
            check(Dialect::Pelican, text, expected, differences);
        };
        check(
            "[a]({filename}my page.md)",
            "[a](<{filename}my page.md>)",
            &[],
        );
        check(
            "[a](my page.md \"t t\") b",
            "[a](<my page.md> \"t t\") b",
            &[],
        );
        check("[a](b.md \"t\")", "[a](b.md \"t\")", &[]);
        check(
            "![a]({static}a (1) b.png)",
            "![a](<{static}a (1) b.png>)",
            &[],
        );
        check(
            "`[a]({filename}my page.md)`",
            "`[a]({filename}my page.md)`",
            &[],
        );
        check("##Heading\n#x", "## Heading\n# x", &[]);
        check("```\n##Heading\n```", "```\n##Heading\n```", &[]);
        check("## T {: #x .y }", "## T { #x .y }", &[]);
        check("text {: .y }", "text ", &[AttributeList]);
        check("[TOC]", "", &[TableOfContents]);
        check("*[HTML]: Hyper", "", &[Abbreviation]);
        check("* a\n* [b]: c", "* a\n* [b]: c", &[]);
    }

    #[test]
    fn commonmark_texts_stay_but_for_pelicans_links() {
        use Difference::{AttributeList, HeadingWithoutSpace};
        let check = |text, expected, differences: &[Difference]| {
            check(Dialect::Yaml, text, expected, differences);
        };
        check(
            "[a]({filename}my page.md)",
            "[a](<{filename}my page.md>)",
            &[],
        );
        check("[a](my page.md)", "[a](my page.md)", &[]);
        check("##Heading", "##Heading", &[HeadingWithoutSpace]);
        check("#hashtag", "#hashtag", &[]);
        check("text {: .y }", "text {: .y }", &[AttributeList]);
    }

    #[test]
    fn offsets_lead_back() {
        let prepared = prepare("##A\n[a](b c.md) d", Dialect::Pelican);
        assert_eq!(prepared.text, "## A\n[a](<b c.md>) d");
        let at = |text: &str| prepared.text.find(text).map(|at| prepared.original(at));
        assert_eq!(at("A"), Some(2));
        assert_eq!(at("b c"), Some(8));
        assert_eq!(at(" d"), Some(15));
    }
}
