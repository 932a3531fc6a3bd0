//! The fonts that cards are set in: two faces in the binary, and what a site brings along; never the system's.

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontBook, FontVariant, FontVariations};
use typst::utils::LazyHash;

use super::fault::PrintFault;

/// The faces in the binary, by their files' names.
const EMBEDDED: [(&str, &[u8]); 2] = [
    (
        "AtkinsonHyperlegibleNext-Regular.ttf",
        include_bytes!("../../../themes/default/fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    ),
    (
        "AtkinsonHyperlegibleNext-Bold.ttf",
        include_bytes!("../../../themes/default/fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
    ),
];

/// The height of a letter x that people can still read, in millimetres.
const LEGIBLE: f64 = 1.4;

/// How high a letter x is where a font does not say, in parts of its size.
const USUAL: f64 = 0.5;

/// Points in a millimetre.
pub(super) const POINTS: f64 = 72.0 / 25.4;

/// A font of a site.
#[derive(Clone, Debug)]
pub struct FontFile {
    /// Its name, for findings.
    pub name: String,
    /// Its bytes: TTF, OTF, or a collection of them.
    pub bytes: Vec<u8>,
}

/// Fonts that are ready to set text with.
#[derive(Debug)]
pub(super) struct Fonts {
    /// What typesetting knows about them.
    pub book: LazyHash<FontBook>,
    /// The fonts, as the book counts them.
    pub faces: Vec<Font>,
    /// The names of their families, the binary's first.
    pub families: Vec<String>,
}

/// What the fonts of a text ask for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measures {
    /// The smallest size in points at which all its letters are high enough.
    pub legible: f64,
    /// The same for an address in Latin letters.
    pub latin: f64,
    /// How far its letters reach up from their line, in parts of their size.
    pub rise: f64,
    /// How far they reach down.
    pub fall: f64,
}

impl Measures {
    /// Makes room for a character of a face.
    fn reach(&mut self, face: &Font, character: char) {
        // The size does not matter: only parts of it are asked for.
        let font = face.clone().instantiate(
            FontVariant::default(),
            Abs::pt(10.0),
            &FontVariations::default(),
        );
        let ink = font
            .ttf()
            .glyph_index(character)
            .and_then(|glyph| font.ttf().glyph_bounding_box(glyph));
        if let Some(ink) = ink {
            self.rise = self.rise.max(f64::from(ink.y_max) / font.units_per_em());
            self.fall = self.fall.max(f64::from(-ink.y_min) / font.units_per_em());
        }
    }
}

impl Fonts {
    /// The fonts of the binary, then these. Each file that is no font is a fault.
    pub(super) fn new(files: &[(String, Bytes)]) -> Result<Self, Vec<PrintFault>> {
        let mut faces = Vec::new();
        let mut faults = Vec::new();
        let embedded = EMBEDDED.map(|(name, bytes)| (name, Bytes::new(bytes)));
        let own = files
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.clone()));
        for (name, bytes) in embedded.into_iter().chain(own) {
            let before = faces.len();
            faces.extend(Font::iter(bytes));
            if faces.len() == before {
                let name = name.to_owned();
                faults.push(PrintFault::BrokenFont { name });
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut families: Vec<String> = Vec::new();
        for face in &faces {
            let family = &face.info().family;
            if !families.iter().any(|known| known == family) {
                families.push(family.clone());
            }
        }
        Ok(Self {
            book: LazyHash::new(FontBook::from_fonts(&faces)),
            faces,
            families,
        })
    }

    /// What the fonts of a text ask for.
    pub(super) fn measures(&self, text: &str) -> Measures {
        let mut characters: Vec<char> = text.chars().collect();
        characters.sort_unstable();
        characters.dedup();
        let own = LEGIBLE / self.x_height(0) * POINTS;
        let mut measures = Measures {
            legible: own,
            latin: own,
            rise: 0.8,
            fall: 0.25,
        };
        for character in characters {
            let has = |face: &Font| face.info().coverage.contains(u32::from(character));
            let Some(first) = self.faces.iter().position(has) else {
                continue;
            };
            if character.is_alphanumeric() {
                let legible = LEGIBLE / self.x_height(first) * POINTS;
                measures.legible = measures.legible.max(legible);
            }
            let family = &self.faces[first].info().family;
            let weights = self.faces[first..].iter();
            for face in weights.filter(|face| &face.info().family == family) {
                measures.reach(face, character);
            }
        }
        measures
    }

    /// How high a letter x is in a font's own measures, in parts of its size.
    fn x_height(&self, face: usize) -> f64 {
        let Some(font) = self.faces.get(face) else {
            return USUAL;
        };
        let like = FontVariant::default();
        let font = font
            .clone()
            .instantiate(like, Abs::pt(10.0), &FontVariations::default());
        let height = font.metrics().x_height.get();
        if height > 0.1 { height } else { USUAL }
    }
}
