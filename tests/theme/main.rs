//! Every template of the theme, with everything and with nothing optional, in both languages; and what wrong themes lead to.

mod facts;
mod failing;
mod measure;
mod samples;

use std::fs;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use quietroom::component::COMPONENTS;
use quietroom::source_map::{SourceMap, Span, Spanned};
use quietroom::theme::context::*;
use quietroom::theme::{ComponentError, PreparedEvent, Scope, Theme};
use quietroom::vocabulary::{Audience, Language, PageKind};
use regex::Regex;

fn languages() -> Vec<Language> {
    ["en", "es"]
        .into_iter()
        .filter_map(Language::parse)
        .collect()
}

fn load(root: &Path, name: &str) -> (Theme, Vec<(String, String)>) {
    let mut sources = SourceMap::default();
    let site = sources.add("content/site.yaml", "");
    let name = Spanned::new(name.to_owned(), Span::whole(site));
    let checked = Theme::load(root, &name, &languages(), &mut sources).expect("readable");
    let findings = checked
        .diagnostics
        .iter()
        .map(|finding| (finding.code.to_string(), failing::line(finding, &sources)))
        .collect();
    (checked.value, findings)
}

fn theme() -> Theme {
    let empty = tempfile::tempdir().expect("a folder");
    let (theme, findings) = load(empty.path(), "default");
    assert_eq!(findings, [], "the default theme is whole");
    theme
}

fn site(audience: Audience, base_url: Option<&str>) -> SiteContext {
    SiteContext::new("Example Conf", audience, &languages(), base_url)
}

/// Where the samples are written, to be looked at in a browser.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("theme")
        .join(name);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(
        folder.join("style.css"),
        include_str!("../../themes/default/style.css"),
    )
    .expect("written");
    folder
}

fn scopes<'a>(
    page: &'a PageContext,
    event: &'a PreparedEvent,
    rest: &'a Rest,
) -> Vec<(&'static str, Scope<'a>)> {
    let all = Scope {
        page: Some(page),
        card: Some(&rest.card),
        event: Some(event),
        home: Some(&rest.home),
        editions: Some(&rest.editions),
        redirect: Some(&rest.redirect),
        sitemap: Some(&rest.sitemap),
        robots: Some(&rest.robots),
        cards: Some(&rest.cards),
        proof: Some(&rest.proof),
    };
    [
        "page.html",
        "card.html",
        "home.html",
        "event.html",
        "cards.html",
        "proof.html",
        "editions.html",
        "404.html",
        "redirect.html",
        "sitemap.xml",
        "robots.txt",
    ]
    .map(|template| (template, all))
    .to_vec()
}

#[derive(Default)]
struct Rest {
    card: CardContext,
    home: HomeContext,
    editions: EditionsContext,
    redirect: RedirectContext,
    sitemap: SitemapContext,
    robots: RobotsContext,
    cards: CardsContext,
    proof: ProofContext,
}

fn full() -> Rest {
    let edition = |name: &str, is_current| EditionLine {
        name: name.to_owned(),
        dates: "11–13 May 2026".to_owned(),
        url: "2026/".to_owned(),
        is_current,
    };
    Rest {
        card: samples::card(),
        home: samples::home(),
        cards: samples::cards(),
        proof: samples::proof(),
        editions: EditionsContext {
            items: vec![
                edition("Example Conf 2026", true),
                edition("Example Conf 2025", false),
            ],
        },
        redirect: RedirectContext {
            title: "Code of conduct".to_owned(),
            url: "../2026/code-of-conduct/".to_owned(),
            canonical: Some("https://example.org/conduct/2026/code-of-conduct/".to_owned()),
        },
        sitemap: SitemapContext {
            urls: vec![SitemapUrl {
                loc: "https://example.org/a?b&c".to_owned(),
                lastmod: Some("2026-04-20".to_owned()),
                alternates: vec![SitemapAlternate {
                    lang: "es".to_owned(),
                    url: "https://example.org/es/".to_owned(),
                }],
            }],
        },
        robots: RobotsContext {
            allow: true,
            sitemap_url: Some("https://example.org/sitemap.xml".to_owned()),
        },
    }
}

#[test]
fn every_template_renders() {
    let theme = theme();
    let cases = [
        ("full", Audience::Public, true, true),
        ("past", Audience::Public, true, false),
        ("staff", Audience::Staff, true, true),
        ("bare", Audience::Public, false, true),
    ];
    for (case, audience, everything, current) in cases {
        let base = everything.then_some("https://example.org/conduct");
        let theme = theme.with_site(&site(audience, base));
        let rest = if everything { full() } else { Rest::default() };
        for language in languages() {
            for kind in PageKind::ALL {
                let (page, event) = if everything {
                    (samples::page(&language, kind, current), samples::event())
                } else {
                    (
                        PageContext::new("Bare", &language, kind),
                        samples::bare_event(),
                    )
                };
                let mut page = page;
                "style.css".clone_into(&mut page.stylesheet_url);
                if audience != Audience::Public {
                    page.body_html += &components(&theme, &event, &language);
                }
                let event = PreparedEvent::new(&event);
                for (template, scope) in scopes(&page, &event, &rest) {
                    let text = theme
                        .render(template, &language, &scope)
                        .unwrap_or_else(|finding| panic!("{case} {template}: {finding:?}"));
                    let name = format!("{kind}-{}-{template}", language.tag());
                    fs::write(folder(case).join(name), text).expect("written");
                }
            }
        }
    }
}

/// Every component, as a page's text would hold it.
fn components(theme: &Theme, event: &EventContext, language: &Language) -> String {
    let html: Vec<_> = COMPONENTS
        .iter()
        .map(|spec| {
            let html = theme.component(spec.name, &IndexMap::new(), event, language);
            format!("<h2>{}</h2>{}", spec.name, html.expect("renders"))
        })
        .collect();
    html.concat()
}

#[test]
fn templates_render_without_an_event() {
    let theme = theme().with_site(&site(Audience::Public, None));
    let page = PageContext::new("Plain", &Language::english(), PageKind::Page);
    let rest = Rest::default();
    let scope = Scope {
        page: Some(&page),
        home: Some(&rest.home),
        editions: Some(&rest.editions),
        ..Scope::default()
    };
    for template in ["page.html", "home.html", "404.html", "editions.html"] {
        let text = theme.render(template, &Language::english(), &scope);
        assert!(text.is_ok_and(|text| text.contains("<main")), "{template}");
    }
}

#[test]
fn values_are_escaped() {
    let theme = theme().with_site(&site(Audience::Public, None));
    let event = samples::event();
    let arguments = IndexMap::from([("team".to_owned(), "leads".to_owned())]);
    let html = theme
        .component("contact_list", &arguments, &event, &Language::english())
        .expect("renders");
    assert!(html.contains("Robin &lt;Example&gt; &amp; Co"), "{html}");
}

fn component(name: &str, arguments: &[(&str, &str)]) -> String {
    let theme = theme().with_site(&site(Audience::Public, None));
    let arguments = arguments
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    match theme.component(name, &arguments, &samples::event(), &Language::english()) {
        Ok(html) => html,
        Err(errors) => {
            let texts = errors.iter().map(|error| match error {
                ComponentError::Call { message, help } => {
                    format!("{message}; {}", help.as_deref().unwrap_or_default())
                }
                ComponentError::Withheld { message, help } => format!("{message}; {help}"),
                ComponentError::Theme(finding) => panic!("{finding:?}"),
            });
            texts.collect::<Vec<_>>().join("\n")
        }
    }
}

#[test]
fn components_render() {
    let theme = theme().with_site(&site(Audience::Staff, None));
    for language in languages() {
        for spec in COMPONENTS {
            for event in [samples::event(), samples::bare_event()] {
                let html = theme.component(spec.name, &IndexMap::new(), &event, &language);
                let html = html.unwrap_or_else(|error| panic!("{}: {error:?}", spec.name));
                assert_eq!(html.is_empty(), event.contacts.is_empty(), "{}", spec.name);
            }
        }
    }
    let shown = component(
        "contact_list",
        &[("team", "leads"), ("show", "name, email")],
    );
    assert!(
        shown.contains("partner@example.org") && !shown.contains("tel:"),
        "{shown}"
    );
    let services = component("emergency_numbers", &[("kind", "hospital")]);
    assert!(
        !services.contains("988") && services.contains("General"),
        "{services}"
    );
    assert_eq!(component("shift_roster", &[("day", "2026-05-12")]), "");
}

#[test]
fn wrong_calls_say_what_was_meant() {
    let check = |name: &str, arguments: &[(&str, &str)], expected: &str| {
        assert_eq!(component(name, arguments), expected);
    };
    check(
        "contact_lst",
        &[],
        "there is no component `contact_lst`; did you mean `contact_list`?",
    );
    check(
        "contact_list",
        &[("teem", "leads")],
        "`contact_list` has no argument `teem`; did you mean `team`?",
    );
    check(
        "contact_list",
        &[("team", "lead")],
        "there is no team `lead`; did you mean `leads`?",
    );
    check(
        "contact_list",
        &[("show", "name,emial")],
        "`show` knows no `emial`; did you mean `email`?",
    );
    check(
        "contact_list",
        &[("team", "night")],
        "`teams.night` is for staff, and this page is not; give it `audience: public`, or keep it to pages for staff",
    );
    check(
        "shift_roster",
        &[("day", "monday")],
        "`monday` is not a day; write it as 2026-05-11",
    );
}

#[test]
fn styles_know_no_left_and_right() {
    let sides = Regex::new(
        r"(?m)(margin|padding|border|scroll-margin|scroll-padding)-(left|right)|(^|[{;\s])(left|right)\s*:|(text-align|float|clear)\s*:\s*(left|right)",
    )
    .expect("a pattern");
    for path in ["themes/default/style.css", "themes/default/404.html"] {
        let text = fs::read_to_string(path).expect("a file of the theme");
        let found: Vec<&str> = sides.find_iter(&text).map(|found| found.as_str()).collect();
        assert_eq!(found, Vec::<&str>::new(), "{path}");
    }
    assert!(sides.is_match("p { left: 0 }") && sides.is_match("a{margin-left:1px}"));
}
