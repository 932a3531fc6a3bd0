//! Links to other sites, tried against sites that stand on this machine.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use quietroom::diagnostic::{Diagnostic, codes};
use quietroom::external::{Patience, check};
use quietroom::output::Cache;
use quietroom::source_map::{SourceMap, Span, Spanned};
use support::folder;
use support::program::run;

const PATIENCE: Patience = Patience {
    request: Duration::from_millis(700),
    pause: Duration::from_millis(1),
    tries: 3,
    sites: 4,
};

/// A site whose pages answer by their names: `/404` with that status, `/to/X` with a forward, `/hang` with nothing.
#[derive(Clone)]
struct Host {
    port: u16,
    /// How often each page was asked for, and how.
    asked: Arc<Mutex<BTreeMap<String, usize>>>,
    /// How many are being asked for now.
    now: Arc<AtomicUsize>,
    /// How many were asked for at the same time, at most.
    most: Arc<AtomicUsize>,
}

impl Host {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let host = Self {
            port: listener.local_addr().expect("bound").port(),
            asked: Arc::default(),
            now: Arc::default(),
            most: Arc::default(),
        };
        let server = host.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let server = server.clone();
                thread::spawn(move || server.answer(stream));
            }
        });
        host
    }

    fn answer(&self, mut stream: TcpStream) {
        let many = self.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(many, Ordering::SeqCst);
        let mut lines = BufReader::new(stream.try_clone().expect("a stream")).lines();
        let Some(Ok(line)) = lines.next() else { return };
        for header in lines.by_ref().map_while(Result::ok) {
            if header.is_empty() {
                break;
            }
        }
        let mut words = line.split(' ');
        let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let count = {
            let mut asked = self.asked.lock().expect("no panic");
            let count = asked.entry(format!("{method} {path}")).or_default();
            *count += 1;
            *count
        };
        // Before the answer is out: with it in hand, the next question may come.
        self.now.fetch_sub(1, Ordering::SeqCst);
        let status = match path.trim_start_matches('/').split_once('/') {
            Some(("to", target)) => {
                let _ = write!(
                    stream,
                    "HTTP/1.1 302 On\r\nLocation: /{target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                );
                return;
            }
            Some(("get-only", _)) if method == "HEAD" => "405",
            Some(("flaky", _)) if count == 1 => "503",
            Some(("get-only" | "flaky", _)) => "200",
            _ if path == "/hang" => {
                // Whoever asked hangs up first.
                let _ = lines.next();
                return;
            }
            _ => path
                .trim_start_matches('/')
                .split(['?', '/'])
                .next()
                .unwrap_or("200"),
        };
        let _ = write!(
            stream,
            "HTTP/1.1 {status} So\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    fn asked(&self, what: &str) -> usize {
        self.asked
            .lock()
            .expect("no panic")
            .get(what)
            .copied()
            .unwrap_or(0)
    }
}

/// Links to addresses, each at a place of its own.
fn links(addresses: &[String]) -> Vec<Spanned<String>> {
    let mut sources = SourceMap::default();
    let file = sources.add("content/code.md", "x".repeat(addresses.len()));
    let link = |(at, address): (usize, &String)| {
        Spanned::new(address.clone(), Span::new(file, at..at + 1))
    };
    addresses.iter().enumerate().map(link).collect()
}

fn said(found: &[Diagnostic]) -> Vec<String> {
    let line =
        |found: &Diagnostic| format!("{} {} +{}", found.code, found.message, found.labels.len());
    found.iter().map(line).collect()
}

#[test]
fn dead_pages_are_told_from_sites_that_do_not_answer() {
    let host = Host::start();
    let closed = {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.local_addr().expect("bound").port()
    };
    let nobody = format!("http://127.0.0.1:{closed}/");
    let paths = [
        "200",
        "404",
        "404#place",
        "410",
        "403",
        "401",
        "500",
        "429",
        "get-only/1",
        "flaky/1",
        "to/200",
        "to/404",
        "to/to/to/to/to/to/to/to/to/to/200",
        "hang",
    ];
    let mut addresses: Vec<String> = paths.iter().map(|path| host.url(path)).collect();
    addresses.extend([
        nobody.clone(),
        "mailto:desk@example.org".to_owned(),
        "tel:+12165550187".to_owned(),
    ]);
    let found = check(&links(&addresses), PATIENCE, &Cache::none(), |_, _| false);
    let base = host.url("");
    let mut expected = vec![
        format!("dead-link `{base}404` is gone: the site answers with status 404 +1"),
        format!("dead-link `{base}410` is gone: the site answers with status 410 +0"),
        format!("dead-link `{base}to/404` is gone: the site answers with status 404 +0"),
        format!(
            "dead-link `{base}to/to/to/to/to/to/to/to/to/to/200` is gone: it leads on and on to other addresses +0"
        ),
        format!(
            "unreachable-link `{base}429` could not be tried: the site answers with status 429 +0"
        ),
        format!(
            "unreachable-link `{base}500` could not be tried: the site answers with status 500 +0"
        ),
        format!("unreachable-link `{base}hang` could not be tried: the site takes too long +0"),
        format!("unreachable-link `{nobody}` could not be tried: the site does not answer +0"),
    ];
    let mut found = said(&found);
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    // A page is asked for once, however many links lead to it, and again only where no answer told the truth.
    assert_eq!(
        host.asked("HEAD /200"),
        2,
        "by itself, and behind a forward"
    );
    assert_eq!(host.asked("HEAD /500"), 3);
    assert_eq!(host.asked("GET /get-only/1"), 1);
}

#[test]
fn who_waives_to_hear_of_dead_pages_hears_of_the_others() {
    let host = Host::start();
    let links = links(&[host.url("410"), host.url("500")]);
    let is_dead = |code, _| code == codes::DEAD_LINK;
    let found = check(&links, PATIENCE, &Cache::none(), is_dead);
    let found: Vec<_> = found.iter().map(|found| found.code).collect();
    assert_eq!(found, [codes::UNREACHABLE_LINK]);
}

#[test]
fn of_one_site_one_page_is_asked_for_at_a_time() {
    let (one, other) = (Host::start(), Host::start());
    let addresses: Vec<String> = (0..20)
        .flat_map(|number| {
            [
                one.url(&format!("200?{number}")),
                other.url(&format!("200?{number}")),
            ]
        })
        .collect();
    assert_eq!(
        check(&links(&addresses), PATIENCE, &Cache::none(), |_, _| false),
        []
    );
    assert_eq!(one.most.load(Ordering::SeqCst), 1);
    assert_eq!(other.most.load(Ordering::SeqCst), 1);
}

#[test]
fn what_was_there_is_not_asked_for_again_on_the_same_day() {
    let host = Host::start();
    let root = tempfile::tempdir().expect("a folder");
    let page = format!(
        "[there]({}) [gone]({}) [gone, too]({})\n",
        host.url("200"),
        host.url("404"),
        host.url("404"),
    );
    let waived = format!(
        "---\nwaive: {{dead-link: it comes back in spring}}\n---\n[gone]({})\n",
        host.url("410")
    );
    let event = format!(
        "name: Test Conf\ndates: 2026-05-11\ntimezone: UTC\nlinks: {{access: \"{}\"}}\n",
        host.url("404?access"),
    );
    folder::write(
        root.path(),
        [
            ("content/site.yaml", &b"title: Test Conf\n"[..]),
            ("content/events/2026/event.yaml", event.as_bytes()),
            ("content/code.md", page.as_bytes()),
            ("content/waived.md", waived.as_bytes()),
        ],
    );
    for _ in 0..2 {
        let ran = run(root.path(), &["check", "--external"]);
        assert_eq!(ran.status, Some(0), "{}", ran.stderr);
        assert_eq!(
            ran.stderr.matches("warning[dead-link]").count(),
            2,
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains("content/code.md:1:"), "{}", ran.stderr);
        assert!(
            ran.stderr.contains("content/events/2026/event.yaml:4:"),
            "{}",
            ran.stderr
        );
        assert!(!ran.stderr.contains("content/waived.md"), "{}", ran.stderr);
    }
    assert_eq!(host.asked("HEAD /200"), 1);
    assert_eq!(host.asked("HEAD /404"), 2);
    // Without being asked to, nothing is asked of the net.
    let before: usize = host.asked.lock().expect("no panic").values().sum();
    run(root.path(), &["check"]);
    assert_eq!(
        host.asked.lock().expect("no panic").values().sum::<usize>(),
        before
    );
    fs::remove_dir_all(root.path().join(".quietroom")).expect("the cache is here");
}
