//! Contacts: people, organizations and channels.

use jiff::civil::Date;

use super::phone::Phone;
use super::problem::Problem;
use super::reader::Reader;
use super::{Email, Fact, Hours, Id, Reach, Url, Visibility, Wording};
use crate::diagnostic::codes;
use crate::source_map::Spanned;
use crate::vocabulary::Language;
use crate::yaml::{Node, NodeKind};

/// What a contact is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ContactKind {
    /// A person.
    #[default]
    Person,
    /// A way to reach whoever is on duty.
    Channel,
    /// An organization.
    Organization,
}

/// A person, organization or channel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// What it is.
    pub kind: ContactKind,
    /// Whether it is outside the conference's team.
    pub independent: bool,
    /// Name.
    pub name: Fact<Wording>,
    /// What the person does here.
    pub role: Fact<Wording>,
    /// Whom the person belongs to.
    pub organization: Fact<Wording>,
    /// How to speak of the person.
    pub pronouns: Fact<Wording>,
    /// E-mail address.
    pub email: Fact<Email>,
    /// Telephone.
    pub phone: Fact<Phone>,
    /// On-site extension.
    pub extension: Fact<String>,
    /// A chat account.
    pub chat: Fact<Chat>,
    /// A form.
    pub form: Fact<Url>,
    /// The languages the contact speaks.
    pub languages: Fact<Vec<Language>>,
    /// How it can be reached.
    pub reach: Fact<Vec<Reach>>,
    /// When.
    pub hours: Fact<Hours>,
    /// The contacts that answer.
    pub answered_by: Fact<Vec<Spanned<Id>>>,
    /// What to do when nobody answers.
    pub if_unanswered: Fact<Wording>,
    /// Where to find the person.
    pub directions: Fact<Wording>,
    /// The last day on which it is answered.
    pub until: Fact<Date>,
    /// The day somebody last called it.
    pub tested: Fact<Date>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// An account on a chat platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chat {
    /// The platform's name.
    pub platform: String,
    /// The account's.
    pub handle: String,
}

const KINDS: [(&str, ContactKind); 3] = [
    ("person", ContactKind::Person),
    ("channel", ContactKind::Channel),
    ("organization", ContactKind::Organization),
];

impl Contact {
    pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "a contact")?;
        let ways = fields.get("reach");
        let record = Self {
            kind: fields
                .get("kind")
                .and_then(|node| reader.choice(node, &KINDS))
                .unwrap_or_default(),
            independent: fields
                .get("independent")
                .and_then(|node| reader.flag(node))
                .unwrap_or_default(),
            name: reader.fact(fields.get("name"), Reader::wording),
            role: reader.fact(fields.get("role"), Reader::wording),
            organization: reader.fact(fields.get("organization"), Reader::wording),
            pronouns: reader.fact(fields.get("pronouns"), Reader::wording),
            email: reader.fact(fields.get("email"), Reader::email),
            phone: reader.fact(fields.get("phone"), Reader::phone),
            extension: reader.fact(fields.get("extension"), Reader::text),
            chat: reader.fact(fields.get("chat"), Chat::read),
            form: reader.fact(fields.get("form"), Reader::url),
            languages: reader.fact(fields.get("languages"), Reader::languages),
            reach: reader.fact(ways, Reader::reach),
            hours: reader.fact(fields.get("hours"), Reader::hours),
            answered_by: reader.fact(fields.get("answered_by"), Reader::ids),
            if_unanswered: reader.fact(fields.get("if_unanswered"), Reader::wording),
            directions: reader.fact(fields.get("directions"), Reader::wording),
            until: reader.fact(fields.get("until"), Reader::date),
            tested: reader.fact(fields.get("tested"), Reader::date),
            visibility: Visibility::read(reader, &mut fields),
        };
        record.check_ways(reader, ways, fields.has_unknown());
        reader.finish(fields);
        Some(record)
    }

    /// Every way in `reach` needs something that it leads to, unless that may be there under a mistyped key.
    fn check_ways(&self, reader: &mut Reader<'_>, node: Option<&Node>, stray: bool) {
        let (Some(ways), Some(NodeKind::Sequence(items))) =
            (self.reach.get(), node.map(|node| &node.kind))
        else {
            return;
        };
        for (way, item) in ways.iter().zip(items) {
            let means = way.means();
            if !stray && !means.is_empty() && means.iter().all(|key| self.lacks(key)) {
                let keys = means.join("` or `");
                let problem = Problem::new(
                    format!(
                        "`reach` has `{}`, and this contact has no `{keys}`",
                        way.name()
                    ),
                    format!("add `{keys}`, or take `{}` out of `reach`", way.name()),
                );
                reader.report(codes::UNREACHABLE_WAY, item.span, &problem);
            }
        }
    }

    /// Whether the contact does not have what this key states, and will not.
    fn lacks(&self, key: &str) -> bool {
        fn is_none<T>(fact: &Fact<T>) -> bool {
            matches!(fact, Fact::Unset | Fact::NotApplicable(_))
        }
        match key {
            "phone" => is_none(&self.phone),
            "extension" => is_none(&self.extension),
            "chat" => is_none(&self.chat),
            "email" => is_none(&self.email),
            "form" => is_none(&self.form),
            _ => false,
        }
    }
}

impl Chat {
    fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "`chat`")?;
        let platform = reader.settled(&mut fields, "platform", Reader::text);
        let handle = reader.settled(&mut fields, "handle", Reader::text);
        reader.finish(fields);
        Some(Self {
            platform: platform?.value,
            handle: handle?.value,
        })
    }
}
