//! A treaty: its title, articles, and the clause that says where and when it was done.

use lazy_static::lazy_static;
use regex::Regex;

use super::{Draft, Evidence, Layout, plain, signature};
use crate::date::{Edtf, Precision};
use crate::document::TitleParts;
use crate::seed::header_date;
use crate::seed::source::{Source, fold};

lazy_static! {
    static ref NAMED: Vec<Regex> = Regex::new(
        r"(?i)\b(?:treaty|convention|agreement|protocol|armistice|pact|capitulations?|charter|covenant|accord|concordat)\b"
    )
    .into_iter()
    .collect();
    static ref ARTICLE: Vec<Regex> =
        Regex::new(r"^(?i:article|art\.)\s+(?:[IVXLC]+\b|\d{1,3}\b|(?i:first|second|third|one|two|three)\b)").into_iter().collect();
    static ref MADE: Vec<Regex> =
        Regex::new(r"^(?i:made|done|concluded|entered\s+into|agreed|signed)\b").into_iter().collect();
    static ref DONE: Vec<Regex> =
        Regex::new(r"^(?i:done|signed|concluded|given|in\s+(?:witness|faith|testimony)\s+where?of)\b").into_iter().collect();
}

/// A title is no longer than so many lines, and this in bytes.
const TITLE: (usize, usize) = (5, 400);
/// A longer block above the title is no number and no list of parties, in bytes.
const SHORT: usize = 60;
/// The title stands among so many first blocks.
const NEAR: usize = 4;
/// A treaty says within so many bytes of its title what it is.
const WORDS: usize = 40;
/// Every catalogue's own header weighs more.
const MOST: u32 = 26;

/// See the module.
pub(super) struct Treaty;

impl Layout for Treaty {
    fn name(&self) -> &'static str {
        "treaty"
    }

    fn weigh(&self, source: &Source<'_>) -> Evidence {
        let mut evidence = Evidence::default();
        let Some(title) = title(source).filter(|title| is(&NAMED, &title.1)) else {
            return evidence;
        };
        evidence.add(
            10,
            format!(
                "the name of a treaty (line {})",
                source.lines[title.0.start].number
            ),
        );
        let articles = source
            .lines
            .iter()
            .filter(|line| is(&ARTICLE, line.trimmed()))
            .take(3)
            .count();
        if articles >= 2 {
            evidence.add(12, "articles");
        }
        if done(source).is_some() {
            evidence.add(4, "the clause that says when it was done");
        }
        // Whoever writes about a treaty names it too.
        if evidence.weight < 14 {
            return Evidence::default();
        }
        evidence.weight = evidence.weight.min(MOST);
        evidence
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let source = draft.source;
        draft.markdown = plain::shows_markdown(source);
        if let Some((range, _)) = title(source) {
            let text = draft.text(range.clone());
            text.trim_start_matches('#')
                .trim()
                .clone_into(&mut draft.metadata.title);
            let below = source.runs(range.end..source.lines.len());
            let line = below
                .iter()
                .take(3)
                .filter(|run| run.len() == 1)
                .find_map(|run| header_date::whole(source.lines[run.start].trimmed()));
            let named = header_date::first(&draft.metadata.title)
                .map(|(_, date)| date)
                .filter(|date| date.precision() == Precision::Day);
            draft.metadata.date = named.or(line);
        }
        let done = done(source);
        if let Some((place, date)) = done {
            if draft.metadata.date.is_none() {
                draft.metadata.date = Some(date);
                draft.infer("date", "clause at the end of the treaty");
            }
            if let Some(place) = place {
                draft.keep("Place", place);
            }
        }
        let kind = TitleParts::read(&draft.metadata.title).kind;
        draft.metadata.kind = Some(kind.unwrap_or("treaty").to_owned());
        if draft.pieces.is_none() {
            plain::report_missing(draft);
        }
    }
}

fn is(patterns: &[Regex], text: &str) -> bool {
    patterns.iter().any(|pattern| pattern.is_match(text))
}

/// The block of the title: the first one, or below a number and the names of the parties the first that begins
/// with what the treaty calls itself.
fn title(source: &Source<'_>) -> Option<(std::ops::Range<usize>, String)> {
    let runs = source.runs(0..source.lines.len());
    let first = runs.first()?.clone();
    let above = runs
        .iter()
        .take_while(|run| source.text((*run).clone()).len() <= SHORT);
    let above = above.count();
    let articles = source
        .lines
        .iter()
        .filter(|line| is(&ARTICLE, line.trimmed()))
        .count();
    let below = if articles > 1 {
        (above + 1).min(NEAR)
    } else {
        1
    };
    let named = runs.iter().take(below).find(|run| {
        let text = source.text((*run).clone());
        NAMED.iter().any(|pattern| {
            pattern
                .find(&text)
                .is_some_and(|found| found.start() < WORDS)
        })
    });
    block(source, first.clone())
        .filter(|(_, text)| is(&NAMED, text))
        .or_else(|| block(source, named?.clone()))
        .or_else(|| block(source, first))
}

/// The lines of a block that are a title, where it is no prose.
fn block(
    source: &Source<'_>,
    run: std::ops::Range<usize>,
) -> Option<(std::ops::Range<usize>, String)> {
    // Where no line is blank, the title ends where the articles begin or a line runs long.
    let end = run
        .clone()
        .take(TITLE.0)
        .skip(1)
        .find(|index| {
            let text = source.lines[*index].trimmed();
            is(&ARTICLE, text) || text.len() > 120 || header_date::whole(text).is_some()
        })
        .unwrap_or(run.end);
    let text = source.text(run.start..end);
    let fits = end - run.start <= TITLE.0 && text.len() <= TITLE.1 && !text.ends_with('.');
    fits.then(|| (run.start..end, fold(&text)))
}

/// Place and date of the clause that tells them, before the articles or after: `Done at Orsa, this
/// fourteenth day of June, 1904`.
fn done(source: &Source<'_>) -> Option<(Option<String>, Edtf)> {
    let runs = source.runs(0..source.lines.len());
    let opening = runs
        .iter()
        .take(3)
        .find_map(|run| clause(source, run, &MADE));
    opening
        .or_else(|| runs.iter().rev().find_map(|run| clause(source, run, &DONE)))
        .or_else(|| signature::dated(source, 6).map(|(_, place, date)| (place, date)))
}

fn clause(
    source: &Source<'_>,
    run: &std::ops::Range<usize>,
    opens: &[Regex],
) -> Option<(Option<String>, Edtf)> {
    let text = source.text(run.clone());
    if !is(opens, &text) {
        return None;
    }
    let (range, date) =
        crate::seed::spelled_date::last(&text).or_else(|| header_date::first(&text))?;
    let before = text.get(..range.start)?;
    let place = [" at ", " in "]
        .iter()
        .find_map(|word| before.get(before.find(word)? + word.len()..))
        .map(|place| place.split([',', ';']).next().unwrap_or(place).trim())
        .map(|place| {
            place
                .split(" on ")
                .next()
                .unwrap_or(place)
                .trim_end_matches(" on")
                .to_owned()
        })
        .filter(|place| place.starts_with(char::is_uppercase) && place.len() <= 40);
    Some((place, date))
}
