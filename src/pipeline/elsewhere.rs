//! Links to other sites: where they stand, and who does not want to be told of them.

use super::Request;
use crate::audience::{Stated, Told, stated};
use crate::diagnostic::{Code, Diagnostic};
use crate::event::Event;
use crate::external;
use crate::site::Site;
use crate::source_map::{FileId, Spanned};

/// What is wrong with links to other sites, if that is asked for: those in pages, and those among the facts of events.
pub fn check(request: &Request, site: &Site, in_pages: Vec<Spanned<String>>) -> Vec<Diagnostic> {
    let Some(patience) = request.external else {
        return Vec::new();
    };
    let mut links = in_pages;
    links.extend(site.editions.iter().flat_map(addresses));
    let is_waived = |code: Code, file: FileId| {
        let mut documents = site.documents.iter();
        let document = documents.find(|document| document.file == file);
        document.is_some_and(|document| {
            let mut waived = document.front.waive.iter();
            waived.any(|(waived, _)| waived.value == code.name())
        })
    };
    external::check(&links, patience, &request.kept(), is_waived)
}

/// The web addresses among an event's facts.
fn addresses(event: &Event) -> Vec<Spanned<String>> {
    let address = |fact: Stated<'_>| match fact.told {
        Told::Url(address) => Some(Spanned::new(address.to_owned(), fact.span)),
        _ => None,
    };
    stated(event).into_iter().filter_map(address).collect()
}
