//! What holds for every build, whatever the site, the machine and the moment.

#[allow(dead_code, reason = "each test uses a part of it")]
mod support {
    pub mod chance;
    pub mod folder;
    pub mod program;
}

#[path = "properties/injection.rs"]
mod injection;
#[path = "properties/killed.rs"]
mod killed;
#[path = "properties/same_bytes.rs"]
mod same_bytes;
#[path = "properties/views.rs"]
mod views;
