//! Shifts and teams on the sheet: a record a row, because nobody checks a name without the hours.

use super::sheet::Maker;
use crate::event::{Shift, Team};
use crate::locale::Arg;
use crate::source_map::{Span, Spanned};
use crate::theme::context::{ProofGroup, ProofRow, ProofValue};
use crate::vocabulary::Audience;

impl Maker<'_> {
    /// Who is on duty when.
    pub(super) fn shifts(&self, title: String) -> ProofGroup {
        let shifts = self.event.shifts.get().into_iter().flatten().enumerate();
        group_of(shifts.map(|(index, shift)| self.shift(index, shift)), title)
    }

    /// Who belongs to which team.
    pub(super) fn teams(&self, title: String) -> ProofGroup {
        let teams = self.event.teams.iter();
        let rows = teams.filter_map(|(id, team)| {
            let team = team.spanned()?;
            Some(self.team(id, team))
        });
        group_of(rows, title)
    }

    fn shift(&self, index: usize, stated: &Spanned<Shift>) -> ProofRow {
        let Shift {
            date,
            from,
            to,
            who,
            place,
            visibility,
        } = &stated.value;
        let announced = || self.locale.to_be_announced();
        let time = |time: &crate::event::Fact<_>| {
            time.get()
                .map_or_else(announced, |time| self.locale.time(*time))
        };
        let mut hours = format!("{}–{}", time(from), time(to));
        if let (Some(from), Some(to)) = (from.get(), to.get())
            && to < from
        {
            hours = format!("{hours} ({})", self.word("next_day"));
        }
        let ids = who.get().into_iter().flatten();
        let names: Vec<String> = ids.map(|id| self.name_of(&id.value)).collect();
        let place = place.get().and_then(|place| place.all().next());
        let lines = [
            Some(hours),
            Some(self.locale.enumeration(&names)),
            place.map(|(_, text)| text.to_owned()),
        ];
        let spans = [date.span(), from.span(), to.span(), who.span()];
        let audience = visibility.of("date", Audience::Staff);
        let day = date.get();
        ProofRow {
            of: Some(day.map_or_else(announced, |day| self.locale.weekday(*day))),
            values: values(lines.into_iter().flatten()),
            printed: self.printed(&spans.into_iter().flatten().collect::<Vec<_>>()),
            ..self.record(&format!("shifts[{index}]"), stated.span, audience)
        }
    }

    fn team(&self, id: &str, team: &Spanned<Team>) -> ProofRow {
        let members = team.value.members.iter();
        let names: Vec<String> = members.map(|id| self.name_of(&id.value)).collect();
        let audience = team.value.visibility.of("members", Audience::Staff);
        ProofRow {
            values: values([self.locale.enumeration(&names)].into_iter()),
            ..self.record(&format!("teams.{id}"), team.span, audience)
        }
    }

    /// The addresses at which the sites of this event are published: every card and poster leads there.
    pub(super) fn published(&self) -> Vec<ProofRow> {
        let urls = self.read.site.config.base_url.iter();
        let rows = urls.map(|(audience, url)| {
            let address = crate::site::url::folder(Some(&self.event.slug), None);
            let site = self.word(&format!("proof_audience_{audience}"));
            let title = [("site", Arg::Text(&site))];
            ProofRow {
                of: self.locale.message("proof_published", &title),
                values: values([format!("{}/{address}", url.value)].into_iter()),
                ..self.record("event.url", url.span, *audience)
            }
        });
        rows.collect()
    }

    /// The row of a record of which nothing else is known.
    fn record(&self, name: &str, span: Span, audience: Audience) -> ProofRow {
        ProofRow {
            name: name.to_owned(),
            place: self.place(span),
            audience: self.audience(audience),
            is_private: audience > Audience::Public,
            ..ProofRow::default()
        }
    }
}

fn group_of(rows: impl Iterator<Item = ProofRow>, title: String) -> ProofGroup {
    ProofGroup {
        title,
        has_codes: false,
        is_large: false,
        rows: rows.collect(),
    }
}

fn values(lines: impl Iterator<Item = String>) -> Vec<ProofValue> {
    lines
        .filter(|text| !text.is_empty())
        .map(|text| ProofValue { lang: None, text })
        .collect()
}
