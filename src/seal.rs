//! Seals: eight characters that tell whether two prints say the same.

/// The digits of Crockford's base 32: no I, L, O or U, so that a seal can be read aloud and typed again.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The seal of a page: of its words and facts, and not of its looks. White space counts as one space.
#[must_use]
pub fn seal(parts: &[&str]) -> String {
    // One text is hashed at once: the hash of many small pieces costs ten times as much.
    let length: usize = parts.iter().map(|part| part.len() + 2).sum();
    let mut text = String::with_capacity(length);
    for part in parts {
        for line in part.split('\n') {
            let line = line.trim_ascii();
            if is_spaced_plainly(line) {
                text.push_str(line);
                text.push_str(if line.is_empty() { "" } else { " " });
                continue;
            }
            for word in line.split_ascii_whitespace() {
                text.push_str(word);
                text.push(' ');
            }
        }
        text.push('\0');
    }
    let hash = blake3::hash(text.as_bytes());
    let bits = hash.as_bytes()[..5]
        .iter()
        .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    (0..8)
        .rev()
        .map(|place| {
            char::from(DIGITS[usize::try_from(bits >> (place * 5) & 31).unwrap_or_default()])
        })
        .collect()
}

/// Whether single spaces are all the white space of a line, as they usually are: then it need not be taken apart.
fn is_spaced_plainly(line: &str) -> bool {
    let bytes = line.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    // Looking at all bytes without a branch is the fastest way to know.
    let strange = pairs.fold(0_u8, |found, (byte, next)| {
        let is_other = matches!(byte, b'\t' | b'\r' | b'\x0c');
        let is_double = matches!((byte, next), (b' ', b' '));
        found | u8::from(is_other) | u8::from(is_double)
    });
    strange == 0
}

/// The words of HTML that this program wrote: what stands outside its tags.
#[must_use]
pub fn words_of_html(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut written = 0;
    let mut inside = false;
    for place in memchr::memchr2_iter(b'<', b'>', html.as_bytes()) {
        match (html.as_bytes()[place], inside) {
            (b'<', false) => {
                let text = html[written..place].trim_ascii();
                if !text.is_empty() {
                    words.push_str(text);
                    words.push(' ');
                }
                inside = true;
            }
            (b'>', true) => {
                written = place + 1;
                inside = false;
            }
            _ => {}
        }
    }
    if !inside {
        words.push_str(&html[written..]);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seals_depend_on_words_alone() {
        let page = |html: &str| seal(&["Title", &words_of_html(html)]);
        assert_eq!(
            page("<p>Call  <b>911</b></p>"),
            page("<div>Call <i>911</i>\n</div>")
        );
        assert_ne!(page("<p>Call 911</p>"), page("<p>Call 112</p>"));
        assert_ne!(seal(&["a b", "c"]), seal(&["a", "b c"]));
        assert_eq!(seal(&[]).len(), 8);
    }
}
