//! Who translated a document, and from which language, as citations and source statements say it.

use lazy_static::lazy_static;
use regex::Regex;

use super::lexicon;

lazy_static! {
    // A name ends where a sentence does; "J." and "Jr." are no such end.
    static ref TRANSLATOR: Vec<Regex> = Regex::new(
        r"(?i:\btranslat(?:ed|ion))(?:\s+from\s+(?:the\s+)?(?:original\s+)?\p{Lu}[\p{L}-]+(?:(?:\s+and|,)\s+(?:the\s+)?\p{Lu}[\p{L}-]+)*)?(?:\s+(?:for|at)\s+[^.;,]{1,80}?)?\s+by\s+(?P<name>(?:(?:\p{Lu}\p{Ll}{0,2}\.|\p{Lu}[\p{L}'’\-]*|and|de|van|von|der|bin|al)[,]?\s*)+)",
    )
    .into_iter()
    .collect();
    static ref FROM: Vec<Regex> = Regex::new(
        r"(?i:\btransl(?:ated|ation|\.)|\btrans\.)\s+(?:by\s+[^.;]{2,60}?\s+)?from\s+(?:the\s+)?(?:original\s+)?(?P<languages>\p{Lu}[\p{L}-]+(?:(?:\s+and|,)\s+(?:the\s+)?\p{Lu}[\p{L}-]+)*)",
    )
    .into_iter()
    .collect();
}

/// The language or languages from which a statement says that the text was translated: `Czech and Spanish`.
pub(super) fn language(text: &str) -> Option<String> {
    let found = FROM.iter().find_map(|pattern| pattern.captures(text))?;
    let languages = found["languages"].replace(" the ", " ");
    let known: Vec<&str> = languages
        .split([' ', ','])
        .filter(|word| !word.is_empty() && *word != "and")
        .take_while(|word| lexicon::is_language(word))
        .collect();
    match known.as_slice() {
        [] => None,
        [one] => Some((*one).to_owned()),
        [most @ .., last] => Some(format!("{} and {last}", most.join(", "))),
    }
}

/// The translator that a statement names.
pub(super) fn named(text: &str) -> Option<String> {
    let found = TRANSLATOR
        .iter()
        .find_map(|pattern| pattern.captures(text))?;
    let name = found["name"].trim().trim_end_matches([',', ';']).trim();
    let name = name.strip_suffix(" and").unwrap_or(name);
    // "Ann Roe, Lima University": where someone works is no part of the name.
    let name = name
        .match_indices(", ")
        .find(|(at, _)| lexicon::names_body(&name[*at..]))
        .map_or(name, |(at, _)| &name[..at]);
    let bare = name.trim_end_matches('.');
    // The full stop of an initial stays; that of the sentence goes.
    let last = bare.rsplit(' ').next().unwrap_or(bare);
    let abbreviated = last.chars().count() < 3 && last != bare;
    let name = if abbreviated { name } else { bare };
    (!name.is_empty()).then(|| name.to_owned())
}
