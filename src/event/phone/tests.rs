//! Numbers as people write them, and what becomes of them.

use phonenumber::metadata::DATABASE;

use super::*;

/// Reads `text` with a default country (empty for none) and compares the display, or the error.
#[track_caller]
fn check(country: &str, text: &str, expected: &str) {
    let country = Some(country).filter(|it| !it.is_empty());
    let found = match parse(text, country, &Numbering::new()) {
        Ok(phone) => phone.display().to_owned(),
        Err(error) => format!("{error:?}"),
    };
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn international() {
    check("", "+1 216 555 0187", "+1 216 555 0187");
    check("", "+1 (216) 555-0187", "+1 216 555 0187");
    check("", "+1.216.555.0187", "+1 216 555 0187");
    check("", "+1\u{a0}216\u{a0}555\u{a0}0187", "+1 216 555 0187");
    check("", "tel:+1-216-555-0187;ext=12", "+1 216 555 0187 ext. 12");
    check("", "+1 216 555 0187 x12", "+1 216 555 0187 ext. 12");
    check("", "+44 (0)20 7946 0018", "+44 20 7946 0018");
    check("", "+39 06 698 12345", "+39 06 6981 2345");
    check("", "+7 800 555 35 35", "+7 800 555 35 35");
    check("", "+800 1234 5678", "+800 1234 5678");
    check("DE", "+1 216 555 0187", "+1 216 555 0187");
}

#[test]
fn a_number_is_the_same_when_it_is_asked_for_again() {
    let numbering = Numbering::new();
    let texts = ["020 7946 0018", "+44 20 7946 0018", "216 555 0187", "12"];
    for country in [None, Some("GB"), Some("US"), None, Some("GB"), Some("US")] {
        for text in texts {
            let alone = parse(text, country, &Numbering::new());
            assert_eq!(
                parse(text, country, &numbering),
                alone,
                "{text} {country:?}"
            );
        }
    }
}

#[test]
fn national() {
    check("US", "(216) 555-0187", "+1 216 555 0187");
    check("us", "1-216-555-0187", "+1 216 555 0187");
    check("CA", "416 555 0199", "+1 416 555 0199");
    check("GB", "020 7946 0018", "+44 20 7946 0018");
    check("FR", "01 99 00 12 34", "+33 1 99 00 12 34");
    check("DE", "030/23125 000", "+49 30 23125000");
    check("RU", "8 (800) 555-35-35", "+7 800 555 35 35");
    check("US", "011 44 20 7946 0018", "+44 20 7946 0018");
    check("DE", "00 1 216 555 0187", "+1 216 555 0187");
    check("", "216 555 0187", "NoCountry");
    check("XX", "216 555 0187", "UnknownCountry(\"XX\")");
    check("001", "216 555 0187", "UnknownCountry(\"001\")");
}

#[test]
fn invalid_numbers() {
    check("", "+1 216 555 018", "TooShort { calling_code: \"1\" }");
    check("", "+1 216 555 01877", "TooLong { calling_code: \"1\" }");
    check(
        "",
        "+1 2165550187216555018721655501872165550187",
        "TooLong { calling_code: \"1\" }",
    );
    check("", "+1", "TooShort { calling_code: \"1\" }");
    check("", "+1 000 000 0000", "Invalid { calling_code: \"1\" }");
    check("", "+1 555 555 0187", "Invalid { calling_code: \"1\" }");
    check("", "+39 899 123 4564", "Invalid { calling_code: \"39\" }");
    check("", "+999 123 4567", "UnknownCallingCode");
    check("", "+0 123 4567", "UnknownCallingCode");
    check("GB", "(216) 555-0187", "Invalid { calling_code: \"44\" }");
    check("", "+1 800 FLOWERS", "Letters");
    check("", "+1 216 555 0187\0", "Character('\\0')");
}

#[test]
fn fiction() {
    // An area of the United States, of Canada, of a country with its exchanges listed, a new area, a toll-free one.
    for (area, country) in [
        ("216", Some("US")),
        ("416", Some("CA")),
        ("242", Some("BS")),
        ("472", Some("US")),
        ("800", None),
    ] {
        for text in [format!("+1 {area} 555 0100"), format!("+1 {area} 555 0199")] {
            let phone = parse(&text, None, &Numbering::new());
            assert_eq!(phone.as_ref().map(Phone::display), Ok(text.as_str()));
            assert_eq!(phone.as_ref().map(Phone::country), Ok(country), "{text}");
        }
    }
    check("", "+1 242 555 0200", "Invalid { calling_code: \"1\" }");
    check("", "+44 20 7946 0999", "+44 20 7946 0999");
    check("", "+61 2 5550 1234", "+61 2 5550 1234");
    check("", "+33 1 99 00 12 34", "+33 1 99 00 12 34");
}

#[test]
fn links() -> Result<(), PhoneError> {
    let phone = parse("+1 216 555 0187", None, &Numbering::new())?;
    assert_eq!(phone.e164(), "+12165550187");
    assert_eq!(phone.tel_uri(), "tel:+12165550187");
    assert_eq!(phone.sms_uri(), "sms:+12165550187");
    assert_eq!(phone.whatsapp_url(), "https://wa.me/12165550187");
    assert_eq!(phone.signal_url(), "https://signal.me/#p/+12165550187");
    let phone = phone.with_extension("12")?;
    assert_eq!(phone.tel_uri(), "tel:+12165550187;ext=12");
    assert_eq!(phone.display(), "+1 216 555 0187 ext. 12");
    assert_eq!(phone.extension(), Some("12"));
    assert_eq!(phone.clone().with_extension("12"), Ok(phone.clone()));
    assert_eq!(
        phone.clone().with_extension("13"),
        Err(PhoneError::SecondExtension)
    );
    assert_eq!(phone.with_extension("1 2"), Err(PhoneError::Extension));
    Ok(())
}

#[test]
fn the_parts_say_what_the_whole_database_says() {
    let numbering = Numbering::new();
    for plan in (1..=999)
        .filter_map(|code| DATABASE.by_code(&code))
        .flatten()
    {
        let kinds = plan.descriptors();
        for example in geographic(kinds)
            .into_iter()
            .chain(services(kinds))
            .flatten()
            .filter_map(Descriptor::example)
        {
            let text = format!("+{} {example}", plan.country_code());
            let phone = parse(&text, None, &numbering);
            assert_eq!(
                phone.as_ref().map(Phone::e164),
                Ok(text.replace(' ', "").as_str()),
                "{}",
                plan.id()
            );
            assert!(
                phone.is_ok_and(|it| !it.display().contains(['-', '(', ')', '/', '.'])),
                "{text}"
            );
        }
    }
}

#[test]
fn one_numbering_serves_every_thread() {
    fn is_shared<T: Send + Sync>(_: &T) {}
    is_shared(&Numbering::new());
}

#[test]
fn messages_never_repeat_the_number() {
    let texts = [
        "+1 216 555 018",
        "+1 216 555 01877",
        "+1 000 555 0187",
        "+999 555 0187",
        "+1 216 555 0187 ext. a",
        "216 555 0187",
    ];
    for text in texts {
        let error = parse(text, None, &Numbering::new()).expect_err(text);
        assert!(!error.to_string().contains("555"), "{error}");
    }
}
