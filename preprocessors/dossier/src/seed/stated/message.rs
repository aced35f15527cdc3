//! The head of a telegram, a memorandum or an electronic letter: from whom, to whom, when, on what.

use lazy_static::lazy_static;
use regex::Regex;

use super::{bare, head, open};
use crate::date::{Edtf, Precision};
use crate::seed::layout::Draft;
use crate::seed::source::fold;
use crate::seed::{header_date, lexicon};

lazy_static! {
    // "SUBJECT :  The harvest", "Sent: Monday, 5 May 2003".
    static ref FIELD: Vec<Regex> = Regex::new(
        r"^(?P<label>(?i:from|fm|to|subject|subj|re|date|sent|date\s+sent|cc|bcc|info|ref|refs|reference|tags|e\.?o\.?(?:\s*\d{5})?|via|nr|no|attn|attention|through|thru|importance|attachments?|drafted(?:\s+by)?|classification|precedence|priority|time(?:\s+of\s+origin)?|dtg|via|place|participants|copies(?:\s+to)?|file|telegram(?:\s+no\.?)?))\s*:\s*(?P<value>.*)$"
    )
    .into_iter()
    .collect();
    // "FM AMCONSUL LIMA", where the label stands in capitals without a colon.
    static ref BARE: Vec<Regex> =
        Regex::new(r"^(?P<label>FM|FROM|TO|SUBJ|SUBJECT)\s+(?P<value>[A-Z][^a-z:]*)$").into_iter().collect();
    // A second label in the line, a wide gap from the first one's value.
    static ref SECOND: Vec<Regex> =
        Regex::new(r"(?:\s{2,}|\t)(?P<rest>(?i:date|from|to|file|ref|no|sent|subject)\s*:\s*\S.*)$").into_iter().collect();
    // A date-time group: "091512Z FEB 74".
    static ref GROUP: Vec<Regex> = Regex::new(
        r"\b(?P<day>[0-3]\d)[0-2]\d[0-5]\d\s?[A-Z]?\s+(?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\s+(?P<year>(?:19|20)\d{2}|\d{2})\b"
    )
    .into_iter()
    .collect();
    static ref MAILBOX: Vec<Regex> =
        Regex::new(r"\s*(?:<[^<>]*>|\[(?i:mailto|smtp):[^\]]*\]|\([^()\s]+@[^()\s]+\))").into_iter().collect();
    // "3 [March] 1901, 3 p.m." may be followed by a time.
    static ref NUMERIC: Vec<Regex> =
        Regex::new(r"^(?P<figures>\d{1,2}\s?[./-]\s?(?:\d{1,2}|[IVX]{1,4})\s?[./-]\s?(?:\d{4}|\d{2}))\b").into_iter().collect();
}

/// A subject runs over no more lines than this.
const WRAPPED: usize = 3;
/// A longer value is prose, in bytes.
const LONGEST: usize = 200;
/// Years in two figures below this are of the present century.
const THIS_CENTURY: u16 = 30;

/// What a head tells.
#[derive(Default)]
struct Message {
    from: Option<String>,
    to: Option<String>,
    subject: Option<String>,
    date: Option<(Edtf, String)>,
    group: Option<Edtf>,
}

/// Takes title, date and creator from the head of a message, and keeps to whom it went.
pub(super) fn take(draft: &mut Draft<'_>) {
    let message = read(draft);
    let labels = [
        message.from.is_some(),
        message.to.is_some(),
        message.subject.is_some(),
        message.date.is_some() || message.group.is_some(),
    ];
    let told = labels.into_iter().filter(|told| *told).count();
    if told < 2 || message.from.is_none() && message.to.is_none() {
        return;
    }
    if let Some(subject) = message.subject
        && open(draft, "title")
    {
        draft.metadata.title = subject;
        draft.infer("title", "subject of the message");
    }
    // An office, “The Dean”, tells less than the name of its holder under the text.
    let signed = draft
        .metadata
        .inferred
        .get("creators")
        .is_some_and(|how| how == "signature");
    if let Some(sender) = message.from.as_deref().and_then(correspondent)
        && (open(draft, "creators") || message.group.is_some())
        && !(signed && sender.starts_with("The "))
    {
        draft.metadata.creators = vec![sender];
        draft.metadata.inferred.remove("creators");
    }
    let noted = draft
        .metadata
        .other
        .iter()
        .any(|(label, _)| label == "Recipient");
    if let Some(to) = message.to.filter(|_| !noted) {
        draft.keep("Recipient", to);
    }
    if draft.metadata.date.is_none() {
        if let Some(date) = message.group {
            draft.metadata.date = Some(date);
            draft.infer("date", "when the message was sent");
        } else if let Some((date, given)) = message.date {
            draft.metadata.date = Some(date);
            draft.infer("date", "date of the message");
            draft.doubt_date(&given);
        }
    }
}

/// The sender that a line names, without an address for electronic mail; none for a town or one word in capitals,
/// which tells only where a message was handed in.
pub(in crate::seed) fn correspondent(value: &str) -> Option<String> {
    let mut name = value.to_owned();
    for pattern in MAILBOX.iter() {
        name = pattern.replace_all(&name, "").into_owned();
    }
    let name = fold(name.trim_matches(['"', '\'', '.', ',', ';', ' ']));
    let fits = name.len() <= 120
        && name.contains(' ')
        && !name.contains('@')
        && !lexicon::is_town(&name)
        && name.starts_with(char::is_alphabetic);
    fits.then_some(name)
}

fn read(draft: &Draft<'_>) -> Message {
    let mut message = Message::default();
    let lines = head(draft);
    let mut order = 0;
    while order < lines.len() {
        let line = &draft.source.lines[lines[order]];
        let mut text = bare(line).to_owned();
        order += 1;
        if text.len() > LONGEST {
            break;
        }
        if message.group.is_none() {
            message.group = group(&text);
        }
        let second = SECOND
            .iter()
            .find_map(|pattern| pattern.captures(&text))
            .map(|found| {
                (
                    found.get(0).map_or(0, |whole| whole.start()),
                    found["rest"].to_owned(),
                )
            });
        let mut pieces = Vec::new();
        if let Some((at, rest)) = second {
            text.truncate(at);
            pieces.push(rest);
        }
        pieces.insert(0, text);
        for piece in pieces {
            let Some((label, mut value)) = labelled(&piece) else {
                continue;
            };
            let subject = matches!(label.as_str(), "subject" | "subj" | "re");
            if value.is_empty() || subject {
                let wrapped = if value.is_empty() { 1 } else { WRAPPED };
                order += goes_on(draft, &lines[order..], &mut value, wrapped, subject);
            }
            set(&mut message, &label, &value);
        }
    }
    message
}

fn labelled(text: &str) -> Option<(String, String)> {
    let found = FIELD
        .iter()
        .chain(BARE.iter())
        .find_map(|pattern| pattern.captures(text))?;
    Some((found["label"].to_lowercase(), fold(&found["value"])))
}

/// Adds to a value the lines that go on with it; says how many.
fn goes_on(
    draft: &Draft<'_>,
    below: &[usize],
    value: &mut String,
    most: usize,
    subject: bool,
) -> usize {
    let mut taken = 0;
    let begins_empty = value.is_empty();
    for index in below.iter().take(most) {
        let line = &draft.source.lines[*index];
        let text = bare(line);
        let adjacent = index
            .checked_sub(1)
            .is_some_and(|above| !draft.source.lines[above].is_blank());
        let unended = value.ends_with([',', '-', '–', ':'])
            || value
                .split_whitespace()
                .last()
                .is_some_and(lexicon::is_unending);
        let small = text.starts_with(char::is_lowercase);
        let indented = subject && line.text.starts_with([' ', '\t']) && text.len() <= 70;
        let fits = if begins_empty && taken == 0 {
            text.len() <= LONGEST
        } else {
            adjacent && text.len() <= 90 && (unended || small || indented)
        };
        if !fits || labelled(text).is_some() || text.is_empty() {
            break;
        }
        *value = fold(&format!("{value} {text}"));
        taken += 1;
    }
    taken
}

fn set(message: &mut Message, label: &str, value: &str) {
    if value.is_empty() || value.len() > LONGEST {
        return;
    }
    let place = match label {
        "from" | "fm" => &mut message.from,
        "to" => &mut message.to,
        "subject" | "subj" | "re" => &mut message.subject,
        "date" | "sent" | "date sent" => {
            if message.date.is_none() {
                message.date = day(value).map(|date| (date, value.to_owned()));
            }
            return;
        }
        _ => return,
    };
    place.get_or_insert_with(|| value.to_owned());
}

/// The day that a value begins with or tells.
fn day(value: &str) -> Option<Edtf> {
    let figures = NUMERIC
        .iter()
        .find_map(|pattern| pattern.captures(value))
        .and_then(|found| header_date::whole(&found["figures"]));
    header_date::whole(value)
        .or(figures)
        .or_else(|| Some(header_date::first(value)?.1))
        .filter(|date| matches!(date.precision(), Precision::Day | Precision::Month))
}

fn group(text: &str) -> Option<Edtf> {
    let found = GROUP.iter().find_map(|pattern| pattern.captures(text))?;
    let year: u16 = found["year"].parse().ok()?;
    let year = match year {
        short if short < THIS_CENTURY => 2000 + short,
        short if short < 100 => 1900 + short,
        year => year,
    };
    let (_, date) = header_date::first(&format!(
        "{} {} {year}",
        found["day"].trim_start_matches('0'),
        month(&found["month"])?
    ))?;
    (date.precision() == Precision::Day).then_some(date)
}

/// The English name of a month that begins with three letters.
fn month(letters: &str) -> Option<&'static str> {
    crate::date::MONTHS
        .iter()
        .find(|name| {
            name.get(..3)
                .is_some_and(|start| start.eq_ignore_ascii_case(letters))
        })
        .copied()
}
