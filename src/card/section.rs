//! Sections of a page: a heading and what stands below it.

use super::tree::{Element, Node};

/// The part of a page's text that the heading with this id begins, up to the next heading that is no smaller.
///
/// A heading that the page keeps from cards takes its section with it.
#[must_use]
pub fn section(nodes: &[Node], id: &str) -> Option<Vec<Node>> {
    let found = nodes.iter().position(|node| {
        heading(node).is_some_and(|(heading, _)| heading.attribute("id") == Some(id))
    });
    if let Some(start) = found {
        let (_, level) = heading(&nodes[start])?;
        let end = nodes[start + 1..]
            .iter()
            .position(|node| heading(node).is_some_and(|(_, other)| other <= level))
            .map_or(nodes.len(), |length| start + 1 + length);
        return Some(nodes[start..end].to_vec());
    }
    nodes.iter().find_map(|node| match node {
        Node::Element(element) => section(&element.children, id),
        Node::Text(_) => None,
    })
}

/// The text without the sections whose heading is marked `{.not-on-card}`, and without ids: a card quotes several pages,
/// and nobody leads to a place on it.
#[must_use]
pub fn for_card(nodes: &[Node]) -> Vec<Node> {
    let mut kept = Vec::new();
    let mut left_out: Option<u8> = None;
    for node in nodes {
        if let Some((heading, level)) = heading(node) {
            if left_out.is_some_and(|above| level <= above) {
                left_out = None;
            }
            if left_out.is_none() && heading.has_class("not-on-card") {
                left_out = Some(level);
            }
        }
        if left_out.is_some() {
            continue;
        }
        match node {
            Node::Element(element) => kept.push(Node::Element(Element {
                name: element.name.clone(),
                attributes: element
                    .attributes
                    .iter()
                    .filter(|(name, _)| name != "id")
                    .cloned()
                    .collect(),
                children: for_card(&element.children),
            })),
            Node::Text(text) => kept.push(Node::Text(text.clone())),
        }
    }
    kept
}

/// The parts before and behind the first thematic break.
#[must_use]
pub fn around_break(nodes: &[Node]) -> (&[Node], &[Node]) {
    let is_break = |node: &Node| matches!(node, Node::Element(element) if element.name == "hr");
    match nodes.iter().position(is_break) {
        Some(place) => (&nodes[..place], &nodes[place + 1..]),
        None => (nodes, &[]),
    }
}

/// The ids of all headings, for a suggestion.
#[must_use]
pub fn heading_ids(nodes: &[Node]) -> Vec<&str> {
    let mut found = Vec::new();
    for node in nodes {
        if let Node::Element(element) = node {
            if element.heading_level().is_some() {
                found.extend(element.attribute("id"));
            }
            found.extend(heading_ids(&element.children));
        }
    }
    found
}

fn heading(node: &Node) -> Option<(&Element, u8)> {
    match node {
        Node::Element(element) => element.heading_level().map(|level| (element, level)),
        Node::Text(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::{parse, write};
    use super::*;

    const PAGE: &str = "<p>a</p><h2 id=\"x\">X</h2><p>b</p><h3 id=\"y\" \
                        class=\"not-on-card\">Y</h3><p>c</p><h3 id=\"z\">Z</h3><p>d</p><h2 id=\"w\">W</h2><p>e</p>";

    #[test]
    fn a_section_ends_where_the_next_begins() {
        let nodes = parse(PAGE);
        let check = |id: &str, expected: Option<&str>| {
            let found = section(&nodes, id).map(|found| write(&for_card(&found)));
            assert_eq!(found.as_deref(), expected, "{id}");
        };
        check("x", Some("<h2>X</h2><p>b</p><h3>Z</h3><p>d</p>"));
        check("z", Some("<h3>Z</h3><p>d</p>"));
        check("w", Some("<h2>W</h2><p>e</p>"));
        check("v", None);
        assert_eq!(heading_ids(&nodes), ["x", "y", "z", "w"]);
    }

    #[test]
    fn sections_inside_of_others_are_found() {
        let nodes = parse("<div><h2 id=\"x\">X</h2><p>a</p></div><p>b</p>");
        let found = section(&nodes, "x").map(|found| write(&found));
        assert_eq!(found.as_deref(), Some("<h2 id=\"x\">X</h2><p>a</p>"));
    }

    #[test]
    fn a_thematic_break_parts_a_card() {
        let nodes = parse("<p>a</p><hr><p>b</p><hr><p>c</p>");
        let (before, behind) = around_break(&nodes);
        assert_eq!(
            (write(before), write(behind)),
            ("<p>a</p>".into(), "<p>b</p><hr><p>c</p>".into())
        );
    }
}
