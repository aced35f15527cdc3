//! When what minutes, programmes and diaries tell was: what a meeting resolves is of its day.

use std::sync::Arc;

use jiff::ToSpan;

use super::super::entry::Sort;
use super::super::lexicon::{Kind, is_past};
use super::{Anchor, Sentence, Sighting, Telling};
use crate::date::{Edtf, Precision};
use crate::document::Block;
use crate::event::Status;
use crate::wordlist::holds;

/// What a meeting does by saying so.
const DONE: &str = " elected re-elected reelected appointed re-appointed reappointed chosen chose nominated co-opted coopted admitted enrolled resolved decided agreed ordered adopted approved accepted confirmed sanctioned ratified granted voted awarded conferred instructed authorized authorised rejected declined dissolved constituted instituted founded established carried passed ";
/// Words after which what is told was before the meeting, or is yet to come.
const OTHER_TIMES: &str = " had has have having to will would shall should may might can could must not never if until till when after since before who which whom whose where as already once formerly previously ";
/// Words by which a meeting hears of what others have done.
const HEARD: [&str; 16] = [
    "reported",
    "stated",
    "said that",
    "recalled",
    "remembered",
    "informed",
    "announced that",
    "explained",
    "mentioned",
    "letter from",
    "letters from",
    "communication from",
    "it appeared",
    "it appears",
    "asked whether",
    "reminded",
];
/// Words with which a resolution opens, or by which it is told.
const RESOLVING: [&str; 10] = [
    "resolved",
    "agreed",
    "ordered",
    "decided",
    "moved",
    "motion",
    "carried",
    "seconded",
    "voted",
    "unanimous",
];

/// Dates what stands in minutes without a date: what the meeting itself resolves to its day, and what else it tells to
/// about then. What a programme names is of the day for which it is set.
pub(super) fn place_in_time(sentence: &Sentence<'_, '_>, anchor: &Anchor, sighting: &mut Sighting) {
    if set_for(sentence, anchor, sighting) {
        return;
    }
    of_entry(sentence, sighting);
    let Some(day) = day_of_meeting(sentence) else {
        return;
    };
    if is_done(sentence, anchor, sighting) {
        date(sighting, day, "the day of the meeting", Status::Happened);
        return;
    }
    // In a stenogram the speakers tell of what was before.
    let told = !matches!(sighting.kind, Kind::Talks | Kind::Death | Kind::Foundation)
        && sentence.passage.speaker.is_none();
    if told && sighting.when.is_none() && sighting.mention.status == Status::Happened {
        let from = day
            .earliest()
            .and_then(|day| day.checked_sub(35.days()).ok());
        let from = from.map(Edtf::day);
        sighting.window = from.and_then(|from| Edtf::interval(&from, &day));
    }
}

/// Whether it is the meeting of “the minutes of the last meeting were read and confirmed”, with which all minutes open.
pub(super) fn opens_all(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> bool {
    const REACH: usize = 6;
    let near = anchor.word.saturating_sub(REACH)..anchor.word;
    super::status::is_last_of_row(sentence, anchor)
        && near
            .filter_map(|at| sentence.word(at))
            .any(|own| own == "minutes")
}

/// The day of the meeting whose minutes a document is.
fn day_of_meeting(sentence: &Sentence<'_, '_>) -> Option<Edtf> {
    let written = sentence.passage.written.as_ref();
    let day = written.filter(|date| date.precision() == Precision::Day)?;
    let documents = &sentence.scene.documents;
    let document = documents.get(sentence.passage.item.document)?;
    let title = document.metadata.title.to_lowercase();
    let named = ["minutes", "meeting", "proceedings", "session"]
        .iter()
        .any(|word| title.contains(word));
    let headed = |block: &Block| {
        const HEAD: &str = "minutes";
        let start = block.text.trim_start().get(..HEAD.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(HEAD))
    };
    let minutes = named || document.blocks.iter().take(5).any(headed);
    minutes.then(|| day.clone())
}

fn date(sighting: &mut Sighting, day: Edtf, inferred: &str, status: Status) {
    let mention = Arc::make_mut(&mut sighting.mention);
    mention.stated = Some(day.clone());
    mention.stated_words = None;
    mention.inferred = Some(inferred.to_owned());
    mention.status = status;
    sighting.when = Some(day);
    sighting.window = None;
}

/// Whether the meeting itself does what is told: “Resolved, that Dr. Moe be appointed”, “Mr. Lie was elected Treasurer”,
/// not “Mr. Lie, who had been elected”.
fn is_done(sentence: &Sentence<'_, '_>, anchor: &Anchor, sighting: &Sighting) -> bool {
    let Some(own) = sentence.word(anchor.word) else {
        return false;
    };
    let acts = matches!(
        sighting.kind,
        Kind::Decision
            | Kind::Appointment
            | Kind::Grant
            | Kind::Membership
            | Kind::Award
            | Kind::Foundation
            | Kind::Enactment
    );
    if acts && !anchor.verb && sighting.when.is_none() && is_accepted(sentence, anchor) {
        return true;
    }
    if !acts || !anchor.verb || !holds(DONE, own) {
        return false;
    }
    // “Resolved, that Doyle, who has not recovered from his fall in April, be granted £20.”
    let resolving = matches!(own, "resolved" | "ordered" | "agreed" | "carried");
    if sighting.when.is_some() && !(resolving && opens(sentence, anchor)) {
        return false;
    }
    let before = sentence
        .text()
        .get(sentence.range.start..anchor.range.start)
        .unwrap_or_default();
    let lower = before.to_lowercase();
    if HEARD.iter().any(|word| lower.contains(word)) {
        return false;
    }
    let clause = lower.rsplit([';', ':', '(']).next().unwrap_or_default();
    let after = sentence
        .text()
        .get(anchor.range.end..sentence.range.end)
        .unwrap_or_default();
    let reported = after
        .split_whitespace()
        .take(3)
        .any(|word| word.trim_end_matches(',') == "said");
    let alone = before.trim().is_empty() && after.split_whitespace().count() == 0;
    // That the minutes of the last meeting were approved is said in all.
    if reported || alone || clause.contains("minutes") {
        return false;
    }
    let words: Vec<&str> = clause
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let near = words
        .get(words.len().saturating_sub(5)..)
        .unwrap_or_default();
    if near.iter().any(|word| holds(OTHER_TIMES, word)) {
        return false;
    }
    // “be appointed”: where that is resolved.
    let wished = near.last() == Some(&"be");
    !wished || RESOLVING.iter().any(|word| lower.contains(word))
}

/// Whether the meeting accepts what is named: “Resolved, that the resignation of Dr. Moe be accepted with regret”.
fn is_accepted(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> bool {
    const REACH: usize = 16;
    let told = (anchor.word + 1..anchor.word + REACH)
        .map_while(|at| Some((sentence.word(at)?, sentence.word(at + 1)?)))
        .any(|(auxiliary, word)| matches!(auxiliary, "be" | "was" | "were") && word == "accepted");
    let before = sentence
        .text()
        .get(sentence.range.start..anchor.range.start);
    let lower = before.unwrap_or_default().to_lowercase();
    told && !HEARD.iter().any(|word| lower.contains(word))
        && !lower.split_whitespace().any(|word| word == "had")
}

/// Whether a word opens its sentence, but for “It was unanimously” and the number of the item.
fn opens(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> bool {
    const LEADS: &str = " it was unanimously further also then thereupon on motion and ";
    let before = sentence
        .text()
        .get(sentence.range.start..anchor.range.start)
        .unwrap_or_default()
        .to_lowercase();
    let mut words = before
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.all(|word| {
        holds(LEADS, word) || word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Dates what a programme names, in a line that tells nothing else, to the day for which it is set.
fn set_for(sentence: &Sentence<'_, '_>, anchor: &Anchor, sighting: &mut Sighting) -> bool {
    const AUXILIARIES: &str =
        " is are was were be been has have had will would shall should may can ";
    const WORDS: usize = 24;
    let entry = sentence.passage.entry.as_ref();
    let Some(entry) = entry.filter(|entry| entry.sort == Sort::Programme) else {
        return false;
    };
    let text = sentence.text().get(sentence.range.clone());
    let mut words = 0;
    let told = text
        .unwrap_or_default()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .any(|word| {
            words += 1;
            let lower = word.to_lowercase();
            holds(AUXILIARIES, &lower) || lower == word && is_past(word)
        });
    if anchor.verb || told || words > WORDS || sighting.when.is_some() {
        return false;
    }
    let day = entry.day.clone();
    date(sighting, day, "the day of the programme", Status::Planned);
    true
}

/// Dates what a diary tells without a date to the day of its entry; what a telegram tells was in the week before.
pub(super) fn of_entry(sentence: &Sentence<'_, '_>, sighting: &mut Sighting) {
    const WEEK: i32 = 7;
    let mention = &sighting.mention;
    let Some(entry) = &sentence.passage.entry else {
        return;
    };
    let open = sighting.when.is_none() && mention.status == Status::Happened && !mention.record;
    if !open || entry.day.precision() != Precision::Day {
        return;
    }
    match entry.sort {
        Sort::Diary if is_of_the_day(sentence, sighting) => {
            let day = entry.day.clone();
            date(sighting, day, "the day of the entry", Status::Happened);
        }
        Sort::Messages => {
            let from = entry
                .day
                .earliest()
                .and_then(|day| day.checked_sub(WEEK.days()).ok());
            let from = from.map(Edtf::day);
            let week = from.and_then(|from| Edtf::interval(&from, &entry.day));
            sighting.window = week.or_else(|| sighting.window.take());
        }
        Sort::Diary | Sort::Programme | Sort::Other => {}
    }
}

/// Whether a diary tells a thing as done on the day: by a verb, or as “the treaty signed at last”; not what it only
/// takes for known, “since his death”, or tells of earlier.
fn is_of_the_day(sentence: &Sentence<'_, '_>, sighting: &Sighting) -> bool {
    const EARLIER: &str = " had having since after before until till when who which whom whose where ago last formerly once yesterday tomorrow to will would shall should may might can could must not never if ";
    let core = &sighting.mention.core;
    let words = |text: Option<&str>| -> Vec<String> {
        text.unwrap_or_default()
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let text = sentence.text();
    let before = words(text.get(sentence.range.start..core.start));
    let near = before.get(before.len().saturating_sub(6)..);
    if near
        .unwrap_or_default()
        .iter()
        .any(|word| holds(EARLIER, word))
    {
        return false;
    }
    let after = words(text.get(core.end..sentence.range.end));
    let done = after.first().is_some_and(|word| is_past(word));
    match sighting.telling {
        Telling::Verb => true,
        Telling::Noun => before.is_empty() || done,
        Telling::Known => done,
    }
}
