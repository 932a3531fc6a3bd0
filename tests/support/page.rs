//! Pages as readers get them: what is seen, and where links lead.

use std::collections::BTreeSet;
use std::path::Path;

use percent_encoding::percent_decode_str;
use scraper::{ElementRef, Html, Node};

use super::folder::{self, Files};

/// What readers see of an element, with one space wherever there is white space or a new block.
pub fn visible(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    collect(element, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect(element: ElementRef<'_>, text: &mut String) {
    let name = element.value().name();
    let is_unseen = matches!(name, "head" | "script" | "style" | "template" | "noscript");
    // A sign that only those see who point at the heading.
    if is_unseen || element.value().classes().any(|class| class == "permalink") {
        return;
    }
    let is_inline = matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "del"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "u"
            | "var"
    );
    let edge = if is_inline { "" } else { " " };
    text.push_str(edge);
    for child in element.children() {
        match child.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(_) => collect(ElementRef::wrap(child).expect("an element"), text),
            _ => {}
        }
    }
    text.push_str(edge);
}

/// An address that a page leads to or loads.
pub struct Link {
    /// The element's name.
    pub element: String,
    /// The attribute's value.
    pub address: String,
}

/// Every address in `href`, `src` and the forward of a page.
pub fn links(html: &Html) -> Vec<Link> {
    let mut links = Vec::new();
    for element in html.tree.nodes().filter_map(ElementRef::wrap) {
        let name = element.value().name();
        let forward = element
            .attr("content")
            .filter(|_| element.attr("http-equiv").is_some());
        let forward = forward.and_then(|content| content.split_once("url="));
        let addresses = [
            element.attr("href"),
            element.attr("src"),
            forward.map(|(_, url)| url),
        ];
        links.extend(addresses.into_iter().flatten().map(|address| Link {
            element: name.to_owned(),
            address: address.to_owned(),
        }));
    }
    links
}

/// Every id of a page.
pub fn ids(html: &Html) -> BTreeSet<String> {
    let elements = html.tree.nodes().filter_map(ElementRef::wrap);
    elements
        .filter_map(|element| element.attr("id").map(str::to_owned))
        .collect()
}

/// Whether an address leaves the site, or is no address of a file at all.
pub fn is_elsewhere(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    address.starts_with("//")
        || scheme.is_some_and(|scheme| scheme.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// The file that an address of this site leads to from the file `from`, and the place in it.
pub fn target(from: &str, address: &str) -> Option<(String, Option<String>)> {
    let decoded = |text: &str| {
        percent_decode_str(text)
            .decode_utf8()
            .ok()
            .map(String::from)
    };
    let (rest, fragment) = match address.split_once('#') {
        Some((rest, fragment)) => (rest, Some(decoded(fragment)?)),
        None => (address, None),
    };
    let path = decoded(rest.split('?').next().unwrap_or_default())?;
    if path.is_empty() {
        return Some((from.to_owned(), fragment));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.trim_end_matches('/').split('/') {
        match part {
            "." => {}
            // A way above the site's own folder would depend on where the site is put.
            ".." => drop(parts.pop()?),
            _ => parts.push(part),
        }
    }
    let is_folder = path.ends_with('/') || path.ends_with("/..") || path == "." || path == "..";
    parts.retain(|part| !part.is_empty());
    if is_folder {
        parts.push("index.html");
    }
    Some((parts.join("/"), fragment))
}

/// Whether a file is a page.
pub fn is_html(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|ending| ending == "html")
}

/// Links of a whole site that lead nowhere or that work in one folder of one host alone.
pub fn broken(site: &Files) -> Vec<String> {
    let pages = site.iter().filter(|(path, _)| is_html(path));
    let pages: Vec<(&str, Html)> = pages
        .map(|(path, bytes)| {
            (
                path.as_str(),
                Html::parse_document(&String::from_utf8_lossy(bytes)),
            )
        })
        .collect();
    let mut broken = Vec::new();
    // A server shows this page at any address, so its links count from the root.
    for (path, html) in pages.iter().filter(|(path, _)| *path != "404.html") {
        for Link { element, address } in links(html) {
            if is_elsewhere(&address) {
                continue;
            }
            let found = target(path, &address).filter(|(file, _)| site.contains_key(file));
            let anchor = found
                .as_ref()
                .and_then(|(file, anchor)| Some((file, anchor.as_ref()?)));
            let lost = anchor.filter(|(file, anchor)| {
                let page = pages.iter().find(|(path, _)| path == file);
                page.is_some_and(|(_, html)| !ids(html).contains(*anchor))
            });
            if address.starts_with('/') || found.is_none() || lost.is_some() {
                broken.push(format!(
                    "{path}: <{element}> leads to `{address}`, where nothing is"
                ));
            }
        }
    }
    broken
}

/// The same for the sites of all readers in one folder of output.
pub fn broken_for_anybody(output: &Files) -> Vec<String> {
    let audiences = ["public", "staff", "responders"].into_iter();
    audiences
        .flat_map(|audience| broken(&folder::within(output, audience)))
        .collect()
}
