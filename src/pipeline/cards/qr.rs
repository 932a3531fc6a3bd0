//! The code that a card bears: the address that it leads to.

use super::Assembly;
use crate::card::model::QrModel;
use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::site::url;
use crate::source_map::Spanned;
use crate::vocabulary::Audience;

impl Assembly<'_> {
    /// Where the code leads: to the address that stays the same every year, where the page has one.
    pub(super) fn qr(&mut self) -> Option<QrModel> {
        let front = &self.workshop.site.document(self.page).front;
        let asked = front.card().qr.as_ref()?;
        let Some(page) = self.workshop.links.page_named(self.page, &asked.value) else {
            let message = format!("the code leads nowhere: there is no page `{}`", asked.value);
            let pages = self.workshop.site.pages.iter();
            let mut finding = Diagnostic::new(codes::BROKEN_LINK, asked.span, message);
            finding.help = did_you_mean(&asked.value, pages.map(|page| page.stem.as_str()));
            self.diagnostics.push(finding);
            return None;
        };
        let page = &self.workshop.site.pages[page];
        let Some(base) = self.base_url(page.audience) else {
            self.report_no_base(asked, page.audience);
            return None;
        };
        let lasting = page.aliases.iter().find(|alias| alias.span.is_none());
        let address = lasting.map_or(page.url.as_str(), |alias| url::url_of(&alias.path));
        let url = format!("{base}/{}", url::encode(address));
        let letters = url
            .split_once("://")
            .map_or(url.as_str(), |(_, rest)| rest)
            .trim_end_matches('/')
            .to_owned();
        Some(QrModel {
            letters,
            label: page.title.clone(),
            url,
        })
    }

    fn report_no_base(&mut self, asked: &Spanned<String>, audience: Audience) {
        let message =
            format!("the code needs the address of the {audience} site, and there is none");
        let help = match audience {
            Audience::Public => "add `base_url: https://…` to `content/site.yaml`".to_owned(),
            audience => format!(
                "add it to `base_url` in `content/site.yaml`, as `{{public: …, {audience}: …}}`, or lead to a public page"
            ),
        };
        self.diagnostics
            .push(Diagnostic::new(codes::NO_BASE_URL, asked.span, message).help(help));
    }
}
