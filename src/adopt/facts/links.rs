//! Where links lead: to a page that is adopted with them, to a page of the web, or nowhere yet.

use std::collections::BTreeMap;
use std::ops::Range;

use super::ids::{self, Ids};
use super::{Ledger, MOST, Mention, Stated, Survey, Text};
use crate::detect::FactKind;
use crate::detect::reading::{Block, Channel, Link, Role};
use crate::event::Url;
use crate::link::normal;
use crate::vocabulary::Audience;

/// Collects the links and what becomes of each.
pub(super) fn collect(survey: &Survey<'_>, ledger: &mut Ledger) {
    let mut pages = Pages::default();
    for (index, text) in survey.texts.iter().enumerate() {
        pages.known.entry(&text.source.path).or_insert(index);
        for path in [&text.source.path, &text.page.path] {
            let with = pages.stems.entry(stem(path)).or_default();
            if !with.contains(&index) {
                with.push(index);
            }
        }
    }
    for (index, text) in survey.texts.iter().enumerate() {
        let mut above = None;
        for block in &text.reading.blocks {
            let range = block.range();
            if block.is_visible() {
                above = Some(block);
            } else if block.channel == Channel::Address && text.holds(&range) {
                let link = above.and_then(|above| Some((above, link_at(above, &range)?)));
                destination(survey, index, block, link, ledger, &mut pages);
            }
        }
    }
    bare(survey, ledger, &mut pages);
}

/// The adopted texts, and the links that have a name.
#[derive(Default)]
struct Pages<'a> {
    /// Texts by their paths.
    known: BTreeMap<&'a str, usize>,
    /// Texts by the names of their files without endings.
    stems: BTreeMap<String, Vec<usize>>,
    ids: Ids,
    /// The names of addresses, and of words whose page is not there.
    named: BTreeMap<String, String>,
}

fn destination(
    survey: &Survey<'_>,
    index: usize,
    block: &Block,
    link: Option<(&Block, &Link)>,
    ledger: &mut Ledger,
    pages: &mut Pages<'_>,
) {
    let words = link.and_then(|(of, link)| of.text.get(link.text.clone()));
    let text = &survey.texts[index];
    let range = block.range();
    let address = block.text.trim();
    if text.text.get(range.clone()).is_none() || address.is_empty() || address.starts_with('#') {
        return;
    }
    let lower = address.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        let is_exempt = block.is_exempt(&(0..block.text.len()));
        if !is_exempt && Url::parse(address).is_ok() {
            let audience = survey.audience(index);
            let direct = direct(address);
            let address = direct.as_deref().unwrap_or(address);
            if let Some(variable) = outward(address, words, audience, ledger, pages) {
                unpicture(index, text, link, &variable, ledger);
                ledger.mention(index, range, &variable);
            }
        }
        return;
    }
    let has_scheme = lower.split_once(':').is_some_and(|(scheme, _)| {
        scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    });
    if has_scheme || lower.starts_with("//") {
        return;
    }
    if let Some(target) = adopted(text, address, pages) {
        let target_text = &survey.texts[target];
        let has_moved = |text: &Text<'_>| text.page.path != text.source.path;
        if !has_moved(text) && !has_moved(target_text) {
            return;
        }
        let path = relative(&text.page.path, &target_text.page.path);
        let behind = address.find(['#', '?']).map_or("", |at| &address[at..]);
        ledger.mentions.push(Mention {
            text: index,
            range,
            variable: survey.texts[target].page.path.clone(),
            put: format!("{path}{behind}"),
        });
        return;
    }
    if let Some(asset) = asset(survey, text, address) {
        ledger.mentions.push(Mention {
            text: index,
            range,
            variable: asset.clone(),
            put: relative(&text.page.path, &asset),
        });
        return;
    }
    let short = words.filter(|words| words.split_whitespace().count() <= 4);
    let id = short
        .and_then(ids::id)
        .or_else(|| last_part(address))
        .or_else(|| words.and_then(ids::id));
    let id = id.unwrap_or_else(|| "page".to_owned());
    let id = match pages.named.get(address) {
        Some(id) => id.clone(),
        None => pages.ids.free(id),
    };
    pages.named.insert(address.to_owned(), id.clone());
    ledger.facts.links.insert(id.clone(), None);
    let variable = format!("links.{id}");
    unpicture(index, text, link, &variable, ledger);
    ledger.mention(index, range.clone(), &variable);
    ledger.unadopted.push((index, range, variable));
}

/// Where a link leads that first tells a company who follows it: programs for letters and mail put it around others.
fn direct(address: &str) -> Option<String> {
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

/// The link in a block whose destination stands at a place.
fn link_at<'b>(block: &'b Block, range: &Range<usize>) -> Option<&'b Link> {
    let next = block
        .links
        .partition_point(|link| link.source.start <= range.start);
    let link = block.links.get(next.checked_sub(1)?)?;
    (range.end <= link.source.end).then_some(link)
}

/// A picture that is not there, or that another site would send, becomes a link with the picture's words.
fn unpicture(
    index: usize,
    text: &Text<'_>,
    link: Option<(&Block, &Link)>,
    variable: &str,
    ledger: &mut Ledger,
) {
    let Some((_, link)) = link.filter(|(_, link)| link.is_image) else {
        return;
    };
    let sign = link.source.start..link.source.start + 1;
    if text.says(&sign, "!") {
        ledger.mentions.push(Mention {
            text: index,
            range: sign,
            variable: variable.to_owned(),
            put: String::new(),
        });
    }
}

/// The file that a link or a picture within the sources leads to, if it is taken along.
fn asset(survey: &Survey<'_>, text: &Text<'_>, address: &str) -> Option<String> {
    let joined = path_of(text, address, &["{static}", "{attach}", "{filename}"]);
    joined.filter(|joined| survey.assets.contains(joined))
}

/// The name of a web address among the event's facts: its form for reports, or a link.
fn outward(
    address: &str,
    words: Option<&str>,
    audience: Audience,
    ledger: &mut Ledger,
    pages: &mut Pages<'_>,
) -> Option<String> {
    let facts = &mut ledger.facts;
    let is_form = [
        "docs.google.com/forms",
        "forms.gle",
        "typeform.com",
        "/forms/",
        "airtable.com",
    ]
    .iter()
    .any(|sign| address.contains(sign));
    if is_form && facts.form.as_ref().is_none_or(|form| form.value == address) {
        let form = facts.form.get_or_insert(Stated {
            value: address.to_owned(),
            audience,
        });
        form.audience = form.audience.min(audience);
        return Some("reporting.form".to_owned());
    }
    if let Some(id) = pages.named.get(address) {
        return Some(format!("links.{id}"));
    }
    if pages.named.len() >= MOST {
        return None;
    }
    let id = last_part(address)
        .or_else(|| words.and_then(ids::id))
        .or_else(|| host(address));
    let id = pages.ids.free(id.unwrap_or_else(|| "page".to_owned()));
    pages.named.insert(address.to_owned(), id.clone());
    facts.links.insert(id.clone(), Some(address.to_owned()));
    Some(format!("links.{id}"))
}

/// The path, within the sources, of what an address in a text names, with or without one of Pelican's keywords.
fn path_of(text: &Text<'_>, address: &str, keywords: &[&str]) -> Option<String> {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    let path = path.replace("%20", " ");
    let mut keywords = keywords.iter();
    let bare = keywords.find_map(|keyword| path.strip_prefix(keyword));
    let bare = bare.unwrap_or(&path);
    if let Some(from_root) = bare.strip_prefix('/') {
        return normal(from_root);
    }
    let here = &text.source.path;
    let folder = here.rsplit_once('/').map_or("", |(folder, _)| folder);
    normal(&format!("{folder}/{bare}"))
}

/// An id from the last part of an address that says something.
fn last_part(address: &str) -> Option<String> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let from = usize::from(address.contains("://"));
    let parts: Vec<&str> = path.split('/').skip(from).collect();
    let last = parts.into_iter().rfind(|part| part.len() > 2)?;
    ids::id(last.split('.').next().unwrap_or(last))
}

fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split('/').next()?.trim_start_matches("www.");
    ids::id(host.split('.').next()?)
}

/// The text that a link within the sources leads to.
fn adopted(text: &Text<'_>, address: &str, pages: &Pages<'_>) -> Option<usize> {
    let joined = path_of(
        text,
        address,
        &["{filename}", "|filename|", "%7Bfilename%7D"],
    )?;
    if let Some(index) = pages.known.get(joined.as_str()) {
        return Some(*index);
    }
    // An address of a published site names a page by its last part.
    let last = joined
        .rsplit('/')
        .find(|part| !part.is_empty() && *part != "index.html")?;
    match pages.stems.get(&stem(last)).map(Vec::as_slice) {
        Some([index]) => Some(*index),
        _ => None,
    }
}

/// The name of a file without its folder and its ending.
fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.')
        .next()
        .unwrap_or(name)
        .to_lowercase()
        .replace('_', "-")
}

/// The way from one page's file to another's.
fn relative(from: &str, to: &str) -> String {
    let depth = from.matches('/').count();
    format!("{}{to}", "../".repeat(depth))
}

/// Web addresses that stand in the text itself: each becomes a link that shows itself.
fn bare(survey: &Survey<'_>, ledger: &mut Ledger, pages: &mut Pages<'_>) {
    for (index, found, block) in survey.of_kind(FactKind::Url) {
        let text = &survey.texts[index];
        let is_web = found.text.starts_with("http://") || found.text.starts_with("https://");
        if !block.is_visible() || !is_web || !text.says(&found.range, &found.text) {
            continue;
        }
        if Url::parse(&found.text).is_err() {
            continue;
        }
        let audience = survey.audience(index);
        let Some(variable) = outward(&found.text, None, audience, ledger, pages) else {
            continue;
        };
        let is_code = block
            .code
            .iter()
            .any(|code| code.start <= found.at.start && found.at.end <= code.end)
            || matches!(block.role, Role::Code { .. });
        let is_angled = text.text[..found.range.start].ends_with('<')
            && text.text[found.range.end..].starts_with('>');
        let is_linked = block
            .links
            .iter()
            .any(|link| link.text.start <= found.at.start && found.at.end <= link.text.end);
        let (range, put) = match (is_angled, is_linked || is_code) {
            (true, _) => (
                found.range.start - 1..found.range.end + 1,
                format!("[{{{{ {variable} }}}}]({{{{ {variable} }}}})"),
            ),
            (false, true) => (found.range.clone(), format!("{{{{ {variable} }}}}")),
            (false, false) => (
                found.range.clone(),
                format!("[{{{{ {variable} }}}}]({{{{ {variable} }}}})"),
            ),
        };
        ledger.mentions.push(Mention {
            text: index,
            range,
            variable,
            put,
        });
    }
}
