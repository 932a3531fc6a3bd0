//! The names that a page's text may use, with what they stand for in the view of the page's audience.

use std::borrow::Cow;

use indexmap::IndexMap;

use crate::vocabulary::Audience;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A number.
    Number(i64),
    /// Yes or no.
    Bool(bool),
    /// Values in order.
    List(Vec<Value>),
    /// Records by id, in the order of the file; ids that are not here are unknown.
    Group(IndexMap<String, Value>),
    /// A record with its fields, all that it could have.
    Record(Record),
    /// Records by id, of which all that are not known yet are to be announced.
    Awaited(Box<Awaited>),
    /// A number, or a text that may be one, that is to be announced, in these words: so is all that is worked out from it,
    /// and a condition takes that for no.
    Pending(String),
    /// A list that is to be announced, in these words: it is printed, and a loop over it makes no turn.
    PendingList(String),
    /// A yes or no that is to be announced, in these words: a condition takes it for no, so that no page claims it.
    PendingFlag(String),
    /// A value that the view does not hold.
    Absent(Absence),
}

/// A group that is to be announced: no id is unknown in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Awaited {
    /// "to be announced".
    pub words: String,
    /// The records that are known all the same.
    pub known: IndexMap<String, Value>,
    /// What stands for each other one.
    pub other: Value,
}

/// A record: a contact, a room, the event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// What is printed where the record itself is named.
    pub display: Option<String>,
    /// Every field that such a record can have.
    pub fields: IndexMap<&'static str, Value>,
    /// Why the view does not hold the record, if it does not.
    pub absence: Option<Absence>,
}

/// Why a view does not hold a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The event says nothing.
    Unset,
    /// The event says that it does not apply.
    NotApplicable,
    /// The event's value is wrong, and there is a finding about that.
    Invalid,
    /// It is for a narrower audience.
    Withheld(Audience),
}

/// The key under which a record's text travels through the template engine.
pub const DISPLAY: &str = "\u{F8F0}";

impl Value {
    /// Why the value is not there, if it is not.
    #[must_use]
    pub fn absence(&self) -> Option<Absence> {
        match self {
            Self::Absent(absence) => Some(*absence),
            Self::Record(record) => record.absence,
            _ => None,
        }
    }

    /// What is printed where a text or a record is named; nothing where the template engine must say.
    #[must_use]
    pub fn display(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(text)
            | Self::Pending(text)
            | Self::PendingList(text)
            | Self::PendingFlag(text) => Some(Cow::Borrowed(text)),
            Self::Number(number) => Some(Cow::Owned(number.to_string())),
            Self::Awaited(group) => Some(Cow::Borrowed(&group.words)),
            Self::Record(record) if record.absence.is_none() => {
                record.display.as_deref().map(Cow::Borrowed)
            }
            _ => None,
        }
    }

    /// The value for the template engine. What is absent becomes an empty record or nothing, so that conditions skip it.
    pub fn to_tera(&self) -> tera::Value {
        match self {
            Self::Text(text) | Self::Pending(text) => tera::Value::from(text.as_str()),
            Self::Number(number) => tera::Value::from(*number),
            Self::Bool(yes) => tera::Value::from(*yes),
            Self::List(values) => {
                let present: Vec<tera::Value> = values
                    .iter()
                    .filter(|value| value.absence().is_none())
                    .map(Self::to_tera)
                    .collect();
                tera::Value::from(present)
            }
            Self::Group(records) => group(records),
            Self::Awaited(awaited) => group(&awaited.known),
            Self::Record(record) if record.absence.is_some() => map(std::iter::empty()),
            Self::Record(record) => {
                let display = record
                    .display
                    .iter()
                    .map(|text| (DISPLAY.to_owned(), tera::Value::from(text.as_str())));
                let fields = record
                    .fields
                    .iter()
                    .map(|(name, value)| ((*name).to_owned(), value.to_tera()));
                map(display.chain(fields))
            }
            Self::PendingList(words) => map(std::iter::once((
                DISPLAY.to_owned(),
                tera::Value::from(words.as_str()),
            ))),
            Self::PendingFlag(_) | Self::Absent(_) => tera::Value::none(),
        }
    }
}

fn group(records: &IndexMap<String, Value>) -> tera::Value {
    let present = records
        .iter()
        .filter(|(_, value)| value.absence().is_none());
    map(present.map(|(id, value)| (id.clone(), value.to_tera())))
}

fn map(entries: impl Iterator<Item = (String, tera::Value)>) -> tera::Value {
    let mut map = tera::Map::new();
    for (key, value) in entries {
        map.insert(key.into(), value);
    }
    tera::Value::from(map)
}

/// What a step from a value to one of its parts finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Step<'a> {
    /// The part, or the parts of each of several values.
    Found(Vec<&'a Value>),
    /// Something whose parts are not known beforehand.
    Opaque,
    /// No such part; these there are.
    Unknown(Vec<&'a str>),
}

/// The part `name` of `values`: of one value, or of each value that a loop goes through.
pub fn step<'a>(values: &[&'a Value], name: &str) -> Step<'a> {
    let mut found = Vec::new();
    let mut known = Vec::new();
    for value in values {
        match value {
            Value::Group(records) => match records.get(name) {
                Some(value) => found.push(value),
                None => known.extend(records.keys().map(String::as_str)),
            },
            Value::Record(record) => match record.fields.get(name) {
                Some(value) => found.push(value),
                None => known.extend(record.fields.keys().copied()),
            },
            Value::Awaited(group) => found.push(group.known.get(name).unwrap_or(&group.other)),
            Value::List(_) if name.parse::<usize>().is_ok() => return Step::Opaque,
            Value::Absent(_) | Value::PendingList(_) => return Step::Opaque,
            Value::List(_)
            | Value::Text(_)
            | Value::Number(_)
            | Value::Bool(_)
            | Value::Pending(_)
            | Value::PendingFlag(_) => {}
        }
    }
    if !found.is_empty() {
        return Step::Found(found);
    }
    if values.is_empty() {
        return Step::Opaque;
    }
    known.sort_unstable();
    known.dedup();
    Step::Unknown(known)
}

/// The values that a loop over `values` goes through.
#[must_use]
pub fn members<'a>(values: &[&'a Value]) -> Vec<&'a Value> {
    values
        .iter()
        .flat_map(|value| match value {
            Value::List(members) => members.iter().collect::<Vec<_>>(),
            Value::Group(records) => records.values().collect(),
            Value::Awaited(group) => group.known.values().collect(),
            _ => Vec::new(),
        })
        .collect()
}

/// All names that stand at the beginning of an expression.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope {
    /// What each name stands for.
    pub names: IndexMap<&'static str, Value>,
    /// Whether what gives most names their values could not be read: texts are checked, and nothing is put into them.
    pub is_unread: bool,
}
