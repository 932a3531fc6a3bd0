//! What filters, tests and functions of this program do in a page's text, in the place of the engine's own.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tera::{Kwargs, State, Tera, Value};

use super::scope::DISPLAY;
use crate::markdown::placeholder::{self, COMPONENT, VALUE};
use crate::meter::{MAX_KEPT, too_large};

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

/// Opens the note that a value was asked for that is not there; the offset of the tag follows, and `END`.
pub const MISSING: char = '\u{E005}';

/// Joins texts into a list in the words of a language.
pub type JoinWords = Arc<dyn Fn(&[String]) -> String + Send + Sync>;

/// How many turns a `range` in a page can make: more is a mistake, and would only keep a build from ending.
const RANGE_LIMIT: i64 = 100;

/// Gives an engine what this program has of its own; lists read as `join` joins them.
pub(super) fn register(tera: &mut Tera, join: JoinWords) {
    // No page may name these. Should one ever reach them, they do nothing.
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
    tera.register_filter("length", length);
    tera.register_filter("replace", replace);
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

/// A text with another part in the place of each that is named, as far as a page needs it.
fn replace(text: &str, arguments: Kwargs, _: &State) -> tera::TeraResult<String> {
    let (from, to) = (
        arguments.must_get::<&str>("from")?,
        arguments.must_get::<&str>("to")?,
    );
    let parts = text.matches(from).count();
    if text.len().saturating_add(parts.saturating_mul(to.len())) > MAX_KEPT {
        return Err(too_large());
    }
    Ok(text.replace(from, to))
}

/// How many members, entries or characters there are; how many a list has that is to be announced is so, too.
fn length(value: Value, _: Kwargs, _: &State) -> tera::TeraResult<Value> {
    let display = value.as_map().and_then(|_| value.get_from_path(DISPLAY));
    let length = value
        .len()
        .map(|length| length - usize::from(display.is_some()));
    match (length, display) {
        (Some(0), Some(words)) => Ok(words.clone()),
        (Some(length), _) => Ok(Value::from(length as u64)),
        (None, _) => Err(tera::Error::message("this has no length")),
    }
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
    let joined = texts.iter().map(String::len).sum::<usize>();
    let length = joined.saturating_add(texts.len().saturating_mul(separator.len()));
    if length > MAX_KEPT {
        return Err(too_large());
    }
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
