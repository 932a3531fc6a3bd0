//! What an author wrote as a link's destination, taken apart.

use percent_encoding::percent_decode_str;

/// A destination by what it counts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// An address of another site, or something else with a scheme.
    External,
    /// A source file, by its path from the content folder.
    File(Target),
    /// An address of this site, relative to the page's or, with a leading `/`, from the root.
    Address(Target),
    /// The site's home.
    Index(Target),
    /// Something of Pelican's that this program does not publish: a category, a tag, an author.
    Unsupported(String),
    /// A path that leads out of the content folder.
    Outside,
}

/// A path with what follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The path, decoded.
    pub path: String,
    /// `?…`, with its sign, or nothing.
    pub query: String,
    /// What follows `#`, decoded.
    pub fragment: Option<String>,
}

/// Takes apart what stands in a document at `document` (its path from the content folder).
pub fn parse(text: &str, document: &str) -> Destination {
    let text = text.trim();
    if has_scheme(text) || text.starts_with("//") {
        return Destination::External;
    }
    if text.starts_with(['{', '|', '%']) {
        let decoded_prefix = text
            .replacen("%7B", "{", 1)
            .replacen("%7b", "{", 1)
            .replacen("%7D", "}", 1)
            .replacen("%7d", "}", 1);
        if let Some((keyword, rest)) = pelican_keyword(&decoded_prefix) {
            return pelican(keyword, rest, document);
        }
    }
    let target = split(text);
    if target.path.is_empty() {
        return Destination::Address(target);
    }
    let last = target.path.rsplit('/').next().unwrap_or_default();
    if is_source(last) && !target.path.starts_with('/') {
        return file(target, document);
    }
    Destination::Address(target)
}

/// `{filename}rest` and the old `|filename|rest`.
fn pelican_keyword(text: &str) -> Option<(&str, &str)> {
    let (keyword, rest) = match text.strip_prefix('{') {
        Some(rest) => rest.split_once('}')?,
        None => text.strip_prefix('|')?.split_once('|')?,
    };
    (!keyword.is_empty() && keyword.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .then_some((keyword, rest))
}

fn pelican(keyword: &str, rest: &str, document: &str) -> Destination {
    match keyword {
        "filename" | "static" | "attach" => file(split(rest), document),
        "index" => Destination::Index(split(rest)),
        other => Destination::Unsupported(other.to_owned()),
    }
}

fn file(target: Target, document: &str) -> Destination {
    let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
    let joined = match target.path.strip_prefix('/') {
        Some(from_root) => normal(from_root),
        None if folder.is_empty() => normal(&target.path),
        None => normal(&[folder, "/", &target.path].concat()),
    };
    match joined {
        Some(path) => Destination::File(Target { path, ..target }),
        None => Destination::Outside,
    }
}

/// A path without `.` and `..`, or nothing if it leads out.
pub fn normal(path: &str) -> Option<String> {
    let pairs = path.bytes().zip(path.bytes().skip(1));
    // Looking at all bytes without a way out is the fastest way to know.
    let has_empty_part = pairs.fold(false, |found, (byte, next)| {
        found | (byte == b'/' && matches!(next, b'.' | b'/'))
    });
    if !path.starts_with(['.', '/']) && !has_empty_part {
        return Some(path.strip_suffix('/').unwrap_or(path).to_owned());
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn split(text: &str) -> Target {
    let (rest, fragment) = match text.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (text, None),
    };
    let (path, query) = match rest.find('?') {
        Some(position) => rest.split_at(position),
        None => (rest, ""),
    };
    let decode = |text: &str| {
        percent_decode_str(text)
            .decode_utf8()
            .map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
    };
    Target {
        path: decode(path),
        query: query.to_owned(),
        fragment: fragment.map(decode),
    }
}

fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

/// Whether a file's name is that of a Markdown source.
fn is_source(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| matches!(ending, "md" | "mkd" | "mdown" | "markdown"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(path: &str, query: &str, fragment: Option<&str>) -> Target {
        Target {
            path: path.to_owned(),
            query: query.to_owned(),
            fragment: fragment.map(str::to_owned),
        }
    }

    #[test]
    fn destinations_are_taken_apart() {
        let check = |text: &str, expected: Destination| {
            assert_eq!(parse(text, "pages/a.md"), expected, "{text:?}");
        };
        check("https://example.org/x.md", Destination::External);
        check("mailto:a@example.org", Destination::External);
        check("b.md", Destination::File(target("pages/b.md", "", None)));
        check(
            "../b.md?x=1#y",
            Destination::File(target("b.md", "?x=1", Some("y"))),
        );
        check(
            "{filename}./code.md",
            Destination::File(target("pages/code.md", "", None)),
        );
        check(
            "{filename}/my page.md",
            Destination::File(target("my page.md", "", None)),
        );
        check(
            "%7Bfilename%7D/my%20page.md",
            Destination::File(target("my page.md", "", None)),
        );
        check(
            "|filename|b.md",
            Destination::File(target("pages/b.md", "", None)),
        );
        check(
            "{static}/images/a.png",
            Destination::File(target("images/a.png", "", None)),
        );
        check("{index}", Destination::Index(target("", "", None)));
        check("{tag}x", Destination::Unsupported("tag".to_owned()));
        check("../../b.md", Destination::Outside);
        check("#here", Destination::Address(target("", "", Some("here"))));
        check(
            "../other/#caf%C3%A9",
            Destination::Address(target("../other/", "", Some("café"))),
        );
    }
}
