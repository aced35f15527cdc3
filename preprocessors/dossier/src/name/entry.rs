//! Entries: the id, heading, state and role of each person, body and state, and the mentions that lead to them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::biography::Biography;
use super::collate;
use super::gather::{GroupedPersons, glosses, is_form};
use super::heading::{self, Heading};
use super::lexicon::STATES;
use super::person::PersonName;
use super::reading::Reading;
use super::{Entity, EntityKind, Field, NameMention, Names, bodies, doubt, fold};

/// What an entry stands for while entries are being made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slot {
    Person(usize),
    Organization(usize),
    State(usize),
}

/// What is gathered for an entry.
#[derive(Debug, Default)]
struct Draft {
    /// Printed forms with their counts, adjectives left out.
    forms: BTreeMap<String, usize>,
    /// A person's names, taken apart.
    names: Vec<PersonName>,
    /// Names that a source gives in brackets for another.
    glosses: Vec<PersonName>,
    /// What a body is.
    identity: Option<Arc<bodies::Identity>>,
    /// True while every mention stands in the apparatus.
    aside: bool,
}

/// Makes the entries and the mentions.
pub(super) fn write(
    readings: Vec<(usize, Reading<'_>)>,
    persons: &GroupedPersons,
    organizations: Vec<Vec<bodies::Grouped>>,
    biographies: &BTreeMap<usize, Biography>,
) -> Names {
    let mut drafts: BTreeMap<Slot, Draft> = BTreeMap::new();
    let found =
        |reading: &Reading<'_>| reading.persons.len() + reading.bodies.len() + reading.states.len();
    let count = readings.iter().map(|(_, reading)| found(reading)).sum();
    let mut mentions: Vec<(Slot, NameMention)> = Vec::with_capacity(count);
    let mut bare = BTreeSet::new();
    // What was found of a text goes as soon as it is written down.
    for ((((_, mut reading), persons), why), bodies) in readings
        .into_iter()
        .zip(&persons.persons)
        .zip(&persons.why)
        .zip(organizations)
    {
        let from = mentions.len();
        read_persons(&mut reading, persons, why, &mut drafts, &mut mentions);
        for (found, grouped) in reading.bodies.iter().zip(bodies) {
            let slot = Slot::Organization(grouped.number);
            drafts.entry(slot).or_default().identity = Some(Arc::clone(&grouped.identity));
            let made = mention(&reading, &found.range, found.evidence.clone(), grouped.why);
            if bodies::bare(&bodies::identity(reading.source.text, found)) {
                bare.insert(made.form.clone());
            }
            mentions.push((slot, made));
        }
        for found in &reading.states {
            let mut made = mention(
                &reading,
                &found.range,
                vec![found.evidence],
                "a name of this state",
            );
            made.adjective = !is_form(found);
            mentions.push((Slot::State(found.state), made));
        }
        for (slot, made) in &mentions[from..] {
            let draft = drafts.entry(*slot).or_default();
            if draft.forms.is_empty() {
                draft.aside = true;
            }
            draft.aside &= apparatus(made.field);
            if !made.adjective {
                *draft.forms.entry(made.form.clone()).or_default() += 1;
            }
        }
    }
    bare.extend(shared(&drafts));
    assemble(&drafts, mentions, &bare, &persons.undecided, biographies)
}

/// True for the fields that name who made, keeps or pays for a document's publication.
fn apparatus(field: Field) -> bool {
    matches!(
        field,
        Field::Metadata("translator" | "archive" | "collection" | "credits" | "rights" | "locator")
    )
}

fn mention(
    reading: &Reading<'_>,
    range: &Range<usize>,
    mut evidence: Vec<&'static str>,
    because: &'static str,
) -> NameMention {
    let mut form = fold::spaces(&reading.source.text[range.clone()]);
    form.shrink_to_fit();
    evidence.shrink_to_fit();
    NameMention {
        document: reading.source.document,
        field: reading.source.field,
        range: range.clone(),
        form,
        entity: 0,
        adjective: false,
        evidence,
        because,
    }
}

/// Writes down the persons of a text.
fn read_persons(
    reading: &mut Reading<'_>,
    persons: &[Option<usize>],
    why: &[&'static str],
    drafts: &mut BTreeMap<Slot, Draft>,
    mentions: &mut Vec<(Slot, NameMention)>,
) {
    let text = reading.source.text;
    let all = std::mem::take(&mut reading.persons);
    let glossing: Vec<bool> = (0..all.len())
        .map(|at| at > 0 && glosses(text, &all[at - 1], &all[at]))
        .collect();
    for (((found, person), why), glosses) in all.into_iter().zip(persons).zip(why).zip(glossing) {
        let Some(person) = person else { continue };
        let draft = drafts.entry(Slot::Person(*person)).or_default();
        if glosses {
            draft.glosses.push(found.name.clone());
        }
        draft.names.push(found.name);
        mentions.push((
            Slot::Person(*person),
            mention(reading, &found.range, found.evidence, why),
        ));
    }
}

/// Numbers the entries and points the mentions at them.
fn assemble(
    drafts: &BTreeMap<Slot, Draft>,
    mut mentions: Vec<(Slot, NameMention)>,
    ambiguous: &BTreeSet<String>,
    undecided: &BTreeMap<usize, BTreeSet<usize>>,
    biographies: &BTreeMap<usize, Biography>,
) -> Names {
    let mut made: Vec<(Slot, Entity)> = drafts
        .iter()
        .map(|(slot, draft)| (*slot, entity(*slot, draft, ambiguous)))
        .collect();
    made.sort_by(|(_, a), (_, b)| {
        a.kind
            .cmp(&b.kind)
            .then_with(|| collate::compare(&a.sort, &b.sort))
            .then_with(|| a.name.cmp(&b.name))
    });
    let places: BTreeMap<Slot, usize> = made
        .iter()
        .enumerate()
        .map(|(place, (slot, _))| (*slot, place))
        .collect();
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    for (slot, entity) in &mut made {
        let state = match slot {
            Slot::Person(number) => biographies.get(number).and_then(|known| known.state),
            Slot::Organization(_) => drafts[slot]
                .identity
                .as_ref()
                .and_then(|identity| identity.state),
            Slot::State(_) => None,
        };
        entity.state = state.and_then(|state| places.get(&Slot::State(state)).copied());
        if let Slot::Person(number) = slot {
            entity.role = biographies.get(number).and_then(|known| known.role.clone());
            entity.undecided = undecided.contains_key(number);
            entity.see_also = undecided
                .get(number)
                .into_iter()
                .flatten()
                .filter_map(|bearer| places.get(&Slot::Person(*bearer)).copied())
                .collect();
        }
        let count = ids.entry(entity.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            entity.id = format!("{}-{count}", entity.id);
        }
    }
    for (slot, mention) in &mut mentions {
        mention.entity = places[slot];
    }
    let mut mentions: Vec<NameMention> = mentions.into_iter().map(|(_, mention)| mention).collect();
    mentions.shrink_to_fit();
    let named: Vec<(usize, &[PersonName])> = made
        .iter()
        .enumerate()
        .filter(|(_, (_, entity))| !entity.undecided)
        .filter_map(|(place, (slot, _))| Some((place, drafts.get(slot)?.names.as_slice())))
        .collect();
    let pairs = doubt::persons(&named);
    let mut out = Names {
        entities: made.into_iter().map(|(_, entity)| entity).collect(),
        mentions,
        ..Names::default()
    };
    out.sort_mentions();
    out.raise(pairs);
    out
}

/// Forms of bodies that more than one body bears.
fn shared(drafts: &BTreeMap<Slot, Draft>) -> BTreeSet<String> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for (slot, draft) in drafts {
        if matches!(slot, Slot::Organization(_)) {
            for form in draft.forms.keys() {
                *counts.entry(form).or_default() += 1;
            }
        }
    }
    counts
        .into_iter()
        .filter(|(_, count)| *count > 1)
        .map(|(form, _)| form.clone())
        .collect()
}

fn entity(slot: Slot, draft: &Draft, shared: &BTreeSet<String>) -> Entity {
    let (kind, heading) = match slot {
        Slot::Person(_) => (
            EntityKind::Person,
            heading::person(&draft.names, &draft.glosses),
        ),
        Slot::Organization(_) => {
            let known = draft.identity.as_deref().and_then(bodies::known_by);
            (
                EntityKind::Organization,
                heading::organization(&draft.forms, known, shared),
            )
        }
        Slot::State(number) => {
            let name = STATES
                .get(number)
                .map(|state| state.name.clone())
                .unwrap_or_default();
            let heading = Heading {
                printed: name.clone(),
                sort: name.clone(),
                name,
                see_from: Vec::new(),
            };
            (EntityKind::State, heading)
        }
    };
    Entity {
        id: fold::kebab(&heading.name),
        kind,
        apparatus: draft.aside && kind != EntityKind::State,
        heading: heading.printed,
        sort: heading.sort,
        name: heading.name,
        see_from: heading.see_from,
        ..Entity::default()
    }
}
