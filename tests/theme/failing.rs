//! Themes that are wrong: each mistake is a finding at its place, and never more than that.

use std::fs;
use std::path::Path;

use quietroom::diagnostic::{Diagnostic, Place};
use quietroom::source_map::SourceMap;
use quietroom::theme::Scope;
use quietroom::theme::context::PageContext;
use quietroom::vocabulary::{Audience, Language, PageKind};

use super::{load, site};

/// A finding as one line: place, message, help.
pub fn line(finding: &Diagnostic, sources: &SourceMap) -> String {
    let place = match &finding.place {
        Place::Source(span) => {
            let position = sources.position(span.file, span.start);
            let path = sources.path(span.file);
            format!("{path}:{}:{}", position.line, position.column)
        }
        Place::Path(path) => path.clone(),
    };
    let help = finding.help.as_deref().expect("every finding has help");
    let help = Some(help)
        .filter(|help| !help.starts_with("`themes/README.md`"))
        .map_or_else(String::new, |help| format!("; {help}"));
    format!("{place}: {}{help}", finding.message)
}

fn write(root: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = root.join("themes/own").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }
}

/// The findings of a theme of these files: of loading it, else of rendering its page.
fn findings(files: &[(&str, &str)]) -> String {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path(), files);
    let (theme, findings) = load(root.path(), "own");
    if !findings.is_empty() {
        return findings
            .into_iter()
            .map(|(code, line)| format!("{code} {line}"))
            .collect::<Vec<_>>()
            .join("\n");
    }
    let theme = theme.with_site(&site(Audience::Public, None));
    let page = PageContext::new("Page", &Language::english(), PageKind::Page);
    let scope = Scope {
        page: Some(&page),
        ..Scope::default()
    };
    match theme.render("page.html", &Language::english(), &scope) {
        Ok(text) => text,
        Err(found) => {
            // The span's file is the theme's only one, the second that was read.
            let mut sources = SourceMap::default();
            sources.add("content/site.yaml", "");
            sources.add("page.html", files[0].1);
            let said = |found: &quietroom::diagnostic::Diagnostic| {
                format!("{} {}", found.code, line(found, &sources))
            };
            found.iter().map(said).collect::<Vec<_>>().join("\n")
        }
    }
}

fn check(page: &str, expected: &str) {
    assert_eq!(findings(&[("page.html", page)]), expected, "{page}");
}

#[test]
fn templates_that_do_not_compile() {
    check(
        "<p>\n{{ page.title",
        "theme-failed themes/own/page.html:2:9: unexpected end of input",
    );
    check(
        "a {{ page.title | shout }}",
        "theme-failed themes/own/page.html:1:19: unknown filter `shout`",
    );
    check(
        "{% include \"parts/tock.html\" %}",
        "theme-failed themes/own/page.html:1:12: unknown template `parts/tock.html`; did you mean `parts/toc.html`?",
    );
    check(
        "{% extends \"page.html\" %}",
        "theme-failed themes/own/page.html:1:1: `page.html` extends itself in the end; to build on the original, extend `default/page.html`",
    );
    check(
        "{% extends \"bass.html\" %}",
        "theme-failed themes/own/page.html:1:1: it extends `bass.html`, and the theme has no such template; did you mean `base.html`?",
    );
    check(
        "{{ get_env(name=\"HOME\") }}",
        "theme-failed themes/own/page.html:1:4: unknown function `get_env`; known here: `t`, `range`, `throw`, `super`",
    );
}

#[test]
fn all_templates_that_do_not_compile_are_named() {
    assert_eq!(
        findings(&[
            ("page.html", "{% if %}"),
            ("home.html", "{{ page.title | shout }}"),
            (
                "event.html",
                "{% extends \"page.html\" %}{% block text %}{% endblock text %}"
            ),
        ]),
        "theme-failed themes/own/page.html:1:7: found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`\n\
         theme-failed themes/own/home.html:1:17: unknown filter `shout`"
    );
}

#[test]
fn templates_that_fail() {
    check(
        "\n {{ page.titel }}",
        "theme-failed page.html:2:10: field `titel` is not defined; did you mean `title`?",
    );
    check(
        "{{ t(key=\"skipp\") }}",
        "theme-failed page.html:1:4: no words for `skipp`: did you mean `skip`?",
    );
    check(
        "{% for i in range(end=100000) %}x{% endfor %}",
        "theme-failed page.html:1:13: `range` gives at most 1000 numbers",
    );
    let loops = format!(
        "{{% for i in range(end=1000) %}}{{% for j in range(end=1000) %}}{}{{% endfor %}}{{% endfor %}}",
        "0123456789".repeat(60)
    );
    check(
        &loops,
        "theme-failed page.html:1:1: the page grows past 16 MiB; look for a loop that runs more often than it should",
    );
}

#[test]
fn templates_that_never_come_to_an_end() {
    let nested = format!(
        "{}{}",
        "{% for a in [1] %}".repeat(5),
        "{% endfor %}".repeat(5)
    );
    check(
        &nested,
        "theme-failed themes/own/page.html:1:73: this loop stands in too many others",
    );
    let often = "{% for a in range(end=1000) %}".repeat(3) + &"{% endfor %}".repeat(3);
    check(
        &often,
        "theme-failed page.html:1:91: the loops of this page run too often",
    );
    check(
        &format!("{{{{ 1{} }}}}", " ~ 1".repeat(600)),
        "theme-failed themes/own/page.html:1:1028: the expression is too complex",
    );
    assert_eq!(
        findings(&[
            ("page.html", "{% include \"b.html\" %}"),
            ("b.html", "{% include \"page.html\" %}")
        ]),
        "theme-failed themes/own/b.html:1:1: templates include each other: b.html → page.html → b.html; take one of these `include` tags away"
    );
}

#[test]
fn values_that_grow_without_end() {
    let grows = |page: &str, place: &str| {
        let said = "this value grows past 1 MiB";
        check(page, &format!("theme-failed page.html:{place}: {said}"));
    };
    grows(
        "{% set_global x = \"a\" %}{% for i in range(end=99) %}{% set_global x = x ~ x %}{% endfor %}{{ x }}",
        "1:70",
    );
    grows(
        "{% set_global x = [1] %}{% for i in range(end=99) %}{% set_global x = [x, x] %}{% endfor %}",
        "1:70",
    );
    let blocks = "{% set x %}{{ x }}{{ x }}{% endset %}".repeat(40);
    grows(&format!("{{% set x = \"a\" %}}{blocks}"), "1:758");
    assert_eq!(
        findings(&[(
            "page.html",
            "{% set x %}{% for i in range(end=3) %}{{ i }}{% endfor %}{% endset %}{% set y = x | safe %}{{ y }}{% set z = none %}{{ z or 1 }}"
        )]),
        "0121"
    );
}

/// A page that includes another, and so on, `length` templates in all.
fn chain(length: usize) -> String {
    let name = |link: usize| match link {
        1 => "page.html".to_owned(),
        _ => format!("a{link:02}.html"),
    };
    let text = |link: usize| match name(link + 1) {
        _ if link == length => "the end".to_owned(),
        next => format!("{{% include \"{next}\" %}}"),
    };
    let files: Vec<_> = (1..=length).map(|link| (name(link), text(link))).collect();
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    findings(&files)
}

#[test]
fn templates_that_use_one_another() {
    let too_long = "it uses too many other templates in a row, or itself";
    assert_eq!(chain(12), "the end");
    assert_eq!(
        chain(13),
        format!("theme-failed themes/own/page.html:1:1: {too_long}")
    );
    check(
        "{% component a() %}{{ <a/> }}{% endcomponent a %}{{ <a/> }}",
        &format!("theme-failed themes/own/page.html:1:1: {too_long}"),
    );
    check(
        "{% component a() %}x{% endcomponent a %}{{ <a/> }}{{ <a/> }}",
        "xx",
    );
}

#[test]
fn a_theme_builds_on_the_original() {
    let text = findings(&[
        (
            "page.html",
            "{% extends \"default/page.html\" %}{% block text %}<p>{{ words.mine }}</p>{% endblock text %}",
        ),
        ("i18n/en.ftl", "mine = My own words\nskip = Jump\n"),
        ("i18n/es.ftl", "mine = Mis palabras\n"),
    ]);
    assert!(
        text.contains("<p>My own words</p>") && text.contains(">Jump</a>"),
        "{text}"
    );
}

#[test]
fn words_that_are_missing_or_wrong() {
    assert_eq!(
        findings(&[("i18n/en.ftl", "mine = My own words\n")]),
        "missing-message themes/own/i18n/es.ftl: the theme has no words in es for `mine`: pages show English there; write them in themes/own/i18n/es.ftl, one line each: `name = words`"
    );
    let text = findings(&[("i18n/en.ftl", "skip = Jump\nthis is no message\n")]);
    assert!(
        text.starts_with("theme-failed themes/own/i18n/en.ftl:2:"),
        "{text}"
    );
}

#[test]
fn files_that_are_not_read() {
    let text = findings(&[("script.js", "alert(1)"), ("default/page.html", "x")]);
    assert_eq!(
        text,
        "theme-failed themes/own/default/page.html: the folder `default` stands for the default theme's templates; give the folder another name\n\
         unsupported-source themes/own/script.js: a theme has no use for this file; files that pages load stand in static/, templates of cards in cards/; others end in .html, .xml or .txt"
    );
}

#[cfg(unix)]
#[test]
fn links_out_of_the_theme_are_refused() {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path(), &[("static/a.svg", "<svg/>")]);
    fs::write(root.path().join("secret.html"), "secret").expect("written");
    let link = root.path().join("themes/own/page.html");
    std::os::unix::fs::symlink("../../secret.html", link).expect("a link");
    let (theme, findings) = load(root.path(), "own");
    assert_eq!(findings[0].0, "symlink-outside");
    assert_eq!(theme.assets().len(), 2);
}

#[test]
fn unknown_themes_have_a_suggestion() {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path(), &[("static/a.svg", "<svg/>")]);
    let unknown = |name: &str| load(root.path(), name).1[0].clone();
    let expected = |message: &str| {
        (
            "unknown-theme".to_owned(),
            format!("content/site.yaml:1:1: {message}"),
        )
    };
    assert_eq!(
        unknown("onw"),
        expected("there is no theme `onw`; did you mean `own`?")
    );
    assert_eq!(
        unknown("../own"),
        expected("there is no theme `../own`; known here: `own`, `default`")
    );
}
