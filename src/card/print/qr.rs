//! QR codes as pictures of squares.

use std::fmt::Write;

use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, QRCode};

/// How many modules stay white around a code, so that cameras find it.
pub(super) const QUIET_ZONE: usize = 4;

/// A QR code as an SVG picture of black squares, its quiet zone included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// The picture; its unit is a module.
    pub svg: String,
    /// How many modules it has beside each other, without the quiet zone.
    pub modules: usize,
}

impl Qr {
    /// The code of an address, at error correction M; nothing for an address that is too long for one.
    #[must_use]
    pub fn new(address: &str) -> Option<Self> {
        let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
        let modules = code.size;
        let whole = modules + 2 * QUIET_ZONE;
        let path = path(&code);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" \
             shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>"
        );
        Some(Self { svg, modules })
    }
}

/// One path: a rectangle for each run of dark modules in a row.
fn path(code: &QRCode) -> String {
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            if !code[row][column].value() {
                column += 1;
                continue;
            }
            let start = column;
            while column < code.size && code[row][column].value() {
                column += 1;
            }
            let (x, y, width) = (start + QUIET_ZONE, row + QUIET_ZONE, column - start);
            // Writing to a string cannot fail.
            let _ = write!(path, "M{x} {y}h{width}v1h-{width}z");
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_fills_as_many_modules_as_its_length_needs() {
        let check = |length: usize, expected: Option<usize>| {
            let address = "x".repeat(length);
            assert_eq!(Qr::new(&address).map(|qr| qr.modules), expected, "{length}");
        };
        check(14, Some(21));
        check(42, Some(29));
        check(62, Some(33));
        check(2331, Some(177));
        check(2332, None);
    }
}
