//! A build that is killed at any moment leaves each site as it was or as it should become.

use std::path::Path;
use std::time::Instant;

use super::support::chance::Chance;
use super::support::folder::{self, Files};
use super::support::program::{quietroom, run, run_for};

/// How often a build is killed.
const TIMES: usize = 20;

#[test]
fn a_killed_build_leaves_the_old_sites_or_the_new_ones() {
    let root = tempfile::tempdir().expect("a folder");
    let sources = folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    let files = sources
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    folder::write(&root.path().join("content"), files);
    let titles = ["The first title", "The second title"];
    let began = Instant::now();
    let states = titles.map(|title| publish(root.path(), title));
    let longest = began.elapsed() / 2;
    let mut chance = Chance::new();
    let mut is_old = false;
    for time in 0..TIMES {
        if !is_old {
            publish(root.path(), titles[0]);
        }
        set_title(root.path(), titles[1]);
        let moment =
            longest.mul_f64(f64::from(u32::try_from(chance.below(110)).expect("small")) / 100.0);
        let mut command = quietroom();
        command.arg("-C").arg(root.path()).arg("build");
        run_for(&mut command, moment);
        for audience in ["public", "staff", "responders"] {
            let found = folder::read(&root.path().join("dist").join(audience));
            let is_whole = states
                .iter()
                .any(|state| folder::within(state, audience) == found);
            assert!(
                is_whole,
                "{audience} is neither old nor new after kill {time}, at {moment:?}"
            );
            is_old = folder::within(&states[0], audience) == found;
        }
    }
    assert_eq!(
        publish(root.path(), titles[1]),
        states[1],
        "a later build makes all new"
    );
}

fn set_title(root: &Path, title: &str) {
    let settings = format!(
        "title: {title}\nbase_url: https://example.org/\nlanguages: [en, es]\ncurrent: \"2026\"\n"
    );
    folder::write(root, [("content/site.yaml", settings.as_bytes())]);
}

/// Publishes the site with a title that stands on every page, and returns what is published.
fn publish(root: &Path, title: &str) -> Files {
    set_title(root, title);
    let began = Instant::now();
    let ran = run(root, &["build"]);
    assert_eq!(
        ran.status,
        Some(0),
        "after {:?}: {}",
        began.elapsed(),
        ran.stderr
    );
    let mut files = folder::read(&root.join("dist"));
    files.retain(|path, _| !path.starts_with(".quietroom/"));
    files
}
