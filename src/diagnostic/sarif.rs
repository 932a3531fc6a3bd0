//! Findings for services that collect them from many programs, as SARIF 2.1.0.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;

use super::json::range;
use super::{Code, Diagnostic, Explanation, Fix, Place};
use crate::source_map::SourceMap;

/// What the names of files may hold and addresses may not.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What paths count from: the site's folder, wherever the reader has it.
const ROOT: &str = "%SRCROOT%";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message<'static>,
    help: Message<'static>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message<'a> {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'a str,
    message: Message<'a>,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Mend>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Mend {
    artifact_changes: [Change; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    artifact_location: Artifact,
    replacements: [Replacement; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Message<'static>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// All findings as one log with one run, and the rules behind them.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let mut codes: Vec<Code> = diagnostics.iter().map(|found| found.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let indices: BTreeMap<Code, usize> = codes.iter().copied().zip(0..).collect();
    let results = diagnostics
        .iter()
        .map(|diagnostic| found(diagnostic, indices[&diagnostic.code], sources))
        .collect();
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "quietroom",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: codes.into_iter().map(rule).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results,
        }],
    };
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    text
}

fn rule(code: Code) -> Rule {
    let explanation = code.explanation();
    let what = explanation.map_or_else(|| code.name().to_owned(), Explanation::what);
    Rule {
        id: code.name(),
        short_description: plain(what.clone()),
        help: Message {
            text: what,
            markdown: explanation.map(|page| page.markdown),
        },
        default_configuration: Configuration {
            level: code.severity().name(),
        },
    }
}

fn found<'a>(diagnostic: &'a Diagnostic, rule_index: usize, sources: &SourceMap) -> Found<'a> {
    // The format has no place for what to do about one result.
    let message = match &diagnostic.help {
        Some(help) => format!("{}\nhelp: {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let related = diagnostic.labels.iter().map(|label| Location {
        physical_location: physical(&Place::Source(label.span), sources),
        message: Some(plain(label.message.clone())),
    });
    Found {
        rule_id: diagnostic.code.name(),
        rule_index,
        level: diagnostic.severity.name(),
        message: plain(message),
        locations: [Location {
            physical_location: physical(&diagnostic.place, sources),
            message: None,
        }],
        related_locations: related.collect(),
        fixes: diagnostic
            .fix
            .iter()
            .map(|fix| mend(fix, sources))
            .collect(),
    }
}

fn mend(fix: &Fix, sources: &SourceMap) -> Mend {
    let place = physical(&Place::Source(fix.span), sources);
    Mend {
        artifact_changes: [Change {
            artifact_location: place.artifact_location,
            replacements: [Replacement {
                deleted_region: place.region,
                inserted_content: plain(fix.text.clone()),
            }],
        }],
    }
}

fn plain(text: String) -> Message<'static> {
    Message {
        text,
        markdown: None,
    }
}

fn physical(place: &Place, sources: &SourceMap) -> Physical {
    let (file, start, end) = range(place, sources);
    Physical {
        artifact_location: Artifact {
            uri: utf8_percent_encode(file, PATH).to_string(),
            uri_base_id: ROOT,
        },
        region: Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        },
    }
}
