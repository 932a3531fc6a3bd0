//! From rendered bytes to a published folder: paths, collisions, the scan, staging and the swap.

mod minify;
mod path;

pub use minify::minify;
pub use path::{OutputPath, PathError};
