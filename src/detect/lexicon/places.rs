//! Words in the names of rooms and buildings.

/// Words before the number or the name of a room.
#[rustfmt::skip]
pub(super) const BEFORE_ROOMS: &[&str] = &[
    "room", "rooms", "suite", "raum", "räume", "saal", "zimmer", "hörsaal", "seminarraum", "sala", "salón",
    "aula", "auditorio", "despacho", "salle", "amphi", "amphithéâtre", "bureau", "auditório", "ballroom",
    "studio", "lab", "booth", "office", "salle", "stube", "kabinett", "cabinet", "chamber", "classroom",
    "foyer",
    "zaal", "kamer", "lokaal", "ruimte", "pokój", "sali", "salę", "sal", "rum", "stanza", "chalet", "cabin",
    "tent", "meeting-room", "konferensrum",
];

/// Words behind the name of a room.
#[rustfmt::skip]
pub(super) const BEHIND_ROOMS: &[&str] = &[
    "room", "suite", "ballroom", "lounge", "auditorium", "foyer", "lobby", "terrace", "parlor", "parlour",
    "studio", "gallery", "chamber", "boardroom", "saal", "raum", "zimmer", "stube", "porch", "classroom",
    "library", "annex",
    "zaal", "kamer", "salen",
];

/// Names that say what a room is for, and not which one it is.
#[rustfmt::skip]
pub(super) const PURPOSES: &[&str] = &[
    "quiet", "safety", "safe", "staff", "speaker", "speakers", "green", "prayer", "first", "lactation",
    "nursing", "response", "report", "reporting", "help", "press", "volunteer", "organizer", "organiser",
    "meditation", "recovery", "calm", "low", "sensory", "family", "private", "break", "meeting", "conference",
    "living", "waiting", "ruhe", "awareness", "main", "tranquila", "silenciosa", "calme", "calma", "tranquilo",
    "descanso", "silencio", "repos", "in", "hotel", "the", "event", "emergency", "chat", "zoom", "online",
    "code", "this", "your", "which", "reunión", "de", "do", "des", "when", "where", "each", "no", "any", "is",
    "on",
];

/// First words of a building's name.
#[rustfmt::skip]
pub(super) const BEFORE_VENUES: &[&str] = &[
    "hotel", "hôtel", "centro", "palacio", "universidad", "teatro", "casa", "biblioteca", "museo", "pabellón",
    "facultad", "edificio", "universität", "haus", "kongresszentrum", "kulturzentrum", "bürgerhaus",
    "technische", "palais", "maison", "centre", "université", "théâtre", "espace", "cité", "médiathèque",
    "château", "universidade", "palácio", "museu", "faculdade", "pavilhão", "hostal", "alte", "altes", "gare",
    "halle", "bibliothèque", "stadthalle", "zeche", "kongresshalle", "armazém", "auditório", "fábrica",
    "fabrik", "villa",
    "palazzo", "università", "castello", "theater", "centrum", "dom", "pałac", "muzeum", "teatr", "folkets",
    "kulturhuset", "universitetet", "konserthuset", "galleria",
];

/// Last words of a building's name.
#[rustfmt::skip]
pub(super) const BEHIND_VENUES: &[&str] = &[
    "center", "centre", "hall", "hotel", "university", "theatre", "theater", "museum", "arena", "library",
    "pavilion", "house", "inn", "resort", "church", "college", "school", "campus", "building", "tower",
    "palace", "castle", "brewery", "boathouse", "mill", "barn", "wharf", "auditorium", "exchange", "warehouse",
    "works", "factory", "pub", "tavern", "hostel", "haus", "halle", "hochschule", "universität", "zentrum",
    "schloss", "kulturzentrum", "stadthalle", "depot", "observatory", "conservatory",
];

/// Words that such a run may not have: it is a service or a group then.
#[rustfmt::skip]
pub(super) const NO_VENUES: &[&str] = &[
    "crisis", "support", "police", "health", "association", "foundation", "society", "code",
    "call", "law", "rape", "assault", "abuse", "hospital", "working", "krankenhaus", "victim",
];
