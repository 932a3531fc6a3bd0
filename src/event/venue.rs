//! Places: where an event is, and further ones.

use super::phone::Phone;
use super::reader::Reader;
use super::{Country, Fact};
use crate::yaml::Node;

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Venue {
    /// Its name.
    pub name: Fact<String>,
    /// Its postal address.
    pub address: Fact<String>,
    /// The country that it is in.
    pub country: Fact<Country>,
    /// Where ambulances and late-comers come in.
    pub entrance: Fact<String>,
    /// Its own telephone.
    pub phone: Fact<Phone>,
    /// How to get there.
    pub directions: Fact<String>,
}

impl Venue {
    pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "a venue")?;
        let country = reader.fact(fields.get("country"), Reader::country);
        let record = Self {
            name: reader.fact(fields.get("name"), Reader::text),
            address: reader.fact(fields.get("address"), Reader::text),
            entrance: reader.fact(fields.get("entrance"), Reader::text),
            phone: reader.fact(fields.get("phone"), |reader, node| {
                reader.phone_in(node, &country)
            }),
            directions: reader.fact(fields.get("directions"), Reader::text),
            country,
        };
        reader.finish(fields);
        Some(record)
    }
}
