//! Reads all texts: their blocks, the facts in them, and the page that each becomes.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use super::facts::{Text, guess_country};
use super::gather::Source;
use super::page::{self, Page};
use super::readers::Foreign;
use crate::content::opening_heading;
use crate::detect::reading::{self, Channel, Reading};
use crate::detect::{FactKind, Found, Setting, detect, detect_signs};
use crate::event::phone::Numbering;
use crate::markdown::slug;
use crate::source_map::SourceMap;
use crate::vocabulary::PageKind;

/// Reads the texts, and guesses the country that they speak of.
pub fn read<'a>(
    list: &'a [Source],
    sources: &'a SourceMap,
    numbering: &Numbering,
) -> (Vec<Text<'a>>, Option<String>) {
    let setting = |country| Setting { country, numbering };
    let read: Vec<(Reading, Vec<Found>)> = list
        .par_iter()
        .map(|source| {
            let reading = reading::read(sources.text(source.file), source.reader.format);
            let found = detect_signs(&reading, setting(None));
            (reading, found)
        })
        .collect();
    let all: Vec<&Found> = read.iter().flat_map(|(_, found)| found).collect();
    let country = guess_country(&all, numbering);
    // National numbers are read once their country is known.
    let mut texts: Vec<Text<'a>> = list
        .par_iter()
        .zip(read)
        .map(|(source, (reading, _))| {
            let mut found = detect(&reading, setting(country.as_deref()));
            // A name that begins with a small letter is the rest of a longer phrase.
            found.retain(|found| found.kind != FactKind::Person || !found.text.starts_with("of "));
            text(source, sources.text(source.file), reading, found)
        })
        .collect();
    name_files(&mut texts);
    (texts, country)
}

fn text<'a>(source: &'a Source, text: &'a str, reading: Reading, found: Vec<Found>) -> Text<'a> {
    let foreign = (source.reader.read)(text, &comments(&reading));
    let body = text.get(foreign.body.clone()).unwrap_or_default();
    let heading = page::heading(&reading).map(str::to_owned);
    let words = [foreign.title.as_deref(), heading.as_deref()];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    let (kind, because) = page::kind(&source.path, &words.join(" "), body);
    let language = page::language(&visible(&reading));
    let (out, _) = foreign.weave.write(text, &[]);
    let title = match opening_heading(&out) {
        Some(_) => None,
        None => Some(title(&foreign, kind, language, &source.path)),
    };
    Text {
        source,
        text,
        page: Page {
            kind,
            because,
            audience: kind.default_audience(),
            path: source.path.clone(),
            language,
            locale: page::locale(language),
            title,
            origins: page::origins(&reading),
        },
        reading,
        found,
        foreign,
    }
}

/// Where comments stand, in the order of the text.
fn comments(reading: &Reading) -> Vec<Range<usize>> {
    let is_comment = |channel| matches!(channel, Channel::Comment | Channel::TemplateComment);
    let blocks = reading
        .blocks
        .iter()
        .filter(|block| is_comment(block.channel));
    let mut ranges: Vec<Range<usize>> = blocks.map(reading::Block::range).collect();
    ranges.sort_by_key(|range| range.start);
    ranges
}

/// The beginning of what readers see.
fn visible(reading: &Reading) -> String {
    let mut words = String::new();
    for block in reading.blocks.iter().filter(|block| block.is_visible()) {
        words.push_str(&block.text);
        words.push(' ');
        if words.len() > 40_000 {
            break;
        }
    }
    words
}

/// A title for a text without a heading of its own: what its metadata say, else what its kind is called.
fn title(foreign: &Foreign, kind: PageKind, language: &str, path: &str) -> String {
    if let Some(title) = &foreign.title {
        return title.clone();
    }
    let titles = match language {
        "es" => [
            "Código de conducta",
            "Cómo informar de un incidente",
            "Procedimiento para el personal",
        ],
        "de" => [
            "Verhaltenskodex",
            "Einen Vorfall melden",
            "Leitfaden für das Team",
        ],
        "fr" => [
            "Code de conduite",
            "Signaler un incident",
            "Procédure pour l’équipe",
        ],
        "pt" => [
            "Código de conduta",
            "Como relatar um incidente",
            "Procedimento para a equipe",
        ],
        _ => ["Code of conduct", "Reporting guide", "Staff procedure"],
    };
    match kind {
        PageKind::CodeOfConduct => titles[0].to_owned(),
        PageKind::ReportingGuide => titles[1].to_owned(),
        PageKind::StaffProcedure => titles[2].to_owned(),
        PageKind::Page => {
            let name = path.rsplit('/').next().unwrap_or(path);
            let stem = name.split('.').next().unwrap_or(name);
            let words = stem.replace(['-', '_'], " ");
            let mut chars = words.chars();
            let first = chars.next().map(char::to_uppercase);
            first.into_iter().flatten().chain(chars).collect()
        }
    }
}

/// Gives each page a file of its own: named after its kind where it is the only one of it, else as its source is.
fn name_files(texts: &mut [Text<'_>]) {
    let mut kinds: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for text in texts.iter() {
        *kinds
            .entry((text.page.kind.name(), text.page.language))
            .or_default() += 1;
    }
    let main = main_language(texts);
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for text in texts {
        let page = &mut text.page;
        let is_only = kinds.get(&(page.kind.name(), page.language)) == Some(&1);
        let tag = if page.language == main {
            String::new()
        } else {
            format!(".{}", page.language)
        };
        let named = if text.source.reader.is_pelican {
            // Its links name the files of other pages.
            text.source.path.clone()
        } else if is_only && page.kind != PageKind::Page {
            format!("{}{tag}.md", page.kind.name())
        } else {
            own_path(&text.source.path, &tag)
        };
        let count = taken.entry(named.to_lowercase()).or_default();
        *count += 1;
        page.path = match (*count, named.strip_suffix(".md")) {
            (2.., Some(stem)) => format!("{stem}-{count}.md"),
            _ => named,
        };
    }
}

/// The language of most of the texts.
#[must_use]
pub fn main_language(texts: &[Text<'_>]) -> &'static str {
    languages(texts).first().copied().unwrap_or("en")
}

/// The languages of the texts, the most frequent first.
#[must_use]
pub fn languages(texts: &[Text<'_>]) -> Vec<&'static str> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for text in texts {
        *counts.entry(text.page.language).or_default() += 1;
    }
    let mut languages: Vec<(&'static str, usize)> = counts.into_iter().collect();
    languages.sort_by_key(|(tag, count)| (std::cmp::Reverse(*count), *tag != "en"));
    languages.into_iter().map(|(tag, _)| tag).collect()
}

/// The source's own name, as one that addresses can have.
fn own_path(path: &str, tag: &str) -> String {
    let parts: Vec<String> = path
        .split('/')
        .map(|part| {
            let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
            let name = slug(&stem.replace(['.', '_'], "-"));
            let plain: String = name.chars().filter(char::is_ascii).collect();
            if plain.is_empty() {
                "page".to_owned()
            } else {
                plain
            }
        })
        .collect();
    let path = parts.join("/");
    // These names are the site's own.
    let path =
        if path.starts_with("events/") || path.starts_with("cards/") || path.starts_with("static/")
        {
            format!("pages/{path}")
        } else {
            path
        };
    format!("{path}{tag}.md")
}
