//! Raw HTML: what passes, and what is a finding.

use super::{check, convert, expanded, findings};
use crate::content::Dialect;

#[test]
fn harmless_html_passes() {
    check(
        "<div class=note>\n\n*a*\n\n</div>",
        "<div class=\"note\">\n<p><em>a</em></p>\n</div>",
    );
    check("a <B>b</B> <br/>c", "<p>a <b>b</b> <br>c</p>");
    check(
        "<details>\n<summary>S</summary>\n\n- a\n\n</details>",
        "<details>\n<summary>S</summary>\n<ul>\n<li>a</li>\n</ul>\n</details>",
    );
    check(
        "<p align=\"center\">\n\na\n\n</p>",
        "<p align=\"center\">\n</p>\n<p>a</p>",
    );
    check(
        "<ul>\n<li>a\n<li>b\n</ul>",
        "<ul>\n<li>a\n</li><li>b\n</li></ul>",
    );
    check(
        "<img src=x.png alt=\"\" hidden>",
        "<img alt=\"\" hidden src=\"x.png\">",
    );
    check(
        "<a href=\"{filename}x.md\">a</a>",
        "<p><a href=\"x.md\">a</a></p>",
    );
    check(
        "<a href=\"https://e.example\" rel=me>a</a>",
        "<p><a href=\"https://e.example\" rel=\"me noreferrer\">a</a></p>",
    );
    check(
        "<svg viewBox=\"0 0 1 1\"><title>«<x>»</title><path d=\"M0\"/></svg>",
        "<p><svg viewbox=\"0 0 1 1\"><title>&lt;x&gt;</title><path d=\"M0\"/></svg></p>",
    );
    check(
        "<table>\n<tr><td>a<td>b\n</table>",
        "<table>\n<tr><td>a</td><td>b\n</td></tr></table>",
    );
    check("a <div>b</div> c", "<p>a</p>\n<div>b</div>\n<p>c</p>");
    check(
        "<img srcset=\"a.png 1x, b.png 2x\" alt=x src=a.png>",
        "<img alt=\"x\" src=\"a.png\" srcset=\"a.png 1x, b.png 2x\">",
    );
    check(
        "<textarea>\n<b>«+1 216 555 0187»\n</textarea>",
        "<textarea>\n&lt;b&gt;+1 216 555 0187\n</textarea>",
    );
    check("<iframe src=x></iframe> a", "<iframe src=\"x\"></iframe> a");
    check(
        "<style>\np > a { color: red }\n</style>",
        "<style>\np > a { color: red }\n</style>",
    );
}

#[test]
fn values_in_html_are_escaped() {
    check(
        "<b title=\"«\"><x»\">«<i>»</b>",
        "<p><b title=\"&quot;&gt;&lt;x\">&lt;i&gt;</b></p>",
    );
    check(
        "<b title=«\" onload=x»>a</b>",
        "<p><b title=\"&quot; onload=x\">a</b></p>",
    );
    check(
        "<div>«+1 216 555 0187»</div>",
        "<div><a class=\"number\" dir=\"ltr\" href=\"tel:+12165550187\">+1 216 555 0187</a></div>",
    );
    check(
        "<a href=«x y»>«a@example.org»</a>",
        "<p><a href=\"x%20y\">a@example.org</a></p>",
    );
}

#[test]
fn comments_never_reach_the_page() {
    check("a <!-- b --> c", "<p>a  c</p>");
    check("<!-- a\n\nb -->\n\nc", "<p>c</p>");
    check("<!-- +1 216 555 0187 --!> b -->", " b --&gt;");
    check("<div><!-->x</div>", "<div>x</div>");
}

#[test]
fn what_runs_or_loads_is_a_finding() {
    let check = |text: &str, expected: &[&str]| {
        assert_eq!(findings(text, Dialect::Yaml), expected, "{text:?}");
    };
    let script = "1:1 unsafe-html: `<script>` may not stand in a page's text";
    check("<script>alert(1)</script>", &[script]);
    check("<ScRiPt src=x></sCrIpT>", &[script]);
    check(
        "a <script>b</script>",
        &["1:3 unsafe-html: `<script>` may not stand in a page's text"],
    );
    check(
        "<div\nonCLICK=x>a</div>",
        &["2:1 unsafe-html: the attribute `onclick` may not be used"],
    );
    check(
        "> <div>\n> <b\n> onclick=x>a</b>\n> </div>",
        &["3:3 unsafe-html: the attribute `onclick` may not be used"],
    );
    check(
        "<p><svg/onload=x></svg></p>",
        &["1:9 unsafe-html: the attribute `onload` may not be used"],
    );
    check(
        "<a href=\"java&#10;script:x\">a</a>",
        &["1:4 unsafe-link: a link may not start with `javascript:`"],
    );
    check(
        "<a href='&#x6A;avascript&colon;x'>a</a>",
        &["1:4 unsafe-link: a link may not start with `javascript:`"],
    );
    check(
        "<a href=«javascript:x»>a</a>",
        &["1:4 unsafe-link: a link may not start with `javascript:`"],
    );
    let loads =
        |element: &str| format!("third-party-source: `<{element}>` loads from another site");
    check(
        "<img src=//e.example/x alt=x>",
        &[&format!("1:6 {}", loads("img"))],
    );
    check(
        "<img srcset='a 1x, https://e.example/x 2x' alt=x>",
        &[&format!("1:6 {}", loads("img"))],
    );
    check(
        "<iframe src=https://e.example></iframe>",
        &[&format!("1:9 {}", loads("iframe"))],
    );
    check(
        "<link rel=stylesheet href=https://e.example>",
        &[&format!("1:22 {}", loads("link"))],
    );
    check(
        "<video poster=https://e.example/x></video>",
        &[&format!("1:8 {}", loads("video"))],
    );
    check(
        "<form action=https://e.example></form>",
        &["1:7 third-party-source: a form sends to another site"],
    );
    check(
        "<style>\n@import 'https://e.example';\n</style>",
        &["1:8 third-party-source: a style loads from elsewhere"],
    );
    check(
        "<b style='background:url(//e.example)'>a</b>",
        &["1:4 third-party-source: a style loads from elsewhere"],
    );
}

#[test]
fn what_hides_in_drawings_and_facts_is_a_finding() {
    let check = |text: &str, expected: &[&str]| {
        assert_eq!(findings(text, Dialect::Yaml), expected, "{text:?}");
    };
    check(
        "<base href=x>",
        &["1:1 unsafe-html: `<base>` may not stand in a page's text"],
    );
    check(
        "<meta http-equiv=refresh content=0>",
        &["1:1 unsafe-html: `<meta>` may not stand in a page's text"],
    );
    check(
        "<svg><animate attributeName=href></animate></svg>",
        &["1:6 unsafe-html: `<animate>` may not stand in a drawing or formula"],
    );
    check(
        "<svg><style><img src=x onerror=x></style></svg>",
        &[
            "1:6 unsafe-html: `<style>` may not stand in a drawing or formula",
            "1:13 unsafe-html: `<img>` may not stand in a drawing or formula",
        ],
    );
    check(
        "<math><mtext><table></table></mtext></math>",
        &["1:14 unsafe-html: `<table>` may not stand in a drawing or formula"],
    );
    check(
        "<div «x»=y>a</div>",
        &["1:6 unsafe-html: a fact cannot be the name of an attribute"],
    );
    check(
        "<style>\np { color: «red» }\n</style>",
        &["1:8 unsafe-html: a fact cannot stand in `<style>`"],
    );
    check(
        "<?php echo 1 ?>",
        &["1:1 unsafe-html: `<?` begins a program, and pages hold none"],
    );
}

#[test]
fn what_is_out_of_balance_is_a_finding() {
    let check = |text: &str, expected: &[&str]| {
        assert_eq!(findings(text, Dialect::Yaml), expected, "{text:?}");
    };
    check(
        "</main>",
        &["1:1 unsafe-html: `</main>` closes nothing that was opened here"],
    );
    check(
        "a </p></body>",
        &[
            "1:3 unsafe-html: `</p>` closes nothing that was opened here",
            "1:7 unsafe-html: `</body>` closes nothing that was opened here",
        ],
    );
    check(
        "<div>",
        &["1:1 unsafe-html: `<div>` is not closed in the block that it stands in"],
    );
    check(
        "- <div>\n\n</div>",
        &["1:3 unsafe-html: `<div>` is not closed in the block that it stands in"],
    );
    check(
        "*<b>a*</b>",
        &["1:2 unsafe-html: `<b>` is not closed in the block that it stands in"],
    );
    check(
        "<b><i>a</b></i>",
        &["1:8 unsafe-html: `</b>` comes before `</i>`, which began later"],
    );
    check(
        "<!-- a\n\n# b",
        &["1:1 unsafe-html: a comment is not closed; it would hide the rest of the page"],
    );
    check(
        "<div title=\"a\n\nb",
        &["1:1 unsafe-html: a tag is not closed; it would swallow what follows"],
    );
    check(
        "<textarea>\n\na",
        &["1:1 unsafe-html: `<textarea>` is not closed in the block that it stands in"],
    );
    check(
        "a <textarea>b</textarea>",
        &["1:3 unsafe-html: `<textarea>` is not closed in the block that it stands in"],
    );
    check(
        "<plaintext>\n\na",
        &["1:1 unsafe-html: `<plaintext>` may not stand in a page's text"],
    );
    check(
        "Write to <insert address>.",
        &["1:10 unsafe-html: `<insert>` is no element of HTML; readers would not see it"],
    );
    check(
        "<table>\n\na\n\n</table>",
        &["3:1 unsafe-html: Markdown cannot stand in `<table>`"],
    );
    check(
        "<svg>\n\n*a*\n\n</svg>",
        &["3:1 unsafe-html: Markdown cannot stand in `<svg>`"],
    );
    check(
        "| a |\n|---|\n| <tr>b</tr> |",
        &["3:3 unsafe-html: `<tr>` stands outside of its table"],
    );
    check(
        "<a href=x>[b](c)</a>",
        &["1:11 unsafe-html: a link stands inside of an element that may not hold one"],
    );
}

#[test]
fn depth_is_limited() {
    let deep =
        |mark: &str, count: usize| findings(&format!("{}a", mark.repeat(count)), Dialect::Yaml);
    assert_eq!(deep("> ", 100), [""; 0]);
    for mark in ["> ", "- ", "1. ", "<b>", ">", "- > "] {
        for count in [101, 100_000] {
            let found = deep(mark, count);
            assert_eq!(found.len(), 1, "{mark:?}");
            assert!(found[0].contains("nested-too-deep"), "{found:?}");
        }
    }
    for mark in [
        "[", "*", "![", "<", "`", "](", "{", "[^", "|", "~~", "\\", "&", "«",
    ] {
        let (expanded, _) = expanded(&mark.repeat(100_000));
        convert(&expanded, Dialect::Pelican, true);
    }
}
