//! A browser as plain as a socket: what a preview answers, and what its pages hear.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::preview::Preview;

/// How long anything may take before it counts as a hang.
const PATIENCE: Duration = Duration::from_secs(30);

impl Preview {
    /// A connection, on which nothing may hang for ever.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("the preview listens");
        let patience = Some(PATIENCE);
        stream.set_read_timeout(patience).expect("a socket");
        stream.set_write_timeout(patience).expect("a socket");
        stream
    }

    /// What comes back for these bytes.
    pub fn raw(&self, bytes: &[u8]) -> Reply {
        let mut stream = self.connect();
        // Who is refused early may be hung up on.
        let _ = stream.write_all(bytes);
        let mut whole = Vec::new();
        let _ = stream.read_to_end(&mut whole);
        Reply::read(&whole)
    }

    /// The answer to a request with some more headers.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        self.raw(self.head(method, path, headers).as_bytes())
    }

    fn head(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> String {
        let more: Vec<String> = headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        let more = more.concat();
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{more}\r\n",
            self.address
        )
    }

    /// What stands at an address now.
    pub fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &[])
    }

    /// The page of the staff's site at an address.
    pub fn get_as(&self, audience: &str, path: &str) -> Reply {
        let cookie = format!("a=b; quietroom-audience={audience}");
        self.ask("GET", path, &[("Cookie", &cookie)])
    }

    /// Listens to what a page hears.
    pub fn events(&self, page: &str) -> Events {
        let mut stream = self.connect();
        let path = format!("/.quietroom/events?audience=public&page={page}");
        let head = self.head("GET", &path, &[("Sec-Fetch-Site", "same-origin")]);
        stream.write_all(head.as_bytes()).expect("it listens");
        Events {
            lines: BufReader::new(stream),
            findings: String::new(),
        }
    }
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Reply {
    fn read(whole: &[u8]) -> Self {
        let end = whole.windows(4).position(|window| window == b"\r\n\r\n");
        let (head, body) = whole.split_at(end.map_or(whole.len(), |end| end + 4));
        let head = String::from_utf8_lossy(head);
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1));
        let headers = lines.filter_map(|line| line.split_once(':'));
        Self {
            status: status.and_then(|status| status.parse().ok()).unwrap_or(0),
            headers: headers
                .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
                .collect(),
            body: body.to_vec(),
        }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn shows(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// The page as it would be built: without what only the preview puts in.
    pub fn without_toolbar(&self) -> Vec<u8> {
        let text = self.text();
        let Some(start) = text.find("<script src=\"/.quietroom/") else {
            return self.body.clone();
        };
        let end = start + text[start..].find("</script>").expect("the end") + "</script>".len();
        format!("{}{}", &text[..start], &text[end..]).into_bytes()
    }
}

/// A stream of events.
pub struct Events {
    lines: BufReader<TcpStream>,
    /// The findings that were told last.
    pub findings: String,
}

/// A state, as a page hears of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub revision: u64,
    pub mark: String,
}

impl Events {
    /// How many errors stand in the way now.
    pub fn errors(mut self) -> u64 {
        self.state();
        let number = self.findings.strip_prefix("{\"errors\":");
        let number = number.and_then(|rest| rest.split(',').next());
        number
            .and_then(|number| number.parse().ok())
            .expect("a number")
    }

    /// The next state.
    pub fn state(&mut self) -> Told {
        let (mut revision, mut event) = (0, String::new());
        let began = Instant::now();
        loop {
            assert!(began.elapsed() < PATIENCE, "no new state in time");
            let mut line = String::new();
            let read = self.lines.read_line(&mut line).expect("an event in time");
            assert!(read > 0, "the stream has ended");
            match line.trim_end().split_once(": ") {
                Some(("id", number)) => revision = number.parse().expect("a number"),
                Some(("event", name)) => name.clone_into(&mut event),
                Some(("data", data)) if event == "findings" => data.clone_into(&mut self.findings),
                Some(("data", mark)) if event == "state" => {
                    return Told {
                        revision,
                        mark: mark.to_owned(),
                    };
                }
                _ => {}
            }
        }
    }
}
