//! Whom to call in danger: the emergency number, and services outside the event.

use super::reader::Reader;
use super::{DialCode, Fact, Hours, Url, Wording};
use crate::yaml::Node;

/// Whom to call in danger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Emergency {
    /// The emergency number of the place.
    pub number: Fact<DialCode>,
    /// Other services, in the order in which they are printed.
    pub services: Vec<Fact<Service>>,
}

/// A service outside the event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Service {
    /// Its name.
    pub name: Fact<Wording>,
    /// What kind it is: `crisis`, `police`, `hospital` …
    pub kind: Fact<String>,
    /// A telephone number or a short code.
    pub number: Fact<DialCode>,
    /// Its address.
    pub address: Fact<Wording>,
    /// When it answers.
    pub hours: Fact<Hours>,
    /// Anything a caller should know.
    pub note: Fact<Wording>,
    /// Its web page.
    pub url: Fact<Url>,
}

impl Emergency {
    pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "`emergency`")?;
        let number = reader.fact(fields.get("number"), Reader::dial_code);
        let services = reader
            .stated(fields.get("services"))
            .and_then(|node| node.expect_list("a list of services", &mut reader.diagnostics));
        let services = services
            .unwrap_or_default()
            .iter()
            .map(|node| reader.fact(Some(node), Service::read))
            .collect();
        reader.finish(fields);
        Some(Self { number, services })
    }
}

impl Service {
    pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "an emergency service")?;
        let record = Self {
            name: reader.required(&mut fields, "name", Reader::wording),
            kind: reader.fact(fields.get("kind"), Reader::text),
            number: reader.fact(fields.get("number"), Reader::dial_code),
            address: reader.fact(fields.get("address"), Reader::wording),
            hours: reader.fact(fields.get("hours"), Reader::hours),
            note: reader.fact(fields.get("note"), Reader::wording),
            url: reader.fact(fields.get("url"), Reader::url),
        };
        reader.finish(fields);
        Some(record)
    }
}
