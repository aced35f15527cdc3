//! What the words around a date tell of the year that it leaves out: the date with which it stands in a row,
//! “tomorrow” beside it, and the writing that it tells apart.

use super::reading::{Candidate, Reading, Year};
use crate::wordlist::{holds, holds_lower};

/// What is told of a date by the words around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Around {
    /// The year that a later date of the same row states: “from 11 May to 20 June, and from 13 July to 5 August, 1959”.
    pub(super) year: Option<i16>,
    /// What it is there for.
    pub(super) part: Part,
}

/// What a date is there for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// It dates what is told.
    #[default]
    Plain,
    /// Another date explains it: “the previous day, June 16”.
    Explained,
    /// It only explains one that is counted from the document's: “tomorrow, August 15”.
    Explains,
    /// It is said of what has been so since: “since May there has been no contact”.
    Since,
    /// It tells a writing apart, which was there when it was spoken of: “the note of 27 November”.
    OfWriting,
}

impl Around {
    /// Reads what stands around one of the dates of a text.
    pub(super) fn read(text: &str, all: &[Candidate], index: usize) -> Self {
        let Some(own) = all.get(index) else {
            return Self::default();
        };
        let explained = matches!(own.reading, Reading::FromNamed(..))
            && all
                .get(index + 1)
                .is_some_and(|next| names_day(&next.reading) && are_apposed(text, own, next));
        let before = index.checked_sub(1).and_then(|before| all.get(before));
        let yearless = lacks_year(&own.reading);
        let part = match () {
            () if explained => Part::Explained,
            () if !yearless => Part::Plain,
            () if before.is_some_and(|before| is_explained(text, before, own)) => Part::Explains,
            () if is_since(text, own) => Part::Since,
            () if is_of_writing(text, own) => Part::OfWriting,
            () => Part::Plain,
        };
        if !yearless {
            return Self {
                part,
                ..Self::default()
            };
        }
        Self {
            year: year_of_row(text, all, index),
            part,
        }
    }
}

fn lacks_year(reading: &Reading) -> bool {
    matches!(reading, Reading::Points(_, to) | Reading::Part(_, to) if to.year == Year::Missing)
}

/// The month and day with which a date begins or ends.
fn place_in_year(reading: &Reading, first: bool) -> Option<(i8, i8)> {
    match reading {
        Reading::Points(from, to) => {
            let point = if first { from } else { to };
            Some((
                point.month?,
                point.day.unwrap_or(if first { 1 } else { 31 }),
            ))
        }
        Reading::Part(_, point) => Some((point.month?, 1)),
        _ => None,
    }
}

/// The year of the last date of a row, where the dates of the row follow one another within a year.
fn year_of_row(text: &str, all: &[Candidate], index: usize) -> Option<i16> {
    const LONG: usize = 6;
    let mut own = all.get(index)?;
    for next in all.iter().skip(index + 1).take(LONG) {
        let between = text.get(own.range.end..next.range.start)?;
        let ordered = place_in_year(&own.reading, false)? <= place_in_year(&next.reading, true)?;
        if !ordered || !is_joint(between) {
            return None;
        }
        if let Reading::Points(_, to) = next.reading
            && let Year::Stated(year) = to.year
        {
            return Some(year);
        }
        if !lacks_year(&next.reading) {
            return None;
        }
        own = next;
    }
    None
}

/// Whether the words between two dates make a row of them: “and from the”, “, on”.
fn is_joint(between: &str) -> bool {
    const WORDS: usize = 4;
    let small = |word: &str| {
        matches!(
            word,
            "and"
                | "or"
                | "to"
                | "on"
                | "the"
                | "in"
                | "from"
                | "of"
                | "until"
                | "then"
                | "again"
                | "between"
                | "also"
        )
    };
    let mut words = between
        .split(|letter: char| letter.is_whitespace() || letter == ',')
        .filter(|word| !word.is_empty());
    between.split_whitespace().count() <= WORDS && words.all(small)
}

/// Whether a date only says which day “tomorrow” or “next Monday”, just before it, is.
fn is_explained(text: &str, before: &Candidate, own: &Candidate) -> bool {
    let counted = matches!(
        before.reading,
        Reading::FromWritten(..) | Reading::Weekday(..)
    );
    counted && are_apposed(text, before, own)
}

/// Whether nothing but a comma or a bracket stands between two dates.
fn are_apposed(text: &str, before: &Candidate, own: &Candidate) -> bool {
    let between = text
        .get(before.range.end..own.range.start)
        .unwrap_or("none");
    matches!(
        between.trim_end().trim_end_matches(" the").trim(),
        "" | "," | "(" | ", that is" | ", i.e."
    )
}

fn names_day(reading: &Reading) -> bool {
    matches!(reading, Reading::Points(from, to) if from == to && to.day.is_some())
}

/// Whether “since” stands before a date, and what has been so from then on after it.
fn is_since(text: &str, own: &Candidate) -> bool {
    let before = text.get(..own.range.start).unwrap_or_default().trim_end();
    let before = before
        .strip_suffix("the month of")
        .unwrap_or(before)
        .trim_end();
    let since = before
        .rsplit(char::is_whitespace)
        .next()
        .is_some_and(|word| word.eq_ignore_ascii_case("since"));
    let after = text.get(own.range.end..).unwrap_or_default();
    let after = after.split(['.', ';']).next().unwrap_or_default();
    since
        && after
            .split(|letter: char| !letter.is_alphabetic())
            .any(|word| matches!(word, "has" | "have"))
}

/// Whether a date tells a writing or a plan that is already there apart: “the note of 27 November”, “the November 27
/// note”, “Decree of 5 May”.
fn is_of_writing(text: &str, own: &Candidate) -> bool {
    let before = text.get(..own.range.start).unwrap_or_default();
    let after = text.get(own.range.end..).unwrap_or_default();
    let next = after
        .strip_prefix(' ')
        .and_then(|rest| rest.split(|letter: char| !letter.is_alphabetic()).next());
    if next.is_some_and(is_writing) {
        return true;
    }
    let mut words = before
        .split_whitespace()
        .rev()
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let mut lead = words.next();
    if lead == Some("the") {
        lead = words.next();
    }
    let noun = match lead {
        Some("of" | "dated") => words.next(),
        _ => None,
    };
    noun.is_some_and(is_writing)
}

/// Whether a word names what somebody has written, said or laid down.
fn is_writing(word: &str) -> bool {
    const WRITINGS: &str = " note notes letter letters message messages telegram telegrams cable cables despatch despatches dispatch dispatches memorandum memoranda aide-mémoire aide-memoire mémoire memoire circular statement statements declaration declarations communiqué communique proclamation ultimatum protest proposal proposals plan plans speech speeches address decree decrees resolution resolutions decision decisions ruling order orders instruction instructions directive law statute reply replies answer answers report reports minute minutes article interview agreement agreements treaty treaties accord accords protocol protocols pact armistice ";
    holds_lower(WRITINGS, word)
}

/// Whether a month's name that stands bare before a noun dates it: “the November note”, “under August agreement”.
pub(super) fn is_attribute(before: &str, after: &str) -> bool {
    const OCCASIONS: &str = " plenum conference congress meeting meetings talks conversation conversations negotiations discussions visit visits session sessions summit events disturbances uprising rising revolt riots demonstrations crisis election elections coup offensive attack attacks raid raids incident incidents truce ceasefire trial trials massacre earthquake flood floods strike strikes convention referendum vote ballot mission trip journey tour arrests ";
    const LEADS: &str = " the this that these those their our its his her your my both under with to at on for than and between ";
    let noun = after.strip_prefix(' ').and_then(|rest| {
        rest.split(|letter: char| !letter.is_alphabetic() && letter != '-')
            .next()
    });
    let named = noun.is_some_and(|noun| {
        noun.starts_with(char::is_lowercase) && (is_writing(noun) || holds(OCCASIONS, noun))
    });
    let mut words = before.split_whitespace().rev();
    let lead = words.next().unwrap_or_default();
    let leads = |word: &str| holds_lower(LEADS, word);
    let owned = lead.ends_with("’s") || lead.ends_with("'s") || lead.ends_with("s’");
    let described = lead.chars().all(char::is_alphabetic) && words.next().is_some_and(leads);
    before.ends_with(char::is_whitespace) && named && (leads(lead) || owned || described)
}
