//! What a style loads: it may change how the page looks, and not ask other sites for anything.

/// What is wrong with a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyleProblem {
    /// It loads from another site.
    ThirdParty,
    /// It holds an address that pages may not hold.
    Unsafe,
}

/// The first thing that is wrong with a style sheet or a `style` attribute.
pub fn problem(css: &str) -> Option<StyleProblem> {
    // What loads needs one of these.
    if !css.contains(['(', '@', '\\']) {
        return None;
    }
    let css = plain(css);
    if css.contains("@import") || css.contains("expression(") || css.contains("-moz-binding") {
        return Some(StyleProblem::ThirdParty);
    }
    let quoted = ["image-set(", "src(", "image("]
        .into_iter()
        .any(|function| css.contains(function));
    if quoted && css.contains("//") {
        return Some(StyleProblem::ThirdParty);
    }
    css.split("url(").skip(1).find_map(|rest| {
        let address = rest.split(')').next().unwrap_or_default();
        address_problem(
            address.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')),
        )
    })
}

fn address_problem(address: &str) -> Option<StyleProblem> {
    let head = address.split(['/', '?', '#']).next().unwrap_or_default();
    if address.starts_with("//") || matches!(head, "http:" | "https:") || address.contains('\\') {
        return Some(StyleProblem::ThirdParty);
    }
    head.contains(':').then_some(StyleProblem::Unsafe)
}

/// The style in lower case, without comments, and with escapes read, as a browser reads it.
fn plain(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(index) = rest.find(['\\', '/']) {
        plain.push_str(&rest[..index]);
        rest = &rest[index..];
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
        } else if let Some(escape) = rest.strip_prefix('\\') {
            let digits = escape
                .bytes()
                .take(6)
                .take_while(u8::is_ascii_hexdigit)
                .count();
            let (code, behind) = escape.split_at(digits);
            rest = behind;
            if digits > 0 {
                plain.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
                rest = rest.strip_prefix([' ', '\t', '\n']).unwrap_or(rest);
            } else if let Some(c) = rest.chars().next() {
                plain.push(c);
                rest = &rest[c.len_utf8()..];
            }
        } else {
            plain.push('/');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    plain.make_ascii_lowercase();
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_load_nothing_from_elsewhere() {
        let check = |css: &str, expected| assert_eq!(problem(css), expected, "{css:?}");
        check("color: red", None);
        check("width: calc(1px + 2px)", None);
        check("background: url(x.png)", None);
        check("filter: url(#f)", None);
        check(
            "background: url( 'https://e.example/x' )",
            Some(StyleProblem::ThirdParty),
        );
        check(
            "background: url(//e.example/x)",
            Some(StyleProblem::ThirdParty),
        );
        check(
            "background: u\\72l(HTTPS://e.example)",
            Some(StyleProblem::ThirdParty),
        );
        check(
            "background: url(/**/https://e.example)",
            Some(StyleProblem::ThirdParty),
        );
        check("@im\\port 'x'", Some(StyleProblem::ThirdParty));
        check("@IMPORT 'x'", Some(StyleProblem::ThirdParty));
        check(
            "background: image-set('//e.example/x' 1x)",
            Some(StyleProblem::ThirdParty),
        );
        check("background: url(javascript:x)", Some(StyleProblem::Unsafe));
        check(
            "background: url(data:image/png,x)",
            Some(StyleProblem::Unsafe),
        );
    }
}
