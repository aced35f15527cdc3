//! Who sends a message and to whom, where only a family name stands there: `To: NASZKOWSKI, MICHAŁOWSKI`, and the
//! name alone at the end of a telegram.

use std::ops::Range;

use std::collections::BTreeMap;

use super::Field;
use super::lexicon;
use super::reading::Reading;
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

/// A name alone that closes a telegram: one word after the last sentence, before the notes or the end, with the office
/// of who signs below it at most.
pub(super) fn signature(document: &Document, block: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 60;
    const SHORT: usize = 16;
    let found = &document.blocks[block];
    let text = found.text.trim();
    if text.len() > LONGEST || found.kind != BlockKind::Paragraph {
        return None;
    }
    let start = found.text.find(text)?;
    let (name, office) = text.split_once('\n').unwrap_or((text, ""));
    let name = name.trim_end();
    let in_office = office
        .split_whitespace()
        .next()
        .is_none_or(|word| lexicon::title(word.trim_end_matches([',', '.'])));
    let plain = name.len() < 24
        && !office.contains('\n')
        && in_office
        && (surname(name) || lexicon::word_and_surname(name));
    if !plain {
        return None;
    }
    let before = block
        .checked_sub(1)
        .map(|before| document.blocks[before].text.trim_end())?;
    let closes = before.len() > 40 && before.ends_with(['.', '!', '?', '”', '"', ')']);
    let last = document.blocks.get(block + 1).is_none_or(|next| {
        next.text.len() < SHORT
            || next.text.starts_with(|letter: char| {
                letter.is_ascii_digit() || matches!(letter, '*' | '[' | '/')
            })
    });
    (closes && last).then(|| start..start + name.len())
}

/// A line longer than this is no dateline.
const LONGEST_DATELINE: usize = 90;

/// For each document, by its rank, the state in whose capital it was written, as its dateline says: `Prague, 4 May 1963`.
/// One that has datelines from two states says nothing.
pub(super) fn written(readings: &[(usize, Reading<'_>)]) -> BTreeMap<usize, usize> {
    let mut out: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for (rank, reading) in readings {
        if !matches!(reading.source.field, Field::Block(_)) {
            continue;
        }
        for line in reading.source.text.split('\n') {
            if let Some(state) = dateline(line) {
                out.entry(*rank)
                    .and_modify(|known| {
                        if *known != Some(state) {
                            *known = None;
                        }
                    })
                    .or_insert(Some(state));
            }
        }
    }
    out.into_iter()
        .filter_map(|(rank, state)| Some((rank, state?)))
        .collect()
}

/// The state whose capital opens a line that is nothing but a dateline.
fn dateline(line: &str) -> Option<usize> {
    let line = line.trim();
    if line.len() > LONGEST_DATELINE || !line.starts_with(char::is_uppercase) {
        return None;
    }
    let (town, rest) = line.split_once(',')?;
    let state = lexicon::capital_of(&lexicon::unshout(town)).and_then(state::by_name)?;
    let years = rest
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|number| number.len() == 4)
        .count();
    let words = rest.split_whitespace().count();
    (years == 1 && words <= 9).then_some(state)
}
