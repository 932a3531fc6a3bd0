//! Files that quietroom did not write are kept, or named where they are in the way.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use quietroom::output::Lock;
use quietroom::vocabulary::Audience::{Public, Staff};

use crate::support::{build, check, files, findings, machine, tree};

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn foreign_files_are_kept() {
    let out = tempfile::tempdir().unwrap();
    let public = out.path().join("public");
    write(&out.path().join("thesis.tex"), "years of work");
    write(&out.path().join("public2/a"), "b");
    write(&public.join(".nojekyll"), "");
    write(&public.join("2026/note.txt"), "mine");
    fs::create_dir_all(public.join("mine/empty")).unwrap();
    fs::set_permissions(public.join("mine"), fs::Permissions::from_mode(0o500)).unwrap();
    fs::set_permissions(&public, fs::Permissions::from_mode(0o750)).unwrap();
    symlink("/etc/hostname", public.join("link")).unwrap();
    let expected = |page: &[(&str, &str)]| {
        let mut expected = vec![
            (".nojekyll", ""),
            ("2026/note.txt", "mine"),
            ("link", "-> /etc/hostname"),
            ("mine/empty/", "an empty folder"),
        ];
        expected.extend(page);
        check(out.path(), Public, &expected);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&public), 0o750);
        assert_eq!(mode(&public.join("mine")), 0o500);
        assert_eq!(
            fs::read_to_string(out.path().join("thesis.tex")).unwrap(),
            "years of work"
        );
        assert_eq!(tree(&out.path().join("public2")), files(&[("a", "b")]));
    };
    for page in [
        &[("2026/index.html", "1")][..],
        &[("2026/index.html", "2"), ("2027/x", "3")],
        &[("2027/x", "3")],
        &[],
    ] {
        build(out.path(), &[(Public, files(page))]).unwrap();
        expected(page);
    }
    fs::set_permissions(public.join("mine"), fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn foreign_files_are_not_overwritten() {
    let check = |foreign: &str, planned: &str, expected: &[&str]| {
        let out = tempfile::tempdir().unwrap();
        build(out.path(), &[(Public, files(&[("same", "s")]))]).unwrap();
        write(&out.path().join("public").join(foreign), "mine");
        let before = tree(out.path());
        let result = build(out.path(), &[(Public, files(&[(planned, "page")]))]);
        if expected.is_empty() {
            result.unwrap();
        } else {
            assert_eq!(findings(result), expected);
            assert_eq!(tree(out.path()), before);
        }
    };
    check("x", "y", &[]);
    check(
        "x",
        "x",
        &["`public/x` is in the way of content/x, and quietroom did not write it"],
    );
    check(
        "x",
        "x/y",
        &["`public/x` is in the way of content/x/y, and quietroom did not write it"],
    );
    check(
        "x/z/w",
        "x",
        &["`public/x/z/w` is in the way of content/x, and quietroom did not write it"],
    );
    // A page that somebody edited and that is gone from the sources is that person's.
    check(
        "same",
        "same/page",
        &["`public/same` is in the way of content/same/page, and quietroom did not write it"],
    );
    check("same", "same", &[]);
}

#[test]
fn edited_files_of_removed_pages_are_kept() {
    let out = tempfile::tempdir().unwrap();
    build(out.path(), &[(Public, files(&[("a", "1"), ("b", "2")]))]).unwrap();
    write(&out.path().join("public/a"), "edited");
    build(out.path(), &[(Public, files(&[]))]).unwrap();
    check(out.path(), Public, &[("a", "edited")]);
}

#[test]
fn links_are_not_followed() {
    let out = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    write(&elsewhere.path().join("index.html"), "mine");
    let public = out.path().join("public");
    let site = [(Public, files(&[("2026/index.html", "page")]))];

    symlink(elsewhere.path(), &public).unwrap();
    let error = machine(build(out.path(), &site));
    assert!(
        error.to_string().ends_with("public: it is a symbolic link"),
        "{error}"
    );
    assert!(error.help().contains("--out"));

    fs::remove_file(&public).unwrap();
    fs::create_dir(&public).unwrap();
    symlink(elsewhere.path(), public.join("2026")).unwrap();
    assert_eq!(
        findings(build(out.path(), &site)),
        ["`public/2026` is in the way of content/2026/index.html, and quietroom did not write it"]
    );

    fs::remove_file(public.join("2026")).unwrap();
    fs::create_dir(public.join("2026")).unwrap();
    symlink(
        elsewhere.path().join("index.html"),
        public.join("2026/index.html"),
    )
    .unwrap();
    assert_eq!(findings(build(out.path(), &site)).len(), 1);
    assert_eq!(tree(elsewhere.path()), files(&[("index.html", "mine")]));

    // The output folder itself may be a link.
    let link = elsewhere.path().join("out");
    let real = tempfile::tempdir().unwrap();
    symlink(real.path(), &link).unwrap();
    build(&link, &site).unwrap();
    check(real.path(), Public, &[("2026/index.html", "page")]);

    let state = tempfile::tempdir().unwrap();
    symlink(elsewhere.path(), state.path().join(".quietroom")).unwrap();
    assert!(Lock::acquire(state.path()).is_err());
}

#[test]
fn a_lost_manifest_costs_no_file() {
    let out = tempfile::tempdir().unwrap();
    let site = |text: &str| [(Staff, files(&[("a", "same"), ("b", text)]))];
    build(out.path(), &site("1")).unwrap();
    let manifest = out.path().join(".quietroom/manifest.json");
    let written = fs::read_to_string(&manifest).unwrap();
    for lost in [
        "",
        "{",
        "null",
        &written.replace("\"schema\":1", "\"schema\":99"),
    ] {
        fs::write(&manifest, lost).unwrap();
        assert_eq!(
            findings(build(out.path(), &site("2"))),
            ["`staff/b` is in the way of content/b, and quietroom did not write it"]
        );
        build(out.path(), &site("1")).unwrap();
        assert_eq!(fs::read_to_string(&manifest).unwrap(), written);
    }
    fs::remove_file(&manifest).unwrap();
    build(out.path(), &site("1")).unwrap();
    build(out.path(), &site("2")).unwrap();
    check(out.path(), Staff, &[("a", "same"), ("b", "2")]);
}
