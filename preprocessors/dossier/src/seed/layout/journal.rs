//! An article of a journal or a newspaper: a line `Source: Danube Review, Vol. 4, No. 28, p. 5, July 14,
//! 1961` above or below the text, or a note on the reprint. A line that names an archive stands the same way.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::{Draft, Evidence, Layout, letter, plain, signature};
use crate::date::Precision;
use crate::seed::header_date;
use crate::seed::source::{Source, fold};
use crate::seed::{bibliographic, opening, publication, stated, statement, translator};

lazy_static! {
    static ref SOURCE: Vec<Regex> = Regex::new(
        r"^[*_]*(?P<label>Source|SOURCE|Published in|Printed in|From)[*_]*\s*:[*_]*\s*(?P<statement>\S.*)$"
    )
    .into_iter()
    .collect();
    // The number of a document in a collection, above its title.
    static ref NUMBER: Vec<Regex> =
        Regex::new(r"^(?i:doc(?:ument)?|no|nr|item|exhibit|tab)\.?\s*(?i:no\.?|number|#)?\s*\d{1,4}[a-zA-Z]?[.:]?$").into_iter().collect();
    static ref DATED: Vec<Regex> =
        Regex::new(r"^(?:Date|DATE|Dated|Date of document)\s*:\s*(?P<date>\S.{3,40})$").into_iter().collect();
    static ref TRANSLATED: Vec<Regex> =
        Regex::new(r"\.\s+(?:Translated|Translation|Transcribed|Edited|Scanned)\s").into_iter().collect();
    static ref BYLINE: Vec<Regex> = Regex::new(r"^(?:[Bb]y|BY)\s+(?P<name>\p{Lu}.{2,60})$")
        .into_iter()
        .collect();
}

/// The line on the source stands among so many first or last blocks.
const NEAR: usize = 6;

/// See the module.
pub(super) struct Journal;

/// Where the source is named, and how.
struct Found {
    lines: Range<usize>,
    /// The label, as it stands.
    label: String,
    /// What stands beside the label; of a note all of it.
    given: String,
    statement: String,
}

impl Layout for Journal {
    fn name(&self) -> &'static str {
        "journal"
    }

    fn weigh(&self, source: &Source<'_>) -> Evidence {
        let mut evidence = Evidence::default();
        if let Some(found) = find(source) {
            let line = source.lines[found.lines.start].number;
            evidence.add(
                30,
                format!("a journal or newspaper named as the source (line {line})"),
            );
        }
        evidence
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let source = draft.source;
        draft.markdown = plain::shows_markdown(source);
        let Some(found) = find(source) else { return };
        draft.keep(&found.label, found.given.as_str());
        if !publication::is_periodical(&found.statement) {
            archival(draft, &found);
            return;
        }
        draft.body = head(draft, &found);
        // The month of an issue stands in brackets as an imprint does, but names no place.
        let book = bibliographic::read(book_of(&found.statement))
            .filter(|work| work.publication.place.is_some());
        if let Some(work) = book {
            draft.metadata.locator.clone_from(&work.publication.pages);
            draft.metadata.translator = work
                .translator
                .or_else(|| translator::named(&found.statement));
            draft.metadata.language = work.language;
            draft.metadata.publication = Some(work.publication);
            return;
        }
        // What stands above the text may tell its day: "Interview held in Lima on 3 May 1964".
        let body = std::mem::replace(&mut draft.body, 0..source.lines.len());
        opening::date(draft);
        draft.body = body;
        let book = publication::read(&found.statement);
        draft.metadata.translator = translator::named(&found.statement);
        draft.metadata.locator.clone_from(&book.pages);
        if draft.metadata.date.is_none()
            && let Some((_, date)) = header_date::first(&found.statement)
            // The year of a book is not that of what it prints.
            && matches!(date.precision(), Precision::Day | Precision::Month)
        {
            draft.metadata.date = Some(date);
            draft.infer("date", "date of the publication");
        }
        draft.metadata.publication = Some(book);
    }
}

/// Reads a text whose source is an archive. One that stands below the text leaves its head to be read as that of any
/// text without a header.
fn archival(draft: &mut Draft<'_>, found: &Found) {
    statement::source(draft, &found.statement);
    let source = draft.source;
    let last = source.lines.iter().rposition(|line| !line.is_blank());
    if last.is_some_and(|last| found.lines.end > last) && found.lines.start > NEAR {
        plain::Plain.read(draft);
        draft.body.end = found.lines.start;
    } else {
        let body = head(draft, found);
        // A letterhead stays with the text, as it does where no line tells the source.
        draft.body = if below_letterhead(draft) {
            0..source.lines.len()
        } else {
            body
        };
        plain::end_of_text(draft);
    }
    if draft.metadata.language.is_none() {
        draft.metadata.language = stated::original_language(&found.statement);
    }
    letter::take(draft);
}

/// Whoever issues a document is named above its title: `SOCIETY OF ARTS`, `COUNCIL`, `Minutes of the Meeting of 4 May 1893`.
/// True where it was so.
fn below_letterhead(draft: &mut Draft<'_>) -> bool {
    draft.body = 0..draft.source.lines.len();
    let title = opening::kind_line(draft).filter(|_| opening::is_letterhead(&draft.metadata.title));
    let headed = title.is_some();
    if let Some(line) = title {
        draft.metadata.title = line;
        draft.infer("title", "line that names the kind of document");
    }
    opening::date(draft);
    opening::date_in_title(draft);
    headed
}

/// A statement without the sentences that follow its pages.
fn book_of(statement: &str) -> &str {
    TRANSLATED
        .iter()
        .find_map(|pattern| pattern.find(statement))
        .map_or(statement, |found| &statement[..=found.start()])
}

/// Takes title, byline and date; gives the lines of the text, above or below the source.
fn head(draft: &mut Draft<'_>, found: &Found) -> Range<usize> {
    let source = draft.source;
    let units = units(source, found);
    let mut start = 0;
    for unit in units.iter().filter(|unit| **unit != found.lines) {
        let text = draft.text(unit.clone());
        if !take(draft, text.trim_start_matches('#').trim()) {
            start = unit.start;
            break;
        }
        start = unit.end;
    }
    if found.lines.start <= start {
        return start.max(found.lines.end)..source.lines.len();
    }
    if units.last() == Some(&found.lines) {
        return start..found.lines.start;
    }
    for unit in units
        .iter()
        .filter(|unit| unit.start >= start && unit.end <= found.lines.start)
    {
        let text = draft.text(unit.clone());
        draft.keep("Above the text", text);
    }
    found.lines.end..source.lines.len()
}

/// The blocks of a file; one that holds the source's line, or a file without blank lines, line by line.
fn units(source: &Source<'_>, found: &Found) -> Vec<Range<usize>> {
    let runs = source.runs(0..source.lines.len());
    let single = runs.len() == 1;
    runs.into_iter()
        .flat_map(|run| {
            let holds = run.contains(&found.lines.start) && run != found.lines;
            if holds || single {
                run.map(|line| line..line + 1).collect()
            } else {
                vec![run]
            }
        })
        .collect()
}

/// Takes a block of the head: title, byline or date. False where the text begins.
fn take(draft: &mut Draft<'_>, text: &str) -> bool {
    if draft.metadata.date.is_none()
        && let Some(date) = header_date::whole(text)
    {
        draft.keep_date(date, text);
        return true;
    }
    if draft.metadata.creators.is_empty()
        && let Some(found) = BYLINE.iter().find_map(|pattern| pattern.captures(text))
        && let Some(name) = signature::name(&found["name"])
    {
        draft.metadata.creators = vec![name];
        draft.keep("Byline", text);
        return true;
    }
    if let Some(found) = DATED.iter().find_map(|pattern| pattern.captures(text))
        && draft.metadata.date.is_none()
        && let Some(date) = header_date::whole(&found["date"])
    {
        draft.keep_date(date, &found["date"]);
        return true;
    }
    if draft.metadata.title.is_empty() && NUMBER.iter().any(|pattern| pattern.is_match(text)) {
        draft.keep("Number", text);
        return true;
    }
    if draft.metadata.title.is_empty() && plain::is_title(text) {
        draft.metadata.title = fold(text);
        return true;
    }
    false
}

/// The line or note that names the source, near the beginning or the end.
fn find(source: &Source<'_>) -> Option<Found> {
    let runs = source.runs(0..source.lines.len());
    let last = runs.len().saturating_sub(2).max(NEAR);
    let near = runs.iter().take(NEAR).chain(runs.iter().skip(last));
    for run in near {
        let whole = source.text(run.clone());
        if let Some(statement) = publication::reprinted(&whole) {
            return Some(Found {
                lines: run.clone(),
                label: "Source".to_owned(),
                statement: statement.to_owned(),
                given: whole,
            });
        }
        for index in run.clone().take(NEAR) {
            let found = SOURCE
                .iter()
                .find_map(|pattern| pattern.captures(source.lines[index].trimmed()));
            if let Some(found) = found
                && (publication::is_periodical(&found["statement"])
                    || publication::is_archival(&found["statement"]))
            {
                return Some(Found {
                    lines: index..index + 1,
                    label: found["label"].to_owned(),
                    given: found["statement"].to_owned(),
                    statement: found["statement"].to_owned(),
                });
            }
        }
    }
    None
}
