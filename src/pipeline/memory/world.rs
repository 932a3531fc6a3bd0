//! What all pages have in common, as one hash; and which files are one event's alone.

use std::collections::BTreeSet;

use super::mix::{Digest, Mix};
use crate::content::walk;
use crate::event::Event;
use crate::output::OutputPath;
use crate::pipeline::prints;
use crate::pipeline::read::Read;
use crate::pipeline::request::Request;
use crate::site::{Alias, Fallback, Page, Site};
use crate::source_map::FileId;

/// The hash of everything but documents' texts, events' facts and titles, where all of it can be read.
///
/// Of documents and events it holds what others see of them: which pages there are, where they live, who may read them;
/// names and dates of events, which of them is current; what is withheld from whom, because every file is scanned for it;
/// and what only private files say, because the world is the key without which nobody reads what is remembered.
pub(super) fn world(request: &Request, read: &Read) -> Option<[u8; 32]> {
    let site = &read.site;
    let mut mix = Mix::default();
    mix.add(env!("QUIETROOM_PROGRAM"));
    asked(&mut mix, request);
    let owners = Owners::new(read);
    for file in read.sources.files() {
        mix.add(read.sources.path(file));
        if let Owner::All = owners.of(file) {
            mix.add(read.sources.text(file));
        }
    }
    documents(&mut mix, site);
    for page in &site.pages {
        self::page(&mut mix, page);
    }
    events(&mut mix, site);
    prints(&mut mix, site);
    withheld(&mut mix, request, read);
    for file in &site.statics {
        mix.add(&file.path).add(format!("{:?}", file.audience));
    }
    for asset in read.theme.assets() {
        mix.add(&asset.path).add(&asset.bytes);
    }
    for font in site.config.fonts.iter().filter(|_| request.cards) {
        let bytes = walk::site_file(&request.root, &font.value).ok()?;
        mix.add(bytes.unwrap_or_default());
    }
    Some(mix.whole())
}

/// The hash of what each edition's own file says.
pub(super) fn editions(read: &Read) -> Vec<Digest> {
    let mut editions = vec![Digest::default(); read.site.editions.len()];
    let owners = Owners::new(read);
    for file in read.sources.files() {
        if let Owner::Edition(edition) = owners.of(file) {
            editions[edition] = Digest::of(read.sources.text(file));
        }
    }
    editions
}

/// Whom a source concerns.
enum Owner {
    /// Who shows the document.
    Document,
    /// Who can show facts of this edition.
    Edition(usize),
    /// Everybody.
    All,
}

/// Knows whom each source concerns.
struct Owners<'a> {
    read: &'a Read,
    documents: BTreeSet<FileId>,
}

impl<'a> Owners<'a> {
    fn new(read: &'a Read) -> Self {
        let documents = read.site.documents.iter();
        Self {
            read,
            documents: documents.map(|document| document.file).collect(),
        }
    }

    fn of(&self, file: FileId) -> Owner {
        if self.documents.contains(&file) {
            return Owner::Document;
        }
        let path = self.read.sources.path(file);
        let inside = path.strip_prefix("content/events/");
        // What is private is everybody's: nobody may read what is remembered without knowing it.
        let Some((slug, "event.yaml")) = inside.and_then(|inside| inside.split_once('/')) else {
            return Owner::All;
        };
        // The file of an event that is left out or cannot be read is nobody's, and so everybody's.
        let mut editions = self.read.site.editions.iter();
        let edition = editions.position(|event| event.slug == slug);
        edition.map_or(Owner::All, Owner::Edition)
    }
}

fn asked(mix: &mut Mix, request: &Request) {
    let asked = (
        cfg!(feature = "pdf"),
        &request.audiences,
        &request.events,
        &request.base_url,
        request.drafts,
        request.cards,
    );
    mix.add(format!("{asked:?}"));
}

/// What links need to know of documents that may be no pages.
fn documents(mix: &mut Mix, site: &Site) {
    mix.number(site.is_plain);
    for document in &site.documents {
        let language = document
            .front
            .lang
            .as_ref()
            .map(|language| language.value.tag());
        mix.add(&document.path).add(language.unwrap_or_default());
    }
}

/// What the site needs to know of a page, but for its title and its summary.
fn page(mix: &mut Mix, page: &Page) {
    let Page {
        document,
        edition,
        language,
        slug,
        stem,
        audience,
        kind,
        is_card,
        title: _,
        path,
        url,
        aliases,
        fallbacks,
        summary: _,
        is_listed,
        weight,
    } = page;
    mix.place(Some(*document)).place(*edition);
    mix.add(language.tag()).add(slug).add(stem);
    mix.add(audience.name()).add(kind.name());
    mix.number(*is_card).number(*is_listed).number(*weight);
    mix.add(path.as_str()).add(url);
    for Alias { path, span } in aliases {
        // An alias of the author's own and the address that stays are told apart by the place alone.
        mix.add(path.as_str()).number(span.is_some());
    }
    mix.place(Some(aliases.len()));
    for Fallback {
        language,
        path,
        url,
        forward,
    } in fallbacks
    {
        let forward = forward.as_ref().map(OutputPath::as_str);
        mix.add(language.tag()).add(path.as_str()).add(url);
        mix.add(forward.unwrap_or_default());
    }
    mix.place(Some(fallbacks.len()));
}

/// What everybody knows of all events.
fn events(mix: &mut Mix, site: &Site) {
    mix.place(site.current).number(site.is_partial);
    for Event {
        slug, name, dates, ..
    } in &site.editions
    {
        mix.add(slug).add(&name.value);
        mix.add(format!("{:?}", dates.value));
    }
}

/// The files of cards, which depend on the country that their event is in, and which any page can link to.
fn prints(mix: &mut Mix, site: &Site) {
    for page in site.pages.iter().filter(|page| page.is_card) {
        for order in prints::orders(site, page, &[]) {
            mix.add(order.format.name).add(&order.stem);
            mix.add(format!("{:?}", order.paper));
        }
    }
}

/// What no file may hold: where more is withheld than was, every file is looked at again.
fn withheld(mix: &mut Mix, request: &Request, read: &Read) {
    for audience in &request.audiences {
        let withheld = read.secrets.withheld_from(*audience);
        mix.place(Some(withheld.len()));
        for pattern in withheld {
            mix.add(format!("{pattern:?}"));
        }
    }
}
