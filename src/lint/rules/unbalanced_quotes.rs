//! `unbalanced-quotes`: a quotation that begins and does not end, or ends with another kind of sign.

use crate::detect::words::Words;
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (block, words) in subject.prose() {
        if let Some(at) = unbalanced(&block.text, words) {
            let place = block.source(&at);
            let message = "this quotation mark has no partner in its paragraph";
            found.push(
                subject
                    .finding(codes::UNBALANCED_QUOTES, &place, message)
                    .help("add the one that is missing, of the same kind"),
            );
        }
    }
}

/// Where the last mark without a partner is.
fn unbalanced(text: &str, words: &Words) -> Option<std::ops::Range<usize>> {
    let marks = ['"', '“', '”', '„', '‟', '«', '»'];
    if !words.signs().has_any(&marks) {
        return None;
    }
    let mut straight = (0, 0);
    let mut curly = (0, 0, 0);
    let mut angled = (0_usize, 0_usize, 0);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            // Inches, and seconds of an arc.
            '"' if !before.is_ascii_digit() => straight = (straight.0 + 1, at),
            // German quotations end with the sign that English ones begin with, so only their number counts.
            '“' | '”' | '„' | '‟' => {
                curly = (curly.0 + 1, at, curly.2 + usize::from(at == 0));
            }
            '«' => angled = (angled.0 + 1, angled.1, at),
            '»' => angled = (angled.0, angled.1 + 1, at),
            _ => {}
        }
        before = c;
    }
    // A quotation of several paragraphs opens each of them.
    let goes_on = curly.2 == 1 && curly.0 == 1;
    if straight.0 % 2 == 1 {
        Some(straight.1..straight.1 + 1)
    } else if curly.0 % 2 == 1 && !goes_on {
        Some(curly.1..curly.1 + '”'.len_utf8())
    } else if angled.0 != angled.1 {
        Some(angled.2..angled.2 + '»'.len_utf8())
    } else {
        None
    }
}
