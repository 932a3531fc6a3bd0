//! Whether an address that leaves the site has the form that its scheme asks for.

use percent_encoding::percent_decode_str;

use crate::event::{Email, Url};

/// What is wrong with an address, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// One sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

/// What is wrong with the form of an address with a scheme, or one that begins with `//`; nothing is asked of the net.
pub fn problem(address: &str) -> Option<Malformed> {
    let (scheme, rest) = match address.strip_prefix("//") {
        Some(_) => ("https", address),
        None => address.split_once(':')?,
    };
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => web(rest),
        "mailto" => mail(rest),
        "tel" | "sms" => dial(scheme, rest),
        _ => None,
    }
}

/// `rest` begins behind the scheme's colon.
fn web(rest: &str) -> Option<Malformed> {
    const HELP: &str = "write the whole address, for example https://example.org/conduct";
    let host = rest.strip_prefix("//").unwrap_or_default();
    if host.is_empty() || host.starts_with(['/', '?', '#', '\\']) {
        return malformed("this web address names no site", HELP);
    }
    // Spaces in a path are written as browsers write them, so only the part up to the path is judged as it is.
    let end = host.find(['/', '?', '#']).unwrap_or(host.len());
    match Url::parse(&format!("https://{}", &host[..end])) {
        Ok(_) => None,
        Err(problem) => malformed(&problem.message, HELP),
    }
}

fn mail(rest: &str) -> Option<Malformed> {
    const HELP: &str = "write the bare address behind `mailto:`, as in mailto:conduct@example.org";
    let (people, fields) = rest.split_once('?').unwrap_or((rest, ""));
    let is_asked_later = fields.split('&').any(|field| {
        let (name, value) = field.split_once('=').unwrap_or((field, ""));
        name.eq_ignore_ascii_case("to") && !value.is_empty()
    });
    if people.is_empty() && is_asked_later {
        return None;
    }
    let people = percent_decode_str(people).decode_utf8_lossy();
    if people.trim().is_empty() {
        return malformed("this link writes to nobody", HELP);
    }
    let is_wrong = |person: &str| Email::parse(person.trim()).is_err();
    if people.split(',').any(is_wrong) {
        return malformed("this link does not hold an e-mail address", HELP);
    }
    None
}

/// A number as RFC 3966 writes it, with the signs that may separate its digits; or a short code.
fn dial(scheme: &str, rest: &str) -> Option<Malformed> {
    const HELP: &str =
        "write the number with its country, as in tel:+12165550187, or name it as a fact";
    let number = rest.split(['?', ';', '&']).next().unwrap_or_default();
    let number = percent_decode_str(number).decode_utf8_lossy();
    let is_wrong = |number: &str| {
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let rest = number.strip_prefix('+').unwrap_or(number);
        let is_sign = |c: char| c.is_ascii_digit() || "-.()*# ".contains(c);
        // No number of the world has more than 15 digits, and no short code only one.
        !rest.chars().all(is_sign) || !(2..=15).contains(&digits)
    };
    if number.trim().is_empty() {
        return malformed("this link dials nothing", HELP);
    }
    // A message can go to several numbers.
    let is_message = scheme.eq_ignore_ascii_case("sms");
    let mut numbers = number.split(|c| is_message && c == ',');
    if numbers.any(|number| is_wrong(number.trim())) {
        return malformed("this link does not hold a telephone number", HELP);
    }
    None
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "it ends functions that find something or nothing"
)]
fn malformed(message: &str, help: &'static str) -> Option<Malformed> {
    Some(Malformed {
        message: message.to_owned(),
        help,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_the_form_of_their_scheme() {
        let check = |address: &str, expected: Option<&str>| {
            let found = problem(address);
            let found = found.as_ref().map(|found| found.message.as_str());
            assert_eq!(found, expected, "{address:?}");
        };
        check("https://example.org", None);
        check("HTTP://example.org:8080/a b?c#d", None);
        check("//example.org/x", None);
        check("https://xn--bcher-kva.example/", None);
        check("https://bücher.example/", None);
        check("http://[::1]/", None);
        check("http://", Some("this web address names no site"));
        check("https:///x", Some("this web address names no site"));
        check("https:example.org", Some("this web address names no site"));
        check("//", Some("this web address names no site"));
        check(
            "https://user@example.org/",
            Some("this web address names a user"),
        );
        check(
            "https://exa mple.org/",
            Some("a web address cannot contain a space"),
        );
        check("mailto:a@example.org", None);
        check("mailto:a@example.org,b@example.org?subject=x", None);
        check("mailto:a%40example.org", None);
        check("mailto:?to=a@example.org", None);
        check("mailto:", Some("this link writes to nobody"));
        check("mailto:?subject=x", Some("this link writes to nobody"));
        let no_mail = Some("this link does not hold an e-mail address");
        check("mailto:notanaddress", no_mail);
        check("mailto:a@example.org,b", no_mail);
        check("tel:+12165550187;ext=5", None);
        check("tel:+1-216-555-0187", None);
        check("tel:911", None);
        check("tel:*67", None);
        check("sms:+12165550187?body=a", None);
        check("sms:+12165550187,+15035550131", None);
        check("tel:", Some("this link dials nothing"));
        let no_number = Some("this link does not hold a telephone number");
        check("tel:abc", no_number);
        check("tel:1", no_number);
        check("tel:+1-800-FLOWERS", no_number);
        check("tel:+12165550187,911", no_number);
    }
}
