//! What does not count when two texts are compared.

use serde_json::Value;

/// Folds white space, quotation marks and dashes, so that only the words count.
pub(super) fn squash(text: &str) -> String {
    let folded: String = text
        .chars()
        .map(|character| match character {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            '–' | '—' => '-',
            other => other,
        })
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lower case in which `ß` equals `ss`.
pub(super) fn casefold(text: &str) -> String {
    text.to_lowercase().replace('ß', "ss")
}

/// A field of the metadata for comparison: folded, without the punctuation around it; a list in
/// order of its values; `None` where it is empty.
pub(super) fn field(value: Option<&Value>) -> Option<Vec<String>> {
    match value? {
        Value::Null => None,
        Value::Array(values) if values.is_empty() => None,
        Value::Array(values) => {
            let mut folded: Vec<String> = values.iter().map(one).collect();
            folded.sort();
            Some(folded)
        }
        Value::String(text) if text.is_empty() => None,
        other => Some(vec![one(other)]),
    }
}

fn one(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    casefold(squash(&text).trim_matches(|character| {
        matches!(character, ' ' | '.' | ',' | ';' | '"' | '\'' | '*' | '_')
    }))
}

/// A form of a name for comparison: folded, without a leading article and a possessive ending.
pub(super) fn form(text: &str) -> String {
    let folded = squash(text);
    let bare = folded
        .strip_prefix("The ")
        .or_else(|| folded.strip_prefix("the "))
        .unwrap_or(&folded);
    bare.strip_suffix("'s")
        .or_else(|| bare.strip_suffix('\''))
        .unwrap_or(bare)
        .to_owned()
}

/// Is it a character of a word?
fn in_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The words of a text, folded.
pub(super) fn words(text: &str) -> Vec<String> {
    casefold(&squash(text))
        .split(|character| !in_word(character))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Does one text hold another as whole words?
pub(super) fn contains(text: &str, part: &str) -> bool {
    text.match_indices(part).any(|(start, found)| {
        let before = text[..start].chars().next_back();
        let after = text[start + found.len()..].chars().next();
        !before.is_some_and(in_word) && !after.is_some_and(in_word)
    })
}

/// Does a passage hold at least half of a quotation's words, in one run? A passage over 400
/// characters holds nothing.
pub(super) fn covers(passage: &str, quote: &str) -> bool {
    if squash(passage).chars().count() > 400 {
        return false;
    }
    let (passage, quote) = (words(passage), words(quote));
    let need = quote.len().div_ceil(2).max(1);
    !quote.is_empty()
        && quote
            .windows(need)
            .any(|run| passage.windows(need).any(|here| here == run))
}
