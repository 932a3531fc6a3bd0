//! What is wrong with files as a whole.

use std::fs;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Severity, codes, did_you_mean};
use crate::vocabulary::Audience;

/// How long a source may be. The longest policies have some 100 kB.
pub const LARGEST_SOURCE: u64 = 8 << 20;

/// The path from the site's root.
pub(super) fn in_content(path: &str) -> String {
    format!("content/{path}")
}

pub(super) fn no_content_folder(root: &Path, boundary: &Path) -> Diagnostic {
    let is_content = |name: &Path| {
        name.ends_with("site.yaml") || name.extension().is_some_and(|ending| ending == "md")
    };
    let has_content = fs::read_dir(root)
        .is_ok_and(|entries| entries.flatten().any(|entry| is_content(&entry.path())));
    let help = if boundary.ends_with("content") {
        let parent = match root.parent() {
            Some(parent) if root != Path::new(".") && parent == Path::new("") => Path::new("."),
            Some(parent) if root != Path::new(".") => parent,
            _ => Path::new(".."),
        };
        format!(
            "this is a content folder itself: did you mean `-C {}`?",
            parent.display()
        )
    } else if has_content {
        "move the pages and `site.yaml` into a folder `content` here".to_owned()
    } else {
        "go to the folder that holds `content`, or name it with `-C`".to_owned()
    };
    Diagnostic::about_path(
        codes::MISSING_CONTENT,
        "content",
        "there is no folder `content` here",
    )
    .help(help)
}

pub(super) fn unsupported(path: &str) -> Diagnostic {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let message = format!("quietroom does not read `.{ending}` files, so this page is left out");
    Diagnostic::about_path(codes::UNSUPPORTED_SOURCE, in_content(path), message)
        .help("write it as Markdown, or move it to `static/` to copy it as it is")
}

pub(super) fn unknown_audience(name: &str) -> Diagnostic {
    let message = format!("`{name}` is no audience, so nobody would get the files of this folder");
    let finding = Diagnostic::about_path(
        codes::INVALID_VALUE,
        format!("content/static.{name}"),
        message,
    );
    let names = Audience::ALL.map(Audience::name);
    finding.help(did_you_mean(name, names).unwrap_or_default())
}

pub(super) fn too_large(path: &str, len: u64) -> Diagnostic {
    let tenths = len / (1 << 20) * 10 + len % (1 << 20) * 10 / (1 << 20);
    let message = format!(
        "the file has {}.{} MiB; a source may have {} MiB",
        tenths / 10,
        tenths % 10,
        LARGEST_SOURCE >> 20
    );
    Diagnostic::about_path(codes::FILE_TOO_LARGE, in_content(path), message)
        .help("split it, or move it to `static/` if it is no page")
}

pub(super) fn unreadable(path: &str) -> Diagnostic {
    let message = "this user may not read the file";
    Diagnostic::about_path(codes::UNREADABLE_FILE, in_content(path), message)
        .help("change the file's permissions (`chmod a+r`) or its owner")
}

pub(super) fn not_read(path: &str, help: &str) -> Diagnostic {
    Diagnostic::about_path(codes::UNSUPPORTED_SOURCE, path, "this file is not read").help(help)
}

/// Facts that nobody reads are worse than a page that nobody reads.
pub(super) fn misplaced_facts(path: &str, help: &str) -> Diagnostic {
    let mut finding = not_read(&in_content(path), help);
    finding.severity = Severity::Error;
    finding
}

pub(super) fn no_content() -> Diagnostic {
    let message = "there is no page and no event here";
    Diagnostic::about_path(codes::MISSING_CONTENT, "content", message)
        .help("write a page, such as `content/code-of-conduct.md`")
}

pub(super) fn bad_event_name(slug: &str) -> Diagnostic {
    let message = format!("the folder's name `{slug}` cannot be part of an address");
    Diagnostic::about_path(codes::INVALID_SLUG, event_folder(slug), message)
        .help("use letters from A to Z, digits, and `-` or `_` between them: `2026`, `spring-2026`")
}

pub(super) fn no_event_file(slug: &str) -> Diagnostic {
    let folder = event_folder(slug);
    let help = format!(
        "put the event's facts into `{folder}/event.yaml`, or move the folder out of `events`"
    );
    Diagnostic::about_path(
        codes::MISSING_CONTENT,
        folder,
        "this event has no `event.yaml`",
    )
    .help(help)
}

fn event_folder(slug: &str) -> String {
    format!("content/events/{slug}")
}
