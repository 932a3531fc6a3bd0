//! Any text as a telephone number: what is read is dialled as it is shown, and reads the same again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quietroom::event::phone::parse;
use quietroom_fuzz::numbering;

fuzz_target!(|text: &str| {
    for country in [None, Some("US"), Some("DE"), Some("IT")] {
        let Ok(phone) = parse(text, country, numbering()) else {
            continue;
        };
        let dialled = phone.e164();
        assert!(
            dialled
                .strip_prefix('+')
                .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit())),
            "{dialled:?}"
        );
        let again = parse(phone.display(), None, numbering())
            .unwrap_or_else(|error| panic!("{text:?} as {:?}: {error:?}", phone.display()));
        assert_eq!(again.e164(), dialled, "{text:?} as {:?}", phone.display());
    }
});
