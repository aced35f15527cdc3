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
