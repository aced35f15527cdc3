//! Whom and what two mentions both name.

use super::super::profile::{List, Profile, Profiles, Weight};
use super::super::scene::Scene;
use super::super::sighting::Sighting;
use super::super::wording::both;

/// Whom and what two mentions both name.
pub(super) struct Common {
    /// How much those of both occurrences count.
    pub(super) shared: Weight,
    /// How much those count that stand beside them in both clauses.
    pub(super) near: Weight,
    pub(super) bearer: bool,
    pub(super) place: bool,
    pub(super) proper: f64,
    pub(super) words: f64,
}

impl Common {
    pub(super) fn of(
        scene: &Scene<'_>,
        profiles: &Profiles,
        (a, x): (&Sighting, &Profile),
        (b, y): (&Sighting, &Profile),
    ) -> Self {
        let proper: f64 = common(x, y, List::Names)
            .map(|word| 0.3 + 0.7 * profiles.rarity(word))
            .sum();
        Self {
            shared: profiles.weight(common(x, y, List::With)),
            near: profiles.weight(near(x, y)),
            bearer: common(x, y, List::Who).next().is_some()
                || (x.undecided || y.undecided) && is_open(scene, a, b),
            place: common(x, y, List::Goals).next().is_some(),
            proper: proper.min(2.0),
            words: words(profiles, x, y),
        }
    }
}

/// Whether one may be meant by the bare surname of another.
fn is_open(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> bool {
    let may_be = |x: &usize| b.who.iter().any(|y| scene.may_be(*x, *y));
    a.who.iter().any(may_be)
}

/// What a list of two mentions shares, in order.
pub(super) fn common<'p>(
    x: &'p Profile,
    y: &'p Profile,
    list: List,
) -> impl Iterator<Item = u32> + use<'p> {
    both(x.list(list), y.list(list))
}

/// The persons, bodies and states of both clauses that are not of both occurrences.
fn near<'p>(x: &'p Profile, y: &'p Profile) -> impl Iterator<Item = u32> + use<'p> {
    let with = |own: &Profile, entity: u32| own.list(List::With).binary_search(&entity).is_ok();
    common(x, y, List::Entities).filter(move |entity| !(with(x, *entity) && with(y, *entity)))
}

/// All whom both clauses name.
pub(super) fn named(x: &Profile, y: &Profile) -> Vec<u32> {
    let mut named: Vec<u32> = common(x, y, List::With).chain(near(x, y)).collect();
    named.sort_unstable();
    named
}

/// How rare the words are that both clauses have, together.
pub(super) fn words(profiles: &Profiles, x: &Profile, y: &Profile) -> f64 {
    let words = common(x, y, List::Words);
    words.map(|word| profiles.rarity(word)).sum()
}

/// How rare the rarest word with a capital is that both have.
pub(super) fn capital(profiles: &Profiles, x: &Profile, y: &Profile) -> f64 {
    let both = common(x, y, List::Capitals);
    both.map(|word| profiles.rarity(word)).fold(0.0, f64::max)
}

pub(super) fn flag(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}
