//! Puts a meter into a template: each turn of a loop and each value kept is counted.

/// A template as it is compiled.
#[derive(Clone, Debug, Default)]
pub struct Metered {
    /// The text, with calls to the meter.
    pub text: String,
    /// Where calls were put in, as offsets in that text, with their lengths.
    calls: Vec<(usize, usize)>,
}

/// Counts a turn of a loop.
pub(super) const TURN: &str = "__turn";

/// Counts a value that is kept, and gives it back.
pub(super) const KEEP: &str = "__keep";

impl Metered {
    /// The offset in the template as it was written.
    #[must_use]
    pub fn original(&self, offset: usize) -> usize {
        let before = self.calls.iter().take_while(|(at, _)| *at < offset);
        offset
            - before
                .map(|(at, length)| (*length).min(offset - at))
                .sum::<usize>()
    }
}

/// A tag, by the places where it begins, of its inside, and where it ends.
#[derive(Clone, Copy, Debug)]
pub struct Tag {
    /// Where its first brace stands.
    pub start: usize,
    /// What stands in it, without white space.
    pub inside: (usize, usize),
    /// Behind its last brace.
    pub end: usize,
}

/// How comments begin and end.
#[derive(Clone, Copy, Debug)]
pub struct Comments(pub &'static str, pub &'static str);

/// A template with calls to the meter.
#[must_use]
pub fn metered(text: &str, comments: Comments) -> Metered {
    let tags = tags(text, comments);
    let mut calls: Vec<(usize, String)> = Vec::new();
    let mut open_blocks: Vec<&str> = Vec::new();
    for (index, tag) in tags.iter().enumerate() {
        let inside = &text[tag.inside.0..tag.inside.1];
        let (word, rest) = inside
            .split_once(char::is_whitespace)
            .unwrap_or((inside, ""));
        let trims = text[..tag.end].ends_with("-%}");
        let dash = if trims { "-" } else { "" };
        match word {
            "for" => {
                let is_kept = !open_blocks.is_empty();
                calls.push((tag.end, turn(text, &tags[index..], is_kept, dash)));
            }
            "set" | "set_global" => match rest.find('=') {
                Some(equals) => {
                    let start = tag.inside.1 - rest.len() + equals + 1;
                    calls.push((start, format!(" {KEEP}(value=(")));
                    calls.push((tag.inside.1, "))".to_owned()));
                }
                None => open_blocks.push(inside.split('|').next().unwrap_or_default().trim()),
            },
            "endset" => {
                if let Some(block) = open_blocks.pop() {
                    let name = block.split_whitespace().last().unwrap_or_default();
                    let call = format!("{{% {block} = {KEEP}(value={name}) {dash}%}}");
                    calls.push((tag.end, call));
                }
            }
            _ => {}
        }
    }
    with_calls(text, &calls)
}

/// What a turn of the loop that opens here costs: its text, and the values that it shows, where those are kept.
fn turn(text: &str, tags: &[Tag], is_kept: bool, dash: &str) -> String {
    let mut depth = 0_usize;
    let mut shown = 0_usize;
    let mut end = text.len();
    for tag in tags {
        let inside = &text[tag.inside.0..tag.inside.1];
        let is_value = text[..tag.inside.0]
            .trim_end_matches(['-', ' ', '\n', '\t', '\r'])
            .ends_with("{{");
        shown += usize::from(is_value && is_kept);
        if is_value {
            continue;
        }
        match inside.split_whitespace().next() {
            Some("for") => depth += 1,
            Some("endfor") => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            end = tag.end;
            break;
        }
    }
    let length = end - tags.first().map_or(0, |tag| tag.end).min(end);
    format!("{{{{ {TURN}(length={length}, shown={shown}) {dash}}}}}")
}

fn with_calls(text: &str, calls: &[(usize, String)]) -> Metered {
    let mut metered = Metered::default();
    let mut written = 0;
    for (at, call) in calls {
        metered.text.push_str(&text[written..*at]);
        metered.calls.push((metered.text.len(), call.len()));
        metered.text.push_str(call);
        written = *at;
    }
    metered.text.push_str(&text[written..]);
    metered
}

/// All tags and values, without those in comments and in raw text.
#[must_use]
pub fn tags(text: &str, comments: Comments) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut place = 0;
    while let Some(found) = text[place..].find('{') {
        let start = place + found;
        let rest = &text[start..];
        if rest.starts_with(comments.0) {
            let end = rest.find(comments.1);
            place = end.map_or(text.len(), |end| start + end + comments.1.len());
            continue;
        }
        let close = match rest.get(..2) {
            Some("{%") => "%}",
            Some("{{") => "}}",
            _ => {
                place = start + 1;
                continue;
            }
        };
        let Some(end) = end_of(&rest[2..], close) else {
            break;
        };
        let end = start + 2 + end;
        let inside = &text[start + 2..end - 2];
        let left = inside.len() - inside.trim_start_matches('-').trim_start().len();
        let right = inside.trim_end_matches('-').trim_end().len();
        let inside = (start + 2 + left.min(right), start + 2 + right);
        tags.push(Tag { start, inside, end });
        place = end;
        if close == "%}" && &text[inside.0..inside.1] == "raw" {
            place = text[end..]
                .find("endraw")
                .map_or(text.len(), |raw| end + raw);
        }
    }
    tags
}

/// Where a tag ends, behind its closing sign; signs in quotes do not close it.
fn end_of(text: &str, close: &str) -> Option<usize> {
    let mut quote = None;
    for (offset, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if text[offset..].starts_with(close) => return Some(offset + close.len()),
            None => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMENTS: Comments = Comments("{#", "#}");

    #[test]
    fn loops_and_kept_values_are_metered() {
        let check = |text: &str, expected: &str| {
            let metered = metered(text, COMMENTS);
            assert_eq!(metered.text, expected, "{text}");
            assert_eq!(metered.original(metered.text.len()), text.len(), "{text}");
        };
        check(
            "a {{ b }} {# {% set x = 1 %} #}",
            "a {{ b }} {# {% set x = 1 %} #}",
        );
        check(
            "{% for a in b %}x{{ a }}{% endfor %}",
            "{% for a in b %}{{ __turn(length=20, shown=0) }}x{{ a }}{% endfor %}",
        );
        check(
            "{% set x %}{% for a in b %}{{ a }}{% endfor %}{% endset %}",
            "{% set x %}{% for a in b %}{{ __turn(length=19, shown=1) }}{{ a }}{% endfor %}{% endset %}{% set x = __keep(value=x) %}",
        );
        check(
            "{% for a in b -%} x{% endfor %}",
            "{% for a in b -%}{{ __turn(length=14, shown=0) -}} x{% endfor %}",
        );
        check(
            "{%- set x = y ~ \"%}\" -%}",
            "{%- set x = __keep(value=( y ~ \"%}\")) -%}",
        );
        check(
            "{% set_global x | upper %}y{% endset %}",
            "{% set_global x | upper %}y{% endset %}{% set_global x = __keep(value=x) %}",
        );
        check(
            "{% raw %}{% set x = 1 %}{% endraw %}",
            "{% raw %}{% set x = 1 %}{% endraw %}",
        );
    }

    #[test]
    fn comments_are_those_of_the_template() {
        let text = "# A {#id}\n{% for a in b %}{% endfor %} {! {% for x in y %} !}";
        let found = metered(text, Comments("{!", "!}")).text;
        assert_eq!(found.matches(TURN).count(), 1, "{found}");
        assert_eq!(metered(text, COMMENTS).text, text);
    }

    #[test]
    fn places_count_in_the_template_as_it_was_written() {
        let text = "{% set x = y %}{% for a in b %}{{ c }}{% endfor %}";
        let metered = metered(text, COMMENTS);
        for needle in ["y", "for a", "c }}", "endfor"] {
            let (original, place) = (text.find(needle), metered.text.find(needle));
            let place = place.map(|place| metered.original(place));
            assert_eq!(place, original, "{needle}");
        }
    }
}
