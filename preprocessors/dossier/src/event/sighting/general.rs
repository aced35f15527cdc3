//! Occurrences of the other kinds: who is named with them, and what tells them apart.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::lexicon::Kind;
use super::{Anchor, Sentence, Sighting};
use crate::name::EntityKind;

/// Reads an occurrence; none where it has neither a date nor, for a death, a person.
pub(super) fn read(sentence: &Sentence<'_, '_>, index: usize, kind: Kind) -> Option<Sighting> {
    let anchor = sentence.anchors.get(index)?;
    if inside_name(sentence, anchor) {
        return None;
    }
    let range = reach(sentence, index);
    let mut sighting = sentence.sighting(kind, anchor, anchor.range.clone());
    sighting.with = sentence
        .names_in(range.clone())
        .filter(|name| {
            !sentence
                .scene
                .names
                .entities
                .get(name.entity)
                .is_none_or(|entity| entity.apparatus)
        })
        .map(|name| name.entity)
        .collect();
    sighting.with.extend(pronouns(sentence, &range));
    sighting.who = match kind {
        Kind::Death | Kind::Appointment => subject(sentence, anchor),
        _ => BTreeSet::new(),
    };
    sighting.title = title(sentence, anchor);
    let dated = sighting.when.is_some();
    let fit = match kind {
        Kind::Death => !sighting.who.is_empty(),
        Kind::Appointment => dated && !sighting.who.is_empty(),
        Kind::Talks => sighting.with.len() >= 2 || dated && !sighting.with.is_empty(),
        _ => dated,
    };
    fit.then_some(sighting)
}

/// Whether the word is part of a name: “Order of Lenin Street”, “Message Bureau”.
fn inside_name(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> bool {
    sentence
        .names_in(sentence.range.clone())
        .any(|name| name.range.start <= anchor.range.start && anchor.range.end <= name.range.end)
}

/// The words around an anchor that speak of it: its sentence, cut at semicolons and at the anchors of other kinds.
fn reach(sentence: &Sentence<'_, '_>, index: usize) -> Range<usize> {
    let Some(anchor) = sentence.anchors.get(index) else {
        return sentence.range.clone();
    };
    let text = sentence.text();
    let before = text
        .get(sentence.range.start..anchor.range.start)
        .unwrap_or_default();
    let after = text
        .get(anchor.range.end..sentence.range.end)
        .unwrap_or_default();
    let start = before
        .rfind(';')
        .map_or(sentence.range.start, |at| sentence.range.start + at);
    let end = after
        .find(';')
        .map_or(sentence.range.end, |at| anchor.range.end + at);
    let next = sentence
        .anchors
        .get(index + 1..)
        .into_iter()
        .flatten()
        .find(|other| other.kind.is_some_and(|kind| Some(kind) != anchor.kind))
        .map_or(end, |other| other.range.start);
    start..end.min(next)
}

/// The speaker and whom he speaks to, where “I”, “we” or “you” stand in the words.
fn pronouns(sentence: &Sentence<'_, '_>, range: &Range<usize>) -> BTreeSet<usize> {
    sentence
        .passage
        .words
        .iter()
        .enumerate()
        .filter(|(_, word)| range.start <= word.range.start && word.range.end <= range.end)
        .filter(|(_, word)| matches!(word.lower.as_str(), "i" | "me" | "my" | "you" | "your"))
        .flat_map(|(index, _)| sentence.pronoun(index))
        .collect()
}

/// Who died or was appointed: the possessor, the person after “of”, or the nearest person before a verb.
fn subject(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> BTreeSet<usize> {
    if anchor.verb {
        return sentence.subject(anchor);
    }
    if let Some(found) = sentence.possessor(anchor) {
        return found;
    }
    if sentence.word(anchor.word + 1) != Some("of") {
        return BTreeSet::new();
    }
    sentence
        .names_in(anchor.range.end..sentence.range.end)
        .next()
        .filter(|name| name.kind == EntityKind::Person && name.range.start <= anchor.range.end + 40)
        .map(|name| name.entity)
        .into_iter()
        .collect()
}

/// The rarer words around the anchor: those of four letters and more that are capitalised or close by.
fn title(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> BTreeSet<String> {
    (anchor.word.saturating_sub(4)..anchor.word + 8)
        .filter(|index| *index != anchor.word)
        .filter_map(|index| sentence.word(index))
        .filter(|word| word.chars().count() >= 5 && word.chars().all(char::is_alphabetic))
        .filter(|word| !super::super::text::is_calendar(word))
        .map(str::to_owned)
        .collect()
}
