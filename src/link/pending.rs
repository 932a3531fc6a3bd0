//! The words for a fact that is to be announced, looked for in destinations that are made of facts.

/// The words for a fact that is to be announced, without white space.
#[derive(Clone, Debug, Default)]
pub struct Pending(String);

impl Pending {
    /// The words, in the language of a page.
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self(solid(words))
    }

    /// Whether they stand in a destination.
    pub(super) fn is_in(&self, destination: &str) -> bool {
        let Self(words) = self;
        if words.is_empty() || destination.len() < words.len() {
            return false;
        }
        let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'%';
        if destination.bytes().all(is_plain) {
            return destination.contains(words);
        }
        let decoded = percent_encoding::percent_decode_str(destination).decode_utf8_lossy();
        solid(&decoded).contains(words)
    }
}

/// A text without its white space.
fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}
