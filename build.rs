//! Splits the phone-number library's own metadata by territory, so that a run loads only the few that it needs; writes the
//! list of mistyped words in a form that a run can use as it is; and tells the program what it is made of, so that nothing
//! is taken from what another one has worked out.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

use phonenumber::metadata::{DATABASE, Database, Descriptor, Format, Metadata, loader};
use regex_syntax::hir::literal::Extractor;

#[path = "src/detect/lexicon/common.rs"]
mod common;
#[path = "src/lint/lost_letters.rs"]
mod lost_letters;
#[path = "src/lint/sieve.rs"]
mod sieve;

/// What the program is made of.
const PROGRAM: [&str; 4] = ["build.rs", "src", "themes/default", "Cargo.lock"];

fn main() {
    let mut hasher = DefaultHasher::new();
    for path in PROGRAM {
        println!("cargo:rerun-if-changed={path}");
        add(Path::new(path), &mut hasher);
    }
    println!("cargo:rustc-env=QUIETROOM_PROGRAM={:016x}", hasher.finish());
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    territories(&out);
    misspellings(&out);
}

/// Adds a file, or all files of a folder in the order of their names. What is not there, as the list of versions where
/// another program builds this library, adds nothing.
fn add(path: &Path, hasher: &mut DefaultHasher) {
    if path.is_dir() {
        let entries = fs::read_dir(path).expect("the sources are readable");
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            add(&path, hasher);
        }
    } else if let Ok(bytes) = fs::read(path) {
        path.hash(hasher);
        bytes.hash(hasher);
    }
}

/// Writes a file for each territory, and their list.
fn territories(out: &Path) {
    let mut index = String::from("&[\n");
    // Not by country, since the services of the whole world all have the same name, 001.
    for code in 1..=999 {
        for plan in DATABASE.by_code(&code).unwrap_or_default() {
            let (id, leading) = (plan.id(), leading_digits(plan));
            let trunk = plan.national_prefix().unwrap_or_default();
            let bytes = postcard::to_stdvec(&territory(plan)).expect("a territory is plain data");
            // What `numbering.rs` does at run time must not fail there, so it is done here once.
            let read = postcard::from_bytes(&bytes).expect("postcard reads what it wrote");
            Database::from(vec![read]).expect("the library accepts its own patterns");

            fs::write(out.join(format!("territory-{code}-{id}")), bytes)
                .expect("OUT_DIR is writable");
            writeln!(
                index,
                "Territory {{ calling_code: \"{code}\", id: \"{id}\", leading_digits: &{leading:?}, trunk_prefix: {trunk:?}, \
                 metadata: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/territory-{code}-{id}\")) }},"
            )
            .expect("a string takes any text");
        }
    }
    index.push(']');
    fs::write(out.join("territories.rs"), index).expect("OUT_DIR is writable");
}

/// Writes the mistyped words, those that lost a letter, and the sieve of both. Of each list, a line is a word with what was meant
/// behind it, and the lines are sorted.
///
/// The library's own table holds a quarter of a million addresses, which a program would first have to correct at its
/// start, whether or not a word is looked up.
fn misspellings(out: &Path) {
    let mut sieve = vec![0; sieve::BYTES];
    let mut line = |word: &str, meant: &str| {
        sieve::add(&mut sieve, word);
        format!("{word} {meant}\n")
    };
    let listed = typos_dict::WORD.map.entries();
    let listed = listed.map(|(word, meant)| (word.into_inner().to_lowercase(), meant));
    // Nobody asks for words of other letters.
    let is_plain = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut lines: Vec<String> = listed
        .filter(|(word, meant)| is_plain(word) && !meant.is_empty())
        .map(|(word, meant)| line(&word, &meant.join(",")))
        .collect();
    lines.sort_unstable();
    let lost = lost_letters::all(common::COMMON);
    let lost: String = lost.iter().map(|(left, whole)| line(left, whole)).collect();
    let write = |name: &str, bytes: &[u8]| {
        fs::write(out.join(name), bytes).expect("OUT_DIR is writable");
    };
    write("misspellings", lines.concat().as_bytes());
    write("lost_letters", lost.as_bytes());
    write("sieve", &sieve);
}

/// The beginnings, one of which every number of this territory has; an empty one where the library names none.
fn leading_digits(plan: &Metadata) -> Vec<String> {
    let everything = vec![String::new()];
    let Some(pattern) = plan.leading_digits() else {
        return everything;
    };
    let hir = regex_syntax::parse(&compact(pattern.as_str()))
        .expect("the library accepts its own patterns");
    let Some(literals) = Extractor::new().extract(&hir).literals().map(<[_]>::to_vec) else {
        return everything;
    };
    literals
        .iter()
        .map(|literal| String::from_utf8(literal.as_bytes().to_vec()).expect("digits are ASCII"))
        .collect()
}

/// What parsing, validity and the international format look at; carriers, examples and national formats stay out.
fn territory(plan: &Metadata) -> loader::Metadata {
    let kinds = plan.descriptors();
    let fixed_line = kinds.fixed_line().map(descriptor);
    // A country whose mobile numbers look like its fixed lines needs the one pattern for both.
    let mobile = kinds.mobile().map(descriptor).filter(|mobile| {
        fixed_line.as_ref().is_none_or(|fixed_line| {
            (&mobile.national_number, &mobile.possible_length)
                != (&fixed_line.national_number, &fixed_line.possible_length)
        })
    });
    // The library formats by the main territory of a calling code alone, from the first list that is not empty.
    let formats = if plan.international_formats().is_empty() {
        plan.formats()
    } else {
        plan.international_formats()
    };
    loader::Metadata {
        general: Some(descriptor(kinds.general())),
        fixed_line,
        mobile,
        toll_free: kinds.toll_free().map(descriptor),
        premium_rate: kinds.premium_rate().map(descriptor),
        shared_cost: kinds.shared_cost().map(descriptor),
        personal_number: kinds.personal_number().map(descriptor),
        voip: kinds.voip().map(descriptor),
        pager: kinds.pager().map(descriptor),
        uan: kinds.uan().map(descriptor),
        voicemail: kinds.voicemail().map(descriptor),
        id: Some(plan.id().to_owned()),
        country_code: Some(plan.country_code()),
        international_prefix: plan.international_prefix().map(|it| compact(it.as_str())),
        // Google defines the pattern to default to the prefix; given both, the library would take off two prefixes.
        national_prefix: None,
        national_prefix_for_parsing: plan
            .national_prefix_for_parsing()
            .map(|it| compact(it.as_str()))
            .or_else(|| plan.national_prefix().map(compact)),
        national_prefix_transform_rule: plan.national_prefix_transform_rule().map(str::to_owned),
        international_formats: formats.iter().map(format).collect(),
        main_country_for_code: plan.is_main_country_for_code(),
        leading_digits: plan.leading_digits().map(|it| compact(it.as_str())),
        ..loader::Metadata::default()
    }
}

fn descriptor(it: &Descriptor) -> loader::Descriptor {
    loader::Descriptor {
        // Google defines a match as one of the entire number; the library lets digits follow, and calls
        // "+39 899 123 4564" valid for the sake of its first nine.
        national_number: Some(compact(it.national_number().as_str()) + "$"),
        possible_length: it.possible_length().to_vec(),
        possible_local_length: it.possible_local_length().to_vec(),
        example: None,
    }
}

fn format(it: &Format) -> loader::Format {
    loader::Format {
        pattern: Some(compact(it.pattern().as_str())),
        format: Some(it.format().to_owned()),
        // The last is the most exact, and the only one that is looked at when the whole number is known.
        leading_digits: it
            .leading_digits()
            .last()
            .map(|it| compact(it.as_str()))
            .into_iter()
            .collect(),
        ..loader::Format::default()
    }
}

/// The same pattern, ten times cheaper to compile.
///
/// The layout of the XML file goes; the ten digits that normalised numbers consist of replace every digit of
/// Unicode; and the library's "found, and at the start" becomes a part of the pattern.
fn compact(pattern: &str) -> String {
    assert!(
        !pattern.contains('#') && !pattern.contains("\\ "),
        "white space has a meaning in {pattern:?}"
    );
    let pattern = pattern
        .split_whitespace()
        .collect::<String>()
        .replace("\\d", "[0-9]");
    format!("^(?:{pattern})")
}
