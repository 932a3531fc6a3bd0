//! Names of months and of days of the week.

/// Months, the number of each in the year; shortened ones too.
#[rustfmt::skip]
pub(super) const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "enero", "ene", "januar", "jänner", "janvier", "janeiro", "gennaio", "januari", "stycznia",
       "styczeń", "ledna", "tammikuuta"],
    &["february", "feb", "febrero", "februar", "février", "fevereiro", "fev", "febbraio", "februari", "lutego",
       "luty", "února", "helmikuuta"],
    &["march", "mar", "marzo", "märz", "mars", "março", "maart", "marts", "marca", "března", "maaliskuuta"],
    &["april", "apr", "abril", "abr", "avril", "aprile", "kwietnia", "kwiecień", "dubna", "huhtikuuta"],
    &["may", "mayo", "mai", "maio", "maggio", "mei", "maj", "maja", "května", "toukokuuta"],
    &["june", "jun", "junio", "juni", "juin", "junho", "giugno", "czerwca", "czerwiec", "června", "kesäkuuta"],
    &["july", "jul", "julio", "juli", "juillet", "julho", "luglio", "lipca", "lipiec", "července", "heinäkuuta"],
    &["august", "aug", "agosto", "ago", "août", "augustus", "augusti", "sierpnia", "sierpień", "srpna", "elokuuta"],
    &["september", "sep", "sept", "septiembre", "septembre", "setembro", "set", "settembre", "września",
       "wrzesień", "září", "syyskuuta"],
    &["october", "oct", "octubre", "oktober", "okt", "octobre", "outubro", "out", "ottobre", "października",
       "październik", "října", "lokakuuta"],
    &["november", "nov", "noviembre", "novembre", "novembro", "listopada", "listopadu", "marraskuuta"],
    &["december", "dec", "diciembre", "dic", "dezember", "dez", "décembre", "dezembro", "dicembre", "desember",
       "grudnia", "grudzień", "prosince", "joulukuuta"],
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
    "sexta-feira", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "maandag",
    "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "poniedziałek", "wtorek", "środa",
    "czwartek", "piątek", "sobota", "niedziela", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag",
    "söndag",
];
