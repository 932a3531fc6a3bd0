//! `vague-link`: a link whose text says nothing of where it leads.

use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

/// How many characters the longest of them has.
const LONGEST: usize = 13;

/// Texts that say nothing by themselves.
#[rustfmt::skip]
const VAGUE: &[&str] = &[
    "here", "click here", "this", "this link", "this page", "link", "more", "read more", "click", "page",
    "tap here", "aquí", "haz clic aquí", "este enlace", "enlace", "más", "leer más", "hier", "hier klicken",
    "dieser link", "mehr", "ici", "cliquez ici", "ce lien", "lien", "plus", "aqui", "clique aqui", "este link",
    "mais",
];

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (block, _) in subject.blocks() {
        for link in block.links.iter().filter(|link| !link.is_image) {
            let Some(text) = block.text.get(link.text.clone()) else {
                continue;
            };
            let plain = text.trim_matches(|c: char| !c.is_alphanumeric());
            let is_short = plain.chars().nth(LONGEST).is_none();
            if is_short && VAGUE.contains(&plain.to_lowercase().as_str()) {
                let message = format!("the link `{}` does not say where it leads", text.trim());
                found.push(
                    subject
                        .finding(codes::VAGUE_LINK, &link.source, message)
                        .help("link the words that name the page: people who hear a page hear its links alone"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_vague_text_is_longer() {
        let longest = VAGUE.iter().map(|text| text.chars().count()).max();
        assert_eq!(longest, Some(LONGEST));
    }
}
