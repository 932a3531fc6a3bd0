//! Why a text is not the value that it should be.

/// A message and a help for a finding, whose code and place the reader of the file knows.
///
/// Neither repeats the value: it may be private, and findings are public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// One sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Problem {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
        }
    }
}
