//! What a request asks for: a path without percent signs, and the values behind it.

use hyper::Uri;
use percent_encoding::percent_decode_str;

/// An address that could be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Address {
    /// The path, from `/`, decoded.
    pub path: String,
    /// The query as it came.
    query: Option<String>,
}

impl Address {
    /// Reads the path and query of a request; nothing for what is no text, or holds what no path can.
    pub fn read(uri: &Uri) -> Option<Self> {
        let path = percent_decode_str(uri.path()).decode_utf8().ok()?;
        let is_good = path.starts_with('/') && !path.chars().any(char::is_control);
        is_good.then(|| Self {
            path: path.into_owned(),
            query: uri.query().map(str::to_owned),
        })
    }

    /// The first value with this name.
    pub fn value(&self, name: &str) -> Option<String> {
        let query = self.query.as_deref()?;
        let mut pairs = url::form_urlencoded::parse(query.as_bytes());
        pairs
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    }

    /// "?a=b", or nothing.
    pub fn query(&self) -> String {
        let query = self.query.as_deref();
        query.map(|query| format!("?{query}")).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let check = |text: &str, path: Option<&str>, value: Option<&str>| {
            let uri: Uri = text.parse().expect("hyper takes it");
            let found = Address::read(&uri);
            assert_eq!(found.as_ref().map(|found| &*found.path), path, "{text}");
            let found = found.and_then(|found| found.value("page"));
            assert_eq!(found.as_deref(), value, "{text}");
        };
        check("/2026/", Some("/2026/"), None);
        check(
            "/c%C3%B3digo/?page=%2Fa%2F&x",
            Some("/código/"),
            Some("/a/"),
        );
        check("/%2e%2e/a", Some("/../a"), None);
        check("/a%00", None, None);
        check("/a%0Ab", None, None);
        check("/%ff", None, None);
        check("*", None, None);
        check("http://127.0.0.1:4000/a?page=b", Some("/a"), Some("b"));
    }
}
