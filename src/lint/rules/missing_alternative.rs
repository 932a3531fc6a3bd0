//! `missing-alternative`: an image without the words that stand for it.

use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (block, _) in subject.blocks() {
        for image in block
            .links
            .iter()
            .filter(|link| link.is_image && link.text.is_empty())
        {
            found.push(
                subject
                    .finding(codes::MISSING_ALTERNATIVE, &image.source, "nothing stands for this image where it is not seen")
                    .help("say what it shows: ![The help desk is left of the stairs](map.png), or alt=\"…\" in HTML"),
            );
        }
    }
}
