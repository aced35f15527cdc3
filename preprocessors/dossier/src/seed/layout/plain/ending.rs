//! Date and signature with which a text ends, and the days of its entries.

use lazy_static::lazy_static;
use regex::Regex;

use super::{FRONT, LONGEST_HEAD};
use crate::date::{Edtf, Precision};
use crate::seed::layout::{Draft, signature};
use crate::seed::source::Source;
use crate::seed::{header_date, lexicon, opening};

lazy_static! {
    static ref WEEKDAY: Vec<Regex> = Regex::new(
        r"^(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun)\.?,?\s+"
    )
    .into_iter()
    .collect();
}

/// So many dated entries show a diary.
const ENTRIES: usize = 3;

/// Date and signature with which a text ends.
pub(in crate::seed::layout) fn end_of_text(draft: &mut Draft<'_>) {
    let within = draft.source.within(draft.body.clone());
    let source = &within;
    opening::date(draft);
    // A year alone above the entries of a diary is that of all of them.
    let year = |date: &Edtf| date.precision() == Precision::Year;
    if draft.metadata.date.as_ref().is_none_or(year)
        && let Some(span) = entries(source)
    {
        draft.metadata.date = Some(span);
        draft.infer("date", "dates of the entries");
    }
    if draft.metadata.date.is_none()
        && let Some((_, place, date)) = signature::dated(source, 3)
    {
        draft.metadata.date = Some(date);
        draft.infer("date", "date at the end of the text");
        if let Some(place) = place {
            draft.keep("Place", place);
        }
    }
    if draft.metadata.date.is_none()
        && let Some((place, date)) = signature::clause(source)
    {
        draft.metadata.date = Some(date);
        draft.infer("date", "clause at the end of the text");
        if let Some(place) = place {
            draft.keep("Place", place);
        }
    }
    opening::date_in_title(draft);
    lone_year(draft);
    // Who signs the minutes of a body did not write them alone.
    if !draft.metadata.creators.is_empty() || is_minutes(source) {
        return;
    }
    let foot: Vec<&str> = signature::last(source, 6)
        .map(|(_, line)| line.trimmed())
        .collect();
    let signed = foot
        .iter()
        .find_map(|text| signature::marked(text))
        .or_else(|| {
            // The lines count from the last one: the name stands below what announces it.
            foot.windows(2)
                .find(|pair| signature::announces(pair[1]))
                .and_then(|pair| signature::name(pair[0]))
        });
    // A name above the day with which a minute ends: `R. H. ROE`, `14th March, 1952`.
    let signed = signed.or_else(|| {
        foot.windows(2)
            .find(|pair| {
                let day = header_date::whole(pair[0].trim_end_matches('.'));
                let person = pair[1].contains(' ') && pair[1].len() <= 40;
                day.is_some_and(|day| day.precision() == Precision::Day)
                    && person
                    && !lexicon::names_body(pair[1])
            })
            .and_then(|pair| signature::name(pair[1]))
    });
    if let Some(name) = signed {
        draft.metadata.creators = vec![name];
        draft.infer("creators", "signature");
    } else if let Some(name) = opening::declarant(source, 0..source.lines.len()) {
        draft.metadata.creators = vec![name];
        draft.infer("creators", "opening words");
    }
}

/// A year alone in a line of the head, as reports bear it, where nothing else tells a date.
fn lone_year(draft: &mut Draft<'_>) {
    if draft.metadata.date.is_some() {
        return;
    }
    let runs = draft.source.runs(draft.body.clone());
    let head: Vec<&str> = runs
        .into_iter()
        .take(FRONT)
        .take_while(|run| {
            let text = draft.source.text(run.clone());
            text.len() <= LONGEST_HEAD && !opening::is_sentence(&text)
        })
        .filter(|run| run.len() == 1)
        .map(|run| {
            draft.source.lines[run.start]
                .trimmed()
                .trim_end_matches('.')
        })
        .collect();
    // Of several numbers none is a date: they are the cells of a table.
    let figures = |text: &&&str| text.chars().all(|digit| digit.is_ascii_digit());
    let mut numbers = head.iter().filter(figures);
    let found = match (numbers.next(), numbers.next()) {
        (Some(year), None) if year.len() == 4 => header_date::whole(year),
        _ => None,
    };
    if let Some(year) = found {
        draft.metadata.date = Some(year);
        draft.infer("date", "year above the text");
    }
}

/// The first blocks, as far as they may head a text.
fn first_blocks(source: &Source<'_>) -> impl Iterator<Item = String> {
    let runs = source.runs(0..source.lines.len());
    runs.into_iter()
        .take(8)
        .map(|run| source.text(run))
        .filter(|text| text.len() <= LONGEST_HEAD)
}

/// True for the minutes of a meeting.
fn is_minutes(source: &Source<'_>) -> bool {
    first_blocks(source).any(|text| {
        let lower = text.trim_start_matches(['#', '*', ' ']).to_lowercase();
        [
            "minutes",
            "proceedings",
            "protocol of",
            "record of the meeting",
            "present:",
            "sederunt:",
        ]
        .iter()
        .any(|word| lower.starts_with(word))
    })
}

/// From the first to the last day of the entries of a diary or journal, each of which begins with its day.
fn entries(source: &Source<'_>) -> Option<Edtf> {
    let mut dates: Vec<Edtf> = Vec::new();
    for run in source.runs(0..source.lines.len()) {
        let text = source.lines[run.start].trimmed();
        let text = WEEKDAY
            .iter()
            .find_map(|pattern| pattern.find(text))
            .map_or(text, |found| &text[found.end()..]);
        let head = text.get(..text.char_indices().nth(40).map_or(text.len(), |(at, _)| at))?;
        let Some((range, date)) = header_date::first(head).filter(|(range, _)| range.start == 0)
        else {
            continue;
        };
        let opens =
            text[range.end..].starts_with(['.', ':', '—', '–', ',']) || range.end == text.len();
        if opens && date.precision() == Precision::Day {
            dates.push(date);
        }
    }
    let ordered = dates
        .windows(2)
        .all(|pair| pair[0].earliest() <= pair[1].earliest());
    let (first, last) = (dates.first()?, dates.last()?);
    (dates.len() >= ENTRIES && ordered).then(|| Edtf::interval(first, last))?
}
