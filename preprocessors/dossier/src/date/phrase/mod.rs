//! Dates in running text: where they stand, what they mean, and how that was inferred.

mod ahead;
mod around;
mod beside;
mod capitals;
mod forms;
mod grammar;
mod rare;
mod readers;
mod reading;
mod resolve;
mod signs;
mod tense;
#[cfg(test)]
mod tests;
mod weekday;

use std::ops::Range;

pub(crate) use tense::is_of_the_mind;

use super::{Edtf, Precision, Qualifier};

/// What is known where a text is read.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// When the document or part was written: “this year” and “yesterday” count from it.
    pub written: Option<Edtf>,
    /// The last year named before the text, in the same passage.
    pub year: Option<i16>,
}

/// A date found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What it means.
    pub date: Edtf,
    /// The words, exactly as printed.
    pub words: String,
    /// How it was inferred, where the words do not state it in full.
    pub inferred: Option<String>,
    /// Index of the date by which the text itself, or its translator, corrects this one.
    pub corrected_by: Option<usize>,
}

/// Finds the dates of a text, in order; they do not overlap.
///
/// Numbers of rolls, files and resolutions are no dates; neither is a month and day that serves as a
/// name (“June 25th Provocation”).
#[must_use]
pub fn find(text: &str, context: &Context) -> Vec<Phrase> {
    let mut resolver = resolve::Resolver::new(context);
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut end = 0;
    let printed = text;
    let recased = capitals::recased(text);
    let text = recased.as_ref();
    let candidates = grammar::candidates(text);
    let ahead = ahead::years(text, &candidates);
    for ((index, candidate), ahead) in candidates.iter().enumerate().zip(ahead) {
        if beside::ends_sentence(text.get(end..candidate.range.start).unwrap_or_default()) {
            resolver.leave_sentence();
        }
        resolver.pass(candidate.range.start.saturating_sub(end));
        end = candidate.range.end;
        resolver.look_ahead(ahead);
        let around = around::Around::read(text, &candidates, index);
        // Of “the previous day, June 16” the second tells.
        if around.part == around::Part::Explained {
            continue;
        }
        // What is written down was there before it was spoken of, whatever else the sentence foretells.
        let tense = if around.part == around::Part::OfWriting {
            reading::Tense::Past
        } else {
            tense::of(text, &candidate.range)
        };
        let weekday = weekday::beside(text, &candidate.range);
        let Some((date, inferred)) = resolver.resolve(&candidate.reading, tense, (weekday, around))
        else {
            continue;
        };
        let of_a_thing = beside::dates_a_thing(text, &candidate.range);
        let (range, date) = shifted(text, candidate.range.clone(), date);
        let (range, date) = qualified(text, range, date);
        let (range, date) = bounded(text, range, date);
        resolver.remember(&date, inferred.as_deref(), of_a_thing);
        let words = printed.get(range.clone()).unwrap_or_default().to_owned();
        phrases.push(Phrase {
            range,
            date,
            words,
            inferred,
            corrected_by: None,
        });
    }
    correct(text, &mut phrases);
    phrases
}

/// Reads a text that is a date and nothing else, as headers give it: `April 1975`, `1978. 7. 15`,
/// `[March 1961]`, `ca. 1967`.
#[must_use]
pub fn read_whole(text: &str) -> Option<Edtf> {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = folded.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '?');
    if let Ok(date) = bare.parse::<Edtf>() {
        return Some(date);
    }
    let found = find(bare, &Context::default());
    let (first, last) = (found.first()?, found.last()?);
    let rest = [
        bare.get(..first.range.start)?,
        bare.get(first.range.end..last.range.start.max(first.range.end))?,
        bare.get(last.range.end..)?,
    ]
    .join(" ");
    let date = match found.len() {
        1 => first.date.clone(),
        2 => beside::joins(bare.get(first.range.end..last.range.start)?)
            .then(|| Edtf::interval(&first.date, &last.date))??,
        _ => return None,
    };
    if !beside::belongs_to_header(&rest) {
        return None;
    }
    Some(match beside::header_qualifier(&rest) {
        Some(qualifier) => date.qualified(qualifier),
        None => date,
    })
}

/// Takes in “about” before a date, and the mark of doubt behind it.
fn qualified(text: &str, range: Range<usize>, date: Edtf) -> (Range<usize>, Edtf) {
    if date.is_vague() {
        return (range, date);
    }
    let circa = text.get(..range.start).and_then(beside::circa_before);
    let doubt = text.get(range.end..).is_some_and(|after| {
        after.starts_with("?]")
            || after.starts_with("?)")
            || after.starts_with(" [?]")
            || after.starts_with("[?]")
            || after.starts_with(" (?)")
    });
    let start = circa.unwrap_or(range.start);
    match (circa.is_some(), doubt) {
        (true, true) => (start..range.end, date.qualified(Qualifier::Both)),
        (true, false) => (start..range.end, date.qualified(Qualifier::Approximate)),
        (false, true) => (range, date.qualified(Qualifier::Uncertain)),
        (false, false) => (range, date),
    }
}

/// Takes in “before” or “after” a date: what is said to be before it is not of it.
fn bounded(text: &str, range: Range<usize>, date: Edtf) -> (Range<usize>, Edtf) {
    let found = text.get(..range.start).and_then(beside::bound_before);
    match found {
        Some((start, true)) => match Edtf::until(&date) {
            Some(open) => (start..range.end, open),
            None => (range, date),
        },
        Some((start, false)) => match Edtf::since(&date) {
            Some(open) => (start..range.end, open),
            None => (range, date),
        },
        None => (range, date),
    }
}

/// Takes in “two weeks after” before a day and counts from it.
fn shifted(text: &str, range: Range<usize>, date: Edtf) -> (Range<usize>, Edtf) {
    let exact = date.precision() == Precision::Day;
    let before = text.get(..range.start).filter(|_| exact);
    let Some((start, span)) = before.and_then(beside::shift_before) else {
        return (range, date);
    };
    match date.earliest().and_then(|day| day.checked_add(span).ok()) {
        // “the day after” is exact, “two weeks after” is not.
        Some(day)
            if date.earliest().is_some_and(|from| {
                from.until(day).is_ok_and(|span| span.get_days().abs() == 1)
            }) =>
        {
            (start..range.end, Edtf::day(day))
        }
        Some(day) => (
            start..range.end,
            Edtf::day(day).qualified(Qualifier::Approximate),
        ),
        None => (range, date),
    }
}

/// Finds for each date marked as wrong the date in brackets that corrects it.
fn correct(text: &str, phrases: &mut [Phrase]) {
    for index in 0..phrases.len() {
        let Some(phrase) = phrases.get(index) else {
            break;
        };
        let end = phrase.range.end;
        let Some(bracket) = text.get(end..).and_then(beside::correcting_bracket) else {
            continue;
        };
        let bracket = end + bracket.start..end + bracket.end;
        let corrected_by = phrases
            .iter()
            .position(|other| bracket.start < other.range.start && other.range.end <= bracket.end);
        if let Some(phrase) = phrases.get_mut(index) {
            phrase.corrected_by = corrected_by;
        }
    }
}
