//! A finding's code: its name, its own severity, and what `explain` says about it.

use std::fmt;

use include_dir::{Dir, include_dir};

use super::Severity;

static EXPLANATIONS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/diagnostic/explain");

/// A stable kebab-case name, after the problem and not after the cure.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code {
    name: &'static str,
    severity: Severity,
    is_firm: bool,
}

/// What `explain CODE` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Markdown with the headings What, Why and Example.
    pub markdown: &'static str,
}

impl Code {
    pub(super) const fn error(name: &'static str) -> Self {
        Self {
            name,
            severity: Severity::Error,
            is_firm: false,
        }
    }

    /// An error that nobody can wave through: what would be published is not whole, or not safe.
    pub(super) const fn firm(name: &'static str) -> Self {
        Self {
            name,
            severity: Severity::Error,
            is_firm: true,
        }
    }

    pub(super) const fn warning(name: &'static str) -> Self {
        Self {
            name,
            severity: Severity::Warning,
            is_firm: false,
        }
    }

    /// The name, as in `lints` and in every output format.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The severity where `site.yaml` says nothing else.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.severity
    }

    /// Whether it is an error whatever `lints` says.
    #[must_use]
    pub fn is_firm(self) -> bool {
        self.is_firm
    }

    /// What it means, why it matters and an example, from `explain/<name>.md`.
    #[must_use]
    pub fn explanation(self) -> Option<Explanation> {
        let file = EXPLANATIONS.get_file(format!("{}.md", self.name))?;
        file.contents_utf8()
            .map(|markdown| Explanation { markdown })
    }
}

impl Explanation {
    /// What the code means, in a paragraph on one line.
    #[must_use]
    pub fn what(self) -> String {
        let what = self
            .markdown
            .split_once("## What")
            .map_or("", |(_, what)| what);
        let paragraph = what.trim_start().split("\n\n").next().unwrap_or_default();
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
