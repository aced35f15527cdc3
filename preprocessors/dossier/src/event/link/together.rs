//! What tells more together than its parts do one by one.

use super::super::profile::{List, Profiles};
use super::common::{capital, common};
use super::cues::Told;
use super::days::{When, agreement};

/// By how much what tells more together raises the logarithm of the odds of two mentions.
pub(in crate::event) fn more(profiles: &Profiles, a: Told<'_>, b: Told<'_>) -> f64 {
    const MORE: f64 = 0.4;
    if tells_more(profiles, a, b) {
        MORE
    } else {
        0.0
    }
}

/// Whether both tell the same sort of thing of the very same days; or share a rare word with a capital, where one says
/// the day and the other its month, or where the date of the one fits the other, which says none, and a word that both
/// have is the name of nobody known.
fn tells_more(profiles: &Profiles, (_, a): Told<'_>, (_, b): Told<'_>) -> bool {
    const RARE: f64 = 0.3;
    let rare = || capital(profiles, a, b) >= RARE;
    match (a.when, b.when) {
        (Some(x), Some(y)) if x == y && a.concept == b.concept => true,
        (Some(_), Some(_)) => agreement(a, b) == When::DayInMonth && rare(),
        (None, None) => false,
        _ => {
            let fits = agreement(a, b) == When::Fits;
            fits && common(a, b, List::Names).next().is_some() && rare()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::profile::surroundings;
    use super::super::super::scene::Scene;
    use super::super::super::{sighting, wording};
    use super::*;
    use crate::{name, sample};

    /// By how much each two mentions of some paragraphs are likelier, in order.
    fn raised(paragraphs: &[&str]) -> Vec<bool> {
        let documents = [sample::document("a", Some("1964-06-01"), paragraphs)];
        let names = name::find(&documents);
        let scene = Scene::new(&documents, &names);
        let passages = scene.passages(0);
        let sightings = sighting::of_document(&scene, &passages);
        let around = surroundings(&scene, &passages, &sightings);
        let words = wording::of_document(&passages, &sightings);
        let profiles = Profiles::of(&scene, &sightings, around, vec![words]);
        let told = |index: usize| Some((sightings.get(index)?, profiles.get(index)?));
        let mut all = Vec::new();
        for a in 0..sightings.len() {
            for b in a + 1..sightings.len() {
                let (a, b) = (told(a).unwrap(), told(b).unwrap());
                assert_eq!(tells_more(&profiles, a, b), tells_more(&profiles, b, a));
                all.push(more(&profiles, a, b) > 0.0);
            }
        }
        all
    }

    #[test]
    fn one_sort_on_the_very_same_day_tells_more_and_two_sorts_or_days_do_not() {
        let fire = "On 3 May 1962 a fire destroyed the mill of Tartu.";
        let tells = |other: &str| raised(&[fire, other]).contains(&true);
        assert!(tells("The fire of 3 May 1962 is remembered."));
        assert!(!tells("A fire of 4 May 1962 is remembered."));
        assert!(!tells("On 3 May 1962 a strike broke out in Tartu."));
    }
}
