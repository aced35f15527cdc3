//! How likely any two mentions are one occurrence: first by what they share, then by what the other partners of both
//! say of it.

use std::ops::Range;

use rayon::prelude::*;

use super::link::{Company, excludes, in_company};
use super::pairs::Basis;
use super::sighting::Sighting;
use crate::document::Item;
use crate::threads;

/// The logarithm of the odds below which nobody looks at a pair again.
pub(super) const LEAST: f64 = -2.0;

/// The odds of a pair below that.
const LITTLE: f64 = -4.0;

/// The odds from which a partner of one speaks against the other, where the two cannot be one.
const LIKELY: f64 = 0.0;

/// So many partners of a mention, the likeliest, are asked what they say of its others.
const ASKED: usize = 48;

/// A mention by its index, or the place of a partner among all.
type Number = u32;

/// The likely partners of each mention, by their index, with the logarithm of the odds. There are some hundreds for
/// each mention, so that they stand in two lists for all, and not in one for each.
#[derive(Debug, Default)]
pub(super) struct Weighed {
    /// Where the partners of each mention begin; after the last, where they end.
    starts: Vec<Number>,
    partners: Vec<Number>,
    odds: Vec<f64>,
}

impl Weighed {
    /// The odds of a pair; none where the two cannot be one.
    pub(super) fn odds(&self, basis: &Basis<'_>, (a, b): (usize, usize)) -> Option<f64> {
        if let Some(odds) = self.known(a, b) {
            return Some(odds);
        }
        (!basis.are_apart((a, b))).then_some(LITTLE)
    }

    /// All pairs that are likely at all, the smaller index first, in order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = ((usize, usize), f64)> + '_ {
        (0..self.count()).flat_map(|a| self.after(a).map(move |(b, odds)| ((a, b), odds)))
    }

    /// How many mentions there are.
    fn count(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The places of the partners of a mention.
    fn places(&self, own: usize) -> Range<usize> {
        let at = |index: usize| self.starts.get(index).copied().map_or(0, wide);
        at(own)..at(own + 1).max(at(own))
    }

    /// The likely partners of a mention, in order.
    fn partners(&self, own: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.among(self.places(own))
    }

    /// The partners of a mention that stand after it.
    fn after(&self, own: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let places = self.places(own);
        let before = self
            .listed(places.clone())
            .partition_point(|b| wide(*b) <= own);
        self.among(places.start + before..places.end)
    }

    fn among(&self, places: Range<usize>) -> impl Iterator<Item = (usize, f64)> + '_ {
        let odds = self.odds.get(places.clone()).unwrap_or_default();
        let partners = self.listed(places).iter().copied().map(wide);
        partners.zip(odds.iter().copied())
    }

    fn listed(&self, places: Range<usize>) -> &[Number] {
        self.partners.get(places).unwrap_or_default()
    }

    /// The place of a partner of a mention.
    fn place(&self, own: usize, partner: usize) -> Option<usize> {
        let places = self.places(own);
        let at = self.listed(places.clone()).binary_search(&narrow(partner));
        Some(places.start + at.ok()?)
    }

    fn known(&self, a: usize, b: usize) -> Option<f64> {
        self.odds.get(self.place(a, b)?).copied()
    }

    /// Gathers the partners that were found of each mention; a pair is found from one of its two alone.
    fn of(found: &[Vec<(Number, f64)>]) -> Self {
        let mut starts: Vec<Number> = vec![0; found.len() + 1];
        for (own, partners) in found.iter().enumerate() {
            let others = partners.iter().map(|(other, _)| (wide(*other), 1));
            for (index, more) in others.chain([(own, narrow(partners.len()))]) {
                if let Some(count) = starts.get_mut(index + 1) {
                    *count += more;
                }
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut others: Vec<Number> = vec![0; wide(sum)];
        let mut all: Vec<f64> = vec![0.0; wide(sum)];
        let mut next = starts.clone();
        let mut put = |own: usize, other: Number, odds: f64| {
            if let Some(next) = next.get_mut(own)
                && let Some(partner) = others.get_mut(wide(*next))
                && let Some(known) = all.get_mut(wide(*next))
            {
                (*partner, *known) = (other, odds);
                *next += 1;
            }
        };
        for (own, partners) in found.iter().enumerate() {
            for (other, odds) in partners {
                put(own, *other, *odds);
                put(wide(*other), narrow(own), *odds);
            }
        }
        let mut row: Vec<(Number, f64)> = Vec::new();
        for ends in starts.windows(2) {
            if let [start, end] = ends
                && let Some(partners) = others.get_mut(wide(*start)..wide(*end))
                && let Some(odds) = all.get_mut(wide(*start)..wide(*end))
            {
                row.clear();
                row.extend(partners.iter().copied().zip(odds.iter().copied()));
                row.sort_unstable_by_key(|(partner, _)| *partner);
                for ((partner, odds), own) in partners.iter_mut().zip(odds).zip(&row) {
                    (*partner, *odds) = *own;
                }
            }
        }
        Self {
            starts,
            partners: others,
            odds: all,
        }
    }

    /// The same pairs with other odds: those of each mention’s partners that stand after it.
    fn with(self, odds: &[Vec<f64>]) -> Self {
        let mut all = self.odds;
        let mut next: Vec<usize> = self.starts.iter().copied().map(wide).collect();
        let mut put = |own: usize, odds: f64| {
            if let Some(next) = next.get_mut(own)
                && let Some(old) = all.get_mut(*next)
            {
                *old = odds;
                *next += 1;
            }
        };
        // Whoever stands before a mention is met before it is.
        for (own, odds) in odds.iter().enumerate() {
            let end = self.starts.get(own + 1).copied().map_or(0, wide);
            let after = self.partners.get(end.saturating_sub(odds.len())..end);
            for (other, odds) in after.into_iter().flatten().zip(odds) {
                put(own, *odds);
                put(wide(*other), *odds);
            }
        }
        Self { odds: all, ..self }
    }
}

/// Weighs pairs again, for which the first look found these odds: for each mention partners, where a pair is found from
/// one of its two alone.
pub(super) fn weigh(basis: &Basis<'_>, found: Vec<Vec<(Number, f64)>>) -> Weighed {
    let first = Weighed::of(&found);
    drop(found);
    let round = Round::of(&first, basis);
    let again = (0..first.count()).into_par_iter();
    let second = again.map_init(
        || Memory::of(first.count()),
        |memory, own| round.again(memory, own),
    );
    let second: Vec<Vec<f64>> = threads::passing(|| second.collect());
    first.with(&second)
}

/// The partners of all mentions as the first look found them.
struct Round<'w> {
    first: &'w Weighed,
    basis: &'w Basis<'w>,
    places: Vec<Place>,
    /// The last of the partners of each mention that are asked, with its odds: the likeliest first.
    last: Vec<(f64, Number)>,
}

/// Where a mention stands, as numbers.
#[derive(Debug, Clone, Copy)]
struct Place {
    document: Number,
    /// The document or part.
    item: Number,
    /// The clause of the document.
    clause: Number,
}

/// What is known of the partners of one mention while it is looked at.
struct Memory {
    /// The odds of every mention with it; none of those that are no partners.
    odds: Vec<f64>,
    /// The place of those that stand after it among what is said of them.
    spots: Vec<Number>,
    said: Vec<Said>,
}

/// What the other partners of two mentions say of the pair.
#[derive(Debug, Clone, Copy)]
struct Said {
    other: usize,
    odds: f64,
    support: [f64; 2],
    supporters: f64,
    /// Those of the first one’s likeliest partners, a bit each, that are partners of the second too.
    known: u64,
}

impl Said {
    fn support(&mut self, both: f64) {
        if both > self.support[0] {
            self.support = [both, self.support[0]];
        } else if both > self.support[1] {
            self.support[1] = both;
        }
        self.supporters += f64::from(u8::from(both > 1.0));
    }
}

impl Memory {
    fn of(count: usize) -> Self {
        Self {
            odds: vec![f64::NAN; count],
            spots: vec![Number::MAX; count],
            said: Vec::new(),
        }
    }

    fn odds(&self, other: usize) -> Option<f64> {
        self.odds.get(other).copied().filter(|odds| !odds.is_nan())
    }

    fn said_of(&mut self, other: usize) -> Option<&mut Said> {
        self.said.get_mut(wide(*self.spots.get(other)?))
    }

    fn set(&mut self, other: usize, odds: f64, spot: Number) {
        if let (Some(own), Some(place)) = (self.odds.get_mut(other), self.spots.get_mut(other)) {
            (*own, *place) = (odds, spot);
        }
    }

    /// Takes a mention’s partners up.
    fn open(&mut self, first: &Weighed, own: usize) {
        self.said.clear();
        for (other, odds) in first.partners(own) {
            let spot = if other > own {
                self.said.len()
            } else {
                usize::MAX
            };
            self.set(other, odds, narrow(spot));
            if other > own {
                self.said.push(Said {
                    other,
                    odds,
                    support: [LEAST; 2],
                    supporters: 0.0,
                    known: 0,
                });
            }
        }
    }

    fn close(&mut self, first: &Weighed, own: usize) {
        for (other, _) in first.partners(own) {
            self.set(other, f64::NAN, Number::MAX);
        }
    }
}

impl<'w> Round<'w> {
    fn of(first: &'w Weighed, basis: &'w Basis<'w>) -> Self {
        let last = (0..first.count())
            .into_par_iter()
            .map_init(Vec::new, |all, own| {
                all.clear();
                all.extend(
                    first
                        .partners(own)
                        .map(|(other, odds)| (odds, narrow(other))),
                );
                if all.len() <= ASKED {
                    return (f64::NEG_INFINITY, Number::MAX);
                }
                let likelier = |(x, a): &(f64, Number), (y, b): &(f64, Number)| {
                    y.total_cmp(x).then_with(|| a.cmp(b))
                };
                *all.select_nth_unstable_by(ASKED - 1, likelier).1
            });
        Self {
            first,
            basis,
            places: places(basis.sightings),
            last: last.collect(),
        }
    }

    /// The new odds of a mention’s partners that stand after it.
    fn again(&self, memory: &mut Memory, a: usize) -> Vec<f64> {
        memory.open(self.first, a);
        let foes = self.hear(memory, a);
        let mut all = Vec::with_capacity(memory.said.len());
        for spot in 0..memory.said.len() {
            let Some(mut said) = memory.said.get(spot).copied() else {
                continue;
            };
            let conflict = self.conflict(&foes, &said);
            let conflict = self.hear_other(memory, a, &mut said, conflict);
            let ahead = [
                self.ahead(a, said.other, said.odds),
                self.ahead(said.other, a, said.odds),
            ];
            let company = Company {
                ahead: [ahead[0].min(ahead[1]), ahead[0].max(ahead[1])],
                support: said.support,
                supporters: f64::min(said.supporters, 5.0),
                conflict,
            };
            all.extend(match (self.basis.told(a), self.basis.told(said.other)) {
                (Some(a), Some(b)) => Some(in_company(
                    self.basis.scene,
                    self.basis.profiles,
                    (a, b),
                    said.odds,
                    &company,
                )),
                _ => None,
            });
        }
        memory.close(self.first, a);
        all
    }

    /// Asks the partners of a mention what they say of its others. Gives those that are likely back, the likeliest
    /// first.
    fn hear(&self, memory: &mut Memory, a: usize) -> Vec<(usize, f64)> {
        let home = self.item(a);
        let mut asked: Vec<(usize, f64)> = self.asked(a).collect();
        asked.sort_unstable_by(|(a, x), (b, y)| y.total_cmp(x).then_with(|| a.cmp(b)));
        asked.retain(|(partner, _)| self.item(*partner) != home);
        for (bit, (partner, likely)) in asked.iter().enumerate() {
            let there = self.item(*partner);
            for (other, through) in self.first.partners(*partner) {
                if let Some(said) = memory.said_of(other) {
                    said.known |= 1 << bit;
                    if self.item(other) != there {
                        said.support(likely.min(through));
                    }
                }
            }
        }
        asked.retain(|(_, likely)| *likely > LIKELY);
        asked
    }

    /// The odds of the first one’s likeliest partner that cannot be one with the other.
    fn conflict(&self, foes: &[(usize, f64)], said: &Said) -> f64 {
        let there = self.item(said.other);
        let unknown = foes
            .iter()
            .enumerate()
            .filter(|(bit, _)| said.known & (1 << bit) == 0);
        let foe = unknown
            .map(|(_, foe)| *foe)
            .find(|(foe, _)| self.item(*foe) != there && self.excluded(*foe, said.other));
        foe.map_or(LIKELY, |(_, likely)| likely)
    }

    /// Asks the other’s partners too, those that were not asked already.
    fn hear_other(&self, memory: &Memory, a: usize, said: &mut Said, mut conflict: f64) -> f64 {
        let (home, there) = (self.item(a), self.item(said.other));
        for (partner, likely) in self.asked(said.other) {
            let item = self.item(partner);
            if item == home || item == there {
                continue;
            }
            match memory.odds(partner) {
                Some(odds) if self.asks(a, partner, odds) => {}
                Some(through) => said.support(likely.min(through)),
                None if likely > conflict && self.excluded(partner, a) => conflict = likely,
                None => {}
            }
        }
        conflict
    }

    /// By how much a partner is likelier than the next best in its document or part that stands in another clause.
    fn ahead(&self, own: usize, partner: usize, odds: f64) -> f64 {
        const MOST: f64 = 3.0;
        let (Some(there), Some(place)) = (self.places.get(partner), self.first.place(own, partner))
        else {
            return MOST;
        };
        let all = self.first.places(own);
        let rival = |place: &usize| {
            let rival = wide(*self.first.partners.get(*place)?);
            Some((self.places.get(rival)?, *self.first.odds.get(*place)?))
        };
        // The mentions of a document stand together.
        let here = |(rival, _): &(&Place, f64)| rival.document == there.document;
        let before = (all.start..place)
            .rev()
            .map_while(|place| rival(&place))
            .take_while(here);
        let after = (place + 1..all.end)
            .map_while(|place| rival(&place))
            .take_while(here);
        let rivals = before.chain(after);
        let other =
            |(rival, _): &(&Place, f64)| rival.item == there.item && rival.clause != there.clause;
        let best = rivals.filter(other).map(|(_, odds)| odds);
        best.reduce(f64::max)
            .map_or(MOST, |best| (odds - best).clamp(-MOST, MOST))
    }

    /// The partners of a mention that are asked.
    fn asked(&self, own: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let partners = self.first.partners(own);
        partners.filter(move |(partner, odds)| self.asks(own, *partner, *odds))
    }

    fn asks(&self, own: usize, partner: usize, odds: f64) -> bool {
        let last = self.last.get(own);
        last.is_some_and(|(least, last)| {
            odds.total_cmp(least)
                .then_with(|| last.cmp(&narrow(partner)))
                .is_ge()
        })
    }

    fn item(&self, index: usize) -> Number {
        self.places
            .get(index)
            .map_or(Number::MAX, |place| place.item)
    }

    fn excluded(&self, a: usize, b: usize) -> bool {
        let sightings = self.basis.sightings;
        match (sightings.get(a), sightings.get(b)) {
            (Some(a), Some(b)) => excludes(self.basis.scene, a, b),
            _ => false,
        }
    }
}

/// Where each mention stands. Two clauses of one document have different numbers; of two documents they are not
/// compared.
fn places(sightings: &[Sighting]) -> Vec<Place> {
    let mut order: Vec<usize> = (0..sightings.len()).collect();
    let key = |index: &usize| {
        sightings.get(*index).map(|own| {
            let (item, range) = (own.mention.item, &own.mention.range);
            (item, own.mention.block, range.start, range.end)
        })
    };
    order.sort_unstable_by_key(key);
    let mut places = vec![
        Place {
            document: 0,
            item: 0,
            clause: 0
        };
        sightings.len()
    ];
    let (mut item, mut clause) = (0, 0);
    let mut last: Option<(Item, usize, usize, usize)> = None;
    for index in order {
        let Some(own) = key(&index) else { continue };
        let next = last.is_some_and(|last| last != own);
        clause += Number::from(next);
        item += Number::from(last.is_some_and(|(last, ..)| last != own.0));
        last = Some(own);
        if let Some(place) = places.get_mut(index) {
            *place = Place {
                document: narrow(own.0.document),
                item,
                clause,
            };
        }
    }
    places
}

pub(super) fn wide(number: Number) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A collection has fewer mentions, and pairs of them, than four thousand million.
pub(super) fn narrow(number: usize) -> Number {
    Number::try_from(number).unwrap_or(Number::MAX)
}
