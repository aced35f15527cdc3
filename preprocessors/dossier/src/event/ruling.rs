//! What editors have decided about pairs of passages, before anything is gathered into events.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::link::Agreement;
use super::pairs::Pairs;
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
        for a in at(&ruling.a, sightings, &places) {
            for b in at(&ruling.b, sightings, &places) {
                let key = (a.min(b), a.max(b));
                rule(ruling, key, sightings, pairs, &mut apart);
            }
        }
    }
    apart
}

/// The sightings that share words with a passage.
fn at(
    passage: &Passage,
    sightings: &[Sighting],
    places: &BTreeMap<(usize, usize), Vec<usize>>,
) -> Vec<usize> {
    let here = places.get(&(passage.document, passage.block));
    let shares = |index: &&usize| {
        sightings.get(**index).is_some_and(|sighting| {
            let range = &sighting.mention.range;
            range.start < passage.range.end && passage.range.start < range.end
        })
    };
    here.into_iter().flatten().filter(shares).copied().collect()
}

fn rule(
    ruling: &Ruling,
    key: (usize, usize),
    sightings: &[Sighting],
    pairs: &mut Pairs,
    apart: &mut BTreeSet<(usize, usize)>,
) {
    let (Some(a), Some(b)) = (sightings.get(key.0), sightings.get(key.1)) else {
        return;
    };
    let meant = ruling
        .kind
        .as_deref()
        .is_none_or(|kind| a.kind.name() == kind || b.kind.name() == kind);
    if key.0 == key.1 || !meant {
        return;
    }
    if ruling.same && a.kind != b.kind && !pairs.contains_key(&key) {
        return;
    }
    if ruling.same {
        let decided = pairs.entry(key).or_insert_with(|| Agreement {
            score: 0.0,
            reasons: Vec::new(),
            weighed: false,
        });
        decided.score = 1.0;
        decided.reasons.push("an editor says so".to_owned());
    } else {
        pairs.remove(&key);
        apart.insert(key);
    }
}
