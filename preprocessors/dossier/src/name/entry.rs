//! Entries: the id, heading, name and sorting key of each person, body and state, and the mentions that lead to them.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::{Reading, is_form};
use super::lexicon::STATES;
use super::person::{Order, PersonName};
use super::state::Use;
use super::{Entity, EntityKind, Field, NameMention, Names, bodies, fold};
use crate::document::Document;

/// What an entry stands for while entries are being made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slot {
    Person(usize),
    Organization(usize),
    State(usize),
}

/// Makes the entries and the mentions.
pub(super) fn write(
    documents: &[Document],
    readings: &[(usize, Reading<'_>)],
    persons: &[Vec<Option<usize>>],
    organizations: &[Vec<(usize, bodies::Identity)>],
) -> Names {
    let _ = documents;
    let mut drafts: Vec<(Slot, NameMention)> = Vec::new();
    let mut names: BTreeMap<usize, Vec<PersonName>> = BTreeMap::new();
    let mut states_of: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for (((_, reading), persons), bodies) in readings.iter().zip(persons).zip(organizations) {
        let draft = |range: &std::ops::Range<usize>,
                     adjective: bool,
                     evidence: Vec<&'static str>| NameMention {
            document: reading.source.document,
            field: reading.source.field,
            range: range.clone(),
            form: fold::spaces(&reading.source.text[range.clone()]),
            entity: 0,
            adjective,
            evidence,
        };
        for (found, person) in reading.persons.iter().zip(persons) {
            if let Some(person) = person {
                names.entry(*person).or_default().push(found.name.clone());
                drafts.push((
                    Slot::Person(*person),
                    draft(&found.range, false, found.evidence.clone()),
                ));
            }
        }
        for (found, (body, identity)) in reading.bodies.iter().zip(bodies) {
            let state = states_of.entry(*body).or_default();
            *state = state.or(identity.state);
            drafts.push((
                Slot::Organization(*body),
                draft(&found.range, false, found.evidence.clone()),
            ));
        }
        for found in &reading.states {
            drafts.push((
                Slot::State(found.state),
                draft(
                    &found.range,
                    !is_form(found) || found.usage == Use::Adjective,
                    vec![found.evidence],
                ),
            ));
        }
    }
    assemble(drafts, &names, &states_of)
}

/// Numbers the entries and points the mentions at them.
fn assemble(
    mut drafts: Vec<(Slot, NameMention)>,
    names: &BTreeMap<usize, Vec<PersonName>>,
    states_of: &BTreeMap<usize, Option<usize>>,
) -> Names {
    let slots: BTreeSet<Slot> = drafts.iter().map(|(slot, _)| *slot).collect();
    let mut forms: BTreeMap<Slot, BTreeMap<String, usize>> = BTreeMap::new();
    let mut apparatus: BTreeMap<Slot, bool> = BTreeMap::new();
    for (slot, mention) in &drafts {
        *forms
            .entry(*slot)
            .or_default()
            .entry(mention.form.clone())
            .or_default() += 1;
        let aside = apparatus.entry(*slot).or_insert(true);
        *aside &= matches!(
            mention.field,
            Field::Metadata(
                "translator" | "archive" | "collection" | "credits" | "rights" | "locator"
            )
        );
    }
    let mut made: Vec<(Slot, Entity)> = slots
        .iter()
        .map(|slot| {
            let printed = &forms[slot];
            let entity = match slot {
                Slot::Person(number) => person(names.get(number).map_or(&[], Vec::as_slice)),
                Slot::Organization(_) => organization(printed),
                Slot::State(number) => state(*number),
            };
            (*slot, entity)
        })
        .collect();
    made.sort_by(|(_, a), (_, b)| (a.kind, &a.sort, &a.name).cmp(&(b.kind, &b.sort, &b.name)));
    let places: BTreeMap<Slot, usize> = made
        .iter()
        .enumerate()
        .map(|(place, (slot, _))| (*slot, place))
        .collect();
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    for (slot, entity) in &mut made {
        entity.apparatus =
            apparatus.get(slot).copied().unwrap_or_default() && entity.kind != EntityKind::State;
        if let Slot::Organization(number) = slot {
            entity.state = states_of
                .get(number)
                .copied()
                .flatten()
                .and_then(|state| places.get(&Slot::State(state)).copied());
        }
        let count = ids.entry(entity.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            entity.id = format!("{}-{count}", entity.id);
        }
    }
    for (slot, mention) in &mut drafts {
        mention.entity = places[slot];
    }
    let mut mentions: Vec<NameMention> = drafts.into_iter().map(|(_, mention)| mention).collect();
    mentions.sort_by(|a, b| {
        (a.document, a.field, a.range.start, b.range.end, a.entity).cmp(&(
            b.document,
            b.field,
            b.range.start,
            a.range.end,
            b.entity,
        ))
    });
    Names {
        entities: made.into_iter().map(|(_, entity)| entity).collect(),
        mentions,
    }
}

fn entity(kind: EntityKind, name: String, heading: String) -> Entity {
    Entity {
        id: fold::kebab(&name),
        kind,
        apparatus: false,
        sort: heading.clone(),
        heading,
        name,
        see_from: Vec::new(),
        see_also: Vec::new(),
        state: None,
        role: None,
    }
}

/// The fullest name of a person, in running order and as a heading.
fn person(names: &[PersonName]) -> Entity {
    let fullest = names.iter().max_by_key(|name| {
        let full = name
            .given
            .iter()
            .filter(|part| part.chars().count() > 1)
            .count();
        (
            !name.family.is_empty(),
            full,
            name.given.len(),
            std::cmp::Reverse(name.family.clone()),
            std::cmp::Reverse(name.given.clone()),
        )
    });
    let Some(name) = fullest else {
        return entity(EntityKind::Person, String::new(), String::new());
    };
    let given: Vec<String> = name
        .given
        .iter()
        .map(|part| {
            if part.chars().count() == 1 {
                format!("{part}.")
            } else {
                part.clone()
            }
        })
        .collect();
    let given = given.join(" ");
    match name.order {
        Order::FamilyFirst => {
            let running = format!("{} {given}", name.family);
            entity(EntityKind::Person, running.clone(), running)
        }
        Order::FamilyAlone => entity(EntityKind::Person, name.family.clone(), name.family.clone()),
        Order::Patronymic => entity(EntityKind::Person, given.clone(), given),
        Order::GivenFirst => entity(
            EntityKind::Person,
            format!("{given} {}", name.family),
            format!("{}, {given}", name.family),
        ),
    }
}

/// The longest printed form of a body.
fn organization(printed: &BTreeMap<String, usize>) -> Entity {
    let longest = printed
        .keys()
        .max_by_key(|form| (form.chars().count(), std::cmp::Reverse((*form).clone())))
        .cloned()
        .unwrap_or_default();
    entity(EntityKind::Organization, longest.clone(), longest)
}

fn state(number: usize) -> Entity {
    let name = STATES
        .get(number)
        .map(|state| state.name.clone())
        .unwrap_or_default();
    entity(EntityKind::State, name.clone(), name)
}
