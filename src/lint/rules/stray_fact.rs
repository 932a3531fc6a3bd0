//! `stray-fact`: the text itself holds what belongs to the event's file, or contradicts it.

use crate::audience::restrict;
use crate::detect::reading::{Channel, Role};
use crate::detect::{FactKind, Found};
use crate::diagnostic::{Diagnostic, codes};
use crate::event::{DialCode, Event, Fact};
use crate::lint::known::Known;
use crate::lint::subject::Subject;

/// The kinds of facts by which a text shows that it is another event's.
pub(in crate::lint) const SHARED: [FactKind; 4] = [
    FactKind::Phone,
    FactKind::Email,
    FactKind::Url,
    FactKind::Room,
];

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(event) = subject.event else { return };
    if subject.facts.is_empty() {
        return;
    }
    let facts = Known::of(event);
    let mut own = None;
    let others = others(subject, event);
    for (index, fact) in subject.facts.iter().enumerate() {
        let finding = |message: String| subject.finding(codes::STRAY_FACT, &fact.range, message);
        if let Some(name) = facts.name(fact.kind, &fact.value) {
            // What the page's readers may not know is a leak, and the scan says so.
            let own = own
                .get_or_insert_with(|| Known::of(restrict(event, subject.page.audience).event()));
            if own.name(fact.kind, &fact.value).is_some() {
                let tag = format!("{{{{ {name} }}}}");
                let finding = finding(format!(
                    "this is `{name}` of the event's file, written by hand"
                ))
                .help(format!("name the fact instead: {tag}"));
                found.push(if is_the_same(subject, fact) {
                    subject.mended(finding, &fact.range, &fact.text, &tag)
                } else {
                    finding
                });
            }
        } else if fact.kind == FactKind::EmergencyNumber && contradicts(event, fact) {
            found.push(
                finding("the event's file has another emergency number".to_owned())
                    .help("write {{ emergency.number }}, and check the number of the place"),
            );
        } else if let Some(of) = other(&others, fact) {
            found.push(finding(format!("this is a fact of {of}")).help(
                "put this event's own into its file and name it here; delete what belongs to another year",
            ));
        } else if is_of_event(fact) && subject.page.edition.is_some() {
            found.push(
                finding(format!("{} stands in the text alone", described(fact.kind)))
                    .help("put it into the event's file and name it here, or it will be here next year, too"),
            );
        } else if is_room_by_day(subject, index) {
            found.push(
                finding("a room of a single day stands in the text alone".to_owned())
                    .help("give the room a schedule in the event's file, and write {{ rooms.… }}"),
            );
        }
    }
}

/// Whether readers get the same where the fact is named in its place: a number, an address, a link's destination. A room
/// would come with all its days, and a link cannot stand in another.
fn is_the_same(subject: &Subject<'_>, fact: &Found) -> bool {
    let block = &subject.reading.blocks[fact.block];
    let is_linked = block
        .link_at(fact.at.start)
        .is_some_and(|link| fact.at.start < link.text.end);
    let is_code = block.code.iter().any(|code| code.contains(&fact.at.start));
    match (fact.kind, block.channel) {
        (FactKind::Phone | FactKind::Email | FactKind::EmergencyNumber, Channel::Visible) => {
            !is_linked && !is_code && !matches!(block.role, Role::Code { .. }) && !fact.is_disguised
        }
        (FactKind::Url, Channel::Address) => true,
        _ => false,
    }
}

/// The facts of the other events, by their slugs.
fn others<'a>(subject: &'a Subject<'_>, event: &Event) -> Vec<(&'a str, Known)> {
    let others = subject
        .events
        .iter()
        .filter(|other| other.slug != event.slug);
    others
        .map(|other| (other.slug.as_str(), Known::of(other)))
        .collect()
}

/// The slug of another event that has this fact: numbers, addresses and rooms that stayed when the event went on.
fn other<'a>(others: &[(&'a str, Known)], fact: &Found) -> Option<&'a str> {
    if !SHARED.contains(&fact.kind) {
        return None;
    }
    let mut others = others.iter();
    let other = others.find(|(_, facts)| facts.name(fact.kind, &fact.value).is_some());
    other.map(|(slug, _)| *slug)
}

/// Phones and addresses of people that no event's file knows.
fn is_of_event(fact: &Found) -> bool {
    matches!(fact.kind, FactKind::Phone | FactKind::Email) && fact.confidence >= 70
}

fn described(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Phone => "a telephone number",
        _ => "an e-mail address",
    }
}

/// Whether a room stands beside a day: it changes from day to day then.
fn is_room_by_day(subject: &Subject<'_>, index: usize) -> bool {
    let fact = &subject.facts[index];
    fact.kind == FactKind::Room
        && subject.facts.get(index + 1).is_some_and(|next| {
            next.kind == FactKind::Date
                && next.block == fact.block
                && next.at.start - fact.at.end <= 6
        })
}

fn contradicts(event: &Event, fact: &Found) -> bool {
    let number = event.emergency.number.get().map(DialCode::display);
    let services = event.emergency.services.iter().filter_map(Fact::get);
    let mut services = services.filter_map(|service| service.number.get());
    number.is_some_and(|number| number != fact.value)
        && !services.any(|number| number.display() == fact.value)
        && matches!(fact.value.as_str(), "112" | "911" | "999")
}
