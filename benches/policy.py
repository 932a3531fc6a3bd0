"""Writes sites of invented policy pages, the same ones every time, for whatever is to be measured on them."""

import random
from pathlib import Path

# A page is near this size; a generator that is asked for facts and links pays for them at every size alike.
PAGE_BYTES = 6000
FACTS_PER_PAGE = 8
LINKS_PER_PAGE = 10

EVENT = """\
name: Harborlight Conf 2026
dates: 2026-09-14..2026-09-16
timezone: America/Chicago
mode: in-person
languages_spoken: [en]
venue:
  name: Foundry Hall
  address: "41 Kiln Street, Chicago, Illinois"
  country: US
  entrance: Slate Street gate
emergency:
  number: "911"
  services:
    - {name: Crisis line, kind: crisis, number: "988", hours: always}
    - {name: "Police, when it is not urgent", kind: police, number: "+1 312 555 0118", hours: always}
contacts:
  hotline:
    kind: channel
    name: Incident hotline
    phone: "+1 312 555 0187"
    reach: [call, sms]
    hours: "07:00..23:00"
    answered_by: [lead, deputy]
    until: 2026-09-19
    tested: 2026-08-20
    audience: public
  inbox:
    kind: channel
    name: Incident e-mail
    email: help@harborlight.example.org
    reach: [email]
    answered_by: [lead, deputy]
    audience: public
  partner:
    kind: organization
    independent: true
    name: Lantern Listening Service
    phone: "+1 312 555 0156"
    reach: [call]
    audience: public
  lead:
    name: Imre Solberg-Okafor
    role: Lead incident responder
    email: imre@harborlight.example.org
    phone: "+1 312 555 0131"
    languages: [en]
    public: [name, role, languages]
  deputy:
    name: Dalia Rookwood
    role: Incident responder
    email: dalia@harborlight.example.org
    phone: "+1 312 555 0134"
    languages: [en]
    public: [name, role, languages]
teams:
  leads: {members: [lead, deputy], audience: public}
rooms:
  quiet:
    name: Quiet room
    schedule: {2026-09-14: Room 12, 2026-09-15..2026-09-16: Room 31}
    hours: "08:00..18:30"
    step_free: true
    audience: public
  desk:
    name: Help desk
    room: South lobby
    hours: "08:00..18:30"
    step_free: true
    audience: public
  base: {name: Response base, room: Loft 4}
reporting:
  form: https://forms.example.org/harborlight-2026
  anonymous: true
  read_by: [lead, deputy]
  decided_by: [lead]
  acknowledge_within: 24 hours
  follow_up_within: 7 days
  audience: public
appeals: {to: Harborlight Association, email: appeals@harborlight.example.org, within: 14 days, audience: public}
safeguarding: {under: 18, lead: lead}
identification: an orange scarf and a badge that says STAFF
links: {access: "https://harborlight.example.org/2026/access"}
retention: 2 years
confirmed: 2026-08-21
"""

SITE = """\
title: Harborlight Conf
base_url: https://harborlight.example.org/conduct
current: "2026"
license: CC0-1.0
minify: true
"""

# Sentences around one fact each; the name in braces is the fact's, as quietroom knows it.
FACT_SENTENCES = [
    "If somebody is in danger, call {emergency.number} first and tell us afterwards.",
    "The ambulance gate is {venue.entrance}; keep it free of crates and bags.",
    "Anybody can ring {contacts.hotline.phone} while the doors are open.",
    "Write to {contacts.inbox.email} when speaking is too much for today.",
    "{contacts.partner.name} stands outside our team and answers on {contacts.partner.phone}.",
    "On duty this year: {contacts.lead.name}, who decides what happens next.",
    "The second responder is {contacts.deputy.name}, and both may be asked for by name.",
    "You can sit down undisturbed in {rooms.quiet}.",
    "Lost things and first questions go to {rooms.desk}.",
    "A responder answers within {reporting.acknowledge_within}, also at night.",
    "What we decided reaches you within {reporting.follow_up_within}.",
    "A decision can be looked at again: write to {appeals.email} within {appeals.within}.",
    "Notes are deleted after {retention}, and nobody keeps a copy at home.",
    "Staff wear {identification}.",
    "These rules hold at {event.name} from the first coffee to the last chair.",
    "Whoever is under {safeguarding.under} never waits alone for an answer.",
    "All of this was checked on {event.confirmed} by somebody who tried every number.",
    "The address to give to a driver is {venue.address}.",
]

WHO = [
    "an attendee", "a speaker", "a volunteer", "a sponsor", "a guest at the social", "a member of the crew", "a session chair",
    "a parent with a child", "a first-time visitor", "a trainer", "somebody at the door", "a photographer", "a cook",
    "the person at the desk", "an interpreter", "a late arrival",
]
DOES = [
    "asks for a quiet place", "does not want to be photographed", "hears a remark that hurts", "is followed through the halls",
    "feels unwell during a talk", "finds a bag without an owner", "wants to leave without being seen",
    "is touched without being asked", "gets messages that do not stop", "sees a quarrel begin", "needs a lift instead of stairs",
    "is stared at for a badge ribbon", "cannot find the way back", "wants to take back a report", "is asked about a diagnosis",
    "was shouted at in the queue", "has lost a companion", "would rather speak with a woman",
]
THEN = [
    "a responder walks along and stays as long as that helps", "the nearest member of staff makes room and asks what is needed",
    "nobody has to give a reason", "we write down the time, the place and the words that were used",
    "the desk closes its shutter and listens", "both sides are heard apart from each other",
    "the talk goes on and the person is accompanied outside", "we ask before we call anybody else",
    "the crew moves the queue to the other side", "a second person reads the note before it is filed",
    "we offer water, a chair and silence, in this order", "the chair ends the session if that is the quickest way",
    "whoever was asked last hands over to whoever comes next", "we say what we can do today and what has to wait",
    "the recording is stopped and the file is set aside", "the answer is written in plain words and without a verdict",
]
BECAUSE = [
    "because waiting makes such hours longer", "because a rumour is faster than a note", "even when the hall is full",
    "also on the way to the hotel", "unless the person asks for something else", "and nobody is told who it was",
    "as we did at the rehearsal", "before the next session begins", "since trust is lost in minutes",
    "whether or not a rule was broken", "and the badge is no reason to ask twice", "so that the choice stays with the person",
    "however small it may look from outside", "with two people in the room", "until the doors are locked",
]
FILLERS = [
    "{Who} who {does} can count on us: {then}.",
    "When {who} {does}, {then}, {because}.",
    "It happens every year that {who} {does}. Then {then}.",
    "{Then_}, {because}, and the same holds when {who} {does}.",
    "We do not ask why {who} {does}; *{then}*, {because}.",
    "If {who} {does}, **{then}**. This is so {because}.",
]
PLACES = ["door", "stairs", "foyer", "workshop", "balcony", "kitchen", "cloakroom", "stage", "terrace", "library", "corridor", "courtyard"]
SUBJECTS = ["photographs", "queues", "lost-badges", "late-arrivals", "noise", "drinks", "recordings", "crowding", "messages", "children",
            "allergies", "strollers", "interviews", "stickers", "ribbons", "animals"]
SECTIONS = [("scope", "Where this holds"), ("asking", "Asking for help"), ("steps", "Step by step"), ("duties", "Who does what"),
            ("notes", "What is written down"), ("afterwards", "Afterwards")]
LINK_WORDS = ["the page about {}", "what we do about {}", "our rules for {}", "more on {}", "the notes on {}"]


def names(count):
    """The names of a site's pages, without their ending."""
    return [f"{SUBJECTS[n % len(SUBJECTS)]}-{PLACES[n // len(SUBJECTS) % len(PLACES)]}-{n:05}" for n in range(count)]


def title(name):
    """The title of the page with this name."""
    subject, place, number = name.rsplit("-", 2)
    return f"About {subject.replace('-', ' ')} at the {place} ({number})"


def page(number, all_names, fact, link):
    """The Markdown of one page; `fact(name)` writes a fact and `link(name, anchor)` a destination, as the tool wants them."""
    rng = random.Random(number)
    facts = iter(fact_sentences(rng, fact))
    links = iter([link_words(rng, all_names, link) for _ in range(LINKS_PER_PAGE)])

    def filler():
        then = rng.choice(THEN)
        who = rng.choice(WHO)
        return rng.choice(FILLERS).format(who=who, Who=capital(who), does=rng.choice(DOES), then=then, Then_=capital(then),
                                          because=rng.choice(BECAUSE))

    def paragraph(*extra):
        sentences = [filler(), filler(), *(sentence for sentence in extra if sentence)]
        rng.shuffle(sentences)
        return " ".join(sentences) + "\n"

    def see():
        words = next(links, None)
        return f"See {words}." if words else ""

    parts = [paragraph(next(facts), see())]
    for anchor, words in SECTIONS:
        parts.append(f"## {words} {{#{anchor}}}\n")
        parts.append(paragraph(next(facts, ""), see()))
        if anchor == "asking":
            parts.append(nested_list(filler, see))
        elif anchor == "steps":
            parts.append("".join(f"{step}. {filler()}\n" for step in range(1, 5)))
            parts.append(f"### If the first step fails\n\n> {filler()}\n")
        elif anchor == "duties":
            parts.append(table(rng))
    # What is left over goes into the closing section, so that each page has the same number of facts and links.
    parts.append(paragraph(*facts, *(f"See {words}." for words in links)))
    text = "\n".join(parts)
    while len(text) < PAGE_BYTES - 150:
        text += "\n" + paragraph()
    return text


def fact_sentences(rng, fact):
    """Sentences that hold the wanted number of facts among them."""
    picked, held = [], 0
    for sentence in rng.sample(FACT_SENTENCES, len(FACT_SENTENCES)):
        holds = sentence.count("{")
        if held + holds <= FACTS_PER_PAGE:
            picked.append(fill(sentence, fact))
            held += holds
    return picked


def fill(sentence, fact):
    """A sentence with its facts written by `fact`."""
    pieces = sentence.replace("}", "{").split("{")
    return "".join(fact(piece) if index % 2 else piece for index, piece in enumerate(pieces))


def link_words(rng, all_names, link):
    """A link to some page, every third one to a section of it."""
    name = rng.choice(all_names)
    anchor = rng.choice(SECTIONS)[0] if rng.random() < 1 / 3 else ""
    return f"[{rng.choice(LINK_WORDS).format(name.rsplit('-', 2)[0].replace('-', ' '))}]({link(name, anchor)})"


def nested_list(filler, see):
    """A list with a list in each of its items."""
    return "".join(f"- {filler()} {see()}\n  - {filler()}\n  - {filler()}\n" for _ in range(2))


def table(rng):
    """A table of who does what where."""
    rows = "".join(f"| {capital(rng.choice(WHO))} | the {rng.choice(PLACES)} | {rng.choice(BECAUSE)} |\n" for _ in range(5))
    return "| Who | Where | Remark |\n| --- | --- | --- |\n" + rows


def capital(words):
    """The same with a capital letter."""
    return words[0].upper() + words[1:]


# What makes every fact of the event public, so that a scan has nothing to look for.
ALL_PUBLIC = [("public: [name, role, languages]", "audience: public"), ("room: Loft 4}", "room: Loft 4, audience: public}")]


def private_contact(number):
    """A contact whom only staff may know: a name, an address and a telephone number that stand nowhere else."""
    first, last = FIRST_NAMES[number % len(FIRST_NAMES)], LAST_NAMES[number // len(FIRST_NAMES) % len(LAST_NAMES)]
    area = 201 + 2 * (number // 100)
    return (f"  p{number}: {{name: {first} {last}, role: {first}'s part of the night, "
            f"email: {first.lower()}.{last.lower()}@harborlight.example.org, "
            f'phone: "+1 {area} 555 01{number % 100:02}"}}\n')


FIRST_NAMES = ["Abelard", "Brisa", "Corentin", "Dunya", "Eskil", "Fiorella", "Gudrun", "Hakim", "Iolanthe", "Jorun"]
LAST_NAMES = ["Ostrander", "Peverell", "Quintrell", "Rosvold", "Sandoval-Pike", "Thornquist", "Umberfield", "Vasquill"]


def write_quietroom(root, count, withheld=None):
    """A site for quietroom. With `withheld`, so many contacts are private, and nothing else is."""
    content = Path(root, "content")
    event = content / "events" / "2026"
    event.mkdir(parents=True)
    (content / "site.yaml").write_text(SITE)
    (event / "event.yaml").write_text(EVENT if withheld is None else EVENT.replace(*ALL_PUBLIC[0]).replace(*ALL_PUBLIC[1]))
    if withheld:
        (event / "private.yaml").write_text("contacts:\n" + "".join(private_contact(number) for number in range(withheld)))
    write_pages(content, count)


def write_series(root, count, years):
    """A site for quietroom with an event each year, all of which publish the same pages."""
    content = Path(root, "content")
    for year in years:
        event = content / "events" / str(year)
        event.mkdir(parents=True)
        (event / "event.yaml").write_text(EVENT.replace("2026", str(year)))
    (content / "site.yaml").write_text(SITE.replace("2026", str(max(years))))
    write_pages(content, count)


def write_pages(content, count):
    """The pages in a content folder."""
    all_names = names(count)
    for number, name in enumerate(all_names):
        front = f'---\ntitle: "{title(name)}"\nversion: "1.{number % 10}"\nreviewed: 2026-08-{number % 20 + 1:02}\n---\n'
        text = page(number, all_names, lambda fact: f"{{{{ {fact} }}}}", lambda to, anchor: f"{to}.md" + (f"#{anchor}" if anchor else ""))
        (content / f"{name}.md").write_text(front + text)
