//! A part of a file, as viewers of PDFs ask for it.

use std::ops::Range;

/// What a `Range` asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it: there is no range, or none that is understood.
    Whole,
    /// These bytes.
    Bytes(Range<usize>),
    /// Bytes that the file does not have.
    Outside,
}

/// Reads the range of a request for a file of so many bytes. Several ranges are answered with the whole file, as they may be.
pub fn part(range: Option<&str>, length: usize) -> Part {
    let Some((first, last)) = range.and_then(split) else {
        return Part::Whole;
    };
    let found = match (first, last) {
        (Some(first), Some(last)) if last < first => return Part::Whole,
        (Some(first), last) => {
            let last = last.unwrap_or(usize::MAX).min(length.saturating_sub(1));
            first..last + 1
        }
        (None, Some(count)) => length.saturating_sub(count)..length,
        (None, None) => return Part::Whole,
    };
    if found.start < length && !found.is_empty() {
        Part::Bytes(found)
    } else {
        Part::Outside
    }
}

/// The two numbers of "bytes=0-499"; nothing for what is no range.
fn split(range: &str) -> Option<(Option<usize>, Option<usize>)> {
    let (unit, range) = range.split_once('=')?;
    let (first, last) = range.split_once('-')?;
    let number = |text: &str| match text.trim() {
        "" => Some(None),
        // A number that no file reaches is larger than any.
        text if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(Some(text.parse().unwrap_or(usize::MAX)))
        }
        _ => None,
    };
    let is_bytes = unit.trim().eq_ignore_ascii_case("bytes");
    is_bytes.then_some((number(first)?, number(last)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ranges() {
        let check = |range: &str, expected: Part| {
            assert_eq!(part(Some(range), 100), expected, "{range}");
        };
        check("bytes=0-0", Part::Bytes(0..1));
        check("bytes=10-19", Part::Bytes(10..20));
        check("Bytes = 90-", Part::Bytes(90..100));
        check("bytes=90-500", Part::Bytes(90..100));
        check("bytes=-10", Part::Bytes(90..100));
        check("bytes=-500", Part::Bytes(0..100));
        check("bytes=0-99999999999999999999999999", Part::Bytes(0..100));
        check("bytes=100-", Part::Outside);
        check("bytes=99999999999999999999999999-", Part::Outside);
        check("bytes=-0", Part::Outside);
        for whole in [
            "bytes=20-10",
            "bytes=-",
            "bytes=a-b",
            "lines=0-1",
            "bytes",
            "",
            "bytes=0-1,5-6",
            "bytes=--1",
            "bytes=0--1",
        ] {
            check(whole, Part::Whole);
        }
        assert_eq!(part(None, 100), Part::Whole);
        assert_eq!(part(Some("bytes=0-"), 0), Part::Outside);
    }

    proptest! {
        #[test]
        fn a_part_is_never_outside(text in "bytes=[0-9]{0,22}-[0-9]{0,22}", length in 0_usize..1000) {
            if let Part::Bytes(range) = part(Some(&text), length) {
                prop_assert!(range.start < range.end && range.end <= length);
            }
        }
    }
}
