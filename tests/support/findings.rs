//! Cases of `tests/findings/` and what the program says about them.

use std::fmt;
use std::fs;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;

use super::literate::{Block, blocks, generate};

/// A tiny site and what is said about it.
pub struct Case {
    /// The site's files and links.
    pub files: Vec<File>,
    /// Files as they were when the site was built before.
    pub before: Vec<File>,
    /// Whether the site has no files but its own.
    pub is_plain: bool,
    /// The command line.
    pub arguments: Vec<String>,
    /// The lines of the `findings` block.
    pub expected: String,
    /// Where that block is in the file.
    pub expected_at: Range<usize>,
}

/// A file or link of a tiny site.
pub struct File {
    path: String,
    content: Content,
}

enum Content {
    Bytes(Vec<u8>),
    LinkTo(String),
}

/// The cases of a file: each ends with a `findings` block.
pub fn cases(text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut site: Vec<Block> = Vec::new();
    for block in blocks(text) {
        if block.info == ["findings"] {
            cases.push(Case::new(&site, block));
            site.clear();
        } else {
            site.push(block);
        }
    }
    assert!(site.is_empty(), "no `findings` block behind the last site");
    cases
}

impl Case {
    fn new(site: &[Block], expected: Block) -> Self {
        let mut case = Self {
            files: Vec::new(),
            before: Vec::new(),
            is_plain: false,
            arguments: vec!["check".to_owned()],
            expected: expected.body,
            expected_at: expected.range,
        };
        for block in site {
            let info: Vec<&str> = block.info.iter().map(String::as_str).collect();
            let (path, content) = match info[..] {
                ["plain"] => {
                    case.is_plain = true;
                    continue;
                }
                ["args"] => {
                    case.arguments = block.body.split_whitespace().map(str::to_owned).collect();
                    continue;
                }
                ["generate", path] => (path, Content::Bytes(generate(&block.body))),
                ["symlink", path] => (path, Content::LinkTo(block.body.trim().to_owned())),
                [_, path] => (path, Content::Bytes(block.body.clone().into_bytes())),
                [_, path, "before"] => {
                    let content = Content::Bytes(block.body.clone().into_bytes());
                    case.before.push(File {
                        path: path.to_owned(),
                        content,
                    });
                    continue;
                }
                _ => panic!("what is a block {info:?}?"),
            };
            case.files.push(File {
                path: path.to_owned(),
                content,
            });
        }
        case
    }

    /// Writes the site.
    pub fn write(&self, root: &Path) {
        write(&self.files, root);
    }

    /// Writes the site as it was before.
    pub fn write_before(&self, root: &Path) {
        write(&self.before, root);
    }

    /// Whether the command is `check`, which can speak to programs too.
    pub fn is_check(&self) -> bool {
        self.arguments.first().is_some_and(|first| first == "check")
    }

    /// The same command line for `build`, unless only `check` can find what the case expects.
    pub fn as_build(&self) -> Option<Vec<String>> {
        let only_checks = ["--deny", "--external", "--fix", "--into"];
        let is_only = |argument: &String| only_checks.contains(&argument.as_str());
        if self.arguments.iter().any(is_only) {
            return None;
        }
        let options = self.arguments.iter().skip(1).cloned();
        Some(["build".to_owned()].into_iter().chain(options).collect())
    }
}

/// Writes files and links into a folder.
fn write(files: &[File], root: &Path) {
    for file in files {
        let path = root.join(&file.path);
        let parent = path.parent().expect("a path in the site");
        fs::create_dir_all(parent).expect("a folder can be made");
        match &file.content {
            Content::Bytes(bytes) => fs::write(&path, bytes).expect("a file can be written"),
            Content::LinkTo(target) => {
                std::os::unix::fs::symlink(target, &path).expect("a link can be made");
            }
        }
    }
}

/// A finding as the program reports it.
#[derive(Debug, Deserialize)]
pub struct Said {
    pub code: String,
    pub severity: String,
    pub message: String,
    pub file: String,
    pub line: usize,
    pub column: usize,
    /// What to do; nothing where people are told, who see it below.
    #[serde(default)]
    pub help: Option<String>,
}

#[derive(Deserialize)]
struct Report {
    findings: Vec<Said>,
}

impl Said {
    /// The findings that `check --format json` prints.
    pub fn from_json(text: &str) -> serde_json::Result<Vec<Self>> {
        serde_json::from_str(text).map(|report: Report| report.findings)
    }

    /// The findings that people see on standard error.
    pub fn from_human(text: &str) -> Vec<Self> {
        let mut lines = text.lines();
        let mut found = Vec::new();
        while let Some(line) = lines.next() {
            let Some((severity, code, message)) = headline(line) else {
                continue;
            };
            let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "));
            let (file, line, column) = place.and_then(split_place).unwrap_or_default();
            found.push(Self {
                code: code.to_owned(),
                severity: severity.to_owned(),
                message: message.to_owned(),
                file,
                line,
                column,
                help: None,
            });
        }
        found
    }

    /// Where and what it is, without the sentence.
    pub fn place(&self) -> String {
        let Self {
            code,
            severity,
            file,
            line,
            column,
            ..
        } = self;
        format!("{file}:{line}:{column}: {severity}[{code}]")
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.message.replace('\n', "\\n"))
    }
}

/// `error[code]: message`
fn headline(line: &str) -> Option<(&str, &str, &str)> {
    let (severity, rest) = line.split_once('[')?;
    let (code, message) = rest.split_once("]: ")?;
    matches!(severity, "error" | "warning").then_some((severity, code, message))
}

/// `path:line:column`
fn split_place(place: &str) -> Option<(String, usize, usize)> {
    let (rest, column) = place.rsplit_once(':')?;
    let (file, line) = rest.rsplit_once(':')?;
    Some((file.to_owned(), line.parse().ok()?, column.parse().ok()?))
}
