//! What speaks against two mentions being one occurrence: what rules it out, and what only makes it unlikely.

use crate::set::Set;

use super::super::lexicon::{Kind, is_office};
use super::super::scene::Scene;
use super::super::sighting::Sighting;
use super::time::time;
use crate::name::EntityKind;

/// What speaks against it, by the kind of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Against {
    /// They are of two kinds, each with a number of its own.
    Kinds,
    /// Each has its day, and it happens often.
    Twice,
    Visit,
    Treaty,
    Assembly,
    Talks,
    Death,
    Other,
}

/// Whether their times cannot both hold, or one is the letter or meeting itself that the other does not speak of:
/// whoever speaks of what another document is the record of names it. Where both name it in full, another traveller,
/// destination, party or number excludes it too.
pub(in crate::event) fn excludes(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> bool {
    if a.when.is_some() && b.when.is_some() && time(a, b).is_none() {
        return true;
    }
    if a.kind != b.kind {
        return a.mention.record || b.mention.record;
    }
    let in_full = |own: &Sighting| own.explicit && !own.weak;
    match a.kind {
        Kind::Period => true,
        // Nobody is chosen Director and honorary member at once.
        Kind::Appointment => other_office(a, b),
        Kind::Visit | Kind::Occasion | Kind::Research if in_full(a) && in_full(b) => {
            elsewhere(a, b) || a.kind == Kind::Visit && of_others(scene, &a.bound, &b.bound)
        }
        Kind::Treaty if in_full(a) && in_full(b) => {
            other_parties(&a.bound, &b.bound) || super::special::acts_apart(a, b)
        }
        Kind::Assembly | Kind::Publication => other_number(a, b),
        _ => false,
    }
}

/// Whether each names somebody, and nobody of one could be one of the other.
fn of_others(scene: &Scene<'_>, x: &Set<usize>, y: &Set<usize>) -> bool {
    let persons = |named: &Set<usize>| -> Vec<usize> {
        let person = |who: &usize| scene.kind(*who) == Some(EntityKind::Person);
        named.iter().copied().filter(person).collect()
    };
    let (x, y) = (persons(x), persons(y));
    let one = |x: &usize| y.iter().any(|y| scene.could_be(*x, *y));
    !x.is_empty() && !y.is_empty() && !x.iter().any(one)
}

/// Whether each names several parties, and neither’s are among the other’s.
fn other_parties(x: &Set<usize>, y: &Set<usize>) -> bool {
    x.len() > 1 && y.len() > 1 && !x.is_subset(y) && !y.is_subset(x)
}

fn elsewhere(a: &Sighting, b: &Sighting) -> bool {
    !a.goals.is_empty() && !b.goals.is_empty() && a.goals.is_disjoint(&b.goals)
}

fn other_number(a: &Sighting, b: &Sighting) -> bool {
    matches!((a.ordinal, b.ordinal), (Some(x), Some(y)) if x != y)
}

/// What makes it unlikely: another number, traveller, party, bearer or place.
pub(super) fn against(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> Option<Against> {
    if a.when.is_some() && b.when.is_some() && super::twice(a, b) {
        return Some(Against::Twice);
    }
    let apart = |x: &Set<usize>, y: &Set<usize>| {
        let one = |x: &usize| y.iter().any(|y| scene.could_be(*x, *y));
        !x.is_empty() && !y.is_empty() && !x.iter().any(one)
    };
    let numbers = other_number(a, b);
    if a.kind != b.kind {
        let letter = a.kind == Kind::Letter || b.kind == Kind::Letter;
        return (numbers && !letter).then_some(Against::Kinds);
    }
    let differ = numbers
        || super::contradicts(a, b)
        || match a.kind {
            Kind::Visit => apart(&a.who, &b.who) || elsewhere(a, b) || a.concept != b.concept,
            Kind::Treaty => other_parties(&a.with, &b.with) || super::special::acts_apart(a, b),
            Kind::Assembly => apart(&a.who, &b.who) || elsewhere(a, b),
            _ => super::general::excluded(scene, a, b),
        };
    differ.then_some(match a.kind {
        Kind::Visit => Against::Visit,
        Kind::Treaty => Against::Treaty,
        Kind::Assembly => Against::Assembly,
        Kind::Talks => Against::Talks,
        Kind::Death => Against::Death,
        _ => Against::Other,
    })
}

/// Whether both say to what somebody is chosen, and it is not the same: Director, honorary member.
fn other_office(a: &Sighting, b: &Sighting) -> bool {
    let offices = |own: &Sighting| -> Set<String> {
        let words = own
            .mention
            .quote
            .split(|letter: char| !letter.is_alphanumeric());
        words
            .map(str::to_lowercase)
            .filter(|word| {
                is_office(word) || matches!(word.as_str(), "member" | "fellow" | "trustee")
            })
            .collect()
    };
    let (x, y) = (offices(a), offices(b));
    a.concept == b.concept && !x.is_empty() && !y.is_empty() && x.is_disjoint(&y)
}
