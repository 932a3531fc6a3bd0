//! Words of calling and of danger, and parts of numbers and addresses.

/// Words beside a number that say that it is called or written to.
#[rustfmt::skip]
pub(super) const CALLING: &[&str] = &[
    "call", "calls", "calling", "text", "sms", "phone", "telephone", "tel", "mobile", "cell", "dial", "dialing",
    "dialling", "ring", "hotline", "helpline", "line", "fax", "whatsapp", "signal", "number", "llama", "llamar",
    "llame", "llamando", "teléfono", "móvil", "celular", "marca", "marque", "marcar", "línea", "número",
    "telefon", "anrufen", "anruf", "ruf", "rufe", "rufen", "ruft", "wählen", "wähle", "wählt", "handy", "mobil",
    "nummer", "notruf", "appelez", "appeler", "appelle", "téléphone", "portable", "composez", "composer",
    "numéro", "ligne", "ligue", "ligar", "telefone", "telemóvel", "liga", "disque", "linha", "telefonar",
    "anruft", "erreichbar", "message", "messages", "telefonisch", "telefonnummer", "rufnummer", "joindre",
    "joignable", "contactar", "reach", "sms-nummer",
    "telefona", "telefonare", "telefono", "chiama", "chiamare", "chiamate", "chiami", "cellulare", "numero",
    "linea", "bel", "bellen", "belt", "telefoonnummer", "mobiel", "telefoon", "lijn", "dzwoń", "zadzwoń",
    "dzwonić", "telefonu", "komórka", "numer", "ringa", "samtal", "jourtelefon", "telefonnumret", "jour",
    "emergencia", "kontaktnummer", "infolinia",
];

/// Words beside a short number that say that it is for danger.
#[rustfmt::skip]
pub(super) const DANGER: &[&str] = &[
    "emergency", "emergencies", "danger", "police", "ambulance", "fire", "crisis", "911", "112", "emergencia",
    "emergencias", "peligro", "policía", "ambulancia", "bomberos", "notfall", "notruf", "gefahr", "polizei",
    "rettungsdienst", "feuerwehr", "krankenwagen", "urgence", "urgences", "secours", "pompiers", "samu",
    "emergência", "emergências", "perigo", "polícia", "ambulância", "bombeiros", "law", "enforcement",
    "lebensgefahr", "notfällen", "suicide", "krise", "crise",
    "emergenza", "emergenze", "pericolo", "polizia", "ambulanza", "carabinieri", "pompieri", "soccorso",
    "violenza", "nood", "noodgeval", "noodgevallen", "gevaar", "politie", "brandweer", "noodnummer", "nagłych",
    "wypadkach", "policja", "pogotowie", "straż", "pożarna", "niebezpieczeństwo", "fara", "polisen", "ambulans",
    "nödsituation", "nödläge", "brandkår", "brådskar", "helpline", "lifeline", "saps",
];

/// Words before the digits of an extension.
#[rustfmt::skip]
pub(super) const EXTENSIONS: &[&str] = &[
    "extension", "ext", "extn", "extensión", "durchwahl", "nebenstelle", "poste", "ramal", "anexo", "interno",
    "x",
    "toestel", "wewn", "wewnętrzny", "anknytning",
];

/// Words and signs for `@`.
#[rustfmt::skip]
pub(super) const AT_SIGNS: &[&str] = &[
    "at", "arroba", "ät", "chez", "arobase", "chiocciola", "małpa", "malpa", "snabel-a", "apenstaartje",
    "apestaartje",
];

/// Endings that make a bare name an address of the web.
#[rustfmt::skip]
pub(super) const DOMAIN_ENDINGS: &[&str] = &[
    "org", "com", "net", "io", "dev", "edu", "gov", "info", "conf", "tech", "events", "community", "de", "at",
    "ch", "es", "fr", "pt", "br", "mx", "ar", "co", "uk", "eu", "cl", "ca", "us", "example", "invalid",
    "social", "site", "link", "gl", "be",
    "it", "nl", "pl", "se", "fi", "no", "dk", "cz", "jp", "kr", "in", "za", "au", "nz", "sg", "ie", "ke", "africa",
    "app", "cc", "me", "tv", "eus", "cat", "gal", "lu", "xyz", "online", "club", "berlin", "wtf", "rocks", "lgbt",
    "email", "love", "page",
];
