//! Runs the real program, never longer than it may take.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a run may take before it counts as a hang.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    /// The exit status; nothing where the program was killed.
    pub status: Option<i32>,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Whether it had to be killed because it took too long.
    pub was_stopped: bool,
}

impl Ran {
    /// Fails unless it ended with this status and said all this on standard error.
    pub fn expect(&self, status: i32, said: &[&str]) {
        assert_eq!(self.status, Some(status), "{}", self.stderr);
        for part in said {
            assert!(self.stderr.contains(part), "no {part:?} in {}", self.stderr);
        }
    }
}

/// The program, as this test run built it.
pub fn quietroom() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quietroom"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    // 25 April 2026: findings that depend on the day say the same tomorrow.
    command.env("SOURCE_DATE_EPOCH", "1777075200");
    command
}

/// Runs the program in a folder.
pub fn run(root: &Path, arguments: &[&str]) -> Ran {
    let mut command = quietroom();
    command.arg("-C").arg(root).args(arguments);
    run_for(&mut command, PATIENCE)
}

/// Runs a command and kills it if it has not closed its outputs after `patience`.
pub fn run_for(command: &mut Command, patience: Duration) -> Ran {
    let began = Instant::now();
    let piped = command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = piped
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let outputs = [
        reader(child.stdout.take().expect("a pipe")),
        reader(child.stderr.take().expect("a pipe")),
    ];
    let mut was_stopped = false;
    let [stdout, stderr] = outputs.map(|output| {
        let rest = patience.saturating_sub(began.elapsed());
        output.recv_timeout(rest).unwrap_or_else(|_| {
            was_stopped = true;
            child.kill().expect("the program can be killed");
            output.recv().expect("a killed program closes its outputs")
        })
    });
    let status = child.wait().expect("the program ended").code();
    Ran {
        status,
        stdout,
        stderr,
        was_stopped,
    }
}

/// Reads an output to its end, beside all that the test does.
fn reader(mut output: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = output.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        // Nobody listens after a test has failed.
        let _ = sender.send(read.map_or_else(|error| error.to_string(), |_| text));
    });
    receiver
}
