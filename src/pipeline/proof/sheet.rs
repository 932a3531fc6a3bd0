//! An event's facts as rows of a sheet: what each says, who may see it, and what prints it.

use indexmap::IndexMap;

use super::kinds::{GROUPS, Kind, kind_of};
use super::uses::Uses;
use crate::audience::{Plain, Stated, Told, stated};
use crate::event::Event;
use crate::locale::{Arg, Locale};
use crate::pipeline::prints::PrintShop;
use crate::pipeline::read::Read;
use crate::source_map::Span;
use crate::theme::context::direction;
use crate::theme::context::{
    ProofColumns, ProofContext, ProofGroup, ProofRow, ProofUse, ProofValue,
};
use crate::vocabulary::Audience;

/// What stands on the sheet of an edition.
pub(super) fn context(read: &Read, edition: usize, uses: &Uses) -> ProofContext {
    let language = read.site.config.default_language();
    let event = &read.site.editions[edition];
    let locale = read.theme.locale(language);
    let locale = locale.map_or_else(|| Locale::new(language, None), |locale| (*locale).clone());
    let maker = Maker {
        read,
        event,
        uses,
        locale: &locale,
        facts: stated(event),
    };
    let word = |id: &str| locale.message(id, &[]).unwrap_or_default();
    let words = |ids: &[&str]| ids.iter().map(|id| word(id)).collect();
    let mut groups: Vec<ProofGroup> = GROUPS
        .iter()
        .map(|(kind, title)| maker.group(*kind, word(title)))
        .collect();
    groups.push(maker.shifts(word("proof_shifts")));
    groups.push(maker.teams(word("proof_teams")));
    groups.push(maker.pending(word("proof_pending")));
    groups.retain(|group| !group.rows.is_empty());
    let name = [("name", Arg::Text(&event.name.value))];
    ProofContext {
        lang: language.tag().to_owned(),
        dir: direction(language),
        title: locale.message("proof_title", &name).unwrap_or_default(),
        dates: locale.date_range(event.dates.value),
        band: word("proof_band"),
        steps: words(&[
            "proof_step_check",
            "proof_step_initials",
            "proof_step_write",
        ]),
        columns: ProofColumns {
            fact: word("proof_column_fact"),
            printed: word("proof_column_printed"),
            dial: word("proof_column_dial"),
            initials: word("proof_column_initials"),
        },
        signed: words(&[
            "proof_signed_first",
            "proof_signed_second",
            "proof_signed_day",
        ]),
        groups,
    }
}

/// Makes the rows of an event's sheet.
pub(super) struct Maker<'a> {
    pub(super) read: &'a Read,
    pub(super) event: &'a Event,
    uses: &'a Uses,
    pub(super) locale: &'a Locale,
    facts: Vec<Stated<'a>>,
}

impl Maker<'_> {
    fn group(&self, kind: Kind, title: String) -> ProofGroup {
        // The wordings of a fact stand at one place.
        let mut together: IndexMap<Span, Vec<&Stated<'_>>> = IndexMap::new();
        for fact in self.facts.iter().filter(|fact| kind_of(fact) == Some(kind)) {
            together.entry(fact.span).or_default().push(fact);
        }
        let rows = together
            .into_values()
            .map(|wordings| self.row(kind, &wordings));
        let mut rows: Vec<ProofRow> = rows.collect();
        if kind == Kind::Address {
            rows.splice(0..0, self.published());
        }
        ProofGroup {
            title,
            has_codes: rows.iter().any(|row| row.code.is_some()),
            is_large: !matches!(kind, Kind::Words | Kind::Setting),
            rows,
        }
    }

    fn row(&self, kind: Kind, wordings: &[&Stated<'_>]) -> ProofRow {
        let fact = wordings[0];
        let value = |wording: &&Stated<'_>| {
            let lang = language_of(&wording.name);
            let default =
                (wordings.len() > 1).then(|| self.read.site.config.default_language().tag());
            ProofValue {
                lang: lang.or(default).map(str::to_owned),
                text: self.value(wording),
            }
        };
        let printed = self.printed(&[fact.span]);
        // Where a setting shows, it shows as other words.
        let is_unprinted = printed.is_empty() && kind != Kind::Setting;
        let tel = match fact.told {
            Told::Phone(phone) => Some(phone.tel_uri()),
            _ => None,
        };
        ProofRow {
            name: fact.name.clone(),
            place: self.place(fact.span),
            of: self.of(&fact.name),
            values: wordings.iter().map(value).collect(),
            audience: self.audience(fact.audience),
            is_private: fact.audience > Audience::Public,
            unprinted: is_unprinted.then(|| self.word("proof_unprinted")),
            printed,
            code: tel.as_deref().map(PrintShop::qr_svg),
            tel,
        }
    }

    /// What is still to be announced, by the place where the file says so.
    fn pending(&self, title: String) -> ProofGroup {
        let row = |span: &Span| {
            let text = self.read.sources.text(span.file);
            let before = text.get(..span.range().start).unwrap_or_default();
            let line = before.rsplit(['\n', '{', ',']).next().unwrap_or_default();
            ProofRow {
                name: line.trim().trim_end_matches(':').to_owned(),
                place: self.place(*span),
                values: vec![ProofValue {
                    lang: None,
                    text: self.locale.to_be_announced(),
                }],
                ..ProofRow::default()
            }
        };
        ProofGroup {
            title,
            has_codes: false,
            is_large: false,
            rows: self.event.pending.iter().map(row).collect(),
        }
    }

    /// The pages and cards that print any of the facts that are stated here.
    pub(super) fn printed(&self, facts: &[Span]) -> Vec<ProofUse> {
        let languages = &self.read.site.config.languages;
        self.uses.of(facts, languages, self.locale)
    }

    /// What a fact says, as pages tell it.
    fn value(&self, fact: &Stated<'_>) -> String {
        let Told::Plain(text, plain) = &fact.told else {
            return fact.told.text().to_owned();
        };
        match plain {
            Plain::Day(day) => self.locale.date(*day),
            Plain::Days(days) => self.locale.date_range(*days),
            Plain::Time(time) => self.locale.time(*time),
            Plain::Hours(hours) => self.locale.hours(hours),
            Plain::Period(period) => self.locale.period(*period),
            Plain::Languages(languages) => {
                let names = languages.iter();
                let names = names.map(|language| self.locale.language_name(language));
                self.locale.enumeration(&names.collect::<Vec<_>>())
            }
            Plain::Ids(ids) => {
                let names = ids.iter().map(|id| self.name_of(id));
                self.locale.enumeration(&names.collect::<Vec<_>>())
            }
            Plain::Flag(true) => self.word("proof_yes"),
            Plain::Flag(false) => self.word("proof_no"),
            Plain::Word => text.clone(),
        }
    }

    /// The name of the contact, room or venue with this id.
    pub(super) fn name_of(&self, id: &str) -> String {
        let records = ["contacts.", "rooms.", "venues."].into_iter();
        let mut names = records.map(|records| format!("{records}{id}.name"));
        let fact = names.find_map(|name| self.facts.iter().find(|fact| fact.is_called(&name)));
        fact.map_or_else(|| id.to_owned(), |fact| fact.told.text().to_owned())
    }

    /// Whose or what the fact is: the name of the nearest record that has one, and the days of a room's place.
    fn of(&self, name: &str) -> Option<String> {
        let mut record = name;
        let found = loop {
            record = record.rsplit_once('.')?.0;
            let named = format!("{record}.name");
            if name == named || name.starts_with(&format!("{named} ")) {
                continue;
            }
            if let Some(fact) = self.facts.iter().find(|fact| fact.is_called(&named)) {
                break fact.told.text().to_owned();
            }
        };
        let days = name.split_once(".schedule.").and_then(|(room, days)| {
            let room = self.event.rooms.get(room.strip_prefix("rooms.")?)?.get()?;
            let mut lines = room.schedule.get()?.iter();
            let days = days.split(' ').next()?;
            let line = lines.find(|line| line.dates.value.to_string() == days)?;
            Some(self.locale.day_range(line.dates.value))
        });
        let parts: Vec<String> = std::iter::once(found).chain(days).collect();
        Some(self.locale.enumeration(&parts))
    }

    pub(super) fn place(&self, span: Span) -> String {
        let sources = &self.read.sources;
        let line = sources.position(span.file, span.start).line;
        format!("{}:{line}", sources.path(span.file))
    }

    pub(super) fn audience(&self, audience: Audience) -> String {
        self.word(&format!("proof_audience_{audience}"))
    }

    pub(super) fn word(&self, id: &str) -> String {
        self.locale.message(id, &[]).unwrap_or_default()
    }
}

/// The language that a wording's name ends with: "venue.entrance (es)".
fn language_of(name: &str) -> Option<&str> {
    name.rsplit_once(" (")?.1.strip_suffix(')')
}
