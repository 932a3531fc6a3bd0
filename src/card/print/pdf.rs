//! Writes a laid out document as a PDF, the same bytes every time.

use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::fault::{Piece, PrintFault};
use super::request::{Date, PrintRequest};

/// The PDF of one piece. One card a page is a document that screen readers and archives accept; sheets and marks are for
/// printing only.
pub(super) fn write(
    request: &PrintRequest<'_>,
    piece: Piece,
    document: &PagedDocument,
) -> Result<Vec<u8>, PrintFault> {
    let is_document = piece == Piece::OneUp;
    let standards: &[PdfStandard] = if is_document {
        &[PdfStandard::A_2a, PdfStandard::Ua_1]
    } else {
        &[]
    };
    let unwritable = |message: String| PrintFault::Unwritable { message };
    let model = request.model;
    let options = PdfOptions {
        ident: Smart::Custom(format!(
            "{} {} {}{} {}",
            model.event,
            model.title,
            request.format.name,
            piece.suffix(),
            model.lang
        )),
        creator: Smart::Custom(Some("quietroom".to_owned())),
        timestamp: timestamp(request.date),
        page_ranges: None,
        standards: PdfStandards::new(standards)
            .map_err(|error| unwritable(error.message().to_string()))?,
        tagged: is_document,
        pretty: false,
    };
    typst_pdf::pdf(document, &options).map_err(|errors| unwritable(said(&errors)))
}

/// What Typst says, in one line.
pub(super) fn said(errors: &[SourceDiagnostic]) -> String {
    let messages = errors.iter().map(|error| {
        let hints = error.hints.iter().map(|hint| format!(" ({})", hint.v));
        format!("{}{}", error.message, hints.collect::<String>())
    });
    messages.collect::<Vec<_>>().join("; ")
}

/// The date that a PDF carries.
pub(super) fn timestamp(date: Date) -> Option<Timestamp> {
    Datetime::from_ymd_hms(i32::from(date.year), date.month, date.day, 0, 0, 0)
        .map(Timestamp::new_utc)
}
