//! What the writer writes, as tables of text and HTML.

mod dialects;
mod headings;
mod marks;
mod properties;
mod raw;
mod soup;
mod text;

use super::to_html;
use crate::content::Dialect;
use crate::diagnostic::{Checked, Place};
use crate::markdown::Medium;
use crate::markdown::placeholder::{COMPONENT, VALUE, push};
use crate::markdown::{
    Autolinks, Body, Expanded, HtmlOptions, Labels, PlaceMap, ReferenceKind, Resolved, Resolver,
};
use crate::source_map::{SourceMap, Span};

/// Takes addresses as they are; those of other sites are external.
struct Plain;

impl Resolver for Plain {
    fn resolve(&mut self, destination: &str, _: ReferenceKind, _: Span) -> Option<Resolved> {
        let destination = destination
            .strip_prefix("{filename}")
            .unwrap_or(destination);
        Some(Resolved {
            href: destination.to_owned(),
            external: destination.starts_with("http") || destination.starts_with("//"),
        })
    }
}

/// The text in which `«value»` stands for a fact and `‹call›` for a component.
fn expanded(text: &str) -> (Expanded, SourceMap) {
    let mut with_values = String::new();
    let mut rest = text;
    while let Some(index) = rest.find(['«', '‹']) {
        with_values.push_str(&rest[..index]);
        let (open, close) = if rest[index..].starts_with('«') {
            (VALUE, '»')
        } else {
            (COMPONENT, '›')
        };
        let behind = rest[index..].trim_start_matches(['«', '‹']);
        let (value, behind) = behind.split_once(close).unwrap_or((behind, ""));
        push(open, value, &mut with_values);
        rest = behind;
    }
    with_values.push_str(rest);
    let mut sources = SourceMap::default();
    let file = sources.add("content/page.md", with_values.as_str());
    let starts = std::iter::once(0)
        .chain(with_values.match_indices('\n').map(|(index, _)| index + 1))
        .map(|start| (start, start))
        .collect();
    let expanded = Expanded {
        places: PlaceMap::new(file, with_values.len(), starts),
        text: with_values,
    };
    (expanded, sources)
}

fn convert(expanded: &Expanded, dialect: Dialect, permalinks: bool) -> Checked<Body> {
    convert_for(Medium::Page, expanded, dialect, permalinks)
}

fn convert_for(
    medium: Medium,
    expanded: &Expanded,
    dialect: Dialect,
    permalinks: bool,
) -> Checked<Body> {
    let autolinks = Autolinks::from_iter([
        ("+1 216 555 0187", "tel:+12165550187"),
        ("a@example.org", "mailto:a@example.org"),
    ]);
    let options = HtmlOptions {
        dialect,
        autolinks: &autolinks,
        components: &|call| match call {
            "inline" => "words".to_owned(),
            _ => format!("<div>{call}</div>\n"),
        },
        labels: &Labels::default(),
        permalinks,
        medium,
    };
    to_html(expanded, &options, &mut Plain)
}

/// `line:column code: message` of each finding.
fn findings(text: &str, dialect: Dialect) -> Vec<String> {
    let (expanded, sources) = expanded(text);
    convert(&expanded, dialect, false)
        .diagnostics
        .iter()
        .map(|finding| match finding.place {
            Place::Source(span) => {
                let position = sources.position(span.file, span.start);
                format!(
                    "{}:{} {}: {}",
                    position.line, position.column, finding.code, finding.message
                )
            }
            Place::Path(_) => unreachable!("findings about a page's text have a place in it"),
        })
        .collect()
}

/// Checks the HTML of a text without findings.
fn check(text: &str, expected: &str) {
    check_dialect(Dialect::Yaml, text, expected);
}

fn check_dialect(dialect: Dialect, text: &str, expected: &str) {
    let (expanded, _) = expanded(text);
    let checked = convert(&expanded, dialect, false);
    assert_eq!(checked.value.html.trim_end(), expected, "{text:?}");
    assert_eq!(findings(text, dialect), [""; 0], "{text:?}");
}
