//! What is found in policies of many countries and styles, measured against labels.
//!
//! A policy in `tests/detect/policies/` begins with `country: XX` and an empty line; its ending says how it is read. In its
//! text, `«kind:text»` labels a fact; everything that is found besides counts against precision.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::ops::Range;
use std::path::Path;

use quietroom::detect::reading::{self, Format};
use quietroom::detect::{FactKind, Found, Setting, detect};
use quietroom::event::phone::Numbering;

/// The least share of labels that must be found, in percent, by kind.
const FLOORS: [(FactKind, usize); 11] = [
    (FactKind::Phone, 95),
    (FactKind::Email, 95),
    (FactKind::Url, 95),
    (FactKind::Placeholder, 95),
    (FactKind::EmergencyNumber, 95),
    (FactKind::Person, 80),
    (FactKind::Room, 80),
    (FactKind::Venue, 80),
    (FactKind::Date, 80),
    (FactKind::EventName, 80),
    (FactKind::Organization, 80),
];

/// The least share of what is found that must be labelled, in percent, over all kinds.
const PRECISION: usize = 90;

/// A fact that a person has marked.
#[derive(Debug)]
struct Label {
    kind: FactKind,
    range: Range<usize>,
}

#[derive(Default)]
struct Count {
    labelled: usize,
    recalled: usize,
    found: usize,
    right: usize,
}

#[test]
fn recall_and_precision_stay_above_their_floors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/detect/policies");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("policies")
        .map(|entry| entry.expect("a policy").path())
        .collect();
    files.sort();
    let mut counts: BTreeMap<FactKind, Count> = BTreeMap::new();
    let mut wrong = String::new();
    let numbering = Numbering::new();
    for file in &files {
        let text = fs::read_to_string(file).expect("a policy is text");
        let (country, text) = text
            .strip_prefix("country: ")
            .and_then(|text| text.split_once("\n\n"))
            .expect("`country: XX`");
        let (text, labels) = labels(text);
        let setting = Setting {
            country: Some(country),
            numbering: &numbering,
        };
        let found = detect(&reading::read(&text, format(file)), setting);
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        compare(&name, &text, &labels, &found, &mut counts, &mut wrong);
    }
    let table = table(&counts, files.len());
    // Past the harness, so that the figures show in a passing run, too.
    let _ = std::io::Write::write_all(&mut std::io::stderr(), table.as_bytes());
    let below = below(&counts);
    assert!(below.is_empty(), "{below:?}\n{table}{wrong}");
}

/// How a policy is written.
fn format(file: &Path) -> Format {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => Format::Html,
        Some("txt") => Format::Plain,
        _ => Format::Markdown,
    }
}

/// A text without its labels, and the labels.
fn labels(text: &str) -> (String, Vec<Label>) {
    let mut plain = String::new();
    let mut labels = Vec::new();
    let mut rest = text;
    while let Some((before, label)) = rest.split_once('«') {
        plain.push_str(before);
        let (label, behind) = label.split_once('»').expect("a label ends");
        let (kind, text) = label.split_once(':').expect("`«kind:text»`");
        let kind = FactKind::ALL
            .into_iter()
            .find(|known| known.name() == kind)
            .unwrap_or_else(|| panic!("there is no kind `{kind}`"));
        let start = plain.len();
        plain.push_str(text);
        labels.push(Label {
            kind,
            range: start..plain.len(),
        });
        rest = behind;
    }
    plain.push_str(rest);
    (plain, labels)
}

fn compare(
    name: &str,
    text: &str,
    labels: &[Label],
    found: &[Found],
    counts: &mut BTreeMap<FactKind, Count>,
    wrong: &mut String,
) {
    for label in labels {
        let count = counts.entry(label.kind).or_default();
        count.labelled += 1;
        let is_found = found.iter().any(|found| agree(label, found));
        count.recalled += usize::from(is_found);
        if !is_found {
            let text = &text[label.range.clone()];
            let _ = writeln!(wrong, "{name}: missed {} {text:?}", label.kind.name());
        }
    }
    for found in found {
        let count = counts.entry(found.kind).or_default();
        count.found += 1;
        let is_right = labels.iter().any(|label| agree(label, found));
        count.right += usize::from(is_right);
        if !is_right {
            let kind = found.kind.name();
            let _ = writeln!(wrong, "{name}: wrong {kind} {:?}", found.text);
        }
    }
}

/// Whether a fact is the labelled one: of the same kind, and in the same place but for a word.
fn agree(label: &Label, found: &Found) -> bool {
    let start = label.range.start.max(found.range.start);
    let end = label.range.end.min(found.range.end);
    let shared = end.saturating_sub(start);
    let longest = label.range.len().max(found.range.len());
    label.kind == found.kind && shared * 10 >= longest * 6
}

fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(100)
}

fn below(counts: &BTreeMap<FactKind, Count>) -> Vec<String> {
    let mut below: Vec<String> = FLOORS
        .iter()
        .filter_map(|(kind, floor)| {
            let count = counts.get(kind)?;
            let recall = percent(count.recalled, count.labelled);
            (recall < *floor).then(|| format!("recall of {}: {recall} %", kind.name()))
        })
        .collect();
    let found = counts.values().map(|count| count.found).sum();
    let right = counts.values().map(|count| count.right).sum();
    let precision = percent(right, found);
    if precision < PRECISION {
        below.push(format!("precision: {precision} %"));
    }
    below
}

fn table(counts: &BTreeMap<FactKind, Count>, policies: usize) -> String {
    let mut table = format!("facts found in {policies} policies\n");
    for (kind, count) in counts {
        let recall = percent(count.recalled, count.labelled);
        let precision = percent(count.right, count.found);
        let _ = writeln!(
            table,
            "{:<17} recall {recall:>3} % of {:>3}, precision {precision:>3} % of {:>3}",
            kind.name(),
            count.labelled,
            count.found
        );
    }
    let found = counts.values().map(|count| count.found).sum();
    let right = counts.values().map(|count| count.right).sum();
    let _ = writeln!(table, "precision over all: {} %", percent(right, found));
    table
}
