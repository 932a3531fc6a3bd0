//! The bleed box of a page: what ink covers, between the cut and the paper's edge.
//!
//! Typst writes the trim box alone. Its files have one table of objects in plain text, so that a few bytes more in a page
//! only move what comes behind them.

use super::fonts::POINTS;

/// How a page begins.
const PAGE: &[u8] = b"<</Type/Page/";

/// The box that Typst writes.
const TRIM: &[u8] = b"/TrimBox[";

/// The length of an entry in the table of objects.
const ENTRY: usize = 20;

/// The same PDF with a bleed box around each trim box, as wide as the ink goes beyond the cut (in millimetres). A file that
/// is not written as expected is left as it is: then the paper's edge counts.
pub(super) fn with_bleed_box(bytes: Vec<u8>, bleed: f64) -> Vec<u8> {
    insert(&bytes, bleed * POINTS).unwrap_or(bytes)
}

fn insert(bytes: &[u8], bleed: f64) -> Option<Vec<u8>> {
    let table = last(bytes, b"\nxref\n")? + 1;
    let mut parts: Vec<(usize, String)> = Vec::new();
    for page in memchr::memmem::find_iter(&bytes[..table], PAGE) {
        let end = page + memchr::memmem::find(&bytes[page..], b"endobj")?;
        let start = page + memchr::memmem::find(&bytes[page..end], TRIM)? + TRIM.len();
        let close = start + memchr::memchr(b']', &bytes[start..end])?;
        let numbers = std::str::from_utf8(&bytes[start..close]).ok()?;
        let numbers: Vec<f64> = numbers
            .split(' ')
            .map(|number| number.parse().ok())
            .collect::<Option<_>>()?;
        let [left, lower, right, upper] = numbers[..] else {
            return None;
        };
        let [left, lower] = [left - bleed, lower - bleed].map(|number| number.max(0.0));
        let [right, upper] = [right + bleed, upper + bleed];
        let bleed_box = format!("/BleedBox[{left:.4} {lower:.4} {right:.4} {upper:.4}]");
        parts.push((close + 1, bleed_box));
    }
    let moved = |offset: usize| -> usize {
        let before = parts.iter().filter(|(place, _)| *place <= offset);
        offset + before.map(|(_, text)| text.len()).sum::<usize>()
    };
    let mut written = Vec::with_capacity(bytes.len() + 200);
    let mut copied = 0;
    for (place, text) in &parts {
        written.extend_from_slice(&bytes[copied..*place]);
        written.extend_from_slice(text.as_bytes());
        copied = *place;
    }
    written.extend_from_slice(&bytes[copied..table]);
    let trailer = table + memchr::memmem::find(&bytes[table..], b"trailer")?;
    written.extend_from_slice(&moved_table(&bytes[table..trailer], &moved)?);
    let start = trailer + last(&bytes[trailer..], b"startxref\n")? + b"startxref\n".len();
    written.extend_from_slice(&bytes[trailer..start]);
    written.extend_from_slice(format!("{}\n%%EOF", moved(table)).as_bytes());
    Some(written)
}

/// The table of objects with their new places.
fn moved_table(table: &[u8], moved: &impl Fn(usize) -> usize) -> Option<Vec<u8>> {
    // Two lines, "xref" and how many objects there are, then an entry of fixed length for each.
    let mut lines = memchr::memchr_iter(b'\n', table);
    let head = lines.nth(1)? + 1;
    let mut written = table[..head].to_vec();
    for entry in table[head..].chunks(ENTRY) {
        let (offset, rest) = entry.split_at_checked(10)?;
        let offset: usize = std::str::from_utf8(offset).ok()?.parse().ok()?;
        let is_used = rest.get(7) == Some(&b'n');
        let offset = if is_used { moved(offset) } else { offset };
        written.extend_from_slice(format!("{offset:010}").as_bytes());
        written.extend_from_slice(rest);
    }
    Some(written)
}

fn last(bytes: &[u8], text: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(bytes, text)
}
