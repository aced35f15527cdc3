//! Occurrences of which a sentence says little: “the landing at the Bay”, “the first session”, “who took over the
//! protection of their interests”. Alone they are no event; beside a mention of another document that shares their
//! names and words they are one more mention of it.

use super::super::lexicon::{Frequency, Kind, Trigger, deed, is_past, trigger};
use super::{Anchor, Sentence, Sighting, deeds, general};
use crate::name::EntityKind;
use crate::wordlist::holds;

/// How many words of a noun phrase may stand between its article and its noun.
const PHRASE: usize = 4;

/// The occurrences of a sentence that the surer rules have not read.
pub(super) fn of_sentence(sentence: &Sentence<'_, '_>, sure: &[Sighting]) -> Vec<Sighting> {
    let mut found: Vec<Sighting> = Vec::new();
    if sentence.passage.apart {
        return found;
    }
    let words = &sentence.passage.words;
    let dated = deeds::dated(sentence);
    let first = words.partition_point(|word| word.range.start < sentence.range.start);
    for (word, own) in words.iter().enumerate().skip(first) {
        if own.range.end > sentence.range.end {
            break;
        }
        if super::told::is_of_name(sentence, word) {
            continue;
        }
        let capital = sentence
            .text()
            .get(own.range.clone())
            .is_some_and(|text| text.starts_with(char::is_uppercase));
        let built = super::told::of_building(|at| sentence.word(at), word)
            .or_else(|| super::told::by_two(sentence, word));
        let Some(trigger) = built
            .or_else(|| trigger(&own.lower))
            .filter(|trigger| {
                !trigger.weak || trigger.noun && super::weak::is_borne_out(sentence, word, trigger)
            })
            .filter(|trigger| !(capital && in_title(sentence, word, trigger)))
            // With a capital it is part of a name: “Agrarian Reform”.
            .or_else(|| deed(&own.lower).filter(|_| !capital))
        else {
            continue;
        };
        let taken = sure.iter().chain(&found).any(|other| {
            let core = &other.mention.core;
            core.start <= own.range.start && own.range.end <= core.end
                || other.kind == trigger.kind && other.concept == trigger.concept
        });
        if taken || in_date(sentence, word) {
            continue;
        }
        let date = dated.iter().find(|(noun, _)| *noun == word);
        found.extend(read(sentence, word, (trigger, date.map(|(_, date)| *date))));
    }
    found
}

/// Whether a word with a capital is the end of a name of what is no occurrence: “Rockefeller Foundation”.
fn in_title(sentence: &Sentence<'_, '_>, word: usize, trigger: &Trigger) -> bool {
    let happens = matches!(
        trigger.kind,
        Kind::Incident | Kind::Research | Kind::Occasion | Kind::Assembly | Kind::Treaty
    );
    let before = word
        .checked_sub(1)
        .filter(|at| sentence.word(*at).is_some())
        .and_then(|at| sentence.passage.words.get(at))
        .and_then(|own| sentence.text().get(own.range.clone()));
    !happens && before.is_some_and(|own| own.starts_with(char::is_uppercase))
}

fn read(
    sentence: &Sentence<'_, '_>,
    word: usize,
    (trigger, date): (Trigger, Option<usize>),
) -> Option<Sighting> {
    let own = sentence.passage.words.get(word)?;
    let noun = trigger.noun && is_definite(sentence, word);
    let verb = !noun && trigger.verb && is_past(&own.lower) && !is_attribute(sentence, word);
    // “the story of the flood” is that of a telling.
    let retold = noun
        && (2..=4).any(|back| {
            let before = word.checked_sub(back).and_then(|at| sentence.word(at));
            matches!(before, Some("story" | "tale" | "legend"))
        });
    if !noun && !verb || retold {
        return None;
    }
    // A date that belongs to it dates its clause, which tells more.
    let dated = sentence
        .anchors
        .iter()
        .any(|anchor| anchor.word == word && anchor.date.is_some());
    if dated {
        return None;
    }
    let anchor = Anchor {
        trigger: Some(trigger),
        word,
        range: own.range.clone(),
        kind: Some(trigger.kind),
        verb,
        act: None,
        date,
        borrowed: false,
    };
    let mut sighting = general::read_as(sentence, &anchor, trigger.kind)?;
    // “the volume of trade” is no book: a book has its number. Of its manuscript it is not said that it came out.
    if trigger.name == "volume" && (sighting.ordinal.is_none() || is_in_hand(sentence, word)) {
        return None;
    }
    sighting.weak = true;
    sighting.explicit = false;
    let actor = sighting.with.iter().chain(&sighting.who).any(|entity| {
        let kind = sentence.scene.kind(*entity);
        let mut named = sentence.names_in(sentence.range.clone());
        kind.is_some()
            && kind != Some(EntityKind::State)
            && (named.any(|name| name.entity == *entity) || !sighting.bound.contains(entity))
    });
    let named = actor
        || !sighting.goals.is_empty()
        || sighting.title.iter().any(|word| word.ends_with(" (name)"));
    // Who “came” or “called” without a goal made one of many journeys.
    if verb && trigger.kind == Kind::Visit && sighting.goals.is_empty() {
        return None;
    }
    // It is not said who was chosen.
    let personal = matches!(trigger.kind, Kind::Appointment | Kind::Death);
    if verb && personal && sighting.who.is_empty() {
        return None;
    }
    let alone = noun && trigger.frequency != Frequency::Often && trigger.kind != Kind::Other;
    let told = noun && sighting.title.len() > 1;
    (named || alone || told || date.is_some()).then_some(sighting)
}

/// Whether only the manuscript, the plates or the like of a volume are spoken of.
fn is_in_hand(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    const PARTS: &str = " manuscript manuscripts proof proofs sheet sheets plate plates copy copies page pages preface index text illustrations map maps cost costs price sale ";
    (1..=6)
        .filter_map(|back| sentence.word(word.checked_sub(back)?))
        .any(|own| holds(PARTS, own))
}

/// Whether “the”, “his”, a possessor or a capitalised word makes a noun that of one occurrence.
pub(super) fn is_definite(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let words = &sentence.passage.words;
    for back in 1..=PHRASE {
        let Some(at) = word.checked_sub(back) else {
            return false;
        };
        let Some(own) = sentence.word(at) else {
            return false;
        };
        let Some(printed) = words.get(at) else {
            return false;
        };
        if matches!(
            own,
            "the"
                | "this"
                | "that"
                | "these"
                | "those"
                | "our"
                | "his"
                | "her"
                | "their"
                | "its"
                | "my"
                | "your"
        ) || printed.possessive
        {
            return true;
        }
        let gap = words
            .get(at + 1)
            .and_then(|next| sentence.text().get(printed.range.end..next.range.start));
        if gap.is_none_or(|gap| gap.contains([',', ';', ':', '.', '(', ')']))
            || matches!(
                own,
                "a" | "an"
                    | "of"
                    | "in"
                    | "to"
                    | "and"
                    | "or"
                    | "at"
                    | "on"
                    | "by"
                    | "for"
                    | "with"
                    | "no"
            )
        {
            return false;
        }
        let capital = sentence
            .text()
            .get(printed.range.clone())
            .is_some_and(|text| text.starts_with(char::is_uppercase));
        if back == 1 && capital && printed.range.start > sentence.range.start {
            return true;
        }
    }
    false
}

/// Whether a participle only qualifies the noun after it: “the appointed Governor”, “a destroyed house”.
fn is_attribute(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    let before = word.checked_sub(1).and_then(|at| sentence.word(at));
    matches!(
        before,
        Some(
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "their"
                | "its"
                | "our"
                | "this"
                | "that"
                | "said"
                | "these"
                | "of"
        )
    )
}

/// Whether a word is part of a date.
fn in_date(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    sentence.passage.words.get(word).is_some_and(|own| {
        let mut dates = sentence.passage.dates.iter();
        dates.any(|date| date.range.start <= own.range.start && own.range.end <= date.range.end)
    })
}
