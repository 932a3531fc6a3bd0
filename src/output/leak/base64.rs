//! Runs of a file that look like text in base64, decoded.

use std::ops::Range;

/// Six bytes, the shortest value that is looked for, are eight characters.
const SHORTEST: usize = 8;
/// Lines of mail and of embedded pictures are at least so long where a run goes on in the next one.
const WRAPPED: usize = 60;
/// No character of base64.
const NONE: u8 = 64;
/// Characters by what they stand for, in both alphabets.
const SEXTETS: [u8; 256] = sextets();
/// Characters by the places that they can have in two groups which stand for text, a bit for each.
const PLACES: [u8; 256] = places();

/// Calls `use_it` with each run that may be text, and what it says.
///
/// A word is eight letters of base64 as well as anything. So a run is decoded only where two neighbouring groups of four
/// stand for six characters of ASCII, which hardly any word does; unless values beyond ASCII are looked for (`is_ascii`
/// is false): then also where it mixes capitals and small letters as no word does.
pub(super) fn decoded(bytes: &[u8], is_ascii: bool, mut use_it: impl FnMut(Range<usize>, &[u8])) {
    let mut at = 0;
    while let Some(probe) = bytes.get(at + SHORTEST - 1) {
        // A run that is long enough covers one of every eight places.
        if sextet(*probe) == NONE {
            at += SHORTEST;
            continue;
        }
        let middle = at + SHORTEST - 1;
        let gap = bytes[at..middle]
            .iter()
            .rposition(|byte| sextet(*byte) == NONE);
        let start = gap.map_or(at, |gap| at + gap + 1);
        let end = run_end(bytes, start, middle);
        if end - start >= SHORTEST && may_be_text(&bytes[start..end], is_ascii) {
            let run = Run::new(&bytes[start..end], is_ascii);
            run.parts(|text| use_it(start..end, text));
        }
        at = end + 1;
    }
}

/// Where a run ends, in the next line if it is wrapped like mail.
fn run_end(bytes: &[u8], start: usize, from: usize) -> usize {
    let (mut line, mut at) = (start, from);
    loop {
        let length = bytes[at..].iter().position(|byte| sextet(*byte) == NONE);
        let end = length.map_or(bytes.len(), |length| at + length);
        if end - line < WRAPPED {
            return end;
        }
        let blank = bytes[end..]
            .iter()
            .take(8)
            .take_while(|byte| byte.is_ascii_whitespace())
            .count();
        let goes_on = bytes
            .get(end + blank)
            .is_some_and(|byte| sextet(*byte) != NONE);
        if !bytes[end..end + blank].contains(&b'\n') || !goes_on {
            return end;
        }
        (line, at) = (end + blank, end + blank);
    }
}

/// Whether a run holds two neighbouring groups that stand for text, wherever its groups begin.
fn may_be_text(run: &[u8], is_ascii: bool) -> bool {
    let is_wrapped = run.len() >= WRAPPED;
    is_wrapped || (!is_ascii && is_mixed(run)) || has_two_groups(run)
}

/// Whether eight characters of a run are two groups that [are text](is_text): bit by bit, all beginnings are followed at once.
fn has_two_groups(run: &[u8]) -> bool {
    let mut followed = 0_u8;
    run.iter().any(|byte| {
        followed = (followed << 1 | 1) & PLACES[usize::from(*byte)];
        followed >> (SHORTEST - 1) == 1
    })
}

/// A run of characters of base64.
struct Run {
    sextets: Vec<u8>,
    /// Where a `/`, `+`, `-` or `_` stands, which may also be the end of a word or of a folder's name.
    joints: Vec<usize>,
    is_mixed: bool,
}

impl Run {
    fn new(bytes: &[u8], is_ascii: bool) -> Self {
        let line: Vec<u8> = bytes
            .iter()
            .copied()
            .filter(|byte| sextet(*byte) != NONE)
            .collect();
        let joints = line
            .iter()
            .enumerate()
            .filter(|(_, byte)| !byte.is_ascii_alphanumeric());
        Self {
            joints: joints.map(|(at, _)| at).collect(),
            is_mixed: !is_ascii && is_mixed(&line),
            sextets: line.into_iter().map(sextet).collect(),
        }
    }

    /// The texts that the run, or what stands between its joints, can be read as.
    fn parts(&self, mut use_it: impl FnMut(&[u8])) {
        let end = self.sextets.len();
        for shift in 0..4 {
            self.part(shift..end, &mut use_it);
        }
        let starts = [0]
            .into_iter()
            .chain(self.joints.iter().map(|joint| joint + 1));
        for (index, start) in starts.enumerate() {
            // Text in ASCII has hardly any joint of its own, so the next few ends are enough.
            let next = self.joints.iter().skip(index).take(3).copied();
            for stop in next.chain((index + 3 >= self.joints.len()).then_some(end)) {
                self.part(start..stop, &mut use_it);
            }
        }
    }

    fn part(&self, range: Range<usize>, use_it: &mut impl FnMut(&[u8])) {
        let groups = self.sextets.get(range).unwrap_or_default();
        if groups.len() < SHORTEST {
            return;
        }
        let pairs = groups.chunks_exact(4).zip(groups.chunks_exact(4).skip(1));
        if self.is_mixed || pairs.into_iter().any(|(a, b)| is_text(a) && is_text(b)) {
            let text: Vec<u8> = groups.chunks(4).flat_map(triple).collect();
            use_it(&text);
        }
    }
}

fn sextet(byte: u8) -> u8 {
    SEXTETS[usize::from(byte)]
}

/// Whether four characters stand for three of printable ASCII.
fn is_text(group: &[u8]) -> bool {
    (0..3).all(|place| can_stand(group[place], place))
}

/// Whether a character can have a place in a group that stands for printable ASCII.
const fn can_stand(sextet: u8, place: usize) -> bool {
    match place {
        0 => 8 <= sextet && sextet < 32,
        1 => 2 <= sextet % 16 && sextet % 16 < 8,
        2 => sextet % 4 < 2,
        _ => true,
    }
}

/// The bytes that up to four characters stand for.
fn triple(group: &[u8]) -> impl Iterator<Item = u8> + use<> {
    let bits = |index: usize| group.get(index).copied().map_or(0, u32::from);
    let all = bits(0) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3);
    let [_, bytes @ ..] = all.to_be_bytes();
    bytes.into_iter().take(group.len() * 3 / 4)
}

fn is_mixed(run: &[u8]) -> bool {
    run[1..].iter().any(u8::is_ascii_uppercase) && run.iter().any(u8::is_ascii_lowercase)
}

const fn sextets() -> [u8; 256] {
    let mut sextets = [NONE; 256];
    let mut value = 0;
    while value < 62 {
        let byte = match value {
            0..26 => b'A' + value,
            26..52 => b'a' + value - 26,
            _ => b'0' + value - 52,
        };
        sextets[byte as usize] = value;
        value += 1;
    }
    sextets[b'+' as usize] = 62;
    sextets[b'-' as usize] = 62;
    sextets[b'/' as usize] = 63;
    sextets[b'_' as usize] = 63;
    sextets
}

const fn places() -> [u8; 256] {
    let mut places = [0; 256];
    let mut byte = 0;
    while byte < places.len() {
        let mut place = 0;
        while place < SHORTEST && SEXTETS[byte] != NONE {
            if can_stand(SEXTETS[byte], place % 4) {
                places[byte] |= 1 << place;
            }
            place += 1;
        }
        byte += 1;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(file: &str) -> Vec<String> {
        let mut texts = Vec::new();
        decoded(file.as_bytes(), true, |_, text| {
            texts.push(String::from_utf8_lossy(text).into_owned());
        });
        texts
    }

    #[test]
    fn what_looks_like_text_is_decoded() {
        let check = |file: &str, expected: &str| {
            let texts = texts(file);
            assert!(
                texts.iter().any(|text| text.contains(expected)),
                "{file}: {texts:?}"
            );
        };
        check(
            "data:text/plain;base64,Um9iaW4gRXhhbXBsZQ==",
            "Robin Example",
        );
        check("/data/Um9iaW4gRXhhbXBsZQ/next", "Robin Example");
        check("xUm9iaW4gRXhhbXBsZQ", "Robin Example");
        check("KzEgMjE2IDU1NSAwMTg3", "+1 216 555 0187");
        // Wrapped in the middle of the name.
        let long = "VGhpcyBsaW5lIGhhcyBzbyBtYW55IGxldHRlcnMgdGhhdCBpdCBpcyB3cmFwcGVkOiBSb2Jp\r\n biBFeGFtcGxl";
        check(&long.replace(' ', ""), "Robin Example");
    }

    #[test]
    fn words_are_not() {
        let prose = "The reporting-guide explains how somebody-else responds within twenty-four hours of Wednesday's \
            conference; see content/events/code-of-conduct/index.html#when-something-happens for everything else.";
        assert_eq!(texts(prose), Vec::<String>::new());
    }
}
