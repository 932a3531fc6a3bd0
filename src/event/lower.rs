//! Turns an event's files into an [`Event`]: the only owner of the top-level keys; each record owns its own.

use super::check::{self, Known};
use super::phone::Numbering;
use super::reader::Reader;
use super::{
    Appeals, Contact, DateRange, Emergency, Event, Fact, Group, MAIN_VENUE, Mode, Programme,
    Reporting, Room, Safeguarding, Team, TimeZoneName, Venue, Withdrawn, merge, shift,
};
use crate::diagnostic::{Checked, Diagnostic, codes};
use crate::source_map::{FileId, SourceMap, Span, Spanned};
use crate::vocabulary::Language;
use crate::yaml::{self, Fields, Node, NodeKind};

const MODES: [(&str, Mode); 3] = [
    ("in-person", Mode::InPerson),
    ("online", Mode::Online),
    ("hybrid", Mode::Hybrid),
];

impl Event {
    /// Reads the event of the folder `slug`, with what `private.yaml` adds and what the series has.
    ///
    /// A text can be given in each of the site's `languages`, of which the first is the default.
    /// There is no event where its name or dates cannot be used; a time zone that cannot has a stand-in. What
    /// [`check_release`](check::check_release) finds is not among the findings: it depends on the build.
    #[must_use]
    pub fn read(
        sources: &SourceMap,
        slug: &str,
        file: FileId,
        private: Option<FileId>,
        series_facts: Option<&Node>,
        numbering: &Numbering,
        languages: &[Language],
    ) -> Checked<Option<Self>> {
        let mut reader = Reader {
            numbering,
            languages,
            series: series_facts.map(|facts| facts.span.file),
            country: Fact::Unset,
            pending: Vec::new(),
            diagnostics: Vec::new(),
        };
        let files = [Some(file), private];
        let parsed = files.map(|file| whole(sources, file?, &mut reader.diagnostics));
        let [Some(mut node), private_node] = parsed else {
            return Checked::new(None, reader.diagnostics);
        };
        let is_whole = private.is_some() == private_node.is_some();
        if let Some(private) = private_node {
            merge::private(&mut node, private, &mut reader.diagnostics);
        }
        if let Some(facts) = series_facts {
            merge::series(&mut node, facts, &mut reader.diagnostics);
        }
        let Some(fields) = reader.fields(&node, "an event") else {
            return Checked::new(None, reader.diagnostics);
        };
        let event = lower(&mut reader, fields, slug, file, is_whole);
        Checked::new(event, reader.diagnostics)
    }
}

/// The document of a file; one that is empty is a group without keys, of which those that are needed are missed.
fn whole(sources: &SourceMap, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    let range = 0..sources.text(file).len();
    let mut node = yaml::parse(sources, file, range).unpack(diagnostics)?;
    if node.kind == NodeKind::Null {
        node.kind = NodeKind::Mapping(Vec::new());
    }
    Some(node)
}

fn lower(
    reader: &mut Reader<'_>,
    mut fields: Fields<'_>,
    slug: &str,
    file: FileId,
    is_whole: bool,
) -> Option<Event> {
    let core = Core::read(reader, &mut fields, file);
    let (is_usable, has_all, dates) = (core.is_usable, core.has_all, core.has_dates);
    let mut event = event(reader, &mut fields, core, slug, file);
    let stray = fields.has_unknown();
    let has_contacts = is_whole && is_group(fields.get("contacts"), stray);
    let known = Known {
        dates,
        contacts: has_contacts && !event.awaited.contains(&"contacts"),
        venues: is_whole
            && is_group(fields.get("venue"), stray)
            && is_group(fields.get("venues"), stray)
            && !event.awaited.contains(&"venues"),
    };
    event.complete = has_contacts && !stray && has_all;
    reader.finish(fields);
    reader.diagnostics.extend(check::check(&event, known));
    is_usable.then_some(event)
}

/// What an event cannot do without, or stand-ins for it, so that the rest can be looked at all the same.
struct Core {
    name: Spanned<String>,
    dates: Spanned<DateRange>,
    timezone: Spanned<TimeZoneName>,
    has_dates: bool,
    /// Whether texts and rules can be looked at with it: a time zone hardly stands in any text.
    is_usable: bool,
    /// Whether nothing is a stand-in.
    has_all: bool,
}

impl Core {
    fn read(reader: &mut Reader<'_>, fields: &mut Fields<'_>, file: FileId) -> Self {
        let name = reader.settled(fields, "name", Reader::text);
        let dates = reader.settled(fields, "dates", Reader::dates);
        let timezone = reader.settled(fields, "timezone", Reader::timezone);
        let place = Span::whole(file);
        let no_day = DateRange {
            first: jiff::civil::Date::ZERO,
            last: jiff::civil::Date::ZERO,
        };
        Self {
            has_dates: dates.is_some(),
            is_usable: name.is_some() && dates.is_some(),
            has_all: name.is_some() && dates.is_some() && timezone.is_some(),
            name: name.unwrap_or_else(|| Spanned::new(String::new(), place)),
            dates: dates.unwrap_or_else(|| Spanned::new(no_day, place)),
            timezone: timezone
                .unwrap_or_else(|| Spanned::new(TimeZoneName("UTC".to_owned()), place)),
        }
    }
}

fn event(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    core: Core,
    slug: &str,
    file: FileId,
) -> Event {
    // Before all that holds telephone numbers, since they may follow the venue's notation.
    let venues = venues(reader, fields);
    Event {
        slug: slug.to_owned(),
        file,
        name: core.name,
        dates: core.dates,
        timezone: core.timezone,
        mode: reader.fact(fields.get("mode"), mode),
        languages_spoken: reader.fact(fields.get("languages_spoken"), Reader::languages),
        venues,
        programme: programme(reader, fields.get("programme")),
        emergency: emergency(reader, fields.get("emergency")),
        contacts: reader.group(fields.get("contacts"), "contacts by id", Contact::read),
        teams: reader.group(fields.get("teams"), "teams by name", Team::read),
        rooms: reader.group(fields.get("rooms"), "rooms by id", Room::read),
        reporting: reader.fact(fields.get("reporting"), Reporting::read),
        appeals: reader.fact(fields.get("appeals"), Appeals::read),
        safeguarding: reader.fact(fields.get("safeguarding"), Safeguarding::read),
        shifts: reader.fact(fields.get("shifts"), shift::read_all),
        identification: reader.fact(fields.get("identification"), Reader::wording),
        links: reader.group(fields.get("links"), "web addresses by name", Reader::url),
        retention: reader.fact(fields.get("retention"), Reader::period),
        confirmed: reader.fact(fields.get("confirmed"), Reader::date),
        vars: reader.group(
            fields.get("vars"),
            "texts by name",
            Reader::verbatim_wording,
        ),
        withdrawn: withdrawn(reader, fields.get("withdrawn")),
        awaited: awaited(fields),
        unread: unread(fields),
        pending: std::mem::take(&mut reader.pending),
        complete: true,
    }
}

/// The groups of records by id, which can be `pending` as a whole.
const GROUPS: [&str; 6] = ["venues", "contacts", "teams", "rooms", "links", "vars"];

fn awaited(fields: &mut Fields<'_>) -> Vec<&'static str> {
    let is_awaited = |key: &&'static str| {
        let node = fields.get(key);
        node.is_some_and(|node| node.is_word("pending"))
    };
    let keys = GROUPS.into_iter().chain(["programme"]);
    keys.filter(is_awaited).collect()
}

fn unread(fields: &mut Fields<'_>) -> Vec<&'static str> {
    let is_group = |node: &Node| {
        matches!(node.kind, NodeKind::Mapping(_) | NodeKind::Null)
            || node.is_word("pending")
            || node.is_word("none")
    };
    let is_unread = |key: &&'static str| fields.get(key).is_some_and(|node| !is_group(node));
    GROUPS.into_iter().filter(is_unread).collect()
}

fn mode(reader: &mut Reader<'_>, node: &Node) -> Option<Mode> {
    reader.choice(node, &MODES)
}

/// The main venue first, then the further ones.
fn venues(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Group<Venue> {
    let mut venues = Group::default();
    let node = fields.get("venue");
    let main = reader.fact(node, Venue::read);
    reader.country = match &main {
        Fact::Set(venue) => venue.value.country.clone(),
        Fact::Invalid(span) => Fact::Invalid(*span),
        Fact::Unset | Fact::NotApplicable(_) | Fact::Pending(_) | Fact::Withheld(_) => Fact::Unset,
    };
    let place = main.span();
    if !main.is_unset() {
        venues.insert(MAIN_VENUE.to_owned(), main);
    }
    let further = fields.get("venues");
    for (id, venue) in reader.group(further, "venues by id", Venue::read) {
        match (place, id.as_str()) {
            (Some(place), MAIN_VENUE) => reader.diagnostics.push(
                Diagnostic::new(
                    codes::DUPLICATE_KEY,
                    venue.span().unwrap_or(place),
                    "`main` is the id of the venue under `venue`",
                )
                .label(place, "first given here")
                .help("give the further venue another id"),
            ),
            _ => {
                venues.insert(id, venue);
            }
        }
    }
    venues
}

fn emergency(reader: &mut Reader<'_>, node: Option<&Node>) -> Emergency {
    if let Some(node) = node.filter(|node| node.is_word("pending")) {
        return Emergency {
            number: reader.fact(Some(node), |_, _| None),
            services: Vec::new(),
        };
    }
    let emergency = reader
        .stated(node)
        .and_then(|node| Emergency::read(reader, node));
    emergency.unwrap_or_default()
}

fn programme(reader: &mut Reader<'_>, node: Option<&Node>) -> Vec<Programme> {
    records(reader, node, "a list of programme entries", Programme::read)
}

fn withdrawn(reader: &mut Reader<'_>, node: Option<&Node>) -> Vec<Withdrawn> {
    records(reader, node, "a list of withdrawn values", Withdrawn::read)
}

/// The records of a list that has no state of its own; one that cannot be read is left out, and has a finding.
fn records<T>(
    reader: &mut Reader<'_>,
    node: Option<&Node>,
    expected: &str,
    read: fn(&mut Reader<'_>, &Node) -> Option<T>,
) -> Vec<T> {
    let items = reader
        .stated(node)
        .and_then(|node| node.expect_list(expected, &mut reader.diagnostics));
    let items = items.unwrap_or_default().iter();
    items
        .filter_map(|item| {
            let node = reader.stated(Some(item))?;
            read(reader, node)
        })
        .collect()
}

/// Whether all ids of a group are known: it could be read, and no stray key may be its name mistyped.
fn is_group(node: Option<&Node>, stray: bool) -> bool {
    match node {
        None => !stray,
        Some(node) => {
            matches!(node.kind, NodeKind::Mapping(_))
                || node.is_word("pending")
                || node.is_word("none")
        }
    }
}
