//! The texts of all sources, and places in them.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A source file, by its number in the [`SourceMap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

impl FileId {
    /// Its number, counted from 0 in the order in which files were read.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }
}

/// A range of bytes in one source file. Equal ends mean a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file that the range is in.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

impl Span {
    /// The bytes `range` of `file`. Offsets past 4 GiB (no source is read that large) stop there.
    #[must_use]
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            file,
            start: clamp(range.start),
            end: clamp(range.end),
        }
    }

    /// The start of `file`: the place of a finding about the file as a whole.
    #[must_use]
    pub fn whole(file: FileId) -> Self {
        Self {
            file,
            start: 0,
            end: 0,
        }
    }

    /// The range as indices into the file's text.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and the place where somebody wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value and its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Changes the value and keeps the place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned {
            value: change(self.value),
            span: self.span,
        }
    }
}

/// A line and a column, both from 1, the column in code points: what editors and people count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in code points.
    pub column: usize,
}

impl Position {
    /// The position behind a character that stands here.
    fn behind(self, c: char) -> Self {
        if c == '\n' {
            Self {
                line: self.line + 1,
                column: 1,
            }
        } else {
            Self {
                column: self.column + 1,
                ..self
            }
        }
    }
}

/// One source: its path, as people see it, and its text.
#[derive(Clone, Debug)]
struct SourceFile {
    path: Arc<str>,
    text: Arc<str>,
    /// Known positions, made when the first one is asked for: most files have no finding.
    marks: OnceLock<Box<[Mark]>>,
}

/// A byte whose position is known.
#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: usize,
    position: Position,
}

/// How far apart marks are inside of a line: a file of one long line can have many findings, too.
const MARK_DISTANCE: usize = 512;

impl SourceFile {
    /// A mark at the beginning of each line, and within long lines.
    fn marks(&self) -> &[Mark] {
        self.marks.get_or_init(|| {
            let mut position = Position { line: 1, column: 1 };
            let mut marks = vec![Mark {
                offset: 0,
                position,
            }];
            let mut last = 0;
            for (offset, c) in self.text.char_indices() {
                if offset > 0 && (position.column == 1 || offset - last >= MARK_DISTANCE) {
                    marks.push(Mark { offset, position });
                    last = offset;
                }
                position = position.behind(c);
            }
            marks.into_boxed_slice()
        })
    }
}

/// All sources that were read, in the order of reading.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    /// Shared by all copies, until one of them changes.
    files: Arc<Vec<SourceFile>>,
}

impl SourceMap {
    /// Adds a source under its path relative to the site's root, written with `/`.
    ///
    /// The text is normalised by the reader beforehand: no byte order mark; line ends stay as they are.
    pub fn add(&mut self, path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        Arc::make_mut(&mut self.files).push(SourceFile {
            path: path.into(),
            text: text.into(),
            marks: OnceLock::new(),
        });
        id
    }

    /// Puts another text in the place of a source's.
    pub fn replace(&mut self, file: FileId, text: Arc<str>) {
        let file = &mut Arc::make_mut(&mut self.files)[file.0 as usize];
        file.text = text;
        file.marks = OnceLock::new();
    }

    /// The path relative to the site's root.
    #[must_use]
    pub fn path(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].path
    }

    /// The same sources, some of them under other paths, where `rename` gives one.
    #[must_use]
    pub fn renamed(
        &self,
        files: impl IntoIterator<Item = FileId>,
        rename: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let mut renamed = self.clone();
        for file in files {
            if let Some(path) = rename(self.path(file)) {
                Arc::make_mut(&mut renamed.files)[file.0 as usize].path = path.into();
            }
        }
        renamed
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].text
    }

    /// The text, shared: for those who keep it beyond the map's borrow.
    #[must_use]
    pub fn shared_text(&self, file: FileId) -> Arc<str> {
        Arc::clone(&self.files[file.0 as usize].text)
    }

    /// The text between the ends of a span, or nothing where the span lies outside.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.file).get(span.range()).unwrap_or("")
    }

    /// Line and column of a byte. A byte inside a character counts as that character.
    #[must_use]
    pub fn position(&self, file: FileId, offset: u32) -> Position {
        let text = self.text(file);
        let mut offset = (offset as usize).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let marks = self.files[file.0 as usize].marks();
        let behind = marks.partition_point(|mark| mark.offset <= offset);
        let mark = marks[behind - 1];
        text[mark.offset..offset]
            .chars()
            .fold(mark.position, Position::behind)
    }

    /// All sources, in the order of reading.
    pub fn files(&self) -> impl Iterator<Item = FileId> + use<> {
        let count = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        (0..count).map(FileId)
    }

    /// How many sources there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether no source was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, offset: u32, expected: (usize, usize)) {
        let mut sources = SourceMap::default();
        let file = sources.add("a.md", text);
        let position = sources.position(file, offset);
        assert_eq!(
            (position.line, position.column),
            expected,
            "{text:?} at {offset}"
        );
    }

    #[test]
    fn positions_count_lines_and_code_points() {
        check("", 0, (1, 1));
        check("ab\ncd", 3, (2, 1));
        check("ab\r\ncd", 5, (2, 2));
        check("éa", 2, (1, 2));
        check("éa", 1, (1, 1));
        check("a\n", 99, (2, 1));
        let long = format!("a\n{}\n\nb", "é".repeat(2000));
        check(&long, 2 + 2 * 1500, (2, 1501));
        check(&long, 2 + 4000, (2, 2001));
        check(&long, 2 + 4000 + 2, (4, 1));
    }
}
