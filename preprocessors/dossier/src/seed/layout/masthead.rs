//! The head of a newspaper's or a journal's own page: its name with a day and a page, or with volume, number and
//! month, then headline and byline.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::{Draft, Evidence, Layout, plain};
use crate::date::phrase::{self, Context};
use crate::date::{Edtf, Precision};
use crate::document::{Publication, PublicationForm};
use crate::seed::source::{Source, fold};
use crate::seed::{byline, header_date, lexicon, opening, provenance, publication};

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
    static ref NOTED: Vec<Regex> = Regex::new(
        r"^\[?(?:[Rr]ead|READ|[Dd]elivered|DELIVERED|[Cc]ommunicated|[Pp]resented)\b"
    )
    .into_iter()
    .collect();
    static ref YEARS: Vec<Regex> = Regex::new(r"\b1[5-9]\d\d\s*[-–]\s*(?:(?:1[5-9]|20)\d\d|[Cc]urrent|\d\d\b)?").into_iter().collect();
}

/// The masthead stands among so many first lines.
const HEAD: usize = 6;
/// What may be a masthead stands among so many lines, blank ones counted.
const FIRST: usize = 40;
/// A longer line is no name of a paper, in bytes.
const LONGEST_NAME: usize = 90;
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

fn is(patterns: &[Regex], text: &str) -> bool {
    patterns.iter().any(|pattern| pattern.is_match(text))
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

/// A line of a parliament's debates, which may stand below the title.
fn debates<'t>(lines: &[usize], text: &impl Fn(usize) -> &'t str) -> Option<Found> {
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
fn split(line: &str) -> Option<(&str, &str)> {
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
fn day(text: &str) -> Option<(Range<usize>, Edtf)> {
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
fn is_subtitle(line: &str) -> bool {
    line.len() <= 120
        && line.contains(' ')
        && !line.contains(|digit: char| digit.is_ascii_digit())
        && !line.ends_with([':', ';'])
}

/// What a line tells of an issue, and nothing else; with the weight of its evidence.
fn issue(name: &str, line: &str, same_line: u32) -> Option<(Publication, Option<Edtf>, u32)> {
    let name = name.trim();
    let (name, place) = with_place(name);
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
