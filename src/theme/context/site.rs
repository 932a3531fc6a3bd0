//! What a whole site has in common.

use serde::Serialize;

use crate::locale::autonym;
use crate::vocabulary::{Audience, Language};

/// A site: one audience's. Templates see it as `site`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SiteContext {
    /// The series' name.
    pub title: String,
    /// Whose site it is.
    pub audience: Audience,
    /// Whether search engines are asked to stay away: on every site but the public one.
    pub noindex: bool,
    /// The site's languages, the default first.
    pub languages: Vec<LanguageContext>,
    /// Where it is published, without a `/` at the end, if that is known.
    pub base_url: Option<String>,
    /// The path part of `base_url` with a `/` at both ends: "/conduct/". For the page of a missing address alone, which
    /// can be shown at any depth, where no relative link holds.
    pub base_path: Option<String>,
}

impl SiteContext {
    /// A site's data; the path is that of the base address.
    #[must_use]
    pub fn new(
        title: &str,
        audience: Audience,
        languages: &[Language],
        base_url: Option<&str>,
    ) -> Self {
        let base_path = base_url
            .and_then(|base| url::Url::parse(base).ok())
            .map(|base| format!("{}/", base.path().trim_end_matches('/')));
        Self {
            title: title.to_owned(),
            audience,
            noindex: audience != Audience::Public,
            languages: languages.iter().map(LanguageContext::new).collect(),
            base_url: base_url.map(|base| base.trim_end_matches('/').to_owned()),
            base_path,
        }
    }
}

/// A language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LanguageContext {
    /// Its tag: "es".
    pub tag: String,
    /// Its name in itself: "español".
    pub name: String,
    /// "ltr" or "rtl".
    pub dir: &'static str,
}

impl LanguageContext {
    /// A language, named in itself.
    #[must_use]
    pub fn new(language: &Language) -> Self {
        Self {
            tag: language.tag().to_owned(),
            name: autonym(language),
            dir: direction(language),
        }
    }
}

/// "ltr" or "rtl".
#[must_use]
pub fn direction(language: &Language) -> &'static str {
    if language.is_right_to_left() {
        "rtl"
    } else {
        "ltr"
    }
}
