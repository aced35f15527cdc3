//! How likely any two mentions are one occurrence: first by what they share, then by what the other partners of both
//! say of it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::link::{Company, excludes, in_company};
use super::pairs::Basis;
use super::scene::Scene;
use super::sighting::Sighting;
use crate::document::Item;

/// The logarithm of the odds below which nobody looks at a pair again.
pub(super) const LEAST: f64 = -2.0;

/// The odds of a pair below that.
const LITTLE: f64 = -4.0;

/// The odds from which a partner of one speaks against the other, where the two cannot be one.
const LIKELY: f64 = 0.0;

/// So many partners of a mention, the likeliest, are asked what they say of its others.
const ASKED: usize = 48;

/// The likely partners of each mention, by their index, with the logarithm of the odds.
#[derive(Debug, Default)]
pub(super) struct Weighed(Vec<Vec<(usize, f64)>>);

impl Weighed {
    /// The odds of a pair; none where the two cannot be one.
    pub(super) fn odds(&self, basis: &Basis<'_>, (a, b): (usize, usize)) -> Option<f64> {
        let sightings = basis.sightings;
        if let Some(odds) = self.known(a, b) {
            return Some(odds);
        }
        (!excludes(basis.scene, sightings.get(a)?, sightings.get(b)?)).then_some(LITTLE)
    }

    /// All pairs that are likely at all, the smaller index first.
    pub(super) fn pairs(&self) -> impl Iterator<Item = ((usize, usize), f64)> + '_ {
        self.0.iter().enumerate().flat_map(|(a, partners)| {
            let after = partners.iter().filter(move |(b, _)| *b > a);
            after.map(move |(b, odds)| ((a, *b), *odds))
        })
    }

    /// The likely partners of a mention.
    fn partners(&self, own: usize) -> &[(usize, f64)] {
        self.0.get(own).map_or(&[], Vec::as_slice)
    }

    fn known(&self, a: usize, b: usize) -> Option<f64> {
        let partners = self.partners(a);
        let at = partners.binary_search_by_key(&b, |(partner, _)| *partner);
        partners.get(at.ok()?).map(|(_, odds)| *odds)
    }

    fn of(pairs: Vec<((usize, usize), f64)>, count: usize) -> Self {
        let mut partners: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
        for ((a, b), odds) in pairs {
            for (own, other) in [(a, b), (b, a)] {
                if let Some(partners) = partners.get_mut(own) {
                    partners.push((other, odds));
                }
            }
        }
        for partners in &mut partners {
            partners.sort_unstable_by_key(|(partner, _)| *partner);
        }
        Self(partners)
    }
}

/// Weighs pairs again, for which the first look found these odds.
pub(super) fn weigh(basis: &Basis<'_>, first: Vec<((usize, usize), f64)>) -> Weighed {
    let sightings = basis.sightings;
    let first = Weighed::of(first, sightings.len());
    let round = Round::of(&first, basis);
    let keys: Vec<((usize, usize), f64)> = first.pairs().collect();
    let second = keys.into_par_iter().filter_map(|(key, odds)| {
        let (a, b) = (sightings.get(key.0)?, sightings.get(key.1)?);
        Some((key, in_company((a, b), odds, &round.company(key, odds))))
    });
    Weighed::of(second.collect(), sightings.len())
}

/// The partners of all mentions as the first look found them.
struct Round<'w> {
    first: &'w Weighed,
    scene: &'w Scene<'w>,
    sightings: &'w [Sighting],
    /// Of each mention the partners that are asked, the likeliest first.
    asked: Vec<Vec<(usize, f64)>>,
    /// Of each mention the likeliest partner in each document or part, and the next that is of another clause.
    best: Vec<BTreeMap<Item, Vec<(usize, f64)>>>,
}

impl<'w> Round<'w> {
    fn of(first: &'w Weighed, basis: &Basis<'w>) -> Self {
        let sightings = basis.sightings;
        let likeliest = |partners: &[(usize, f64)]| {
            let mut partners = partners.to_vec();
            partners.sort_by(|(a, x), (b, y)| y.total_cmp(x).then_with(|| a.cmp(b)));
            partners
        };
        let sorted: Vec<Vec<(usize, f64)>> = first.0.par_iter().map(|own| likeliest(own)).collect();
        let best = sorted.par_iter().map(|partners| {
            let mut best: BTreeMap<Item, Vec<(usize, f64)>> = BTreeMap::new();
            for (partner, odds) in partners {
                if let Some(place) = sightings.get(*partner).map(|own| own.mention.item) {
                    best.entry(place).or_default().push((*partner, *odds));
                }
            }
            best
        });
        let best = best.collect();
        let asked = sorted.into_iter().map(|mut own| {
            own.truncate(ASKED);
            own
        });
        Self {
            first,
            scene: basis.scene,
            sightings,
            asked: asked.collect(),
            best,
        }
    }

    /// What the partners of both say of a pair.
    fn company(&self, (a, b): (usize, usize), odds: f64) -> Company {
        let ahead = [self.ahead(a, b, odds), self.ahead(b, a, odds)];
        let mut support = [LEAST; 2];
        let mut supporters = 0.0;
        let mut conflict = LIKELY;
        for (own, other) in [(a, b), (b, a)] {
            let asked = self.asked.get(own).into_iter().flatten();
            for (partner, likely) in asked.filter(|(partner, _)| self.elsewhere(*partner, a, b)) {
                match self.first.known(*partner, other) {
                    // Met again from the other side, where it is asked there too.
                    Some(_) if own == b && self.asks(a, *partner) => {}
                    Some(through) => {
                        let both = likely.min(through);
                        if both > support[0] {
                            support = [both, support[0]];
                        } else if both > support[1] {
                            support[1] = both;
                        }
                        supporters += f64::from(u8::from(both > 1.0));
                    }
                    None if *likely > conflict && self.excluded(*partner, other) => {
                        conflict = *likely;
                    }
                    None => {}
                }
            }
        }
        Company {
            ahead: [ahead[0].min(ahead[1]), ahead[0].max(ahead[1])],
            support,
            supporters: f64::min(supporters, 5.0),
            conflict,
        }
    }

    /// By how much a partner is likelier than the next best in its document that stands in another clause.
    fn ahead(&self, own: usize, partner: usize, odds: f64) -> f64 {
        const MOST: f64 = 3.0;
        let Some(there) = self.sightings.get(partner) else {
            return MOST;
        };
        let rivals = self
            .best
            .get(own)
            .and_then(|best| best.get(&there.mention.item));
        let clause = |index: usize| {
            let mention = &self.sightings.get(index)?.mention;
            Some((mention.block, mention.range.clone()))
        };
        let rival = rivals
            .into_iter()
            .flatten()
            .find(|(rival, _)| *rival != partner && clause(*rival) != clause(partner));
        rival.map_or(MOST, |(_, best)| (odds - best).clamp(-MOST, MOST))
    }

    fn asks(&self, own: usize, partner: usize) -> bool {
        let asked = self.asked.get(own).into_iter().flatten();
        asked.into_iter().any(|(asked, _)| *asked == partner)
    }

    /// Whether a mention stands in neither document or part of two others.
    fn elsewhere(&self, partner: usize, a: usize, b: usize) -> bool {
        let place = |index: usize| self.sightings.get(index).map(|own| own.mention.item);
        place(partner) != place(a) && place(partner) != place(b)
    }

    fn excluded(&self, a: usize, b: usize) -> bool {
        match (self.sightings.get(a), self.sightings.get(b)) {
            (Some(a), Some(b)) => excludes(self.scene, a, b),
            _ => false,
        }
    }
}
