//! The program: arguments to the library, its ending to an exit status.

use std::process::ExitCode;

/// Pages are made of many small pieces; the system's allocator takes a fifth of a build's time for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    quietroom::cli::quiet_panics();
    quietroom::cli::run(std::env::args_os()).into()
}
