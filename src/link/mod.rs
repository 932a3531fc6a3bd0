//! Where links lead: every destination that an author writes, resolved against what is really published.

mod destination;
mod external;
mod pending;
mod resolve;
mod table;

pub(crate) use destination::normal;
pub use pending::Pending;
pub use resolve::{AnchorUse, ListAnchor, PageResolver};
pub use table::{LinkTable, Print, attachment_path, static_path};
