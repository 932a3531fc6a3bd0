//! `emergency-number-mismatch`: an emergency number that is not dialled in the venue's country.

use crate::diagnostic::{Diagnostic, codes};
use crate::event::DialCode;
use crate::lint::Occasion;

/// Numbers that are known to be dialled in a country. Good enough to doubt another one, and not to propose any.
const NUMBERS: &[(&[&str], &[&str])] = &[
    (
        &[
            "US", "CA", "MX", "PR", "CR", "PA", "DO", "EC", "AR", "UY", "PH",
        ],
        &["911"],
    ),
    (&["GB", "IE"], &["999", "112"]),
    (&["AU"], &["000", "112"]),
    (&["NZ"], &["111"]),
    (&["IN"], &["112", "100"]),
    (&["JP"], &["110", "119"]),
    (&["KR", "TW", "CN"], &["112", "119", "110", "120"]),
    (&["BR"], &["190", "192", "193", "911", "112"]),
    (&["CL"], &["133", "131", "132", "911"]),
    (&["CO"], &["123"]),
    (&["PE"], &["105", "106", "116", "911"]),
    (&["ZA"], &["112", "10111", "10177"]),
    (&["SG", "MY", "HK"], &["999", "995", "112"]),
    (&["DE"], &["112", "110"]),
    (&["FR"], &["112", "15", "17", "18", "114"]),
    (&["AT"], &["112", "133", "144", "122"]),
    (&["CH", "LI"], &["112", "117", "144", "118"]),
    (&["NO"], &["112", "113", "110"]),
    (
        &["PL", "CZ", "SK", "HU"],
        &[
            "112", "999", "997", "998", "155", "158", "150", "104", "105", "107",
        ],
    ),
    (
        &[
            "ES", "PT", "IT", "NL", "BE", "LU", "DK", "SE", "FI", "IS", "EE", "LV", "LT", "GR",
            "CY", "MT", "SI", "HR", "RO", "BG", "TR", "UA",
        ],
        &["112", "061", "091", "113", "118"],
    ),
];

pub(super) fn check(occasion: &Occasion<'_>, found: &mut Vec<Diagnostic>) {
    let event = occasion.event;
    let Some(number) = event.emergency.number.spanned() else {
        return;
    };
    let Some(country) = event.venue().and_then(|venue| venue.country.spanned()) else {
        return;
    };
    let DialCode::Short(code) = &number.value else {
        return;
    };
    let known = NUMBERS
        .iter()
        .find(|(countries, _)| countries.contains(&country.value.0.as_str()));
    let Some((_, numbers)) = known else { return };
    let digits: String = code
        .display()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    if !numbers.iter().any(|known| *known == digits) {
        let message = format!("this is not the emergency number in {}", country.value);
        found.push(
            Diagnostic::new(codes::EMERGENCY_NUMBER_MISMATCH, number.span, message)
                .label(country.span, "the venue's country")
                // A number that nobody there has confirmed is never proposed.
                .help("ask the venue which number to call there, and write what they say"),
        );
    }
}
