//! The only owner of the keys of front matter: from keys and values, however they were written, to [`FrontMatter`].

use super::card;
use super::values::Values;
use super::{Entry, known_key};
use crate::content::{Dialect, FrontMatter};
use crate::diagnostic::{Checked, Diagnostic, Severity, codes, suggestion};
use crate::source_map::{SourceMap, Spanned};
use crate::vocabulary::PageKind;
use crate::yaml::{Node, NodeKind};

/// All keys that every document may have: Pelican's, then quietroom's own.
pub const KEYS: [&str; 25] = [
    "title",
    "date",
    "modified",
    "category",
    "tags",
    "author",
    "authors",
    "slug",
    "lang",
    "summary",
    "status",
    "save_as",
    "url",
    "template",
    "kind",
    "audience",
    "scope",
    "version",
    "reviewed",
    "license",
    "attribution",
    "aliases",
    "weight",
    "waive",
    "covers",
];

/// Words of other programs for known keys.
const OTHER_WORDS: [(&str, &str); 3] = [
    ("language", "lang"),
    ("licence", "license"),
    ("visibility", "audience"),
];

/// Says what the keys of a document mean; a card has some of its own.
pub(super) fn lower(
    sources: &SourceMap,
    entries: Vec<Entry>,
    dialect: Dialect,
    is_card: bool,
) -> Checked<FrontMatter> {
    let mut front = FrontMatter {
        dialect,
        ..FrontMatter::default()
    };
    let mut values = Values {
        sources,
        dialect,
        diagnostics: Vec::new(),
    };
    for (key, node) in entries {
        match known_key(&key.value) {
            Some(known) => {
                set_pelican_key(&mut front, &mut values, known, &node);
                set_own_key(&mut front, &mut values, known, &node);
            }
            None if is_card => {
                let card = front.card.get_or_insert_default();
                card::set(card, &mut values, &key, &node);
            }
            None => match mistaken(&key, dialect) {
                Some(finding) => values.diagnostics.push(finding),
                None => {
                    front.extra.insert(key.value, flat(&node, sources));
                }
            },
        }
    }
    Checked::new(front, values.diagnostics)
}

/// Keys that Pelican has, too.
fn set_pelican_key(front: &mut FrontMatter, values: &mut Values, key: &str, node: &Node) {
    match key {
        "title" => front.title = values.text(node),
        "date" => front.date = values.date(node),
        "modified" => front.modified = values.date(node),
        "category" => front.category = values.plain(node),
        "tags" => front.tags = values.list(node),
        // A name may have a comma; `authors` counts where both are given.
        "author" if front.authors.is_empty() => front.authors.extend(values.plain(node)),
        "authors" => front.authors = values.list(node),
        "slug" => front.slug = values.text(node),
        "lang" => front.lang = values.language(node),
        "summary" => front.summary = values.text(node),
        "status" => front.status = values.status(node),
        "save_as" => front.save_as = values.text(node),
        "url" => front.url = values.text(node),
        "template" => {
            let name = values.text(node);
            front.template =
                name.map(|name| name.map(|name| name.trim_end_matches(".html").to_owned()));
        }
        _ => {}
    }
}

/// Keys that only quietroom has.
fn set_own_key(front: &mut FrontMatter, values: &mut Values, key: &str, node: &Node) {
    match key {
        "kind" => {
            let names = PageKind::ALL.map(PageKind::name);
            front.kind = values.choice(node, key, &names, |name| name.parse().ok());
        }
        "audience" => {
            let before = values.diagnostics.len();
            front.audience = Some(values.audience(node));
            front.guesses_audience = values.diagnostics.len() > before;
        }
        "scope" => {
            let scope = values.choice(node, key, &["event", "series"], |name| {
                Some(name == "series")
            });
            front.series_scope = scope.is_some_and(|scope| scope.value);
        }
        "version" => front.version = values.plain(node),
        "reviewed" => {
            let day = values.date(node);
            front.reviewed = day.map(|day| day.map(jiff::civil::DateTime::date));
        }
        "license" => front.license = values.license(node),
        "attribution" => front.attribution = values.attributions(node),
        "aliases" => front.aliases = values.items(node),
        "waive" => front.waive = values.waivers(node),
        "covers" => front.covers = values.items(node),
        "weight" => front.weight = values.weight(node),
        _ => {}
    }
}

/// The finding for an unknown key that looks like a known one with a typing mistake; others are the theme's.
fn mistaken(key: &Spanned<String>, dialect: Dialect) -> Option<Diagnostic> {
    let other_word = OTHER_WORDS
        .iter()
        .find(|(word, _)| key.value.eq_ignore_ascii_case(word));
    let meant = other_word
        .map(|(_, known)| *known)
        .or_else(|| suggestion(&key.value, KEYS))?;
    // Themes of Pelican's know `cover`; these two keys are ours alone.
    if dialect == Dialect::Pelican && matches!(meant, "waive" | "covers") {
        return None;
    }
    let mut finding = Diagnostic::new(
        codes::UNKNOWN_KEY,
        key.span,
        format!("a page has no key `{}`", key.value),
    )
    .help(format!("did you mean `{meant}`?"));
    // A site of Pelican's builds with whatever its theme uses; but what decides who reads a page is never guessed.
    let decides = matches!(meant, "audience" | "kind" | "scope" | "status");
    if dialect == Dialect::Pelican && !decides {
        finding.severity = Severity::Warning;
    }
    Some(finding)
}

/// A value as one text: what a theme can print.
fn flat(node: &Node, sources: &SourceMap) -> String {
    match &node.kind {
        NodeKind::Null => String::new(),
        NodeKind::Scalar { text, .. } => text.clone(),
        NodeKind::Sequence(items) => {
            let items: Vec<String> = items.iter().map(|item| flat(item, sources)).collect();
            items.join(", ")
        }
        NodeKind::Mapping(_) => sources.slice(node.span).to_owned(),
    }
}
