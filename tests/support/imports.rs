//! Which paths a Rust source names, however it writes them.

/// A path with all its segments written out from `crate`, `std` or another root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The line, from 1.
    pub line: usize,
    /// `crate::site::url`; `super` is resolved.
    pub path: String,
}

/// All paths with more than one segment in a source; `module` is the module that the file is, from the crate's root.
pub fn imports(source: &str, module: &[&str]) -> Vec<Import> {
    let tokens = tokens(&code(source));
    let mut reader = Reader {
        tokens: &tokens,
        at: 0,
        found: Vec::new(),
    };
    let mut inside: Vec<&str> = module.to_vec();
    // How deep in braces each inline module was opened.
    let mut opened: Vec<usize> = Vec::new();
    let mut depth = 0;
    while let Some((line, token)) = tokens.get(reader.at) {
        let next = |offset: usize| {
            tokens
                .get(reader.at + offset)
                .map(|(_, token)| token.as_str())
        };
        match token.as_str() {
            "mod" if next(2) == Some("{") => {
                inside.push(next(1).unwrap_or_default());
                opened.push(depth);
                depth += 1;
                reader.at += 3;
            }
            "{" => {
                depth += 1;
                reader.at += 1;
            }
            "}" => {
                depth -= 1;
                if opened.last() == Some(&depth) {
                    opened.pop();
                    inside.pop();
                }
                reader.at += 1;
            }
            word if is_word(word) && next(1) == Some("::") => {
                let before = reader
                    .at
                    .checked_sub(1)
                    .and_then(|before| tokens.get(before));
                if before.is_some_and(|(_, token)| token == "::") {
                    reader.at += 1;
                } else {
                    reader.tree(*line, &inside, &[]);
                }
            }
            _ => reader.at += 1,
        }
    }
    reader.found
}

struct Reader<'a> {
    tokens: &'a [(usize, String)],
    at: usize,
    found: Vec<Import>,
}

impl Reader<'_> {
    fn token(&self) -> Option<&str> {
        self.tokens.get(self.at).map(|(_, token)| token.as_str())
    }

    /// Reads a path and the groups behind it: `a::{b, c::d}`.
    fn tree(&mut self, line: usize, inside: &[&str], before: &[String]) {
        let mut path = before.to_vec();
        loop {
            match self.token() {
                Some("{") => {
                    self.group(line, inside, &path);
                    return;
                }
                Some(word) if is_word(word) || word == "*" => {
                    path.push(word.to_owned());
                    self.at += 1;
                }
                _ => break,
            }
            if self.token() != Some("::") {
                break;
            }
            self.at += 1;
        }
        let path = resolved(&path, inside).join("::");
        self.found.push(Import { line, path });
    }

    fn group(&mut self, line: usize, inside: &[&str], path: &[String]) {
        self.at += 1;
        while let Some(token) = self.token() {
            match token {
                "}" => {
                    self.at += 1;
                    return;
                }
                "as" => self.at += 2,
                word if is_word(word) || word == "*" || word == "{" => {
                    self.tree(line, inside, path);
                }
                _ => self.at += 1,
            }
        }
    }
}

/// A path from the crate's root where it begins with `self` or `super`.
fn resolved(path: &[String], inside: &[&str]) -> Vec<String> {
    let supers = path
        .iter()
        .take_while(|segment| *segment == "super")
        .count();
    let is_own = path.first().is_some_and(|first| first == "self");
    if supers == 0 && !is_own {
        return path.to_vec();
    }
    let outer = &inside[..inside.len().saturating_sub(supers)];
    let rest = &path[supers.max(usize::from(is_own))..];
    let root = ["crate"]
        .iter()
        .chain(outer)
        .map(|segment| (*segment).to_owned());
    root.chain(rest.iter().cloned()).collect()
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words, `::` and single characters, each with its line.
fn tokens(code: &str) -> Vec<(usize, String)> {
    let mut tokens = Vec::new();
    for (line, text) in (1..).zip(code.lines()) {
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let is_part = |c: char| c.is_alphanumeric() || c == '_';
            let length = match first {
                ':' if rest.starts_with("::") => 2,
                _ if is_part(first) => rest.find(|c| !is_part(c)).unwrap_or(rest.len()),
                _ => first.len_utf8(),
            };
            tokens.push((line, rest[..length].to_owned()));
            rest = rest[length..].trim_start();
        }
    }
    tokens
}

/// The source without what is in comments, strings and character literals; lines stay where they are.
pub fn code(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => string_end(rest, 1),
            'r' if rest.starts_with("r\"") || rest.starts_with("r#\"") => raw_string_end(rest),
            '\'' => character_end(rest),
            _ if first.is_alphanumeric() || first == '_' => {
                let is_part = |c: char| c.is_alphanumeric() || c == '_';
                let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
                code.push_str(&rest[..end]);
                rest = &rest[end..];
                continue;
            }
            _ => {
                code.push(first);
                rest = &rest[first.len_utf8()..];
                continue;
            }
        };
        code.push(' ');
        code.extend(rest[..length].chars().filter(|c| *c == '\n'));
        rest = &rest[length..];
    }
    code
}

fn string_end(text: &str, from: usize) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(from) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn raw_string_end(text: &str) -> usize {
    let hashes = text[1..].len() - text[1..].trim_start_matches('#').len();
    let closing = format!("\"{}", "#".repeat(hashes));
    let inner = 2 + hashes;
    let end = text[inner..].find(&closing);
    end.map_or(text.len(), |end| inner + end + closing.len())
}

/// A character literal's length; a lifetime's quote stands alone.
fn character_end(text: &str) -> usize {
    let inner = &text[1..];
    if inner.starts_with('\\') {
        return inner[2..].find('\'').map_or(1, |end| end + 4);
    }
    let mut chars = inner.char_indices().skip(1);
    match chars.next() {
        Some((at, '\'')) => at + 2,
        _ => 1,
    }
}
