//! Cards as files for print: which files a card has, made anew or taken from the cache.

#[cfg(feature = "pdf")]
mod faults;
#[cfg(feature = "pdf")]
mod press;
#[cfg(feature = "pdf")]
mod shop;
#[cfg(not(feature = "pdf"))]
#[path = "without.rs"]
mod shop;

#[cfg(feature = "pdf")]
pub use faults::finding;
#[cfg(feature = "pdf")]
pub use press::{day_of, press};
pub use shop::PrintShop;

use serde::{Deserialize, Serialize};

use crate::card::formats::{self, Format, Paper};
use crate::event::Event;
use crate::locale::{Arg, Locale};
use crate::site::{Page, Site};
use crate::source_map::Span;
use crate::theme::context::{CardFiles, PictureContext, PrintContext};
use crate::vocabulary::{CardFormat, OfficePaper};

/// One card in one format on one paper.
#[derive(Clone, Debug)]
pub struct Order {
    /// The format.
    pub format: &'static Format,
    /// The paper, of a format that comes on several.
    pub paper: Paper,
    /// What the names of its files begin with: "responder-pocket".
    pub stem: String,
    /// Where the format is asked for.
    #[cfg_attr(not(feature = "pdf"), allow(dead_code))]
    pub span: Span,
}

/// A file that a card is printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintFile<'a> {
    /// Its name, beside the card's page.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
    /// The words in it, of a file whose bytes do not show them.
    pub text: &'a str,
    /// Whether it is a picture of a side, for the card's page.
    pub is_picture: bool,
}

/// The files of one order, as they are kept. They are looked at where they stand: to copy them would take as long as to read
/// them.
#[derive(Clone, Debug)]
pub struct Prints(Vec<u8>);

impl Prints {
    /// These files.
    #[cfg(feature = "pdf")]
    fn of(files: &[PrintFile<'_>]) -> Self {
        Self(postcard::to_allocvec(files).unwrap_or_default())
    }

    /// What was kept, if it is files.
    #[cfg(feature = "pdf")]
    fn kept(bytes: Vec<u8>) -> Option<Self> {
        let is_whole = postcard::from_bytes::<Vec<PrintFile<'_>>>(&bytes).is_ok();
        is_whole.then_some(Self(bytes))
    }

    /// The files.
    #[must_use]
    pub fn files(&self) -> Vec<PrintFile<'_>> {
        postcard::from_bytes(&self.0).unwrap_or_default()
    }
}

/// The orders of a card: in its own formats, or in these.
#[must_use]
pub fn orders(site: &Site, page: &Page, formats: &[CardFormat]) -> Vec<Order> {
    let document = site.document(page);
    let front = document.front.card();
    let paper = office_paper(site, site.event_of(page));
    let whole = Span::whole(document.file);
    let asked: Vec<(CardFormat, Span)> = if !formats.is_empty() {
        formats.iter().map(|format| (*format, whole)).collect()
    } else if front.formats.is_empty() {
        let usual = match paper {
            OfficePaper::A4 => CardFormat::Pocket,
            OfficePaper::Letter => CardFormat::PocketUs,
        };
        vec![(usual, whole)]
    } else {
        front
            .formats
            .iter()
            .map(|format| (format.value, format.span))
            .collect()
    };
    let on_paper = match paper {
        OfficePaper::A4 => Paper::A4,
        OfficePaper::Letter => Paper::Letter,
    };
    let mut orders = Vec::new();
    for (name, span) in asked {
        let Some(format) = formats::find(name.name()) else {
            continue;
        };
        let order = |paper: Paper, suffix: &str| Order {
            format,
            paper,
            stem: format!("{}-{}{suffix}", page.slug, format.name),
            span,
        };
        orders.push(order(on_paper, ""));
        // Where paper comes in A sizes, a poster can be twice as large.
        if on_paper == Paper::A4 && format.papers().contains(&Paper::A3) {
            orders.push(order(Paper::A3, "-a3"));
        }
    }
    orders
}

/// The office paper that an edition prints on: what the site says, else what is usual in the venue's country.
#[must_use]
pub fn office_paper(site: &Site, edition: Option<usize>) -> OfficePaper {
    let country = |event: &Event| {
        let (_, venue) = event.venues.iter().next()?;
        Some(OfficePaper::of_country(&venue.get()?.country.get()?.0))
    };
    site.config
        .paper
        .or_else(|| country(&site.editions[edition?]))
        .unwrap_or(OfficePaper::A4)
}

impl Order {
    /// The papers of its sheets.
    #[must_use]
    pub fn sheets(&self) -> &'static [Paper] {
        if self.format.is_card() {
            &Paper::SHEETS
        } else {
            &[]
        }
    }

    /// The names of its pictures: of both sides of a card, of the first page of anything larger.
    #[must_use]
    pub fn pictures(&self) -> Vec<String> {
        if self.format.is_card() {
            vec![
                format!("{}-a.svg", self.stem),
                format!("{}-b.svg", self.stem),
            ]
        } else {
            vec![format!("{}.svg", self.stem)]
        }
    }

    /// The names of its PDFs, with the sheet's paper.
    #[must_use]
    pub fn pdfs(&self) -> Vec<(String, Option<Paper>)> {
        let sheets = self.sheets().iter().map(|paper| {
            (
                format!("{}-sheet-{}.pdf", self.stem, paper.name()),
                Some(*paper),
            )
        });
        std::iter::once((format!("{}.pdf", self.stem), None))
            .chain(sheets)
            .collect()
    }

    /// How its PDFs are offered on the card's page.
    #[must_use]
    pub fn prints(&self, locale: &Locale) -> Vec<PrintContext> {
        let word =
            |id: &str, arguments: &[(&str, Arg)]| locale.message(id, arguments).unwrap_or_default();
        let format = word(&format!("card_format_{}", self.format.name), &[]);
        let named = |id: &str, paper: Paper| {
            let paper = paper_name(paper, locale);
            word(
                id,
                &[("format", Arg::Text(&format)), ("paper", Arg::Text(&paper))],
            )
        };
        self.pdfs()
            .into_iter()
            .map(|(url, sheet)| {
                let (label, hint) = match sheet {
                    Some(paper) => (named("card_sheet", paper), "card_hint_sheet"),
                    None if self.format.is_card() => {
                        (named("card_one_up", self.paper), "card_hint_one_up")
                    }
                    None => (named("card_paper", self.paper), "card_hint_page"),
                };
                PrintContext {
                    url,
                    label,
                    hint: word(hint, &[]),
                }
            })
            .collect()
    }

    /// How its pictures are shown on the card's page.
    #[must_use]
    pub fn shown(&self, locale: &Locale) -> Vec<PictureContext> {
        let size = self
            .format
            .size(self.paper)
            .unwrap_or_else(|| self.paper.size());
        let labels = ["card_side_a", "card_side_b"];
        self.pictures()
            .into_iter()
            .zip(labels)
            .map(|(url, label)| PictureContext {
                url,
                label: if self.format.is_card() {
                    locale.message(label, &[]).unwrap_or_default()
                } else {
                    paper_name(self.paper, locale)
                },
                width: size.width.to_string(),
                height: size.height.to_string(),
                is_sheet: !self.format.is_card(),
            })
            .collect()
    }
}

/// Sizes by the standard read alike in all languages; the others have words of their own.
fn paper_name(paper: Paper, locale: &Locale) -> String {
    match paper {
        Paper::A4 => "A4".to_owned(),
        Paper::A3 => "A3".to_owned(),
        Paper::Letter => locale.message("paper_letter", &[]).unwrap_or_default(),
    }
}

/// How the files of a card are offered, and its pictures shown, beside its page.
#[must_use]
pub fn files(orders: &[Order], locale: &Locale) -> CardFiles {
    let prints = orders.iter().flat_map(|order| order.prints(locale));
    let pictures = orders.iter().flat_map(|order| order.shown(locale));
    CardFiles {
        prints: prints.collect(),
        pictures: pictures.collect(),
        // Of a handout there is a picture of its first page alone.
        is_pictured: orders
            .iter()
            .all(|order| order.format.name != CardFormat::Handout.name()),
    }
}

/// The names of all files that a card is printed as.
#[must_use]
pub fn names(orders: &[Order]) -> Vec<String> {
    orders
        .iter()
        .flat_map(|order| {
            let pdfs = order.pdfs().into_iter().map(|(name, _)| name);
            pdfs.chain(order.pictures()).collect::<Vec<_>>()
        })
        .collect()
}
