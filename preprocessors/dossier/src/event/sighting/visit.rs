//! Visits: who travels whither.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::lexicon::Kind;
use super::anchor::HOSTING;
use super::{Anchor, Goal, Sentence, Sighting, status};
use crate::date::Precision;
use crate::event::Status;
use crate::name::EntityKind;

/// The concept of leaving, without a goal.
pub(in crate::event) const DEPARTURE: &str = "departure";

/// Verbs whose object travels: “sent X to B”.
pub(super) const SENDING: &str =
    " sent send sends sending dispatched despatched dispatch despatch ";
/// Verbs by which a company is led or a thing taken to a place: the subject travels.
pub(super) const LEADING: &str = " led headed took carried brought accompanied escorted ";

/// How many words after a visit its goal may stand; farther where it is said in between whose visit it is.
const REACH: usize = 12;
const FAR: usize = 30;

/// Reads the visit at an anchor; none where it is not said who travels, or whither.
pub(super) fn read(sentence: &Sentence<'_, '_>, index: usize) -> Option<Sighting> {
    let anchor = sentence.anchors.get(index)?;
    let own_word = sentence.word(anchor.word)?;
    if HOSTING.contains(&own_word) || SENDING.contains(&format!(" {own_word} ")) {
        return guest(sentence, index);
    }
    let (mut goals, goal_range) = goals(sentence, index);
    let (mut who, who_range) = visitors(sentence, index);
    // “went home”, whither that may be
    let home = anchor.verb && sentence.word(anchor.word + 1) == Some("home");
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
    let own: BTreeSet<Goal> = who
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
    who: &BTreeSet<usize>,
) -> Option<BTreeSet<Goal>> {
    let word = sentence.word(anchor.word)?;
    let arriving = matches!(word, "arrived" | "arrival" | "landed");
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
    let own: BTreeSet<usize> = who
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
        return Some(BTreeSet::from([here]));
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
    goals: &BTreeSet<Goal>,
) -> Option<BTreeSet<usize>> {
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
    let sending = SENDING.contains(&format!(" {own_word} "));
    let invited = own_word.starts_with("invit");
    let named = sentence
        .names_in(anchor.range.end..end)
        .find(|name| name.kind == EntityKind::Person);
    let (guests, guest_end) = if passive {
        (sentence.subject(anchor), anchor.range.end)
    } else {
        let guest = named?;
        (BTreeSet::from([guest.entity]), guest.range.end)
    };
    let (found, range) = goals(sentence, index);
    // Of “invited him for a visit” the visit tells by itself.
    let alone = invited || sending || passive || sentence.anchors.len() > index + 1;
    if guests.is_empty() || found.is_empty() && alone {
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
        sighting.mention.status = Status::Planned;
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
fn visitors(sentence: &Sentence<'_, '_>, index: usize) -> (BTreeSet<usize>, Option<Range<usize>>) {
    let Some(anchor) = sentence.anchors.get(index) else {
        return (BTreeSet::new(), None);
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
            BTreeSet::from([name.entity]),
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
) -> Option<(BTreeSet<usize>, Option<Range<usize>>)> {
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
        .filter(|next| !sentence.looks_back(next, anchor))
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
            || matches!(word, "which" | "that" | "who" | "when" | "where")
        {
            break;
        }
        if let Some(goal) = sentence.adverb_of_place(at) {
            return (
                BTreeSet::from([goal]),
                Some(anchor.range.start..own.range.end),
            );
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
        return direct.then(|| after_article(sentence, at)).flatten();
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
fn joined(
    sentence: &Sentence<'_, '_>,
    first: Goal,
    range: &Range<usize>,
) -> (BTreeSet<Goal>, usize) {
    let mut goals = BTreeSet::from([first]);
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
