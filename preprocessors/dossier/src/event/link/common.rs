//! Whom and what two mentions both name.

use super::super::profile::{Profile, Profiles};
use super::super::scene::Scene;
use super::super::sighting::Sighting;
use crate::name::EntityKind;

/// Whom and what two mentions both name.
pub(super) struct Common {
    /// Persons, bodies and states of both occurrences, sorted.
    pub(super) shared: Vec<usize>,
    /// Those that stand beside them in both clauses, sorted.
    pub(super) near: Vec<usize>,
    pub(super) person: f64,
    pub(super) body: f64,
    pub(super) state: f64,
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
        let shared: Vec<usize> = common(&x.with, &y.with).collect();
        let near = common(&x.entities, &y.entities)
            .filter(|entity| !shared.contains(entity))
            .collect();
        let may_be = |x: &usize| b.who.iter().any(|y| scene.may_be(*x, *y));
        let proper: f64 = common(&x.names, &y.names)
            .map(|word| 0.3 + 0.7 * profiles.rarity(word))
            .sum();
        let words: f64 = common(&x.words, &y.words)
            .map(|word| profiles.rarity(word))
            .sum();
        let weigh = |kind| weight(scene, profiles, &shared, kind);
        Self {
            person: weigh(EntityKind::Person),
            body: weigh(EntityKind::Organization),
            state: weigh(EntityKind::State),
            bearer: a.who.iter().any(may_be),
            place: !a.goals.is_disjoint(&b.goals),
            proper: proper.min(2.0),
            words,
            shared,
            near,
        }
    }
}

/// How much the entities of a kind count, the rarer the more.
pub(super) fn weight(
    scene: &Scene<'_>,
    profiles: &Profiles,
    entities: &[usize],
    kind: EntityKind,
) -> f64 {
    let own = entities
        .iter()
        .filter(|entity| scene.kind(**entity) == Some(kind));
    let sum: f64 = own
        .map(|entity| 0.3 + 0.7 * profiles.entity_rarity(*entity))
        .sum();
    sum.min(1.5)
}

pub(super) fn flag(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

/// What two sorted lists share.
pub(super) fn common<'l, T: Ord + Copy>(
    a: &'l [T],
    b: &'l [T],
) -> impl Iterator<Item = T> + use<'l, T> {
    a.iter().copied().filter(|own| b.binary_search(own).is_ok())
}
