//! Reads telephone numbers, in the notation of the place that they are in.

use super::phone::{self, Phone, PhoneError};
use super::problem::Problem;
use super::reader::Reader;
use super::{Country, DialCode, Fact};
use crate::diagnostic::codes;
use crate::source_map::Span;
use crate::yaml::Node;

impl Reader<'_> {
    /// A telephone number, in international form or in the main venue's.
    pub(super) fn phone(&mut self, node: &Node) -> Option<Phone> {
        let country = self.local_country(node.span);
        self.phone_in(node, &country)
    }

    /// A telephone number, in international form or in that of `country`.
    pub(super) fn phone_in(&mut self, node: &Node, country: &Fact<Country>) -> Option<Phone> {
        let numbering = self.numbering;
        self.dialled(node, country, |text, country| {
            phone::parse(text, country, numbering)
        })
    }

    /// A telephone number or a short code.
    pub(super) fn dial_code(&mut self, node: &Node) -> Option<DialCode> {
        let numbering = self.numbering;
        let country = self.local_country(node.span);
        self.dialled(node, &country, |text, country| {
            DialCode::parse(text, country, numbering)
        })
    }

    /// The country whose notation a number at this place may have: the series' facts have none.
    pub(super) fn local_country(&self, span: Span) -> Fact<Country> {
        if self.series == Some(span.file) {
            Fact::Unset
        } else {
            self.country.clone()
        }
    }

    fn dialled<T>(
        &mut self,
        node: &Node,
        country: &Fact<Country>,
        parse: impl FnOnce(&str, Option<&str>) -> Result<T, PhoneError>,
    ) -> Option<T> {
        let text = self.text(node)?;
        match parse(&text, country.get().map(|country| country.0.as_str())) {
            Ok(number) => Some(number),
            // The country was written, and has a finding of its own.
            Err(PhoneError::NoCountry) if matches!(country, Fact::Invalid(_)) => None,
            Err(error) => {
                let problem = Problem::new(error.to_string(), error.help());
                self.report(codes::INVALID_PHONE, node.span, &problem);
                None
            }
        }
    }
}
