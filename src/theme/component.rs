//! The components of a page's text: their arguments checked, their groups chosen, their templates rendered.

use indexmap::IndexMap;
use serde::Serialize;
use tera::{Context, Value};

use super::Theme;
use super::context::{
    ContactContext, ContactKindName, EmergencyContext, EventContext, ReportingContext, RoomContext,
    ShiftContext,
};
use crate::component::{self, Argument, ComponentSpec};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::vocabulary::Language;

/// Why a component cannot be rendered; the caller knows where it was called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComponentError {
    /// The call is wrong.
    Call {
        /// One sentence without a full stop.
        message: String,
        /// What to do.
        help: Option<String>,
    },
    /// The call names what readers of the page may not see.
    Withheld {
        /// One sentence without a full stop.
        message: String,
        /// What to do.
        help: String,
    },
    /// The theme's template failed: a finding with its own place.
    Theme(Box<Diagnostic>),
}

/// What a component's template sees, each under the name of its field, beside `site`, `words` and `event`'s name.
#[derive(Debug, Default, Serialize)]
struct Selection<'a> {
    show: Vec<&'a str>,
    contacts: Vec<&'a ContactContext>,
    rooms: Vec<&'a RoomContext>,
    shifts: Vec<&'a ShiftContext>,
    emergency: Option<EmergencyContext>,
    reporting: Option<&'a ReportingContext>,
}

impl Theme {
    /// Renders a component for a page with the facts of its own audience's view. `arguments` are as the page's text writes
    /// them; the words of a list stand between commas.
    pub fn component(
        &self,
        name: &str,
        arguments: &IndexMap<String, String>,
        event: &EventContext,
        language: &Language,
    ) -> Result<String, Vec<ComponentError>> {
        let Some(spec) = component::find(name) else {
            let names = component::COMPONENTS.iter().map(|spec| spec.name);
            let message = format!("there is no component `{name}`");
            return Err(vec![call(message, did_you_mean(name, names))]);
        };
        let errors = check(spec, arguments, event);
        if !errors.is_empty() {
            return Err(errors);
        }
        let selection = select(spec, arguments, event);
        let mut context = Context::from_serialize(&selection)
            .map_err(|error| vec![call(error.to_string(), None)])?;
        context.insert_value("event_name", Value::from(event.name.as_str()));
        self.templates.meter().begin(0);
        self.run(&format!("components/{name}.html"), language, &context, 0)
            .map(|html| html.trim().to_owned())
            .map_err(|findings| {
                let findings = findings.into_iter().map(Box::new);
                findings.map(ComponentError::Theme).collect()
            })
    }
}

fn call(message: String, help: Option<String>) -> ComponentError {
    ComponentError::Call { message, help }
}

/// The words of a list.
fn words(value: &str) -> impl Iterator<Item = &str> {
    value
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

/// All that is wrong with a call.
fn check(
    spec: &ComponentSpec,
    arguments: &IndexMap<String, String>,
    event: &EventContext,
) -> Vec<ComponentError> {
    let mut errors = Vec::new();
    for (name, value) in arguments {
        let argument = spec.arguments.iter().find(|known| known.name == name);
        if let Some(argument) = argument {
            let words = argument.words(value);
            errors.extend(words.filter_map(|(_, word)| wrong(argument, word, event)));
        } else {
            let message = format!("`{}` has no argument `{name}`", spec.name);
            let names = spec.arguments.iter().map(|argument| argument.name);
            errors.push(call(message, did_you_mean(name, names)));
        }
    }
    errors
}

/// What is wrong with a word of an argument. A record that is there for others only is called so, not unknown.
fn wrong(argument: &Argument, word: &str, event: &EventContext) -> Option<ComponentError> {
    let group = argument.values.group();
    let visible: Vec<&str> = match group {
        Some("teams") => event.teams.iter().map(|team| team.id.as_str()).collect(),
        Some("contacts") => {
            let contacts = event.contacts.iter();
            contacts.map(|contact| contact.id.as_str()).collect()
        }
        _ => event.rooms.iter().map(|room| room.id.as_str()).collect(),
    };
    if let Some(group) = group {
        let path = format!("{group}.{word}");
        if event.awaited.contains(&group) || event.unset.contains(&path) {
            return None;
        }
        if let Some((_, audience)) = event.withheld.iter().find(|(known, _)| *known == path) {
            let message = format!("`{path}` is for {audience}, and this page is not");
            let help = format!("give it `audience: public`, or keep it to pages for {audience}");
            return Some(ComponentError::Withheld { message, help });
        }
    }
    let fault = argument.fault(word, &visible)?;
    Some(call(fault.message, fault.help))
}

fn select<'a>(
    spec: &ComponentSpec,
    arguments: &'a IndexMap<String, String>,
    event: &'a EventContext,
) -> Selection<'a> {
    let argument = |name: &str| arguments.get(name).map(String::as_str);
    let shown = |default: &[&'static str]| -> Vec<&'a str> {
        argument("show").map_or_else(|| default.to_vec(), |show| words(show).collect())
    };
    let chosen =
        |name: &str, id: &str| argument(name).is_none_or(|list| words(list).any(|word| word == id));
    match spec.name {
        "contact_list" => Selection {
            show: shown(&[
                "name",
                "role",
                "organization",
                "languages",
                "hours",
                "answered_by",
                "reach",
                "if_unanswered",
            ]),
            contacts: team(argument("team"), event)
                .into_iter()
                .filter(|contact| {
                    // A channel that leads nowhere is left out, never announced.
                    let works =
                        contact.kind != ContactKindName::Channel || !contact.reach.is_empty();
                    works && chosen("only", &contact.id) && chosen("kind", contact.kind.name())
                })
                .collect(),
            ..Selection::default()
        },
        "room_table" => Selection {
            show: shown(component::ROOM_FIELDS),
            rooms: event
                .rooms
                .iter()
                .filter(|room| chosen("only", &room.id))
                .collect(),
            ..Selection::default()
        },
        "shift_roster" => {
            let mut show = shown(&["day", "time", "who", "place"]);
            let shifts = event.shifts.iter();
            let shifts: Vec<_> = shifts.filter(|shift| on(shift, argument("day"))).collect();
            // A column that nobody filled in would only be a question.
            let has_place = shifts.iter().any(|shift| shift.place.is_some());
            show.retain(|field| *field != "place" || has_place);
            Selection {
                show,
                shifts,
                ..Selection::default()
            }
        }
        "emergency_numbers" => Selection {
            show: shown(component::SERVICE_FIELDS),
            emergency: Some(emergency(event, argument("kind"))),
            ..Selection::default()
        },
        _ => Selection {
            show: shown(component::CHANNEL_WAYS),
            contacts: event
                .channels
                .iter()
                .chain(&event.independent)
                .filter(|contact| chosen("only", &contact.id))
                .collect(),
            reporting: event
                .reporting
                .as_ref()
                .filter(|_| argument("only").is_none()),
            ..Selection::default()
        },
    }
}

/// The members of a team, in its order, or all contacts.
fn team<'a>(team: Option<&str>, event: &'a EventContext) -> Vec<&'a ContactContext> {
    let Some(id) = team else {
        return event.contacts.iter().collect();
    };
    event
        .teams
        .iter()
        .find(|team| team.id == id)
        .map_or(&[][..], |team| &team.members)
        .iter()
        .filter_map(|member| event.contacts.iter().find(|contact| contact.id == *member))
        .collect()
}

fn on(shift: &ShiftContext, day: Option<&str>) -> bool {
    day.is_none_or(|day| {
        shift.date.as_ref().and_then(|date| date.iso.as_deref()) == Some(day.trim())
    })
}

/// The emergency number with all services, or the services of some kinds without it.
fn emergency(event: &EventContext, kinds: Option<&str>) -> EmergencyContext {
    let mut emergency = event.emergency.clone();
    if let Some(kinds) = kinds {
        emergency.number = None;
        emergency.services.retain(|service| {
            service
                .kind
                .as_deref()
                .is_some_and(|kind| words(kinds).any(|word| word == kind))
        });
    }
    emergency
}
