//! What an address says by itself: whether it is of the web, where within the sources it leads, what it can be called.

use super::ids;
use crate::event::Url;
use crate::link::normal;

/// What forms for reports have in their addresses.
const FORMS: [&str; 5] = [
    "docs.google.com/forms",
    "forms.gle",
    "typeform.com",
    "/forms/",
    "airtable.com",
];

/// Whether an address is one of the web.
pub(super) fn is_web(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

/// Whether an address leads out of the sources: it has a scheme, or a host.
pub(super) fn is_elsewhere(address: &str) -> bool {
    let is_scheme = |scheme: &str| {
        scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    };
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(is_scheme) || address.starts_with("//")
}

/// Whether reports are written at an address.
pub(super) fn is_form(address: &str) -> bool {
    FORMS.iter().any(|sign| address.contains(sign))
}

/// Where a link leads that first tells a company who follows it: programs for letters and mail put it around others.
pub(super) fn direct(address: &str) -> Option<String> {
    let around = url::Url::parse(address).ok()?;
    let host = around.host_str()?;
    let key = match (host, around.path()) {
        ("www.google.com", "/url") => "q",
        (host, "/") if host.ends_with(".safelinks.protection.outlook.com") => "url",
        _ => return None,
    };
    let (_, direct) = around.query_pairs().find(|(name, _)| name == key)?;
    let is_web = direct.starts_with("https://") || direct.starts_with("http://");
    (is_web && Url::parse(&direct).is_ok()).then(|| direct.into_owned())
}

/// The path, within the sources, of what an address in the file `here` names, with or without one of Pelican's keywords.
pub(super) fn path_of(here: &str, address: &str, keywords: &[&str]) -> Option<String> {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    let path = path.replace("%20", " ");
    let mut keywords = keywords.iter();
    let bare = keywords.find_map(|keyword| path.strip_prefix(keyword));
    let bare = bare.unwrap_or(&path);
    if let Some(from_root) = bare.strip_prefix('/') {
        return normal(from_root);
    }
    let folder = here.rsplit_once('/').map_or("", |(folder, _)| folder);
    normal(&format!("{folder}/{bare}"))
}

/// The name of a file without its folder and its ending.
pub(super) fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.')
        .next()
        .unwrap_or(name)
        .to_lowercase()
        .replace('_', "-")
}

/// The way from one page's file to another's.
pub(super) fn relative(from: &str, to: &str) -> String {
    let depth = from.matches('/').count();
    format!("{}{to}", "../".repeat(depth))
}

/// An id from the last part of an address that says something.
pub(super) fn last_part(address: &str) -> Option<String> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let from = usize::from(address.contains("://"));
    let parts: Vec<&str> = path.split('/').skip(from).collect();
    let last = parts.into_iter().rfind(|part| part.len() > 2)?;
    ids::id(last.split('.').next().unwrap_or(last))
}

/// An id from the host of an address.
pub(super) fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split('/').next()?.trim_start_matches("www.");
    ids::id(host.split('.').next()?)
}
