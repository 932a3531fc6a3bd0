//! What is wrong with a card on its way to paper, as findings at the places where it can be mended.

use super::Order;
use crate::card::print::PrintFault;
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::pipeline::read::Read;
use crate::site::Page;
use crate::source_map::Span;

/// The finding for a fault. It stands where the card asks for the format, or where the font or template is named.
pub fn finding(fault: &PrintFault, at: Option<(&Page, &Order)>, read: &Read) -> Diagnostic {
    let place = at.map_or(read.site.config.theme.span, |(_, order)| order.span);
    let card = at.map_or_else(
        || "a card".to_owned(),
        |(page, order)| format!("`{}` ({}, {})", page.slug, order.format.name, page.language),
    );
    let say = |code: Code, message: String, help: &str| Diagnostic::new(code, place, message).help(help);
    match fault {
        PrintFault::Overflow {
            side,
            millimetres,
            longest_section,
            ..
        } => {
            let help = match longest_section {
                Some(section) => format!(
                    "shorten the section \"{section}\": mark what the card can do without with `{{.not-on-card}}`, and say it shorter with `{{.on-card}}`"
                ),
                None => "shorten the text, or choose a larger format".to_owned(),
            };
            let message = format!(
                "side {side} of {card} has {millimetres:.1} mm more text than fits at a size that people can read"
            );
            say(codes::CARD_OVERFLOW, message, &help)
        }
        PrintFault::TooWide {
            side,
            text,
            millimetres,
            ..
        } => say(
            codes::CARD_OVERFLOW,
            format!("`{text}` is {millimetres:.1} mm too wide for side {side} of {card}"),
            "write it shorter, or choose a larger format",
        ),
        PrintFault::MissingGlyph { character } => say(
            codes::MISSING_GLYPH,
            format!(
                "no font has the character `{character}` (U+{:04X}) of {card}",
                u32::from(*character)
            ),
            "name a font that has it in `fonts` of `content/site.yaml`",
        ),
        PrintFault::Template {
            path,
            range,
            message,
        } => template(read, path, range.clone(), message),
        PrintFault::MissingTemplate { path } => Diagnostic::about_path(
            codes::THEME_FAILED,
            format!("themes/{}/{path}", read.site.config.theme.value),
            "the theme has no such template for cards",
        )
        .help("`themes/README.md` says which templates cards have"),
        PrintFault::BrokenFont { name } => {
            let font = read.site.config.fonts.iter().find(|font| font.value == *name);
            Diagnostic::new(
                codes::BROKEN_FONT,
                font.map_or(place, |font| font.span),
                format!("`{name}` is no font that can be read"),
            )
            .help("use a TTF or OTF file")
        }
        PrintFault::MissingImage { path } => say(
            codes::BROKEN_IMAGE,
            format!("the picture `{path}` of {card} is not there"),
            "write the path of a file of this site",
        ),
        PrintFault::BrokenImage { path, message } => say(
            codes::BROKEN_IMAGE,
            format!("the picture `{path}` of {card} cannot be printed: {message}"),
            "use a PNG, JPEG or SVG file",
        ),
        PrintFault::CoarseImage { path, dpi } => say(
            codes::COARSE_IMAGE,
            format!("the picture `{path}` of {card} has {dpi:.0} pixels an inch, and 200 are needed"),
            "use a larger picture, or an SVG",
        ),
        PrintFault::LongAddress { url } => say(
            codes::CARD_OVERFLOW,
            format!("`{url}` is too long for a code to scan"),
            "lead to a page with a shorter address",
        ),
        PrintFault::WrongPaper { paper } => say(
            codes::CARD_OVERFLOW,
            format!("{card} does not come on {}", paper.name()),
            "choose another format",
        ),
        PrintFault::Unwritable { message } => say(
            codes::UNPRINTABLE_CARD,
            format!("{card} cannot be written as a PDF: {message}"),
            "look at its headings: the first must be a large one, and none may be skipped",
        ),
    }
}

fn template(
    read: &Read,
    path: &str,
    range: Option<std::ops::Range<usize>>,
    message: &str,
) -> Diagnostic {
    let own = read
        .theme
        .card_templates()
        .iter()
        .find(|template| template.path == path);
    let help = "`themes/README.md` says what templates of cards can use";
    match own {
        Some(template) => Diagnostic::new(
            codes::THEME_FAILED,
            Span::new(template.file, range.unwrap_or(0..0)),
            message,
        )
        .help(help),
        None => Diagnostic::about_path(
            codes::THEME_FAILED,
            format!("themes/{}/{path}", read.site.config.theme.value),
            message,
        )
        .help(help),
    }
}
