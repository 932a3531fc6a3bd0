//! `truncated-url`: an address that was cut off in copying.

use crate::detect::FactKind;
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

/// Where the licences of Creative Commons are, and what stands before.
const SITE: &str = "creativecommons.org/";
const PREFIXES: [&str; 5] = ["https://www.", "http://www.", "https://", "http://", "www."];

/// The licences of Creative Commons by the names in their addresses.
const LICENCES: &[&str] = &["by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd"];

/// Their versions.
const VERSIONS: &[&str] = &["1.0", "2.0", "2.5", "3.0", "4.0"];

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    // Text about origins and licences is just where such addresses are.
    let blocks = subject.blocks().filter(|(_, words)| words.signs().has('/'));
    for (block, _) in blocks {
        for (at, _) in block.text.match_indices(SITE) {
            let before = &block.text[..at];
            let prefix = PREFIXES.iter().find(|prefix| before.ends_with(*prefix));
            let start = at - prefix.map_or(0, |prefix| prefix.len());
            let rest = &block.text[at..];
            let is_end = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | ')' | '"');
            let end = at + rest.find(is_end).unwrap_or(rest.len());
            report(subject, block, start..end, found);
        }
    }
    for fact in subject
        .facts
        .iter()
        .filter(|fact| fact.kind == FactKind::Url)
    {
        let behind = subject.reading.blocks[fact.block].text.get(fact.at.end..);
        let is_cut =
            behind.is_some_and(|behind| behind.starts_with("...") || behind.starts_with('…'));
        let is_open = is_cut || fact.text.ends_with(['-', '=', '&', '%', '…']);
        if is_open {
            push(subject, &fact.range, found);
        }
    }
}

fn report(
    subject: &Subject<'_>,
    block: &crate::detect::reading::Block,
    at: std::ops::Range<usize>,
    found: &mut Vec<Diagnostic>,
) {
    let address = block.text[at.clone()].trim_end_matches(['.', ',', ';']);
    let at = at.start..at.start + address.len();
    if is_cut_licence(address) {
        push(subject, &block.source(&at), found);
    }
}

fn push(subject: &Subject<'_>, range: &std::ops::Range<usize>, found: &mut Vec<Diagnostic>) {
    found.push(
        subject
            .finding(codes::TRUNCATED_URL, range, "this address was cut off")
            .help("copy the whole address again, and open it once to see that it leads there"),
    );
}

/// Whether the address is a licence's of Creative Commons but for its end.
fn is_cut_licence(address: &str) -> bool {
    let Some((_, path)) = address.split_once(SITE) else {
        return false;
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.trim_end_matches('/').split('/');
    let (kind, licence, version) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let is_licence = match kind {
        "licenses" => {
            licence.is_none_or(|licence| LICENCES.contains(&licence)) && licence.is_some()
        }
        "publicdomain" => matches!(licence, Some("zero" | "mark")),
        "" | "share-your-work" | "about" => return false,
        _ => {
            return kind.len() >= 4 && "licenses".starts_with(kind)
                || "publicdomain".starts_with(kind);
        }
    };
    let is_version = version.is_some_and(|version| VERSIONS.contains(&version));
    let is_end = parts.next().is_none_or(|end| {
        end == "legalcode"
            || end == "deed"
            || end.starts_with("legalcode.")
            || end.starts_with("deed.")
            || (2..=3).contains(&end.len())
    });
    !(is_licence && is_version && is_end)
}
