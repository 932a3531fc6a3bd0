//! Pages without a translation, at the addresses where readers of another language look for them.

use std::collections::{BTreeSet, HashSet};

use super::{Fallback, Page, Site, url};
use crate::output::OutputPath;
use crate::vocabulary::Language;

/// Gives every page in the default language an address in each language that has no translation of it. Where a page or a
/// forward of the author's own is there already, it keeps its address.
pub(super) fn add(pages: &mut [Page], site: &Site) {
    let others = site.config.languages.iter().skip(1);
    let others: Vec<&Language> = others.filter(|_| !site.is_plain).collect();
    if others.is_empty() {
        return;
    }
    let translated: HashSet<(Option<usize>, String, Language)> = pages
        .iter()
        .map(|page| (page.edition, page.stem.clone(), page.language.clone()))
        .collect();
    let mut taken: BTreeSet<OutputPath> = pages
        .iter()
        .flat_map(|page| {
            let aliases = page.aliases.iter().map(|alias| &alias.path);
            std::iter::once(&page.path).chain(aliases).cloned()
        })
        .collect();
    for page in pages {
        // A card in another language is another card: nobody prints one that half its readers cannot read.
        if page.is_card || page.language != *site.config.default_language() {
            continue;
        }
        for &language in &others {
            let version = (page.edition, page.stem.clone(), language.clone());
            if !translated.contains(&version) {
                let fallback = fallback(page, language, site, &mut taken);
                page.fallbacks.extend(fallback);
            }
        }
    }
}

fn fallback(
    page: &Page,
    language: &Language,
    site: &Site,
    taken: &mut BTreeSet<OutputPath>,
) -> Option<Fallback> {
    let mut free = |event: Option<&str>| {
        let address = format!("{}{}/", url::folder(event, Some(language)), page.slug);
        let path = url::file_of(&address).ok()?;
        taken.insert(path.clone()).then_some(path)
    };
    let event = page.edition.map(|edition| &*site.editions[edition].slug);
    let path = free(event)?;
    let is_current = page.edition.is_some() && page.edition == site.current;
    Some(Fallback {
        language: language.clone(),
        url: url::url_of(&path).to_owned(),
        path,
        forward: is_current.then(|| free(None)).flatten(),
    })
}
