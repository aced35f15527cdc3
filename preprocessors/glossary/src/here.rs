//! The names of one document, listed in its chapter with the paragraphs in which they stand, and a
//! card for each that a page opens in place.

use std::collections::{BTreeMap, BTreeSet};

use mdbook_dossier_core::book::{address, chapter};
use mdbook_dossier_core::document::Item;
use mdbook_dossier_core::finding::Finding;
use mdbook_dossier_core::name::{EntityKind, Field, NameMention};
use mdbook_preprocessor::book::Chapter;
use serde::Serialize;

use super::View;
use super::linked::is_linked;

/// How many paragraphs are listed of one name; the entry has them all.
const MOST_PLACES: usize = 8;
/// How many documents a card names.
const MOST_DOCUMENTS: usize = 8;

/// What the template `document-names` is given.
#[derive(Debug, Serialize)]
struct Names {
    persons: Vec<Name>,
    organizations: Vec<Name>,
}

#[derive(Debug, Serialize)]
struct Name {
    heading: String,
    address: String,
    /// Paragraphs of this document.
    places: Vec<Place>,
    /// How many more there are.
    more: usize,
    card: Card,
}

#[derive(Debug, Clone, Serialize)]
struct Place {
    label: String,
    address: Option<String>,
}

/// What a page shows of a name in place.
#[derive(Debug, Serialize)]
struct Card {
    /// The anchor of the entry.
    anchor: String,
    role: Option<String>,
    /// Every printed form but the heading.
    forms: Vec<String>,
    documents: Vec<Place>,
    more_documents: usize,
}

/// What is worked out once for all documents.
#[derive(Debug)]
pub(crate) struct Order {
    /// The place of each person or body that has an entry among those of its kind.
    ranks: BTreeMap<usize, usize>,
    /// Printed forms of each entity, the most frequent first.
    forms: BTreeMap<usize, Vec<String>>,
    /// The documents and parts in which each stands, with the first paragraph.
    items: BTreeMap<usize, BTreeMap<Item, usize>>,
}

impl Order {
    pub(crate) fn of(view: &View<'_>) -> Self {
        let mut ranks = BTreeMap::new();
        for kind in [EntityKind::Person, EntityKind::Organization] {
            let mut indices = super::entries::sorted(view, kind);
            indices.retain(|&index| is_linked(&view.edition.names.entities[index]));
            ranks.extend(
                indices
                    .into_iter()
                    .enumerate()
                    .map(|(rank, index)| (index, rank)),
            );
        }
        let mut forms: BTreeMap<usize, BTreeMap<&str, usize>> = BTreeMap::new();
        let mut items: BTreeMap<usize, BTreeMap<Item, usize>> = BTreeMap::new();
        for mention in &view.edition.names.mentions {
            if mention.adjective {
                continue;
            }
            let of_entity = forms.entry(mention.entity).or_default();
            *of_entity.entry(&mention.form).or_default() += 1;
            if let Field::Block(block) = mention.field {
                let item = view.edition.item(mention.document, block);
                let first = items.entry(mention.entity).or_default();
                first.entry(item).or_insert(block);
            }
        }
        let by_count = |forms: BTreeMap<&str, usize>| {
            let mut forms: Vec<(&str, usize)> = forms.into_iter().collect();
            forms.sort_by_key(|&(form, count)| (std::cmp::Reverse(count), form));
            forms.into_iter().map(|(form, _)| form.to_owned()).collect()
        };
        Self {
            ranks,
            forms: forms
                .into_iter()
                .map(|(entity, forms)| (entity, by_count(forms)))
                .collect(),
            items,
        }
    }

    fn card(&self, index: usize, path: &str, view: &View<'_>) -> Option<Card> {
        let entity = &view.edition.names.entities[index];
        let items = self.items.get(&index)?;
        let documents = items
            .iter()
            .take(MOST_DOCUMENTS)
            .map(|(item, block)| Place {
                label: view.edition.number(*item),
                address: view
                    .addresses
                    .document(*item, Some(*block))
                    .map(|target| address::relative(path, &target)),
            });
        let forms = self.forms.get(&index).into_iter().flatten();
        Some(Card {
            anchor: address::entity_anchor(entity.kind, &entity.id)?,
            role: entity.role.as_ref().map(|role| role.quote.clone()),
            forms: forms
                .filter(|form| **form != entity.heading)
                .cloned()
                .collect(),
            documents: documents.collect(),
            more_documents: items.len().saturating_sub(MOST_DOCUMENTS),
        })
    }
}

/// Adds the list to the chapter of a document, before the notes.
pub(crate) fn add(
    chapter: &mut Chapter,
    mentions: &[&NameMention],
    order: &Order,
    view: &View<'_>,
    findings: &mut Vec<Finding>,
) {
    let path = chapter::path(chapter);
    let mut present: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut document = 0;
    for mention in mentions {
        if let Field::Block(block) = mention.field {
            document = mention.document;
            present.entry(mention.entity).or_default().insert(block);
        }
    }
    let names = |kind: EntityKind| -> Vec<Name> {
        let of_kind = |entity: &usize| view.edition.names.entities[*entity].kind == kind;
        let listed = present.iter().filter(|(entity, _)| of_kind(entity));
        let mut listed: Vec<_> = listed
            .filter_map(|(entity, blocks)| Some((order.ranks.get(entity)?, *entity, blocks)))
            .collect();
        listed.sort_unstable_by_key(|(rank, ..)| *rank);
        listed
            .into_iter()
            .filter_map(|(_, entity, blocks)| {
                let target = view.addresses.entity(entity)?;
                let places = blocks.iter().take(MOST_PLACES).map(|&block| Place {
                    label: view.edition.anchor(document, block),
                    address: view
                        .addresses
                        .document(view.edition.item(document, block), Some(block))
                        .map(|target| address::relative(&path, &target)),
                });
                Some(Name {
                    heading: view.edition.names.entities[entity].heading.clone(),
                    address: address::relative(&path, &target),
                    places: places.collect(),
                    more: blocks.len().saturating_sub(MOST_PLACES),
                    card: order.card(entity, &path, view)?,
                })
            })
            .collect()
    };
    let data = Names {
        persons: names(EntityKind::Person),
        organizations: names(EntityKind::Organization),
    };
    if data.persons.is_empty() && data.organizations.is_empty() {
        return;
    }
    let form = view.settings.form();
    let list = view
        .settings
        .templates
        .render("document-names", form, &data, findings);
    chapter::append(&mut chapter.content, &list, view.settings.html());
}
