//! Occurrences of the other kinds: whom they befall, who and what is named with them, how rare that is.

use crate::set::Set;

use super::super::label::goal_name;
use super::super::lexicon::{Frequency, Kind};
use super::super::scene::Scene;
use super::super::sighting::general::is_taking;
use super::super::sighting::{Goal, Sighting};
use super::time::{Time, time};
use super::{Agreement, PRINT, Rarity, WORLD, names, timed};
use crate::date::Precision;
use crate::name::EntityKind;

/// How much a shared date counts.
const TIME: f64 = 0.34;
/// How much shared names, and shared words, count at most.
const NAMES: f64 = 0.32;
const WORDS: f64 = 0.24;

/// Two mentions of one kind.
pub(super) fn alike(
    scene: &Scene<'_>,
    rarity: &Rarity,
    a: &Sighting,
    b: &Sighting,
) -> Option<Agreement> {
    // One says that he died, the other that he was killed.
    let same = a.concept == b.concept || a.kind == Kind::Death;
    let time = time(a, b)?;
    let exact = time.cue >= 1.0;
    if !same && !exact || excluded(scene, a, b) {
        return None;
    }
    let base = match a.frequency.min(b.frequency) {
        _ if !same => 0.15,
        Frequency::Once => 0.46,
        Frequency::Rare => 0.42,
        Frequency::Often => 0.28,
    };
    let mut agreement = Agreement::new(base, format!("same kind: {}", kind_of(a)));
    let taken = is_taking(a.concept) && !a.goals.is_disjoint(&b.goals);
    if taken {
        agreement.add(0.2, "the place that changes hands");
    }
    let borne = bearers(scene, &mut agreement, a, b) || taken;
    let shared = shared_names(scene, &mut agreement, a, b);
    let words = shared_words(rarity, &mut agreement, a, b);
    let places: Vec<&Goal> = a.goals.intersection(&b.goals).collect();
    if let Some(place) = places.first() {
        agreement.add(0.08, format!("same place: {}", goal_name(scene, place)));
    }
    if a.ordinal.is_some() && a.ordinal == b.ordinal {
        agreement.add(0.12, "same number");
    }
    if a.mention.record != b.mention.record && exact && (borne || shared > 0) {
        agreement.add(0.12, "one document is the record of it");
    }
    let circle = circle(scene, &mut agreement, a, b);
    if !borne && shared + words + places.len() == 0 && !(circle && time.cue >= 0.85) {
        return None;
    }
    let shared = shared + usize::from(circle);
    let sure = evidence(a, &time, borne, shared, words + places.len())
        || circle && known_to_both(a, b, &time, shared + words + places.len());
    let conflict = time.conflict;
    let told = borne || shared + words > 1;
    let mut time = time;
    if told {
        time.cue = cue(a, b, &time);
    }
    timed(&mut agreement, TIME, time);
    Some(if sure && !conflict {
        agreement
    } else {
        agreement.capped(PRINT - 0.05)
    })
}

/// Whether another number, place or bearer tells two mentions apart.
pub(super) fn excluded(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> bool {
    let other_number = matches!((a.ordinal, b.ordinal), (Some(x), Some(y)) if x != y);
    other_number || elsewhere(scene, a, b) || others(scene, a, b)
}

/// Whether two mentions have enough in common to be printed, whatever their score.
fn evidence(a: &Sighting, time: &Time<'_>, borne: bool, shared: usize, words: usize) -> bool {
    let exact = time.cue >= 1.0;
    let near = time.cue >= 0.7;
    match (a.kind, a.frequency) {
        (Kind::Death, _) => borne,
        (Kind::Decision | Kind::Publication, _) => words > 0 && (near || words > 2),
        // One may protest, or give, more than once: without a date the words must agree too.
        (Kind::Statement | Kind::Grant, Frequency::Rare) if time.cue < 0.5 => borne && words > 0,
        (_, Frequency::Once | Frequency::Rare) => {
            borne && (time.cue >= 0.3 || words > 0)
                || shared + words >= 2 && time.cue >= 0.4
                || shared + words >= 4
        }
        (Kind::Letter, _) => (borne || shared > 1 || shared > 0 && exact) && near,
        (_, Frequency::Often) => {
            exact && shared + words > 1 || near && shared > 0 && shared + words > 2
        }
    }
}

/// Whether documents of one circle mean by a rare word of one month, or of one year with a name or word in
/// common, the same.
fn known_to_both(a: &Sighting, b: &Sighting, time: &Time<'_>, common: usize) -> bool {
    let rare = a.frequency.max(b.frequency) != Frequency::Often;
    let dated = a.when.is_some() && b.when.is_some();
    rare && dated && (time.cue >= 0.85 || time.cue >= 0.5 && common > 0)
}

/// Adds that what is rare is told by documents that name the same persons and bodies.
fn circle(scene: &Scene<'_>, agreement: &mut Agreement, a: &Sighting, b: &Sighting) -> bool {
    let (x, y) = (a.mention.item.document, b.mention.item.document);
    let seldom = a.frequency != Frequency::Often;
    let letters = a.kind == Kind::Letter
        && one_day(a, b)
        && (a.noun == b.noun || a.mention.record != b.mention.record);
    let circle = (seldom || letters) && x != y && scene.company(x, y) >= WORLD;
    if circle {
        agreement.add(
            if letters { 0.2 } else { 0.13 },
            "in documents of one circle",
        );
    }
    circle
}

/// Whether both are dated to one day.
fn one_day(a: &Sighting, b: &Sighting) -> bool {
    let exact = |sighting: &Sighting| {
        sighting
            .when
            .as_ref()
            .is_some_and(|when| when.precision() == Precision::Day)
    };
    exact(a) && exact(b) && a.when == b.when
}

/// What befalls its bearer once or seldom needs no exact date.
fn cue(a: &Sighting, b: &Sighting, time: &Time<'_>) -> f64 {
    let seldom = a.frequency.max(b.frequency) != Frequency::Often;
    if seldom && a.when.is_some() && b.when.is_some() && time.cue >= 0.5 {
        time.cue.max(0.85)
    } else {
        time.cue
    }
}

/// Whether the two were at places that exclude each other.
fn elsewhere(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> bool {
    if a.goals.is_empty() || b.goals.is_empty() || !a.goals.is_disjoint(&b.goals) {
        return false;
    }
    let level = |goals: &Set<Goal>| match goals.first() {
        Some(Goal::Entity(entity)) if scene.kind(*entity) == Some(EntityKind::State) => 1,
        Some(Goal::Place(_)) => 2,
        _ => 0,
    };
    let placed = matches!(a.kind, Kind::Occasion | Kind::Incident | Kind::Research);
    placed && level(&a.goals) == level(&b.goals) && level(&a.goals) > 0
}

/// Whether they befall others: another person died, another body was founded.
fn others(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> bool {
    let may_be = |x: &usize| b.who.iter().any(|y| scene.may_be(*x, *y));
    if a.who.is_empty() || b.who.is_empty() || a.who.iter().any(may_be) {
        return false;
    }
    // A bit for each kind.
    let kinds = |sighting: &Sighting| {
        let bit = |who: &usize| match scene.kind(*who) {
            None => 1u8,
            Some(EntityKind::Person) => 2,
            Some(EntityKind::Organization) => 4,
            Some(EntityKind::State) => 8,
        };
        sighting.who.iter().map(bit).fold(0, |all, bit| all | bit)
    };
    // A person may stand for his body in the other document.
    kinds(a) == kinds(b)
}

fn kind_of(a: &Sighting) -> String {
    let kind = a.kind.name();
    if kind == a.concept || matches!(a.concept, "in" | "out") {
        kind.to_owned()
    } else {
        format!("{kind} ({})", a.concept)
    }
}

/// Adds that they befall the same.
fn bearers(scene: &Scene<'_>, agreement: &mut Agreement, a: &Sighting, b: &Sighting) -> bool {
    let shared: Set<usize> = a
        .who
        .iter()
        .copied()
        .filter(|x| b.who.iter().any(|y| scene.may_be(*x, *y)))
        .collect();
    if shared.is_empty() {
        return false;
    }
    let person = shared
        .iter()
        .any(|who| scene.kind(*who) == Some(EntityKind::Person));
    let weight = match (a.kind, person) {
        (Kind::Death, true) => 0.3,
        (_, true) => 0.2,
        _ => 0.14,
    };
    agreement.add(weight, format!("of the same: {}", names(scene, shared)));
    true
}

/// Adds the names that both mention; how many there are, the bodies whose papers the documents are apart.
fn shared_names(scene: &Scene<'_>, agreement: &mut Agreement, a: &Sighting, b: &Sighting) -> usize {
    let own = |entity: &usize| {
        scene.bodies(a.mention.item.document).contains(entity)
            || scene.bodies(b.mention.item.document).contains(entity)
    };
    let shared: Set<usize> = a.with.intersection(&b.with).copied().collect();
    let mut total = 0.0;
    let mut counted = 0;
    for entity in &shared {
        let weight = match scene.kind(*entity) {
            _ if own(entity) => 0.04,
            Some(EntityKind::Person) => 0.14,
            Some(EntityKind::Organization) => 0.12,
            _ => 0.08,
        };
        total += if counted > 0 { weight * 0.75 } else { weight };
        counted += usize::from(!own(entity));
    }
    if !shared.is_empty() {
        agreement.add(
            f64::min(total, NAMES),
            format!("both name {}", names(scene, shared)),
        );
    }
    counted
}

/// Adds the rare words that both have; how many there are.
fn shared_words(rarity: &Rarity, agreement: &mut Agreement, a: &Sighting, b: &Sighting) -> usize {
    let common: Vec<&str> = a.title.intersection(&b.title).map(String::as_str).collect();
    let weight = |word: &&str| {
        let figures = word.starts_with(|letter: char| letter.is_ascii_digit());
        let own = match () {
            () if figures || word.ends_with(')') => 0.1,
            () => 0.07,
        };
        own * rarity.weight(word)
    };
    let total: f64 = common.iter().map(weight).sum();
    let plain: Vec<&str> = common
        .iter()
        .copied()
        .filter(|word| !word.ends_with(')'))
        .collect();
    if !plain.is_empty() {
        agreement.add(
            f64::min(total, WORDS),
            format!("same words: {}", plain.join(", ")),
        );
    }
    plain.len()
}
