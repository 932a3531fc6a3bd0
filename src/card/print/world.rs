//! All that a template can reach: templates, the data of one card, its pictures, and fonts. Nothing of the machine.

use std::collections::BTreeMap;

use typst::Library;
use typst::World;
use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use super::fault::PrintFault;
use super::press::Ready;

/// The virtual file in which a template finds the card.
pub(super) const DATA: &str = "data/card.json";

/// The virtual file with the QR code.
pub(super) const QR: &str = "data/qr.svg";

/// The world of one card.
pub(super) struct CardWorld<'a> {
    press: &'a Ready,
    main: FileId,
    /// The files that are only virtual, by their paths.
    files: BTreeMap<String, Bytes>,
}

impl<'a> CardWorld<'a> {
    /// A world in which `template` is set with these files.
    pub(super) fn new(
        press: &'a Ready,
        template: &str,
        files: BTreeMap<String, Bytes>,
    ) -> Result<Self, PrintFault> {
        let missing = || PrintFault::MissingTemplate {
            path: template.to_owned(),
        };
        let main = press.templates.get(template).ok_or_else(missing)?.id();
        Ok(Self { press, main, files })
    }
}

/// The virtual file of the picture with this number among a card's pictures.
pub(super) fn image_path(number: usize) -> String {
    format!("data/image-{number}")
}

/// A file's path, where it is one of ours; packages are refused.
fn path(id: FileId) -> FileResult<&'static str> {
    match id.get().root() {
        VirtualRoot::Project => Ok(id.get().vpath().get_without_slash()),
        VirtualRoot::Package(package) => {
            Err(FileError::Package(PackageError::NotFound(package.clone())))
        }
    }
}

impl World for CardWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let path = path(id)?;
        let source = self.press.templates.get(path).cloned();
        source.ok_or_else(|| FileError::NotFound(path.into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = path(id)?;
        let file = self.files.get(path).cloned();
        file.or_else(|| self.press.template_bytes(path))
            .ok_or_else(|| FileError::NotFound(path.into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.faces.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
