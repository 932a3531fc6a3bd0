//! Builds that are killed at any moment.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use quietroom::output::{Lock, Stage};
use quietroom::vocabulary::Audience;

use crate::support::{Site, build, tree};

/// Names the output folder to the process that is going to be killed.
const FOLDER: &str = "QUIETROOM_TEST_KILLED";

/// The site in its two states: files that stay, that change, and that come and go with their folders.
fn site(state: usize) -> Site {
    let mut site = Site::new();
    for index in 0..15 {
        site.insert(format!("same/{index}/index.html"), "same".repeat(1000));
        site.insert(
            format!("{index}/index.html"),
            format!("{state}").repeat(5000),
        );
        site.insert(format!("{state}/{index}.txt"), "x".to_owned());
    }
    site
}

fn sites(state: usize) -> Vec<(Audience, Site)> {
    Audience::ALL
        .map(|audience| (audience, site(state)))
        .to_vec()
}

/// Not a test of its own: what the killed process does. It says each time that it published a site.
#[test]
fn builds_until_it_is_killed() {
    let Ok(folder) = std::env::var(FOLDER) else {
        return;
    };
    for state in [1, 0].into_iter().cycle() {
        build(Path::new(&folder), &sites(state)).unwrap();
        println!("\npublished {state}");
    }
}

#[test]
fn a_killed_build_leaves_every_site_whole() {
    // On a disk and not in memory: the syncs make the moments long that matter.
    let out = tempfile::tempdir().unwrap();
    let foreign = ("CNAME".to_owned(), "example.org".to_owned());
    for audience in Audience::ALL {
        let folder = out.path().join(audience.name());
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join(&foreign.0), &foreign.1).unwrap();
    }
    build(out.path(), &sites(1)).unwrap();
    let started = Instant::now();
    build(out.path(), &sites(0)).unwrap();
    let length = started.elapsed();
    let states = [0, 1].map(|state| {
        let mut site = site(state);
        site.extend([foreign.clone()]);
        site
    });
    let whole = || -> Vec<usize> {
        let state = |audience: Audience| {
            let site = tree(&out.path().join(audience.name()));
            states.iter().position(|state| *state == site)
        };
        let found = Audience::ALL.map(state);
        found
            .into_iter()
            .map(|state| state.expect("a whole site"))
            .collect()
    };
    let mut unfinished = 0;
    for kill in 0..60 {
        // Half of the kills are spread over the length of a build, the others over the first moments of a commit.
        let moment = if kill % 2 == 0 {
            Moment::AfterPublishing(length * (kill % 30) / 30)
        } else {
            Moment::AfterJournal(Duration::from_micros(u64::from(kill % 15) * 20))
        };
        kill_a_build(out.path(), moment, length);
        let left = whole();
        let journal = out.path().join(".quietroom/journal.json").exists();
        unfinished += usize::from(journal);
        let lock = Lock::acquire(out.path()).unwrap();
        drop(Stage::begin(&lock, &[]).unwrap());
        let repaired = whole();
        assert!(
            repaired.iter().all(|state| *state == repaired[0]),
            "{repaired:?}"
        );
        assert!(journal || left == repaired, "{left:?} became {repaired:?}");
        let own: Vec<_> = tree(&out.path().join(".quietroom")).into_keys().collect();
        assert_eq!(own, [".gitignore", "lock", "manifest.json"]);
    }
    eprintln!("60 kills, {unfinished} of them between the commit point and its end");
    build(out.path(), &sites(1)).unwrap();
    assert_eq!(whole(), [1, 1, 1]);
}

/// When a build is killed.
#[derive(Clone, Copy)]
enum Moment {
    /// The given time after another build has published.
    AfterPublishing(Duration),
    /// The given time after the commit point.
    AfterJournal(Duration),
}

/// Starts builds that take some `length`, lets one of them publish, and kills a later one.
fn kill_a_build(out: &Path, moment: Moment, length: Duration) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "killed::builds_until_it_is_killed",
            "--nocapture",
        ])
        .env(FOLDER, out)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut published = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap)
        .filter(|line| line.starts_with("published"));
    published.next().unwrap();
    let delay = match moment {
        Moment::AfterPublishing(delay) => delay,
        Moment::AfterJournal(delay) => {
            // It is there for a moment only, which a busy machine may miss.
            let (journal, started) = (out.join(".quietroom/journal.json"), Instant::now());
            while !journal.exists() && started.elapsed() < length * 4 {
                std::thread::yield_now();
            }
            delay
        }
    };
    let started = Instant::now();
    while started.elapsed() < delay {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
}
