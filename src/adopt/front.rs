//! Writes the metadata of the new pages.

use super::facts::Text;
use super::page::Origin;
use super::yaml::scalar;
use crate::vocabulary::PageKind;

/// The metadata of a page, up to its text.
#[must_use]
pub fn matter(text: &Text<'_>) -> String {
    let page = &text.page;
    let mut lines: Vec<String> = text.foreign.front.clone();
    let has = |lines: &[String], key: &str| {
        lines.iter().any(|line| {
            let own = line.split(':').next().unwrap_or_default();
            own.trim_end().eq_ignore_ascii_case(key)
        })
    };
    if text.source.reader.is_pelican {
        if page.kind != PageKind::Page && !has(&lines, "kind") {
            lines.push(format!("Kind: {}", page.kind.name()));
        }
        if let Some(origin) = page.origins.first().filter(|_| !has(&lines, "attribution")) {
            let value = origin.url.as_ref().unwrap_or(&origin.title);
            lines.push(format!("Attribution: {value}"));
        }
        return format!("{}\n\n", lines.join("\n"));
    }
    if page.kind != PageKind::Page && !has(&lines, "kind") {
        lines.push(format!("kind: {}", page.kind.name()));
    }
    if let Some(title) = page.title.as_ref().filter(|_| !has(&lines, "title")) {
        lines.push(format!("title: {}", scalar(title)));
    }
    if !page.origins.is_empty() && !has(&lines, "attribution") {
        lines.push("attribution:".to_owned());
        lines.extend(page.origins.iter().map(attribution));
    }
    if lines.is_empty() {
        return String::new();
    }
    format!("---\n{}\n---\n\n", lines.join("\n"))
}

fn attribution(origin: &Origin) -> String {
    let mut fields = vec![format!("title: {}", scalar(&origin.title))];
    fields.extend(
        origin
            .url
            .as_ref()
            .map(|url| format!("url: {}", scalar(url))),
    );
    fields.extend(
        origin
            .license
            .as_ref()
            .map(|license| format!("license: {license}")),
    );
    format!("  - {{{}}}", fields.join(", "))
}
