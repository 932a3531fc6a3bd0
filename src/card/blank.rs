//! Lines to write on in a card's page: `______` becomes an element, which styles can draw at the height of handwriting.

use super::tree::{Element, Node};

/// How many `_` in a row are a line; the same as on the card that is printed.
const SHORTEST: usize = 3;

/// The tree with every `___` in an element of its own; the characters stay, for those who see no styles.
#[must_use]
pub fn with_lines(nodes: &[Node]) -> Vec<Node> {
    nodes
        .iter()
        .flat_map(|node| match node {
            Node::Text(text) => pieces(text),
            Node::Element(element) => vec![Node::Element(Element {
                children: with_lines(&element.children),
                ..element.clone()
            })],
        })
        .collect()
}

fn pieces(text: &str) -> Vec<Node> {
    let is_line = |word: &str| word.len() >= SHORTEST && word.bytes().all(|byte| byte == b'_');
    let mut found = Vec::new();
    let mut between = String::new();
    for piece in text.split_inclusive(' ') {
        let word = piece.trim_end_matches(' ');
        if is_line(word) {
            found.extend((!between.is_empty()).then(|| Node::Text(std::mem::take(&mut between))));
            found.push(line(word));
            between.push_str(&piece[word.len()..]);
        } else {
            between.push_str(piece);
        }
    }
    found.extend((!between.is_empty()).then_some(Node::Text(between)));
    found
}

fn line(word: &str) -> Node {
    Node::Element(Element {
        name: "span".to_owned(),
        attributes: vec![("class".to_owned(), "blank".to_owned())],
        children: vec![Node::Text(word.to_owned())],
    })
}

#[cfg(test)]
mod tests {
    use super::super::tree;
    use super::with_lines;

    fn check(html: &str, expected: &str) {
        assert_eq!(tree::write(&with_lines(&tree::parse(html))), expected);
    }

    #[test]
    fn lines_to_write_on_are_elements() {
        check(
            "<p>Where: ___ ____</p>",
            "<p>Where: <span class=\"blank\">___</span> <span class=\"blank\">____</span></p>",
        );
        check("<p>___</p>", "<p><span class=\"blank\">___</span></p>");
        check("<p>a_b __ <b>c___</b></p>", "<p>a_b __ <b>c___</b></p>");
    }
}
