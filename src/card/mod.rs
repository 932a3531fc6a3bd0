//! Cards: what staff carry on paper, made of the same text and facts as the pages.
//!
//! `tree`, `section` and `blocks` take text out of pages; `model` is what a card says, `formats` are the sizes it is
//! printed in, `sheet` says how many fit on an office printer's paper. `print` makes PDFs and pictures of them, and exists
//! with the cargo feature `pdf` only.

pub mod blank;
pub mod blocks;
pub mod formats;
pub mod model;
pub mod numbers;
#[cfg(feature = "pdf")]
pub mod print;
pub mod section;
pub mod sheet;
pub mod tree;
