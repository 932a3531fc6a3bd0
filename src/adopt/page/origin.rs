//! The works that a text says it comes from, and their licences.

use crate::detect::reading::{Block, Link, Reading, Role};
use crate::vocabulary::check_license;

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

/// How many works a page names at most.
const MOST: usize = 12;

/// The longest part of a text, in bytes, that says where the text comes from.
const LONGEST: usize = 1200;

/// Where a text says that it comes from: what the links of such sentences lead to, what stands there in quotes, or
/// the sentence itself.
#[must_use]
pub fn origins(reading: &Reading) -> Vec<Origin> {
    let mut origins: Vec<Origin> = Vec::new();
    let mut license = None;
    let is_text = |block: &&Block| block.is_visible() && !matches!(block.role, Role::Heading(_));
    for block in reading.blocks.iter().filter(is_text) {
        for part in &block.exempt {
            let words = block.text.get(part.clone()).unwrap_or_default();
            if words.len() > LONGEST {
                continue;
            }
            let is_inside =
                |link: &&Link| part.start <= link.text.start && link.text.end <= part.end;
            let links = || block.links.iter().filter(is_inside);
            license = license
                .or_else(|| license_of(words))
                .or_else(|| links().find_map(|link| license_of(&link.destination)));
            let before = origins.len();
            origins.extend(links().filter_map(|link| linked(block, link)));
            if origins.len() == before && names_origin(words) {
                origins.push(Origin {
                    title: quoted(words).unwrap_or_else(|| joined(words)),
                    ..Origin::default()
                });
            }
        }
    }
    origins.dedup();
    origins.truncate(MOST);
    if let (Some(license), Some(origin)) = (license, origins.first_mut()) {
        origin.license = Some(license);
    }
    origins
}

/// The work that a link leads to, unless that is a licence.
fn linked(block: &Block, link: &Link) -> Option<Origin> {
    let title = block.text.get(link.text.clone()).unwrap_or_default();
    let is_work = link.destination.starts_with("http")
        && !link.destination.contains("creativecommons.org")
        && !title.trim().is_empty();
    is_work.then(|| Origin {
        title: joined(title),
        url: Some(link.destination.clone()).filter(|url| url::Url::parse(url).is_ok()),
        license: None,
    })
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
