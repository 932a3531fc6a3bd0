//! Smaller pages that look and read exactly as before.

mod elements;
mod prepare;

use minify_html::Cfg;

use prepare::{NOTHING, SPACE, prepare};

/// The page without comments and with white space collapsed.
///
/// White space is collapsed and never removed: whether a space shows is for the style sheet to say, and a list whose
/// items stand in one line shows it. Attributes keep their meaning: `hidden="until-found"` or `sandbox=""` are no
/// defaults. The library guarantees neither, so `prepare` hides from it what it must not touch. A page that is not
/// written plainly (tags that do not pair, control characters, more than 200 elements in each other) stays as it is.
#[must_use]
pub fn minify(html: String) -> String {
    let Some(prepared) = prepare(&html) else {
        return html;
    };
    let mut bytes = minify_html::minify(prepared.as_bytes(), &settings());
    bytes.retain_mut(|byte| {
        if *byte == SPACE as u8 {
            *byte = b' ';
        }
        *byte != NOTHING as u8
    });
    String::from_utf8(bytes).unwrap_or(html)
}

/// Valid HTML only. Style sheets and scripts are files of their own; what is inside a page stays as it is.
fn settings() -> Cfg {
    Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        ..Cfg::new()
    }
}
