//! From rendered bytes to a published folder: paths, collisions, the scan, staging and the swap.

mod cache;
mod destination;
mod leak;
mod lock;
mod manifest;
mod minify;
mod path;
mod plan;
mod write;

pub use cache::Cache;
pub use destination::{Destination, Shelf, ShelfContent, ShelfFiles};
pub use leak::{
    Content, FEWEST_CHARACTERS, Finder, Hit, NoSecrets, Outgoing, Pattern, Receipt, Rescan, Scan,
    Scanned, Sighting,
};
pub use lock::{Lock, is_output};
pub use manifest::{FactHash, Facts, FileEntry, Files, Manifest};
pub use minify::{minify, minify_around};
pub use path::{OutputPath, PathError};
pub use plan::{Owner, Plan};
pub use write::{CommitError, SiteSummary, Stage, Summary};
