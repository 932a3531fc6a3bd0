//! How the values of front matter are written: text, lists, dates, words out of few.

use super::read_date;
use crate::content::{Attribution, Dialect, Status};
use crate::diagnostic::{Code, Diagnostic, Severity, codes, did_you_mean, suggestion};
use crate::source_map::{SourceMap, Span, Spanned};
use crate::vocabulary::{Audience, Language, check_license};
use crate::yaml::{Fields, Node, NodeKind};

/// Reads values, and collects what is wrong with them.
pub(super) struct Values<'a> {
    pub(super) sources: &'a SourceMap,
    pub(super) dialect: Dialect,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Values<'_> {
    /// One line of text; nothing where nothing is written.
    pub(super) fn text(&mut self, node: &Node) -> Option<Spanned<String>> {
        if is_empty(node) {
            return None;
        }
        let text = node.expect_text(&mut self.diagnostics)?;
        Some(text.map(|text| {
            let lines: Vec<&str> = text
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .collect();
            lines.join(" ")
        }))
    }

    pub(super) fn plain(&mut self, node: &Node) -> Option<String> {
        self.text(node).map(|text| text.value)
    }

    pub(super) fn list(&mut self, node: &Node) -> Vec<String> {
        let mut unique: Vec<String> = Vec::new();
        for item in self.items(node) {
            if !unique.contains(&item.value) {
                unique.push(item.value);
            }
        }
        unique
    }

    /// A list; or a text that Pelican splits: on `;` if it has one, else on `,`, and on lines.
    pub(super) fn items(&mut self, node: &Node) -> Vec<Spanned<String>> {
        match &node.kind {
            NodeKind::Null => Vec::new(),
            NodeKind::Sequence(items) => items.iter().filter_map(|item| self.text(item)).collect(),
            NodeKind::Mapping(_) => {
                self.diagnostics.push(node.wrong_type("a list"));
                Vec::new()
            }
            NodeKind::Scalar { text, .. } => {
                // Where the source has the very same text, each item gets its own place.
                let exact = self.sources.slice(node.span) == text;
                let separator = if text.contains(';') { ';' } else { ',' };
                let parts = text.split_inclusive([separator, '\n']);
                let parts = parts.scan(0, |offset, part| {
                    let start = *offset + (part.len() - part.trim_start().len());
                    *offset += part.len();
                    Some((start, part.trim_end_matches([separator, '\n']).trim()))
                });
                let spanned = parts
                    .filter(|(_, part)| !part.is_empty())
                    .map(|(start, part)| {
                        let start = node.span.range().start + start;
                        let span = if exact {
                            Span::new(node.span.file, start..start + part.len())
                        } else {
                            node.span
                        };
                        Spanned::new(part.to_owned(), span)
                    });
                spanned.collect()
            }
        }
    }

    pub(super) fn date(&mut self, node: &Node) -> Option<Spanned<jiff::civil::DateTime>> {
        let text = self.text(node)?;
        let Some(date) = read_date(&text.value) else {
            let help = "write `2026-05-11`, or `2026-05-11 10:20` with a time";
            self.report(
                codes::INVALID_DATE,
                text.span,
                format!("`{}` is no date", text.value),
                help,
            );
            return None;
        };
        Some(Spanned::new(date, text.span))
    }

    pub(super) fn language(&mut self, node: &Node) -> Option<Spanned<Language>> {
        let text = self.text(node)?;
        let Some(language) = Language::parse(&text.value) else {
            let help = "write its tag: `en`, `es`, `pt-BR`";
            self.report(
                codes::INVALID_LANGUAGE,
                text.span,
                format!("`{}` is no language tag", text.value),
                help,
            );
            return None;
        };
        Some(Spanned::new(language, text.span))
    }

    pub(super) fn status(&mut self, node: &Node) -> Status {
        if is_empty(node) {
            return Status::Published;
        }
        let names = ["published", "hidden", "draft", "skip"];
        let status = self.choice(node, "status", &names, |name| match name {
            "published" => Some(Status::Published),
            "hidden" => Some(Status::Hidden),
            "draft" => Some(Status::Draft),
            "skip" => Some(Status::Skip),
            _ => None,
        });
        status.map(|status| status.value).unwrap_or_default()
    }

    /// A wrong audience never becomes a wider one: it is the one that was most likely meant, or else the narrowest.
    pub(super) fn audience(&mut self, node: &Node) -> Spanned<Audience> {
        let names = Audience::ALL.map(Audience::name);
        let audience = self.choice(node, "audience", &names, |name| name.parse().ok());
        audience.unwrap_or_else(|| {
            let meant = node.text().and_then(|text| suggestion(text, names));
            let audience = meant.and_then(|name| name.parse().ok());
            Spanned::new(audience.unwrap_or(Audience::Responders), node.span)
        })
    }

    /// A value out of few; Pelican's metadata do not care about case.
    pub(super) fn choice<T>(
        &mut self,
        node: &Node,
        what: &str,
        names: &[&str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let text = node.expect_text(&mut self.diagnostics)?;
        let name = match self.dialect {
            Dialect::Pelican => text.value.to_ascii_lowercase(),
            Dialect::Yaml => text.value.clone(),
        };
        if let Some(value) = names
            .contains(&name.as_str())
            .then(|| read(&name))
            .flatten()
        {
            return Some(Spanned::new(value, text.span));
        }
        let help = did_you_mean(&name, names.iter().copied()).unwrap_or_default();
        let message = format!(
            "`{}` is no {what}: it is one of {}",
            text.value,
            names.join(", ")
        );
        self.report(codes::INVALID_VALUE, text.span, message, &help);
        None
    }

    /// Codes of findings, each with the reason why it is not to be reported.
    pub(super) fn waivers(&mut self, node: &Node) -> Vec<(Spanned<String>, String)> {
        if is_empty(node) {
            return Vec::new();
        }
        let expected = "codes and reasons, such as {voice-only: the line takes messages, too}";
        let entries = node.expect_mapping(expected, &mut self.diagnostics);
        let mut waivers = Vec::new();
        for (code, reason) in entries.unwrap_or_default() {
            if codes::find(&code.value).is_none() {
                let message = format!("no finding has the code `{}`", code.value);
                let names = codes::ALL.iter().map(|code| code.name());
                let help = did_you_mean(&code.value, names)
                    .unwrap_or_else(|| "`quietroom explain` lists all codes".to_owned());
                self.report(codes::UNKNOWN_LINT, code.span, message, &help);
                continue;
            }
            match self.plain(reason) {
                Some(reason) => waivers.push((code.clone(), reason)),
                None if is_empty(reason) => {
                    let message = format!("`{}` is waived without a reason", code.value);
                    let help = "say why, for whoever reads the page next year";
                    self.report(codes::INVALID_VALUE, code.span, message, help);
                }
                None => {}
            }
        }
        waivers
    }

    pub(super) fn license(&mut self, node: &Node) -> Option<Spanned<String>> {
        let text = self.text(node)?;
        let Err(problem) = check_license(&text.value) else {
            return Some(text);
        };
        let mut finding =
            Diagnostic::new(codes::INVALID_LICENSE, text.span, problem.message).help(problem.help);
        // Pelican's sites use the key for anything.
        if self.dialect == Dialect::Pelican {
            finding.severity = Severity::Warning;
        }
        self.diagnostics.push(finding);
        None
    }

    pub(super) fn weight(&mut self, node: &Node) -> i64 {
        let Some(text) = self.text(node) else {
            return 0;
        };
        text.value.parse().unwrap_or_else(|_| {
            let help = "write a whole number; lists show lighter pages first";
            self.report(
                codes::INVALID_VALUE,
                text.span,
                format!("`{}` is no whole number", text.value),
                help,
            );
            0
        })
    }

    pub(super) fn attributions(&mut self, node: &Node) -> Vec<Attribution> {
        match &node.kind {
            NodeKind::Null => Vec::new(),
            NodeKind::Sequence(items) => items
                .iter()
                .filter_map(|item| self.attribution(item))
                .collect(),
            // Pelican's metadata have no structure: a title, or an address.
            NodeKind::Scalar { .. } if self.dialect == Dialect::Pelican => {
                let text = self.text(node);
                let is_url = |text: &Spanned<String>| text.value.starts_with("http");
                text.map(|text| {
                    if is_url(&text) {
                        Attribution {
                            url: Some(text),
                            ..Attribution::default()
                        }
                    } else {
                        Attribution {
                            title: Some(text.value),
                            ..Attribution::default()
                        }
                    }
                })
                .into_iter()
                .collect()
            }
            NodeKind::Scalar { .. } | NodeKind::Mapping(_) => {
                self.attribution(node).into_iter().collect()
            }
        }
    }

    fn attribution(&mut self, node: &Node) -> Option<Attribution> {
        let mut fields = Fields::of(node, "an attribution", &mut self.diagnostics)?;
        let [title, url, author, license, changes] =
            ["title", "url", "author", "license", "changes"].map(|key| fields.get(key));
        fields.finish(&mut self.diagnostics);
        Some(Attribution {
            title: title.and_then(|node| self.plain(node)),
            url: url.and_then(|node| self.url(node)),
            author: author.and_then(|node| self.plain(node)),
            license: license.and_then(|node| self.license(node)),
            changes: changes.and_then(|node| self.plain(node)),
        })
    }

    /// The address of a page on the web.
    fn url(&mut self, node: &Node) -> Option<Spanned<String>> {
        let text = self.text(node)?;
        let is_good = url::Url::parse(&text.value).is_ok_and(|url| {
            matches!(url.scheme(), "http" | "https")
                && text.value.contains("://")
                && !text.value.contains(char::is_whitespace)
        });
        if is_good {
            return Some(text);
        }
        let help = "write the whole address, beginning with https://";
        let message = "this is not the address of a web page".to_owned();
        self.report(codes::INVALID_URL, text.span, message, help);
        None
    }

    fn report(&mut self, code: Code, span: Span, message: String, help: &str) {
        self.diagnostics
            .push(Diagnostic::new(code, span, message).help(help));
    }
}

fn is_empty(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Null => true,
        NodeKind::Scalar { text, .. } => text.trim().is_empty(),
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => false,
    }
}
