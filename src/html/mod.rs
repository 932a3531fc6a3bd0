//! What HTML itself says: its elements, and how text is written so that it stays text.

pub mod elements;
pub mod escape;
mod ids;

pub use ids::ids;
