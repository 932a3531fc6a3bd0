//! Without the cargo feature `pdf`, nothing is printed.

use super::{Order, PrintFile};
use crate::card::model::CardModel;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::pipeline::Request;
use crate::pipeline::read::Read;
use crate::site::Page;

/// A print shop that is closed.
pub struct PrintShop;

impl PrintShop {
    /// Says what it says to all: nothing.
    pub fn new(_: &Request, _: &Read, _: &mut Vec<Diagnostic>) -> Result<Option<Self>> {
        Ok(None)
    }

    /// Prints nothing.
    pub fn print(
        &self,
        _: &Page,
        _: &[Order],
        _: bool,
        _: &CardModel,
    ) -> Result<Result<Vec<PrintFile>, Vec<Diagnostic>>> {
        Ok(Ok(Vec::new()))
    }

    /// No code to scan.
    pub fn qr_svg(&self, _: &str) -> String {
        String::new()
    }
}
