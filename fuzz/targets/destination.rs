//! Any text as a link's destination: it resolves, or a finding says why it does not.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use quietroom::config::Config;
use quietroom::content::front_matter;
use quietroom::link::{LinkTable, PageResolver};
use quietroom::markdown::{ReferenceKind, Resolver};
use quietroom::site::{Parts, Site, assemble};
use quietroom::source_map::{SourceMap, Span};
use quietroom_fuzz::{check, clean};

fuzz_target!(|text: &str| {
    static PLACE: OnceLock<(SourceMap, Site)> = OnceLock::new();
    let (sources, site) = PLACE.get_or_init(site);
    let table = LinkTable::new(site, &[], &[]);
    let file = site.document(&site.pages[0]).file;
    let text = clean(text);
    for kind in [ReferenceKind::Link, ReferenceKind::Image] {
        let mut resolver = PageResolver::new(&table, 0, None);
        let resolved = resolver.resolve(&text, kind, Span::new(file, 0..0));
        check(&resolver.diagnostics, sources);
        let said = !resolver.diagnostics.is_empty();
        let leads_out = resolved
            .as_ref()
            .is_some_and(|to| !to.external && to.href.starts_with('/'));
        assert!(!leads_out, "{text:?} became {resolved:?}");
        assert!(resolved.is_some() || said, "{text:?} became nothing");
    }
});

/// Two pages in two folders.
fn site() -> (SourceMap, Site) {
    let mut sources = SourceMap::default();
    let settings = sources.add("content/site.yaml", "title: Example Conf\n");
    let paths = ["guide.md", "pages/code of conduct.md"];
    let documents = paths.map(|path| {
        let file = sources.add(format!("content/{path}"), "# A page\n");
        front_matter::read(&sources, file, path).value
    });
    let config = Config::read(&sources, settings).value;
    let parts = Parts {
        config,
        events: Vec::new(),
        documents: documents.into(),
        statics: Vec::new(),
        drafts: false,
        unread: Vec::new(),
    };
    let site = assemble(&sources, parts).value;
    (sources, site)
}
