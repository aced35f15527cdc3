//! With whom: who stands in the same paragraphs.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use mdbook_dossier_core::book::address;
use mdbook_dossier_core::name::Field;
use serde::Serialize;

use super::View;
use super::linked::is_linked;

/// How many are listed.
const MOST: usize = 6;
/// A paragraph that names more than this is a list, which brings nobody together.
const LIST: usize = 25;

/// Somebody, or some body, in the same paragraphs.
#[derive(Debug, Serialize)]
pub(crate) struct With {
    heading: String,
    address: String,
    /// In how many paragraphs.
    count: usize,
}

/// Who stands in which paragraph.
#[derive(Debug, Default)]
pub(crate) struct Company {
    /// Entities of each paragraph, by document and block.
    paragraphs: Vec<BTreeSet<usize>>,
    /// Paragraphs of each entity, as indices.
    by_entity: BTreeMap<usize, Vec<usize>>,
}

impl Company {
    /// The persons and bodies of every paragraph.
    pub(crate) fn of(view: &View<'_>) -> Self {
        let names = &view.edition.names;
        let mut paragraphs: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
        for mention in &names.mentions {
            let acts = names.entities.get(mention.entity).is_some_and(is_linked);
            if let (Field::Block(block), true) = (mention.field, acts && !mention.adjective) {
                let place = (mention.document, block);
                paragraphs.entry(place).or_default().insert(mention.entity);
            }
        }
        let mut company = Self::default();
        for (_, entities) in paragraphs {
            if (2..=LIST).contains(&entities.len()) {
                for entity in &entities {
                    let paragraph = company.paragraphs.len();
                    company
                        .by_entity
                        .entry(*entity)
                        .or_default()
                        .push(paragraph);
                }
                company.paragraphs.push(entities);
            }
        }
        company
    }

    /// Those most often beside an entity, as seen from the page at `page`.
    pub(crate) fn with(&self, entity: usize, view: &View<'_>, page: &str) -> Vec<With> {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for &paragraph in self.by_entity.get(&entity).into_iter().flatten() {
            for &other in &self.paragraphs[paragraph] {
                if other != entity {
                    *counts.entry(other).or_default() += 1;
                }
            }
        }
        let mut counts: Vec<(usize, usize)> = counts.into_iter().collect();
        // Entities are in order of kind and heading already.
        counts.sort_by_key(|&(other, count)| (Reverse(count), other));
        counts
            .into_iter()
            .filter_map(|(other, count)| {
                let target = view.addresses.entity(other)?;
                Some(With {
                    heading: view.edition.names.entities[other].heading.clone(),
                    address: address::relative(page, &target),
                    count,
                })
            })
            .take(MOST)
            .collect()
    }
}
