//! The first half: sources to a site.

use std::sync::Arc;

use rayon::prelude::*;

use super::private::{EventReading, hidden, unprotected, with_private};
use super::secrets::Secrets;
use super::{Request, nothing_to_publish};
use crate::config::Config;
use crate::content::{self, EventFolder};
use crate::diagnostic::{Checked, Diagnostic, Mask, codes, did_you_mean};
use crate::error::Result;
use crate::event::phone::Numbering;
use crate::event::{self, Event};
use crate::output::is_output;
use crate::site::{self, Parts, Site};
use crate::source_map::{FileId, SourceMap, Span, Spanned};
use crate::theme::Theme;
use crate::vocabulary::Audience;

/// A site, its sources, and what is wrong with them.
pub struct Read {
    /// The sources.
    pub sources: SourceMap,
    /// The site.
    pub site: Site,
    /// The theme.
    pub theme: Theme,
    /// The private files.
    pub private: Vec<FileId>,
    /// What some of its sites withhold.
    pub secrets: Secrets,
    /// The numbering plans that its numbers needed.
    pub numbering: Numbering,
    /// What must not be said about it.
    pub mask: Arc<Mask>,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads everything that a site is made of.
pub fn read(request: &Request) -> Result<Read> {
    let mut diagnostics = Vec::new();
    let (mut sources, content) = content::walk::read(&request.root)?.unpack(&mut diagnostics);
    let mut config = config(request, &mut sources, content.site, &mut diagnostics);
    let numbering = Numbering::new();
    // A theme may add its files to the sources while the events are read from them.
    let of_events = sources.clone();
    let reading = EventReading {
        sources: &of_events,
        folders: &content.events,
        config: &config,
        numbering: &numbering,
    };
    let ((events, known), theme) = rayon::join(
        || {
            let events = events(request, reading, &mut diagnostics);
            let known = with_private(reading, &events, &mut diagnostics);
            (events, known)
        },
        || {
            // Without settings, it is the pages that tell which languages there are.
            content.site?;
            let (name, languages) = (&config.theme, &config.languages);
            let theme = Theme::load(&request.root, name, languages, &mut sources);
            // Into a new folder all pages are made, whatever is remembered of them.
            if let (Ok(theme), true) = (&theme, publishes_anew(request)) {
                theme.value.make_ready_meanwhile();
            }
            Some(theme)
        },
    );
    if config.repository_public {
        diagnostics.extend(unprotected(&events, &content.events));
    }
    let private = content.events.iter().filter_map(|event| event.private);
    let private: Vec<FileId> = private.collect();
    let is_read = |slug: &String| events.iter().any(|event| event.slug == *slug);
    let slugs = content.events.iter().map(|folder| folder.slug.clone());
    let unread = slugs.filter(|slug| !is_read(slug));
    let unread = unread.chain(content.unread_events).collect();
    let events = select(request, events, &mut config, &mut diagnostics);
    let is_empty = events.is_empty() && content.documents.is_empty();
    if is_empty && diagnostics.is_empty() {
        diagnostics.push(nothing_to_publish(
            &request.root,
            content.site.map(Span::whole),
        ));
    }
    let parts = Parts {
        config,
        events,
        documents: content.documents,
        statics: content.statics,
        drafts: request.drafts,
        unread,
    };
    let site = site::assemble(&sources, parts).unpack(&mut diagnostics);
    for (index, event) in site.editions.iter().enumerate() {
        diagnostics.extend(event::check::check_release(
            event,
            site.current == Some(index) && !site.is_partial,
            request.release,
        ));
    }
    let secrets = Secrets::new(&known, &site.editions, &site.config);
    let mask = mask(&sources, &secrets, content.site, content.events, known);
    let mask = Arc::new(mask);
    let mut languages = site.config.languages.clone();
    for page in &site.pages {
        // A page in a language that the site does not have has a finding; the theme's words are no help to it.
        if site.is_plain && !languages.contains(&page.language) {
            languages.push(page.language.clone());
        }
    }
    let load = || Theme::load(&request.root, &site.config.theme, &languages, &mut sources);
    let theme = theme.unwrap_or_else(load)?.unpack(&mut diagnostics);
    Ok(Read {
        sources,
        site,
        theme,
        private,
        secrets,
        numbering,
        mask,
        diagnostics,
    })
}

/// Whether nothing is published yet where the site goes to.
fn publishes_anew(request: &Request) -> bool {
    let out = request.out.as_ref();
    out.is_some_and(|out| !is_output(&request.root.join(out)))
}

/// The mask for whatever is said: what it hides is looked up again once there is something to say.
fn mask(
    sources: &SourceMap,
    secrets: &Secrets,
    site: Option<FileId>,
    folders: Vec<EventFolder>,
    known: Vec<Event>,
) -> Mask {
    let (sources, secrets) = (sources.clone(), secrets.clone());
    Mask::later(move || secrets.mask(&hidden(&sources, site, &folders), &known))
}

fn config(
    request: &Request,
    sources: &mut SourceMap,
    file: Option<crate::source_map::FileId>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Config {
    let mut config = if let Some(file) = file {
        Config::read(sources, file).unpack(diagnostics)
    } else {
        let file = sources.add("content/site.yaml", "");
        Config::without_file(Span::whole(file))
    };
    if let Some(base_url) = &request.base_url {
        let place = config
            .base_url
            .get(&Audience::Public)
            .map_or(config.theme.span, |url| url.span);
        config.base_url.insert(
            Audience::Public,
            Spanned::new(base_url.trim_end_matches('/').to_owned(), place),
        );
    }
    config
}

fn events(
    request: &Request,
    reading: EventReading<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Event> {
    // The series' facts are read with each event; what is wrong with them is said once.
    let mut found = Vec::new();
    let is_public = request
        .audiences
        .iter()
        .all(|audience| *audience == Audience::Public);
    let read = reading.folders.par_iter().map(|folder| {
        // A public site needs no private facts: it is built where they are not, and must come out the same.
        let private = folder.private.filter(|_| {
            request
                .audiences
                .iter()
                .any(|audience| *audience > Audience::Public)
        });
        reading.event(folder, private)
    });
    let read: Vec<_> = read.collect();
    for Checked {
        value,
        diagnostics: findings,
    } in read
    {
        for finding in findings {
            // Whom and what only `private.yaml` names is unknown where that is not read.
            let is_about_absence =
                [codes::UNKNOWN_PERSON, codes::UNREACHABLE_WAY].contains(&finding.code);
            if is_public && is_about_absence {
                continue;
            }
            if !diagnostics.contains(&finding) {
                diagnostics.push(finding);
            }
        }
        found.extend(value);
    }
    found
}

const NAME_A_FOLDER: &str = "name a folder of `content/events/` that holds an `event.yaml`";

/// The events that are asked for. `/` presents the current one, or the latest of those that are left.
fn select(
    request: &Request,
    events: Vec<Event>,
    config: &mut Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Event> {
    if request.events.is_empty() {
        return events;
    }
    let is_known = |slug: &String| events.iter().any(|event| event.slug == *slug);
    let (wanted, unknown): (Vec<_>, Vec<_>) =
        request.events.iter().partition(|slug| is_known(slug));
    for slug in unknown {
        let help = did_you_mean(slug, events.iter().map(|event| event.slug.as_str()));
        diagnostics.push(
            Diagnostic::about_path(
                codes::UNKNOWN_EVENT,
                format!("content/events/{slug}"),
                format!("there is no event `{slug}`"),
            )
            .help(help.unwrap_or_else(|| NAME_A_FOLDER.to_owned())),
        );
    }
    // Without any of the events that were meant, links to their pages would lead nowhere.
    if wanted.is_empty() {
        return events;
    }
    if config
        .current
        .as_ref()
        .is_some_and(|current| !wanted.contains(&&current.value))
    {
        config.current = None;
    }
    events
        .into_iter()
        .filter(|event| wanted.contains(&&event.slug))
        .collect()
}
