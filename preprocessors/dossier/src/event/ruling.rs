//! What editors have decided about pairs of passages, before anything is gathered into events.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::held::Pairs;
use super::sighting::Sighting;

/// A passage that a decision names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Index of the document.
    pub document: usize,
    /// Index of the block.
    pub block: usize,
    /// Bytes of the block's text: the words that the decision quotes.
    pub range: Range<usize>,
}

/// A decision about two passages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// One of them.
    pub a: Passage,
    /// The other.
    pub b: Passage,
    /// Kind of the event, where the decision names it: a clause may speak of several.
    pub kind: Option<String>,
    /// True where they speak of one event, false where they do not.
    pub same: bool,
}

/// Applies the decisions to the pairs: two passages that do not speak of one event are no pair, whatever
/// they share, and so never stand in one event; two that do are one beyond doubt.
///
/// Returns the pairs that are none.
pub(super) fn apply(
    sightings: &[Sighting],
    pairs: &mut Pairs,
    rulings: &[Ruling],
) -> BTreeSet<(usize, usize)> {
    let mut apart = BTreeSet::new();
    if rulings.is_empty() {
        return apart;
    }
    let mut places: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (index, sighting) in sightings.iter().enumerate() {
        let mention = &sighting.mention;
        let place = (mention.item.document, mention.block);
        places.entry(place).or_default().push(index);
    }
    for ruling in rulings {
        let (left, right) = (
            at(&ruling.a, ruling.same, sightings, &places),
            at(&ruling.b, ruling.same, sightings, &places),
        );
        let meant: Vec<(usize, usize)> = left
            .iter()
            .flat_map(|a| right.iter().map(move |b| (*a.min(b), *a.max(b))))
            .filter(|key| is_meant(ruling, *key, sightings))
            .collect();
        if ruling.same {
            join(&meant, sightings, pairs);
        } else {
            for key in meant {
                pairs.remove(key);
                apart.insert(key);
            }
        }
    }
    apart
}

/// The sightings that a passage means: those whose own word it begins with, else those whose own word stands in
/// it, else those that share words with it. Whoever parts two clauses means all that they speak of.
fn at(
    passage: &Passage,
    same: bool,
    sightings: &[Sighting],
    places: &BTreeMap<(usize, usize), Vec<usize>>,
) -> Vec<usize> {
    let here = places.get(&(passage.document, passage.block));
    let here: Vec<usize> = here.into_iter().flatten().copied().collect();
    let among = |fits: &dyn Fn(&Sighting) -> bool| -> Vec<usize> {
        let fits = |index: &usize| sightings.get(*index).is_some_and(fits);
        here.iter().copied().filter(fits).collect()
    };
    let range = &passage.range;
    let overlaps = |other: &Range<usize>| other.start < range.end && range.start < other.end;
    let is_clause = !among(&|sighting| sighting.mention.range.start == range.start).is_empty();
    if is_clause && !same {
        return among(&|sighting| overlaps(&sighting.mention.range));
    }
    let begun = among(&|sighting| sighting.mention.core.start == range.start);
    if !begun.is_empty() {
        return begun;
    }
    let held = among(&|sighting| overlaps(&sighting.mention.core));
    if !held.is_empty() {
        return held;
    }
    among(&|sighting| overlaps(&sighting.mention.range))
}

/// Two mentions of which a decision may speak.
fn is_meant(ruling: &Ruling, key: (usize, usize), sightings: &[Sighting]) -> bool {
    let (Some(a), Some(b)) = (sightings.get(key.0), sightings.get(key.1)) else {
        return false;
    };
    let kind = ruling.kind.as_deref();
    key.0 != key.1 && kind.is_none_or(|kind| a.kind.name() == kind || b.kind.name() == kind)
}

/// Joins two mentions beyond doubt. Where the passages hold several, those are meant that agree best: whatever else
/// stands in a clause is another event.
fn join(meant: &[(usize, usize)], sightings: &[Sighting], pairs: &mut Pairs) {
    let agree = |key: &(usize, usize)| match pairs.get(*key) {
        Some(agreement) => Some(agreement.score),
        None => (sightings[key.0].kind == sightings[key.1].kind).then_some(0.0),
    };
    let best = meant
        .iter()
        .filter_map(|key| Some((agree(key)?, *key)))
        .max_by(|(a, first), (b, second)| a.total_cmp(b).then_with(|| second.cmp(first)));
    let Some((_, key)) = best else {
        return;
    };
    let decided = pairs.entry(key);
    let reason = "an editor says so";
    if !decided.said().iter().any(|known| known == reason) {
        decided.say(reason.to_owned());
    }
    decided.score = 1.0;
}
