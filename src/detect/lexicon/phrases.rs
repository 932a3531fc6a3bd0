//! Phrases that tell what a text is about.

/// Phrases that only such text has.
#[rustfmt::skip]
pub(super) const ORIGINS: &[&str] = &[
    "adapted from", "adopted from", "derived from", "forked from", "licensed under", "released under",
    "creative commons", "attribution license", "cc by", "cc0", "cc-by", "this license", "this licence",
    "geek feminism", "ada initiative", "contributor covenant", "adaptado de", "adaptada de", "derivado de",
    "derivada de", "bajo licencia", "licencia creative", "bajo la licencia", "abgeleitet von", "angelehnt an",
    "unter der lizenz", "lizenziert unter", "steht unter", "adapté de", "adaptée de", "dérivé de", "dérivée de",
    "sous licence", "sous la licence", "licenciado sob", "licenciada sob", "sob a licença", "sob licença",
    "tratto da", "sotto licenza", "con licenza", "gebaseerd op", "onder de licentie", "na podstawie",
    "na licencji", "bygger på", "licensierad under", "this text descends from",
    "originally written by", "originally by",
];

/// Phrases that other text has, too: they count beside a link or a quoted title.
#[rustfmt::skip]
pub(super) const LIKELY_ORIGINS: &[&str] = &[
    "based on", "inspired by", "modelled on", "modeled on", "borrowed from", "thanks to", "basado en",
    "basada en", "inspirado en", "inspirada en", "basiert auf", "beruht auf", "inspiriert von", "basé sur",
    "basée sur", "inspiré de", "inspirée de", "inspiré par", "baseado em", "baseada em", "inspirado em",
    "inspirada em", "updated by", "license", "licence", "licencia", "lizenz", "licença",
];

/// Headings of such sections.
#[rustfmt::skip]
pub(super) const ORIGIN_HEADINGS: &[&str] = &[
    "license", "licence", "attribution", "attributions", "credits", "credit", "acknowledgements",
    "acknowledgments", "origin", "sources", "licencia", "atribución", "créditos", "agradecimientos", "origen",
    "lizenz", "quellen", "herkunft", "danksagung", "crédits", "remerciements", "origine", "sources et licence",
    "licença", "atribuição", "agradecimentos", "origem",
];

/// Phrases that say that something is missing.
#[rustfmt::skip]
pub(super) const UNFILLED: &[&str] = &[
    "a definir", "por definir", "à définir", "à confirmer", "por confirmar", "a confirmar", "noch offen",
    "noch zu klären", "to be announced", "to be determined", "to be confirmed", "to be decided",
    "contact details removed", "details removed", "lorem ipsum", "número removido", "wird noch ergänzt",
    "hier einfügen", "à compléter", "a completar", "por completar", "insert here", "fill in here",
    "name of contact", "removed for privacy", "link goes here", "update phone number each year",
    "bitte eintragen", "bitte ergänzen", "tba", "tbd", "tbc", "to be advised", "to be filled", "to be added",
    "to be provided", "to be completed", "pendiente de confirmar", "pendiente de definir",
    "da definire", "da confermare", "da completare", "da inserire", "nog niet bekend", "nog te bepalen",
    "nog in te vullen", "volgt nog", "do uzupełnienia", "do ustalenia", "kommer senare", "meddelas senare",
    "ej klart", "fylls i senare", "a ser definido", "a ser confirmado", "à préciser",
    "wird noch bekannt", "folgt noch",
];
