//! Reads a theme: the default one from the binary, a site's own from `themes/NAME/`.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::compile::Templates;
use super::files::{Asset, COMMENTS, CardTemplate, ORIGINALS, Purpose, TemplateFiles, ThemeText};
use super::words::{self, WordFiles, Words};
use super::{Theme, voices};
use crate::content::decode;
use crate::diagnostic::{Checked, Diagnostic, codes, did_you_mean};
use crate::error::{Error, Result};
use crate::meter::{Meter, metered};
use crate::source_map::{SourceMap, Span, Spanned};
use crate::vocabulary::Language;

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The name of the theme in the binary.
const DEFAULT_NAME: &str = "default";

/// No template is this large.
const MAX_TEMPLATE: u64 = 1024 * 1024;

/// No font or picture of a theme should be this large.
const MAX_ASSET: u64 = 32 * 1024 * 1024;

/// What was read so far.
#[derive(Default)]
struct Parts {
    templates: TemplateFiles,
    words: WordFiles,
    assets: Vec<Asset>,
    cards: Vec<CardTemplate>,
    findings: Vec<Diagnostic>,
}

impl Theme {
    /// Loads the theme `name` of the site at `root` and compiles it for `languages`.
    pub fn load(
        root: &Path,
        name: &Spanned<String>,
        languages: &[Language],
        sources: &mut SourceMap,
    ) -> Result<Checked<Self>> {
        let mut parts = Parts::default();
        parts.templates.folder = format!("themes/{}", name.value);
        parts.add_default(&DEFAULT);
        let themes = root.join("themes");
        let known = folders(&themes)?;
        if known.contains(&name.value) {
            parts.add_folder(&themes.join(&name.value), sources)?;
        } else if name.value != DEFAULT_NAME {
            parts.findings.push(unknown(name, &known));
        }
        Ok(parts.finish(languages))
    }
}

impl Parts {
    fn finish(mut self, languages: &[Language]) -> Checked<Theme> {
        let fallback = languages.first().cloned().unwrap_or_else(Language::english);
        let mut all = languages.to_vec();
        if all.is_empty() {
            all.push(fallback.clone());
        }
        let folder = &self.templates.folder;
        self.findings
            .extend(words::check(&all, &self.words, folder));
        let templates = Templates::new(self.templates, Meter::default()).unpack(&mut self.findings);
        let words = all.into_iter().map(|language| {
            let words = Arc::new(Words::new(&language, &self.words));
            (language, words)
        });
        self.assets.sort_by(|a, b| a.path.cmp(&b.path));
        let theme = Theme {
            voices: voices(words),
            fallback,
            templates,
            patches: Arc::default(),
            site: None,
            assets: Arc::new(self.assets),
            cards: Arc::new(self.cards),
        };
        Checked::new(theme, self.findings)
    }

    fn add_default(&mut self, folder: &'static Dir<'static>) {
        for file in folder.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            let text = || Cow::Borrowed(file.contents_utf8().unwrap_or_default());
            match Purpose::of(&path) {
                Purpose::Template => self.add_template(format!("{ORIGINALS}{path}"), text(), None),
                Purpose::Words(tag) => self.add_words(tag, path, text(), None),
                Purpose::Asset => self.assets.push(Asset {
                    path,
                    bytes: Cow::Borrowed(file.contents()),
                    file: None,
                }),
                // What prints cards has the originals.
                Purpose::Card | Purpose::Notes | Purpose::Unknown => {}
            }
        }
        for inner in folder.dirs() {
            self.add_default(inner);
        }
    }

    fn add_template(
        &mut self,
        path: String,
        text: Cow<'static, str>,
        file: Option<crate::source_map::FileId>,
    ) {
        let text = ThemeText {
            path: path.clone(),
            metered: file.map(|_| metered(&text, COMMENTS)),
            text,
            file,
        };
        self.templates.texts.insert(path, text);
    }

    fn add_words(
        &mut self,
        tag: String,
        path: String,
        text: Cow<'static, str>,
        file: Option<crate::source_map::FileId>,
    ) {
        self.words.entry(tag).or_default().push(ThemeText {
            path,
            text,
            metered: None,
            file,
        });
    }

    fn add_folder(&mut self, folder: &Path, sources: &mut SourceMap) -> Result<()> {
        let inside = canonical(folder)?;
        let entries = walkdir::WalkDir::new(folder).sort_by_file_name();
        for entry in entries {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(folder).to_owned();
                Error::io("read", &path, error.into())
            })?;
            if entry.file_type().is_dir() {
                continue;
            }
            let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let path = relative.to_string_lossy().replace('\\', "/");
            self.add_file(entry.path(), &path, &inside, sources)?;
        }
        Ok(())
    }

    fn add_file(
        &mut self,
        place: &Path,
        path: &str,
        inside: &Path,
        sources: &mut SourceMap,
    ) -> Result<()> {
        let shown = format!("{}/{path}", self.templates.folder);
        let purpose = Purpose::of(path);
        if let Some(finding) = refusal(place, path, &shown, &purpose, inside) {
            self.findings.push(finding);
            return Ok(());
        }
        if purpose == Purpose::Notes {
            return Ok(());
        }
        let bytes = fs::read(place).map_err(|error| Error::io("read", place, error))?;
        if purpose == Purpose::Asset && path != "style.css" {
            self.replace_asset(path, bytes, None);
            return Ok(());
        }
        let Ok(text) = String::from_utf8(bytes) else {
            let message = "this file of the theme is not UTF-8";
            let help = "save it as UTF-8, or move it to static/ if it is no text";
            self.findings
                .push(Diagnostic::about_path(codes::NOT_UTF8, shown, message).help(help));
            return Ok(());
        };
        let text = text.trim_start_matches('\u{feff}').to_owned();
        if self.is_original(path, &text) {
            return Ok(());
        }
        // What a page's source may not hold would come into every page by its template.
        let decoded = decode(text.into_bytes());
        let text = decoded.text;
        let file = sources.add(shown, text.as_str());
        self.findings.extend(
            decoded
                .problems
                .into_iter()
                // Icons are such characters, too, where a style names the font for them.
                .filter(|found| {
                    purpose != Purpose::Asset || found.code != codes::PRIVATE_USE_CHARACTER
                })
                .map(|found| {
                    Diagnostic::new(found.code, Span::new(file, found.range), found.message)
                        .help(found.help)
                }),
        );
        if purpose == Purpose::Card {
            let path = path.to_owned();
            self.cards.push(CardTemplate { path, text, file });
            return Ok(());
        }
        let file = Some(file);
        match purpose {
            Purpose::Template => self.add_template(path.to_owned(), Cow::Owned(text), file),
            Purpose::Words(tag) => self.add_words(tag, path.to_owned(), Cow::Owned(text), file),
            _ => self.replace_asset(path, text.into_bytes(), file),
        }
        Ok(())
    }

    /// Whether a file says what the embedded one of the same name says: a folder `themes/default/` that is a copy costs
    /// nothing then.
    fn is_original(&self, path: &str, text: &str) -> bool {
        let original = self.templates.texts.get(&format!("{ORIGINALS}{path}"));
        original.is_some_and(|original| original.text == text)
    }

    fn replace_asset(
        &mut self,
        path: &str,
        bytes: Vec<u8>,
        file: Option<crate::source_map::FileId>,
    ) {
        self.assets.retain(|asset| asset.path != path);
        self.assets.push(Asset {
            path: path.to_owned(),
            bytes: Cow::Owned(bytes),
            file,
        });
    }
}

/// Why a file of a theme is not read.
fn refusal(
    place: &Path,
    path: &str,
    shown: &str,
    purpose: &Purpose,
    inside: &Path,
) -> Option<Diagnostic> {
    let about = |code, message: &str, help: &str| {
        Some(Diagnostic::about_path(code, shown, message).help(help))
    };
    // A link that leads nowhere has no target to compare; it is refused as one that leads out.
    let outside = fs::canonicalize(place).map_or(true, |target| !target.starts_with(inside));
    if outside {
        let message = "this link leads out of the theme's folder";
        return about(codes::SYMLINK_OUTSIDE, message, "put a copy in its place");
    }
    let metadata = fs::metadata(place).ok()?;
    let largest = if *purpose == Purpose::Asset {
        MAX_ASSET
    } else {
        MAX_TEMPLATE
    };
    if *purpose == Purpose::Unknown || !metadata.is_file() {
        let message = "a theme has no use for this file";
        let help = "files that pages load stand in static/, templates of cards in cards/; others end in .html, .xml or .txt";
        return about(codes::UNSUPPORTED_SOURCE, message, help);
    }
    if metadata.len() > largest {
        let message = "this file is too large for a theme";
        let help = format!("make it smaller than {} MiB", largest / (1024 * 1024));
        return about(codes::FILE_TOO_LARGE, message, &help);
    }
    if path.starts_with(ORIGINALS) {
        let message = "the folder `default` stands for the default theme's templates";
        return about(codes::THEME_FAILED, message, "give the folder another name");
    }
    None
}

/// The themes of a site.
fn folders(themes: &Path) -> Result<Vec<String>> {
    let entries = match fs::read_dir(themes) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io("read", themes, error)),
    };
    let inside = canonical(themes)?;
    let mut names: Vec<_> = entries
        .filter_map(std::result::Result::ok)
        .filter(|entry| {
            fs::canonicalize(entry.path())
                .is_ok_and(|target| target.is_dir() && target.starts_with(&inside))
        })
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    Ok(names)
}

fn unknown(name: &Spanned<String>, known: &[String]) -> Diagnostic {
    let message = format!("there is no theme `{}`", name.value);
    let names = known
        .iter()
        .map(String::as_str)
        .filter(|known| *known != DEFAULT_NAME)
        .chain([DEFAULT_NAME]);
    let help = did_you_mean(&name.value, names)
        .unwrap_or_else(|| "name a folder of `themes/`, or `default`".to_owned());
    Diagnostic::new(codes::UNKNOWN_THEME, name.span, message).help(help)
}

fn canonical(path: &Path) -> Result<PathBuf> {
    fs::canonicalize(path).map_err(|error| Error::io("read", path, error))
}
