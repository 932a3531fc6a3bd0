//! What people are called, and the words around their names.

/// What people do for a conference; a name stands beside it.
#[rustfmt::skip]
pub(super) const ROLES: &[&str] = &[
    "chair", "chairs", "co-chair", "chairperson", "coordinator", "co-ordinator", "lead", "leads", "leader",
    "organizer", "organiser", "director", "responder", "officer", "manager", "president", "secretary",
    "treasurer", "volunteer", "steward", "convener", "ombudsperson", "ombudsman", "advocate", "counsellor",
    "counselor", "head", "deputy", "host", "liaison", "moderator", "producer", "responsable", "coordinadora",
    "coordinador", "organizadora", "organizador", "directora", "presidenta", "presidente", "encargada",
    "encargado", "leitung", "leiterin", "leiter", "koordination", "koordinatorin", "koordinator", "vorsitzende",
    "vorsitzender", "ansprechperson", "ansprechpartnerin", "ansprechpartner", "vertrauensperson", "vertretung",
    "stellvertretung", "organisatorin", "organisator", "awareness", "référente", "référent", "coordinatrice",
    "coordinateur", "organisatrice", "organisateur", "présidente", "président", "directrice", "directeur",
    "coordenadora", "coordenador", "diretora", "diretor", "presidência", "coordenação", "responsável",
    "voluntária", "voluntário", "vice-chair", "safeguarding", "wrangler", "contact", "emcee", "referent",
    "referentin", "vorstand", "geschäftsführerin", "geschäftsführer", "mediator", "mediadora", "médiatrice",
    "médiateur", "mediatorin", "ouvidora", "ouvidor", "jefa", "jefe",
    "coordinatore", "referente", "responsabile", "direttrice", "direttore", "volontaria", "volontario",
    "organizzatrice", "organizzatore", "coördinator", "coordinatie", "voorzitter", "vrijwilliger",
    "vertrouwenspersoon", "koordynatorka", "koordynator", "przewodniczący", "przewodnicząca", "wolontariuszka",
    "wolontariusz", "organizatorka", "organizator", "ansvarig", "samordnare", "ordförande", "kontaktperson",
    "facilitator", "spokesperson", "asesora", "asesor", "representative", "rep",
    "photographer", "fotógrafo", "fotógrafa", "founder", "co-founder", "cofounder", "supervisor", "superintendent",
];

/// Groups whose members are listed beside their names.
#[rustfmt::skip]
pub(super) const TEAMS: &[&str] = &[
    "team", "committee", "response", "responders", "organizers", "organisers", "members", "staff", "crew",
    "volunteers", "contacts", "individuals", "equipo", "comité", "organizadores", "organizadoras", "équipe",
    "organisateurs", "organisatrices", "membres", "ansprechpersonen", "ansprechpartner", "mitglieder",
    "awareness-team", "orga-team", "equipe", "comissão", "membri", "organizzatori", "comitato", "squadra",
    "vertrouwenspersonen", "organisatoren", "leden", "zespół", "organizatorzy", "kontaktpersoner", "styrelsen",
    "arrangörer", "moderators", "chairs", "leads", "kontaktowe",
];

/// Words of rosters.
#[rustfmt::skip]
pub(super) const DUTIES: &[&str] = &[
    "shift", "shifts", "duty", "on-call", "rota", "roster", "dienst", "dienste", "dienstplan", "schicht",
    "schichten", "schichtplan", "bereitschaft", "turno", "turnos", "guardia", "guardias", "astreinte", "astreintes",
    "permanence", "permanences", "plantão", "plantões", "escala", "escalas", "turni",
];

/// What stands before the name of a person.
#[rustfmt::skip]
pub(super) const TITLES: &[&str] = &[
    "mr", "ms", "mrs", "mx", "dr", "prof", "st", "frau", "herr", "señora", "señor", "sra", "sr", "dra", "mme",
    "monsieur", "madame", "signora", "signor", "dott", "dott.ssa", "pani", "pan", "mevrouw", "meneer", "dhr",
    "mw", "fru",
];

/// Pronouns in brackets behind a name.
#[rustfmt::skip]
pub(super) const PRONOUNS: &[&str] = &[
    "she", "he", "they", "her", "him", "them", "ella", "él", "elle", "sie", "er", "il", "iel", "ela", "ele",
    "elu",
    "lei", "lui", "loro", "zij", "hij", "haar", "hem", "hen", "hun", "ona", "on", "oni", "jego", "jej", "ich",
    "hon", "han", "henne", "honom", "dela", "dele", "delu", "ellos", "ellas", "xe", "ze", "any",
];

/// Words that begin sentences and are no part of a name behind them.
#[rustfmt::skip]
pub(super) const OPENERS: &[&str] = &[
    "the", "a", "an", "in", "at", "on", "to", "of", "if", "is", "it", "or", "and", "for", "from", "by", "with",
    "as", "our", "your", "we", "you", "they", "this", "that", "these", "those", "please", "call", "text", "ask",
    "find", "see", "tell", "write", "contact", "email", "e-mail", "mail", "phone", "ring", "dial", "reach",
    "talk", "speak", "visit", "use", "meet", "come", "go", "then", "also", "when", "while", "after", "before",
    "during", "either", "both", "all", "any", "no", "not", "do", "does", "there", "here", "who", "what",
    "where", "how", "welcome", "thank", "thanks", "hello", "dear", "message", "responders", "until", "since",
    "every", "el", "la", "los", "las", "un", "una", "en", "de", "del", "al", "si", "y", "o", "con", "por",
    "para", "llama", "llame", "escribe", "escriba", "habla", "hable", "busca", "contacta", "contacte",
    "pregunta", "nuestro", "nuestra", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "im",
    "am", "an", "zum", "zur", "bei", "beim", "von", "vom", "mit", "und", "oder", "wenn", "bitte", "unser",
    "unsere", "wir", "ihr", "sie", "du", "rufe", "rufen", "schreibe", "schreiben", "frage", "fragen", "kontakt",
    "wende", "wenden", "sprich", "le", "les", "une", "des", "du", "au", "aux", "et", "ou", "avec", "pour",
    "par", "dans", "sur", "appelez", "écrivez", "contactez", "demandez", "notre", "nos", "vous", "nous", "os",
    "as", "um", "uma", "no", "na", "nos", "nas", "do", "da", "dos", "das", "ao", "à", "com", "ou", "se",
    "ligue", "escreva", "fale", "procure", "nosso", "nossa", "chez", "room", "within", "inside", "near",
    "opposite", "beside", "location", "venue", "where", "ort", "lugar", "lieu", "local", "hotline", "tel",
    "name", "nombre", "nom", "nome", "rooms", "questions", "between", "lead", "leads", "organizers",
    "organisers",
    "il", "lo", "gli", "uno", "e", "di", "per", "su", "tra", "fra", "alla", "nel", "nella", "chi", "het", "een",
    "van", "op", "te", "bij", "met", "voor", "als", "bel", "je", "w", "z", "i", "oraz", "lub", "jeśli", "dzwoń",
    "och", "vid", "om", "eller", "vi", "på", "att", "till", "från",
];

/// Words within a name that begin small.
#[rustfmt::skip]
pub(super) const JOINTS: &[&str] = &[
    "of", "de", "del", "da", "do", "dos", "das", "der", "den", "van", "von", "zu", "zur", "la", "le", "los",
    "las", "el", "du", "des", "y", "e", "et", "and", "und", "für", "for", "the", "di", "al", "ten",
    "della", "delle", "dei", "degli", "dello", "af", "av", "het", "i", "och",
];

/// Words that no name of a person has.
#[rustfmt::skip]
pub(super) const IMPERSONAL: &[&str] = &[
    "code", "conduct", "team", "response", "incident", "incidents", "committee", "staff", "policy",
    "conference", "event", "events", "report", "reports", "reporting", "safety", "quiet", "room", "desk",
    "registration", "help", "info", "information", "emergency", "police", "hospital", "crisis", "line",
    "hotline", "helpline", "center", "centre", "hall", "hotel", "university", "street", "road", "avenue",
    "building", "floor", "campus", "foundation", "association", "society", "community", "working", "group",
    "public", "private", "creative", "commons", "license", "procedure", "guide", "handbook", "policies",
    "privacy", "anonymous", "form", "board", "council", "wiki", "slack", "discord", "matrix", "signal",
    "whatsapp", "telegram", "google", "github", "friday", "saturday", "sunday", "monday", "tuesday",
    "wednesday", "thursday", "january", "february", "march", "april", "june", "july", "august", "september",
    "october", "november", "december", "english", "spanish", "german", "french", "portuguese", "diversity",
    "inclusion", "equity", "volunteers", "speakers", "attendees", "sponsors", "organizers", "organisers",
    "responders", "enforcement", "contacts", "contact", "network", "services", "service", "desks", "lounge",
    "office", "house", "theatre", "theater", "library", "museum", "school", "college", "institute",
    "initiative", "collective", "park", "station", "square", "summit", "days", "week", "north", "south", "east",
    "west", "main", "grand", "código", "conducta", "equipo", "comité", "sala", "salón", "edificio", "calle",
    "avenida", "plaza", "universidad", "centro", "asociación", "fundación", "línea", "policía", "respuesta",
    "verhaltenskodex", "verein", "raum", "saal", "straße", "platz", "haus", "zentrum", "polizei", "notruf",
    "hochschule", "universität", "stiftung", "telefon", "rue", "place", "salle", "université", "comité",
    "équipe", "maison", "palais", "fondation", "conduite", "charte", "conduta", "equipe", "comissão", "rua",
    "praça", "prédio", "universidade", "associação", "fundação", "polícia", "ada", "open", "source", "free",
    "software", "labs", "lab", "club", "lobby", "foyer", "entrance", "gate", "street", "lane", "pier", "tower",
    "terrace", "gallery", "lunch", "dinner", "party", "social", "workshop", "workshops", "talks", "session",
    "sessions", "live", "national", "international", "federal", "state", "city", "county", "union", "trust",
    "llc", "inc", "ltd", "gmbh", "ev", "women", "health", "support", "care", "abuse", "domestic", "violence",
    "sexual", "assault", "suicide", "prevention", "samaritans", "befrienders",
    "cab", "cabs", "taxi", "taxis", "check", "resolution", "be", "twitter", "facebook", "meetup", "linkedin",
    "instagram", "youtube", "mastodon", "bluesky", "zulip", "procedures", "schedule", "program", "programme",
    "tickets", "sponsorship", "keynote", "venue", "venues", "accessibility", "website", "blog", "faq", "faqs",
    "emergencies", "ambulance", "urgent", "medical", "clinic", "pharmacy", "walk-in", "copier", "code-of-conduct",
    "training", "lifeline", "exchange", "knowledge", "your", "stichting", "vereniging", "fundacja",
    "stowarzyszenie", "associazione", "fondazione", "palazzo", "teatro", "centrum", "folkets", "hus", "föreningen",
    "stiftelsen", "sveriges", "czerwony", "aula", "zaal", "numero", "emergenza", "polizia", "codice", "condotta",
    "kodeks", "gedragscode", "uppförandekod", "regulamin", "vertrouwenspersonen", "osoby", "kontaktpersoner",
    "reading", "yoga", "sunrise", "python", "javascript", "ruby", "django", "drupal", "wordpress", "linux",
    "mozilla",
    "are", "is", "was", "subject", "unacceptable", "acceptable", "expected", "behavior", "behaviour",
    "consequences", "attendee", "speaker", "sponsor", "ln", "way", "blvd", "boulevard", "pkwy", "rd", "ave",
    "crescent", "highway", "you", "our", "we", "they", "if", "or", "and", "not", "do", "don't", "grievances",
    "scope", "purpose", "citizenship", "addressing", "harassment", "anti-harassment", "inclusive", "language",
    "personal", "important", "additional", "resources", "further",
    "direct", "message", "messages",
];
