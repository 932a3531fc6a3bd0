//! What `site.yaml` may say, and what is found wrong with it.

use super::*;
use crate::diagnostic::Place;

fn read(text: &str) -> (Config, String) {
    let mut sources = SourceMap::default();
    let file = sources.add("site.yaml", text);
    let checked = Config::read(&sources, file);
    let mut lines = Vec::new();
    let mut found = checked.diagnostics;
    found.sort_by_key(|finding| match finding.place {
        Place::Source(span) => span.start,
        Place::Path(_) => 0,
    });
    for finding in &found {
        assert!(finding.help.is_some(), "{finding:?}");
        let Place::Source(span) = finding.place else {
            continue;
        };
        let at = sources.position(span.file, span.start);
        lines.push(format!("{}:{} {}", at.line, at.column, finding.code));
    }
    (checked.value, lines.join(", "))
}

#[test]
fn mistakes_are_found_at_their_places() {
    let check = |text: &str, expected: &str| assert_eq!(read(text).1, expected, "{text:?}");
    check("title: A\n", "");
    check("", "1:1 missing-key");
    check("title:\n", "1:7 wrong-type");
    check("- title\n", "1:1 wrong-type");
    check("title: A\ntitel: B\n", "2:1 unknown-key");
    check("title: A\nbase_url: https://example.org/x/\n", "");
    check("title: A\nbase_url: example.org\n", "2:11 invalid-url");
    check(
        "title: A\nbase_url: ftp://example.org\n",
        "2:11 invalid-url",
    );
    check(
        "title: A\nbase_url: https://example.org/?a\n",
        "2:11 invalid-url",
    );
    check(
        "title: A\nbase_url: {public: https://e.org, stuff: https://f.org}\n",
        "2:35 unknown-key",
    );
    check("title: A\nlanguages: [en, es]\n", "");
    check(
        "title: A\nlanguages: [en, EN, english]\n",
        "2:17 invalid-language, 2:21 invalid-language",
    );
    check("title: A\nlanguages: en\n", "2:12 wrong-type");
    check("title: A\nlanguages: []\n", "2:12 invalid-value");
    check(
        "title: A\nlints: {broken-link: warn, brokn-link: deny}\n",
        "2:28 unknown-lint",
    );
    check(
        "title: A\nlints: {broken-link: never}\n",
        "2:22 invalid-value",
    );
    check(
        "title: A\nlicense: CC BY\ntheme: ../x\n",
        "2:10 invalid-license, 3:8 invalid-value",
    );
    check(
        "title: A\nrepository: open\nminify: yes\n",
        "2:13 invalid-value, 3:9 invalid-value",
    );
    check(
        "title: A\nfonts: [a/b.ttf, ../c.ttf, /d.ttf]\n",
        "2:18 invalid-value, 2:28 invalid-value",
    );
    check("title: A\nfacts: none\n", "2:8 wrong-type");
    check("title: A\ncurrent: [1]\n", "2:10 wrong-type");
}

#[test]
fn every_key_is_kept() {
    let (config, found) = read(
        "title: A\nbase_url: {public: \"https://e.org/x/\", staff: \"https://f.org\"}\nlanguages: [es, en]\n\
         current: 2026\nlicense: CC-BY-4.0\ntheme: plain\nminify: false\nfonts: [a.ttf]\n\
         lints: {broken-link: allow}\nrepository: public\nfacts: {retention: 2 years}\n",
    );
    assert_eq!(found, "");
    assert_eq!(config.title, "A");
    let urls: Vec<_> = config
        .base_url
        .iter()
        .map(|(audience, url)| (*audience, url.value.as_str()))
        .collect();
    assert_eq!(
        urls,
        [
            (Audience::Public, "https://e.org/x"),
            (Audience::Staff, "https://f.org")
        ]
    );
    assert_eq!(config.default_language().tag(), "es");
    assert_eq!(
        config.current.map(|current| current.value).as_deref(),
        Some("2026")
    );
    assert_eq!(config.theme.value, "plain");
    assert!(!config.minify && config.repository_public && config.facts.is_some());
    assert_eq!(config.lints.get("broken-link"), Some(&Level::Allow));
    assert_eq!(config.fonts.len(), 1);
}
