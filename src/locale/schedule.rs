//! Rooms by day in the words of a language.

use super::{Arg, Locale};
use crate::event::{DateRange, Fact, RoomOnDays};

impl Locale {
    /// "Room 23 on May 11, Room 25C on May 12–13"; "Room 23" where it is the same on all days.
    ///
    /// Pending days say so. Days without a room, or with a wrong or withheld one, are left out.
    #[must_use]
    pub fn schedule(&self, lines: &[RoomOnDays]) -> String {
        let stays = self.stays(lines);
        if let [only] = stays.as_slice()
            && lines
                .iter()
                .all(|line| line.room.is_set() || line.room.is_pending())
        {
            return only.room.map_or_else(
                || self.to_be_announced(),
                |room| format!("{room}{}", only.notes),
            );
        }
        let parts: Vec<String> = stays.iter().map(|stay| self.stay(stay)).collect();
        self.enumeration(&parts)
    }

    fn stays<'l>(&self, lines: &'l [RoomOnDays]) -> Vec<Stay<'l>> {
        let mut stays: Vec<Stay> = Vec::new();
        for line in lines {
            let room = match &line.room {
                Fact::Set(room) => {
                    let name = room.value.to(&self.language);
                    Some((name, self.noted(String::new(), room.span)))
                }
                Fact::Pending(_) => None,
                Fact::Unset | Fact::NotApplicable(_) | Fact::Invalid(_) | Fact::Withheld(_) => {
                    continue;
                }
            };
            let days = line.dates.value;
            match stays.last_mut() {
                Some(last)
                    if last.room == room.as_ref().map(|(name, _)| *name)
                        && last.days.last.tomorrow().ok() == Some(days.first) =>
                {
                    last.days.last = days.last;
                    last.notes.extend(room.map(|(_, note)| note));
                }
                _ => stays.push(Stay {
                    days,
                    room: room.as_ref().map(|(name, _)| *name),
                    notes: room.map(|(_, note)| note).unwrap_or_default(),
                }),
            }
        }
        stays
    }

    fn stay(&self, stay: &Stay) -> String {
        let days = self.day_range(stay.days);
        let count = i64::try_from(stay.days.days().take(1000).count()).unwrap_or(i64::MAX);
        let (days, count) = (("days", Arg::Text(&days)), ("count", Arg::Number(count)));
        match stay.room {
            Some(room) => {
                let room = format!("{room}{}", stay.notes);
                self.word("room-on-days", &[("room", Arg::Text(&room)), days, count])
            }
            None => self.word("pending-on-days", &[days, count]),
        }
    }
}

/// Days in a row with the same room, or with one that is still to be announced.
struct Stay<'a> {
    days: DateRange,
    room: Option<&'a str>,
    /// Where the room is stated, in a run that takes notes.
    notes: String,
}
