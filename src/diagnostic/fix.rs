//! Changes that certainly mend a finding, and a text with such changes made.

use crate::source_map::Span;

/// What belongs in the place of a part of a source. It is offered only where no author would decide otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The part that goes.
    pub span: Span,
    /// What comes instead.
    pub text: String,
}

/// The text with these changes, and how many were made. Of changes that touch each other only the first is made: what
/// the others meant to change is not there any more.
#[must_use]
pub fn apply<'a>(text: &str, fixes: impl IntoIterator<Item = &'a Fix>) -> (String, usize) {
    let mut fixes: Vec<&Fix> = fixes.into_iter().collect();
    fixes.sort_by_key(|fix| fix.span);
    let mut mended = String::with_capacity(text.len());
    let (mut at, mut count) = (0, 0);
    for fix in fixes {
        let range = fix.span.range();
        let Some(kept) = text.get(at..range.start) else {
            continue;
        };
        if text.get(range.clone()).is_none() {
            continue;
        }
        mended.push_str(kept);
        mended.push_str(&fix.text);
        at = range.end;
        count += 1;
    }
    mended.push_str(&text[at..]);
    (mended, count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source_map::SourceMap;

    #[test]
    fn changes_are_made_in_order_and_never_over_each_other() {
        let mut sources = SourceMap::default();
        let file = sources.add("a.md", "one twö three");
        let fix = |range: std::ops::Range<usize>, text: &str| Fix {
            span: Span::new(file, range),
            text: text.to_owned(),
        };
        let check = |fixes: &[Fix], expected: &str, count: usize| {
            let done = apply("one twö three", fixes);
            assert_eq!(done, (expected.to_owned(), count), "{fixes:?}");
        };
        check(&[], "one twö three", 0);
        check(&[fix(4..8, "two"), fix(0..3, "1")], "1 two three", 2);
        check(&[fix(0..8, ""), fix(4..8, "two")], " three", 1);
        // Not between two bytes of a character, and not behind the end.
        check(&[fix(7..8, "o"), fix(9..99, "3")], "one twö three", 0);
        check(&[fix(3..3, ","), fix(14..14, ".")], "one, twö three.", 2);
    }
}
