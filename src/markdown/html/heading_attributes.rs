//! What stands behind a heading in braces, other than its id: classes, and the attributes that cannot harm.

use std::collections::HashSet;

use pulldown_cmark::CowStr;

use super::Writer;
use super::inlines::filled;
use crate::diagnostic::codes;
use crate::html::escape;

impl Writer<'_> {
    pub(super) fn write_classes(&mut self, classes: &[CowStr]) {
        for (index, class) in classes.iter().enumerate() {
            self.html
                .push_str(if index == 0 { " class=\"" } else { " " });
            escape::attribute(&mut self.html, &filled(class));
        }
        if !classes.is_empty() {
            self.html.push('"');
        }
    }

    pub(super) fn write_heading_attributes(
        &mut self,
        attributes: &[(CowStr, Option<CowStr>)],
        offset: usize,
    ) {
        let mut written = HashSet::new();
        for (name, value) in attributes {
            let name = name.to_ascii_lowercase();
            let allowed = matches!(name.as_str(), "lang" | "dir" | "title")
                || name
                    .strip_prefix("data-")
                    .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_alphanumeric()));
            if !allowed {
                self.report(
                    codes::UNSAFE_HTML,
                    offset,
                    "a heading may not have this attribute",
                    "headings take `#id`, `.class`, `lang`, `dir`, `title` and `data-…`",
                );
            } else if written.insert(name.clone()) {
                self.html.push(' ');
                self.html.push_str(&name);
                self.html.push_str("=\"");
                let value = value.as_deref().unwrap_or_default();
                escape::attribute(&mut self.html, &filled(value));
                self.html.push('"');
            }
        }
    }
}
