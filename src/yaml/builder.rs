//! Builds the tree from the parser's events, without recursion, and says what the tree cannot hold.

mod scalar;

use std::collections::HashMap;

use serde_yaml::granit_parser::{
    Event, Options, Parser, ScanError, Span as ParserSpan, StructureStyle,
};

use super::anchored::Anchored;
use super::mapping::OpenMapping;
use super::{Node, NodeKind, syntax};
use crate::diagnostic::{Checked, Diagnostic, Place, codes};
use crate::source_map::{FileId, Span};

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
                builder.diagnostics.push(*finding);
                break;
            }
            Err(Stop::Broken(finding)) => {
                builder.diagnostics.push(*finding);
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
    SecondDocument(Box<Diagnostic>),
    /// There is no value.
    Broken(Box<Diagnostic>),
}

impl Stop {
    fn second_document(finding: Diagnostic) -> Self {
        Self::SecondDocument(Box::new(finding))
    }

    fn broken(finding: Diagnostic) -> Self {
        Self::Broken(Box::new(finding))
    }
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

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: &ParserSpan) -> Result<(), Stop> {
        let range = span.byte_range().unwrap_or(0..0);
        let place = self.span(range.start, range.end);
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                return Err(Stop::second_document(
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
        Err(Stop::broken(syntax::finding(
            error,
            self.text,
            self.file,
            self.offset,
            bracket,
        )))
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
            return Err(Stop::broken(syntax::nested_too_deep(place)));
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
            Inside::Mapping(open) => self.close_mapping(*open, span),
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

    fn close_mapping(&mut self, open: OpenMapping, span: Span) -> NodeKind {
        if let Some(key) = open.broken {
            let upto_key = Span::new(self.file, span.start as usize..key.end as usize);
            let finding = syntax::key_is_no_text(upto_key, self.source(upto_key));
            self.diagnostics.push(finding);
            // It stands for the text that somebody meant, so that nothing else complains about its type.
            return NodeKind::Scalar {
                text: self.source(span).to_owned(),
                quoted: true,
            };
        }
        NodeKind::Mapping(open.close(&mut self.diagnostics))
    }

    fn alias(&mut self, id: usize, span: Span) -> Result<(), Stop> {
        let Some(anchored) = self.anchors.get(&id) else {
            return Err(Stop::broken(
                Diagnostic::new(
                    codes::INVALID_YAML,
                    span,
                    "this alias stands inside the value that it repeats",
                )
                .help("write the value out instead"),
            ));
        };
        let (cost, height) = (anchored.cost, anchored.height);
        let mut node = anchored.node.clone();
        self.spend(cost, span)?;
        if self.stack.len() + height > MAX_DEPTH {
            return Err(Stop::broken(syntax::nested_too_deep(span)));
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
            let anchored = Anchored::new(node.clone());
            self.spend(anchored.cost, node.span)?;
            self.anchors.insert(anchor, anchored);
        }
        self.place(node);
        Ok(())
    }

    fn place(&mut self, node: Node) {
        match self.stack.last_mut().map(|frame| &mut frame.inside) {
            None => self.root = Some(node),
            Some(Inside::Sequence(items)) => items.push(node),
            Some(Inside::Mapping(open)) => open.place(node, &mut self.diagnostics),
        }
    }

    fn spend(&mut self, cost: usize, span: Span) -> Result<(), Stop> {
        self.spent = self.spent.saturating_add(cost);
        if self.spent <= MAX_NODES {
            return Ok(());
        }
        Err(Stop::broken(
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
            Self::Mapping(open) => open.last()?,
        };
        Some(span.end as usize)
    }
}
