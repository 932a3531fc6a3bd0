//! What stands around a card's text: event, days, audience, seal, and where the text comes from.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Assembly;
use crate::card::model::CardModel;
use crate::locale::Arg;
use crate::render::FactsSource;
use crate::vocabulary::Audience;

impl Assembly<'_> {
    /// Everything but the text.
    pub(super) fn frame(&mut self, title: &str, seal: &str) -> CardModel {
        let locale = self.workshop.facts.locale(&self.page.language);
        let word =
            |id: &str, arguments: &[(&str, Arg)]| locale.message(id, arguments).unwrap_or_default();
        let event = self.event();
        let last_day = event.map(|event| {
            let programme = event.programme.iter().filter_map(|entry| entry.date.get());
            programme.copied().fold(event.dates.value.last, Date::max)
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
}
