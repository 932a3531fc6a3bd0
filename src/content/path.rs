//! What a document's path says: its event, its language, whether it is a card.

use crate::content::FrontMatter;
use crate::vocabulary::Language;

/// The event whose folder holds the document at `path` (from the content folder).
#[must_use]
pub fn event_of(path: &str) -> Option<&str> {
    let (slug, inside) = path.strip_prefix("events/")?.split_once('/')?;
    (!slug.is_empty() && !inside.is_empty()).then_some(slug)
}

/// Whether the document at `path` is a card: it is in `cards/`, of the site, of an event or of a language.
#[must_use]
pub fn is_card(path: &str) -> bool {
    let mut folders = folders(path);
    match folders.next() {
        Some("cards") => true,
        Some(first) => is_tag(first) && folders.next() == Some("cards"),
        None => false,
    }
}

/// The document's path without ending and language (`code-of-conduct` for `code-of-conduct.es.md` and for
/// `es/code-of-conduct.md`), and its language where front matter, name or folder says one.
///
/// A folder counts only if the site has that language: `it/` and `no/` are folders in other sites. An ending such as
/// `.es` counts also where the site does not know the language, so that a forgotten language is noticed.
#[must_use]
pub fn language_of(
    path: &str,
    front: &FrontMatter,
    languages: &[Language],
) -> (String, Option<Language>) {
    let known = |text: &str| Language::parse(text).filter(|language| languages.contains(language));
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    let (name, by_name) = match name.rsplit_once('.') {
        Some((stem, tag)) if !stem.is_empty() => {
            match known(tag).or_else(|| Language::parse(tag).filter(|_| is_tag(tag))) {
                Some(language) => (stem, Some(language)),
                None => (name, None),
            }
        }
        _ => (name, None),
    };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let own = if event_of(path).is_some() { 2 } else { 0 };
    let by_folder = (own..parts.len())
        .rev()
        .find_map(|index| Some((index, known(parts[index])?)));
    let by_folder = by_folder.map(|(index, language)| {
        parts.remove(index);
        language
    });
    parts.push(name);
    let written = front.lang.as_ref().map(|lang| lang.value.clone());
    (parts.join("/"), written.or(by_name).or(by_folder))
}

/// Two letters, or two letters and a subtag: what nobody takes for anything else but a language.
fn is_tag(text: &str) -> bool {
    let primary = text.split(['-', '_']).next().unwrap_or_default();
    primary.len() == 2 && Language::parse(text).is_some()
}

/// The folders of a path, but for those that only say which event it belongs to.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    let skip = if event_of(path).is_some() { 2 } else { 0 };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder.split('/').skip(skip)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source_map::{SourceMap, Span, Spanned};

    fn languages() -> Vec<Language> {
        ["en", "es", "pt-BR", "fil"]
            .iter()
            .filter_map(|tag| Language::parse(tag))
            .collect()
    }

    #[test]
    fn names_and_folders_say_the_language() {
        let check = |path: &str, stem: &str, language: Option<&str>| {
            let (found, by) = language_of(path, &FrontMatter::default(), &languages());
            assert_eq!(found, stem, "{path}");
            assert_eq!(by.as_ref().map(Language::tag), language, "{path}");
        };
        check("code.md", "code", None);
        check("code.es.md", "code", Some("es"));
        check("code.fr.md", "code", Some("fr"));
        check("code.pt_br.mkd", "code", Some("pt-BR"));
        check("code.fil.md", "code", Some("fil"));
        check("code.ast.md", "code.ast", None);
        check("v1.2.md", "v1.2", None);
        check("es.md", "es", None);
        check("es/code.md", "code", Some("es"));
        check("no/code.md", "no/code", None);
        check("events/2026/es/code.md", "events/2026/code", Some("es"));
        check("events/es/code.md", "events/es/code", None);
        check("cards/es/pocket.md", "cards/pocket", Some("es"));
        check("es/code.en.md", "code", Some("en"));
    }

    #[test]
    fn front_matter_has_the_last_word() {
        let file = SourceMap::default().add("a.md", "");
        let front = FrontMatter {
            lang: Language::parse("fr").map(|lang| Spanned::new(lang, Span::whole(file))),
            ..FrontMatter::default()
        };
        let (stem, language) = language_of("code.es.md", &front, &languages());
        assert_eq!((stem.as_str(), language), ("code", Language::parse("fr")));
    }

    #[test]
    fn events_and_cards() {
        let check = |path: &str, event: Option<&str>, card: bool| {
            assert_eq!((event_of(path), is_card(path)), (event, card), "{path}");
        };
        check("code.md", None, false);
        check("cards/pocket.md", None, true);
        check("cards.md", None, false);
        check("es/cards/pocket.md", None, true);
        check("about/cards/pocket.md", None, false);
        check("events/2026/code.md", Some("2026"), false);
        check("events/2026/cards/pocket.md", Some("2026"), true);
        check("events/about.md", None, false);
        check("events/cards/about.md", Some("cards"), false);
    }
}
