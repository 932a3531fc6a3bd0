//! The sheet of facts as a PDF, which two people sign.

use std::collections::BTreeMap;

use serde::Serialize;
use typst::foundations::{Bytes, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::fault::PrintFault;
use super::inspect::Contents;
use super::pdf;
use super::press::Press;
use super::render::template_faults;
use super::request::Date;
use super::world::{CardWorld, DATA};
use crate::card::formats::{Paper, Size};
use crate::theme::context::ProofContext;

/// The template, by its path in the theme.
const TEMPLATE: &str = "cards/proof.typ";

/// A sheet of facts, and what it is printed on.
#[derive(Clone, Copy, Debug)]
pub struct ProofSheet<'a> {
    /// What it says.
    pub context: &'a ProofContext,
    /// The office paper.
    pub paper: Paper,
    /// The date that the PDF carries.
    pub date: Date,
}

/// What the template finds in its data.
#[derive(Serialize)]
struct ProofData<'a> {
    proof: &'a ProofContext,
    page: Size,
    /// The fonts, in the order in which they are asked for a character.
    families: &'a [String],
}

/// Prints a sheet of facts, as a document that screen readers accept.
pub fn print_proof(press: &Press, sheet: &ProofSheet<'_>) -> Result<Vec<u8>, Vec<PrintFault>> {
    let press = press.ready()?;
    let data = ProofData {
        proof: sheet.context,
        page: sheet.paper.size(),
        families: &press.fonts.families,
    };
    // The data is plain: it always has a JSON form.
    let json = serde_json::to_string(&data).unwrap_or_default();
    let files = BTreeMap::from([(DATA.to_owned(), Bytes::from_string(json))]);
    let world = CardWorld::new(press, TEMPLATE, files).map_err(|fault| vec![fault])?;
    let compiled = typst::compile::<PagedDocument>(&world).output;
    let document = compiled.map_err(|errors| template_faults(&world, &errors))?;
    let missing = Contents::of(&document).missing.into_iter();
    let missing: Vec<PrintFault> = missing
        .map(|character| PrintFault::MissingGlyph { character })
        .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let unwritable = |message: String| vec![PrintFault::Unwritable { message }];
    let options = PdfOptions {
        ident: Smart::Custom(sheet.context.title.clone()),
        creator: Smart::Custom(Some("quietroom".to_owned())),
        timestamp: pdf::timestamp(sheet.date),
        page_ranges: None,
        standards: PdfStandards::new(&[PdfStandard::Ua_1])
            .map_err(|error| unwritable(error.message().to_string()))?,
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| unwritable(pdf::said(&errors)))
}
