//! Two that want the same file, or of which one wants a file where the other needs a folder.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Owner;
use crate::diagnostic::{Diagnostic, codes};
use crate::output::OutputPath;
use crate::source_map::Span;

/// A path and one that wants it.
#[derive(Clone, Copy)]
pub(super) struct Claim<'a> {
    path: &'a OutputPath,
    pub(super) owner: &'a Owner,
}

pub(super) type Rank<'a> = (bool, Option<Span>, bool, &'a str);

/// Orders owners by their place in the sources, whatever the order in which they claimed; those without one come last,
/// and of them those that nobody can rename.
pub(super) fn rank(owner: &Owner) -> Rank<'_> {
    (
        owner.span.is_none(),
        owner.span,
        owner.file.is_none(),
        &owner.description,
    )
}

/// The claims that cannot both be met: each with the first of its file, and each with the first of every file that
/// stands where its folders must.
pub(super) fn pairs(files: &BTreeMap<OutputPath, Vec<Owner>>) -> Vec<(Claim<'_>, Claim<'_>)> {
    let mut claims: Vec<(Cow<'_, str>, Claim<'_>)> = Vec::with_capacity(files.len());
    for (path, owners) in files {
        let folded = path.folded();
        claims.extend(
            owners
                .iter()
                .map(|owner| (folded.clone(), Claim { path, owner })),
        );
    }
    claims.sort_by(|(one, a), (other, b)| {
        let of_one = one.cmp(other);
        of_one.then_with(|| (rank(a.owner), a.path).cmp(&(rank(b.owner), b.path)))
    });
    let same_file = || claims.chunk_by(|(one, _), (other, _)| one == other);
    let firsts: FxHashMap<&str, Claim<'_>> =
        same_file().map(|here| (&*here[0].0, here[0].1)).collect();
    let mut pairs = Vec::new();
    for here in same_file() {
        let (folded, first) = &here[0];
        pairs.extend(here[1..].iter().map(|(_, second)| (*first, *second)));
        for (slash, _) in folded.match_indices('/') {
            if let Some(file) = firsts.get(&folded[..slash]) {
                pairs.push((*file, *first));
            }
        }
    }
    pairs
        .into_iter()
        .map(|(a, b)| {
            if rank(a.owner) <= rank(b.owner) {
                (a, b)
            } else {
                (b, a)
            }
        })
        .collect()
}

/// The finding stands at the owner that comes later in the sources, if its path can be changed, and points at the other.
pub(super) fn finding(first: &Claim<'_>, second: &Claim<'_>) -> Diagnostic {
    let can_move = |owner: &Owner| owner.span.is_some() || owner.file.is_some();
    let asks = |owner: &Owner| owner.span.is_some();
    let (at, other) = if asks(second.owner) || (can_move(second.owner) && !asks(first.owner)) {
        (second, first)
    } else {
        (first, second)
    };
    let message = describe(at, other);
    let help = cure(at.owner, can_move(other.owner));
    let finding = match (at.owner.span, &at.owner.file) {
        (Some(span), _) => Diagnostic::new(codes::COLLISION, span, message),
        (None, Some(file)) => Diagnostic::about_path(codes::COLLISION, &**file, message),
        (None, None) => Diagnostic::about_path(codes::COLLISION, at.path.as_str(), message),
    };
    let there = &other.owner.description;
    let finding = match other.owner.span {
        Some(span) => finding.label(span, format!("{there} wants `{}`", other.path)),
        None => finding,
    };
    finding.help(help)
}

/// What to do about it, where the finding stands or, if the other can be moved as well, there.
fn cure(at: &Owner, other_can_move: bool) -> &'static str {
    match (at.span.is_some(), other_can_move) {
        (true, true) => "give one of them another `slug`, `save_as` or alias, or rename its file",
        (true, false) => "give this page another `slug`, `save_as` or alias; the other cannot move",
        (false, true) => "rename one of the two files, or move it to another folder",
        (false, false) => "rename this file, or move it to another folder; the other cannot move",
    }
}

/// What is wrong with two claims. Paths that differ in nothing but case need more than another case to be mended.
fn describe(at: &Claim<'_>, other: &Claim<'_>) -> String {
    let (here, there) = (&at.owner.description, &other.owner.description);
    if at.path == other.path {
        return format!("{here} and {there} would both be written to `{}`", at.path);
    }
    if at.path.folded() == other.path.folded() {
        return format!(
            "{here} would be written to `{}` and {there} to `{}`, which many file systems take for the same",
            at.path, other.path
        );
    }
    let depth = |claim: &Claim<'_>| claim.path.as_str().matches('/').count();
    let (file, folder) = if depth(at) < depth(other) {
        (at, other)
    } else {
        (other, at)
    };
    format!(
        "{} would be written to `{}`, which must be a folder for {} at `{}`",
        file.owner.description, file.path, folder.owner.description, folder.path
    )
}

#[cfg(test)]
mod tests {
    use super::super::Plan;
    use super::*;
    use crate::diagnostic::Place;
    use crate::source_map::SourceMap;

    /// Claims `(audience, path, owner)`; owners in capitals have no place, those with a slash are copied files, the
    /// others stand in the order a, b, c ….
    fn check(claims: &[(Audience, &str, &str)], expected: &[&str]) {
        let mut sources = SourceMap::default();
        let files: Vec<_> = ('a'..='f')
            .map(|name| sources.add(format!("{name}.md"), "text"))
            .collect();
        let plan = |claims: &mut dyn Iterator<Item = &(Audience, &str, &str)>| {
            let mut plan = Plan::default();
            for (audience, path, owner) in claims {
                let place = ('a'..='f').position(|name| owner.starts_with(name));
                let owner = Owner {
                    description: (*owner).into(),
                    span: place.map(|index| Span::whole(files[index])),
                    file: owner.starts_with('/').then(|| (*owner).into()),
                };
                plan.claim(*audience, OutputPath::new(path).unwrap(), owner);
            }
            plan
        };
        let found = plan(&mut claims.iter()).collisions();
        let shown: Vec<String> = found
            .iter()
            .map(|finding| {
                let place = match &finding.place {
                    Place::Source(span) => sources.path(span.file),
                    Place::Path(path) => path,
                };
                let labels: Vec<_> = finding
                    .labels
                    .iter()
                    .map(|label| format!(" [{}: {}]", sources.path(label.span.file), label.message))
                    .collect();
                format!("{place}: {}{}", finding.message, labels.concat())
            })
            .collect();
        assert_eq!(shown, expected, "{claims:?}");
        assert_eq!(
            plan(&mut claims.iter().rev()).collisions(),
            found,
            "{claims:?} in another order"
        );
    }

    use crate::vocabulary::Audience::{self, Public, Staff};

    #[test]
    fn different_paths_do_not_collide() {
        check(&[], &[]);
        check(
            &[
                (Public, "x", "a"),
                (Staff, "x", "b"),
                (Public, "xy/z", "b"),
                (Public, "x-y", "c"),
                (Public, "x", "a"),
            ],
            &[],
        );
    }

    #[test]
    fn a_path_has_one_owner() {
        let expected = &["b.md: b and a would both be written to `x` [a.md: a wants `x`]"];
        check(&[(Public, "x", "a"), (Public, "x", "b")], expected);
        check(
            &[
                (Public, "x", "a"),
                (Public, "x", "b"),
                (Staff, "x", "a"),
                (Staff, "x", "b"),
                (Staff, "y", "a"),
                (Staff, "y", "b"),
            ],
            expected,
        );
        check(
            &[(Public, "x", "A THEME"), (Public, "x", "b")],
            &["b.md: b and A THEME would both be written to `x`"],
        );
        check(
            &[(Public, "x", "A"), (Public, "x", "B")],
            &["x: A and B would both be written to `x`"],
        );
        check(
            &[(Public, "x", "/f"), (Public, "x", "B")],
            &["/f: /f and B would both be written to `x`"],
        );
        check(
            &[(Public, "x", "/f"), (Public, "x", "/g")],
            &["/g: /g and /f would both be written to `x`"],
        );
        check(
            &[(Public, "x", "/f"), (Public, "x", "b")],
            &["b.md: b and /f would both be written to `x`"],
        );
        check(
            &[(Public, "x", "a"), (Public, "x", "b"), (Public, "x", "c")],
            &[
                "b.md: b and a would both be written to `x` [a.md: a wants `x`]",
                "c.md: c and a would both be written to `x` [a.md: a wants `x`]",
            ],
        );
    }

    #[test]
    fn upper_and_lower_case_are_the_same() {
        check(
            &[(Public, "É/x", "a"), (Public, "é/X", "b")],
            &[
                "b.md: b would be written to `é/X` and a to `É/x`, which many file systems take for the same \
                 [a.md: a wants `É/x`]",
            ],
        );
    }

    #[test]
    fn a_file_is_no_folder() {
        check(
            &[
                (Public, "x/y/z", "a"),
                (Public, "X", "b"),
                (Public, "x/y/w", "a"),
            ],
            &[
                "b.md: b would be written to `X`, which must be a folder for a at `x/y/w` [a.md: a wants `x/y/w`]",
            ],
        );
    }
}
