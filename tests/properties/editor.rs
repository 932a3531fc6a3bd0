//! Somebody who edits a site, by chance: texts and facts, files that come and go, good ones and bad ones.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::edited::{self, FRONTS, PAGES, PIECES, SETTINGS, YEARS, good};
use crate::support::chance::Chance;
use crate::support::folder;

/// A site and what changes it.
pub struct Editor {
    folder: TempDir,
    chance: Chance,
    /// How many edits there are for one that changes facts or titles.
    pause: usize,
}

impl Editor {
    /// A site in which nothing is wrong.
    pub fn new(pause: usize) -> Self {
        let mut editor = Self {
            folder: tempfile::tempdir().expect("a folder"),
            chance: Chance::new(),
            pause,
        };
        let footer = "<p>Ours, and {{ page.title }}</p>\n";
        editor.write("themes/ours/parts/footer.html", footer);
        editor.write("content/images/plan.txt", "a plan");
        editor.write("content/static/map.txt", "a map");
        for year in YEARS {
            let event = edited::event(year);
            editor.write(&format!("content/events/{year}/event.yaml"), &event);
        }
        editor.mend();
        editor
    }

    /// The site's folder.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Whether something happens this time that happens once in so many.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.chance.below(times) == 0
    }

    /// Edits one file, or two of them, and says which.
    pub fn edit(&mut self, is_bad: bool) -> Vec<Vec<String>> {
        let times = 1 + self.chance.below(6) / 5;
        (0..times).map(|_| self.edit_one(is_bad)).collect()
    }

    fn edit_one(&mut self, is_bad: bool) -> Vec<String> {
        // What is good once is edited for a while, for there is nothing to stand on before.
        if is_bad && self.chance.below(3) > 0 {
            return self.mend();
        }
        // Whoever goes on after an edit begins anew after these, and shows little by them.
        if self.once_in(self.pause) {
            return vec![self.edit_facts()];
        }
        if self.once_in(self.pause) {
            let number = self.chance.below(3);
            let page = *self.chance.one_of(&PAGES);
            let text = edited::good_with_front(page, number, &mut self.chance);
            return vec![self.write(&format!("content/{page}"), &text)];
        }
        match self.chance.below(60) {
            0..9 => self.edit_anything(),
            // What others link to and cards quote: as it was but for a word, and now and then under another heading.
            9..45 => {
                let quoted = ["guide.md", "procedure.md", "events/2026/procedure.md"];
                let page = *self.chance.one_of(&quoted);
                let heading = *self.chance.one_of(&["Calls", "Calls", "Calls", "Phones"]);
                let text = good(page, heading, self.chance.below(9));
                vec![self.write(&format!("content/{page}"), &text)]
            }
            _ => {
                let page = self.page();
                vec![self.edit_body(&page)]
            }
        }
    }

    /// One of the edits that are rare, among them those that break a site.
    fn edit_anything(&mut self) -> Vec<String> {
        let page = self.page();
        let path = self.root().join(&page);
        match self.chance.below(9) {
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
                let other = self.page();
                let _ = std::fs::rename(&path, self.root().join(&other));
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
            7 => vec![self.edit_body(&page), "content/4913".to_owned()],
            _ => {
                let text = &b"# Guide\n\nNot \xff a character.\n"[..];
                folder::write(self.root(), [(page.as_str(), text)]);
                vec![page]
            }
        }
    }

    /// Makes the settings and all pages good again.
    fn mend(&mut self) -> Vec<String> {
        let pages = PAGES.iter().map(|page| (format!("content/{page}"), page));
        let mut paths: Vec<String> = pages
            .map(|(path, page)| self.write(&path, &good(page, "Calls", 0)))
            .collect();
        paths.push(self.write("content/site.yaml", SETTINGS[0]));
        paths
    }

    /// Writes another text under the front matter that a page has.
    fn edit_body(&mut self, page: &str) -> String {
        let text = std::fs::read_to_string(self.root().join(page)).unwrap_or_default();
        let front = FRONTS.iter().rev().find(|front| text.starts_with(**front));
        let front = front.copied().unwrap_or_default();
        let body = self.body();
        self.write(page, &format!("{front}{body}"))
    }

    /// Changes a fact of one event.
    fn edit_facts(&mut self) -> String {
        let year = *self.chance.one_of(&YEARS);
        let event = format!("content/events/{year}/event.yaml");
        let text = std::fs::read_to_string(self.root().join(event)).expect("written");
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

    fn page(&mut self) -> String {
        format!("content/{}", self.chance.one_of(&PAGES))
    }

    fn write(&self, path: &str, text: &str) -> String {
        folder::write(self.root(), [(path, text.as_bytes())]);
        path.to_owned()
    }

    /// Damages what is remembered, or what was published.
    pub fn damage(&mut self) {
        let remembered = self.root().join(".quietroom/cache");
        let published = self.root().join("dist/public");
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
    }
}
