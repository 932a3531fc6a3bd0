//! Any text as a page to adopt: what comes out is Markdown that no template reads, and every fact in it can be replaced.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quietroom::adopt::readers::reader;
use quietroom::adopt::weave::Edit;
use quietroom_fuzz::clean;

fuzz_target!(|text: &str| {
    let text = clean(text);
    for name in ["page.html", "page.txt", "page.md"] {
        let reader = reader(name, &text).expect("a format with a reader");
        let foreign = (reader.read)(&text, &[]);
        let (markdown, _) = foreign.weave.write(&text, &[]);
        let bare = ["{{", "{%", "{!"]
            .iter()
            .fold(markdown, |bare, tag| bare.replace(&format!("{{% raw %}}{tag}{{% endraw %}}"), ""));
        assert!(!["{{", "{%", "{!"].iter().any(|tag| bare.contains(tag)), "{name}: {text:?} became {bare:?}");
        // Each part of the body is replaced where it can be, and never panics where it cannot.
        let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).step_by(3).collect();
        let edits: Vec<Edit> = cuts
            .windows(2)
            .map(|cut| Edit { range: cut[0]..cut[1], text: "x".to_owned() })
            .collect();
        let (_, made) = foreign.weave.write(&text, &edits);
        assert_eq!(made.len(), edits.len());
    }
});
