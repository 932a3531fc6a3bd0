//! Words in the names of organizations and events.

/// Words that make a name one of an organization.
#[rustfmt::skip]
pub(super) const ORGANIZATIONS: &[&str] = &[
    "foundation", "association", "society", "inc", "ltd", "llc", "gmbh", "ggmbh", "e.v", "ev", "institute",
    "initiative", "collective", "cooperative", "trust", "network", "union", "alliance", "partners", "committee",
    "council", "board", "coalition", "consortium", "federation", "guild", "club", "charity", "fundación",
    "asociación", "colectivo", "cooperativa", "red", "instituto", "sociedad", "federación", "verein",
    "stiftung", "gesellschaft", "genossenschaft", "beratungsstelle", "netzwerk", "verband", "bund", "fondation",
    "collectif", "société", "coopérative", "fédération", "réseau", "fundação", "associação", "coletivo", "rede",
    "sociedade", "federação", "samaritans", "services", "frauennotruf", "caritas", "diakonie", "asbl", "ong",
    "ngo", "tech", "consulting", "mediation", "helpline", "hotline", "lifeline",
    "associazione", "fondazione", "società", "stichting", "vereniging", "fundacja", "stowarzyszenie", "föreningen",
    "förening", "stiftelsen", "npc", "nonprofit", "collectief", "coöperatie",
];

/// Words that make it a group without a name of its own.
#[rustfmt::skip]
pub(super) const GENERIC_GROUPS: &[&str] = &[
    "organizing", "organising", "program", "programme", "response", "conduct", "incident", "safety", "appeals",
    "steering", "code", "emergency", "crisis", "report", "local", "ethics", "review",
    "suicide", "sexual", "assault", "domestic", "violence", "rape", "victim", "police", "planning", "organization",
    "executive", "advisory", "national",
];

/// Words that make a name one of an event, with another word before.
#[rustfmt::skip]
pub(super) const EVENTS: &[&str] = &[
    "conference", "conf", "con", "summit", "symposium", "congress", "festival", "days", "meetup",
    "unconference", "barcamp", "hackathon", "convention", "forum", "week", "camp", "fest", "conferencia",
    "congreso", "jornadas", "encuentro", "cumbre", "feria", "semana", "konferenz", "kongress", "tage",
    "treffen", "tagung", "messe", "conférence", "congrès", "rencontres", "journées", "sommet", "salon",
    "semaine", "conferência", "congresso", "encontro", "fórum", "jornada", "cúpula", "symposion", "gathering",
    "retreat", "workshop",
    "conferenza", "giornate", "incontro", "conferentie", "congres", "dagen", "konferencja", "kongres", "dni",
    "zjazd", "konferens", "dagarna",
];
