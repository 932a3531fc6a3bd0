//! Folders as people have them.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::*;
use crate::diagnostic::Place;
use crate::vocabulary::Audience;

fn write(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in files {
        write(root.path(), path, text);
    }
    root
}

/// The content, and the findings as `path:line:column code`.
fn walk(root: &Path) -> (SourceMap, Content, Vec<String>) {
    let checked = read(root).unwrap();
    let (sources, content) = checked.value;
    let findings = checked
        .diagnostics
        .iter()
        .map(|finding| match &finding.place {
            Place::Path(path) => format!("{path} {}", finding.code),
            Place::Source(span) => {
                let at = sources.position(span.file, span.start);
                format!(
                    "{}:{}:{} {}",
                    sources.path(span.file),
                    at.line,
                    at.column,
                    finding.code
                )
            }
        });
    let findings = findings.collect();
    (sources, content, findings)
}

fn documents(content: &Content) -> Vec<&str> {
    content
        .documents
        .iter()
        .map(|document| document.path.as_str())
        .collect()
}

#[test]
fn a_whole_site() {
    let root = site(&[
        ("content/site.yaml", "title: A"),
        ("content/code.md", "# A"),
        ("content/code.es.md", "# A"),
        ("content/images/map.png", "x"),
        ("content/code.md~", "x"),
        ("content/.git/config.md", "x"),
        ("content/static/page.html", "x"),
        ("content/static/.well-known/security.txt", "x"),
        ("content/static.staff/plan.png", "x"),
        ("content/events/2026/private.yaml", "a: b"),
        ("content/events/2026/event.yaml", "a: b"),
        ("content/events/2026/code.md", "x"),
        ("content/events/2025/event.yaml", "a: b"),
        ("themes/x.md", "x"),
    ]);
    let (sources, content, findings) = walk(root.path());
    assert_eq!(findings, [""; 0]);
    assert_eq!(
        documents(&content),
        ["code.es.md", "code.md", "events/2026/code.md"]
    );
    let statics: Vec<_> = content
        .statics
        .iter()
        .map(|file| (file.path.as_str(), file.audience))
        .collect();
    assert_eq!(
        statics,
        [
            ("images/map.png", None),
            ("static.staff/plan.png", Some(Audience::Staff)),
            ("static/.well-known/security.txt", Some(Audience::Public)),
            ("static/page.html", Some(Audience::Public)),
        ]
    );
    let events: Vec<_> = content
        .events
        .iter()
        .map(|event| (event.slug.as_str(), event.private.is_some()))
        .collect();
    assert_eq!(events, [("2025", false), ("2026", true)]);
    assert_eq!(
        content.site.map(|file| sources.path(file)),
        Some("content/site.yaml")
    );
}

#[test]
fn what_is_wrong_with_files() {
    let root = site(&[
        ("site.yaml", ""),
        ("content/site.yaml", ""),
        ("content/old.rst", ""),
        ("content/private.yaml", ""),
        ("content/static.stff/a.png", ""),
        ("content/events/2027/code.md", ""),
        ("content/events/20 28/event.yaml", ""),
        ("content/events/2029/event.yml", ""),
        ("content/nul.md", "a\n\0"),
    ]);
    write(root.path(), "content/latin.md", b"a\nb\xE9");
    write(
        root.path(),
        "content/bom.md",
        b"\xEF\xBB\xBF---\ntitel: A\n---\n",
    );
    let (_, content, mut findings) = walk(root.path());
    findings.sort();
    assert_eq!(
        findings,
        [
            "content/bom.md:2:1 unknown-key",
            "content/events/20 28 invalid-slug",
            "content/events/2027 missing-content",
            "content/events/2029/event.yml unsupported-source",
            "content/latin.md:2:2 not-utf8",
            "content/nul.md:2:1 control-character",
            "content/old.rst unsupported-source",
            "content/private.yaml unsupported-source",
            "content/static.stff invalid-value",
            "site.yaml unsupported-source",
        ]
    );
    assert_eq!(content.statics, []);
}

#[test]
fn large_files_are_not_read() {
    let root = site(&[("content/a.md", "# A")]);
    let large = fs::File::create(root.path().join("content/large.md")).unwrap();
    large.set_len(50 << 20).unwrap();
    let (sources, content, findings) = walk(root.path());
    assert_eq!(findings, ["content/large.md file-too-large"]);
    assert_eq!((sources.len(), documents(&content)), (1, vec!["a.md"]));
}

#[test]
fn links_stay_inside_and_end() {
    let outside = site(&[("secret.md", "x")]);
    let root = site(&[
        ("content/a.md", "# A"),
        ("content/b/c.md", "x"),
        ("LICENSE.md", "x"),
    ]);
    let link =
        |target: &str, path: &str| symlink(target, root.path().join("content").join(path)).unwrap();
    link("../LICENSE.md", "license.md");
    link("b", "d");
    link("..", "b/up");
    link("../d", "b/self");
    link("nowhere.md", "broken.md");
    symlink(outside.path(), root.path().join("content/out")).unwrap();
    symlink(
        outside.path().join("secret.md"),
        root.path().join("content/out.md"),
    )
    .unwrap();
    let (_, content, mut findings) = walk(root.path());
    findings.sort();
    assert_eq!(
        findings,
        [
            "content/b/self unreadable-file",
            "content/b/up unreadable-file",
            "content/broken.md unreadable-file",
            "content/d/self unreadable-file",
            "content/d/up unreadable-file",
            "content/out symlink-outside",
            "content/out.md symlink-outside",
        ]
    );
    assert_eq!(
        documents(&content),
        ["a.md", "b/c.md", "d/c.md", "license.md"]
    );
}

#[test]
fn folders_that_all_link_to_each_other_end() {
    let root = site(&[("content/a.md", "# A")]);
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    for from in names {
        write(root.path(), &format!("content/{from}/x.png"), "x");
        for to in names {
            symlink(
                format!("../{to}"),
                root.path().join(format!("content/{from}/to-{to}")),
            )
            .unwrap();
        }
    }
    assert!(!walk(root.path()).2.is_empty());
}

#[test]
fn a_site_of_another_program() {
    let root = site(&[
        ("content/events/party.md", "x"),
        ("content/events/2019/a.md", "x"),
    ]);
    let (_, content, findings) = walk(root.path());
    assert_eq!(findings, [""; 0]);
    assert_eq!(documents(&content), ["events/2019/a.md", "events/party.md"]);
}

#[test]
fn missing_content_says_what_to_do() {
    let help = |root: &Path| {
        let checked = read(root).unwrap();
        assert_eq!(checked.diagnostics.len(), 1);
        checked.diagnostics[0].help.clone().unwrap_or_default()
    };
    let root = site(&[("content/x/a.png", "x"), ("pages/a.md", "x")]);
    assert!(help(root.path()).starts_with("write a page"));
    assert!(help(&root.path().join("content/x")).starts_with("go to the folder"));
    assert!(help(&root.path().join("pages")).starts_with("move the pages"));
    let inside = help(&root.path().join("content"));
    assert!(
        inside.contains(&format!("-C {}", root.path().display())),
        "{inside}"
    );
    assert!(read(&root.path().join("nowhere")).is_err());
}

#[test]
fn numbers_of_files_do_not_depend_on_threads() {
    let root = tempfile::tempdir().unwrap();
    for number in 0..300 {
        write(
            root.path(),
            &format!("content/p{number:03}.md"),
            format!("# {number}"),
        );
    }
    let (sources, content, _) = walk(root.path());
    for (number, document) in content.documents.iter().enumerate() {
        assert_eq!(sources.text(document.file), format!("# {number}"));
    }
}
