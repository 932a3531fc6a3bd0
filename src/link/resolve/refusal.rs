//! What is wrong with a link that leads nowhere, or above the audience of its page.

use super::PageResolver;
use crate::diagnostic::{Diagnostic, codes, suggestion};
use crate::markdown::ReferenceKind;
use crate::source_map::Span;
use crate::vocabulary::Audience;

impl PageResolver<'_> {
    /// A link to a page whose readers may know more.
    pub(super) fn refuse_page_above(&mut self, audience: Audience, span: Span) {
        let what = format!("a page for {audience}");
        let help = "readers of this page would find nothing there: leave the link out, or change one page's `audience`";
        self.above(audience, &what, help, span);
    }

    /// A link to a file whose readers may know more.
    pub(super) fn refuse_above(&mut self, audience: Audience, span: Span) {
        let what = format!("something for {audience}");
        self.above(
            audience,
            &what,
            "leave the link out, or move what it leads to",
            span,
        );
    }

    fn above(&mut self, audience: Audience, what: &str, help: &str, span: Span) {
        let own = self.page.audience;
        if audience > own {
            let message = format!("this page is for {own}, and it links to {what}");
            let found = Diagnostic::new(codes::LINK_ABOVE_AUDIENCE, span, message);
            self.diagnostics.push(found.help(help));
        }
    }

    /// A destination that somebody meant to write later.
    pub(super) fn empty(&mut self, kind: ReferenceKind, span: Span) {
        let (code, message, help) = match kind {
            ReferenceKind::Link => (
                codes::BROKEN_LINK,
                "this link leads nowhere: no destination is written",
                "write where it leads, or keep its text alone; `#` leads to the top of this page",
            ),
            ReferenceKind::Image | ReferenceKind::Frame => (
                codes::BROKEN_IMAGE,
                "this image shows nothing: no file is named",
                "write the path of a file, as seen from this one, or delete the image",
            ),
        };
        self.diagnostics
            .push(Diagnostic::new(code, span, message).help(help));
    }

    /// A page where a picture, a sound or a film was meant.
    pub(super) fn no_picture(&mut self, path: &str, span: Span) {
        let message = format!("`{path}` is a page, and nothing that can be shown in another");
        let found = Diagnostic::new(codes::BROKEN_IMAGE, span, message);
        self.diagnostics
            .push(found.help("name a picture, or write a link: without the `!`"));
    }

    /// A destination where nothing is.
    pub(super) fn broken(&mut self, path: &str, kind: ReferenceKind, span: Span) {
        let (code, what) = match kind {
            ReferenceKind::Link => (
                codes::BROKEN_LINK,
                "leads nowhere: nothing is published there",
            ),
            ReferenceKind::Image | ReferenceKind::Frame => (codes::BROKEN_IMAGE, "is not there"),
        };
        let name = path.rsplit('/').next().unwrap_or(path);
        let known = self
            .table
            .documents
            .keys()
            .chain(self.table.files.keys())
            .copied();
        let near = suggestion(
            name,
            known
                .clone()
                .map(|path| path.rsplit('/').next().unwrap_or(path)),
        );
        let near = near.and_then(|near| {
            known
                .filter(|path| path.rsplit('/').next() == Some(near))
                .min()
        });
        let help = match near {
            Some(near) if near == path => {
                "that file is there, but not published: it is a draft, or its event is left out"
                    .to_owned()
            }
            Some(near) => format!("did you mean `content/{near}`?"),
            None => "write the path of a source file, as seen from this one".to_owned(),
        };
        self.diagnostics
            .push(Diagnostic::new(code, span, format!("`{path}` {what}")).help(help));
    }
}
