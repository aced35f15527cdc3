//! Dates as headers and citations write them.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use crate::date::Edtf;
use crate::date::phrase::{self, Context};
use crate::document::Document;
use crate::finding::{Finding, Severity};

lazy_static! {
    static ref LABELLED: Vec<Regex> = Regex::new(
        r"(?m)^(?:[-•*]\s*)?(?:Date|DATE|Dated|DATED)(?:\s*:\s*|\s+)(?P<date>[^\n]{4,60})$"
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

/// Small words in the name of a place.
const OF_PLACES: [&str; 8] = ["de", "del", "la", "le", "el", "the", "am", "an"];

/// Place and date of a dateline: `Lima, March 5, 1949, 3 p.m.`.
pub(super) fn dateline(text: &str) -> Option<(&str, Edtf)> {
    let text = text.trim();
    if text.len() > 2 * LONGEST {
        return None;
    }
    let (range, date) = first(text)?;
    let place = text.get(..range.start)?.trim_end().strip_suffix(',')?;
    let after = text.get(range.end..)?;
    let named = place.split_whitespace().count() <= 4
        && place.len() <= LONGEST
        && place.starts_with(char::is_uppercase)
        && !place.contains([':', '(', '['])
        && place.split_whitespace().all(|word| {
            !word.starts_with(|first: char| first.is_lowercase() || first.is_numeric())
                || OF_PLACES.contains(&word)
        });
    // A time may follow, and no sentence.
    let timed = after.len() <= LONGEST
        && (after.trim_matches(['.', ' ']).is_empty()
            || after.starts_with([',', '—', '–', '-', ';', ' '])
                && (after.contains(|digit: char| digit.is_ascii_digit())
                    || after.contains("noon")
                    || after.contains("midnight")));
    (named && timed).then_some((place, date))
}

/// The date that a text consists of.
pub(super) fn whole(text: &str) -> Option<Edtf> {
    let text = text.trim();
    // A bare number is a year only where it can be one.
    let year = text.len() == 4 && (text.starts_with('1') || text.starts_with("20"));
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    (text.len() <= LONGEST && (!digits || year)).then(|| phrase::read_whole(text))?
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
        let (_, own) = first(&text["date"])?;
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
