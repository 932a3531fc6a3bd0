//! The country that texts speak of, by their numbers and addresses: national numbers can be read only with it.

use std::collections::BTreeMap;

use crate::detect::{FactKind, Found};
use crate::event::phone::{self, Numbering};

/// Endings of addresses that speak for a country, and numbers for danger that do.
const SIGNS: [(&str, &str); 34] = [
    ("ar", "AR"),
    ("at", "AT"),
    ("au", "AU"),
    ("be", "BE"),
    ("br", "BR"),
    ("ca", "CA"),
    ("ch", "CH"),
    ("cl", "CL"),
    ("cz", "CZ"),
    ("de", "DE"),
    ("dk", "DK"),
    ("es", "ES"),
    ("fi", "FI"),
    ("fr", "FR"),
    ("gh", "GH"),
    ("ie", "IE"),
    ("in", "IN"),
    ("it", "IT"),
    ("jp", "JP"),
    ("ke", "KE"),
    ("kr", "KR"),
    ("mx", "MX"),
    ("ng", "NG"),
    ("nl", "NL"),
    ("no", "NO"),
    ("nz", "NZ"),
    ("pe", "PE"),
    ("pl", "PL"),
    ("pt", "PT"),
    ("se", "SE"),
    ("uk", "GB"),
    ("us", "US"),
    ("uy", "UY"),
    ("za", "ZA"),
];

/// Numbers for danger that one country has, or nearly so.
const DANGER: [(&str, &str); 4] = [("911", "US"), ("999", "GB"), ("000", "AU"), ("111", "NZ")];

/// The country that most of what was found speaks for.
#[must_use]
pub fn guess(found: &[&Found], numbering: &Numbering) -> Option<String> {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for found in found {
        let vote = match found.kind {
            FactKind::Phone => phone::parse(&found.value, None, numbering)
                .ok()
                .and_then(|phone| phone.country())
                .map(|country| (country, 6)),
            FactKind::Email | FactKind::Url => ending(&found.value).map(|country| (country, 2)),
            FactKind::EmergencyNumber => DANGER
                .iter()
                .find(|(number, _)| *number == found.text)
                .map(|(_, country)| (*country, 1)),
            _ => None,
        };
        if let Some((country, weight)) = vote {
            *votes.entry(country).or_default() += weight;
        }
    }
    let most = votes.into_iter().max_by_key(|(_, votes)| *votes);
    most.map(|(country, _)| country.to_owned())
}

/// The country of an address, by the ending of its host.
fn ending(address: &str) -> Option<&'static str> {
    let host = address.rsplit_once('@').map_or(address, |(_, host)| host);
    let host = host.split_once("://").map_or(host, |(_, rest)| rest);
    let host = host.split(['/', '?', '#', ':']).next()?;
    let (_, ending) = host.rsplit_once('.')?;
    let sign = SIGNS.iter().find(|(sign, _)| *sign == ending);
    sign.map(|(_, country)| *country)
}

/// The time zone of a country that has a single one, or one for nearly all of its people.
#[must_use]
pub fn timezone(country: &str) -> Option<&'static str> {
    const ZONES: [(&str, &str); 24] = [
        ("AR", "America/Argentina/Buenos_Aires"),
        ("AT", "Europe/Vienna"),
        ("BE", "Europe/Brussels"),
        ("CH", "Europe/Zurich"),
        ("CZ", "Europe/Prague"),
        ("DE", "Europe/Berlin"),
        ("DK", "Europe/Copenhagen"),
        ("ES", "Europe/Madrid"),
        ("FI", "Europe/Helsinki"),
        ("FR", "Europe/Paris"),
        ("GB", "Europe/London"),
        ("GH", "Africa/Accra"),
        ("IE", "Europe/Dublin"),
        ("IN", "Asia/Kolkata"),
        ("IT", "Europe/Rome"),
        ("JP", "Asia/Tokyo"),
        ("KE", "Africa/Nairobi"),
        ("KR", "Asia/Seoul"),
        ("NG", "Africa/Lagos"),
        ("NL", "Europe/Amsterdam"),
        ("NO", "Europe/Oslo"),
        ("PL", "Europe/Warsaw"),
        ("SE", "Europe/Stockholm"),
        ("ZA", "Africa/Johannesburg"),
    ];
    let zone = ZONES.iter().find(|(known, _)| *known == country);
    zone.map(|(_, zone)| *zone)
}
