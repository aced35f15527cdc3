//! How an entry is headed and described, and how bodies stand to one another.

use super::Desk;
use crate::curation::entities::{AUTHORITIES, EntityRule, Link};
use crate::name::{Authority, EntityKind, Relation, RelationKind, Tenure};

impl Desk<'_> {
    /// Writes down what a rule says of its entry.
    pub(super) fn describe(&mut self, rule: &EntityRule, target: usize) {
        let relations: Vec<(Link, Option<usize>, usize)> = rule
            .relations
            .iter()
            .map(|(link, listed)| (*link, self.find(&listed.text), listed.line))
            .collect();
        if rule.relations.iter().any(|(link, _)| *link == Link::PartOf) {
            self.forget_wholes(target);
        }
        for ((link, other, line), (_, listed)) in relations.into_iter().zip(&rule.relations) {
            if let Some(other) = other {
                self.relate(target, link, other);
                continue;
            }
            let remedy = self.suggestion(
                &listed.text,
                "take the id from the address of the entry in the book",
            );
            let message = format!("no entry has the id “{}”", listed.text);
            self.orphan(line, &message, &listed.text, &remedy);
        }
        let entity = &mut self.names.entities[target];
        if let Some(heading) = &rule.heading {
            entity.heading.clone_from(heading);
            entity.sort.clone_from(heading);
            if entity.kind == EntityKind::Organization {
                entity.name.clone_from(heading);
            }
        }
        if let Some(sort) = &rule.sort {
            entity.sort.clone_from(sort);
        }
        if let Some(role) = &rule.role {
            entity.editor_role = Some(role.clone());
        }
        entity.life.clone_from(&rule.life);
        entity.offices = rule
            .offices
            .iter()
            .map(|office| Tenure {
                title: office.title.clone(),
                dates: office.dates.clone(),
            })
            .collect();
        for (key, id) in &rule.authorities {
            if let Some(file) = AUTHORITIES.iter().find(|file| file.key == *key) {
                entity.authorities.push(Authority {
                    scheme: file.name,
                    id: id.clone(),
                    address: format!("{}{id}", file.address),
                });
            }
        }
    }

    /// Where an editor says of what a body is a part, what its names say of that is void.
    fn forget_wholes(&mut self, target: usize) {
        let relations = &mut self.names.entities[target].relations;
        let (wholes, others): (Vec<Relation>, Vec<Relation>) = relations
            .drain(..)
            .partition(|relation| relation.kind == RelationKind::PartOf);
        *relations = others;
        let part = Relation {
            kind: RelationKind::HasPart,
            entity: target,
        };
        // Both sides know of each other.
        for whole in wholes {
            let relations = &mut self.names.entities[whole.entity].relations;
            relations.retain(|relation| *relation != part);
        }
    }

    fn relate(&mut self, target: usize, link: Link, other: usize) {
        let (kind, back) = match link {
            Link::PartOf => (RelationKind::PartOf, RelationKind::HasPart),
            Link::Predecessor => (RelationKind::Predecessor, RelationKind::Successor),
            Link::Successor => (RelationKind::Successor, RelationKind::Predecessor),
        };
        for (of, kind, entity) in [(target, kind, other), (other, back, target)] {
            let relation = Relation { kind, entity };
            let relations = &mut self.names.entities[of].relations;
            if of != entity && !relations.contains(&relation) {
                relations.push(relation);
            }
        }
    }
}
