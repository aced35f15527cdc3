//! Statesmen whom a document of their time calls by the family name alone.

use std::collections::{BTreeSet, HashMap};

use foldhash::fast::FixedState;
use lazy_static::lazy_static;

use super::super::people;
use super::super::romanize::european;
use super::{lines, list, same_given};

lazy_static! {
    static ref LEADERS: HashMap<String, Vec<Leader>, FixedState> =
        read(include_str!("leaders.txt"));
}

/// Somebody so well known that a document of the time calls him by the family name alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Leader {
    /// Given names, folded; each other form of them.
    pub(in super::super) given: Vec<Vec<String>>,
    /// The offices by which he is called, as [`super::super::post`] spells them.
    pub(in super::super) posts: Vec<String>,
    /// First year of prominence.
    pub(in super::super) from: i16,
    /// Last year of it.
    pub(in super::super) to: i16,
}

impl Leader {
    /// True where a document of a year may mean him without saying more.
    pub(in super::super) fn of_time(&self, year: Option<i16>) -> bool {
        const BEFORE: i16 = 3;
        const AFTER: i16 = 40;
        year.is_none_or(|year| year >= self.from - BEFORE && year <= self.to + AFTER)
    }

    /// True where given names or initials are his: a whole first name, or as many initials as he has names.
    pub(in super::super) fn is_called(&self, given: &[String]) -> bool {
        self.given.iter().any(|own| {
            people::agree(own, given)
                && (own.len() == given.len()
                    || given.first().is_some_and(|first| {
                        own.first()
                            .is_some_and(|own| own == first || same_given(own, first))
                    }))
        })
    }
}

/// The best-known bearers of a family name, folded.
pub(in super::super) fn leaders(family: &str) -> &'static [Leader] {
    LEADERS.get(family).map_or(&[], Vec::as_slice)
}

fn read(file: &'static str) -> HashMap<String, Vec<Leader>, FixedState> {
    let mut out: HashMap<String, Vec<Leader>, FixedState> = HashMap::default();
    for line in lines(file) {
        let mut cells = line.split('|').map(str::trim);
        let families = cells.next().unwrap_or_default();
        let given = list(cells.next());
        let given = given
            .iter()
            .map(|given| given.split(' ').map(european).collect())
            .collect();
        let posts = list(cells.next());
        let years = cells.next().and_then(|years| years.split_once('-'));
        let (from, to) = years.unwrap_or_default();
        let leader = Leader {
            given,
            posts,
            from: from.parse().unwrap_or(i16::MIN),
            to: to.parse().unwrap_or(i16::MAX),
        };
        let families: BTreeSet<String> = families.split(' ').map(european).collect();
        for family in families {
            out.entry(family).or_default().push(leader.clone());
        }
    }
    out
}
