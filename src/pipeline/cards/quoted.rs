//! The sections of pages that a card quotes, and what keeps a text from standing on it.

use super::Assembly;
use crate::card::numbers::private_phones;
use crate::card::section::{for_card, heading_ids, section};
use crate::card::tree::{self, Node};
use crate::content::SectionName;
use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::pipeline::pages;
use crate::source_map::Span;

impl Assembly<'_> {
    /// The text of these sections, as far as the card may have it.
    pub(super) fn sections(&mut self, names: &[SectionName]) -> Vec<Node> {
        names
            .iter()
            .filter_map(|name| {
                let nodes = self.section(name)?;
                self.refuse_private_phones(&nodes, name.span);
                Some(nodes)
            })
            .flatten()
            .collect()
    }

    /// What somebody carries is lost or photographed sooner or later: people's own numbers stand on no card, unless it says
    /// that its readers need them.
    pub(super) fn refuse_private_phones(&mut self, nodes: &[Node], place: Span) {
        let site = self.workshop.site;
        let may = site.document(self.page).front.card().direct;
        let Some(event) = self.event().filter(|_| !may) else {
            return;
        };
        let people = private_phones(nodes, event);
        if people.is_empty() {
            return;
        }
        let names: Vec<String> = people.iter().map(|id| format!("`contacts.{id}`")).collect();
        let message = format!("this prints people's own phones: {}", names.join(", "));
        self.diagnostics.push(
            Diagnostic::new(codes::PRIVATE_PHONE_ON_CARD, place, message).help(
                "print a number that several people answer; or mark the part `{.not-on-card}`; or, if those who carry the card need these, give it `direct: true`",
            ),
        );
    }

    fn section(&mut self, name: &SectionName) -> Option<Vec<Node>> {
        let Some(source) = self.workshop.links.page_named(self.page, &name.page) else {
            self.report_unknown_page(name);
            return None;
        };
        let page = &self.workshop.site.pages[source];
        if page.audience > self.page.audience {
            let message = format!(
                "`{}` is for {}, and this card is for {}",
                name.page, page.audience, self.page.audience
            );
            self.diagnostics.push(
                Diagnostic::new(codes::LINK_ABOVE_AUDIENCE, name.span, message)
                    .help(format!("give the card `audience: {}`", page.audience)),
            );
            return None;
        }
        self.quoted.insert(source);
        // What is wrong with the page's text is said where the page itself is made.
        let mut text = pages::text_on_card(self.workshop, source, self.index);
        self.attachments.append(&mut text.attachments);
        let body = text.rendered.body;
        let nodes = tree::parse(&body.html);
        let Some(id) = &name.section else {
            return Some(for_card(&nodes));
        };
        if body.title_id.as_ref() == Some(id) {
            return Some(for_card(&nodes));
        }
        let found = section(&nodes, id);
        if found.is_none() && !text.diagnostics.iter().any(|found| found.code.is_firm()) {
            let message = format!("`{}` has no section `{id}`", name.page);
            let mut finding = Diagnostic::new(codes::UNKNOWN_SECTION, name.span, message);
            finding.help = did_you_mean(id, heading_ids(&nodes)).or_else(|| {
                Some("give the heading that is meant an id: `## Heading {#id}`".to_owned())
            });
            self.diagnostics.push(finding);
        }
        found.map(|nodes| for_card(&nodes))
    }

    fn report_unknown_page(&mut self, name: &SectionName) {
        let language = &self.page.language;
        let pages = self.workshop.site.pages.iter().filter(|page| {
            !page.is_card && page.language == *language && page.edition == self.page.edition
        });
        let message = format!("there is no page `{}` in {language}", name.page);
        let mut finding = Diagnostic::new(codes::UNKNOWN_SECTION, name.span, message);
        finding.help = did_you_mean(&name.page, pages.map(|page| page.stem.as_str()));
        self.diagnostics.push(finding);
    }
}
