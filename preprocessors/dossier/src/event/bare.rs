//! Clauses that date something without a word of the lexicon: “On 13 and 14 December bombs fell inside Hanoi”.
//!
//! Alone they say too little to be an event. Beside a mention of another document that shares their date,
//! names and words, they are one more mention of it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lexicon::{Frequency, Kind, STATUS};
use super::scene::{Passage, Scene};
use super::sighting::{Sighting, Telling};
use super::text::{self, Shape};
use super::{EventMention, Status};
use crate::date::phrase::Phrase;
use crate::date::{Edtf, Precision};

/// The longest sentence that is quoted whole, in characters.
const LONG: usize = 390;

/// So many plain words must a sentence have beside its names and dates to say anything.
const WORDS: usize = 3;

/// The dated clauses of a document in which nothing was sighted, in order.
pub(super) fn of_document(
    scene: &Scene<'_>,
    passages: &[Passage<'_>],
    sightings: &[Sighting],
) -> Vec<Sighting> {
    let mut found = Vec::new();
    for passage in passages.iter().filter(|passage| !passage.apart) {
        let sighted: Vec<&Sighting> = sightings
            .iter()
            .filter(|own| own.mention.block == passage.block)
            .collect();
        for sentence in &passage.sentences {
            let dates = passage
                .dates
                .iter()
                .filter(|date| sentence.start <= date.range.start && date.range.end <= sentence.end)
                .filter(|date| tells(passage, sentence, date));
            for date in dates {
                let corrected = date.corrected_by.is_some();
                let known = sighted.iter().any(|own| {
                    let core = &own.mention.core;
                    core.start < date.range.end && date.range.start < core.end
                        || own.when.as_ref() == Some(&date.date)
                            && own.mention.range.start < sentence.end
                            && sentence.start < own.mention.range.end
                });
                if !known && !corrected {
                    found.extend(read(scene, passage, sentence, date, &sighted));
                }
            }
        }
    }
    found
}

/// Whether a date is exact enough, and its sentence more than a dateline.
fn tells(passage: &Passage<'_>, sentence: &Range<usize>, date: &Phrase) -> bool {
    let exact = match date.date.precision() {
        Precision::Day | Precision::Month => true,
        Precision::Span => date.date.days().is_some_and(|days| days <= 45),
        _ => false,
    };
    // “Today” and “at present” date what is said, not what happened.
    let stated = text::words(&date.words)
        .iter()
        .any(|word| text::is_calendar(&word.lower) || word.lower.starts_with(char::is_numeric));
    let plain = passage
        .words
        .iter()
        .filter(|word| sentence.start <= word.range.start && word.range.end <= sentence.end)
        .filter(|word| {
            let text = passage.text.get(word.range.clone());
            text.is_some_and(|text| text.starts_with(char::is_lowercase))
                && word.lower.chars().count() > 2
        })
        .count();
    exact && stated && plain >= WORDS
}

fn read(
    scene: &Scene<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    date: &Phrase,
    sighted: &[&Sighting],
) -> Option<Sighting> {
    let whole: Vec<Range<usize>> = passage
        .names
        .iter()
        .map(|name| name.range.clone())
        .collect();
    let others: Vec<usize> = sighted
        .iter()
        .map(|own| own.mention.core.start)
        .filter(|at| sentence.contains(at))
        .collect();
    let shape = Shape {
        text: passage.text,
        sentence,
        whole: &whole,
        others: &others,
    };
    let clause = shape.clause(&date.range);
    let with: BTreeSet<usize> = passage
        .names
        .iter()
        .filter(|name| clause.start <= name.range.start && name.range.end <= clause.end)
        .filter(|name| !name.nested)
        .map(|name| name.entity)
        .filter(|entity| {
            let entities = &scene.names.entities;
            entities
                .get(*entity)
                .is_some_and(|entity| !entity.apparatus)
        })
        .collect();
    // The sentence says of what the clause gives the date.
    let long = passage
        .text
        .get(sentence.clone())
        .is_none_or(|text| text.chars().count() > LONG);
    let range = if long {
        clause.clone()
    } else {
        sentence.clone()
    };
    let status = status(passage, &clause, &date.date);
    let mention = EventMention {
        item: passage.item,
        block: passage.block,
        mark: text::mark(passage.text, clause.end),
        quote: text::quote(passage.text, &range),
        core: clause,
        range,
        stated: Some(date.date.clone()),
        stated_words: Some(date.words.split_whitespace().collect::<Vec<_>>().join(" ")),
        inferred: date.inferred.clone(),
        status,
        record: false,
    };
    (!mention.quote.is_empty()).then(|| Sighting {
        title: proper(passage, &mention.core),
        mention,
        kind: Kind::Other,
        concept: Kind::Other.name(),
        noun: Kind::Other.name(),
        telling: Telling::Verb,
        frequency: Frequency::Often,
        act: None,
        who: BTreeSet::new(),
        with,
        goals: BTreeSet::new(),
        ordinal: None,
        when: Some(date.date.clone()),
        window: None,
        named: false,
        intended: status == Status::Planned,
        explicit: true,
    })
}

/// Planned where the date comes after the document's own, or a word of intention stands in the clause and the
/// date is not past.
fn status(passage: &Passage<'_>, clause: &Range<usize>, date: &Edtf) -> Status {
    let written = passage.written.as_ref();
    let later = written.is_some_and(|written| {
        matches!((date.earliest(), written.latest()), (Some(date), Some(written)) if date > written)
    });
    let past = written.is_some_and(|written| {
        matches!((date.latest(), written.earliest()), (Some(date), Some(written)) if date < written)
    });
    let own = passage.text.get(clause.clone()).unwrap_or_default();
    let own = format!(" {} ", own.to_lowercase());
    let intended = || {
        let mut words = STATUS.planned.iter().chain(&STATUS.possible);
        words.any(|word| own.contains(&format!(" {word} ")))
    };
    if later || !past && intended() {
        Status::Planned
    } else {
        Status::Happened
    }
}

/// Words within a clause that begin with a capital, and are neither a known name nor a date.
fn proper(passage: &Passage<'_>, clause: &Range<usize>) -> BTreeSet<String> {
    passage
        .words
        .iter()
        .filter(|word| clause.start < word.range.start && word.range.end <= clause.end)
        .filter(|word| {
            let held = |range: &Range<usize>| {
                range.start <= word.range.start && word.range.end <= range.end
            };
            let text = passage.text.get(word.range.clone());
            text.is_some_and(|text| text.starts_with(char::is_uppercase))
                && !passage.names.iter().any(|name| held(&name.range))
                && !passage.dates.iter().any(|date| held(&date.range))
        })
        .map(|word| format!("{} (name)", word.lower))
        .collect()
}
