//! Puts the toolbar's script into a page on its way to the browser, and into no file.

use crate::vocabulary::Audience;

/// The element that brings the toolbar.
pub fn snippet(audience: Audience, audiences: &[Audience], mark: &str) -> String {
    let names: Vec<&str> = audiences.iter().map(|audience| audience.name()).collect();
    format!(
        "<script src=\"{}preview.js\" data-audience=\"{audience}\" data-audiences=\"{}\" data-mark=\"{}\" defer></script>",
        super::OWN,
        names.join(" "),
        attribute(mark),
    )
}

/// A text as an attribute in double quotes may hold it.
fn attribute(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;")
}

/// A page with the element at the end of its body.
pub fn inject(page: &[u8], snippet: &str) -> Vec<u8> {
    let end = b"</body";
    let place = page
        .windows(end.len())
        .rposition(|window| window.eq_ignore_ascii_case(end))
        .unwrap_or(page.len());
    let mut whole = Vec::with_capacity(page.len() + snippet.len());
    whole.extend_from_slice(&page[..place]);
    whole.extend_from_slice(snippet.as_bytes());
    whole.extend_from_slice(&page[place..]);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_at_the_end_of_the_body() {
        let check = |page: &str, expected: &str| {
            let found = inject(page.as_bytes(), "<s>");
            assert_eq!(String::from_utf8_lossy(&found), expected);
        };
        check("<p>a</body></html>", "<p>a<s></body></html>");
        check("<p>a</BODY >", "<p>a<s></BODY >");
        check("<p>a", "<p>a<s>");
        check("", "<s>");
        let snippet = snippet(Audience::Staff, &Audience::ALL, "{\"a\":\"<&\"}");
        assert_eq!(
            snippet,
            "<script src=\"/.quietroom/preview.js\" data-audience=\"staff\" data-audiences=\"public staff responders\" \
             data-mark=\"{&quot;a&quot;:&quot;&lt;&amp;&quot;}\" defer></script>"
        );
    }
}
