//! Whether a paragraph reads as a catalogue's summary.

use super::lexicon;

/// Longest summary that catalogues print, in words.
const LONGEST: usize = 220;

/// Words of a first or second person: a document's own voice.
const OWN_VOICE: [&str; 10] = [
    "i", "we", "our", "us", "my", "me", "you", "your", "ours", "mine",
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
    let verb = words
        .iter()
        .take(30)
        .find(|word| lexicon::is_summary_verb(word))?;
    Some(format!(
        "it speaks of the document from outside (“{verb}”), in no first person"
    ))
}
