//! Which facts the public site is about to hold that it did not hold when it was last built.

use std::collections::BTreeSet;

use crate::audience::{Stated, Told, stated};
use crate::diagnostic::{Diagnostic, codes};
use crate::output::{FactHash, Facts};
use crate::site::Site;
use crate::source_map::Span;
use crate::vocabulary::Audience;

/// A fact that becomes public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// Its event and name: `2026 contacts.lead.phone`.
    pub name: String,
    /// Where it is stated.
    pub span: Span,
}

/// What is news to somebody who knows the site of the last build, if there was one; and what the site holds now.
///
/// A number or an address is news if its value is. A text is none if it only reads otherwise than before, and an hour or a
/// day is none if the field was public already: else every corrected word would call for attention, and soon get none.
#[must_use]
pub fn news(site: &Site, known: Option<&Facts>) -> (Vec<News>, Facts) {
    let mut now = Facts::new();
    let mut news = Vec::new();
    for event in &site.editions {
        // Only what is not public by itself can become public.
        let facts = stated(event).into_iter();
        for fact in facts.filter(|fact| fact.audience == Audience::Public && fact.is_of_record) {
            let [value, name] = hashes(&event.slug, &fact);
            let is_known = |hash: &FactHash| known.is_some_and(|known| known.contains(hash));
            let is_news = match fact.told {
                Told::Phone(_) | Told::Email(_) | Told::Url(_) => !is_known(&value),
                Told::Text(_) => !is_known(&value) && !is_known(&name),
                Told::Plain(..) => !is_known(&name),
            };
            if is_news && known.is_some() {
                let name = format!("{} {}", event.slug, fact.name);
                news.push(News {
                    name,
                    span: fact.span,
                });
            }
            now.extend([value, name]);
        }
    }
    let mut seen = BTreeSet::new();
    news.retain(|fact| seen.insert(fact.name.clone()));
    (news, now)
}

/// The hashes of a fact's value and of its name. A field that tells nothing by its value is the same field every year.
fn hashes(event: &str, fact: &Stated<'_>) -> [FactHash; 2] {
    let event = if matches!(fact.told, Told::Plain(..)) {
        ""
    } else {
        event
    };
    let value = match fact.told {
        Told::Phone(phone) => phone.e164(),
        ref told => told.text(),
    };
    [
        FactHash::new(&["value", &value.to_lowercase()]),
        FactHash::new(&["name", event, &fact.name]),
    ]
}

/// The findings for those who asked for them.
#[must_use]
pub fn findings(news: &[News]) -> Vec<Diagnostic> {
    let finding = |fact: &News| {
        Diagnostic::new(codes::NEWLY_PUBLIC, fact.span, format!("`{}` becomes public with this build", fact.name))
            .help("if that is meant, build once without `--deny newly-public`; else take it out of `public` or `audience`")
    };
    news.iter().map(finding).collect()
}
