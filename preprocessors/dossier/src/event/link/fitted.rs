//! How likely two mentions of whatever kinds speak of one occurrence: all that they share, weighed together.
//!
//! The rules of the kinds say which cues suffice by themselves. Where none does, many small ones may: this
//! sums them by the weights of `weights.txt`.

use std::collections::BTreeSet;

use lazy_static::lazy_static;

use super::super::label::goal_name;
use super::super::lexicon::{Kind, is_office};
use super::super::profile::Profiles;
use super::super::scene::Scene;
use super::super::sighting::Sighting;
use super::common::Common;
use super::cues::{CUES, NAMES, Told, Values, are_of_one_file, values, waits};
use super::time::time;
use super::{PRINT, capped, names};

/// The logarithm of the odds from which a link is as sure as one that is printed.
pub(super) const SURE: f64 = 0.77;

lazy_static! {
    static ref WEIGHTS: Weights = Weights::read(include_str!("weights.txt"));
}

/// What each cue counts, and what is there from the start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weights {
    pub(super) base: f64,
    pub(super) cues: [f64; CUES],
}

impl Weights {
    /// Reads the weights: a name and its figure a line.
    pub(super) fn read(text: &str) -> Self {
        let mut read = Self {
            base: 0.0,
            cues: [0.0; CUES],
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split_whitespace();
            let name = columns.next().unwrap_or_default();
            let figure = columns.next().and_then(|figure| figure.parse().ok());
            let figure = figure.unwrap_or(0.0);
            if name == "base" {
                read.base = figure;
            } else if let Some(at) = NAMES.iter().position(|own| *own == name)
                && let Some(weight) = read.cues.get_mut(at)
            {
                *weight = figure;
            }
        }
        read
    }

    fn sum(&self, values: &Values) -> f64 {
        let own = values.iter().zip(&self.cues);
        self.base + own.map(|(value, weight)| value * weight).sum::<f64>()
    }
}

/// What all that two mentions share comes to; not enough to be printed where more than one occurrence stays possible,
/// and not enough to wait for an editor between the parts of one file.
fn sum(scene: &Scene<'_>, profiles: &Profiles, a: Told<'_>, b: Told<'_>) -> f64 {
    const WAITS: f64 = 0.2;
    const RESTS: f64 = -0.05;
    let (values, shared) = values(scene, profiles, a, b);
    let sum = WEIGHTS.sum(&values);
    if are_of_one_file(a.0, b.0) {
        sum.min(RESTS)
    } else if waits(scene, a.0, b.0, &shared) {
        sum.min(WAITS)
    } else {
        sum
    }
}

/// The logarithm of the odds that two mentions are one occurrence; none where they cannot be.
pub(super) fn odds(
    scene: &Scene<'_>,
    profiles: &Profiles,
    a: Told<'_>,
    b: Told<'_>,
) -> Option<f64> {
    if contradict(scene, a.0, b.0) {
        return None;
    }
    Some(sum(scene, profiles, a, b))
}

/// The same as a score, and as it is.
pub(super) fn weigh(
    scene: &Scene<'_>,
    profiles: &Profiles,
    a: Told<'_>,
    b: Told<'_>,
) -> Option<(f64, f64)> {
    // The print threshold lies where the sum is sure.
    let print = (PRINT / (1.0 - PRINT)).ln();
    let odds = odds(scene, profiles, a, b)?;
    let score = 1.0 / (1.0 + (-(odds - SURE + print)).exp());
    Some((capped(score, 0.95), odds))
}

/// What speaks for two mentions being one occurrence, in words. A collection has many more pairs that are weighed
/// than pairs that are kept.
pub(super) fn reasons(
    scene: &Scene<'_>,
    profiles: &Profiles,
    a: Told<'_>,
    b: Told<'_>,
) -> Vec<String> {
    told(scene, (a.0, b.0), &Common::of(scene, profiles, a, b))
}

fn told(scene: &Scene<'_>, (a, b): (&Sighting, &Sighting), shared: &Common) -> Vec<String> {
    let mut reasons = Vec::new();
    match (a.kind, b.kind) {
        (Kind::Other, _) | (_, Kind::Other) => {}
        (x, y) if x == y => reasons.push(format!("same kind: {}", x.name())),
        (x, y) => reasons.push(format!("{} and {}", x.name(), y.name())),
    }
    let named: BTreeSet<usize> = shared.shared.iter().chain(&shared.near).copied().collect();
    if !named.is_empty() {
        reasons.push(format!("both name {}", names(scene, named)));
    }
    if let Some(place) = a.goals.intersection(&b.goals).next() {
        reasons.push(format!("same place: {}", goal_name(scene, place)));
    }
    if shared.words > 0.0 {
        reasons.push("words in common".to_owned());
    }
    reasons.extend(time(a, b).and_then(|time| time.reason()));
    reasons
}

/// Whether another time, number, traveller, party, bearer or place tells two mentions apart.
fn contradict(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> bool {
    let dated = a.when.is_some() && b.when.is_some();
    if dated && (time(a, b).is_none() || super::twice(a, b)) {
        return true;
    }
    let apart = |x: &BTreeSet<usize>, y: &BTreeSet<usize>| {
        !x.is_empty() && !y.is_empty() && !x.iter().any(|x| y.iter().any(|y| scene.may_be(*x, *y)))
    };
    let elsewhere = || !a.goals.is_empty() && !b.goals.is_empty() && a.goals.is_disjoint(&b.goals);
    let numbers = matches!((a.ordinal, b.ordinal), (Some(x), Some(y)) if x != y);
    if a.kind != b.kind {
        // Whoever speaks of a letter or a meeting that another document is the record of names it.
        let record = a.mention.record || b.mention.record;
        return record || numbers && a.kind != Kind::Letter && b.kind != Kind::Letter;
    }
    numbers
        || super::contradicts(a, b)
        || match a.kind {
            Kind::Visit => apart(&a.who, &b.who) || elsewhere() || a.concept != b.concept,
            Kind::Treaty => {
                let several = a.with.len() > 1 && b.with.len() > 1;
                let nested = a.with.is_subset(&b.with) || b.with.is_subset(&a.with);
                several && !nested || super::special::acts_apart(a, b)
            }
            Kind::Assembly => apart(&a.who, &b.who) || elsewhere(),
            Kind::Period => true,
            Kind::Appointment if other_office(a, b) => true,
            _ => super::general::excluded(scene, a, b),
        }
}

/// Whether both say to what somebody is chosen, and it is not the same: Director, honorary member.
fn other_office(a: &Sighting, b: &Sighting) -> bool {
    let offices = |own: &Sighting| -> BTreeSet<String> {
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

#[cfg(test)]
mod tests {
    use super::super::cues::{AGAINST, EITHER};
    use super::*;

    /// Every cue has its weight, every line of the file names a cue, and what speaks for or against does so.
    #[test]
    fn each_cue_has_its_weight() {
        let text = include_str!("weights.txt");
        let named: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        for cue in NAMES {
            assert_eq!(named.iter().filter(|own| **own == cue).count(), 1, "{cue}");
        }
        assert_eq!(named.len(), CUES + 1, "a line for each cue, and the base");
        let weights = Weights::read(text);
        assert!(weights.base < 0.0);
        let of = |name: &str| {
            let at = NAMES.iter().position(|own| *own == name).unwrap();
            weights.cues[at]
        };
        for cue in NAMES {
            if AGAINST.contains(&cue) {
                assert!(of(cue) <= 0.0, "{cue}");
            } else if !EITHER.contains(&cue) {
                assert!(of(cue) >= 0.0, "{cue}");
            }
        }
        assert!(of("person") > 0.0 && of("words") > 0.0 && of("days-apart") < 0.0);
        assert!(weights.cues.iter().all(|weight| weight.abs() < 8.0));
    }
}
