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
];

/// Words beside a short number that say that it is for danger.
#[rustfmt::skip]
pub(super) const DANGER: &[&str] = &[
    "emergency", "emergencies", "danger", "police", "ambulance", "fire", "crisis", "911", "112", "emergencia",
    "emergencias", "peligro", "policía", "ambulancia", "bomberos", "notfall", "notruf", "gefahr", "polizei",
    "rettungsdienst", "feuerwehr", "krankenwagen", "urgence", "urgences", "secours", "pompiers", "samu",
    "emergência", "emergências", "perigo", "polícia", "ambulância", "bombeiros", "law", "enforcement",
    "lebensgefahr", "notfällen", "suicide", "krise", "crise",
];

/// Words before the digits of an extension.
#[rustfmt::skip]
pub(super) const EXTENSIONS: &[&str] = &[
    "extension", "ext", "extn", "extensión", "durchwahl", "nebenstelle", "poste", "ramal", "anexo", "interno",
    "x",
];

/// Words and signs for `@`.
#[rustfmt::skip]
pub(super) const AT_SIGNS: &[&str] = &["at", "arroba", "ät", "chez", "arobase"];

/// Endings that make a bare name an address of the web.
#[rustfmt::skip]
pub(super) const DOMAIN_ENDINGS: &[&str] = &[
    "org", "com", "net", "io", "dev", "edu", "gov", "info", "conf", "tech", "events", "community", "de", "at",
    "ch", "es", "fr", "pt", "br", "mx", "ar", "co", "uk", "eu", "cl", "ca", "us", "example", "invalid",
    "social", "site", "link", "gl", "be",
];
