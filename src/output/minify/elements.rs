//! What the minifying library does with some elements.

/// Whether an element has no inside and no end.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether a browser and the library read the inside of this element differently.
pub(super) fn is_unlike(name: &str, svg: bool) -> bool {
    match name {
        "xmp" | "iframe" | "noembed" | "noframes" | "plaintext" | "listing" | "keygen" | "math" => {
            true
        }
        "script" | "style" | "textarea" | "pre" => svg,
        _ => false,
    }
}

/// Whether the library takes `child` for the end of `parent`, so that the written end is one too many.
pub(super) fn closes(parent: &str, child: &str) -> bool {
    match parent {
        "head" => child == "body",
        "li" | "optgroup" | "tr" => child == parent,
        "dt" | "dd" => matches!(child, "dt" | "dd"),
        "rt" | "rp" => matches!(child, "rt" | "rp"),
        "option" => matches!(child, "option" | "optgroup"),
        "thead" | "tbody" => matches!(child, "tbody" | "tfoot"),
        "td" | "th" => matches!(child, "td" | "th"),
        "p" => BLOCKS.contains(&child),
        _ => false,
    }
}

/// The elements that end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];
