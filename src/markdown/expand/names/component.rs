//! Checks calls of components against the list of what they take.

use super::{Checker, name_of};
use crate::component::COMPONENTS;
use crate::diagnostic::{codes, did_you_mean};
use crate::markdown::expand::tokens::Token;

impl<'a> Checker<'a> {
    pub(super) fn component(&mut self, words: &[Token<'a>]) {
        let Some(name) = words.get(1).filter(|word| name_of(word).is_some()) else {
            return self.report(
                codes::TEMPLATE_SYNTAX,
                words[0].range.clone(),
                "a component's name must follow `<`",
                None,
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
}
