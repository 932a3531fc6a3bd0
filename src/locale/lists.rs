//! Lists in the words of a language: with "and", with "or", without either, or cut short.

use icu_list::ListFormatter;

use super::{Arg, Locale};

/// How many names of a list anybody reads.
const READ: usize = 6;

impl Locale {
    /// "a, b, and c".
    #[must_use]
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.joined(self.and.as_deref(), items)
    }

    /// "a, b, and c", or "a, b, c and 9 others" where there are more than anybody reads.
    #[must_use]
    pub fn names<S: AsRef<str>>(&self, names: &[S]) -> String {
        let others = names.len().saturating_sub(READ);
        if others < 2 {
            return self.list(names);
        }
        let first = self.enumeration(&names[..READ]);
        let count = i64::try_from(others).unwrap_or(i64::MAX);
        let (names, count) = (("names", Arg::Text(&first)), ("count", Arg::Number(count)));
        self.word("names-and-others", &[names, count])
    }

    /// "a, b, or c".
    #[must_use]
    pub fn list_or<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.joined(self.or.as_deref(), items)
    }

    /// "a, b, c": a list that is no sentence.
    #[must_use]
    pub fn enumeration<S: AsRef<str>>(&self, items: &[S]) -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        items.join(&self.word("separator", &[]))
    }

    fn joined<S: AsRef<str>>(&self, formatter: Option<&ListFormatter>, items: &[S]) -> String {
        match formatter {
            Some(formatter) => formatter
                .format(items.iter().map(AsRef::as_ref))
                .to_string(),
            None => self.enumeration(items),
        }
    }
}
