//! Without the cargo feature `pdf`, nothing is printed, and a build says so once.

use std::marker::PhantomData;

use super::{Order, Prints};
use crate::card::model::CardModel;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::pipeline::Request;
use crate::pipeline::read::Read;
use crate::site::Page;

/// A print shop that is closed.
pub struct PrintShop<'a>(PhantomData<&'a ()>);

impl PrintShop<'_> {
    /// Never opens.
    #[allow(clippy::unnecessary_wraps)]
    pub fn new(_: &Request, _: &Read, _: &mut Vec<Diagnostic>) -> Result<Option<Self>> {
        Ok(None)
    }

    /// Nothing is ever typeset.
    #[allow(clippy::unused_self)]
    pub fn typeset(&self) -> usize {
        0
    }

    /// No code to scan.
    pub fn qr_svg(_: &str) -> String {
        String::new()
    }

    /// Prints nothing.
    #[allow(clippy::unnecessary_wraps, clippy::unused_self)]
    pub fn print(
        &self,
        _: &Page,
        _: &[Order],
        _: bool,
        _: &CardModel,
    ) -> Result<std::result::Result<Vec<Prints>, Vec<Diagnostic>>> {
        Ok(Ok(Vec::new()))
    }
}
