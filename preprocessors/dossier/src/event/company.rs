//! Whom documents have in common: the persons and bodies that each names, as bits.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The persons and bodies that each document names. Those that most documents name come first, so that a few words of
/// bits tell of most documents that they have many in common.
#[derive(Debug, Default)]
pub(super) struct Company {
    /// A bit for each person or body that more than one document names; what follows the last is left out.
    shared: Vec<Box<[u64]>>,
    /// How many persons and bodies each document names.
    all: Vec<usize>,
}

impl Company {
    /// The company of every document, from the persons and bodies that it names.
    pub(super) fn of(named: &[BTreeSet<usize>]) -> Self {
        let mut spread: BTreeMap<usize, usize> = BTreeMap::new();
        for entity in named.iter().flatten() {
            *spread.entry(*entity).or_default() += 1;
        }
        let mut known: Vec<(Reverse<usize>, usize)> = spread
            .into_iter()
            .filter(|(_, count)| *count > 1)
            .map(|(entity, count)| (Reverse(count), entity))
            .collect();
        known.sort_unstable();
        let places: BTreeMap<usize, usize> = known
            .into_iter()
            .enumerate()
            .map(|(place, (_, entity))| (entity, place))
            .collect();
        let bits = |named: &BTreeSet<usize>| {
            let mut row: Vec<u64> = Vec::new();
            for place in named.iter().filter_map(|entity| places.get(entity)) {
                let at = place / 64;
                if row.len() <= at {
                    row.resize(at + 1, 0);
                }
                if let Some(word) = row.get_mut(at) {
                    *word |= 1 << (place % 64);
                }
            }
            row.into_boxed_slice()
        };
        Self {
            shared: named.iter().map(bits).collect(),
            all: named.iter().map(BTreeSet::len).collect(),
        }
    }

    /// How many persons and bodies two documents both name, up to a limit; of one document with itself, how many it
    /// names.
    pub(super) fn between(&self, a: usize, b: usize, limit: usize) -> usize {
        if a == b {
            return self.all.get(a).copied().unwrap_or_default().min(limit);
        }
        let (Some(a), Some(b)) = (self.shared.get(a), self.shared.get(b)) else {
            return 0;
        };
        let mut count = 0;
        for (a, b) in a.iter().zip(b) {
            count += usize::try_from((a & b).count_ones()).unwrap_or(limit);
            if count >= limit {
                return limit;
            }
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Company;

    #[test]
    fn what_two_documents_both_name_is_counted_up_to_the_limit() {
        let named = [
            BTreeSet::from([1, 2, 3, 90, 700]),
            BTreeSet::from([2, 3, 5, 90, 700, 800]),
            (0..200).collect(),
            BTreeSet::new(),
        ];
        let company = Company::of(&named);
        for (a, one) in named.iter().enumerate() {
            for (b, other) in named.iter().enumerate() {
                let both = one.intersection(other).count();
                for limit in [1, 2, 4, 300] {
                    assert_eq!(company.between(a, b, limit), both.min(limit), "{a} {b}");
                }
            }
        }
        assert_eq!(company.between(0, 9, 4), 0);
    }
}
