//! Labels that a converter ran together in one line: `… Citation: … Summary: … Contents: …`.
//!
//! The line is read as several lines of the same number, so that every layout sees labels where they begin.

use lazy_static::lazy_static;
use regex::Regex;

use super::source::{Line, Source};

/// What a catalogue offers of a document: "Translation - English", "Scan of Original Document".
pub(super) const OFFER: &str = r"(?:(?:\p{Lu}\p{Ll}+\s+)?(?:[Tt]ranslation|[Tt]ranscript(?:ion)?)(?:\s*[-–—]\s*\p{Lu}\p{Ll}+)?|[Ss]can\s+of\s+(?:[Tt]he\s+)?[Oo]riginal(?:\s+[Dd]ocument)?(?:\s*[-–—]\s*\p{Lu}\p{Ll}+)?|[Oo]riginal\s+(?:[Ss]can|[Dd]ocument|[Ll]anguage)|[Oo]riginal\s*[-–—]\s*\p{Lu}\p{Ll}+)";

lazy_static! {
    static ref LABEL: Vec<Regex> =
        Regex::new(r"(?:^|\s)(?P<label>(?:Citation|Summary|Credits|Original Languages?|Original Archive|Contents)\s*:)")
            .into_iter()
            .collect();
    static ref OFFERS: Vec<Regex> = Regex::new(&format!(r"^(?:{OFFER}\s*)+")).into_iter().collect();
    static ref CONTENTS: Vec<Regex> = Regex::new(r"(?i)^[\s#*_]*contents\s*:[\s*_]*(?P<value>.*)$").into_iter().collect();
}

/// Splits the lines in which labels run together, and the text from what the catalogue offers of it.
pub(super) fn split(source: &mut Source<'_>) {
    let cited = |line: &Line<'_>| {
        let other = ["Summary:", "Contents:", "Original Language:"];
        line.text.contains("Citation:") && other.iter().any(|label| line.text.contains(label))
    };
    if let Some(at) = source.lines.iter().position(cited) {
        let pieces = labels(source.lines[at]);
        source.lines.splice(at..=at, pieces);
    }
    offers(source);
}

/// A line as one line for each of its labels, each label once.
fn labels(line: Line<'_>) -> Vec<Line<'_>> {
    let mut seen: Vec<&str> = Vec::new();
    let mut starts = vec![0];
    for found in LABEL
        .iter()
        .flat_map(|pattern| pattern.captures_iter(line.text))
    {
        let Some(label) = found.name("label") else {
            continue;
        };
        if seen.contains(&label.as_str()) {
            continue;
        }
        seen.push(label.as_str());
        starts.push(label.start());
        // Below this label stands the document, whose own words are no labels.
        if label.as_str().starts_with("Contents") {
            break;
        }
    }
    starts.dedup();
    starts
        .iter()
        .enumerate()
        .filter_map(|(order, start)| {
            let end = starts.get(order + 1).copied().unwrap_or(line.text.len());
            let text = line.text.get(*start..end)?;
            (order == 0 || !text.trim().is_empty()).then_some(Line { text, ..line })
        })
        .collect()
}

/// Parts the text from the offers before it in the line of `Contents:`, or in the line below.
fn offers(source: &mut Source<'_>) {
    let Some((at, value)) = source.lines.iter().enumerate().find_map(|(index, line)| {
        let found = (line.text.len() < 100_000).then(|| {
            CONTENTS
                .iter()
                .find_map(|pattern| pattern.captures(line.text))
        })??;
        Some((index, found.name("value")?.start()))
    }) else {
        return;
    };
    let beside = source.lines[at]
        .text
        .get(value..)
        .is_some_and(|text| !text.trim().is_empty());
    let (at, from) = if beside {
        (at, value)
    } else {
        let below = (at + 1..source.lines.len()).find(|index| !source.lines[*index].is_blank());
        let Some(below) = below else { return };
        (below, 0)
    };
    let line = source.lines[at];
    let text = line.text.get(from..).unwrap_or_default();
    let Some(end) = OFFERS
        .iter()
        .find_map(|pattern| pattern.find(text))
        .map(|found| found.end())
    else {
        return;
    };
    let rest = text.get(end..).unwrap_or_default();
    // "English Translation of the report" is no offer.
    let begins = rest.starts_with(|first: char| {
        first.is_uppercase() || first.is_numeric() || "[(“\"‘'".contains(first)
    });
    if begins {
        let (offer, rest) = line.text.split_at(from + end);
        source.lines.splice(
            at..=at,
            [
                Line {
                    text: offer,
                    ..line
                },
                Line { text: "", ..line },
                Line { text: rest, ..line },
            ],
        );
    }
}
