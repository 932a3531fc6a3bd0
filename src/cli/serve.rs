//! `serve`: shows the site in a browser while it is written.

use std::io::{IsTerminal, Write};
use std::net::{IpAddr, SocketAddr};
use std::process::{Command, Stdio};

use super::args::{Global, Selection, Serve};
use super::{Ending, build, report};
use crate::error::Error;
use crate::pipeline::Outcome;
use crate::serve::{self, News, Onlooker, Options, Server};
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
        watcher: Box::new(serve::system_watcher),
    };
    let (told, head) = std::sync::mpsc::channel();
    let board = Board {
        global: global.clone(),
        head: String::new(),
        later: head,
        looking: None,
        said: None,
        is_terminal: std::io::stderr().is_terminal(),
    };
    let server = match Server::start(options, Box::new(board)) {
        Ok(server) => server,
        Err(error) => return report::failure(&error),
    };
    let address = server.address();
    let url = url(&command.host, address);
    let head = head_lines(&url, address, command.port, &audiences);
    // The builder tells the first news below these lines.
    let _ = told.send(head);
    if command.open && !open(&url) {
        report::line(global, &format!("No browser could be opened: open {url}"));
    }
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

/// Shows what is wrong now: on a terminal in the place of what was wrong before, else once.
struct Board {
    global: Global,
    head: String,
    /// Where the head comes from, once the address is known.
    later: std::sync::mpsc::Receiver<String>,
    /// Why the folders are looked through again and again, if they are.
    looking: Option<String>,
    /// What was said last.
    said: Option<String>,
    is_terminal: bool,
}

impl Onlooker for Board {
    fn hear(&mut self, news: &News<'_>) {
        let text = match news {
            News::Built { outcome, took } => {
                let found = report::human(outcome, &self.global);
                let line = closing_line(outcome, took.as_millis());
                (found, line)
            }
            News::Failed(error) => (failed(error), String::new()),
            News::Looking(why) => {
                self.looking = Some((*why).to_owned());
                return;
            }
        };
        self.show(text);
    }
}

impl Board {
    fn show(&mut self, (found, line): (String, String)) {
        // Nobody sends twice: once it has come, the head stays.
        if self.head.is_empty() {
            self.head = self.later.recv().unwrap_or_default();
            if !self.is_terminal {
                self.say(&self.head.clone());
            }
        }
        let looking = self.looking.as_ref().map(|why| {
            format!(
                "warning: the system does not tell of changes ({why}); the folders are looked through again and again\n"
            )
        });
        let news = format!("{}{found}", looking.unwrap_or_default());
        if self.is_terminal {
            self.say(&format!("{CLEAR}{}{news}{line}\n", self.head));
        } else if self.said.as_ref() != Some(&news) {
            self.say(&format!("{news}{line}\n"));
            self.said = Some(news);
        }
    }

    fn say(&self, text: &str) {
        if !self.global.quiet || !text.starts_with("Serving") {
            // Where nobody reads, there is nobody to tell.
            let _ = std::io::stderr().write_all(text.as_bytes());
        }
    }
}

fn failed(error: &Error) -> String {
    format!("error: {error}\n  help: {}\n", error.help())
}

/// "Built 24 files in 31 ms: 1 warning."
fn closing_line(outcome: &Outcome, milliseconds: u128) -> String {
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
