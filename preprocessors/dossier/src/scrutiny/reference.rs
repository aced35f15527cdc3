//! References of a text to another document by its number, which this book does not hold.

use std::collections::BTreeSet;

use lazy_static::lazy_static;
use regex::Regex;

use super::{Desk, Doubt};
use crate::document::Document;

lazy_static! {
    // “see Document 12”, “in Documents 12”, “see attachment No. 3” is none.
    static ref DOCUMENT: Vec<Regex> =
        Regex::new(r"\b(?:[Ss]ee|[Cc]f\.|[Cc]ompare|[Pp]rinted (?:as|in))(?: also)? (?:[Dd]oc(?:ument|\.)s?) (?:[Nn]os?\. ?)?(?P<number>\d{1,4})\b")
            .into_iter()
            .collect();
    // “my telegram No. 345”, “Embtel 1204”, “despatch 17 of May 3”.
    static ref MESSAGE: Vec<Regex> = Regex::new(
        r"(?x) \b (?P<kind> [Tt]elegrams? | [Cc]ables? | [Dd]e?sp[ai]tch(?:es)? | [Dd]eptel | [Ee]mbtel | [Cc]ontel | [Cc]ircular | [Nn]ote\ [Vv]erbale | [Ii]nstruction | [Aa]irgram )
              \ (?: [Nn]os?\.?\ ? | [Nn]umber\ | \#\ ? )? (?P<number> \d{1,5} ) \b (?: [-–/]\d | \ (?: of\ (?: which|them|these) | words | pages ) )?",
    )
    .into_iter()
    .collect();
    static ref NUMBER: Vec<Regex> = Regex::new(r"\d{1,5}").into_iter().collect();
}

/// A document gives its own number in its title, its fields or the first of its blocks.
const HEAD: usize = 14;
/// A heading line is no longer than this, in bytes: what is longer is text, which cites others' numbers.
const LINE: usize = 90;

pub(super) fn look(desk: &Desk<'_>) -> Vec<Doubt> {
    let own: Vec<BTreeSet<u32>> = desk.edition.documents.iter().map(numbers).collect();
    let held: BTreeSet<u32> = own.iter().flatten().copied().collect();
    let mut told = BTreeSet::new();
    let mut doubts = Vec::new();
    for (document, index, block) in desk.running() {
        let text = &block.text;
        if index < HEAD && text.len() <= LINE {
            continue;
        }
        for found in DOCUMENT
            .iter()
            .chain(MESSAGE.iter())
            .flat_map(|pattern| pattern.captures_iter(text))
        {
            let (Some(whole), Ok(number)) = (found.get(0), found["number"].parse::<u32>()) else {
                continue;
            };
            if held.contains(&number) || !told.insert((document, number)) {
                continue;
            }
            doubts.push(Doubt::new(
                "reference-unknown",
                document,
                Some((index, whole.range())),
                format!("no document of this book has the number {number}"),
                "add the document if you have it, or say in a note of your own where it is",
            ));
        }
    }
    doubts
}

/// The numbers that a document bears.
fn numbers(document: &Document) -> BTreeSet<u32> {
    let fields = &document.metadata;
    let short = document
        .blocks
        .iter()
        .take(HEAD)
        .map(|block| block.text.as_str())
        .filter(|text| text.len() <= LINE);
    let others = fields.other.iter().map(|(_, value)| value.as_str());
    [
        Some(fields.title.as_str()),
        fields.locator.as_deref(),
        fields.heading.as_deref(),
    ]
    .into_iter()
    .flatten()
    .chain(short)
    .chain(others)
    .flat_map(|text| NUMBER.iter().flat_map(move |number| number.find_iter(text)))
    .filter_map(|number| number.as_str().parse().ok())
    .collect()
}
