//! Pages without a translation, made once more for the readers of each language that they are not in.

use super::outputs::{Sink, Target};
use super::pages::{self, Workshop};
use crate::error::Result;
use crate::render;

/// The page again for readers of languages that it is not in. Its links count from another address there, so its text is
/// made anew; what is wrong with it is said already.
pub(super) fn pages(
    workshop: &Workshop<'_>,
    targets: &[Target<'_>],
    index: usize,
    sink: &Sink<'_>,
) -> Result<()> {
    for fallback in &workshop.site.pages[index].fallbacks {
        let text = pages::text(workshop, index, Some(fallback));
        for target in targets {
            let renderer = &target.renderer;
            if let Some(page) = renderer.view.page(index) {
                let html = render::page(renderer, index, page, Some(fallback), &text.rendered);
                let body = &text.rendered.body.html;
                let audience = renderer.view.audience();
                sink.page(audience, &fallback.path, html, Some(body))?;
            }
        }
    }
    Ok(())
}
