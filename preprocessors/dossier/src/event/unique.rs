//! The one event of its sort: “the fire”, said without a date, is the fire that the documents of the same circle date.

use std::collections::BTreeMap;

use super::Status;
use super::held::Pairs;
use super::lexicon::{Frequency, Kind};
use super::link::{PRINT, WORLD, compare_undated};
use super::pairs::Basis;
use super::scene::Scene;
use super::sighting::{Sighting, Telling};

/// More dated mentions of one sort than this are no sign of one event.
const MANY: usize = 60;

/// What is observed and nobody’s undertaking.
const IN_THE_SKY: [&str; 4] = ["eclipse", "transit", "occultation", "comet"];

/// Raises the pairs of undated mentions with the only dated event of their sort in documents of one circle.
///
/// The mention must be a noun that takes its event for known (“the fire”, “our loss”), of a sort that is rare;
/// all dated mentions of the sort that can be meant must be of one time.
pub(super) fn join(basis: &Basis<'_>, pairs: &mut Pairs) {
    let Basis {
        scene, sightings, ..
    } = *basis;
    let mut sorts: BTreeMap<(Kind, &str, &str), Vec<usize>> = BTreeMap::new();
    for (index, sighting) in sightings.iter().enumerate() {
        let alone = match sighting.kind {
            Kind::Incident
            | Kind::Death
            | Kind::Foundation
            | Kind::Membership
            | Kind::Enactment => true,
            // A house sends out more than one expedition; what is seen in the sky comes by itself.
            Kind::Research => IN_THE_SKY.contains(&sighting.noun),
            _ => false,
        };
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
            let tells =
                |own: &&Sighting| own.telling == Telling::Known && !is_item(&own.mention.quote);
            let Some(known) = of(own).filter(tells) else {
                continue;
            };
            let meant: Vec<usize> = dated
                .iter()
                .copied()
                .filter(|other| of(other).is_some_and(|other| may_mean(scene, known, other)))
                .filter(|other| !basis.profiles.are_several((*own, *other)))
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
                if basis.are_apart(key) {
                    continue;
                }
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

/// Whether a clause is the heading of a point of an agenda, which tells of nothing yet: “3. The typhoid”.
fn is_item(clause: &str) -> bool {
    const HEADING: usize = 6;
    const MARK: usize = 4;
    let mut words = clause.split_whitespace();
    let numbered = words.next().is_some_and(|mark| {
        mark.len() <= MARK
            && mark.ends_with(['.', ')'])
            && mark.starts_with(|sign: char| sign.is_ascii_digit() || "IVX(".contains(sign))
    });
    numbered && words.count() <= HEADING
}

#[cfg(test)]
mod tests {
    use super::is_item;

    #[test]
    fn a_point_of_an_agenda_is_known_by_its_number_and_its_length() {
        for item in [
            "3. The typhoid",
            "(4) On the strike.",
            "IV. Orders for the voyage",
            "12) The flood",
        ] {
            assert!(is_item(item), "{item}");
        }
        for clause in [
            "The fire of the library",
            "I was told of the fire",
            "3. The fire in the store, which had burned for two days and nights",
        ] {
            assert!(!is_item(clause), "{clause}");
        }
    }
}
