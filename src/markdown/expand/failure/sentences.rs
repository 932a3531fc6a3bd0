//! The engine's sentences, known by how they begin, and ours in their place.

use crate::meter::TOO_OFTEN;

const SYNTAX: &str =
    "compare the tag with the examples that `quietroom explain template-syntax` prints";
const VALUES: &str = "look at the values that this expression works with";
const NOTHING: &str = "nothing";
const SIMPLER: &str = "write it in several simpler tags";

/// What begins the engine's sentences about tags that cannot be read, and what we say.
const UNREADABLE: [(&str, &str, &str); 17] = [
    (
        "String opened",
        "a quotation mark is opened and never closed",
        "close it before the tag ends",
    ),
    (
        "unexpected end of string",
        "a quotation mark is opened and never closed",
        "close it before the tag ends",
    ),
    (
        "Invalid float",
        "this is not a number",
        "write digits alone, or put quotes around a text",
    ),
    (
        "Invalid Integer",
        "this is not a number",
        "write digits alone, or put quotes around a text",
    ),
    (
        "The expression is too complex",
        "this expression is too long to be read",
        SIMPLER,
    ),
    (
        "The template nesting",
        "tags are nested too deep here",
        SIMPLER,
    ),
    (
        "Identifiers can only",
        "brackets are nested too deep here",
        SIMPLER,
    ),
    ("Arrays can have", "lists are nested too deep here", SIMPLER),
    (
        "Found invalid field of `loop`",
        "`loop` has no such field",
        "it has index, index0, first, last and length",
    ),
    (
        "Keyword argument",
        "an argument is given twice",
        "delete one of the two",
    ),
    (
        "Function calls",
        "a fact cannot be called like a function",
        "name it without brackets, or use a filter: `| upper`",
    ),
    (
        "List comprehensions",
        "a list cannot be made from two lists here",
        SIMPLER,
    ),
    (
        "`not` is only",
        "`not` stands in the wrong place",
        "write `not a`, `a not in b` or `a is not defined`",
    ),
    (
        "Invalid syntax for `set`",
        "`set` is not complete",
        "write `{% set name = value %}`",
    ),
    ("Found ", "the tag cannot be read from here on", SYNTAX),
    ("Expected ", "the tag cannot be read from here on", SYNTAX),
    ("Unexpected ", "the tag cannot be read from here on", SYNTAX),
];

/// What stands in the engine's sentences about tags that cannot be read, wherever it stands.
const OUT_OF_PLACE: [(&str, &str, &str); 3] = [
    (
        "reserved keyword",
        "this word has a meaning in tags and cannot be a name",
        "choose another name",
    ),
    (
        "only be used in a for loop",
        "this tag stands outside of a loop",
        "move it between `{% for … %}` and `{% endfor %}`",
    ),
    (
        "cannot be used inside",
        "this tag cannot stand here",
        "move it out of the tag around it",
    ),
];

/// What begins the sentences of our own filters, functions and limits.
const OWN: [&str; 5] = [
    "`join` ",
    "`values` ",
    "`range` ",
    TOO_OFTEN,
    "this value grows",
];

/// What begins the engine's sentences about tags that cannot do their work, and what we say. `@` stands for the kinds of
/// values that the engine names.
const IMPOSSIBLE: [(&str, &str); 28] = [
    ("Invalid type for the value", "this wants @, and gets @"),
    ("Missing keyword argument", "an argument is missing here"),
    ("Value `", "a number is too large here"),
    ("Number `", "a number is too large here"),
    ("Cannot compare", "@ cannot be compared with @"),
    (
        "Math operations",
        "numbers alone can be calculated with, and this is @",
    ),
    (
        "`+` requires",
        "numbers alone can be added, and these are @ and @",
    ),
    (
        "Unable to perform",
        "the result is no number that can be written",
    ),
    ("Cannot divide", "nothing can be divided by 0"),
    (
        "Cannot index",
        "there is nothing of which this could be a part",
    ),
    (
        "Index expression",
        "what stands in the brackets has no value",
    ),
    ("Field `", "there is nothing of this name"),
    ("Variable `", "there is nothing of this name"),
    ("Tried to", "there is no value here"),
    (
        "Cannot slice",
        "a part is asked of something that is not there",
    ),
    (
        "Slic",
        "a part of a list or text is asked for by what is no whole number",
    ),
    (
        "Spread operator",
        "`...` wants a list or a group, and this is @",
    ),
    (
        "Iteration not possible",
        "a loop goes through a list or a group, and this is @",
    ),
    (
        "Key/value iteration",
        "a loop with two names goes through a group, and this is @",
    ),
    (
        "`in` cannot",
        "`in` looks into a list, a group or a text, and this is @",
    ),
    ("Map keys", "the name of a key is a text, and this is @"),
    ("Not a valid key", "this cannot be the name of a key"),
    (
        "pluralize filter",
        "`pluralize` wants a whole number, and this is @",
    ),
    ("The string `", "this text is not a number"),
    ("The float", "this number is not a whole one"),
    ("int filter", "`base` lies between 2 and 36"),
    (
        "This filter can only",
        "this filter wants a number, and gets @",
    ),
    (
        "Map does not have",
        "the group has no such key, and no `default` is given",
    ),
];

/// What is wrong with a tag that cannot be read, and what to do.
pub(super) fn unreadable(said: &str) -> (String, &'static str) {
    let by_place = OUT_OF_PLACE.iter().find(|(part, ..)| said.contains(part));
    let found = by_place.or_else(|| {
        UNREADABLE
            .iter()
            .find(|(start, ..)| said.starts_with(start))
    });
    found.map_or_else(
        || ("the tag cannot be read from here on".to_owned(), SYNTAX),
        |(_, message, help)| ((*message).to_owned(), help),
    )
}

/// The engine's sentence in our words, where it says what cannot be done with which kinds of values.
#[must_use]
pub fn in_words(said: &str) -> Option<String> {
    let is_known = IMPOSSIBLE.iter().any(|(start, _)| said.starts_with(start));
    (is_known && !is_absence(said)).then(|| impossible(said).0)
}

/// What keeps a tag from doing its work, and what to do.
pub(super) fn impossible(said: &str) -> (String, &'static str) {
    // Filters and functions of this program speak for themselves.
    if OWN.iter().any(|own| said.starts_with(own)) {
        return (said.to_owned(), VALUES);
    }
    let found = IMPOSSIBLE.iter().find(|(start, _)| said.starts_with(start));
    let Some((_, sentence)) = found else {
        return (other(said).to_owned(), VALUES);
    };
    let mut kinds = kinds(said);
    let mut message = String::new();
    for (index, part) in sentence.split('@').enumerate() {
        if index > 0 {
            message.push_str(kinds.next().unwrap_or("something else"));
        }
        message.push_str(part);
    }
    (message, VALUES)
}

/// The sentences that begin with a kind of value.
fn other(said: &str) -> &'static str {
    const PARTS: [(&str, &str); 6] = [
        ("has no length", "this has no length"),
        ("be reversed", "this cannot be reversed"),
        ("converted to", "this is not a number"),
        (
            "not comparable",
            "these values cannot be sorted: they are of different kinds",
        ),
        (
            "does not have an attribute",
            "not every value of the list has what is asked for",
        ),
        ("recursion", "this calls itself without end"),
    ];
    PARTS
        .iter()
        .find(|(part, _)| said.contains(part))
        .map_or("this cannot be worked out", |(_, message)| message)
}

/// The kinds of values that the engine's sentence names, in words.
fn kinds(said: &str) -> impl Iterator<Item = &'static str> {
    said.split('`').skip(1).step_by(2).filter_map(kind)
}

/// Whether one of the values that the engine names is not there.
pub(super) fn is_of_nothing(said: &str) -> bool {
    kinds(said).any(|kind| kind == NOTHING)
}

/// A kind of value that the engine names, in words.
fn kind(name: &str) -> Option<&'static str> {
    Some(match name {
        "string" | "str" | "&str" | "String" | "bytes" => "a text",
        "map" | "struct" | "Map" | "map/struct" => "a group",
        "array" | "Vec" | "Vec<Value>" | "&[Value]" => "a list",
        "bool" => "`true` or `false`",
        "undefined" | "none" | "null" => NOTHING,
        "number" | "Number" | "integer" | "float" | "u64" | "i64" | "f32" | "f64" | "u128"
        | "i128" | "usize" => "a number",
        _ => return None,
    })
}

/// Whether all that is wrong is that something is not there.
pub(super) fn is_absence(said: &str) -> bool {
    ["Field `", "Variable `", "Cannot index"]
        .iter()
        .any(|start| said.starts_with(start))
}
