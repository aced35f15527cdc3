//! Occurrences of the other kinds: who is named with them, and what tells them apart.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::ToSpan;

use super::super::lexicon::{Kind, trigger};
use super::super::text::is_calendar;
use super::{Anchor, Sentence, Sighting};
use crate::date::{Edtf, Precision};
use crate::event::Status;
use crate::name::{EntityKind, Field};

/// Reads an occurrence; none where it has neither a date nor, for a death, a person.
pub(super) fn read(sentence: &Sentence<'_, '_>, index: usize, kind: Kind) -> Option<Sighting> {
    let anchor = sentence.anchors.get(index)?;
    if inside_name(sentence, anchor) {
        return None;
    }
    let range = reach(sentence, index);
    let mut sighting = sentence.sighting(kind, anchor, anchor.range.clone());
    sighting.with = sentence
        .names_in(range.clone())
        .filter(|name| {
            !sentence
                .scene
                .names
                .entities
                .get(name.entity)
                .is_none_or(|entity| entity.apparatus)
        })
        .map(|name| name.entity)
        .collect();
    sighting.with.extend(pronouns(sentence, &range));
    sighting.who = match kind {
        Kind::Death | Kind::Appointment => subject(sentence, anchor),
        _ => BTreeSet::new(),
    };
    sighting.title = title(sentence, anchor);
    sighting.ordinal = (1..=back(kind))
        .filter_map(|back| anchor.word.checked_sub(back))
        .chain(anchor.word + 1..anchor.word + 4)
        .filter_map(|word| sentence.word(word))
        .filter(|word| word.chars().count() > 2)
        .find_map(super::assembly::ordinal);
    if kind == Kind::Letter
        && let Some(author) = sentence.possessor(anchor)
    {
        sighting.with.extend(author);
    }
    if kind == Kind::Talks && is_sitting(sentence, anchor, &sighting.with) {
        sighting.with.extend(own_body(sentence));
    }
    at_meeting(sentence, &mut sighting);
    let dated = sighting.when.is_some();
    let fit = match kind {
        Kind::Death | Kind::Appointment => !sighting.who.is_empty(),
        Kind::Talks => sighting.with.len() >= 2 || dated && !sighting.with.is_empty(),
        _ => dated,
    };
    fit.then_some(sighting)
}

/// Whether the word is part of a name: “Order of Lenin Street”, “Message Bureau”.
fn inside_name(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> bool {
    sentence
        .names_in(sentence.range.clone())
        .any(|name| name.range.start <= anchor.range.start && anchor.range.end <= name.range.end)
}

/// The words around an anchor that speak of it: its sentence, cut at semicolons and at the anchors of other kinds.
fn reach(sentence: &Sentence<'_, '_>, index: usize) -> Range<usize> {
    let Some(anchor) = sentence.anchors.get(index) else {
        return sentence.range.clone();
    };
    let text = sentence.text();
    let before = text
        .get(sentence.range.start..anchor.range.start)
        .unwrap_or_default();
    let after = text
        .get(anchor.range.end..sentence.range.end)
        .unwrap_or_default();
    let start = before
        .rfind(';')
        .map_or(sentence.range.start, |at| sentence.range.start + at);
    let end = after
        .find(';')
        .map_or(sentence.range.end, |at| anchor.range.end + at);
    let next = sentence
        .anchors
        .get(index + 1..)
        .into_iter()
        .flatten()
        .find(|other| other.kind.is_some_and(|kind| Some(kind) != anchor.kind))
        .map_or(end, |other| other.range.start);
    start..end.min(next)
}

/// The speaker and whom he speaks to, where “I”, “we” or “you” stand in the words.
fn pronouns(sentence: &Sentence<'_, '_>, range: &Range<usize>) -> BTreeSet<usize> {
    sentence
        .passage
        .words
        .iter()
        .enumerate()
        .filter(|(_, word)| range.start <= word.range.start && word.range.end <= range.end)
        .filter(|(_, word)| matches!(word.lower.as_str(), "i" | "me" | "my" | "you" | "your"))
        .flat_map(|(index, _)| sentence.pronoun(index))
        .collect()
}

/// Who died or was appointed: the possessor, the person after “of”, or the nearest person before a verb.
fn subject(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> BTreeSet<usize> {
    if anchor.verb {
        return sentence.subject(anchor);
    }
    if let Some(found) = sentence.possessor(anchor) {
        return found;
    }
    if sentence.word(anchor.word + 1) != Some("of") {
        return BTreeSet::new();
    }
    sentence
        .names_in(anchor.range.end..sentence.range.end)
        .next()
        .filter(|name| name.kind == EntityKind::Person && name.range.start <= anchor.range.end + 40)
        .map(|name| name.entity)
        .into_iter()
        .collect()
}

/// How many words before an anchor tell it from others: before “was published” stands what was.
fn back(kind: Kind) -> usize {
    if kind == Kind::Publication { 10 } else { 4 }
}

/// Whether a meeting is a sitting of a body, not of persons with one another.
fn is_sitting(sentence: &Sentence<'_, '_>, anchor: &Anchor, with: &BTreeSet<usize>) -> bool {
    let person = |entity: &usize| sentence.scene.kind(*entity) == Some(EntityKind::Person);
    let before = anchor
        .word
        .checked_sub(1)
        .and_then(|before| sentence.word(before));
    let formal = matches!(
        before,
        Some(
            "general"
                | "annual"
                | "council"
                | "committee"
                | "board"
                | "ordinary"
                | "special"
                | "extraordinary"
                | "anniversary"
        )
    );
    sentence.word(anchor.word) == Some("meeting") && (formal || !with.iter().any(person))
}

/// The bodies that the title names: whose meetings a document speaks of without naming the body.
fn own_body(sentence: &Sentence<'_, '_>) -> BTreeSet<usize> {
    sentence
        .scene
        .mentions(sentence.passage.item.document)
        .iter()
        .filter(|mention| matches!(mention.field, Field::Metadata("title" | "creators")))
        .filter(|mention| sentence.scene.kind(mention.entity) == Some(EntityKind::Organization))
        .map(|mention| mention.entity)
        .collect()
}

/// An undated election, resignation or decision in the minutes of a meeting is of about that day.
fn at_meeting(sentence: &Sentence<'_, '_>, sighting: &mut Sighting) {
    let decided = matches!(sighting.kind, Kind::Appointment | Kind::Decision);
    if !decided || sighting.when.is_some() || sighting.mention.status != Status::Happened {
        return;
    }
    let Some(document) = sentence.scene.documents.get(sentence.passage.item.document) else {
        return;
    };
    let title = document.metadata.title.to_lowercase();
    let minutes = ["minutes", "meeting", "proceedings", "session"]
        .iter()
        .any(|word| title.contains(word));
    let day = sentence
        .passage
        .written
        .as_ref()
        .filter(|date| minutes && date.precision() == Precision::Day);
    let Some(day) = day.and_then(Edtf::earliest) else {
        return;
    };
    let from = day.checked_sub(35.days()).ok().map(Edtf::day);
    sighting.window = from.and_then(|from| Edtf::interval(&from, &Edtf::day(day)));
}

/// Words too common to tell one occurrence from another.
const COMMON: &str = " which their there would could should about after before under other first second third where these those being having between against during since until through among great general agreement ";

/// The words around the anchor that tell it from others: of five letters and more, the anchor's own first.
fn title(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> BTreeSet<String> {
    let class = |word: &str| match word {
        "resigned" | "resignation" | "dismissed" | "dismissal" | "abdicated" | "abdication" => {
            "!out".to_owned()
        }
        "appointed" | "appointment" | "elected" | "election" | "inaugurated" | "inauguration"
        | "crowned" | "coronation" => "!in".to_owned(),
        word => format!("!{}", word.trim_end_matches('s')),
    };
    let own = sentence.word(anchor.word).map(class);
    let kind = anchor.kind.unwrap_or(Kind::Incident);
    let mut words = BTreeSet::new();
    for index in anchor.word.saturating_sub(back(kind))..anchor.word + 8 {
        let (Some(word), Some(printed)) = (sentence.word(index), sentence.passage.words.get(index))
        else {
            continue;
        };
        let named = sentence.names_in(sentence.range.clone()).any(|name| {
            name.range.start <= printed.range.start && printed.range.end <= name.range.end
        });
        let rare = word.chars().count() >= 5
            && word.chars().all(char::is_alphabetic)
            && !COMMON.contains(&format!(" {word} "));
        if named || !rare || index == anchor.word || is_calendar(word) || trigger(word).is_some() {
            continue;
        }
        words.insert(word.to_owned());
        let text = sentence.text().get(printed.range.clone());
        if printed.range.start > sentence.range.start
            && text.is_some_and(|text| text.starts_with(char::is_uppercase))
        {
            // A capitalised word tells more.
            words.insert(format!("{word} (name)"));
        }
    }
    words.extend(own);
    words
}
