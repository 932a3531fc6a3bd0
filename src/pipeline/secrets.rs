//! What the sites withhold, ready to be looked for: in finished files for the second guard, in findings to be masked.

use std::collections::{BTreeMap, BTreeSet};

use crate::audience::{Stated, Told, stated};
use crate::config::Config;
use crate::diagnostic::Mask;
use crate::event::hidden::Hidden;
use crate::event::{Event, Withdrawn};
use crate::output::{FEWEST_CHARACTERS, Finder, Pattern};
use crate::source_map::Span;
use crate::vocabulary::Audience;

/// A withdrawn name may be as short as people's names are.
const FEWEST_OF_WITHDRAWN: usize = 2;

/// A value that some site may not hold.
#[derive(Clone, Debug)]
pub struct Secret {
    /// The event that states it.
    pub event: String,
    /// The fact's name; several may have the same value, and the first in the sources gives its name.
    pub name: String,
    /// Who may see it; nobody where it was withdrawn.
    pub audience: Option<Audience>,
    /// Where it is stated: there it is no leak.
    pub spans: Vec<Span>,
    patterns: Vec<Pattern>,
    is_unguarded: bool,
}

impl Secret {
    /// Whether readers of an audience may not see it.
    fn is_withheld_from(&self, reader: Audience) -> bool {
        match self.audience {
            None => true,
            Some(audience) => audience > reader && !self.is_unguarded,
        }
    }
}

/// All values that some site may not hold.
#[derive(Clone, Debug, Default)]
pub struct Secrets {
    /// The values; scans know them by their numbers.
    pub values: Vec<Secret>,
}

impl Secrets {
    /// The secrets of all `events`, of which `published` are published, in the view of everybody who may see all.
    #[must_use]
    pub fn new(events: &[Event], published: &[Event], config: &Config) -> Self {
        let mut secrets = Self::default();
        // A withdrawn value is no less so because it is withheld too, so these come first.
        for event in events.iter().rev() {
            for (index, withdrawn) in event.withdrawn.iter().enumerate() {
                secrets.add(self::withdrawn(event, index, withdrawn));
            }
        }
        // The latest event's names are the ones that people know.
        for event in events.iter().rev() {
            for fact in stated(event) {
                if fact.audience > Audience::Public {
                    secrets.add(withheld(event, &fact));
                }
            }
        }
        secrets.open(published, config);
        secrets
    }

    fn add(&mut self, secret: Secret) {
        if secret.patterns.is_empty() {
            return;
        }
        let known = self.values.iter_mut().find(|known| {
            known.patterns == secret.patterns
                && known.audience.is_none() == secret.audience.is_none()
                && known.is_unguarded == secret.is_unguarded
        });
        match known {
            Some(known) => {
                // For whom it is open is decided by what is published, which may leave an event out.
                known.audience = known.audience.max(secret.audience);
                known.spans.extend(secret.spans);
            }
            None => self.values.push(secret),
        }
    }

    /// Lowers the audience of values that are also facts for more readers, so that nobody looks for them there.
    fn open(&mut self, published: &[Event], config: &Config) {
        let finder = self.finder(|_| true);
        let mut open = |text: &str, audience: Audience, is_name: bool| {
            let all = text.trim_matches(|c: char| !c.is_alphanumeric());
            for hit in finder.find(all.as_bytes()) {
                let patterns = self.values[hit.value].patterns.clone();
                let is_whole = hit.range == (0..all.len());
                // A word of the conference's own name stands on every page.
                let is_part_of_name = is_name && matches!(patterns[..], [Pattern::Words(_)]);
                if !(is_whole || is_part_of_name) {
                    continue;
                }
                for value in &mut self.values {
                    if value.patterns == patterns {
                        value.audience = value.audience.map(|known| known.min(audience));
                    }
                }
            }
        };
        open(&config.title, Audience::Public, true);
        for url in config.base_url.values() {
            open(&url.value, Audience::Public, false);
        }
        for event in published {
            for fact in stated(event) {
                let is_name = matches!(fact.name.as_str(), "name" | "venue.name");
                match fact.told {
                    Told::Phone(phone) => open(phone.e164(), fact.audience, false),
                    told => open(told.text(), fact.audience, is_name),
                }
            }
        }
    }

    /// What looks for the values that an audience may not see.
    #[must_use]
    pub fn scan(&self, audiences: &[Audience]) -> BTreeMap<Audience, Finder> {
        let withheld = |reader: Audience| self.finder(|value| value.is_withheld_from(reader));
        audiences
            .iter()
            .map(|reader| (*reader, withheld(*reader)))
            .collect()
    }

    /// All that is looked for in the files of an audience.
    #[must_use]
    pub fn withheld_from(&self, reader: Audience) -> BTreeSet<&Pattern> {
        let values = self.values.iter();
        let values = values.filter(|value| value.is_withheld_from(reader));
        values.flat_map(|value| &value.patterns).collect()
    }

    /// What looks for values that were withdrawn, if any were.
    #[must_use]
    pub fn withdrawn(&self) -> Option<Finder> {
        let any = self.values.iter().any(|value| value.audience.is_none());
        any.then(|| self.finder(|value| value.audience.is_none()))
    }

    /// What looks for withheld values that stand nowhere but at places of some kind.
    #[must_use]
    pub fn stated_only(&self, at: impl Fn(&Span) -> bool) -> Finder {
        self.finder(|value| {
            let is_withheld = value
                .audience
                .is_some_and(|audience| audience > Audience::Public);
            is_withheld && !value.is_unguarded && value.spans.iter().all(&at)
        })
    }

    /// What looks for one value.
    #[must_use]
    pub fn one(&self, value: usize) -> Finder {
        let patterns = self.values[value].patterns.iter();
        Finder::new(patterns.map(|pattern| (value, pattern.clone())))
    }

    fn finder(&self, wanted: impl Fn(&Secret) -> bool) -> Finder {
        let values = self
            .values
            .iter()
            .enumerate()
            .filter(|(_, value)| wanted(value));
        let patterns = values.flat_map(|(index, value)| {
            value
                .patterns
                .iter()
                .map(move |pattern| (index, pattern.clone()))
        });
        Finder::new(patterns)
    }

    /// The mask for all that is said about a site: `hidden` are the places of its files that are not for everybody.
    #[must_use]
    pub fn mask(&self, hidden: &[Hidden], events: &[Event]) -> Mask {
        let facts: Vec<Stated<'_>> = events.iter().flat_map(stated).collect();
        let known: BTreeSet<Span> = facts.iter().map(|fact| fact.span).collect();
        let ids: BTreeSet<&str> = events
            .iter()
            .flat_map(|event| {
                event
                    .contacts
                    .keys()
                    .chain(event.rooms.keys())
                    .map(String::as_str)
            })
            .collect();
        let is_id = |pattern: &Pattern| {
            pattern
                .one_word()
                .is_some_and(|word| ids.iter().any(|id| id.eq_ignore_ascii_case(&word)))
        };
        let secret = self
            .values
            .iter()
            .filter(|value| value.audience != Some(Audience::Public));
        let secret = secret.flat_map(|value| value.patterns.iter().cloned());
        // What could not be read as a fact is hidden as it is written.
        let raw = hidden
            .iter()
            .filter(|hidden| !known.contains(&hidden.span))
            .flat_map(|hidden| of_text(&hidden.text, FEWEST_CHARACTERS));
        let public: BTreeSet<Pattern> = facts
            .iter()
            .filter(|fact| fact.audience == Audience::Public)
            .flat_map(|fact| of_text(fact.told.text(), 0))
            .collect();
        let raw = raw.filter(|pattern| !public.contains(pattern));
        let all: Vec<Pattern> = secret
            .chain(raw)
            .filter(|pattern| !is_id(pattern))
            .collect();
        let finder = Finder::new(all.into_iter().map(|pattern| (0, pattern)));
        let places: Vec<Span> = hidden.iter().map(|hidden| hidden.span).collect();
        Mask::new(
            &places,
            Box::new(move |text| {
                finder
                    .find(text.as_bytes())
                    .into_iter()
                    .map(|hit| hit.range)
                    .collect()
            }),
        )
    }
}

fn withheld(event: &Event, fact: &Stated<'_>) -> Secret {
    let patterns = match &fact.told {
        Told::Phone(phone) => {
            let (calling_code, trunk, national) = phone.parts();
            Pattern::phone(calling_code, trunk, national)
        }
        Told::Email(text) | Told::Url(text) => Pattern::address(text),
        Told::Text(text) => of_text(text, FEWEST_CHARACTERS),
        Told::Plain(..) => Vec::new(),
    };
    Secret {
        event: event.slug.clone(),
        name: fact.name.clone(),
        audience: Some(fact.audience),
        spans: vec![fact.span],
        patterns,
        is_unguarded: fact.is_unguarded,
    }
}

fn withdrawn(event: &Event, index: usize, withdrawn: &Withdrawn) -> Secret {
    let patterns = match &withdrawn.phone {
        Some(phone) => {
            let (calling_code, trunk, national) = phone.parts();
            Pattern::phone(calling_code, trunk, national)
        }
        None => of_text(&withdrawn.value.value, FEWEST_OF_WITHDRAWN),
    };
    Secret {
        event: event.slug.clone(),
        name: format!("withdrawn[{index}]"),
        audience: None,
        spans: vec![withdrawn.value.span],
        patterns,
        is_unguarded: false,
    }
}

/// The pattern of a text of which nobody says what it is.
fn of_text(text: &str, fewest: usize) -> Vec<Pattern> {
    let text = text.trim();
    let is_address = text.contains("://") || (text.contains('@') && !text.starts_with('@'));
    if is_address && !text.contains(char::is_whitespace) {
        return Pattern::address(text);
    }
    Pattern::digits(text)
        .or_else(|| Pattern::words(text, fewest))
        .into_iter()
        .collect()
}
