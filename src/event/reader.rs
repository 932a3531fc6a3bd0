//! Reads single values of an event's file as facts: text into type, or a finding where that fails.

use jiff::civil::Date;

use super::dates::{self, DateRange, Hours, MinuteOfDay, Period};
use super::phone::Numbering;
use super::problem::Problem;
use super::values::{Country, Email, Reach, TimeZoneName, Url};
use super::{Fact, Group, Id, Wording};
use crate::diagnostic::{Code, Diagnostic, codes, did_you_mean};
use crate::source_map::{FileId, Span, Spanned};
use crate::vocabulary::Language;
use crate::yaml::{Fields, Node, NodeKind};

/// What reading one event's file needs and collects.
///
/// No finding repeats a value: the value may be private, and findings are public. Keys, ids and the words of
/// fixed lists are none.
pub(super) struct Reader<'a> {
    pub(super) numbering: &'a Numbering,
    /// The site's languages, the default first.
    pub(super) languages: &'a [Language],
    /// The file of the series' facts, whose telephone numbers follow no venue's notation.
    pub(super) series: Option<FileId>,
    /// The main venue's country, whose notation telephone numbers may have.
    pub(super) country: Fact<Country>,
    /// All places where the file says `pending`.
    pub(super) pending: Vec<Span>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// The fact that `node` states, if it is there; `read` gives the value, or nothing and a finding.
    pub(super) fn fact<T>(
        &mut self,
        node: Option<&Node>,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) -> Fact<T> {
        let Some(node) = node else {
            return Fact::Unset;
        };
        if node.is_word("pending") {
            self.pending.push(node.span);
            return Fact::Pending(node.span);
        }
        if node.is_word("none") {
            return Fact::NotApplicable(node.span);
        }
        match read(self, node) {
            Some(value) => Fact::Set(Spanned::new(value, node.span)),
            None => Fact::Invalid(node.span),
        }
    }

    /// The fact under a key that the record cannot do without.
    pub(super) fn required<T>(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) -> Fact<T> {
        match fields.require(key) {
            None => Fact::Invalid(fields.span()),
            node => self.fact(node, read),
        }
    }

    /// A value that has to be there: neither `pending` nor `none` will do.
    pub(super) fn settled<T>(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) -> Option<Spanned<T>> {
        match self.required(fields, key, read) {
            Fact::Set(value) => Some(value),
            Fact::Pending(span) | Fact::NotApplicable(span) => {
                self.pending.retain(|pending| *pending != span);
                self.report(
                    codes::INVALID_VALUE,
                    span,
                    &Problem::new(
                        format!("`{key}` is needed and can be neither `pending` nor `none`"),
                        "write its value; a provisional one can be changed later",
                    ),
                );
                None
            }
            Fact::Unset | Fact::Invalid(_) | Fact::Withheld(_) => None,
        }
    }

    /// The keys of a record; otherwise a finding.
    pub(super) fn fields<'n>(&mut self, node: &'n Node, what: &'static str) -> Option<Fields<'n>> {
        Fields::of(node, what, &mut self.diagnostics)
    }

    /// Reports the keys of a record that nobody knows.
    pub(super) fn finish(&mut self, fields: Fields<'_>) {
        fields.finish(&mut self.diagnostics);
    }

    /// A group of records by id, each of which may be `pending` or `none`; so may the group.
    pub(super) fn group<T>(
        &mut self,
        node: Option<&Node>,
        expected: &str,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Group<T> {
        let mut group = Group::default();
        let Some(node) = self.stated(node) else {
            return group;
        };
        let Some(entries) = node.expect_mapping(expected, &mut self.diagnostics) else {
            return group;
        };
        for (id, node) in entries {
            self.check_id(id);
            let record = self.fact(Some(node), &mut read);
            group.insert(id.value.clone(), record);
        }
        group
    }

    /// The node of something that has no state of its own, unless it says `pending` or `none`.
    pub(super) fn stated<'n>(&mut self, node: Option<&'n Node>) -> Option<&'n Node> {
        let node = node?;
        if node.is_word("pending") {
            self.pending.push(node.span);
            return None;
        }
        (!node.is_word("none")).then_some(node)
    }

    fn check_id(&mut self, id: &Spanned<String>) {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        if id.value.is_empty() || !id.value.chars().all(is_part) {
            self.report(
                codes::INVALID_VALUE,
                id.span,
                &Problem::new(
                    format!("`{}` cannot be the name of a record", id.value),
                    "use letters, digits and _ alone, so that pages can name it",
                ),
            );
        }
    }

    /// Any text that is not empty.
    pub(super) fn text(&mut self, node: &Node) -> Option<String> {
        let text = node.expect_text(&mut self.diagnostics)?.value;
        // A block text (`|`) ends with a line end that nobody means.
        Some(text.trim_end().to_owned())
    }

    /// Any text, with all its spaces.
    pub(super) fn verbatim(&mut self, node: &Node) -> Option<String> {
        Some(node.expect_text(&mut self.diagnostics)?.value)
    }

    /// A text that readers see, or a group with one for each language.
    pub(super) fn wording(&mut self, node: &Node) -> Option<Wording> {
        self.worded(node, Self::text)
    }

    /// The same, with all its spaces.
    pub(super) fn verbatim_wording(&mut self, node: &Node) -> Option<Wording> {
        self.worded(node, Self::verbatim)
    }

    fn worded(
        &mut self,
        node: &Node,
        read: fn(&mut Self, &Node) -> Option<String>,
    ) -> Option<Wording> {
        let NodeKind::Mapping(entries) = &node.kind else {
            return read(self, node).map(|text| Wording::new(text, Vec::new()));
        };
        // A group in which nothing looks like a language was never meant to be translations.
        let mut keys = entries.iter().map(|(key, _)| &key.value);
        if !keys.any(|key| Language::parse(key).is_some()) {
            self.diagnostics.push(node.wrong_type("text"));
            return None;
        }
        let mut texts = Vec::new();
        let mut is_good = true;
        for (key, node) in entries {
            let language = self.site_language(key);
            let text = self.settled_text(node, read);
            is_good &= language.is_some() && text.is_some();
            texts.extend(language.zip(text));
        }
        let default = self.languages.first();
        let place = texts.iter().position(|(own, _)| Some(own) == default);
        let Some(place) = place else {
            if let Some(default) = default.filter(|_| is_good) {
                let message = format!("this text has no wording in `{default}`");
                let help = format!(
                    "add one under `{default}`: that is the site's default language, and readers of a language without a wording of its own get it"
                );
                self.report(codes::MISSING_KEY, node.span, &Problem::new(message, help));
            }
            return None;
        };
        let (_, text) = texts.remove(place);
        is_good.then(|| Wording::new(text, texts))
    }

    /// A key that names one of the site's languages.
    fn site_language(&mut self, key: &Spanned<String>) -> Option<Language> {
        let language = Language::parse(&key.value);
        let found = language.filter(|language| self.languages.contains(language));
        if found.is_none() {
            let known = self.languages.iter().map(Language::tag);
            let message = format!("`{}` is none of the site's languages", key.value);
            let help = did_you_mean(&key.value, known).unwrap_or_else(|| {
                "delete it, or add it to `languages` in `content/site.yaml`".to_owned()
            });
            self.report(codes::UNKNOWN_KEY, key.span, &Problem::new(message, help));
        }
        found
    }

    /// The text in one language, which has no state of its own.
    fn settled_text(
        &mut self,
        node: &Node,
        read: fn(&mut Self, &Node) -> Option<String>,
    ) -> Option<String> {
        if !node.is_word("pending") && !node.is_word("none") {
            return read(self, node);
        }
        let message = "the text in one language can be neither `pending` nor `none`";
        let help = "write that word for the whole text, or leave this language out: its readers get the default language's wording";
        self.report(
            codes::INVALID_VALUE,
            node.span,
            &Problem::new(message, help),
        );
        None
    }

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
    pub(super) fn flag(&mut self, node: &Node) -> Option<bool> {
        node.expect_flag(&mut self.diagnostics)
    }

    /// A day.
    pub(super) fn date(&mut self, node: &Node) -> Option<Date> {
        self.parsed(node, codes::INVALID_DATE, dates::date)
    }

    /// A day or a range of days.
    pub(super) fn dates(&mut self, node: &Node) -> Option<DateRange> {
        self.parsed(node, codes::INVALID_DATE, DateRange::parse)
    }

    /// A time of day.
    pub(super) fn time(&mut self, node: &Node) -> Option<MinuteOfDay> {
        self.parsed(node, codes::INVALID_VALUE, MinuteOfDay::parse)
    }

    /// Opening hours.
    pub(super) fn hours(&mut self, node: &Node) -> Option<Hours> {
        self.parsed(node, codes::INVALID_VALUE, Hours::parse)
    }

    /// A promised period.
    pub(super) fn period(&mut self, node: &Node) -> Option<Period> {
        self.parsed(node, codes::INVALID_VALUE, Period::parse)
    }

    /// A time zone.
    pub(super) fn timezone(&mut self, node: &Node) -> Option<TimeZoneName> {
        self.parsed(node, codes::INVALID_TIMEZONE, TimeZoneName::parse)
    }

    /// A country.
    pub(super) fn country(&mut self, node: &Node) -> Option<Country> {
        self.parsed(node, codes::INVALID_COUNTRY, Country::parse)
    }

    /// An e-mail address.
    pub(super) fn email(&mut self, node: &Node) -> Option<Email> {
        self.parsed(node, codes::INVALID_EMAIL, Email::parse)
    }

    /// A web address.
    pub(super) fn url(&mut self, node: &Node) -> Option<Url> {
        self.parsed(node, codes::INVALID_URL, Url::parse)
    }

    /// One word of a fixed list.
    pub(super) fn choice<T: Copy>(&mut self, node: &Node, choices: &[(&str, T)]) -> Option<T> {
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
    pub(super) fn ids(&mut self, node: &Node) -> Option<Vec<Spanned<Id>>> {
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
    pub(super) fn languages(&mut self, node: &Node) -> Option<Vec<Language>> {
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
    pub(super) fn reach(&mut self, node: &Node) -> Option<Vec<Reach>> {
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

    /// Reports what is wrong with a value.
    pub(super) fn report(&mut self, code: Code, span: Span, problem: &Problem) {
        self.diagnostics.push(
            Diagnostic::new(code, span, problem.message.as_str()).help(problem.help.as_str()),
        );
    }
}
