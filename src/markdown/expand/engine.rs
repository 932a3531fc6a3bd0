//! The template engine as a page's text sees it: which tags, filters, tests, functions and components there are.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Arc, OnceLock};

use memchr::memmem;
use serde::{Deserialize, Serialize};
use tera::{Context, Delimiters, Kwargs, State, Tera, Value};

use super::scope::{DISPLAY, Scope};
use crate::markdown::placeholder::{self, COMPONENT, VALUE};

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

/// A component's call in a text, as it waits for the theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The component.
    pub name: String,
    /// Its arguments, as text.
    pub arguments: indexmap::IndexMap<String, String>,
    /// Where the call stands: the offset of its tag in the source.
    pub at: usize,
}

/// How many turns a `range` in a page can make: more is a mistake, and would only keep a build from ending.
const RANGE_LIMIT: i64 = 100;

/// Opens the note that a value was asked for that is not there; the offset of the tag follows, and `END`.
pub const MISSING: char = '\u{E005}';

/// Joins texts into a list in the words of a language.
pub type JoinWords = Arc<dyn Fn(&[String]) -> String + Send + Sync>;

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
        for name in [
            "safe",
            "escape",
            "escape_html",
            "escape_xml",
            "newlines_to_br",
        ] {
            tera.register_filter(name, |value: Value, _: Kwargs, _: &State| value);
        }
        tera.register_filter("default", default);
        tera.register_filter("values", values);
        let words = Arc::clone(&join);
        tera.register_filter("join", move |value: Value, arguments: Kwargs, _: &State| {
            join_filter(&value, &arguments, &words)
        });
        tera.register_filter(
            "print",
            move |value: Value, arguments: Kwargs, _: &State| print(&value, &arguments, &join),
        );
        tera.register_test("defined", |value: Value, _: Kwargs, _: &State| {
            !is_missing(&value)
        });
        tera.register_test("undefined", |value: Value, _: Kwargs, _: &State| {
            is_missing(&value)
        });
        tera.register_function("range", range);
        tera.register_function("component", component);
        let values = scope.names.keys().map(|name| (*name, OnceLock::new()));
        Self {
            tera,
            values: values.collect(),
        }
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

fn escape(value: &str, out: &mut dyn Write) -> std::io::Result<()> {
    placeholder::write(VALUE, value, out)
}

fn is_missing(value: &Value) -> bool {
    value.is_undefined() || value.is_none() || value.as_map().is_some_and(tera::Map::is_empty)
}

fn default(value: Value, arguments: Kwargs, _: &State) -> tera::TeraResult<Value> {
    let otherwise = arguments.must_get::<Value>("value")?;
    let also_falsy = arguments.get::<bool>("boolean")?.unwrap_or_default();
    Ok(
        if is_missing(&value) || (also_falsy && !value.is_truthy()) {
            otherwise
        } else {
            value
        },
    )
}

/// The values of a group, without the text that it is printed as: a list that is to be announced has none but that.
fn values(value: Value, _: Kwargs, _: &State) -> tera::TeraResult<Value> {
    if value.is_array() {
        return Ok(value);
    }
    let Some(map) = value.as_map() else {
        return Err(tera::Error::message(
            "`values` takes the values of a group, and this is none",
        ));
    };
    let members = map
        .iter()
        .filter(|(key, _)| key.as_str() != Some(DISPLAY))
        .map(|(_, value)| value.clone());
    Ok(Value::from(members.collect::<Vec<Value>>()))
}

/// What a value reads as, if it can be read at all.
fn display(value: &Value, join: &JoinWords) -> Option<String> {
    if value.is_map() {
        return value
            .get_from_path(DISPLAY)
            .and_then(Value::as_str)
            .map(str::to_owned);
    }
    if let Some(values) = value.as_array() {
        let texts: Option<Vec<String>> = values.iter().map(|value| display(value, join)).collect();
        return texts
            .filter(|texts| !texts.is_empty())
            .map(|texts| join(&texts));
    }
    (!is_missing(value)).then(|| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    })
}

fn print(value: &Value, arguments: &Kwargs, join: &JoinWords) -> tera::TeraResult<Value> {
    let at = arguments.must_get::<u64>("at")?;
    let mut text = String::new();
    match display(value, join) {
        None => placeholder::push(MISSING, &at.to_string(), &mut text),
        // What was captured by `{% set %}` or put together from it holds placeholders already.
        Some(shown) if shown.contains(placeholder::END) => {
            for piece in placeholder::pieces(&shown) {
                match piece {
                    placeholder::Piece::Text(written) => text.push_str(written),
                    placeholder::Piece::Value(value) => placeholder::push(VALUE, &value, &mut text),
                    placeholder::Piece::Component(call) => {
                        placeholder::push(COMPONENT, &call, &mut text);
                    }
                }
            }
        }
        Some(shown) => placeholder::push(VALUE, &shown, &mut text),
    }
    Ok(Value::safe_string(&text))
}

fn join_filter(value: &Value, arguments: &Kwargs, join: &JoinWords) -> tera::TeraResult<Value> {
    let Some(values) = value.as_array() else {
        // A list that is to be announced says so.
        if let Some(shown) = value.is_map().then(|| display(value, join)).flatten() {
            return Ok(Value::from(shown));
        }
        return Err(tera::Error::message(
            "`join` joins the values of a list, and this is not one",
        ));
    };
    let texts: Vec<String> = values
        .iter()
        .filter_map(|value| display(value, join))
        .collect();
    let separator = arguments.get::<&str>("sep")?.unwrap_or_default();
    Ok(Value::from(texts.join(separator)))
}

fn range(arguments: Kwargs, _: &State) -> tera::TeraResult<Vec<i64>> {
    let start = arguments.get::<i64>("start")?.unwrap_or_default();
    let end = arguments.must_get::<i64>("end")?;
    let step = arguments.get::<i64>("step_by")?.unwrap_or(1).max(1);
    if end.saturating_sub(start) / step > RANGE_LIMIT {
        return Err(tera::Error::message(format!(
            "`range` makes {RANGE_LIMIT} turns at most"
        )));
    }
    Ok((start..end)
        .step_by(usize::try_from(step).unwrap_or(1))
        .collect())
}

fn component(arguments: Kwargs, _: &State) -> tera::TeraResult<Value> {
    let at = arguments.must_get::<u64>("at")?;
    let name = arguments.must_get::<String>("component_name")?;
    let mut call = Call {
        name,
        arguments: indexmap::IndexMap::new(),
        at: usize::try_from(at).unwrap_or_default(),
    };
    for (key, value) in arguments.iter() {
        let key = key.as_str().unwrap_or_default();
        if key != "at" && key != "component_name" {
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            call.arguments.insert(key.to_owned(), value);
        }
    }
    call.arguments.sort_keys();
    let json = serde_json::to_string(&call).map_err(tera::Error::message)?;
    let mut text = String::new();
    placeholder::push(COMPONENT, &json, &mut text);
    Ok(Value::safe_string(&text))
}
