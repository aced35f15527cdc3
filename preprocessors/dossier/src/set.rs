//! Sets of a few things: whom and what a mention names.

use std::borrow::Borrow;
use std::cmp::Ordering;

/// A set that is kept as a sorted list. A collection has some hundred thousand mentions with five sets each, most of one
/// or two things, for which the nodes of a `BTreeSet` would have room for eleven.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Set<T> {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All, in order.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub(crate) fn first(&self) -> Option<&T> {
        self.0.first()
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }
}

impl<T: Ord> Set<T> {
    /// Puts one in; whether it was not there yet.
    pub(crate) fn insert(&mut self, one: T) -> bool {
        match self.0.binary_search(&one) {
            Ok(_) => false,
            Err(at) => {
                self.0.reserve_exact(1);
                self.0.insert(at, one);
                true
            }
        }
    }

    pub(crate) fn contains<Q: Ord + ?Sized>(&self, one: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        let place = self.0.binary_search_by(|own| own.borrow().cmp(one));
        place.is_ok()
    }

    /// What stands in either, in order.
    pub(crate) fn union<'s>(&'s self, other: &'s Self) -> std::vec::IntoIter<&'s T> {
        let all: Set<&T> = self.iter().chain(other).collect();
        all.into_iter()
    }

    pub(crate) fn is_subset(&self, other: &Self) -> bool {
        self.iter().all(|one| other.contains(one))
    }

    pub(crate) fn is_disjoint(&self, other: &Self) -> bool {
        self.intersection(other).next().is_none()
    }

    /// What stands in both, in order.
    pub(crate) fn intersection<'s>(
        &'s self,
        other: &'s Self,
    ) -> impl Iterator<Item = &'s T> + Clone {
        let mut others = other.0.as_slice();
        self.iter().filter(move |one| {
            while let [first, rest @ ..] = others {
                match first.cmp(one) {
                    Ordering::Less => others = rest,
                    Ordering::Equal => return true,
                    Ordering::Greater => return false,
                }
            }
            false
        })
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        let mut all: Vec<T> = all.into_iter().collect();
        all.sort();
        all.dedup();
        all.shrink_to_fit();
        Self(all)
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, more: I) {
        for one in more {
            self.insert(one);
        }
    }
}

impl<'s, T: Ord + Copy + 's> Extend<&'s T> for Set<T> {
    fn extend<I: IntoIterator<Item = &'s T>>(&mut self, more: I) {
        self.extend(more.into_iter().copied());
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Set<T> {
    fn from(all: [T; N]) -> Self {
        all.into_iter().collect()
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'s, T> IntoIterator for &'s Set<T> {
    type Item = &'s T;
    type IntoIter = std::slice::Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::Set;

    proptest! {
        #[test]
        fn it_says_what_a_tree_says(a in prop::collection::vec(0..9u8, 0..7), b in prop::collection::vec(0..9u8, 0..7)) {
            let (x, y): (Set<u8>, Set<u8>) = (a.iter().copied().collect(), b.iter().copied().collect());
            let (p, q): (BTreeSet<u8>, BTreeSet<u8>) = (a.iter().copied().collect(), b.iter().copied().collect());
            prop_assert!(x.iter().eq(p.iter()) && x.len() == p.len() && x.first() == p.first());
            prop_assert!(x.intersection(&y).eq(p.intersection(&q)));
            prop_assert_eq!(x.is_disjoint(&y), p.is_disjoint(&q));
            prop_assert_eq!(x.is_subset(&y), p.is_subset(&q));
            prop_assert!(x.union(&y).eq(p.union(&q)));
            prop_assert_eq!(x.cmp(&y), p.cmp(&q));
            let (mut all, mut tree) = (x.clone(), p.clone());
            for one in b {
                prop_assert_eq!(all.insert(one), tree.insert(one));
                prop_assert!(all.contains(&one));
            }
            prop_assert!(all.iter().eq(tree.iter()));
            all.retain(|one| one % 2 == 0);
            tree.retain(|one| one % 2 == 0);
            prop_assert!(all.iter().eq(&tree));
            all.clear();
            prop_assert!(all.is_empty());
        }
    }
}
