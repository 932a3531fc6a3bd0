//! What a text is for, as far as its words tell.

use crate::vocabulary::PageKind;

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

/// How far into a text, in characters, phrases are looked for.
const FAR: usize = 20_000;

/// What a text is for, by its headings and its file's name, else by what it speaks of; and which words told.
#[must_use]
pub fn kind(path: &str, title: &str, text: &str) -> (PageKind, &'static str) {
    let stem = path.rsplit('/').next().unwrap_or(path);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let named = [title, stem].into_iter().find_map(by_name);
    let found = named.or_else(|| by_phrases(text));
    found.unwrap_or((PageKind::Page, ""))
}

fn by_name(name: &str) -> Option<(PageKind, &'static str)> {
    let name = name.to_lowercase().replace(['_', '-'], " ");
    let says = |words: &&'static str| {
        name.split(|c: char| !c.is_alphanumeric())
            .any(|word| word.starts_with(*words))
            || (words.contains(' ') && name.contains(*words))
    };
    let mut kinds = KINDS.into_iter();
    kinds.find_map(|(kind, words)| Some((kind, words.iter().copied().find(says)?)))
}

fn by_phrases(text: &str) -> Option<(PageKind, &'static str)> {
    let start = text
        .char_indices()
        .nth(FAR)
        .map_or(text.len(), |(at, _)| at);
    let lower = text[..start].to_lowercase();
    let says = |phrase: &&'static str| lower.contains(*phrase);
    let mut kinds = PHRASES.into_iter();
    kinds.find_map(|(kind, phrases)| Some((kind, phrases.iter().copied().find(says)?)))
}
