//! Printed forms of persons, organizations and states.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{contains, form};
use super::{Gold, Rates};
use crate::analysis::{Analysis, EntityKind};

/// A form in a file.
pub(super) type Item = (String, String);

/// What a form stands for: one form can be two bodies in one document.
pub(super) type Items = BTreeMap<Item, BTreeSet<(EntityKind, String)>>;

/// How well the forms of one kind were found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EntityScore {
    /// A form counts when it is the same.
    pub strict: Rates,
    /// A form also counts when one of the two is a whole-word part of the other.
    pub relaxed: Rates,
}

/// Every form of the gold.
pub(super) fn gold_items(gold: &Gold) -> Items {
    let files = gold.files();
    let mut items = Items::new();
    for entity in &gold.entities {
        for place in &entity.places {
            if files.contains(place.file.as_str()) {
                for text in &place.forms {
                    items
                        .entry((place.file.clone(), form(text)))
                        .or_default()
                        .insert((entity.kind, entity.id.clone()));
                }
            }
        }
    }
    items
}

/// Forms on which careful annotators differ.
fn optional_items(gold: &Gold) -> BTreeSet<Item> {
    gold.entities
        .iter()
        .flat_map(|entity| &entity.places)
        .flat_map(|place| {
            place
                .optional_forms
                .iter()
                .map(|text| (place.file.clone(), form(text)))
        })
        .collect()
}

/// Every form of the analysis, in the gold's files.
pub(super) fn found_items(gold: &Gold, analysis: &Analysis) -> Items {
    let files = gold.files();
    let mut items = Items::new();
    for entity in &analysis.entities {
        for mention in &entity.mentions {
            if files.contains(mention.file.as_str()) {
                items
                    .entry((mention.file.clone(), form(&mention.form)))
                    .or_default()
                    .insert((entity.kind, entity.id.clone()));
            }
        }
    }
    items
}

/// The forms that stand for an entity of a kind.
fn of_kind(items: &Items, kind: EntityKind) -> BTreeSet<Item> {
    items
        .iter()
        .filter(|(_, entities)| entities.iter().any(|(found, _)| *found == kind))
        .map(|(item, _)| item.clone())
        .collect()
}

/// Is the form, or a longer or shorter form of the same words, among these of its file?
fn near(item: &Item, pool: &BTreeSet<Item>) -> bool {
    pool.iter()
        .any(|(file, text)| *file == item.0 && (contains(text, &item.1) || contains(&item.1, text)))
}

/// Compares the forms of one kind.
pub(super) fn score(
    gold: &Gold,
    analysis: &Analysis,
    kind: EntityKind,
    remarks: &mut Vec<String>,
) -> EntityScore {
    let all = gold_items(gold);
    let wanted = of_kind(&all, kind);
    let optional = optional_items(gold);
    let found: BTreeSet<Item> = of_kind(&found_items(gold, analysis), kind)
        .into_iter()
        .filter(|item| all.contains_key(item) || !optional.contains(item))
        .collect();
    for (file, text) in wanted.difference(&found) {
        remarks.push(format!("{kind} missed {file} {text:?}"));
    }
    for (file, text) in found.difference(&wanted) {
        remarks.push(format!("{kind} spurious {file} {text:?}"));
    }
    let right = wanted.intersection(&found).count();
    EntityScore {
        strict: Rates::counted(right, found.len(), right, wanted.len()),
        relaxed: Rates::counted(
            found.iter().filter(|item| near(item, &wanted)).count(),
            found.len(),
            wanted.iter().filter(|item| near(item, &found)).count(),
            wanted.len(),
        ),
    }
}
