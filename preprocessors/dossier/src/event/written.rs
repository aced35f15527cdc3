//! When a document was written, where nothing but its own text says so: a dateline at its head or foot, the day of
//! a meeting, the date in its title.

use std::collections::BTreeMap;

use crate::date::phrase::{self, Phrase};
use crate::date::{Edtf, Precision};
use crate::document::{Block, Document};

/// How many blocks at the head and at the foot may hold the dateline.
const HEAD: usize = 6;
const FOOT: usize = 4;
/// The longest dateline, in characters, and how many words it may have beside the date.
const LINE: usize = 90;
const WORDS: usize = 7;

/// The day on which a document was written; none where its metadata date it, or it has dated parts.
pub(super) fn of_text(document: &Document) -> Option<Edtf> {
    if document.metadata.date.is_some() || !document.parts.is_empty() {
        return None;
    }
    let blocks = &document.blocks;
    let head = || blocks.iter().take(HEAD);
    let foot = || {
        blocks
            .iter()
            .rev()
            .take(FOOT.min(blocks.len().saturating_sub(1)))
    };
    let day = |text: &str| only_day(text).map(|phrase| phrase.date);
    day(&document.metadata.title)
        .or_else(|| head().find_map(dateline))
        .or_else(|| head().find_map(|block| of_meeting(&block.text)))
        .or_else(|| blocks.iter().find_map(|block| of_deed(&block.text)))
        .or_else(|| foot().find_map(dateline))
        .or_else(|| {
            let year = present_year(blocks)?;
            head().find_map(|block| yearless_dateline(&block.text, year))
        })
        .or_else(|| only_year(&document.metadata.title))
}

/// “Done at … this 21st day of May 1878”: the day of a treaty or charter.
fn of_deed(text: &str) -> Option<Edtf> {
    let opens = [
        "Done at",
        "Done in",
        "Made at",
        "Given at",
        "Given under",
        "Signed at",
        "Concluded at",
    ]
    .iter()
    .any(|words| text.trim_start().starts_with(words));
    opens.then(|| only_day(text).map(|phrase| phrase.date))?
}

/// The year that a title names alone: “Annual Report for the Year 1932”.
fn only_year(title: &str) -> Option<Edtf> {
    let found = phrase::find(title, &phrase::Context::default());
    let [only] = found.as_slice() else {
        return None;
    };
    (only.date.precision() == Precision::Year).then(|| only.date.clone())
}

/// The one day that a text names in full.
fn only_day(text: &str) -> Option<Phrase> {
    let mut days = phrase::find(text, &phrase::Context::default())
        .into_iter()
        .filter(|phrase| phrase.date.precision() == Precision::Day);
    let first = days.next()?;
    days.next().is_none().then_some(first)
}

/// The latest year that a text names, where it names it more than once and none more often: its own.
fn present_year(blocks: &[Block]) -> Option<i16> {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    let words = blocks
        .iter()
        .flat_map(|block| block.text.split(|letter: char| !letter.is_alphanumeric()));
    for year in words
        .filter(|word| word.len() == 4)
        .filter_map(|word| word.parse().ok())
        .filter(|year| (1500..=2099).contains(year))
    {
        *counts.entry(year).or_default() += 1;
    }
    let (year, count) = counts.iter().next_back()?;
    let most = counts.values().max()?;
    (*count > 1 && count == most).then_some(*year)
}

/// “No. 196, August 14, 7 p.m.”: the dateline of a telegram, which leaves out its year.
fn yearless_dateline(text: &str, year: i16) -> Option<Edtf> {
    let context = phrase::Context {
        year: Some(year),
        ..phrase::Context::default()
    };
    text.lines()
        .filter(|line| line.chars().count() <= LINE)
        .find_map(|line| {
            let mut found = phrase::find(line, &context).into_iter();
            let only = found.next().filter(|_| found.next().is_none())?;
            let words = line.split_whitespace().count() - only.words.split_whitespace().count();
            let after = line.get(only.range.end..)?.to_lowercase();
            // An hour or nothing follows.
            let hour = after
                .split(|letter: char| !letter.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .all(|word| {
                    word.starts_with(|first: char| first.is_ascii_digit())
                        || matches!(
                            word,
                            "a" | "m" | "p" | "am" | "pm" | "noon" | "midnight" | "hours" | "z"
                        )
                });
            (words <= WORDS && hour && only.date.precision() == Precision::Day).then_some(only.date)
        })
}

/// “Bellagio, 18 January 1922.”
fn dateline(block: &Block) -> Option<Edtf> {
    block
        .text
        .lines()
        .filter(|line| line.chars().count() <= LINE)
        .find_map(|line| {
            let phrase = only_day(line)?;
            let received = line.trim_start_matches(['[', '(']).starts_with("Received");
            let words = line.split_whitespace().count() - phrase.words.split_whitespace().count();
            // A line that ends in the middle of a sentence is no dateline.
            let verb = [" was ", " were ", " is ", " has ", " had ", " on the "];
            let telling = verb.iter().any(|verb| line.contains(verb));
            (words <= WORDS && !received && !telling).then_some(phrase.date)
        })
}

/// “Minutes of the Third Meeting, held at … on October 19, 1921”.
fn of_meeting(text: &str) -> Option<Edtf> {
    let line = text
        .lines()
        .find(|line| only_day(line).is_some() && line.chars().count() <= 300)?;
    let lower = line.to_lowercase();
    // “Stenogram of the meeting of …, 12 March 1968”: the record's own title.
    let opens = text.trim_start().to_lowercase();
    let titled = [
        "minutes",
        "stenogram",
        "stenographic",
        "shorthand",
        "verbatim",
        "transcript",
        "record of",
        "protocol of",
        "proces-verbal",
        "procès-verbal",
    ]
    .iter()
    .any(|word| opens.starts_with(word));
    let held = [
        "minutes",
        "meeting",
        "session",
        "sitting",
        "proceedings",
        "conversation",
        "talks",
    ]
    .iter()
    .any(|word| lower.contains(word))
        && (lower.contains("held") || titled);
    let previous = lower.contains("previous") || lower.contains("last meeting");
    let phrase = only_day(line)?;
    (held && !previous).then_some(phrase.date)
}
