//! Reads single values of an event's file: text into type, or a finding where that fails.

use jiff::civil::Date;

use super::Reader;
use crate::diagnostic::{Code, Diagnostic, codes, did_you_mean};
use crate::event::Id;
use crate::event::dates::{self, DateRange, Hours, MinuteOfDay, Period};
use crate::event::problem::Problem;
use crate::event::values::{Country, Email, Reach, TimeZoneName, Url};
use crate::source_map::Spanned;
use crate::vocabulary::Language;
use crate::yaml::Node;

impl Reader<'_> {
    fn parsed<T>(
        &mut self,
        node: &Node,
        code: Code,
        parse: impl FnOnce(&str) -> Result<T, Problem>,
    ) -> Option<T> {
        let text = self.text(node)?;
        parse(text.trim())
            .map_err(|problem| self.report(code, node.span, &problem))
            .ok()
    }

    /// `true` or `false`.
    pub(in crate::event) fn flag(&mut self, node: &Node) -> Option<bool> {
        node.expect_flag(&mut self.diagnostics)
    }

    /// A day.
    pub(in crate::event) fn date(&mut self, node: &Node) -> Option<Date> {
        self.parsed(node, codes::INVALID_DATE, dates::date)
    }

    /// A day or a range of days.
    pub(in crate::event) fn dates(&mut self, node: &Node) -> Option<DateRange> {
        self.parsed(node, codes::INVALID_DATE, DateRange::parse)
    }

    /// A time of day.
    pub(in crate::event) fn time(&mut self, node: &Node) -> Option<MinuteOfDay> {
        self.parsed(node, codes::INVALID_VALUE, MinuteOfDay::parse)
    }

    /// Opening hours.
    pub(in crate::event) fn hours(&mut self, node: &Node) -> Option<Hours> {
        self.parsed(node, codes::INVALID_VALUE, Hours::parse)
    }

    /// A promised period.
    pub(in crate::event) fn period(&mut self, node: &Node) -> Option<Period> {
        self.parsed(node, codes::INVALID_VALUE, Period::parse)
    }

    /// A time zone.
    pub(in crate::event) fn timezone(&mut self, node: &Node) -> Option<TimeZoneName> {
        self.parsed(node, codes::INVALID_TIMEZONE, TimeZoneName::parse)
    }

    /// A country.
    pub(in crate::event) fn country(&mut self, node: &Node) -> Option<Country> {
        self.parsed(node, codes::INVALID_COUNTRY, Country::parse)
    }

    /// An e-mail address.
    pub(in crate::event) fn email(&mut self, node: &Node) -> Option<Email> {
        self.parsed(node, codes::INVALID_EMAIL, Email::parse)
    }

    /// A web address.
    pub(in crate::event) fn url(&mut self, node: &Node) -> Option<Url> {
        self.parsed(node, codes::INVALID_URL, Url::parse)
    }

    /// One word of a fixed list.
    pub(in crate::event) fn choice<T: Copy>(
        &mut self,
        node: &Node,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let text = self.text(node)?;
        let found = choices.iter().find(|(name, _)| *name == text.trim());
        if found.is_none() {
            let mut finding = Diagnostic::new(
                codes::INVALID_VALUE,
                node.span,
                "this is none of the words that can stand here",
            );
            finding.help = did_you_mean(text.trim(), choices.iter().map(|(name, _)| *name));
            self.diagnostics.push(finding);
        }
        found.map(|(_, value)| *value)
    }

    /// Ids of other records; whether those exist is for later.
    pub(in crate::event) fn ids(&mut self, node: &Node) -> Option<Vec<Spanned<Id>>> {
        self.list(
            node,
            "a list of ids of contacts, such as [lead]",
            |reader, item| {
                let id = reader.text(item)?;
                Some(Spanned::new(id, item.span))
            },
        )
    }

    /// Languages.
    pub(in crate::event) fn languages(&mut self, node: &Node) -> Option<Vec<Language>> {
        self.list(
            node,
            "a list of languages, such as [en, es]",
            |reader, item| {
                reader.parsed(item, codes::INVALID_LANGUAGE, |text| {
                    Language::parse(text).ok_or_else(|| {
                        Problem::new(
                            "this is not the tag of a language",
                            "write its two or three letters, for example en, es or pt-BR",
                        )
                    })
                })
            },
        )
    }

    /// Ways to reach a contact.
    pub(in crate::event) fn reach(&mut self, node: &Node) -> Option<Vec<Reach>> {
        let choices = Reach::ALL.map(|reach| (reach.name(), reach));
        self.list(
            node,
            "a list of ways, such as [call, sms]",
            |reader, item| reader.choice(item, &choices),
        )
    }

    /// A list whose items are all good; each bad one has a finding.
    fn list<T>(
        &mut self,
        node: &Node,
        expected: &str,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = node.expect_list(expected, &mut self.diagnostics)?;
        let values: Vec<Option<T>> = items.iter().map(|item| read(self, item)).collect();
        values.into_iter().collect()
    }
}
