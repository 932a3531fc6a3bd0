//! Tries links to other sites: whether the pages are still there, and what came of asking.

mod ask;
mod known;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use crate::diagnostic::{Code, Diagnostic, codes};
use crate::output::Cache;
use crate::source_map::{FileId, Span, Spanned};

/// How hard it is tried.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How long one request may take, from the name's lookup to the answer.
    pub request: Duration,
    /// How long to wait before asking once more; twice as long before the third time.
    pub pause: Duration,
    /// How often it is asked where no answer tells the truth.
    pub tries: usize,
    /// How many sites are asked at the same time. Of one site only one page is asked for at a time.
    pub sites: usize,
}

impl Patience {
    /// What a person waits for, and a site can bear.
    pub const USUAL: Self = Self {
        request: Duration::from_secs(15),
        pause: Duration::from_secs(1),
        tries: 3,
        sites: 16,
    };
}

/// What came of asking for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is there, or whoever keeps it wants people and no programs to ask.
    There,
    /// The site says that it is not.
    Dead(String),
    /// The site did not answer, or not with the truth: perhaps tomorrow.
    Unreachable(String),
}

/// Tries every address once, however often it is linked to, and says what is wrong. What was there a short while ago is
/// not asked again. `is_waived` knows the files in which a code is not to be reported.
#[must_use]
pub fn check(
    links: &[Spanned<String>],
    patience: Patience,
    cache: &Cache,
    is_waived: impl Fn(Code, FileId) -> bool,
) -> Vec<Diagnostic> {
    let mut places: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for link in links {
        let (address, is_web) = page_of(&link.value);
        if is_web {
            places.entry(address).or_default().push(link.span);
        }
    }
    let wanted: Vec<&str> = places
        .keys()
        .copied()
        .filter(|address| !known::is_there(cache, address))
        .collect();
    let answers = ask_all(&wanted, patience);
    let mut found = Vec::new();
    for (address, answer) in answers {
        if answer == Answer::There {
            known::remember(cache, address);
        }
        let spans = places.remove(address).unwrap_or_default();
        found.extend(finding(address, &answer, spans, &is_waived));
    }
    found
}

/// The address of the page that an address leads into, and whether it is one of the web.
fn page_of(address: &str) -> (&str, bool) {
    let page = address.split('#').next().unwrap_or(address);
    let lower = page.get(..8).unwrap_or(page).to_ascii_lowercase();
    (
        page,
        lower.starts_with("http://") || lower.starts_with("https://"),
    )
}

/// Asks for every page: several sites at once, and the pages of one site after each other.
fn ask_all<'a>(addresses: &[&'a str], patience: Patience) -> Vec<(&'a str, Answer)> {
    let mut sites: BTreeMap<String, Vec<&'a str>> = BTreeMap::new();
    for address in addresses {
        sites.entry(site_of(address)).or_default().push(*address);
    }
    let workers = patience.sites.clamp(1, sites.len().max(1));
    let queue = Mutex::new(sites.into_values());
    let answers = Mutex::new(Vec::new());
    let agent = ask::agent(patience);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(pages) = queue.lock().ok().and_then(|mut queue| queue.next()) {
                    for address in pages {
                        let answer = ask::ask(&agent, address, patience);
                        if let Ok(mut answers) = answers.lock() {
                            answers.push((address, answer));
                        }
                    }
                }
            });
        }
    });
    let mut answers = answers.into_inner().unwrap_or_default();
    answers.sort_unstable_by_key(|(address, _)| *address);
    answers
}

fn site_of(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let site = rest.split(['/', '?']).next().unwrap_or(rest);
    site.to_ascii_lowercase()
}

/// One finding for all places that lead to the same page.
fn finding(
    address: &str,
    answer: &Answer,
    spans: Vec<Span>,
    is_waived: &impl Fn(Code, FileId) -> bool,
) -> Option<Diagnostic> {
    let (code, message, help) = match answer {
        Answer::There => return None,
        Answer::Dead(why) => (
            codes::DEAD_LINK,
            format!("`{address}` is gone: {why}"),
            "link to the page that took its place, or leave the link out",
        ),
        Answer::Unreachable(why) => (
            codes::UNREACHABLE_LINK,
            format!("`{address}` could not be tried: {why}"),
            "try again later, and open it in a browser; it may be there",
        ),
    };
    let mut spans = spans.into_iter().filter(|span| !is_waived(code, span.file));
    let found = Diagnostic::new(code, spans.next()?, message).help(help);
    Some(spans.fold(found, |found, span| found.label(span, "and here")))
}
