//! The attributes of raw elements: what runs or loads from elsewhere is a finding, addresses are resolved.

use std::collections::BTreeMap;
use std::ops::Range;

use html5gum::{HtmlString, Spanned};

use super::super::Writer;
use super::super::inlines::filled;
use super::Fragment;
use super::css::{self, StyleProblem};
use crate::html::escape;
use crate::markdown::dialect::Difference;
use crate::markdown::{ReferenceKind, placeholder};

/// What a browser does with an attribute.
enum Meaning {
    /// Follows it when somebody asks.
    Link,
    /// Sends what somebody typed there.
    Send,
    /// Loads it by itself.
    Load,
    /// Loads one of a list.
    LoadOne,
    /// Reads it as a style.
    Style,
    /// Makes it a place that links lead to.
    Id,
    /// Runs it, or does what no page needs.
    Forbidden,
    /// Belongs to another dialect of Markdown.
    Dialect,
    /// Nothing that matters here.
    Plain,
}

impl Writer<'_> {
    /// The element's attributes as they are written, each with a space before it.
    pub(super) fn attributes(
        &mut self,
        element: &str,
        attributes: &BTreeMap<HtmlString, Spanned<HtmlString, usize>>,
        fragment: &Fragment,
    ) -> String {
        let mut written = String::new();
        let mut is_external = false;
        for (name, value) in attributes {
            let offset = fragment.offset(value.span.start);
            let range = offset..fragment.offset(value.span.end).max(offset);
            let name = String::from_utf8_lossy(name);
            if !is_name(&name) {
                let message = if name.contains(placeholder::is_private_use) {
                    "a fact cannot be the name of an attribute"
                } else {
                    "the name of an attribute has a character that names have not"
                };
                self.report_unsafe(offset, message);
                continue;
            }
            let value = String::from_utf8_lossy(value);
            if let Some(mut value) =
                self.attribute(element, &name, &value, &range, &mut is_external)
            {
                // `href` comes before `rel`.
                if name == "rel" && std::mem::take(&mut is_external) {
                    value.push_str(" noreferrer");
                }
                written.push(' ');
                written.push_str(&name);
                if !value.is_empty() || matches!(&*name, "alt" | "href" | "value" | "content") {
                    written.push_str("=\"");
                    written.push_str(&value);
                    written.push('"');
                }
            }
        }
        if is_external {
            written.push_str(" rel=\"noreferrer\"");
        }
        written
    }

    /// The value as it is written, escaped; nothing where the attribute is left out.
    fn attribute(
        &mut self,
        element: &str,
        name: &str,
        value: &str,
        range: &Range<usize>,
        is_external: &mut bool,
    ) -> Option<String> {
        match meaning(element, name) {
            Meaning::Forbidden => {
                self.report_unsafe(
                    range.start,
                    format!("the attribute `{name}` may not be used"),
                );
                None
            }
            Meaning::Dialect => {
                self.report_difference(range.start, Difference::MarkdownInHtml);
                None
            }
            Meaning::Link => {
                let resolved = self.destination(value, ReferenceKind::Link, range)?;
                *is_external |= resolved.external && matches!(element, "a" | "area");
                Some(address(&resolved.href))
            }
            Meaning::Send => {
                let resolved = self.destination(value, ReferenceKind::Link, range)?;
                if resolved.external {
                    self.report_third_party(range, "a form sends to another site");
                }
                Some(address(&resolved.href))
            }
            Meaning::Load => self.load(element, value, range),
            Meaning::LoadOne => self.load_one(element, value, range),
            Meaning::Style => self.style(value, range),
            Meaning::Id => self.id(element, name, value, range.start),
            Meaning::Plain => {
                if self.raw.is_foreign() && value.contains('(') {
                    return self.style(value, range);
                }
                Some(attribute(&filled(value)))
            }
        }
    }

    fn load(&mut self, element: &str, value: &str, range: &Range<usize>) -> Option<String> {
        if value.starts_with('#') {
            // Another part of the same drawing.
            return Some(address(&filled(value)));
        }
        let kind = match element {
            "iframe" | "object" | "embed" => ReferenceKind::Frame,
            _ => ReferenceKind::Image,
        };
        let resolved = self.destination(value, kind, range)?;
        if resolved.external {
            self.report_third_party(range, &format!("`<{element}>` loads from another site"));
            return None;
        }
        Some(address(&resolved.href))
    }

    /// `srcset`: addresses with a width each, separated by commas.
    fn load_one(&mut self, element: &str, value: &str, range: &Range<usize>) -> Option<String> {
        let mut written = String::new();
        let value = filled(value);
        let mut rest = value.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        while !rest.is_empty() {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (source, behind) = rest.split_at(end);
            let trimmed = source.trim_end_matches(',');
            let (descriptor, behind) = if trimmed.len() < source.len() {
                ("", behind)
            } else {
                behind.split_once(',').unwrap_or((behind, ""))
            };
            if !written.is_empty() {
                written.push_str(", ");
            }
            written.push_str(&self.load(element, trimmed, range)?);
            if !descriptor.trim().is_empty() {
                written.push(' ');
                escape::attribute(&mut written, descriptor.trim());
            }
            rest = behind.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        }
        Some(written)
    }

    fn style(&mut self, value: &str, range: &Range<usize>) -> Option<String> {
        let value = filled(value);
        self.check_style(&value, range).then(|| attribute(&value))
    }

    fn check_style(&mut self, css: &str, range: &Range<usize>) -> bool {
        match css::problem(css) {
            None => return true,
            Some(StyleProblem::ThirdParty) => {
                self.report_third_party(range, "a style loads from elsewhere");
            }
            Some(StyleProblem::Unsafe) => {
                self.report_unsafe(
                    range.start,
                    "a style holds an address that is not one of a file",
                );
            }
        }
        false
    }

    /// The content of `<style>`, which has no escapes: no value may stand there.
    pub(super) fn style_sheet(&mut self, css: &str, offset: usize) {
        if css.contains(placeholder::is_private_use) {
            self.report_unsafe(offset, "a fact cannot stand in `<style>`");
        } else if self.check_style(css, &(offset..offset + css.len())) {
            self.html.push_str(css);
        }
    }

    fn id(&mut self, element: &str, name: &str, value: &str, offset: usize) -> Option<String> {
        if name == "id" {
            return self.choose_id(value, offset).map(|id| attribute(&id));
        }
        let value = filled(value);
        if element == "a" {
            self.headings.add_name(&value);
        }
        Some(attribute(&value))
    }
}

fn attribute(value: &str) -> String {
    let mut written = String::with_capacity(value.len());
    escape::attribute(&mut written, value);
    written
}

fn address(href: &str) -> String {
    let mut written = String::with_capacity(href.len());
    escape::address(&mut written, href);
    written
}

fn is_name(name: &str) -> bool {
    name.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.'))
}

fn meaning(element: &str, attribute: &str) -> Meaning {
    match attribute {
        "href" | "xlink:href" if matches!(element, "a" | "area") => Meaning::Link,
        "cite" | "longdesc" => Meaning::Link,
        "href" | "xlink:href" | "src" | "poster" | "background" | "data" | "lowsrc" | "dynsrc" => {
            Meaning::Load
        }
        "srcset" | "imagesrcset" => Meaning::LoadOne,
        "action" | "formaction" => Meaning::Send,
        "style" => Meaning::Style,
        "id" => Meaning::Id,
        "name" if element == "a" => Meaning::Id,
        "markdown" => Meaning::Dialect,
        "srcdoc" | "ping" | "codebase" | "archive" | "classid" | "classname" | "manifest"
        | "attributionsrc" | "code" | "http-equiv" | "is" | "shadowrootmode" => Meaning::Forbidden,
        _ if attribute.starts_with("on") => Meaning::Forbidden,
        _ => Meaning::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_runs_is_forbidden() {
        for name in ["onload", "onclick", "onxyz", "srcdoc"] {
            assert!(matches!(meaning("div", name), Meaning::Forbidden), "{name}");
        }
    }
}
