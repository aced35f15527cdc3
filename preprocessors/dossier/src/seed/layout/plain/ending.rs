//! Date and signature with which a text ends, and the days of its entries.

use lazy_static::lazy_static;
use regex::Regex;

use super::{FRONT, LONGEST_HEAD};
use crate::date::{Edtf, Precision};
use crate::seed::layout::{Draft, signature};
use crate::seed::source::{Line, Source};
use crate::seed::{header_date, lexicon, opening};

lazy_static! {
    static ref WEEKDAY: Vec<Regex> = Regex::new(
        r"^(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun)\.?,?\s+"
    )
    .into_iter()
    .collect();
    static ref INITIALS: Vec<Regex> =
        Regex::new(r"^(?:\p{Lu}\.\s?){1,4}(?:(?:de|van|von|der|la|le|du)\s+)*\p{Lu}[\p{L}'’-]+$").into_iter().collect();
    static ref FULL: Vec<Regex> =
        Regex::new(r"^\p{Lu}\p{Ll}+(?:\s\p{Lu}\.)*(?:\s(?:de|van|von|der|la|le|du|da|al))*(?:\s\p{Lu}[\p{L}'’-]+){1,2}$").into_iter().collect();
    static ref OFFICE: Vec<Regex> = Regex::new(
        r"^(?i:(?:acting|honorary|hon\.|deputy|vice|assistant|general|executive)[\s-]+)*(?i:president|vice-president|chairman|chairwoman|dean|rector|principal|provost|warden|director|superintendent|curator|keeper|treasurer|bursar|secretary|registrar|librarian|editor|governor|commissioner|administrator|inspector|surveyor|engineer|convener|clerk|archivist|minister|ambassador|consul|attaché|chancellor|vice-chancellor|bishop|commandant)\b[^.:;!?]{0,60}\.?$"
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
    // An office alone, “The Dean”, is told better by the name of its holder.
    let office = match draft.metadata.creators.as_slice() {
        [one] => one
            .strip_prefix("The ")
            .is_some_and(|office| OFFICE.iter().any(|pattern| pattern.is_match(office))),
        _ => false,
    };
    let known = !draft.metadata.creators.is_empty();
    if known && !office || is_minutes(source) {
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
    let signed = signed.or_else(|| {
        let (name, day) = above_an_office(source)?;
        if draft.metadata.date.is_none()
            && let Some(day) = day
        {
            draft.metadata.date = Some(day);
            draft.infer("date", "date below the signature");
        }
        Some(name)
    });
    if let Some(name) = signed {
        draft.metadata.creators = vec![name];
        draft.infer("creators", "signature");
    } else if let Some(name) = opening::declarant(source, 0..source.lines.len()).filter(|_| !known)
    {
        draft.metadata.creators = vec![name];
        draft.infer("creators", "opening words");
    }
}

/// The name, in full or with initials, that stands apart above an office at the foot, and the day below: `A. N. OTHER`,
/// `Treasurer`, `14th March, 1952`.
fn above_an_office(source: &Source<'_>) -> Option<(String, Option<Edtf>)> {
    const FOOT: usize = 14;
    let foot: Vec<(usize, &str)> = signature::last(source, FOOT)
        .map(|(index, line)| (index, line.trimmed()))
        .collect();
    // The lines count from the last one.
    foot.windows(2).enumerate().find_map(|(order, pair)| {
        let [(below, office), (above, name)] = pair else {
            return None;
        };
        let apart = above
            .checked_sub(1)
            .and_then(|before| source.lines.get(before))
            .is_none_or(Line::is_blank);
        let closes = source.lines.get(below + 1).is_none_or(Line::is_blank);
        let fits = below - above == 1
            && apart
            && closes
            && [&*INITIALS, &*FULL]
                .iter()
                .any(|forms| forms.iter().any(|pattern| pattern.is_match(name)))
            && OFFICE.iter().any(|pattern| pattern.is_match(office))
            && !lexicon::names_body(name);
        if !fits {
            return None;
        }
        let after = foot.get(..order).unwrap_or_default().iter().rev().take(2);
        let day = after
            .filter_map(|(_, text)| header_date::whole(text.trim_end_matches('.')))
            .find(|day| day.precision() == Precision::Day);
        Some((signature::name(name)?, day))
    })
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
