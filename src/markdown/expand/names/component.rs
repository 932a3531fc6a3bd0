//! Checks calls of components against the list of what they take.

use super::{Checker, name_of};
use crate::component::{COMPONENTS, ComponentSpec, Values};
use crate::diagnostic::{codes, did_you_mean};
use crate::markdown::expand::scope::{Absence, Value};
use crate::markdown::expand::tokens::{Token, TokenKind};

impl<'a> Checker<'a> {
    pub(super) fn component(&mut self, words: &[Token<'a>]) {
        let Some(name) = words.get(1).filter(|word| name_of(word).is_some()) else {
            return self.report(
                codes::TEMPLATE_SYNTAX,
                words[0].range.clone(),
                "a component's name must follow `<`",
                Some("write it as `{{ <contact_list /> }}`; or, to compare, put the smaller value first".to_owned()),
            );
        };
        let given = &self.text[name.range.clone()];
        let Some(component) = COMPONENTS.iter().find(|component| component.name == given) else {
            let known = COMPONENTS.iter().map(|component| component.name);
            return self.report(
                codes::UNKNOWN_COMPONENT,
                name.range.clone(),
                format!("there is no component called `{given}`"),
                did_you_mean(given, known),
            );
        };
        if !words.last().is_some_and(|word| word.is_sign("/>")) {
            self.report(
                codes::TEMPLATE_SYNTAX,
                words[0].range.clone(),
                format!("`<{given}` does not end with `/>`"),
                Some(format!("write `{{{{ <{given} /> }}}}`")),
            );
        }
        self.refuse_withheld_records(component, words);
        for (word, next) in words.iter().zip(words.iter().skip(1)).skip(2) {
            if next.is_sign("=")
                && component
                    .arguments
                    .iter()
                    .all(|argument| argument.name != &self.text[word.range.clone()])
            {
                let argument = &self.text[word.range.clone()];
                self.report(
                    codes::UNKNOWN_COMPONENT,
                    word.range.clone(),
                    format!("`{given}` has no argument `{argument}`"),
                    did_you_mean(
                        argument,
                        component.arguments.iter().map(|argument| argument.name),
                    ),
                );
            }
        }
        for braces in words.split(|word| word.is_sign("}")) {
            if let Some(open) = braces.iter().position(|word| word.is_sign("{")) {
                self.expression(&braces[open + 1..]);
            }
        }
    }

    /// Records that a call names in quotes: those above the audience are refused at their place.
    fn refuse_withheld_records(&mut self, component: &ComponentSpec, words: &[Token<'a>]) {
        for window in words.windows(3) {
            let [word, sign, value] = window else {
                continue;
            };
            let (Some(name), true, TokenKind::Text(ids)) =
                (name_of(word), sign.is_sign("="), value.kind)
            else {
                continue;
            };
            let argument = component
                .arguments
                .iter()
                .find(|argument| argument.name == name);
            let group = match argument.map(|argument| argument.values) {
                Some(Values::Team) => "teams",
                Some(Values::Contacts) => "contacts",
                Some(Values::Rooms) => "rooms",
                _ => continue,
            };
            let Some(Value::Group(records)) = self.fact(group) else {
                continue;
            };
            for id in ids.split(',').map(str::trim) {
                let absence = records.get(id).and_then(Value::absence);
                if let Some(Absence::Withheld(audience)) = absence {
                    let page = self.audience;
                    self.report(
                        codes::FACT_ABOVE_AUDIENCE,
                        value.range.clone(),
                        format!("`{group}.{id}` is for {audience}, and this text is for {page}"),
                        Some(format!("give it `audience: {page}`, or keep the component to pages for {audience}")),
                    );
                }
            }
        }
    }
}
