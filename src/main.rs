//! The program: arguments to the library, its ending to an exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    quietroom::cli::run(std::env::args_os()).into()
}
