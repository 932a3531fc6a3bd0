//! What `expect.txt` of a site's case says about its build.
//!
//! A line is a comment (`# …`), the build's options (`$ …`), a finding (`finds PLACE: SEVERITY[CODE]`) or what holds
//! for a file of the output: `FILE exists`, `FILE missing`, `FILE contains "…"`, `FILE lacks "…"` (bytes),
//! `FILE shows "…"`, `FILE hides "…"` (what readers see) and `FILE links to "…"`. `FOLDER/**` means all files in it.

use scraper::Html;

use super::folder::Files;
use super::literate::unescape;
use super::page::{is_elsewhere, links, target, visible};

/// Everything that an `expect.txt` says.
#[derive(Default)]
pub struct Expectations {
    /// Options of the build.
    pub options: Vec<String>,
    /// Findings, as their place, severity and code.
    pub findings: Vec<String>,
    lines: Vec<(usize, Claim)>,
}

struct Claim {
    path: String,
    verb: String,
    text: String,
}

/// The verbs that take a text.
const VERBS: [&str; 5] = ["contains", "lacks", "shows", "hides", "links to"];

impl Expectations {
    /// Reads an `expect.txt`.
    pub fn read(text: &str) -> Self {
        let mut read = Self::default();
        for (number, line) in (1..).zip(text.lines().map(str::trim)) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(options) = line.strip_prefix("$ ") {
                read.options
                    .extend(options.split_whitespace().map(str::to_owned));
            } else if let Some(finding) = line.strip_prefix("finds ") {
                read.findings.push(finding.to_owned());
            } else {
                read.lines.push((number, Claim::read(line)));
            }
        }
        read
    }

    /// What does not hold for these files.
    pub fn check(&self, files: &Files) -> Vec<String> {
        let wrong = self.lines.iter().filter_map(|(number, claim)| {
            let reason = claim.refute(files)?;
            let Claim { path, verb, text } = claim;
            Some(format!(
                "expect.txt:{number}: {path} {verb} {text:?}: {reason}"
            ))
        });
        wrong.collect()
    }
}

impl Claim {
    fn read(line: &str) -> Self {
        let (path, rest) = line.split_once(' ').expect("a file and what holds for it");
        let verb = VERBS
            .into_iter()
            .find(|verb| rest.starts_with(&format!("{verb} \"")));
        let Some(verb) = verb else {
            assert!(
                matches!(rest, "exists" | "missing"),
                "what does `{rest}` mean?"
            );
            return Self {
                path: path.to_owned(),
                verb: rest.to_owned(),
                text: String::new(),
            };
        };
        let text = String::from_utf8(unescape(&rest[verb.len()..])).expect("a text");
        Self {
            path: path.to_owned(),
            verb: verb.to_owned(),
            text,
        }
    }

    /// Why the claim does not hold, if it does not.
    fn refute(&self, files: &Files) -> Option<String> {
        let found: Vec<(&String, &Vec<u8>)> = match self.path.strip_suffix("**") {
            Some(folder) => files
                .iter()
                .filter(|(path, _)| path.starts_with(folder))
                .collect(),
            None => files.get_key_value(&self.path).into_iter().collect(),
        };
        match (self.verb.as_str(), found.is_empty()) {
            ("exists", false) | ("missing", true) => return None,
            ("missing", false) => return Some("there is such a file".to_owned()),
            (_, true) => return Some("there is no such file".to_owned()),
            _ => {}
        }
        // A claim about all files of a folder holds for each of them.
        found
            .iter()
            .find_map(|(path, bytes)| self.refute_one(path, bytes))
    }

    fn refute_one(&self, path: &str, bytes: &[u8]) -> Option<String> {
        let text = String::from_utf8_lossy(bytes);
        let html = || Html::parse_document(&text);
        let seen = || visible(html().root_element());
        match self.verb.as_str() {
            "contains" => (!text.contains(&self.text)).then(|| text.into_owned()),
            "lacks" => text.contains(&self.text).then(|| format!("{path} has it")),
            "shows" => Some(seen()).filter(|seen| !seen.contains(&self.text)),
            "hides" => seen()
                .contains(&self.text)
                .then(|| format!("{path} shows it")),
            _ => {
                let reached: Vec<String> = links(&html())
                    .iter()
                    .map(|link| reached(path, &link.address))
                    .collect();
                (!reached.contains(&self.text)).then(|| reached.join(" "))
            }
        }
    }
}

/// Where a link of a file leads: an address from the audience's folder, or another site's.
fn reached(path: &str, address: &str) -> String {
    let is_own = !is_elsewhere(address) && !address.starts_with('/');
    let Some((audience, file)) = path.split_once('/').filter(|_| is_own) else {
        return address.to_owned();
    };
    let Some((found, fragment)) = target(file, address) else {
        return address.to_owned();
    };
    let query = address
        .split('#')
        .next()
        .and_then(|address| address.split_once('?'));
    let query = query.map_or(String::new(), |(_, query)| format!("?{query}"));
    let fragment = fragment.map_or(String::new(), |fragment| format!("#{fragment}"));
    let found = found.strip_suffix("index.html").unwrap_or(&found);
    format!("{audience}/{found}{query}{fragment}")
}
