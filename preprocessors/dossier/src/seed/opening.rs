//! What a document's own first lines tell: the title below a letterhead, when a meeting was held, a paper read,
//! a telegram sent, a deed made.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::byline;
use super::layout::Draft;
use super::source::{Source, fold};
use super::{header_date, lexicon, numeric_date, spelled_date};
use crate::date::{Edtf, Precision};
use crate::document::TitleParts;

lazy_static! {
    static ref HELD: Vec<Regex> = Regex::new(
        r"(?i)\b(?:meeting|session|sitting|conference|minutes|proceedings|assembly|convention|interview|hearing|inquest|synod|vestry|court|council|quarter\s+sessions|conversation|talks|congress|committee|board)\b.*?\b(?:held|sitting|took\s+place|convened|begun|conducted|holden)\b|^(?:held|sitting|convened|holden)\b"
    )
    .into_iter()
    .collect();
    static ref READ: Vec<Regex> = Regex::new(
        r"^[\[(]?(?:(?:An?|The)\s+(?:\p{L}+\s+){1,4}|(?:\p{Lu}\p{L}+\s+){1,3})?(?:[Rr]ead|READ|[Dd]elivered|DELIVERED|[Pp]reached|PREACHED|[Aa]dopted|ADOPTED|[Gg]iven|[Bb]roadcast|[Pp]assed|[Ee]nacted|[Pp]romulgated|[Pp]roclaimed|[Rr]ecorded|[Ii]nterviewed|[Aa]pproved\s+and\s+ordered|[Ss]ubmitted|[Pp]resented)\b(?:\s+(?:before|to|at|in|by|on|for|from|over|as)\b|[,:]?\s+\p{L}*\s*\d)"
    )
    .into_iter()
    .collect();
    static ref SENT: Vec<Regex> =
        Regex::new(r"(?i)(?:\b(?:sent|dispatched|despatched|transmitted|cabled|wired|dated)\b[:,]?\s+(?:on\s+|at\s+)?|^(?:no|nr|№)\.?\s*[\w/-]{1,12}\s+(?:of|dated|from|vom|du)\s+)(?P<date>\S.*)$").into_iter().collect();
    static ref BROADCAST: Vec<Regex> = Regex::new(
        r"^(?:[A-Z]{2}\d{6}\s+)?\p{Lu}.{2,80}?\s+in\s+(?P<language>\p{Lu}\p{L}+)(?:\s+to\s+.{2,40}?)?[,]?\s+(?P<time>\d{4}\s+(?:GMT|UTC|gmt))[,]?\s+(?:on\s+)?(?P<day>\d{1,2})\s+(?P<month>\p{L}{3,9})\.?\s+(?P<year>['’]?\d{2}(?:\d{2})?)\b"
    )
    .into_iter()
    .collect();
    static ref DEED: Vec<Regex> = Regex::new(
        r"^(?i:THIS\s+(?:\p{L}+\s+){0,4}?(?:INDENTURE|DEED|AGREEMENT|LEASE|CONVEYANCE|MORTGAGE|ASSIGNMENT|CONTRACT|BOND|COVENANT|MEMORANDUM\s+OF\s+AGREEMENT|TREATY|CONVENTION|WILL|TESTAMENT|CHARTER|GRANT|BILL\s+OF\s+SALE|CERTIFICATE|INSTRUMENT|COMPACT|CONCESSION|SETTLEMENT)\b|IN\s+THE\s+NAME\s+OF\s+GOD|KNOW\s+ALL\s+(?:MEN|PERSONS)|ARTICLES\s+OF\s+(?:AGREEMENT|ASSOCIATION)|MEMORANDUM\s+OF\s+AGREEMENT|TO\s+ALL\s+(?:MEN\s+)?TO\s+WHOM|AN?\s+AGREEMENT\s+made|AGREEMENT\s+(?:made|entered)|(?:BY\s+.{3,80}?\s+)?A\s+PROCLAMATION|WHEREAS\b|BE\s+IT\s+REMEMBERED|I,?\s+\p{Lu})"
    )
    .into_iter()
    .collect();
    static ref I_AM: Vec<Regex> = Regex::new(
        r"^(?:(?i:In\s+the\s+name\s+of\s+God,?\s+Amen)[.,:;]?\s+|(?i:This\s+is\s+the\s+last\s+will\s+and\s+testament\s+of)\s+(?:me\s+)?)?I?,?\s*(?P<name>\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}.'’-]*){1,3}),?\s+(?:(?i:of)\s+.{2,120}?|(?i:being|do|make|Governor|Lieutenant|Captain|Admiral|Commissioner|President|King)\b)"
    )
    .into_iter()
    .collect();
    static ref COURT: Vec<Regex> =
        Regex::new(r"(?i)^in\s+the\s+.*\b(?:court|bench|chancery|division|assizes?|sessions)\b|^.*\bcourt\s+of\s+\p{L}").into_iter().collect();
    static ref VERSUS: Vec<Regex> = Regex::new(r"\p{Lu}.*\s(?:v\.?|vs\.?|versus|V\.|against)\s+(?:the\s+)?\p{Lu}|^(?:[Ii]n\s+re|IN\s+RE|[Ee]x\s+parte|EX\s+PARTE|The\s+(?:King|Queen)\s+v)\b").into_iter().collect();
    // A series with a number, which is no title of its own.
    static ref SERIES: Vec<Regex> = Regex::new(
        r"(?i)^(?:\p{L}[\p{L}.]*\s+){0,3}(?:report|paper|bulletin|memorandum|publication|document|pamphlet|leaflet|study|estimate|series)\s+(?:no\.?|number|nr\.?|№)?\s*[\p{L}/.-]{0,8}\d[\w/.-]*$|^(?:press|news|media)\s+(?:release|statement|communiqué)(?:\s+no\.?.*)?$|^for\s+immediate\s+release$"
    )
    .into_iter()
    .collect();
    static ref NUMBER: Vec<Regex> = Regex::new(r"^(?:No|NO|Nr|Number|№|#)\.?\s*[\w/.-]*\d[\w/.-]*$").into_iter().collect();
    static ref LETTERHEAD: Vec<Regex> = Regex::new(
        r"(?i)\b(?:society|company|corporation|garden|gardens|museum|school|college|hospital|church|board|bank|railway|institute|academy|mission|club|association|trust|library|archive|archives|observatory|parliament|senate|house\s+of|county|borough|city\s+of|town\s+of|province|state\s+of|colony|court|league|nations|headquarters|district|parish|diocese|synod|chamber|exchange|federation|empire|majesty|police|navy|ministry|presbytery|guild|lodge|university|republic|national|international|central|royal|imperial)\b"
    )
    .into_iter()
    .collect();
}

/// Kinds of documents whose title tells their own day, and not that of what they are on.
const DATED_KINDS: [&str; 30] = [
    "minutes",
    "resolution",
    "decree",
    "decision",
    "order",
    "ordinance",
    "proclamation",
    "circular",
    "directive",
    "letter",
    "telegram",
    "note",
    "speech",
    "address",
    "radio address",
    "lecture",
    "sermon",
    "statement",
    "declaration",
    "transcript",
    "interview",
    "oral history interview",
    "press conference",
    "news conference",
    "memorandum of conversation",
    "record of conversation",
    "minutes of a meeting",
    "minutes of the meeting",
    "press release",
    "diary entry",
];

/// The head stands among so many first blocks.
const FRONT: usize = 12;
/// A dateline stands among so many first blocks.
const DATELINE: usize = 6;
/// A longer block is the text, in bytes.
const LONGEST: usize = 300;
/// The first sentence of a deed tells its date within so many bytes.
const DEED_HEAD: usize = 700;

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
    dateline(draft);
    date(draft);
}

/// Place and date, or a date alone, on a line of the head.
fn dateline(draft: &mut Draft<'_>) {
    if draft.metadata.date.is_some() {
        return;
    }
    let held = |run: &Range<usize>| {
        let text = draft.source.text(run.clone());
        HELD.iter()
            .chain(READ.iter())
            .any(|pattern| pattern.is_match(&text))
    };
    // What tells the day of a meeting stands before any other day.
    let lines: Vec<usize> = blocks(draft.source, draft.body.clone())
        .into_iter()
        .take(DATELINE)
        .take_while(|run| !held(run))
        .flatten()
        .collect();
    for line in lines {
        let text = draft.text(line..line + 1);
        let text = text.trim_matches(['*', '#', ' ']);
        if let Some((place, date)) = header_date::dateline(text) {
            draft.metadata.date = Some(date);
            draft.keep("Place", place);
            draft.infer("date", "place and date above the text");
            return;
        }
        if let Some(date) =
            header_date::whole(text).filter(|date| date.precision() == Precision::Day)
        {
            draft.metadata.date = Some(date);
            draft.infer("date", "date line above the text");
            draft.doubt_date(text);
            return;
        }
    }
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
fn names_kind(line: &str) -> bool {
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

/// When the document was written, as its own first lines say; the surest statement first.
pub(super) fn date(draft: &mut Draft<'_>) {
    if draft.metadata.date.is_some() {
        return;
    }
    let titled = told_in(&draft.metadata.title, &HELD).map(|date| (date, "day of the meeting"));
    let found = titled
        .or_else(|| broadcast(draft))
        .or_else(|| sent(draft))
        .or_else(|| told(draft, &HELD).map(|date| (date, "day of the meeting")))
        .or_else(|| told(draft, &READ).map(|date| (date, "day on which it was read or adopted")))
        .or_else(|| {
            made(draft.source, draft.body.clone()).map(|date| (date, "first sentence of the deed"))
        });
    if let Some((date, how)) = found {
        draft.metadata.date = Some(date);
        draft.infer("date", how);
    }
}

/// The day that a title ends in, where documents of its kind bear their own: `Resolution 12 of 3 May 1920`. It is
/// taken where nothing else tells a date.
pub(super) fn date_in_title(draft: &mut Draft<'_>) {
    if draft.metadata.date.is_some() {
        return;
    }
    let title = draft.metadata.title.clone();
    let Some((range, date)) = header_date::last(&title) else {
        return;
    };
    let ends = title[range.end..]
        .trim_matches(['.', ',', ')', ' ', '*'])
        .is_empty();
    let before = title[..range.start].trim_end().to_lowercase();
    let joined = before.ends_with(" of")
        || before.ends_with(" on")
        || before.ends_with(',')
        || before.ends_with('(');
    let lower = title.to_lowercase();
    let kind = DATED_KINDS.iter().any(|kind| lower.contains(kind))
        || super::layout::sender(&title).is_some();
    if date.precision() == Precision::Day && ends && joined && kind {
        draft.metadata.date = Some(date);
        draft.infer("date", "day in the title");
    }
}

/// The day from which a title says that a document is: `LETTER DATED 11 MARCH 1965 FROM …`. The day on which it was
/// printed or passed on is another.
pub(super) fn dated_in_title(draft: &mut Draft<'_>) {
    let title = draft.metadata.title.clone();
    let lower = title.to_lowercase();
    let Some(at) = lower.find(" dated ").filter(|_| lower.len() == title.len()) else {
        return;
    };
    let after = &title[at + " dated ".len()..];
    if let Some((range, date)) = header_date::first(after)
        && range.start == 0
        && date.precision() == Precision::Day
    {
        draft.metadata.date = Some(date);
        draft.infer("date", "day in the title");
    }
}

/// The day that a block of the head tells after some words: `Meeting held in the Library on 12th March, 1895`.
fn told(draft: &Draft<'_>, words: &[Regex]) -> Option<Edtf> {
    blocks(draft.source, draft.body.clone())
        .into_iter()
        .find_map(|run| told_in(&draft.text(run), words))
}

/// The same of one text.
fn told_in(text: &str, words: &[Regex]) -> Option<Edtf> {
    let start = words.iter().find_map(|pattern| pattern.find(text))?.start();
    let told = &text[start..];
    let (range, date) = header_date::first(told).or_else(|| spelled_date::last(told))?;
    // "held 4-6 May 1954": the days before the date are the first of the meeting.
    let date = header_date::whole(&told[range.start..])
        .filter(exact)
        .unwrap_or(date);
    exact(&date).then_some(date)
}

/// True for a day, or for days from which to which a meeting was held.
fn exact(date: &Edtf) -> bool {
    date.precision() == Precision::Day || date.to_string().len() > 20
}

/// When and in which language a station broadcast a text, as monitoring services say it: `LD141920 Lima Domestic
/// Service in Spanish 1800 GMT 14 Mar 78`.
fn broadcast(draft: &mut Draft<'_>) -> Option<(Edtf, &'static str)> {
    let lines: Vec<usize> = blocks(draft.source, draft.body.clone())
        .into_iter()
        .flatten()
        .collect();
    let found = lines.into_iter().find_map(|line| {
        let text = draft.text(line..line + 1);
        let found = BROADCAST
            .iter()
            .filter(|_| text.len() <= 160)
            .find_map(|pattern| pattern.captures(&text))?;
        let year = found["year"].trim_start_matches(['\'', '’']);
        // Such services exist since the twentieth century.
        let year = if year.len() == 2 {
            format!("19{year}")
        } else {
            year.to_owned()
        };
        let (_, date) =
            header_date::first(&format!("{} {} {year}", &found["day"], &found["month"]))?;
        Some((
            date,
            found["language"].to_owned(),
            text[..found.name("time")?.start()].trim().to_owned(),
        ))
    });
    let (date, language, station) = found?;
    if draft.metadata.language.is_none() && lexicon::is_language(&language) {
        draft.metadata.language = Some(language);
    }
    draft.keep("Broadcast", station);
    Some((date, "day of the broadcast"))
}

/// When a telegram was sent: `Dispatched: 27.11.62, 19.40`, `From MOSCOW, sent 1 June 1965, 15:40`.
fn sent(draft: &mut Draft<'_>) -> Option<(Edtf, &'static str)> {
    let source = draft.source;
    let lines: Vec<usize> = blocks(source, draft.body.clone())
        .into_iter()
        .flatten()
        .collect();
    for line in lines {
        let text = draft.text(line..line + 1);
        let Some(found) = SENT
            .iter()
            .filter(|_| text.len() <= 120)
            .find_map(|pattern| pattern.captures(&text))
        else {
            continue;
        };
        let given = &found["date"];
        let figures = given.split([',', ' ']).next().unwrap_or(given);
        let date = header_date::first(given)
            .filter(|(range, _)| range.start == 0)
            .map(|(_, date)| date)
            .or_else(|| numeric_date::read(figures)?.date)
            .filter(|date| date.precision() == Precision::Day);
        if let Some(date) = date {
            draft.doubt_date(figures);
            return Some((date, "when it was sent"));
        }
    }
    None
}

/// The day that the first sentence of a deed, a will or a proclamation tells, in figures or words.
fn made(source: &Source<'_>, body: Range<usize>) -> Option<Edtf> {
    source.runs(body).into_iter().take(4).find_map(|run| {
        let text = source.text(run);
        DEED.iter().find_map(|pattern| pattern.find(&text))?;
        let end = text
            .char_indices()
            .map(|(at, _)| at)
            .find(|at| *at >= DEED_HEAD)
            .unwrap_or(text.len());
        let head = &text[..end];
        let spelled = spelled_date::first(head).map(|(range, date)| (range.start, date));
        let figures = header_date::first(head).map(|(range, date)| (range.start, date));
        // A recital tells of other days: "WHEREAS by a deed of the 3rd of May".
        let recital = head
            .find("WHEREAS")
            .or_else(|| head.find("Whereas"))
            .filter(|at| *at > 0)
            .unwrap_or(end);
        [spelled, figures]
            .into_iter()
            .flatten()
            .filter(|(at, date)| *at < recital && date.precision() == Precision::Day)
            .min_by_key(|(at, _)| *at)
            .map(|(_, date)| date)
    })
}

/// True for the opening words of a deed, a will or a proclamation, which are no title.
pub(super) fn is_deed(text: &str) -> bool {
    let formal = text.starts_with("I ")
        || text.starts_with("I, ")
        || text.to_lowercase().starts_with("this ");
    formal && text.len() > 50 && DEED.iter().any(|pattern| pattern.is_match(text))
}

/// Who declares, wills or proclaims: `I, JOHN PELL of Howe, being of sound mind`.
pub(super) fn declarant(source: &Source<'_>, body: Range<usize>) -> Option<String> {
    source.runs(body).into_iter().take(3).find_map(|run| {
        let text = source.text(run);
        let first = text.starts_with("I ") || text.starts_with("I, ") || {
            let lower: String = text.chars().take(60).collect::<String>().to_lowercase();
            lower.starts_with("in the name of god") || lower.starts_with("this is the last will")
        };
        let found = I_AM
            .iter()
            .filter(|_| first)
            .find_map(|pattern| pattern.captures(&text))?;
        Some(byline::folded(&found["name"]))
    })
}
