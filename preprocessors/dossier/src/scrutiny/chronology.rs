//! A document that tells of what came after its own date.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::{Desk, Doubt, bracketed, sentence};
use crate::date::Edtf;
use crate::date::phrase::{self, Context};
use crate::document::{Block, Item};

lazy_static! {
    static ref YEAR: Vec<Regex> = Regex::new(r"\b1[0-9]{3}\b|\b20[0-9]{2}\b").into_iter().collect();
    // What is told as past…
    static ref PAST: Vec<Regex> = Regex::new(
        r"(?i)\b(?:was|were|had|did|told|said|held|made|took|came|went|met|gave|left|sent|wrote|began|became|won|lost|fell|died|paid|spoke|brought|saw|found|led|built|\p{L}{2,}(?:ed))\b",
    )
    .into_iter()
    .collect();
    // …and what is still to come, or is only a term.
    static ref TO_COME: Vec<Regex> = Regex::new(
        r"(?ix)
        \b (?: will | shall | would | should | may | might | can | could | must | to\ be | plan(?:s|ned|ning)? | schedul\w+
            | expect\w* | due | upcoming | forthcoming | coming | next | propos\w+ | intend\w* | anticipat\w+ | target\w*
            | (?: is | are )\ to | valid | effective | expir\w+ | deadline | hop(?:e|es|ed|ing) | prospect\w* | invit\w+ | agreed | decided
            | promis\w+ | postpon\w+ ) \b | ['’]ll \b
        | \b (?: by | until | till | before | from | for | through | to | of ) \s+ (?: the\s+ )? (?: end\ of\ | early\ | mid-?\s? | late\ )? $",
    )
    .into_iter()
    .collect();
    // A date with which its clause begins: “In June 1921”, “; on the 5th of July”, “Early in 1923”.
    static ref FRONTED: Vec<Regex> = Regex::new(
        r"(?i)(?:^|[;:—–]|, (?:and|but) )\W*(?:(?:then|and|but|later|already|again|early|late|in|on|at|during|about|around|the|end|middle|beginning|spring|summer|autumn|winter|of)\s+)*$",
    )
    .into_iter()
    .collect();
    static ref PRESENT: Vec<Regex> = Regex::new(r"(?i)\b(?:is|are|has|have|do|does)\b").into_iter().collect();
}

/// Words around a date that tell its tense stand no farther from it, in bytes.
const BEFORE: usize = 110;
const AFTER: usize = 40;
/// The verb of a clause that a date begins stands no farther behind the date, in bytes.
const VERB: usize = 90;

pub(super) fn look(desk: &Desk<'_>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for (document, index, block) in desk.running() {
        let item = desk.edition.item(document, index);
        let Some(written) = written(desk, item) else {
            continue;
        };
        let Some(last_day) = written.latest() else {
            continue;
        };
        if !names_year_from(&block.text, last_day.year()) {
            continue;
        }
        doubts.extend(
            later(block, last_day)
                .into_iter()
                .map(|(range, words)| {
                    let message = format!(
                        "the document is dated {}, and tells of “{words}” as past",
                        written.in_words()
                    );
                    Doubt::new(
                        "chronology",
                        document,
                        Some((index, range)),
                        message,
                        "compare the original: one of the two dates may be misprinted, or the passage was added later",
                    )
                }),
        );
    }
    doubts
}

/// When the document or part was written; none where that is known only roughly.
fn written(desk: &Desk<'_>, item: Item) -> Option<Edtf> {
    let document = desk.edition.documents.get(item.document)?;
    // The parts have dates of their own; what stands between them has none.
    let date = match item.part {
        Some(part) => document.parts.get(part)?.date.as_ref(),
        None if document.parts.is_empty() => document.metadata.date.as_ref(),
        None => None,
    }?;
    (!date.is_vague()).then(|| date.clone())
}

fn names_year_from(text: &str, year: i16) -> bool {
    YEAR.iter()
        .flat_map(|pattern| pattern.find_iter(text))
        .any(|found| {
            found
                .as_str()
                .parse::<i16>()
                .is_ok_and(|named| named >= year)
        })
}

/// Dates after a day that are stated in full and told as past.
fn later(block: &Block, day: jiff::civil::Date) -> Vec<(Range<usize>, String)> {
    let text = &block.text;
    phrase::find(text, &Context::default())
        .into_iter()
        .filter(|date| date.inferred.is_none() && date.corrected_by.is_none())
        .filter(|date| date.date.earliest().is_some_and(|from| from > day))
        .filter(|date| !bracketed(text, date.range.start))
        .filter(|date| is_past(text, &date.range))
        .map(|date| (date.range, date.words))
        .collect()
}

fn is_past(text: &str, date: &Range<usize>) -> bool {
    let sentence = sentence(text, date.start);
    let mut from = sentence.start.max(date.start.saturating_sub(BEFORE));
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let until = |bytes: usize| {
        let mut to = sentence.end.min(date.end + bytes).max(date.end);
        while !text.is_char_boundary(to) {
            to -= 1;
        }
        text.get(date.end..to).unwrap_or_default()
    };
    let before = text.get(from..date.start).unwrap_or_default();
    if any(&TO_COME, before) || any(&TO_COME, until(AFTER)) {
        return false;
    }
    if any(&PAST, before) {
        return true;
    }
    any(
        &FRONTED,
        text.get(sentence.start..date.start).unwrap_or_default(),
    ) && begins_past(until(VERB))
}

/// The first verb of a clause tells of the past, and none of what is to come.
fn begins_past(clause: &str) -> bool {
    let clause = clause.split([';', ':']).next().unwrap_or_default();
    let first = |patterns: &[Regex]| {
        let found = patterns.iter().filter_map(|pattern| pattern.find(clause));
        found.map(|found| found.start()).min()
    };
    let Some(past) = first(&PAST) else {
        return false;
    };
    !any(&TO_COME, clause) && first(&PRESENT).is_none_or(|present| past < present)
}

fn any(patterns: &[Regex], text: &str) -> bool {
    patterns.iter().any(|pattern| pattern.is_match(text))
}
