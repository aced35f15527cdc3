//! Mentions gathered into occurrences: by falling score, and only where every member agrees with every other.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::Kind;
use super::link::{PRINT, QUEUE, Weighed, weigh};
use super::pairs::{By, Held, Pairs};
use super::profile::Profiles;
use super::scene::Scene;
use super::sighting::Sighting;
use crate::document::Item;

/// The logarithm of the odds that two groups must reach on the average to be joined.
const WHOLE: f64 = 0.4;

/// The same for two mentions of one day that share too little to say.
const LITTLE: f64 = -0.5;

/// Groups of sightings that are one occurrence each, every sighting in one of them; groups and members in order.
///
/// First by the rules of the kinds: every member agrees with every other. Then by what was weighed: two groups
/// are joined by the two mentions that are the likeliest of their documents for one another, where the groups
/// agree on the whole and no two members contradict.
pub(super) fn clusters(
    scene: &Scene<'_>,
    profiles: &Profiles,
    sightings: &[Sighting],
    pairs: &Pairs,
    apart: &BTreeSet<(usize, usize)>,
) -> Vec<Vec<usize>> {
    let mut groups = Groups::of(sightings.len());
    let mut sorted: Vec<(&(usize, usize), &Held)> = pairs
        .iter()
        .filter(|(_, agreement)| agreement.score >= PRINT)
        .collect();
    sorted.sort_by(|(a, x), (b, y)| y.score.total_cmp(&x.score).then_with(|| a.cmp(b)));
    for ((a, b), _) in sorted
        .iter()
        .filter(|(_, agreement)| agreement.by != By::Weighing)
    {
        groups.join(*a, *b, |left, right| agree(sightings, pairs, left, right));
    }
    let likeliest = Likeliest::of(sightings, pairs);
    for ((a, b), agreement) in sorted
        .iter()
        .filter(|(_, agreement)| agreement.by == By::Weighing)
    {
        if likeliest.each_other(sightings, (*a, *b), agreement.score) {
            groups.join(*a, *b, |left, right| {
                on_the_whole((scene, profiles, sightings), pairs, apart, left, right)
            });
        }
    }
    groups
        .members
        .into_values()
        .map(|members| members.into_iter().collect())
        .collect()
}

/// Sightings in groups.
struct Groups {
    home: Vec<usize>,
    members: BTreeMap<usize, BTreeSet<usize>>,
}

impl Groups {
    /// Each by itself.
    fn of(count: usize) -> Self {
        Self {
            home: (0..count).collect(),
            members: (0..count)
                .map(|index| (index, BTreeSet::from([index])))
                .collect(),
        }
    }

    /// Joins the groups of two sightings where they may be joined.
    fn join(
        &mut self,
        a: usize,
        b: usize,
        may: impl Fn(&BTreeSet<usize>, &BTreeSet<usize>) -> bool,
    ) {
        let (Some(x), Some(y)) = (self.home.get(a).copied(), self.home.get(b).copied()) else {
            return;
        };
        let (Some(left), Some(right)) = (self.members.get(&x), self.members.get(&y)) else {
            return;
        };
        if x == y || !may(left, right) {
            return;
        }
        let moved = self.members.remove(&y.max(x)).unwrap_or_default();
        for index in &moved {
            if let Some(home) = self.home.get_mut(*index) {
                *home = x.min(y);
            }
        }
        self.members.entry(x.min(y)).or_default().extend(moved);
    }
}

/// The score of the likeliest partner of each sighting in each other document or part.
struct Likeliest(BTreeMap<(usize, Item), f64>);

impl Likeliest {
    fn of(sightings: &[Sighting], pairs: &Pairs) -> Self {
        let mut best: BTreeMap<(usize, Item), f64> = BTreeMap::new();
        for ((a, b), agreement) in pairs {
            for (own, other) in [(a, b), (b, a)] {
                if let Some(other) = sightings.get(*other) {
                    let score = best.entry((*own, other.mention.item)).or_insert(0.0);
                    *score = score.max(agreement.score);
                }
            }
        }
        Self(best)
    }

    /// Whether neither has a likelier partner in the other’s document.
    fn each_other(&self, sightings: &[Sighting], (a, b): (usize, usize), score: f64) -> bool {
        [(a, b), (b, a)].into_iter().all(|(own, other)| {
            sightings.get(other).is_some_and(|other| {
                let best = self.0.get(&(own, other.mention.item));
                best.is_none_or(|best| *best <= score)
            })
        })
    }
}

/// The logarithm of the odds of a score.
fn odds(score: f64) -> f64 {
    let score = score.clamp(0.15, 0.95);
    (score / (1.0 - score)).ln()
}

/// Whether two groups agree on the average and no two members contradict each other. Of large groups so many
/// members speak for the rest.
fn on_the_whole(
    (scene, profiles, sightings): (&Scene<'_>, &Profiles, &[Sighting]),
    pairs: &Pairs,
    apart: &BTreeSet<(usize, usize)>,
    left: &BTreeSet<usize>,
    right: &BTreeSet<usize>,
) -> bool {
    const SPEAKERS: usize = 16;
    let mut sum = 0.0;
    let mut count = 0.0;
    for a in left.iter().take(SPEAKERS) {
        for b in right.iter().take(SPEAKERS) {
            let key = (*a.min(b), *a.max(b));
            if apart.contains(&key) {
                return false;
            }
            let item = |index: usize| sightings.get(index).map(|own| own.mention.item);
            let odds = match pairs.get(&key) {
                Some(agreement) => odds(agreement.score),
                None => match weigh(scene, profiles, sightings, key) {
                    Weighed::Together(score) => odds(score),
                    Weighed::Little(one_day) if one_day || item(*a) == item(*b) => LITTLE,
                    Weighed::Against | Weighed::Little(_) => return false,
                },
            };
            // A document that names one occurrence twice need not say the same of it twice.
            if item(*a) != item(*b) {
                sum += odds;
                count += 1.0;
            }
        }
    }
    sum >= WHOLE * count
}

/// Whether every member of one group agrees with every member of the other.
fn agree(
    sightings: &[Sighting],
    pairs: &Pairs,
    left: &BTreeSet<usize>,
    right: &BTreeSet<usize>,
) -> bool {
    left.iter().all(|a| {
        right.iter().all(|b| {
            let agreement = pairs.get(&(*a.min(b), *a.max(b)));
            agreement.is_some_and(|agreement| agreement.score >= QUEUE)
                || agreement.is_none()
                    && matches!((sightings.get(*a), sightings.get(*b)), (Some(a), Some(b)) if fits(a, b))
        })
    })
}

/// Whether two mentions that have too little in common to be compared yet tell the same sort of thing of the
/// same days, and nothing that either says excludes the other.
fn fits(a: &Sighting, b: &Sighting) -> bool {
    const DAYS: i32 = 31;
    let (Some(x), Some(y)) = (&a.when, &b.when) else {
        return false;
    };
    let short = |date: &crate::date::Edtf| date.days().is_some_and(|days| days <= DAYS);
    let many = matches!(
        a.kind,
        Kind::Visit | Kind::Treaty | Kind::Talks | Kind::Letter
    );
    let apart = |empty: bool, disjoint: bool| !empty && disjoint;
    a.kind == b.kind
        && !many
        && a.concept == b.concept
        && short(x)
        && short(y)
        && x.overlaps(y)
        && !matches!((a.ordinal, b.ordinal), (Some(x), Some(y)) if x != y)
        && !apart(
            a.who.is_empty() || b.who.is_empty(),
            a.who.is_disjoint(&b.who),
        )
        && !apart(
            a.goals.is_empty() || b.goals.is_empty(),
            a.goals.is_disjoint(&b.goals),
        )
}
