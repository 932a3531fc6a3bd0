//! What edits write: settings, facts, front matter and texts, some of them wrong.

use crate::support::chance::Chance;

/// The events of the site; the latest is current unless the settings say otherwise.
pub const YEARS: [&str; 3] = ["2024", "2025", "2026"];

/// What an event's file says, line by line; the first of each is what it says at first.
const FACTS: [&[&str]; 11] = [
    &["name: Test Conf YEAR", "name: Mill Days YEAR"],
    &[
        "dates: YEAR-05-11..YEAR-05-13",
        "dates: YEAR-06-01",
        // The order of events is another one then, and so may be the current one.
        "dates: 2030-05-11..2030-05-13",
    ],
    &["timezone: America/New_York"],
    &[
        "venue: {name: Old Mill, address: 1 Mill Road, country: US}",
        "venue: {name: Old Mill, address: 2 Mill Road, country: US}",
        // Cards are printed on other paper there, under other names.
        "venue: {name: Old Mill, address: 1 Mill Road, country: DE}",
    ],
    &["contacts:"],
    &[
        "  hotline: {kind: channel, name: Hotline, phone: \"+1 216 555 0187\", audience: public}",
        "  hotline: {kind: channel, name: Hotline, phone: \"+1 216 555 0188\", audience: public}",
        "  hotline: {kind: channel, name: Help line, phone: \"+1 216 555 0199\", audience: public}",
    ],
    &[
        "  lead: {name: Robin Example, phone: \"+1 503 555 0131\"}",
        "  lead: {name: Robin Example, phone: \"+1 503 555 0132\"}",
        "  lead: {name: Robin Example, phone: \"+1 503 555 0131\", audience: public}",
        "  lead: {name: Robin Example, phone: \"+1 503 555 0131\", public: [name]}",
    ],
    &["rooms:"],
    &[
        "  quiet: {name: Quiet room, room: Room 23, audience: public}",
        "  quiet: {name: Quiet room, room: Room 24, audience: public}",
        "  quiet: {name: Quiet room, room: Lantern Loft, audience: public}",
        "  quiet: {name: Quiet room, room: Lantern Loft}",
    ],
    &["links: {map: \"https://example.org/map\"}", "links: {}"],
    &["vars: {wifi: TestConf}", "vars: {wifi: MillDays}"],
];

/// What is never committed.
const PRIVATE: [&str; 3] = [
    "",
    "contacts:\n  keeper: {name: Kim Example, phone: \"+1 503 555 0144\"}\n",
    "contacts:\n  keeper: {name: Kim Example, phone: \"+1 503 555 0145\"}\n",
];

pub const SETTINGS: [&str; 7] = [
    "title: Test Conf\nlanguages: [en, es]\nbase_url: https://example.org/conduct\n",
    "title: Test Conf\nlanguages: [en]\nbase_url: https://example.org/conduct\n",
    "title: Another Conf\nlanguages: [en, es]\nbase_url: https://example.org/rules\n",
    "title: Test Conf\nlanguages: [en, es]\nbase_url: https://example.org/conduct\nminify: false\ntheme: ours\n",
    "title: Test Conf\nlanguages: [en, es]\nlints: {misspelling: deny, placeholder: allow}\n",
    "title: Test Conf\nlanguages: [en, es]\nbase_url: https://example.org/conduct\ncurrent: \"2025\"\n",
    "title: Test Conf\nlanguages: [en, es]\nbase_url: https://example.org/conduct\nfacts: {retention: 2 years}\n",
];

/// Where documents may stand.
pub const PAGES: [&str; 12] = [
    "guide.md",
    "guide.es.md",
    "code.md",
    "es/code.md",
    "events/2026/procedure.md",
    "procedure.md",
    "events/2025/guide.md",
    "events/2024/procedure.md",
    "notes/deep/page.md",
    "cards/help.md",
    "events/2026/cards/staff.md",
    "events/2025/cards/desk.md",
];

/// The front matter of a card that quotes a page, and leads to another.
const QUOTES: &str = "---\nformats: [pocket, poster]\nsections: [procedure#calls]\nqr: code\n---\n";

pub const FRONTS: [&str; 11] = [
    "",
    "---\ntitle: A title\n---\n",
    "---\ntitle: Call {{ contacts.hotline.phone }}\nweight: 3\n---\n",
    "---\naudience: staff\n---\n",
    "---\naudience: responders\nkind: staff-procedure\n---\n",
    "---\nstatus: draft\n---\n",
    "---\nslug: other\naliases: [old]\n---\n",
    "---\nkind: reporting-guide\nwaive: {missing-topic: \"it is short\"}\n---\n",
    QUOTES,
    "---\nunknown_key: [\n---\n",
    "Title: From Pelican\nDate: 2026-01-02\n\n",
];

/// Front matter that changes what others see of a page, without faults.
const GOOD_FRONTS: [&str; 12] = [
    "",
    "---\ntitle: A title\n---\n",
    "---\ntitle: Another title\nsummary: In a sentence.\n---\n",
    "---\ntitle: At {{ event.name }}\nsummary: Call {{ contacts.hotline.phone }}.\n---\n",
    "---\nsummary: In another sentence.\n---\n",
    "---\nreviewed: 2026-02-03\nversion: \"2\"\n---\n",
    "---\nmodified: 2026-03-04\nlicense: CC-BY-4.0\n---\n",
    "---\nattribution: [{title: A model, url: \"https://example.org/model\", license: CC0-1.0}]\n---\n",
    "---\nweight: 7\n---\n",
    "---\nstatus: hidden\n---\n",
    "---\nslug: renamed\naliases: [old]\n---\n",
    "---\nscope: series\n---\n",
];

/// What texts are put together from; some of it is wrong.
pub const PIECES: [&str; 33] = [
    "# Guide\n\n",
    "# Procedure with *marks* {#top-of-it}\n\n",
    "## Calls {#calls}\n\nCall {{ contacts.hotline.phone }}.\n\n",
    "## Rooms\n\nThe quiet room is {{ rooms.quiet }}.\n\n",
    "### Deeper\n\nMore words stand here.\n\n",
    "See [the guide](/guide/#calls) and [rooms](#rooms).\n\n",
    "See [the procedure]({filename}/procedure.md).\n\n",
    "See [the code](code.md) and [nothing](nowhere.md).\n\n",
    "![A plan](images/plan.txt)\n\n",
    "Ask {{ contacts.lead.name }}.\n\n",
    "Call +1 503 555 0131 at night.\n\n",
    "Call {{ contacts.nobody.phone }}.\n\n",
    "{{ <contact_list show=\"name,phone\" /> }}\n\n",
    "{{ <room_table /> }}\n\n",
    "{% for contact in contacts %}- {{ contact.name }}\n{% endfor %}\n\n",
    "{% if contacts.lead.phone %}open\n\n",
    "Recieve teh report.\n\n",
    "TODO: write this.\n\n",
    "Last year, in 2019, it was otherwise.\n\n",
    "<script>alert(1)</script>\n\n",
    "<!-- a comment -->\n\n",
    "- one\n- two\n    1. three\n\n",
    "| a | b |\n| - | - |\n| 1 | 2 |\n\n",
    "Long before. {.not-on-card}\n\n",
    "Short. {.on-card}\n\n",
    "---\n\n",
    "Date: 2026-01-02\n",
    "\u{e000} stands alone.\n\n",
    "Write to [us](mailto:us@example.org) or <https://example.org/>.\n\n",
    "Nothing to be done.\n\n",
    "Call +1 503 555 0144 at night.\n\n",
    "Meet in the Lantern Loft.\n\n",
    "We meet at {{ event.name }}, in {{ venue.country }}, and {{ series.title }} stays.\n\n",
];

/// The file of an event, as it is at first.
pub fn event(year: &str) -> String {
    let lines = FACTS.iter().map(|lines| format!("{}\n", lines[0]));
    lines.collect::<String>().replace("YEAR", year)
}

/// Another path with another content: a fact of one event changes, or what is known of it in private.
pub fn changed_event(year: &str, text: &str, chance: &mut Chance) -> (String, String) {
    if chance.below(5) == 0 {
        let private = *chance.one_of(&PRIVATE);
        let path = format!("content/events/{year}/private.yaml");
        return (path, private.to_owned());
    }
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = chance.below(FACTS.len());
    lines[at] = chance.one_of(FACTS[at]).replace("YEAR", year);
    let path = format!("content/events/{year}/event.yaml");
    (path, lines.join("\n") + "\n")
}

/// A document without faults: every page links to a place of another one and names facts, and every card quotes a page.
pub fn good(page: &str, heading: &str, number: usize) -> String {
    if page.contains("cards/") {
        return format!("{QUOTES}# Card\n\nFine, {number} times.\n");
    }
    let link = "See [whom to call]({filename}/guide.md#calls)";
    let facts = "Call {{ contacts.hotline.phone }}.\n\n{{ <contact_list show=\"name,phone\" /> }}";
    format!("# Guide\n\n## {heading}\n\nFine, {number} times. {link}. {facts}\n")
}

/// A page without faults that others see otherwise than before.
pub fn good_with_front(page: &str, number: usize, chance: &mut Chance) -> String {
    let text = good(page, "Calls", number);
    if page.contains("cards/") {
        let title = [
            "",
            "title: A card\n",
            "title: Another card\nsummary: To carry.\n",
        ];
        return text.replacen("---\n", &format!("---\n{}", chance.one_of(&title)), 1);
    }
    let opening = ["# Guide", "# A guide", "# {{ event.name }}"];
    let text = text.replacen("# Guide", chance.one_of::<&str>(&opening), 1);
    format!("{}{text}", chance.one_of(&GOOD_FRONTS))
}
