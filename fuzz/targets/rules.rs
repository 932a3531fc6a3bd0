//! Any text as a policy that every rule looks at: findings say something, stand in the text, and their fixes lie in it.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use quietroom::audience::{SiteView, restrict};
use quietroom::config::Config;
use quietroom::content::front_matter;
use quietroom::event::Event;
use quietroom::lint;
use quietroom::site::{Parts, assemble};
use quietroom::vocabulary::Audience;
use quietroom_fuzz::{EVENT, check, check_span, clean, event, numbering, source};

/// The event that the text belongs to, read once.
fn example() -> &'static Event {
    static EXAMPLE: OnceLock<Event> = OnceLock::new();
    EXAMPLE.get_or_init(|| event(EVENT).expect("the targets' own event is good"))
}

fuzz_target!(|text: &str| {
    let (mut sources, _) = source("content/events/2026/event.yaml", EVENT);
    let settings = sources.add("content/site.yaml", "title: Example Conf\n");
    for (kind, path) in [
        ("code-of-conduct", "content/code-of-conduct.md"),
        ("staff-procedure", "content/staff-procedure.md"),
    ] {
        let mut sources = sources.clone();
        let file = sources.add(path, format!("---\nkind: {kind}\n---\n{}", clean(text)));
        let parts = Parts {
            config: Config::read(&sources, settings).value,
            events: vec![example().clone()],
            documents: vec![front_matter::read(&sources, file, path).value],
            statics: Vec::new(),
            drafts: true,
            unread: Vec::new(),
        };
        let site = assemble(&sources, parts).value;
        let view = SiteView::new(&site, Audience::Responders, restrict);
        let found = lint::check(&sources, &view, numbering(), None, &[], &|_| false);
        let in_documents = found.in_documents.into_values().flatten();
        let found: Vec<_> = in_documents.chain(found.in_event).collect();
        check(&found, &sources);
        for fix in found.iter().flat_map(|found| &found.fix) {
            check_span(fix.span, &sources);
        }
    }
});
