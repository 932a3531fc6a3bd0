//! Finds many values in a file in one pass.
//!
//! Nearly all bytes of a site are the beginning of nothing. A value can only begin where a word does, so the pass asks
//! of many bytes at once, without a branch, which of them begin a word, and of those whether any value begins with the byte
//! and its neighbour. Few do, and only there letters and digits are followed, one by one, as long as any value goes on like that. Entities,
//! percent codes, escapes and letters beyond ASCII are decoded where they stand; nothing is copied. Runs that look like
//! base64 are decoded and passed through once more, and so are files with NUL bytes, without them: that is how pictures
//! keep text in UTF-16.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::base64;
use super::classes::{
    BEYOND, CLASSES, CODE, INNER, SEPARATOR, TOGETHER, WITHIN, beginnings, class, pair,
};
use super::compare::{LONGEST_GAP, matches};
use super::opaque::opaque;
use super::pattern::Pattern;
use super::piece::{fold, is_of_word, piece};

/// A value that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which value, by its number.
    pub value: usize,
    /// Where it stands.
    pub range: Range<usize>,
}

/// Many values, kept ready to be looked for.
#[derive(Clone, Debug)]
pub struct Finder {
    /// Sorted by their letters and digits, so that those which begin alike are neighbours.
    values: Vec<Wanted>,
    /// By the class of a byte: the classes that can follow where a value begins with it.
    pairs: [u64; 64],
    /// By the classes of two letters or digits: the classes that can follow where a value begins with both.
    triples: Vec<u64>,
    /// The classes of values that are one letter or digit.
    alone: u64,
    /// By the class of a byte: the values that begin with such a one.
    starts: Vec<Range<usize>>,
    is_ascii: bool,
}

/// One spelling of a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Wanted {
    letters: Vec<char>,
    pattern: Pattern,
    value: usize,
}

impl Default for Finder {
    fn default() -> Self {
        Self::new([])
    }
}

impl Finder {
    /// Looks for these patterns, each of which belongs to a value by its number.
    #[must_use]
    pub fn new(patterns: impl IntoIterator<Item = (usize, Pattern)>) -> Self {
        let wanted = |(value, pattern): (usize, Pattern)| Wanted {
            letters: pattern.letters(),
            pattern,
            value,
        };
        let mut values: Vec<Wanted> = patterns.into_iter().map(wanted).collect();
        values.retain(|wanted| !wanted.letters.is_empty());
        values.sort_unstable();
        values.dedup();
        let mut pairs = [0; 64];
        let mut triples = vec![0; 64 * 64];
        let mut alone = 0;
        for Wanted {
            pattern, letters, ..
        } in &values
        {
            let first = class(letters[0]);
            pairs[usize::from(first)] |= followers(pattern, 1);
            match pattern.after(1) {
                (Some(second), _) => {
                    triples[pair(first, class(second))] |= followers(pattern, 2);
                }
                (None, _) => alone |= 1 << first,
            }
        }
        if !values.is_empty() {
            pairs[usize::from(CODE)] = u64::MAX;
            pairs[usize::from(BEYOND)] = u64::MAX;
        }
        let first = |wanted: &Wanted| class(wanted.letters[0]);
        let start = |of: u8| {
            values.partition_point(|wanted| first(wanted) < of)
                ..values.partition_point(|wanted| first(wanted) <= of)
        };
        Self {
            starts: (0..64).map(start).collect(),
            is_ascii: values
                .iter()
                .all(|wanted| wanted.letters.iter().all(char::is_ascii)),
            values,
            pairs,
            triples,
            alone,
        }
    }

    /// Every value that stands in these bytes, in any spelling, sorted by place. One that is part of another, such as a name in
    /// an address, is left out.
    #[must_use]
    pub fn find(&self, bytes: &[u8]) -> Vec<Hit> {
        let mut hits = Vec::new();
        if self.values.is_empty() {
            return hits;
        }
        let mut at = 0;
        for part in opaque(bytes) {
            self.readable(bytes, at..part.start, &mut hits);
            at = part.end;
        }
        self.readable(bytes, at..bytes.len(), &mut hits);
        outermost(hits)
    }

    /// The hash of all that is looked for. What nothing was found in stays so for every finder with the same hash.
    pub(super) fn hash(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for Wanted { pattern, .. } in &self.values {
            let pattern = format!("{pattern:?}");
            hasher.update(&(pattern.len() as u64).to_le_bytes());
            hasher.update(pattern.as_bytes());
        }
        hasher.finalize()
    }

    /// Passes through a part of the bytes as it stands, and as readers of other encodings see it.
    fn readable(&self, bytes: &[u8], part: Range<usize>, hits: &mut Vec<Hit>) {
        let start = part.start;
        let bytes = &bytes[part];
        let mut found = Vec::new();
        self.plain(bytes, &mut found);
        base64::decoded(bytes, self.is_ascii, |range, decoded| {
            let mut inside = Vec::new();
            self.plain(decoded, &mut inside);
            found.extend(outermost(inside).into_iter().map(|hit| Hit {
                value: hit.value,
                range: range.clone(),
            }));
        });
        if memchr::memchr(0, bytes).is_some() {
            self.without_nul(bytes, &mut found);
        }
        hits.extend(found.into_iter().map(|hit| Hit {
            value: hit.value,
            range: start + hit.range.start..start + hit.range.end,
        }));
    }

    /// Passes through the bytes without the zeros between letters; several zeros in a row are an end.
    fn without_nul(&self, bytes: &[u8], hits: &mut Vec<Hit>) {
        let is_nul = |at: Option<usize>| {
            at.and_then(|at| bytes.get(at))
                .is_none_or(|byte| *byte == 0)
        };
        let kept = || {
            let is_kept =
                |at: &usize| bytes[*at] != 0 || is_nul(at.checked_sub(1)) || is_nul(Some(at + 1));
            (0..bytes.len()).filter(is_kept)
        };
        let narrow: Vec<u8> = kept().map(|at| bytes[at]).collect();
        let mut found = Vec::new();
        self.plain(&narrow, &mut found);
        // Where every byte came from would take eight times the room of the file; where hits did is seen once more.
        let ends = found
            .iter()
            .flat_map(|hit| [hit.range.start, hit.range.end]);
        let ends: BTreeSet<usize> = ends.collect();
        let mut places = kept().enumerate();
        let mut place = |end: usize| {
            let found = places.find(|(at, _)| *at == end);
            (end, found.map_or(bytes.len(), |(_, place)| place))
        };
        let places: BTreeMap<usize, usize> = ends.into_iter().map(&mut place).collect();
        hits.extend(found.into_iter().map(|hit| Hit {
            value: hit.value,
            range: places[&hit.range.start]..places[&hit.range.end],
        }));
    }

    fn plain(&self, bytes: &[u8], hits: &mut Vec<Hit>) {
        for start in (0..bytes.len()).step_by(TOGETHER) {
            for (eight, mut left) in beginnings(bytes, start).into_iter().enumerate() {
                while left != 0 {
                    let at = start + eight * 8 + left.trailing_zeros() as usize / 8;
                    if self.may_begin_at(bytes, at) {
                        self.candidate(bytes, at, hits);
                    }
                    left &= left - 1;
                }
            }
        }
    }

    /// Whether a value begins with the byte at a place and the one behind it, or the two.
    #[inline]
    fn may_begin_at(&self, bytes: &[u8], at: usize) -> bool {
        let class = |at: usize| {
            let byte = bytes.get(at);
            byte.map_or(SEPARATOR, |byte| CLASSES[usize::from(*byte)])
        };
        let (first, second) = (class(at), class(at + 1));
        let follows = self.pairs[usize::from(first) % 64] >> (second % 64) & 1 == 1;
        follows && self.may_begin(first, second, class(at + 2))
    }

    /// Whether a value begins with these three, as far as they are plain letters or digits.
    fn may_begin(&self, first: u8, second: u8, third: u8) -> bool {
        let is_plain = |class: u8| (1..INNER).contains(&class);
        match (is_plain(first), second) {
            (true, second) if is_plain(second) => {
                self.triples[pair(first, second)] >> third & 1 == 1
            }
            (true, SEPARATOR) if is_plain(third) => {
                self.triples[pair(first, third)] != 0 || self.alone >> first & 1 == 1
            }
            _ => true,
        }
    }

    /// Looks whether a value stands at a place, or behind the code of a separator there.
    fn candidate(&self, bytes: &[u8], at: usize, hits: &mut Vec<Hit>) {
        let Some(piece) = piece(bytes, at) else {
            return;
        };
        match piece.seen {
            Some(c) if is_of_word(c) => self.follow(bytes, at, false, hits),
            // What follows is a word's beginning even where the code ends with a letter, as in `%2F`.
            _ if is_code(bytes, at) && piece.end > at + 1 && is_plain(bytes, piece.end) => {
                self.follow(bytes, piece.end, true, hits);
            }
            _ => {}
        }
    }

    /// Follows letters and digits as long as any value goes on like that, and compares those that have no more of them.
    fn follow(&self, bytes: &[u8], start: usize, is_behind_code: bool, hits: &mut Vec<Hit>) {
        let mut left = &self.values[..];
        let (mut at, mut depth, mut last) = (start, 0, start);
        while let Some((c, end)) = letter(bytes, at) {
            at = end;
            let Some(c) = c else {
                if at - last > LONGEST_GAP {
                    return;
                }
                continue;
            };
            if depth == 0 {
                left = &left[self.starts[usize::from(class(c))].clone()];
            }
            let from = left.partition_point(|wanted| wanted.letters[depth] < c);
            let to = left.partition_point(|wanted| wanted.letters[depth] <= c);
            left = &left[from..to];
            depth += 1;
            while let Some((wanted, longer)) = left
                .split_first()
                .filter(|(wanted, _)| wanted.letters.len() == depth)
            {
                if let Some(end) = matches(&wanted.pattern, bytes, start, is_behind_code) {
                    hits.push(Hit {
                        value: wanted.value,
                        range: start..end,
                    });
                }
                left = longer;
            }
            if left.is_empty() {
                return;
            }
            last = at;
        }
    }
}

/// The letter or digit at a place, folded, or nothing where something else stands; and what comes next.
fn letter(bytes: &[u8], at: usize) -> Option<(Option<char>, usize)> {
    let byte = *bytes.get(at)?;
    if byte.is_ascii_alphanumeric() {
        return Some((Some(char::from(byte.to_ascii_lowercase())), at + 1));
    }
    let piece = piece(bytes, at)?;
    Some((piece.seen.filter(|c| is_of_word(*c)).map(fold), piece.end))
}

/// The hits that are part of no other one, sorted by place.
fn outermost(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end), hit.value));
    let mut kept: Vec<Hit> = Vec::new();
    for hit in hits {
        if kept
            .last()
            .is_none_or(|last| hit.range.end > last.range.end)
        {
            kept.push(hit);
        }
    }
    kept
}

/// The classes that can follow behind so many letters of a pattern.
fn followers(pattern: &Pattern, count: usize) -> u64 {
    let (letter, can_be_else) = pattern.after(count);
    WITHIN | letter.map_or(0, |letter| 1 << class(letter)) | u64::from(can_be_else) << SEPARATOR
}

fn is_code(bytes: &[u8], at: usize) -> bool {
    CLASSES[usize::from(bytes[at])] == CODE
}

fn is_plain(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_alphanumeric)
}
