//! Text, attributes and addresses, written so that they stay what they are.

/// Appends text.
pub fn text(out: &mut String, text: &str) {
    // Most texts have none of the three; looking at all bytes without a branch is the fastest way to know.
    let is_plain = text.bytes().fold(true, |plain, byte| {
        plain & !matches!(byte, b'<' | b'>' | b'&')
    });
    if is_plain {
        out.push_str(text);
        return;
    }
    escaped(out, text, |byte| match byte {
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'&' => Some("&amp;"),
        _ => None,
    });
}

/// Appends the inside of an attribute in double quotes.
pub fn attribute(out: &mut String, value: &str) {
    escaped(out, value, |byte| match byte {
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'&' => Some("&amp;"),
        b'"' => Some("&quot;"),
        _ => None,
    });
}

/// Appends an address as the inside of an attribute: what no address may hold is percent-encoded, and only that.
pub fn address(out: &mut String, address: &str) {
    escaped(out, address, |byte| match byte {
        b'&' => Some("&amp;"),
        b' ' => Some("%20"),
        b'"' => Some("%22"),
        b'<' => Some("%3C"),
        b'>' => Some("%3E"),
        b'\\' => Some("%5C"),
        b'^' => Some("%5E"),
        b'`' => Some("%60"),
        b'{' => Some("%7B"),
        b'|' => Some("%7C"),
        b'}' => Some("%7D"),
        _ => None,
    });
}

fn escaped(out: &mut String, text: &str, escape: impl Fn(u8) -> Option<&'static str>) {
    let mut written = 0;
    for (index, byte) in text.bytes().enumerate() {
        if let Some(escape) = escape(byte) {
            out.push_str(&text[written..index]);
            out.push_str(escape);
            written = index + 1;
        }
    }
    out.push_str(&text[written..]);
}
