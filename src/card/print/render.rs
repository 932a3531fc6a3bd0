//! Prints one card in one format: PDFs, and a picture of each side.

use std::collections::BTreeMap;

use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::foundations::Bytes;
use typst_layout::PagedDocument;
use typst_svg::SvgOptions;

use super::boxes;
use super::check::{Fit, check};
use super::data::Data;
use super::fault::{Piece, PrintFault, Side};
use super::grey::grey;
use super::inspect::{Contents, Located};
use super::pdf;
use super::picture;
use super::qr::Qr;
use super::request::PrintRequest;
use super::world::{CardWorld, DATA, QR, image_path};
use crate::card::model::Block;

/// How often a card is set again in smaller text because a word is too wide.
const RETRIES: usize = 3;

/// A card on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// Its PDFs.
    pub files: Vec<PrintedFile>,
    /// A picture of each side, or of each page.
    pub pictures: Vec<Picture>,
}

/// A PDF.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedFile {
    /// What it is for.
    pub piece: Piece,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// All text and metadata in it, for a scan: also words that a line's end may have parted, and where links lead.
    pub text: String,
    /// Its words and where they stand.
    pub words: Vec<Located>,
    /// The size of its text, in points.
    pub text_size: f64,
}

/// A picture of a side or of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The side; pages of a handout are all A.
    pub side: Side,
    /// SVG; letters are shapes.
    pub svg: String,
}

/// Prints a card: one a page, with crop marks if wanted, and on each kind of sheet.
///
/// Everything that is wrong is said at once, and of the same trouble on several papers only the worst.
pub fn render(request: &PrintRequest<'_>) -> Result<Printed, Vec<PrintFault>> {
    let printed = apart(|| print(request));
    // Typst keeps what it computed. The next card is another one, but shares templates and fonts with this one: what was of
    // no use for a whole card is let go.
    comemo::evict(1);
    printed
}

/// Does work on a thread that takes no other work meanwhile.
///
/// Typst divides its work among the threads of its pool, and one that waits for the others would begin the next card, and
/// in that another one: many unfinished cards would be in memory at once.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let done = std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
            match pool {
                Ok(pool) => pool.install(work),
                Err(_) => work(),
            }
        });
        thread.join()
    });
    done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn print(request: &PrintRequest<'_>) -> Result<Printed, Vec<PrintFault>> {
    let files = virtual_files(request)?;
    let mut pieces = vec![Piece::OneUp];
    pieces.extend(request.marks.then_some(Piece::Marks));
    pieces.extend(request.sheets.iter().map(|paper| Piece::Sheet(*paper)));
    let mut printed = Printed {
        files: Vec::with_capacity(pieces.len()),
        pictures: Vec::new(),
    };
    let mut faults = Vec::new();
    for piece in pieces {
        // With marks or without, the design is the same, and so is what is wrong with it.
        if piece == Piece::Marks && !faults.is_empty() {
            continue;
        }
        let outcome = typeset(request, piece, &files).and_then(|set| {
            if piece == Piece::OneUp {
                printed.pictures = pictures(request, &set.document);
            }
            set.into_file(request, piece).map_err(|fault| vec![fault])
        });
        match outcome {
            Ok(file) => printed.files.push(file),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() {
        Ok(printed)
    } else {
        Err(worst(faults))
    }
}

/// What every piece of a card shares.
struct VirtualFiles {
    qr: Option<Qr>,
    files: BTreeMap<String, Bytes>,
}

fn virtual_files(request: &PrintRequest<'_>) -> Result<VirtualFiles, Vec<PrintFault>> {
    let mut files = BTreeMap::new();
    let mut faults = Vec::new();
    let blocks = request.model.front.iter();
    for block in blocks.chain(request.model.back.iter().flatten()) {
        missing_images(request, block, &mut faults);
    }
    for (number, (path, bytes)) in request.images.iter().enumerate() {
        match grey(Bytes::new(bytes.clone())) {
            Ok(bytes) => {
                files.insert(image_path(number), bytes);
            }
            Err(message) => {
                let path = path.clone();
                faults.push(PrintFault::BrokenImage { path, message });
            }
        }
    }
    let mut qr = None;
    if let Some(wanted) = &request.model.qr {
        qr = Qr::new(&wanted.url);
        match &qr {
            Some(qr) => {
                files.insert(QR.to_owned(), Bytes::from_string(qr.svg.clone()));
            }
            None => faults.push(PrintFault::LongAddress {
                url: wanted.url.clone(),
            }),
        }
    }
    if faults.is_empty() {
        Ok(VirtualFiles { qr, files })
    } else {
        Err(faults)
    }
}

fn missing_images(request: &PrintRequest<'_>, block: &Block, faults: &mut Vec<PrintFault>) {
    match block {
        Block::Image { path, .. } if !request.images.contains_key(path) => {
            faults.push(PrintFault::MissingImage { path: path.clone() });
        }
        Block::List { items, .. } => {
            for block in items.iter().flatten() {
                missing_images(request, block, faults);
            }
        }
        Block::Quote { blocks } => {
            for block in blocks {
                missing_images(request, block, faults);
            }
        }
        _ => {}
    }
}

/// A laid out document with which nothing is wrong.
struct Typeset {
    document: PagedDocument,
    contents: Contents,
    fit: Fit,
    bleed: f64,
}

fn typeset(
    request: &PrintRequest<'_>,
    piece: Piece,
    shared: &VirtualFiles,
) -> Result<Typeset, Vec<PrintFault>> {
    let one = |fault| vec![fault];
    let press = request.press.ready()?;
    let mut data = Data::new(request, &press.fonts, piece, shared.qr.as_ref()).map_err(one)?;
    for retry in 0..=RETRIES {
        let mut files = shared.files.clone();
        let json = serde_json::to_string(&data).unwrap_or_default();
        files.insert(DATA.to_owned(), Bytes::from_string(json));
        let world = CardWorld::new(press, request.format.template, files).map_err(one)?;
        let compiled = typst::compile::<PagedDocument>(&world).output;
        let document = compiled.map_err(|errors| template_faults(&world, &errors))?;
        let contents = Contents::of(&document);
        let fit = Fit::of(&document).unwrap_or_default();
        let faults = check(request, piece, &data, &fit, &contents, &shared.files);
        if faults.is_empty() {
            return Ok(Typeset {
                document,
                contents,
                fit,
                bleed: data.page.bleed,
            });
        }
        let smaller = smaller(&faults, &data, &fit).filter(|_| retry < RETRIES);
        match smaller {
            Some(size) => data.text.largest = size,
            None => return Err(faults),
        }
    }
    Err(Vec::new())
}

/// A size at which words that are too wide may have room, if that is all that is wrong and there is such a size.
fn smaller(faults: &[PrintFault], data: &Data, fit: &Fit) -> Option<f64> {
    let mut widest = 0.0_f64;
    for fault in faults {
        match fault {
            PrintFault::TooWide { millimetres, .. } => widest = widest.max(*millimetres),
            _ => return None,
        }
    }
    let room = data.page.trim.width - 2.0 * data.page.safe;
    let size = (fit.size * room / (room + widest) - 0.1).max(data.text.smallest);
    (fit.size > data.text.smallest + 0.01).then_some(size)
}

pub(super) fn template_faults(
    world: &CardWorld<'_>,
    errors: &[SourceDiagnostic],
) -> Vec<PrintFault> {
    let fault = |error: &SourceDiagnostic| PrintFault::Template {
        path: error
            .span
            .id()
            .map(|id| id.get().vpath().get_without_slash().to_owned())
            .unwrap_or_default(),
        range: world.range(error.span),
        message: pdf::said(std::slice::from_ref(error)),
    };
    errors.iter().map(fault).collect()
}

impl Typeset {
    fn into_file(
        self,
        request: &PrintRequest<'_>,
        piece: Piece,
    ) -> Result<PrintedFile, PrintFault> {
        let mut bytes = pdf::write(request, piece, &self.document)?;
        if !matches!(piece, Piece::Sheet(_)) {
            bytes = boxes::with_bleed_box(bytes, self.bleed);
        }
        let model = request.model;
        let mut text = self.contents.scanned();
        // A reader of the PDF finds these in its metadata and tags.
        let qr = model.qr.iter().flat_map(|qr| [&qr.url, &qr.label]);
        for said in [&model.title, &model.lang].into_iter().chain(qr) {
            text.push_str(said);
            text.push('\n');
        }
        Ok(PrintedFile {
            piece,
            bytes,
            text,
            words: self.contents.texts,
            text_size: self.fit.size,
        })
    }
}

fn pictures(request: &PrintRequest<'_>, document: &PagedDocument) -> Vec<Picture> {
    let options = SvgOptions {
        render_bleed: false,
        pretty: false,
    };
    let pages = document.pages().iter().enumerate();
    pages
        .map(|(number, page)| Picture {
            side: if number == 1 && request.format.is_card() {
                Side::B
            } else {
                Side::A
            },
            svg: picture::compact(&typst_svg::svg(page, &options)),
        })
        .collect()
}

/// Of the same trouble on several papers, the worst.
fn worst(faults: Vec<PrintFault>) -> Vec<PrintFault> {
    let mut kept: Vec<PrintFault> = Vec::new();
    for fault in faults {
        match kept
            .iter_mut()
            .find(|known| known.is_about_the_same(&fault))
        {
            Some(known) if fault.millimetres() > known.millimetres() => *known = fault,
            Some(_) => {}
            None => kept.push(fault),
        }
    }
    kept
}
