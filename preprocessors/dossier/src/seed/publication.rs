//! What a text was printed in, as a statement names it: `Danube Review, Vol. 4, No. 28, p. 5, July 14, 1961`.

use lazy_static::lazy_static;
use regex::Regex;

use super::{header_date, lexicon};
use crate::date::Precision;
use crate::document::Publication;

lazy_static! {
    static ref VOLUME: Vec<Regex> =
        Regex::new(r"(?i)\b(?:vol(?:ume|s?\.)?|tome|band|bd\.)\s*(?P<value>\d{1,4}|[IVXLC]{1,7}\b)").into_iter().collect();
    static ref NUMBER: Vec<Regex> =
        Regex::new(r"(?i)(?:\b(?:nos?\.|no|nr\.?|number|issue)\s*|#\s?)(?P<value>\d{1,5}(?:[-–/]\d{1,5})?)").into_iter().collect();
    static ref PAGES: Vec<Regex> =
        Regex::new(r"\b(?:pp?\.|pages?)\s*\d[\d\s,–-]*\d|\b(?:pp?\.|pages?)\s*\d").into_iter().collect();
    static ref PERIODICAL: Vec<Regex> = Regex::new(
        r"(?i)\b(?:quarterly|review|times|journal|gazette|herald|news|courier|tribune|bulletin|magazine|chronicle|post|worker|star|standard|mail|telegraph|weekly|daily|monthly|record|messenger|observer|mercury|advertiser|register|annals|proceedings|transactions|zeitung|revue|pravda|izvestiia)\b"
    )
    .into_iter()
    .collect();
    static ref IMPRINT: Vec<Regex> = Regex::new(
        r"[,;(]\s*(?P<publisher>\p{Lu}[^,;()\d]*(?:Press|Publish\w*|House|Verlag|Editions?|Books|Editorial|Forlag|Förlag)\b[^,;()\d]*),\s*(?P<place>\p{Lu}[\p{L}. ]+?),?\s+(?P<year>1[5-9]\d\d|20\d\d)\b"
    )
    .into_iter()
    .collect();
    static ref PLACED: Vec<Regex> = Regex::new(
        r"^\p{Lu}[^;:/]*?,\s+\p{Lu}[\p{L}.'-]+(?:[ -]\p{Lu}[\p{L}.'-]+){0,2},?\s+(?:1[5-9]|20)\d\d\.?$"
    )
    .into_iter()
    .collect();
    static ref PRINTED: Vec<Regex> =
        Regex::new(r"\b(?:[Pp]ublished (?:in|by)|Publish(?:ers|ing)|Press|Verlag|Collected Works|Selected Works|Complete Works|Selected Writings|Works|Anthology)\b").into_iter().collect();
    static ref PREPARED: Vec<Regex> =
        Regex::new(r"\.\s+(?:Scanned|Transcribed|Translated|Prepared|Copied|Digiti[sz]ed|Marked up|HTML|Proofread|Reproduced|Thanks)\b").into_iter().collect();
    static ref REPRINT: Vec<Regex> = Regex::new(
        r"^\[?\s*(?:(?:This|The)\s+(?:(?:article|speech|text|editorial|statement|document|report|interview|letter|essay|translation)\s+)?(?:is|was|has been)\s+)?(?:[Rr]e)?[Pp](?:rinted|ublished)\s+(?:from|in)\s+(?P<statement>[^\]]+?)\]?$"
    )
    .into_iter()
    .collect();
}

fn found<'t>(patterns: &[Regex], text: &'t str) -> Option<regex::Match<'t>> {
    patterns.iter().find_map(|pattern| pattern.find(text))
}

fn value(patterns: &[Regex], text: &str) -> Option<(usize, String)> {
    let found = patterns.iter().find_map(|pattern| pattern.captures(text))?;
    Some((found.get(0)?.start(), found["value"].to_owned()))
}

/// Takes a statement apart. What it does not name stays empty; the whole stays as given.
pub(super) fn read(statement: &str) -> Publication {
    let (statement, _) = without_preparation(statement);
    let text = statement
        .trim()
        .trim_matches(['[', ']'])
        .trim_end_matches(['.', ';', ' ', ',']);
    let volume = value(&VOLUME, text);
    let number = value(&NUMBER, text);
    let pages = found(&PAGES, text);
    let date = header_date::first(text)
        .filter(|(range, _)| text.get(range.clone()).is_some_and(|date| date.len() > 4));
    let imprint = IMPRINT.iter().find_map(|pattern| pattern.captures(text));
    let printed = text
        .find(", published ")
        .or_else(|| text.find(" (published "));
    let ends = [
        volume.as_ref().map(|(at, _)| *at),
        number.as_ref().map(|(at, _)| *at),
        pages.map(|found| found.start()),
        date.as_ref().map(|(range, _)| range.start),
        imprint
            .as_ref()
            .and_then(|found| found.get(0))
            .map(|found| found.start()),
        printed,
    ];
    let end = ends
        .into_iter()
        .flatten()
        .filter(|at| *at > 0)
        .min()
        .unwrap_or(text.len());
    let title = text[..end]
        .trim_end_matches(|last: char| last.is_whitespace() || ",;:([–—-".contains(last));
    let title = title
        .strip_prefix("In ")
        .or_else(|| title.strip_prefix("in "))
        .unwrap_or(title);
    let field = |name: &str| imprint.as_ref().map(|found| found[name].trim().to_owned());
    Publication {
        title: if title.is_empty() { text } else { title }.to_owned(),
        volume: volume.map(|(_, value)| value),
        number: number.map(|(_, value)| value),
        pages: pages.map(|found| found.as_str().trim().to_owned()),
        date: date
            .filter(|_| imprint.is_none())
            .and_then(|(range, _)| text.get(range).map(str::to_owned)),
        place: field("place"),
        publisher: field("publisher"),
        year: field("year"),
        text: text.to_owned(),
        ..Publication::default()
    }
}

/// The statement without sentences on how the text was prepared, and those sentences.
pub(super) fn without_preparation(statement: &str) -> (&str, &str) {
    match found(&PREPARED, statement) {
        Some(found) => (
            &statement[..found.start()],
            statement[found.start()..].trim_start_matches(['.', ' ']),
        ),
        None => (statement, ""),
    }
}

/// True for a journal or a newspaper: a name, then an issue, a page or a day.
pub(super) fn is_periodical(statement: &str) -> bool {
    let (statement, _) = without_preparation(statement);
    let first = statement.split(',').next().unwrap_or("");
    let named = first.starts_with(|first: char| first.is_uppercase() || "“\"‘'*_".contains(first))
        && first.split_whitespace().count() <= 8
        && (found(&PERIODICAL, first).is_some() || !lexicon::names_body(first));
    let issue = found(&VOLUME, statement).is_some() || found(&NUMBER, statement).is_some();
    let page = found(&PAGES, statement).is_some();
    let day = statement.contains(',')
        && header_date::first(statement)
            .is_some_and(|(range, date)| range.start > 0 && date.precision() == Precision::Day);
    named
        && (issue || page || day)
        && statement.len() <= 300
        && !statement.contains("://")
        && !lexicon::names_archive(statement)
}

/// True where a word of a name is one that periodicals bear.
pub(super) fn names_periodical(name: &str) -> bool {
    found(&PERIODICAL, name).is_some() || lexicon::names_periodical(name)
}

/// True for a book: its publisher, or that it is a collection of works.
pub(super) fn is_book(statement: &str) -> bool {
    let (statement, _) = without_preparation(statement);
    found(&PRINTED, statement).is_some() && !lexicon::names_archive(statement)
}

/// True for a title with place and year after it: `Addresses and Papers, Colombo 1939`.
pub(super) fn ends_with_imprint(statement: &str) -> bool {
    statement.len() <= 200
        && found(&PLACED, statement).is_some()
        && !lexicon::names_archive(statement)
}

/// What a note on the reprint names: `[This article is reprinted from Danube Review, …]`.
pub(super) fn reprinted(text: &str) -> Option<&str> {
    if text.len() > 400 {
        return None;
    }
    REPRINT
        .iter()
        .find_map(|pattern| pattern.captures(text))
        .and_then(|found| found.name("statement"))
        .map(|found| found.as_str())
        .filter(|statement| is_periodical(without_preparation(statement).0))
}

/// True for an archive with a place in it: `National Archives, FO 84/1514, ff. 201-204`.
pub(super) fn is_archival(statement: &str) -> bool {
    statement.len() <= 300
        && statement.contains(|character: char| character.is_ascii_digit())
        && statement.starts_with(char::is_uppercase)
        && lexicon::names_archive(statement)
}
