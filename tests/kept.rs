//! Cards whose inputs did not change are not typeset again: counted, not timed.
#![cfg(feature = "pdf")]

mod support;

#[path = "kept/parts.rs"]
mod parts;
#[path = "kept/scanned.rs"]
mod scanned;

use std::fs;
use std::path::Path;

use quietroom::pipeline::{self, Outcome, PrintChoice, Progress, Request};
use quietroom::vocabulary::Audience;
use support::folder::{self, Files};

const EVENT: &str = "name: Test Conf 2026\ndates: 2026-05-11..2026-05-13\ntimezone: America/New_York\n\
     contacts:\n  hotline: {kind: channel, name: Hotline, phone: \"+1 216 555 0187\", audience: public}\n";

const PROCEDURE: &str = "# Procedure\n\n## Steps {#steps}\n\nListen.\n\n## More {#more}\n\nRest.\n";

fn site(root: &Path) {
    let files = [
        ("content/site.yaml", "title: Test Conf\n"),
        ("content/events/2026/event.yaml", EVENT),
        ("content/procedure.md", PROCEDURE),
        (
            "content/cards/steps.md",
            "---\nformats: [pocket, badge]\nsections: [procedure#steps]\n---\n",
        ),
        (
            "content/cards/call.md",
            "---\nformats: [pocket]\n---\nCall {{ contacts.hotline.phone }}.\n",
        ),
    ];
    folder::write(
        root,
        files
            .into_iter()
            .map(|(path, text)| (path, text.as_bytes())),
    );
}

/// Publishes the site and returns all of its files; as if for the first time, or with what earlier builds found good.
fn published(root: &Path, cache: bool) -> (Files, Outcome) {
    let outcome = build(root, cache);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    let public = folder::within(&folder::read(&root.join(out(cache))), "public");
    (public, outcome)
}

fn out(cache: bool) -> &'static str {
    if cache { "dist" } else { "clean" }
}

fn build(root: &Path, cache: bool) -> Outcome {
    build_with(root, cache, true)
}

/// Builds, and does not print what takes its time.
fn build_without_cards(root: &Path, cache: bool) -> Outcome {
    build_with(root, cache, false)
}

fn build_with(root: &Path, cache: bool, cards: bool) -> Outcome {
    let request = Request {
        cache,
        cards,
        out: Some(root.join(out(cache))),
        ..Request::new(root.to_owned(), Audience::ALL.to_vec())
    };
    pipeline::run(&request, &Unheard).expect("a readable site")
}

fn run(root: &Path) -> Outcome {
    let request = Request {
        cache: true,
        prints: Some(PrintChoice::default()),
        ..Request::new(root.to_owned(), Audience::ALL.to_vec())
    };
    pipeline::run(&request, &Unheard).expect("a readable site")
}

struct Unheard;

impl Progress for Unheard {
    fn begin(&self, _: usize) {}

    fn step(&self) {}
}

#[test]
fn a_card_is_typeset_once_and_again_when_its_inputs_change() {
    let root = tempfile::tempdir().expect("a folder");
    let root = root.path();
    site(root);
    let edit = |path: &str, from: &str, to: &str| {
        let path = root.join(path);
        let text = fs::read_to_string(&path).expect("a source");
        assert!(text.contains(from), "{text}");
        fs::write(&path, text.replace(from, to)).expect("a source");
    };
    let check = |what: &str, typeset: usize| {
        let outcome = run(root);
        assert_eq!(
            outcome.typeset, typeset,
            "{what}: {:?}",
            outcome.diagnostics
        );
        outcome.prints
    };
    let first = check("at first", 3);
    assert_eq!(
        first.len(),
        9,
        "a card, and sheets for two papers, in each format"
    );
    let again = check("nothing changed", 0);
    assert!(first == again, "what was kept is not what was printed");
    edit("content/procedure.md", "Rest.", "Sleep.");
    check("text that no card quotes", 0);
    edit("content/procedure.md", "Listen.", "Sit down and listen.");
    check("a section of one card in two formats", 2);
    edit("content/events/2026/event.yaml", "0187", "0142");
    let other = check("a fact of one card", 1);
    assert!(first != other, "another number is printed");
    edit("content/events/2026/event.yaml", "0142", "0187");
    check("what was printed before", 0);
    edit(
        "content/events/2026/event.yaml",
        "Test Conf 2026",
        "Our Conf 2026",
    );
    check("a fact of all cards", 3);
    folder::write(
        root,
        [
            (
                "content/site.yaml",
                "title: Test Conf\ntheme: own\n".as_bytes(),
            ),
            (
                "themes/own/cards/parts/marks.typ",
                &[
                    include_bytes!("../themes/default/cards/parts/marks.typ").as_slice(),
                    b"\n// Ours.\n",
                ]
                .concat(),
            ),
        ],
    );
    check("a template", 3);
}

/// Files with what is written into them.
type Written<'a> = &'a [(&'a str, &'a [u8])];

#[test]
fn a_published_card_is_looked_at_again_when_anything_of_it_changes() {
    let root = tempfile::tempdir().expect("a folder");
    let root = root.path();
    site(root);
    let picture = b"<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'><path d='M0 0h9v9z'/></svg>";
    let other = b"<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'><path d='M0 0h5v5z'/></svg>";
    let regular: &[u8] =
        include_bytes!("../themes/default/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
    let look = "---\nformats: [a6]\n---\n![The way to the desk](way.svg)\n";
    let named = "title: Test Conf\nfonts: [fonts/own.ttf]\n";
    let edits: [(&str, Written<'_>); 6] = [
        ("nothing", &[]),
        (
            "a section",
            &[(
                "content/procedure.md",
                b"# Procedure\n\n## Steps {#steps}\n\nSit.\n",
            )],
        ),
        (
            "a picture comes",
            &[
                ("content/cards/look.md", look.as_bytes()),
                ("content/cards/way.svg", picture),
            ],
        ),
        ("a picture", &[("content/cards/way.svg", other)]),
        (
            "a font comes",
            &[
                ("content/site.yaml", named.as_bytes()),
                ("fonts/own.ttf", regular),
            ],
        ),
        (
            "a card goes back",
            &[("content/cards/look.md", b"---\nformats: [a6]\n---\nLook.\n")],
        ),
    ];
    published(root, true);
    for (what, files) in edits {
        folder::write(root, files.iter().copied());
        let (clean, _) = published(root, false);
        for round in ["again", "and once more"] {
            let (kept, outcome) = published(root, true);
            assert!(
                kept == clean,
                "{what}, {round}: not what a first build makes"
            );
            let is_settled = round != "again";
            assert!(
                !is_settled || outcome.typeset == 0,
                "{what}: typeset {round}"
            );
        }
    }
    let (_, outcome) = published(root, true);
    let cards = outcome.outputs - outcome.kept;
    assert_eq!(cards, 0, "what has not changed was made again");
    folder::write(root, [("fonts/own.ttf", "no font".as_bytes())]);
    assert!(
        build(root, true).has_errors(),
        "a font that is none any more was not seen"
    );
}
