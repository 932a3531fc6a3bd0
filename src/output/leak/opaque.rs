//! The parts of a file that are compressed: nobody reads words there, and looking for some would take most of a build.

use std::ops::Range;

use memchr::memmem;

/// A PNG file begins so (PNG, "PNG signature").
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The chunks of PNG that hold the picture itself; others hold texts.
const PICTURE_CHUNKS: [&[u8]; 2] = [b"IDAT", b"fdAT"];
/// A JPEG file begins so (ITU T.81, B.1.1.3).
const JPEG: &[u8] = b"\xFF\xD8\xFF";
/// Behind this marker's segment stands the picture itself.
const START_OF_SCAN: u8 = 0xDA;
/// A PDF file begins so (ISO 32000-1, 7.5.2).
const PDF: &[u8] = b"%PDF-";
/// Filters whose output says nothing to those who look at it.
const FILTERS: [&[u8]; 3] = [b"/FlateDecode", b"/DCTDecode", b"/JPXDecode"];
/// How far before a stream of a PDF its dictionary can begin.
const LONGEST_DICTIONARY: usize = 1024;

/// The compressed parts of a file, in order and apart. Where its form is not what it seems, nothing is left out.
pub(super) fn opaque(bytes: &[u8]) -> Vec<Range<usize>> {
    if bytes.starts_with(PNG) {
        png(bytes)
    } else if bytes.starts_with(JPEG) {
        jpeg(bytes)
    } else if bytes.starts_with(PDF) {
        pdf(bytes)
    } else {
        Vec::new()
    }
}

/// The data of a picture's chunks: each chunk is its length, its name, its data and a checksum.
fn png(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut at = PNG.len();
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let data = at + 8..(at + 8).saturating_add(length);
        if data.end > bytes.len() {
            break;
        }
        at = data.end + 4;
        if PICTURE_CHUNKS.contains(&&head[4..]) {
            parts.push(data);
        }
    }
    parts
}

/// What stands between the header of a scan and the next marker.
fn jpeg(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut at = 2;
    while let Some([0xFF, marker, high, low]) = bytes.get(at..at + 4) {
        let segment = usize::from(u16::from_be_bytes([*high, *low]));
        at += 2 + segment.max(2);
        if *marker == START_OF_SCAN {
            let end = scan_end(bytes, at);
            parts.push(at.min(end)..end);
            at = end;
        }
    }
    parts
}

/// The next marker that is no restart and no byte of the picture.
fn scan_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let is_marker = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7 | 0xFF);
    let length = rest.windows(2).position(is_marker);
    length.map_or(bytes.len(), |length| from + length)
}

/// The streams that are compressed.
fn pdf(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(found) = memmem::find(&bytes[at..], b"stream") {
        let start = at + found + b"stream".len();
        let before = &bytes[at.max(start.saturating_sub(LONGEST_DICTIONARY))..start];
        let dictionary = memmem::rfind(before, b" obj").map(|obj| &before[obj..]);
        let is_compressed = dictionary
            .is_some_and(|text| FILTERS.iter().any(|of| memmem::find(text, of).is_some()));
        at = start;
        if !is_compressed {
            continue;
        }
        // Without an end here, there is none further on.
        let Some(length) = memmem::find(&bytes[start..], b"endstream") else {
            break;
        };
        parts.push(start..start + length);
        at = start + length + b"endstream".len();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(bytes: &[u8]) -> String {
        let mut left = bytes.to_vec();
        for part in opaque(bytes).into_iter().rev() {
            left.drain(part);
        }
        String::from_utf8_lossy(&left).into_owned()
    }

    fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).expect("a short one");
        [&length.to_be_bytes(), name, data, b"sums"].concat()
    }

    #[test]
    fn texts_of_pictures_stay_and_pictures_go() {
        let png = [
            PNG,
            &chunk(b"tEXt", b"Robin"),
            &chunk(b"IDAT", b"picture"),
            &chunk(b"tEXt", b"Wren"),
        ]
        .concat();
        let text = left(&png);
        assert!(text.contains("Robin") && text.contains("Wren"), "{text:?}");
        assert!(!text.contains("picture"), "{text:?}");

        let comment = b"\xFF\xFE\x00\x07Robin";
        let scan = b"\xFF\xDA\x00\x03xpicture\xFF\x00picture\xFF\xD0picture";
        let jpeg = [&b"\xFF\xD8"[..], comment, scan, comment, b"\xFF\xD9"].concat();
        let text = left(&jpeg);
        assert_eq!(text.matches("Robin").count(), 2, "{text:?}");
        assert!(!text.contains("picture"), "{text:?}");
    }

    #[test]
    fn compressed_streams_go_and_others_stay() {
        let pdf = b"%PDF-1.7\n1 0 obj\n<</Filter /FlateDecode>>\nstream\npacked\nendstream\n2 0 obj\n<<>>\nstream\nRobin\nendstream\n(Wren)";
        let text = left(pdf);
        assert!(text.contains("Robin") && text.contains("Wren"), "{text:?}");
        assert!(!text.contains("packed"), "{text:?}");
    }

    #[test]
    fn what_is_not_what_it_seems_stays_whole() {
        for bytes in [
            [PNG, b"\xFF\xFF\xFF\xFFIDATpicture"].concat(),
            b"\xFF\xD8\xFF\xDA".to_vec(),
            b"%PDF-1.7 /FlateDecode stream without end".to_vec(),
            b"stream endstream".to_vec(),
        ] {
            assert!(opaque(&bytes).is_empty(), "{bytes:?}");
        }
    }

    #[test]
    fn no_bytes_stop_it() {
        for head in [PNG, JPEG, PDF, b"%PDF- 1 0 obj /FlateDecode stream"] {
            for byte in 0..=255_u8 {
                let bytes = [head, &[byte; 9]].concat();
                assert!(opaque(&bytes).iter().all(|part| part.end <= bytes.len()));
            }
        }
    }
}
