//! Who may come in: pages of other sites must not read a preview through the browser of whoever previews.

use std::net::{IpAddr, Ipv6Addr};

use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{StatusCode, Uri};

/// Under which names the preview may be asked for.
#[derive(Clone, Debug)]
pub struct Doors {
    /// The name that it was told to listen at, in small letters.
    name: String,
    /// Where it listens.
    address: IpAddr,
}

/// Why a request is refused.
type Refusal = (StatusCode, &'static str);

const NO_HOST: Refusal = (StatusCode::BAD_REQUEST, "The request must name one host.\n");
const FOREIGN_HOST: Refusal = (
    StatusCode::MISDIRECTED_REQUEST,
    "This preview does not answer under that name. Open it by the address that the terminal shows.\n",
);
const FOREIGN_PAGE: Refusal = (
    StatusCode::FORBIDDEN,
    "Pages of other sites cannot read this preview.\n",
);

impl Doors {
    /// The doors of a preview at an address that was given by name.
    pub fn new(name: &str, address: IpAddr) -> Self {
        Self {
            name: name.to_lowercase(),
            address,
        }
    }

    /// Why a request must not be answered, if so.
    pub fn refuse(&self, uri: &Uri, headers: &HeaderMap) -> Option<Refusal> {
        let mut hosts = headers.get_all(header::HOST).iter();
        let (Some(host), None) = (hosts.next().and_then(text), hosts.next()) else {
            return Some(NO_HOST);
        };
        let asked = uri.authority().map(hyper::http::uri::Authority::as_str);
        if !self.knows(host) || asked.is_some_and(|asked| !self.knows(asked)) {
            return Some(FOREIGN_HOST);
        }
        let own = |origin: &HeaderValue| {
            let origin = text(origin).and_then(|origin| origin.strip_prefix("http://"));
            origin.is_some_and(|origin| origin.eq_ignore_ascii_case(host))
        };
        if !headers.get_all(header::ORIGIN).iter().all(own) {
            return Some(FOREIGN_PAGE);
        }
        let of = |name: &str| headers.get(name).and_then(text);
        let is_ours = matches!(of("sec-fetch-site"), None | Some("same-origin" | "none"));
        // A link may lead here; a picture, a frame or a script of another page may not be ours.
        let is_link =
            of("sec-fetch-mode") == Some("navigate") && of("sec-fetch-dest") == Some("document");
        let is_own_file = uri.path().starts_with(super::OWN);
        (!is_ours && (!is_link || is_own_file)).then_some(FOREIGN_PAGE)
    }

    /// Whether a host with its port is one of ours. The port may be another one: somebody may have forwarded it.
    fn knows(&self, host: &str) -> bool {
        let (name, port) = match host.rfind(']') {
            Some(end) => host.split_at(end + 1),
            None => host.split_at(host.find(':').unwrap_or(host.len())),
        };
        let port = port.strip_prefix(':').unwrap_or(port);
        if !port.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        let name = name.to_ascii_lowercase();
        let inner = name
            .strip_prefix('[')
            .and_then(|name| name.strip_suffix(']'));
        let address: Option<IpAddr> = match inner {
            Some(inner) => inner.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
            None => name.parse().ok(),
        };
        let is_local = self.address.is_unspecified() || super::super::is_loopback(self.address);
        match address {
            // No other site can have an address of this machine for its name.
            Some(address) if super::super::is_loopback(address) => is_local,
            Some(address) => self.address.is_unspecified() || address == self.address,
            None => name == self.name || (is_local && name == "localhost"),
        }
    }
}

fn text(value: &HeaderValue) -> Option<&str> {
    value.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doors(name: &str, address: &str) -> Doors {
        Doors::new(name, address.parse().expect("an address"))
    }

    #[test]
    fn names_of_this_machine_are_known_and_others_are_not() {
        let local = doors("127.0.0.1", "127.0.0.1");
        let open = doors("0.0.0.0", "0.0.0.0");
        let named = doors("Office", "192.168.1.5");
        let check = |host: &str, expected: [bool; 3]| {
            let found = [local.knows(host), open.knows(host), named.knows(host)];
            assert_eq!(found, expected, "{host}");
        };
        check("127.0.0.1:4000", [true, true, false]);
        check("127.0.0.1", [true, true, false]);
        check("LocalHost:4001", [true, true, false]);
        check("[::1]:4000", [true, true, false]);
        check("[::ffff:127.0.0.1]:4000", [true, true, false]);
        check("192.168.1.5:4000", [false, true, true]);
        check("office:4000", [false, false, true]);
        for foreign in [
            "example.org",
            "example.org:4000",
            "127.0.0.1.example.org",
            "localhost.example.org:4000",
            "127.0.0.1:4000@example.org",
            "127.0.0.1:x",
            "[::1",
            "::1",
            "2130706433:4000",
            "",
        ] {
            check(foreign, [false; 3]);
        }
    }

    #[test]
    fn pages_of_others_are_kept_out() {
        let doors = doors("127.0.0.1", "127.0.0.1");
        let check =
            |path: &str, headers: &[(&'static str, &'static str)], expected: Option<u16>| {
                let mut map = HeaderMap::new();
                map.append("host", HeaderValue::from_static("127.0.0.1:4000"));
                for (name, value) in headers {
                    map.append(*name, HeaderValue::from_static(value));
                }
                let uri: Uri = path.parse().expect("an address");
                let found = doors.refuse(&uri, &map).map(|(status, _)| status.as_u16());
                assert_eq!(found, expected, "{path} {headers:?}");
            };
        let events = "/.quietroom/events";
        check("/", &[], None);
        check("/", &[("origin", "http://127.0.0.1:4000")], None);
        check("/", &[("origin", "http://127.0.0.1:4001")], Some(403));
        check(events, &[("origin", "null")], Some(403));
        check(events, &[("origin", "https://example.org")], Some(403));
        check(events, &[("sec-fetch-site", "same-origin")], None);
        check(events, &[("sec-fetch-site", "same-site")], Some(403));
        check(events, &[("sec-fetch-site", "cross-site")], Some(403));
        let link = [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "navigate"),
            ("sec-fetch-dest", "document"),
        ];
        check("/", &link, None);
        check(events, &link, Some(403));
        check(
            "/",
            &[link[0], link[1], ("sec-fetch-dest", "iframe")],
            Some(403),
        );
        check("/", &link[..1], Some(403));
        check("/", &[("host", "127.0.0.1:4000")], Some(400));
        check("http://example.org/", &[], Some(421));
        let none = doors.refuse(&Uri::from_static("/"), &HeaderMap::new());
        assert_eq!(none, Some(NO_HOST));
    }
}
