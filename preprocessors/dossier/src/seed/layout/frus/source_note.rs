//! The note on where the document is kept: `1. Source: National Archives, RG 59, …. Secret. Drafted by …`.

use lazy_static::lazy_static;
use regex::Regex;

use super::super::Draft;
use crate::seed::source::Source;
use crate::seed::statement;

lazy_static! {
    static ref SOURCE: Vec<Regex> =
        Regex::new(r"^(?:[-•*–]\s*)?(?:/?\[?\d{0,2}\]?[./]?\s*|[¹²³⁰⁴-⁹]{1,2}\s*)?(?:\[)?Source:\s+(?P<statement>\S.*)$").into_iter().collect();
    static ref NOTE: Vec<Regex> = Regex::new(r"^(?:[-•*–]\s|/\d{1,3}/|\[\d{1,3}\]|\d{1,3}\.?\s|[¹²³⁰⁴-⁹]{1,2}\s)").into_iter().collect();
    // A sentence's end: no abbreviation, no initial.
    static ref STOP: Vec<Regex> =
        Regex::new(r"(?P<word>[\p{L}\p{N}]+[)\]”]?)[.]\s+[\p{Lu}\[(]").into_iter().collect();
    static ref CLASSIFIED: Vec<Regex> = Regex::new(
        r"^(?:Top Secret|Secret|Confidential|Unclassified|Official Use Only|Limited Official Use|Restricted|No classification marking)\b[^.]*",
    )
    .into_iter()
    .collect();
}

/// Words before a full stop that ends no sentence.
const ABBREVIATED: [&str; 12] = [
    "Vol", "Vols", "No", "Nos", "Pt", "Pts", "Bk", "Doc", "Docs", "Jr", "Dr", "Mr",
];

/// True for the first line of the note.
pub(super) fn begins(text: &str) -> bool {
    // No pattern is tried on lines that cannot match.
    text.find("Source:").is_some_and(|at| at < 10)
        && SOURCE.iter().any(|pattern| pattern.is_match(text))
}

/// The line where the note begins.
pub(super) fn find(source: &Source<'_>) -> Option<usize> {
    source.lines.iter().position(|line| begins(line.trimmed()))
}

/// Archive and locator from the first sentence of the note; what follows is handling.
pub(super) fn take(draft: &mut Draft<'_>, first: usize) {
    let source = draft.source;
    let end = (first + 1..source.lines.len())
        .find(|index| {
            let line = &source.lines[*index];
            line.is_blank() || NOTE.iter().any(|pattern| pattern.is_match(line.trimmed()))
        })
        .unwrap_or(source.lines.len());
    take_statement(draft, &source.text(first..end));
}

/// The same of a note's text.
pub(in crate::seed::layout) fn take_statement(draft: &mut Draft<'_>, note: &str) {
    let Some(note) = SOURCE.iter().find_map(|pattern| pattern.captures(note)) else {
        return;
    };
    let note = note["statement"].trim_end_matches(['↩', ' ', ']']);
    let end = STOP
        .iter()
        .flat_map(|pattern| pattern.captures_iter(note))
        .filter_map(|found| found.name("word"))
        .find(|word| {
            let initial = word.len() == 1 && word.as_str().starts_with(char::is_alphabetic);
            !initial && !ABBREVIATED.contains(&word.as_str())
        })
        .map_or(note.len(), |word| word.end());
    let filed = draft.metadata.locator.take();
    statement::source(draft, note[..end].trim_end_matches('.'));
    if draft.metadata.locator.is_none() {
        draft.metadata.locator = filed;
    }
    let handling = note[end..].trim_start_matches(['.', ' ']);
    if let Some(found) = CLASSIFIED.iter().find_map(|pattern| pattern.find(handling)) {
        draft.keep("Original Classification", found.as_str().trim());
    }
}
