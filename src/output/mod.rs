//! From rendered bytes to a published folder: paths, collisions, the scan, staging and the swap.

mod path;

pub use path::{OutputPath, PathError};
