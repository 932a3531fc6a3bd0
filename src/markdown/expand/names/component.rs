//! Checks calls of components against the list of what they take.

use std::ops::Range;

use super::Checker;
use crate::component::{self, Argument, COMPONENTS, ComponentSpec};
use crate::diagnostic::{codes, did_you_mean};
use crate::markdown::expand::call::{ArgumentText, ValueText, call};
use crate::markdown::expand::scope::{Absence, Value};
use crate::markdown::expand::tokens::Token;

impl<'a> Checker<'a> {
    pub(super) fn component(&mut self, words: &[Token<'a>]) {
        let call = call(words);
        let Some(name) = call.name else {
            return self.report(
                codes::TEMPLATE_SYNTAX,
                words[0].range.clone(),
                "a component's name must follow `<`",
                Some("write it as `{{ <contact_list /> }}`; or, to compare, put the smaller value first".to_owned()),
            );
        };
        let component = self.known_component(&self.text[name.range.clone()], name.range.clone());
        if !call.is_ended {
            let given = &self.text[name.range.clone()];
            self.report(
                codes::TEMPLATE_SYNTAX,
                words[0].range.clone(),
                format!("`<{given}` does not end with `/>`"),
                Some(format!("write `{{{{ <{given} /> }}}}`")),
            );
        }
        for stray in call.strays {
            self.report(
                codes::TEMPLATE_SYNTAX,
                stray,
                "this is no argument of a component",
                Some(
                    "write arguments as `show=\"name,role\"`, with white space between them"
                        .to_owned(),
                ),
            );
        }
        for argument in call.arguments {
            if let ValueText::Expression(words) = argument.value {
                self.expression(words);
            }
            if let Some(component) = component {
                self.argument(component, argument);
            }
        }
    }

    fn known_component(
        &mut self,
        given: &str,
        place: Range<usize>,
    ) -> Option<&'static ComponentSpec> {
        let component = component::find(given);
        if component.is_none() {
            let known = COMPONENTS.iter().map(|component| component.name);
            let message = format!("there is no component called `{given}`");
            let help = did_you_mean(given, known);
            self.report(codes::UNKNOWN_COMPONENT, place, message, help);
        }
        component
    }

    fn argument(&mut self, component: &ComponentSpec, argument: ArgumentText<'_, 'a>) {
        let name = argument.name;
        let known = component.arguments.iter();
        let Some(spec) = known.clone().find(|known| known.name == name) else {
            return self.report(
                codes::UNKNOWN_COMPONENT,
                argument.place.range.clone(),
                format!("`{}` has no argument `{name}`", component.name),
                did_you_mean(name, known.map(|known| known.name)),
            );
        };
        if let ValueText::Quoted(word, value) = argument.value {
            // Behind the quotation mark.
            self.words_of(spec, value, word.range.start + 1);
        }
    }

    /// Checks the words of a value in quotation marks, which begins at `start`: each that is wrong is told at its place.
    fn words_of(&mut self, argument: &Argument, value: &'a str, start: usize) {
        let group = argument.values.group();
        let records = match group.map(|group| self.fact(group)) {
            Some(Some(Value::Group(records))) => Some(records),
            // Nothing is unknown in a group that is to be announced, cannot be read, or is of no event.
            Some(_) => return,
            None => None,
        };
        let is_seen = |record: &Value| !matches!(record.absence(), Some(Absence::Withheld(_)));
        let seen = records
            .into_iter()
            .flatten()
            .filter(|(_, record)| is_seen(record));
        let ids: Vec<&str> = seen.map(|(id, _)| id.as_str()).collect();
        for (offset, word) in argument.words(value) {
            let place = start + offset..start + offset + word.len();
            let record = records.and_then(|records| records.get(word));
            if let (Some(group), Some(Absence::Withheld(audience))) =
                (group, record.and_then(Value::absence))
            {
                let page = self.audience;
                self.report(
                    codes::FACT_ABOVE_AUDIENCE,
                    place,
                    format!("`{group}.{word}` is for {audience}, and this text is for {page}"),
                    Some(format!(
                        "give it `audience: {page}`, or keep the component to pages for {audience}"
                    )),
                );
            } else if let Some(fault) = argument.fault(word, &ids) {
                self.report(codes::UNKNOWN_COMPONENT, place, fault.message, fault.help);
            }
        }
    }
}
