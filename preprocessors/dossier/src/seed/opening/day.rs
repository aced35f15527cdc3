//! When a document was written, as its own first lines say: when a meeting was held, a paper read, a telegram sent.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::{blocks, deed};
use crate::date::{Edtf, Precision};
use crate::seed::layout::{self, Draft};
use crate::seed::{header_date, lexicon, numeric_date, spelled_date};

lazy_static! {
    static ref HELD: Vec<Regex> = Regex::new(
        r"(?i)\b(?:meeting|session|sitting|conference|minutes|proceedings|assembly|convention|interview|hearing|inquest|synod|vestry|court|council|quarter\s+sessions|conversation|talks|congress|committee|board)\b.*?\b(?:held|sitting|took\s+place|convened|begun|conducted|holden)\b|^(?:held|sitting|convened|holden)\b|\b(?:record|minutes|memorandum|note|account)\s+of\s+(?:an?\s+|the\s+)?(?:conversations?|talks?|discussions?|interview|audience)\b|(?:(?m:^)|\s[–—-]\s)(?:minutes\s+of\s+(?:the\s+|an?\s+)?)?(?:(?:ordinary|special|extraordinary|regular|general|annual|monthly|quarterly|stated|adjourned|emergency|joint|first|second|third|fourth|fifth|\d{1,4}(?:st|nd|rd|th)|council|board|committee)\s+){0,4}(?:meeting|session|sitting)\s+(?:of|on)\s+(?:the\s+)?(?:\p{L}+day,?\s+)?(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?\p{L}+|\p{L}+\s+\d{1,2}(?:st|nd|rd|th)?),?\s+\d{4}\b"
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
}

/// Kinds of documents whose title tells their own day, and not that of what they are on.
const DATED_KINDS: [&str; 44] = [
    "protocol",
    "edict",
    "ukase",
    "warrant",
    "communiqué",
    "communique",
    "affidavit",
    "deposition",
    "message",
    "despatch",
    "dispatch",
    "cable",
    "airgram",
    "aide-mémoire",
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

/// A dateline stands among so many first blocks.
const DATELINE: usize = 6;

/// Place and date, or a date alone, on a line of the head.
pub(in crate::seed) fn dateline(draft: &mut Draft<'_>) {
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

/// When the document was written, as its own first lines say; the surest statement first.
pub(in crate::seed) fn date(draft: &mut Draft<'_>) {
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
            deed::made(draft.source, draft.body.clone())
                .map(|date| (date, "first sentence of the deed"))
        });
    if let Some((date, how)) = found {
        draft.metadata.date = Some(date);
        draft.infer("date", how);
    }
}

/// The day that a title ends in, where documents of its kind bear their own: `Resolution 12 of 3 May 1920`. It is
/// taken where nothing else tells a date.
pub(in crate::seed) fn date_in_title(draft: &mut Draft<'_>) {
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
    let kind =
        DATED_KINDS.iter().any(|kind| lower.contains(kind)) || layout::sender(&title).is_some();
    if date.precision() == Precision::Day && ends && joined && kind {
        draft.metadata.date = Some(date);
        draft.infer("date", "day in the title");
    }
}

/// The day from which a title says that a document is: `LETTER DATED 11 MARCH 1965 FROM …`. The day on which it was
/// printed or passed on is another.
pub(in crate::seed) fn dated_in_title(draft: &mut Draft<'_>) {
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
pub(in crate::seed) fn sent(draft: &mut Draft<'_>) -> Option<(Edtf, &'static str)> {
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
