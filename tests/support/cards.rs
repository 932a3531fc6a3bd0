//! Cards as Markdown files: `tests/cards/NAME.md`, a model's small facts as YAML and its text as Markdown.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag};
use quietroom::card::model::{Block, CardModel, Inline, QrModel};
use quietroom::card::print::FontFile;
use quietroom::vocabulary::Audience;
use serde::Deserialize;

/// Where Debian keeps the fonts of other scripts.
const FONTS: [&str; 2] = [
    "/usr/share/fonts/truetype/noto",
    "/usr/share/fonts/opentype/noto",
];

/// A card of the tests.
pub struct CardCase {
    pub name: String,
    pub model: CardModel,
    pub formats: Vec<String>,
    /// Fonts beside those of the binary; nothing where the machine has not all of them.
    pub fonts: Option<Vec<FontFile>>,
    /// The pictures that it shows, which lie beside it.
    pub images: BTreeMap<String, Vec<u8>>,
}

#[derive(Deserialize)]
struct Facts {
    title: String,
    lang: String,
    audience: String,
    formats: Vec<String>,
    #[serde(default)]
    fonts: Vec<String>,
    event: String,
    dates: String,
    valid_until: String,
    band: Option<String>,
    found: Option<String>,
    qr: Option<QrFacts>,
    seal: String,
    origin: Vec<String>,
}

#[derive(Deserialize)]
struct QrFacts {
    url: String,
    letters: String,
    label: String,
}

/// All cards of the tests.
pub fn all() -> Vec<CardCase> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cards");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the tests' cards")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    files.sort();
    files.iter().map(|file| read(file)).collect()
}

/// The card with this name.
pub fn card(name: &str) -> CardCase {
    let file = format!("{}/tests/cards/{name}.md", env!("CARGO_MANIFEST_DIR"));
    read(Path::new(&file))
}

fn read(file: &Path) -> CardCase {
    let text = fs::read_to_string(file).expect("a card");
    let text = text.strip_prefix("---\n").expect("front matter");
    let (facts, body) = text.split_once("\n---\n").expect("front matter");
    let facts: Facts = serde_yaml::from_str(facts).expect("a model's facts");
    let (front, back) = match body.split_once("\n***\n") {
        Some((front, back)) => (blocks(front), Some(blocks(back))),
        None => (blocks(body), None),
    };
    let folder = file.parent().expect("a folder");
    let images = front.iter().chain(back.iter().flatten());
    let images = images.filter_map(|block| match block {
        Block::Image { path, .. } => {
            let bytes = fs::read(folder.join(path)).expect("a picture of the tests");
            Some((path.clone(), bytes))
        }
        _ => None,
    });
    let images = images.collect();
    let audience = Audience::ALL
        .into_iter()
        .find(|audience| audience.name() == facts.audience);
    CardCase {
        name: file
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned(),
        formats: facts.formats,
        images,
        fonts: facts.fonts.iter().map(|name| font(name)).collect(),
        model: CardModel {
            is_right_to_left: ["ar", "he"].contains(&facts.lang.as_str()),
            audience: audience.expect("an audience"),
            title: facts.title,
            lang: facts.lang,
            event: facts.event,
            dates: facts.dates,
            valid_until: facts.valid_until,
            band: facts.band,
            found: facts.found,
            front,
            back,
            qr: facts.qr.map(|qr| QrModel {
                url: qr.url,
                letters: qr.letters,
                label: qr.label,
            }),
            seal: facts.seal,
            origin: facts.origin,
        },
    }
}

fn font(name: &str) -> Option<FontFile> {
    let bytes = FONTS
        .iter()
        .find_map(|folder| fs::read(Path::new(folder).join(name)).ok())?;
    Some(FontFile {
        name: name.to_owned(),
        bytes,
    })
}

/// Markdown as blocks. A link to `tel:` is a number, a list item that begins with `[3]` is a field of three lines.
pub fn blocks(markdown: &str) -> Vec<Block> {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_TABLES).collect();
    let mut place = 0;
    let blocks = read_blocks(&events, &mut place);
    assert_eq!(place, events.len(), "the whole card is read");
    blocks
}

fn read_blocks(events: &[Event<'_>], place: &mut usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    while let Some(event) = events.get(*place) {
        match event {
            Event::End(_) => break,
            Event::Start(Tag::Heading { level, .. }) => {
                let level = *level as u8;
                *place += 1;
                let text = read_words(events, place);
                blocks.push(Block::Heading { level, text });
            }
            Event::Start(Tag::Paragraph) => {
                *place += 1;
                let text = read_words(events, place);
                blocks.push(match &text[..] {
                    [Inline::Link { href, text }] if href.starts_with("image:") => Block::Image {
                        path: href.trim_start_matches("image:").to_owned(),
                        alternative: plain(text),
                    },
                    _ => Block::Paragraph { text },
                });
            }
            Event::Start(Tag::List(start)) => {
                *place += 1;
                blocks.extend(list(*start, read_items(events, place)));
            }
            Event::Start(Tag::BlockQuote(_)) => {
                *place += 1;
                let blocks_inside = read_blocks(events, place);
                blocks.push(Block::Quote {
                    blocks: blocks_inside,
                });
            }
            Event::Start(Tag::Table(_)) => {
                *place += 1;
                blocks.push(read_table(events, place));
            }
            Event::Text(_) | Event::Start(_) | Event::Code(_) => {
                // The items of tight lists have no paragraphs.
                let text = read_words(events, place);
                blocks.push(Block::Paragraph { text });
                continue;
            }
            other => panic!("a card of the tests has {other:?}"),
        }
        *place += 1;
    }
    blocks
}

fn read_items(events: &[Event<'_>], place: &mut usize) -> Vec<Vec<Block>> {
    let mut items = Vec::new();
    while let Some(Event::Start(Tag::Item)) = events.get(*place) {
        *place += 1;
        items.push(read_blocks(events, place));
        *place += 1;
    }
    items
}

fn list(start: Option<u64>, items: Vec<Vec<Block>>) -> Vec<Block> {
    let fields: Option<Vec<Block>> = items.iter().map(|item| field(item)).collect();
    fields.unwrap_or_else(|| vec![Block::List { start, items }])
}

fn field(item: &[Block]) -> Option<Block> {
    let [Block::Paragraph { text }] = item else {
        return None;
    };
    let label = plain(text);
    let (lines, label) = label.strip_prefix('[')?.split_once("] ")?;
    let label = vec![Inline::Text {
        text: label.to_owned(),
    }];
    let lines = lines.parse().ok()?;
    Some(Block::Field { label, lines })
}

fn read_table(events: &[Event<'_>], place: &mut usize) -> Block {
    let (mut head, mut rows) = (Vec::new(), Vec::new());
    while let Some(Event::Start(row)) = events.get(*place) {
        let is_head = matches!(row, Tag::TableHead);
        *place += 1;
        let mut cells = Vec::new();
        while let Some(Event::Start(Tag::TableCell)) = events.get(*place) {
            *place += 1;
            cells.push(read_words(events, place));
            *place += 1;
        }
        *place += 1;
        if is_head {
            head = cells;
        } else {
            rows.push(cells);
        }
    }
    Block::Table { head, rows }
}

/// Reads words up to the end of what holds them.
fn read_words(events: &[Event<'_>], place: &mut usize) -> Vec<Inline> {
    let mut words = Vec::new();
    while let Some(event) = events.get(*place) {
        match event {
            Event::Text(text) => words.push(Inline::Text {
                text: text.to_string(),
            }),
            Event::Code(text) => words.push(Inline::Code {
                text: text.to_string(),
            }),
            Event::SoftBreak => words.push(Inline::Text {
                text: " ".to_owned(),
            }),
            Event::HardBreak => words.push(Inline::Break),
            Event::Start(Tag::Strong) => {
                *place += 1;
                let text = read_words(events, place);
                words.push(Inline::Strong { text });
            }
            Event::Start(Tag::Emphasis) => {
                *place += 1;
                let text = read_words(events, place);
                words.push(Inline::Emphasis { text });
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let href = dest_url.to_string();
                *place += 1;
                let text = read_words(events, place);
                words.push(if href.starts_with("tel:") {
                    Inline::Number {
                        text: plain(&text),
                        href: Some(href),
                    }
                } else {
                    Inline::Link { href, text }
                });
            }
            Event::Start(_) | Event::End(_) => break,
            other => panic!("a card of the tests has {other:?}"),
        }
        *place += 1;
    }
    words
}

/// The words of a text, without their looks.
pub fn plain(words: &[Inline]) -> String {
    words
        .iter()
        .map(|word| match word {
            Inline::Text { text } | Inline::Code { text } | Inline::Number { text, .. } => {
                text.clone()
            }
            Inline::Strong { text } | Inline::Emphasis { text } | Inline::Link { text, .. } => {
                plain(text)
            }
            Inline::Break => " ".to_owned(),
        })
        .collect()
}

/// No pictures.
pub fn no_images() -> BTreeMap<String, Vec<u8>> {
    BTreeMap::new()
}
