//! Which words of a sentence are of one clause: a crude reading by the words that open a clause and the commas that
//! close it.

use std::ops::Range;

use super::lexicon::is_past;
use super::scene::Passage;
use super::text::Word;
use crate::wordlist::holds;

/// Words that open a clause under another.
const OPENERS: &str =
    " which who whom whose where when while whereas because although though if unless ";
/// Words after which “that” points to something and opens no clause.
const POINTING: &str =
    " at in of on for by to with from after before during since until about through all and or ";
const SUBJECTS: &str = " he she it they we i you there this these ";
const AUXILIARIES: &str =
    " was were is are had has have will would did does do could can may might should ";

/// The words of the clause in which a place of a sentence stands, in pieces: what is put in between is left out.
pub(super) fn around(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Vec<Range<usize>> {
    let words = &passage.words;
    let first = words.partition_point(|word| word.range.start < sentence.start);
    let own: Vec<&Word> = words
        .iter()
        .skip(first)
        .take_while(|word| word.range.end <= sentence.end)
        .collect();
    let clauses = clauses(passage, &own, sentence.start);
    let place = own.partition_point(|word| word.range.end <= at);
    let Some(clause) = clauses.get(place.min(own.len().saturating_sub(1))).copied() else {
        return vec![sentence.clone()];
    };
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for (index, (word, number)) in own.iter().zip(&clauses).enumerate() {
        if *number != clause {
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if last == index.checked_sub(1) => piece.end = word.range.end,
            _ => pieces.push(word.range.clone()),
        }
        last = Some(index);
    }
    pieces
}

/// For each word of a sentence the number of its clause.
fn clauses(passage: &Passage<'_>, words: &[&Word], start: usize) -> Vec<usize> {
    let mut numbers = Vec::with_capacity(words.len());
    let (mut current, mut next) = (0, 1);
    // The clauses in which the current one stands, and whether a comma closes it.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut end = start;
    for (index, word) in words.iter().enumerate() {
        let gap = passage.text.get(end..word.range.start).unwrap_or_default();
        let lower = word.lower.as_str();
        let comma = gap.contains([',', ')', '—']);
        let follows = |far: usize| words.get(index + far).map(|word| word.lower.as_str());
        if gap.contains([';', ':']) {
            open.clear();
            (current, next) = (next, next + 1);
        } else if comma && !listed(passage, words, index) {
            while let Some((outer, true)) = open.last().copied() {
                open.pop();
                current = outer;
            }
        }
        let before = index.checked_sub(1).and_then(|at| words.get(at));
        let pointing = before.is_none_or(|before| holds(POINTING, &before.lower));
        let opens = holds(OPENERS, lower) || lower == "that" && !pointing;
        if opens {
            open.push((current, comma || index == 0));
            (current, next) = (next, next + 1);
        } else if matches!(lower, "and" | "but" | "or" | "so" | "for" | "yet") {
            let pronoun = follows(1).is_some_and(|next| holds(SUBJECTS, next));
            if pronoun || subject_follows(passage, words, index + 1) {
                (current, next) = (next, next + 1);
            }
        }
        numbers.push(current);
        end = word.range.end;
    }
    numbers
}

/// Whether a comma only parts the members of a list of names, or of numbers.
fn listed(passage: &Passage<'_>, words: &[&Word], index: usize) -> bool {
    let name = |at: Option<usize>| {
        let word = at.and_then(|at| words.get(at));
        word.is_some_and(|word| {
            let inside = |range: &Range<usize>| {
                range.start <= word.range.start && word.range.end <= range.end
            };
            passage.names.iter().any(|name| inside(&name.range))
                || passage.dates.iter().any(|date| inside(&date.range))
        })
    };
    name(index.checked_sub(1)) && name(Some(index))
}

/// Whether a name stands at a word with its verb at once after it: “and Okello replied”.
fn subject_follows(passage: &Passage<'_>, words: &[&Word], at: usize) -> bool {
    const TITLES: usize = 4;
    let name = words.iter().skip(at).take(TITLES).find_map(|word| {
        passage
            .names
            .iter()
            .find(|name| !name.nested && !name.adjective && name.range.start == word.range.start)
    });
    let Some(name) = name else {
        return false;
    };
    let next = words.iter().find(|word| word.range.start >= name.range.end);
    next.is_some_and(|next| {
        let gap = passage.text.get(name.range.end..next.range.start);
        gap == Some(" ") && (is_past(&next.lower) || holds(AUXILIARIES, &next.lower))
    })
}
