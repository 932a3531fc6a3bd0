//! The keys that only cards have.

use super::KEYS;
use super::values::Values;
use crate::content::{CardFront, SectionName};
use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::source_map::Spanned;
use crate::vocabulary::CardFormat;
use crate::yaml::Node;

/// A card's own keys.
const CARD_KEYS: [&str; 5] = ["formats", "sections", "back", "qr", "direct"];

/// Says what a key of a card means; one that no card has is a finding, because no theme asks for it.
pub(super) fn set(card: &mut CardFront, values: &mut Values, key: &Spanned<String>, node: &Node) {
    match key.value.as_str() {
        "formats" => card.formats = formats(values, node),
        "sections" => card.sections = sections(values, node),
        "back" => card.back = Some(sections(values, node)),
        "qr" => card.qr = values.text(node),
        "direct" => card.direct = node.expect_flag(&mut values.diagnostics) == Some(true),
        unknown => {
            let mut finding = Diagnostic::new(
                codes::UNKNOWN_KEY,
                key.span,
                format!("a card has no key `{unknown}`"),
            );
            finding.help = did_you_mean(unknown, CARD_KEYS.into_iter().chain(KEYS));
            values.diagnostics.push(finding);
        }
    }
}

fn formats(values: &mut Values, node: &Node) -> Vec<Spanned<CardFormat>> {
    let mut formats: Vec<Spanned<CardFormat>> = Vec::new();
    for name in values.items(node) {
        match name.value.parse() {
            Ok(format) if formats.iter().any(|known| known.value == format) => {}
            Ok(format) => formats.push(Spanned::new(format, name.span)),
            Err(()) => {
                let names = CardFormat::ALL.map(CardFormat::name);
                let message = format!("there is no format `{}` for cards", name.value);
                let mut finding = Diagnostic::new(codes::INVALID_VALUE, name.span, message);
                finding.help = did_you_mean(&name.value, names)
                    .or_else(|| Some(format!("choose from {}", names.join(", "))));
                values.diagnostics.push(finding);
            }
        }
    }
    formats
}

fn sections(values: &mut Values, node: &Node) -> Vec<SectionName> {
    let mut sections = Vec::new();
    for name in values.items(node) {
        let (page, section) = match name.value.split_once('#') {
            Some((page, section)) => (page, Some(section)),
            None => (name.value.as_str(), None),
        };
        let page = page.trim_start_matches('/');
        let page = page.strip_suffix(".md").unwrap_or(page);
        if page.is_empty() || section.is_some_and(str::is_empty) {
            let message = format!("`{}` names no section", name.value);
            values.diagnostics.push(
                Diagnostic::new(codes::INVALID_VALUE, name.span, message)
                    .help("write a page and a heading's id: `staff-procedure#listening`"),
            );
            continue;
        }
        sections.push(SectionName {
            page: page.to_owned(),
            section: section.map(str::to_owned),
            span: name.span,
        });
    }
    sections
}
