//! Abbreviations that a text defines: `Afro-Asian Peoples' Solidarity Organization (AAPSO)`, then `AAPSO` wherever it stands.

use std::collections::BTreeMap;

use super::bodies::{self, Identity};
use super::body;
use super::gather::Reading;
use super::token::Kind;

/// Adds the bodies named by an abbreviation that the collection defines; one defined twice is nobody's.
pub(super) fn apply(readings: &mut [Vec<Reading<'_>>]) {
    let mut defined: BTreeMap<String, Option<Identity>> = BTreeMap::new();
    for reading in readings.iter().flatten() {
        for found in &reading.bodies {
            let Some(short) = &found.defines else {
                continue;
            };
            let identity = bodies::identity(reading.source.text, found);
            defined
                .entry(reading.source.text[short.clone()].to_owned())
                .and_modify(|known| {
                    if known.as_ref() != Some(&identity) {
                        *known = None;
                    }
                })
                .or_insert(Some(identity));
        }
    }
    defined.retain(|_, identity| identity.is_some());
    if defined.is_empty() {
        return;
    }
    for reading in readings.iter_mut().flatten() {
        add(reading, &defined);
    }
}

/// Adds the defined abbreviations of one text.
fn add(reading: &mut Reading<'_>, defined: &BTreeMap<String, Option<Identity>>) {
    let mut added = Vec::new();
    let mut next = 0;
    let mut furthest = 0;
    for token in &reading.tokens {
        while let Some(found) = reading
            .bodies
            .get(next)
            .filter(|found| found.range.start <= token.range.start)
        {
            furthest = furthest.max(found.range.end);
            next += 1;
        }
        if token.kind != Kind::Word || token.range.start < furthest {
            continue;
        }
        if let Some(Some(identity)) = defined.get(token.text) {
            added.push(body::Found {
                range: token.range.clone(),
                pieces: Vec::new(),
                place: None,
                defines: None,
                defined: Some(identity.clone()),
                evidence: vec!["abbreviation defined in the collection"],
            });
        }
    }
    if added.is_empty() {
        return;
    }
    // What was taken for a person's name or a state is the abbreviation.
    let inside = |start: usize| {
        added
            .iter()
            .any(|found: &body::Found| found.range.contains(&start))
    };
    reading.persons.retain(|found| !inside(found.range.start));
    reading.states.retain(|found| !inside(found.range.start));
    reading.bodies.extend(added);
    reading
        .bodies
        .sort_by_key(|found| (found.range.start, found.range.end));
}
