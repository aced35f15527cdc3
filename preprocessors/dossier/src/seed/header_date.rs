//! Dates as headers and citations write them.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::{months, numeric_date};
use crate::date::phrase::{self, Context};
use crate::date::{Edtf, Precision};
use crate::document::Document;
use crate::finding::{Finding, Severity};

lazy_static! {
    static ref LABELLED: Vec<Regex> = Regex::new(
        r"(?m)^(?:[-•*]\s*)?(?:Date|DATE|Dated|DATED)(?:\s*:\s*|\s+)(?P<date>[^\n]{4,60})$"
    )
    .into_iter()
    .collect();
    static ref TIME: Vec<Regex> = Regex::new(
        r"(?i)[,;]\s*(?:at\s+)?[0-2]?\d[.:h]?[0-5]\d\s*(?:hrs?|hours|h|a\.\s?m|p\.\s?m|am|pm|uhr)\.?(?:\s*\([^()]{1,20}\))?$"
    )
    .into_iter()
    .collect();
    static ref BROKEN: Vec<Regex> = Regex::new(
        r"^(?:January|February|March|April|May|June|July|August|September|October|November|December)\s*,(?:\s*(?:19|20)?\s*,?)?$"
    )
    .into_iter()
    .collect();
}

/// A document's own head stands in so many first blocks.
const HEAD: usize = 15;

/// A header's date is no longer than this, in bytes.
const LONGEST: usize = 60;

/// The first date that a text states in full: where it stands, and its value.
pub(super) fn first(text: &str) -> Option<(Range<usize>, Edtf)> {
    phrase::find(text, &Context::default())
        .into_iter()
        .find(|phrase| phrase.inferred.is_none())
        .map(|phrase| (phrase.range, phrase.date))
}

/// The last such date.
pub(super) fn last(text: &str) -> Option<(Range<usize>, Edtf)> {
    phrase::find(text, &Context::default())
        .into_iter()
        .rev()
        .find(|phrase| phrase.inferred.is_none())
        .map(|phrase| (phrase.range, phrase.date))
}

/// Small words in the name of a place.
const OF_PLACES: [&str; 8] = ["de", "del", "la", "le", "el", "the", "am", "an"];

/// Words before a date that say what was done on it.
const NO_PLACES: [&str; 28] = [
    "confirmed",
    "approved",
    "adopted",
    "received",
    "recd",
    "recd.",
    "read",
    "signed",
    "dated",
    "sent",
    "answered",
    "ansd",
    "copied",
    "filed",
    "printed",
    "published",
    "revised",
    "updated",
    "amended",
    "issued",
    "released",
    "declassified",
    "endorsed",
    "enclosed",
    "dispatched",
    "despatched",
    "born",
    "died",
];

/// Place and date of a dateline: `Lima, March 5, 1949, 3 p.m.`.
pub(super) fn dateline(text: &str) -> Option<(&str, Edtf)> {
    let text = text.trim();
    if text.len() > 2 * LONGEST {
        return None;
    }
    if let Some((place, rest)) = text
        .strip_prefix('[')
        .and_then(|inside| inside.split_once(']'))
    {
        // "[Beirut,] July 4, 1952": the place is supplied by the edition.
        let (range, date) = first(rest)?;
        let place = place.trim_end_matches([',', ' ']);
        let named = place.starts_with(char::is_uppercase) && place.split_whitespace().count() <= 4;
        let leads = rest.get(..range.start)?.trim_matches([',', ' ']).is_empty();
        return (named && leads && first(place).is_none()).then_some((place, date));
    }
    if let Some((place, rest)) = text.split_once(", ")
        && let Some(english) = months::in_english(rest)
    {
        let date = in_figures_or_english(&english)?;
        return is_place(place).then_some((place, date));
    }
    let (range, date) = first(text)?;
    let before = text.get(..range.start)?.trim_end();
    // "Fish Lane, the 3rd of May, 1802"
    let before = [" the", " this", " on", " den", " le"]
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .unwrap_or(before);
    let place = before.trim_end().strip_suffix(',')?;
    let after = text.get(range.end..)?;
    let named = is_place(place);
    // A time may follow, and no sentence.
    let timed = after.len() <= LONGEST
        && (after.trim_matches(['.', ' ']).is_empty()
            || after.starts_with([',', '—', '–', '-', ';', ' '])
                && (after.contains(|digit: char| digit.is_ascii_digit())
                    || after.contains("noon")
                    || after.contains("midnight")));
    (named && timed).then_some((place, date))
}

/// True for what may be a place before a date: few words, capitalised, none that says what was done.
fn is_place(place: &str) -> bool {
    let done = place
        .split_whitespace()
        .next()
        .is_some_and(|word| NO_PLACES.contains(&word.to_lowercase().as_str()));
    !done
        && place.split_whitespace().count() <= 4
        && place.len() <= LONGEST
        && place.starts_with(char::is_uppercase)
        && !place.contains([':', '(', '['])
        && place.split_whitespace().all(|word| {
            !word.starts_with(|first: char| first.is_lowercase() || first.is_numeric())
                || OF_PLACES.contains(&word)
        })
}

/// The date that a text consists of.
pub(super) fn whole(text: &str) -> Option<Edtf> {
    let text = text.trim();
    // "11 July 1964, 18.20 hrs."; of a line that goes on with a date the month alone would be left.
    let timed = TIME
        .iter()
        .find_map(|pattern| pattern.find(text))
        .and_then(|time| in_figures_or_english(text[..time.start()].trim_end()))
        .filter(|date| date.precision() == Precision::Day);
    if timed.is_some() {
        return timed;
    }
    in_figures_or_english(text)
        .or_else(|| in_figures_or_english(&months::in_english(text)?))
        .or_else(|| in_figures_or_english(&in_small(text)?))
}

/// Words in capitals as dates write them: `11 JUN 1974` is `11 Jun 1974`, `9 March [1858]` is `9 March 1858`.
fn in_small(text: &str) -> Option<String> {
    let capitals = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
    let supplied = text.contains('[');
    if text.len() > LONGEST || !capitals && !supplied {
        return None;
    }
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| {
            let bare = word.replace(['[', ']'], "");
            if !capitals {
                return bare;
            }
            let mut letters = bare.chars();
            letters
                .next()
                .into_iter()
                .chain(letters.flat_map(char::to_lowercase))
                .collect()
        })
        .collect();
    Some(words.join(" "))
}

fn in_figures_or_english(text: &str) -> Option<Edtf> {
    // A bare number is a year only where it can be one.
    let year = text.len() == 4 && (text.starts_with('1') || text.starts_with("20"));
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let named = (text.len() <= LONGEST && (!digits || year)).then(|| phrase::read_whole(text))?;
    named.or_else(|| numeric_date::read(text)?.date)
}

/// What is not sure of a date in figures.
pub(super) fn doubt(text: &str) -> Option<String> {
    numeric_date::read(text)?.doubt
}

/// True for a date whose figures were lost: `August ,`, `March , 19`.
pub(super) fn lost_its_figures(text: &str) -> bool {
    BROKEN.iter().any(|pattern| pattern.is_match(text.trim()))
}

/// A date at the very beginning of a text that goes on after it, and what goes on.
pub(super) fn before(text: &str) -> Option<(Edtf, &str, &str)> {
    let (range, date) = first(text)?;
    let rest = text
        .get(range.end..)?
        .trim_start_matches([',', '.', ':', ';', ' ']);
    let exact = matches!(date.precision(), Precision::Day | Precision::Month);
    let begins = rest.starts_with(|first: char| first.is_uppercase() || "“\"‘'[(".contains(first));
    (range.start == 0 && exact && begins).then(|| (date, &text[range], rest))
}

/// Reports a date in the document's own head (`Date: 6 July 1961`) that is another than its catalogue's.
pub(super) fn compare(document: &Document, findings: &mut Vec<Finding>) {
    let Some(date) = &document.metadata.date else {
        return;
    };
    if !document.parts.is_empty() {
        return;
    }
    let found = document.blocks.iter().take(HEAD).find_map(|block| {
        let text = LABELLED
            .iter()
            .find_map(|pattern| pattern.captures(&block.text))?;
        let own = whole(&text["date"]).or_else(|| Some(first(&text["date"])?.1))?;
        Some((block.line, text["date"].to_owned(), own))
    });
    if let Some((line, text, own)) = found
        && !own.overlaps(date)
    {
        findings.push(
            Finding::new(
                Severity::Warning,
                "seed-dates-disagree",
                document.file.as_str(),
                format!("the header gives the date {date}, the document's own head {own}"),
            )
            .at(line)
            .showing(text)
            .remedy("set `date` in the sidecar to the right one"),
        );
    }
}
