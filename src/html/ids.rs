//! The ids of a finished page: where links can lead in it.

use std::collections::BTreeSet;

use html5gum::{Token, Tokenizer};

/// The ids of all elements of a page.
#[must_use]
pub fn ids(html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for Ok(token) in Tokenizer::new(html) {
        if let Token::StartTag(tag) = token
            && let Some(id) = tag.attributes.get(b"id".as_slice())
        {
            found.insert(String::from_utf8_lossy(id).into_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_browsers_read_them() {
        let html = "<p id=a><!-- <b id=c> --><IMG ID='d &amp; e'/>id=\"f\"</p id=g>";
        assert!(ids(html).iter().eq(["a", "d & e"]));
    }
}
