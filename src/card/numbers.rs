//! The numbers that a card's text leads to.

use super::tree::Node;
use crate::event::{ContactKind, Event, Fact};
use crate::vocabulary::Audience;

/// The ids of the people whose own numbers, which are not for everybody, stand in a text. A number that several people
/// answer together is nobody's own.
#[must_use]
pub fn private_phones<'e>(nodes: &[Node], event: &'e Event) -> Vec<&'e str> {
    let mut found = Vec::new();
    numbers(nodes, &mut found);
    let contacts = || {
        let contacts = event.contacts.iter();
        contacts.filter_map(|(id, contact)| Some((id, contact.get()?)))
    };
    let e164 = |phone: &Fact<crate::event::phone::Phone>| Some(phone.get()?.e164().to_owned());
    let shared: Vec<String> = contacts()
        .filter(|(_, contact)| contact.kind != ContactKind::Person)
        .filter_map(|(_, contact)| e164(&contact.phone))
        .collect();
    contacts()
        .filter(|(_, contact)| {
            contact.kind == ContactKind::Person
                && contact.visibility.of("phone", Audience::Staff) > Audience::Public
        })
        .filter(|(_, contact)| {
            let own = e164(&contact.phone).filter(|own| !shared.contains(own));
            own.is_some_and(|own| found.contains(&own))
        })
        .map(|(id, _)| id.as_str())
        .collect()
}

/// The numbers that links in a text dial or write to: every number of an event is one.
fn numbers(nodes: &[Node], found: &mut Vec<String>) {
    for node in nodes {
        let Node::Element(element) = node else {
            continue;
        };
        let href = element.attribute("href").unwrap_or_default();
        let number = ["tel:", "sms:", "https://signal.me/#p/"]
            .iter()
            .find_map(|scheme| href.strip_prefix(scheme).map(str::to_owned))
            .or_else(|| Some(format!("+{}", href.strip_prefix("https://wa.me/")?)));
        found.extend(number.map(|number| {
            let end = number.find([';', '?']).unwrap_or(number.len());
            number[..end].to_owned()
        }));
        numbers(&element.children, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::tree;

    #[test]
    fn a_number_is_found_however_it_is_reached() {
        let check = |href: &str, expected: &[&str]| {
            let html = format!("<p>Call <strong><a href=\"{href}\">us</a></strong></p>");
            let mut found = Vec::new();
            numbers(&tree::parse(&html), &mut found);
            assert_eq!(found, expected, "{href}");
        };
        check("tel:+12165550187", &["+12165550187"]);
        check("tel:+12165550187;ext=3", &["+12165550187"]);
        check("sms:+12165550187?body=help", &["+12165550187"]);
        check("https://wa.me/12165550187", &["+12165550187"]);
        check("https://signal.me/#p/+12165550187", &["+12165550187"]);
        check("https://example.org/12165550187", &[]);
    }
}
