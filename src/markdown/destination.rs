//! Where links lead, as written: values filled in, disguises taken off, schemes checked.

use percent_encoding::percent_decode_str;

use super::options::Autolinks;
use super::placeholder;

/// A destination that must not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsafe {
    /// What stands where a scheme would.
    pub scheme: String,
}

/// The schemes that pages may link to.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "sms"];

/// The destination with its values, as a browser would understand it, or its scheme where that is not allowed.
pub fn read(destination: &str, autolinks: &Autolinks) -> Result<String, Unsafe> {
    let filled = placeholder::fill(destination);
    // Browsers cut these off and take those out before they look for the scheme.
    let trimmed = filled.trim_matches(|c: char| c <= ' ');
    let read = trimmed.replace(['\t', '\n', '\r'], "");
    if let Some(pelican) = pelican(&read) {
        return Ok(pelican);
    }
    let head = &read[..read.find(['/', '?', '#']).unwrap_or(read.len())];
    let Some((scheme, _)) = head.split_once(':') else {
        return Ok(read);
    };
    let Some(known) = SCHEMES
        .into_iter()
        .find(|known| scheme.eq_ignore_ascii_case(known))
    else {
        let scheme = scheme.chars().filter(|c| !c.is_control()).collect();
        return Err(Unsafe { scheme });
    };
    Ok(match known {
        "tel" | "sms" => dial(known, &read[scheme.len() + 1..], autolinks),
        _ => read,
    })
}

/// Pelican's `{filename}`, `{static}`, … and `|filename|` are no schemes, also where an editor percent-encoded them.
fn pelican(destination: &str) -> Option<String> {
    const MARKS: [(&str, &str, char); 4] = [
        ("{", "}", '}'),
        ("|", "|", '|'),
        ("%7b", "%7d", '}'),
        ("%7c", "%7c", '|'),
    ];
    for (open, close, written) in MARKS {
        let Some(rest) = strip_prefix(destination, open) else {
            continue;
        };
        let name_end = rest
            .find(|c: char| !c.is_ascii_lowercase())
            .filter(|end| *end > 0)?;
        let (name, rest) = rest.split_at(name_end);
        let rest = strip_prefix(rest, close)?;
        let open = if written == '}' { '{' } else { '|' };
        return Some(format!("{open}{name}{written}{rest}"));
    }
    None
}

fn strip_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix)
        .then(|| &text[prefix.len()..])
}

/// `tel:` with a number as people read it becomes the number as telephones read it.
fn dial(scheme: &str, number: &str, autolinks: &Autolinks) -> String {
    let shown = percent_decode_str(number).decode_utf8_lossy();
    if let Some(dialled) = autolinks
        .href(shown.trim())
        .and_then(|href| href.strip_prefix("tel:"))
    {
        return format!("{scheme}:{dialled}");
    }
    // Spaces separate digits for the eye; RFC 3966 has no place for them.
    let digits: String = shown.chars().filter(|c| !c.is_whitespace()).collect();
    format!("{scheme}:{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(destination: &str, expected: Result<&str, &str>) {
        let autolinks = Autolinks::from_iter([("+1 216 555 0187", "tel:+12165550187")]);
        let found = read(destination, &autolinks);
        let found = found.as_deref().map_err(|found| found.scheme.as_str());
        assert_eq!(found, expected, "{destination:?}");
    }

    #[test]
    fn schemes_are_read_as_browsers_read_them() {
        check("javascript:alert(1)", Err("javascript"));
        check("JaVaScRiPt:alert(1)", Err("JaVaScRiPt"));
        check(" \u{1}javascript:x", Err("javascript"));
        check("java\nscript:x", Err("javascript"));
        check("java\u{200B}script:x", Err("java\u{200B}script"));
        check("data:text/html,x", Err("data"));
        check("vbscript:x", Err("vbscript"));
        check("file:///etc/passwd", Err("file"));
        check("C:\\x", Err("C"));
        check("HTTPS://example.org", Ok("HTTPS://example.org"));
        check("mailto:a@example.org", Ok("mailto:a@example.org"));
        check("other.md#a:b", Ok("other.md#a:b"));
        check("./a:b", Ok("./a:b"));
        check("?q=a:b", Ok("?q=a:b"));
        check("#javascript:x", Ok("#javascript:x"));
        check("javascript%3Ax", Ok("javascript%3Ax"));
        check("", Ok(""));
    }

    #[test]
    fn numbers_are_written_for_telephones() {
        check("tel:+1 216 555 0187", Ok("tel:+12165550187"));
        check("sms:+1%20216%20555%200187", Ok("sms:+12165550187"));
        check("tel:+1 503-555-0131", Ok("tel:+1503-555-0131"));
    }

    #[test]
    fn pelican_marks_survive_encoding() {
        check("{filename}./code.md", Ok("{filename}./code.md"));
        check(
            "%7Bfilename%7Dmy%20page.md#x",
            Ok("{filename}my%20page.md#x"),
        );
        check("|filename|a:b.md", Ok("|filename|a:b.md"));
        check("%7Cstatic%7Cx.png", Ok("|static|x.png"));
        check("{x", Ok("{x"));
        check("{}javascript:x", Err("{}javascript"));
        check("{java\nscript}:x", Ok("{javascript}:x"));
    }
}
