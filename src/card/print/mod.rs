//! Cards as PDFs and pictures, and the sheet of facts, set with Typst inside this process.
//!
//! A `Press` holds what all cards share: fonts and templates. A `PrintRequest` is one card in one format; `render` prints
//! it, and `PrintRequest::key` tells whether it would come out as it did before. Templates see `data` and nothing else:
//! no file, font, clock or package of the machine.

mod boxes;
mod check;
mod data;
mod fault;
mod fonts;
mod grey;
mod hotline;
mod inspect;
mod pdf;
mod picture;
mod press;
mod proof;
mod qr;
mod render;
mod request;
mod words;
mod world;

pub use fault::{Piece, PrintFault, Side};
pub use fonts::FontFile;
pub use inspect::Located;
pub use press::{Press, TemplateFile};
pub use proof::{ProofSheet, print_proof};
pub use qr::Qr;
pub use render::{Picture, Printed, PrintedFile, render};
pub use request::{Date, PrintRequest};
