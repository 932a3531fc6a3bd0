//! Text, values, links, components, blocks.

use super::{check, findings};
use crate::content::Dialect;

const PHONE: &str = "<a class=\"number\" dir=\"ltr\" href=\"tel:+12165550187\">+1 216 555 0187</a>";

#[test]
fn values_are_text() {
    check("a «*b*» c", "<p>a *b* c</p>");
    check("«<script>» & x", "<p>&lt;script&gt; &amp; x</p>");
    check("`«a`b»` x", "<p><code>a`b</code> x</p>");
    check(
        "```\n«</code>»\n```",
        "<pre><code>&lt;/code&gt;\n</code></pre>",
    );
    check("**«a»**b", "<p><strong>a</strong>b</p>");
    check("«# a»", "<p># a</p>");
    check(
        "| a |\n|---|\n| «x|y» |",
        "<table>\n<thead><tr><th scope=\"col\">a</th></tr></thead>\n<tbody>\n<tr><td>x|y</td></tr>\n</tbody>\n</table>",
    );
}

#[test]
fn numbers_and_addresses_link() {
    check("Call «+1 216 555 0187».", &format!("<p>Call {PHONE}.</p>"));
    check("<«+1 216 555 0187»>", &format!("<p>{PHONE}</p>"));
    check(
        "Write <«a@example.org»><«a@example.org»>",
        "<p>Write <a href=\"mailto:a@example.org\">a@example.org</a><a href=\"mailto:a@example.org\">a@example.org</a></p>",
    );
    check("<«x»> ok", "<p>&lt;x&gt; ok</p>");
    check(
        "[«+1 216 555 0187»](tel:«+1 216 555 0187»)",
        "<p><a href=\"tel:+12165550187\"><span class=\"number\" dir=\"ltr\">+1 216 555 0187</span></a></p>",
    );
    check("`«a@example.org»`", "<p><code>a@example.org</code></p>");
    check(
        "<a@b.example>",
        "<p><a href=\"mailto:a@b.example\">a@b.example</a></p>",
    );
    check(
        "<https://example.org/«a b»>",
        "<p><a href=\"https://example.org/a%20b\" rel=\"noreferrer\" class=\"address\">https://example.org/a b</a></p>",
    );
    check(
        "[«https://example.org/a»](«https://example.org/a») [a](https://example.org/a)",
        "<p><a href=\"https://example.org/a\" rel=\"noreferrer\" class=\"address\">https://example.org/a</a> <a href=\"https://example.org/a\" rel=\"noreferrer\">a</a></p>",
    );
    check("https://example.org", "<p>https://example.org</p>");
}

#[test]
fn destinations_and_titles_are_filled() {
    check("[a](«x\" y») b", "<p><a href=\"x%22%20y\">a</a> b</p>");
    check(
        "[a](b \"«\"><x»\")",
        "<p><a href=\"b\" title=\"&quot;&gt;&lt;x\">a</a></p>",
    );
    check(
        "[a][r]\n\n[r]: «b» '«c»'",
        "<p><a href=\"b\" title=\"c\">a</a></p>",
    );
    check(
        "![«a» *b*](«c».png \"t\")",
        "<p><img src=\"c.png\" alt=\"a b\" title=\"t\"></p>",
    );
    check(
        "[a]({filename}my page.md#x)",
        "<p><a href=\"my%20page.md#x\">a</a></p>",
    );
    check(
        "[a](%7Bfilename%7Dx.md?q#x)",
        "<p><a href=\"x.md?q#x\">a</a></p>",
    );
    check("[a](#x)", "<p><a href=\"#x\">a</a></p>");
}

#[test]
fn unsafe_destinations_are_dropped() {
    let check = |text: &str| {
        assert_eq!(
            findings(text, Dialect::Yaml).len(),
            1,
            "{text:?} {:?}",
            findings(text, Dialect::Yaml)
        );
    };
    check("[a](javascript:x)");
    check("[a](<java&#10;script:x>)");
    check("[a](&#106;avascript:x)");
    check("[a](«javascript:x»)");
    check("![a](data:image/png;base64,x)");
    check("<vbscript:x>");
    check("[a]\n\n[a]: «java\tscript:x»");
    check("![a](https://elsewhere.example/x.png)");
}

#[test]
fn components_are_blocks() {
    check("‹c›", "<div>c</div>");
    check("‹c›\n‹d›", "<div>c</div>\n<div>d</div>");
    check("a ‹c› b", "<p>a</p>\n<div>c</div>\n<p>b</p>");
    check("a **‹c›** b", "<p>a <strong></strong> b</p>\n<div>c</div>");
    check("- ‹c›", "<ul>\n<li><div>c</div>\n</li>\n</ul>");
    check("a ‹inline› b", "<p>a words b</p>");
    check("## a ‹c›", "<h2 id=\"a\">a </h2>\n<div>c</div>");
    check("«»‹c›", "<p></p>\n<div>c</div>");
    check("<div>‹c›</div>", "<div><div>c</div>\n</div>");
}

#[test]
fn blocks_are_plain_html() {
    check(
        "2. a\n3. b",
        "<ol start=\"2\">\n<li>a</li>\n<li>b</li>\n</ol>",
    );
    check(
        "1. a\n\ntext\n\n2. b",
        "<ol>\n<li>a</li>\n</ol>\n<p>text</p>\n<ol start=\"2\">\n<li>b</li>\n</ol>",
    );
    check(
        "- a\n  - b",
        "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
    );
    check(
        "- [x] a",
        "<ul>\n<li><span class=\"task\">☑</span> a</li>\n</ul>",
    );
    check("> a", "<blockquote>\n<p>a</p>\n</blockquote>");
    check(
        "> [!WARNING]\n> a",
        "<div class=\"alert alert-warning\" role=\"note\"><p class=\"alert-title\">Warning</p>\n<p>a</p>\n</div>",
    );
    check("a\n: b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>");
    check("~~a~~ ~5~ b", "<p><del>a</del> ~5~ b</p>");
    check("a  \nb\nc", "<p>a<br>\nb\nc</p>");
    check("---", "<hr>");
    check(
        "```«sh\" x»\na\n```",
        "<pre><code class=\"language-sh&quot; x\">a\n</code></pre>",
    );
}

#[test]
fn tables_scroll_where_they_are_wide() {
    let row = "| Incident | Responsibility | Acknowledgement |\n|:--|--|--|\n| a | b | c |";
    check(
        &format!("## T\n\n{row}"),
        "<h2 id=\"t\">T</h2>\n<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table 1: T\"><table>\n<thead><tr><th scope=\"col\" class=\"left\">Incident</th><th scope=\"col\">Responsibility</th><th scope=\"col\">Acknowledgement</th></tr></thead>\n<tbody>\n<tr><td class=\"left\">a</td><td>b</td><td>c</td></tr>\n</tbody>\n</table></div>",
    );
    check(
        "||a|\n|-|-|\n",
        "<table>\n<thead><tr><td></td><th scope=\"col\">a</th></tr></thead>\n</table>",
    );
}

#[test]
fn footnotes_stand_at_the_end() {
    check(
        "a[^«x»] b[^«x»]\n\n[^«x»]: note",
        "<p>a<sup class=\"footnote\"><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup> b<sup class=\"footnote\"><a href=\"#fn-1\" id=\"fnref-1-2\" role=\"doc-noteref\">1</a></sup></p>\n<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n<li id=\"fn-1\"><p>note <a href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩︎</a> <a href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩︎</a></p>\n</li>\n</ol>\n</section>",
    );
    check("a[^x]", "<p>a[^x]</p>");
}
