//! Where links lead: every destination that an author writes, resolved against what is really published.

mod destination;
mod resolve;

pub use resolve::{AnchorUse, LinkTable, PageResolver, attachment_path, static_path};
