//! Any text as an event: what is read can be shown to every audience, in words.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quietroom::audience::restrict;
use quietroom::event::check::check_release;
use quietroom::markdown::expand::facts::{Series, autolinks, scope};
use quietroom::vocabulary::Audience;
use quietroom_fuzz::{EDITION, event, locale};

fuzz_target!(|text: &str| {
    let Some(event) = event(text) else { return };
    let _ = check_release(&event, true, true);
    let series = Series {
        title: "Example Conf",
        base_url: None,
    };
    for audience in Audience::ALL {
        let view = restrict(&event, audience);
        let _ = scope(&view, &series, EDITION, locale());
        let _ = autolinks(&view);
    }
});
