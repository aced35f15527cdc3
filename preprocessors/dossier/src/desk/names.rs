//! Names that may be of one person or body, or of several.

use std::collections::BTreeSet;

use super::{Entry, Kind, Quotation, State, Subject, id};
use crate::document::Item;
use crate::edition::Edition;
use crate::name::{Doubt, DoubtKind, EntityKind, Field, Side};

/// The file in which an entity is settled.
pub(super) fn file(edition: &Edition, entity: usize) -> &'static str {
    match edition.names.entities.get(entity).map(|entity| entity.kind) {
        Some(EntityKind::Organization) => crate::curation::entities::ORGANIZATIONS,
        _ => crate::curation::entities::PERSONS,
    }
}

/// What waits: entries that may be one, and names that several may bear.
pub(super) fn waiting(edition: &Edition) -> Vec<Entry> {
    let doubts = edition.names.doubts.iter();
    doubts.filter_map(|doubt| entry(edition, doubt)).collect()
}

fn entry(edition: &Edition, doubt: &Doubt) -> Option<Entry> {
    let sides: Vec<usize> = doubt.sides.iter().map(|side| side.entity).collect();
    let heading = |entity: &usize| {
        let entity = edition.names.entities.get(*entity)?;
        Some(entity.heading.as_str())
    };
    let headings: Vec<&str> = sides.iter().filter_map(heading).collect();
    let (first, rest) = sides.split_first()?;
    let (subject, proposal) = match doubt.kind {
        DoubtKind::Same => {
            let second = *rest.first()?;
            // The entry that is named more often stays.
            let count = |wanted: usize| {
                let mentions = edition.names.mentions.iter();
                mentions.filter(|mention| mention.entity == wanted).count()
            };
            let (kept, joined) = if count(second) > count(*first) {
                (second, *first)
            } else {
                (*first, second)
            };
            let proposal = format!("“{}” may be one", headings.join("” and “"));
            (Subject::Same(kept, joined), proposal)
        }
        DoubtKind::Bearer | DoubtKind::Unfit => {
            let proposal = format!(
                "“{}” may be {}",
                edition.names.entities.get(*first)?.name,
                headings.get(1..).unwrap_or_default().join(", or ")
            );
            (Subject::Bearer(*first), proposal)
        }
    };
    Some(Entry {
        id: id(Kind::Name, &[&doubt.id]),
        kind: Kind::Name,
        state: State::Waits,
        proposal,
        quotations: doubt
            .sides
            .iter()
            .filter_map(|side| quotation(edition, side))
            .collect(),
        reasons: doubt.reasons.clone(),
        score: Some(doubt.score),
        names: names(edition, &sides),
        subject,
    })
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

fn quotation(edition: &Edition, side: &Side) -> Option<Quotation> {
    let document = edition.documents.get(side.document)?;
    let (item, block) = match side.field {
        Field::Block(block) => (edition.item(side.document, block), Some(block)),
        Field::Metadata(_) => (
            Item {
                document: side.document,
                part: None,
            },
            None,
        ),
    };
    Some(Quotation {
        item,
        block,
        words: side.quote(document),
    })
}
