//! The functions that templates can call, beside the engine's own filters and tests.

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult};

use super::limits::MAX_RANGE;
use super::words::Words;
use crate::diagnostic::did_you_mean;
use crate::locale::Arg;

/// Gives an engine its functions, in the words of one language.
pub(super) fn register(engine: &mut Tera, words: Arc<Words>) {
    engine.register_function("range", |arguments: Kwargs, _: &State| range(&arguments));
    engine.register_function("t", move |arguments: Kwargs, _: &State| {
        translate(&arguments, &words)
    });
}

/// `t(key="answered_by", names=…)`: a message with its arguments.
fn translate(arguments: &Kwargs, words: &Words) -> TeraResult<String> {
    let key = arguments.must_get::<&str>("key")?;
    let texts: Vec<_> = arguments
        .iter()
        .filter_map(|(name, value)| Some((name.as_str()?, value, value.to_string())))
        .collect();
    let values: Vec<_> = texts
        .iter()
        .map(|(name, value, text)| {
            let value = value.as_i64().map_or(Arg::Text(text), Arg::Number);
            (*name, value)
        })
        .collect();
    words.message(key, &values).ok_or_else(|| {
        if words.keys().any(|known| known == key) {
            return Error::message(format!("the words for `{key}` need another argument"));
        }
        let help = did_you_mean(key, words.keys())
            .map(|help| format!(": {help}"))
            .unwrap_or_default();
        Error::message(format!("no words for `{key}`{help}"))
    })
}

/// `range(end=3)`, as the engine has it, with a limit that fits pages.
fn range(arguments: &Kwargs) -> TeraResult<Vec<i128>> {
    let start = arguments.get::<i128>("start")?.unwrap_or_default();
    let end = arguments.must_get::<i128>("end")?;
    let step = arguments.get::<i128>("step_by")?.unwrap_or(1);
    if step == 0 {
        return Err(Error::message("`range` with `step_by=0` never ends"));
    }
    let mut numbers = Vec::new();
    let mut number = start;
    while (step > 0 && number < end) || (step < 0 && number > end) {
        if numbers.len() as i128 >= MAX_RANGE {
            let message = format!("`range` gives at most {MAX_RANGE} numbers");
            return Err(Error::message(message));
        }
        numbers.push(number);
        number = number.saturating_add(step);
    }
    Ok(numbers)
}
