//! How alone a mention stands: whether its document tells anything else of the same day, month or kind, and how many
//! documents tell of such a thing in that month.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::lexicon::Kind;
use super::sighting::Sighting;
use crate::date::Edtf;

/// A month: year and number.
type Month = (i16, i8);

/// A clause of a document: its block and where it begins and ends.
type Clause = (usize, usize, usize);

/// The documents that tell of such a thing in a month.
type Tellers = BTreeMap<(Month, Kind, &'static str), BTreeSet<usize>>;

/// How many clauses of each document tell of one time or sort of thing, and how many documents of such a thing in each
/// month.
#[derive(Debug, Default)]
pub(super) struct Alone {
    days: BTreeMap<(usize, Date), u32>,
    months: BTreeMap<(usize, Month), u32>,
    years: BTreeMap<(usize, i16, Kind), u32>,
    kinds: BTreeMap<(usize, Kind), u32>,
    nouns: BTreeMap<(usize, &'static str), u32>,
    documents: BTreeMap<(Month, Kind, &'static str), u32>,
}

impl Alone {
    /// Counts all sightings.
    pub(super) fn of(sightings: &[Sighting]) -> Self {
        let mut days: BTreeMap<(usize, Date), BTreeSet<Clause>> = BTreeMap::new();
        let mut months: BTreeMap<(usize, Month), BTreeSet<Clause>> = BTreeMap::new();
        let mut years: BTreeMap<(usize, i16, Kind), BTreeSet<Clause>> = BTreeMap::new();
        let mut kinds: BTreeMap<(usize, Kind), BTreeSet<Clause>> = BTreeMap::new();
        let mut nouns: BTreeMap<(usize, &'static str), BTreeSet<Clause>> = BTreeMap::new();
        let mut documents = Tellers::new();
        for sighting in sightings {
            let document = sighting.mention.item.document;
            let range = &sighting.mention.range;
            let clause = (sighting.mention.block, range.start, range.end);
            if let Some(day) = day(sighting) {
                days.entry((document, day)).or_default().insert(clause);
            }
            if let Some(month) = month(sighting) {
                months.entry((document, month)).or_default().insert(clause);
                let sort = (month, sighting.kind, sighting.concept);
                documents.entry(sort).or_default().insert(document);
            }
            if let Some(year) = year(sighting) {
                let sort = (document, year, sighting.kind);
                years.entry(sort).or_default().insert(clause);
            }
            let kind = (document, sighting.kind);
            kinds.entry(kind).or_default().insert(clause);
            let noun = (document, sighting.noun);
            nouns.entry(noun).or_default().insert(clause);
        }
        Self {
            days: counted(days),
            months: counted(months),
            years: counted(years),
            kinds: counted(kinds),
            nouns: counted(nouns),
            documents: counted(documents),
        }
    }

    /// How alone both documents’ mentions of this day are, from 0 to 1, where each is the only one.
    pub(super) fn of_day(&self, a: &Sighting, b: &Sighting) -> f64 {
        let count = |own: &Sighting| self.days.get(&(document(own), day(own)?)).copied();
        one_of(count(a), count(b))
    }

    /// The same of the month.
    pub(super) fn of_month(&self, a: &Sighting, b: &Sighting) -> f64 {
        let count = |own: &Sighting| self.months.get(&(document(own), month(own)?)).copied();
        one_of(count(a), count(b))
    }

    /// The same of the year, among mentions of the kind.
    pub(super) fn of_year(&self, a: &Sighting, b: &Sighting) -> f64 {
        let count = |own: &Sighting| {
            let sort = (document(own), year(own)?, own.kind);
            self.years.get(&sort).copied()
        };
        one_of(count(a), count(b))
    }

    /// The same of the kind, whenever it was.
    pub(super) fn of_kind(&self, a: &Sighting, b: &Sighting) -> f64 {
        let count = |own: &Sighting| self.kinds.get(&(document(own), own.kind)).copied();
        one_of(count(a), count(b))
    }

    /// The same of the noun.
    pub(super) fn of_noun(&self, a: &Sighting, b: &Sighting) -> f64 {
        let count = |own: &Sighting| self.nouns.get(&(document(own), own.noun)).copied();
        one_of(count(a), count(b))
    }

    /// How many documents beside two tell of such a thing in its month, from 0 to 1, for four and more.
    pub(super) fn told_by_many(&self, own: &Sighting) -> f64 {
        let sort = month(own).map(|month| (month, own.kind, own.concept));
        let count = sort.and_then(|sort| self.documents.get(&sort));
        f64::from(count.copied().unwrap_or_default().saturating_sub(2).min(4)) / 4.0
    }
}

fn document(sighting: &Sighting) -> usize {
    sighting.mention.item.document
}

fn counted<K: Ord, V>(sets: BTreeMap<K, BTreeSet<V>>) -> BTreeMap<K, u32> {
    sets.into_iter()
        .map(|(key, set)| (key, u32::try_from(set.len()).unwrap_or(u32::MAX)))
        .collect()
}

fn one_of(a: Option<u32>, b: Option<u32>) -> f64 {
    match (a, b) {
        (Some(a), Some(b)) => 1.0 / (f64::from(a.max(1)) * f64::from(b.max(1))),
        _ => 0.0,
    }
}

/// The day of an occurrence that is dated to one.
pub(super) fn day(sighting: &Sighting) -> Option<Date> {
    let when = sighting.when.as_ref()?;
    when.days()
        .filter(|days| *days <= 1)
        .and_then(|_| when.earliest())
}

/// The month in which an occurrence was, where its date lies in one.
pub(super) fn month(sighting: &Sighting) -> Option<Month> {
    let when = sighting.when.as_ref()?;
    let month = |day: Date| (day.year(), day.month());
    let within = |when: &Edtf| Some((month(when.earliest()?), month(when.latest()?)));
    within(when)
        .filter(|(first, last)| first == last)
        .map(|(first, _)| first)
}

/// The year in which an occurrence was, where its date lies in one.
pub(super) fn year(sighting: &Sighting) -> Option<i16> {
    let when = sighting.when.as_ref()?;
    let (first, last) = (when.earliest()?.year(), when.latest()?.year());
    (first == last).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_only_mention_of_both_documents_is_alone() {
        assert!((one_of(Some(1), Some(1)) - 1.0).abs() < 1e-9);
        assert!((one_of(Some(2), Some(2)) - 0.25).abs() < 1e-9);
        assert!(one_of(None, Some(1)).abs() < 1e-9);
    }
}
