//! How the dates of two mentions stand to one another, in numbers of days.

use super::super::profile::{Days, Profile};
use super::common::flag;

/// How far the dates of two mentions agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Day,
    /// Both say the month alone.
    Month,
    /// One says a day or a few, the other its month.
    DayInMonth,
    Quarter,
    Year,
    /// Two dates that differ, where one was planned, is vague, or is in dispute.
    Apart,
    Fits,
    Nothing,
}

/// Whether the dates are the same; how far apart they are; whether one is undated, or both; how far the date of one is
/// from the time in which the other can have been. Days count by their logarithm.
pub(super) fn dates(a: &Profile, b: &Profile) -> [f64; 5] {
    let apart = |x: Days, y: Days| match x.gap(y) {
        Some(days) if days > 0 => f64::from(days).ln_1p().min(8.0),
        _ => 0.0,
    };
    match (a.when, b.when) {
        (Some(x), Some(y)) => [flag(x == y), apart(x, y), 0.0, 0.0, 0.0],
        (None, None) => [0.0, 0.0, 0.0, 1.0, 0.0],
        (Some(date), None) | (None, Some(date)) => {
            let undated = if a.when.is_none() { a } else { b };
            let far = undated.window.map_or(0.0, |window| apart(window, date));
            [0.0, 0.0, 1.0, 0.0, far]
        }
    }
}

/// How far the dates agree; that they may both hold is known.
pub(super) fn agreement(a: &Profile, b: &Profile) -> When {
    const FITTING: i32 = 800;
    const FEW: i32 = 3;
    const YEAR: i32 = 366;
    match (a.when, b.when) {
        (Some(x), Some(y)) if x.overlaps(y) => {
            let (Some(first), Some(second)) = (x.count(), y.count()) else {
                return When::Nothing;
            };
            match first.max(second) {
                ..=FEW => When::Day,
                4..=31 if first.min(second) <= FEW => When::DayInMonth,
                4..=31 => When::Month,
                32..=93 => When::Quarter,
                94..=YEAR => When::Year,
                _ => When::Nothing,
            }
        }
        (Some(_), Some(_)) => When::Apart,
        (Some(date), None) | (None, Some(date)) => {
            let fits = a.window.or(b.window).is_some_and(|window| {
                window.overlaps(date) && window.count().is_some_and(|days| days <= FITTING)
            });
            if fits { When::Fits } else { When::Nothing }
        }
        (None, None) => When::Nothing,
    }
}
