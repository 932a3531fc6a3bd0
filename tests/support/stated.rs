//! What texts state, however it is written: words, telephone numbers as their digits, and what no source has.

use regex::{Captures, Regex};
use scraper::Html;

use super::page;

/// The digits of a text.
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The words of a text; telephone numbers are one each.
pub fn words(text: &str) -> Vec<String> {
    let phone = Regex::new(r"\+\d[\d ().-]{6,}\d").expect("a pattern");
    let plain = phone.replace_all(text, |found: &Captures| {
        found[0].replace([' ', '(', ')', '.', '-'], "")
    });
    plain.split_whitespace().map(str::to_owned).collect()
}

/// Telephone numbers and addresses in a page's links that its sources do not have. So many digits at the beginning of a
/// number may be new: a country's code, where the sources have a national number.
pub fn strangers(html: &Html, sources: &str, new_digits: usize) -> Vec<String> {
    let known = digits(sources);
    let is_known = |address: &str| match address.split_once(':') {
        Some(("tel" | "sms", number)) => known.contains(&digits(number)[new_digits..]),
        Some(("mailto", address)) => sources.contains(address),
        _ => true,
    };
    let links = page::links(html).into_iter();
    links
        .filter(|link| !is_known(&link.address))
        .map(|link| format!("a link leads to {}, which no source has", link.address))
        .collect()
}
