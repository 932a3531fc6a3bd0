//! The fonts and templates that a site prints with, and the day that its PDFs carry.

use crate::card::print::{Date, FontFile, Press, TemplateFile};
use crate::content::walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::error::Result;
use crate::event::Event;
use crate::pipeline::Request;
use crate::pipeline::read::Read;

/// The press with a site's fonts and templates. Fonts that are not there are findings; whether the others are fonts, the
/// first print tells.
pub fn press(request: &Request, read: &Read, found: &mut Vec<Diagnostic>) -> Result<Press> {
    let mut fonts = Vec::new();
    for path in &read.site.config.fonts {
        match walk::site_file(&request.root, &path.value)? {
            Some(bytes) => fonts.push(FontFile {
                name: path.value.clone(),
                bytes,
            }),
            None => found.push(
                Diagnostic::new(
                    codes::BROKEN_FONT,
                    path.span,
                    format!("there is no font `{}`", path.value),
                )
                .help("write the path of a TTF or OTF file, from the site's root"),
            ),
        }
    }
    let templates: Vec<TemplateFile> = read
        .theme
        .card_templates()
        .iter()
        .map(|template| TemplateFile {
            path: template.path.clone(),
            text: template.text.clone(),
        })
        .collect();
    Ok(Press::later(fonts, &templates))
}

/// The day that PDFs carry, which must not depend on when they are made: when the facts were last checked.
#[must_use]
pub fn day_of(event: Option<&Event>) -> Date {
    let day = event.map(|event| {
        event
            .confirmed
            .get()
            .copied()
            .unwrap_or(event.dates.value.first)
    });
    day.map_or(
        Date {
            year: 2000,
            month: 1,
            day: 1,
        },
        |day| Date {
            year: day.year().unsigned_abs(),
            month: day.month().unsigned_abs(),
            day: day.day().unsigned_abs(),
        },
    )
}
