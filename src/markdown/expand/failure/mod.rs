//! What the template engine says about a tag, in the words of somebody who writes pages.

mod sentences;

use tera::ErrorKind;

use crate::diagnostic::{Code, codes};
use sentences::{impossible, is_absence, is_of_nothing, unreadable};

pub use sentences::in_words;

/// What is wrong with a tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
    /// The code: the tag cannot be read, or cannot do its work.
    pub code: Code,
    /// One sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: &'static str,
    /// Where in the template, if the engine knows.
    pub offset: Option<usize>,
    /// Whether all that is wrong is that something is not there.
    pub is_absence: bool,
    /// Whether something was to be done with a value that is not there.
    pub is_of_nothing: bool,
}

/// The failure behind an error of the engine.
#[must_use]
pub fn failure(error: &tera::Error) -> Failure {
    let (code, said, offset) = match error.kind() {
        ErrorKind::SyntaxError(report) => (
            codes::TEMPLATE_SYNTAX,
            report.message().to_owned(),
            Some(report.span().range.start),
        ),
        ErrorKind::RenderingError(report) => (
            codes::TEMPLATE_FAILED,
            report.message().to_owned(),
            Some(report.span().range.start),
        ),
        ErrorKind::Io(_) => {
            return Failure {
                code: codes::TEMPLATE_FAILED,
                message: "the page grows without end".to_owned(),
                help: "look for a loop that runs more often than it should",
                offset: None,
                is_absence: false,
                is_of_nothing: false,
            };
        }
        other => (codes::TEMPLATE_FAILED, other.to_string(), None),
    };
    let (message, help) = if code == codes::TEMPLATE_SYNTAX {
        unreadable(&said)
    } else {
        impossible(&said)
    };
    Failure {
        code,
        message,
        help,
        offset,
        is_absence: is_absence(&said),
        is_of_nothing: is_of_nothing(&said),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_the_engine_says_is_passed_on() {
        let check = |text: &str, expected: &str| {
            let error = tera::Tera::default()
                .render_str(text, &tera::Context::new(), false)
                .expect_err("a mistake");
            assert_eq!(failure(&error).message, expected, "{text:?}");
        };
        check("{{ 1 + }}", "the tag cannot be read from here on");
        check("{{ 'a }}", "a quotation mark is opened and never closed");
        check(
            "{% set loop = 1 %}",
            "this word has a meaning in tags and cannot be a name",
        );
        check("{% break %}", "this tag stands outside of a loop");
        check("{{ 1 / 0 }}", "nothing can be divided by 0");
        check(
            "{{ 'a' * 2 }}",
            "numbers alone can be calculated with, and this is a text",
        );
        check(
            "{% for a in 1 %}{% endfor %}",
            "a loop goes through a list or a group, and this is a number",
        );
        check(
            "{{ 'a' | abs }}",
            "this filter wants a number, and gets a text",
        );
        check("{{ 1 | upper }}", "this wants a text, and gets a number");
        check("{{ 'a' | int }}", "this text is not a number");
        check(
            "{{ [1, 'a'] | sort }}",
            "these values cannot be sorted: they are of different kinds",
        );
        check("{{ 1 | length }}", "this has no length");
        check(
            "{{ 1 in 2 }}",
            "`in` looks into a list, a group or a text, and this is a number",
        );
        check(
            "{{ 'a' | replace(from='a') }}",
            "an argument is missing here",
        );
        check("{{ 1 < 'a' }}", "a number cannot be compared with a text");
    }
}
