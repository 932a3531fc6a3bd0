//! Contexts as pages of an invented conference would have them: once with everything, once with nothing that is optional.

use indexmap::IndexMap;
use quietroom::theme::context::*;
use quietroom::vocabulary::{Language, PageKind};

// Written often: most fields are optional.
#[allow(clippy::unnecessary_wraps)]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn dial(display: &str) -> DialContext {
    let digits: String = display
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    DialContext {
        display: display.to_owned(),
        tel: format!("tel:{digits}"),
    }
}

fn day(iso: &str, text: &str) -> DayContext {
    DayContext {
        iso: some(iso),
        text: text.to_owned(),
    }
}

fn way(kind: &'static str, label: &str, href: &str) -> ReachContext {
    ReachContext {
        kind,
        label: label.to_owned(),
        href: (!href.is_empty()).then(|| href.to_owned()),
        platform: (kind == "chat").then(|| "Matrix".to_owned()),
    }
}

fn contact(id: &str, kind: ContactKindName) -> ContactContext {
    ContactContext {
        id: id.to_owned(),
        kind,
        independent: false,
        name: None,
        role: None,
        organization: None,
        pronouns: None,
        email: None,
        phone: None,
        extension: None,
        languages: None,
        hours: None,
        reach: Vec::new(),
        answered_by: None,
        if_unanswered: None,
        otherwise: None,
        directions: None,
        until: None,
        tested: None,
    }
}

fn contacts() -> Vec<ContactContext> {
    vec![
        ContactContext {
            name: some("Incident hotline"),
            phone: Some(dial("+1 216 555 0187")),
            email: some("help@example.org"),
            extension: some("4711"),
            languages: some("English, Spanish"),
            hours: some("8:00–23:00"),
            reach: vec![
                way("call", "+1 216 555 0187", "tel:+12165550187"),
                way("sms", "+1 216 555 0187", "sms:+12165550187"),
                way("whatsapp", "+1 216 555 0187", "https://wa.me/12165550187"),
                way(
                    "signal",
                    "+1 216 555 0187",
                    "https://signal.me/#p/+12165550187",
                ),
                way("chat", "@help:example.org", ""),
                way("email", "help@example.org", "mailto:help@example.org"),
                way(
                    "form",
                    "https://example.org/form",
                    "https://example.org/form",
                ),
                way("in-person", "Registration desk, ground floor", ""),
            ],
            answered_by: some("Robin and Sam"),
            if_unanswered: some("Call the front desk of Lakeside Hall."),
            until: Some(day("2026-05-16", "16 May 2026")),
            tested: Some(day("2026-04-20", "20 April 2026")),
            ..contact("hotline", ContactKindName::Channel)
        },
        ContactContext {
            name: some("Robin <Example> & Co"),
            role: some("Lead incident responder"),
            organization: some("Example Conf"),
            pronouns: some("they/them"),
            phone: Some(dial("+1 503 555 0131")),
            languages: some("English"),
            directions: some("At the registration desk"),
            reach: vec![way("call", "+1 503 555 0131", "tel:+15035550131")],
            ..contact("lead", ContactKindName::Person)
        },
        ContactContext {
            independent: true,
            name: some("Outside Partner"),
            phone: Some(dial("+1 614 555 0112")),
            hours: some("9:00–18:00"),
            reach: vec![
                way("call", "+1 614 555 0112", "tel:+16145550112"),
                way("email", "partner@example.org", "mailto:partner@example.org"),
            ],
            ..contact("partner", ContactKindName::Organization)
        },
    ]
}

fn quiet_room() -> RoomContext {
    let row = |iso: &str, day: &str, room: &str| RoomDay {
        iso: iso.to_owned(),
        day: day.to_owned(),
        room: room.to_owned(),
        pending: room == "to be announced",
    };
    RoomContext {
        id: "quiet".to_owned(),
        name: some("Quiet room"),
        room: None,
        days: vec![
            row("2026-05-11", "Monday, 11 May", "Room 23"),
            row("2026-05-12", "Tuesday, 12 May", "Room 25C"),
            row("2026-05-13", "Wednesday, 13 May", "to be announced"),
        ],
        hours: some("8:00–18:00"),
        step_free: Some(true),
        venue: some("Boathouse"),
        fallback: some("the nursing room"),
        directions: some("Left behind the stairs"),
        staffed: some("10:00–16:00"),
    }
}

fn services() -> EmergencyContext {
    EmergencyContext {
        number: Some(dial("911")),
        place: some("Lakeside Hall"),
        address: some("1 Example Street, Springfield"),
        entrance: some("Dock Street gate"),
        elsewhere: vec![PlaceContext {
            name: "Boathouse".to_owned(),
            address: "2 Example Pier, Springfield".to_owned(),
            entrance: some("Slip Street ramp"),
        }],
        services: vec![
            ServiceContext {
                name: some("Crisis line"),
                kind: some("crisis"),
                number: Some(dial("988")),
                address: None,
                hours: some("always"),
                note: some("You can also send a text."),
                url: some("https://example.org/crisis"),
            },
            ServiceContext {
                name: some("Springfield General Hospital"),
                kind: some("hospital"),
                number: Some(dial("+1 216 555 0164")),
                address: some("20 Example Avenue, Springfield"),
                hours: None,
                note: None,
                url: None,
            },
        ],
    }
}

/// An event with every fact.
pub fn event() -> EventContext {
    let contacts = contacts();
    EventContext {
        venue: Some(VenueContext {
            id: "main".to_owned(),
            name: some("Lakeside Hall"),
            address: some("1 Example Street, Springfield"),
            country: some("US"),
            entrance: some("Dock Street gate"),
            phone: Some(dial("+1 216 555 0100")),
            directions: None,
        }),
        mode: Some("in-person"),
        languages_spoken: some("English, Spanish"),
        emergency: services(),
        channels: contacts[..1].to_vec(),
        independent: contacts[2..].to_vec(),
        teams: vec![TeamContext {
            id: "leads".to_owned(),
            members: vec!["lead".to_owned(), "partner".to_owned()],
        }],
        contacts,
        quiet_room: Some(quiet_room()),
        quiet_rooms_elsewhere: vec![quiet_room()],
        help_desk: Some(quiet_room()),
        rooms: vec![quiet_room()],
        reporting: Some(ReportingContext {
            form: some("https://example.org/report?lang=en&kind=1"),
            anonymous: Some(true),
            read_by: some("Robin"),
            decided_by: some("Robin and Sam"),
            acknowledge_within: some("24 hours"),
            follow_up_within: some("7 days"),
        }),
        safeguarding: Some(SafeguardingContext {
            under: Some(18),
            lead: some("Robin"),
        }),
        shifts: vec![ShiftContext {
            date: Some(day("2026-05-11", "Monday, 11 May")),
            from: some("18:00"),
            to: some("1:00"),
            ends_next_day: true,
            who: vec![OnDuty {
                id: "lead".to_owned(),
                name: "Robin".to_owned(),
                phone: Some(dial("+1 503 555 0131")),
            }],
            place: some("Registration desk"),
        }],
        identification: some("a green lanyard and a badge that says STAFF"),
        retention: some("2 years"),
        confirmed: Some(day("2026-04-20", "20 April 2026")),
        unset: vec!["teams.guests".to_owned()],
        withheld: vec![(
            "teams.night".to_owned(),
            quietroom::vocabulary::Audience::Staff,
        )],
        ..bare_event()
    }
}

/// An event of which only what is required is known.
pub fn bare_event() -> EventContext {
    EventContext {
        slug: "2026".to_owned(),
        name: "Example Conf 2026".to_owned(),
        dates: "11–13 May 2026".to_owned(),
        first_day: "2026-05-11".to_owned(),
        last_day: "2026-05-13".to_owned(),
        timezone: "America/New_York".to_owned(),
        mode: None,
        languages_spoken: None,
        venue: None,
        venues: Vec::new(),
        programme: Vec::new(),
        emergency: EmergencyContext {
            number: None,
            place: None,
            address: None,
            entrance: None,
            elsewhere: Vec::new(),
            services: Vec::new(),
        },
        contacts: Vec::new(),
        channels: Vec::new(),
        independent: Vec::new(),
        teams: Vec::new(),
        rooms: Vec::new(),
        quiet_room: None,
        quiet_rooms_elsewhere: Vec::new(),
        help_desk: None,
        reporting: None,
        appeals: None,
        safeguarding: None,
        shifts: Vec::new(),
        identification: None,
        links: IndexMap::new(),
        retention: None,
        confirmed: None,
        vars: IndexMap::new(),
        awaited: Vec::new(),
        withheld: Vec::new(),
        unset: Vec::new(),
    }
}

const TEXT: &str = r##"<p>This text stands for what organizers write. It has <a href="https://example.org/elsewhere" rel="noreferrer">a link elsewhere</a>, <strong>strong words</strong> and a number, <a href="tel:+12165550187">+1 216 555 0187</a>.</p>
<h2 id="what-we-expect">What we expect<a class="permalink" href="#what-we-expect" aria-label="Link to: What we expect">#</a></h2>
<ul><li>Listen, and let others finish.</li><li>Ask before you touch or take a picture.</li></ul>
<h2 id="what-we-do-not-accept">What we do not accept<a class="permalink" href="#what-we-do-not-accept" aria-label="Link to: What we do not accept">#</a></h2>
<p>A very long word: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.</p>
<h3 id="words-and-pictures">Words and pictures<a class="permalink" href="#words-and-pictures" aria-label="Link to: Words and pictures">#</a></h3>
<blockquote><p>Somebody else's words.</p></blockquote>
<table><thead><tr><th>Day</th><th>Room</th><th>What happens there</th></tr></thead><tbody><tr><td>Monday</td><td>Room 23</td><td>Talks, and a long description of them</td></tr></tbody></table>
<h2 id="consequences">Consequences<a class="permalink" href="#consequences" aria-label="Link to: Consequences">#</a></h2>
<ol><li>We talk with each person.</li><li>We decide, and tell.</li></ol>
<pre><code>a line of code that is long enough to need a second line on every telephone there is</code></pre>
<p>Words with a note.<sup class="footnote-reference"><a href="#fn-1">1</a></sup></p>
<div class="footnote-definition" id="fn-1"><sup>1</sup><p>The note.</p></div>
"##;

fn link(title: &str, kind: PageKind) -> NavItem {
    NavItem {
        title: title.to_owned(),
        url: "../code-of-conduct/".to_owned(),
        kind,
        summary: some("What is expected of all of us."),
        current: kind == PageKind::CodeOfConduct,
        lang: None,
    }
}

/// The pages of a start page.
pub fn home() -> HomeContext {
    HomeContext {
        pages: vec![
            link("Reporting guide", PageKind::ReportingGuide),
            link("Code of conduct", PageKind::CodeOfConduct),
        ],
        cards: vec![CardLink {
            title: "Responder's card".to_owned(),
            url: "cards/responder/".to_owned(),
            lang: None,
        }],
        cards_url: some("cards/"),
        permanent_address: some("example.org/conduct"),
    }
}

/// The list of an edition's cards.
pub fn cards() -> CardsContext {
    let named = |name: &str| CardItem {
        card: CardLink {
            title: name.to_owned(),
            url: "responder/".to_owned(),
            lang: some("es"),
        },
        summary: some("What responders carry."),
        files: CardFiles {
            prints: card().prints,
            pictures: card().pictures,
            is_pictured: true,
        },
    };
    CardsContext {
        items: vec![named("Responder's card"), named("Tarjeta")],
    }
}

/// A sheet of facts.
pub fn proof() -> ProofContext {
    let row = ProofRow {
        name: "contacts.hotline.phone".to_owned(),
        place: "content/events/2026/event.yaml:12".to_owned(),
        of: some("Hotline"),
        values: vec![ProofValue {
            lang: None,
            text: "+1 216 555 0187".to_owned(),
        }],
        audience: "For everybody".to_owned(),
        printed: vec![ProofUse {
            kind: some("Card"),
            title: "Responder's card".to_owned(),
            languages: "en, es".to_owned(),
        }],
        tel: some("tel:+12165550187"),
        code: some(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1z\"/></svg>",
        ),
        ..ProofRow::default()
    };
    let unprinted = ProofRow {
        is_private: true,
        printed: Vec::new(),
        unprinted: some("Nothing prints this."),
        tel: None,
        code: None,
        ..row.clone()
    };
    ProofContext {
        lang: "en".to_owned(),
        dir: "ltr",
        title: "Facts to check: Example Conf 2026".to_owned(),
        dates: "11–13 May 2026".to_owned(),
        band: "For staff.".to_owned(),
        steps: vec!["Dial every number.".to_owned()],
        columns: ProofColumns {
            fact: "Fact".to_owned(),
            printed: "Printed on".to_owned(),
            dial: "Dial".to_owned(),
            initials: "Initials".to_owned(),
        },
        signed: vec!["First person".to_owned(), "Second person".to_owned()],
        groups: vec![ProofGroup {
            title: "Phone numbers".to_owned(),
            has_codes: true,
            is_large: true,
            rows: vec![row, unprinted],
        }],
    }
}

fn attribution() -> Vec<AttributionContext> {
    vec![AttributionContext {
        title: "An older policy".to_owned(),
        url: some("https://example.org/older"),
        author: some("Its authors"),
        license: Some(LicenseContext::from_spdx("CC-BY-3.0")),
        changes: some("shortened"),
    }]
}

fn entry(id: &str, text: &str, children: Vec<TocEntry>) -> TocEntry {
    TocEntry {
        id: id.to_owned(),
        text: text.to_owned(),
        children,
    }
}

fn translations(language: &Language) -> Vec<Translation> {
    [("en", "English"), ("es", "español")]
        .map(|(lang, name)| Translation {
            lang: lang.to_owned(),
            name: name.to_owned(),
            dir: "ltr",
            url: format!("../{lang}/"),
            canonical: Some(format!("https://example.org/conduct/2026/{lang}/")),
            current: lang == language.tag(),
        })
        .to_vec()
}

/// A page with everything, of the current edition or a past one.
pub fn page(language: &Language, kind: PageKind, current: bool) -> PageContext {
    PageContext {
        heading_html: "Code of <em>conduct</em>".to_owned(),
        body_html: TEXT.to_owned(),
        url: "2026/code-of-conduct/".to_owned(),
        root: "../../".to_owned(),
        home_url: "../../".to_owned(),
        canonical: some("https://example.org/conduct/2026/code-of-conduct/"),
        summary: some("What is expected & what is not."),
        version: some("3.1"),
        reviewed: Some(day("2026-03-02", "2 March 2026")),
        seal: some("7K2M9QXD"),
        license: Some(LicenseContext::from_spdx("CC-BY-4.0")),
        attribution: attribution(),
        toc: vec![
            entry("what-we-expect", "What we expect", Vec::new()),
            entry(
                "what-we-do-not-accept",
                "What we do not accept",
                vec![entry(
                    "words-and-pictures",
                    "Words and pictures",
                    Vec::new(),
                )],
            ),
            entry("consequences", "Consequences", Vec::new()),
        ],
        nav: vec![
            NavGroup {
                group: NavGroupKind::Attendees,
                items: home().pages,
            },
            NavGroup {
                group: NavGroupKind::Staff,
                items: vec![link("Staff procedure", PageKind::StaffProcedure)],
            },
            NavGroup {
                group: NavGroupKind::Organizers,
                items: vec![link("About this site", PageKind::Page)],
            },
        ],
        links: KnownPages {
            reporting_guide: some("../reporting-guide/"),
            code_of_conduct: some("../code-of-conduct/"),
            staff: some("../staff-procedure/"),
            editions: some("../../editions/"),
        },
        translations: translations(language),
        edition: Some(EditionContext {
            slug: "2026".to_owned(),
            name: "Example Conf 2026".to_owned(),
            dates: "11–13 May 2026".to_owned(),
            is_current: current,
            home_url: "../".to_owned(),
            current_name: "Example Conf 2027".to_owned(),
            current_url: "../../2027/code-of-conduct/".to_owned(),
            current_canonical: some("https://example.org/2027/code-of-conduct/"),
        }),
        breadcrumb: vec![
            Crumb {
                title: "Example Conf".to_owned(),
                url: some("../../"),
            },
            Crumb {
                title: "Code of conduct".to_owned(),
                url: None,
            },
        ],
        ..PageContext::new("Code of conduct", language, kind)
    }
}

pub fn card() -> CardContext {
    CardContext {
        band: some("STAFF ONLY"),
        found: some("Found? Return to the desk."),
        front_html: "<h2>Listen</h2><p>First.</p>".to_owned(),
        back_html: some("<p>Then <strong>stay</strong>.</p>"),
        event: "Example Conf 2026".to_owned(),
        dates: "11–13 May 2026".to_owned(),
        valid_until: "Valid until 13 May 2026".to_owned(),
        origin: vec!["From “Procedure”, CC0-1.0".to_owned()],
        qr: Some(QrContext {
            url: "https://example.org/conduct/".to_owned(),
            letters: "example.org/conduct".to_owned(),
            label: "Help".to_owned(),
            svg: "<svg viewBox=\"0 0 33 33\"><path d=\"M4 4h7v1h-7z\"/></svg>".to_owned(),
        }),
        prints: vec![PrintContext {
            url: "card-pocket.pdf".to_owned(),
            label: "Pocket card".to_owned(),
            hint: "Print at 100 %.".to_owned(),
        }],
        pictures: vec![PictureContext {
            url: "card-pocket-a.svg".to_owned(),
            label: "Side A".to_owned(),
            width: "85".to_owned(),
            height: "55".to_owned(),
            is_sheet: false,
        }],
        is_pictured: true,
    }
}
