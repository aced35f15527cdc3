//! Who signed a text, and where and when it says so at its end.

use lazy_static::lazy_static;
use regex::Regex;

use crate::date::{Edtf, Precision};
use crate::document::TitleParts;
use crate::seed::header_date;
use crate::seed::source::{Line, Source, fold};
use crate::seed::spelled_date;

lazy_static! {
    static ref MARKED: Vec<Regex> =
        Regex::new(r"(?i)^[\[(]?(?:signed|sgd|gez|s/|/s/)[\])]?[.:]?\s*(?P<name>\S.*?)[\])]?$").into_iter().collect();
    static ref SIGNED_FOR: Vec<Regex> = Regex::new(r"(?i)^[\[(]?signed\b.*").into_iter().collect();
    static ref NAME: Vec<Regex> = Regex::new(
        r"^(?P<name>(?:(?:Dr|Prof|Sir|Mr|Mrs|Miss|Capt|Col|Gen|Count|Baron)\.?\s+)?(?:\p{Lu}\.\s?){0,3}(?:(?:de|del|de la|van|van der|von|bin|ibn|al|el)\s+)?(?:\p{Lu}[\p{L}'’\-]*\.?|(?:al|el|bin|ibn)-\p{Lu}[\p{L}'’\-]+)(?:\s+(?:\p{Lu}\.|(?:al|el|bin|ibn)-\p{Lu}[\p{L}'’\-]+|(?:de|del|de la|van|van der|von|bin|ibn|al|el|y)\s+\p{Lu}[\p{L}'’\-]+|\p{Lu}[\p{L}'’\-]+)){0,4})(?:,\s*(?P<office>\p{Lu}[^.]{2,60}))?\.?$"
    )
    .into_iter()
    .collect();
    static ref SENDER: Vec<Regex> =
        Regex::new(r"^(?:The\s+)?(?P<sender>\p{Lu}[^:;!?“”\x22]{2,80}?)\s+to\s+(?:(?:the|The|His|Her)\s+)?\p{Lu}").into_iter().collect();
    static ref DONE: Vec<Regex> = Regex::new(
        r"^(?i:done|given|signed|concluded|made|dated)\s+(?i:at|in)\s+(?:the\s+city\s+of\s+)?(?P<place>\p{Lu}[\p{L}'’\-]+(?:\s+\p{Lu}[\p{L}'’\-]+){0,2})[,\s]"
    )
    .into_iter()
    .collect();
    static ref CLAUSE: Vec<Regex> = Regex::new(
        r"(?i)^(?:(?:and\s+)?in\s+(?:witness|testimony|faith)\s+where?of|as\s+witness|witness\s+(?:my|our)\s+hands?|given\s+(?:under|at|by|in|this)|done\s+(?:at|in|this)|signed,?\s+sealed|signed\s+(?:at|this)|dated\s+(?:at|this)|sworn\s+(?:before|to|at)|sealed\s+with|taken\s+and\s+sworn)\b"
    )
    .into_iter()
    .collect();
    static ref AT: Vec<Regex> = Regex::new(
        r"(?i:at|in)\s+(?:the\s+(?:[Cc]ity|[Tt]own|[Vv]illage)\s+of\s+|[\p{L} ]{0,30}House,?\s+(?:at\s+|in\s+)?)?(?P<place>\p{Lu}[\p{L}'’\-]+(?:\s+\p{Lu}[\p{L}'’\-]+){0,2}),?\s+(?:on\s+)?(?:this|the)\s"
    )
    .into_iter()
    .collect();
}

/// The clause stands among so many last blocks.
const CLAUSES: usize = 10;

/// The last lines that are not blank, the last one first.
pub(super) fn last<'s, 'a>(
    source: &'s Source<'a>,
    count: usize,
) -> impl Iterator<Item = (usize, &'s Line<'a>)> {
    source
        .lines
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, line)| !line.is_blank())
        .take(count)
}

/// The name that a line marks as a signature: `(signed) Ann Roe`, `/s/ A. Roe`.
pub(super) fn marked(text: &str) -> Option<String> {
    let found = MARKED.iter().find_map(|pattern| pattern.captures(text))?;
    name(found.name("name")?.as_str())
}

/// True for a line that says in whose name the text is signed: `Signed for the Board,`.
pub(super) fn announces(text: &str) -> bool {
    text.len() <= 80 && SIGNED_FOR.iter().any(|pattern| pattern.is_match(text))
}

/// The name of a person that a line consists of, without an office after a comma.
pub(super) fn name(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > 100 {
        return None;
    }
    let found = NAME.iter().find_map(|pattern| pattern.captures(text))?;
    Some(crate::seed::byline::folded(&found["name"]))
}

/// Place and date with which a text ends: `Dorpat, 3 November 1824`, `Done at Lima, this fourteenth day
/// of June, 1904`. Gives the line too.
pub(super) fn dated(source: &Source<'_>, within: usize) -> Option<(usize, Option<String>, Edtf)> {
    last(source, within).find_map(|(index, line)| {
        let text = line.trimmed();
        if let Some((place, date)) = header_date::dateline(text) {
            return Some((index, Some(place.to_owned()), date));
        }
        if let Some(date) = header_date::whole(text).filter(|_| text.len() > 4) {
            return Some((index, None, date));
        }
        let done = DONE.iter().find_map(|pattern| pattern.captures(text))?;
        let date = spelled_date::last(text)
            .map(|(_, date)| date)
            .or_else(|| Some(header_date::first(text)?.1))?;
        Some((index, Some(done["place"].to_owned()), date))
    })
}

/// The day that the clause at the end of a formal text tells: `Given under my hand at Lima, this fourteenth day of
/// June, 1904`, `In witness whereof … this 3rd day of May 1801`.
pub(super) fn clause(source: &Source<'_>) -> Option<(Option<String>, Edtf)> {
    let runs = source.runs(0..source.lines.len());
    runs.into_iter().rev().take(CLAUSES).find_map(|run| {
        let text = source.text(run);
        if !CLAUSE.iter().any(|pattern| pattern.is_match(&text)) {
            return None;
        }
        let date = spelled_date::last(&text)
            .or_else(|| header_date::first(&text))
            .map(|(_, date)| date)
            .filter(|date| date.precision() == Precision::Day)?;
        let place = AT.iter().find_map(|pattern| pattern.captures(&text));
        Some((place.map(|found| found["place"].to_owned()), date))
    })
}

/// Who writes, where a title says no more than who writes to whom: `Consul Roe to the Marquess of Dale`.
pub(super) fn sender(title: &str) -> Option<String> {
    let title = title.strip_prefix("From ").unwrap_or(title);
    let found = SENDER.iter().find_map(|pattern| pattern.captures(title))?;
    let sender = fold(&found["sender"]);
    let small = ["of", "the", "de", "von", "van", "and", "in", "at", "for"];
    let named = sender.split_whitespace().all(|word| {
        word.starts_with(|first: char| first.is_uppercase() || first == '(')
            || small.contains(&word)
    });
    (named && TitleParts::read(title).kind.is_none()).then_some(sender)
}
