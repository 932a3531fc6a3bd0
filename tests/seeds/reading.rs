//! What a page must be that a seed became: its words, its lists, its links and where it says that it comes from.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

use crate::support::diff::{diff, lines};
use crate::support::page;
use crate::support::seed::{Seed, Values, markdown, outline};
use crate::support::stated::{strangers, words};

/// What is wrong with a page that should read as `text` does; `sources` are all that the site is made of.
pub fn wrong(seed: &Seed, html: &Html, text: &str, values: &Values, sources: &str) -> Vec<String> {
    let mut wrong = reading(seed, html, text);
    wrong.extend(leading(seed, html, text, values));
    wrong.extend(strangers(html, sources, 0));
    let shown = shown(html, ".provenance");
    for origin in seed.provenance.iter().map(|origin| values.fill(origin)) {
        if !shown.contains(&origin) {
            wrong.push(format!(
                "the page's origin does not name {origin:?}: {shown}"
            ));
        }
    }
    for absent in seed.absent.iter().map(|absent| values.fill(absent)) {
        if page::links(html).iter().any(|link| link.address == absent) {
            wrong.push(format!("a link to {absent} is still there"));
        }
    }
    wrong
}

/// The page's words are the seed's, and its lists are nested and numbered as they should be.
fn reading(seed: &Seed, html: &Html, text: &str) -> Vec<String> {
    let expected = Html::parse_fragment(&markdown(&seed.reads(text)));
    let shown: Vec<String> = select(html, "h1, .text").map(page::visible).collect();
    let words = |text: &str| lines(words(text).iter().map(String::as_str));
    let words = diff(
        "words",
        &words(&page::visible(expected.root_element())),
        &words(&shown.join(" ")),
    );
    let lists: String = select(html, ".text").map(outline).collect();
    words
        .into_iter()
        .chain(diff("lists", &seed.outline, &lists))
        .collect()
}

/// The text leads where it should and, outside the site, nowhere else.
fn leading(seed: &Seed, html: &Html, text: &str, values: &Values) -> Vec<String> {
    let hrefs = |html: &Html, within: &str| -> BTreeSet<String> {
        let links = select(html, within).filter_map(|link| link.attr("href"));
        links.map(str::to_owned).collect()
    };
    let found = hrefs(html, ".text a, .provenance a");
    let wanted: BTreeSet<String> = seed.hrefs.iter().map(|href| values.fill(href)).collect();
    let known = hrefs(&Html::parse_fragment(&markdown(&seed.reads(text))), "a");
    let missing = wanted
        .difference(&found)
        .map(|href| format!("no link leads to {href}: {found:?}"));
    let within = hrefs(html, ".text a");
    let stray = within.iter().filter(|href| href.starts_with("http"));
    let stray = stray.filter(|href| !wanted.contains(*href) && !known.contains(*href));
    missing
        .chain(stray.map(|href| format!("the original has no link to {href}")))
        .collect()
}

/// What readers see of the elements that a selector finds.
pub fn shown(html: &Html, selector: &str) -> String {
    select(html, selector).map(page::visible).collect()
}

fn select<'a>(html: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).collect::<Vec<_>>().into_iter()
}
