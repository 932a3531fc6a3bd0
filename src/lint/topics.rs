//! What a policy of each kind must speak of, and the words that show that it does.

use crate::vocabulary::PageKind;

/// Something that pages of a kind must speak of.
pub(super) struct Topic {
    /// The name in `covers`.
    pub(super) name: &'static str,
    /// Which kinds of pages need it.
    pub(super) kinds: &'static [PageKind],
    /// What is missing, as the end of a sentence.
    pub(super) what: &'static str,
    /// Words by any of which a text shows that it speaks of it: English, then Spanish.
    words: [&'static [&'static str]; 2],
    /// Names of facts and components that show it, too.
    pub(super) facts: &'static [&'static str],
}

impl Topic {
    /// The words of a language; nothing for a language that is not known here.
    pub(super) fn words(&self, language: &str) -> Option<&'static [&'static str]> {
        match language {
            "en" => Some(self.words[0]),
            "es" => Some(self.words[1]),
            _ => None,
        }
    }
}

/// The topic with this name.
pub(super) fn find(name: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|topic| topic.name == name)
}

const CODE: &[PageKind] = &[PageKind::CodeOfConduct];
const GUIDE: &[PageKind] = &[PageKind::ReportingGuide];
const STAFF: &[PageKind] = &[PageKind::StaffProcedure];

/// All topics. They come from what conferences have published over the years, and from what was missing there.
#[rustfmt::skip]
pub(super) const TOPICS: &[Topic] = &[
    Topic { name: "expected", kinds: CODE, what: "what is expected of people",
        words: [&["expect", "expected", "please", "be kind", "be respectful", "we ask"],
                &["esperamos", "se espera", "sé amable", "pedimos", "respeto"]], facts: &[] },
    Topic { name: "unacceptable", kinds: CODE, what: "what is not acceptable",
        words: [&["unacceptable", "not acceptable", "not accepted", "harassment", "not tolerated", "not allowed", "not welcome"],
                &["no aceptamos", "inaceptable", "acoso", "no se acepta", "no toleramos", "no se tolera"]], facts: &[] },
    Topic { name: "scope", kinds: CODE, what: "where and to whom it applies",
        words: [&["applies", "apply", "scope", "all attendees", "everyone at"],
                &["se aplica", "se aplican", "aplica", "alcance", "ámbito"]], facts: &[] },
    Topic { name: "consequences", kinds: CODE, what: "what the consequences can be",
        words: [&["consequences", "consequence", "sanctions", "a response can be", "enforcement", "asked to leave", "responses"],
                &["consecuencias", "sanciones", "la respuesta puede ser", "medidas", "respuestas"]], facts: &[] },
    Topic { name: "contact", kinds: CODE, what: "whom to contact",
        words: [&["call", "write to", "email", "contact us", "talk to"],
                &["llama", "escribe", "correo", "contacta", "habla con"]],
        facts: &["contacts.", "<contact_list", "<reporting_channels", "reporting.form"] },
    Topic { name: "appeal", kinds: CODE, what: "how to appeal",
        words: [&["appeal", "appeals", "looked at again", "disagree with a decision"],
                &["apelar", "apelación", "apela", "recurrir", "revise la decisión"]], facts: &["appeals."] },
    Topic { name: "retaliation", kinds: CODE, what: "that nobody may retaliate",
        words: [&["retaliation", "retaliate", "get back at", "reprisal", "reprisals"],
                &["represalias", "represalia", "desquitarse"]], facts: &[] },
    Topic { name: "origin", kinds: CODE, what: "under which licence it stands and where it comes from",
        words: [&["license", "licence", "licensed", "creative commons", "public domain", "cc0", "adapted from", "based on", "all rights reserved"],
                &["licencia", "creative commons", "dominio público", "cc0", "adaptado de", "basado en"]], facts: &[] },
    Topic { name: "danger", kinds: GUIDE, what: "what to do in danger",
        words: [&["danger", "emergency"], &["peligro", "emergencia"]],
        facts: &["emergency.number", "<emergency_numbers"] },
    Topic { name: "channels", kinds: GUIDE, what: "how to reach somebody",
        words: [&["call", "text", "write", "email", "e-mail"], &["llama", "llámanos", "escribe", "correo"]],
        facts: &["contacts.", "<reporting_channels", "<contact_list", "reporting.form"] },
    Topic { name: "what-to-tell", kinds: GUIDE, what: "what a report can say",
        words: [&["what happened", "when and where", "what to include", "what you can tell"],
                &["qué pasó", "cuándo y dónde", "qué ocurrió", "qué puedes contar", "lo que pasó"]], facts: &[] },
    Topic { name: "anonymous", kinds: GUIDE, what: "whether one can report without a name",
        words: [&["anonymous", "anonymously", "without giving your name", "without a name", "your name"],
                &["anónimo", "anónima", "anónimamente", "sin dar tu nombre", "sin nombre", "tu nombre"]],
        facts: &["reporting.anonymous"] },
    Topic { name: "privacy", kinds: GUIDE, what: "who will know, and when privacy ends",
        words: [&["private", "privacy", "confidential", "confidentiality", "who will know"],
                &["privado", "privacidad", "confidencial", "confidencialidad", "quién lo sabrá"]], facts: &[] },
    Topic { name: "next-steps", kinds: GUIDE, what: "what happens next, and when",
        words: [&["happens next", "what we do next", "within", "follow up", "after you report"],
                &["qué pasa después", "después de reportar", "en un plazo", "plazo"]],
        facts: &["reporting.acknowledge_within", "reporting.follow_up_within"] },
    Topic { name: "conflict-of-interest", kinds: GUIDE, what: "whom to tell if it is about the team itself",
        words: [&["on our team", "about our team", "conflict of interest", "about one of us", "independent"],
                &["nuestro equipo", "conflicto de intereses", "conflicto de interés", "independiente"]], facts: &[] },
    Topic { name: "quiet-place", kinds: STAFF, what: "where to go with the person",
        words: [&["quiet", "private place", "quiet room", "somewhere private"],
                &["tranquila", "tranquilo", "lugar privado", "en privado"]], facts: &["rooms.", "<room_table"] },
    Topic { name: "listening", kinds: STAFF, what: "how to listen",
        words: [&["listen", "listening", "listener"], &["escucha", "escuchar"]], facts: &[] },
    Topic { name: "record", kinds: STAFF, what: "what to record",
        words: [&["record", "write it down", "written form", "write down", "notes", "collect information"],
                &["anota", "anotar", "por escrito", "apunta", "registrar", "notas"]], facts: &[] },
    Topic { name: "do-not", kinds: STAFF, what: "what not to do",
        words: [&["do not", "don't", "not to do"], &["no hagas", "no preguntes", "no prometas", "qué no hacer", "no debes"]], facts: &[] },
    Topic { name: "staff-danger", kinds: STAFF, what: "what to do when somebody is in danger",
        words: [&["danger", "emergency", "physically safe", "threat", "jeopardy"], &["peligro", "emergencia", "amenaza"]],
        facts: &["emergency.number", "<emergency_numbers"] },
    Topic { name: "police", kinds: STAFF, what: "when to call the police",
        words: [&["police", "law enforcement"], &["policía"]], facts: &[] },
    Topic { name: "deciding", kinds: STAFF, what: "who decides",
        words: [&["decide", "decides", "decision", "decisions", "determine"], &["decide", "deciden", "decisión", "decisiones"]], facts: &[] },
    Topic { name: "reported-person", kinds: STAFF, what: "how to speak with the reported person",
        words: [&["reported person", "speaking with", "alleged harasser", "their side"],
                &["persona reportada", "hablar con"]], facts: &[] },
    Topic { name: "statements", kinds: STAFF, what: "who speaks in public",
        words: [&["public statement", "public statements", "announcement", "announcements", "publicly", "speaks for us"],
                &["en público", "declaraciones", "anuncio", "comunicado", "en nombre"]], facts: &[] },
    Topic { name: "staff-appeal", kinds: STAFF, what: "what to do if somebody appeals",
        words: [&["appeal", "appeals"], &["apela", "apelar", "apelación"]], facts: &["appeals."] },
    Topic { name: "handover", kinds: STAFF, what: "what happens at the end of a shift, and afterwards",
        words: [&["handover", "hand over", "end of a shift", "end of your shift", "after the event", "next shift"],
                &["relevo", "fin del turno", "final del turno", "después del evento", "turno siguiente"]],
        facts: &["shifts", "<shift_roster"] },
];
