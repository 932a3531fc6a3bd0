//! Words of five languages that tell what stands beside them: English, Spanish, German, French, Portuguese.

/// Months, the number of each in the year; shortened ones too.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "enero", "ene", "januar", "jänner", "janvier", "janeiro"],
    &["february", "feb", "febrero", "februar", "février", "fevereiro", "fev"],
    &["march", "mar", "marzo", "märz", "mars", "março"],
    &["april", "apr", "abril", "abr", "avril"],
    &["may", "mayo", "mai", "maio"],
    &["june", "jun", "junio", "juni", "juin", "junho"],
    &["july", "jul", "julio", "juli", "juillet", "julho"],
    &["august", "aug", "agosto", "ago", "août"],
    &["september", "sep", "sept", "septiembre", "septembre", "setembro", "set"],
    &["october", "oct", "octubre", "oktober", "okt", "octobre", "outubro", "out"],
    &["november", "nov", "noviembre", "novembre", "novembro"],
    &["december", "dec", "diciembre", "dic", "dezember", "dez", "décembre", "dezembro"],
];

/// The number of a month by its name in lower case.
#[must_use]
pub fn month(word: &str) -> Option<u8> {
    let index = MONTHS.iter().position(|names| names.contains(&word))?;
    u8::try_from(index + 1).ok()
}

/// Days of the week.
#[rustfmt::skip]
pub const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu",
    "fri", "sat", "sun", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "montag",
    "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lundi", "mardi", "mercredi",
    "jeudi", "vendredi", "samedi", "dimanche", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira",
    "sexta-feira",
];

/// Words beside a number that say that it is called or written to.
#[rustfmt::skip]
pub const CALLING: &[&str] = &[
    "call", "calls", "calling", "text", "sms", "phone", "telephone", "tel", "mobile", "cell", "dial", "dialing",
    "dialling", "ring", "hotline", "helpline", "line", "fax", "whatsapp", "signal", "number", "llama", "llamar",
    "llame", "llamando", "teléfono", "móvil", "celular", "marca", "marque", "marcar", "línea", "número",
    "telefon", "anrufen", "anruf", "ruf", "rufe", "rufen", "ruft", "wählen", "wähle", "wählt", "handy", "mobil",
    "nummer", "notruf", "appelez", "appeler", "appelle", "téléphone", "portable", "composez", "composer",
    "numéro", "ligne", "ligue", "ligar", "telefone", "telemóvel", "liga", "disque", "linha", "telefonar",
    "anruft", "erreichbar", "message", "messages", "telefonisch", "telefonnummer", "rufnummer", "joindre",
    "joignable", "contactar", "reach", "sms-nummer",
];

/// Words beside a short number that say that it is for danger.
#[rustfmt::skip]
pub const DANGER: &[&str] = &[
    "emergency", "emergencies", "danger", "police", "ambulance", "fire", "crisis", "911", "112", "emergencia",
    "emergencias", "peligro", "policía", "ambulancia", "bomberos", "notfall", "notruf", "gefahr", "polizei",
    "rettungsdienst", "feuerwehr", "krankenwagen", "urgence", "urgences", "secours", "pompiers", "samu",
    "emergência", "emergências", "perigo", "polícia", "ambulância", "bombeiros", "law", "enforcement",
    "lebensgefahr", "notfällen", "suicide", "krise", "crise",
];

/// What people do for a conference; a name stands beside it.
#[rustfmt::skip]
pub const ROLES: &[&str] = &[
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
];

/// Pronouns in brackets behind a name.
#[rustfmt::skip]
pub const PRONOUNS: &[&str] = &[
    "she", "he", "they", "her", "him", "them", "ella", "él", "elle", "sie", "er", "il", "iel", "ela", "ele",
    "elu",
];

/// Words that begin sentences and are no part of a name behind them.
#[rustfmt::skip]
pub const OPENERS: &[&str] = &[
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
];

/// Words that no name of a person has.
#[rustfmt::skip]
pub const IMPERSONAL: &[&str] = &[
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
];
