//! Visits: who travels whither.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::lexicon::Kind;
use super::anchor::HOSTING;
use super::{Anchor, Goal, Sentence, Sighting, status};
use crate::event::Status;
use crate::name::EntityKind;

/// The concept of leaving, without a goal.
pub(in crate::event) const DEPARTURE: &str = "departure";

/// How many words after a visit its goal may stand; farther where it is said in between whose visit it is.
const REACH: usize = 12;
const FAR: usize = 30;

/// Reads the visit at an anchor; none where it is not said who travels, or whither.
pub(super) fn read(sentence: &Sentence<'_, '_>, index: usize) -> Option<Sighting> {
    let anchor = sentence.anchors.get(index)?;
    let own_word = sentence.word(anchor.word)?;
    if HOSTING.contains(&own_word) {
        return guest(sentence, index);
    }
    let (goals, goal_range) = goals(sentence, index);
    let (who, who_range) = visitors(sentence, index);
    let departing = anchor
        .trigger
        .is_some_and(|trigger| trigger.concept == DEPARTURE);
    if departing
        && !who.is_empty()
        && (goals.is_empty() || sentence.word(anchor.word + 1) != Some("for"))
    {
        let mut sighting = sentence.sighting(Kind::Visit, anchor, anchor.range.clone());
        sighting.with.clone_from(&who);
        sighting.who = who;
        return Some(sighting);
    }
    if goals.is_empty() || who.is_empty() {
        return None;
    }
    let own: BTreeSet<Goal> = who
        .iter()
        .filter_map(|who| sentence.scene.state(*who))
        .map(Goal::Entity)
        .collect();
    if goals.is_subset(&own) {
        return None;
    }
    let mut core = anchor.range.clone();
    for range in [who_range, goal_range].into_iter().flatten() {
        core.start = core.start.min(range.start);
        core.end = core.end.max(range.end);
    }
    let mut sighting = sentence.sighting(Kind::Visit, anchor, core);
    sighting.with = who
        .iter()
        .copied()
        .chain(goals.iter().filter_map(entity))
        .collect();
    sighting.who = who;
    sighting.goals = goals;
    sighting.concept = Kind::Visit.name();
    Some(sighting)
}

/// “hosted X”, “invited X to B”: the object of the verb travels, to the place named or to the host’s state.
fn guest(sentence: &Sentence<'_, '_>, index: usize) -> Option<Sighting> {
    let anchor = sentence.anchors.get(index)?;
    let end = sentence
        .anchors
        .get(index + 1)
        .map_or(sentence.range.end, |next| next.range.start);
    let guest = sentence
        .names_in(anchor.range.end..end)
        .find(|name| name.kind == EntityKind::Person)?;
    let (found, range) = goals(sentence, index);
    let invited = sentence.word(anchor.word)?.starts_with("invit");
    // Of “invited him for a visit” the visit tells by itself.
    if found.is_empty() && (invited || sentence.anchors.len() > index + 1) {
        return None;
    }
    let hosts: BTreeSet<usize> = sentence
        .subject(anchor)
        .into_iter()
        .chain(
            sentence
                .names_in(sentence.range.start..anchor.range.start)
                .next_back()
                .filter(|name| name.kind == EntityKind::State)
                .map(|name| name.entity),
        )
        .filter_map(|host| sentence.scene.state(host))
        .collect();
    let goals = if found.is_empty() {
        hosts.into_iter().map(Goal::Entity).collect()
    } else {
        found
    };
    let own = sentence.scene.state(guest.entity).map(Goal::Entity);
    if goals.is_empty() || own.is_some_and(|own| goals.contains(&own)) {
        return None;
    }
    let core =
        anchor.range.start..range.map_or(guest.range.end, |range| range.end.max(guest.range.end));
    let mut sighting = sentence.sighting(Kind::Visit, anchor, core);
    if invited && sighting.mention.status == Status::Happened {
        sighting.mention.status = Status::Planned;
        sighting.intended = true;
        sighting.window = status::window_of(sentence, Status::Planned).or(sighting.window);
    }
    sighting.who = BTreeSet::from([guest.entity]);
    sighting.with = std::iter::once(guest.entity)
        .chain(goals.iter().filter_map(entity))
        .collect();
    sighting.goals = goals;
    Some(sighting)
}

fn entity(goal: &Goal) -> Option<usize> {
    match goal {
        Goal::Entity(entity) => Some(*entity),
        Goal::Region(_) | Goal::Place(_) => None,
    }
}

/// Who travels.
fn visitors(sentence: &Sentence<'_, '_>, index: usize) -> (BTreeSet<usize>, Option<Range<usize>>) {
    let Some(anchor) = sentence.anchors.get(index) else {
        return (BTreeSet::new(), None);
    };
    if !anchor.verb {
        if let Some(found) = sentence.possessor(anchor) {
            let start = sentence
                .passage
                .words
                .get(anchor.word.saturating_sub(5)..anchor.word)
                .into_iter()
                .flatten()
                .rev()
                .find(|word| {
                    word.possessive
                        || matches!(word.lower.as_str(), "his" | "her" | "my" | "our" | "your")
                })
                .map_or(anchor.range.start, |word| word.range.start);
            let start = sentence
                .names_in(sentence.range.clone())
                .find(|name| name.range.start <= start && start < name.range.end)
                .map_or(start, |name| name.range.start);
            return (found, Some(start..anchor.range.end));
        }
        if let Some(found) = agent_after(sentence, index) {
            return found;
        }
    }
    (sentence.subject(anchor), None)
}

/// “visit of a delegation …, headed by X”, “visit by X”.
fn agent_after(
    sentence: &Sentence<'_, '_>,
    index: usize,
) -> Option<(BTreeSet<usize>, Option<Range<usize>>)> {
    let anchor = sentence.anchors.get(index)?;
    let end = sentence
        .anchors
        .get(index + 1)
        .map_or(sentence.range.end, |next| next.range.start);
    let text = sentence.text().get(anchor.range.end..end)?;
    let at = [" of ", " by "]
        .iter()
        .filter_map(|word| text.find(word))
        .min()?;
    if text.get(..at)?.contains([',', ';', '.', '(']) {
        return None;
    }
    let from = anchor.range.end + at;
    // “of the Emir of the Syrians, Faris”: the person, if near, whatever stands before.
    let first = sentence
        .names_in(from..end)
        .find(|name| name.kind == EntityKind::Person)
        .filter(|name| name.range.start - from <= 45)
        .or_else(|| sentence.names_in(from..end).next());
    if let Some(first) = first
        && first.kind == EntityKind::Person
        && first.range.start - from <= 60
    {
        return Some((
            BTreeSet::from([first.entity]),
            Some(anchor.range.start..first.range.end),
        ));
    }
    let heads = sentence.delegation(from..end);
    (!heads.is_empty()).then_some((heads, None))
}

/// Whither the visit goes.
fn goals(sentence: &Sentence<'_, '_>, index: usize) -> (BTreeSet<Goal>, Option<Range<usize>>) {
    let none = (BTreeSet::new(), None);
    let Some(anchor) = sentence.anchors.get(index) else {
        return none;
    };
    if let Some((goal, range)) = goal_before(sentence, anchor) {
        return (BTreeSet::from([goal]), Some(range));
    }
    let end = sentence
        .anchors
        .get(index + 1)
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
        let between = sentence
            .text()
            .get(anchor.range.end..own.range.start)
            .unwrap_or_default();
        if own.range.start >= end
            || between.contains([';', ':', '('])
            || matches!(word, "which" | "that" | "who")
        {
            break;
        }
        let direct =
            at == anchor.word + 1 && anchor.verb && !anchor.trigger.is_some_and(|own| own.weak);
        let leads = matches!(word, "to" | "in" | "at" | "into" | "for")
            || word == "of" && at == anchor.word + 1;
        let place = if leads && word == "to" {
            after_article(sentence, at + 1).or_else(|| host(sentence, at + 1))
        } else if leads {
            after_article(sentence, at + 1)
        } else if direct {
            after_article(sentence, at)
        } else {
            None
        };
        if let Some((goal, range)) = place {
            return (BTreeSet::from([goal]), Some(anchor.range.start..range.end));
        }
        if (leads && matches!(sentence.word(at + 1), Some("you" | "your")))
            || direct && matches!(word, "you" | "your")
        {
            let pronoun = if leads { at + 1 } else { at };
            let states: BTreeSet<Goal> = sentence
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

/// “his visit to the chief X”: a person at whom a visit goes.
fn host(sentence: &Sentence<'_, '_>, word: usize) -> Option<(Goal, Range<usize>)> {
    (word..word + 3)
        .take_while(|word| sentence.word(*word).is_some())
        .find_map(|word| sentence.name_starting(word))
        .filter(|name| name.kind == EntityKind::Person)
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
