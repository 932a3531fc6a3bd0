//! From a page's HTML to the few kinds of blocks that paper knows.

mod tidy;

use super::model::{Block, Inline};
use super::tree::{Element, Node};
use crate::html::elements::is_phrasing;
use tidy::tidy;

/// What a link's address is on paper and in PDF: absolute, or nothing where it leads nowhere from there.
pub type Address<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Classes of the names that components write above what belongs to them.
const NAMES: [&str; 2] = ["person-name", "service-name"];

/// Classes of lists of components that have no marks: on paper, too, each item is a line.
const LINES: [&str; 3] = ["facts", "reach", "plain"];

/// The blocks of a text. `top` is the level of its first headings: they become level 1.
#[must_use]
pub fn blocks(nodes: &[Node], top: u8, address: Address<'_>) -> Vec<Block> {
    Reader { top, address }.blocks(nodes)
}

/// The smallest level of a heading in a text: its largest heading.
#[must_use]
pub fn top_level(nodes: &[Node]) -> Option<u8> {
    nodes
        .iter()
        .filter_map(|node| match node {
            Node::Element(element) => element
                .heading_level()
                .or_else(|| top_level(&element.children)),
            Node::Text(_) => None,
        })
        .min()
}

struct Reader<'a> {
    top: u8,
    address: Address<'a>,
}

impl Reader<'_> {
    fn blocks(&self, nodes: &[Node]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut words: Vec<&Node> = Vec::new();
        for node in nodes {
            match node {
                Node::Element(element) if !is_phrasing(&element.name) => {
                    self.paragraph(&mut words, &mut blocks);
                    self.block(element, &mut blocks);
                }
                _ => words.push(node),
            }
        }
        self.paragraph(&mut words, &mut blocks);
        blocks
    }

    fn block(&self, element: &Element, blocks: &mut Vec<Block>) {
        if let Some(level) = element.heading_level() {
            let text = self.text(&element.children);
            if !text.is_empty() {
                blocks.push(Block::Heading {
                    level: level.saturating_sub(self.top) + 1,
                    text,
                });
            }
            return;
        }
        match element.name.as_str() {
            "p" if NAMES.iter().any(|class| element.has_class(class)) => {
                let text = self.text(&element.children);
                blocks.push(Block::Paragraph {
                    text: vec![Inline::Strong { text }],
                });
            }
            "p" | "dt" => {
                let mut words = element.children.iter().collect();
                self.paragraph(&mut words, blocks);
            }
            "ul" if LINES.iter().any(|class| element.has_class(class)) => {
                let text = self.lines(element);
                blocks.extend((!text.is_empty()).then_some(Block::Paragraph { text }));
            }
            "ul" | "ol" | "menu" => blocks.push(self.list(element)),
            "blockquote" => blocks.push(Block::Quote {
                blocks: self.blocks(&element.children),
            }),
            "pre" => blocks.push(Block::Code {
                text: super::tree::plain(&element.children)
                    .trim_end_matches('\n')
                    .to_owned(),
            }),
            "table" => blocks.push(self.table(element)),
            "hr" => {}
            _ => blocks.extend(self.blocks(&element.children)),
        }
    }

    fn list(&self, element: &Element) -> Block {
        let start = (element.name == "ol").then(|| {
            element
                .attribute("start")
                .and_then(|start| start.parse().ok())
                .unwrap_or(1)
        });
        let items = element
            .children
            .iter()
            .filter_map(|node| match node {
                Node::Element(item) => Some(self.blocks(&item.children)),
                Node::Text(_) => None,
            })
            .filter(|blocks| !blocks.is_empty())
            .collect();
        Block::List { start, items }
    }

    /// The items of a list, each on a line of its own.
    fn lines(&self, list: &Element) -> Vec<Inline> {
        let mut lines = Vec::new();
        for node in &list.children {
            let Node::Element(item) = node else { continue };
            let line = self.text(&item.children);
            if !line.is_empty() {
                lines.extend((!lines.is_empty()).then_some(Inline::Break));
                lines.extend(line);
            }
        }
        lines
    }

    fn table(&self, element: &Element) -> Block {
        let mut rows = Vec::new();
        table_rows(element, &mut rows);
        let cells = |row: &Element| -> Vec<Vec<Inline>> {
            row.children
                .iter()
                .filter_map(|node| match node {
                    Node::Element(cell) => Some(self.text(&cell.children)),
                    Node::Text(_) => None,
                })
                .collect()
        };
        let is_head = |row: &Element| {
            row.children.iter().all(|node| match node {
                Node::Element(cell) => cell.name == "th",
                Node::Text(text) => text.trim().is_empty(),
            })
        };
        let (head, body) = match rows.split_first() {
            Some((first, rest)) if is_head(first) => (cells(first), rest),
            _ => (Vec::new(), rows.as_slice()),
        };
        Block::Table {
            head,
            rows: body.iter().map(|row| cells(row)).collect(),
        }
    }

    /// What was collected among words, as a paragraph, or as a line to write on where it ends with `___`.
    fn paragraph(&self, words: &mut Vec<&Node>, blocks: &mut Vec<Block>) {
        let nodes: Vec<Node> = words.drain(..).cloned().collect();
        if let [Node::Element(image)] = trimmed(&nodes)
            && image.name == "img"
        {
            blocks.push(Block::Image {
                path: image.attribute("src").unwrap_or_default().to_owned(),
                alternative: image.attribute("alt").unwrap_or_default().to_owned(),
            });
            return;
        }
        let mut text = self.text(&nodes);
        if let Some(lines) = take_blank_lines(&mut text) {
            blocks.push(Block::Field { label: text, lines });
        } else if !text.is_empty() {
            blocks.push(Block::Paragraph { text });
        }
    }

    /// Words with single spaces, without space at both ends.
    fn text(&self, nodes: &[Node]) -> Vec<Inline> {
        let mut text = Vec::new();
        self.inlines(nodes, &mut text);
        tidy(text)
    }

    fn inlines(&self, nodes: &[Node], text: &mut Vec<Inline>) {
        for node in nodes {
            match node {
                Node::Text(words) => text.push(Inline::Text {
                    text: words.clone(),
                }),
                Node::Element(element) => self.inline(element, text),
            }
        }
    }

    fn inline(&self, element: &Element, text: &mut Vec<Inline>) {
        let inside = || {
            let mut inside = Vec::new();
            self.inlines(&element.children, &mut inside);
            inside
        };
        match element.name.as_str() {
            "br" => text.push(Inline::Break),
            "strong" | "b" => text.push(Inline::Strong { text: inside() }),
            "em" | "i" => text.push(Inline::Emphasis { text: inside() }),
            "code" | "kbd" | "samp" => text.push(Inline::Code {
                text: super::tree::plain(&element.children),
            }),
            "img" => text.extend(element.attribute("alt").map(|alternative| Inline::Text {
                text: alternative.to_owned(),
            })),
            "a" => match element.attribute("href") {
                Some(href) if href.starts_with("tel:") => text.push(Inline::Number {
                    text: super::tree::words(&element.children),
                    href: Some(href.to_owned()),
                }),
                Some(href) => match (self.address)(href) {
                    Some(href) => text.push(Inline::Link {
                        href,
                        text: inside(),
                    }),
                    None => text.extend(inside()),
                },
                None => text.extend(inside()),
            },
            "span" if element.has_class("number") => text.push(Inline::Number {
                text: super::tree::words(&element.children),
                href: None,
            }),
            // A list in a table's cell.
            "ul" | "ol" => {
                text.push(Inline::Break);
                text.extend(self.lines(element));
                text.push(Inline::Break);
            }
            _ if is_phrasing(&element.name) => text.extend(inside()),
            // A block among words, such as a paragraph in a table's cell: its words stand apart.
            _ => {
                let space = || Inline::Text { text: " ".into() };
                text.push(space());
                text.extend(inside());
                text.push(space());
            }
        }
    }
}

/// The nodes without white space at both ends.
fn trimmed(nodes: &[Node]) -> &[Node] {
    let is_space = |node: &Node| matches!(node, Node::Text(text) if text.trim().is_empty());
    let start = nodes.iter().take_while(|node| is_space(node)).count();
    let end = nodes.iter().rev().take_while(|node| is_space(node)).count();
    nodes
        .get(start..nodes.len().saturating_sub(end))
        .unwrap_or_default()
}

fn table_rows<'a>(element: &'a Element, rows: &mut Vec<&'a Element>) {
    for node in &element.children {
        if let Node::Element(child) = node {
            if child.name == "tr" {
                rows.push(child);
            } else {
                table_rows(child, rows);
            }
        }
    }
}

/// Takes `___ ___` away from the end of a text; how many lines there are to write on, one for each group.
fn take_blank_lines(text: &mut Vec<Inline>) -> Option<u8> {
    let Some(Inline::Text { text: last }) = text.last_mut() else {
        return None;
    };
    let kept = last.trim_end_matches(['_', ' ']).len();
    let groups = last[kept..].split(' ').filter(|group| group.len() >= 3);
    let lines = u8::try_from(groups.count()).unwrap_or(u8::MAX);
    if lines == 0 {
        return None;
    }
    last.truncate(kept);
    if last.is_empty() {
        text.pop();
    }
    Some(lines)
}

#[cfg(test)]
mod tests;
