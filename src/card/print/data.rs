//! What templates see: the virtual file `data/card.json`, described in `themes/README.md`.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::fault::{Piece, PrintFault};
use super::fonts::Fonts;
use super::hotline;
use super::qr::{QUIET_ZONE, Qr};
use super::request::PrintRequest;
use super::world::{QR, image_path};
use crate::card::formats::{SAFE_ON_SHEETS, SAFE_ONE_UP, Size, Slot};
use crate::card::model::{Block, CardModel, Inline};
use crate::card::sheet::Sheet;

/// Schemes that a link on paper and in a PDF may have.
const SCHEMES: [&str; 4] = ["https:", "mailto:", "tel:", "sms:"];

/// How far crop marks reach beyond the bleed, in millimetres.
pub(super) const MARKS: f64 = 6.0;

/// The data of one file to print.
#[derive(Debug, Serialize)]
pub(super) struct Data {
    /// The model, as `card/model.rs` defines it, without links that lead nowhere; one number may be `hotline`.
    pub card: Value,
    /// What is printed.
    pub page: PageData,
    /// How large text is.
    pub text: TextData,
    /// The QR code.
    pub qr: Option<QrData>,
    /// The virtual files of pictures, by the paths that the model has.
    pub images: BTreeMap<String, String>,
}

/// A page, or a sheet of cards. All lengths are in millimetres.
#[derive(Debug, Serialize)]
pub(super) struct PageData {
    /// The format's name.
    pub format: &'static str,
    /// Whether it has two sides, and every second page is a side B.
    pub is_card: bool,
    /// Its size after the cut.
    pub trim: Size,
    /// How far ink goes beyond the cut.
    pub bleed: f64,
    /// How near to the cut text may stand.
    pub safe: f64,
    /// The place of a clip's slot.
    pub slot: Option<Slot>,
    /// How far crop marks reach beyond the bleed; nothing without them.
    pub marks: Option<f64>,
    /// The sheet that the cards stand on; nothing for one a page.
    pub sheet: Option<SheetData>,
}

/// A sheet of cards, and where they stand on its two sides.
#[derive(Debug, Serialize)]
pub(super) struct SheetData {
    #[serde(flatten)]
    pub sheet: Sheet,
    /// The upper left corners of the fronts.
    pub fronts: Vec<(f64, f64)>,
    /// The upper left corners of the backs.
    pub backs: Vec<(f64, f64)>,
}

/// Sizes of text, in points.
#[derive(Debug, Serialize)]
pub(super) struct TextData {
    /// The fonts, in the order in which they are asked for a character.
    pub families: Vec<String>,
    /// The smallest size of what people must be able to read.
    pub smallest: f64,
    /// The largest.
    pub largest: f64,
    /// The smallest size that text is legible at, which formats may stay above.
    pub legible: f64,
    /// The size at which Latin letters are.
    pub latin: f64,
    /// How far letters reach up from their line, in parts of their size.
    pub rise: f64,
    /// How far they reach down.
    pub fall: f64,
    /// The least and most of the hotline.
    pub hotline: (f64, f64),
}

/// A QR code.
#[derive(Debug, Serialize)]
pub(super) struct QrData {
    /// The virtual file with its picture.
    pub file: &'static str,
    /// The width of one module in millimetres.
    pub module: f64,
    /// How many modules it has, without the quiet zone.
    pub modules: usize,
    /// How many modules stay white around it.
    pub quiet: usize,
}

impl Data {
    /// The data of one piece.
    pub(super) fn new(
        request: &PrintRequest<'_>,
        fonts: &Fonts,
        piece: Piece,
        qr: Option<&Qr>,
    ) -> Result<Self, PrintFault> {
        let page = PageData::new(request, piece)?;
        let model = printable(request.model, page.sheet.is_none());
        // A model is plain data: it always has a JSON form.
        let mut card = serde_json::to_value(&model).unwrap_or_default();
        if let Some(front) = card.get_mut("front") {
            hotline::mark(front);
        }
        let measures = fonts.measures(&card.to_string());
        let sizes = (request.format.text)(request.paper);
        let smallest = sizes.smallest.unwrap_or_default().max(measures.legible);
        let images = request.images.keys().enumerate();
        Ok(Self {
            card,
            page,
            text: TextData {
                families: fonts.families.clone(),
                smallest,
                largest: sizes.largest.max(smallest),
                legible: measures.legible,
                latin: measures.latin,
                rise: measures.rise,
                fall: measures.fall,
                hotline: sizes.hotline,
            },
            qr: qr.map(|qr| QrData::new(request, qr)),
            images: images
                .map(|(number, path)| (path.clone(), image_path(number)))
                .collect(),
        })
    }
}

impl PageData {
    fn new(request: &PrintRequest<'_>, piece: Piece) -> Result<Self, PrintFault> {
        let (format, paper) = (request.format, request.paper);
        let trim = format.size(paper).ok_or(PrintFault::WrongPaper { paper })?;
        let sheet = match piece {
            Piece::OneUp | Piece::Marks => None,
            Piece::Sheet(paper) => {
                let sheet = Sheet::new(trim, paper).filter(|_| format.is_card());
                Some(sheet.ok_or(PrintFault::WrongPaper { paper })?)
            }
        };
        Ok(Self {
            format: format.name,
            is_card: format.is_card(),
            trim,
            bleed: format.bleed(paper),
            safe: if sheet.is_some() {
                SAFE_ON_SHEETS
            } else {
                SAFE_ONE_UP
            },
            slot: format.slot,
            marks: (piece == Piece::Marks).then_some(MARKS),
            sheet: sheet.map(|sheet| SheetData {
                sheet,
                fronts: sheet.corners(false),
                backs: sheet.corners(true),
            }),
        })
    }
}

impl QrData {
    fn new(request: &PrintRequest<'_>, qr: &Qr) -> Self {
        let sizes = request.format.qr;
        #[allow(clippy::cast_precision_loss)] // A code has 177 modules at most.
        let wanted = sizes.width / qr.modules as f64;
        Self {
            file: QR,
            module: wanted.max(sizes.module),
            modules: qr.modules,
            quiet: QUIET_ZONE,
        }
    }
}

/// The model with the links that may be printed, and headings that skip no level.
fn printable(model: &CardModel, with_links: bool) -> CardModel {
    let mut model = model.clone();
    let mut levels = Levels::default();
    for block in model
        .front
        .iter_mut()
        .chain(model.back.iter_mut().flatten())
    {
        prepare(block, with_links, &mut levels);
    }
    model
}

/// The levels of the headings so far, from the outermost.
#[derive(Default)]
struct Levels(Vec<u8>);

impl Levels {
    /// The level of a heading, as screen readers want it: one more than that of the heading around it.
    fn next(&mut self, level: u8) -> u8 {
        while self.0.last().is_some_and(|last| *last >= level) {
            self.0.pop();
        }
        self.0.push(level);
        u8::try_from(self.0.len()).unwrap_or(u8::MAX)
    }
}

fn prepare(block: &mut Block, with_links: bool, levels: &mut Levels) {
    let words = |text: &mut Vec<Inline>| {
        for word in text {
            unlink(word, with_links);
        }
    };
    match block {
        Block::Heading { level, text } => {
            *level = levels.next(*level);
            words(text);
        }
        Block::Paragraph { text } | Block::Field { label: text, .. } => words(text),
        Block::List { items, .. } => {
            for block in items.iter_mut().flatten() {
                prepare(block, with_links, levels);
            }
        }
        Block::Quote { blocks } => {
            for block in blocks {
                prepare(block, with_links, levels);
            }
        }
        Block::Table { head, rows } => {
            head.iter_mut()
                .chain(rows.iter_mut().flatten())
                .for_each(words);
        }
        Block::Code { .. } | Block::Image { .. } => {}
    }
}

fn unlink(word: &mut Inline, with_links: bool) {
    let may_stay = |href: &str| with_links && SCHEMES.iter().any(|scheme| href.starts_with(scheme));
    match word {
        Inline::Strong { text } | Inline::Emphasis { text } => {
            for word in text {
                unlink(word, with_links);
            }
        }
        Inline::Link { href, text } => {
            for word in text {
                unlink(word, with_links);
            }
            if !may_stay(href) {
                href.clear();
            }
        }
        Inline::Number { href, .. } => *href = href.take().filter(|href| may_stay(href)),
        Inline::Text { .. } | Inline::Code { .. } | Inline::Break => {}
    }
}
