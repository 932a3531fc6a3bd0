//! How large and how fast pages are.

use std::hint::black_box;
use std::time::Instant;

use quietroom::theme::context::PageContext;
use quietroom::theme::{PreparedEvent, Scope};
use quietroom::vocabulary::{Audience, Language, PageKind};

use super::{samples, site, theme};

#[test]
fn timing() {
    let theme = theme().with_site(&site(Audience::Public, None));
    let english = Language::english();
    let event = PreparedEvent::new(&samples::event());
    let home = samples::home();
    for (kind, template) in [
        (PageKind::CodeOfConduct, "page.html"),
        (PageKind::ReportingGuide, "page.html"),
        (PageKind::Page, "home.html"),
    ] {
        let mut page: PageContext = samples::page(&english, kind, true);
        page.body_html = page.body_html.repeat(4);
        let scope = Scope {
            page: Some(&page),
            event: Some(&event),
            home: Some(&home),
            ..Scope::default()
        };
        let n = 3000;
        let start = Instant::now();
        let mut bytes = 0;
        for _ in 0..n {
            bytes = black_box(theme.render(template, &english, &scope)).map_or(0, |t| t.len());
        }
        println!(
            "{kind} {template}: {bytes} bytes, {:?} a page",
            start.elapsed() / n
        );
    }
    let start = Instant::now();
    for _ in 0..20 {
        black_box(super::theme());
    }
    println!("load: {:?}", start.elapsed() / 20);
}
