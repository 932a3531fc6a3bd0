//! What a file in the content folder is, by its path.

use crate::vocabulary::Audience;

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind<'a> {
    /// `site.yaml`.
    Site,
    /// The `event.yaml` of the event with this slug.
    Event(&'a str),
    /// The `private.yaml` of the event with this slug.
    Private(&'a str),
    /// A Markdown document.
    Document,
    /// A file to copy.
    Static(Option<Audience>),
    /// A file in `static.x/`, where `x` is no audience.
    UnknownAudience(&'a str),
    /// A source that another program could read.
    Unsupported,
    /// A file of facts under a name or in a folder where nothing reads it; what to do about it.
    Misplaced(&'static str),
}

/// Endings of Markdown files, as Pelican knows them.
const MARKDOWN: [&str; 4] = ["md", "mkd", "mdown", "markdown"];

/// Endings of what Pelican, Sphinx, Hugo, Jupyter and others read as pages.
const OTHER_SOURCES: [&str; 10] = [
    "rst", "html", "htm", "xhtml", "adoc", "asciidoc", "org", "ipynb", "tex", "textile",
];

/// What the file at `path` (from the content folder, with `/`) is.
///
/// `with_events`: whether `events/` holds events; in a site of another program it may be a folder like any other.
pub(super) fn classify(path: &str, with_events: bool) -> FileKind<'_> {
    let (first, inside) = path.split_once('/').unwrap_or(("", path));
    if first == "static" {
        return FileKind::Static(Some(Audience::Public));
    }
    if let Some(name) = first.strip_prefix("static.") {
        return name
            .parse()
            .map_or(FileKind::UnknownAudience(name), |audience| {
                FileKind::Static(Some(audience))
            });
    }
    let event_file = (first == "events" && with_events)
        .then(|| inside.split_once('/'))
        .flatten()
        .filter(|(_, file)| !file.contains('/'));
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    match (name, event_file) {
        ("site.yaml", None) if first.is_empty() => return FileKind::Site,
        ("event.yaml", Some((slug, _))) => return FileKind::Event(slug),
        ("private.yaml", Some((slug, _))) => return FileKind::Private(slug),
        ("site.yml", _) if first.is_empty() => {
            return FileKind::Misplaced("rename it to `site.yaml`");
        }
        ("event.yml", Some(_)) => return FileKind::Misplaced("rename it to `event.yaml`"),
        ("private.yml", Some(_)) => return FileKind::Misplaced("rename it to `private.yaml`"),
        // Facts that are not public must never pass for a file that a page may show.
        ("private.yaml" | "private.yml" | "event.yaml" | "event.yml", None) => {
            return FileKind::Misplaced("move it into the event's folder, `content/events/SLUG/`");
        }
        _ => {}
    }
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
        .unwrap_or_default();
    if MARKDOWN.contains(&ending.as_str()) {
        FileKind::Document
    } else if OTHER_SOURCES.contains(&ending.as_str()) {
        FileKind::Unsupported
    } else {
        FileKind::Static(None)
    }
}

/// Whether nobody means a file or folder of this name to be published: hidden, or an editor's or system's own.
#[must_use]
pub fn is_ignored(name: &str, in_static: bool) -> bool {
    // Web servers look for these.
    if in_static && matches!(name, ".well-known" | ".nojekyll" | ".htaccess") {
        return false;
    }
    name.starts_with('.')
        || name.ends_with('~')
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swo", ".tmp", ".bak", ".orig"]
            .iter()
            .any(|ending| name.ends_with(ending))
        || matches!(name, "Thumbs.db" | "desktop.ini" | "__MACOSX")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_by_path() {
        let check = |path: &str, expected: FileKind| {
            assert_eq!(classify(path, true), expected, "{path}");
        };
        let misplaced =
            FileKind::Misplaced("move it into the event's folder, `content/events/SLUG/`");
        check("site.yaml", FileKind::Site);
        check("guides/site.yaml", FileKind::Static(None));
        check("events/2026/event.yaml", FileKind::Event("2026"));
        check("events/2026/private.yaml", FileKind::Private("2026"));
        check(
            "events/2026/event.yml",
            FileKind::Misplaced("rename it to `event.yaml`"),
        );
        check("events/2026/old/private.yaml", misplaced);
        check("private.yaml", misplaced);
        check("events/2026/code.md", FileKind::Document);
        check("code.es.MD", FileKind::Document);
        check("code.markdown", FileKind::Document);
        check("code.rst", FileKind::Unsupported);
        check("map.png", FileKind::Static(None));
        check("README", FileKind::Static(None));
        check("static/code.md", FileKind::Static(Some(Audience::Public)));
        check(
            "static.staff/x/map.png",
            FileKind::Static(Some(Audience::Staff)),
        );
        check("static.stff/map.png", FileKind::UnknownAudience("stff"));
        check("static.png", FileKind::Static(None));
        assert_eq!(classify("events/2026/event.yaml", false), misplaced);
    }

    #[test]
    fn files_that_nobody_publishes() {
        for name in [
            ".git",
            ".DS_Store",
            "a.md~",
            ".#a.md",
            "#a.md#",
            ".a.md.swp",
            "a.md.swp",
        ] {
            assert!(is_ignored(name, false), "{name}");
        }
        for name in ["a.md", "#", "c#.md", "static"] {
            assert!(!is_ignored(name, false), "{name}");
        }
        assert!(!is_ignored(".well-known", true) && is_ignored(".well-known", false));
    }
}
