//! Rooms, and where they are on which day.

use super::reader::Reader;
use super::{DateRange, Fact, Hours, Id, Visibility, Wording};
use crate::source_map::Spanned;
use crate::yaml::{Node, NodeKind};

/// A room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// What it is called: "Quiet room".
    pub name: Fact<Wording>,
    /// Where it is, on all days.
    pub room: Fact<Wording>,
    /// Where it is, by day, sorted by day.
    pub schedule: Fact<Vec<RoomOnDays>>,
    /// When it is open.
    pub hours: Fact<Hours>,
    /// Whether there are no steps on the way.
    pub step_free: Fact<bool>,
    /// The id of its venue; the main one unless set.
    pub venue: Fact<Id>,
    /// Where to go when it is closed or taken.
    pub fallback: Fact<Wording>,
    /// How to find it.
    pub directions: Fact<Wording>,
    /// Whether, or when, somebody is there.
    pub staffed: Fact<Wording>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// One line of a room's schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomOnDays {
    /// The days.
    pub dates: Spanned<DateRange>,
    /// The room; may be pending.
    pub room: Fact<Wording>,
}

impl Room {
    pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "a room")?;
        let record = Self {
            name: reader.fact(fields.get("name"), Reader::wording),
            room: reader.fact(fields.get("room"), Reader::wording),
            schedule: reader.fact(fields.get("schedule"), schedule),
            hours: reader.fact(fields.get("hours"), Reader::hours),
            step_free: reader.fact(fields.get("step_free"), Reader::flag),
            venue: reader.fact(fields.get("venue"), Reader::text),
            fallback: reader.fact(fields.get("fallback"), Reader::wording),
            directions: reader.fact(fields.get("directions"), Reader::wording),
            staffed: reader.fact(fields.get("staffed"), Reader::wording),
            visibility: Visibility::read(reader, &mut fields),
        };
        reader.finish(fields);
        Some(record)
    }
}

/// Lines by day. A line whose days cannot be read spoils the whole: which days are covered is unknown then.
fn schedule(reader: &mut Reader<'_>, node: &Node) -> Option<Vec<RoomOnDays>> {
    let expected = "days and rooms, such as {2026-05-11: Room 23}";
    let entries = node.expect_mapping(expected, &mut reader.diagnostics)?;
    let mut lines = Vec::new();
    let mut all_known = true;
    for (days, room) in entries {
        let key = Node {
            span: days.span,
            kind: NodeKind::Scalar {
                text: days.value.clone(),
                quoted: true,
            },
        };
        let dates = reader.dates(&key);
        let room = reader.fact(Some(room), Reader::wording);
        match dates {
            Some(dates) => lines.push(RoomOnDays {
                dates: Spanned::new(dates, days.span),
                room,
            }),
            None => all_known = false,
        }
    }
    lines.sort_by_key(|line| line.dates.value);
    all_known.then_some(lines)
}
