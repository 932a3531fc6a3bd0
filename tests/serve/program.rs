//! The command, as somebody at a terminal runs it.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};

use super::preview::{EVENT, SITE};
use crate::support::folder;
use crate::support::program::{quietroom, run};

/// The program while it serves; killed if the test fails.
pub struct Serving {
    child: Child,
    said: BufReader<ChildStderr>,
}

impl Serving {
    pub fn start(root: &Path, arguments: &[&str]) -> Self {
        let mut command = quietroom();
        command.arg("-C").arg(root).arg("serve").args(arguments);
        let mut child = command
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let said = BufReader::new(child.stderr.take().expect("a pipe"));
        Self { child, said }
    }

    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).expect("a line");
        line
    }

    fn interrupt(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &id]).status();
        assert!(sent.expect("kill is there").success());
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It has ended, if the test went well.
        let _ = self.child.kill();
    }
}

/// The usual site in a folder.
pub fn site() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    let files = SITE.iter().map(|(path, text)| (*path, text.as_bytes()));
    folder::write(root.path(), files);
    root
}

#[test]
fn it_says_where_it_is_and_what_is_wrong_and_ends_at_once() {
    let root = site();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("an address").port();
    let mut serving = Serving::start(root.path(), &["--port", &port.to_string()]);
    let line = serving.line();
    assert!(
        line.starts_with("Serving http://127.0.0.1:")
            && line.contains(&format!("Port {port} is taken."))
            && !line.contains(&format!(":{port}/")),
        "{line}"
    );
    let built = serving.line();
    assert!(
        built.starts_with("Built ") && built.contains("nothing to report"),
        "{built}"
    );
    folder::write(
        root.path(),
        [(
            "content/events/2026/event.yaml",
            EVENT.replace("name: Hotline", "nam: Hotline").as_bytes(),
        )],
    );
    let mut said = String::new();
    while !said.contains("Built ") {
        said.push_str(&serving.line());
    }
    assert!(
        said.contains("error[unknown-key]") && said.contains("What was good last is shown."),
        "{said}"
    );
    assert_eq!(serving.interrupt(), Some(0));
}

#[test]
fn whoever_lets_others_in_is_warned() {
    let root = site();
    let mut serving = Serving::start(root.path(), &["--port", "0", "--host", "0.0.0.0"]);
    assert!(serving.line().starts_with("Serving http://127.0.0.1:"));
    assert!(serving.line().contains("staff and responders"));
    assert!(serving.line().contains("--audience public"));
    let public = ["--port", "0", "--host", "0.0.0.0", "--audience", "public"];
    let mut serving = Serving::start(root.path(), &public);
    assert!(serving.line().starts_with("Serving "));
    assert!(serving.line().starts_with("Built "));
}

#[test]
fn what_cannot_be_served_is_said() {
    let root = site();
    let check = |arguments: &[&str], said: &str| {
        let ran = run(root.path(), arguments);
        assert_eq!(ran.status, Some(3), "{}", ran.stderr);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    };
    check(
        &["serve", "--host", "192.0.2.1"],
        "could not listen at 192.0.2.1",
    );
    let missing = root.path().join("missing");
    let ran = run(&missing, &["serve"]);
    assert_eq!(ran.status, Some(3), "{}", ran.stderr);
}
