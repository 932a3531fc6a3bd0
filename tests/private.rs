//! What is said about private facts at the end of a build, and where they are not needed at all.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use support::folder;
use support::program::{Ran, run, run_for};

const HEAD: &str =
    "name: Test Conf 2026\ndates: 2026-05-11..2026-05-13\ntimezone: America/New_York\n";
const HOTLINE: &str =
    "  hotline: {kind: channel, name: Hotline, phone: \"+1 216 555 0187\", audience: public}\n";
const PRIVATE: &str =
    "contacts:\n  lead: {name: Robin Example, phone: \"+1 503 555 0131\", role: Lead keeper}\n";
const GUIDE: &str = "# Guide\n\nCall {{ contacts.hotline.phone }}.\n";
const PROCEDURE: &str = "---\nkind: staff-procedure\n---\n# Call {{ contacts.lead.name }}\n\nOn {{ contacts.lead.phone }}.\n";

/// A site whose private facts may be missing.
fn site(root: &Path, contacts: &str, private: Option<&str>) {
    let event = format!("{HEAD}contacts:\n{HOTLINE}{contacts}teams: {{leads: [lead]}}\n");
    let private = private.map(|text| ("content/events/2026/private.yaml", text.as_bytes()));
    let files = [
        ("content/site.yaml", "title: Test Conf\n"),
        ("content/events/2026/event.yaml", &event),
        ("content/guide.md", GUIDE),
        ("content/procedure.md", PROCEDURE),
    ];
    let files = files
        .into_iter()
        .map(|(path, text)| (path, text.as_bytes()));
    folder::write(root, files.chain(private));
}

#[test]
fn the_public_site_needs_no_private_facts() {
    let sites = [None, Some(PRIVATE)].map(|private| {
        let root = tempfile::tempdir().expect("a folder");
        site(root.path(), "", private);
        let built = run(root.path(), &["build", "--audience", "public"]);
        built.expect(0, &["Pages for staff and responders were not expanded."]);
        let checked = run(root.path(), &["check", "--audience", "public"]);
        checked.expect(0, &["Pages for staff and responders were not checked."]);
        folder::read(&root.path().join("dist"))
    });
    assert!(sites[0].contains_key("public/2026/guide/index.html"));
    assert_eq!(sites[0], sites[1]);
    // Whoever may see everything is missed where the facts are missing.
    let root = tempfile::tempdir().expect("a folder");
    site(root.path(), "", None);
    let all = run(root.path(), &["build"]);
    assert_eq!(all.status, Some(1), "{}", all.stderr);
    assert!(
        all.stderr.contains("unknown-name") && !all.stderr.contains("were not expanded"),
        "{}",
        all.stderr
    );
}

#[test]
fn a_public_build_is_scanned_for_the_private_facts_that_are_there() {
    let root = tempfile::tempdir().expect("a folder");
    site(root.path(), "", Some(PRIVATE));
    fs::write(root.path().join("content/guide.md"), "Call 503-555-0131.\n").expect("a file");
    let built = run(root.path(), &["build", "--audience", "public"]);
    built.expect(1, &["error[leak]: `contacts.lead.phone` of 2026"]);
    assert!(!built.stderr.contains("555-0131"), "{}", built.stderr);
    // So is a build of another event alone: last year's numbers are the ones that come back.
    fs::create_dir_all(root.path().join("content/events/2027")).expect("a folder");
    let next = format!("{}contacts:\n{HOTLINE}", HEAD.replace("2026", "2027"));
    fs::write(root.path().join("content/events/2027/event.yaml"), next).expect("a file");
    let built = run(
        root.path(),
        &["build", "--audience", "public", "--event", "2027"],
    );
    built.expect(1, &["error[leak]"]);
}

#[test]
fn what_becomes_public_is_named() {
    let root = tempfile::tempdir().expect("a folder");
    let build = |options: &[&str]| {
        let ran = run(root.path(), &[&["build"], options].concat());
        (ran.status, ran.stderr)
    };
    site(root.path(), "", Some(PRIVATE));
    let (status, said) = build(&["--deny", "newly-public"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(!said.contains("Public since now"), "{said}");
    site(
        root.path(),
        "",
        Some(&PRIVATE.replace('}', ", public: [name, phone]}")),
    );
    let before = folder::read(&root.path().join("dist"));
    let (status, said) = build(&["--deny", "newly-public"]);
    assert_eq!(status, Some(1), "{said}");
    assert!(
        said.contains("error[newly-public]: `2026 contacts.lead.phone`"),
        "{said}"
    );
    assert_eq!(folder::read(&root.path().join("dist")), before);
    let (status, said) = build(&[]);
    assert_eq!(status, Some(0), "{said}");
    assert!(
        said.contains(" Public since now: 2026 contacts.lead.name, 2026 contacts.lead.phone."),
        "{said}"
    );
    let (status, said) = build(&["--deny", "newly-public"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(!said.contains("Public since now"), "{said}");
    // A staff site is no news to anybody, and keeps what is known of the public one.
    site(
        root.path(),
        "",
        Some(&PRIVATE.replace('}', ", audience: public}")),
    );
    let (_, said) = build(&["--audience", "staff"]);
    assert!(!said.contains("Public since now"), "{said}");
    let (_, said) = build(&[]);
    assert!(
        said.contains(" Public since now: 2026 contacts.lead.role."),
        "{said}"
    );
    let (status, said) = build(&["--deny", "newly-pubic"]);
    assert_eq!(status, Some(2), "{said}");
}

#[test]
fn quietrooms_own_files_hold_no_value() {
    let root = tempfile::tempdir().expect("a folder");
    site(root.path(), "", Some(PRIVATE));
    run(root.path(), &["build"]);
    let own = folder::within(&folder::read(&root.path().join("dist")), ".quietroom");
    assert!(own.contains_key("manifest.json"));
    for (path, bytes) in own {
        let text = String::from_utf8_lossy(&bytes).replace(' ', "");
        for value in ["5550131", "5550187", "Robin", "Hotline"] {
            assert!(!text.contains(value), "{path} holds {value}");
        }
    }
}

#[test]
fn excerpts_are_masked_unless_somebody_looks_at_a_terminal() {
    let root = tempfile::tempdir().expect("a folder");
    site(
        root.path(),
        "  lead: {name: Robin Example, phone: \"+1 503 555 01310\"}  # ask\n",
        None,
    );
    let plain = run(root.path(), &["check"]);
    assert!(
        plain
            .stderr
            .contains("lead: {name: ••••• •••••••, phone: \"+• ••• ••• •••••\"}"),
        "{}",
        plain.stderr
    );
    assert!(
        plain.stderr.contains("error[invalid-phone]"),
        "{}",
        plain.stderr
    );
    // Standard error is a pipe here.
    let asked = run(root.path(), &["check", "--show-private"]);
    assert_eq!(asked.stderr, plain.stderr);
    // The file is no YAML any more.
    site(
        root.path(),
        "  lead: {name: Robin Example, phone: \"+1 503 555 0131\"\n",
        None,
    );
    let broken = run(root.path(), &["check"]);
    assert!(
        broken.stderr.contains("error[invalid-yaml]"),
        "{}",
        broken.stderr
    );
    assert!(
        !broken.stderr.contains("Robin") && !broken.stderr.contains("0131"),
        "{}",
        broken.stderr
    );
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_shows_what_is_asked_for() {
    let root = tempfile::tempdir().expect("a folder");
    site(
        root.path(),
        "  lead: {name: Robin Example, phone: \"+1 503 555 01310\"}\n",
        None,
    );
    let shown = |options: &str| -> Option<Ran> {
        let program = env!("CARGO_BIN_EXE_quietroom");
        let folder = root.path().display();
        let command = format!("{program} -C {folder} check --color never {options}");
        // `script` gives the program a terminal; it comes with every Debian.
        let found = Command::new("script").arg("--version").output();
        found.ok()?;
        let mut script = Command::new("script");
        script.args(["-qec", &command, "/dev/null"]);
        Some(run_for(&mut script, Duration::from_secs(20)))
    };
    let (Some(masked), Some(asked)) = (shown(""), shown("--show-private")) else {
        eprintln!("skipped: there is no `script`");
        return;
    };
    assert!(
        masked.stdout.contains("•••••") && !masked.stdout.contains("Robin"),
        "{}",
        masked.stdout
    );
    assert!(asked.stdout.contains("Robin Example"), "{}", asked.stdout);
}

#[test]
fn a_panic_says_where_and_nothing_else() {
    // This test runs itself once more, in a process that it may break.
    if std::env::var_os("QUIETROOM_PANICS").is_some() {
        quietroom::cli::quiet_panics();
        let secret = std::env::args().count().to_string();
        panic!("Robin Example {secret}");
    }
    let mut again = Command::new(std::env::current_exe().expect("this program"));
    again.args([
        "--exact",
        "a_panic_says_where_and_nothing_else",
        "--nocapture",
    ]);
    again.env("QUIETROOM_PANICS", "1");
    let ran = run_for(&mut again, Duration::from_secs(20));
    assert_ne!(ran.status, Some(0));
    assert!(
        ran.stderr
            .contains("quietroom panicked at tests/private.rs:"),
        "{}",
        ran.stderr
    );
    assert!(!ran.stderr.contains("Robin"), "{}", ran.stderr);
}
