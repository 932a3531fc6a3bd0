//! A machine that fails: each case in `tests/failures/` is a site, what is wrong with the machine, and what is said.
//!
//! Run with `UPDATE_EXPECTED=1` to write what the program says into the cases, and read the difference.

mod support;

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use support::cases::{check_all, entries};
use support::diff::diff;
use support::disk::Disk;
use support::folder;
use support::literate::{Block, blocks};
use support::program::quietroom;

#[test]
fn every_case_says_what_it_should() {
    let files = entries("tests/failures");
    assert!(!files.is_empty(), "there are no cases");
    check_all(&files, check_file);
}

/// What is wrong with the cases of one file: each ends with a block `says STATUS`.
fn check_file(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).expect("a case is text");
    let mut updated = text.clone();
    let mut wrong = Vec::new();
    let blocks = blocks(&text);
    let cases: Vec<&[Block]> = blocks
        .split_inclusive(|block| block.info[0] == "says")
        .collect();
    assert!(!cases.is_empty(), "there is no case");
    for case in cases.into_iter().rev() {
        let (says, site) = case.split_last().expect("a block `says`");
        let Some((status, said)) = run(site) else {
            eprintln!("skipped: no right to mount a small disk here");
            continue;
        };
        let expected = says.info.get(1).map(String::as_str);
        if expected != Some(&*status) {
            wrong.push(format!("the exit status is {status}, not {expected:?}"));
        }
        wrong.extend(diff("what is said", &says.body, &said));
        updated.replace_range(says.range.clone(), &said);
    }
    if std::env::var_os("UPDATE_EXPECTED").is_some() && updated != text {
        fs::write(file, updated).expect("a case can be written");
    }
    wrong
}

/// Runs a case; nothing where this user may not make the machine fail in the way that it asks for.
fn run(site: &[Block]) -> Option<(String, String)> {
    let folder = tempfile::tempdir().expect("a folder for the site");
    let root = folder.path();
    let mut arguments = vec!["build"];
    let mut states = Vec::new();
    for block in site {
        let info: Vec<&str> = block.info.iter().map(String::as_str).collect();
        match info[..] {
            ["args"] => arguments = block.body.split_whitespace().collect(),
            ["machine"] => states.extend(block.body.lines()),
            [_, path] => folder::write(root, [(path, block.body.as_bytes())]),
            _ => panic!("what is a block {info:?}?"),
        }
    }
    let mut command = quietroom();
    command.arg("-C").arg(root).args(arguments);
    let mut machine = Machine::default();
    for state in states {
        machine.apply(state, root, &mut command)?;
    }
    let before = folder::read(&root.join("dist"));
    let mut child = command
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("a pipe");
    stderr.read_to_string(&mut said).expect("text");
    let status = child.wait().expect("the program ends").code();
    if machine.disk.is_some() {
        let mut after = folder::read(&root.join("dist"));
        after.retain(|path, _| !path.starts_with(".quietroom"));
        assert_eq!(after, before, "the old site is not whole");
    }
    drop(machine);
    let said = said.replace(&root.display().to_string(), "SITE");
    let status = status.map_or_else(|| "none".to_owned(), |status| status.to_string());
    Some((status, said))
}

/// What is wrong with the machine, until the end of a case.
#[derive(Default)]
struct Machine {
    /// Another build that writes to the same folder.
    lock: Option<quietroom::output::Lock>,
    disk: Option<Disk>,
}

impl Machine {
    fn apply(&mut self, state: &str, root: &Path, command: &mut Command) -> Option<()> {
        let out = root.join("dist");
        match state.split_once(' ').unwrap_or((state, "")) {
            ("another-build", "") => {
                self.lock = Some(quietroom::output::Lock::acquire(&out).expect("a free folder"));
            }
            // The disk is the folder `dist`; a whole site can stand there before.
            ("disk", options) => {
                fs::create_dir_all(&out).expect("a folder can be made");
                let disk = Disk::mount(&out, &options.replace(",read-only", ""))?;
                folder::write(&out, [("public/index.html", &b"the old site"[..])]);
                if options.contains("read-only") {
                    disk.remount("remount,ro");
                }
                self.disk = Some(disk);
            }
            ("stdout", "closed") => {
                let (reader, writer) = std::io::pipe().expect("a pipe");
                drop(reader);
                command.stdout(writer);
            }
            ("stdout", path) => {
                let device = File::options().write(true).open(path);
                command.stdout(device.expect("a device"));
            }
            _ => panic!("what is a machine `{state}`?"),
        }
        Some(())
    }
}
