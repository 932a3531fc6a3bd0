//! `heading-skip`: a heading that is more than one level below the one above it.

use crate::detect::reading::Role;
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    // The page's title is the first level, whether the text has it or not.
    let mut above = 1;
    for (block, _) in subject.blocks() {
        let Role::Heading(level) = block.role else {
            continue;
        };
        if level > above + 1 {
            let message = format!("a heading of level {level} stands below one of level {above}");
            found.push(
                subject
                    .finding(codes::HEADING_SKIP, &block.range(), message)
                    .help(format!(
                        "begin it with `{}`: people who hear a page find their way by the levels",
                        "#".repeat(usize::from(above) + 1)
                    )),
            );
        }
        above = level;
    }
}
