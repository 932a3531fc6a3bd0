//! Folders and links that come, move and go: what is in them is watched wherever it is.

use std::fs;
use std::path::Path;

use quietroom::serve::Options;

use super::preview::{GUIDE, NEW, Preview, SITE, link};
use crate::support::folder;

#[test]
fn a_page_in_a_folder_that_was_just_made_is_seen_and_can_be_changed() {
    let preview = Preview::of(&[]);
    let page = "content/a/b/c/deep.md";
    preview.after(
        |preview| preview.save(page, "# Deep\n\nFirst.\n"),
        |preview| preview.get("/2026/deep/").shows("First."),
    );
    preview.after(
        |preview| preview.save(page, "# Deep\n\nSecond.\n"),
        |preview| preview.get("/2026/deep/").shows("Second."),
    );
}

#[test]
fn a_folder_that_moves_takes_its_pages_along() {
    let preview = Preview::of(&[("content/a/deep/page.md", "# Page\n\nFirst.\n")]);
    let shows =
        |text: &'static str| move |preview: &Preview| preview.get("/2026/page/").shows(text);
    let rename = |from: &str, to: &str| {
        fs::rename(preview.path(from), preview.path(to)).expect("it moves");
    };
    preview.after(|_| (), shows("First."));
    preview.after(
        |preview| {
            rename("content/a", "content/b");
            preview.save("content/b/deep/page.md", "# Page\n\nSecond.\n");
        },
        shows("Second."),
    );
    preview.after(
        |_| rename("content/b", "away"),
        |preview| preview.get("/2026/page/").status == 404,
    );
    preview.after(|_| rename("away", "content/c"), shows("Second."));
    preview.after(
        |preview| preview.save("content/c/deep/page.md", "# Page\n\nThird.\n"),
        shows("Third."),
    );
}

#[test]
fn a_site_that_was_moved_away_is_watched_again_where_it_comes_back() {
    for preview in [Preview::of(&[]), Preview::looking(&[])] {
        let site = preview.folder.path();
        let away = tempfile::tempdir_in(site.parent().expect("a folder")).expect("a folder");
        let rename = |from: &Path, to: &Path| fs::rename(from, to).expect("it moves");
        let shows = |text: &'static str| move |preview: &Preview| preview.get(GUIDE).shows(text);
        preview.after(|_| (), shows("216 555 0187"));
        // Another copy in its place at once.
        let files = folder::read(site).into_iter();
        let files: Vec<(String, Vec<u8>)> = files.collect();
        let copy = away.path().join("copy");
        folder::write(
            &copy,
            files
                .iter()
                .map(|(path, bytes)| (path.as_str(), &bytes[..])),
        );
        fs::write(copy.join("content/guide.md"), NEW).expect("written");
        preview.after(
            |_| {
                rename(site, &away.path().join("old"));
                rename(&copy, site);
            },
            shows("The new words."),
        );
        preview.after(
            |preview| preview.save("content/guide.md", "# Guide\n\nIn the copy.\n"),
            shows("In the copy."),
        );
        // Nothing there for a while, which the findings say.
        preview.after(
            |_| rename(site, &away.path().join("gone")),
            |preview| preview.events(GUIDE).errors() > 0,
        );
        preview.after(
            |_| rename(&away.path().join("gone"), site),
            |_| preview.events(GUIDE).errors() == 0,
        );
        preview.after(
            |preview| preview.save("content/guide.md", "# Guide\n\nBack.\n"),
            shows("Back."),
        );
    }
}

#[test]
fn a_site_can_be_a_link_that_leads_elsewhere_later() {
    let away = tempfile::tempdir().expect("a folder");
    let current = away.path().join("current");
    let named = |preview: &mut Options| {
        link(&preview.request.root.to_string_lossy(), &current);
        preview.request.root.clone_from(&current);
    };
    let preview = Preview::with(&[], named);
    preview.after(
        |preview| preview.save("content/guide.md", "# Guide\n\nThrough a link.\n"),
        |preview| preview.get(GUIDE).shows("Through a link."),
    );
    let other = away.path().join("other");
    let files = SITE.iter().map(|(path, text)| (*path, text.as_bytes()));
    folder::write(&other, files.chain([("content/guide.md", NEW.as_bytes())]));
    let new = away.path().join("new");
    link("other", &new);
    preview.after(
        |_| fs::rename(&new, &current).expect("it moves"),
        |preview| preview.get(GUIDE).shows("The new words."),
    );
    preview.after(
        |_| fs::write(other.join("content/guide.md"), "# Guide\n\nElsewhere.\n").expect("saved"),
        |preview| preview.get(GUIDE).shows("Elsewhere."),
    );
}

#[test]
fn links_lead_to_what_is_watched_too() {
    let preview = Preview::of(&[("shared/map.txt", "old map")]);
    preview.after(
        |preview| link("../shared", &preview.path("content/static")),
        |preview| preview.get("/map.txt").shows("old map"),
    );
    preview.after(
        |preview| preview.save("shared/map.txt", "new map"),
        |preview| preview.get("/map.txt").shows("new map"),
    );
}
