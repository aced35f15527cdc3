//! What a line tells of an issue: the paper's name, volume, number, day and page.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::Found;
use crate::date::phrase::{self, Context};
use crate::date::{Edtf, Precision};
use crate::document::{Publication, PublicationForm};
use crate::seed::source::fold;
use crate::seed::{header_date, lexicon, opening, publication};

lazy_static! {
    static ref WEEKDAY: Vec<Regex> = Regex::new(
        r"(?i)\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?"
    )
    .into_iter()
    .collect();
    static ref PAGE: Vec<Regex> = Regex::new(
        r"(?i)\b(?P<pages>(?:pp?\.|pages?|pg\.)\s*(?:[A-Z]{1,2}[-–]?)?\d{1,4}(?:\s*[-–]\s*\d{1,4})?)\b"
    )
    .into_iter()
    .collect();
    static ref VOLUME: Vec<Regex> =
        Regex::new(r"(?i)\b(?:vol(?:ume|s?\.)?|tome|band|bd\.)\s*(?P<value>\d{1,4}|[IVXLC]{1,9})\b\.?").into_iter().collect();
    static ref NUMBER: Vec<Regex> = Regex::new(
        r"(?i)(?:\b(?:nos?\.\s*|(?:no|nr\.?|number|issue|part|pt\.)\s+)|№\s*|#\s?)(?P<value>\d{1,6}(?:[-–/]\d{1,5})?|[IVXLC]{1,7}\b)\.?"
    )
    .into_iter()
    .collect();
    // What else such a line may tell: a price, an edition, a column, that the series is a new one.
    static ref SMALL: Vec<Regex> = Regex::new(
        r"(?i)\b(?:price|morning|evening|afternoon|one penny|two ?pence|cents?|\dd|[a-z]+ edition|edition|ed\.|columns?|cols?\.|col\.?|new series|n\.s\.|third series|second series|first series|established \d{4}|registered[^.]*|image \d+|weekly|daily|morning|evening|section|sec\.|supplement|vol\.)\b(?:\s*[a-z]?\d{0,3}\b)?"
    )
    .into_iter()
    .collect();
    // "HC Deb 17 July 1934 vol 292 cc1204-11"
    static ref DEBATES: Vec<Regex> = Regex::new(
        r"^(?P<name>(?:HC|HL|House\s+of\s+(?:Commons|Lords))\s+Deb(?:ates?)?\.?)[,]?\s+(?P<date>(?:\d{1,2}(?:-\d{1,2})?\s+)?\p{Lu}\p{L}+\s+\d{4})[,]?\s+\(?vol\.?\s*(?P<volume>\d{1,4})\)?[,]?\s+(?P<pages>cc?\.?\s*\d[\dWSA-Z, –-]*)\.?$"
    )
    .into_iter()
    .collect();
    static ref EDITION: Vec<Regex> = Regex::new(r"(?i)\b(?:morning|evening|edition|price|final|late city)\b").into_iter().collect();
    static ref IN_BRACKETS: Vec<Regex> = Regex::new(r"\s*[\[(](?P<place>[^\])]*(?:\[[^\]]*\])?[^\])]*)[\])]\s*$").into_iter().collect();
    static ref YEARS: Vec<Regex> = Regex::new(r"\b1[5-9]\d\d\s*[-–]\s*(?:(?:1[5-9]|20)\d\d|[Cc]urrent|\d\d\b)?").into_iter().collect();
}

/// A longer line is no name of a paper, in bytes.
const LONGEST_NAME: usize = 90;

pub(super) fn is(patterns: &[Regex], text: &str) -> bool {
    patterns.iter().any(|pattern| pattern.is_match(text))
}

/// A line of a parliament's debates, which may stand below the title.
pub(super) fn debates<'t>(lines: &[usize], text: &impl Fn(usize) -> &'t str) -> Option<Found> {
    let (line, found) = (0..3.min(lines.len())).find_map(|order| {
        let found = DEBATES
            .iter()
            .find_map(|pattern| pattern.captures(text(order)))?;
        Some((lines[order], found))
    })?;
    let (_, date) = header_date::first(&found["date"])?;
    let field = |name: &str| Some(found[name].trim().to_owned());
    Some(Found {
        lines: line..line + 1,
        publication: Publication {
            text: found["name"].to_owned(),
            title: found["name"].to_owned(),
            volume: field("volume"),
            date: field("date"),
            pages: field("pages"),
            form: Some(PublicationForm::Journal),
            ..Publication::default()
        },
        date: Some(date),
        weight: 45,
    })
}

/// The name in a line and what tells the issue.
pub(super) fn split(line: &str) -> Option<(&str, &str)> {
    if line.len() > 250 {
        return None;
    }
    let starts = [
        weekday(line),
        VOLUME
            .iter()
            .find_map(|pattern| pattern.find(line))
            .map(|found| found.start()),
        NUMBER
            .iter()
            .find_map(|pattern| pattern.find(line))
            .map(|found| found.start()),
        PAGE.iter()
            .find_map(|pattern| pattern.find(line))
            .map(|found| found.start()),
        day(line).map(|(range, _)| range.start),
    ];
    let start = starts.into_iter().flatten().filter(|at| *at > 2).min()?;
    Some((
        line[..start].trim_end_matches([' ', ',', '.', '-', '–', '—', '|', ';', ':']),
        &line[start..],
    ))
}

/// The day of an issue. Years from which to which a paper appeared are none.
pub(super) fn day(text: &str) -> Option<(Range<usize>, Edtf)> {
    phrase::find(text, &Context::default())
        .into_iter()
        .find(|phrase| {
            phrase.inferred.is_none()
                && matches!(phrase.date.precision(), Precision::Day | Precision::Month)
        })
        .map(|phrase| (phrase.range, phrase.date))
}

/// Where the weekday before a date stands; `Sun` may end the name of a paper.
fn weekday(line: &str) -> Option<usize> {
    let (range, _) = day(line)?;
    WEEKDAY
        .iter()
        .flat_map(|pattern| pattern.find_iter(line))
        .filter(|found| found.end() <= range.start && range.start - found.end() <= 12)
        .map(|found| found.start())
        .last()
}

/// A line between the name of a journal and its issue: what it calls itself.
pub(super) fn is_subtitle(line: &str) -> bool {
    line.len() <= 120
        && line.contains(' ')
        && !line.contains(|digit: char| digit.is_ascii_digit())
        && !line.ends_with([':', ';'])
}

/// What a line tells of an issue, and nothing else; with the weight of its evidence.
pub(super) fn issue(
    name: &str,
    line: &str,
    same_line: u32,
) -> Option<(Publication, Option<Edtf>, u32)> {
    let name = name.trim();
    let (name, place) = with_place(name);
    let (line, place) = match town(line).filter(|_| same_line == 0) {
        Some((town, rest)) => (rest, place.or_else(|| Some(town.to_owned()))),
        None => (line, place),
    };
    if !is_name_of_paper(name) || line.is_empty() || line.len() > 160 {
        return None;
    }
    let weekday = weekday(line).is_some();
    let page = PAGE
        .iter()
        .find_map(|pattern| pattern.captures(line))
        .map(|found| found["pages"].to_owned());
    let volume = VOLUME
        .iter()
        .find_map(|pattern| pattern.captures(line))
        .map(|found| found["value"].to_owned());
    let number = NUMBER
        .iter()
        .find_map(|pattern| pattern.captures(line))
        .map(|found| found["value"].to_owned());
    let found = day(line);
    let date = found
        .as_ref()
        .map(|(_, date)| date.clone())
        .or_else(|| year(line));
    if !is_all(line, found.as_ref().map(|(range, _)| range.clone())) {
        return None;
    }
    date.as_ref()?;
    let daily = found
        .as_ref()
        .is_some_and(|(_, date)| date.precision() == Precision::Day);
    let serial = volume.is_some() || number.is_some();
    let periodical = publication::names_periodical(name);
    let mut weight = 0;
    weight += if weekday && daily { 15 } else { 0 };
    weight += if weekday && daily && is(&EDITION, line) {
        10
    } else {
        0
    };
    weight += if page.is_some() { 15 } else { 0 };
    weight += if volume.is_some() { 20 } else { 0 };
    weight += if number.is_some() { 10 } else { 0 };
    weight += if periodical { 20 } else { 0 };
    weight += if daily || serial && date.is_some() {
        5
    } else {
        0
    };
    weight -= if same_line == 0 && !serial && !weekday && page.is_none() {
        weight.min(5)
    } else {
        0
    };
    let given = found.and_then(|(range, _)| line.get(range).map(str::to_owned));
    let form = if serial && !(weekday && daily) {
        PublicationForm::Journal
    } else {
        PublicationForm::Newspaper
    };
    let publication = Publication {
        text: name.to_owned(),
        title: name.to_owned(),
        place,
        volume,
        number,
        date: given,
        pages: page,
        form: Some(form),
        ..Publication::default()
    };
    Some((publication, date, weight))
}

/// The town before the day, where the line below a paper's name begins with it: `Accra, Friday, May 3, 1957`.
fn town(line: &str) -> Option<(&str, &str)> {
    let (town, rest) = line.split_once(", ")?;
    let words = town.split_whitespace().count();
    let named = words <= 3
        && town
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase))
        && !town.contains(|digit: char| digit.is_ascii_digit())
        && day(town).is_none()
        && !is(&WEEKDAY, town);
    let dated = weekday(rest).is_some_and(|at| at == 0);
    (named && dated).then_some((town, rest))
}

/// The year in brackets that stands for a date: `Vol. IX. (1897), pp. 1–9`.
fn year(line: &str) -> Option<Edtf> {
    line.split(|mark: char| !mark.is_ascii_digit())
        .find(|digits| digits.len() == 4 && (digits.starts_with('1') || digits.starts_with("20")))
        .and_then(|digits| digits.parse().ok())
}

/// A name with the town or the state in brackets after it.
fn with_place(name: &str) -> (&str, Option<String>) {
    let name = name.trim_end_matches(['.', ',', ' ']);
    let Some(found) = IN_BRACKETS
        .iter()
        .find_map(|pattern| pattern.captures(name))
    else {
        return (name, None);
    };
    let whole = found.get(0).map_or(0, |whole| whole.start());
    let place = found["place"]
        .split(" : ")
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned();
    let is_years = place.contains(|digit: char| digit.is_ascii_digit());
    let (bare, other) = with_place(&name[..whole]);
    (
        bare,
        other.or_else(|| {
            (!is_years && !place.is_empty() && !place.starts_with("volume")).then_some(place)
        }),
    )
}

/// The name of a paper: few words, the first and most of them capitalised, no kind of document, no body that is
/// no paper.
fn is_name_of_paper(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = words
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    let digits = name.contains(|digit: char| digit.is_ascii_digit());
    let paper = publication::names_periodical(name);
    let kind = crate::document::TitleParts::read(&fold(&name.to_lowercase()))
        .kind
        .is_some()
        && !paper;
    name.len() <= LONGEST_NAME
        && (1..=12).contains(&words.len())
        && name.starts_with(char::is_uppercase)
        && capital * 2 >= words.len()
        && !digits
        && !kind
        && !name.contains([':', ';'])
        && (paper || !lexicon::names_body(name) && !opening::is_letterhead(name))
}

/// True where a line holds nothing but what tells an issue.
fn is_all(line: &str, day: Option<Range<usize>>) -> bool {
    let mut rest = line.to_owned();
    if let Some(range) = day {
        rest.replace_range(range, " ");
    }
    for patterns in [&*YEARS, &*WEEKDAY, &*PAGE, &*VOLUME, &*NUMBER, &*SMALL] {
        for pattern in patterns {
            rest = pattern.replace_all(&rest, " ").into_owned();
        }
    }
    let letters = rest.chars().filter(|letter| letter.is_alphabetic()).count();
    letters <= 2
}
