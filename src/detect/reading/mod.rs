//! A foreign or own text as blocks of plain words, each of which knows where it stands in the source.

mod html;
mod markdown;
mod plain;
mod template;

use std::ops::Range;

use super::exempt;
use super::words::Words;

/// Stands in a block's text for a fact that a template puts there.
pub const VALUE: char = '\u{E000}';

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown of a quietroom site: `{{ … }}` are facts already.
    Page,
    /// Markdown from anywhere else.
    Markdown,
    /// HTML.
    Html,
    /// Plain text; indentation means nothing.
    Plain,
}

/// Who sees a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// Every reader.
    Visible,
    /// The address that a link or an image leads to.
    Address,
    /// What stands for an image.
    Alternative,
    /// What appears when one points at something.
    Title,
    /// Whoever reads the source of the page.
    Comment,
    /// Whoever reads the source of the text.
    TemplateComment,
}

/// What a block is in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A paragraph, or anything else.
    Paragraph,
    /// A heading of this level.
    Heading(u8),
    /// The text of an item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// Program code, by indentation or not.
    Code {
        /// Whether indentation alone makes it code.
        by_indentation: bool,
    },
}

/// A link within a block's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its text, in the block's text.
    pub text: Range<usize>,
    /// Where it leads.
    pub destination: String,
    /// The whole link in the source.
    pub source: Range<usize>,
    /// Whether it is an image.
    pub is_image: bool,
    /// Whether a script makes something of it, so that it need not lead anywhere.
    pub is_button: bool,
}

/// A paragraph, an item, a heading, an address …: words that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The words, without markup; [`VALUE`] where a template puts a fact.
    pub text: String,
    /// Who sees them.
    pub channel: Channel,
    /// What it is.
    pub role: Role,
    /// In how many lists it is.
    pub depth: usize,
    /// Its links.
    pub links: Vec<Link>,
    /// In which list it is, by a number; 0 outside of lists.
    pub list: usize,
    /// In which row of its table a cell is, by a number; 0 outside of tables.
    pub row: usize,
    /// The parts that are program code.
    pub code: Vec<Range<usize>>,
    /// The parts that say where the text comes from or under which licence it stands.
    pub exempt: Vec<Range<usize>>,
    pieces: Vec<Piece>,
}

/// A part of a block's text that stands in one piece in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    start: usize,
    source: Range<usize>,
    /// Whether each byte of the text is a byte of the source.
    is_exact: bool,
}

/// A text as blocks.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The blocks, in the order of the text; addresses and titles follow the block they stand in.
    pub blocks: Vec<Block>,
    /// The words of each block.
    pub words: Vec<Words>,
}

/// Reads a text.
#[must_use]
pub fn read(text: &str, format: Format) -> Reading {
    let mut blocks = Vec::new();
    let masked = template::mask(text, format, &mut blocks);
    match format {
        Format::Page | Format::Markdown => markdown::read(&masked, &mut blocks),
        Format::Html => html::read(&masked, 0, &mut blocks),
        Format::Plain => plain::read(&masked, &mut blocks),
    }
    let words: Vec<Words> = blocks.iter().map(|block| Words::of(&block.text)).collect();
    exempt::mark(&mut blocks, &words);
    Reading { blocks, words }
}

impl Block {
    fn new(channel: Channel, role: Role, depth: usize) -> Self {
        Self {
            text: String::new(),
            channel,
            role,
            depth,
            links: Vec::new(),
            list: 0,
            row: 0,
            code: Vec::new(),
            exempt: Vec::new(),
            pieces: Vec::new(),
        }
    }

    /// The block with room for so many bytes, up to as many as most blocks have.
    fn room(mut self, bytes: usize) -> Self {
        self.text.reserve_exact(bytes.min(512));
        self
    }

    /// Whether readers of the page see it as text.
    #[must_use]
    pub fn is_visible(&self) -> bool {
        self.channel == Channel::Visible
    }

    /// The link whose text begins last before `at`, or there.
    #[must_use]
    pub fn link_at(&self, at: usize) -> Option<&Link> {
        let after = self.links.partition_point(|link| link.text.start <= at);
        self.links[..after].last()
    }

    /// Whether a part of the text says where it comes from: it names others rightly.
    #[must_use]
    pub fn is_exempt(&self, at: &Range<usize>) -> bool {
        // The parts are in order and apart.
        let next = self.exempt.partition_point(|part| part.end <= at.start);
        self.exempt
            .get(next)
            .is_some_and(|part| part.start < at.end)
    }

    /// Where a part of the text is in the source.
    #[must_use]
    pub fn source(&self, at: &Range<usize>) -> Range<usize> {
        let start = self.offset(at.start, false);
        let end = if at.end > at.start {
            self.offset(at.end - 1, true)
        } else {
            start
        };
        start..end.max(start)
    }

    /// Where the whole block is in the source.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.source(&(0..self.text.len()))
    }

    /// The place of the byte `at`, or, with `behind`, of the byte behind it.
    fn offset(&self, at: usize, behind: bool) -> usize {
        let after = self.pieces.partition_point(|piece| piece.start <= at);
        let Some(piece) = after
            .checked_sub(1)
            .and_then(|index| self.pieces.get(index))
        else {
            return self.pieces.first().map_or(0, |piece| piece.source.start);
        };
        match (piece.is_exact, behind) {
            (true, _) => (piece.source.start + (at - piece.start) + usize::from(behind))
                .min(piece.source.end),
            (false, false) => piece.source.start,
            (false, true) => piece.source.end,
        }
    }

    /// Adds words that stand at `source`; `text` is what they say.
    fn push(&mut self, text: &str, source: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let is_exact = text.len() == source.len();
        if let Some(last) = self.pieces.last()
            && is_exact
            && last.is_exact
            && last.source.end == source.start
            && last.start + last.source.len() == self.text.len()
        {
            let last = self.pieces.len() - 1;
            self.pieces[last].source.end = source.end;
        } else {
            self.pieces.push(Piece {
                start: self.text.len(),
                source,
                is_exact,
            });
        }
        self.text.push_str(text);
    }

    /// Adds words in which a template's places are marked.
    fn push_masked(&mut self, text: &str, source: &Range<usize>) {
        if text.len() != source.len() {
            self.push(text, source.clone());
            return;
        }
        let mut at = source.start;
        let mut rest = text;
        while let Some(start) = template::find_filler(rest) {
            let (before, behind) = rest.split_at(start);
            self.push(before, at..at + start);
            rest = behind.trim_start_matches(template::is_filler);
            let end = at + start + (behind.len() - rest.len());
            self.push(VALUE.encode_utf8(&mut [0; 4]), at + start..end);
            at = end;
        }
        self.push(rest, at..at + rest.len());
    }

    /// A block of one piece.
    fn single(channel: Channel, depth: usize, text: &str, source: &Range<usize>) -> Self {
        let mut block = Self::new(channel, Role::Paragraph, depth).room(text.len());
        block.push_masked(text, source);
        block
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.links.is_empty()
    }
}

/// Where `part` stands within `whole[range]`, or the whole range if it is written otherwise there.
fn within(whole: &str, range: &Range<usize>, part: &str) -> Range<usize> {
    let slice = whole.get(range.clone()).unwrap_or_default();
    // An address usually stands before the last sign of its link.
    let ends_at = |end: Option<usize>| {
        end.filter(|end| slice.get(..*end).is_some_and(|head| head.ends_with(part)))
    };
    let is_last = ends_at(Some(slice.len())).or_else(|| ends_at(slice.len().checked_sub(1)));
    let at = match is_last {
        Some(end) => Some(end - part.len()),
        None => slice.rfind(part),
    };
    match at {
        Some(at) if !part.is_empty() => range.start + at..range.start + at + part.len(),
        _ => range.clone(),
    }
}

/// A text in which one sign stands for each fact of a template.
fn unmasked(text: &str) -> String {
    if template::find_filler(text).is_none() {
        return text.to_owned();
    }
    let mut block = Block::new(Channel::Address, Role::Paragraph, 0);
    block.push_masked(text, &(0..text.len()));
    block.text
}
