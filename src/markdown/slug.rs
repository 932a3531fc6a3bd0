//! Ids from headings' texts, as GitHub makes them: links that worked there work here.

use icu_properties::props::{EnumeratedProperty, GeneralCategory, GeneralCategoryGroup};

/// The text in lower case with `-` for spaces, and without all that is neither letter, mark, digit, `-` nor `_`.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            'a'..='z' | '0'..='9' | '-' | '_' => slug.push(c),
            'A'..='Z' => slug.push(c.to_ascii_lowercase()),
            _ if c.is_whitespace() => slug.push('-'),
            _ if c.is_ascii() => {}
            _ if is_word(c) => slug.extend(c.to_lowercase()),
            _ => {}
        }
    }
    if slug.bytes().all(|byte| byte == b'-') {
        slug.clear();
        slug.push_str("section");
    }
    slug
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || GeneralCategoryGroup::Mark.contains(GeneralCategory::for_char(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_like_githubs() {
        let check = |text: &str, expected: &str| assert_eq!(slug(text), expected, "{text:?}");
        check("When taking a report:", "when-taking-a-report");
        check("Who? What & why", "who-what--why");
        check("Größe ÄÖ", "größe-äö");
        check("हिन्दी में", "हिन्दी-में");
        check("報告", "報告");
        check("a_b-c", "a_b-c");
        check("\u{1F600} ???", "section");
        check("", "section");
        check("“Quoted” — dash", "quoted--dash");
        check("+1 216 555 0187", "1-216-555-0187");
    }
}
