//! Titles that tell who writes to whom, and titles in several lines.

use lazy_static::lazy_static;
use regex::Regex;

use super::{bare, head, open};
use crate::date::Precision;
use crate::seed::layout::{self, Draft};
use crate::seed::source::fold;
use crate::seed::{byline, header_date, lexicon, opening};

lazy_static! {
    // The number that an edition gives a document: "No. 31", "214 ", "633.", "[87]".
    static ref NUMBER: Vec<Regex> =
        Regex::new(r"^(?:(?:No|Nr|N°|Nº|Doc(?:ument)?|DOCUMENT)\.?\s*(?:No\.?\s*)?)?\[?\d{1,4}[A-Za-z]?\]?[.):]?\s+").into_iter().collect();
    // ".—(Received August 2.)", which editions add to a title.
    static ref RECEIVED: Vec<Regex> =
        Regex::new(r"[.,]?\s*[-–—]?\s*[(\[](?i:rec(?:eived|['’]?d\.?)|extract|telegraphic|no\.|confidential|private)[^()\[\]]*[)\]]\.?$").into_iter().collect();
    // "To Ann Roe from Bo Dahl, 4 July 1791", "From Bo Dahl to Ann Roe".
    static ref TO_FROM: Vec<Regex> =
        Regex::new(r"^To\s+(?:the\s+)?\p{Lu}[^:;!?]{2,80}?\s+[Ff]rom\s+(?P<sender>\p{Lu}[^:;!?,]{2,60})$").into_iter().collect();
    static ref FROM_TO: Vec<Regex> =
        Regex::new(r"^From\s+(?:the\s+)?(?P<sender>\p{Lu}[^:;!?]{2,80}?)\s+to\s+(?:the\s+)?\p{Lu}[^:;!?]{2,80}$").into_iter().collect();
    // In French and German editions.
    static ref ABROAD: Vec<Regex> = Regex::new(
        r"^(?P<sender>(?:M\.|Mme|MM\.|Monsieur|Le|LE|L['’]|Der|Die|Herr|Botschafter|Gesandter|Staatssekretär|Ministerialdirektor|El|Il|Lo)\s*\S.{2,90}?),?\s+(?:[AÀà]\s+(?:M\.|MM\.|Mme|Mr|Monsieur|l['’]|la\s|L['’]|LA\s)|[Aa]u\s+|AU\s+|an\s+(?:den|die|das|Botschafter|Gesandten|Bundes\p{L}+|Staatssekretär|Ministerialdirektor)\s|al\s+|alla\s+|all['’])\s*\S.{2,120}$"
    )
    .into_iter()
    .collect();
    // A line that joins those around it into one title: "of the", "with", "BETWEEN".
    static ref JOINT: Vec<Regex> =
        Regex::new(r"(?i)^(?:of|of\s+the|of\s+an?|to|to\s+the|with|between|and|for\s+the|on|on\s+the|in\s+the|from|from\s+the|at\s+the|concerning|by\s+the)$").into_iter().collect();
    static ref KEPT: Vec<Regex> =
        Regex::new(r"(?i)^(?:from\s+)?(?:the\s+)?(?:private\s+|personal\s+|war\s+|travel\s+|pocket\s+)?(?:diary|diaries|journal|notebooks?|memoirs?|letters|autobiography|reminiscences|recollections)\s+of\s+(?P<name>.+?)(?:,.*)?$|^(?i:log|logbook|diary|journal|register|notes?|record|minutes|narrative|account|memoranda)\b.*?\b(?:kept|written|compiled|recorded|narrated|set\s+down|dictated)\s+by\s+(?P<keeper>\p{Lu}[^,;:]*?)(?:,.*)?$").into_iter().collect();
}

/// Small words of names.
const OF_NAMES: [&str; 8] = ["de", "von", "van", "der", "al", "the", "of", "la"];

/// Titles stand among so many first lines.
const NEAR: usize = 8;
/// A title runs over no more lines than this.
const LINES: usize = 3;
/// A longer line is no title, in bytes.
const LONGEST: usize = 240;

/// Takes a title that tells who writes to whom, else joins a title whose lines stand apart.
pub(super) fn take(draft: &mut Draft<'_>) {
    if open(draft, "title") && !correspondence(draft) {
        joined(draft);
        below_author(draft);
        above_byline(draft);
    }
    unbracket(draft);
    kept_by(draft);
}

/// A title that an edition supplies stands in brackets, which are no part of it.
fn unbracket(draft: &mut Draft<'_>) {
    let inside = draft
        .metadata
        .title
        .strip_prefix('[')
        .and_then(|inside| inside.strip_suffix(']'))
        .filter(|inside| !inside.contains(['[', ']']) && inside.contains(' '))
        .map(str::to_owned);
    if let Some(title) = inside {
        draft.metadata.title = title;
    }
}

/// A title of correspondence among the first lines, with its sender and, at its end, its day.
fn correspondence(draft: &mut Draft<'_>) -> bool {
    let lines: Vec<usize> = head(draft).into_iter().take(NEAR).collect();
    for (order, index) in lines.iter().enumerate() {
        let first = bare(&draft.source.lines[*index]).to_owned();
        if first.len() > LONGEST || opening::is_sentence(&first) {
            return false;
        }
        let mut text = first;
        for taken in 0..LINES {
            if taken > 0 {
                let Some(next) = lines
                    .get(order + taken)
                    .filter(|next| **next == index + taken)
                else {
                    break;
                };
                text = format!("{text} {}", bare(&draft.source.lines[*next]));
            }
            if let Some((title, sender)) = who_to_whom(&text, taken > 0) {
                set(draft, title, sender);
                return true;
            }
        }
    }
    false
}

fn set(draft: &mut Draft<'_>, title: String, sender: String) {
    if draft.metadata.date.is_none()
        && let Some((range, date)) = header_date::last(&title)
        && date.precision() == Precision::Day
        && title[range.end..]
            .trim_matches(['.', ',', ')', ' '])
            .is_empty()
    {
        draft.metadata.date = Some(date);
        draft.infer("date", "day in the title");
    }
    draft.metadata.title = title;
    draft.infer("title", "line that tells who writes to whom");
    if open(draft, "creators") {
        draft.metadata.creators = vec![sender];
        draft.metadata.inferred.remove("creators");
    }
}

/// The title and the sender of a line that tells who writes to whom. Of several lines only those are taken that
/// leave no doubt.
fn who_to_whom(line: &str, several: bool) -> Option<(String, String)> {
    let text = fold(line);
    let number = NUMBER.iter().find_map(|pattern| pattern.find(&text));
    let text = number.map_or(text.as_str(), |number| &text[number.end()..]);
    let mut title = text.trim_end();
    while let Some(received) = RECEIVED.iter().find_map(|pattern| pattern.find(title)) {
        title = title[..received.start()].trim_end_matches([',', '.', ' ']);
    }
    let title = title.trim_end_matches(['.', ' ']);
    if title.len() > LONGEST || !title.starts_with(char::is_uppercase) {
        return None;
    }
    // The day at the end of a title belongs to no name.
    let names = match header_date::last(title) {
        Some((range, _)) if title[range.end..].trim_matches([')', ']', ' ']).is_empty() => {
            title[..range.start].trim_end_matches([',', '(', '[', ' '])
        }
        _ => title,
    };
    let pairs = [&*TO_FROM, &*FROM_TO, &*ABROAD];
    let found = pairs
        .into_iter()
        .flatten()
        .find_map(|pattern| pattern.captures(names))
        .map(|found| found["sender"].trim_end_matches([',', ' ']).to_owned());
    let sender = found.or_else(|| {
        let paired = layout::is_title(names)
            && !several
            && (is_pair(names) || number.is_some() && are_surnames(names));
        paired.then(|| layout::sender(names)).flatten()
    })?;
    Some((title.to_owned(), sender))
}

/// True for a line of two names or offices with `to` between them; `Ode to Autumn` and `Return to Lima` are none.
fn is_pair(text: &str) -> bool {
    let Some((sender, recipient)) = text.split_once(" to ") else {
        return false;
    };
    let recipient = recipient.trim_start_matches("the ");
    if sender.contains("'s ") || sender.contains("’s ") {
        return false;
    }
    let office = |name: &str| opening::is_letterhead(name) || lexicon::names_office(name);
    let named = |name: &str| {
        let name = name.split([',', '(']).next().unwrap_or(name).trim();
        let titled = name
            .split_whitespace()
            .next()
            .is_some_and(|word| lexicon::is_speaker_title(word) && word.len() > 1);
        titled && name.contains(' ')
            || office(name)
            || layout::person_name(name).is_some() && name.contains(' ')
    };
    named(sender) && named(recipient)
}

/// True for two names of few words and no more, as editions head what they number: `118. Mancini to Rostov`.
fn are_surnames(text: &str) -> bool {
    let name = |name: &str| {
        let words: Vec<&str> = name.split_whitespace().collect();
        (1..=3).contains(&words.len())
            && words
                .iter()
                .all(|word| word.starts_with(char::is_uppercase) || OF_NAMES.contains(word))
            && !name.contains([',', ':', '.'])
    };
    text.split_once(" to ")
        .is_some_and(|(sender, recipient)| name(sender) && name(recipient))
}

/// A title in several blocks, joined by small words on lines of their own: `PROCEEDINGS`, `of the`, `CLUB OF HOWE`.
fn joined(draft: &mut Draft<'_>) {
    let lines: Vec<String> = head(draft)
        .into_iter()
        .take(NEAR)
        .map(|index| {
            bare(&draft.source.lines[index])
                .trim_end_matches('.')
                .to_owned()
        })
        .collect();
    let is = |text: &str| JOINT.iter().any(|pattern| pattern.is_match(text));
    let Some(at) = (1..lines.len()).find(|at| is(&lines[*at])) else {
        return;
    };
    // Above it no more than the first half of the title.
    let short = |text: &String| text.len() <= 100 && !opening::is_sentence(text);
    if at > 2 || !lines[..at].iter().all(short) {
        return;
    }
    let mut title = lines[at - 1].clone();
    let mut order = at;
    while order + 1 < lines.len() && is(&lines[order]) && short(&lines[order + 1]) {
        title = format!("{title} {} {}", lines[order], lines[order + 1]);
        order += 2;
    }
    if order > at && header_date::first(&title).is_none() {
        draft.metadata.title = fold(&title);
        draft.infer("title", "first lines");
    }
}

/// An author's name alone in the first line, above the title and a date: the name is no title.
fn below_author(draft: &mut Draft<'_>) {
    let lines: Vec<String> = head(draft)
        .into_iter()
        .take(3)
        .map(|index| bare(&draft.source.lines[index]).to_owned())
        .collect();
    let [name, title, date] = lines.as_slice() else {
        return;
    };
    let person = name.contains(' ')
        && layout::person_name(name).is_some()
        && !lexicon::names_body(name)
        && !opening::is_letterhead(name)
        && crate::seed::source::key(name) == crate::seed::source::key(&draft.metadata.title);
    let titled = layout::is_title(title)
        && !title.contains(':')
        && title.split_whitespace().count() > 2
        && header_date::whole(title).is_none()
        && header_date::dateline(title).is_none();
    if person && titled && header_date::whole(date).is_some() {
        draft.metadata.title.clone_from(title);
        draft.infer("title", "line below the author's name");
        if open(draft, "creators") {
            draft.metadata.creators = vec![byline::folded(name)];
            draft.infer("creators", "name above the title");
        }
    }
}

/// The line above a byline is the title, and not the name of whoever issued the text.
fn above_byline(draft: &mut Draft<'_>) {
    let lines: Vec<String> = head(draft)
        .into_iter()
        .take(NEAR)
        .map(|index| bare(&draft.source.lines[index]).to_owned())
        .collect();
    let Some(at) = (2..lines.len())
        .find(|at| byline::read(&lines[*at]).is_some_and(|names| !names.is_empty()))
    else {
        return;
    };
    let title = lines[at - 1].trim_end_matches('.');
    let first =
        crate::seed::source::key(&lines[0]) == crate::seed::source::key(&draft.metadata.title);
    let issued = opening::is_letterhead(&lines[0])
        || lines[..at - 1]
            .iter()
            .any(|line| header_date::whole(line).is_some());
    let titled = layout::is_title(title)
        && title.split_whitespace().count() > 2
        && !title.contains(':')
        && header_date::first(title).is_none()
        && !opening::is_letterhead(title);
    if first && issued && titled {
        draft.metadata.title = fold(title);
        draft.infer("title", "line above the author's name");
        if draft.metadata.creators.is_empty() {
            draft.metadata.creators = byline::read(&lines[at]).unwrap_or_default();
            draft.infer("creators", "line below the title");
        }
    }
}

/// The day a wide gap from a title in the same line: `To Ann Roe   9 March [1858]`.
pub(super) fn dated(draft: &mut Draft<'_>) {
    if draft.metadata.date.is_some() {
        return;
    }
    let lines = draft.source.lines.iter().filter(|line| !line.is_blank());
    let found = lines.take(3).find_map(|line| {
        let (_, day) = bare(line).rsplit_once("   ")?;
        header_date::whole(day).filter(|date| date.precision() == Precision::Day)
    });
    if let Some(date) = found {
        draft.metadata.date = Some(date);
        draft.infer("date", "day beside the title");
    }
}

/// Who kept a diary or wrote memoirs, where the title says so: `THE DIARY OF ANN ROE`.
fn kept_by(draft: &mut Draft<'_>) {
    if !draft.metadata.creators.is_empty() {
        return;
    }
    let found = KEPT
        .iter()
        .find_map(|pattern| pattern.captures(&draft.metadata.title))
        .and_then(|found| found.name("name").or_else(|| found.name("keeper")))
        .map(|name| byline::folded(name.as_str()));
    let article = |name: &String| {
        ["A ", "An ", "The "]
            .iter()
            .any(|word| name.starts_with(word))
    };
    if let Some(name) = found.filter(|name| name.contains(' ') && !article(name))
        && layout::person_name(&name).is_some()
        && !lexicon::names_body(&name)
    {
        draft.metadata.creators = vec![name];
    }
}
