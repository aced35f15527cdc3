//! Where a decision's words stand now, after edits of the document too.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::curation::decisions::NoteDecision;
use crate::curation::quotation::{Folded, squeeze};
use crate::document::{Document, Item};

/// The place of a note's mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Index of the document.
    pub(super) document: usize,
    /// Index of the block.
    pub(super) block: usize,
    /// The mark stands after this many bytes of the block's text.
    pub(super) offset: usize,
    /// The words that stand there now, where they are others than the decision quotes.
    pub(super) moved: Option<String>,
}

/// Of the words that a decision quotes at least so many in a hundred must stand at a place that is taken for
/// the same after an edit.
const ENOUGH: usize = 60;

/// Finds the place: by the words before the mark; where they stand several times by those behind it too;
/// where they stand no more, by the place that has most of them in their order. A document whose id is gone
/// is known by these words, if no other has them.
pub(super) fn find(
    documents: &[Document],
    items: &BTreeMap<&str, Item>,
    decision: &NoteDecision,
) -> Option<Place> {
    let Some(item) = items.get(decision.document.as_str()) else {
        return elsewhere(documents, decision);
    };
    let blocks = blocks_of(documents, *item)?;
    exact(documents, item.document, blocks, decision)
        // Parts may be divided otherwise than they were.
        .or_else(|| exact(documents, item.document, 0..usize::MAX, decision))
        .or_else(|| resembling(documents, item.document, decision))
}

/// How many places of the document have the words before the mark.
pub(super) fn count(documents: &[Document], decision: &NoteDecision) -> usize {
    let called = |document: &&Document| {
        document.id == decision.document
            || document
                .parts
                .iter()
                .any(|part| part.id == decision.document)
    };
    let blocks = documents
        .iter()
        .find(called)
        .map(|document| &document.blocks);
    blocks
        .into_iter()
        .flatten()
        .map(|block| Folded::new(&block.text).find(&decision.after).len())
        .sum()
}

fn blocks_of(documents: &[Document], item: Item) -> Option<Range<usize>> {
    let document = documents.get(item.document)?;
    let part = item.part.and_then(|part| document.parts.get(part));
    Some(part.map_or(0..document.blocks.len(), |part| part.blocks.clone()))
}

/// The one place that has the words as they are quoted.
fn exact(
    documents: &[Document],
    document: usize,
    within: Range<usize>,
    decision: &NoteDecision,
) -> Option<Place> {
    let found = documents.get(document)?;
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (index, block) in found.blocks.iter().enumerate() {
        if within.contains(&index) {
            let ends = Folded::new(&block.text).find(&decision.after).into_iter();
            places.extend(ends.map(|range| (index, range.end)));
        }
    }
    if places.len() > 1 {
        places.retain(|(index, offset)| {
            let behind = found.blocks[*index].text.get(*offset..).unwrap_or_default();
            squeeze(behind).starts_with(squeeze(&decision.before).as_str())
                && !decision.before.is_empty()
        });
    }
    match places[..] {
        [(block, offset)] => Some(Place {
            document,
            block,
            offset,
            moved: None,
        }),
        _ => None,
    }
}

/// The one document that has the words, where the decision's own is gone: it was renamed.
fn elsewhere(documents: &[Document], decision: &NoteDecision) -> Option<Place> {
    // A few words stand in many documents.
    if decision.after.split_whitespace().count() < 4 {
        return None;
    }
    let mut found = (0..documents.len())
        .filter_map(|document| exact(documents, document, 0..usize::MAX, decision));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The place with most of the words, where it is the only one with so many.
fn resembling(documents: &[Document], document: usize, decision: &NoteDecision) -> Option<Place> {
    let wanted_before = tokens(&decision.after);
    let wanted_behind = tokens(&decision.before);
    let total = wanted_before.len() + wanted_behind.len();
    if total < 4 {
        return None;
    }
    let mut best: Option<(usize, usize, usize)> = None;
    let mut twice = false;
    for (index, block) in documents.get(document)?.blocks.iter().enumerate() {
        let words = word_ends(&block.text);
        for at in 1..=words.len() {
            let before: Vec<&str> = words[at.saturating_sub(wanted_before.len() + 2)..at]
                .iter()
                .map(|(word, _)| word.as_str())
                .collect();
            let end = (at + wanted_behind.len() + 2).min(words.len());
            let behind: Vec<&str> = words[at..end]
                .iter()
                .map(|(word, _)| word.as_str())
                .collect();
            // The last word before the mark, or the first behind it, still stands there.
            let anchored = before.last().copied() == wanted_before.last().map(String::as_str)
                || !behind.is_empty()
                    && behind.first().copied() == wanted_behind.first().map(String::as_str);
            if !anchored {
                continue;
            }
            let shared = common(&wanted_before, &before) + common(&wanted_behind, &behind);
            match best {
                Some((most, ..)) if shared < most => {}
                Some((most, ..)) if shared == most => twice = true,
                _ => {
                    best = Some((shared, index, words[at - 1].1));
                    twice = false;
                }
            }
        }
    }
    let (shared, block, offset) = best.filter(|_| !twice)?;
    if shared * 100 < total * ENOUGH {
        return None;
    }
    let text = documents
        .get(document)?
        .blocks
        .get(block)?
        .text
        .get(..offset)?;
    let mut words: Vec<&str> = text
        .split_whitespace()
        .rev()
        .take(wanted_before.len())
        .collect();
    words.reverse();
    Some(Place {
        document,
        block,
        offset,
        moved: Some(words.join(" ")),
    })
}

/// Where a quotation stands: in the block where it should be, else anywhere; else the passage with most of its words.
pub(super) fn quotation(
    document: &Document,
    block: Option<usize>,
    quote: &str,
) -> Option<(usize, Range<usize>)> {
    let quote = quote.trim_end_matches('…').trim();
    let exact = |index: usize| {
        let text = &document.blocks.get(index)?.text;
        let range = Folded::new(text).find(quote).into_iter().next()?;
        Some((index, range))
    };
    block
        .and_then(exact)
        .or_else(|| (0..document.blocks.len()).find_map(exact))
        .or_else(|| most_of(document, quote))
}

/// The run of words that has most of a quotation's, if it has enough.
fn most_of(document: &Document, quote: &str) -> Option<(usize, Range<usize>)> {
    let wanted = tokens(quote);
    if wanted.len() < 4 {
        return None;
    }
    let mut best: Option<(usize, usize, Range<usize>)> = None;
    for (index, block) in document.blocks.iter().enumerate() {
        let words = word_ends(&block.text);
        let length = wanted.len().min(words.len());
        if length == 0 {
            continue;
        }
        for start in 0..=words.len() - length {
            // Only a run that begins or ends as the quotation does is looked at closely.
            let (first, last) = (&words[start].0, &words[start + length - 1].0);
            if Some(first) != wanted.first() && Some(last) != wanted.last() {
                continue;
            }
            let run: Vec<&str> = words[start..start + length]
                .iter()
                .map(|(word, _)| word.as_str())
                .collect();
            let shared = common(&wanted, &run);
            if best.as_ref().is_none_or(|(most, ..)| shared > *most) {
                let from = if start == 0 { 0 } else { words[start - 1].1 };
                best = Some((shared, index, from..words[start + length - 1].1));
            }
        }
    }
    best.filter(|(shared, ..)| shared * 100 >= wanted.len() * ENOUGH)
        .map(|(_, index, range)| (index, range))
}

/// True for quotations of the same words.
pub(super) fn same(a: &str, b: &str) -> bool {
    tokens(a) == tokens(b)
}

fn tokens(text: &str) -> Vec<String> {
    text.split_whitespace().map(token).collect()
}

fn token(word: &str) -> String {
    word.trim_matches(|character: char| !character.is_alphanumeric())
        .to_lowercase()
}

/// The words of a text with the bytes where they end.
fn word_ends(text: &str) -> Vec<(String, usize)> {
    let mut words = Vec::new();
    let mut from = 0;
    for word in text.split_whitespace() {
        if let Some(at) = text[from..].find(word) {
            from += at + word.len();
            words.push((token(word), from));
        }
    }
    words
}

/// The length of the longest sequence of words that both have in order.
fn common(a: &[String], b: &[&str]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for left in a {
        let mut diagonal = 0;
        for (index, right) in b.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = if left == right {
                diagonal + 1
            } else {
                above.max(row[index])
            };
            diagonal = above;
        }
    }
    row[b.len()]
}
