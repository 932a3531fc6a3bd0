//! The template engine as a page's text sees it: which tags, filters, tests, functions and components there are.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::OnceLock;

use memchr::memmem;
use tera::{Context, Delimiters, Tera, Value};

use super::failure::{Failure, failure};
use super::filters;
use super::scope::Scope;
use crate::markdown::placeholder::{self, VALUE};
use crate::meter::{Comments, Meter, TOO_OFTEN, metered};

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

/// How comments of pages begin and end.
const COMMENTS: Comments = Comments("{!", "!}");

/// No fact is longer, as far as loops are counted.
const LONGEST_FACT: usize = 4 * 1024;

/// The template engine for pages that share a scope.
pub struct Engine {
    tera: Tera,
    meter: Meter,
    /// The values of the scope's names, each made for the first text that has the name in it.
    values: BTreeMap<&'static str, OnceLock<Value>>,
}

impl Engine {
    /// An engine for templates that see the names of `scope`; lists read as `join` joins them.
    pub fn new(scope: &Scope, join: JoinWords) -> Self {
        let mut tera = Tera::default();
        // The delimiters are two bytes each and differ, so they are never refused.
        let _ = tera.set_delimiters(Delimiters {
            comment_start: COMMENTS.0.into(),
            comment_end: COMMENTS.1.into(),
            ..Delimiters::default()
        });
        tera.set_escape_fn(escape);
        filters::register(&mut tera, join);
        let meter = Meter::default();
        meter.register(&mut tera);
        let values = scope.names.keys().map(|name| (*name, OnceLock::new()));
        Self {
            tera,
            meter,
            values: values.collect(),
        }
    }

    /// What keeps a template from being read, or fails without any facts.
    #[must_use]
    pub fn read(&self, template: &str) -> Option<Failure> {
        let mut out = Limited { bytes: Vec::new() };
        let rendered = self
            .tera
            .render_str_to(template, &Context::new(), true, &mut out);
        rendered.err().map(|error| failure(&error))
    }

    /// Renders a template with the names of the page itself on top of the scope's.
    pub fn render(&self, template: &str, scope: &Scope, page: &Scope) -> Result<String, Failure> {
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
        let has_tags = template.contains("{%");
        let metered = has_tags.then(|| metered(template, COMMENTS));
        self.meter.begin(LONGEST_FACT);
        let text = metered.as_ref().map_or(template, |metered| &metered.text);
        let rendered = self.tera.render_str_to(text, &context, true, &mut out);
        rendered.map_err(|error| {
            let mut failure = failure(&error);
            if let Some(metered) = metered {
                // Turns are counted behind the tag that makes them.
                let back = usize::from(failure.message == TOO_OFTEN);
                failure.offset = failure
                    .offset
                    .map(|offset| metered.original(offset).saturating_sub(back));
            }
            failure
        })?;
        // Whatever is written comes from texts.
        Ok(String::from_utf8(out.bytes).unwrap_or_default())
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
