//! What a laid out document really shows, read from its frames: words and where they stand, characters, pictures, links.

use typst::foundations::Bytes;
use typst::layout::{Frame, FrameItem, GroupItem, Point, Size, Transform};
use typst::model::Destination;
use typst::text::TextItem;
use typst::visualize::ImageKind;
use typst_layout::PagedDocument;

use super::fonts::POINTS;

/// How far apart two runs of one line may stand and still belong together, in millimetres.
const TOUCHING: f64 = 0.02;

/// A run of text on a page. All lengths are in millimetres, from the upper left corner of what the page is cut to.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The text.
    pub text: String,
    /// The page, from 0.
    pub page: usize,
    /// The left, upper, right and lower end of its ink.
    pub bounds: [f64; 4],
    /// Where its line begins and ends on the baseline.
    pub line: [(f64, f64); 2],
    /// Its size in points.
    pub size: f64,
}

/// A picture of pixels on a page.
pub(super) struct LocatedImage {
    /// The file.
    pub bytes: Bytes,
    /// How many pixels it has for each inch on paper, in the direction where it has fewest.
    pub dpi: f64,
}

/// All that was found in the frames of a document.
#[derive(Default)]
pub(super) struct Contents {
    pub texts: Vec<Located>,
    pub images: Vec<LocatedImage>,
    /// Characters that no font has.
    pub missing: Vec<char>,
    /// Where links lead.
    pub links: Vec<String>,
}

impl Contents {
    /// Reads a document.
    pub(super) fn of(document: &PagedDocument) -> Self {
        let mut contents = Self::default();
        for (page, laid_out) in document.pages().iter().enumerate() {
            contents.walk(&laid_out.frame, Transform::identity(), page);
        }
        contents.missing.sort_unstable();
        contents.missing.dedup();
        contents
    }

    /// All text in the order in which it is read, a line of paper a line; then words that a line's end may have parted,
    /// together again, and where links lead.
    pub(super) fn scanned(&self) -> String {
        let mut text = String::new();
        let mut parted = String::new();
        let mut last: Option<&Located> = None;
        for located in &self.texts {
            if let Some(last) = last.filter(|last| !last.touches(located)) {
                text.push('\n');
                let end = last.text.split_whitespace().next_back();
                let start = located.text.split_whitespace().next();
                for part in [end, start].into_iter().flatten() {
                    parted.push_str(part);
                }
                parted.push('\n');
            }
            text.push_str(&located.text);
            last = Some(located);
        }
        text.push('\n');
        text.push_str(&parted);
        for link in &self.links {
            text.push_str(link);
            text.push('\n');
        }
        text
    }

    fn walk(&mut self, frame: &Frame, around: Transform, page: usize) {
        for (place, item) in frame.items() {
            let here = around.pre_concat(Transform::translate(place.x, place.y));
            match item {
                FrameItem::Group(GroupItem {
                    frame, transform, ..
                }) => self.walk(frame, here.pre_concat(*transform), page),
                FrameItem::Text(text) => self.add_text(text, here, page),
                FrameItem::Image(image, size, _) => self.add_image(image.kind(), *size),
                FrameItem::Link(Destination::Url(url), _) => {
                    self.links.push(url.as_str().to_owned());
                }
                FrameItem::Link(..) | FrameItem::Shape(..) | FrameItem::Tag(_) => {}
            }
        }
    }

    fn add_image(&mut self, kind: &ImageKind, size: Size) {
        if let ImageKind::Raster(raster) = kind {
            let across = f64::from(raster.width()) / size.x.to_pt() * 72.0;
            let down = f64::from(raster.height()) / size.y.to_pt() * 72.0;
            self.images.push(LocatedImage {
                bytes: raster.data().clone(),
                dpi: across.min(down),
            });
        }
    }

    fn add_text(&mut self, item: &TextItem, here: Transform, page: usize) {
        let absent = item.glyphs.iter().filter(|glyph| glyph.id == 0);
        self.missing
            .extend(absent.filter_map(|glyph| item.text.get(glyph.range())?.chars().next()));
        let place = |point: Point| {
            let point = point.transform(here);
            (point.x.to_pt() / POINTS, point.y.to_pt() / POINTS)
        };
        let line = [Point::zero(), Point::with_x(item.width())].map(place);
        let ink = item.bbox();
        // A run of spaces has no ink.
        let corners = if item.text.trim().is_empty() {
            [line[0], line[1], line[0], line[1]]
        } else {
            [
                ink.min,
                ink.max,
                Point::new(ink.min.x, ink.max.y),
                Point::new(ink.max.x, ink.min.y),
            ]
            .map(place)
        };
        let [mut left, mut upper, mut right, mut lower] = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        for (x, y) in corners {
            (left, right) = (left.min(x), right.max(x));
            (upper, lower) = (upper.min(y), lower.max(y));
        }
        self.texts.push(Located {
            text: item.text.to_string(),
            page,
            bounds: [left, upper, right, lower],
            line,
            size: item.size.to_pt(),
        });
    }
}

impl Located {
    /// Whether another run follows directly on the same line, before or behind.
    fn touches(&self, next: &Self) -> bool {
        let near = |a: (f64, f64), b: (f64, f64)| {
            (a.0 - b.0).abs() < TOUCHING && (a.1 - b.1).abs() < TOUCHING
        };
        self.page == next.page
            && (near(self.line[1], next.line[0]) || near(self.line[0], next.line[1]))
    }
}
