//! The sheet on which a second person checks the facts: the same on screen and on paper.

use serde::Serialize;

/// The sheet. Template `proof.html` sees it as `proof`, and `cards/proof.typ` finds it in its data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ProofContext {
    /// The language's tag.
    pub lang: String,
    /// "ltr" or "rtl".
    pub dir: &'static str,
    /// "Facts to check: Example Conf 2026".
    pub title: String,
    /// The event's dates, in words.
    pub dates: String,
    /// For whom the sheet is: it holds private facts.
    pub band: String,
    /// How to use it.
    pub steps: Vec<String>,
    /// The heads of its columns.
    pub columns: ProofColumns,
    /// What stands beside the lines on which the sheet is signed.
    pub signed: Vec<String>,
    /// The facts, by what they are.
    pub groups: Vec<ProofGroup>,
}

/// The heads of the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ProofColumns {
    /// Above the facts.
    pub fact: String,
    /// Above where they are printed.
    pub printed: String,
    /// Above the codes to dial.
    pub dial: String,
    /// Above the boxes for initials.
    pub initials: String,
}

/// Facts of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ProofGroup {
    /// "Phone numbers".
    pub title: String,
    /// Whether there is a code to dial beside any of them.
    pub has_codes: bool,
    /// Whether they are figures and addresses, which are read one sign after the other, and not words.
    pub is_large: bool,
    /// The facts, in the order of the event's file.
    pub rows: Vec<ProofRow>,
}

/// A fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ProofRow {
    /// Its name, as pages say it: "contacts.hotline.phone".
    pub name: String,
    /// Where it stands: "content/events/2026/event.yaml:47".
    pub place: String,
    /// Whose or what it is: "Incident hotline".
    pub of: Option<String>,
    /// What it says, in each of the languages in which it says it differently.
    pub values: Vec<ProofValue>,
    /// Who may see it, in words.
    pub audience: String,
    /// Whether it is not for everybody.
    pub is_private: bool,
    /// The pages and cards that print it.
    pub printed: Vec<ProofUse>,
    /// What is said of a fact that nothing prints.
    pub unprinted: Option<String>,
    /// The address to dial: `tel:+12165550187`.
    pub tel: Option<String>,
    /// The code to scan for it, as an SVG picture.
    pub code: Option<String>,
}

/// One wording of a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ProofValue {
    /// The language's tag, of a fact that says something else in each.
    pub lang: Option<String>,
    /// What it says.
    pub text: String,
}

/// A page or a card that prints a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ProofUse {
    /// What it is: "Card".
    pub kind: Option<String>,
    /// Its title.
    pub title: String,
    /// The languages in which it prints the fact, as tags: "en, es".
    pub languages: String,
}
