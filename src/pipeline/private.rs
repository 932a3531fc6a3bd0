//! What the events' files hold that is not for everybody: read for the guards, and refused where it is not safe.

use crate::audience::stated;
use crate::config::Config;
use crate::content::EventFolder;
use crate::diagnostic::{Checked, Diagnostic, Place, codes};
use crate::event::Event;
use crate::event::hidden::{self, Hidden};
use crate::event::phone::Numbering;
use crate::source_map::{FileId, SourceMap};
use crate::vocabulary::Audience;

/// What events are read with.
#[derive(Clone, Copy)]
pub struct EventReading<'a> {
    /// The sources.
    pub sources: &'a SourceMap,
    /// The events' folders.
    pub folders: &'a [EventFolder],
    /// The settings.
    pub config: &'a Config,
    /// The numbering plans.
    pub numbering: &'a Numbering,
}

impl EventReading<'_> {
    /// The event of a folder, with or without a private file.
    pub fn event(self, folder: &EventFolder, private: Option<FileId>) -> Checked<Option<Event>> {
        Event::read(
            self.sources,
            &folder.slug,
            folder.event,
            private,
            self.config.facts.as_ref(),
            self.numbering,
            &self.config.languages,
        )
    }
}

/// The events with all that is known of them: where only the public site is built, the private files are read for the
/// scan and the mask alone.
pub fn with_private(
    reading: EventReading<'_>,
    events: &[Event],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Event> {
    let whole = reading.folders.iter().filter_map(|folder| {
        let private = folder.private?;
        let checked = reading.event(folder, Some(private));
        // Nobody can look for what cannot be read.
        diagnostics.extend(checked.diagnostics.into_iter().filter(|found| {
            let is_there = matches!(found.place, Place::Source(span) if span.file == private);
            is_there && found.code == codes::INVALID_YAML
        }));
        checked.value
    });
    let mut all: Vec<Event> = whole.collect();
    let others = events
        .iter()
        .filter(|event| !all.iter().any(|whole| whole.slug == event.slug));
    let others: Vec<Event> = others.cloned().collect();
    all.extend(others);
    all.sort_by(|a, b| (a.dates.value, &a.slug).cmp(&(b.dates.value, &b.slug)));
    all
}

/// Facts that are not public in files of a repository that is.
pub fn unprotected(events: &[Event], folders: &[EventFolder]) -> Vec<Diagnostic> {
    let private: Vec<FileId> = folders.iter().filter_map(|folder| folder.private).collect();
    let mut found: Vec<Diagnostic> = Vec::new();
    for event in events {
        for fact in stated(event) {
            if fact.audience == Audience::Public || private.contains(&fact.span.file) {
                continue;
            }
            let message = format!(
                "`{}` is for {}, and this repository is public",
                fact.name, fact.audience
            );
            let finding =
                Diagnostic::new(codes::UNPROTECTED_FACT, fact.span, message).help(format!(
                    "move it into `content/events/{}/private.yaml`, which is never committed",
                    event.slug
                ));
            // The series' facts are part of every event.
            if !found.iter().any(|known| known.place == finding.place) {
                found.push(finding);
            }
        }
    }
    found
}

/// The places of all files of facts that are not for everybody.
pub fn hidden(sources: &SourceMap, site: Option<FileId>, folders: &[EventFolder]) -> Vec<Hidden> {
    let of_site = site.map_or_else(Vec::new, |site| hidden::of_site(sources, site));
    let of_events = folders.iter().flat_map(|folder| {
        let own = hidden::of_event(sources, folder.event).into_iter();
        let private = folder.private.map(|file| hidden::of_private(sources, file));
        own.chain(private.into_iter().flatten())
    });
    of_site.into_iter().chain(of_events).collect()
}
