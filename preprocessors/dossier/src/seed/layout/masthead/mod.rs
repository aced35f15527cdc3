//! The head of a newspaper's or a journal's own page: its name with a day and a page, or with volume, number and
//! month, then headline and byline.

mod issue;

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::{Draft, Evidence, Layout, plain};
use crate::date::Edtf;
use crate::document::Publication;
use crate::seed::source::{Source, fold};
use crate::seed::{byline, header_date, lexicon, provenance};

use issue::{debates, is_subtitle, issue, split};

lazy_static! {
    static ref PAGE: Vec<Regex> = Regex::new(
        r"(?i)\b(?P<pages>(?:pp?\.|pages?|pg\.)\s*(?:[A-Z]{1,2}[-–]?)?\d{1,4}(?:\s*[-–]\s*\d{1,4})?)\b"
    )
    .into_iter()
    .collect();
    static ref NOTED: Vec<Regex> = Regex::new(
        r"^\[?(?:[Rr]ead|READ|[Dd]elivered|DELIVERED|[Cc]ommunicated|[Pp]resented)\b"
    )
    .into_iter()
    .collect();
}

/// The masthead stands among so many first lines.
const HEAD: usize = 6;
/// What may be a masthead stands among so many lines, blank ones counted.
const FIRST: usize = 40;
/// Headline and byline stand among so many blocks.
const NEAR: usize = 9;
/// A longer block is prose, in bytes.
const PROSE: usize = 200;
/// A line of a headline or of its decks is no longer than this, in bytes.
const HEADLINE: usize = 120;
/// Less shows no masthead.
const ENOUGH: u32 = 30;
/// Less shows no masthead below a headline.
const SURE: u32 = 45;

/// See the module.
pub(super) struct Masthead;

/// A masthead as its lines give it.
struct Found {
    /// Its lines, blank ones among them.
    lines: Range<usize>,
    publication: Publication,
    date: Option<Edtf>,
    weight: u32,
}

impl Layout for Masthead {
    fn name(&self) -> &'static str {
        "masthead"
    }

    fn weigh(&self, source: &Source<'_>) -> Evidence {
        let mut evidence = Evidence::default();
        if let Some(found) = find(source) {
            let line = source.lines[found.lines.start].number;
            evidence.add(
                found.weight,
                format!("the head of a newspaper or journal (line {line})"),
            );
        }
        evidence
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let source = draft.source;
        draft.markdown = plain::shows_markdown(source);
        let Some(found) = find(source) else { return };
        let masthead = draft.text(found.lines.clone());
        draft.keep("Masthead", masthead);
        draft.metadata.locator.clone_from(&found.publication.pages);
        draft.metadata.publication = Some(found.publication);
        for line in source
            .slice(0..found.lines.start)
            .iter()
            .filter(|line| !line.is_blank())
        {
            let text = fold(line.trimmed());
            if is_headline(&text) && draft.metadata.title.is_empty() {
                draft.metadata.title = text;
            } else {
                draft.keep("Note on the cutting", text);
            }
        }
        draft.body = found.lines.end..source.lines.len();
        headed(draft);
        if draft.metadata.date.is_none()
            && let Some(date) = found.date
        {
            draft.metadata.date = Some(date);
            draft.infer("date", "date of the publication");
        }
        provenance::at_end(draft);
        provenance::at_head(draft, 0);
        plain::report_missing(draft);
    }
}

/// Takes headline and byline, and what a note says of the day on which the text was read. The lines of the
/// head that follow each other are no part of the text; those below something else stay where they are.
fn headed(draft: &mut Draft<'_>) {
    let source = draft.source;
    let units = source.runs(draft.body.clone());
    let mut start = draft.body.start;
    let mut consecutive = true;
    let mut authored = false;
    for unit in units.into_iter().take(NEAR) {
        let text = draft.text(unit.clone());
        let text = text.trim_start_matches('#').trim().to_owned();
        let first = draft.text(unit.start..unit.start + 1);
        if let Some(pages) = page_mark(&text) {
            // It stays in the text, as the mark of a page.
            consecutive = false;
            if draft.metadata.locator.is_none() {
                draft.metadata.locator = Some(pages.clone());
                if let Some(book) = &mut draft.metadata.publication {
                    book.pages = Some(pages);
                }
            }
        } else if NOTED.iter().any(|pattern| pattern.is_match(&text)) && text.len() <= PROSE {
            consecutive = false;
            if let Some((_, date)) = header_date::first(&text) {
                draft.metadata.date = Some(date);
                draft.infer("date", "day on which it was read or adopted");
            }
        } else if !authored && let Some(names) = byline::read(&first) {
            authored = true;
            let named = !names.is_empty();
            draft.metadata.creators = names;
            if consecutive && named {
                draft.keep("Byline", text);
                start = unit.end;
            } else {
                consecutive = false;
            }
        } else if text.len() > PROSE && first.len() > HEADLINE {
            break;
        } else if draft.metadata.title.is_empty()
            && let Some((title, end)) = headline(draft, &unit)
        {
            draft.metadata.title = title;
            if consecutive {
                start = end;
                consecutive = end == unit.end;
            }
        } else {
            // A note of who kept the cutting, the decks of a headline, a dateline.
            consecutive = false;
        }
    }
    draft.body.start = start;
}

/// The pages in brackets: `[pp. 211–214]`.
fn page_mark(text: &str) -> Option<String> {
    let inside = text.strip_prefix(['[', '('])?.strip_suffix([']', ')'])?;
    let found = PAGE.iter().find_map(|pattern| pattern.find(inside))?;
    (found.len() == inside.len()).then(|| inside.to_owned())
}

/// The headline with which a block begins, and where it ends; its decks stand below it.
fn headline(draft: &Draft<'_>, unit: &Range<usize>) -> Option<(String, usize)> {
    let line = |index: usize| {
        let text = draft.text(index..index + 1);
        text.trim_start_matches('#').trim().to_owned()
    };
    let mut end = unit.start + 1;
    let mut title = line(unit.start);
    while end < unit.end
        && (title
            .split_whitespace()
            .last()
            .is_some_and(lexicon::is_unending)
            || line(end).starts_with(char::is_lowercase))
    {
        title = format!("{title} {}", line(end));
        end += 1;
    }
    // Lines that run on are the text.
    let prose = end < unit.end && line(end).len() > HEADLINE && unit.len() > 4;
    (is_headline(&title) && !prose).then(|| (fold(title.trim_end_matches(['.', '—', ' '])), end))
}

/// A headline may end in a full stop, where it is in capitals.
fn is_headline(text: &str) -> bool {
    let capitals = !text.chars().any(char::is_lowercase);
    let bare = if capitals {
        text.trim_end_matches(['.', '—'])
    } else {
        text
    };
    super::is_title(bare) && !text.starts_with(['[', '(']) && header_date::whole(text).is_none()
}

/// The masthead of a file.
fn find(source: &Source<'_>) -> Option<Found> {
    // Whoever kept a cutting may have noted above it where.
    let noted = |run: &Range<usize>| source.lines[run.start].trimmed().starts_with('[');
    let lines: Vec<usize> = source
        .runs(0..source.lines.len().min(FIRST))
        .into_iter()
        .skip_while(noted)
        .flatten()
        .take(HEAD)
        .collect();
    let text = |order: usize| {
        let line: &str = lines
            .get(order)
            .map_or("", |index| source.lines[*index].trimmed());
        line.trim_matches(['#', '*', '_', ' '])
    };
    let first = *lines.first()?;
    if let Some(found) = debates(&lines, &text) {
        return Some(found);
    }
    // In one line, or the name above what tells the issue, with a subtitle between them.
    let one = (0..3).find_map(|order| {
        // Below the headline only a line that tells volume, number, day and page is a masthead.
        let (name, rest) = split(text(order))?;
        let issue = issue(name, rest, 1)?;
        let sure = order == 0 || issue.2 >= SURE && (0..order).all(|at| is_headline(text(at)));
        sure.then_some((order, issue))
    });
    let below = || {
        (1..4).find_map(|order| {
            let between = (1..order).all(|at| is_subtitle(text(at)));
            let issue = issue(text(0), text(order), 0).filter(|_| between)?;
            Some((order, issue))
        })
    };
    let first = match &one {
        Some((order, _)) => *lines.get(*order)?,
        None => first,
    };
    let (order, (publication, date, mut weight)) = one.or_else(below)?;
    // Someone cut it out, someone signed it.
    if first > 0 && source.text(0..first).to_lowercase().contains("cutting") {
        weight += 15;
    }
    if (order + 1..HEAD).any(|at| byline::read(text(at)).is_some()) {
        weight += 10;
    }
    let end = lines.get(order)? + 1;
    (weight >= ENOUGH).then_some(Found {
        lines: first..end,
        publication,
        date,
        weight,
    })
}
