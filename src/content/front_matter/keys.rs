//! The only owner of the keys of front matter: from keys and values, however they were written, to [`FrontMatter`].

use super::{Entry, known_key, read_date};
use crate::content::{Attribution, Dialect, FrontMatter, Status};
use crate::diagnostic::{Checked, Code, Diagnostic, Severity, codes, did_you_mean, suggestion};
use crate::source_map::{SourceMap, Span, Spanned};
use crate::vocabulary::{Audience, Language, PageKind};
use crate::yaml::{Fields, Node, NodeKind};

/// All keys that every document may have: Pelican's, then quietroom's own.
pub const KEYS: [&str; 23] = [
    "title", "date", "modified", "category", "tags", "author", "authors", "slug", "lang", "summary", "status",
    "save_as", "url", "template", "kind", "audience", "scope", "version", "reviewed", "license", "attribution",
    "aliases", "weight",
];

/// Words of other programs for known keys.
const OTHER_WORDS: [(&str, &str); 3] = [("language", "lang"), ("licence", "license"), ("visibility", "audience")];

/// Says what the keys of a document mean; `is_card` leaves unknown keys to the card.
pub(super) fn lower(
    sources: &SourceMap,
    entries: Vec<Entry>,
    dialect: Dialect,
    is_card: bool,
) -> Checked<FrontMatter> {
    let mut lowering = Lowering {
        sources,
        front: FrontMatter {
            dialect,
            ..FrontMatter::default()
        },
        diagnostics: Vec::new(),
    };
    for (key, node) in entries {
        match known_key(&key.value) {
            Some(known) => lowering.set(known, &node),
            None if is_card => lowering.front.card.push((key, node)),
            None => lowering.unknown(&key, &node),
        }
    }
    Checked::new(lowering.front, lowering.diagnostics)
}

struct Lowering<'a> {
    sources: &'a SourceMap,
    front: FrontMatter,
    diagnostics: Vec<Diagnostic>,
}

impl Lowering<'_> {
    fn set(&mut self, key: &'static str, node: &Node) {
        match key {
            "title" => self.front.title = self.text(node),
            "date" => self.front.date = self.date(node),
            "modified" => self.front.modified = self.date(node),
            "category" => self.front.category = self.plain(node),
            "tags" => self.front.tags = self.list(node),
            "author" => {
                let author = self.plain(node);
                if self.front.authors.is_empty() {
                    self.front.authors.extend(author);
                }
            }
            "authors" => self.front.authors = self.list(node),
            "slug" => self.front.slug = self.text(node),
            "lang" => self.front.lang = self.language(node),
            "summary" => self.front.summary = self.plain(node),
            "status" => self.front.status = self.status(node),
            "save_as" => self.front.save_as = self.text(node),
            "url" => self.front.url = self.text(node),
            "template" => {
                let template = self.text(node);
                self.front.template =
                    template.map(|name| name.map(|name| name.trim_end_matches(".html").to_owned()));
            }
            "kind" => self.front.kind = self.choice(node, "kind", &PageKind::ALL.map(PageKind::name), |name| name.parse().ok()),
            "audience" => self.front.audience = Some(self.audience(node)),
            "scope" => {
                let scope = self.choice(node, "scope", &["event", "series"], |name| Some(name == "series"));
                self.front.series_scope = scope.is_some_and(|scope| scope.value);
            }
            "version" => self.front.version = self.plain(node),
            "reviewed" => self.front.reviewed = self.date(node).map(|date| date.map(|date| date.date())),
            "license" => self.front.license = self.text(node),
            "attribution" => self.front.attribution = self.attributions(node),
            "aliases" => self.front.aliases = self.items(node),
            "weight" => self.front.weight = self.weight(node),
            _ => {}
        }
    }

    /// One line of text; nothing where nothing is written.
    fn text(&mut self, node: &Node) -> Option<Spanned<String>> {
        if is_empty(node) {
            return None;
        }
        let text = node.expect_text(&mut self.diagnostics)?;
        Some(text.map(|text| {
            let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            lines.join(" ")
        }))
    }

    fn plain(&mut self, node: &Node) -> Option<String> {
        self.text(node).map(|text| text.value)
    }

    fn list(&mut self, node: &Node) -> Vec<String> {
        let mut unique: Vec<String> = Vec::new();
        for item in self.items(node) {
            if !unique.contains(&item.value) {
                unique.push(item.value);
            }
        }
        unique
    }

    /// A list; or a text that Pelican splits: on `;` if it has one, else on `,`, and on lines.
    fn items(&mut self, node: &Node) -> Vec<Spanned<String>> {
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
                let spanned = parts.filter(|(_, part)| !part.is_empty()).map(|(start, part)| {
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

    fn date(&mut self, node: &Node) -> Option<Spanned<jiff::civil::DateTime>> {
        let text = self.text(node)?;
        let Some(date) = read_date(&text.value) else {
            let help = "write `2026-05-11`, or `2026-05-11 10:20` with a time";
            self.report(codes::INVALID_DATE, text.span, format!("`{}` is no date", text.value), help);
            return None;
        };
        Some(Spanned::new(date, text.span))
    }

    fn language(&mut self, node: &Node) -> Option<Spanned<Language>> {
        let text = self.text(node)?;
        let Some(language) = Language::parse(&text.value) else {
            let help = "write its tag: `en`, `es`, `pt-BR`";
            self.report(codes::INVALID_LANGUAGE, text.span, format!("`{}` is no language tag", text.value), help);
            return None;
        };
        Some(Spanned::new(language, text.span))
    }

    fn status(&mut self, node: &Node) -> Status {
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
    fn audience(&mut self, node: &Node) -> Spanned<Audience> {
        let names = Audience::ALL.map(Audience::name);
        let audience = self.choice(node, "audience", &names, |name| name.parse().ok());
        audience.unwrap_or_else(|| {
            let meant = node.text().and_then(|text| suggestion(text, names));
            let audience = meant.and_then(|name| name.parse().ok());
            Spanned::new(audience.unwrap_or(Audience::Responders), node.span)
        })
    }

    /// A value out of few; Pelican's metadata do not care about case.
    fn choice<T>(
        &mut self,
        node: &Node,
        what: &str,
        names: &[&str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let text = node.expect_text(&mut self.diagnostics)?;
        let name = match self.front.dialect {
            Dialect::Pelican => text.value.to_ascii_lowercase(),
            Dialect::Yaml => text.value.clone(),
        };
        if let Some(value) = names.contains(&name.as_str()).then(|| read(&name)).flatten() {
            return Some(Spanned::new(value, text.span));
        }
        let help = did_you_mean(&name, names.iter().copied()).unwrap_or_default();
        let message = format!("`{}` is no {what}: it is one of {}", text.value, names.join(", "));
        self.report(codes::INVALID_VALUE, text.span, message, &help);
        None
    }

    fn weight(&mut self, node: &Node) -> i64 {
        let Some(text) = self.text(node) else { return 0 };
        text.value.parse().unwrap_or_else(|_| {
            let help = "write a whole number; lists show lighter pages first";
            self.report(codes::INVALID_VALUE, text.span, format!("`{}` is no whole number", text.value), help);
            0
        })
    }

    fn attributions(&mut self, node: &Node) -> Vec<Attribution> {
        match &node.kind {
            NodeKind::Null => Vec::new(),
            NodeKind::Sequence(items) => items.iter().filter_map(|item| self.attribution(item)).collect(),
            // Pelican's metadata have no structure: a title, or an address.
            NodeKind::Scalar { .. } if self.front.dialect == Dialect::Pelican => {
                let text = self.text(node);
                let is_url = |text: &Spanned<String>| text.value.starts_with("http");
                text.map(|text| match is_url(&text) {
                    true => Attribution { url: Some(text), ..Attribution::default() },
                    false => Attribution { title: Some(text.value), ..Attribution::default() },
                })
                .into_iter()
                .collect()
            }
            NodeKind::Scalar { .. } | NodeKind::Mapping(_) => self.attribution(node).into_iter().collect(),
        }
    }

    fn attribution(&mut self, node: &Node) -> Option<Attribution> {
        let mut fields = Fields::of(node, "an attribution", &mut self.diagnostics)?;
        let [title, url, author, license, changes] =
            ["title", "url", "author", "license", "changes"].map(|key| fields.get(key));
        fields.finish(&mut self.diagnostics);
        Some(Attribution {
            title: title.and_then(|node| self.plain(node)),
            url: url.and_then(|node| self.text(node)),
            author: author.and_then(|node| self.plain(node)),
            license: license.and_then(|node| self.text(node)),
            changes: changes.and_then(|node| self.plain(node)),
        })
    }

    /// A key that is kept for the theme, unless it looks like a known one with a typing mistake.
    fn unknown(&mut self, key: &Spanned<String>, node: &Node) {
        let other_word = OTHER_WORDS.iter().find(|(word, _)| key.value.eq_ignore_ascii_case(word));
        let meant = other_word.map(|(_, known)| *known).or_else(|| suggestion(&key.value, KEYS));
        let Some(meant) = meant else {
            let value = flat(node, self.sources);
            self.front.extra.insert(key.value.clone(), value);
            return;
        };
        let mut finding = Diagnostic::new(codes::UNKNOWN_KEY, key.span, format!("a page has no key `{}`", key.value))
            .help(format!("did you mean `{meant}`?"));
        // A site of Pelican's builds with whatever its theme uses; but what decides who reads a page is never guessed.
        let decides = matches!(meant, "audience" | "kind" | "scope" | "status");
        if self.front.dialect == Dialect::Pelican && !decides {
            finding.severity = Severity::Warning;
        }
        self.diagnostics.push(finding);
    }

    fn report(&mut self, code: Code, span: Span, message: String, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, span, message).help(help));
    }
}

fn is_empty(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Null => true,
        NodeKind::Scalar { text, .. } => text.trim().is_empty(),
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => false,
    }
}

/// A value as one text: what a theme can print.
fn flat(node: &Node, sources: &SourceMap) -> String {
    match &node.kind {
        NodeKind::Null => String::new(),
        NodeKind::Scalar { text, .. } => text.clone(),
        NodeKind::Sequence(items) => {
            let items: Vec<String> = items.iter().map(|item| flat(item, sources)).collect();
            items.join(", ")
        }
        NodeKind::Mapping(_) => sources.slice(node.span).to_owned(),
    }
}
