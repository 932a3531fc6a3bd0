//! Prints the cards of the tests into a folder, for tools that look at them, and for people: `print-cards OUT [NAME…]`.

#[path = "../support/cards.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod cards;

use std::env;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use quietroom::card::formats::{self, Paper};
use quietroom::card::print::{Date, Press, PrintRequest, TemplateFile, render};

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(out) = arguments.next() else {
        eprintln!("usage: print-cards OUT [NAME…]");
        return ExitCode::from(2);
    };
    let wanted: Vec<String> = arguments.collect();
    let mut failed = false;
    for card in cards::all() {
        if wanted.is_empty() || wanted.contains(&card.name) {
            failed |= !print(Path::new(&out), &card);
        }
    }
    ExitCode::from(u8::from(failed))
}

/// The templates as they are on the disk now, so that a change is seen without a build.
fn templates() -> Vec<TemplateFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
    let read = |path: &&str| TemplateFile {
        path: (*path).to_owned(),
        text: fs::read_to_string(folder.join(path)).expect("a template"),
    };
    Press::template_paths().iter().map(read).collect()
}

/// Prints a card in all its formats; whether that went well.
fn print(out: &Path, card: &cards::CardCase) -> bool {
    let Some(fonts) = &card.fonts else {
        println!("{}: left out, its fonts are not on this machine", card.name);
        return true;
    };
    let press = Press::new(fonts, &templates()).expect("fonts that work");
    let mut good = true;
    for name in &card.formats {
        let format = formats::find(name).expect("a format");
        let papers = match format.papers() {
            [] => &[Paper::A4],
            papers => papers,
        };
        for paper in papers {
            let sheets: &[Paper] = if format.is_card() {
                &Paper::SHEETS
            } else {
                &[]
            };
            let suffix = if format.is_card() {
                String::new()
            } else {
                format!("-{}", paper.name())
            };
            let printed = render(&PrintRequest {
                press: &press,
                model: &card.model,
                images: &card.images,
                format,
                paper: *paper,
                sheets,
                marks: true,
                date: Date {
                    year: 2026,
                    month: 4,
                    day: 20,
                },
            });
            let stem = format!("{}-{name}{suffix}", card.name);
            match printed {
                Ok(printed) => {
                    for file in &printed.files {
                        let path = out.join(format!("{stem}{}.pdf", file.piece.suffix()));
                        fs::write(path, &file.bytes).expect("a writable folder");
                        println!("{stem}{}: {:.1} pt", file.piece.suffix(), file.text_size);
                    }
                    for (number, picture) in printed.pictures.iter().enumerate() {
                        let path = out.join(format!("{stem}-{}.svg", number + 1));
                        fs::write(path, &picture.svg).expect("a writable folder");
                    }
                }
                Err(faults) => {
                    good = false;
                    for fault in faults {
                        println!("{stem}: {fault:?}");
                    }
                }
            }
        }
    }
    good
}
