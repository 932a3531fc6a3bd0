//! Which folders and files a site is made of, symbolic links followed as far as they stay in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::content::walk::is_ignored;

/// Folders that hold nothing but sources, from the site's root.
const SOURCES: [&str; 2] = ["content", "themes"];

/// So many are a second.
const NANOSECONDS: u128 = 1_000_000_000;

/// No text is larger, and larger files are not read again and again.
const LARGEST: u64 = 8 << 20;

/// Where sources are. All paths are absolute and lead through no symbolic link, but for the site's own name.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The site's folder and its name: what happens to either can make it another folder.
    roots: [PathBuf; 2],
    /// Folders in which every file counts.
    whole: BTreeSet<PathBuf>,
    /// Single paths that count.
    single: BTreeSet<PathBuf>,
}

impl Tree {
    /// Whether what happens to a path matters.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        let is_inside = path.parent().is_some_and(|parent| {
            let name = path.file_name().unwrap_or_default();
            self.whole.contains(parent) && !is_ignored(&name.to_string_lossy(), true)
        });
        let is_root = || self.roots.iter().any(|root| root == path);
        is_inside || self.whole.contains(path) || self.single.contains(path) || is_root()
    }

    /// Looks through the site at `root`, which is called `name`. Each folder is given to `meet` before it is read, so that
    /// whoever watches it from then on misses nothing.
    #[must_use]
    pub fn survey(
        name: &Path,
        root: &Path,
        elsewhere: &[String],
        meet: &mut dyn FnMut(&Path),
    ) -> Self {
        let mut survey = Survey {
            root,
            tree: Self {
                roots: [root.to_owned(), name.to_owned()],
                ..Self::default()
            },
            met: BTreeSet::new(),
            meet,
        };
        survey.meet(root);
        // A link can be made to lead elsewhere, which only the folder that holds it tells.
        if let Some(parent) = name.parent().filter(|_| name.is_symlink()) {
            survey.meet(parent);
        }
        for name in SOURCES {
            survey.entry(&root.join(name));
        }
        let others = elsewhere.iter().map(String::as_str);
        for path in others.chain(["site.yaml"]) {
            survey.file(&root.join(path));
        }
        survey.tree
    }

    /// A number that is another one when anything in the tree has changed.
    #[must_use]
    pub fn fingerprint(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for folder in &self.whole {
            let mut paths: Vec<PathBuf> = fs::read_dir(folder)
                .into_iter()
                .flatten()
                .flatten()
                .map(|entry| entry.path())
                .filter(|path| self.holds(path))
                .collect();
            paths.sort();
            for path in &paths {
                stamp(path, &mut hasher);
            }
        }
        for path in &self.single {
            stamp(path, &mut hasher);
        }
        hasher.finalize()
    }
}

/// Adds what tells one state of a file from another.
fn stamp(path: &Path, hasher: &mut blake3::Hasher) {
    hasher.update(path.as_os_str().as_encoded_bytes());
    let Ok(found) = fs::metadata(path) else {
        hasher.update(b"gone");
        return;
    };
    let modified = found.modified().ok();
    let modified = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let modified = modified.map_or(0, |time| time.as_nanos());
    hasher.update(&modified.to_le_bytes());
    if modified % NANOSECONDS == 0 && found.is_file() && found.len() <= LARGEST {
        contents(path, hasher);
    }
    // The length of a folder says nothing.
    let length = if found.is_dir() { 0 } else { found.len() };
    hasher.update(&length.to_le_bytes());
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        hasher.update(&found.ino().to_le_bytes());
        hasher.update(&found.ctime_nsec().to_le_bytes());
    }
}

/// Adds what a file holds: where time goes by seconds, two saves in one of them may differ by nothing else.
fn contents(path: &Path, hasher: &mut blake3::Hasher) {
    if let Ok(file) = fs::File::open(path) {
        // What cannot be read now is for whoever reads it next.
        let _ = hasher.update_reader(file);
    }
}

struct Survey<'a> {
    root: &'a Path,
    tree: Tree,
    met: BTreeSet<PathBuf>,
    meet: &'a mut dyn FnMut(&Path),
}

impl Survey<'_> {
    fn meet(&mut self, folder: &Path) {
        if self.met.insert(folder.to_owned()) {
            (self.meet)(folder);
        }
    }

    /// A file or folder that counts whatever it is; it may come later.
    fn entry(&mut self, path: &Path) {
        self.tree.single.insert(path.to_owned());
        match path.canonicalize() {
            Ok(target) if target.is_dir() => self.folder(&target),
            _ => self.file(path),
        }
    }

    fn folder(&mut self, folder: &Path) {
        // Each folder once: links that lead in a circle end here.
        if !folder.starts_with(self.root) || !self.tree.whole.insert(folder.to_owned()) {
            return;
        }
        self.meet(folder);
        let Ok(entries) = fs::read_dir(folder) else {
            return;
        };
        for entry in entries.flatten() {
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            if is_ignored(&entry.file_name().to_string_lossy(), true) {
                continue;
            }
            if kind.is_dir() {
                self.folder(&entry.path());
            } else if kind.is_symlink() {
                self.entry(&entry.path());
            }
        }
    }

    /// A file that may be a link: where it leads counts too, even where nothing is there yet.
    fn file(&mut self, path: &Path) {
        let target = match path.canonicalize() {
            Ok(target) => target,
            Err(_) => match (path.parent(), fs::read_link(path)) {
                (Some(parent), Ok(target)) => parent.join(target),
                _ => path.to_owned(),
            },
        };
        let parent = target
            .parent()
            .and_then(|parent| parent.canonicalize().ok());
        if let (Some(parent), Some(name)) = (parent, target.file_name())
            && parent.starts_with(self.root)
        {
            self.meet(&parent);
            self.tree.single.insert(parent.join(name));
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn links_are_followed_and_what_nobody_publishes_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().canonicalize().expect("it is there");
        for path in [
            "content/events/2026",
            "content/.git",
            "themes/plain",
            "dist/public",
            "shared",
            "notes",
        ] {
            fs::create_dir_all(root.join(path)).expect("made");
        }
        for path in ["content/a.md", "notes/b.md", "shared/c.png"] {
            fs::write(root.join(path), "x").expect("written");
        }
        let link = |to: &str, at: &str| {
            std::os::unix::fs::symlink(to, root.join(at)).expect("linked");
        };
        link("../notes/b.md", "content/b.md");
        link("../shared", "content/static");
        link("../notes/later.md", "content/later.md");
        link("..", "content/events/circle");
        let mut met = Vec::new();
        let tree = Tree::survey(&root, &root, &["fonts/x.ttf".to_owned()], &mut |path| {
            met.push(path.strip_prefix(&root).expect("inside").to_owned());
        });
        met.sort();
        let expected = [
            "",
            "content",
            "content/events",
            "content/events/2026",
            "notes",
            "shared",
            "themes",
            "themes/plain",
        ];
        assert_eq!(met, expected.map(PathBuf::from));
        for (path, expected) in [
            ("content/new.md", true),
            ("content/.a.md.swp", false),
            ("content/a.md~", false),
            ("shared/new.png", true),
            ("notes/b.md", true),
            ("notes/later.md", true),
            ("notes/other.md", false),
            ("content", true),
            ("dist", false),
            ("dist/public/index.html", false),
            ("site.yaml", true),
        ] {
            assert_eq!(tree.holds(&root.join(path)), expected, "{path}");
        }
        let before = tree.fingerprint();
        assert_eq!(tree.fingerprint(), before);
        fs::write(root.join("dist/public/index.html"), "x").expect("written");
        assert_eq!(tree.fingerprint(), before);
        fs::write(root.join("notes/b.md"), "longer").expect("written");
        assert_ne!(tree.fingerprint(), before);
    }

    #[test]
    fn saves_within_a_second_are_told_apart_by_what_they_say() {
        let folder = tempfile::tempdir().expect("a folder");
        let page = folder.path().join("a.md");
        let save = |text: &str| {
            fs::write(&page, text).expect("written");
            let mut hasher = blake3::Hasher::new();
            contents(&page, &mut hasher);
            hasher.finalize()
        };
        assert_ne!(save("one"), save("two"));
    }
}
