//! The one event of its sort: “the fire”, said without a date, is the fire that the documents of the same circle date.

use std::collections::BTreeMap;

use super::Status;
use super::held::Pairs;
use super::lexicon::{Frequency, Kind};
use super::link::{PRINT, WORLD, compare_undated};
use super::scene::Scene;
use super::sighting::{Sighting, Telling};

/// More dated mentions of one sort than this are no sign of one event.
const MANY: usize = 60;

/// Raises the pairs of undated mentions with the only dated event of their sort in documents of one circle.
///
/// The mention must be a noun that takes its event for known (“the fire”, “our loss”), of a sort that is rare;
/// all dated mentions of the sort that can be meant must be of one time.
pub(super) fn join(scene: &Scene<'_>, sightings: &[Sighting], pairs: &mut Pairs) {
    let mut sorts: BTreeMap<(Kind, &str, &str), Vec<usize>> = BTreeMap::new();
    for (index, sighting) in sightings.iter().enumerate() {
        let alone = matches!(
            sighting.kind,
            Kind::Incident
                | Kind::Death
                | Kind::Research
                | Kind::Foundation
                | Kind::Membership
                | Kind::Enactment
        );
        if alone
            && sighting.frequency != Frequency::Often
            && sighting.mention.status == Status::Happened
        {
            sorts
                .entry((sighting.kind, sighting.concept, sighting.noun))
                .or_default()
                .push(index);
        }
    }
    for members in sorts.into_values() {
        let of = |index: &usize| sightings.get(*index);
        let (dated, undated): (Vec<usize>, Vec<usize>) = members
            .into_iter()
            .partition(|index| of(index).is_some_and(|own| own.when.is_some()));
        if dated.len() > MANY {
            continue;
        }
        for own in &undated {
            let Some(known) = of(own).filter(|own| own.telling == Telling::Known) else {
                continue;
            };
            let meant: Vec<usize> = dated
                .iter()
                .copied()
                .filter(|other| of(other).is_some_and(|other| may_mean(scene, known, other)))
                .collect();
            let one = meant.iter().all(|a| {
                meant.iter().all(|b| {
                    let when = |index: &usize| of(index).and_then(|own| own.when.as_ref());
                    matches!((when(a), when(b)), (Some(a), Some(b)) if a.overlaps(b))
                })
            });
            if !one {
                continue;
            }
            for other in meant {
                let key = (*own.min(&other), *own.max(&other));
                let reason = format!("the only {} of which these documents speak", known.noun);
                let agreement = pairs.entry(key);
                agreement.raise(PRINT, reason);
            }
        }
    }
}

/// Whether an undated mention can mean a dated event of its sort in another document.
fn may_mean(scene: &Scene<'_>, known: &Sighting, other: &Sighting) -> bool {
    let (a, b) = (known.mention.item.document, other.mention.item.document);
    let fits = match (&known.window, &other.when) {
        (Some(window), Some(when)) => window.overlaps(when),
        _ => true,
    };
    fits && (a == b || scene.company(a, b) >= WORLD) && compare_undated(scene, known, other)
}
