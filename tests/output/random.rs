//! Random sequences of builds end in the state that a simple model expects.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use proptest::prelude::*;
use quietroom::output::CommitError;
use quietroom::vocabulary::Audience::Public;

use crate::support::{self, Site, build, tree};

#[derive(Clone, Debug)]
enum Step {
    Build(BTreeMap<&'static str, u8>),
    Write(&'static str, u8),
    Remove(&'static str),
}

const PATHS: [&str; 9] = ["a", "a/b", "a/c", "b", "b/d/e", "b/d/f", "c/g", ".h", "c/é"];

fn step() -> impl Strategy<Value = Step> {
    let path = || prop::sample::select(&PATHS[..]);
    prop_oneof![
        3 => prop::collection::btree_map(path(), 0..3_u8, 0..6).prop_map(Step::Build),
        2 => (path(), 0..3_u8).prop_map(|(path, text)| Step::Write(path, text)),
        1 => path().prop_map(Step::Remove),
    ]
}

fn overlap(a: &str, b: &str) -> bool {
    let below = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.starts_with('/'));
    a == b || below(a, b) || below(b, a)
}

/// What stands in the folder, and which of it quietroom wrote, with the text that it wrote.
#[derive(Debug, Default)]
struct Model {
    present: Site,
    own: Site,
}

impl Model {
    /// What a build leaves; `None` where something foreign is in its way.
    fn build(&self, site: &Site) -> Option<Self> {
        let mut present = site.clone();
        for (path, text) in &self.present {
            let planned = site.get(path);
            let replaced = self.own.contains_key(path) && planned.is_some();
            let removed = planned.is_none() && self.own.get(path) == Some(text);
            if replaced || removed || planned == Some(text) {
                continue;
            }
            if site.keys().any(|planned| overlap(planned, path)) {
                return None;
            }
            present.insert(path.clone(), text.clone());
        }
        let own = site.clone();
        Some(Self { present, own })
    }
}

fn numbers(folder: &Path, site: &Site) -> BTreeMap<String, (u64, i64, i64)> {
    let number = |path: &String| {
        let found = fs::symlink_metadata(folder.join(path)).ok()?;
        Some((
            path.clone(),
            (found.ino(), found.mtime(), found.mtime_nsec()),
        ))
    };
    site.keys().filter_map(number).collect()
}

fn run(steps: &[Step]) -> Result<(), TestCaseError> {
    let out = support::folder();
    let folder = out.path().join("public");
    fs::create_dir(&folder).unwrap();
    let mut model = Model::default();
    for step in steps {
        match step {
            Step::Build(site) => {
                let site: Site = site
                    .iter()
                    .map(|(path, text)| ((*path).to_owned(), text.to_string()))
                    .collect();
                let collides = |a: &String| site.keys().any(|b| a != b && overlap(a, b));
                if site.keys().any(collides) {
                    continue;
                }
                let before = numbers(&folder, &model.present);
                let result = build(out.path(), &[(Public, site.clone())]);
                let after = numbers(&folder, &model.present);
                match (result, model.build(&site)) {
                    (Ok(_), Some(next)) => {
                        for (path, text) in &next.present {
                            if model.present.get(path) == Some(text) {
                                prop_assert_eq!(before.get(path), after.get(path), "{}", path);
                            }
                        }
                        model = next;
                    }
                    (Err(CommitError::Findings(_)), None) => prop_assert_eq!(before, after),
                    (result, next) => prop_assert!(false, "{result:?}, not {next:?}"),
                }
            }
            Step::Write(path, text) => {
                let taken = |other: &String| other != path && overlap(other, path);
                if !model.present.keys().any(taken) {
                    let file = folder.join(path);
                    // Folders that hold nothing are in nobody's way.
                    let _ = fs::remove_dir_all(&file);
                    fs::create_dir_all(file.parent().unwrap()).unwrap();
                    fs::write(&file, text.to_string()).unwrap();
                    model.present.insert((*path).to_owned(), text.to_string());
                }
            }
            Step::Remove(path) => {
                if model.present.remove(*path).is_some() {
                    fs::remove_file(folder.join(path)).unwrap();
                }
            }
        }
        let mut found = tree(&folder);
        found.retain(|path, _| !path.ends_with('/'));
        prop_assert_eq!(&found, &model.present, "after {:?}", step);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn builds_do_what_the_model_says(steps in prop::collection::vec(step(), 1..14)) {
        run(&steps)?;
    }
}
