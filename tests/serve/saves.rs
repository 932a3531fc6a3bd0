//! The ways in which editors and tools save, as the system calls they make.

use std::fs;
use std::io::Write;

use super::preview::{GUIDE, NEW, Preview, link};

/// One call.
enum Step {
    /// Makes or empties a file and writes it.
    Write(&'static str, &'static str),
    /// The same in two halves, with time for others in between.
    Halves(&'static str, &'static str),
    /// Writes into a file that is not emptied before.
    Over(&'static str, &'static str),
    Rename(&'static str, &'static str),
    Remove(&'static str),
    Folder(&'static str),
    Link(&'static str, &'static str),
}

use Step::{Folder, Halves, Link, Over, Remove, Rename, Write as Save};

impl Step {
    fn run(&self, preview: &Preview) {
        let path = |path: &str| preview.path(path);
        let done = match self {
            Save(at, text) => fs::write(path(at), text),
            Halves(at, text) => fs::File::create(path(at)).and_then(|mut file| {
                let (first, second) = text.as_bytes().split_at(text.len() / 2);
                file.write_all(first)?;
                file.sync_all()?;
                std::thread::yield_now();
                file.write_all(second)
            }),
            Over(at, text) => {
                fs::File::options()
                    .write(true)
                    .open(path(at))
                    .and_then(|mut file| {
                        file.write_all(text.as_bytes())?;
                        file.set_len(text.len() as u64)
                    })
            }
            Rename(from, to) => fs::rename(path(from), path(to)),
            Remove(at) => fs::remove_file(path(at)),
            Folder(at) => fs::create_dir_all(path(at)),
            Link(target, at) => {
                link(target, &path(at));
                Ok(())
            }
        };
        done.expect("the machine does not fail");
    }
}

/// After these steps the guide has its new words, and stays; also where nobody tells of them.
fn check(name: &str, steps: &[Step]) {
    check_in(&Preview::of(&[]), name, steps);
    check_in(&Preview::looking(&[]), name, steps);
}

fn check_in(preview: &Preview, name: &str, steps: &[Step]) {
    preview.after(
        |preview| steps.iter().for_each(|step| step.run(preview)),
        |preview| preview.get(GUIDE).shows("The new words."),
    );
    // What comes behind the last state that was asked for must be the same.
    preview.after(
        |preview| preview.save("content/other.md", "# Other\n"),
        |preview| preview.get("/2026/other/").status == 200,
    );
    let guide = preview.get(GUIDE);
    assert!(
        guide.status == 200 && guide.shows("The new words."),
        "{name}"
    );
}

#[test]
fn editors_save_in_their_own_ways() {
    const A: &str = "content/guide.md";
    check("in place", &[Save(A, NEW)]);
    check("slowly", &[Halves(A, NEW)]);
    check("without emptying", &[Over(A, NEW)]);
    check(
        "vim",
        &[
            Save("content/4913", ""),
            Remove("content/4913"),
            Rename(A, "content/guide.md~"),
            Save(A, NEW),
            Remove("content/guide.md~"),
        ],
    );
    check(
        "vim, backupcopy=yes",
        &[
            Save("content/guide.md~", "# Guide\n"),
            Halves(A, NEW),
            Remove("content/guide.md~"),
        ],
    );
    check(
        "emacs",
        &[
            Link("someone@example.4711:1", "content/.#guide.md"),
            Save("content/#guide.md#", NEW),
            Rename(A, "content/guide.md~"),
            Save(A, NEW),
            Remove("content/#guide.md#"),
            Remove("content/.#guide.md"),
        ],
    );
    check(
        "JetBrains",
        &[
            Save("content/guide.md___jb_tmp___", NEW),
            Rename(A, "content/guide.md___jb_old___"),
            Rename("content/guide.md___jb_tmp___", A),
            Remove("content/guide.md___jb_old___"),
        ],
    );
    check(
        "sed -i",
        &[
            Save("content/sedQx1b2c", NEW),
            Rename("content/sedQx1b2c", A),
        ],
    );
    check(
        "a hidden file in its place",
        &[
            Save("content/.goutputstream-1X", NEW),
            Rename("content/.goutputstream-1X", A),
        ],
    );
    check("taken away and put back", &[Remove(A), Save(A, NEW)]);
    check(
        "from another folder",
        &[Folder("away"), Save("away/x", NEW), Rename("away/x", A)],
    );
    check(
        "through a link",
        &[
            Folder("away"),
            Save("away/guide.md", "# Guide\n"),
            Remove(A),
            Link("../away/guide.md", A),
            Save("away/guide.md", NEW),
        ],
    );
}

#[test]
fn a_page_that_was_deleted_is_gone() {
    let preview = Preview::of(&[]);
    preview.after(
        |preview| fs::remove_file(preview.path("content/guide.md")).expect("deleted"),
        |preview| preview.get(GUIDE).status == 404,
    );
}

#[test]
fn the_newest_save_wins_however_fast_they_come() {
    let preview = Preview::of(&[]);
    preview.after(
        |preview| {
            for number in 0..200 {
                preview.save("content/guide.md", &format!("# Guide\n\nSave {number}.\n"));
            }
        },
        |preview| preview.get(GUIDE).shows("Save 199."),
    );
}

#[test]
fn many_files_are_not_many_builds() {
    let preview = Preview::of(&[]);
    let mut events = preview.events(GUIDE);
    let before = events.state().revision;
    for number in 0..1_000 {
        preview.save(&format!("content/static/{number}.txt"), "x");
    }
    let mut now = before;
    while preview.get("/999.txt").status != 200 {
        now = events.state().revision;
    }
    // A slow machine may rest between two files; it does not rest after every one.
    assert!(now - before <= 20, "{now} - {before}");
}
