//! quietroom publishes a conference's code of conduct, reporting guide, staff procedure and cards.
//!
//! `ARCHITECTURE.md` names the rooms of this house and the one rule: a file imports only what stands above it.

pub mod adopt;
pub mod audience;
pub mod card;
pub mod cli;
pub mod component;
pub mod config;
pub mod content;
pub mod detect;
pub mod diagnostic;
pub mod error;
pub mod event;
pub mod external;
pub mod html;
pub mod link;
pub mod lint;
pub mod locale;
pub mod markdown;
pub mod meter;
pub mod output;
pub mod pipeline;
pub mod render;
pub mod seal;
pub mod serve;
pub mod site;
pub mod source_map;
pub mod theme;
pub mod vocabulary;
pub mod yaml;
