//! Many names in one text.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// Names in one text: those of all pages of a site are in memory at once, and each name by itself would take three times as
/// much.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Names(Box<str>);

impl Names {
    /// Behind each name; no source has it.
    const END: char = '\0';

    pub(super) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut all = String::new();
        for name in names {
            all.push_str(name);
            all.push(Self::END);
        }
        Self(all.into_boxed_str())
    }

    /// Whether a name is among them, if they are sorted: a page can have as many ids, and as many links to them, as anybody
    /// likes to write.
    pub(super) fn has(&self, name: &str) -> bool {
        let mut left = &*self.0;
        while !left.is_empty() {
            let middle = left.floor_char_boundary(left.len() / 2);
            let start = left[..middle].rfind(Self::END).map_or(0, |end| end + 1);
            let (here, behind) = left[start..].split_once(Self::END).unwrap_or_default();
            left = match name.cmp(here) {
                Ordering::Less => &left[..start],
                Ordering::Equal => return true,
                Ordering::Greater => behind,
            };
        }
        false
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split_terminator(Self::END)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn those_that_are_there_are_found_and_no_others(
            names in prop::collection::btree_set("[ab\u{e9}-]{0,3}", 0..20),
            others in prop::collection::vec("[ab\u{e9}-]{0,3}", 20),
        ) {
            let all = Names::of(names.iter().map(String::as_str));
            prop_assert_eq!(all.iter().collect::<BTreeSet<_>>(), names.iter().map(String::as_str).collect());
            for name in names.iter().chain(&others) {
                prop_assert_eq!(all.has(name), names.contains(name), "{:?} in {:?}", name, names);
            }
        }
    }
}
