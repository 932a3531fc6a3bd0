//! What is wrong with a card on its way to paper, as findings at the places where it can be mended.

use super::Order;
use crate::card::print::PrintFault;
use crate::diagnostic::{Code, Diagnostic, Place, codes};
use crate::pipeline::read::Read;
use crate::site::Page;
use crate::source_map::Span;

/// The finding for a fault: where the card asks for the format, or where the font or the template is.
pub fn finding(fault: &PrintFault, at: Option<(&Page, &Order)>, read: &Read) -> Diagnostic {
    let message = match (fault, at) {
        (PrintFault::Template { .. } | PrintFault::MissingTemplate { .. }, _) | (_, None) => {
            fault.message()
        }
        (_, Some((page, order))) => format!(
            "`{}` in {} as {}: {}",
            page.slug,
            page.language,
            order.format.name,
            fault.message()
        ),
    };
    match place(fault, at, read) {
        Place::Source(span) => Diagnostic::new(code(fault), span, message),
        Place::Path(path) => Diagnostic::about_path(code(fault), path, message),
    }
    .help(fault.help())
}

fn code(fault: &PrintFault) -> Code {
    match fault {
        PrintFault::Overflow { .. }
        | PrintFault::TooWide { .. }
        | PrintFault::LongAddress { .. }
        | PrintFault::WrongPaper { .. } => codes::CARD_OVERFLOW,
        PrintFault::MissingGlyph { .. } => codes::MISSING_GLYPH,
        PrintFault::Template { .. } | PrintFault::MissingTemplate { .. } => codes::THEME_FAILED,
        PrintFault::BrokenFont { .. } => codes::BROKEN_FONT,
        PrintFault::MissingImage { .. } | PrintFault::BrokenImage { .. } => codes::BROKEN_IMAGE,
        PrintFault::CoarseImage { .. } => codes::COARSE_IMAGE,
        PrintFault::Unwritable { .. } => codes::UNPRINTABLE_CARD,
    }
}

fn place(fault: &PrintFault, at: Option<(&Page, &Order)>, read: &Read) -> Place {
    let config = &read.site.config;
    match fault {
        PrintFault::Template { path, range, .. } => {
            let templates = read.theme.card_templates();
            match templates.iter().find(|template| template.path == *path) {
                Some(own) => Place::Source(Span::new(own.file, range.clone().unwrap_or(0..0))),
                None => Place::Path(format!("themes/{}/{path}", config.theme.value)),
            }
        }
        PrintFault::MissingTemplate { path } => {
            Place::Path(format!("themes/{}/{path}", config.theme.value))
        }
        PrintFault::BrokenFont { name } => {
            let font = config.fonts.iter().find(|font| font.value == *name);
            Place::Source(font.map_or(config.theme.span, |font| font.span))
        }
        _ => Place::Source(at.map_or(config.theme.span, |(_, order)| order.span)),
    }
}
