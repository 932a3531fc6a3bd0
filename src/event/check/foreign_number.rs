//! `foreign-number`: a number of a place that has another country than the place.

use crate::diagnostic::{Diagnostic, codes};
use crate::event::phone::Phone;
use crate::event::{Country, DialCode, Event, Fact};
use crate::source_map::{Span, Spanned};

pub(super) fn check(event: &Event, found: &mut Vec<Diagnostic>) {
    if let Some(country) = event.venue().and_then(|venue| venue.country.spanned()) {
        let services = event.emergency.services.iter().filter_map(Fact::get);
        let numbers = services.map(|service| &service.number);
        for number in std::iter::once(&event.emergency.number).chain(numbers) {
            if let Some(Spanned {
                value: DialCode::Phone(phone),
                span,
            }) = number.spanned()
            {
                found.extend(finding(phone, *span, country));
            }
        }
    }
    for venue in event.venues.values().filter_map(Fact::get) {
        if let (Some(phone), Some(country)) = (venue.phone.spanned(), venue.country.spanned()) {
            found.extend(finding(&phone.value, phone.span, country));
        }
    }
}

fn finding(phone: &Phone, span: Span, country: &Spanned<Country>) -> Option<Diagnostic> {
    // Services of the whole world, and shared ones such as +1 800, have no country.
    let of = phone.country().filter(|of| *of != country.value.0)?;
    let message = format!("this number is in {of}, and the venue in {}", country.value);
    Some(
        Diagnostic::new(codes::FOREIGN_NUMBER, span, message)
            .label(country.span, "the venue's country")
            .help("look up the number of this year's place, and dial it to check it"),
    )
}
