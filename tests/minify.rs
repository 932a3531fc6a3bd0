//! A minified page has the same elements, attributes and text as before, in the eyes of a browser's parser.

use proptest::prelude::*;
use quietroom::output::{minify, minify_around};
use scraper::{ElementRef, Html, Node};

/// Every element with its sorted attributes, and every text as it is rendered, in document order.
fn outline(html: &str) -> Vec<String> {
    let mut outline = Vec::new();
    if html
        .trim_start()
        .to_ascii_lowercase()
        .starts_with("<!doctype")
    {
        collect(
            Html::parse_document(html).root_element(),
            false,
            &mut outline,
        );
    } else {
        collect(
            Html::parse_fragment(html).root_element(),
            false,
            &mut outline,
        );
    }
    // White space behind the last element is never rendered.
    while outline.last().is_some_and(|text| text == "text  ") {
        outline.pop();
    }
    outline
}

fn collect(element: ElementRef<'_>, verbatim: bool, outline: &mut Vec<String>) {
    let name = element.value().name();
    let mut attributes: Vec<String> = element
        .value()
        .attrs()
        .map(|(name, value)| format!("{name}={value:?}"))
        .collect();
    attributes.sort();
    outline.push(format!("<{name} {}", attributes.join(" ")));
    // The parser reads this as a browser with scripts does, which shows none of it; others read it as markup.
    if name == "noscript" {
        let inside = element.text().collect::<String>();
        collect(Html::parse_fragment(&inside).root_element(), false, outline);
        return;
    }
    let verbatim = verbatim || matches!(name, "pre" | "textarea");
    let mut text = String::new();
    let flush = |text: &mut String, outline: &mut Vec<String>| {
        if !text.is_empty() {
            outline.push(match name {
                "script" | "style" => text.trim().to_owned(),
                _ => format!("text {}", rendered(text, verbatim)),
            });
        }
        text.clear();
    };
    for child in element.children() {
        match child.value() {
            Node::Text(piece) => text.push_str(piece),
            Node::Element(_) => {
                flush(&mut text, outline);
                if let Some(child) = ElementRef::wrap(child) {
                    collect(child, verbatim, outline);
                }
            }
            _ => {}
        }
    }
    flush(&mut text, outline);
    outline.push(format!("</{name}"));
}

/// The text with white space collapsed; a space at its edge stays one.
fn rendered(text: &str, verbatim: bool) -> String {
    if verbatim {
        return text.to_owned();
    }
    let mut collapsed = String::new();
    for c in text.chars() {
        let space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        if !space {
            collapsed.push(c);
        } else if !collapsed.ends_with(' ') {
            collapsed.push(' ');
        }
    }
    collapsed
}

fn check(html: &str, expected: &str) {
    let minified = minify(html.to_owned());
    assert_eq!(minified, expected, "{html:?}");
    assert_eq!(outline(&minified), outline(html), "{html:?}");
}

fn unchanged(html: &str) {
    check(html, html);
}

#[test]
fn pages_become_smaller() {
    check("<p>a   b\n\nc</p>", "<p>a b c</p>");
    check("<p>a<!-- secret --> b</p>", "<p>a b</p>");
    check(
        "<a class=\"x\" href=\"y z\">t</a>",
        "<a class=x href=\"y z\">t</a>",
    );
    check("<p>\n  a\n</p>\n\n<p>b</p>\n", "<p> a </p> <p>b</p> ");
}

#[test]
fn visible_spaces_stay() {
    unchanged("<nav><a>1</a> <a>2</a></nav>");
    unchanged("<div>a<label> b</label><output> c </output></div>");
    unchanged("<ul><li>a</li> <li>b</li></ul>");
    check("<div>a<!-- --> <!-- -->b</div>", "<div>a b</div>");
    unchanged("<pre>\n\n  a\n <b> x </b>\n</pre>");
    unchanged("<textarea>\n a\n  b </textarea>");
    check(
        "<svg><foreignObject><b>1</b>  <b>2</b></foreignObject></svg>",
        "<svg><foreignObject><b>1</b> <b>2</b></foreignObject></svg>",
    );
}

#[test]
fn attributes_keep_their_meaning() {
    unchanged("<p hidden=until-found>a</p>");
    unchanged("<input type=text>");
    check("<option value=\"\">a</option>", "<option value>a</option>");
    check("<p title=\" A  b \">a</p>", "<p title=\" A  b \">a</p>");
    check(
        "<img src=\"a.png\" alt=\"\" loading=\"eager\">",
        "<img src=a.png alt loading=eager>",
    );
    check(
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
        "<meta name=viewport content=\"width=device-width, initial-scale=1\">",
    );
}

#[test]
fn what_is_not_written_plainly_stays_as_it_is() {
    for html in [
        "<b><i>a</b></i>  b",
        "<p>a  <p>b",
        "<div  />a",
        "a < b  <3",
        "<b>&<!-- -->amp;</b>",
        "<b>&am<!-- -->p;</b>",
        "<pre><!-- -->\n a</pre>",
        "<!-->a  --><b></b>",
        "<p>a  </p></p>",
        "<script><!-- <script> </script> --></script>  a",
        "<xmp>  </b>  </xmp>",
    ] {
        unchanged(html);
    }
}

#[test]
fn deep_nesting_is_no_danger() {
    let deep = |depth: usize| format!("{}a  b{}", "<div>".repeat(depth), "</div>".repeat(depth));
    check(&deep(200), &deep(200).replace("  ", " "));
    unchanged(&deep(201));
    let deep = deep(50_000);
    assert_eq!(minify(deep.clone()), deep);
}

fn page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec![
            " ", "\n  ", "a", "b  c", "é", "&amp;", "&lt;b&gt;", "&nbsp;", "&#8212;", "&copy;", "\u{a0}", "&", "\"", "'",
            "<br>", "<br />", "<img alt=\"\" src=\"a b.png\">", "<input type=\"text\" value=\" x \" disabled>",
            "<!-- c -->", "<!---->", "<a href=\"?a=1&amp;copy=2\">x</a>", "<script>if (a < b) { }</script>",
            "<style> a > b { } </style>", "<textarea>\n x  y </textarea>", "<svg viewBox=\"0 0 1 1\"><path d=\"M0  0\"/> </svg>",
        ]).prop_map(str::to_owned),
        1 => prop::sample::select(vec![
            "<", ">", "</b>", "<p>", "<td>", "&#1", "&am", "<!--", "--!>", "\r\n", "&#32;", "<li>x", "=", "<a b=c/>", "</p >",
        ]).prop_map(str::to_owned),
    ];
    let leaf = prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat());
    leaf.prop_recursive(5, 40, 5, |inner| {
        let tag = prop::sample::select(vec![
            "p", "div", "nav", "main", "section", "footer", "ul", "ol", "li", "dl", "dt", "dd",
            "b", "span", "a", "code", "pre", "label", "output", "button", "table", "tbody", "tr",
            "td", "details", "summary", "h1", "em", "select", "option", "picture", "figure",
            "noscript", "template", "ruby", "rt", "q", "time", "address", "fieldset", "svg",
        ]);
        (tag, prop::collection::vec(inner, 0..5), any::<bool>()).prop_map(
            |(tag, inside, spaced)| {
                let space = if spaced { "\n " } else { "" };
                format!(
                    "<{tag} class=\"x y\">{space}{}</{tag}>{space}",
                    inside.concat()
                )
            },
        )
    })
}

#[test]
fn a_part_that_is_compact_is_not_looked_at() {
    let part = "<p class=\"x\">a</p>\n<pre>  b\n</pre>";
    let open = "<!doctype html>\n<html lang=\"en\"><head><title>t</title>\n\n</head>\n<body>\n\n<main>\n  ";
    let close = "\n  </main>\n</body></html>\n";
    for (behind, is_seen) in [
        (close.to_owned(), false),
        (format!("\u{F8FF}{close}"), true),
    ] {
        let html = [open, part, &behind].concat();
        let minified = minify_around(html.clone(), part);
        assert_eq!(minified.contains("class=x"), is_seen, "{minified:?}");
        assert_eq!(outline(&minified), outline(&html), "{html:?}");
        assert!(minified.len() < html.len(), "{html:?}");
    }
}

#[test]
fn a_part_that_stands_elsewhere_is_minified_with_the_page() {
    for (html, part, expected) in [
        (
            "<p title=\"b  c\">a  b</p>",
            "b  c",
            "<p title=\"b  c\">a b</p>",
        ),
        ("<p>a  b</p>", "", "<p>a b</p>"),
        ("<p>a  b</p>", "x", "<p>a b</p>"),
        ("<p>a  b</p>", "a  b", "<p>a b</p>"),
        (
            "<body><pre>a  b</pre>  c</body>",
            "a  b",
            "<body><pre>a  b</pre> c</body>",
        ),
    ] {
        assert_eq!(minify_around(html.to_owned(), part), expected);
    }
}

/// The yardstick: a minifier that is kept, for what it can be trusted with.
#[test]
fn pages_are_as_small_as_a_minifier_makes_them() {
    let page = |items: usize| {
        format!(
            "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n<title>A page</title>\n\
             </head>\n<body class=\"kind-page\">\n<!-- nothing -->\n<ul>\n{}</ul>\n</body>\n</html>\n",
            "<li><a class=\"way\" href=\"../a/\">One  of\n many</a> and <b>more</b></li>\n"
                .repeat(items)
        )
    };
    let settings = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        ..minify_html::Cfg::new()
    };
    let html = page(200);
    let theirs = minify_html::minify(html.as_bytes(), &settings);
    // It also drops white space between some elements, and with it spaces that readers see.
    let spaces = html.lines().count();
    assert!(minify(html).len() <= theirs.len() + spaces);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_visible_changes(body in page()) {
        let document = format!("<!doctype html>\n<html lang=\"en\"><head><title>a  &amp; b</title>\n</head>\n<body>\n{body}</body></html>\n");
        for html in [document, body] {
            let minified = minify(html.clone());
            prop_assert_eq!(outline(&minified), outline(&html), "{} became {}", html, minified);
            prop_assert!(minified.len() <= html.len());
            prop_assert_eq!(minify(html.clone()), minified.clone());
        }
    }
}
