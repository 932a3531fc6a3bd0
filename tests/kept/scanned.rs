//! Prints that are kept are not scanned again, as long as the same is withheld: what came to be withheld is found in them.

use std::fs;
use std::path::Path;

use quietroom::diagnostic::codes;

use super::support::folder;
use super::{build, out, published, site};

const PRIVATE: &str = "content/events/2026/private.yaml";

/// The site with a card on which a number is written that nobody withholds yet.
fn numbered(root: &Path) {
    site(root);
    let card = b"---\nformats: [pocket]\n---\nOr 503-555-0131.\n";
    folder::write(root, [("content/cards/or.md", card.as_slice())]);
}

#[test]
fn what_comes_to_be_withheld_is_found_in_prints_that_are_kept() {
    let root = tempfile::tempdir().expect("a folder");
    let root = root.path();
    numbered(root);
    published(root, true);
    fs::remove_dir_all(root.join(out(true))).expect("a folder");
    assert_eq!(published(root, true).1.typeset, 0);
    fs::remove_dir_all(root.join(out(true))).expect("a folder");
    let private = "contacts:\n  lead: {name: Robin Example, phone: \"+1 503 555 0131\"}\n";
    fs::write(root.join(PRIVATE), private).expect("a file");
    let leaks = |cache: bool| {
        let outcome = build(root, cache);
        assert!(folder::read(&root.join(out(cache)).join("public")).is_empty());
        let found = outcome.diagnostics.iter();
        let leaks = found.filter(|found| found.code == codes::LEAK);
        let messages: Vec<String> = leaks.map(|found| found.message.clone()).collect();
        (messages, outcome.typeset)
    };
    let (found, _) = leaks(false);
    // The card's page, and its prints beside it.
    assert!(found[0].ends_with("more files"), "{found:?}");
    assert_eq!(leaks(true), (found, 0));
    fs::remove_file(root.join(PRIVATE)).expect("a file");
    let (clean, _) = published(root, false);
    let (kept, outcome) = published(root, true);
    assert!(kept == clean, "what is withheld no more stays away");
    assert_eq!(outcome.typeset, 0);
}

#[test]
fn a_print_that_was_damaged_is_not_published() {
    let root = tempfile::tempdir().expect("a folder");
    let root = root.path();
    numbered(root);
    let (clean, _) = published(root, false);
    let cache = root.join(".quietroom/cache");
    let shorter = |bytes: &mut Vec<u8>| bytes.truncate(9);
    let other = |bytes: &mut Vec<u8>| {
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
    };
    for damage in [shorter as fn(&mut Vec<u8>), other] {
        published(root, true);
        fs::remove_dir_all(root.join(out(true))).expect("a folder");
        for entry in fs::read_dir(&cache).expect("a folder") {
            let path = entry.expect("a file").path();
            let mut bytes = fs::read(&path).expect("a file");
            damage(&mut bytes);
            fs::write(&path, bytes).expect("a file");
        }
        let (kept, outcome) = published(root, true);
        assert!(kept == clean, "what was damaged was published");
        assert_eq!(outcome.typeset, 4);
    }
}
