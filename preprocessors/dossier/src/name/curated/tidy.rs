//! Entries put in order again after some were joined, parted or taken out.

use std::collections::{BTreeMap, BTreeSet};

use crate::name::{Entity, Names, Relation, collate};

impl Names {
    /// Takes out entries that are gone or have no mention left, puts the rest in order again and points everything at
    /// its new place. Pairs that are kept apart are no doubt any more.
    pub(in crate::name) fn tidy(
        &mut self,
        gone: &BTreeSet<usize>,
        apart: &BTreeSet<(usize, usize)>,
    ) {
        for (a, b) in apart {
            for (of, other) in [(*a, *b), (*b, *a)] {
                self.entities[of].see_also.retain(|known| *known != other);
            }
        }
        for entity in &mut self.entities {
            // Nobody is left who may be meant: it is an entry like others.
            if entity.undecided && entity.see_also.is_empty() {
                entity.undecided = false;
            }
        }
        let used: BTreeSet<usize> = self.mentions.iter().map(|mention| mention.entity).collect();
        let mut order: Vec<usize> = (0..self.entities.len())
            .filter(|index| used.contains(index) && !gone.contains(index))
            .collect();
        order.sort_by(|a, b| {
            let (a, b) = (&self.entities[*a], &self.entities[*b]);
            a.kind
                .cmp(&b.kind)
                .then_with(|| collate::compare(&a.sort, &b.sort))
                .then_with(|| a.id.cmp(&b.id))
        });
        let places: BTreeMap<usize, usize> = order
            .iter()
            .enumerate()
            .map(|(new, old)| (*old, new))
            .collect();
        let place = |old: usize| places.get(&old).copied();
        let kept_apart = |a: usize, b: usize| apart.contains(&(a, b)) || apart.contains(&(b, a));
        self.doubts.retain_mut(|doubt| {
            let first = doubt.sides.first().map(|side| side.entity);
            doubt.sides.retain(|side| {
                place(side.entity).is_some()
                    && first
                        .is_none_or(|first| first == side.entity || !kept_apart(first, side.entity))
            });
            let still = doubt.sides.first().map(|side| side.entity) == first;
            for side in &mut doubt.sides {
                side.entity = places[&side.entity];
            }
            still && doubt.sides.len() > 1
        });
        let mut entities: Vec<Entity> = Vec::with_capacity(order.len());
        for old in &order {
            let mut entity = std::mem::take(&mut self.entities[*old]);
            entity.see_also = entity.see_also.into_iter().filter_map(place).collect();
            entity.state = entity.state.and_then(place);
            entity.relations = entity
                .relations
                .into_iter()
                .filter_map(|relation| {
                    Some(Relation {
                        entity: place(relation.entity)?,
                        ..relation
                    })
                })
                .collect();
            entity.relations.sort();
            entity.relations.dedup();
            // Of two that were joined one is no part of the other.
            let own = entities.len();
            entity.relations.retain(|relation| relation.entity != own);
            entities.push(entity);
        }
        self.entities = entities;
        self.mentions
            .retain_mut(|mention| match place(mention.entity) {
                Some(new) => {
                    mention.entity = new;
                    true
                }
                None => false,
            });
        self.sort_mentions();
    }

    /// Puts the mentions in order: by document, field and place, the longer first.
    pub(in crate::name) fn sort_mentions(&mut self) {
        self.mentions.sort_by(|a, b| {
            (a.document, a.field, a.range.start, b.range.end, a.entity).cmp(&(
                b.document,
                b.field,
                b.range.start,
                a.range.end,
                b.entity,
            ))
        });
    }
}
