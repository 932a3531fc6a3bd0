//! The HTML that this program wrote, as a tree: cards take parts of pages, and those parts are elements.

use html5gum::{Token, Tokenizer};

use crate::html::elements::{is_phrasing, is_void};
use crate::html::escape;

/// A piece of a page's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Words.
    Text(String),
    /// An element and what it holds.
    Element(Element),
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, in small letters.
    pub name: String,
    /// Its attributes, in their order.
    pub attributes: Vec<(String, String)>,
    /// What it holds.
    pub children: Vec<Node>,
}

impl Element {
    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether the element is of this class.
    #[must_use]
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class")
            .is_some_and(|classes| classes.split_ascii_whitespace().any(|known| known == class))
    }

    /// 1 to 6 for a heading.
    #[must_use]
    pub fn heading_level(&self) -> Option<u8> {
        match self.name.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
            _ => None,
        }
    }
}

/// The tree of HTML whose tags pair, as the writer of Markdown makes it; what is open at the end is closed there.
#[must_use]
pub fn parse(html: &str) -> Vec<Node> {
    let mut open: Vec<Element> = vec![Element::default()];
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let element = Element {
                    name: text(&tag.name),
                    attributes: tag
                        .attributes
                        .iter()
                        .map(|(name, value)| (text(name), text(value)))
                        .collect(),
                    children: Vec::new(),
                };
                if tag.self_closing || is_void(&element.name) {
                    put(&mut open, Node::Element(element));
                } else {
                    open.push(element);
                }
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                if open.iter().skip(1).any(|element| element.name == name) {
                    while close(&mut open).is_some_and(|closed| closed != name) {}
                }
            }
            Token::String(words) => put(&mut open, Node::Text(text(&words))),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while close(&mut open).is_some() {}
    open.pop().map(|root| root.children).unwrap_or_default()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Adds a node to the element that is open.
fn put(open: &mut [Element], node: Node) {
    if let Some(last) = open.last_mut() {
        last.children.push(node);
    }
}

/// Closes the innermost element, and says which it was; the outermost stays.
fn close(open: &mut Vec<Element>) -> Option<String> {
    if open.len() < 2 {
        return None;
    }
    let element = open.pop()?;
    let name = element.name.clone();
    put(open, Node::Element(element));
    Some(name)
}

/// The text of a tree as it stands.
#[must_use]
pub fn plain(nodes: &[Node]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => plain(&element.children),
        })
        .collect()
}

/// The words of a tree, one space between blocks.
#[must_use]
pub fn words(nodes: &[Node]) -> String {
    let mut found = String::new();
    collect_words(nodes, &mut found);
    found.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect_words(nodes: &[Node], found: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => found.push_str(text),
            Node::Element(element) => {
                let is_inline = is_phrasing(&element.name);
                found.extend((!is_inline).then_some(' '));
                collect_words(&element.children, found);
                found.extend((!is_inline).then_some(' '));
            }
        }
    }
}

/// The tree as HTML again.
#[must_use]
pub fn write(nodes: &[Node]) -> String {
    let mut html = String::new();
    write_into(nodes, &mut html);
    html
}

fn write_into(nodes: &[Node], html: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => escape::text(html, text),
            Node::Element(element) => {
                html.push('<');
                html.push_str(&element.name);
                for (name, value) in &element.attributes {
                    html.push(' ');
                    html.push_str(name);
                    html.push_str("=\"");
                    escape::attribute(html, value);
                    html.push('"');
                }
                html.push('>');
                if !is_void(&element.name) {
                    write_into(&element.children, html);
                    html.push_str("</");
                    html.push_str(&element.name);
                    html.push('>');
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_can_be_written() {
        for html in [
            "<h2 id=\"a\">A &amp; b</h2>\n<p>c <br>d <a href=\"x\">e</a></p>",
            "<ul><li>a<ul><li>b</li></ul></li></ul>",
            "<p>&lt;script&gt;</p>",
        ] {
            assert_eq!(write(&parse(html)), html);
        }
    }

    #[test]
    fn tags_that_do_not_pair_end_where_their_parents_do() {
        for (html, expected) in [
            ("<p>a<b>b</p>c", "<p>a<b>b</b></p>c"),
            ("</p>a", "a"),
            ("<ul><li>a", "<ul><li>a</li></ul>"),
        ] {
            assert_eq!(write(&parse(html)), expected);
        }
    }

    #[test]
    fn words_of_blocks_stand_apart() {
        let nodes = parse("<p>a<b>b</b></p><ul><li>c</li><li>d\n e</li></ul>");
        assert_eq!(words(&nodes), "ab c d e");
    }
}
