//! What languages call themselves.

use crate::vocabulary::Language;

/// Tags and autonyms (Unicode CLDR), with a capital where a heading or a menu would have one.
const AUTONYMS: &[(&str, &str)] = &[
    ("af", "Afrikaans"),
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("ase", "American Sign Language"),
    ("bfi", "British Sign Language"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("cy", "Cymraeg"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("eo", "Esperanto"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("eu", "Euskara"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fil", "Filipino"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("gl", "Galego"),
    ("gu", "ગુજરાતી"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("hy", "Հայերեն"),
    ("id", "Indonesia"),
    ("is", "Íslenska"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ka", "ქართული"),
    ("kk", "Қазақ тілі"),
    ("km", "ខ្មែរ"),
    ("kn", "ಕನ್ನಡ"),
    ("ko", "한국어"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("mk", "Македонски"),
    ("ml", "മലയാളം"),
    ("mr", "मराठी"),
    ("ms", "Melayu"),
    ("my", "မြန်မာ"),
    ("nb", "Norsk bokmål"),
    ("ne", "नेपाली"),
    ("nl", "Nederlands"),
    ("nn", "Norsk nynorsk"),
    ("no", "Norsk"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("pt-BR", "Português (Brasil)"),
    ("pt-PT", "Português (Portugal)"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sq", "Shqip"),
    ("sr", "Српски"),
    ("ssp", "Lengua de signos española"),
    ("sv", "Svenska"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("te", "తెలుగు"),
    ("th", "ไทย"),
    ("tl", "Tagalog"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("uz", "O‘zbek"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
    ("zu", "isiZulu"),
];

/// The language's name in the language itself, for a menu of languages; the tag where it is not known here.
#[must_use]
pub fn autonym(language: &Language) -> String {
    qualified(language, |tag| {
        let index = AUTONYMS.binary_search_by(|(known, _)| (*known).cmp(tag));
        Some(AUTONYMS.get(index.ok()?)?.1.to_owned())
    })
}

/// A name by the whole tag; else by the language alone, with the rest of the tag behind it; else the tag.
pub(super) fn qualified(language: &Language, name: impl Fn(&str) -> Option<String>) -> String {
    let tag = language.tag();
    if let Some(name) = name(tag) {
        return name;
    }
    match tag.split_once('-') {
        Some((primary, rest)) => {
            name(primary).map_or_else(|| tag.to_owned(), |name| format!("{name} ({rest})"))
        }
        None => tag.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_searched() {
        assert!(AUTONYMS.is_sorted_by(|a, b| a.0 < b.0));
        for (tag, _) in AUTONYMS {
            let normalised = Language::parse(tag).map(|language| language.tag().to_owned());
            assert_eq!(normalised.as_deref(), Some(*tag));
        }
    }

    #[test]
    fn languages_call_themselves() {
        let check = |tag: &str, expected: &str| {
            let name = Language::parse(tag).map(|language| autonym(&language));
            assert_eq!(name.as_deref(), Some(expected), "{tag}");
        };
        check("es", "Español");
        check("es-MX", "Español (MX)");
        check("pt-br", "Português (Brasil)");
        check("xx", "xx");
    }
}
