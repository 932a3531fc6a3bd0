//! What HTML says about its elements: which there are, which hold nothing, which end each other.

/// Every element that a page's text may hold.
#[rustfmt::skip]
const ALLOWED: &[&str] = &[
    "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "bdi", "bdo", "big",
    "blockquote", "br", "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup", "data",
    "datalist", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "embed", "fieldset",
    "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "li", "link", "map", "mark", "math",
    "menu", "meter", "nav", "nobr", "object", "ol", "optgroup", "option", "output", "p", "param", "picture",
    "pre", "progress", "q", "rp", "rt", "ruby", "s", "samp", "search", "section", "select", "small", "source",
    "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "textarea",
    "tfoot", "th", "thead", "time", "tr", "track", "tt", "u", "ul", "var", "video", "wbr",
];

/// Elements of SVG and MathML that neither run, nor load, nor lead back into HTML.
#[rustfmt::skip]
const DRAWN: &[&str] = &[
    "circle", "clippath", "defs", "desc", "ellipse", "feblend", "fecolormatrix", "fecomposite", "fedropshadow",
    "feflood", "fegaussianblur", "femerge", "femergenode", "femorphology", "feoffset", "filter", "g", "line",
    "lineargradient", "marker", "mask", "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mphantom", "mroot",
    "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr",
    "munder", "munderover", "path", "pattern", "polygon", "polyline", "radialgradient", "rect", "stop", "svg",
    "symbol", "text", "textpath", "title", "tspan", "use",
];

/// Elements of the page's frame, and such as are HTML no more.
#[rustfmt::skip]
const RESERVED: &[&str] = &[
    "applet", "base", "basefont", "bgsound", "body", "frame", "frameset", "head", "html", "image", "isindex",
    "keygen", "listing", "main", "marquee", "meta", "noembed", "noframes", "noscript", "plaintext", "portal",
    "script", "slot", "template", "title", "xmp",
];

/// Elements whose end tag may be left out.
#[rustfmt::skip]
const END_OPTIONAL: &[&str] = &[
    "caption", "colgroup", "dd", "dt", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td", "tfoot",
    "th", "thead", "tr",
];

/// Elements that end a paragraph before them.
#[rustfmt::skip]
const BLOCK: &[&str] = &[
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "li", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "ul",
];

/// Elements that mark words of a sentence.
#[rustfmt::skip]
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "dfn", "em", "font", "i", "kbd",
    "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "summary", "sup",
    "time", "tt", "u", "var",
];

/// Elements that stand among words (the HTML standard, "Phrasing content", as far as a page's text can have it).
#[rustfmt::skip]
const PHRASING: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Elements that hold nothing but certain others.
#[rustfmt::skip]
const NO_MARKUP: &[&str] = &[
    "colgroup", "optgroup", "option", "select", "table", "tbody", "tfoot", "thead", "tr",
];

/// Whether a page's text may hold the element. Names with `-` are authors' own elements, which do nothing by themselves.
#[must_use]
pub fn is_allowed(name: &str) -> bool {
    ALLOWED.binary_search(&name).is_ok()
        || (name.contains('-')
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'))
}

/// Whether a drawing or a formula may hold the element.
#[must_use]
pub fn is_drawn(name: &str) -> bool {
    DRAWN.binary_search(&name).is_ok()
}

/// Whether the element begins a drawing or a formula, in which HTML's own rules do not hold.
#[must_use]
pub fn is_foreign(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

/// Elements that belong to the page's frame or are HTML no more; known, so that the message can say so.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    RESERVED.binary_search(&name).is_ok()
}

/// Whether the element holds nothing and has no end tag.
#[must_use]
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether the element may go without an end tag.
#[must_use]
pub fn may_stay_open(name: &str) -> bool {
    END_OPTIONAL.binary_search(&name).is_ok()
}

/// Whether a start tag of `new` ends `open`.
#[must_use]
pub fn ends(new: &str, open: &str) -> bool {
    match open {
        "p" => is_block(new),
        "li" => new == "li",
        "dt" | "dd" => matches!(new, "dt" | "dd"),
        "option" => matches!(new, "option" | "optgroup" | "hr"),
        "optgroup" => matches!(new, "optgroup" | "hr"),
        "rt" | "rp" => matches!(new, "rt" | "rp"),
        "td" | "th" => matches!(new, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot"),
        "tr" => matches!(new, "tr" | "tbody" | "thead" | "tfoot"),
        "caption" | "colgroup" => {
            matches!(new, "tr" | "tbody" | "thead" | "tfoot" | "colgroup")
        }
        "tbody" | "thead" | "tfoot" => matches!(new, "tbody" | "thead" | "tfoot"),
        _ => false,
    }
}

/// Which elements a part of a table must stand in directly; anywhere else browsers tear the page apart to place it.
#[must_use]
pub fn parents(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "caption" | "colgroup" | "thead" | "tbody" | "tfoot" => &["table"],
        "col" => &["colgroup", "table"],
        "tr" => &["table", "thead", "tbody", "tfoot"],
        "td" | "th" => &["tr"],
        _ => return None,
    })
}

/// Whether browsers end a paragraph before the element.
#[must_use]
pub fn is_block(name: &str) -> bool {
    BLOCK.binary_search(&name).is_ok()
}

/// Whether the element marks words of a sentence, so that no block may stand in it.
#[must_use]
pub fn is_inline(name: &str) -> bool {
    INLINE.binary_search(&name).is_ok()
}

/// Whether the element stands among words, and begins no new line.
#[must_use]
pub fn is_phrasing(name: &str) -> bool {
    PHRASING.binary_search(&name).is_ok()
}

/// Whether browsers move Markdown's elements out of the element, or drop them.
#[must_use]
pub fn holds_no_markup(name: &str) -> bool {
    NO_MARKUP.binary_search(&name).is_ok()
}

/// Whether a link may not stand in the element.
#[must_use]
pub fn holds_no_link(name: &str) -> bool {
    matches!(
        name,
        "a" | "button" | "option" | "select" | "textarea" | "datalist"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [
            ALLOWED,
            DRAWN,
            RESERVED,
            END_OPTIONAL,
            BLOCK,
            INLINE,
            NO_MARKUP,
        ] {
            assert!(list.is_sorted(), "{list:?}");
        }
        assert!(ALLOWED.iter().all(|name| !is_reserved(name)));
    }
}
