//! Cards: what staff carry on paper, made of the same text and facts as the pages.

pub mod blocks;
pub mod model;
pub mod section;
pub mod tree;
