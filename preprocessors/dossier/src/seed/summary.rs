//! Whether a paragraph reads as a catalogue's summary.

use super::lexicon;

/// Longest summary that catalogues print, in words.
const LONGEST: usize = 220;

/// Words of a first or second person: a document's own voice.
const OWN_VOICE: [&str; 10] = [
    "i", "we", "our", "us", "my", "me", "you", "your", "ours", "mine",
];

/// Words after which a form such as "reports" or "discuss" says nothing of the document.
const BEFORE_NOUNS: [&str; 44] = [
    "the",
    "a",
    "an",
    "of",
    "to",
    "in",
    "on",
    "at",
    "by",
    "for",
    "with",
    "from",
    "these",
    "those",
    "this",
    "that",
    "their",
    "his",
    "her",
    "its",
    "all",
    "such",
    "some",
    "any",
    "no",
    "other",
    "following",
    "above",
    "several",
    "many",
    "two",
    "three",
    "will",
    "would",
    "should",
    "must",
    "can",
    "could",
    "may",
    "shall",
    "united",
    "member",
    "not",
    "please",
];

/// Why the paragraph reads as a summary; none where it does not.
pub(super) fn judge(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.len() < 4 || words.len() > LONGEST || !text.starts_with(char::is_uppercase) {
        return None;
    }
    // "U.S." is no word of a first person.
    let own = words
        .iter()
        .any(|word| OWN_VOICE.contains(&word.as_str()) && !(word == "us" && text.contains("US")));
    if own {
        return None;
    }
    let verb = words.iter().enumerate().take(30).find(|(at, word)| {
        // "the reports of" and "to discuss" are no verbs of a catalogue.
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        lexicon::is_summary_verb(word)
            && before.is_some_and(|before| !BEFORE_NOUNS.contains(&before.as_str()))
    })?;
    let verb = verb.1;
    Some(format!(
        "it speaks of the document from outside (“{verb}”), in no first person"
    ))
}

/// The office or body that a summary says a document is by: `The Ambassador to Lima reports …`. None where
/// the sentence has another form.
pub(crate) fn subject(summary: &str) -> Option<String> {
    const BETWEEN: [&str; 9] = ["of", "in", "to", "the", "for", "at", "de", "von", "la"];
    let words: Vec<&str> = summary.split_whitespace().take(12).collect();
    let verb = words
        .iter()
        .position(|word| word.ends_with('s') && lexicon::is_summary_verb(word))?;
    let start = usize::from(matches!(words.first(), Some(&("The" | "A" | "An"))));
    let subject = words.get(start..verb)?;
    let fits = |word: &&str| {
        BETWEEN.contains(word)
            || word.starts_with(char::is_uppercase)
                && word.chars().all(|letter| {
                    letter.is_alphanumeric() || matches!(letter, '-' | '.' | '\'' | '’')
                })
    };
    // `Report discusses …` speaks of the document, not of its author.
    let names_more = subject.len() > 1;
    (names_more && subject.iter().all(fits)).then(|| subject.join(" "))
}
