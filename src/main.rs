//! The program: arguments to the library, its ending to an exit status.

use std::process::ExitCode;

use quietroom::cli::Ending;

/// Pages are made of many small pieces; the system's allocator takes a fifth of a build's time for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    quietroom::cli::quiet_panics();
    let ended = std::panic::catch_unwind(|| quietroom::cli::run(std::env::args_os()));
    // A fault of the program has said where it is; for whoever called it the machine has failed.
    ended.unwrap_or(Ending::Machine).into()
}
