//! What was found, by id, by printed form and by entry, so that no rule has to go through all of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{EntityKind, Names, fold};

/// Entries of one kind and the places of their mentions in the list of all.
#[derive(Debug, Default)]
pub(super) struct Register {
    /// Entries by their id; of several the first.
    ids: BTreeMap<String, usize>,
    /// Printed forms by how they are written as an id.
    written: HashMap<String, Vec<String>>,
    /// Mentions by printed form.
    forms: HashMap<String, Vec<usize>>,
    /// Mentions by entry. Those that have moved on are left out when they are asked for.
    entries: HashMap<usize, Vec<usize>>,
}

impl Register {
    pub(super) fn of(names: &Names, kind: EntityKind) -> Self {
        let mut out = Self::default();
        for (index, entity) in names.entities.iter().enumerate() {
            if entity.kind == kind {
                out.enter(&entity.id, index);
            }
        }
        for (place, mention) in names.mentions.iter().enumerate() {
            if names.entities[mention.entity].kind != kind {
                continue;
            }
            out.entries.entry(mention.entity).or_default().push(place);
            if let Some(places) = out.forms.get_mut(&mention.form) {
                places.push(place);
                continue;
            }
            let written = out.written.entry(fold::kebab(&mention.form)).or_default();
            written.push(mention.form.clone());
            out.forms.insert(mention.form.clone(), vec![place]);
        }
        out
    }

    /// Writes down an entry under its id.
    pub(super) fn enter(&mut self, id: &str, entity: usize) {
        self.ids.entry(id.to_owned()).or_insert(entity);
    }

    /// The entry of this very id.
    pub(super) fn by_id(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// All ids, in order.
    pub(super) fn ids(&self) -> Vec<&str> {
        self.ids.keys().map(String::as_str).collect()
    }

    /// The only entry with a printed form that is so written as an id.
    pub(super) fn by_form(&self, names: &Names, id: &str) -> Option<usize> {
        let forms = self.written.get(id)?;
        let bearers: BTreeSet<usize> = forms
            .iter()
            .flat_map(|form| self.with_form(form))
            .map(|place| names.mentions[*place].entity)
            .collect();
        match bearers.len() {
            1 => bearers.first().copied(),
            _ => None,
        }
    }

    /// The mentions of a printed form.
    pub(super) fn with_form(&self, form: &str) -> &[usize] {
        self.forms.get(form).map_or(&[], Vec::as_slice)
    }

    /// The mentions of an entry.
    pub(super) fn of_entry(&self, names: &Names, entity: usize) -> Vec<usize> {
        let places = self.entries.get(&entity).into_iter().flatten().copied();
        places
            .filter(|place| names.mentions[*place].entity == entity)
            .collect()
    }

    /// Notes down that a mention is now of an entry.
    pub(super) fn moved(&mut self, place: usize, entity: usize) {
        self.entries.entry(entity).or_default().push(place);
    }
}
