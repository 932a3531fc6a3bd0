//! A preview at another address than the usual one.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::path::Path;
use std::time::Duration;

use super::program::{Serving, site};
use crate::support::folder;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The address by which other machines know this one, if it has one; nothing is sent to find out.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    Some(socket.local_addr().ok()?.ip())
}

/// The head of a request.
fn head(path: &str, host: &str, headers: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n")
}

fn connect(address: SocketAddr, bytes: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).expect("it listens there");
    stream.set_read_timeout(Some(PATIENCE)).expect("a socket");
    stream.write_all(bytes.as_bytes()).expect("it listens");
    stream
}

fn status(address: SocketAddr, bytes: &str) -> String {
    let mut answer = Vec::new();
    let _ = connect(address, bytes).read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    answer.split(' ').nth(1).unwrap_or_default().to_owned()
}

/// Serves a site at an address, if this machine has it.
fn check(ip: IpAddr) {
    if TcpListener::bind((ip, 0)).is_err() {
        return;
    }
    let root = site();
    let arguments = ["--port", "0", "--host", &ip.to_string(), "--poll"];
    let mut serving = Serving::start(root.path(), &arguments);
    let line = serving.line();
    let named = SocketAddr::new(ip, 0).to_string();
    let named = named.trim_end_matches('0');
    let start = format!("Serving http://{named}");
    let port = line
        .strip_prefix(&start)
        .and_then(|rest| rest.split('/').next());
    let port = port.and_then(|port| port.parse().ok());
    let address = SocketAddr::new(ip, port.unwrap_or_else(|| panic!("{line}")));
    if !ip.is_loopback() {
        let warning = serving.line();
        assert!(
            warning.starts_with("warning: everybody in this network") && warning.contains("staff"),
            "{warning}"
        );
        assert!(serving.line().contains("--audience public"));
    }
    assert!(serving.line().starts_with("Built "));
    let own = address.to_string();
    // Names of this machine lead to a preview that listens on the machine alone.
    let local = if ip.is_loopback() { "200" } else { "421" };
    for (host, expected) in [
        (&*own, "200"),
        ("localhost", local),
        ("127.0.0.1", local),
        ("example.org", "421"),
        ("192.0.2.77", "421"),
    ] {
        let found = status(address, &head("/2026/guide/", host, ""));
        assert_eq!(found, expected, "{host} at {own}");
    }
    let events = "/.quietroom/events?audience=public&page=/";
    let foreign = head(events, &own, "Origin: http://example.org\r\n");
    assert_eq!(status(address, &foreign), "403");
    changes_are_told(
        root.path(),
        connect(
            address,
            &head(events, &own, &format!("Origin: http://{own}\r\n")),
        ),
    );
}

/// A stream tells who sits at the machine of states and of findings.
fn changes_are_told(root: &Path, stream: TcpStream) {
    let mut lines = BufReader::new(stream).lines();
    let mut next = |start: &str| {
        lines
            .find_map(|line| {
                line.expect("an event in time")
                    .strip_prefix(start)
                    .map(str::to_owned)
            })
            .expect("the stream goes on")
    };
    assert!(next("data: ").starts_with("{\"errors\":0"));
    assert_eq!(next("id: "), "1");
    folder::write(
        root,
        [("content/guide.md", &b"# Guide\n\n{{ nobody }}\n"[..])],
    );
    while !next("data: ").contains("unknown-name") {}
}

#[test]
fn it_can_be_had_at_another_address_of_this_machine() {
    for ip in ["127.0.0.2", "::1"] {
        check(ip.parse().expect("an address"));
    }
    if let Some(ip) = own_address() {
        check(ip);
    }
}
