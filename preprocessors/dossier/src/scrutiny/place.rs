//! From a passage of a block to line and column of the file.

use std::collections::{BTreeMap, BTreeSet};

use lazy_static::lazy_static;
use regex::Regex;

use super::{Doubt, shown};
use crate::edition::Edition;
use crate::finding::Finding;

lazy_static! {
    static ref WORD: Vec<Regex> = Regex::new(r"[\p{L}\p{M}\p{N}]+").into_iter().collect();
}

/// The words of a passage by which it is looked for in the file.
const WORDS: usize = 8;
/// Markup adds no more words to a paragraph than this.
const ADDED: usize = 400;

/// Gives every doubt its place in the file.
pub(super) fn place(
    edition: &Edition,
    doubts: Vec<Doubt>,
    folder: &str,
    read: &dyn Fn(&str) -> Option<String>,
) -> Vec<Finding> {
    let mut texts: BTreeMap<usize, Option<String>> = BTreeMap::new();
    doubts
        .into_iter()
        .filter_map(|doubt| {
            let document = edition.documents.get(doubt.document)?;
            let finding = doubt.finding(format!("{folder}{}", document.file));
            let Some((block, range)) = &doubt.at else {
                return Some(finding);
            };
            let block = document.blocks.get(*block)?;
            let passage = block.text.get(range.clone())?;
            let text = texts
                .entry(doubt.document)
                .or_insert_with(|| read(&document.file));
            // Words may recur in a block: the passage is looked for after what stands before it.
            let before = words(block.text.get(..range.start)?).count();
            let found = text
                .as_deref()
                .and_then(|text| find(text, block.line, before, passage));
            let finding = match found {
                Some((line, column)) => finding.at(line).column(column),
                None => finding.at(block.line),
            };
            Some(finding.showing(shown(passage)))
        })
        .collect()
}

/// Gives a finding about a document that shows words of its file, but not where, the place of the words.
pub(crate) fn complete(
    findings: &mut [Finding],
    edition: &Edition,
    folder: &str,
    read: &dyn Fn(&str) -> Option<String>,
) {
    let files: BTreeSet<&str> = edition
        .documents
        .iter()
        .map(|document| document.file.as_str())
        .collect();
    for finding in findings {
        let place = &mut finding.place;
        let (None, Some(words), Some(file)) =
            (place.line, &place.text, place.file.strip_prefix(folder))
        else {
            continue;
        };
        if !files.contains(file) {
            continue;
        }
        if let Some(text) = read(file)
            && let Some(offset) = text.find(words.as_str())
        {
            let (line, column) = crate::curation::position(&text, offset);
            (place.line, place.column) = (Some(line), Some(column));
        }
    }
}

/// Gives a finding about a line of any file the column of the words that it shows, else that of the first of the
/// line. `read` gives the text of a file by its path in findings.
pub(crate) fn columns(findings: &mut [Finding], read: &dyn Fn(&str) -> Option<String>) {
    let mut texts: BTreeMap<String, Option<String>> = BTreeMap::new();
    for finding in findings {
        let place = &mut finding.place;
        let (Some(number), None) = (place.line, place.column) else {
            continue;
        };
        let text = texts
            .entry(place.file.clone())
            .or_insert_with(|| read(&place.file));
        let line = text
            .as_deref()
            .and_then(|text| text.lines().nth(number.checked_sub(1)?));
        let Some(line) = line else { continue };
        let shown = place.text.as_deref().unwrap_or_default();
        let words = line.find(shown).filter(|_| !shown.is_empty());
        let offset = words.or_else(|| line.find(|letter: char| !letter.is_whitespace()));
        if let Some(offset) = offset {
            place.column = Some(line[..offset].chars().count() + 1);
        }
    }
}

/// The words of a text, with the byte at which each begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    WORD.iter()
        .flat_map(move |word| word.find_iter(text))
        .map(|found| (found.start(), found.as_str()))
}

/// Line and column, both from 1, of a passage at or below a line: its first words, in order, with
/// anything but letters and digits between them.
///
/// A paragraph's words stand in the file as they stand in the block, so that the passage is the one
/// that as many words precede; where markup has added words, the nearest below is taken.
fn find(text: &str, line: usize, before: usize, passage: &str) -> Option<(usize, usize)> {
    let wanted: Vec<&str> = words(passage).map(|(_, word)| word).take(WORDS).collect();
    if wanted.is_empty() {
        return None;
    }
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let there: Vec<(usize, &str)> = words(text.get(start..)?)
        .take(before + wanted.len() + ADDED)
        .collect();
    let same = |at: &usize| {
        there
            .get(*at..at + wanted.len())
            .is_some_and(|here| here.iter().map(|(_, word)| word).eq(&wanted))
    };
    let at = (before..there.len()).chain((0..before).rev()).find(same)?;
    Some(crate::curation::position(text, start + there.get(at)?.0))
}
