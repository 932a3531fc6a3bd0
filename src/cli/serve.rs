//! `serve`: shows the site in a browser while it is written.

use std::io::{IsTerminal, Write};
use std::net::{IpAddr, SocketAddr};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::args::{Global, Selection, Serve};
use super::{Ending, build, report};
use crate::pipeline::Outcome;
use crate::serve::{self, News, Onlooker, Options, Server, Watching};
use crate::vocabulary::Audience;

/// Empties the screen, so that what is said stands there once.
const CLEAR: &str = "\x1b[2J\x1b[3J\x1b[H";

/// Serves the site until somebody presses Ctrl-C.
pub fn run(global: &Global, command: &Serve) -> Ending {
    let selection = Selection {
        audiences: command.audiences.clone(),
        ..Selection::default()
    };
    let request = build::request(global, &selection);
    let audiences = request.audiences.clone();
    let options = Options {
        request,
        host: command.host.clone(),
        port: command.port,
        pool: build::threads(global),
        watching: if command.poll {
            Watching::Looking(serve::GLANCE)
        } else {
            Watching::Told(Box::new(serve::system_watcher))
        },
        connections: serve::room_for_connections(),
    };
    let (told, later) = channel();
    let board = Board {
        global: global.clone(),
        is_terminal: std::io::stderr().is_terminal(),
        later,
        head: None,
        looking: None,
        said: None,
    };
    let server = match Server::start(options, Box::new(board)) {
        Ok(server) => server,
        Err(error) => return report::failure(&error),
    };
    let address = server.address();
    let url = url(&command.host, address);
    let mut head = head_lines(&url, address, command.port, &audiences);
    if command.open && !open(&url) {
        head.push_str("No browser could be opened: open that address in one.\n");
    }
    // The first build waits for these lines, to be told below them.
    let _ = told.send(head);
    match server.run(serve::interrupted()) {
        Ok(()) => Ending::Done,
        Err(error) => report::failure(&error),
    }
}

/// What stands above the findings.
fn head_lines(url: &str, address: SocketAddr, port: u16, audiences: &[Audience]) -> String {
    let taken = if port != 0 && address.port() != port {
        format!(" Port {port} is taken.")
    } else {
        String::new()
    };
    let private: Vec<&str> = audiences
        .iter()
        .filter(|audience| **audience > Audience::Public)
        .map(|audience| audience.name())
        .collect();
    let warning = if serve::is_loopback(address.ip()) || private.is_empty() {
        String::new()
    } else {
        format!(
            "warning: everybody in this network can read the sites of {}\n  help: `--audience public` serves the public one \
             alone\n",
            private.join(" and ")
        )
    };
    format!("Serving {url} until Ctrl-C.{taken}\n{warning}")
}

/// The address to open: of all addresses of this machine, the one that needs no network.
fn url(host: &str, address: SocketAddr) -> String {
    let port = address.port();
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => format!("http://127.0.0.1:{port}/"),
        IpAddr::V6(ip) if ip.is_unspecified() => format!("http://[::1]:{port}/"),
        IpAddr::V6(ip) if host.contains(':') => format!("http://[{ip}]:{port}/"),
        _ => format!("http://{host}:{port}/"),
    }
}

/// Opens a page in the browser of the system.
fn open(url: &str) -> bool {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        Command::new("explorer")
    } else {
        Command::new("xdg-open")
    };
    let quiet = command.arg(url).stdin(Stdio::null()).stdout(Stdio::null());
    quiet.stderr(Stdio::null()).spawn().is_ok()
}

/// Shows what is wrong now: on a terminal in the place of what was wrong before, else whenever it is something else.
struct Board {
    global: Global,
    is_terminal: bool,
    /// Where the lines come from that stand above all others, once the address is known.
    later: Receiver<String>,
    /// Those lines.
    head: Option<String>,
    /// Why the folders are looked through again and again, if they are.
    looking: Option<String>,
    /// What was wrong last.
    said: Option<String>,
}

impl Onlooker for Board {
    fn hear(&mut self, news: &News<'_>) {
        match news {
            News::Built { outcome, took } => {
                let found = report::human(outcome, &self.global);
                self.show(&found, &closing_line(outcome, *took));
            }
            News::Failed(error) => self.show(
                &format!("error: {error}\n  help: {}\n", error.help()),
                "What was good last is shown.",
            ),
            News::Looking(why) => self.looking = Some((*why).to_owned()),
        }
    }
}

impl Board {
    fn show(&mut self, found: &str, line: &str) {
        let is_first = self.head.is_none();
        let later = &self.later;
        let head = self
            .head
            .get_or_insert_with(|| later.recv().unwrap_or_default());
        let looking = self.looking.as_ref().map(|why| {
            format!(
                "warning: the system does not tell of changes: {why}\n  help: the folders are looked through again and again; \
                 that is slower, and finds the same\n"
            )
        });
        let news = format!("{}{found}", looking.unwrap_or_default());
        let line = if self.global.quiet {
            String::new()
        } else {
            format!("{line}\n")
        };
        let text = if self.is_terminal {
            format!("{CLEAR}{head}{news}{line}")
        } else if self.said.as_ref() == Some(&news) {
            return;
        } else if is_first {
            format!("{head}{news}{line}")
        } else {
            format!("{news}{line}")
        };
        self.said = Some(news);
        // Where nobody reads, there is nobody to tell.
        let _ = std::io::stderr().write_all(text.as_bytes());
    }
}

/// "Built 24 files in 31 ms: 1 warning."
fn closing_line(outcome: &Outcome, took: Duration) -> String {
    let milliseconds = took.as_millis();
    let count = report::count(&outcome.diagnostics);
    let count = count.unwrap_or_else(|| "nothing to report".to_owned());
    let shown = if report::has_errors(&outcome.diagnostics) {
        " What was good last is shown."
    } else {
        ""
    };
    format!(
        "Built {} files in {milliseconds} ms: {count}.{shown}",
        outcome.outputs
    )
}
