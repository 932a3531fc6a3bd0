//! What the tests of the whole program share; each uses a part of it.

#![allow(dead_code, reason = "each test uses a part of it")]

pub mod cases;
pub mod chance;
pub mod diff;
pub mod disk;
pub mod expect;
pub mod findings;
pub mod folder;
pub mod imports;
pub mod literate;
pub mod page;
pub mod program;
pub mod seed;
pub mod stated;
