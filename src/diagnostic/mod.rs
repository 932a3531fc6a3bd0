//! Findings: what is wrong with the content, where, and what to do about it.

mod code;
pub mod codes;
mod excerpt;
mod fix;
pub mod github;
pub mod human;
pub mod json;
mod mask;
pub mod sarif;

pub use code::{Code, Explanation};
pub use excerpt::{Excerpt, excerpt};
pub use fix::{Fix, apply};
pub use mask::Mask;

use crate::source_map::{FileId, SourceMap, Span};

/// How bad a finding is: an error keeps anything from being published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published, and said.
    Warning,
}

impl Severity {
    /// The word in every output format.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Another place that explains a finding: "first given here".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there.
    pub message: String,
}

/// The place of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a source that was read.
    Source(Span),
    /// In a file that could not be read as text, or that is missing; relative to the site's root.
    Path(String),
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of problem it is.
    pub code: Code,
    /// How bad it is, here: `lints` in `site.yaml` may have changed the code's own severity.
    pub severity: Severity,
    /// One sentence without a full stop that says what is wrong.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// Other places that explain it.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
    /// The change that does it, where it is certain.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// The sources that it speaks of.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        let place = match &self.place {
            Place::Source(span) => Some(span.file),
            Place::Path(_) => None,
        };
        let labels = self.labels.iter().map(|label| label.span.file);
        let fix = self.fix.iter().map(|fix| fix.span.file);
        place.into_iter().chain(labels).chain(fix)
    }

    /// A finding at a place in a source, with the code's own severity.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::at(code, Place::Source(span), message)
    }

    /// A finding about a whole file by its path.
    pub fn about_path(code: Code, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::at(code, Place::Path(path.into()), message)
    }

    fn at(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            place,
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Offers a change that certainly mends it.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix {
            span,
            text: text.into(),
        });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Points at another place.
    #[must_use]
    pub fn label(mut self, span: Span, message: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            message: message.into(),
        });
        self
    }
}

/// A value and all that was found wrong on the way to it. Parsing never fails.
#[derive(Clone, Debug, Default)]
pub struct Checked<T> {
    /// The value, as far as it could be read.
    pub value: T,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value with its findings.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }

    /// Moves the findings to `into` and returns the value.
    pub fn unpack(self, into: &mut Vec<Diagnostic>) -> T {
        into.extend(self.diagnostics);
        self.value
    }
}

/// Sorts findings by file, place and code, and drops what is said twice.
pub fn sort(diagnostics: &mut Vec<Diagnostic>, sources: &SourceMap) {
    let path = |place: &Place| match place {
        Place::Path(path) => path.clone(),
        Place::Source(span) => sources.path(span.file).to_owned(),
    };
    let offset = |place: &Place| match place {
        Place::Path(_) => 0,
        Place::Source(span) => span.start,
    };
    diagnostics.sort_by_cached_key(|found| {
        (
            path(&found.place),
            offset(&found.place),
            found.code,
            found.message.clone(),
        )
    });
    diagnostics.dedup_by(|a, b| a.code == b.code && a.place == b.place && a.message == b.message);
}

/// The known word that somebody most likely meant by `given`, if one is near enough.
#[must_use]
pub fn suggestion<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = given.to_lowercase();
    known
        .into_iter()
        .map(|word| {
            (
                strsim::damerau_levenshtein(&lower, &word.to_lowercase()),
                word,
            )
        })
        .filter(|(distance, word)| {
            *distance <= (word.chars().count().max(given.chars().count()) / 3).max(1)
        })
        .min()
        .map(|(_, word)| word)
}

/// "did you mean …?", or the list of what is known, or nothing where even that would not help.
#[must_use]
pub fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let known: Vec<&str> = known.into_iter().collect();
    if let Some(word) = suggestion(given, known.iter().copied()) {
        return Some(format!("did you mean `{word}`?"));
    }
    match known.len() {
        0 => None,
        1..=24 => Some(format!(
            "known here: {}",
            known
                .iter()
                .map(|word| format!("`{word}`"))
                .collect::<Vec<_>>()
                .join(", ")
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (SourceMap, Vec<Diagnostic>) {
        let mut sources = SourceMap::default();
        let file = sources.add("content/a.md", "first\né line, two\n");
        let mut found = vec![
            Diagnostic::new(
                codes::BROKEN_LINK,
                Span::new(file, 9..13),
                "`x` leads nowhere",
            )
            .help("mend it"),
            Diagnostic::about_path(codes::NOT_UTF8, "content/b.md", "not text"),
            Diagnostic::new(codes::UNKNOWN_NAME, Span::new(file, 0..5), "what")
                .label(Span::new(file, 9..13), "here"),
        ];
        sort(&mut found, &sources);
        (sources, found)
    }

    #[test]
    fn findings_for_people() {
        let (sources, found) = sample();
        insta::assert_snapshot!(human::render(&found, &sources, &Mask::none(), false));
    }

    #[test]
    fn findings_for_programs() {
        let (sources, found) = sample();
        insta::assert_snapshot!(json::render(&found, &sources));
        insta::assert_snapshot!(github::render(&found, &sources));
    }

    /// What the standard (SARIF 2.1.0, sections 3.13 to 3.30) asks for.
    #[test]
    fn findings_for_services() {
        let (mut sources, mut found) = sample();
        let odd = sources.add("content/a b/ü#.md", "x");
        found.push(Diagnostic::new(
            codes::FOREIGN_NUMBER,
            Span::whole(odd),
            "y",
        ));
        let log: serde_json::Value =
            serde_json::from_str(&sarif::render(&found, &sources)).expect("JSON");
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        let driver = &run["tool"]["driver"];
        assert_eq!(driver["name"], "quietroom");
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let results = run["results"].as_array().expect("results");
        assert_eq!(results.len(), found.len());
        for (result, found) in results.iter().zip(&found) {
            let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index"));
            let rule = &driver["rules"][index.expect("a small index")];
            assert_eq!(rule["id"], found.code.name());
            assert_eq!(result["ruleId"], rule["id"]);
            assert_eq!(result["level"], found.severity.name());
            for text in [&rule["shortDescription"], &rule["help"], &result["message"]] {
                assert!(!text["text"].as_str().expect("a text").is_empty());
            }
            let related = result["relatedLocations"].as_array();
            assert_eq!(related.map_or(0, Vec::len), found.labels.len());
            let place = &result["locations"][0]["physicalLocation"];
            let (_, start, end) = json::range(&found.place, &sources);
            let region = [start.line, start.column, end.line, end.column];
            for (key, number) in ["startLine", "startColumn", "endLine", "endColumn"]
                .iter()
                .zip(region)
            {
                assert_eq!(place["region"][key], number, "{key}");
            }
        }
        let uri = &results[3]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(uri, "content/a%20b/%C3%BC%23.md");
    }

    #[test]
    fn suggestions_are_near_or_absent() {
        let check = |given: &str, expected: Option<&str>| {
            assert_eq!(
                suggestion(given, ["phone", "email", "name", "role"]),
                expected,
                "{given:?}"
            );
        };
        check("phne", Some("phone"));
        check("Phone", Some("phone"));
        check("mail", Some("email"));
        check("colour", None);
    }
}
