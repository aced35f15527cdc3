//! Documents whose entries are dated one by one: the telegrams of a file, the days of a diary or log, the evenings of a
//! programme.

use crate::date::phrase::{self, Context, Phrase};
use crate::date::{Edtf, Precision};
use crate::document::{Block, BlockKind, Document};

/// So many dated heads make a document one of entries.
const ENOUGH: usize = 3;
/// The longest head of an entry, in characters, how many words it may have beside its date, and in how many lines of a
/// block it may stand.
const LINE: usize = 64;
const WORDS: usize = 5;
const LINES: usize = 3;
/// A document dated to no more than so many days is of one time.
const DAYS: i32 = 45;
/// Entries lie no farther than so many years from the document's own date.
const YEARS: i16 = 1;

/// The day of each block's entry; none where the document is dated as a whole, or has no entries.
///
/// An entry goes on up to the next one or up to a heading.
pub(super) fn dates(document: &Document, written: Option<&Edtf>) -> Vec<Option<Edtf>> {
    let none = || vec![None; document.blocks.len()];
    let narrow = written.is_some_and(|own| own.days().is_some_and(|days| days <= DAYS));
    if narrow || !document.parts.is_empty() {
        return none();
    }
    let mut year = None;
    let mut heads = 0;
    let mut current: Option<Edtf> = None;
    let mut dates = Vec::with_capacity(document.blocks.len());
    for block in &document.blocks {
        if ends_entries(block) {
            current = None;
        }
        let context = Context {
            written: written.cloned(),
            year,
        };
        let head = head(&block.text, &context).filter(|day| is_near(day, written));
        if let Some(day) = head {
            heads += 1;
            year = day.only_year();
            current = Some(day);
        }
        dates.push(current.clone());
    }
    if heads >= ENOUGH { dates } else { none() }
}

/// What sort of papers are dated entry by entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// It tells what is to come on each day: a programme, an agenda, a calendar.
    Programme,
    /// It tells on each day what happened on it: a diary, a log.
    Diary,
    /// It tells on each day what happened just before: telegrams and other messages.
    Messages,
    /// Anything else.
    Other,
}

/// An entry: its day, and of what sort of papers it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) day: Edtf,
    pub(super) sort: Sort,
}

/// Words of a title that tell of what sort the papers are.
const TITLES: [(Sort, &[&str]); 3] = [
    (
        Sort::Programme,
        &[
            "programme",
            "program",
            "agenda",
            "order of business",
            "order of the day",
            "calendar of",
            "syllabus",
            "timetable",
            "list of lectures",
            "fixtures",
        ],
    ),
    (
        Sort::Diary,
        &[
            "diary",
            "diaries",
            "journal",
            "log of",
            "log-book",
            "logbook",
            "day-book",
            "daybook",
            "chronicle",
        ],
    ),
    (
        Sort::Messages,
        &[
            "telegrams",
            "telegram",
            "cables",
            "messages",
            "signals",
            "dispatches",
            "despatches",
        ],
    ),
];

/// Of what sort a document’s entries are, by its title or the short lines at its head.
pub(super) fn sort(document: &Document) -> Sort {
    let named = |text: &str| {
        let lower = text.to_lowercase();
        let mut sorts = TITLES.iter();
        let found = sorts.find(|(_, names)| names.iter().any(|name| lower.contains(name)));
        found.map(|(sort, _)| *sort)
    };
    let heads = document.blocks.iter().take(4);
    named(&document.metadata.title)
        .or_else(|| {
            heads
                .flat_map(|block| block.text.lines())
                .filter(|line| is_short(line))
                .find_map(named)
        })
        .unwrap_or(Sort::Other)
}

fn is_short(line: &str) -> bool {
    line.chars().count() <= LINE
}

/// Whether a block ends the entries before it: a heading, or a line that reads like one.
fn ends_entries(block: &Block) -> bool {
    let text = block.text.trim();
    let capitals = !text.chars().any(char::is_lowercase)
        && !text.chars().any(|letter| letter.is_ascii_digit())
        && text.split_whitespace().count() <= WORDS;
    matches!(block.kind, BlockKind::Heading(_)) || capitals
}

/// The day that heads an entry.
fn head(text: &str, context: &Context) -> Option<Edtf> {
    let mut lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(LINES);
    let first = lines.next()?;
    let opening = opening(first);
    std::iter::once(opening)
        .chain(lines)
        .filter(|line| is_short(line))
        .find_map(|line| day_alone(line, context))
}

/// What stands before the first full stop or dash of a line after its first word of several letters: “5 March 1909.
/// Rain all day”.
fn opening(line: &str) -> &str {
    let ends = [". ", ".—", ".–", " — ", " – ", ": "];
    let from = line
        .find(|letter: char| letter.is_ascii_digit())
        .unwrap_or(0);
    let rest = line.get(from..).unwrap_or_default();
    let end = ends.iter().filter_map(|end| rest.find(end)).min();
    end.and_then(|end| line.get(..from + end)).unwrap_or(line)
}

/// The one day of a line that says little else.
fn day_alone(line: &str, context: &Context) -> Option<Edtf> {
    const TELLING: [&str; 8] = [
        " was ", " were ", " is ", " are ", " has ", " had ", " will ", " on ",
    ];
    let found = phrase::find(line, context);
    let mut days = found
        .iter()
        .filter(|own| own.date.precision() == Precision::Day);
    let day: &Phrase = days.next()?;
    let beside = line.split_whitespace().count() - day.words.split_whitespace().count();
    let telling = TELLING.iter().any(|verb| line.contains(verb)) || line.ends_with(',');
    (days.next().is_none() && beside <= WORDS && !telling).then(|| day.date.clone())
}

/// Whether a day lies within the document's own date or close to it.
fn is_near(day: &Edtf, written: Option<&Edtf>) -> bool {
    let Some(written) = written else {
        return true;
    };
    match (day.only_year(), written.earliest(), written.latest()) {
        (Some(year), Some(first), Some(last)) => {
            (first.year() - YEARS..=last.year() + YEARS).contains(&year)
        }
        _ => true,
    }
}
