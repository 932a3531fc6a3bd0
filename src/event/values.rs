//! The small typed values that facts are made of: whom and where.

use std::fmt;

use email_address::EmailAddress;

use super::countries;
use super::phone::{DialString, Numbering, Phone, PhoneError, ShortCode};
use super::problem::Problem;
use crate::diagnostic::suggestion;

/// A telephone number or a short code such as 911.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DialCode {
    /// A full number.
    Phone(Phone),
    /// A short code of the country.
    Short(ShortCode),
}

impl DialCode {
    /// Reads a short code where the text can be one, else a number in the notation of `country` or of the world.
    pub fn parse(
        text: &str,
        country: Option<&str>,
        numbering: &Numbering,
    ) -> Result<Self, PhoneError> {
        Ok(match DialString::parse(text, country, numbering)? {
            DialString::Phone(phone) => Self::Phone(phone),
            DialString::ShortCode(code) => Self::Short(code),
        })
    }

    /// How people see it.
    #[must_use]
    pub fn display(&self) -> &str {
        match self {
            Self::Phone(phone) => phone.display(),
            Self::Short(code) => code.display(),
        }
    }

    /// The address that dials it (RFC 3966).
    #[must_use]
    pub fn tel_uri(&self) -> String {
        match self {
            Self::Phone(phone) => phone.tel_uri(),
            Self::Short(code) => code.tel_uri(),
        }
    }
}

/// An e-mail address that the library found valid.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(pub String);

impl Email {
    /// Reads a bare address of printable ASCII; what quoted local parts allow on top, no mail program shows well.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let options = email_address::Options::default()
            .with_required_tld()
            .without_display_text()
            .without_domain_literal();
        let is_plain = text
            .chars()
            .all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | ','));
        if is_plain && EmailAddress::parse_with_options(text, options).is_ok() {
            return Ok(Self(text.to_owned()));
        }
        Err(Problem::new(
            "this is not an e-mail address",
            "write the bare address, for example conduct@example.org",
        ))
    }
}

/// A web address (http or https) that the library found valid, as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Url(pub String);

impl Url {
    /// Reads an absolute web address, and keeps it as written.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let lower = text.to_ascii_lowercase();
        if !lower.starts_with("https://") && !lower.starts_with("http://") {
            return Err(Problem::new(
                "this is not the address of a web page",
                "write the whole address, beginning with https://",
            ));
        }
        // The library would repair these, and the page would show what nobody has checked.
        let stray = text
            .chars()
            .find(|c| c.is_whitespace() || c.is_control() || r#"<>"\`{}|^"#.contains(*c));
        if let Some(stray) = stray {
            return Err(Problem::new(
                format!("a web address cannot contain {}", name_of(stray)),
                "copy the address from the browser's address line again",
            ));
        }
        match url::Url::parse(text) {
            Ok(url) if url.has_host() && url.username().is_empty() && url.password().is_none() => {
                Ok(Self(text.to_owned()))
            }
            Ok(_) => Err(Problem::new(
                "this web address names a user",
                "delete what stands between // and @",
            )),
            Err(_) => Err(Problem::new(
                "this web address has no valid host name",
                "write the whole address, for example https://example.org/conduct",
            )),
        }
    }
}

fn name_of(c: char) -> String {
    match c {
        ' ' => "a space".to_owned(),
        '`' => "a backtick".to_owned(),
        c if c.is_whitespace() || c.is_control() => "an invisible character".to_owned(),
        c => format!("`{c}`"),
    }
}

/// An IANA time zone that the bundled database has.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TimeZoneName(pub String);

impl TimeZoneName {
    /// Reads a name of the bundled database.
    pub(super) fn parse(text: &str) -> Result<Self, Problem> {
        let zone = jiff::tz::TimeZone::get(text).ok();
        if let Some(name) = zone.as_ref().and_then(jiff::tz::TimeZone::iana_name) {
            return Ok(Self(name.to_owned()));
        }
        let names: Vec<String> = jiff::tz::db()
            .available()
            .map(|name| name.as_str().to_owned())
            .collect();
        let help = suggestion(text, names.iter().map(String::as_str)).map_or_else(
            || "write a region and a city, for example America/New_York".to_owned(),
            |name| format!("did you mean `{name}`?"),
        );
        Err(Problem::new("there is no time zone of this name", help))
    }
}

/// A country by its two letters (ISO 3166-1).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Country(pub String);

impl Country {
    /// Reads a code that ISO has assigned.
    pub(super) fn parse(text: &str) -> Result<Self, Problem> {
        if countries::CODES.contains(&text) {
            return Ok(Self(text.to_owned()));
        }
        let upper = text.to_ascii_uppercase();
        let meant = match upper.as_str() {
            "UK" => Some("GB"),
            "USA" => Some("US"),
            upper => countries::CODES.iter().copied().find(|code| *code == upper),
        };
        let help = meant.map_or_else(
            || "write its two letters (ISO 3166-1), for example US or DE".to_owned(),
            |code| format!("did you mean `{code}`?"),
        );
        Err(Problem::new("this is not the code of a country", help))
    }
}

/// A way to reach a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Reach {
    Call,
    Sms,
    WhatsApp,
    Signal,
    Chat,
    Email,
    Form,
    InPerson,
}

impl Reach {
    /// All ways, in the order in which pages offer them.
    pub const ALL: [Self; 8] = [
        Self::Call,
        Self::Sms,
        Self::WhatsApp,
        Self::Signal,
        Self::Chat,
        Self::Email,
        Self::Form,
        Self::InPerson,
    ];

    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Sms => "sms",
            Self::WhatsApp => "whatsapp",
            Self::Signal => "signal",
            Self::Chat => "chat",
            Self::Email => "email",
            Self::Form => "form",
            Self::InPerson => "in-person",
        }
    }

    /// The keys of a contact of which this way needs one; whoever is met in person needs none.
    #[must_use]
    pub fn means(self) -> &'static [&'static str] {
        match self {
            Self::Call => &["phone", "extension"],
            Self::Sms => &["phone"],
            Self::WhatsApp | Self::Signal => &["phone", "chat"],
            Self::Chat => &["chat"],
            Self::Email => &["email"],
            Self::Form => &["form"],
            Self::InPerson => &[],
        }
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
