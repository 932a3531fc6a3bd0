//! `emergency-number-mismatch`: an emergency number that is not dialled in the venue's country.

use crate::diagnostic::{Diagnostic, codes};
use crate::event::DialCode;
use crate::lint::Occasion;

/// Numbers that are dialled in danger, by country: what the short numbers of libphonenumber 9.0 list as emergency numbers
/// (`ShortNumberMetadata.xml`), and two countries' numbers from their own services: Spain's police (091), Guardia Civil
/// (062) and ambulances (061), and France's number for those who cannot speak or hear (114).
///
/// Good enough to doubt another number, and not to propose any.
#[rustfmt::skip]
const NUMBERS: &[(&[&str], &[&str])] = &[
    (&["US", "CA", "CR", "DO", "NL"], &["112", "911"]),
    (&["MX"], &["060", "065", "066", "068", "080", "911"]),
    (&["PR", "PA"], &["911"]),
    (&["EC"], &["101", "102", "112", "911"]),
    (&["AR"], &["100", "101", "107", "911"]),
    (&["UY", "PY"], &["128", "911"]),
    (&["PH"], &["112", "117", "911"]),
    (&["GB", "IE", "MY"], &["112", "999"]),
    (&["AU"], &["000", "106", "112"]),
    (&["NZ"], &["111"]),
    (&["IN"], &["100", "101", "102", "108", "112", "1298", "2611"]),
    (&["JP"], &["110", "119"]),
    (&["KR"], &["112", "119"]),
    (&["TW"], &["110", "112", "119"]),
    (&["CN"], &["110", "119", "120"]),
    (&["BR"], &["112", "128", "190", "192", "193", "911"]),
    (&["CL"], &["131", "132", "133", "911"]),
    (&["CO"], &["112", "119", "123", "132", "156"]),
    (&["ZA"], &["112", "10111", "10177"]),
    (&["SG"], &["993", "995", "999"]),
    (&["HK"], &["112", "992", "999"]),
    (&["DE", "EE"], &["110", "112"]),
    (&["FR"], &["15", "17", "18", "112", "114"]),
    (&["AT"], &["112", "122", "133", "144"]),
    (&["CH", "LI"], &["112", "117", "118", "144"]),
    (&["NO"], &["110", "112", "113"]),
    (&["PL", "AE"], &["112", "997", "998", "999"]),
    (&["CZ"], &["112", "150", "151", "152", "153", "154", "155", "156", "157", "158", "159"]),
    (&["SK"], &["112", "150", "155", "158"]),
    (&["HU"], &["104", "105", "107", "112"]),
    (&["ES"], &["061", "062", "085", "088", "091", "112"]),
    (&["PT"], &["112", "115"]),
    (&["IT"], &["112", "113", "115", "118"]),
    (&["BE"], &["100", "101", "112"]),
    (&["LU", "SI"], &["112", "113"]),
    (&["DK"], &["112", "114"]),
    (&["SE"], &["112", "90000"]),
    (&["FI", "IS", "MT", "RO"], &["112"]),
    (&["LV"], &["01", "02", "03", "110", "112", "113"]),
    (&["LT"], &["01", "02", "03", "011", "022", "033", "101", "102", "103", "112"]),
    (&["GR"], &["100", "112", "166", "199"]),
    (&["CY"], &["112", "199"]),
    (&["HR"], &["93", "94", "112", "192", "193", "194"]),
    (&["BG"], &["112", "150", "160", "166"]),
    (&["TR"], &["110", "112", "155"]),
    (&["UA"], &["101", "102", "103", "112"]),
    (&["KE"], &["112", "114", "999"]),
    (&["EG"], &["122", "123", "180"]),
    (&["MA"], &["15", "19", "177"]),
    (&["GH"], &["191", "192", "193", "999"]),
    (&["TH"], &["191", "199", "1669"]),
    (&["VN"], &["113", "114", "115"]),
    (&["ID"], &["110", "112", "113", "118", "119"]),
    (&["IL"], &["100", "101", "102", "112"]),
    (&["SA"], &["112", "911", "997", "999"]),
    (&["PK"], &["15", "16", "112", "115", "1122"]),
    (&["BD"], &["100", "101", "102", "199", "999"]),
    (&["LK"], &["110", "112", "116", "118", "119"]),
    (&["NP"], &["100", "101", "102", "103", "112"]),
    (&["CU"], &["104", "105", "106"]),
    (&["GT"], &["110", "120", "123"]),
    (&["VE"], &["112", "171", "911"]),
    (&["BO"], &["110", "118", "119"]),
    (&["RS"], &["92", "93", "94", "112"]),
    (&["GE"], &["011", "022", "033", "111", "112", "113", "122"]),
    (&["PE"], &["105", "116", "117"]),
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
