//! A seed's case: which of its facts are captured, and what turns them into variables.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use regex::{Captures, Regex};
use scraper::ElementRef;
use serde::Deserialize;

/// The folder of the seeds: real policies, which are no part of this repository. Where it is not, that is said.
pub fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let folder = std::env::var_os("QUIETROOM_SEEDS").map_or(beside, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    // Past the test harness, which would keep it to itself.
    let skipped = "skipped a test of the seeds, since there is no folder ../shared/seeds\n";
    let _ = std::io::stderr().write_all(skipped.as_bytes());
    None
}

/// `seed.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    /// The seed's file.
    #[serde(rename = "seed")]
    pub file: String,
    /// Where its text goes in the site.
    pub page: String,
    /// The file that it becomes in the output.
    pub published: String,
    /// Patterns whose named groups are the seed's facts.
    #[serde(default)]
    captures: Vec<Capture>,
    /// Front matter that its text gets.
    front: Option<String>,
    /// What is changed in its text.
    #[serde(default)]
    edits: Vec<Edit>,
    /// Texts that the page's origin names.
    #[serde(default)]
    pub provenance: Vec<String>,
    /// Where the page's links lead.
    #[serde(default)]
    pub hrefs: Vec<String>,
    /// Where they do not lead any more.
    #[serde(default)]
    pub absent: Vec<String>,
    /// The page's lists.
    pub outline: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Capture {
    find: String,
    /// How often it is found; once unless set.
    times: Option<String>,
    /// What stands in the event's file of the second build.
    #[serde(default)]
    other: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    find: String,
    /// What stands in the page; the same unless set.
    put: Option<String>,
    /// What readers see; the same as in the seed unless set.
    reads: Option<String>,
    /// How often it is found: a number, or `any`; once unless set.
    times: Option<String>,
}

/// Facts by the names of their groups; a file names them `«so»`.
#[derive(Clone, PartialEq, Eq)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    /// A value.
    pub fn get(&self, name: &str) -> &str {
        self.0
            .get(name)
            .unwrap_or_else(|| panic!("nothing captures {name}"))
    }

    /// A text with its values.
    pub fn fill(&self, text: &str) -> String {
        let name = Regex::new("«([a-z_]+)»").expect("a pattern");
        let filled = name.replace_all(text, |found: &Captures| self.get(&found[1]).to_owned());
        filled.into_owned()
    }
}

impl Seed {
    /// The seed of a case, and its text as it is in the folder of the seeds.
    pub fn of(case: &Path, seeds: &Path) -> (Self, String) {
        let text = std::fs::read_to_string(case.join("seed.yaml"));
        let seed: Self = serde_yaml::from_str(&text.expect("a case has a seed.yaml"))
            .unwrap_or_else(|error| panic!("{error}"));
        let original = std::fs::read_to_string(seeds.join(&seed.file));
        (seed, original.expect("the seed is text"))
    }

    /// The seed's values, and those of the second build.
    pub fn captured(&self, text: &str) -> (Values, Values) {
        let mut values = BTreeMap::new();
        let mut others = BTreeMap::new();
        for capture in &self.captures {
            let pattern = pattern(&capture.find);
            check_times(&pattern, capture.times.as_deref(), text);
            for found in pattern.captures_iter(text) {
                for name in pattern.capture_names().flatten() {
                    let value = found[name].to_owned();
                    let before = values.insert(name.to_owned(), value.clone());
                    assert!(
                        before.is_none_or(|before| before == value),
                        "{name} differs within the seed"
                    );
                    others.insert(
                        name.to_owned(),
                        capture.other.get(name).cloned().unwrap_or(value),
                    );
                }
            }
            for name in capture.other.keys() {
                assert!(values.contains_key(name), "{name} is not captured there");
            }
        }
        (Values(values), Values(others))
    }

    /// The names of the values that the second build replaces.
    pub fn replaced(&self) -> impl Iterator<Item = &str> {
        let others = self
            .captures
            .iter()
            .flat_map(|capture| capture.other.keys());
        others.map(String::as_str)
    }

    /// The seed as if it had been written with the values of the second build.
    pub fn with_others(&self, text: &str, values: &Values) -> String {
        let others = self.captures.iter().flat_map(|capture| &capture.other);
        let mut pairs: Vec<(&str, &str)> = others
            .map(|(name, other)| (values.get(name), other.as_str()))
            .collect();
        // The longest first: one value may be part of another.
        pairs.sort_by_key(|(value, _)| std::cmp::Reverse(value.len()));
        pairs.iter().fold(text.to_owned(), |text, (value, other)| {
            text.replace(value, other)
        })
    }

    /// The seed's text as a page with variables.
    pub fn page(&self, text: &str, values: &Values) -> String {
        let text = self.edited(text, |edit| edit.put.as_deref());
        match &self.front {
            Some(front) => format!("---\n{}---\n{text}", values.fill(front)),
            None => text,
        }
    }

    /// The seed's text as its page should read.
    pub fn reads(&self, text: &str) -> String {
        self.edited(text, |edit| edit.reads.as_deref())
    }

    fn edited(&self, text: &str, put: impl Fn(&Edit) -> Option<&str>) -> String {
        let mut text = text.to_owned();
        for edit in &self.edits {
            let pattern = pattern(&edit.find);
            check_times(&pattern, edit.times.as_deref(), &text);
            if let Some(put) = put(edit) {
                text = pattern.replace_all(&text, put).into_owned();
            }
        }
        text
    }
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).unwrap_or_else(|error| panic!("{error}"))
}

/// A pattern that is found more or less often than expected would change what it does not mean.
fn check_times(pattern: &Regex, times: Option<&str>, text: &str) {
    let found = pattern.find_iter(text).count();
    match times.unwrap_or("1") {
        "any" => assert!(found > 0, "`{pattern}` is not found"),
        times => assert_eq!(found.to_string(), times, "how often `{pattern}` is found"),
    }
}

/// A text as `CommonMark` defines it.
pub fn markdown(text: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(text));
    html
}

/// The lists in an element: `ol 7 from 1` and, indented, the lists in its items: `1: ul 2`.
pub fn outline(element: ElementRef<'_>) -> String {
    let mut lines = String::new();
    lists(element, "", 0, &mut lines);
    lines
}

fn lists(element: ElementRef<'_>, item: &str, depth: usize, lines: &mut String) {
    for child in element.child_elements() {
        let name = child.value().name();
        if !matches!(name, "ul" | "ol") {
            lists(child, item, depth, lines);
            continue;
        }
        let items: Vec<ElementRef> = child
            .child_elements()
            .filter(|child| child.value().name() == "li")
            .collect();
        let start = child.attr("start").unwrap_or("1");
        let from = if name == "ol" {
            format!(" from {start}")
        } else {
            String::new()
        };
        let _ = writeln!(
            lines,
            "{}{item}{name} {}{from}",
            "  ".repeat(depth),
            items.len()
        );
        for (number, inner) in (1..).zip(items) {
            lists(inner, &format!("{number}: "), depth + 1, lines);
        }
    }
}
