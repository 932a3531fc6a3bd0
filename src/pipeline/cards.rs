//! One card: its own text and the sections that it quotes, as its page and its print need them.

use std::collections::BTreeSet;

use super::pages::{self, Text, Workshop};
use crate::card::blank::with_lines;
use crate::card::blocks::{blocks, top_level};
use crate::card::model::{Block, CardModel, QrModel};
use crate::card::numbers::private_phones;
use crate::card::section::{around_break, for_card, heading_ids, section};
use crate::card::tree::{self, Node};
use crate::content::SectionName;
use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::locale::Arg;
use crate::render::{FactsSource, Rendered};
use crate::seal::seal;
use crate::site::{Page, url};
use crate::source_map::{Span, Spanned};
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
    let (before, behind) = around_break(&own);
    let front = &workshop.site.document(assembly.page).front.card;
    assembly.refuse_private_phones(
        &own,
        Span::whole(workshop.site.document(assembly.page).file),
    );
    let mut side_a = for_card(before);
    side_a.extend(assembly.sections(&front.sections));
    let mut side_b = front.back.as_ref().map(|back| assembly.sections(back));
    let last_side = side_b.as_mut().unwrap_or(&mut side_a);
    last_side.extend(for_card(behind));
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

impl Assembly<'_> {
    fn sections(&mut self, names: &[SectionName]) -> Vec<Node> {
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
    fn refuse_private_phones(&mut self, nodes: &[Node], place: Span) {
        let site = self.workshop.site;
        let event = site
            .event_of(self.page)
            .map(|edition| &site.editions[edition]);
        let may = site.document(self.page).front.card.direct;
        let Some(event) = event.filter(|_| !may) else {
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
        let address = |href: &str| -> Option<String> {
            let has_scheme = ["https:", "http:", "mailto:", "sms:"]
                .iter()
                .any(|scheme| href.starts_with(scheme));
            if has_scheme {
                return Some(href.to_owned());
            }
            let here = format!("{}/{}", base?, url::encode(&self.page.url));
            let joined = ::url::Url::parse(&here).ok()?.join(href).ok()?;
            Some(joined.into())
        };
        blocks(nodes, top_level(nodes).unwrap_or(1), &address)
    }

    fn base_url(&self, audience: Audience) -> Option<&str> {
        let urls = &self.workshop.site.config.base_url;
        urls.get(&audience).map(|url| url.value.as_str())
    }

    /// Everything but the text.
    fn frame(&mut self, title: &str, seal: &str) -> CardModel {
        let locale = self.workshop.facts.locale(&self.page.language);
        let word =
            |id: &str, arguments: &[(&str, Arg)]| locale.message(id, arguments).unwrap_or_default();
        let event = self
            .workshop
            .site
            .event_of(self.page)
            .map(|edition| &self.workshop.site.editions[edition]);
        let last_day = event.map(|event| {
            let programme = event.programme.iter().filter_map(|entry| entry.date.get());
            programme
                .copied()
                .fold(event.dates.value.last, jiff::civil::Date::max)
        });
        let audience = self.page.audience;
        let for_staff = |id: &str| (audience > Audience::Public).then(|| word(id, &[]));
        CardModel {
            title: title.to_owned(),
            lang: self.page.language.tag().to_owned(),
            is_right_to_left: self.page.language.is_right_to_left(),
            audience,
            event: event
                .map(|event| locale.tell(&event.name, Clone::clone))
                .unwrap_or_default(),
            dates: event
                .map(|event| locale.tell(&event.dates, |dates| locale.date_range(*dates)))
                .unwrap_or_default(),
            valid_until: last_day
                .map(|day| {
                    word(
                        "card_valid_until",
                        &[("date", Arg::Text(&locale.date(day)))],
                    )
                })
                .unwrap_or_default(),
            band: match audience {
                Audience::Public => None,
                Audience::Staff => for_staff("card_band_staff"),
                Audience::Responders => for_staff("card_band_responders"),
            },
            found: for_staff("card_found"),
            front: Vec::new(),
            back: None,
            qr: self.qr(),
            seal: word("card_seal", &[("seal", Arg::Text(seal))]),
            origin: self.origin(),
        }
    }

    /// The documents whose text the card quotes, and those that these descend from, with their licences.
    fn origin(&self) -> Vec<String> {
        let locale = self.workshop.facts.locale(&self.page.language);
        let site = self.workshop.site;
        let mut lines = Vec::new();
        for source in self.quoted.iter().chain([&self.index]) {
            let page = &site.pages[*source];
            let front = &site.document(page).front;
            let license = front.license.as_ref().or(site.config.license.as_ref());
            if *source != self.index
                && let Some(license) = license
            {
                let arguments = [
                    ("title", Arg::Text(&page.title)),
                    ("license", Arg::Text(&license.value)),
                ];
                lines.extend(locale.message("card_origin", &arguments));
            }
            for origin in &front.attribution {
                let named = [
                    origin.title.as_deref(),
                    origin.author.as_deref(),
                    origin
                        .license
                        .as_ref()
                        .map(|license| license.value.as_str()),
                ];
                let names: Vec<&str> = named.into_iter().flatten().collect();
                lines.extend(
                    locale.message("card_based_on", &[("origin", Arg::Text(&names.join(", ")))]),
                );
            }
        }
        let mut seen = BTreeSet::new();
        lines.retain(|line| seen.insert(line.clone()));
        lines
    }

    /// Where the code leads: to the address that stays the same every year, where the page has one.
    fn qr(&mut self) -> Option<QrModel> {
        let front = &self.workshop.site.document(self.page).front;
        let asked = front.card.qr.as_ref()?;
        let Some(page) = self.workshop.links.page_named(self.page, &asked.value) else {
            let message = format!("the code leads nowhere: there is no page `{}`", asked.value);
            let pages = self.workshop.site.pages.iter();
            let mut finding = Diagnostic::new(codes::BROKEN_LINK, asked.span, message);
            finding.help = did_you_mean(&asked.value, pages.map(|page| page.stem.as_str()));
            self.diagnostics.push(finding);
            return None;
        };
        let page = &self.workshop.site.pages[page];
        let Some(base) = self.base_url(page.audience) else {
            self.report_no_base(asked, page.audience);
            return None;
        };
        let lasting = page.aliases.iter().find(|alias| alias.span.is_none());
        let address = lasting.map_or_else(|| page.url.clone(), |alias| url::url_of(&alias.path));
        let url = format!("{base}/{}", url::encode(&address));
        let letters = url
            .split_once("://")
            .map_or(url.as_str(), |(_, rest)| rest)
            .trim_end_matches('/')
            .to_owned();
        Some(QrModel {
            letters,
            label: page.title.clone(),
            url,
        })
    }

    fn report_no_base(&mut self, asked: &Spanned<String>, audience: Audience) {
        let message =
            format!("the code needs the address of the {audience} site, and there is none");
        let help = match audience {
            Audience::Public => "add `base_url: https://…` to `content/site.yaml`".to_owned(),
            audience => format!(
                "add it to `base_url` in `content/site.yaml`, as `{{public: …, {audience}: …}}`, or lead to a public page"
            ),
        };
        self.diagnostics
            .push(Diagnostic::new(codes::NO_BASE_URL, asked.span, message).help(help));
    }
}
