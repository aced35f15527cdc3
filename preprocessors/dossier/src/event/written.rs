//! When a document was written, where nothing but its own text says so: a dateline at its head or foot, the day of
//! a meeting, the date in its title.

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
    let held = ["minutes", "meeting", "session", "sitting", "proceedings"]
        .iter()
        .any(|word| lower.contains(word))
        && (lower.contains("held") || lower.trim_start().starts_with("minutes"));
    let previous = lower.contains("previous") || lower.contains("last meeting");
    let phrase = only_day(line)?;
    (held && !previous).then_some(phrase.date)
}
