//! The command line (design §8): each command validates its arguments, calls the library and prints.

mod adopt;
mod args;
mod build;
mod cards;
mod check;
mod explain;
mod fix;
mod progress;
mod proof;
mod published;
mod report;
mod serve;
mod today;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All is well.
    Done,
    /// There are findings of severity error, and nothing was published.
    Findings,
    /// The arguments make no sense.
    Usage,
    /// The machine failed.
    Machine,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(match ending {
            Ending::Done => 0,
            Ending::Findings => 1,
            Ending::Usage => 2,
            Ending::Machine => 3,
        })
    }
}

/// Lets a fault of the program say where it is, and nothing of what it was about: a panic's message may quote a value that
/// is private.
pub fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        let place = place.unwrap_or_else(|| "an unknown place".to_owned());
        // If nobody listens any more there is nobody to tell.
        let _ = writeln!(
            std::io::stderr(),
            "error: quietroom panicked at {place}\n  help: this is a fault of the program: report it with this line; what \
             was published before is untouched"
        );
    }));
}

/// Runs the program with these arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Ending {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // The message goes where the error says: help is asked for, and goes to standard output.
            let printed = report::written(error.print());
            return match printed {
                _ if error.use_stderr() => Ending::Usage,
                Ok(()) => Ending::Done,
                Err(error) => report::failure(&error),
            };
        }
    };
    match &arguments.command {
        Command::Adopt(adopt) => adopt::run(&arguments.global, adopt),
        Command::Build(build) => build::run(&arguments.global, build),
        Command::Cards(cards) => cards::run(&arguments.global, cards),
        Command::Proof(proof) => proof::run(&arguments.global, proof),
        Command::Check(check) => check::run(&arguments.global, check),
        Command::Serve(serve) => serve::run(&arguments.global, serve),
        Command::Explain(explain) => explain::run(explain),
    }
}
