//! What the documents say of a person beside the name: the state that the person serves, and a role line.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::GroupedPersons;
use super::office::Offices;
use super::reading::Reading;
use super::{Field, Role, fold, lexicon, state};

/// What the documents say of a person.
#[derive(Debug, Clone, Default)]
pub(super) struct Biography {
    /// The state, as an index into the lexicon.
    pub(super) state: Option<usize>,
    /// A role line.
    pub(super) role: Option<Role>,
}

/// What is gathered of a person.
#[derive(Debug, Default)]
struct Notes {
    states: BTreeMap<usize, usize>,
    families: BTreeSet<String>,
    office: Option<Role>,
    death: Option<Role>,
}

/// Reads what stands beside every person's name.
pub(super) fn read(
    readings: &[(usize, Reading<'_>)],
    persons: &GroupedPersons,
) -> BTreeMap<usize, Biography> {
    let mut notes: BTreeMap<usize, Notes> = BTreeMap::new();
    for ((_, reading), persons) in readings.iter().zip(&persons.persons) {
        if reading.persons.is_empty() {
            continue;
        }
        let offices = Offices::new(reading);
        for (found, person) in reading.persons.iter().zip(persons) {
            let Some(person) = person else { continue };
            let note = notes.entry(*person).or_default();
            note.families.insert(found.name.family.clone());
            let beside = [offices.before(&found.range), offices.after(&found.range)];
            let told = beside.iter().flatten().filter_map(|office| office.state);
            for state in told.chain(offices.delegation(&found.range)) {
                *note.states.entry(state).or_default() += 1;
            }
            let Field::Block(block) = reading.source.field else {
                continue;
            };
            let quote = |words: std::ops::Range<usize>| Role {
                quote: fold::spaces(&reading.source.text[words]),
                document: reading.source.document,
                block,
            };
            let office = beside.into_iter().flatten().find_map(|office| office.role);
            note.office = note.office.take().or(office.map(quote));
            note.death = note.death.take().or(offices.death(&found.range).map(quote));
        }
    }
    notes
        .into_iter()
        .map(|(person, note)| (person, note.settle()))
        .collect()
}

impl Notes {
    fn settle(self) -> Biography {
        Biography {
            state: self.leading().or_else(|| {
                // So well attested a name needs no saying, in the documents nor here.
                self.families
                    .iter()
                    .find_map(|family| lexicon::statesman_of(family))
                    .and_then(state::by_name)
            }),
            role: self.office.or(self.death),
        }
    }

    /// The state that the documents give most often, where one leads.
    fn leading(&self) -> Option<usize> {
        let most = self.states.values().max()?;
        let mut leading = self.states.iter().filter(|(_, count)| *count == most);
        let first = leading.next().map(|(state, _)| *state);
        leading.next().is_none().then_some(first).flatten()
    }
}
