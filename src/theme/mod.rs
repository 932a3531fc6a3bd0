//! Templates and assets.
pub mod context;
