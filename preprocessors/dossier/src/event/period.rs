//! Periods: wars, revolutions, splits, campaigns, by their printed names. They stand on the events page
//! and get no notes.

use std::collections::BTreeMap;

use lazy_static::lazy_static;
use regex::Regex;

use super::lexicon::Kind;
use super::scene::Passage;
use super::text::{self, Shape};
use super::{Decision, Event, EventMention, Status};
use crate::date::Precision;
use crate::date::phrase::Phrase;
use crate::wordlist::holds_lower;

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, compiled by the tests"
)]
fn pattern() -> Regex {
    Regex::new(
        r"\b(?:(?:[A-Z][\p{L}’'-]+)\s+){1,3}(?:War|Revolution|Rebellion|Uprising|Mutiny|Split|Schism|Depression)\b(?:\s+(?:III|II|I)\b)?",
    )
    .expect("a constant pattern")
}

lazy_static! {
    static ref NAME: Regex = pattern();
}

/// Words that open a sentence and belong to no name.
const OPENERS: &str =
    " the a an in after during following since before until this that our their his its as when ";

/// The periods that a document names: name and mention.
pub(super) fn of_document(passages: &[Passage<'_>]) -> Vec<(String, EventMention)> {
    let mut named = Vec::new();
    for passage in passages {
        for found in NAME.find_iter(passage.text) {
            let Some((start, name)) = bare(found.as_str()) else {
                continue;
            };
            let core = found.start() + start..found.end();
            // “Korean War armistice” names the armistice, “War Office” an office.
            let after = passage
                .text
                .get(core.end..)
                .unwrap_or_default()
                .trim_start();
            let longer = after.starts_with(|next: char| next.is_uppercase())
                || after.starts_with("armistice")
                || passage
                    .names
                    .iter()
                    .any(|name| name.range.start < core.end && core.end < name.range.end);
            if !longer && let Some(mention) = mention(passage, core) {
                named.push((name, mention));
            }
        }
    }
    named
}

/// The periods of all documents, one event for each name.
pub(super) fn events(named: Vec<Vec<(String, EventMention)>>) -> Vec<Event> {
    let mut periods: BTreeMap<String, (String, Vec<EventMention>)> = BTreeMap::new();
    for (name, mention) in named.into_iter().flatten() {
        let (_, mentions) = periods
            .entry(name.to_lowercase())
            .or_insert_with(|| (name, Vec::new()));
        mentions.push(mention);
    }
    periods
        .into_values()
        .map(|(name, mentions)| event(name, mentions))
        .collect()
}

/// A name without the words before it, and where it begins; none where nothing but the head is left.
fn bare(found: &str) -> Option<(usize, String)> {
    let mut start = 0;
    loop {
        let rest = found.get(start..)?;
        let (first, _) = rest.split_once(char::is_whitespace)?;
        if !holds_lower(OPENERS, first) {
            let name = rest.split_whitespace().collect::<Vec<_>>().join(" ");
            return Some((start, name));
        }
        start += rest.len() - rest.get(first.len()..)?.trim_start().len();
    }
}

fn mention(passage: &Passage<'_>, core: std::ops::Range<usize>) -> Option<EventMention> {
    let sentence = passage
        .sentences
        .iter()
        .find(|sentence| sentence.start <= core.start && core.end <= sentence.end)?;
    let shape = Shape {
        text: passage.text,
        sentence,
        whole: &[],
        others: &[],
    };
    let range = shape.clause(&core);
    let date = date_of(passage, &core);
    Some(EventMention {
        item: passage.item,
        block: passage.block,
        quote: text::quote(passage.text, &range).into(),
        mark: text::mark(passage.text, core.end),
        range,
        core,
        stated: date.map(|date| date.date.clone()),
        stated_words: date.map(|date| date.words.split_whitespace().collect::<Vec<_>>().join(" ")),
        inferred: date.and_then(|date| date.inferred.clone()),
        status: Status::Happened,
        record: false,
    })
}

/// The years that stand with a period's name: “the Ashanti War (1873–74)”, “the Boer War of 1899–1902”, “the 1911
/// Revolution”. A date of what happened in it is none of its own.
fn date_of<'p>(passage: &'p Passage<'_>, core: &std::ops::Range<usize>) -> Option<&'p Phrase> {
    passage.dates.iter().find(|date| {
        let years = date.date.precision() >= Precision::Year;
        let after = passage.text.get(core.end..date.range.start);
        let before = passage.text.get(date.range.end..core.start);
        let within = core.start <= date.range.start && date.range.end <= core.end;
        years
            && (within
                || matches!(after, Some(" (" | ", " | " of " | " of the years "))
                || before == Some(" "))
    })
}

fn event(label: String, mentions: Vec<EventMention>) -> Event {
    let apart = mentions
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a.item != b.item));
    // What its documents say of its years, where they agree.
    let mut stated = mentions.iter().filter_map(|mention| mention.stated.clone());
    let date = stated
        .next()
        .filter(|first| stated.all(|other| other.overlaps(first)));
    Event {
        id: String::new(),
        label,
        kind: Kind::Period.name(),
        act: Kind::Period.name().to_owned(),
        date,
        place: None,
        participants: Vec::new(),
        score: 1.0,
        // No two documents are joined by a period unless an editor asks.
        decision: if apart {
            Decision::Queue
        } else {
            Decision::Print
        },
        period: true,
        mentions: mentions.into_iter().map(Into::into).collect(),
        links: Vec::new(),
    }
}
