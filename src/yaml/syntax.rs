//! What is wrong with a text that is not YAML, in the words of a person who has never read YAML's specification.

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::{Diagnostic, codes};
use crate::source_map::{FileId, Span};

const TABS: (&str, &str) = (
    "a tab stands where YAML wants spaces",
    "YAML indents with spaces: replace each tab by two spaces",
);
const COLON: (&str, &str) = (
    "a colon stands where no key can be",
    "put quotes around a text that contains `: `, and begin keys of one group in the same column",
);
const LAYOUT: (&str, &str) = (
    "this line does not fit the lines above it",
    "begin the keys of one group in the same column, each followed by a colon and a space",
);
const BRACKETS: (&str, &str) = (
    "a list or group in brackets breaks off here",
    "separate its parts by commas and close every bracket, or put quotes around a text with brackets",
);
const QUOTES: (&str, &str) = (
    "something stands behind the closing quotation mark",
    "put the whole value into one pair of quotes; inside double quotes write \\\" for a quotation mark",
);
const ESCAPE: (&str, &str) = (
    "a backslash in double quotes is followed by something unknown",
    "write two backslashes for one, or put the text into single quotes",
);
const BLOCK_TEXT: (&str, &str) = (
    "the text below `|` or `>` is not indented evenly",
    "indent all its lines with the same number of spaces, more than the key above",
);
const OTHER: (&str, &str) = (
    "this cannot be read as YAML",
    "put quotes around a text with special characters",
);

/// The byte of `text` that the parser's error is about.
pub(super) fn offset(error: &ScanError, text: &str) -> usize {
    text.floor_char_boundary(error.marker().byte_offset().unwrap_or(0))
}

/// The finding for the parser's error, at the place where a person would look.
///
/// `bracket` is where a bracket was opened on a line above, and is open still.
pub(super) fn finding(
    error: &ScanError,
    text: &str,
    file: FileId,
    offset: usize,
    bracket: Option<usize>,
) -> Diagnostic {
    let at = self::offset(error, text);
    let point = |at: usize| Span::new(file, offset + at..offset + at);
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return nested_too_deep(point(at));
    }
    let line = line_around(text, at);
    if let Some(tab) = indenting_tab(text, at, error.kind()) {
        return Diagnostic::new(codes::INVALID_YAML, point(tab), TABS.0).help(TABS.1);
    }
    if matches!(error.kind(), ErrorKind::InvalidQuotedScalarIndent) {
        let (message, help) = words(&ErrorKind::UnclosedQuotedScalar);
        let quote = opening_quote(text, at);
        return Diagnostic::new(codes::INVALID_YAML, point(quote), message).help(help);
    }
    let colon_or_layout = matches!(common(error.kind()), COLON | LAYOUT | BRACKETS);
    if let Some(bracket) = bracket.filter(|_| colon_or_layout) {
        let open = text[bracket..].chars().next().unwrap_or('[');
        let (message, help) = words(&ErrorKind::UnclosedFlowCollection { open });
        return Diagnostic::new(codes::INVALID_YAML, point(bracket), message)
            .label(point(at), "something else begins here")
            .help(help);
    }
    let (message, help) = words(error.kind());
    let help = if line.contains("{{") {
        "put quotes around a text that contains `{{`".to_owned()
    } else {
        help
    };
    Diagnostic::new(codes::INVALID_YAML, point(at), message).help(help)
}

/// More levels than anybody writes by hand.
pub(super) fn nested_too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(
        codes::NESTED_TOO_DEEP,
        span,
        "lists and groups are nested too deep here",
    )
    .help("close brackets that were opened by mistake, or write the value flatter")
}

/// A list or group stands where a key should; mostly an unquoted `{{ name }}`.
pub(super) fn key_is_no_text(span: Span, source: &str) -> Diagnostic {
    let finding = Diagnostic::new(
        codes::INVALID_YAML,
        span,
        "brackets stand where a key should be",
    );
    if source.starts_with('{') {
        finding
            .help("put quotes around a text that contains `{{`; facts have no effect in this file")
    } else {
        finding.help("put quotes around a text that begins with a bracket")
    }
}

fn words(kind: &ErrorKind) -> (String, String) {
    let own = |message: String, help: &str| (message, help.to_owned());
    match kind {
        ErrorKind::UnclosedFlowCollection { open } => own(
            // Over several lines the parser names what stands where it gave up.
            match open {
                '[' | '{' => format!("`{open}` is opened and never closed"),
                _ => "a bracket is opened above and never closed".to_owned(),
            },
            "add the closing bracket, or put quotes around a text that begins with a bracket",
        ),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => own(
            format!("`{open}` is closed by `{close}`"),
            "close each bracket by its own kind",
        ),
        ErrorKind::UnclosedQuotedScalar => own(
            "a quotation mark is opened and never closed".to_owned(),
            "add the closing quotation mark; write two single quotes for an apostrophe inside single quotes",
        ),
        ErrorKind::UnexpectedCharacter { character: '`' } => own(
            "a text without quotes cannot begin with a backtick".to_owned(),
            "put quotes around the text",
        ),
        ErrorKind::UnexpectedCharacter { character } => own(
            format!("a text without quotes cannot begin with `{character}`"),
            "put quotes around the text",
        ),
        ErrorKind::CommentNotSeparated | ErrorKind::CommentInterceptedScalar => own(
            "a comment begins in the middle of a text".to_owned(),
            "put a space before `#`, or quotes around a text that contains it",
        ),
        ErrorKind::BomInsideDocument => own(
            "there is an invisible byte order mark".to_owned(),
            "delete it; it stands between this character and the one before",
        ),
        ErrorKind::MissingAnchorOrAliasName => own(
            "a name is missing behind `*` or `&`".to_owned(),
            "put quotes around a text that begins with `*` or `&`",
        ),
        other => {
            let (message, help) = common(other);
            own(message.to_owned(), help)
        }
    }
}

fn common(kind: &ErrorKind) -> (&'static str, &'static str) {
    use ErrorKind as K;
    match kind {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabAtBlockScalarStart
        | K::TabInIndentation
        | K::TabInPlainScalar
        | K::InvalidBlockEntryWhitespace
        | K::InvalidMappingValueWhitespace => TABS,
        K::MappingValueNotAllowed
        | K::InvalidColonPlacement
        | K::FlowMappingValueAdjacentCollection => COLON,
        K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::SimpleKeyExpected
        | K::InvalidSimpleKey
        | K::InvalidIndentation
        | K::MappingKeyNotAllowed
        | K::BlockSequenceEntryNotAllowed
        | K::InvalidQuotedScalarIndent
        | K::InvalidFlowScalarIndent
        | K::UnexpectedEofBlockMapping
        | K::UnexpectedEofBlockSequence
        | K::ExpectedDocumentStart => LAYOUT,
        K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::MisplacedFlowCollectionEnd
        | K::BlockEntryInFlowCollection
        | K::PlainScalarStartsWithDashFlowIndicator
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedNodeContent => BRACKETS,
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => QUOTES,
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => ESCAPE,
        K::ZeroBlockScalarIndent | K::InvalidBlockScalarHeader | K::InvalidBlockScalarIndent => {
            BLOCK_TEXT
        }
        _ => OTHER,
    }
}

fn line_around(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..]
        .find('\n')
        .map_or(text.len(), |newline| at + newline);
    &text[start..end]
}

/// The first tab before anything else on the line: the cause, whatever the parser stumbled over afterwards.
fn indenting_tab(text: &str, at: usize, kind: &ErrorKind) -> Option<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = line_around(text, at);
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    if let Some(tab) = line[..indent].find('\t') {
        return Some(start + tab);
    }
    // Of a text that goes on behind a tab, the parser names the beginning.
    let is_about_tabs = common(kind) == TABS;
    is_about_tabs
        .then(|| text[at..].find('\t').map(|tab| at + tab))
        .flatten()
}

/// The quotation mark that opens the text which `at` is in: the last one that nothing stands directly before.
fn opening_quote(text: &str, at: usize) -> usize {
    let before = &text[..at];
    before
        .char_indices()
        .rfind(|(index, c)| {
            matches!(c, '"' | '\'')
                && before[..*index]
                    .chars()
                    .next_back()
                    .is_none_or(|before| before.is_whitespace() || "[{,(".contains(before))
        })
        .map_or(at, |(index, _)| index)
}
