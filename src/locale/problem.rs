//! What the parser of messages says about a file of words, in the words of somebody who translates it.

/// What begins the parser's sentences, and what we say.
const SENTENCES: [(&str, &str); 20] = [
    (
        "Expected a token starting with \"=\"",
        "a line is no message: `=` is missing behind its name",
    ),
    (
        "Expected a token starting with \"}\"",
        "`{` is opened and never closed",
    ),
    (
        "Expected a token starting with \")\"",
        "`(` is opened and never closed",
    ),
    (
        "Expected a token starting with \"]\"",
        "`[` is opened and never closed",
    ),
    ("Expected one of", "a name begins with a letter"),
    (
        "Expected a message field",
        "a message has no words behind its `=`",
    ),
    (
        "Expected a term field",
        "a term has no words behind its `=`",
    ),
    ("Expected a value", "words are missing here"),
    ("Callee", "a function's name is written in capitals"),
    (
        "The select expression",
        "one of the forms needs `*` before it: the one that stands for all others",
    ),
    (
        "A select expression",
        "`*` stands before more than one form",
    ),
    (
        "Unterminated",
        "a quotation mark is opened and never closed",
    ),
    (
        "Positional",
        "arguments without a name stand before those with one",
    ),
    ("The \"", "an argument is given twice"),
    (
        "Unknown escape",
        "a backslash is followed by something unknown",
    ),
    ("Invalid unicode", "there is no such character"),
    ("Unbalanced", "`}` closes nothing"),
    (
        "Expected an inline",
        "between `{` and `}` stands nothing that can be shown",
    ),
    (
        "Expected a simple",
        "the forms cannot be chosen by this; choose by `$name`",
    ),
    (
        "Expected a string",
        "a text in quotes or a number is missing here",
    ),
];

/// The sentence for what the parser said.
pub(super) fn sentence(said: &str) -> &'static str {
    let found = SENTENCES.iter().find(|(start, _)| said.starts_with(start));
    found.map_or("this part cannot be read", |(_, sentence)| sentence)
}

#[cfg(test)]
mod tests {
    use crate::locale::Locale;
    use crate::vocabulary::Language;

    #[test]
    fn words_that_cannot_be_read() {
        let check = |words: &str, expected: &str| {
            let locale = Locale::new(&Language::english(), Some(words));
            let found: Vec<&str> = locale
                .problems()
                .iter()
                .map(|problem| problem.message.as_str())
                .collect();
            assert_eq!(found, [expected], "{words:?}");
        };
        check(
            "no message\n",
            "a line is no message: `=` is missing behind its name",
        );
        check("a = { $b\n", "`{` is opened and never closed");
        check("a =\n", "a message has no words behind its `=`");
        check(
            "a = { \"b }\n",
            "a quotation mark is opened and never closed",
        );
        check("a = }\n", "`}` closes nothing");
        check(
            "a = { $n ->\n [one] b\n }\n",
            "one of the forms needs `*` before it: the one that stands for all others",
        );
    }
}
