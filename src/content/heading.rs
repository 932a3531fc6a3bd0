//! The heading that a page's text opens with.

/// The text of the first-level heading that `body` opens with, as written, without its marks and its `{#id}`.
///
/// Comments and blank lines may stand before it; anything else may not.
#[must_use]
pub fn opening_heading(body: &str) -> Option<&str> {
    let body = without_comments(body);
    let (line, behind) = body.split_once('\n').unwrap_or((body, ""));
    if line.starts_with("    ") || line.starts_with('\t') {
        return None;
    }
    let line = line.trim();
    let title = match line.strip_prefix('#') {
        Some(rest) if rest.is_empty() || rest.starts_with([' ', '\t']) => without_closing(rest),
        None if is_underline(behind) && !starts_other_block(line) => line,
        _ => return None,
    };
    let title = without_attributes(title);
    (!title.is_empty()).then_some(title)
}

/// The text behind blank lines, facts' comments (`{! … !}`) and HTML comments.
fn without_comments(body: &str) -> &str {
    let mut rest = body;
    loop {
        let start = rest.trim_start();
        let comment = [("{!", "!}"), ("<!--", "-->")]
            .into_iter()
            .find_map(|(open, close)| start.strip_prefix(open)?.split_once(close));
        let Some((_, behind)) = comment else {
            // The indentation of the line decides whether it is code.
            let blank = &rest[..rest.len() - start.len()];
            return &rest[blank.rfind('\n').map_or(0, |newline| newline + 1)..];
        };
        rest = behind;
    }
}

/// `Title ##` is "Title"; `C#` is "C#".
fn without_closing(title: &str) -> &str {
    let title = title.trim();
    let bare = title.trim_end_matches('#');
    if bare.is_empty() || bare.ends_with([' ', '\t']) {
        bare.trim_end()
    } else {
        title
    }
}

/// `Title {#id .class}` is "Title"; `Title {{ event.name }}` stays.
fn without_attributes(title: &str) -> &str {
    title
        .strip_suffix('}')
        .and_then(|open| open.rsplit_once('{'))
        .filter(|(_, attributes)| attributes.trim_start().starts_with(['#', '.']))
        .filter(|(title, _)| !title.ends_with('{'))
        .map_or(title, |(title, _)| title.trim_end())
}

fn is_underline(behind: &str) -> bool {
    let line = behind.lines().next().unwrap_or_default();
    !line.starts_with("    ") && {
        let line = line.trim();
        !line.is_empty() && line.bytes().all(|byte| byte == b'=')
    }
}

fn starts_other_block(line: &str) -> bool {
    line.is_empty()
        || line.starts_with(['>', '<', '|', '~', '`'])
        || ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_open_a_page() {
        let check = |body: &str, expected: Option<&str>| {
            assert_eq!(opening_heading(body), expected, "{body:?}");
        };
        check("# Code of Conduct\n\ntext", Some("Code of Conduct"));
        check("\n\r\n  # Title  ##\r\n", Some("Title"));
        check("# C#", Some("C#"));
        check("# Title {#top}", Some("Title"));
        check("# {{ event.name }} rules", Some("{{ event.name }} rules"));
        check(
            "# Rules of {{ event.name }}",
            Some("Rules of {{ event.name }}"),
        );
        check("Title\n=====\n", Some("Title"));
        check("{! note !}\n<!-- x -->\n# Title", Some("Title"));
        check("Text\n\n# Later", None);
        check("## Second", None);
        check("#Title", None);
        check("    # code", None);
        check("\n\n    # code", None);
        check("- item\n===", None);
        check("#", None);
        check("# {#id}", None);
        check("{! open", None);
        check("", None);
    }
}
