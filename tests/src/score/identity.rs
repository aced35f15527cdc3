//! Grouping of forms into persons and organizations.

use std::collections::{BTreeMap, BTreeSet};

use super::entities::{Item, Items, found_items, gold_items};
use super::{Gold, Rates, share};
use crate::analysis::{Analysis, EntityKind};

/// The forms that stand for one person or organization, with its id.
fn unambiguous(items: Items) -> BTreeMap<Item, String> {
    items
        .into_iter()
        .filter_map(|(item, entities)| {
            let mut entities = entities.into_iter();
            let (kind, id) = entities.next()?;
            let keep = entities.next().is_none() && kind != EntityKind::State;
            keep.then_some((item, id))
        })
        .collect()
}

/// B-cubed rates over the forms that both have, and how many those are.
pub(super) fn score(gold: &Gold, analysis: &Analysis) -> (Rates, usize) {
    let wanted = unambiguous(gold_items(gold));
    let found = unambiguous(found_items(gold, analysis));
    let both: Vec<&Item> = wanted
        .keys()
        .filter(|item| found.contains_key(*item))
        .collect();
    if both.is_empty() {
        return (Rates::new(0.0, 0.0), 0);
    }
    let wanted_groups = groups(&both, &wanted);
    let found_groups = groups(&both, &found);
    let (mut precision, mut recall) = (0.0, 0.0);
    for item in &both {
        let (ours, theirs) = (
            &found_groups[found[*item].as_str()],
            &wanted_groups[wanted[*item].as_str()],
        );
        let together = ours.intersection(theirs).count();
        precision += share(together, ours.len());
        recall += share(together, theirs.len());
    }
    let count = share(both.len(), 1);
    (Rates::new(precision / count, recall / count), both.len())
}

/// The items by entity.
fn groups<'a>(
    items: &[&'a Item],
    entities: &'a BTreeMap<Item, String>,
) -> BTreeMap<&'a str, BTreeSet<&'a Item>> {
    let mut groups: BTreeMap<&str, BTreeSet<&Item>> = BTreeMap::new();
    for item in items {
        groups.entry(&entities[*item]).or_default().insert(item);
    }
    groups
}
