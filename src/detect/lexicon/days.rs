//! Names of months and of days of the week.

/// Months, the number of each in the year; shortened ones too.
#[rustfmt::skip]
pub(super) const MONTHS: [&[&str]; 12] = [
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
pub(in crate::detect) fn month(word: &str) -> Option<u8> {
    let index = MONTHS.iter().position(|names| names.contains(&word))?;
    u8::try_from(index + 1).ok()
}

/// Days of the week.
#[rustfmt::skip]
pub(super) const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu",
    "fri", "sat", "sun", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "montag",
    "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lundi", "mardi", "mercredi",
    "jeudi", "vendredi", "samedi", "dimanche", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira",
    "sexta-feira",
];
