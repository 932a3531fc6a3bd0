//! Makes the new site, builds it to see whether it does, and mends what keeps it from it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use jiff::civil::Date;

use super::facts::{Facts, Ledger, Stated, Text};
use super::front;
use super::say::Assumed;
use super::site::{self, Files, ROUNDS};
use super::texts::languages;
use super::weave::{Edit, Form, Weave};
use super::write::Draft;
use super::yaml;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::error::Result;
use crate::pipeline::{self, Progress};
use crate::source_map::{FileId, SourceMap, Span};
use crate::vocabulary::Audience;

/// The texts of the pages, and which facts were put into them.
pub struct Bodies {
    /// A text for each page.
    pub bodies: Vec<String>,
    /// For each mention, whether it stands in its page.
    pub made: Vec<bool>,
}

impl Bodies {
    /// Puts the facts into the texts.
    #[must_use]
    pub fn of(texts: &[Text<'_>], ledger: &Ledger) -> Self {
        let written: Vec<(String, Vec<bool>)> = texts
            .par_iter()
            .enumerate()
            .map(|(index, text)| {
                let mentions = ledger.mentions[ledger.mentions_of(index)].iter();
                let edits: Vec<Edit> = mentions
                    .map(|mention| Edit {
                        range: mention.range.clone(),
                        text: mention.put.clone(),
                    })
                    .collect();
                text.foreign.weave.write(text.text, &edits)
            })
            .collect();
        let mut bodies = Self {
            bodies: Vec::new(),
            made: Vec::new(),
        };
        for (body, made) in written {
            bodies.bodies.push(body);
            bodies.made.extend(made);
        }
        bodies
    }
}

/// Facts that stand in a public page in words are public, wherever else they stand.
pub fn widen(texts: &[Text<'_>], ledger: &mut Ledger) {
    let public = texts
        .iter()
        .filter(|text| text.page.audience == Audience::Public);
    let mut words = String::new();
    let mut digits = String::new();
    for text in public {
        let body = text.text.get(text.foreign.body.clone()).unwrap_or_default();
        words.push_str(&body.to_lowercase());
        digits.extend(body.chars().filter(char::is_ascii_digit));
        digits.push(' ');
    }
    if words.is_empty() {
        return;
    }
    let is_public = |stated: &Stated| {
        let number: String = stated.value.chars().filter(char::is_ascii_digit).collect();
        let is_number = stated.value.starts_with('+') && number.len() >= 7;
        let value = stated.value.to_lowercase();
        words.contains(&value) || (is_number && digits.contains(&number[number.len() - 7..]))
    };
    // A few facts are looked for in every text; thousands would take too long, and the build finds them, too.
    let contacts = ledger.facts.contacts.values_mut().take(100);
    let fields = contacts.flat_map(|contact| contact.fields.values_mut());
    for stated in fields.chain(ledger.facts.appeals.values_mut()) {
        if stated.audience != Audience::Public && is_public(stated) {
            stated.audience = Audience::Public;
        }
    }
}

/// What came of building the new site.
pub struct Built {
    /// Its sources.
    pub sources: SourceMap,
    /// What was found in it.
    pub diagnostics: Vec<Diagnostic>,
    /// What was mended: pages, and how.
    pub mended: BTreeSet<(String, String)>,
}

/// Makes the new site.
pub struct Maker<'a> {
    /// The texts.
    pub texts: &'a [Text<'a>],
    /// The facts.
    pub ledger: &'a mut Ledger,
    /// What was assumed.
    pub assumed: &'a Assumed,
    /// Lines about what is not sure.
    pub unsure: &'a [String],
    /// The day of the run.
    pub today: Date,
}

struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _: usize) {}
    fn step(&self) {}
}

impl Maker<'_> {
    /// Writes the site into a draft until it builds.
    pub fn build(&mut self, draft: &Draft, bodies: Vec<String>) -> Result<Built> {
        let mut files = self.files(&bodies);
        let mut mended = BTreeSet::new();
        let mut round = 0;
        let outcome = loop {
            draft.write(&files)?;
            let outcome = pipeline::run(&self.request(draft), &Quiet)?;
            let errors = outcome
                .diagnostics
                .iter()
                .filter(|found| found.severity == Severity::Error);
            let wrong: BTreeSet<String> = errors
                .map(|found| path_of(found, &outcome.sources))
                .collect();
            round += 1;
            if wrong.is_empty() || round > ROUNDS + 1 {
                break outcome;
            }
            let before = files.clone();
            let done = site::mend(&mut files, &outcome.diagnostics, &outcome.sources);
            if round >= ROUNDS || done.is_empty() {
                mended.extend(self.bare(&mut files, &wrong));
            }
            mended.extend(done);
            let is_missing = files
                .values()
                .any(|text| text.contains("{{ links.missing }}"));
            if is_missing {
                self.ledger.facts.links.insert("missing".to_owned(), None);
                self.event(&mut files);
            }
            // What nothing mends is said, and another round would say the same.
            if files == before {
                break outcome;
            }
        };
        Ok(Built {
            sources: outcome.sources,
            diagnostics: outcome.diagnostics,
            mended,
        })
    }

    fn files(&self, bodies: &[String]) -> Files {
        let mut files = Files::new();
        let languages = languages(self.texts);
        let site = yaml::site(&self.assumed.provisional, &languages);
        files.insert("content/site.yaml".to_owned(), site);
        self.event(&mut files);
        for (text, body) in self.texts.iter().zip(bodies) {
            let mut page = front::matter(text);
            page.push_str(body.trim_start_matches(['\n', '\r']));
            if !page.ends_with('\n') {
                page.push('\n');
            }
            files.insert(format!("content/{}", text.page.path), page);
        }
        files
    }

    fn event(&self, files: &mut Files) {
        let facts: &Facts = &self.ledger.facts;
        let event = yaml::event(
            facts,
            &self.assumed.provisional,
            &self.assumed.notes,
            self.unsure,
        );
        let path = format!(
            "content/events/{}/event.yaml",
            self.assumed.provisional.slug
        );
        files.insert(path, event);
    }

    /// Pages that nothing else helps get their words as bare words, without facts and markup: none is lost.
    fn bare(&self, files: &mut Files, wrong: &BTreeSet<String>) -> BTreeSet<(String, String)> {
        let mut mended = BTreeSet::new();
        for text in self.texts {
            let path = format!("content/{}", text.page.path);
            if !wrong.contains(&path) {
                continue;
            }
            let mut weave = Weave::default();
            for block in text
                .reading
                .blocks
                .iter()
                .filter(|block| block.is_visible() && text.holds(&block.range()))
            {
                weave.meaning(0..0, block.text.clone(), Form::Words);
                weave.markup("\n\n");
            }
            let (words, _) = weave.write("", &[]);
            let kind = text.page.kind.name();
            files.insert(
                path.clone(),
                format!(
                    "---\nkind: {kind}\ntitle: {}\n---\n\n{words}",
                    yaml::scalar(&path)
                ),
            );
            let what =
                "its markup could not be taken over: the words stand there, a paragraph each"
                    .to_owned();
            mended.insert((path, what));
        }
        mended
    }

    fn request(&self, draft: &Draft) -> pipeline::Request {
        pipeline::Request {
            root: draft.folder.clone(),
            out: None,
            audiences: Audience::ALL.to_vec(),
            events: Vec::new(),
            base_url: None,
            external: None,
            release: false,
            rules_last: true,
            drafts: true,
            cards: false,
            prints: None,
            cache: false,
            deny_warnings: false,
            deny: Vec::new(),
            today: Some(self.today),
        }
    }
}

fn path_of(found: &Diagnostic, sources: &SourceMap) -> String {
    match &found.place {
        Place::Path(path) => path.clone(),
        Place::Source(span) => sources.path(span.file).to_owned(),
    }
}

/// Adds the new site's sources to those that it was made of, under the path of its folder.
pub fn join(shown: &mut SourceMap, of: &SourceMap, into: &str) -> BTreeMap<FileId, FileId> {
    let mut files = BTreeMap::new();
    for file in of.files() {
        let path = format!("{}/{}", into.trim_end_matches('/'), of.path(file));
        files.insert(file, shown.add(path, of.shared_text(file)));
    }
    files
}

/// A finding about the new site, at its place among all sources.
#[must_use]
pub fn moved(found: &Diagnostic, files: &BTreeMap<FileId, FileId>, into: &str) -> Diagnostic {
    let span = |span: &Span| Span {
        file: files.get(&span.file).copied().unwrap_or(span.file),
        ..*span
    };
    let mut found = found.clone();
    found.place = match &found.place {
        Place::Source(place) => Place::Source(span(place)),
        Place::Path(path) => Place::Path(format!("{}/{path}", into.trim_end_matches('/'))),
    };
    for label in &mut found.labels {
        label.span = span(&label.span);
    }
    found
}
