//! What a note quotes of another document: its words and its date.

use super::super::EventMention;

/// At most so many words are quoted from a document.
const WORDS: usize = 25;

/// A mention's date: in our words where the document has the same, else quoted.
pub(super) fn date_words(mention: &EventMention) -> Option<String> {
    let own = mention.stated.as_ref()?.in_words();
    Some(date_quoted(mention).map_or(own, |said| format!("“{said}”")))
}

/// The words of a mention's date, where they differ from ours.
pub(super) fn date_quoted(mention: &EventMention) -> Option<String> {
    let own = mention.stated.as_ref()?.in_words();
    let said = mention.stated_words.as_ref()?;
    (*said != own).then(|| said.clone())
}

/// At most twenty-five words, cut before a comma or “and” where one is near.
pub(super) fn shortened(text: &str) -> String {
    let all: Vec<&str> = text.split_whitespace().collect();
    let Some(first) = all.get(..WORDS).filter(|_| all.len() > WORDS) else {
        return balanced(all.join(" "));
    };
    let cut = (WORDS / 2..WORDS).rev().find(|place| {
        all.get(*place).is_some_and(|word| *word == "and")
            || all
                .get(place.saturating_sub(1))
                .is_some_and(|word| word.ends_with([',', ';']))
    });
    match cut.and_then(|cut| first.get(..cut)) {
        Some(piece) => balanced(piece.join(" ").trim_end_matches([',', ';', ' ']).to_owned()),
        None => balanced(format!("{} …", first.join(" "))),
    }
}

/// Without a bracket at an end that has no partner.
fn balanced(text: String) -> String {
    let (open, close) = (text.matches('(').count(), text.matches(')').count());
    match () {
        () if open > close && text.starts_with('(') => text.get(1..).unwrap_or_default().to_owned(),
        () if close > open && text.ends_with(')') => {
            text.get(..text.len() - 1).unwrap_or_default().to_owned()
        }
        () => text,
    }
}

/// The full stop after a quotation; none after an omission mark of its own.
pub(super) fn full_stop(said: &str) -> &'static str {
    if said.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    }
}

/// With a capital at its start.
pub(super) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
