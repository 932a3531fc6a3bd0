//! Telephone numbers: strict notation here, validity by the phone-number library, one form each for people and links.

mod error;
mod numbering;
mod short_code;
mod written;

use std::fmt;

use phonenumber::metadata::{Database, Descriptor, Descriptors, Metadata};
use phonenumber::{ParseError, country, is_valid_with, parse_with};

pub use self::error::PhoneError;
pub use self::numbering::Numbering;
pub use self::short_code::{DialString, ShortCode};
use self::written::Written;

/// A telephone number that the phone-number library found valid.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Phone {
    e164: String,
    extension: Option<String>,
    display: String,
    country: Option<&'static str>,
}

impl Phone {
    /// The international form for people: groups of digits and single spaces, never a hyphen, "ext. 12" at the end.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }

    /// The number in E.164, such as "+12165550187", without its extension.
    #[must_use]
    pub fn e164(&self) -> &str {
        &self.e164
    }

    /// What the number consists of: its calling code, the prefix that is dialled before it inside its country, and the rest.
    #[must_use]
    pub fn parts(&self) -> (&'static str, Option<&'static str>, &str) {
        let digits = self.e164.trim_start_matches('+');
        let (calling_code, national) =
            numbering::split_calling_code(digits).unwrap_or(("", digits));
        (
            calling_code,
            numbering::trunk_prefix(calling_code, self.country),
            national,
        )
    }

    /// The digits to dial once somebody has answered.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// The country of the number's area (ISO 3166-1 alpha-2).
    ///
    /// None for services of the whole world, and for toll-free and similar numbers that several countries share.
    #[must_use]
    pub fn country(&self) -> Option<&'static str> {
        self.country
    }

    /// A link that calls the number, after RFC 3966.
    #[must_use]
    pub fn tel_uri(&self) -> String {
        match &self.extension {
            Some(extension) => format!("tel:{};ext={extension}", self.e164),
            None => format!("tel:{}", self.e164),
        }
    }

    /// A link that writes a text message, after RFC 5724; an extension cannot receive any.
    #[must_use]
    pub fn sms_uri(&self) -> String {
        format!("sms:{}", self.e164)
    }

    /// A link that writes a `WhatsApp` message.
    #[must_use]
    pub fn whatsapp_url(&self) -> String {
        format!("https://wa.me/{}", self.e164.trim_start_matches('+'))
    }

    /// A link that writes a Signal message.
    #[must_use]
    pub fn signal_url(&self) -> String {
        format!("https://signal.me/#p/{}", self.e164)
    }

    /// The same number with an extension.
    ///
    /// # Errors
    ///
    /// If the extension is not one to nine digits, or if the number already has another one.
    pub fn with_extension(self, extension: &str) -> Result<Self, PhoneError> {
        let extension = written::extension(extension)?;
        match self.extension {
            None => Ok(Self {
                display: format!("{} ext. {extension}", self.display),
                extension: Some(extension),
                ..self
            }),
            Some(ref same) if *same == extension => Ok(self),
            Some(_) => Err(PhoneError::SecondExtension),
        }
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display)
    }
}

/// Reads a number in international notation, or in that of a default country (ISO 3166-1 alpha-2) if there is one.
///
/// # Errors
///
/// For anything that is not the notation of one number, and for numbers that the library finds invalid.
pub fn parse(
    text: &str,
    default_country: Option<&str>,
    numbering: &Numbering,
) -> Result<Phone, PhoneError> {
    numbering.once(text, default_country, || {
        read(text, default_country, numbering)
    })
}

fn read(
    text: &str,
    default_country: Option<&str>,
    numbering: &Numbering,
) -> Result<Phone, PhoneError> {
    let written = Written::read(text)?;
    let mut digits = written.digits.as_str();
    let mut home = None;
    if !written.international {
        let country = default_country.ok_or(PhoneError::NoCountry)?;
        let id = numbering::country_id(country)
            .ok_or_else(|| PhoneError::UnknownCountry(country.to_owned()))?;
        match after_exit_code(id, digits, numbering) {
            Some(rest) => digits = rest,
            None => home = Some(id),
        }
    }
    let (calling_code, national) = match home {
        Some(country) => (Numbering::calling_code(country).unwrap_or_default(), digits),
        None => numbering::split_calling_code(digits).ok_or(PhoneError::UnknownCallingCode)?,
    };
    let database = numbering.load(&numbering::candidates(calling_code, home, national));
    let judge = |digits: &str| judge(calling_code, home, digits, &database);
    // The library takes off what looks like a trunk prefix even where a good number turns bad, as +7 800 … without
    // its 8; so a refused number gets one more hearing, with a trunk prefix that can be taken off.
    let phone = judge(national).or_else(|refusal| {
        let trunk = numbering::trunk_prefix(calling_code, home);
        let again = trunk.and_then(|trunk| judge(&format!("{trunk}{national}")).ok());
        again
            .filter(|phone| phone.e164[1..].strip_prefix(calling_code) == Some(national))
            .ok_or(refusal)
    })?;
    match written.extension {
        Some(extension) => phone.with_extension(&extension),
        None => Ok(phone),
    }
}

/// What follows the digits with which one dials abroad from a country, such as 011 or 00.
fn after_exit_code<'a>(country: &str, digits: &'a str, numbering: &Numbering) -> Option<&'a str> {
    let calling_code = Numbering::calling_code(country)?;
    let database = numbering.load(&numbering::candidates(calling_code, Some(country), digits));
    let exit_code = database
        .by_id(country)?
        .international_prefix()?
        .find(digits)?;
    (exit_code.start() == 0).then(|| &digits[exit_code.end()..])
}

/// Lets the library decide about the digits of a number, which are all it gets to see.
fn judge(
    calling_code: &'static str,
    home: Option<&str>,
    digits: &str,
    database: &Database,
) -> Result<Phone, PhoneError> {
    // In this form the library neither searches for a number in a text nor turns letters into digits.
    let (country, uri) = match home {
        Some(id) => (id.parse::<country::Id>().ok(), format!("tel:{digits}")),
        None => (None, format!("tel:+{calling_code}-{digits}")),
    };
    let number = parse_with(database, country, uri).map_err(|error| match error {
        ParseError::NoNumber | ParseError::TooShortNsn | ParseError::TooShortAfterIdd => {
            PhoneError::TooShort { calling_code }
        }
        ParseError::TooLong => PhoneError::TooLong { calling_code },
        ParseError::InvalidCountryCode | ParseError::MalformedInteger(_) => {
            PhoneError::Invalid { calling_code }
        }
    })?;
    let national = number.national().to_string();
    let plans = database.by_code(&number.code().value()).unwrap_or_default();
    let known = if is_valid_with(database, &number) {
        national.clone()
    } else {
        fictional_neighbour(&national, &plans)
            .ok_or_else(|| invalid(calling_code, national.len(), &plans))?
    };
    Ok(Phone {
        e164: format!("+{calling_code}{national}"),
        extension: None,
        display: format!("+{calling_code} {}", grouped(&national, &plans)),
        country: country_of(&known, &plans),
    })
}

/// For a number that North America reserves for fiction, 555-0100 to 555-0199 of every area: a neighbour that is in use.
///
/// Where the library lists the exchanges of an area one by one, as in the Bahamas or in the newest areas of the
/// United States, it refuses these numbers, since 555 is no real exchange. What it knows of the area then decides.
fn fictional_neighbour(national: &str, plans: &[&Metadata]) -> Option<String> {
    let area = national.strip_suffix(|it: char| it.is_ascii_digit())?;
    let area = area
        .strip_suffix(|it: char| it.is_ascii_digit())?
        .strip_suffix("55501")?;
    let is_north_america = plans.first().is_some_and(|main| main.country_code() == 1);
    if area.len() != 3 || !is_north_america {
        return None;
    }
    let kinds: Vec<&Descriptor> = plans
        .iter()
        .flat_map(|plan| geographic(plan.descriptors()))
        .flatten()
        .collect();
    (200..1000)
        .map(|exchange| format!("{area}{exchange}0100"))
        .find(|neighbour| kinds.iter().any(|kind| kind.is_match(neighbour)))
}

/// Says of an invalid number whether its length alone is wrong.
fn invalid(calling_code: &'static str, length: usize, plans: &[&Metadata]) -> PhoneError {
    // Telephones decide where there are any: a service of seven digits does not make nine digits long enough.
    let kinds: Vec<&Descriptor> = plans
        .iter()
        .flat_map(|plan| geographic(plan.descriptors()))
        .flatten()
        .collect();
    let lengths = || {
        kinds
            .iter()
            .flat_map(|kind| kind.possible_length())
            .map(|it| usize::from(*it))
    };
    match (lengths().min(), lengths().max()) {
        (Some(shortest), _) if length < shortest => PhoneError::TooShort { calling_code },
        (_, Some(longest)) if length > longest => PhoneError::TooLong { calling_code },
        _ => PhoneError::Invalid { calling_code },
    }
}

/// A national number in the groups of its country's international format, with spaces whatever the format has.
///
/// The library's own formatter loads its whole database, even if it is given another one.
fn grouped(national: &str, plans: &[&Metadata]) -> String {
    let formats = plans
        .first()
        .map(|main| main.international_formats())
        .unwrap_or_default();
    let format = formats.iter().find(|format| {
        let is_for = format
            .leading_digits()
            .last()
            .is_none_or(|leading| leading.find(national).is_some());
        is_for
            && format
                .pattern()
                .find(national)
                .is_some_and(|it| it.end() == national.len())
    });
    let Some(format) = format else {
        return national.to_owned();
    };
    let formatted = format.pattern().replace(national, format.format());
    formatted
        .split(|it: char| !it.is_ascii_digit())
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The country of a valid number: the first to claim it, as the library sees it, unless it is a shared service.
fn country_of(national: &str, plans: &[&Metadata]) -> Option<&'static str> {
    let claims =
        |kinds: &[Option<&Descriptor>]| kinds.iter().flatten().any(|kind| kind.is_match(national));
    let owner = plans.iter().find(|plan| match plan.leading_digits() {
        Some(leading) => leading.find(national).is_some(),
        None => {
            plans.len() == 1
                || claims(&geographic(plan.descriptors()))
                || claims(&services(plan.descriptors()))
        }
    })?;
    let is_shared = owner.leading_digits().is_none()
        && numbering::is_shared(owner.country_code())
        && claims(&services(owner.descriptors()));
    if is_shared {
        None
    } else {
        numbering::country_id(owner.id())
    }
}

fn geographic(kinds: &Descriptors) -> [Option<&Descriptor>; 2] {
    [kinds.fixed_line(), kinds.mobile()]
}

fn services(kinds: &Descriptors) -> [Option<&Descriptor>; 8] {
    [
        kinds.toll_free(),
        kinds.premium_rate(),
        kinds.shared_cost(),
        kinds.personal_number(),
        kinds.voip(),
        kinds.pager(),
        kinds.uan(),
        kinds.voicemail(),
    ]
}

#[cfg(test)]
mod tests;
