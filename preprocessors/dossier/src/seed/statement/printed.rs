//! A book or journal that a citation sentence names in the place of an archive.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use crate::document::{Publication, Span};
use crate::seed::{lexicon, publication};

lazy_static! {
    static ref IMPRINT: Vec<Regex> = Regex::new(
        r"^(?P<before>.+?)\s*\((?P<place>\p{Lu}[^(),:;]*)\s*[,:]\s*(?P<publisher>[^()]+?),\s*(?P<year>1[5-9]\d\d|20\d\d)\)(?:,?\s*(?P<pages>(?:pp?\.\s*)?\d[\d\s,–-]*))?\.?$",
    )
    .into_iter()
    .collect();
    static ref PERSON: Vec<Regex> =
        Regex::new(r"^(?:\p{Lu}\.\s?|\p{Lu}[\p{L}'’\-]+\s?){2,5}$").into_iter().collect();
    static ref PRINTED: Vec<Regex> =
        Regex::new(r"^(?:[Pp]ublished|[Pp]rinted|[Rr]eprinted|[Ii]ncluded|[Ii]n:?)\s").into_iter().collect();
}

/// A book or journal in the place of an archive.
pub(super) fn printed_in(text: &str, spans: &[Span], range: Range<usize>) -> Option<Publication> {
    let whole = &text[range.clone()];
    let Some(found) = IMPRINT.iter().find_map(|pattern| pattern.captures(whole)) else {
        if publication::is_periodical(whole) && !lexicon::begins_locator(whole) {
            return Some(publication::read(whole));
        }
        let found = PRINTED.iter().find_map(|pattern| pattern.find(whole))?;
        let named = publication::read(&whole[found.end()..]);
        return Some(Publication {
            text: whole.to_owned(),
            ..named
        });
    };
    let before = found.name("before")?;
    let emphasised = spans
        .iter()
        .map(|span| span.range.clone())
        .find(|span| span.start >= range.start && span.end <= range.start + before.end());
    let (authors, rest) = match emphasised {
        Some(title) => (
            &text[range.start..title.start],
            &text[title.start..range.start + before.end()],
        ),
        None => split_authors(before.as_str()),
    };
    let (title, translated) = match rest.split_once('[') {
        Some((title, translated)) => (
            title,
            Some(translated.trim_end_matches([']', ' ', ',']).to_owned()),
        ),
        None => (rest, None),
    };
    let authors = authors.trim_matches([' ', ',', ';']);
    Some(Publication {
        text: whole.to_owned(),
        authors: if authors.is_empty() {
            Vec::new()
        } else {
            people(authors)
        },
        title: title.trim_matches([' ', ',']).to_owned(),
        translated_title: translated,
        place: Some(found["place"].trim().to_owned()),
        publisher: Some(found["publisher"].trim().to_owned()),
        year: Some(found["year"].to_owned()),
        pages: found
            .name("pages")
            .map(|pages| pages.as_str().trim().to_owned()),
        ..Publication::default()
    })
}

/// Authors before the first comma, when it follows a person's name.
fn split_authors(text: &str) -> (&str, &str) {
    match text.split_once(',') {
        Some((authors, title))
            if people(authors)
                .iter()
                .all(|name| PERSON.iter().any(|pattern| pattern.is_match(name))) =>
        {
            (authors, title)
        }
        _ => ("", text),
    }
}

fn people(list: &str) -> Vec<String> {
    list.split(" and ")
        .flat_map(|names| names.split(','))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}
