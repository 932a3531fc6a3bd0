//! Builds of sites that are maps from paths to texts.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use quietroom::error::Error;
use quietroom::output::{
    CommitError, Lock, NoSecrets, OutputPath, Owner, Plan, Scanned, Stage, Summary,
};
use quietroom::vocabulary::Audience;
use rayon::prelude::*;

/// The files of a site, by path.
pub type Site = BTreeMap<String, String>;

/// An empty folder for many builds: in memory, where there is some, as each commit waits for the disk otherwise.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .unwrap()
}

pub fn files(files: &[(&str, &str)]) -> Site {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

pub fn path(text: &str) -> OutputPath {
    OutputPath::new(text).unwrap()
}

pub fn owner(file: &str) -> Owner {
    Owner::new(format!("content/{file}"))
}

/// One whole build.
pub fn build(out: &Path, sites: &[(Audience, Site)]) -> Result<Summary, CommitError> {
    let lock = Lock::acquire(out)?;
    let audiences: Vec<_> = sites.iter().map(|(audience, _)| *audience).collect();
    let stage = Stage::begin(&lock, &audiences)?;
    let mut plan = Plan::default();
    for (audience, files) in sites {
        for file in files.keys() {
            plan.claim(*audience, path(file), owner(file));
        }
        files.par_iter().try_for_each(|(file, text)| {
            let file = path(file);
            let scanned = Scanned::pass(&NoSecrets, *audience, &file, text.as_bytes()).unwrap();
            stage.put(&scanned).map(drop)
        })?;
    }
    stage.commit(&plan)
}

/// The failure of the machine that a build ended with.
pub fn machine(result: Result<Summary, CommitError>) -> Error {
    match result {
        Err(CommitError::Machine(error)) => error,
        other => panic!("{other:?}"),
    }
}

/// The messages of the findings that a build ended with.
pub fn findings(result: Result<Summary, CommitError>) -> Vec<String> {
    match result {
        Err(CommitError::Findings(findings)) => findings
            .into_iter()
            .map(|finding| {
                assert_eq!(finding.code.name(), "foreign-file");
                assert!(finding.help.is_some());
                finding.message
            })
            .collect(),
        other => panic!("{other:?}"),
    }
}

/// All that stands in a folder: files with their content, links with their target, empty folders.
pub fn tree(folder: &Path) -> Site {
    let mut tree = Site::new();
    collect(folder, "", &mut tree);
    tree
}

fn collect(folder: &Path, prefix: &str, tree: &mut Site) {
    let mut entries = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        entries += 1;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            collect(&entry.path(), &format!("{name}/"), tree);
        } else if kind.is_symlink() {
            let target = fs::read_link(entry.path()).unwrap();
            tree.insert(name, format!("-> {}", target.display()));
        } else {
            tree.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
    if entries == 0 && !prefix.is_empty() {
        tree.insert(prefix.to_owned(), "an empty folder".to_owned());
    }
}

/// Compares a published site.
pub fn check(out: &Path, audience: Audience, expected: &[(&str, &str)]) {
    assert_eq!(
        tree(&out.join(audience.name())),
        files(expected),
        "{audience}"
    );
}
