//! The words of a sentence that name or tell an occurrence.

use std::ops::Range;

use super::super::lexicon::{Kind, act, base_trigger, trigger};
use super::super::text::is_calendar;
use super::{Anchor, Goal, Sentence};
use crate::name::EntityKind;

/// Forms of “to be”, by which a person is said to be at a place.
const BEING: [&str; 4] = ["was", "were", "been", "stayed"];
/// Verbs of hosts, whose object travels.
pub(super) const HOSTING: [&str; 4] = ["hosted", "hosting", "invited", "inviting"];

/// The anchors of a sentence, in order.
pub(super) fn anchors(sentence: &Sentence<'_, '_>) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    let words = &sentence.passage.words;
    let first = words.partition_point(|word| word.range.start < sentence.range.start);
    for (word, own) in words.iter().enumerate().skip(first) {
        if own.range.end > sentence.range.end {
            break;
        }
        let (mut trigger, act) = (trigger(&own.lower), act(&own.lower));
        let free = trigger.is_none() && act.is_none();
        let infinitive = free && (is_infinitive(sentence, word) || is_ongoing(sentence, word));
        if infinitive {
            trigger = base_trigger(&own.lower);
        }
        if trigger
            .is_some_and(|trigger| trigger.weak && !is_borne_out(sentence, word, trigger.kind))
        {
            trigger = None;
        }
        // “had been received in Moscow”: who is received at a place has gone there.
        if own.lower == "received" && trigger.is_none() && is_received_at(sentence, word) {
            trigger = super::super::lexicon::trigger("visited");
        }
        if trigger.is_some() || act.is_some() {
            anchors.push(Anchor {
                trigger,
                word,
                range: own.range.clone(),
                kind: trigger.map(|trigger| trigger.kind),
                verb: trigger.is_some_and(|trigger| {
                    trigger.verb && (infinitive || !trigger.noun || is_verb(sentence, word))
                }),
                act,
                date: None,
                borrowed: false,
            });
        }
    }
    anchors
}

/// Whether “received” is said of a guest, and of where.
fn is_received_at(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let before = word.checked_sub(1).and_then(|at| sentence.word(at));
    matches!(before, Some("was" | "were" | "been" | "being"))
        && leads_to_place(sentence, word, &["in", "at"])
}

/// Whether a word stands after “to”, “will” or the like.
fn is_infinitive(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let before = |back: usize| word.checked_sub(back).and_then(|at| sentence.word(at));
    // “will himself travel”, “would also sign”.
    let between = matches!(
        before(1),
        Some("himself" | "herself" | "also" | "soon" | "then" | "probably" | "again")
    );
    matches!(
        before(1 + usize::from(between)),
        Some(
            "to" | "will"
                | "would"
                | "shall"
                | "should"
                | "may"
                | "might"
                | "must"
                | "not"
                | "can"
                | "could"
        )
    )
}

/// Whether a word is a participle after a form of “to be”: “was resigning”.
fn is_ongoing(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    sentence.word(word).is_some_and(|own| own.ends_with("ing"))
        && word
            .checked_sub(1)
            .and_then(|before| sentence.word(before))
            .is_some_and(|before| {
                matches!(before, "is" | "was" | "are" | "were" | "been" | "be" | "am")
            })
}

/// Whether what follows a common verb makes it tell an occurrence: “went to Rome”, “received the Ambassador”.
fn is_borne_out(sentence: &Sentence<'_, '_>, word: usize, kind: Kind) -> bool {
    let own = sentence.word(word).unwrap_or_default();
    match kind {
        Kind::Visit if BEING.contains(&own) => {
            leads_to_place(sentence, word, &["in", "at"]) && follows_person(sentence, word)
        }
        Kind::Visit if HOSTING.contains(&own) => {
            names_person(sentence, word, 6)
                && (!own.starts_with("invit") || bids_to_place(sentence, word))
        }
        Kind::Visit if DEPARTING.contains(&own) => {
            let next = sentence.word(word + 1);
            follows_person(sentence, word)
                && (matches!(
                    next,
                    None | Some(
                        "here"
                            | "in"
                            | "on"
                            | "at"
                            | "for"
                            | "yesterday"
                            | "last"
                            | "this"
                            | "again"
                            | "by"
                            | "and"
                    )
                ) || sentence.is_place(word + 1))
        }
        Kind::Visit => leads_to_place(sentence, word, &["to", "into", "in", "at", "for"]),
        Kind::Talks => names_person(sentence, word, 4),
        Kind::Incident => taken_place(sentence, word).is_some(),
        Kind::Assembly => stands_near(sentence, word, (10, 6), |word| {
            matches!(
                word,
                "conference"
                    | "congress"
                    | "session"
                    | "assembly"
                    | "parliament"
                    | "council"
                    | "diet"
            )
        }),
        Kind::Publication => stands_near(sentence, word, (10, 4), |word| {
            matches!(
                word,
                "volume"
                    | "vol"
                    | "volumes"
                    | "part"
                    | "edition"
                    | "fascicle"
                    | "memoir"
                    | "memoirs"
                    | "transactions"
                    | "proceedings"
                    | "journal"
                    | "bulletin"
                    | "catalogue"
                    | "handbook"
            )
        }),
        Kind::Enactment => stands_near(sentence, word, (10, 6), |word| {
            matches!(
                word,
                "ordinance" | "act" | "bill" | "law" | "statute" | "charter" | "constitution"
            )
        }),
        Kind::Appointment => {
            matches!(sentence.word(word + 1), Some("up" | "down"))
                && stands_near(sentence, word, (0, 6), is_office)
        }
        _ => names_body(sentence, word),
    }
}

/// “went back to the X”: a preposition, and a capitalised place after it.
/// The place that is taken, lost or freed: after “the fall of”, as the object of “captured”, or before “fell”
/// and “was taken”.
pub(super) fn taken_place(
    sentence: &Sentence<'_, '_>,
    word: usize,
) -> Option<(Goal, Range<usize>)> {
    let place = |at: usize| {
        let named = sentence.name_starting(at);
        let fits = named.is_none_or(|name| name.kind == EntityKind::State);
        // “the General fell”, “he lost Captain Ito”: a town has no article, and no person after it.
        let article = at.checked_sub(1).and_then(|before| sentence.word(before)) == Some("the");
        let titled = sentence
            .name_starting(at + 1)
            .is_some_and(|name| name.kind == EntityKind::Person);
        sentence
            .place_at(at)
            .filter(|(goal, _)| fits && !matches!(goal, Goal::Place(_) if article || titled))
    };
    let before = |back: usize| word.checked_sub(back).and_then(|at| sentence.word(at));
    let own = sentence.word(word)?;
    let noun = matches!(
        own,
        "fall"
            | "loss"
            | "capture"
            | "recapture"
            | "retaking"
            | "conquest"
            | "reconquest"
            | "liberation"
    );
    if noun {
        return (sentence.word(word + 1) == Some("of"))
            .then(|| place(word + 2))
            .flatten();
    }
    let passive = matches!(
        before(1),
        Some("was" | "were" | "been" | "be" | "being" | "is")
    );
    if own == "fell" || passive {
        // “Jijiga had been taken”: auxiliaries stand between.
        let last = (1..=4).find(|back| {
            !matches!(
                before(*back),
                Some(
                    "was"
                        | "were"
                        | "been"
                        | "be"
                        | "being"
                        | "is"
                        | "had"
                        | "has"
                        | "have"
                        | "again"
                        | "finally"
                )
            )
        })?;
        return place(word.checked_sub(last)?);
    }
    place(word + 1)
}

fn leads_to_place(sentence: &Sentence<'_, '_>, word: usize, leads: &[&str]) -> bool {
    let skip = usize::from(matches!(
        sentence.word(word + 1),
        Some(
            "back"
                | "over"
                | "out"
                | "on"
                | "home"
                | "again"
                | "up"
                | "down"
                | "recently"
                | "once"
                | "here"
                | "himself"
                | "herself"
                | "also"
                | "then"
        )
    ));
    let lead = word + 1 + skip;
    if !sentence
        .word(lead)
        .is_some_and(|lead| leads.contains(&lead))
    {
        return false;
    }
    let article = usize::from(sentence.word(lead + 1) == Some("the"));
    let Some(place) = sentence.passage.words.get(lead + 1 + article) else {
        return false;
    };
    let printed = sentence.text().get(place.range.clone()).unwrap_or_default();
    sentence.word(lead + 1 + article).is_some()
        && printed.starts_with(char::is_uppercase)
        && !is_calendar(&place.lower)
        && sentence.is_place(lead + 1 + article)
}

/// Verbs of leaving.
pub(super) const DEPARTING: [&str; 5] = ["left", "departed", "leave", "leaves", "leaving"];

/// Whether a word names an office that one may lay down.
fn is_office(word: &str) -> bool {
    word.ends_with("ship") && word.len() > 6
        || matches!(
            word,
            "office"
                | "post"
                | "presidency"
                | "chair"
                | "seat"
                | "command"
                | "throne"
                | "crown"
                | "secretaryship"
                | "ministry"
                | "mandate"
                | "portfolio"
                | "regency"
        )
}

/// Whether a word of a sort stands within so many words before or after.
fn stands_near(
    sentence: &Sentence<'_, '_>,
    word: usize,
    (before, after): (usize, usize),
    fits: impl Fn(&str) -> bool,
) -> bool {
    (word.saturating_sub(before)..=word + after)
        .filter(|near| *near != word)
        .filter_map(|near| sentence.word(near))
        .any(fits)
}

/// “invited X to B”, and not “invited X to visit B”.
fn bids_to_place(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let end = word + 10;
    let visit = (word + 1..end)
        .filter_map(|next| sentence.word(next))
        .filter_map(trigger)
        .any(|trigger| trigger.kind == Kind::Visit && !trigger.weak);
    !visit && (word + 1..end).any(|next| leads_to_place(sentence, next, &["to"]))
}

/// Whether a person or a pronoun stands just before, adverbs and auxiliaries apart.
fn follows_person(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let mut at = word;
    while let Some(before) = at.checked_sub(1) {
        at = before;
        match sentence.word(at) {
            Some(
                "had" | "has" | "have" | "also" | "then" | "himself" | "just" | "recently" | "not"
                | "never" | "already" | "last" | "who",
            ) => {}
            Some("i" | "we" | "he" | "she" | "you") => return true,
            Some(_) => {
                return sentence
                    .name_ending(at)
                    .is_some_and(|name| name.kind == EntityKind::Person);
            }
            None => return false,
        }
    }
    false
}

/// Whether a person is named within so many words.
fn names_person(sentence: &Sentence<'_, '_>, word: usize, reach: usize) -> bool {
    (word + 1..=word + reach)
        .take_while(|next| sentence.word(*next).is_some())
        .filter_map(|next| sentence.name_starting(next))
        .any(|name| name.kind == EntityKind::Person)
}

/// Whether a body or a state is named just after, an article apart.
fn names_body(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let article = usize::from(sentence.word(word + 1) == Some("the"));
    sentence
        .name_starting(word + 1 + article)
        .is_some_and(|name| name.kind == EntityKind::Organization)
}

/// Whether a word that can be noun or verb is a verb here: after “to”, “not”, an auxiliary or its subject.
fn is_verb(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let passage = sentence.passage;
    let Some(before) = word
        .checked_sub(1)
        .and_then(|before| passage.words.get(before))
    else {
        return false;
    };
    let own = passage.words.get(word).map_or(0, |word| word.range.start);
    let subject = !before.possessive
        && passage.names.iter().any(|name| {
            !name.nested
                && !name.adjective
                && name.range.end == before.range.end
                && name.range.end + 1 == own
                && name.kind == EntityKind::Person
        });
    subject
        || matches!(
            before.lower.as_str(),
            "to" | "not"
                | "will"
                | "would"
                | "could"
                | "can"
                | "may"
                | "should"
                | "must"
                | "shall"
                | "might"
                | "did"
                | "didn’t"
                | "didn't"
                | "never"
                | "he"
                | "she"
                | "they"
                | "we"
                | "i"
                | "you"
                | "who"
        )
}
