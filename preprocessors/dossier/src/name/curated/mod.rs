//! What an editor says of entries, applied to what was found: forms moved, entries joined, parted and described.

#[cfg(test)]
mod tests;
mod tidy;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::misfit::SET_HERE;
use super::phrase::Phrases;
use super::{
    Authority, Entity, EntityKind, Field, NameMention, Names, Relation, RelationKind, Tenure, fold,
    source,
};
use crate::curation::entities::{AUTHORITIES, EntityRule, EntityRules, Link, Passage};
use crate::document::Document;
use crate::finding::{Finding, Severity, nearest};

/// Applies the rules of one file. What no longer applies is a finding with its line.
pub fn apply(names: &mut Names, documents: &[Document], rules: &EntityRules) -> Vec<Finding> {
    if rules.rules.is_empty() {
        return Vec::new();
    }
    let mut desk = Desk {
        names,
        documents,
        rules,
        gone: BTreeSet::new(),
        apart: Vec::new(),
        findings: Vec::new(),
    };
    desk.run();
    let Desk {
        gone,
        apart,
        findings,
        ..
    } = desk;
    names.tidy(&gone, &apart);
    findings
}

struct Desk<'a> {
    names: &'a mut Names,
    documents: &'a [Document],
    rules: &'a EntityRules,
    /// Entities that were joined to others or are no names.
    gone: BTreeSet<usize>,
    /// Pairs that an editor keeps apart.
    apart: Vec<(usize, usize)>,
    findings: Vec<Finding>,
}

impl Desk<'_> {
    fn run(&mut self) {
        let rules = self.rules;
        // Every id is looked up before anything is changed: the order of the file must not matter.
        let targets: Vec<Option<usize>> =
            rules.rules.iter().map(|rule| self.target(rule)).collect();
        self.search(&targets);
        for (rule, target) in rules.rules.iter().zip(&targets) {
            if let Some(target) = target {
                self.split(rule, *target);
            }
        }
        for (rule, target) in rules.rules.iter().zip(&targets) {
            if let Some(target) = target {
                self.merge(rule, *target);
                self.variants(rule, *target);
                self.never(rule, *target);
            }
        }
        for (rule, target) in rules.rules.iter().zip(&targets) {
            if let Some(target) = target {
                self.describe(rule, *target);
            }
        }
    }

    /// The entry that an id means: its own, or the only one with a printed form that is so written as an id.
    fn find(&self, id: &str) -> Option<usize> {
        let kind = self.rules.kind;
        self.names.by_id(kind, id).or_else(|| {
            let bearers: BTreeSet<usize> = self
                .names
                .mentions
                .iter()
                .filter(|mention| self.names.entities[mention.entity].kind == kind)
                .filter(|mention| fold::kebab(&mention.form) == id)
                .map(|mention| mention.entity)
                .collect();
            match bearers.len() {
                1 => bearers.first().copied(),
                _ => None,
            }
        })
    }

    /// The entry of a rule; a new one where an editor names forms that were found nowhere as this entry.
    fn target(&mut self, rule: &EntityRule) -> Option<usize> {
        if let Some(found) = self.find(&rule.id) {
            // The editor's id stays when a new document changes the heading.
            if self.names.by_id(self.rules.kind, &rule.id).is_none() {
                self.names.entities[found].id.clone_from(&rule.id);
            }
            return Some(found);
        }
        if rule.variants.is_empty() {
            let ids: Vec<&str> = self
                .names
                .entities
                .iter()
                .filter(|entity| entity.kind == self.rules.kind)
                .map(|entity| entity.id.as_str())
                .collect();
            let remedy = match nearest(&rule.id, &ids) {
                Some(near) => format!("did you mean [{near}]? else remove the entry"),
                None => {
                    "take the id from the address of the entry in the book, or remove the entry"
                        .to_owned()
                }
            };
            self.orphan(
                rule.line,
                &format!("no entry has the id “{}”", rule.id),
                &rule.id,
                &remedy,
            );
            return None;
        }
        Some(self.create(&rule.id, &rule.variants[0].form))
    }

    fn create(&mut self, id: &str, name: &str) -> usize {
        self.names.entities.push(Entity {
            id: id.to_owned(),
            kind: self.rules.kind,
            heading: name.to_owned(),
            name: name.to_owned(),
            sort: name.to_owned(),
            ..Entity::default()
        });
        self.names.entities.len() - 1
    }

    fn orphan(&mut self, line: usize, message: &str, shown: &str, remedy: &str) {
        self.findings.push(
            Finding::new(
                Severity::Warning,
                "curation-orphan",
                self.rules.file.as_str(),
                message,
            )
            .at(line)
            .showing(shown)
            .remedy(remedy),
        );
    }

    /// True where a mention is the passage that a rule names.
    fn meant(&self, passage: &Passage, mention: &NameMention) -> bool {
        if mention.form != passage.form
            || self.names.entities[mention.entity].kind != self.rules.kind
        {
            return false;
        }
        in_scope(&self.documents[mention.document], mention.field, passage)
    }

    /// Finds the variants that were not taken for names.
    fn search(&mut self, targets: &[Option<usize>]) {
        let wanted = self
            .rules
            .rules
            .iter()
            .zip(targets)
            .filter_map(|(rule, target)| {
                let target = (*target)?;
                Some(rule.variants.iter().map(move |passage| (passage, target)))
            });
        let wanted: Vec<(&Passage, usize)> = wanted.flatten().collect();
        let phrases = Phrases::new(
            wanted
                .iter()
                .map(|(passage, _)| (passage.form.clone(), passage.form.clone())),
        );
        let mut taken: BTreeMap<(usize, Field), Vec<Range<usize>>> = BTreeMap::new();
        for mention in &self.names.mentions {
            if self.names.entities[mention.entity].kind == self.rules.kind {
                let ranges = taken.entry((mention.document, mention.field)).or_default();
                ranges.push(mention.range.clone());
            }
        }
        let mut inside: Vec<(usize, Field, Range<usize>)> = Vec::new();
        let found_before = self.names.mentions.len();
        for (index, document) in self.documents.iter().enumerate() {
            for text in source::of(index, document) {
                for (range, form) in phrases.find(text.text) {
                    let known = taken.get(&(index, text.field));
                    let free = known
                        .into_iter()
                        .flatten()
                        .all(|other| other.end <= range.start || other.start >= range.end);
                    let target = wanted.iter().find(|(passage, _)| {
                        passage.form == *form && in_scope(document, text.field, passage)
                    });
                    if let (true, Some((passage, target))) = (free, target) {
                        inside.push((index, text.field, range.clone()));
                        self.names.mentions.push(NameMention {
                            document: index,
                            field: text.field,
                            range,
                            form: passage.form.clone(),
                            entity: *target,
                            adjective: false,
                            evidence: vec!["form set by the editor"],
                            because: because(passage),
                        });
                    }
                }
            }
        }
        let places: BTreeMap<(usize, Field), Vec<&Range<usize>>> =
            inside
                .iter()
                .fold(BTreeMap::new(), |mut places, (document, field, range)| {
                    places.entry((*document, *field)).or_default().push(range);
                    places
                });
        let kind = self.rules.kind;
        let kinds: Vec<EntityKind> = self
            .names
            .entities
            .iter()
            .map(|entity| entity.kind)
            .collect();
        let mut at = 0;
        self.names.mentions.retain(|mention| {
            at += 1;
            at > found_before
                || kinds[mention.entity] != kind
                || !places
                    .get(&(mention.document, mention.field))
                    .into_iter()
                    .flatten()
                    .any(|range| {
                        mention.range.start >= range.start && mention.range.end <= range.end
                    })
        });
    }

    fn split(&mut self, rule: &EntityRule, target: usize) {
        for split in &rule.split {
            let places: Vec<usize> = (0..self.names.mentions.len())
                .filter(|at| {
                    let mention = &self.names.mentions[*at];
                    mention.entity == target && self.meant(&split.passage, mention)
                })
                .collect();
            if places.is_empty() {
                self.no_passage(&split.passage);
                continue;
            }
            let to = self
                .find(&split.to)
                .unwrap_or_else(|| self.create(&split.to, &split.passage.form));
            for place in places {
                self.names.mentions[place].entity = to;
                self.names.mentions[place].because = "split off by the editor";
            }
            self.apart.push((target, to));
        }
    }

    fn no_passage(&mut self, passage: &Passage) {
        let place = match (&passage.document, &passage.paragraph) {
            (Some(document), Some(paragraph)) => format!(" in {document}, {paragraph}"),
            (Some(document), None) => format!(" in {document}"),
            _ => String::new(),
        };
        self.orphan(
            passage.line,
            &format!(
                "“{}” stands nowhere{place} as a name of this entry",
                passage.form
            ),
            &passage.form,
            "write the form exactly as printed, or remove it",
        );
    }

    fn merge(&mut self, rule: &EntityRule, target: usize) {
        for listed in &rule.merge {
            match self.find(&listed.text) {
                Some(other) if other != target && !self.gone.contains(&other) => {
                    self.join(target, other);
                }
                Some(_) => {}
                None => self.orphan(
                    listed.line,
                    &format!("no entry has the id “{}” any more", listed.text),
                    &listed.text,
                    "remove it from the list if the two are one already",
                ),
            }
        }
    }

    /// Makes one entry of two: the second becomes a reference to the first.
    fn join(&mut self, target: usize, other: usize) {
        for mention in &mut self.names.mentions {
            if mention.entity == other {
                mention.entity = target;
                mention.because = "joined by the editor";
            }
        }
        let old = self.names.entities[other].clone();
        let entity = &mut self.names.entities[target];
        for heading in std::iter::once(old.heading).chain(old.see_from) {
            if heading != entity.heading && !entity.see_from.contains(&heading) && !old.undecided {
                entity.see_from.push(heading);
            }
        }
        entity.apparatus &= old.apparatus;
        entity.state = entity.state.or(old.state);
        entity.role = entity.role.take().or(old.role);
        for relation in old.relations {
            if relation.entity != target && !entity.relations.contains(&relation) {
                entity.relations.push(relation);
            }
        }
        for entity in &mut self.names.entities {
            for relation in &mut entity.relations {
                if relation.entity == other {
                    relation.entity = target;
                }
            }
        }
        self.gone.insert(other);
    }

    fn variants(&mut self, rule: &EntityRule, target: usize) {
        for passage in &rule.variants {
            let mut any = false;
            for at in 0..self.names.mentions.len() {
                if self.meant(passage, &self.names.mentions[at]) {
                    let mention = &mut self.names.mentions[at];
                    if mention.entity != target || passage.document.is_some() {
                        mention.entity = target;
                        mention.because = because(passage);
                    }
                    any = true;
                }
            }
            if !any {
                self.no_passage(passage);
            }
        }
    }

    fn never(&mut self, rule: &EntityRule, target: usize) {
        if rule.no_name.is_some() {
            self.gone.insert(target);
            self.names
                .mentions
                .retain(|mention| mention.entity != target);
            return;
        }
        for passage in &rule.never {
            if let Some(other) = self.find(&passage.form).filter(|other| *other != target) {
                self.apart.push((target, other));
                continue;
            }
            // A form that waits for a decision: this is not the one whom it means.
            let waiting: BTreeSet<usize> = self
                .names
                .mentions
                .iter()
                .filter(|mention| self.meant(passage, mention))
                .map(|mention| mention.entity)
                .filter(|entity| self.names.entities[*entity].undecided)
                .collect();
            for entity in &waiting {
                self.apart.push((target, *entity));
            }
            let before = self.names.mentions.len();
            let drop: Vec<bool> = self
                .names
                .mentions
                .iter()
                .map(|mention| mention.entity == target && self.meant(passage, mention))
                .collect();
            let mut drop = drop.into_iter();
            self.names
                .mentions
                .retain(|_| !drop.next().unwrap_or(false));
            if waiting.is_empty() && self.names.mentions.len() == before {
                self.no_passage(passage);
            }
        }
    }

    fn describe(&mut self, rule: &EntityRule, target: usize) {
        let relations: Vec<(Link, Option<usize>, usize)> = rule
            .relations
            .iter()
            .map(|(link, listed)| (*link, self.find(&listed.text), listed.line))
            .collect();
        if rule.relations.iter().any(|(link, _)| *link == Link::PartOf) {
            self.forget_wholes(target);
        }
        for ((link, other, line), (_, listed)) in relations.into_iter().zip(&rule.relations) {
            match other {
                Some(other) => self.relate(target, link, other),
                None => self.orphan(
                    line,
                    &format!("no entry has the id “{}”", listed.text),
                    &listed.text,
                    "take the id from the address of the entry in the book",
                ),
            }
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
        let wholes = &mut self.names.entities[target].relations;
        wholes.retain(|relation| relation.kind != RelationKind::PartOf);
        let part = Relation {
            kind: RelationKind::HasPart,
            entity: target,
        };
        for entity in &mut self.names.entities {
            entity.relations.retain(|relation| *relation != part);
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

/// Why a mention stands where the editor puts it: for a document of its own, or wherever the form stands.
fn because(passage: &Passage) -> &'static str {
    if passage.document.is_some() {
        SET_HERE
    } else {
        "set by the editor"
    }
}

/// True where a place is in the document or part and in the paragraph that a passage names.
fn in_scope(document: &Document, field: Field, passage: &Passage) -> bool {
    let block = match field {
        Field::Block(block) => Some(block),
        Field::Metadata(_) => None,
    };
    let part = block
        .and_then(|block| document.part_of(block))
        .and_then(|part| document.parts.get(part));
    let here = passage
        .document
        .as_ref()
        .is_none_or(|id| *id == document.id || part.is_some_and(|part| part.id == *id));
    let there = passage.paragraph.as_ref().is_none_or(|anchor| {
        block.is_some_and(|block| {
            let numbers = &document.blocks[block].numbers;
            numbers.iter().any(|number| *anchor == format!("p{number}"))
        })
    });
    here && there
}
