//! What becomes of a page's HTML on paper.

use super::*;
use crate::card::tree::parse;

/// The blocks in a short notation: `#1 text`, `text`, `- item`, `1. item`, `> quote`, `| cell | cell`, `label: ___`.
fn shown(blocks: &[Block]) -> String {
    let lines: Vec<String> = blocks.iter().map(block).collect();
    lines.join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, text } => format!("#{level} {}", inlines(text)),
        Block::Paragraph { text } => inlines(text),
        Block::List { start, items } => {
            let item = |(at, item): (usize, &Vec<Block>)| {
                let mark = start.map_or("-".to_owned(), |start| format!("{}.", start + at as u64));
                format!("{mark} {}", shown(item).replace('\n', "\n  "))
            };
            let items: Vec<String> = items.iter().enumerate().map(item).collect();
            items.join("\n")
        }
        Block::Quote { blocks } => format!("> {}", shown(blocks)),
        Block::Table { head, rows } => std::iter::once(head)
            .chain(rows)
            .map(|row| {
                let cells: Vec<String> = row.iter().map(|cell| inlines(cell)).collect();
                format!("| {}", cells.join(" | "))
            })
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Code { text } => format!("`{text}`"),
        Block::Image { path, alternative } => format!("![{alternative}]({path})"),
        Block::Field { label, lines } => {
            format!("{} {}", inlines(label), "_".repeat((*lines).into()))
        }
    }
}

fn inlines(text: &[Inline]) -> String {
    text.iter()
        .map(|inline| match inline {
            Inline::Text { text } => text.clone(),
            Inline::Strong { text } => format!("**{}**", inlines(text)),
            Inline::Emphasis { text } => format!("*{}*", inlines(text)),
            Inline::Code { text } => format!("`{text}`"),
            Inline::Link { href, text } => format!("[{}]({href})", inlines(text)),
            Inline::Number { text, href } => format!("<{text} {}>", href.as_deref().unwrap_or("-")),
            Inline::Break => "\\".to_owned(),
        })
        .collect()
}

fn check(html: &str, expected: &str) {
    let nodes = parse(html);
    let address = |href: &str| href.starts_with("https:").then(|| href.to_owned());
    let found = blocks(&nodes, top_level(&nodes).unwrap_or(1), &address);
    assert_eq!(shown(&found), expected, "{html:?}");
}

#[test]
fn text_keeps_its_words_and_its_weight() {
    check("<p>a  <strong> b</strong>\n c </p>", "a **b** c");
    check("<p>a<br>\nb<br></p>", "a\\b");
    check("<p><em>a</em> <code>b  c</code></p>", "*a* `b  c`");
    check("a <b>b</b><p></p><div>c</div>", "a **b**\nc");
}

#[test]
fn numbers_are_numbers_and_links_lead_somewhere() {
    check(
        "<p>Call <a class=\"number\" dir=\"ltr\" href=\"tel:+12165550187\">+1 216 555 0187</a>.</p>",
        "Call <+1 216 555 0187 tel:+12165550187>.",
    );
    check(
        "<p><a href=\"https://example.org\">a</a> <a href=\"../b/\">b</a></p>",
        "[a](https://example.org) b",
    );
}

#[test]
fn blocks_keep_their_kind() {
    check("<h3>a</h3><p>b</p><h4>c</h4>", "#1 a\nb\n#2 c");
    check(
        "<ol start=\"3\"><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ol>",
        "3. a\n4. b\n  - c",
    );
    check("<blockquote><p>a</p></blockquote>", "> a");
    check("<pre><code>a\n b\n</code></pre>", "`a\n b`");
    check(
        "<div><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td><ul><li>d</li><li>e</li></ul></td></tr></tbody></table></div>",
        "| a | b\n| c | d\\e",
    );
    check("<p><img src=\"a.png\" alt=\"b\"></p>", "![b](a.png)");
}

#[test]
fn what_components_show_of_somebody_stands_in_lines() {
    check(
        "<ul class=\"people\"><li class=\"person\"><p class=\"person-name\">a</p>\n<ul class=\"facts\">\n</ul>\n<ul class=\"reach\">\n<li>b</li>\n<li>c</li>\n</ul></li></ul>",
        "- **a**\n  b\\c",
    );
    check(
        "<table><tr><td>\n a <ul class=\"plain\"><li>b</li> <li>c</li></ul>\n</td></tr></table>",
        "| \n| a\\b\\c",
    );
}

#[test]
fn underscores_are_lines_to_write_on() {
    check("<p>Where: ______</p>", "Where: _");
    check("<p>What: ____ ____ ______</p>", "What: ___");
    check("<p>______</p>", " _");
    check("<p>a__b</p>", "a__b");
}
