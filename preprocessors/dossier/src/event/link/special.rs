//! Visits, talks, treaties and assemblies: what they must share.

use crate::set::Set;

use super::super::Status;
use super::super::label::goal_name;
use super::super::lexicon::Act;
use super::super::scene::Scene;
use super::super::sighting::visit::DEPARTURE;
use super::super::sighting::{Goal, OPENING, Sighting};
use super::place::talks_at;
use super::time::{Time, time};
use super::{Agreement, PRINT, WORLD, count, names, timed};
use crate::date::{Edtf, Precision};
use crate::name::EntityKind;

pub(super) fn visit(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Agreement> {
    if a.concept == DEPARTURE || b.concept == DEPARTURE {
        return departure(scene, a, b);
    }
    let shared: Set<usize> = a.who.intersection(&b.who).copied().collect();
    let goals: Vec<&Goal> = a.goals.intersection(&b.goals).collect();
    if shared.is_empty() || goals.is_empty() {
        return None;
    }
    let time = time(a, b)?;
    let conflict = time.conflict;
    let mut agreement = Agreement::new(0.45, format!("same visitor: {}", names(scene, shared)));
    agreement.add(
        0.25,
        format!("same destination: {}", goal_name(scene, goals.first()?)),
    );
    timed(&mut agreement, 0.3, time);
    let open = |status| {
        matches!(
            status,
            Status::Planned | Status::Conditional | Status::DidNotHappen | Status::Series
        )
    };
    let (x, y) = (a.mention.status, b.mention.status);
    let promises =
        |sighting: &Sighting| sighting.mention.status == Status::Series && sighting.intended;
    if (promises(a) || promises(b))
        && open(x)
        && open(y)
        && (a.intended || a.mention.status != Status::Series)
        && (b.intended || b.mention.status != Status::Series)
    {
        agreement.add(
            0.12,
            "planned in one document, one of a series of plans in the other",
        );
    } else if x != y
        && matches!(
            (x, y),
            (Status::Planned, Status::DidNotHappen) | (Status::DidNotHappen, Status::Planned)
        )
    {
        agreement.add(
            0.06,
            "planned in one document, did not take place by the other",
        );
    }
    Some(waiting(agreement, conflict))
}

/// One person's leaving, at one time.
fn departure(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Agreement> {
    let shared: Set<usize> = a.who.intersection(&b.who).copied().collect();
    if shared.is_empty() || a.concept != b.concept {
        return None;
    }
    let time = time(a, b)?;
    let conflict = time.conflict;
    let mut agreement = Agreement::new(
        0.55,
        format!("departure of the same: {}", names(scene, shared)),
    );
    timed(&mut agreement, 0.35, time);
    Some(waiting(agreement, conflict))
}

/// What contradicts waits for an editor.
fn waiting(agreement: Agreement, conflict: bool) -> Agreement {
    if conflict {
        agreement.capped(PRINT - 0.05)
    } else {
        agreement
    }
}

pub(super) fn talks(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Agreement> {
    let time = time(a, b)?;
    let persons = |sighting: &Sighting| -> Set<usize> {
        sighting
            .with
            .iter()
            .copied()
            .filter(|entity| scene.kind(*entity) == Some(EntityKind::Person))
            .collect()
    };
    let (x, y) = (persons(a), persons(b));
    let shared: Set<usize> = x.intersection(&y).copied().collect();
    let nested = x.is_subset(&y) || y.is_subset(&x);
    if let Some(agreement) = meeting(scene, a, b, &time) {
        return Some(agreement);
    }
    if let Some(agreement) = talks_at(scene, a, b, &time) {
        return Some(agreement);
    }
    if let Some(agreement) = parley(scene, a, b, &time) {
        return Some(agreement);
    }
    let recorded = a.mention.record != b.mention.record && time.cue >= 1.0;
    if let Some(agreement) = sitting(scene, a, b, &time) {
        return Some(agreement);
    }
    if shared.is_empty() || !(nested || shared.len() >= 2 || recorded) || time.cue < 0.5 {
        return None;
    }
    let place = a.goals.intersection(&b.goals).next();
    // Two persons may meet twice in a month, but seldom twice in one place.
    let exact = time.cue >= 1.0 || time.cue >= 0.7 && shared.len() >= 2 && place.is_some();
    let others = a.with.intersection(&b.with).count();
    let mut agreement =
        Agreement::new(0.35, format!("same participants: {}", names(scene, shared)));
    agreement.score += 0.1 * count(others);
    if let Some(place) = place {
        agreement.add(0.05, format!("same place: {}", goal_name(scene, place)));
    }
    let exact = exact && !time.conflict;
    timed(&mut agreement, 0.4, time);
    if a.mention.record != b.mention.record {
        agreement.add(0.05, "one document is the record of it");
    }
    Some(if exact {
        agreement
    } else {
        agreement.capped(PRINT - 0.05)
    })
}

/// The opening of a conference on one day.
fn opening(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Agreement> {
    let shared: Set<usize> = a.who.intersection(&b.who).copied().collect();
    let apart = shared.is_empty() && !a.who.is_empty() && !b.who.is_empty();
    let company = scene.company(a.mention.item.document, b.mention.item.document);
    if a.concept != b.concept || apart && company < WORLD || shared.is_empty() && company == 0 {
        return None;
    }
    let time = time(a, b)?;
    let exact = time.cue >= 0.7;
    let conflict = time.conflict;
    if shared.is_empty() && !exact {
        return None;
    }
    let mut agreement = Agreement::new(0.5, "opening of a conference");
    if !shared.is_empty() {
        agreement.add(0.15, format!("of the same: {}", names(scene, shared)));
    }
    timed(&mut agreement, 0.35, time);
    Some(waiting(agreement, conflict))
}

/// Talks of two states at one place, or on one day: “the Anglo-French talks in London in May 1904”.
fn parley(scene: &Scene<'_>, a: &Sighting, b: &Sighting, time: &Time<'_>) -> Option<Agreement> {
    let states = |sighting: &Sighting| -> Set<usize> {
        sighting
            .with
            .iter()
            .copied()
            .filter(|entity| scene.kind(*entity) == Some(EntityKind::State))
            .collect()
    };
    let shared: Set<usize> = states(a).intersection(&states(b)).copied().collect();
    let place = a.goals.intersection(&b.goals).next();
    let exact = time.cue >= 1.0;
    if shared.len() < 2 || time.cue < 0.7 || time.conflict || !exact && place.is_none() {
        return None;
    }
    let mut agreement =
        Agreement::new(0.45, format!("talks of the same: {}", names(scene, shared)));
    if let Some(place) = place {
        agreement.add(0.1, format!("same place: {}", goal_name(scene, place)));
    }
    agreement.score += 0.35 * time.cue;
    agreement.reasons.extend(time.reason());
    Some(agreement)
}

/// A meeting of the same number on the same day, in documents of one circle.
fn sitting(scene: &Scene<'_>, a: &Sighting, b: &Sighting, time: &Time<'_>) -> Option<Agreement> {
    let company = scene.company(a.mention.item.document, b.mention.item.document);
    let numbered = a.ordinal.is_some() && a.ordinal == b.ordinal;
    if !numbered || time.cue < 1.0 || company < WORLD {
        return None;
    }
    let mut agreement = Agreement::new(
        0.85,
        "meeting of the same number, in documents of one circle",
    );
    agreement.reasons.extend(time.reason());
    Some(agreement)
}

/// A meeting of a body on one day, of which one document is the record.
fn meeting(scene: &Scene<'_>, a: &Sighting, b: &Sighting, time: &Time<'_>) -> Option<Agreement> {
    let bodies: Set<usize> = a
        .with
        .intersection(&b.with)
        .copied()
        .filter(|entity| scene.kind(*entity) == Some(EntityKind::Organization))
        .collect();
    if bodies.is_empty() || time.cue < 1.0 {
        return None;
    }
    let mut agreement = Agreement::new(
        0.5,
        format!("meeting of the same body: {}", names(scene, bodies)),
    );
    agreement.score += 0.35;
    agreement.reasons.extend(time.reason());
    if a.mention.record != b.mention.record {
        agreement.add(0.05, "one document is the record of it");
    }
    Some(agreement)
}

/// Whether other things are done to a treaty: one mention tells of its signing, the other of its end.
pub(super) fn acts_apart(a: &Sighting, b: &Sighting) -> bool {
    let class = |act: Option<Act>| act.filter(|act| *act != Act::Sign);
    class(a.act) != class(b.act)
}

pub(super) fn treaty(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Agreement> {
    let class = |act: Option<Act>| act.filter(|act| *act != Act::Sign);
    if acts_apart(a, b) || matches!((a.ordinal, b.ordinal), (Some(x), Some(y)) if x != y) {
        return None;
    }
    if a.with.len() < 2 || b.with.len() < 2 {
        return named_treaty(scene, a, b);
    }
    let shared: Set<usize> = a.with.intersection(&b.with).copied().collect();
    if shared.len() != a.with.len() || shared.len() != b.with.len() {
        return None;
    }
    let time = time(a, b)?;
    let words = |sighting: &Sighting| {
        sighting
            .title
            .iter()
            .filter(|word| !word.starts_with('^'))
            .count()
    };
    let common: Vec<&str> = a
        .title
        .intersection(&b.title)
        .map(String::as_str)
        .filter(|word| !word.starts_with('^'))
        .collect();
    let smaller = words(a).min(words(b));
    let named = smaller > 0 && common.len() * 2 >= smaller;
    let dated = a.when.is_some() || b.when.is_some();
    if !named && (smaller > 0 && time.cue < 0.4 || !dated) {
        return None;
    }
    let conflict = time.conflict;
    let mut agreement = Agreement::new(0.6, format!("same parties: {}", names(scene, shared)));
    timed(&mut agreement, 0.3, time);
    if named && common.len() >= 2 {
        agreement.add(0.2, format!("same name: {}", common.join(", ")));
    }
    if class(a.act).is_some() {
        agreement.add(0.05, "the same is done to it");
    }
    if came_of(a, b) || came_of(b, a) {
        agreement.add(
            0.12,
            "to be signed by one document, and signed later by the other",
        );
    }
    Some(if dated && !conflict {
        agreement
    } else {
        agreement.capped(PRINT - 0.05)
    })
}

/// Whether the signing of a treaty is what a dated plan to sign one came to.
fn came_of(deed: &Sighting, plan: &Sighting) -> bool {
    let first = |own: &Sighting| own.when.as_ref().and_then(Edtf::earliest);
    plan.mention.status.is_ahead()
        && plan.act == Some(Act::Sign)
        && matches!(deed.mention.status, Status::Happened | Status::Disputed)
        && deed.act.is_none_or(|act| act == Act::Sign)
        && matches!((first(plan), first(deed)), (Some(plan), Some(deed)) if plan <= deed)
}

/// Treaties of one proper name, of which at least one mention leaves the parties out: “the Treaty of Utrecht”.
fn named_treaty(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Agreement> {
    let marks = |sighting: &Sighting| -> Set<String> {
        sighting
            .title
            .iter()
            .filter_map(|word| word.strip_prefix('^'))
            .map(str::to_owned)
            .collect()
    };
    let (x, y) = (marks(a), marks(b));
    let nested = !x.is_empty() && !y.is_empty() && (x.is_subset(&y) || y.is_subset(&x));
    let strangers = !x.is_empty() && !y.is_empty() && x.is_disjoint(&y);
    let party: Set<usize> = a.who.intersection(&b.who).copied().collect();
    let others = party.is_empty() && !a.who.is_empty() && !b.who.is_empty();
    let states = a.with.is_subset(&b.with) || b.with.is_subset(&a.with);
    if others || !states && party.is_empty() {
        return None;
    }
    let time = time(a, b)?;
    let conflict = time.conflict;
    let exact = |sighting: &Sighting| {
        sighting
            .when
            .as_ref()
            .is_some_and(|when| when.precision() == Precision::Day)
    };
    let one_day = exact(a) && exact(b) && time.cue >= 1.0;
    let company = scene.company(a.mention.item.document, b.mention.item.document);
    let mut agreement = match () {
        () if !party.is_empty() && !strangers => Agreement::new(
            0.68,
            format!("treaty with the same: {}", names(scene, party)),
        ),
        () if nested && x == y => Agreement::new(0.74, named_so(&x)),
        () if nested => Agreement::new(0.62, named_so(&x)),
        () if strangers && company >= WORLD && a.noun == b.noun && time.cue >= 0.5 => {
            Agreement::new(0.36, "treaty of another name, in documents of one circle")
        }
        () if one_day && company > 0 => Agreement::new(0.6, "treaty of the same day"),
        () if both_dated(a, b) && time.cue >= 0.85 && a.noun == b.noun && company >= WORLD => {
            Agreement::new(0.56, format!("{} of the same time", a.noun))
        }
        () => return None,
    };
    if company >= WORLD && a.mention.item.document != b.mention.item.document {
        agreement.add(0.08, "in documents of one circle");
    } else if a.with.intersection(&b.with).next().is_some() {
        agreement.add(0.06, "a party of the same");
    }
    timed(&mut agreement, 0.22, time);
    Some(waiting(agreement, conflict))
}

/// Whether both give a date of their own.
fn both_dated(a: &Sighting, b: &Sighting) -> bool {
    a.when.is_some() && b.when.is_some()
}

fn named_so(marks: &Set<String>) -> String {
    let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
    format!("treaty of the same name: {}", marks.join(" "))
}

pub(super) fn assembly(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Agreement> {
    if a.concept == OPENING || b.concept == OPENING {
        return opening(scene, a, b);
    }
    let word = a
        .title
        .intersection(&b.title)
        .find(|word| !word.starts_with("of "))?;
    let bodies: Set<usize> = a.who.intersection(&b.who).copied().collect();
    let places: Vec<&Goal> = a.goals.intersection(&b.goals).collect();
    let other_body = bodies.is_empty() && !(a.who.is_empty() || b.who.is_empty());
    let other_number = matches!((a.ordinal, b.ordinal), (Some(x), Some(y)) if x != y);
    let same_number = a.ordinal.is_some() && a.ordinal == b.ordinal;
    let company = scene.company(a.mention.item.document, b.mention.item.document);
    let unnamed = bodies.is_empty() && places.is_empty();
    if other_body || other_number || unnamed && !(same_number && company >= WORLD) {
        return None;
    }
    let time = time(a, b)?;
    if unnamed {
        let conflict = time.conflict;
        let near = time.cue >= 0.25;
        let mut agreement = Agreement::new(
            0.72,
            format!("{word} of the same number, in documents of one circle"),
        );
        timed(&mut agreement, 0.25, time);
        return Some(waiting(agreement, conflict || !near));
    }
    let mut agreement = if bodies.is_empty() {
        let place = goal_name(scene, places.first()?);
        let base = if a.named && b.named { 0.75 } else { 0.62 };
        Agreement::new(base, format!("same {word}, in {place}"))
    } else {
        Agreement::new(0.5, format!("same {word}, of {}", names(scene, bodies)))
    };
    let conflict = time.conflict;
    timed(&mut agreement, 0.4, time);
    if a.ordinal.is_some() && a.ordinal == b.ordinal {
        agreement.add(0.35, "same number");
    } else if word == "congress" {
        agreement.add(0.1, "a congress is rare");
    }
    Some(waiting(agreement, conflict))
}
