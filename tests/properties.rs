//! What holds for every build, whatever the site, the machine and the moment.

mod support;

#[path = "properties/cards.rs"]
mod cards;
#[path = "properties/edited.rs"]
mod edited;
#[path = "properties/editor.rs"]
mod editor;
#[path = "properties/edits.rs"]
mod edits;
#[path = "properties/injection.rs"]
mod injection;
#[path = "properties/killed.rs"]
mod killed;
#[path = "properties/leaks.rs"]
mod leaks;
#[path = "properties/readers.rs"]
mod readers;
#[path = "properties/same_bytes.rs"]
mod same_bytes;
#[path = "properties/views.rs"]
mod views;
