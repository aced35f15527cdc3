//! Shapes of words: syllables of East Asian names, patronymics, adjectives with a hyphen.

use lazy_static::lazy_static;
use regex::Regex;

use super::lexicon;

lazy_static! {
    pub(super) static ref SYLLABLE: Regex = compiled(
        r"(?xi)^ [bcdfghjklmnpqrstvwyxđz]{0,3} ['’‘ʼ`]? [aeiouwyŏŭüáàảãạăâéèêếềíìóòôốồơúùưýỳứữậấầẩọộởợụ]{1,3}
          (?: ng|nh|ch|ck|rh|n|m|k|c|l|p|t|b|g|h|r|w )? ['’‘ʼ`]? $"
    );
    pub(super) static ref PINYIN: Regex = compiled(
        r"(?xi)^ (?: (?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])? [aeiouü] [aeiouü]{0,2} (?:ng|n|r)? ){1,3} $"
    );
    pub(super) static ref JAPANESE: Regex = compiled(
        r"(?xi)^ (?: (?:ch|sh|ts|ky|gy|ny|hy|my|ry|kk|tt|pp|ss|[kgsztdnhbpmyrwjf])? [aeiouōū] n? ){2,5} $"
    );
    pub(super) static ref PATRONYMIC: Regex = compiled(
        r"(?: [oe]vi?ch | [iy]ich | ovna | evna | ichna ) $"
            .replace(' ', "")
            .as_str()
    );
}

pub(super) fn compiled(pattern: &str) -> Regex {
    #[allow(
        clippy::expect_used,
        reason = "the patterns are constants; a test compiles them"
    )]
    Regex::new(pattern).expect("a constant pattern")
}

/// Family names that an English sentence may open with.
pub(super) fn small_word(family: &str) -> bool {
    matches!(
        lexicon::unshout(family).as_str(),
        "An" | "Do"
            | "No"
            | "So"
            | "Long"
            | "Song"
            | "Sin"
            | "Ha"
            | "He"
            | "To"
            | "Mai"
            | "In"
            | "Can"
            | "Ban"
            | "Pan"
            | "Sung"
            | "Sun"
            | "Ma"
            | "Go"
            | "Ham"
            | "Min"
            | "Ton"
            | "O"
            | "U"
            | "I"
            | "Oh"
            | "Son"
            | "Bo"
            | "Ai"
            | "Man"
            | "Van"
            | "Ta"
            | "Ho"
            | "Hu"
            | "Some"
            | "Back"
            | "Lo"
    )
}

/// `Heads`, `Ministers`: titles of several persons, never a name.
pub(super) fn title_of_several(word: &str) -> bool {
    lexicon::unshout(word)
        .strip_suffix('s')
        .is_some_and(bare_title)
}

/// `II`, `XVI`.
pub(super) fn roman_numeral(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

/// A title that is no given name: `Lord`, but not `Dean`.
pub(super) fn bare_title(word: &str) -> bool {
    lexicon::title(word) && lexicon::given_name(word).is_none()
}

/// `al-Nasir`, `el-Sadat`: written small, part of a name.
pub(in crate::name) fn article_name(word: &str) -> bool {
    if !word.starts_with(['a', 'd', 'e', 'u']) || !word.contains(['-', '\'', '’']) {
        return false;
    }
    [
        "d'", "ul-", "ur-", "uz-", "ud-", "d’", "al-", "el-", "as-", "ash-", "ad-", "ar-", "an-",
        "at-", "ez-",
    ]
    .iter()
    .any(|article| {
        word.strip_prefix(article)
            .is_some_and(|rest| rest.starts_with(char::is_uppercase))
    })
}

/// `Soviet-Korean`, `Marxist-Leninist`, `Sino-Soviet`: no names.
pub(super) fn hyphenated_adjective(word: &str) -> bool {
    word.split('-').any(lexicon::no_name)
        || word.ends_with("ist")
        || word.ends_with("ian")
        || word.starts_with("Sino-")
}
