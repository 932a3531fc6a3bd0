//! What is answered to whom.

use super::browser::Events;
use super::preview::{GUIDE, Preview};
use crate::support::{folder, program};

/// The end of a request's head.
const END: &str = "Connection: close\n\n";

/// A request, in which `OWN` stands for the preview's own address, gets one of these answers, and nothing that is private.
fn check(preview: &Preview, request: &str, expected: &[u16]) {
    let own = preview.address.to_string();
    let bytes = request.replace('\n', "\r\n").replace("OWN", &own);
    let reply = preview.raw(bytes.as_bytes());
    let shown: String = request.chars().take(120).collect();
    assert!(
        expected.contains(&reply.status),
        "{shown:?}: {}",
        reply.status
    );
    let is_secret = reply.shows("503 555 0131") || reply.shows("Robin");
    assert!(!is_secret, "{shown:?}");
}

#[test]
fn only_own_names_lead_here() {
    let preview = Preview::of(&[]);
    let port = preview.address.port();
    for (host, status) in [
        ("OWN", 200),
        ("example.org", 421),
        (&format!("example.org:{port}"), 421),
        (&format!("localhost:{port}"), 200),
        (&format!("[::1]:{port}"), 200),
        ("127.0.0.1.example.org", 421),
        ("192.0.2.1", 421),
        ("", 421),
    ] {
        let request = format!("GET {GUIDE} HTTP/1.1\nHost: {host}\n{END}");
        check(&preview, &request, &[status]);
    }
    let without = format!("GET {GUIDE} HTTP/1.1\n{END}");
    check(&preview, &without, &[400]);
    check(&preview, &format!("GET {GUIDE} HTTP/1.0\n\n"), &[400]);
    let twice = format!("GET {GUIDE} HTTP/1.1\nHost: OWN\nHost: OWN\n{END}");
    check(&preview, &twice, &[400]);
    let absolute = format!("GET http://example.org{GUIDE} HTTP/1.1\nHost: OWN\n{END}");
    check(&preview, &absolute, &[421, 400]);
}

#[test]
fn pages_of_others_read_nothing() {
    let preview = Preview::of(&[]);
    let events = "/.quietroom/events?audience=public&page=/";
    let link = "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document";
    let frame = "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe";
    let picture = "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors\nSec-Fetch-Dest: image";
    for (path, headers, status) in [
        (events, "Origin: https://example.org", 403),
        (events, "Origin: null", 403),
        (events, "Sec-Fetch-Site: cross-site", 403),
        (events, "Sec-Fetch-Site: same-site", 403),
        (events, link, 403),
        (GUIDE, "Origin: https://example.org", 403),
        (GUIDE, picture, 403),
        (GUIDE, frame, 403),
        (GUIDE, link, 200),
        (GUIDE, "Origin: http://OWN", 200),
    ] {
        let request = format!("GET {path} HTTP/1.1\nHost: OWN\n{headers}\n{END}");
        check(&preview, &request, &[status]);
    }
}

#[test]
fn no_way_leads_out() {
    let preview = Preview::of(&[]);
    let get = |path: &str| format!("GET {path} HTTP/1.1\nHost: OWN\n{END}");
    for path in [
        "/../content/site.yaml",
        "/%2e%2e/content/site.yaml",
        "/%2E%2E%2Fcontent%2Fsite.yaml",
        "/2026/guide/../../../content/site.yaml",
        "/content/site.yaml",
        "/..%5ccontent%5csite.yaml",
        "//etc/passwd",
        "//example.org/",
        "/%2f%2fexample.org",
        "/2026//guide/",
        "/.git/config",
        "/.quietroom/",
        "/.quietroom/cache",
        "/.quietroom/../2026/guide/",
        "/2026/procedure/",
    ] {
        check(&preview, &get(path), &[404]);
    }
    for path in ["/a%00", "/%ff%fe", "/a%0d%0aSet-Cookie:%20a=b", "*"] {
        check(&preview, &get(path), &[400]);
    }
    let long = "a".repeat(100_000);
    check(&preview, &get(&format!("/{long}")), &[414, 431, 400]);
    let header = format!("GET / HTTP/1.1\nHost: OWN\nX: {long}\n{END}");
    check(&preview, &header, &[431, 400]);
}

#[test]
fn what_is_no_look_is_refused() {
    let preview = Preview::of(&[]);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"] {
        let request = format!("{method} {GUIDE} HTTP/1.1\nHost: OWN\nContent-Length: 0\n{END}");
        check(&preview, &request, &[405]);
    }
    // What is no HTTP is hung up on, or told so.
    for noise in [
        "\0\0\0\0\n\n",
        "GET / HTTP/9.9\nHost: OWN\n\n",
        "\x16\x03\x01\x02\n\n",
    ] {
        check(&preview, noise, &[0, 400, 505]);
    }
    for (header, status) in [
        ("Cookie: quietroom-audience=root", 200),
        ("Range: bytes=0-0,5-6", 200),
        ("Range: bytes=a-b", 200),
        ("Range: bytes=9-1", 200),
        ("Range: lines=1-2", 200),
        ("Range: bytes=0-0", 206),
        ("Range: bytes=99999999999999999999-", 416),
    ] {
        let request = format!("GET /style.css HTTP/1.1\nHost: OWN\n{header}\n{END}");
        check(&preview, &request, &[status]);
    }
}

#[test]
fn who_is_slow_holds_nobody_up() {
    let preview = Preview::of(&[]);
    let idle: Vec<_> = (0..100).map(|_| preview.connect()).collect();
    let half: Vec<_> = (0..100)
        .map(|_| {
            use std::io::Write;
            let mut stream = preview.connect();
            stream
                .write_all(b"GET / HTTP/1.1\r\nHost: ")
                .expect("it listens");
            stream
        })
        .collect();
    let mut streams: Vec<_> = (0..100).map(|_| preview.events(GUIDE)).collect();
    for events in &mut streams {
        events.state();
    }
    assert_eq!(preview.get(GUIDE).status, 200);
    preview.save("content/guide.md", "# Guide\n\nThe new words.\n");
    let next: Vec<_> = streams.iter_mut().map(Events::state).collect();
    assert!(next.iter().all(|told| *told == next[0]));
    assert!(preview.get(GUIDE).shows("The new words."));
    drop((idle, half));
}

#[test]
fn where_there_is_no_room_whoever_has_not_asked_for_longest_leaves() {
    use std::io::{Read, Write};
    let preview = Preview::with(&[], |options| options.connections = 8);
    assert_eq!(preview.get(GUIDE).status, 200);
    let mut idle = preview.connect();
    let mut stream = preview.events(GUIDE);
    stream.state();
    let half = |mut stream: std::net::TcpStream| {
        stream
            .write_all(b"GET / HTTP/1.1\r\nHost: ")
            .expect("it listens");
        stream
    };
    let many: Vec<_> = (0..6).map(|_| half(preview.connect())).collect();
    // The ninth.
    assert_eq!(preview.get(GUIDE).status, 200);
    assert_eq!(idle.read(&mut [0]).ok(), Some(0), "it has left");
    // A page that was opened before them has asked for something, and they have not.
    preview.save("content/guide.md", "# Guide\n\nThe new words.\n");
    stream.state();
    let more: Vec<_> = (0..100).map(|_| half(preview.connect())).collect();
    assert!(preview.get(GUIDE).shows("The new words."));
    drop((many, more));
}

#[test]
fn files_have_types_tags_and_heads() {
    let preview = Preview::of(&[
        ("content/static/map.svg", "<svg/>"),
        ("content/static/CNAME", "x"),
    ]);
    let check = |path: &str, status: u16, kind: &str| {
        let reply = preview.get(path);
        assert_eq!(
            (reply.status, reply.header("content-type")),
            (status, kind),
            "{path}"
        );
        let head = preview.ask("HEAD", path, &[]);
        let length = head.header("content-length").to_owned();
        assert_eq!(
            (head.status, &head.body[..], length),
            (status, &b""[..], reply.body.len().to_string())
        );
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        let tag = reply.header("etag");
        assert_eq!(tag.is_empty(), status != 200, "{path}");
        if status == 200 {
            let again = preview.ask(
                "GET",
                path,
                &[("If-None-Match", &format!("\"x\", W/{tag}"))],
            );
            assert_eq!((again.status, &again.body[..]), (304, &b""[..]), "{path}");
        }
    };
    let html = "text/html; charset=utf-8";
    check("/", 200, html);
    check(GUIDE, 200, html);
    check("/404.html", 200, html);
    check("/nowhere/at/all", 404, html);
    check("/style.css", 200, "text/css; charset=utf-8");
    check("/sitemap.xml", 200, "application/xml");
    check("/map.svg", 200, "image/svg+xml");
    check("/CNAME", 200, "application/octet-stream");
    check(
        "/.quietroom/preview.js",
        200,
        "text/javascript; charset=utf-8",
    );
    let missing = preview.get("/nowhere/at/all");
    assert!(missing.shows("There is no page here") && missing.shows("preview.js"));
    for (path, to) in [
        ("/2026/guide", "/2026/guide/"),
        ("/2026/guide?a=b", "/2026/guide/?a=b"),
        ("/conduct/2026/guide/", "/2026/guide/"),
        ("/conduct/", "/"),
    ] {
        let reply = preview.get(path);
        assert_eq!(
            (reply.status, reply.header("location")),
            (307, to),
            "{path}"
        );
    }
}

#[test]
fn each_audience_has_its_own_site() {
    let preview = Preview::of(&[]);
    let procedure = "/2026/procedure/";
    assert_eq!(preview.get(procedure).status, 404);
    let staff = preview.get_as("staff", procedure);
    assert!(staff.status == 200 && staff.shows("503 555 0131"));
    assert!(staff.shows("data-audience=\"staff\" data-audiences=\"public staff responders\""));
    assert_eq!(preview.get_as("nobody", procedure).status, 404);
}

#[test]
fn what_is_served_is_what_is_built() {
    let preview = Preview::of(&[
        ("content/static/a b.txt", "text"),
        ("content/guía.md", "# Guía\n"),
    ]);
    let built = program::run(preview.folder.path(), &["build", "--out", "dist"]);
    assert_eq!(built.status, Some(0), "{}", built.stderr);
    for audience in ["public", "staff", "responders"] {
        let files = folder::read(&preview.path("dist").join(audience));
        assert!(files.len() > 10);
        for (path, bytes) in files {
            let address = path.replace(' ', "%20").replace('í', "%C3%AD");
            let served = preview.get_as(audience, &format!("/{address}"));
            assert_eq!(served.without_toolbar(), bytes, "{audience} {path}");
            let text = String::from_utf8_lossy(&bytes).into_owned();
            assert!(!text.contains(".quietroom"), "{audience} {path}");
        }
    }
}
