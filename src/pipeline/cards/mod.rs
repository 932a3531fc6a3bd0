//! One card: its own text and the sections that it quotes, as its page and its print need them.

mod frame;
mod qr;
mod quoted;

use std::collections::BTreeSet;

use crate::card::blank::with_lines;
use crate::card::blocks::{blocks, top_level};
use crate::card::model::{Block, CardModel};
use crate::card::section::{around_break, for_card};
use crate::card::tree::{self, Node};
use crate::diagnostic::{Diagnostic, codes};
use crate::event::Event;
use crate::pipeline::pages::{self, Text, Workshop};
use crate::render::Rendered;
use crate::seal::seal;
use crate::site::{Page, url};
use crate::source_map::Span;
use crate::theme::context::{CardContext, QrContext};
use crate::vocabulary::Audience;

/// A card that was put together.
pub struct Card {
    /// What its page has in common with others.
    pub text: Text,
    /// What its page shows.
    pub context: CardContext,
    /// What is printed.
    pub model: CardModel,
    /// The pages that it quotes.
    pub quoted: BTreeSet<usize>,
}

/// Puts the card with this number together. Where anything is missing, the findings say so, and the card is not whole.
pub fn card(workshop: &Workshop<'_>, index: usize) -> Card {
    let mut assembly = Assembly {
        workshop,
        page: &workshop.site.pages[index],
        index,
        quoted: BTreeSet::new(),
        attachments: BTreeSet::new(),
        diagnostics: Vec::new(),
    };
    let mut text = pages::text_on_card(workshop, index, index);
    let own = tree::parse(&text.rendered.body.html);
    let whole = Span::whole(workshop.site.document(assembly.page).file);
    assembly.refuse_private_phones(&own, whole);
    let (side_a, side_b) = assembly.sides(&own);
    let words = [
        tree::words(&side_a),
        side_b.as_deref().map(tree::words).unwrap_or_default(),
    ];
    let title = text.rendered.title.clone();
    let seal = seal(&[assembly.page.language.tag(), &title, &words[0], &words[1]]);
    let frame = assembly.frame(&title, &seal);
    let model = CardModel {
        front: assembly.blocks(&side_a),
        back: side_b.as_deref().map(|nodes| assembly.blocks(nodes)),
        ..frame
    };
    let is_empty = model.front.is_empty() && model.back.as_ref().is_none_or(Vec::is_empty);
    if is_empty && assembly.diagnostics.is_empty() && text.diagnostics.is_empty() {
        assembly.report_empty();
    }
    let context = context(&model, &side_a, side_b.as_deref());
    text.attachments.append(&mut assembly.attachments);
    text.diagnostics.append(&mut assembly.diagnostics);
    text.rendered = Rendered {
        title,
        seal,
        ..text.rendered
    };
    text.rendered.body.headings.clear();
    Card {
        text,
        context,
        model,
        quoted: assembly.quoted,
    }
}

fn context(model: &CardModel, front: &[Node], back: Option<&[Node]>) -> CardContext {
    CardContext {
        band: model.band.clone(),
        found: model.found.clone(),
        front_html: tree::write(&with_lines(front)),
        back_html: back.map(|nodes| tree::write(&with_lines(nodes))),
        event: model.event.clone(),
        dates: model.dates.clone(),
        valid_until: model.valid_until.clone(),
        origin: model.origin.clone(),
        qr: model.qr.as_ref().map(|qr| QrContext {
            url: qr.url.clone(),
            letters: qr.letters.clone(),
            label: qr.label.clone(),
            svg: String::new(),
        }),
        ..CardContext::default()
    }
}

struct Assembly<'a> {
    workshop: &'a Workshop<'a>,
    page: &'a Page,
    index: usize,
    /// The pages that the card quotes.
    quoted: BTreeSet<usize>,
    /// The files beside those pages that the quoted text shows.
    attachments: BTreeSet<usize>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Assembly<'a> {
    /// The event whose card it is.
    fn event(&self) -> Option<&'a Event> {
        let site = self.workshop.site;
        site.event_of(self.page)
            .map(|edition| &site.editions[edition])
    }

    /// The text of the front and, where the card has one, of the back. The card's own text stands around the sections, what is
    /// behind a break in it at the very end.
    fn sides(&mut self, own: &[Node]) -> (Vec<Node>, Option<Vec<Node>>) {
        let front = self.workshop.site.document(self.page).front.card();
        let (before, behind) = around_break(own);
        let mut side_a = for_card(before);
        side_a.extend(self.sections(&front.sections));
        let mut side_b = front.back.as_ref().map(|back| self.sections(back));
        let last_side = side_b.as_mut().unwrap_or(&mut side_a);
        last_side.extend(for_card(behind));
        (side_a, side_b)
    }

    fn report_empty(&mut self) {
        let file = self.workshop.site.document(self.page).file;
        let place = Span::whole(file);
        self.diagnostics.push(
            Diagnostic::new(codes::EMPTY_CARD, place, "nothing stands on this card")
                .help("name `sections` of pages in its front matter, or write text"),
        );
    }

    /// The blocks of a side. Its largest headings become the card's largest.
    fn blocks(&self, nodes: &[Node]) -> Vec<Block> {
        let base = self.base_url(self.page.audience);
        let address = |href: &str| on_paper(href, base, &self.page.url);
        blocks(nodes, top_level(nodes).unwrap_or(1), &address)
    }

    fn base_url(&self, audience: Audience) -> Option<&str> {
        let urls = &self.workshop.site.config.base_url;
        urls.get(&audience).map(|url| url.value.as_str())
    }
}

/// Where a link of the page at `url` leads to from paper; nothing for one into the site, if nobody knows where that is.
fn on_paper(href: &str, base: Option<&str>, url: &str) -> Option<String> {
    // A telephone number is an address wherever the site is.
    if ::url::Url::parse(href).is_ok() {
        return Some(href.to_owned());
    }
    let here = format!("{}/{}", base?, url::encode(url));
    let joined = ::url::Url::parse(&here).ok()?.join(href).ok()?;
    Some(joined.into())
}

#[cfg(test)]
mod tests {
    use super::on_paper;

    #[test]
    fn numbers_can_be_called_from_paper_wherever_the_site_is() {
        let whole = [
            "tel:+12165550187",
            "mailto:help@example.org",
            "sms:+12165550187",
            "https://example.org/map",
        ];
        for href in whole {
            assert_eq!(on_paper(href, None, "2026/card/").as_deref(), Some(href));
        }
        assert_eq!(on_paper("../guide/", None, "2026/card/"), None);
        let base = Some("https://example.org/conduct");
        assert_eq!(
            on_paper("../guide/", base, "2026/card/").as_deref(),
            Some("https://example.org/conduct/2026/guide/")
        );
    }
}
