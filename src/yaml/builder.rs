//! Builds the tree from the parser's events, without recursion, and says what the tree cannot hold.

use std::collections::HashMap;

use serde_yaml::granit_parser::{
    Event, Options, Parser, ScalarStyle, ScanError, Span as ParserSpan, StructureStyle, Tag,
};

use super::{Node, NodeKind, forbidden_character, syntax};
use crate::diagnostic::{Checked, Diagnostic, Place, codes};
use crate::source_map::{FileId, Span, Spanned};

/// How deep lists and groups may be nested. Nobody writes ten; a stack bears thousands.
const MAX_DEPTH: usize = 64;

/// How many values a document may have, those that aliases repeat among them.
const MAX_NODES: usize = 100_000;

/// Reads `text`, which begins at byte `offset` of `file`.
pub(super) fn build(text: &str, file: FileId, offset: usize) -> Checked<Option<Node>> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.emit_unresolved_aliases = true;
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    let mut builder = Builder {
        text,
        file,
        offset,
        stack: Vec::new(),
        anchors: HashMap::new(),
        spent: 0,
        root: None,
        diagnostics: Vec::new(),
    };
    for next in Parser::new_from_str_with_options(text, options) {
        let step = match next {
            Ok((event, span)) => builder.take(event, &span),
            Err(error) => builder.broken(&error),
        };
        match step {
            Ok(()) => {}
            Err(Stop::SecondDocument(finding)) => {
                builder.diagnostics.push(finding);
                break;
            }
            Err(Stop::Broken(finding)) => {
                builder.diagnostics.push(finding);
                return Checked::new(None, builder.diagnostics);
            }
            Err(Stop::Known) => return Checked::new(None, builder.diagnostics),
        }
    }
    let nothing = Node {
        span: Span::new(file, offset..offset),
        kind: NodeKind::Null,
    };
    Checked::new(Some(builder.root.unwrap_or(nothing)), builder.diagnostics)
}

/// Why reading ends before the text does.
enum Stop {
    /// There is no value, and a finding says why already.
    Known,
    /// There is a value, and another document behind it.
    SecondDocument(Diagnostic),
    /// There is no value.
    Broken(Diagnostic),
}

struct Builder<'t> {
    text: &'t str,
    file: FileId,
    offset: usize,
    stack: Vec<Frame>,
    anchors: HashMap<usize, Anchored>,
    spent: usize,
    root: Option<Node>,
    diagnostics: Vec<Diagnostic>,
}

/// A value that aliases may repeat, and what each repetition costs.
struct Anchored {
    node: Node,
    cost: usize,
    height: usize,
}

/// A list or group that is not closed yet.
struct Frame {
    start: usize,
    flow: bool,
    anchor: usize,
    inside: Inside,
}

enum Inside {
    Sequence(Vec<Node>),
    Mapping(Box<OpenMapping>),
}

#[derive(Default)]
struct OpenMapping {
    entries: Vec<(Spanned<String>, Node)>,
    first: HashMap<String, Span>,
    merges: Vec<Node>,
    key: Option<Key>,
    /// Whether a key was not text, so that the group is none that can be used.
    broken: bool,
}

enum Key {
    Text(Spanned<String>),
    Merge,
    /// There is a finding about it; its value is dropped.
    Dropped,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: &ParserSpan) -> Result<(), Stop> {
        let range = span.byte_range().unwrap_or(0..0);
        let place = self.span(range.start, range.end);
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                return Err(Stop::SecondDocument(
                    Diagnostic::new(codes::INVALID_YAML, place, "a second document begins here")
                        .help("keep one document in a file: delete the line `---` or move what follows it"),
                ));
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.spend(1, place)?;
                self.scalar(&text, style, anchor, tag.as_deref(), place)?;
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.check_tag(tag.as_deref(), place);
                let flow = style == StructureStyle::Flow;
                self.open(range.start, flow, anchor, Inside::Sequence(Vec::new()))?;
            }
            Event::MappingStart(style, anchor, tag) => {
                self.check_tag(tag.as_deref(), place);
                let flow = style == StructureStyle::Flow;
                self.open(range.start, flow, anchor, Inside::Mapping(Box::default()))?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end)?,
            Event::Alias(id) => self.alias(id, place)?,
            Event::UnresolvedAlias(_) => self.unresolved_alias(place),
            _ => {}
        }
        Ok(())
    }

    /// The parser's error, unless it is about the rest of a line that there is a finding about already.
    fn broken(&self, error: &ScanError) -> Result<(), Stop> {
        let at = syntax::offset(error, self.text);
        let line = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let known = self.diagnostics.iter().any(|finding| {
            let Place::Source(span) = finding.place else {
                return false;
            };
            (self.offset + line..=self.offset + at).contains(&(span.start as usize))
        });
        if known {
            return Err(Stop::Known);
        }
        let bracket = self
            .stack
            .iter()
            .rfind(|frame| frame.flow && frame.start < line)
            .map(|frame| frame.start);
        Err(Stop::Broken(syntax::finding(
            error,
            self.text,
            self.file,
            self.offset,
            bracket,
        )))
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
    ) -> Result<(), Stop> {
        self.check_tag(tag, span);
        // A block text ends with its last letter, not with the empty lines below it.
        let written = self.source(span).trim_end().len();
        let span = Span::new(self.file, span.start as usize..span.start as usize + written);
        let is_text = tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
        let is_plain = style == ScalarStyle::Plain && !is_text;
        let kind = if is_plain && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
            NodeKind::Null
        } else {
            NodeKind::Scalar {
                text: self.without_forbidden_characters(text, span),
                quoted: !is_plain,
            }
        };
        self.finish(Node { span, kind }, anchor)
    }

    /// The text, and a finding for each character that no value may have.
    fn without_forbidden_characters(&mut self, text: &str, span: Span) -> String {
        let mut clean = String::with_capacity(text.len());
        for c in text.chars() {
            // Where the character itself stands in the source and not an escape, the finding points at it.
            let written = self.source(span).find(c).map_or(span, |at| {
                let start = span.start as usize + at;
                Span::new(self.file, start..start + c.len_utf8())
            });
            match forbidden_character(c, written) {
                Some(finding) => self.diagnostics.push(finding),
                None => clean.push(c),
            }
        }
        clean
    }

    /// Tags make other types of values, which nothing here has; without a word they would vanish from a text.
    fn check_tag(&mut self, tag: Option<&Tag>, span: Span) {
        let Some(tag) = tag.filter(|tag| !tag.is_yaml_core_schema()) else {
            return;
        };
        let message = format!("`{}` is a YAML tag, which is not used here", tag.original());
        self.diagnostics.push(
            Diagnostic::new(codes::INVALID_YAML, span, message)
                .help("delete it, or put quotes around a text that begins with `!`"),
        );
    }

    fn open(
        &mut self,
        start: usize,
        flow: bool,
        anchor: usize,
        inside: Inside,
    ) -> Result<(), Stop> {
        let place = self.span(start, start);
        self.spend(1, place)?;
        if self.stack.len() >= MAX_DEPTH {
            return Err(Stop::Broken(syntax::nested_too_deep(place)));
        }
        self.stack.push(Frame {
            start,
            flow,
            anchor,
            inside,
        });
        Ok(())
    }

    fn close(&mut self, end: usize) -> Result<(), Stop> {
        let Some(frame) = self.stack.pop() else {
            return Ok(());
        };
        // Block style has no closing character, so what it holds last ends it.
        let end = if frame.flow {
            self.offset + end
        } else {
            frame.inside.end().unwrap_or(self.offset + frame.start)
        };
        let start = self.offset + self.start(&frame);
        let span = Span::new(self.file, start..end.max(start));
        let kind = match frame.inside {
            Inside::Sequence(items) => NodeKind::Sequence(items),
            Inside::Mapping(open) => self.close_mapping(*open, span)?,
        };
        self.finish(Node { span, kind }, frame.anchor)
    }

    /// Where a list or group begins. The parser points behind the dash of a list that is not indented.
    fn start(&self, frame: &Frame) -> usize {
        let before = self.text.get(..frame.start).unwrap_or_default();
        let is_behind_dash = matches!(frame.inside, Inside::Sequence(_))
            && !frame.flow
            && !self.text[before.len()..].starts_with('-');
        match before.trim_end_matches(' ').strip_suffix('-') {
            Some(before_dash) if is_behind_dash => before_dash.len(),
            _ => frame.start,
        }
    }

    fn close_mapping(&mut self, open: OpenMapping, span: Span) -> Result<NodeKind, Stop> {
        if open.broken {
            // It stands for the text that somebody meant, so that nothing else complains about its type.
            return Ok(NodeKind::Scalar {
                text: self.source(span).to_owned(),
                quoted: true,
            });
        }
        let mut entries = open.entries;
        let mut first = open.first;
        for merge in open.merges {
            let sources = match merge.kind {
                NodeKind::Sequence(items) => items,
                _ => vec![merge],
            };
            for source in sources {
                let NodeKind::Mapping(merged) = source.kind else {
                    self.diagnostics.push(
                        Diagnostic::new(codes::INVALID_YAML, source.span, "`<<` needs a group of keys")
                            .help("name the anchor of a group of keys, or delete the line"),
                    );
                    continue;
                };
                self.spend(merged.len(), source.span)?;
                for (key, value) in merged {
                    if !first.contains_key(&key.value) {
                        first.insert(key.value.clone(), key.span);
                        entries.push((key, value));
                    }
                }
            }
        }
        Ok(NodeKind::Mapping(entries))
    }

    fn alias(&mut self, id: usize, span: Span) -> Result<(), Stop> {
        let Some(anchored) = self.anchors.get(&id) else {
            return Err(Stop::Broken(
                Diagnostic::new(codes::INVALID_YAML, span, "this alias stands inside the value that it repeats")
                    .help("write the value out instead"),
            ));
        };
        let (cost, height) = (anchored.cost, anchored.height);
        let mut node = anchored.node.clone();
        self.spend(cost, span)?;
        if self.stack.len() + height > MAX_DEPTH {
            return Err(Stop::Broken(syntax::nested_too_deep(span)));
        }
        node.span = span;
        self.finish(node, 0)
    }

    fn unresolved_alias(&mut self, span: Span) {
        let text = self.source(span).to_owned();
        self.diagnostics.push(
            Diagnostic::new(
                codes::INVALID_YAML,
                span,
                format!("`{text}` repeats a value that is not marked anywhere above"),
            )
            .help("put quotes around a text that begins with `*`"),
        );
        let kind = NodeKind::Scalar { text, quoted: true };
        self.place(Node { span, kind });
    }

    /// Remembers an anchored value and puts it where it belongs.
    fn finish(&mut self, node: Node, anchor: usize) -> Result<(), Stop> {
        if anchor != 0 {
            let (cost, height) = measure(&node);
            self.spend(cost, node.span)?;
            let stored = Anchored {
                node: node.clone(),
                cost,
                height,
            };
            self.anchors.insert(anchor, stored);
        }
        self.place(node);
        Ok(())
    }

    fn place(&mut self, node: Node) {
        match self.stack.last_mut().map(|frame| &mut frame.inside) {
            None => self.root = Some(node),
            Some(Inside::Sequence(items)) => items.push(node),
            Some(Inside::Mapping(open)) => match open.key.take() {
                None => self.key(node),
                Some(Key::Text(key)) => open.entries.push((key, node)),
                Some(Key::Merge) => open.merges.push(node),
                Some(Key::Dropped) => {}
            },
        }
    }

    fn key(&mut self, node: Node) {
        let span = node.span;
        let mut finding = None;
        let mut broken = false;
        let key = match node.kind {
            NodeKind::Scalar { text, quoted } if text == "<<" && !quoted => Key::Merge,
            NodeKind::Scalar { text, .. } => Key::Text(Spanned::new(text, span)),
            NodeKind::Null => {
                finding = Some(
                    Diagnostic::new(codes::INVALID_YAML, span, "a value stands here without a key")
                        .help("write the key before the colon"),
                );
                Key::Dropped
            }
            NodeKind::Sequence(_) | NodeKind::Mapping(_) => {
                broken = true;
                let start = self
                    .stack
                    .last()
                    .filter(|frame| frame.flow)
                    .map_or(span.start as usize, |frame| self.offset + frame.start);
                let span = Span::new(self.file, start..span.end as usize);
                finding = Some(syntax::key_is_no_text(span, self.source(span)));
                Key::Dropped
            }
        };
        self.diagnostics.extend(finding);
        let Some(Inside::Mapping(open)) = self.stack.last_mut().map(|frame| &mut frame.inside)
        else {
            return;
        };
        open.broken |= broken;
        open.key = Some(match key {
            Key::Text(key) => match open.first.get(&key.value) {
                Some(first) => {
                    self.diagnostics.push(duplicate_key(&key, *first));
                    Key::Dropped
                }
                None => {
                    open.first.insert(key.value.clone(), key.span);
                    Key::Text(key)
                }
            },
            other => other,
        });
    }

    fn spend(&mut self, cost: usize, span: Span) -> Result<(), Stop> {
        self.spent = self.spent.saturating_add(cost);
        if self.spent <= MAX_NODES {
            return Ok(());
        }
        Err(Stop::Broken(
            Diagnostic::new(
                codes::INVALID_YAML,
                span,
                format!("there are more than {MAX_NODES} values up to here"),
            )
            .help("split the file, or write out what aliases (`*name`) repeat"),
        ))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.offset + start..self.offset + end.max(start))
    }

    fn source(&self, span: Span) -> &str {
        let start = (span.start as usize).saturating_sub(self.offset);
        let end = (span.end as usize).saturating_sub(self.offset);
        self.text.get(start..end).unwrap_or_default()
    }
}

impl Inside {
    /// Where the last thing inside ends.
    fn end(&self) -> Option<usize> {
        let span = match self {
            Self::Sequence(items) => items.last()?.span,
            Self::Mapping(open) => {
                let (key, value) = open.entries.last()?;
                if value.span.end > key.span.end {
                    value.span
                } else {
                    key.span
                }
            }
        };
        Some(span.end as usize)
    }
}

fn duplicate_key(key: &Spanned<String>, first: Span) -> Diagnostic {
    Diagnostic::new(
        codes::DUPLICATE_KEY,
        key.span,
        format!("the key `{}` is here twice", key.value),
    )
    .label(first, "first given here")
    .help("delete one of the two, or rename it")
}

/// What a copy of the value costs, by its values and the length of its texts, and how deep it is nested.
fn measure(node: &Node) -> (usize, usize) {
    match &node.kind {
        NodeKind::Null => (1, 0),
        NodeKind::Scalar { text, .. } => (1 + text.len() / 64, 0),
        NodeKind::Sequence(items) => above(items.iter().map(measure)),
        NodeKind::Mapping(entries) => above(entries.iter().map(|(key, value)| {
            let (cost, height) = measure(value);
            (cost + 1 + key.value.len() / 64, height)
        })),
    }
}

fn above(children: impl Iterator<Item = (usize, usize)>) -> (usize, usize) {
    let (cost, height) = children.fold((1, 0), |(cost, height), (c, h)| (cost + c, height.max(h)));
    (cost, height + 1)
}
