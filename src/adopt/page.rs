//! The page that a foreign text becomes: its kind, its file, its language, and where it says that it comes from.

use crate::detect::reading::{Block, Reading, Role};
use crate::locale::Locale;
use crate::vocabulary::{Audience, Language, PageKind, check_license};

/// A page to be written.
pub struct Page {
    /// What it is for, as far as its words tell.
    pub kind: PageKind,
    /// Which words told.
    pub because: &'static str,
    /// Who may read it: what its kind says.
    pub audience: Audience,
    /// Its file, from the content folder.
    pub path: String,
    /// Its language, as far as its words tell.
    pub language: &'static str,
    /// How facts are told in it.
    pub locale: Locale,
    /// Its title, where its text has none of its own.
    pub title: Option<String>,
    /// Where it says that it comes from.
    pub origins: Vec<Origin>,
}

/// A work that a text descends from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Its title, or the sentence that names it.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
    /// Its licence, by its short name.
    pub license: Option<String>,
}

/// Words of file names, titles and headings, for each kind; the first kind with one of them is the text's.
const KINDS: [(PageKind, &[&str]); 3] = [
    (
        PageKind::StaffProcedure,
        &[
            "staff",
            "organizer",
            "organiser",
            "responder",
            "volunteer",
            "internal",
            "handling",
            "enforcement",
            "team guide",
            "personal",
            "equipo",
            "interne",
            "equipe",
            "équipe",
            "intern",
        ],
    ),
    (
        PageKind::ReportingGuide,
        &[
            "reporting",
            "report",
            "attendee",
            "get help",
            "getting help",
            "denuncia",
            "reportar",
            "melden",
            "meldung",
            "signaler",
            "signalement",
            "denunciar",
            "relatar",
        ],
    ),
    (
        PageKind::CodeOfConduct,
        &[
            "conduct",
            "harassment",
            "coc",
            "conducta",
            "verhaltenskodex",
            "verhaltensregeln",
            "conduite",
            "conduta",
            "anti-harassment",
        ],
    ),
];

/// Phrases of the text itself, for texts whose title tells nothing.
const PHRASES: [(PageKind, &[&str]); 3] = [
    (
        PageKind::StaffProcedure,
        &[
            "the reporter",
            "take down the report",
            "written form by the reporter",
            "alleged harasser",
        ],
    ),
    (
        PageKind::ReportingGuide,
        &[
            "to report",
            "how to report",
            "make a report",
            "if you are being harassed",
            "contact us",
        ],
    ),
    (
        PageKind::CodeOfConduct,
        &[
            "harassment",
            "unacceptable",
            "expected behavior",
            "acoso",
            "belästigung",
            "harcèlement",
            "assédio",
        ],
    ),
];

/// What a text is for, by its file's name and its headings, else by what it speaks of.
#[must_use]
pub fn kind(path: &str, title: &str, text: &str) -> (PageKind, &'static str) {
    let stem = path.rsplit('/').next().unwrap_or(path);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    for name in [title, stem] {
        let name = name.to_lowercase().replace(['_', '-'], " ");
        let is = |words: &&'static str| {
            name.split(|c: char| !c.is_alphanumeric())
                .any(|word| word.starts_with(*words))
                || (words.contains(' ') && name.contains(*words))
        };
        for (kind, words) in KINDS {
            if let Some(word) = words.iter().copied().find(is) {
                return (kind, word);
            }
        }
    }
    let start = text
        .char_indices()
        .nth(20_000)
        .map_or(text.len(), |(at, _)| at);
    let lower = text[..start].to_lowercase();
    let counted = PHRASES.map(|(kind, phrases)| {
        let first = phrases
            .iter()
            .copied()
            .find(|phrase| lower.contains(phrase));
        (kind, first)
    });
    let found = counted
        .into_iter()
        .find_map(|(kind, phrase)| Some((kind, phrase?)));
    found.unwrap_or((PageKind::Page, ""))
}

/// The longest line, in characters, that can be a title without being marked as one.
const TITLE: usize = 80;

/// The first heading of a text, or a first line that is no sentence: programs for letters know titles by their looks.
#[must_use]
pub fn heading(reading: &Reading) -> Option<&str> {
    let visible = || reading.blocks.iter().filter(|block| block.is_visible());
    let heading = visible()
        .take(5)
        .find(|block| matches!(block.role, Role::Heading(_)));
    let is_title = |block: &&Block| {
        let words = block.text.trim();
        let is_sentence = words.ends_with(['.', '!', '?', ':', ',', ';']) || words.contains('\n');
        block.role == Role::Paragraph && !is_sentence && words.chars().count() <= TITLE
    };
    let found = heading.or_else(|| visible().next().filter(is_title));
    found.map(|block| block.text.as_str())
}

/// The language with most of its small words in a text.
#[must_use]
pub fn language(text: &str) -> &'static str {
    const WORDS: [(&str, &[&str]); 5] = [
        (
            "en",
            &["the", "and", "of", "to", "is", "are", "you", "or", "with"],
        ),
        (
            "es",
            &["el", "los", "las", "y", "que", "una", "por", "con", "para"],
        ),
        (
            "de",
            &[
                "der", "die", "das", "und", "nicht", "ist", "ein", "mit", "wir",
            ],
        ),
        (
            "fr",
            &[
                "le", "les", "des", "et", "vous", "une", "pour", "est", "dans",
            ],
        ),
        (
            "pt",
            &["o", "os", "não", "uma", "você", "em", "do", "da", "com"],
        ),
    ];
    let mut counts = [0_usize; WORDS.len()];
    let words = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    for word in words.take(4000) {
        let word = word.to_lowercase();
        for (count, (_, known)) in counts.iter_mut().zip(WORDS) {
            *count += usize::from(known.contains(&word.as_str()));
        }
    }
    let most = (0..WORDS.len())
        .rev()
        .max_by_key(|index| counts[*index])
        .unwrap_or(0);
    WORDS[most].0
}

/// How facts are told in a language.
#[must_use]
pub fn locale(tag: &str) -> Locale {
    Locale::new(
        &Language::parse(tag).unwrap_or_else(Language::english),
        None,
    )
}

/// Where a text says that it comes from: what the links of such sentences lead to, what stands there in quotes, or
/// the sentence itself.
#[must_use]
pub fn origins(reading: &Reading) -> Vec<Origin> {
    let mut origins: Vec<Origin> = Vec::new();
    let mut license = None;
    for block in reading.blocks.iter().filter(|block| block.is_visible()) {
        for part in &block.exempt {
            let words = block.text.get(part.clone()).unwrap_or_default();
            if matches!(block.role, Role::Heading(_)) || words.len() > 1200 {
                continue;
            }
            license = license.or_else(|| license_of(words));
            let links = block
                .links
                .iter()
                .filter(|link| part.start <= link.text.start && link.text.end <= part.end);
            let mut has_link = false;
            for link in links {
                license = license.or_else(|| license_of(&link.destination));
                let title = block.text.get(link.text.clone()).unwrap_or_default();
                let is_web = link.destination.starts_with("http");
                if !is_web
                    || link.destination.contains("creativecommons.org")
                    || title.trim().is_empty()
                {
                    continue;
                }
                has_link = true;
                origins.push(Origin {
                    title: joined(title),
                    url: Some(link.destination.clone()).filter(|url| url::Url::parse(url).is_ok()),
                    license: None,
                });
            }
            if !has_link && names_origin(words) {
                origins.push(Origin {
                    title: quoted(words).unwrap_or_else(|| joined(words)),
                    ..Origin::default()
                });
            }
        }
    }
    origins.dedup();
    origins.truncate(12);
    if let (Some(license), Some(origin)) = (license, origins.first_mut()) {
        origin.license = Some(license);
    }
    origins
}

fn joined(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ")
}

/// Whether a sentence names a work, and not a licence alone.
fn names_origin(words: &str) -> bool {
    let lower = words.to_lowercase();
    let signs = [
        "based on", "adapted", "adopted", "derived", "forked", "inspired", "basado", "basiert",
        "inspiré", "baseado",
    ];
    words.len() < 400 && signs.iter().any(|sign| lower.contains(sign))
}

/// What stands in quotes, whatever their signs.
fn quoted(words: &str) -> Option<String> {
    let is_quote = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
    let (_, rest) = words.split_once(is_quote)?;
    let (inner, _) = rest.split_once(is_quote)?;
    (!inner.trim().is_empty()).then(|| joined(inner))
}

/// The short name of the licence that words or an address name.
fn license_of(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    if let Some((_, path)) = lower.split_once("creativecommons.org/licenses/") {
        let mut parts = path.split('/');
        let name = parts.next()?;
        let version: String = parts.next()?.chars().take(3).collect();
        let name = format!("CC-{}-{version}", name.to_uppercase());
        return check_license(&name).is_ok().then_some(name);
    }
    if lower.contains("creativecommons.org/publicdomain/zero") || lower.contains("cc0") {
        return Some("CC0-1.0".to_owned());
    }
    let kinds = [
        ("attribution-noncommercial-sharealike", "BY-NC-SA"),
        ("by-nc-sa", "BY-NC-SA"),
        ("attribution-sharealike", "BY-SA"),
        ("by-sa", "BY-SA"),
        ("attribution-noncommercial", "BY-NC"),
        ("by-nc", "BY-NC"),
        ("creative commons attribution", "BY"),
        ("cc-by", "BY"),
        ("cc by", "BY"),
    ];
    let plain = lower
        .replace("cc by ", "cc by-")
        .replace("share alike", "sharealike");
    let (_, kind) = kinds.into_iter().find(|(sign, _)| plain.contains(sign))?;
    let version = ["4.0", "3.0", "2.5", "2.0"]
        .into_iter()
        .find(|version| plain.contains(version))?;
    let name = format!("CC-{kind}-{version}");
    check_license(&name).is_ok().then_some(name)
}
