//! What a sentence says beside its occurrence, in words.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::lexicon::{Kind, base_trigger, is_common, trigger};
use super::super::scene::{Passage, Scene};
use super::super::sighting::Sighting;
use super::super::sighting::general::stem;
use super::super::text::is_calendar;
use super::limits::Limits;
use crate::name::EntityKind;

/// What a sentence says beside its occurrence, in words: each once, in order. There is one for every mention of a
/// collection, so that they are kept small.
#[derive(Debug, Clone, Default)]
pub(in crate::event) struct Surroundings {
    pub(super) entities: Box<[usize]>,
    /// Parted by spaces.
    pub(super) words: Box<str>,
    pub(super) told: Box<[(Kind, &'static str)]>,
    pub(super) limits: Limits,
}

/// What stands around each sighting of a document.
pub(in crate::event) fn surroundings(
    scene: &Scene<'_>,
    passages: &[Passage<'_>],
    sightings: &[Sighting],
) -> Vec<Surroundings> {
    sightings
        .iter()
        .map(|sighting| {
            let passage = passages
                .iter()
                .find(|passage| passage.block == sighting.mention.block);
            passage
                .map(|passage| around(scene, passage, sighting))
                .unwrap_or_default()
        })
        .collect()
}

fn around(scene: &Scene<'_>, passage: &Passage<'_>, sighting: &Sighting) -> Surroundings {
    let sentence = match sighting.kind {
        Kind::Other => sighting.mention.core.clone(),
        _ => sighting.mention.range.clone(),
    };
    let inside = |range: &Range<usize>| sentence.start <= range.start && range.end <= sentence.end;
    let held = |range: &Range<usize>| {
        let holds = |own: &Range<usize>| own.start <= range.start && range.end <= own.end;
        passage.names.iter().any(|name| holds(&name.range))
            || passage.dates.iter().any(|date| holds(&date.range))
    };
    let actor = |entity: &usize| {
        let entities = &scene.names.entities;
        entities
            .get(*entity)
            .is_some_and(|entity| !entity.apparatus)
    };
    let mut entities: BTreeSet<usize> = passage
        .names
        .iter()
        .filter(|name| inside(&name.range) && !name.nested)
        .map(|name| name.entity)
        .filter(actor)
        .collect();
    let mut words: BTreeSet<&str> = BTreeSet::new();
    let mut told: BTreeSet<(Kind, &'static str)> = BTreeSet::new();
    entities.extend(
        sighting
            .with
            .iter()
            .filter(|entity| scene.kind(**entity) == Some(EntityKind::Person)),
    );
    let first = passage
        .words
        .partition_point(|word| word.range.start < sentence.start);
    for word in passage.words.iter().skip(first) {
        if word.range.end > sentence.end {
            break;
        }
        let lower = word.lower.as_str();
        let known = trigger(lower).or_else(|| base_trigger(lower));
        told.extend(known.map(|trigger| (trigger.kind, trigger.concept)));
        let letters = lower.chars().count() >= 4 && lower.chars().all(char::is_alphabetic);
        if letters && !is_common(lower) && !is_calendar(lower) && !held(&word.range) {
            words.insert(stem(lower));
        }
    }
    let words: Vec<&str> = words.into_iter().collect();
    Surroundings {
        entities: entities.into_iter().collect(),
        words: words.join(" ").into(),
        told: told.into_iter().collect(),
        limits: Limits::of(passage, sighting),
    }
}
