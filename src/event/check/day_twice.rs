//! `day-twice`: a room's schedule names a day in two lines, so that the room is in two places.

use crate::diagnostic::{Diagnostic, codes};
use crate::event::Event;

pub(super) fn check(event: &Event, found: &mut Vec<Diagnostic>) {
    for (id, room) in &event.rooms {
        let lines = room.get().and_then(|room| room.schedule.get());
        let mut lines: Vec<_> = lines
            .into_iter()
            .flatten()
            .map(|line| &line.dates)
            .collect();
        // In the order of the file, so that the later line is the wrong one.
        lines.sort_by_key(|line| line.span);
        for (index, line) in lines.iter().enumerate() {
            let earlier = lines[..index]
                .iter()
                .find(|earlier| earlier.value.overlaps(&line.value));
            if let Some(earlier) = earlier {
                let day = earlier.value.first.max(line.value.first);
                let message = format!("the schedule of room `{id}` has {day} twice");
                found.push(
                    Diagnostic::new(codes::DAY_TWICE, line.span, message)
                        .label(earlier.span, "first given here")
                        .help("leave each day in one line only"),
                );
            }
        }
    }
}
