//! Where everything lives: the only owner of the scheme of addresses (design §2).

use crate::output::{OutputPath, PathError};
use crate::vocabulary::Language;

/// The folder of an edition and language, with a `/` at its end, or nothing: `2026/es/`.
#[must_use]
pub fn folder(event: Option<&str>, language: Option<&Language>) -> String {
    let event = event.map(|event| format!("{event}/")).unwrap_or_default();
    let language = language
        .map(|language| format!("{language}/"))
        .unwrap_or_default();
    format!("{event}{language}")
}

/// The file that answers at an address, both from the site's root: `2026/a/` is `2026/a/index.html`.
///
/// An address without a file ending is a folder's.
pub fn file_of(url: &str) -> Result<OutputPath, PathError> {
    let url = url.strip_prefix('/').unwrap_or(url);
    let last = url.rsplit('/').next().unwrap_or_default();
    let path = match last {
        "" => format!("{url}index.html"),
        "." => format!("{}index.html", url.trim_end_matches('.')),
        name if name.contains('.') => url.to_owned(),
        _ => format!("{url}/index.html"),
    };
    OutputPath::new(&path)
}

/// The address that leads to a file: `2026/a/index.html` is `2026/a/`.
#[must_use]
pub fn url_of(path: &OutputPath) -> &str {
    let path = path.as_str();
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}

/// The way from one address to another, both from the site's root, so that a site works in any folder of any host.
///
/// ```
/// use quietroom::site::url::relative;
/// assert_eq!(relative("2026/guide/", "2026/code/"), "../code/");
/// assert_eq!(relative("2026/guide/", "style.css"), "../../style.css");
/// assert_eq!(relative("", "2026/"), "2026/");
/// assert_eq!(relative("2026/", "2026/"), "./");
/// ```
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    let folders = |address: &str| address.rfind('/').map_or(0, |slash| slash + 1);
    let from = &from[..folders(from)];
    // The root is no folder by itself.
    let to = if folders(to) == 1 { &to[1..] } else { to };
    // Folders that both have in common end with a `/` in both.
    let mut common = 0;
    let bytes = from.bytes().zip(to[..folders(to)].bytes()).enumerate();
    for (at, (byte, _)) in bytes.take_while(|(_, (a, b))| a == b) {
        if byte == b'/' {
            common = at + 1;
        }
    }
    let up = from[common..].bytes().filter(|byte| *byte == b'/').count();
    let mut way = String::with_capacity(up * 3 + to.len() - common);
    for _ in 0..up {
        way.push_str("../");
    }
    way.push_str(&to[common..]);
    if way.is_empty() {
        way.push_str("./");
    } else if way
        .split('/')
        .next()
        .is_some_and(|first| first.contains(':'))
    {
        // Else it would name a protocol.
        return format!("./{}", encode(&way));
    } else if !is_plain(&way) {
        return encode(&way);
    }
    way
}

/// The file that a relative way leads to from an address of the site, both from the site's root; nothing for a way that
/// leads out, or to another host.
#[must_use]
pub fn resolve(from: &str, way: &str) -> Option<OutputPath> {
    let base = url::Url::parse("site:/").ok()?.join(&encode(from)).ok()?;
    let found = base.join(way).ok()?;
    let path = (found.scheme() == "site").then(|| found.path().to_owned())?;
    let path = percent_encoding::percent_decode_str(&path)
        .decode_utf8()
        .ok()?;
    file_of(&path).ok()
}

/// A path as an address may hold it: what would end or split it is percent-encoded.
#[must_use]
pub fn encode(path: &str) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const PATH: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'`')
        .add(b'{')
        .add(b'}')
        .add(b'%')
        .add(b'\\');
    if is_plain(path) {
        return path.to_owned();
    }
    utf8_percent_encode(path, PATH).to_string()
}

/// Whether a path has nothing that needs to be encoded, as nearly all have.
fn is_plain(path: &str) -> bool {
    let is = |byte: u8| byte.is_ascii_alphanumeric() | matches!(byte, b'-'..=b'/' | b'_' | b'~');
    path.bytes().fold(true, |all, byte| all & is(byte))
}

/// A slug from a file's name: white space and what has a meaning in addresses become hyphens.
#[must_use]
pub fn slug_of(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        let is_plain = c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | '+');
        if is_plain {
            slug.push(c);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_matches(['-', '.']);
    slug.to_owned()
}

/// Whether a text can be a slug: letters, digits, `-`, `_`, `.`, `~`, `+`, and not dots alone.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.len() <= 200 && slug_of(text) == text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_files_belong_together() {
        let check = |url: &str, file: &str| {
            let path = file_of(url).expect("a good address");
            assert_eq!(path.as_str(), file, "{url:?}");
        };
        check("", "index.html");
        check("/2026/", "2026/index.html");
        check("2026/a", "2026/a/index.html");
        check("/a/.", "a/index.html");
        check("pages/a.html", "pages/a.html");
        assert_eq!(url_of(&file_of("2026/a").expect("good")), "2026/a/");
        assert_eq!(
            url_of(&file_of("x/noindex.html").expect("good")),
            "x/noindex.html"
        );
        assert_eq!(file_of("../x"), Err(PathError::Outside));
    }

    #[test]
    fn ways_lead_to_files() {
        let check = |from: &str, way: &str, file: Option<&str>| {
            let found = resolve(from, way);
            assert_eq!(
                found.as_ref().map(OutputPath::as_str),
                file,
                "{from:?} {way:?}"
            );
        };
        check("2026/cards/a/", "../../map.png", Some("2026/map.png"));
        check("2026/a/", "b%20c.png", Some("2026/a/b c.png"));
        check("", "a/", Some("a/index.html"));
        check("2026/", "https://example.org/a.png", None);
    }

    #[test]
    fn slugs_are_safe_in_addresses() {
        let check = |name: &str, slug: &str| assert_eq!(slug_of(name), slug, "{name:?}");
        check("code-of-conduct", "code-of-conduct");
        check("my page", "my-page");
        check("a/b?c#d", "a-b-c-d");
        check("código", "código");
        check("..", "");
        assert!(!is_slug("") && !is_slug("a b") && !is_slug("../x") && is_slug("code_attend"));
    }

    #[test]
    fn relative_ways() {
        let check = |from: &str, to: &str, way: &str| {
            assert_eq!(relative(from, to), way, "{from:?} to {to:?}");
        };
        check("a/b/", "a/b/c/", "c/");
        check("a/b.html", "a/c.html", "c.html");
        check("a/b/", "", "../../");
        check("", "", "./");
        check("a/", "my page/", "../my%20page/");
        check("a.html", "b:c.txt", "./b:c.txt");
        check("a/", "b:c.txt", "../b:c.txt");
    }
}
