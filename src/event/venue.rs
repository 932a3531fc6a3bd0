//! Places: where an event is, and further ones.

use super::phone::Phone;
use super::reader::Reader;
use super::{Country, Fact, Wording};
use crate::yaml::Node;

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Venue {
    /// Its name.
    pub name: Fact<Wording>,
    /// Its postal address.
    pub address: Fact<Wording>,
    /// The country that it is in.
    pub country: Fact<Country>,
    /// Where ambulances and late-comers come in.
    pub entrance: Fact<Wording>,
    /// Its own telephone.
    pub phone: Fact<Phone>,
    /// How to get there.
    pub directions: Fact<Wording>,
}

impl Venue {
    pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "a venue")?;
        let country = reader.fact(fields.get("country"), Reader::country);
        let record = Self {
            name: reader.fact(fields.get("name"), Reader::wording),
            address: reader.fact(fields.get("address"), Reader::wording),
            entrance: reader.fact(fields.get("entrance"), Reader::wording),
            phone: reader.fact(fields.get("phone"), |reader, node| {
                reader.phone_in(node, &country)
            }),
            directions: reader.fact(fields.get("directions"), Reader::wording),
            country,
        };
        reader.finish(fields);
        Some(record)
    }
}
