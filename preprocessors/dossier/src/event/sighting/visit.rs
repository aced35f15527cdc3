//! Visits: who travels whither.

use crate::set::Set;
use std::ops::Range;
use std::sync::Arc;

use super::super::lexicon::Kind;
use super::anchor::HOSTING;
use super::goal::goals;
use super::{Anchor, Goal, Sentence, Sighting, status};
use crate::date::Precision;
use crate::event::Status;
use crate::name::EntityKind;
use crate::wordlist::holds;

/// The concept of leaving, without a goal.
pub(in crate::event) const DEPARTURE: &str = "departure";

/// Verbs whose object travels: “sent X to B”.
pub(super) const SENDING: &str =
    " sent send sends sending dispatched despatched dispatch despatch ";
/// Verbs by which a company is led or a thing taken to a place: the subject travels.
pub(super) const LEADING: &str = " led headed took carried brought accompanied escorted ";

/// Reads the visit at an anchor; none where it is not said who travels, or whither.
pub(super) fn read(sentence: &Sentence<'_, '_>, index: usize) -> Option<Sighting> {
    let anchor = sentence.anchors.get(index)?;
    let own_word = sentence.word(anchor.word)?;
    if is_manner(sentence, index) {
        return None;
    }
    if HOSTING.contains(&own_word) || holds(SENDING, own_word) {
        return guest(sentence, index);
    }
    let (mut goals, goal_range) = goals(sentence, index);
    let (mut who, who_range) = visitors(sentence, index);
    // “went home”, whither that may be
    let home = anchor.verb && sentence.word(anchor.word + 1) == Some("home");
    if who.is_empty() && !goals.is_empty() {
        who = companions(sentence, anchor, goal_range.as_ref());
    }
    let departing = home
        || anchor
            .trigger
            .is_some_and(|trigger| trigger.concept == DEPARTURE);
    if departing
        && !who.is_empty()
        && (home || goals.is_empty() || sentence.word(anchor.word + 1) != Some("for"))
    {
        let mut sighting = sentence.sighting(Kind::Visit, anchor, anchor.range.clone());
        sighting.with.clone_from(&who);
        sighting.who = who;
        sighting.concept = DEPARTURE;
        return Some(sighting);
    }
    let mut explicit = true;
    if goals.is_empty() {
        goals = unnamed_goal(sentence, anchor, &who)?;
        explicit = false;
    } else if who.is_empty() {
        who = unnamed_visitor(sentence, anchor, &goals)?;
        explicit = false;
    }
    let own: Set<Goal> = who
        .iter()
        .filter_map(|who| sentence.scene.state(*who))
        .map(Goal::Entity)
        .collect();
    let back = goals
        .iter()
        .any(|goal| matches!(goal, Goal::Entity(entity) if who.contains(entity)));
    if who.is_empty() || back || !goals.is_empty() && goals.is_subset(&own) {
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
    sighting.explicit = explicit;
    sighting.ordinal = visit_number(sentence, anchor);
    sighting.concept = Kind::Visit.name();
    Some(sighting)
}

/// Those with whom a journey is made of which it is not said who made it: “I then travelled with X and Y to Rome”.
fn companions(
    sentence: &Sentence<'_, '_>,
    anchor: &Anchor,
    goal: Option<&Range<usize>>,
) -> Set<usize> {
    const NEAR: usize = 4;
    let with = (anchor.word + 1..=anchor.word + NEAR)
        .find(|at| sentence.word(*at) == Some("with"))
        .and_then(|at| sentence.passage.words.get(at));
    let (Some(with), Some(goal), true) = (with, goal, anchor.verb) else {
        return Set::new();
    };
    sentence
        .names_in(with.range.end..goal.end)
        .filter(|name| name.kind == EntityKind::Person && !name.nested)
        .map(|name| name.entity)
        .collect()
}

/// Whether a noun only says how the journey of the verb before it was: “went to Rome on a short visit”.
pub(super) fn is_manner(sentence: &Sentence<'_, '_>, index: usize) -> bool {
    const NEAR: usize = 12;
    let (Some(noun), Some(verb)) = (
        sentence.anchors.get(index),
        index
            .checked_sub(1)
            .and_then(|before| sentence.anchors.get(before)),
    ) else {
        return false;
    };
    let lead = (1..=4)
        .filter_map(|back| sentence.word(noun.word.checked_sub(back)?))
        .take_while(|word| !matches!(*word, "of" | "to" | "in" | "at"))
        .any(|word| word == "on");
    let named = matches!(sentence.word(noun.word + 1), Some("of" | "by" | "to"));
    verb.verb
        && !noun.verb
        && verb.kind == Some(Kind::Visit)
        && noun.kind == Some(Kind::Visit)
        && noun.word - verb.word <= NEAR
        && lead
        && !named
}

/// “a second visit”, “his first trip”.
fn visit_number(sentence: &Sentence<'_, '_>, anchor: &Anchor) -> Option<u32> {
    if anchor.verb {
        return None;
    }
    (1..=2)
        .filter_map(|back| sentence.word(anchor.word.checked_sub(back)?))
        .find_map(crate::date::number::ordinal)
}

/// Whither a visit goes of which only the visitor is named: to where the document was written, if that is not his own
/// country, else to where the last one went of which the text told.
fn unnamed_goal(
    sentence: &Sentence<'_, '_>,
    anchor: &Anchor,
    who: &Set<usize>,
) -> Option<Set<Goal>> {
    let word = sentence.word(anchor.word)?;
    let arriving = matches!(
        word,
        "arrived" | "arrives" | "arrive" | "arrival" | "landed" | "come" | "came" | "comes"
    );
    let dated = anchor
        .date
        .and_then(|date| sentence.passage.dates.get(date))
        .is_some_and(|date| date.date.precision() <= Precision::Month);
    // “the visit of X in May”, “after his visit”: a noun that says whose it is.
    let told_before = !anchor.verb && sentence.takes_up(anchor);
    if who.is_empty()
        || told_before
        || anchor.verb && !arriving
        || !dated && !sentence.is_known(anchor)
    {
        return None;
    }
    let own: Set<usize> = who
        .iter()
        .filter_map(|who| sentence.scene.state(*who))
        .collect();
    let foreign = |goal: &Goal| match goal {
        Goal::Entity(state) => !own.contains(state),
        Goal::Region(_) | Goal::Place(_) => true,
    };
    let before = sentence
        .memory
        .visit
        .as_ref()
        .filter(|(item, visitors, _)| *item == sentence.passage.item && visitors == who)
        .map(|(_, _, goals)| goals.clone());
    if let Some(goals) = before {
        return Some(goals);
    }
    let here = sentence
        .memory
        .here
        .clone()
        .filter(|here| foreign(here) && !own.is_empty());
    if let Some(here) = here {
        return Some(Set::from([here]));
    }
    let last = sentence
        .memory
        .visit
        .as_ref()
        .filter(|(item, _, goals)| *item == sentence.passage.item && goals.iter().all(foreign))
        .map(|(_, _, goals)| goals.clone());
    last.filter(|_| dated)
}

/// Who travels in “a second visit to B took place”: whose visit was told last.
fn unnamed_visitor(
    sentence: &Sentence<'_, '_>,
    anchor: &Anchor,
    goals: &Set<Goal>,
) -> Option<Set<usize>> {
    let (item, who, last) = sentence.memory.visit.as_ref()?;
    let again = (1..=2)
        .filter_map(|back| sentence.word(anchor.word.checked_sub(back)?))
        .any(|word| {
            matches!(
                word,
                "the" | "this" | "that" | "second" | "third" | "another"
            )
        });
    let same = *item == sentence.passage.item && !goals.is_disjoint(last);
    let told = anchor.date.is_some() || visit_number(sentence, anchor).is_some();
    (!anchor.verb && again && same && told).then(|| who.clone())
}

/// “hosted X”, “invited X to B”, “sent X to B”: the object of the verb travels, to the place named or to the host’s
/// state.
fn guest(sentence: &Sentence<'_, '_>, index: usize) -> Option<Sighting> {
    let anchor = sentence.anchors.get(index)?;
    let end = sentence
        .anchors
        .get(index + 1)
        .map_or(sentence.range.end, |next| next.range.start);
    let own_word = sentence.word(anchor.word)?;
    let passive = anchor
        .word
        .checked_sub(1)
        .and_then(|before| sentence.word(before))
        .is_some_and(|word| matches!(word, "was" | "were" | "been" | "be" | "being" | "is"));
    let sending = holds(SENDING, own_word);
    let invited = own_word.starts_with("invit");
    let named = sentence
        .names_in(anchor.range.end..end)
        .find(|name| name.kind == EntityKind::Person);
    let (guests, guest_end) = if passive {
        (sentence.subject(anchor), anchor.range.end)
    } else {
        let guest = named?;
        (Set::from([guest.entity]), guest.range.end)
    };
    let (found, range) = goals(sentence, index);
    // Of “invited him for a visit” the visit tells by itself.
    let alone = invited || sending || passive || sentence.anchors.len() > index + 1;
    if guests.is_empty() || found.is_empty() && alone {
        return None;
    }
    let hosts: Set<usize> = sentence
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
    let own = guests
        .iter()
        .filter_map(|guest| sentence.scene.state(*guest))
        .map(Goal::Entity);
    let home = own.into_iter().any(|own| goals.contains(&own));
    let own = goals
        .iter()
        .any(|goal| matches!(goal, Goal::Entity(entity) if guests.contains(entity)));
    if goals.is_empty() || home || own {
        return None;
    }
    let core = anchor.range.start..range.map_or(guest_end, |range| range.end.max(guest_end));
    let mut sighting = sentence.sighting(Kind::Visit, anchor, core);
    if invited && sighting.mention.status == Status::Happened {
        Arc::make_mut(&mut sighting.mention).status = Status::Planned;
        sighting.intended = true;
        sighting.window = status::window_of(sentence, Status::Planned).or(sighting.window);
    }
    sighting.with = guests
        .iter()
        .copied()
        .chain(goals.iter().filter_map(entity))
        .collect();
    sighting.who = guests;
    sighting.goals = goals;
    sighting.concept = Kind::Visit.name();
    Some(sighting)
}

fn entity(goal: &Goal) -> Option<usize> {
    match goal {
        Goal::Entity(entity) => Some(*entity),
        Goal::Region(_) | Goal::Place(_) => None,
    }
}

/// Who travels.
fn visitors(sentence: &Sentence<'_, '_>, index: usize) -> (Set<usize>, Option<Range<usize>>) {
    let Some(anchor) = sentence.anchors.get(index) else {
        return (Set::new(), None);
    };
    if anchor.verb {
        return (sentence.subject(anchor), None);
    }
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
    // “the Harriman visit”
    let before = anchor
        .word
        .checked_sub(1)
        .filter(|before| {
            sentence.passage.words.get(*before).is_some_and(|word| {
                sentence.text().get(word.range.end..anchor.range.start) == Some(" ")
            })
        })
        .and_then(|before| sentence.name_ending(before))
        .filter(|name| name.kind == EntityKind::Person);
    if let Some(name) = before {
        return (
            Set::from([name.entity]),
            Some(name.range.start..anchor.range.end),
        );
    }
    if let Some(found) = agent_after(sentence, index) {
        return found;
    }
    (sentence.subject_of_noun(anchor), None)
}

/// “visit of a delegation …, headed by X”, “visit by X”.
fn agent_after(
    sentence: &Sentence<'_, '_>,
    index: usize,
) -> Option<(Set<usize>, Option<Range<usize>>)> {
    const LEAD: usize = 45;
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
    let gap = text.get(..at)?;
    if gap.contains([',', ';', '.', '(']) || gap.chars().count() > LEAD {
        return None;
    }
    let from = anchor.range.end + at;
    // “of the Emir of the Syrians, Faris”: the person, if near, whatever stands before.
    let first = sentence
        .names_in(from..end)
        .find(|name| name.kind == EntityKind::Person)
        .filter(|name| name.range.start - from <= LEAD)
        .or_else(|| sentence.names_in(from..end).next());
    if let Some(first) = first
        && first.kind == EntityKind::Person
        && first.range.start - from <= 60
    {
        return Some((
            Set::from([first.entity]),
            Some(anchor.range.start..first.range.end),
        ));
    }
    let heads = sentence.delegation(from..end);
    (!heads.is_empty()).then_some((heads, None))
}
