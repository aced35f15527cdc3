//! Whither a journey goes.

use crate::set::Set;
use std::ops::Range;

use super::{Anchor, Goal, Sentence};
use crate::name::EntityKind;

/// How many words after a visit its goal may stand; farther where it is said in between whose visit it is.
const REACH: usize = 12;
const FAR: usize = 30;

/// Whither the visit goes.
pub(super) fn goals(
    sentence: &Sentence<'_, '_>,
    index: usize,
) -> (Set<Goal>, Option<Range<usize>>) {
    let none = (Set::new(), None);
    let Some(anchor) = sentence.anchors.get(index) else {
        return none;
    };
    if let Some((goal, range)) = goal_before(sentence, anchor) {
        return (Set::from([goal]), Some(range));
    }
    let end = sentence
        .anchors
        .get(index + 1)
        .filter(|next| !sentence.looks_back(next, anchor))
        .filter(|_| !super::visit::is_manner(sentence, index + 1))
        .map_or(sentence.range.end, |next| next.range.start);
    let own = sentence.word(anchor.word + 1);
    let reach = if matches!(own, Some("of" | "by")) {
        FAR
    } else {
        REACH
    };
    let mut at = anchor.word + 1;
    while at <= anchor.word + reach {
        let (Some(word), Some(own)) = (sentence.word(at), sentence.passage.words.get(at)) else {
            break;
        };
        let between = sentence.between(&anchor.range, &own.range);
        if own.range.start >= end
            || between.contains([';', ':', '('])
            || matches!(word, "which" | "that" | "who" | "when" | "where")
        {
            break;
        }
        if let Some(goal) = sentence.adverb_of_place(at) {
            return (Set::from([goal]), Some(anchor.range.start..own.range.end));
        }
        let direct =
            at == anchor.word + 1 && anchor.verb && !anchor.trigger.is_some_and(|own| own.weak);
        let leads = matches!(word, "to" | "in" | "at" | "into" | "for" | "through" | "on")
            || word == "of" && at == anchor.word + 1;
        if let Some((goal, range)) = goal_at(sentence, anchor, at, leads, direct) {
            let (goals, end) = joined(sentence, goal, &range);
            return (goals, Some(anchor.range.start..end));
        }
        if (leads && matches!(sentence.word(at + 1), Some("you" | "your")))
            || direct && matches!(word, "you" | "your")
        {
            let pronoun = if leads { at + 1 } else { at };
            let states: Set<Goal> = sentence
                .pronoun(pronoun)
                .into_iter()
                .filter_map(|person| sentence.scene.state(person))
                .map(Goal::Entity)
                .collect();
            return (states, None);
        }
        at += 1;
    }
    none
}

/// The goal after a word that leads to it, or as the direct object of the verb.
fn goal_at(
    sentence: &Sentence<'_, '_>,
    anchor: &Anchor,
    at: usize,
    leads: bool,
    direct: bool,
) -> Option<(Goal, Range<usize>)> {
    let word = sentence.word(at)?;
    if !leads {
        let visited = sentence
            .word(anchor.word)
            .is_some_and(|word| word.starts_with("visit"));
        let place = direct.then(|| after_article(sentence, at)).flatten();
        return place.or_else(|| {
            (direct && visited)
                .then(|| host(sentence, anchor, at))
                .flatten()
        });
    }
    let place = after_article(sentence, at + 1).filter(|(_, range)| {
        // “of the Canadian X”: an adjective before a person names no goal.
        let adjective = sentence
            .passage
            .names
            .iter()
            .any(|name| name.adjective && name.range == *range);
        !(adjective || word == "on" && !anchor.verb)
    });
    match place {
        None if word == "to" && at <= anchor.word + 4 => host(sentence, anchor, at + 1),
        // “in the Party”, “at the Congress”: a body is a goal only of “to”.
        Some((Goal::Entity(entity), _))
            if matches!(word, "in" | "for" | "of" | "on" | "through")
                && sentence.scene.kind(entity) != Some(EntityKind::State) =>
        {
            None
        }
        found => found,
    }
}

/// A place with those that are joined to it: “to Hanoi and Beijing”.
fn joined(sentence: &Sentence<'_, '_>, first: Goal, range: &Range<usize>) -> (Set<Goal>, usize) {
    let mut goals = Set::from([first]);
    let mut end = range.end;
    let words = &sentence.passage.words;
    let mut at = words.partition_point(|word| word.range.start < end);
    while let Some(joint) = words.get(at) {
        let lead = if joint.lower == "and" { at + 1 } else { at };
        let gap = words
            .get(lead)
            .and_then(|next| sentence.text().get(end..next.range.start))
            .unwrap_or_default();
        if !matches!(gap.trim(), "and" | "," | ", and") {
            break;
        }
        let Some((goal, range)) = sentence
            .place_at(lead)
            .filter(|(goal, range)| {
                let adjective = sentence
                    .passage
                    .names
                    .iter()
                    .any(|name| name.adjective && name.range == *range);
                matches!(goal, Goal::Entity(entity) if sentence.scene.kind(*entity) == Some(EntityKind::State))
                    && !adjective
            })
        else {
            break;
        };
        goals.insert(goal);
        end = range.end;
        at = words.partition_point(|word| word.range.start < end);
    }
    (goals, end)
}

/// “his visit to the chief X”: a person at whom a visit goes.
fn host(sentence: &Sentence<'_, '_>, anchor: &Anchor, word: usize) -> Option<(Goal, Range<usize>)> {
    (word..word + 3)
        .take_while(|word| sentence.word(*word).is_some())
        .find_map(|word| sentence.name_starting(word))
        .filter(|name| {
            let between = sentence.text().get(anchor.range.end..name.range.start);
            name.kind == EntityKind::Person
                && between.is_some_and(|between| !between.contains([',', ';']))
        })
        .map(|name| (Goal::Entity(name.entity), name.range.clone()))
}

/// “his Moscow trip”.
fn goal_before(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> Option<(Goal, Range<usize>)> {
    let before = anchor.word.checked_sub(1)?;
    let word = sentence.passage.words.get(before)?;
    sentence.word(before)?;
    if anchor.verb || word.possessive {
        return None;
    }
    let adjoins = sentence.text().get(word.range.end..anchor.range.start)? == " ";
    match sentence.place_at(before)? {
        (Goal::Place(_), _) => None,
        found => adjoins.then_some(found),
    }
}

/// The place at a word, after an article, “some” or the like.
fn after_article(sentence: &Sentence<'_, '_>, word: usize) -> Option<(Goal, Range<usize>)> {
    let skip = matches!(
        sentence.word(word),
        Some("the" | "some" | "several" | "various" | "certain")
    );
    sentence.place_at(word + usize::from(skip))
}
