//! Links to places in pages: whether the places are there, as far as the pages could be made.

use super::texts::TextSummary;
use crate::diagnostic::{Code, Diagnostic, codes, suggestion};
use crate::markdown::placeholder::UNKNOWN;
use crate::pipeline::pages::Text;
use crate::site::Site;

/// What is found where a part of a text was left out: it may have held any id.
const LEAVES_OUT: [Code; 5] = [
    codes::TEMPLATE_SYNTAX,
    codes::TEMPLATE_FAILED,
    codes::UNKNOWN_COMPONENT,
    codes::UNSAFE_HTML,
    codes::NESTED_TOO_DEEP,
];

/// Whether the ids of a text are all that it has, although it cannot be published: nothing of it was left out, and none of
/// them depends on what is not known. `source` is the text as it was written.
pub(super) fn has_places(text: &Text, source: &str) -> bool {
    let body = &text.rendered.body;
    let is_left_out = |found: &Diagnostic| LEAVES_OUT.contains(&found.code);
    let headings = body.headings.iter().map(|heading| &heading.text);
    let mut named_by = headings.chain(&body.title).chain(&body.anchors);
    // Headings can be repeated by a loop, and are told apart by numbers then.
    let is_repeated = body.html.contains(UNKNOWN) && source.contains("{%");
    let is_named_anew = named_by.any(|name| name.contains(UNKNOWN));
    let is_less = text.diagnostics.iter().any(is_left_out);
    !(is_less || is_repeated || is_named_anew)
}

/// What is wrong with the links of `texts` to places in pages, of which all summaries are in `all`, in the order of their pages.
pub(in crate::pipeline) fn check_anchors<'t>(
    texts: impl IntoIterator<Item = &'t TextSummary>,
    all: &[TextSummary],
    site: &Site,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for link in texts.into_iter().flat_map(|text| &text.anchors) {
        let target = all.binary_search_by_key(&link.page, |text| text.page).ok();
        let Some(target) = target.map(|at| &all[at]).filter(|text| text.has_places) else {
            continue;
        };
        // In HTML `#top` is the top of any page, in whatever case.
        let is_there = link.fragment.eq_ignore_ascii_case("top") || target.ids.has(&link.fragment);
        if !is_there {
            let document = &site.document(&site.pages[link.page]).path;
            let message = format!("`content/{document}` has no place `#{}`", link.fragment);
            let help = match suggestion(&link.fragment, target.ids.iter()) {
                Some(near) => format!("did you mean `#{near}`?"),
                None => "give the heading that is meant an id: `## Heading {#id}`".to_owned(),
            };
            found.push(Diagnostic::new(codes::BROKEN_ANCHOR, link.span, message).help(help));
        }
    }
    found
}
