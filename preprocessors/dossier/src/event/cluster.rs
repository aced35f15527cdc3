//! Mentions gathered into occurrences: by falling score, and only where every member agrees with every other.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::held::{By, Held, Pairs};
use super::lexicon::Kind;
use super::link::{PRINT, QUEUE, SURE, twice};
use super::pairs::Basis;
use super::sighting::Sighting;
use super::weighing::Weighed;
use crate::document::Item;

/// How well two groups must agree to be joined, as the logarithm of odds.
const WHOLE: f64 = 0.5;

/// A mention may have a likelier partner in the other’s document by so much, and still be joined.
const RIVAL: f64 = 0.3;

/// From these odds on a mention of another time casts doubt on an undated one, if it is behind by less than [`DOUBT`].
const DOUBTFUL: f64 = 0.0;
const DOUBT: f64 = 1.0;

/// So many partners of a mention are looked at.
const RIVALS: usize = 64;

/// Groups of sightings that are one occurrence each, every sighting in one of them; groups and members in order.
///
/// First by the rules of the kinds: every member agrees with every other. Then by what was weighed: of all pairs of
/// groups those are joined that agree best, as long as any do.
pub(super) fn clusters(
    basis: &Basis<'_>,
    pairs: &Pairs,
    weighed: &Weighed,
    apart: &BTreeSet<(usize, usize)>,
) -> Vec<Vec<usize>> {
    let sightings = basis.sightings;
    let mut groups = Groups::of(sightings.len());
    let mut ruled: Vec<((usize, usize), &Held)> = pairs
        .iter()
        .filter(|(_, agreement)| agreement.score >= PRINT && agreement.by != By::Weighing)
        .collect();
    ruled.sort_by(|(a, x), (b, y)| y.score.total_cmp(&x.score).then_with(|| a.cmp(b)));
    for ((a, b), _) in ruled {
        groups.join(a, b, |left, right| {
            !parted(apart, left, right) && agree(sightings, pairs, left, right)
        });
    }
    Weighing {
        basis,
        sightings,
        pairs,
        weighed,
        apart,
    }
    .join(&mut groups);
    groups
        .members
        .into_values()
        .map(|members| members.into_iter().collect())
        .collect()
}

/// Whether an editor says of a member of one group that it is not what a member of the other is. Without this a third
/// document could join again what was rejected.
fn parted(
    apart: &BTreeSet<(usize, usize)>,
    left: &BTreeSet<usize>,
    right: &BTreeSet<usize>,
) -> bool {
    !apart.is_empty()
        && left.iter().any(|a| {
            right
                .iter()
                .any(|b| apart.contains(&(*a.min(b), *a.max(b))))
        })
}

/// Groups cut where they cross the bounds of others.
pub(super) fn within(groups: Vec<Vec<usize>>, bounds: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let home: BTreeMap<usize, usize> = bounds
        .iter()
        .enumerate()
        .flat_map(|(home, members)| members.iter().map(move |member| (*member, home)))
        .collect();
    let mut cut = Vec::new();
    for group in groups {
        let mut pieces: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for member in group {
            pieces
                .entry(home.get(&member).copied())
                .or_default()
                .push(member);
        }
        cut.extend(pieces.into_values());
    }
    cut.sort();
    cut
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

    /// How many members a group has; none where it was joined to another.
    fn size(&self, home: usize) -> usize {
        self.members.get(&home).map_or(0, BTreeSet::len)
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

/// All that is needed to weigh two groups against one another.
struct Weighing<'w> {
    basis: &'w Basis<'w>,
    sightings: &'w [Sighting],
    pairs: &'w Pairs,
    weighed: &'w Weighed,
    apart: &'w BTreeSet<(usize, usize)>,
}

/// Two groups that may be joined: how well they agree, their homes, and how many they were together.
type Candidate = (i64, Reverse<(usize, usize)>, usize);

impl Weighing<'_> {
    /// Joins the groups that agree best, until none agree any more.
    fn join(&self, groups: &mut Groups) {
        let mut beside: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (a, b) in self.likely() {
            if let (Some(x), Some(y)) = (groups.home.get(a), groups.home.get(b))
                && x != y
            {
                beside.entry(*x).or_default().insert(*y);
                beside.entry(*y).or_default().insert(*x);
            }
        }
        let mut waiting: BinaryHeap<Candidate> = BinaryHeap::new();
        for (x, others) in &beside {
            let after = others.iter().filter(|y| *y > x);
            waiting.extend(after.filter_map(|y| self.candidate(groups, *x, *y)));
        }
        while let Some((_, Reverse((x, y)), size)) = waiting.pop() {
            if groups.size(x) + groups.size(y) != size || groups.size(x) == 0 || groups.size(y) == 0
            {
                continue;
            }
            groups.join(x, y, |_, _| true);
            let mut others = beside.remove(&x).unwrap_or_default();
            others.extend(beside.remove(&y).unwrap_or_default());
            let others: BTreeSet<usize> = others
                .into_iter()
                .filter_map(|other| groups.home.get(other).copied())
                .filter(|other| *other != x)
                .collect();
            for other in &others {
                beside.entry(*other).or_default().insert(x);
                waiting.extend(self.candidate(groups, x.min(*other), x.max(*other)));
            }
            beside.insert(x, others);
        }
    }

    /// Pairs of mentions that are sure enough, where neither has a likelier partner in the other’s document, and none
    /// that is undated may as well be something else of another time.
    fn likely(&self) -> Vec<(usize, usize)> {
        let known = self.pairs.iter().map(|(key, _)| key);
        let mut weighed: Vec<((usize, usize), f64)> = known
            .filter(|key| !self.of_one(*key))
            .filter_map(|key| Some((key, self.odds(key)?)))
            .chain(self.weighed.pairs())
            .filter(|(_, odds)| *odds >= DOUBTFUL)
            .collect();
        // What is known of a pair stands before what was weighed.
        weighed.sort_by_key(|(key, _)| *key);
        weighed.dedup_by_key(|(key, _)| *key);
        let mut partners: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        for ((a, b), odds) in &weighed {
            partners.entry(*a).or_default().push((*b, *odds));
            partners.entry(*b).or_default().push((*a, *odds));
        }
        let likeliest = |own: usize, other: usize, odds: f64| {
            let own = partners.get(&own).into_iter().flatten();
            let mut rivals = own.filter(|(rival, _)| self.item(*rival) == self.item(other));
            rivals.all(|(_, best)| odds >= best - RIVAL)
        };
        let when = |index: usize| self.sightings.get(index)?.when.as_ref();
        let one_time = |own: usize, other: usize, odds: f64| {
            let dates = partners.get(&own).into_iter().flatten().take(RIVALS);
            let apart = |rival: usize| matches!((when(rival), when(other)), (Some(x), Some(y)) if !x.overlaps(y));
            let mut rivals = dates.filter(|(rival, _)| apart(*rival));
            when(own).is_some() || odds >= SAME || rivals.all(|(_, rival)| odds - rival >= DOUBT)
        };
        weighed
            .iter()
            .filter(|(_, odds)| *odds >= SURE)
            .filter(|((a, b), odds)| likeliest(*a, *b, *odds) && likeliest(*b, *a, *odds))
            .filter(|((a, b), odds)| one_time(*a, *b, *odds) && one_time(*b, *a, *odds))
            .map(|(key, _)| *key)
            .collect()
    }

    /// Two groups, where they agree well enough to be joined.
    fn candidate(&self, groups: &Groups, x: usize, y: usize) -> Option<Candidate> {
        let average = self.average(groups.members.get(&x)?, groups.members.get(&y)?)?;
        (average >= whole(WHOLE)).then(|| {
            let size = groups.size(x) + groups.size(y);
            (average, Reverse((x, y)), size)
        })
    }

    /// How well two groups agree: the average of the better half of what their documents say to one another, less
    /// what speaks against two mentions of one document being one; none where two members exclude each other, or no
    /// two are sure. Of large groups so many members speak for the rest.
    fn average(&self, left: &BTreeSet<usize>, right: &BTreeSet<usize>) -> Option<i64> {
        const SPEAKERS: usize = 16;
        let mut between: BTreeMap<(Item, Item), i64> = BTreeMap::new();
        let (mut within, mut once) = (0, 0);
        for a in left.iter().take(SPEAKERS) {
            for b in right.iter().take(SPEAKERS) {
                let key = (*a.min(b), *a.max(b));
                if self.apart.contains(&key) {
                    return None;
                }
                // Sums of figures do not depend on their order where they are whole numbers.
                let odds = whole(self.odds(key)?);
                if self.of_one(key) {
                    within += odds;
                    once += 1;
                } else {
                    let items = (self.item(*a)?, self.item(*b)?);
                    let best = between.entry(items).or_insert(i64::MIN);
                    *best = odds.max(*best);
                }
            }
        }
        let mut between: Vec<i64> = between.into_values().collect();
        between.sort_unstable_by_key(|odds| Reverse(*odds));
        let best = between.first().copied()?;
        between.truncate(between.len().div_ceil(2));
        let count = i64::try_from(between.len()).unwrap_or(i64::MAX);
        let average = between.iter().sum::<i64>() / count;
        let within = within / i64::max(once, 1);
        let twice = if once > 0 { whole(TWICE) } else { 0 };
        (best >= whole(SURE)).then_some(average + within.min(0) - twice)
    }

    /// Whether two mentions stand in one document or part.
    fn of_one(&self, (a, b): (usize, usize)) -> bool {
        self.item(a) == self.item(b)
    }

    fn item(&self, index: usize) -> Option<Item> {
        self.sightings.get(index).map(|own| own.mention.item)
    }

    /// The logarithm of the odds that two mentions are one; none where they exclude each other.
    fn odds(&self, key: (usize, usize)) -> Option<f64> {
        let (a, b) = (self.sightings.get(key.0)?, self.sightings.get(key.1)?);
        let held = self.pairs.get(key);
        let score = held.map(|agreement| agreement.score);
        if score.is_some_and(|score| score >= DECIDED) {
            return Some(SAME);
        }
        if a.mention.item == b.mention.item {
            return of_one_document(a, b, score.unwrap_or_default());
        }
        self.weighed.odds(self.basis, key)
    }
}

/// How much better groups have to agree that both have a mention of one document: one that is wrong there makes all
/// links of the document wrong, and one that is right adds none.
const TWICE: f64 = 1.0;

/// An editor’s word.
const DECIDED: f64 = 1.0;

/// The logarithm of the odds of what is as good as certain.
const SAME: f64 = 6.0;

/// A document that tells two things of one sort seldom tells one thing twice: the logarithm of the odds that it does.
fn of_one_document(a: &Sighting, b: &Sighting, score: f64) -> Option<f64> {
    let (x, y) = (&a.mention, &b.mention);
    let once = x.block == y.block && x.range == y.range;
    match (&a.when, &b.when) {
        _ if once || score >= PRINT => Some(2.0),
        _ if score >= QUEUE => Some(0.5),
        (Some(x), Some(y)) if !x.overlaps(y) => None,
        (Some(x), Some(y)) if x == y => Some(0.7),
        (Some(_), Some(_)) => Some(-0.5),
        _ => Some(-1.5),
    }
}

/// A figure in millionths.
#[allow(clippy::cast_possible_truncation, reason = "odds are small")]
fn whole(figure: f64) -> i64 {
    (figure * 1e6).round() as i64
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
            let agreement = pairs.get((*a.min(b), *a.max(b)));
            let decided = agreement.is_some_and(|agreement| agreement.score >= DECIDED);
            if let (Some(a), Some(b)) = (sightings.get(*a), sightings.get(*b))
                && !decided
                && twice(a, b)
            {
                return false;
            }
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
