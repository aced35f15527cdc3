//! Who sends a message and to whom, where only a family name stands there: `To: NASZKOWSKI, MICHAŁOWSKI`, and the
//! name alone at the end of a telegram.

use std::ops::Range;

use super::lexicon;
use super::state;
use crate::document::{BlockKind, Document};

/// What stands before a list of recipients.
const LABELS: [&str; 14] = [
    "To:",
    "TO:",
    "Copies:",
    "Copies to:",
    "Copy:",
    "Copy to:",
    "Cc:",
    "CC:",
    "cc:",
    "Distribution:",
    "Received by:",
    "Sent to:",
    "For:",
    "From:",
];

/// Single words in a line of recipients that may be family names.
pub(super) fn recipients(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if let Some(label) = LABELS.iter().find(|label| line.starts_with(**label)) {
            let items = words(line, start, label.len());
            // One word alone may be a town; several, or one in capitals beside them, are persons.
            if items.len() > 1 {
                out.extend(items);
            }
        }
        start += line.len() + 1;
    }
    out
}

/// The items of a line that are one word which may be a family name.
fn words(line: &str, start: usize, label: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = label;
    for item in line[label..].split([',', ';']) {
        let word = item.trim().trim_end_matches('.');
        let lead = item.len() - item.trim_start().len();
        if surname(word) {
            let from = start + at + lead;
            out.push(from..from + word.len());
        }
        at += item.len() + 1;
    }
    out
}

/// True for one word that may be a family name, and is nothing else that is known.
fn surname(word: &str) -> bool {
    word.chars().count() > 2
        && word.starts_with(char::is_uppercase)
        && word
            .chars()
            .all(|letter| letter.is_alphabetic() || letter == '-')
        && !lexicon::no_name(word)
        && !lexicon::place(word)
        && !lexicon::title(word)
        && !lexicon::head(&lexicon::unshout(word))
        && !lexicon::thing(word)
        && (word.contains(char::is_lowercase) || word.chars().count() > 5)
        && state::find(word).is_empty()
}

/// A name alone that closes a telegram: one word after the last sentence, before the notes or the end.
pub(super) fn signature(document: &Document, block: usize) -> Option<Range<usize>> {
    let found = &document.blocks[block];
    let text = found.text.trim();
    let start = found.text.find(text)?;
    let plain = found.kind == BlockKind::Paragraph
        && text.len() < 24
        && text.contains(char::is_lowercase)
        && (surname(text) || lexicon::word_and_surname(text));
    let before = block
        .checked_sub(1)
        .map(|before| document.blocks[before].text.trim_end())?;
    let closes = before.len() > 40 && before.ends_with(['.', '!', '?', '”', '"', ')']);
    let last = document.blocks.get(block + 1).is_none_or(|next| {
        next.text.starts_with(|letter: char| {
            letter.is_ascii_digit() || matches!(letter, '*' | '[' | '/')
        })
    });
    (plain && closes && last).then(|| start..start + text.len())
}
