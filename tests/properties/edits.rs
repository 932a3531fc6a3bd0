//! After any edit, what a run makes again beside what it made before is what a run from the beginning makes.

use std::collections::{BTreeMap, BTreeSet};

use quietroom::output::{OutputPath, ShelfContent, ShelfFiles};
use quietroom::pipeline::{Change, Extent, Outcome, Past, Progress, Request, follow, run};
use quietroom::vocabulary::Audience;

use crate::editor::Editor;
use crate::support::folder;

/// So many edits one after another, unless `QUIETROOM_EDITS` asks for more.
const EDITS: usize = 120;

struct Silent;

impl Progress for Silent {
    fn begin(&self, _: usize) {}
    fn step(&self) {}
}

#[test]
fn a_run_after_an_edit_shows_what_a_run_from_the_beginning_would() {
    let mut trial = Trial::new(Editor::new(40), true);
    let mut past = Past::default();
    let mut kept = 0;
    while trial.left > 0 {
        let request = trial.request();
        follow(
            &request,
            BTreeSet::new(),
            &mut past,
            &mut |outcome, content, extent| {
                kept += outcome.kept;
                trial.look(&outcome, content, extent);
                trial.edit()
            },
        )
        .expect("the machine does not fail");
    }
    let (parts, edits) = (trial.parts, trial.edits_in_all);
    println!("{parts} of {edits} edits touched a part");
    println!("{kept} files were not made again after others");
    assert!(parts * 4 > edits, "a test of little: {parts} parts");
    assert!(kept > edits, "a test of little: {kept} files kept");
}

#[test]
fn a_build_that_remembers_publishes_what_one_from_the_beginning_would() {
    // Printing takes its time, and has a memory of its own.
    let mut trial = Trial::new(Editor::new(4), false);
    while trial.left > 0 {
        trial.build();
        trial.edit();
        if trial.editor.once_in(10) {
            trial.editor.damage();
            trial.edits.push("damage".to_owned());
        }
    }
    let (kept, edits) = (trial.parts, trial.edits_in_all);
    println!("{kept} files were not made again");
    assert!(kept > edits * 5, "a test of little: {kept}");
}

/// A site that is edited, and what is shown of it.
struct Trial {
    editor: Editor,
    cards: bool,
    /// How many edits are still to come.
    left: usize,
    edits_in_all: usize,
    shown: BTreeMap<Audience, ShelfFiles>,
    /// How many edits touched a part alone, or how many files were not made again.
    parts: usize,
    /// Whether the site as it is cannot be published.
    is_bad: bool,
    /// The edits since the last run from the beginning.
    edits: Vec<String>,
}

impl Trial {
    fn new(editor: Editor, cards: bool) -> Self {
        let edits = std::env::var("QUIETROOM_EDITS").ok();
        let edits = edits.map_or(EDITS, |edits| {
            edits.parse().expect("QUIETROOM_EDITS is a number")
        });
        Self {
            editor,
            cards,
            left: edits,
            edits_in_all: edits,
            shown: BTreeMap::new(),
            parts: 0,
            is_bad: false,
            edits: Vec::new(),
        }
    }

    fn request(&self) -> Request {
        Request {
            drafts: true,
            cards: self.cards,
            ..Request::new(self.editor.root().to_owned(), Audience::ALL.to_vec())
        }
    }

    /// Edits the site, unless there were edits enough.
    fn edit(&mut self) -> Option<Change> {
        self.left = self.left.checked_sub(1)?;
        let mut change = Change::default();
        for paths in self.editor.edit(self.is_bad) {
            self.edits.push(paths.join(", "));
            change.paths.extend(paths);
        }
        Some(change)
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
            let site = self.editor.root().join("dist").join(audience.name());
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
