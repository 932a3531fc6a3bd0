//! Where links lead: to a page that is adopted with them, to a page of the web, or nowhere yet.

use std::collections::BTreeMap;
use std::ops::Range;

use super::addresses::{
    direct, host, is_elsewhere, is_form, is_web, last_part, path_of, relative, stem,
};
use super::around::link_at;
use super::ids::{self, Ids};
use super::{Ledger, MOST, Stated, Survey, Text};
use crate::detect::reading::{Block, Channel, Link, Role};
use crate::detect::{FactKind, Found};
use crate::event::Url;
use crate::vocabulary::Audience;

/// Collects the links and what becomes of each.
pub(super) fn collect(survey: &Survey<'_>, ledger: &mut Ledger) {
    let mut pages = Pages::of(survey);
    for index in 0..survey.texts.len() {
        for destination in destinations(survey, index) {
            settle(&destination, survey, ledger, &mut pages);
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

impl<'a> Pages<'a> {
    fn of(survey: &Survey<'a>) -> Self {
        let mut pages = Self::default();
        for (index, text) in survey.texts.iter().enumerate() {
            pages.known.entry(&text.source.path).or_insert(index);
            for path in [&text.source.path, &text.page.path] {
                let with = pages.stems.entry(stem(path)).or_default();
                if !with.contains(&index) {
                    with.push(index);
                }
            }
        }
        pages
    }

    /// The id under which an address is known from now on: the one that it has, or a new one like `wanted`.
    fn id(&mut self, address: &str, wanted: Option<String>) -> String {
        if let Some(id) = self.named.get(address) {
            return id.clone();
        }
        let id = self.ids.free(wanted.unwrap_or_else(|| "page".to_owned()));
        self.named.insert(address.to_owned(), id.clone());
        id
    }
}

/// A place in a text that says where a link leads.
struct Destination<'a> {
    index: usize,
    text: &'a Text<'a>,
    /// The address, which is a block of its own.
    block: &'a Block,
    address: &'a str,
    /// The link, where one is around the address.
    link: Option<&'a Link>,
    /// Its words.
    words: Option<&'a str>,
}

fn destinations<'a>(survey: &Survey<'a>, index: usize) -> Vec<Destination<'a>> {
    let text = &survey.texts[index];
    let mut found = Vec::new();
    let mut above: Option<&Block> = None;
    for block in &text.reading.blocks {
        let range = block.range();
        if block.is_visible() {
            above = Some(block);
            continue;
        }
        let address = block.text.trim();
        let is_address = block.channel == Channel::Address && text.holds(&range);
        let leads_on = !address.is_empty() && !address.starts_with('#');
        if is_address && leads_on && text.text.get(range.clone()).is_some() {
            let link = above.and_then(|above| Some((above, link_at(above, &range)?)));
            found.push(Destination {
                index,
                text,
                block,
                address,
                link: link.map(|(_, link)| link),
                words: link.and_then(|(of, link)| of.text.get(link.text.clone())),
            });
        }
    }
    found
}

/// Finds out where a link leads, and writes that there.
fn settle(
    destination: &Destination<'_>,
    survey: &Survey<'_>,
    ledger: &mut Ledger,
    pages: &mut Pages<'_>,
) {
    let Destination {
        index,
        text,
        address,
        ..
    } = *destination;
    if is_web(address) {
        to_the_web(destination, survey.audience(index), ledger, pages);
    } else if is_elsewhere(address) {
        // Numbers and addresses of people are contacts, and the rest stays as it is.
    } else if let Some(target) = adopted(text, address, pages) {
        let target = &survey.texts[target];
        let has_moved = |text: &Text<'_>| text.page.path != text.source.path;
        if has_moved(text) || has_moved(target) {
            let path = relative(&text.page.path, &target.page.path);
            let behind = address.find(['#', '?']).map_or("", |at| &address[at..]);
            let put = format!("{path}{behind}");
            ledger.put(index, destination.block.range(), &target.page.path, put);
        }
    } else if let Some(asset) = asset(survey, text, address) {
        let put = relative(&text.page.path, &asset);
        ledger.put(index, destination.block.range(), &asset, put);
    } else {
        nowhere_yet(destination, ledger, pages);
    }
}

/// A link to a page of the web names a fact of the event.
fn to_the_web(
    destination: &Destination<'_>,
    audience: Audience,
    ledger: &mut Ledger,
    pages: &mut Pages<'_>,
) {
    let Destination { block, address, .. } = *destination;
    if block.is_exempt(&(0..block.text.len())) || Url::parse(address).is_err() {
        return;
    }
    let direct = direct(address);
    let address = direct.as_deref().unwrap_or(address);
    if let Some(variable) = outward(address, destination.words, audience, ledger, pages) {
        unpicture(destination, &variable, ledger);
        ledger.mention(destination.index, block.range(), &variable);
    }
}

/// A link to a page that is not adopted names one that is pending.
fn nowhere_yet(destination: &Destination<'_>, ledger: &mut Ledger, pages: &mut Pages<'_>) {
    let Destination {
        index,
        block,
        address,
        words,
        ..
    } = *destination;
    let short = words.filter(|words| words.split_whitespace().count() <= 4);
    let wanted = short
        .and_then(ids::id)
        .or_else(|| last_part(address))
        .or_else(|| words.and_then(ids::id));
    let id = pages.id(address, wanted);
    let variable = format!("links.{id}");
    ledger.facts.links.insert(id, None);
    unpicture(destination, &variable, ledger);
    ledger.mention(index, block.range(), &variable);
    ledger.unadopted.push((index, block.range(), variable));
}

/// A picture that is not there, or that another site would send, becomes a link with the picture's words.
fn unpicture(destination: &Destination<'_>, variable: &str, ledger: &mut Ledger) {
    let Some(link) = destination.link.filter(|link| link.is_image) else {
        return;
    };
    let sign = link.source.start..link.source.start + 1;
    if destination.text.says(&sign, "!") {
        ledger.put(destination.index, sign, variable, String::new());
    }
}

/// The file that a link or a picture within the sources leads to, if it is taken along.
fn asset(survey: &Survey<'_>, text: &Text<'_>, address: &str) -> Option<String> {
    let keywords = ["{static}", "{attach}", "{filename}"];
    let joined = path_of(&text.source.path, address, &keywords);
    joined.filter(|joined| survey.assets.contains(joined))
}

/// The text that a link within the sources leads to.
fn adopted(text: &Text<'_>, address: &str, pages: &Pages<'_>) -> Option<usize> {
    let keywords = ["{filename}", "|filename|", "%7Bfilename%7D"];
    let joined = path_of(&text.source.path, address, &keywords)?;
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

/// The name of a web address among the event's facts: its form for reports, or a link.
fn outward(
    address: &str,
    words: Option<&str>,
    audience: Audience,
    ledger: &mut Ledger,
    pages: &mut Pages<'_>,
) -> Option<String> {
    let facts = &mut ledger.facts;
    if is_form(address) && facts.form.as_ref().is_none_or(|form| form.value == address) {
        let form = facts.form.get_or_insert(Stated {
            value: address.to_owned(),
            audience,
        });
        form.audience = form.audience.min(audience);
        return Some("reporting.form".to_owned());
    }
    let is_known = pages.named.contains_key(address);
    if !is_known && pages.named.len() >= MOST {
        return None;
    }
    let wanted = last_part(address)
        .or_else(|| words.and_then(ids::id))
        .or_else(|| host(address));
    let id = pages.id(address, wanted);
    if !is_known {
        facts.links.insert(id.clone(), Some(address.to_owned()));
    }
    Some(format!("links.{id}"))
}

/// Web addresses that stand in the text itself: each becomes a link that shows itself.
fn bare(survey: &Survey<'_>, ledger: &mut Ledger, pages: &mut Pages<'_>) {
    for (index, found, block) in survey.of_kind(FactKind::Url) {
        let text = &survey.texts[index];
        let is_web = found.text.starts_with("http://") || found.text.starts_with("https://");
        let is_here = block.is_visible() && text.says(&found.range, &found.text);
        if !is_here || !is_web || Url::parse(&found.text).is_err() {
            continue;
        }
        let audience = survey.audience(index);
        let Some(variable) = outward(&found.text, None, audience, ledger, pages) else {
            continue;
        };
        let fact = format!("{{{{ {variable} }}}}");
        let Range { start, end } = found.range;
        let is_angled = text.text[..start].ends_with('<') && text.text[end..].starts_with('>');
        let (range, put) = if is_angled {
            (start - 1..end + 1, format!("[{fact}]({fact})"))
        } else if is_in_link_or_code(block, found) {
            (start..end, fact)
        } else {
            (start..end, format!("[{fact}]({fact})"))
        };
        ledger.put(index, range, &variable, put);
    }
}

/// Whether an address stands where no link can begin.
fn is_in_link_or_code(block: &Block, found: &Found) -> bool {
    let is_within = |part: &Range<usize>| part.start <= found.at.start && found.at.end <= part.end;
    matches!(block.role, Role::Code { .. })
        || block.code.iter().any(is_within)
        || block.links.iter().any(|link| is_within(&link.text))
}
