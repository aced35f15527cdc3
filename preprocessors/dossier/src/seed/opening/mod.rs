//! What a document's own first lines tell: the title below a letterhead, when a meeting was held, a paper read,
//! a telegram sent, a deed made.

mod day;
mod deed;

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::layout::Draft;
use super::source::{Source, fold};
use super::{header_date, lexicon};
use crate::document::TitleParts;

pub(super) use day::{date, date_in_title, dated_in_title};
pub(super) use deed::{declarant, is_deed};

lazy_static! {
    static ref COURT: Vec<Regex> =
        Regex::new(r"(?i)^in\s+the\s+.*\b(?:court|bench|chancery|division|assizes?|sessions)\b|^.*\bcourt\s+of\s+\p{L}").into_iter().collect();
    static ref VERSUS: Vec<Regex> = Regex::new(r"\p{Lu}.*\s(?:v\.?|vs\.?|versus|V\.|against)\s+(?:the\s+)?\p{Lu}|^(?:[Ii]n\s+re|IN\s+RE|[Ee]x\s+parte|EX\s+PARTE|The\s+(?:King|Queen)\s+v)\b").into_iter().collect();
    // A series with a number, which is no title of its own.
    static ref SERIES: Vec<Regex> = Regex::new(
        r"(?i)^(?:\p{L}[\p{L}.]*\s+){0,3}(?:report|paper|bulletin|memorandum|publication|document|pamphlet|leaflet|study|estimate|series)\s+(?:no\.?|number|nr\.?|№)?\s*[\p{L}/.-]{0,8}\d[\w/.-]*$|^(?:press|news|media)\s+(?:release|statement|communiqué)(?:\s+no\.?.*)?$|^for\s+immediate\s+release$"
    )
    .into_iter()
    .collect();
    static ref SUBJECT: Vec<Regex> =
        Regex::new(r"^(?i:subject|subj|re|regarding|concerning|title)\s*:\s*").into_iter().collect();
    static ref NUMBER: Vec<Regex> = Regex::new(r"^(?:No|NO|Nr|Number|№|#)\.?\s*[\w/.-]*\d[\w/.-]*$").into_iter().collect();
    static ref LETTERHEAD: Vec<Regex> = Regex::new(
        r"(?i)\b(?:society|company|corporation|garden|gardens|museum|school|college|hospital|church|board|bank|railway|institute|academy|mission|club|association|trust|library|archive|archives|observatory|parliament|senate|house\s+of|county|borough|city\s+of|town\s+of|province|state\s+of|colony|court|league|nations|headquarters|district|parish|diocese|synod|chamber|exchange|federation|empire|majesty|police|navy|ministry|presbytery|guild|lodge|university|republic|national|international|central|royal|imperial)\b"
    )
    .into_iter()
    .collect();
}

/// The head stands among so many first blocks.
const FRONT: usize = 12;
/// A longer block is the text, in bytes.
const LONGEST: usize = 300;

/// The blocks of the head: up to the first that is prose.
fn blocks(source: &Source<'_>, within: Range<usize>) -> Vec<Range<usize>> {
    source
        .runs(within)
        .into_iter()
        .take(FRONT)
        .take_while(|run| {
            let lines = source.slice(run.clone());
            let bytes: usize = lines.iter().map(|line| line.trimmed().len()).sum();
            bytes <= LONGEST
                || lines.iter().all(|line| line.trimmed().len() <= 70) && lines.len() <= 8
        })
        .collect()
}

/// Completes title, date and creator of a document whose catalogue leaves them open.
pub(super) fn complete(draft: &mut Draft<'_>) {
    if draft.metadata.title.is_empty()
        && let Some(title) = titled(draft)
    {
        draft.metadata.title = title;
        draft.infer("title", "first lines");
    }
    day::dateline(draft);
    date(draft);
}

/// The title of the text: a line that names the kind of document, with what goes on with it.
fn titled(draft: &Draft<'_>) -> Option<String> {
    kind_line(draft).or_else(|| {
        let first = blocks(draft.source, draft.body.clone())
            .into_iter()
            .next()?;
        let text = draft.text(first.start..first.start + 1);
        let text = text.trim_start_matches('#').trim();
        let fits = super::layout::is_title(text)
            && header_date::dateline(text).is_none()
            && header_date::whole(text).is_none();
        fits.then(|| fold(text))
    })
}

/// True for a line that names who issues a document, and not what it is.
pub(super) fn is_letterhead(line: &str) -> bool {
    let names =
        LETTERHEAD.iter().any(|pattern| pattern.is_match(line)) || lexicon::names_body(line);
    names && (!names_kind(line) || is_body_of(line))
}

/// True for a body whose field is called like a kind of document: `Ministry of Information`.
fn is_body_of(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.split_once(" of ").is_some_and(|(body, field)| {
        lexicon::names_body(body)
            && body.split_whitespace().count() <= 2
            && field.trim_start_matches("the ").split_whitespace().count() <= 2
    })
}

/// True where a line begins with the kind of a document.
pub(super) fn names_kind(line: &str) -> bool {
    let line = line.trim_start_matches(['#', '*', ' ']);
    TitleParts::read(line).kind.is_some() || {
        // Titles in capitals name their kind as others do.
        let lower = line.to_lowercase();
        let mut capital = String::with_capacity(lower.len());
        let mut characters = lower.chars();
        capital.extend(
            characters
                .next()
                .map(|first| first.to_uppercase().to_string()),
        );
        capital.push_str(characters.as_str());
        !line.chars().any(char::is_lowercase) && TitleParts::read(&capital).kind.is_some()
    }
}

/// The line that names the kind of document below a letterhead, joined to what goes on with it: `MINUTES`,
/// `of the second session of the Board`.
pub(super) fn kind_line(draft: &Draft<'_>) -> Option<String> {
    let source = draft.source;
    let lines: Vec<(usize, usize)> = blocks(source, draft.body.clone())
        .into_iter()
        .enumerate()
        .flat_map(|(order, run)| run.map(move |line| (order, line)))
        .collect();
    let text = |at: usize| {
        let (_, line) = lines[at];
        let text = draft.text(line..line + 1);
        text.trim_matches(['#', '*', ' ']).to_owned()
    };
    let found = (0..lines.len()).find(|at| {
        let line = text(*at);
        line.len() <= LONGEST
            && names_kind(&line)
            && !is_body_of(&line)
            && !line.ends_with([':', ';'])
            && !is_sentence(&line)
    })?;
    let above = (0..found).all(|at| {
        let line = text(at);
        line.len() <= 120 && !is_sentence(&line)
    });
    if !above {
        return None;
    }
    let mut title = text(found);
    for at in found + 1..lines.len().min(found + 4) {
        let next = text(at);
        let ended = title.ends_with(['.', ':', ';']);
        let same = lines[at].0 == lines[at - 1].0;
        let numbered = same && NUMBER.iter().any(|pattern| pattern.is_match(&next));
        let goes_on = numbered
            || next.starts_with(char::is_lowercase)
                && next.contains(' ')
                && !next.starts_with("by ")
            || same
                && title
                    .split_whitespace()
                    .last()
                    .is_some_and(lexicon::is_unending)
            || same
                && ["Of ", "On ", "OF ", "ON ", "TO ", "To ", "BY ", "FOR "]
                    .iter()
                    .any(|word| next.starts_with(word));
        if ended
            || !goes_on
            || next.len() > LONGEST
            || is_sentence(&next) && !next.starts_with(char::is_lowercase)
        {
            break;
        }
        title = format!("{title} {next}");
    }
    let title = title.trim_end_matches(['.', ',']);
    let title = SUBJECT
        .iter()
        .find_map(|pattern| pattern.find(title))
        .map_or(title, |label| &title[label.end()..]);
    (title.len() <= 2 * LONGEST).then(|| fold(title))
}

/// A better title below the one that was found: the parties of a case below the name of the court, the title of a
/// report below its number.
pub(super) fn below(draft: &Draft<'_>) -> Option<(String, &'static str)> {
    let lines: Vec<String> = blocks(draft.source, draft.body.clone())
        .into_iter()
        .flatten()
        .map(|line| draft.text(line..line + 1))
        .collect();
    let is =
        |patterns: &[Regex], line: &String| patterns.iter().any(|pattern| pattern.is_match(line));
    if let Some(court) = lines
        .iter()
        .take(3)
        .position(|line| line.len() <= 120 && is(&COURT, line))
    {
        let parties = lines
            .iter()
            .skip(court + 1)
            .take(4)
            .find(|line| is(&VERSUS, line))?;
        return Some((fold(parties.trim_end_matches('.')), "parties of the case"));
    }
    let title = draft.metadata.title.as_str();
    if !SERIES.iter().any(|pattern| pattern.is_match(title)) {
        return None;
    }
    let at = lines
        .iter()
        .position(|line| super::source::key(line) == super::source::key(title))?;
    let fits = |line: &&String| {
        line.split_whitespace().count() >= 3
            && line.starts_with(char::is_uppercase)
            && super::layout::is_title(line)
            && header_date::first(line).is_none()
            && !line.contains(':')
            && !is_letterhead(line)
            && !is(&SERIES, line)
    };
    let next = lines.iter().skip(at + 1).take(3).find(fits)?;
    Some((fold(next), "line below the number of the series"))
}

/// True for a first line of few words in capitals, a colony's or a town's name say, above a line in capitals that
/// names the kind of document.
pub(super) fn names_a_country(first: &str, kind_line: &str) -> bool {
    let capitals = |line: &str| !line.chars().any(char::is_lowercase);
    first.split_whitespace().count() <= 3
        && capitals(first)
        && capitals(kind_line)
        && !names_kind(first)
}

/// True for a line with a sentence in it: several words in small letters that end with a full stop.
pub(super) fn is_sentence(line: &str) -> bool {
    let small = line
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_lowercase))
        .count();
    let words = line.split_whitespace().count();
    line.ends_with(['.', '!', '?']) && words > 8 && small * 2 > words
}
