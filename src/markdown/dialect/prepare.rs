//! Changes to a text before it is parsed, so that CommonMark reads what the author wrote in another dialect.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::Difference;
use super::edits::{self, Edit};
use crate::content::Dialect;
use crate::markdown::options::extensions;

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

/// Prepares a text whose author has `dialect` in mind. Most texts need no change.
#[must_use]
pub fn prepare(text: &str, dialect: Dialect) -> Prepared<'_> {
    let mut edits = Vec::new();
    edits::spaced_destinations(text, dialect, &mut edits);
    edits::marks(text, dialect, &mut edits);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::placeholder::{VALUE, push};

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
    fn the_length_of_a_value_decides_nothing() {
        for length in [1, 600] {
            let mut value = String::new();
            push(VALUE, &"x".repeat(length), &mut value);
            check(
                Dialect::Pelican,
                &format!("[a]({value} b.md)"),
                &format!("[a](<{value} b.md>)"),
                &[],
            );
        }
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
