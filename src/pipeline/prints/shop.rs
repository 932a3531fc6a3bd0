//! Prints cards in this process, or takes them from the cache where nothing about them has changed.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::faults::finding;
use super::{Order, PrintFile, Prints, day_of, press};
use crate::card::model::CardModel;
use crate::card::print::{Date, Piece, Press, PrintFault, PrintRequest, Printed, Qr, render};
use crate::content::walk;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::output::{Cache, OutputPath};
use crate::pipeline::Request;
use crate::pipeline::read::Read;
use crate::site::{Page, url};

/// What all cards of a site are printed with.
pub struct PrintShop<'a> {
    read: &'a Read,
    press: Press,
    cache: Cache,
    /// The files of the site that cards can show, by where they are published.
    pictures: BTreeMap<OutputPath, usize>,
    /// How many cards were typeset, and not taken from the cache.
    typeset: AtomicUsize,
}

impl<'a> PrintShop<'a> {
    /// Opens the shop where there are cards and nobody left them out. Fonts that are not there are findings.
    pub fn new(
        request: &Request,
        read: &'a Read,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Option<Self>> {
        // Beside an event that could not be read, cards of another one would be printed from the same text.
        if !request.cards
            || read.site.is_partial
            || !read.site.pages.iter().any(|page| page.is_card)
        {
            return Ok(None);
        }
        let press = press(request, read, found)?;
        let published = |(index, file): (usize, &crate::content::StaticFile)| {
            let path = match file.audience {
                Some(_) => crate::link::static_path(&file.path),
                None => crate::link::attachment_path(&file.path),
            };
            Some((path?, index))
        };
        Ok(Some(Self {
            read,
            press,
            cache: request.kept(),
            typeset: AtomicUsize::new(0),
            pictures: read
                .site
                .statics
                .iter()
                .enumerate()
                .filter_map(published)
                .collect(),
        }))
    }

    /// The code of an address, as an SVG picture.
    pub fn qr_svg(address: &str) -> String {
        Qr::new(address).map(|qr| qr.svg).unwrap_or_default()
    }

    /// Prints a card as it is ordered, or says all that keeps it from being printed.
    pub fn print(
        &self,
        page: &Page,
        orders: &[Order],
        marks: bool,
        model: &CardModel,
    ) -> Result<std::result::Result<Vec<Prints>, Vec<Diagnostic>>> {
        let images = self.images(page, model)?;
        let mut prints = Vec::new();
        let mut found = Vec::new();
        for order in orders {
            let request = PrintRequest {
                press: &self.press,
                model,
                images: &images,
                format: order.format,
                paper: order.paper,
                sheets: order.sheets(),
                marks,
                date: self.date(page),
            };
            let key = *blake3::Hasher::new()
                .update(&request.key())
                .update(order.stem.as_bytes())
                .finalize()
                .as_bytes();
            if let Some(kept) = self.cache.get(&key).and_then(Prints::kept) {
                prints.push(kept);
                continue;
            }
            self.typeset.fetch_add(1, Ordering::Relaxed);
            match render(&request) {
                Ok(printed) => {
                    let made = made(order, &printed);
                    self.cache.put(&key, &made.0);
                    prints.push(made);
                }
                Err(faults) => {
                    found.extend(self.findings(&faults, page, order));
                }
            }
        }
        Ok(if found.is_empty() {
            Ok(prints)
        } else {
            Err(found)
        })
    }

    /// How many cards were typeset, each format counted.
    pub fn typeset(&self) -> usize {
        self.typeset.load(Ordering::Relaxed)
    }

    /// What is wrong with a card. A font that is none is no card's fault: whichever card meets it first, the finding is one.
    fn findings(&self, faults: &[PrintFault], page: &Page, order: &Order) -> Vec<Diagnostic> {
        let of_card = |fault: &PrintFault| !matches!(fault, PrintFault::BrokenFont { .. });
        let place = |fault| of_card(fault).then_some((page, order));
        let found = faults
            .iter()
            .map(|fault| finding(fault, place(fault), self.read));
        found.collect()
    }

    fn date(&self, page: &Page) -> Date {
        let site = &self.read.site;
        day_of(site.event_of(page).map(|edition| &site.editions[edition]))
    }

    /// The pictures that a card shows, by their paths in the model.
    fn images(&self, page: &Page, model: &CardModel) -> Result<BTreeMap<String, Vec<u8>>> {
        let mut images = BTreeMap::new();
        for path in model.pictures() {
            let published =
                url::resolve(&page.url, path).and_then(|path| self.pictures.get(&path).copied());
            if let Some(index) = published {
                let bytes = walk::bytes(&self.read.site.statics[index])?;
                images.insert(path.to_owned(), bytes);
            }
        }
        Ok(images)
    }
}

/// The files of an order, under their names.
fn made(order: &Order, printed: &Printed) -> Prints {
    let one_up = printed.files.iter().find(|file| file.piece == Piece::OneUp);
    let words = one_up.map_or("", |file| &file.text);
    let names = printed.files.iter();
    let names: Vec<String> = names
        .map(|file| format!("{}{}.pdf", order.stem, file.piece.suffix()))
        .collect();
    let pdfs = names.iter().zip(&printed.files);
    let pdfs = pdfs.map(|(name, file)| PrintFile {
        name,
        bytes: &file.bytes,
        text: &file.text,
        is_picture: false,
    });
    let names = order.pictures();
    let pictures = names.iter().zip(&printed.pictures);
    let pictures = pictures.map(|(name, picture)| PrintFile {
        name,
        bytes: picture.svg.as_bytes(),
        text: words,
        is_picture: true,
    });
    Prints::of(&pdfs.chain(pictures).collect::<Vec<_>>())
}
