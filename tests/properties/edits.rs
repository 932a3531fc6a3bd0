//! After any edit, what a run makes again beside what it made before is what a run from the beginning makes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use quietroom::output::{OutputPath, ShelfContent, ShelfFiles};
use quietroom::pipeline::{Change, Extent, Outcome, Past, Progress, Request, follow, run};
use quietroom::vocabulary::Audience;
use tempfile::TempDir;

use crate::edited::{self, FRONTS, PAGES, PIECES, SETTINGS, YEARS, good};
use crate::support::chance::Chance;
use crate::support::folder;

/// So many edits one after another, unless `QUIETROOM_EDITS` asks for more.
const EDITS: usize = 120;

/// What is compared with a run from the beginning.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A run that goes on after each edit.
    Follow,
    /// Runs of their own, each of which remembers what the ones before it found good.
    Remember,
}

impl Kind {
    /// How many edits there are for one that changes facts or titles.
    fn pause(self) -> usize {
        match self {
            Self::Follow => 40,
            Self::Remember => 4,
        }
    }
}

struct Silent;

impl Progress for Silent {
    fn begin(&self, _: usize) {}
    fn step(&self) {}
}

/// A site that is edited, and what was shown of it.
struct Editor {
    kind: Kind,
    folder: TempDir,
    chance: Chance,
    left: usize,
    edits_in_all: usize,
    shown: BTreeMap<Audience, ShelfFiles>,
    parts: usize,
    is_bad: bool,
    edits: Vec<String>,
}

#[test]
fn a_run_after_an_edit_shows_what_a_run_from_the_beginning_would() {
    let mut editor = Editor::new(Kind::Follow);
    let edits = editor.left;
    let mut past = Past::default();
    let mut kept = 0;
    while editor.left > 0 {
        let request = editor.request();
        follow(
            &request,
            BTreeSet::new(),
            &mut past,
            &mut |outcome, content, extent| {
                kept += outcome.kept;
                editor.look(&outcome, content, extent);
                editor.edit()
            },
        )
        .expect("the machine does not fail");
    }
    println!("{} of {edits} edits touched a part", editor.parts);
    println!("{kept} files were not made again after others");
    assert!(kept > edits, "a test of little: {kept} files kept");
    assert!(
        editor.parts * 4 > edits,
        "a test of little: {} parts",
        editor.parts
    );
}

#[test]
fn a_build_that_remembers_publishes_what_one_from_the_beginning_would() {
    let mut editor = Editor::new(Kind::Remember);
    while editor.left > 0 {
        editor.build();
        editor.edit();
        if editor.chance.below(10) == 0 {
            editor.damage();
        }
    }
    println!("{} files were not made again", editor.parts);
    assert!(
        editor.parts > editor.edits_in_all * 5,
        "a test of little: {}",
        editor.parts
    );
}

impl Editor {
    fn new(kind: Kind) -> Self {
        let edits = std::env::var("QUIETROOM_EDITS").ok();
        let left = edits.map_or(EDITS, |edits| {
            edits.parse().expect("QUIETROOM_EDITS is a number")
        });
        let folder = tempfile::tempdir().expect("a folder");
        let mut editor = Self {
            kind,
            folder,
            chance: Chance::new(),
            left,
            edits_in_all: left,
            shown: BTreeMap::new(),
            parts: 0,
            is_bad: false,
            edits: Vec::new(),
        };
        let footer = "<p>Ours, and {{ page.title }}</p>\n";
        editor.write("themes/ours/parts/footer.html", footer);
        editor.write("content/images/plan.txt", "a plan");
        editor.write("content/static/map.txt", "a map");
        editor.write("content/site.yaml", SETTINGS[0]);
        for year in YEARS {
            let event = edited::event(year);
            editor.write(&format!("content/events/{year}/event.yaml"), &event);
        }
        for path in PAGES {
            editor.write(&format!("content/{path}"), &good(path, "Calls", 0));
        }
        editor
    }

    fn request(&self) -> Request {
        Request {
            drafts: true,
            // Printing takes its time, and has a memory of its own.
            cards: self.kind == Kind::Follow,
            ..Request::new(self.folder.path().to_owned(), Audience::ALL.to_vec())
        }
    }

    fn write(&mut self, path: &str, text: &str) -> String {
        folder::write(self.folder.path(), [(path, text.as_bytes())]);
        path.to_owned()
    }

    /// Compares what is shown with what a run from the beginning makes.
    fn look(&mut self, outcome: &Outcome, content: ShelfContent, extent: Extent) {
        if extent == Extent::Whole {
            self.shown.clear();
        } else {
            self.parts += 1;
        }
        for (audience, files) in content.files {
            self.shown.entry(audience).or_default().extend(files);
        }
        let (expected, content) = self.clean();
        let edits = self.edits.join("\n");
        assert_eq!(said(outcome), said(&expected), "after\n{edits}");
        if !expected.has_errors() {
            for (audience, files) in &content.files {
                same(&self.shown[audience], files, &edits);
            }
        }
        if extent == Extent::Whole {
            self.edits.clear();
            self.is_bad = expected.has_errors();
        }
    }

    /// Builds with what was remembered, and compares what is published then.
    fn build(&mut self) {
        let request = Request {
            out: Some("dist".into()),
            cache: true,
            ..self.request()
        };
        let outcome = run(&request, &Silent).expect("the machine does not fail");
        let (expected, content) = self.clean();
        let edits = self.edits.join("\n");
        assert_eq!(said(&outcome), said(&expected), "after\n{edits}");
        self.is_bad = expected.has_errors();
        self.parts += outcome.kept;
        if outcome.published.is_none() {
            assert!(self.is_bad, "after\n{edits}");
            return;
        }
        for (audience, files) in &content.files {
            let site = self.folder.path().join("dist").join(audience.name());
            let found = folder::read(&site).into_iter();
            let found = found.map(|(path, bytes)| {
                (
                    OutputPath::new(&path).expect("it was published"),
                    bytes.into(),
                )
            });
            same(&found.collect(), files, &edits);
        }
        self.edits.clear();
    }

    /// Damages what is remembered, or what was published.
    fn damage(&mut self) {
        let remembered = self.folder.path().join(".quietroom/cache");
        let published = self.folder.path().join("dist/public");
        let entries = std::fs::read_dir(remembered).into_iter().flatten();
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        if self.chance.below(2) == 0 {
            // What every site has: a file that a build takes away counts as somebody else's once it is another one.
            paths = vec![published.join("index.html"), published.join("style.css")];
        }
        for path in paths {
            if let Ok(mut bytes) = std::fs::read(&path) {
                let at = self.chance.below(bytes.len().max(1));
                bytes.truncate(at);
                bytes.push(b'!');
                std::fs::write(&path, bytes).expect("it can be written");
            }
        }
        self.edits.push("damage".to_owned());
    }

    /// A run from the beginning.
    fn clean(&self) -> (Outcome, ShelfContent) {
        let mut clean = None;
        follow(
            &self.request(),
            BTreeSet::new(),
            &mut Past::default(),
            &mut |outcome, content, _| {
                clean = Some((outcome, content));
                None
            },
        )
        .expect("the machine does not fail");
        clean.expect("there was a run")
    }

    /// Edits one file, or two of them.
    fn edit(&mut self) -> Option<Change> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        let mut change = Change::default();
        for _ in 0..=self.chance.below(6) / 5 {
            let paths = self.edit_one();
            self.edits.push(paths.join(", "));
            change.paths.extend(paths);
        }
        Some(change)
    }

    fn edit_one(&mut self) -> Vec<String> {
        let page = format!("content/{}", self.chance.one_of(&PAGES));
        let path: PathBuf = self.folder.path().join(&page);
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let front = FRONTS.iter().rev().find(|front| text.starts_with(**front));
        let front = front.copied().unwrap_or_default();
        // What is good once is edited for a while, for there is nothing to stand on before.
        if self.is_bad && self.chance.below(3) > 0 {
            let pages = PAGES.iter().map(|page| (format!("content/{page}"), page));
            let pages = pages.map(|(path, page)| self.write(&path, &good(page, "Calls", 0)));
            let mut paths: Vec<String> = pages.collect();
            paths.push(self.write("content/site.yaml", SETTINGS[0]));
            return paths;
        }
        // Whoever goes on after an edit begins anew after these, and shows little by them.
        if self.chance.below(self.kind.pause()) == 0 {
            return vec![self.edit_facts()];
        }
        if self.chance.below(self.kind.pause()) == 0 {
            let number = self.chance.below(3);
            let page = *self.chance.one_of(&PAGES);
            let text = edited::good_with_front(page, number, &mut self.chance);
            return vec![self.write(&format!("content/{page}"), &text)];
        }
        match self.chance.below(60) {
            0 => {
                let front = *self.chance.one_of(&FRONTS);
                let body = self.body();
                vec![self.write(&page, &format!("{front}{body}"))]
            }
            1 => vec![self.edit_facts()],
            2 => {
                let settings = *self.chance.one_of(&SETTINGS);
                vec![self.write("content/site.yaml", settings)]
            }
            3 => {
                let _ = std::fs::remove_file(&path);
                vec![page]
            }
            4 => {
                let other = format!("content/{}", self.chance.one_of(&PAGES));
                let _ = std::fs::rename(&path, self.folder.path().join(&other));
                vec![page, other]
            }
            5 => {
                let text = format!("a plan {}", self.chance.below(3));
                vec![self.write("content/images/plan.txt", &text)]
            }
            6 => {
                let text = format!("<p>Ours, {}</p>\n", self.chance.below(3));
                vec![self.write("themes/ours/parts/footer.html", &text)]
            }
            // What an editor makes for a moment beside the file.
            7 => {
                let body = self.body();
                let moment = "content/4913".to_owned();
                vec![self.write(&page, &format!("{front}{body}")), moment]
            }
            8 => {
                folder::write(
                    self.folder.path(),
                    [(page.as_str(), &b"# Guide\n\nNot \xff a character.\n"[..])],
                );
                vec![page]
            }
            // What others link to and cards quote: as it was but for a word, and now and then under another heading.
            9..45 => {
                let page =
                    *self
                        .chance
                        .one_of(&["guide.md", "procedure.md", "events/2026/procedure.md"]);
                let heading = *self.chance.one_of(&["Calls", "Calls", "Calls", "Phones"]);
                let text = good(page, heading, self.chance.below(9));
                vec![self.write(&format!("content/{page}"), &text)]
            }
            _ => {
                let body = self.body();
                vec![self.write(&page, &format!("{front}{body}"))]
            }
        }
    }

    /// Changes a fact of one event.
    fn edit_facts(&mut self) -> String {
        let year = *self.chance.one_of(&YEARS);
        let event = format!("content/events/{year}/event.yaml");
        let text = std::fs::read_to_string(self.folder.path().join(event)).expect("written");
        let (path, text) = edited::changed_event(year, &text, &mut self.chance);
        self.write(&path, &text)
    }

    fn body(&mut self) -> String {
        let mut body = String::new();
        if self.chance.below(4) > 0 {
            body.push_str(PIECES[0]);
        }
        for _ in 0..self.chance.below(3) {
            body.push_str(self.chance.one_of::<&str>(&PIECES));
        }
        body
    }
}

/// Compares the files of a site with those of a run from the beginning.
fn same(shown: &ShelfFiles, expected: &ShelfFiles, edits: &str) {
    let names = |files: &ShelfFiles| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(shown), names(expected), "after\n{edits}");
    let other = expected
        .iter()
        .find(|(path, bytes)| shown[*path] != **bytes);
    assert_eq!(other.map(|(path, _)| path), None, "after\n{edits}");
}

/// All findings with their places, as text.
fn said(outcome: &Outcome) -> Vec<String> {
    let found = outcome.diagnostics.iter();
    found.map(|found| format!("{found:?}")).collect()
}
