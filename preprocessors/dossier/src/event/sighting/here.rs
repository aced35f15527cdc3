//! Where “here” and “there” are.

use super::super::scene::{Passage, Scene};
use super::{Goal, Sentence};
use crate::date::Precision;

/// The place at which a document was written, by its dateline: “Hanoi, 14 March 1967”, “Warsaw, December 31, 1966, 1420Z.”
pub(super) fn of_dateline(scene: &Scene<'_>, passages: &[Passage<'_>]) -> Option<Goal> {
    const HEAD: usize = 8;
    const LONG: usize = 90;
    const WORDS: usize = 3;
    let dated = passages
        .iter()
        .take(HEAD)
        .flat_map(|passage| {
            passage
                .dates
                .iter()
                .filter(|date| date.date.precision() == Precision::Day)
                .filter_map(|date| {
                    let before = passage.text.get(..date.range.start)?;
                    let line = before.rsplit('\n').next()?.trim();
                    let rest = passage.text.get(date.range.end..)?;
                    let rest = rest.lines().next().unwrap_or_default();
                    (line.chars().count() + rest.chars().count() <= LONG).then_some(line)
                })
        })
        .find_map(|line| {
            let place = line.strip_suffix(',')?.trim();
            // “Villa Serbelloni, Bellagio”: the town comes last.
            let town = place.rsplit(", ").next()?;
            let words = town.split_whitespace().count();
            let named = town.starts_with(char::is_uppercase)
                && town
                    .chars()
                    .all(|letter| letter.is_alphabetic() || " -’'.".contains(letter))
                && (1..=WORDS).contains(&words)
                && !super::super::text::is_calendar(&town.to_lowercase());
            named.then(|| match scene.seat(town) {
                Some(state) => Goal::Entity(state),
                None => Goal::Place(town.to_lowercase()),
            })
        });
    dated.or_else(|| of_body(scene, passages))
}

/// The state of the one body whose paper a document is, unless that sits abroad: an embassy, a delegation.
fn of_body(scene: &Scene<'_>, passages: &[Passage<'_>]) -> Option<Goal> {
    let document = passages.first()?.item.document;
    let mut states = std::collections::BTreeSet::new();
    for body in scene.bodies(document) {
        let name = scene.names.entities.get(*body)?.name.to_lowercase();
        let abroad = [
            "embassy",
            "legation",
            "consulate",
            "mission",
            "delegation",
            "commission",
        ]
        .iter()
        .any(|word| name.contains(word));
        if abroad {
            return of_post(scene, &name);
        }
        states.extend(scene.state(*body));
    }
    (states.len() == 1)
        .then(|| states.pop_first().map(Goal::Entity))
        .flatten()
}

/// The country of a post abroad, by its name in lower case: “embassy of sweden in kenya”, “legation at lagos”.
fn of_post(scene: &Scene<'_>, name: &str) -> Option<Goal> {
    let (_, country) = name
        .rsplit_once(" in ")
        .or_else(|| name.rsplit_once(" at "))?;
    let country = country.strip_prefix("the ").unwrap_or(country);
    let state = scene.names.entities.iter().position(|entity| {
        entity.kind == crate::name::EntityKind::State
            && entity
                .see_from
                .iter()
                .chain([&entity.name, &entity.heading])
                .any(|form| form.to_lowercase() == country)
    });
    state.or_else(|| scene.seat(country)).map(Goal::Entity)
}

impl Sentence<'_, '_> {
    /// The place that “here” or “there” stands for: that of the document's dateline, or the last place named before.
    pub(super) fn adverb_of_place(&self, word: usize) -> Option<Goal> {
        match self.word(word)? {
            "here" | "hither" => self.memory.here.clone(),
            "there" | "thither" => self.place_before(word),
            _ => None,
        }
    }

    /// The last place named before a word, in the same passage or as the goal of what was last told.
    fn place_before(&self, word: usize) -> Option<Goal> {
        const REACH: usize = 60;
        let near = (word.saturating_sub(REACH)..word).rev().find_map(|at| {
            let lead = at
                .checked_sub(1)
                .and_then(|lead| self.passage.words.get(lead))?;
            let leads = matches!(
                lead.lower.as_str(),
                "in" | "at" | "to" | "for" | "into" | "from" | "near" | "of"
            );
            let (goal, _) = leads.then(|| self.place_of(at)).flatten()?;
            match goal {
                Goal::Entity(entity) => {
                    let state = self.scene.kind(entity) == Some(crate::name::EntityKind::State);
                    state.then_some(goal)
                }
                _ => Some(goal),
            }
        });
        near.or_else(|| {
            let (item, goal) = self.memory.place.as_ref()?;
            (*item == self.passage.item).then(|| goal.clone())
        })
    }
}
