//! The template engine as a page's text sees it: which tags, filters, tests, functions and components there are.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::OnceLock;

use memchr::memmem;
use tera::{Context, Delimiters, Tera, Value};

use super::filters;
use super::scope::Scope;
use crate::markdown::placeholder::{self, VALUE};

pub use super::filters::{Call, JoinWords, MISSING};

/// The tags that a page can use.
pub const TAGS: &[&str] = &[
    "for",
    "endfor",
    "if",
    "elif",
    "else",
    "endif",
    "set",
    "endset",
    "filter",
    "endfilter",
    "raw",
    "break",
    "continue",
];

/// The filters that a page can use: those whose result is a plain value. Values are always escaped, so `safe` is none.
pub const FILTERS: &[&str] = &[
    "upper",
    "lower",
    "wordcount",
    "pluralize",
    "trim",
    "trim_start",
    "trim_end",
    "replace",
    "capitalize",
    "title",
    "truncate",
    "default",
    "str",
    "int",
    "float",
    "length",
    "reverse",
    "split",
    "abs",
    "round",
    "first",
    "last",
    "nth",
    "join",
    "sort",
    "unique",
    "get",
    "values",
    "keys",
    "group_by",
];

/// The tests behind `is` that a page can use.
pub const TESTS: &[&str] = &[
    "string",
    "number",
    "map",
    "bool",
    "array",
    "integer",
    "float",
    "none",
    "iterable",
    "defined",
    "undefined",
    "odd",
    "even",
    "divisible_by",
    "starting_with",
    "ending_with",
    "containing",
];

/// The functions that a page can use.
pub const FUNCTIONS: &[&str] = &["range"];

/// The template engine for pages that share a scope.
pub struct Engine {
    tera: Tera,
    /// The values of the scope's names, each made for the first text that has the name in it.
    values: BTreeMap<&'static str, OnceLock<Value>>,
}

impl Engine {
    /// An engine for templates that see the names of `scope`; lists read as `join` joins them.
    pub fn new(scope: &Scope, join: JoinWords) -> Self {
        let mut tera = Tera::default();
        // The delimiters are two bytes each and differ, so they are never refused.
        let _ = tera.set_delimiters(Delimiters {
            comment_start: "{!".into(),
            comment_end: "!}".into(),
            ..Delimiters::default()
        });
        tera.set_escape_fn(escape);
        filters::register(&mut tera, join);
        let values = scope.names.keys().map(|name| (*name, OnceLock::new()));
        Self {
            tera,
            values: values.collect(),
        }
    }

    /// What keeps a template from being read, or fails without any facts.
    #[must_use]
    pub fn read(&self, template: &str) -> Option<tera::Error> {
        let mut out = Limited { bytes: Vec::new() };
        let rendered = self
            .tera
            .render_str_to(template, &Context::new(), true, &mut out);
        rendered.err()
    }

    /// Renders a template with the names of the page itself on top of the scope's.
    pub fn render(
        &self,
        template: &str,
        scope: &Scope,
        page: &Scope,
    ) -> Result<String, tera::Error> {
        let mut context = Context::new();
        for (name, cell) in &self.values {
            let is_named = memmem::find(template.as_bytes(), name.as_bytes()).is_some();
            if let Some(value) = scope.names.get(name).filter(|_| is_named) {
                let value = cell.get_or_init(|| value.to_tera());
                context.insert_value(*name, value.clone());
            }
        }
        for (name, value) in &page.names {
            context.insert_value(*name, value.to_tera());
        }
        let mut out = Limited {
            bytes: Vec::with_capacity(template.len() * 2),
        };
        self.tera
            .render_str_to(template, &context, true, &mut out)?;
        Ok(String::from_utf8(out.bytes)?)
    }
}

/// How much text a page may become; a loop that writes more is a mistake.
const OUTPUT_LIMIT: usize = 16 << 20;

/// The text of a page while it is written.
struct Limited {
    bytes: Vec<u8>,
}

impl Write for Limited {
    fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() + buffer.len() > OUTPUT_LIMIT {
            return Err(std::io::Error::new(
                std::io::ErrorKind::FileTooLarge,
                "the page grows without end",
            ));
        }
        self.bytes.extend_from_slice(buffer);
        Ok(buffer.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Every value becomes a placeholder, whatever its characters.
fn escape(value: &str, out: &mut dyn Write) -> std::io::Result<()> {
    placeholder::write(VALUE, value, out)
}
