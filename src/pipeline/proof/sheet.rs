//! An event's facts as rows of a sheet: what each says, who may see it, and what prints it.

use indexmap::IndexMap;

use super::uses::Uses;
use crate::audience::{Stated, Told, stated};
use crate::event::Event;
use crate::locale::{Arg, Locale};
use crate::pipeline::prints::PrintShop;
use crate::pipeline::read::Read;
use crate::source_map::Span;
use crate::theme::context::direction;
use crate::theme::context::{ProofColumns, ProofContext, ProofGroup, ProofRow, ProofValue};
use crate::vocabulary::Audience;

/// What a fact is, as somebody checks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// To ring.
    Phone,
    /// To write to, to open, to go to.
    Address,
    /// To walk to.
    Room,
    /// To compare.
    Date,
    /// To read.
    Words,
}

/// The groups of a sheet, in their order, with the names of their titles.
const GROUPS: [(Kind, &str); 5] = [
    (Kind::Phone, "proof_phones"),
    (Kind::Address, "proof_addresses"),
    (Kind::Room, "proof_rooms"),
    (Kind::Date, "proof_dates"),
    (Kind::Words, "proof_words"),
];

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

struct Maker<'a> {
    read: &'a Read,
    event: &'a Event,
    uses: &'a Uses,
    locale: &'a Locale,
    facts: Vec<Stated<'a>>,
}

impl Maker<'_> {
    fn group(&self, kind: Kind, title: String) -> ProofGroup {
        // The wordings of a fact stand at one place.
        let mut together: IndexMap<Span, Vec<&Stated<'_>>> = IndexMap::new();
        for fact in self.facts.iter().filter(|fact| kind_of(fact) == Some(kind)) {
            together.entry(fact.span).or_default().push(fact);
        }
        let rows: Vec<ProofRow> = together
            .into_values()
            .map(|wordings| self.row(&wordings))
            .collect();
        ProofGroup {
            title,
            has_codes: rows.iter().any(|row| row.code.is_some()),
            is_large: kind != Kind::Words,
            rows,
        }
    }

    fn row(&self, wordings: &[&Stated<'_>]) -> ProofRow {
        let fact = wordings[0];
        let languages = &self.read.site.config.languages;
        let value = |wording: &&Stated<'_>| {
            let lang = language_of(&wording.name);
            let default =
                (wordings.len() > 1).then(|| self.read.site.config.default_language().tag());
            ProofValue {
                lang: lang.or(default).map(str::to_owned),
                text: self.value(wording),
            }
        };
        let printed = self.uses.of(fact.span, languages, self.locale);
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
            unprinted: printed.is_empty().then(|| self.word("proof_unprinted")),
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

    /// What a fact says: days in words, everything else as it is printed or written.
    fn value(&self, fact: &Stated<'_>) -> String {
        let Told::Plain(text) = &fact.told else {
            return fact.told.text().to_owned();
        };
        if fact.name == "dates" {
            return self.locale.date_range(self.event.dates.value);
        }
        if let Ok(day) = text.parse() {
            return self.locale.date(day);
        }
        if kind_of(fact) == Some(Kind::Phone) {
            return text.clone();
        }
        let source = self.read.sources.text(fact.span.file);
        let written = source.get(fact.span.range()).unwrap_or(text);
        written.trim().trim_matches(['"', '\'']).to_owned()
    }

    /// Whose or what the fact is: the name of the nearest record that has one, and the days of a room's place.
    fn of(&self, name: &str) -> Option<String> {
        let mut record = name;
        let found = loop {
            record = record.rsplit_once('.')?.0;
            let named = format!("{record}.name");
            if named == name {
                continue;
            }
            if let Some(fact) = self.facts.iter().find(|fact| fact.name == named) {
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

    fn place(&self, span: Span) -> String {
        let sources = &self.read.sources;
        let line = sources.position(span.file, span.start).line;
        format!("{}:{line}", sources.path(span.file))
    }

    fn audience(&self, audience: Audience) -> String {
        self.word(&format!("proof_audience_{audience}"))
    }

    fn word(&self, id: &str) -> String {
        self.locale.message(id, &[]).unwrap_or_default()
    }
}

/// The group that a fact stands in; nothing for what is only a setting, or in a roster.
fn kind_of(fact: &Stated<'_>) -> Option<Kind> {
    let name = fact.name.split(' ').next().unwrap_or_default();
    let field = name.rsplit('.').next().unwrap_or_default();
    if name.starts_with("shifts[") {
        return None;
    }
    match (&fact.told, field) {
        (Told::Phone(_), _) | (_, "number" | "extension") => Some(Kind::Phone),
        (Told::Email(_) | Told::Url(_), _) | (_, "address" | "entrance" | "chat") => {
            Some(Kind::Address)
        }
        (Told::Text(_), "room" | "fallback") => Some(Kind::Room),
        (Told::Text(_), _) if name.contains(".schedule.") => Some(Kind::Room),
        (
            _,
            "dates" | "timezone" | "date" | "from" | "to" | "hours" | "until" | "within"
            | "acknowledge_within" | "follow_up_within" | "retention" | "confirmed",
        ) => Some(Kind::Date),
        (_, "kind") => None,
        (Told::Text(_), _) => Some(Kind::Words),
        _ => None,
    }
}

/// The language that a wording's name ends with: "venue.entrance (es)".
fn language_of(name: &str) -> Option<&str> {
    name.rsplit_once(" (")?.1.strip_suffix(')')
}
