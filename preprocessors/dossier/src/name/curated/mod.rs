//! What an editor says of entries, applied to what was found: forms moved, entries joined, parted and described.

mod describe;
mod register;
mod search;
#[cfg(test)]
mod tests;
mod tidy;

use std::collections::{BTreeMap, BTreeSet};

use super::misfit::SET_HERE;
use super::{Entity, EntityKind, Field, NameMention, Names, fold};
use crate::curation::entities::{EntityRule, EntityRules, Passage};
use crate::document::{Document, items};
use crate::finding::{Finding, Severity, did_you_mean, nearest};
use register::Register;

/// For so many ids that are nobody's the nearest one is looked for: it takes a look at every id, and where more are
/// wrong at once, the file is of another edition.
const SUGGESTIONS: usize = 50;

/// Applies the rules of one file. What no longer applies is a finding with its line.
pub fn apply(names: &mut Names, documents: &[Document], rules: &EntityRules) -> Vec<Finding> {
    if rules.rules.is_empty() {
        return Vec::new();
    }
    let mut desk = Desk {
        names,
        documents,
        rules,
        register: Register::default(),
        joined: BTreeMap::new(),
        gone: BTreeSet::new(),
        apart: BTreeSet::new(),
        nobody: None,
        suggested: 0,
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
    /// What was found, for looking up.
    register: Register,
    /// Entities that were joined to others, with these.
    joined: BTreeMap<usize, usize>,
    /// Entities that were joined to others or are no names.
    gone: BTreeSet<usize>,
    /// Pairs that an editor keeps apart.
    apart: BTreeSet<(usize, usize)>,
    /// An entry whose mentions are no names.
    nobody: Option<usize>,
    /// How many ids that are nobody's were told the nearest one.
    suggested: usize,
    findings: Vec<Finding>,
}

impl Desk<'_> {
    fn run(&mut self) {
        let rules = self.rules;
        self.register = Register::of(self.names, rules.kind);
        // Every id is looked up before anything is changed: the order of the file must not matter.
        let splits = rules.rules.iter().flat_map(|rule| &rule.split);
        let given: BTreeMap<&str, &str> = splits
            .map(|split| (split.to.as_str(), split.passage.form.as_str()))
            .collect();
        let targets: Vec<Option<usize>> = rules
            .rules
            .iter()
            .map(|rule| self.target(rule, &given))
            .collect();
        self.search(&targets);
        self.register = Register::of(self.names, rules.kind);
        for (rule, target) in rules.rules.iter().zip(&targets) {
            if let Some(target) = target {
                self.split(rule, *target);
            }
        }
        for (rule, target) in rules.rules.iter().zip(&targets) {
            if let Some(target) = target {
                let target = self.heir(*target);
                self.merge(rule, target);
                self.variants(rule, target);
                self.never(rule, target);
            }
        }
        self.follow_joins();
        for (rule, target) in rules.rules.iter().zip(&targets) {
            if let Some(target) = target {
                let target = self.heir(*target);
                self.describe(rule, target);
            }
        }
    }

    /// What an entry has become: it may be joined to another, and that to a third.
    fn heir(&self, entity: usize) -> usize {
        let mut heir = entity;
        while let Some(next) = self.joined.get(&heir) {
            heir = *next;
        }
        heir
    }

    /// The entry that an id means: its own, or the only one with a printed form that is so written as an id.
    fn find(&self, id: &str) -> Option<usize> {
        self.register
            .by_id(id)
            .or_else(|| self.register.by_form(self.names, id))
    }

    /// The entry of a rule; a new one where an editor names forms that were found nowhere as this entry, or gives it a
    /// passage of another: `given` are those forms by id.
    fn target(&mut self, rule: &EntityRule, given: &BTreeMap<&str, &str>) -> Option<usize> {
        if let Some(found) = self.find(&rule.id) {
            // The editor's id stays when a new document changes the heading.
            if self.register.by_id(&rule.id).is_none() {
                self.names.entities[found].id.clone_from(&rule.id);
                self.register.enter(&rule.id, found);
            }
            return Some(found);
        }
        // Whom a passage is given to may be new, and have a table of his own.
        if let Some(form) = given.get(rule.id.as_str()) {
            return Some(self.create(&rule.id, form));
        }
        if rule.variants.is_empty() {
            let remedy = self.suggestion(
                &rule.id,
                "take the id from the address of the entry in the book, or remove the entry",
            );
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

    /// The id that a mistyped one may have been meant for, as a question; else what to do.
    fn suggestion(&mut self, id: &str, otherwise: &str) -> String {
        if self.suggested >= SUGGESTIONS {
            return otherwise.to_owned();
        }
        self.suggested += 1;
        match nearest(id, &self.register.ids()).filter(|near| *near != id) {
            Some(near) => format!("did you mean [{near}]? else remove the entry"),
            None => otherwise.to_owned(),
        }
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
        let made = self.names.entities.len() - 1;
        self.register.enter(id, made);
        made
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

    /// The mentions that a passage means, whosever they are.
    fn places(&self, passage: &Passage) -> Vec<usize> {
        let places = self.register.with_form(&passage.form).iter().copied();
        places
            .filter(|place| {
                let mention = &self.names.mentions[*place];
                in_scope(&self.documents[mention.document], mention.field, passage)
            })
            .collect()
    }

    /// Gives a mention to an entry.
    fn set(&mut self, place: usize, entity: usize, because: &'static str) {
        let mention: &mut NameMention = &mut self.names.mentions[place];
        mention.because = because;
        if mention.entity != entity {
            mention.entity = entity;
            self.register.moved(place, entity);
        }
    }

    /// Takes mentions out.
    fn drop_all(&mut self, places: &[usize]) {
        let gone: BTreeSet<usize> = places.iter().copied().collect();
        if !gone.is_empty() {
            let mut place = 0;
            self.names.mentions.retain(|_| {
                place += 1;
                !gone.contains(&(place - 1))
            });
        }
    }

    fn split(&mut self, rule: &EntityRule, target: usize) {
        for split in &rule.split {
            let mut places = self.places(&split.passage);
            places.retain(|place| self.names.mentions[*place].entity == target);
            if places.is_empty() {
                self.no_passage(&split.passage);
                continue;
            }
            let to = self
                .find(&split.to)
                .unwrap_or_else(|| self.create(&split.to, &split.passage.form));
            for place in places {
                self.set(place, to, "split off by the editor");
            }
            self.apart.insert((target, to));
        }
    }

    fn no_passage(&mut self, passage: &Passage) {
        let place = match (&passage.document, &passage.paragraph) {
            (Some(document), Some(paragraph)) => format!(" in {document}, {paragraph}"),
            (Some(document), None) => format!(" in {document}"),
            _ => String::new(),
        };
        // Most forms name no document, and a large edition lists thousands that stand nowhere.
        if let Some(document) = &passage.document
            && let documents = items(self.documents)
            && !documents.contains_key(document.as_str())
        {
            let known: Vec<&str> = documents.keys().copied().collect();
            let otherwise = "write the id of the document, the end of its address, or remove it";
            let remedy = did_you_mean(document, &known, otherwise);
            let message = format!("there is no document “{document}”");
            self.orphan(passage.line, &message, document, &remedy);
            return;
        }
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
                None => {
                    let remedy = self.suggestion(
                        &listed.text,
                        "remove it from the list if the two are one already",
                    );
                    let message = format!("no entry has the id “{}” any more", listed.text);
                    self.orphan(listed.line, &message, &listed.text, &remedy);
                }
            }
        }
    }

    /// Makes one entry of two: the second becomes a reference to the first.
    fn join(&mut self, target: usize, other: usize) {
        for place in self.register.of_entry(self.names, other) {
            self.set(place, target, "joined by the editor");
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
        self.joined.insert(other, target);
        self.gone.insert(other);
    }

    /// Points the relations of bodies at those to which the others were joined.
    fn follow_joins(&mut self) {
        if self.joined.is_empty() {
            return;
        }
        for entity in &mut self.names.entities {
            for relation in &mut entity.relations {
                while let Some(target) = self.joined.get(&relation.entity) {
                    relation.entity = *target;
                }
            }
        }
    }

    fn variants(&mut self, rule: &EntityRule, target: usize) {
        for passage in &rule.variants {
            let places = self.places(passage);
            if places.is_empty() {
                self.no_passage(passage);
            }
            for place in places {
                if self.names.mentions[place].entity != target || passage.document.is_some() {
                    self.set(place, target, because(passage));
                }
            }
        }
    }

    fn never(&mut self, rule: &EntityRule, target: usize) {
        if rule.no_name.is_some() {
            self.gone.insert(target);
            return;
        }
        for passage in &rule.never {
            if let Some(other) = self.find(&passage.form).filter(|other| *other != target) {
                self.apart.insert((target, other));
                continue;
            }
            let places = self.places(passage);
            // A form that waits for a decision: this is not the one whom it means.
            let mut any = false;
            for place in places {
                let bearer = self.names.mentions[place].entity;
                if self.names.entities[bearer].undecided {
                    self.apart.insert((target, bearer));
                    any = true;
                } else if bearer == target {
                    let nobody = self.nobody();
                    self.set(place, nobody, "no name, as the editor says");
                    any = true;
                }
            }
            if !any {
                self.no_passage(passage);
            }
        }
    }

    /// The entry that is taken out at the end with all its mentions.
    fn nobody(&mut self) -> usize {
        if let Some(known) = self.nobody {
            return known;
        }
        let made = self.names.entities.len();
        self.names.entities.push(Entity {
            kind: self.rules.kind,
            ..Entity::default()
        });
        self.gone.insert(made);
        self.nobody = Some(made);
        made
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
    let here = passage.document.as_ref().is_none_or(|id| {
        *id == document.id
            || part.is_some_and(|part| part.id == *id)
            || document.aliases.contains(id)
    });
    let there = passage.paragraph.as_ref().is_none_or(|anchor| {
        block.is_some_and(|block| {
            let numbers = &document.blocks[block].numbers;
            numbers.iter().any(|number| *anchor == format!("p{number}"))
        })
    });
    here && there
}
