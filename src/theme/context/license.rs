//! Licences and origins, as a page's foot names them.

use serde::Serialize;

/// A licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LicenseContext {
    /// Its SPDX name: "CC-BY-4.0".
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Where its text is; nothing for an expression of several licences.
    pub url: Option<String>,
}

impl LicenseContext {
    /// The licence of an SPDX name. Creative Commons' names and addresses follow from their parts; all others are looked up
    /// where SPDX keeps them.
    #[must_use]
    pub fn from_spdx(id: &str) -> Self {
        let (name, url) = match creative_commons(id) {
            Some((name, url)) => (name, Some(url)),
            None if id.contains([' ', '(', ':']) || id.starts_with("LicenseRef-") => {
                (id.to_owned(), None)
            }
            None => {
                let url = format!("https://spdx.org/licenses/{id}.html");
                (id.to_owned(), Some(url))
            }
        };
        Self {
            id: id.to_owned(),
            name,
            url,
        }
    }
}

fn creative_commons(id: &str) -> Option<(String, String)> {
    if id == "CC0-1.0" {
        return Some((
            "CC0 1.0 Universal".to_owned(),
            "https://creativecommons.org/publicdomain/zero/1.0/".to_owned(),
        ));
    }
    let (terms, version) = id.strip_prefix("CC-")?.rsplit_once('-')?;
    let words = terms
        .split('-')
        .map(|term| match term {
            "BY" => Some("Attribution"),
            "SA" => Some("ShareAlike"),
            "NC" => Some("NonCommercial"),
            "ND" => Some("NoDerivatives"),
            _ => None,
        })
        .collect::<Option<Vec<_>>>()?
        .join("-");
    Some((
        format!("Creative Commons {words} {version}"),
        format!(
            "https://creativecommons.org/licenses/{}/{version}/",
            terms.to_lowercase()
        ),
    ))
}

/// A document that a page descends from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AttributionContext {
    /// Its title, or its address where the page gives none.
    pub title: String,
    /// Where it is.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its licence.
    pub license: Option<LicenseContext>,
    /// What was changed.
    pub changes: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_have_names_and_addresses() {
        let check = |id: &str, name: &str, url: &str| {
            let license = LicenseContext::from_spdx(id);
            let found = (license.name.as_str(), license.url.as_deref());
            assert_eq!(found, (name, Some(url).filter(|url| !url.is_empty())));
        };
        check(
            "CC-BY-SA-3.0",
            "Creative Commons Attribution-ShareAlike 3.0",
            "https://creativecommons.org/licenses/by-sa/3.0/",
        );
        check(
            "CC0-1.0",
            "CC0 1.0 Universal",
            "https://creativecommons.org/publicdomain/zero/1.0/",
        );
        check("MIT OR Apache-2.0", "MIT OR Apache-2.0", "");
        check("MIT", "MIT", "https://spdx.org/licenses/MIT.html");
    }
}
