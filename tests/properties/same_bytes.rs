//! Two builds of the same sources are equal, byte for byte, wherever and however they are made.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::support::folder::{self, Files};
use super::support::program::run_for;

/// Machines that differ in all that must not matter.
const MACHINES: [Machine; 3] = [
    Machine {
        folder: "a",
        jobs: "1",
        umask: "022",
        zone: "UTC",
        language: "C",
    },
    Machine {
        folder: "b/much/deeper é",
        jobs: "4",
        umask: "077",
        zone: "Pacific/Kiritimati",
        language: "es_ES.UTF-8",
    },
    Machine {
        folder: "c",
        jobs: "2",
        umask: "002",
        zone: "America/Los_Angeles",
        language: "ar_EG.UTF-8",
    },
];

struct Machine {
    folder: &'static str,
    jobs: &'static str,
    umask: &'static str,
    zone: &'static str,
    language: &'static str,
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = folder::read(&here.join("content"));
    let builds = MACHINES.map(|machine| build(&machine, &sources));
    assert!(builds[0].len() > 10, "the site has pages");
    for (build, machine) in builds.iter().zip(&MACHINES).skip(1) {
        let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&builds[0]), names(build), "in {}", machine.folder);
        let differ: Vec<_> = build
            .iter()
            .filter(|(path, bytes)| builds[0].get(*path) != Some(bytes))
            .collect();
        let differ: Vec<_> = differ.iter().map(|(path, _)| path).collect();
        assert!(differ.is_empty(), "in {}: {differ:?}", machine.folder);
    }
}

fn build(machine: &Machine, sources: &Files) -> Files {
    let temporary = tempfile::tempdir().expect("a folder");
    let root = temporary.path().join(machine.folder);
    let files = sources
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    folder::write(&root.join("content"), files);
    let script = format!(
        "umask {}; exec \"$0\" -C \"$1\" build --jobs {}",
        machine.umask, machine.jobs
    );
    let mut command = Command::new("sh");
    command
        .args(["-c", &script, env!("CARGO_BIN_EXE_quietroom")])
        .arg(&root);
    command
        .env("TZ", machine.zone)
        .env("LANG", machine.language)
        .env("LC_ALL", machine.language);
    let ran = run_for(&mut command, Duration::from_mins(1));
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    folder::read(&root.join("dist"))
}
