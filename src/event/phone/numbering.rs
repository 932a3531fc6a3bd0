//! The numbering plans of the world: in the binary by territory, in memory only where a number asks for one.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use phonenumber::metadata::{Database, loader};

use super::{Phone, PhoneError};

/// One territory's share of the phone-number library's metadata, split off by `build.rs`.
struct Territory {
    calling_code: &'static str,
    /// ISO 3166-1 alpha-2, or `001` for services that belong to no country.
    id: &'static str,
    /// The library looks at this territory only for numbers that begin with one of these; an empty one begins all.
    leading_digits: &'static [&'static str],
    /// What one dials before a number inside the country, such as 0; often empty.
    trunk_prefix: &'static str,
    metadata: &'static [u8],
}

/// In the order in which the library asks them: by calling code, the main territory of each first.
const TERRITORIES: &[Territory] = include!(concat!(env!("OUT_DIR"), "/territories.rs"));

/// The numbering plans that have been needed so far; one value serves a whole build, from any number of threads.
///
/// The library's own database takes some 80 ms to load, because it checks the patterns of all countries.
#[derive(Default)]
pub struct Numbering {
    loaded: Mutex<BTreeMap<Territories, Arc<Database>>>,
    /// What numbers are, by the country and the text that were asked for. Policies repeat their numbers, and each is read
    /// by whoever finds it, judges it and takes it over.
    known: Mutex<BTreeMap<String, Answers>>,
}

/// What texts are as numbers.
type Answers = BTreeMap<String, Result<Phone, PhoneError>>;

/// How many numbers of a country are remembered, and how long a text is that can be one of them.
const MOST_KNOWN: usize = 20_000;
const LONGEST_KNOWN: usize = 40;

/// Some territories of one calling code, by their places in [`TERRITORIES`].
type Territories = Vec<usize>;

impl Numbering {
    /// Numbering plans for one build, none of them loaded.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What a text is as a number: worked out by `read`, unless it was asked for before.
    pub(super) fn once(
        &self,
        text: &str,
        country: Option<&str>,
        read: impl Fn() -> Result<Phone, PhoneError>,
    ) -> Result<Phone, PhoneError> {
        let country = country.unwrap_or_default();
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = known().get(country).and_then(|known| known.get(text)) {
            return answer.clone();
        }
        let answer = read();
        let mut known = known();
        let answers = match known.get_mut(country) {
            Some(answers) => answers,
            None => known.entry(country.to_owned()).or_default(),
        };
        if text.len() <= LONGEST_KNOWN && answers.len() < MOST_KNOWN {
            answers.insert(text.to_owned(), answer.clone());
        }
        answer
    }

    /// The calling code of a country (ISO 3166-1 alpha-2), without `+`.
    #[must_use]
    pub fn calling_code(country: &str) -> Option<&'static str> {
        territory_of(country).map(|at| TERRITORIES[at].calling_code)
    }

    /// The database for some territories, loaded at first need.
    ///
    /// # Panics
    ///
    /// Never: `build.rs` has loaded these very bytes before they became part of the program.
    pub(super) fn load(&self, territories: &Territories) -> Arc<Database> {
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(database) = loaded.get(territories) {
            return Arc::clone(database);
        }
        let plans: Vec<loader::Metadata> = territories
            .iter()
            .map(|at| {
                postcard::from_bytes(TERRITORIES[*at].metadata)
                    .expect("build.rs has read these bytes")
            })
            .collect();
        let database = Arc::new(Database::from(plans).expect("build.rs has loaded these plans"));
        loaded.insert(territories.clone(), Arc::clone(&database));
        database
    }
}

impl fmt::Debug for Numbering {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A database prints, and for that compiles, every pattern it holds.
        f.debug_struct("Numbering").finish_non_exhaustive()
    }
}

/// The calling code that the digits after `+` begin with, and the digits after it.
pub(super) fn split_calling_code(digits: &str) -> Option<(&'static str, &str)> {
    // No calling code begins with another one, so the first that fits is the only one.
    TERRITORIES
        .iter()
        .find_map(|it| Some((it.calling_code, digits.strip_prefix(it.calling_code)?)))
}

/// The territories that may know a number: all of its calling code but those that the library would skip for its
/// leading digits. North America alone has 25, of which a number needs two or three.
pub(super) fn candidates(calling_code: &str, home: Option<&str>, digits: &str) -> Territories {
    let home = home.and_then(territory_of);
    let mut is_main = true;
    (0..TERRITORIES.len())
        .filter(|at| TERRITORIES[*at].calling_code == calling_code)
        .filter(|at| {
            // A trunk prefix may still stand before the leading digits, hence `contains`.
            let leading_digits = TERRITORIES[*at].leading_digits;
            std::mem::take(&mut is_main)
                || Some(*at) == home
                || leading_digits
                    .iter()
                    .any(|leading| digits.contains(leading))
        })
        .collect()
}

fn territory_of(country: &str) -> Option<usize> {
    let is_country = country.len() == 2;
    TERRITORIES
        .iter()
        .position(|it| is_country && it.id.eq_ignore_ascii_case(country))
}

/// The library's own spelling of a country, with a lifetime that a [`super::Phone`] can hold.
pub(super) fn country_id(country: &str) -> Option<&'static str> {
    territory_of(country).map(|at| TERRITORIES[at].id)
}

/// Whether several territories have this calling code.
pub(super) fn is_shared(calling_code: u16) -> bool {
    let calling_code = calling_code.to_string();
    TERRITORIES
        .iter()
        .filter(|it| it.calling_code == calling_code)
        .count()
        > 1
}

/// What one dials before a number inside the country, such as 0; none if there is no such habit.
pub(super) fn trunk_prefix(calling_code: &str, home: Option<&str>) -> Option<&'static str> {
    let main = || {
        TERRITORIES
            .iter()
            .position(|it| it.calling_code == calling_code)
    };
    let territory = &TERRITORIES[home.and_then(territory_of).or_else(main)?];
    Some(territory.trunk_prefix).filter(|it| !it.is_empty())
}
