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
    name_of(&found["name"])
}

/// The translator whom the last words of a text name, with the text before them: “pp. 131–140. Translated by Ann Roe.”
pub(super) fn at_end(text: &str) -> Option<(&str, String)> {
    const MARKS: [char; 5] = ['.', ';', ',', '(', ' '];
    let mut found = TRANSLATOR
        .iter()
        .flat_map(|pattern| pattern.captures_iter(text));
    let last = found.find(|found| {
        let end = found.get(0).map_or(0, |whole| whole.end());
        text[end..].trim_matches(['.', ')', ']', ' ']).is_empty()
    })?;
    let before = &text[..last.get(0)?.start()];
    let rest = before.trim_end_matches(MARKS);
    let parted = rest.is_empty() || before.trim_end().len() > rest.len();
    parted
        .then(|| name_of(&last["name"]))
        .flatten()
        .map(|name| (rest, name))
}

/// The name alone of those words that follow “translated by”.
fn name_of(words: &str) -> Option<String> {
    let name = words.trim().trim_end_matches([',', ';']).trim();
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

#[cfg(test)]
mod tests {
    use super::at_end;

    #[test]
    fn the_last_words_may_name_the_translator() {
        for (text, expected) in [
            (
                ", pp. 131–140. Translated by Ann Roe.",
                Some((", pp. 131–140", "Ann Roe")),
            ),
            (
                "(translated from the Norwegian by J. Doe Jr.)",
                Some(("", "J. Doe Jr.")),
            ),
            ("Translated by Ann Roe, who added a chapter on boats", None),
            ("a text translated by Ann Roe", None),
            ("pp. 131–140", None),
        ] {
            let found = at_end(text);
            let found = found.as_ref().map(|(rest, name)| (*rest, name.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
