//! Names that may be of one person or body, or of several.

use std::collections::BTreeSet;

use super::{Entry, Kind, Quotation, State, Subject, id};
use crate::edition::Edition;
use crate::name::{EntityKind, Field, NameMention};

/// The file in which an entity is settled.
pub(super) fn file(edition: &Edition, entity: usize) -> &'static str {
    match edition.names.entities.get(entity).map(|entity| entity.kind) {
        Some(EntityKind::Organization) => "organizations.toml",
        _ => "persons.toml",
    }
}

/// What waits: bare names that several may bear.
pub(super) fn waiting(edition: &Edition) -> Vec<Entry> {
    let entities = edition.names.entities.iter().enumerate();
    entities
        .filter(|(_, entity)| entity.undecided)
        .map(|(index, entity)| {
            let sides: Vec<usize> = std::iter::once(index)
                .chain(entity.see_also.iter().copied())
                .collect();
            let headings: Vec<&str> = entity
                .see_also
                .iter()
                .filter_map(|&other| Some(edition.names.entities.get(other)?.heading.as_str()))
                .collect();
            Entry {
                id: id(Kind::Name, &["bearer", &entity.id]),
                kind: Kind::Name,
                state: State::Waits,
                proposal: format!("“{}” may be {}", entity.name, headings.join(", or ")),
                quotations: sides
                    .iter()
                    .filter_map(|&side| passage(edition, side))
                    .collect(),
                reasons: vec![format!("{} entries bear the name", headings.len())],
                score: None,
                names: names(edition, &sides),
                subject: Subject::Bearer(index),
            }
        })
        .collect()
}

fn names(edition: &Edition, sides: &[usize]) -> BTreeSet<String> {
    let entities = sides
        .iter()
        .filter_map(|&side| edition.names.entities.get(side));
    entities
        .flat_map(|entity| {
            [
                entity.id.clone(),
                entity.name.clone(),
                entity.heading.clone(),
            ]
        })
        .collect()
}

/// The first passage that names an entity, with the words around the name.
fn passage(edition: &Edition, entity: usize) -> Option<Quotation> {
    let mention = edition
        .names
        .mentions
        .iter()
        .filter(|mention| mention.entity == entity)
        .min_by_key(|mention| {
            (
                matches!(mention.field, Field::Metadata(_)),
                mention.document,
            )
        })?;
    let Field::Block(block) = mention.field else {
        return Some(Quotation {
            item: crate::document::Item {
                document: mention.document,
                part: None,
            },
            block: None,
            words: mention.form.clone(),
        });
    };
    Some(Quotation {
        item: edition.item(mention.document, block),
        block: Some(block),
        words: around(edition, mention, block),
    })
}

/// About ten words before and behind a name.
fn around(edition: &Edition, mention: &NameMention, block: usize) -> String {
    const WORDS: usize = 10;
    let blocks = edition
        .documents
        .get(mention.document)
        .map(|found| &found.blocks);
    let text = blocks
        .and_then(|blocks| blocks.get(block))
        .map_or("", |block| &block.text);
    let before: Vec<&str> = text
        .get(..mention.range.start)
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    let rest = text.get(mention.range.start..).unwrap_or_default();
    let rest: Vec<&str> = rest.split_whitespace().collect();
    let from = before.len().saturating_sub(WORDS);
    let to = rest.len().min(WORDS + mention.form.split(' ').count());
    let mut words = Vec::new();
    if from > 0 {
        words.push("…");
    }
    words.extend(&before[from..]);
    words.extend(&rest[..to]);
    if to < rest.len() {
        words.push("…");
    }
    words.join(" ")
}
