//! How alone a mention stands: whether its document tells anything else of the same day, month or kind, and how many
//! documents tell of such a thing in that month.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use jiff::civil::Date;

use super::sighting::Sighting;
use crate::date::Edtf;

/// A month: year and number.
pub(super) type Month = (i16, i8);

/// A clause of a document: its block and where it begins and ends.
type Clause = (usize, usize, usize);

/// Of one mention: how many clauses of its document tell of its time and of its sort of thing, none of a time that it
/// does not tell, and how many documents tell of such a thing in its month.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Alone {
    pub(super) day: u32,
    pub(super) month: u32,
    /// Of its year, among what is of its kind.
    pub(super) year: u32,
    pub(super) kind: u32,
    pub(super) noun: u32,
    documents: u32,
}

impl Alone {
    /// Counts for all sightings, which stand in the order of their documents.
    pub(super) fn of(sightings: &[Sighting]) -> Vec<Self> {
        let mut all = Vec::with_capacity(sightings.len());
        for own in sightings.chunk_by(|a, b| document(a) == document(b)) {
            let days = clauses(own, day);
            let months = clauses(own, month);
            let years = clauses(own, |sighting| Some((year(sighting)?, sighting.kind)));
            let kinds = clauses(own, |sighting| Some(sighting.kind));
            let nouns = clauses(own, |sighting| Some(sighting.noun));
            let times = days.into_iter().zip(months).zip(years);
            let counts = times.zip(kinds.into_iter().zip(nouns));
            all.extend(counts.map(|(((day, month), year), (kind, noun))| Self {
                day,
                month,
                year,
                kind,
                noun,
                documents: 0,
            }));
        }
        let sort = |own: &Sighting| month(own).map(|month| (month, own.kind, own.concept));
        let mut tellers: HashMap<_, (u32, usize), FixedState> = HashMap::default();
        for own in sightings {
            if let Some(sort) = sort(own) {
                let (count, last) = tellers.entry(sort).or_insert((0, usize::MAX));
                *count += u32::from(*last != document(own));
                *last = document(own);
            }
        }
        for (alone, own) in all.iter_mut().zip(sightings) {
            let told = sort(own).and_then(|sort| tellers.get(&sort));
            alone.documents = told.map_or(0, |(count, _)| *count);
        }
        all
    }

    /// How many documents beside two tell of such a thing in its month, from 0 to 1, for four and more.
    pub(super) fn told_by_many(&self) -> f64 {
        f64::from(self.documents.saturating_sub(2).min(4)) / 4.0
    }
}

fn document(sighting: &Sighting) -> usize {
    sighting.mention.item.document
}

/// For each mention of a document in how many clauses something of its time or sort is told.
fn clauses<K: Ord + Copy>(own: &[Sighting], key: impl Fn(&Sighting) -> Option<K>) -> Vec<u32> {
    let mut told: Vec<(K, Clause)> = Vec::with_capacity(own.len());
    for sighting in own {
        let range = &sighting.mention.range;
        let clause = (sighting.mention.block, range.start, range.end);
        told.extend(key(sighting).map(|key| (key, clause)));
    }
    told.sort_unstable();
    told.dedup();
    let count = |sighting: &Sighting| {
        let key = key(sighting)?;
        let start = told.partition_point(|(other, _)| *other < key);
        let end = told.partition_point(|(other, _)| *other <= key);
        u32::try_from(end - start).ok()
    };
    own.iter()
        .map(|sighting| count(sighting).unwrap_or_default())
        .collect()
}

/// How alone the mentions of two documents are of which so many clauses tell of their time or sort, from 0 to 1, where
/// each is the only one.
pub(super) fn one_of(a: u32, b: u32) -> f64 {
    if a == 0 || b == 0 {
        0.0
    } else {
        1.0 / (f64::from(a) * f64::from(b))
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
        assert!((one_of(1, 1) - 1.0).abs() < 1e-9);
        assert!((one_of(2, 2) - 0.25).abs() < 1e-9);
        assert!(one_of(0, 1).abs() < 1e-9);
    }
}
