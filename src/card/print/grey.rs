//! Pictures of cards in greys: shops print cards in black, and what is lost that way shows in the preview already.

use std::fmt::Write as _;
use std::io::Cursor;

use image::DynamicImage;
use svgtypes::Color;
use typst::foundations::Bytes;
use typst::visualize::{ImageFormat, RasterFormat, RasterImage, SvgImage, VectorFormat};

/// The properties of SVG that name a colour.
const PROPERTIES: [&str; 6] = [
    "fill",
    "stroke",
    "stop-color",
    "flood-color",
    "lighting-color",
    "color",
];

/// What an SVG can hold that is written in colours whatever its properties say: pictures of pixels, effects that become
/// such, and gradients.
const COLOURFUL: [&str; 4] = ["<image", "<filter", "<linearGradient", "<radialGradient"];

/// A picture without its colours; or why it is none.
pub(super) fn grey(bytes: Bytes) -> Result<Bytes, String> {
    let format = ImageFormat::detect(&bytes).ok_or("it is no picture in a known format")?;
    match format {
        ImageFormat::Raster(format) => raster(bytes, format),
        ImageFormat::Vector(VectorFormat::Svg) => vector(bytes),
        ImageFormat::Vector(VectorFormat::Pdf) => Err("a PDF is no picture".to_owned()),
    }
}

fn raster(bytes: Bytes, format: RasterFormat) -> Result<Bytes, String> {
    let image = RasterImage::plain(bytes.clone(), format).map_err(|error| error.to_string())?;
    let pixels = image.dynamic();
    if !pixels.color().has_color() {
        return Ok(bytes);
    }
    let grey = if pixels.color().has_alpha() {
        DynamicImage::ImageLumaA8(pixels.to_luma_alpha8())
    } else {
        DynamicImage::ImageLuma8(pixels.to_luma8())
    };
    let mut png = Cursor::new(Vec::new());
    grey.write_to(&mut png, image::ImageFormat::Png)
        .map_err(|error| error.to_string())?;
    Ok(Bytes::new(png.into_inner()))
}

fn vector(bytes: Bytes) -> Result<Bytes, String> {
    let broken = |_| "it is broken".to_owned();
    SvgImage::new(bytes.clone()).map_err(broken)?;
    let svg = std::str::from_utf8(&bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    if COLOURFUL.iter().any(|element| svg.contains(element)) {
        return Err(
            "it holds pixels, effects or gradients, which cannot be made grey; save it as a PNG"
                .to_owned(),
        );
    }
    let grey = Bytes::from_string(without_colours(svg));
    SvgImage::new(grey.clone()).map_err(broken)?;
    Ok(grey)
}

/// The same picture with each colour as the grey that is as light, in attributes and in styles alike.
fn without_colours(svg: &str) -> String {
    let mut written = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(at) = rest.find(['=', ':']) {
        let (before, here) = rest.split_at(at);
        let name = before.trim_end();
        let name = name
            .rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .next()
            .unwrap_or_default();
        let blanks = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
        let start = 1 + here[1..].find(|c| !blanks(c)).unwrap_or(here.len() - 1);
        let value = &here[start..];
        let end = value.find(['"', '\'', ';', '}', '<', '>']);
        let value = value[..end.unwrap_or(value.len())].trim_end();
        written.push_str(before);
        written.push_str(&here[..start]);
        let important = value.find('!').unwrap_or(value.len());
        match value[..important].trim().parse::<Color>() {
            Ok(colour) if PROPERTIES.contains(&name) => {
                write_grey(colour, &mut written);
                written.push_str(&value[important..]);
                rest = &here[start + value.len()..];
            }
            // The value may hold a name and a colour itself, as the attribute `style` does.
            _ => rest = &here[start..],
        }
    }
    written.push_str(rest);
    written
}

fn write_grey(colour: Color, written: &mut String) {
    let [red, green, blue] = [colour.red, colour.green, colour.blue].map(u32::from);
    let grey = (2126 * red + 7152 * green + 722 * blue + 5000) / 10_000;
    // A string takes any text.
    let _ = write!(written, "#{grey:02x}{grey:02x}{grey:02x}");
    if colour.alpha < u8::MAX {
        let _ = write!(written, "{:02x}", colour.alpha);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_made_grey_is_refused() {
        let check = |inside: &str, expected: bool| {
            let svg = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>"
            );
            assert_eq!(grey(Bytes::from_string(svg)).is_ok(), expected, "{inside}");
        };
        check("<rect width=\"9\" height=\"9\" fill=\"red\"/>", true);
        check("<linearGradient id=\"a\"/>", false);
        check("<image href=\"a.png\"/>", false);
        check("<rect", false);
    }

    #[test]
    fn colours_become_greys_and_nothing_else_changes() {
        let check = |svg: &str, expected: &str| assert_eq!(without_colours(svg), expected, "{svg}");
        check(r#"<rect fill="red"/>"#, r##"<rect fill="#363636"/>"##);
        check(
            r#"<g style="fill: #0f0; stroke-width:2;stroke:rgba(0,0,255,0.5)" id="red"/>"#,
            r#"<g style="fill: #b6b6b6; stroke-width:2;stroke:#12121280" id="red"/>"#,
        );
        check(
            "<style>.a{fill:blue!important}\n.red { color : white }</style>",
            "<style>.a{fill:#121212!important}\n.red { color : #ffffff }</style>",
        );
        check(
            r##"<use fill="url(#red)" xlink:href="#abc" stop-color='#123456'/>"##,
            r##"<use fill="url(#red)" xlink:href="#abc" stop-color='#2f2f2f'/>"##,
        );
        check(
            r#"<path fill="none" d="M0 0" stroke="currentColor"/>"#,
            r#"<path fill="none" d="M0 0" stroke="currentColor"/>"#,
        );
        check("a = ", "a = ");
    }
}
