//! Smaller pages that look and read exactly as before.

mod writer;

use writer::{PART, compact};

/// The page without comments, with white space collapsed and without the quotes that no value needs.
///
/// White space is collapsed and never removed: whether a space shows is for the style sheet to say, and a list whose
/// items stand in one line shows it. No tag, attribute or reference is dropped or moved, so that a browser reads the same
/// document. A page that is not written plainly (tags that do not pair, more than 200 elements in each other) stays as it
/// is.
#[must_use]
pub fn minify(html: String) -> String {
    compact(&html).map_or(html, |compact| compact.html)
}

/// The page minified around a part of it that is written compact already, without a look at that part: it is the larger
/// half of most pages.
///
/// The part must be whole elements and text without comments, as the writer of Markdown makes it. Where it does not stand
/// in the page just so, the whole page is minified.
#[must_use]
pub fn minify_around(html: String, part: &str) -> String {
    around(&html, part).unwrap_or_else(|| minify(html))
}

/// How many bytes of a part are searched for before all of them are compared.
const PROBE: usize = 32;

fn around(html: &str, part: &str) -> Option<String> {
    // To prepare for a needle of thousands of bytes costs more than to look at the few places where one begins.
    let probe = &part.as_bytes()[..part.len().min(PROBE)];
    let start = memchr::memmem::find_iter(html.as_bytes(), probe)
        .find(|start| html.as_bytes()[*start..].starts_with(part.as_bytes()))?;
    let (before, behind) = (html.get(..start)?, html.get(start + part.len()..)?);
    let mut shell = String::with_capacity(before.len() + behind.len() + PART.len_utf8());
    shell.push_str(before);
    shell.push(PART);
    shell.push_str(behind);
    let shell = compact(&shell).filter(|compact| compact.parts == 1)?.html;
    let (before, behind) = shell.split_once(PART)?;
    (!behind.contains(PART)).then(|| [before, part, behind].concat())
}
