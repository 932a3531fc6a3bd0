//! Reads `site.yaml`: the only owner of its keys.

use super::{Config, Level};
use crate::diagnostic::{Checked, Code, Diagnostic, codes, did_you_mean};
use crate::source_map::{FileId, SourceMap, Span, Spanned};
use crate::vocabulary::{Audience, Language, check_license};
use crate::yaml::{self, Fields, Node, NodeKind};

impl Config {
    /// Reads `site.yaml`. What cannot be used has its default, and a finding.
    #[must_use]
    pub fn read(sources: &SourceMap, file: FileId) -> Checked<Self> {
        let mut reader = Reader {
            config: Self {
                file: Some(file),
                ..Self::without_file(Span::whole(file))
            },
            found: Vec::new(),
        };
        let range = 0..sources.text(file).len();
        if let Some(mut node) = yaml::parse(sources, file, range).unpack(&mut reader.found) {
            if node.kind == NodeKind::Null {
                node.kind = NodeKind::Mapping(Vec::new());
            }
            reader.site(&node);
        }
        Checked::new(reader.config, reader.found)
    }
}

/// The settings while they are read.
struct Reader {
    config: Config,
    found: Vec<Diagnostic>,
}

impl Reader {
    fn site(&mut self, node: &Node) {
        let Some(mut fields) = Fields::of(node, "`site.yaml`", &mut self.found) else {
            return;
        };
        if let Some(title) = fields.require("title") {
            self.config.title = self
                .text(title)
                .map(|title| title.value)
                .unwrap_or_default();
        }
        self.each(&mut fields, "base_url", Self::base_url);
        self.each(&mut fields, "languages", Self::languages);
        self.each(&mut fields, "current", |reader, node| {
            reader.config.current = reader.text(node);
        });
        self.each(&mut fields, "license", Self::license);
        self.each(&mut fields, "theme", Self::theme);
        self.each(&mut fields, "minify", |reader, node| {
            if let Some(minify) = node.expect_flag(&mut reader.found) {
                reader.config.minify = minify;
            }
        });
        self.each(&mut fields, "fonts", Self::fonts);
        self.each(&mut fields, "paper", Self::paper);
        self.each(&mut fields, "lints", Self::lints);
        self.each(&mut fields, "repository", Self::repository);
        self.each(&mut fields, "facts", |reader, node| {
            let facts = node.expect_mapping("the keys of an event", &mut reader.found);
            reader.config.facts = facts.map(|_| node.clone());
        });
        fields.finish(&mut self.found);
    }

    /// Reads a key that the site may have.
    fn each(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &Node),
    ) {
        if let Some(node) = fields.get(key) {
            read(self, node);
        }
    }

    fn text(&mut self, node: &Node) -> Option<Spanned<String>> {
        let text = node.expect_text(&mut self.found)?;
        Some(text.map(|text| text.trim_end().to_owned()))
    }

    /// One address for all audiences, or one for each.
    fn base_url(&mut self, node: &Node) {
        let NodeKind::Mapping(_) = &node.kind else {
            // One address is the public site's: two sites cannot answer at the same one.
            if let Some(url) = self.url(node) {
                self.config.base_url.insert(Audience::Public, url);
            }
            return;
        };
        let Some(mut fields) = Fields::of(node, "`base_url`", &mut self.found) else {
            return;
        };
        for audience in Audience::ALL {
            let url = fields.get(audience.name());
            if let Some(url) = url.and_then(|node| self.url(node)) {
                self.config.base_url.insert(audience, url);
            }
        }
        fields.finish(&mut self.found);
    }

    /// An absolute address that paths can be added to, without a slash at its end.
    fn url(&mut self, node: &Node) -> Option<Spanned<String>> {
        let text = self.text(node)?;
        let url = url::Url::parse(&text.value).ok().filter(|url| {
            matches!(url.scheme(), "http" | "https")
                && url.has_host()
                && text.value.contains("://")
                && !text
                    .value
                    .contains(|c: char| c.is_whitespace() || c == '\\')
        });
        let Some(url) = url else {
            self.report(
                codes::INVALID_URL,
                text.span,
                "this is not the address of a web site",
                "write the whole address, for example https://example.org/conduct",
            );
            return None;
        };
        let is_bare = url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        if !is_bare {
            self.report(
                codes::INVALID_URL,
                text.span,
                "paths cannot be added to this address",
                "delete what follows `?` or `#`, and any user name before `@`",
            );
            return None;
        }
        Some(text.map(|text| text.trim_end_matches('/').to_owned()))
    }

    fn languages(&mut self, node: &Node) {
        let expected = "a list of languages, such as [en, es]";
        let Some(items) = node.expect_list(expected, &mut self.found) else {
            return;
        };
        let mut languages: Vec<Spanned<Language>> = Vec::new();
        for item in items {
            if let Some(language) = self.language(item, &languages) {
                languages.push(language);
            }
        }
        if items.is_empty() {
            self.report(
                codes::INVALID_VALUE,
                node.span,
                "there is no language in this list",
                "write at least one, for example [en], or delete the key",
            );
        }
        if !languages.is_empty() {
            self.config.languages = languages.into_iter().map(|known| known.value).collect();
        }
    }

    /// A language that is not one of the `known` ones yet.
    fn language(&mut self, node: &Node, known: &[Spanned<Language>]) -> Option<Spanned<Language>> {
        let text = self.text(node)?;
        let Some(language) = Language::parse(&text.value) else {
            self.report(
                codes::INVALID_LANGUAGE,
                text.span,
                &format!("`{}` is not the tag of a language", text.value),
                "write its two or three letters, for example en, es or pt-BR",
            );
            return None;
        };
        let first = known.iter().find(|known| known.value == language);
        let Some(first) = first else {
            return Some(Spanned::new(language, text.span));
        };
        self.found.push(
            Diagnostic::new(
                codes::INVALID_LANGUAGE,
                text.span,
                format!("the language `{language}` is here twice"),
            )
            .label(first.span, "first given here")
            .help("delete one of the two"),
        );
        None
    }

    fn license(&mut self, node: &Node) {
        let Some(license) = self.text(node) else {
            return;
        };
        match check_license(&license.value) {
            Ok(()) => self.config.license = Some(license),
            Err(problem) => self.report(
                codes::INVALID_LICENSE,
                license.span,
                &problem.message,
                &problem.help,
            ),
        }
    }

    fn theme(&mut self, node: &Node) {
        let Some(theme) = self.text(node) else {
            return;
        };
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        if theme.value.starts_with('.') || !theme.value.chars().all(is_plain) {
            self.report(
                codes::INVALID_VALUE,
                theme.span,
                "this is not the name of a folder in `themes`",
                "write the name alone, without any path",
            );
        } else {
            self.config.theme = theme;
        }
    }

    fn paper(&mut self, node: &Node) {
        let Some(name) = node.expect_text(&mut self.found) else {
            return;
        };
        self.config.paper = name.value.parse().ok();
        if self.config.paper.is_none() {
            let message = format!("`{}` is no paper of an office", name.value);
            self.found.push(
                Diagnostic::new(codes::INVALID_VALUE, name.span, message).help(
                    "write `a4` or `letter`, or leave the key out: the venue's country decides",
                ),
            );
        }
    }

    fn fonts(&mut self, node: &Node) {
        let expected = "a list of paths, such as [fonts/Face.ttf]";
        for item in node
            .expect_list(expected, &mut self.found)
            .unwrap_or_default()
        {
            let Some(path) = self.text(item) else {
                continue;
            };
            let is_inside = !path.value.contains(['\\', ':'])
                && path
                    .value
                    .split('/')
                    .all(|part| !matches!(part, "" | "." | ".."));
            if is_inside {
                self.config.fonts.push(path);
            } else {
                self.report(
                    codes::INVALID_VALUE,
                    path.span,
                    "this is not a path inside the site's folder",
                    "copy the font into the site, and write its path from there with `/`",
                );
            }
        }
    }

    fn lints(&mut self, node: &Node) {
        let expected = "codes and levels, such as {placeholder: warn}";
        let entries = node.expect_mapping(expected, &mut self.found);
        for (code, level) in entries.unwrap_or_default() {
            let is_known = codes::find(&code.value).is_some();
            if !is_known {
                let names = codes::ALL.iter().map(|code| code.name());
                let message = format!("no finding has the code `{}`", code.value);
                let mut finding = Diagnostic::new(codes::UNKNOWN_LINT, code.span, message);
                finding.help = did_you_mean(&code.value, names);
                finding
                    .help
                    .get_or_insert_with(|| "`quietroom explain` lists all codes".to_owned());
                self.found.push(finding);
            }
            let levels = [
                ("allow", Level::Allow),
                ("warn", Level::Warn),
                ("deny", Level::Deny),
            ];
            if let Some(level) = self.choice(level, &levels)
                && is_known
            {
                self.config.lints.insert(code.value.clone(), level);
            }
        }
    }

    fn repository(&mut self, node: &Node) {
        if let Some(public) = self.choice(node, &[("private", false), ("public", true)]) {
            self.config.repository_public = public;
        }
    }

    fn choice<T: Copy>(&mut self, node: &Node, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(node)?;
        let found = choices.iter().find(|(name, _)| *name == text.value);
        if found.is_none() {
            let message = format!("`{}` cannot stand here", text.value);
            let mut finding = Diagnostic::new(codes::INVALID_VALUE, text.span, message);
            finding.help = did_you_mean(&text.value, choices.iter().map(|(name, _)| *name));
            self.found.push(finding);
        }
        found.map(|(_, value)| *value)
    }

    fn report(&mut self, code: Code, span: Span, message: &str, help: &str) {
        self.found
            .push(Diagnostic::new(code, span, message).help(help));
    }
}

#[cfg(test)]
mod tests;
