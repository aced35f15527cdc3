//! Between whom a treaty is.

use crate::set::Set;
use std::ops::Range;

use super::super::lexicon::{Act, Kind};
use super::super::scene::Named;
use super::{Anchor, KnownTreaty, Sentence};
use crate::name::EntityKind;
use crate::wordlist::holds_lower;

/// The persons and bodies after “with” or “between”: “the treaty with the Chief Mponda”.
pub(super) fn signatories(sentence: &Sentence<'_, '_>, noun: &Anchor) -> Set<usize> {
    const REACH: usize = 40;
    let lead = (noun.word + 1..noun.word + 8)
        .find(|word| matches!(sentence.word(*word), Some("with" | "between")))
        .or_else(|| signed_by(sentence, noun))
        .and_then(|word| sentence.passage.words.get(word));
    let Some(lead) = lead else {
        return Set::new();
    };
    let mut found = Set::new();
    let mut end = lead.range.end;
    for name in sentence.names_in(lead.range.end..sentence.range.end) {
        let between = sentence
            .text()
            .get(end..name.range.start)
            .unwrap_or_default();
        if name.range.start > end + REACH || between.contains([';', '.', ':']) {
            break;
        }
        if name.kind != EntityKind::State {
            found.insert(name.entity);
        }
        end = name.range.end;
    }
    found
}

/// The “by” of “the agreement, signed in Rome by X”.
fn signed_by(sentence: &Sentence<'_, '_>, noun: &Anchor) -> Option<usize> {
    let act = sentence
        .anchors
        .iter()
        .find(|act| act.act == Some(Act::Sign) && act.word > noun.word)
        .filter(|act| act.word <= noun.word + 8)?;
    (act.word + 1..act.word + 10).find(|word| sentence.word(*word) == Some("by"))
}

/// The parties of each treaty that the noun names, and whether they are named with it.
pub(super) fn parties(sentence: &Sentence<'_, '_>, index: usize) -> Vec<(Set<usize>, bool)> {
    let Some(noun) = sentence.anchors.get(index) else {
        return Vec::new();
    };
    let plural = sentence
        .word(noun.word)
        .is_some_and(|word| word.ends_with('s'));
    if let Some((lead, group)) = group_after(sentence, noun) {
        return match lead {
            "between" if !plural => vec![(group.into_iter().collect(), true)],
            "between" => group
                .chunks(2)
                .map(|pair| (pair.iter().copied().collect(), true))
                .collect(),
            _ => {
                let own = own_party(sentence, noun, &group);
                group
                    .iter()
                    .map(|other| (own.iter().copied().chain([*other]).collect(), true))
                    .collect()
            }
        };
    }
    let mut named: Set<usize> = adjectives_before(sentence, noun);
    if named.len() >= 2 {
        return vec![(named, true)];
    }
    if let Some(pair) = of_visit(sentence, index, &named) {
        return vec![(pair, true)];
    }
    if let Some(group) = signers(sentence, index).filter(|group| named.is_subset(group)) {
        return vec![(group, true)];
    }
    let explicit = !named.is_empty() || !super::treaty::title(sentence, noun).is_empty();
    let heading = &sentence.passage.heading;
    if explicit && heading.len() == 2 && named.iter().all(|party| heading.contains(party)) {
        named.extend(heading);
        return vec![(named, true)];
    }
    let known = sentence.memory.treaty.as_ref();
    known
        .filter(|known| named.is_subset(&known.parties) && refers_back(sentence, noun, known))
        .map(|known| (known.parties.clone(), false))
        .into_iter()
        .collect()
}

/// Whether “the treaty” can be the one named before: not far from it, of no other time, party, name or matter.
fn refers_back(sentence: &Sentence<'_, '_>, noun: &Anchor, known: &KnownTreaty) -> bool {
    const BLOCKS: usize = 10;
    let passage = sentence.passage;
    if !definite(sentence, noun) || known.item != passage.item {
        return false;
    }
    let date = noun.date.and_then(|date| passage.dates.get(date));
    let near = passage.block - known.block <= BLOCKS;
    let timed = match (date, &known.when) {
        (Some(date), Some(known)) => date.date.overlaps(known),
        // “the 1954 treaty” is another, but one may sign in September what was only spoken of before.
        (Some(date), None) => near && !is_attribute(sentence, noun, &date.range),
        (None, _) => near,
    };
    let own = super::treaty::title(sentence, noun);
    let marks = super::treaty::marks(sentence, noun);
    let titled = own.is_empty() || !own.is_disjoint(&known.title);
    let marked = marks.is_empty() || !marks.is_disjoint(&known.title);
    let stranger = super::bound::participants(sentence, noun)
        .into_iter()
        .filter_map(|entity| sentence.scene.state(entity))
        .any(|state| !known.parties.contains(&state));
    // “the agreement on Tibet”
    let matter = sentence.word(noun.word + 1) == Some("on")
        && !passage.dates.iter().any(|date| {
            date.range.start < noun.range.end + 12 && noun.range.end <= date.range.start
        });
    timed && titled && marked && !stranger && !matter
}

/// “a visit to B to sign a treaty”: the visitor's state and the one visited.
fn of_visit(sentence: &Sentence<'_, '_>, index: usize, named: &Set<usize>) -> Option<Set<usize>> {
    let noun = sentence.anchors.get(index)?;
    let act = sentence
        .anchors
        .get(index.checked_sub(1)?)
        .filter(|act| act.act == Some(Act::Sign))?;
    let visit = sentence
        .anchors
        .get(index.checked_sub(2)?)
        .filter(|visit| visit.kind == Some(Kind::Visit))?;
    let purpose = act
        .word
        .checked_sub(1)
        .and_then(|before| sentence.word(before))
        == Some("to");
    if !purpose || noun.word - visit.word > 30 {
        return None;
    }
    let visit = super::visit::read(sentence, index - 2)?;
    let mut pair: Set<usize> = visit
        .who
        .iter()
        .filter_map(|who| sentence.scene.state(*who))
        .collect();
    pair.extend(visit.goals.iter().filter_map(|goal| match goal {
        super::Goal::Entity(entity) => sentence.scene.state(*entity),
        super::Goal::Region(_) | super::Goal::Place(_) => None,
    }));
    if pair.len() == 1 {
        pair.extend(
            sentence
                .passage
                .heading
                .iter()
                .filter(|_| sentence.passage.heading.len() == 2),
        );
    }
    (pair.len() == 2 && named.is_subset(&pair)).then_some(pair)
}

/// “A and B signed a treaty”: the states that are the subject of the act.
fn signers(sentence: &Sentence<'_, '_>, index: usize) -> Option<Set<usize>> {
    const AUXILIARIES: [&str; 6] = ["have", "had", "has", "then", "also", "finally"];
    let act = sentence.anchors.get(index.checked_sub(1)?)?;
    act.act?;
    let mut group = Set::new();
    let mut end = act.range.start;
    let before: Vec<&Named> = sentence
        .names_in(sentence.range.start..act.range.start)
        .collect();
    for name in before.into_iter().rev() {
        let between = sentence.text().get(name.range.end..end)?;
        let mut words = between.split(|letter: char| !letter.is_alphanumeric());
        let linked = words.all(|word| {
            let auxiliary = group.is_empty() && AUXILIARIES.contains(&word);
            auxiliary || matches!(word, "" | "and" | "the")
        });
        if !linked || between.contains([';', '(']) || name.kind != EntityKind::State {
            break;
        }
        group.insert(name.entity);
        end = name.range.start;
    }
    (group.len() >= 2).then_some(group)
}

/// “the treaty”, “this treaty”, “our treaty”.
pub(super) fn definite(sentence: &Sentence<'_, '_>, noun: &Anchor) -> bool {
    (1..=4)
        .filter_map(|back| noun.word.checked_sub(back))
        .filter_map(|index| sentence.word(index))
        .any(|word| {
            matches!(
                word,
                "the" | "this" | "that" | "our" | "their" | "its" | "his" | "said"
            )
        })
}

/// Whether a date is part of what a treaty is called: “the 1954 treaty”, “the treaty of April 1954”.
fn is_attribute(sentence: &Sentence<'_, '_>, noun: &Anchor, date: &Range<usize>) -> bool {
    let gap = |from: usize, to: usize| sentence.text().get(from..to).unwrap_or_default().trim();
    if date.end <= noun.range.start {
        return gap(date.end, noun.range.start).split_whitespace().count() <= 1;
    }
    matches!(
        gap(noun.range.end, date.start),
        "of" | "of the" | "dated" | "dated the" | "(" | ","
    )
}

/// The states after “between” or “with” that follow the noun.
pub(super) fn group_after(
    sentence: &Sentence<'_, '_>,
    noun: &Anchor,
) -> Option<(&'static str, Vec<usize>)> {
    for index in noun.word + 1..noun.word + 14 {
        let word = sentence.word(index)?;
        let own = sentence.passage.words.get(index)?;
        let lead = match word {
            "between" => "between",
            "with" => "with",
            _ => continue,
        };
        let between = sentence.text().get(noun.range.end..own.range.start)?;
        if between.contains([';', '.', ':']) {
            return None;
        }
        let group = states_after(sentence, own.range.end);
        if !group.is_empty() {
            return Some((lead, group));
        }
    }
    None
}

/// The states that follow one another from a place on, joined by commas and “and”.
fn states_after(sentence: &Sentence<'_, '_>, from: usize) -> Vec<usize> {
    let mut group = Vec::new();
    let mut end = from;
    for name in sentence.names_in(from..sentence.range.end) {
        let between = sentence
            .text()
            .get(end..name.range.start)
            .unwrap_or_default();
        let joined = between
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .all(|word| matches!(word, "and" | "the" | "both" | "or") || leads_to_state(word));
        if !joined || between.contains([';', '(']) {
            break;
        }
        let Some(state) = sentence
            .scene
            .state(name.entity)
            .filter(|_| name.kind != EntityKind::Person)
        else {
            break;
        };
        // “the Northern Region of X”: it is X’s.
        if between.trim_end().ends_with(" of") && !between.contains(" and ") {
            group.pop();
        }
        group.push(state);
        end = name.range.end;
    }
    group
}

/// Whether a word may stand before “of” and the name of a state: “the Government of India”.
fn leads_to_state(word: &str) -> bool {
    const WORDS: &str = " of government governments republic kingdom empire union state states dominion delegation delegations representatives region part territory province people peoples ";
    holds_lower(WORDS, word)
}

/// Whose treaty a “treaty with X” is: the nearest other state before the noun, else the speaker's.
fn own_party(sentence: &Sentence<'_, '_>, noun: &Anchor, others: &[usize]) -> Option<usize> {
    let spoken = || {
        let us = (1..=12)
            .filter_map(|back| noun.word.checked_sub(back))
            .filter_map(|index| sentence.word(index))
            .any(|word| matches!(word, "we" | "our"));
        sentence
            .passage
            .speaker
            .filter(|_| us)
            .and_then(|person| sentence.scene.state(person))
    };
    let is_other = |name: &&Named| name.kind == EntityKind::State && !others.contains(&name.entity);
    let named = || {
        sentence
            .names_in(sentence.range.start..noun.range.start)
            .rev()
            .find(is_other)
            .map(|name| name.entity)
    };
    // “the Party of A announced the end of the treaty with B”
    let body = || {
        sentence
            .names_in(sentence.range.start..noun.range.start)
            .rev()
            .filter(|name| name.kind == EntityKind::Organization)
            .find_map(|name| sentence.scene.state(name.entity))
            .filter(|state| !others.contains(state))
    };
    spoken().or_else(named).or_else(body)
}

/// The states that adjectives just before the noun name: “Soviet-Korean Treaty”.
pub(super) fn adjectives_before(sentence: &Sentence<'_, '_>, noun: &Anchor) -> Set<usize> {
    let start = noun
        .word
        .checked_sub(5)
        .and_then(|index| sentence.passage.words.get(index))
        .map_or(sentence.range.start, |word| word.range.start)
        .max(sentence.range.start);
    let range: Range<usize> = start..noun.range.start;
    sentence
        .passage
        .names
        .iter()
        .filter(|name| {
            range.start <= name.range.start
                && name.range.end <= range.end
                && name.kind == EntityKind::State
                && (name.adjective || is_side(sentence, name))
        })
        .filter(|name| {
            !sentence
                .text()
                .get(name.range.end..noun.range.start)
                .is_some_and(|between| {
                    between.contains([',', ';', '.', '(']) || between.starts_with(['’', '\''])
                })
        })
        .map(|name| whole_state(sentence, name.entity))
        .collect()
}

/// Whether a state before a noun is a party, not the matter: of “the Kenya agreement” it may be either, but not of
/// “the Kenya–Uganda agreement” or “the USSR note”.
fn is_side(sentence: &Sentence<'_, '_>, name: &Named) -> bool {
    let own = sentence.text().get(name.range.clone()).unwrap_or_default();
    let before = sentence.text().get(..name.range.start).unwrap_or_default();
    let after = sentence.text().get(name.range.end..).unwrap_or_default();
    let joint = ['-', '–', '—', '/'];
    let possessive = after.starts_with(['’', '\'']);
    !own.contains(char::is_lowercase)
        || before.ends_with(joint)
        || after.starts_with(joint)
        || before.ends_with(" and ")
        || after.starts_with(" and ")
        || possessive
}

/// The state that the adjective of a divided country means here: of “Korean”, “German”, “Vietnamese” the
/// one part that the heading names, or else the sentence, or else the block.
pub(super) fn whole_state(sentence: &Sentence<'_, '_>, state: usize) -> usize {
    let all = sentence.scene.parts_of(state);
    if all.is_empty() {
        return state;
    }
    let only = |found: Set<usize>| match found.into_iter().collect::<Vec<_>>().as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    let parts = |entities: &mut dyn Iterator<Item = usize>| -> Set<usize> {
        entities.filter(|entity| all.contains(entity)).collect()
    };
    let named = |range: Range<usize>| parts(&mut sentence.names_in(range).map(|name| name.entity));
    only(parts(&mut sentence.passage.heading.iter().copied()))
        .or_else(|| only(named(sentence.range.clone())))
        .or_else(|| only(named(0..sentence.text().len())))
        .or_else(|| {
            only(parts(
                &mut sentence
                    .scene
                    .mentions(sentence.passage.item.document)
                    .iter()
                    .map(|mention| mention.entity),
            ))
        })
        .or_else(|| only(all.iter().copied().collect()))
        .unwrap_or(state)
}
