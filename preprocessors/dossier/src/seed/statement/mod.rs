//! A catalogue's citation sentence and source statement, taken apart.
//!
//! `"Title," date, digital archive, ARCHIVE, locator. Translated for X by Y. URL`, with archive and
//! locator in either order, or a publication in their place.

mod holding;
mod printed;

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::layout::Draft;
use super::source::key;
use super::{archives, header_date, lexicon, markup, translator};
use crate::document::Span;
use crate::finding::{Finding, Severity};

use holding::archives_in;
use printed::printed_in;

lazy_static! {
    static ref URL: Vec<Regex> = Regex::new(r"<?(?P<url>https?://[^\s<>]+)>?\.?").into_iter().collect();
    static ref AFTERMATH: Vec<Regex> = Regex::new(
        r"(?:^|[.;,]?\s+)(?:(?:[Tt]ranslated|[Tt]ranslation|[Oo]btained|[Cc]ontributed|[Pp]rovided|[Dd]onated|[Tt]ranscribed|[Dd]eclassified|[Aa]ccessed|[Dd]ocument obtained|[Ii]ntroduced|[Ss]elected|[Ee]dited)\b[^.]*?\b(?:by|for|from|through)\b)",
    )
    .into_iter()
    .collect();
    // What a statement goes on to say of the thing itself: "l. 9. Copy.", "f. 14r. Original in Latin".
    static ref OF_THE_THING: Vec<Regex> = Regex::new(
        r"[.;,]\s+(?:(?:Original|Copy|Certified|Typescript|Typed|Manuscript|Autograph|Carbon|Draft|Signed|Unsigned|Photocopy|Photostat|Handwritten|Printed|Rotaprint|Script|Holograph|Draught|In\s+\p{Lu}\p{Ll}+)\b[^,;]*)$",
    )
    .into_iter()
    .collect();
    static ref DIGITAL: Vec<Regex> =
        Regex::new(r"\b(?:Digital|Online|Electronic|Virtual)\s+(?:Archives?|Library|Collections?|Repository|Edition)\b").into_iter().collect();
}

/// Reads a citation sentence, markup and all.
pub(super) fn citation(draft: &mut Draft<'_>, raw: &str) {
    let (text, spans) = if draft.markdown {
        markup::decode(raw)
    } else {
        (raw.to_owned(), Vec::new())
    };
    address(draft, &text);
    let end = URL
        .iter()
        .find_map(|pattern| pattern.find(&text))
        .map_or(text.len(), |found| found.start());
    let start = after_title(draft, &text[..end]);
    let start = after_date(draft, &text, start, end);
    source_in(draft, &text, &spans, start..end);
}

/// Reads a source statement: archive, locator, translator.
pub(super) fn source(draft: &mut Draft<'_>, text: &str) {
    address(draft, text);
    let end = URL
        .iter()
        .find_map(|pattern| pattern.find(text))
        .map_or(text.len(), |found| found.start());
    source_in(draft, text, &[], 0..end);
}

fn source_in(draft: &mut Draft<'_>, text: &str, spans: &[Span], range: Range<usize>) {
    if let Some(name) = translator::named(&text[range.clone()]) {
        draft.metadata.translator = Some(name);
    }
    if draft.metadata.language.is_none()
        && let Some(language) = translator::language(&text[range.clone()])
    {
        draft.metadata.language = Some(language);
        draft.infer("language", "what is said of the translation");
    }
    let end = AFTERMATH
        .iter()
        .find_map(|pattern| pattern.find(&text[range.clone()]))
        .map_or(range.end, |found| range.start + found.start());
    let end = OF_THE_THING
        .iter()
        .find_map(|pattern| pattern.find(&text[range.start..end]))
        .map_or(end, |found| range.start + found.start());
    let mut rest = trim(text, range.start..end);
    // The digital collection stands as a segment of its own, wherever the form puts it.
    let all = segments(text, rest.clone());
    if let Some((at, name)) = collection(text, &all) {
        draft.metadata.collection = Some(name);
        let names_archive = |found: &[Range<usize>]| {
            found
                .iter()
                .any(|segment| lexicon::names_archive(&text[segment.clone()]))
        };
        let (before, after) = (&all[..at], &all[at + 1..]);
        if after.is_empty() {
            rest = trim(text, rest.start..all[at].start);
        } else if !names_archive(before) {
            // What stands before it is no archive: a date that could not be read.
            rest = trim(text, all[at].end..rest.end);
        } else {
            let joined = format!(
                "{}, {}",
                &text[rest.start..before[at - 1].end],
                &text[after[0].start..rest.end]
            );
            let whole = 0..joined.len();
            return place(draft, &joined, &[], whole);
        }
    }
    place(draft, text, spans, rest);
}

/// The digital collection among the segments of a statement: one that is known, or one that calls itself
/// so beside an archive.
fn collection(text: &str, segments: &[Range<usize>]) -> Option<(usize, String)> {
    let known = segments.iter().enumerate().find_map(|(at, segment)| {
        let archive = archives::by_name(&text[segment.clone()])?;
        Some((at, archive.name.clone()))
    });
    known.or_else(|| {
        let at = segments.iter().position(|segment| {
            DIGITAL
                .iter()
                .any(|pattern| pattern.is_match(&text[segment.clone()]))
        })?;
        let others = segments
            .iter()
            .enumerate()
            .any(|(other, segment)| other != at && lexicon::names_archive(&text[segment.clone()]));
        others.then(|| (at, text[segments[at].clone()].to_owned()))
    })
}

/// Sets publication, or archive and locator, from what is left of a statement.
fn place(draft: &mut Draft<'_>, text: &str, spans: &[Span], rest: Range<usize>) {
    if rest.is_empty() {
        return;
    }
    if let Some(publication) = printed_in(text, spans, rest.clone()) {
        if draft.metadata.creators.is_empty() {
            draft.metadata.creators.clone_from(&publication.authors);
        }
        draft.metadata.locator.clone_from(&publication.pages);
        draft.metadata.publication = Some(publication);
        return;
    }
    let (archive, place, locator) = archives_in(text, rest);
    if draft.metadata.archive.is_none() {
        draft.metadata.archive = archive;
        draft.metadata.archive_place = place;
    }
    draft.metadata.locator = locator;
}

/// The address as given, the record and the address to cite.
pub(super) fn address(draft: &mut Draft<'_>, text: &str) {
    let Some(found) = URL.iter().find_map(|pattern| pattern.captures(text)) else {
        return;
    };
    let given = found["url"].trim_end_matches(['.', ',', ';', ')']);
    let address = archives::address(given);
    if address.test_host {
        draft.findings.push(
            Finding::new(
                Severity::Warning,
                "seed-test-host",
                draft.source.file,
                format!(
                    "the address names a test host; {} is cited instead",
                    address.canonical
                ),
            )
            .showing(given)
            .remedy("open the cited address to see that it is the same record"),
        );
    }
    draft.metadata.url_as_given = Some(given.to_owned());
    if address.canonical != given {
        draft.metadata.inferred.insert(
            "url".to_owned(),
            "address as given, on the archive's own host".to_owned(),
        );
    }
    draft.metadata.url = Some(address.canonical);
    draft.metadata.record_id = address.record_id.or(draft.metadata.record_id.take());
    if address.collection.is_some() {
        draft.metadata.collection = address.collection;
    }
}

/// Where the sentence goes on after the title, which the header gives or the sentence quotes.
fn after_title(draft: &mut Draft<'_>, text: &str) -> usize {
    let wanted = key(&draft.metadata.title);
    if !wanted.is_empty() {
        let mut seen = String::new();
        for (at, character) in text.char_indices() {
            if character.is_alphanumeric() {
                seen.extend(character.to_lowercase());
                if seen.len() > wanted.len() || !wanted.starts_with(&seen) {
                    break;
                }
                if seen.len() == wanted.len() {
                    let end = at + character.len_utf8();
                    // “… (excerpt),” closes before the date.
                    let closing = text[end..]
                        .find(|mark: char| !matches!(mark, ')' | ']'))
                        .unwrap_or(0);
                    return end + closing;
                }
            }
        }
    }
    let Some(open) = text
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '“' | '\'' | '‘'))
    else {
        return 0;
    };
    let close = match open {
        '“' => '”',
        '‘' => '’',
        straight => straight,
    };
    let inside = &text[open.len_utf8()..];
    // The title ends at the last closing mark before the date, for titles may quote.
    let limit = header_date::first(inside).map_or(inside.len(), |(range, _)| range.start);
    let end = inside[..limit].rfind(close).or_else(|| inside.find(close));
    let Some(end) = end else { return 0 };
    if draft.metadata.title.is_empty() {
        inside[..end]
            .trim_end_matches([',', '.', ' '])
            .clone_into(&mut draft.metadata.title);
    }
    open.len_utf8() + end + close.len_utf8()
}

/// Where the sentence goes on after its date, which is the document's when the header gives none.
fn after_date(draft: &mut Draft<'_>, text: &str, start: usize, end: usize) -> usize {
    let rest = trim(text, start..end);
    let Some((range, date)) = header_date::first(&text[rest.clone()]) else {
        let first = segments(text, rest.clone()).into_iter().next();
        if let Some(segment) = first
            && let Some(date) = header_date::whole(&text[segment.clone()])
        {
            draft.metadata.date.get_or_insert(date);
            return segment.end;
        }
        return rest.start;
    };
    // A date further on belongs to the locator.
    if range.start > 3 {
        return rest.start;
    }
    draft.metadata.date.get_or_insert(date);
    rest.start + range.end
}

/// The range without the punctuation and space at its ends.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let closing = |character: char| character.is_whitespace() || "\"“”‘’',.;:".contains(character);
    let left = part.trim_start_matches(closing);
    let start = range.start + part.len() - left.len();
    let right = left.trim_end_matches(|character: char| {
        character.is_whitespace() || "\"“”,.;:".contains(character)
    });
    start..start + right.len()
}

/// True for what follows a full stop where it begins the place in an archive.
fn begins_place(after: Option<&str>) -> bool {
    after
        .and_then(|after| after.strip_prefix(' '))
        .is_some_and(lexicon::begins_locator)
}

/// Splits at commas and semicolons that stand outside brackets and quotation marks, and at a full stop before the place
/// in an archive.
fn segments(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut start = range.start;
    for (at, character) in text[range.clone()].char_indices() {
        let at = range.start + at;
        match character {
            '(' | '[' | '“' => depth += 1,
            ')' | ']' | '”' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 => {
                found.push(trim(text, start..at));
                start = at + 1;
            }
            // "Archives of the Museum, Oslo. Series A, box 2"
            '.' if depth == 0 && at > start && begins_place(text.get(at + 1..range.end)) => {
                let town = text.get(start..at).unwrap_or_default().trim();
                if town.chars().count() > 3 && !lexicon::begins_locator(town) {
                    found.push(trim(text, start..at));
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    found.push(trim(text, start..range.end));
    found.retain(|segment| !segment.is_empty());
    found
}
