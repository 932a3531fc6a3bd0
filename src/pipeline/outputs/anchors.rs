//! Links to places in pages: whether the places are there, as far as the pages could be made.

use std::collections::{BTreeMap, BTreeSet};

use super::Target;
use super::texts::TextSummary;
use crate::diagnostic::{Code, Diagnostic, codes, suggestion};
use crate::html;
use crate::link::{AnchorUse, ListAnchor};
use crate::markdown::placeholder::UNKNOWN;
use crate::output::OutputPath;
use crate::pipeline::pages::Text;
use crate::render;
use crate::site::{Site, url};
use crate::vocabulary::Audience;

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

/// What is wrong with the links of `texts` to places in pages, of which all summaries are in `all`, in the order of their
/// pages, and to places in lists.
pub(in crate::pipeline) fn check_anchors<'t>(
    texts: impl IntoIterator<Item = &'t TextSummary>,
    all: &[TextSummary],
    site: &Site,
    targets: &[Target<'_>],
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut lists = Lists {
        targets,
        ids: BTreeMap::new(),
    };
    for text in texts {
        let links = text.anchors.iter();
        found.extend(links.filter_map(|link| in_page(link, all, site)));
        let audience = site.pages[text.page].audience;
        let links = text.list_anchors.iter();
        found.extend(links.filter_map(|link| lists.check(link, audience)));
    }
    found
}

fn in_page(link: &AnchorUse, all: &[TextSummary], site: &Site) -> Option<Diagnostic> {
    let at = all.binary_search_by_key(&link.page, |text| text.page);
    let target = at.ok().map(|at| &all[at]).filter(|text| text.has_places)?;
    if is_top(&link.fragment) || target.ids.has(&link.fragment) {
        return None;
    }
    let document = &site.document(&site.pages[link.page]).path;
    let message = format!("`content/{document}` has no place `#{}`", link.fragment);
    let help = match suggestion(&link.fragment, target.ids.iter()) {
        Some(near) => format!("did you mean `#{near}`?"),
        None => "give the heading that is meant an id: `## Heading {#id}`".to_owned(),
    };
    Some(Diagnostic::new(codes::BROKEN_ANCHOR, link.span, message).help(help))
}

/// In HTML `#top` is the top of any page, in whatever case.
fn is_top(fragment: &str) -> bool {
    fragment.eq_ignore_ascii_case("top")
}

/// Start pages, lists and forwards to whose places somebody links, made once more to see what stands there.
struct Lists<'a> {
    targets: &'a [Target<'a>],
    /// Their ids, in each audience's site; nothing for a file that the site only copies.
    ids: BTreeMap<(Audience, OutputPath), Option<BTreeSet<String>>>,
}

impl Lists<'_> {
    /// What is wrong with a link that the readers of all sites from `audience` on see.
    fn check(&mut self, link: &ListAnchor, audience: Audience) -> Option<Diagnostic> {
        let targets = self.targets.iter();
        for target in targets.filter(|target| target.renderer.view.audience() >= audience) {
            let key = (target.renderer.view.audience(), link.path.clone());
            let ids = self
                .ids
                .entry(key)
                .or_insert_with(|| ids_of(target, &link.path));
            let Some(ids) = ids.as_ref().filter(|ids| !ids.contains(&*link.fragment)) else {
                continue;
            };
            if is_top(&link.fragment) {
                continue;
            }
            let address = url::url_of(&link.path);
            let message = format!("`/{address}` has no place `#{}`", link.fragment);
            let help = suggestion(&link.fragment, ids.iter().map(String::as_str)).map_or_else(
                || "link to the page, or to a place in a page with a text of its own".to_owned(),
                |near| format!("did you mean `#{near}`?"),
            );
            return Some(Diagnostic::new(codes::BROKEN_ANCHOR, link.span, message).help(help));
        }
        None
    }
}

/// The ids of what is published at a path, where that is made from a template.
fn ids_of(target: &Target<'_>, path: &OutputPath) -> Option<BTreeSet<String>> {
    let job = target.jobs.iter().find(|job| job.path == *path)?;
    let html = render::render(&target.renderer, job)?.ok()?;
    Some(html::ids(&html))
}
