//! Whatever a card shows, its ink is grey.

use quietroom::card::print::Piece;

use super::{cards, press, print_with};

#[test]
fn pictures_in_colours_are_printed_grey() {
    let card = cards::card("pictures");
    let shown: Vec<&str> = card.images.keys().map(String::as_str).collect();
    assert_eq!(shown, ["coloured.png", "coloured.svg"]);
    let printed = print_with(&press(), &card.model, "a6", &card.images).expect("a card that fits");
    for file in &printed.files {
        let pdf = String::from_utf8_lossy(&file.bytes);
        assert!(file.piece != Piece::OneUp || pdf.contains("/ICCBased"));
        assert!(!pdf.contains("/DeviceRGB"), "{:?}", file.piece);
        for reference in pdf.split("/ICCBased ").skip(1) {
            let number = reference.split(' ').next().expect("an object");
            let object = format!("\n{number} 0 obj");
            let (_, profile) = pdf.split_once(&object).expect("the profile");
            let profile = profile.split("stream").next().unwrap_or_default();
            assert!(profile.contains("/N 1"), "{:?}: {profile}", file.piece);
        }
    }
    for picture in &printed.pictures {
        assert!(!picture.svg.contains("#c0392b"), "{}", picture.svg);
    }
}
