//! What stands in an output folder after builds, failed builds and killed builds.

#![cfg(unix)]

#[path = "output/support.rs"]
mod support;

#[path = "support/disk.rs"]
mod disk;

#[path = "output/foreign.rs"]
mod foreign;
#[path = "output/killed.rs"]
mod killed;
#[path = "output/machine.rs"]
mod machine;
#[path = "output/random.rs"]
mod random;

use std::path::Path;

use quietroom::output::{
    CommitError, Lock, NoSecrets, OutputPath, Plan, Scanned, SiteSummary, Stage,
};
use quietroom::vocabulary::Audience;
use support::{Site, build, check, files, path, tree};

use Audience::{Public, Responders, Staff};

#[test]
fn a_build_makes_a_site_for_each_audience() {
    let out = tempfile::tempdir().unwrap();
    let summary = build(
        out.path(),
        &[
            (
                Public,
                files(&[("index.html", "p"), ("2026/a/index.html", "a")]),
            ),
            (Staff, files(&[("index.html", "staff")])),
            (Responders, files(&[])),
        ],
    )
    .unwrap();
    check(
        out.path(),
        Public,
        &[("2026/a/index.html", "a"), ("index.html", "p")],
    );
    check(out.path(), Staff, &[("index.html", "staff")]);
    check(out.path(), Responders, &[]);
    let public = SiteSummary {
        written: 2,
        unchanged: 0,
        removed: 0,
        bytes: 2,
    };
    assert_eq!(summary[&Public], public);
    assert_eq!(summary[&Responders], SiteSummary::default());
}

#[test]
fn pages_change_stay_and_go() {
    let out = tempfile::tempdir().unwrap();
    let site = |files: &Site| build(out.path(), &[(Public, files.clone())]).unwrap()[&Public];
    site(&files(&[
        ("same", "s"),
        ("other", "1"),
        ("old/page/index.html", "o"),
    ]));
    let modified = |file: &str| {
        let found = std::fs::metadata(out.path().join("public").join(file)).unwrap();
        found.modified().unwrap()
    };
    let same = modified("same");
    let summary = site(&files(&[("same", "s"), ("other", "2"), ("new", "n")]));
    check(
        out.path(),
        Public,
        &[("new", "n"), ("other", "2"), ("same", "s")],
    );
    assert_eq!(modified("same"), same);
    let expected = SiteSummary {
        written: 2,
        unchanged: 1,
        removed: 1,
        bytes: 3,
    };
    assert_eq!(summary, expected);
    // A file becomes a folder, and a folder a file.
    site(&files(&[("same/page", "s")]));
    check(out.path(), Public, &[("same/page", "s")]);
    site(&files(&[("same", "s")]));
    check(out.path(), Public, &[("same", "s")]);
}

/// What tells a folder from another one in its place.
fn number(folder: &Path) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&std::fs::metadata(folder).unwrap())
}

/// A site of three folders, in which one file changes from build to build.
fn nested(changed: &str) -> Site {
    files(&[
        ("a/b/c", "1"),
        ("a/b/d", changed),
        ("a/e/f", "2"),
        ("g", "3"),
    ])
}

#[test]
fn only_the_innermost_folder_that_changes_is_exchanged() {
    let out = tempfile::tempdir().unwrap();
    let public = out.path().join("public");
    let text = |file: &str| std::fs::read_to_string(public.join(file)).unwrap();
    build(out.path(), &[(Public, nested("old"))]).unwrap();
    std::fs::write(public.join("a/b/foreign"), "ours").unwrap();
    let folders = ["", "a", "a/b", "a/e"].map(|folder| public.join(folder));
    let before = folders.each_ref().map(|folder| number(folder));
    build(out.path(), &[(Public, nested("new"))]).unwrap();
    let after = folders.each_ref().map(|folder| number(folder));
    let is_same: Vec<bool> = before.iter().zip(&after).map(|(a, b)| a == b).collect();
    assert_eq!(is_same, [true, true, false, true]);
    let found = ["a/b/c", "a/b/d", "a/b/foreign", "a/e/f", "g"].map(text);
    assert_eq!(found, ["1", "new", "ours", "2", "3"]);
}

#[test]
fn nothing_is_exchanged_through_a_link() {
    let out = tempfile::tempdir().unwrap();
    let public = out.path().join("public");
    build(out.path(), &[(Public, nested("old"))]).unwrap();
    let elsewhere = out.path().join("elsewhere");
    std::fs::rename(public.join("a/b"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, public.join("a/b")).unwrap();
    let before = number(&elsewhere);
    // The link is somebody else's, and stands where a folder has to be.
    let refused = build(out.path(), &[(Public, nested("new"))]);
    assert!(matches!(refused, Err(CommitError::Findings(found)) if found.len() == 1));
    assert!(public.join("a/b").is_symlink());
    assert_eq!(number(&elsewhere), before);
    assert_eq!(std::fs::read_to_string(elsewhere.join("d")).unwrap(), "old");
}

#[test]
fn audiences_that_are_not_built_stay() {
    let out = tempfile::tempdir().unwrap();
    let (old, new) = (files(&[("a", "old")]), files(&[("b", "new")]));
    build(out.path(), &[(Public, old.clone()), (Staff, old)]).unwrap();
    build(out.path(), &[(Public, new.clone())]).unwrap();
    check(out.path(), Public, &[("b", "new")]);
    check(out.path(), Staff, &[("a", "old")]);
    // The manifest still knows the staff's files as quietroom's own.
    build(out.path(), &[(Staff, new)]).unwrap();
    check(out.path(), Staff, &[("b", "new")]);
}

#[test]
fn the_same_sources_make_the_same_bytes() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let sites = [
        (Public, files(&[("b", "1"), ("a/c", "2")])),
        (Staff, files(&[("x", "3")])),
    ];
    let other = [(Public, files(&[("b", "0"), ("d", "4")]))];
    build(first.path(), &sites).unwrap();
    build(second.path(), &other).unwrap();
    build(second.path(), &sites).unwrap();
    assert_eq!(tree(first.path()), tree(second.path()));
}

#[test]
fn a_stage_that_is_dropped_leaves_no_trace() {
    let out = tempfile::tempdir().unwrap();
    build(out.path(), &[(Public, files(&[("a", "old")]))]).unwrap();
    let before = tree(out.path());
    let lock = Lock::acquire(out.path()).unwrap();
    let stage = Stage::begin(&lock, &[Public, Staff]).unwrap();
    let file = path("b/c");
    stage
        .put(&Scanned::pass(&NoSecrets, Public, &file, b"new").unwrap())
        .unwrap();
    assert_ne!(tree(out.path()), before);
    drop(stage);
    assert_eq!(tree(out.path()), before);
}

#[test]
fn only_what_was_planned_is_published() {
    let out = tempfile::tempdir().unwrap();
    let check = |planned: &[&str], put: &[&str], expected: &str| {
        let lock = Lock::acquire(out.path()).unwrap();
        let stage = Stage::begin(&lock, &[Public]).unwrap();
        let mut plan = Plan::default();
        for file in planned {
            plan.claim(Public, path(file), support::owner(file));
        }
        for file in put {
            let file: OutputPath = path(file);
            let scanned = Scanned::pass(&NoSecrets, Public, &file, b"x").unwrap();
            stage.put(&scanned).unwrap();
            assert!(stage.put(&scanned).is_err(), "{file} twice");
        }
        let staff = path("a");
        let scanned = Scanned::pass(&NoSecrets, Staff, &staff, b"x").unwrap();
        assert!(stage.put(&scanned).is_err());
        let error = support::machine(stage.commit(&plan)).to_string();
        assert!(error.ends_with(expected), "{error}");
        assert!(!out.path().join("public").exists());
    };
    check(&["a"], &[], "public/a: it was planned and not rendered");
    check(
        &["a", "b"],
        &["a"],
        "public/b: it was planned and not rendered",
    );
    check(
        &["b"],
        &["a", "b"],
        "public/a: it was rendered and not planned",
    );
    check(&[], &["a"], "public/a: it was rendered and not planned");
}
