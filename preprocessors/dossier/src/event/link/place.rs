//! Talks at one place and time, whoever of those present is named.

use super::super::label::goal_name;
use super::super::scene::Scene;
use super::super::sighting::Sighting;
use super::time::Time;
use super::{Agreement, WORLD, names};
use crate::name::EntityKind;

/// A meeting at a place is told by place and month, where a person, or two of the other participants, is
/// named on both sides: “the meeting in Aden on 16 March”.
pub(super) fn talks_at(
    scene: &Scene<'_>,
    a: &Sighting,
    b: &Sighting,
    time: &Time<'_>,
) -> Option<Agreement> {
    let place = a.goals.intersection(&b.goals).next()?;
    let dated = a.when.is_some() && b.when.is_some();
    if !dated || time.cue < 0.85 || time.conflict {
        return None;
    }
    let shared: Vec<usize> = a.with.intersection(&b.with).copied().collect();
    let person = shared
        .iter()
        .any(|entity| scene.kind(*entity) == Some(EntityKind::Person));
    let exact = time.cue >= 1.0;
    let company = scene.company(a.mention.item.document, b.mention.item.document);
    if !(person || shared.len() >= 2 || exact && !shared.is_empty() && company >= WORLD) {
        return None;
    }
    let mut agreement = Agreement::new(
        0.5,
        format!("talks at the same place: {}", goal_name(scene, place)),
    );
    agreement.score += 0.35 * time.cue;
    agreement
        .reasons
        .push(format!("both name {}", names(scene, shared)));
    agreement.reasons.extend(time.reason());
    Some(agreement)
}
