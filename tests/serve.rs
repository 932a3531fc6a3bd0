//! The preview: what it answers, to whom, and that it shows the newest state of its sources whatever an editor does.

#![cfg(unix)]

mod support;

#[path = "serve/browser.rs"]
mod browser;
#[cfg(feature = "pdf")]
#[path = "serve/cards.rs"]
mod cards;
#[path = "serve/findings.rs"]
mod findings;
#[path = "serve/hosts.rs"]
mod hosts;
#[path = "serve/moves.rs"]
mod moves;
#[path = "serve/preview.rs"]
mod preview;
#[path = "serve/program.rs"]
mod program;
#[path = "serve/requests.rs"]
mod requests;
#[path = "serve/saves.rs"]
mod saves;
#[path = "serve/watching.rs"]
mod watching;
