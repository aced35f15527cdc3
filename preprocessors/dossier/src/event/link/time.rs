//! How well the dates of two mentions agree.

use jiff::civil::Date;

use super::super::Status;
use super::super::lexicon::{Frequency, Kind};
use super::super::sighting::Sighting;
use crate::date::{Edtf, Precision};

/// How well the dates agree; none where they cannot both hold.
pub(super) struct Time {
    /// From 0 to 1.
    pub(super) cue: f64,
    pub(super) reason: Option<String>,
    /// Whether two dates of happening cannot both hold: an editor decides.
    pub(super) conflict: bool,
}

impl Time {
    fn of(cue: f64, reason: Option<String>) -> Self {
        Self {
            cue,
            reason,
            conflict: false,
        }
    }
}

/// Compares the dates of two mentions; none where they exclude that the two are one occurrence.
pub(super) fn time(a: &Sighting, b: &Sighting) -> Option<Time> {
    let open = |sighting: &Sighting| {
        sighting.mention.status != Status::Happened && sighting.mention.status != Status::Disputed
    };
    match (&a.when, &b.when) {
        (Some(x), Some(y)) if x.overlaps(y) => {
            let widest = x
                .days()
                .max(y.days())
                .filter(|_| x.days().is_some() && y.days().is_some());
            let cue = match widest {
                Some(..=3) => 1.0,
                Some(4..=31) => 0.85,
                Some(32..=93) => 0.7,
                Some(94..=366) => 0.5,
                _ => 0.2,
            };
            let reason = if x == y {
                format!("both dated {}", x.in_words())
            } else {
                format!("{} agrees with {}", x.in_words(), y.in_words())
            };
            Some(Time::of(cue, Some(reason)))
        }
        (Some(x), Some(y)) => {
            let gap = gap(x, y)?;
            let planned = open(a) || open(b);
            let vague = x.is_vague() || y.is_vague();
            if planned && gap <= 550 || vague && gap <= 200 {
                let reason = format!("{} is near {}", x.in_words(), y.in_words());
                return Some(Time::of(0.3, Some(reason)));
            }
            (!planned && !vague && disagree(a, b, gap)).then(|| Time {
                cue: 0.3,
                reason: Some(format!(
                    "{} against {}: both cannot be right",
                    x.in_words(),
                    y.in_words()
                )),
                conflict: true,
            })
        }
        (Some(date), None) => undated(date, b, open(a) && open(b)),
        (None, Some(date)) => undated(date, a, open(a) && open(b)),
        (None, None) => both_undated(a, b),
    }
}

/// Two undated mentions: what their documents’ dates say.
fn both_undated(a: &Sighting, b: &Sighting) -> Option<Time> {
    const NEAR: i32 = 400;
    let (Some(x), Some(y)) = (&a.window, &b.window) else {
        return Some(Time::of(0.05, None));
    };
    if !x.overlaps(y) {
        return None;
    }
    let at_the_time = || Some("both undated, at the time of their documents".to_owned());
    if x.days().is_some() && y.days().is_some() {
        return Some(Time::of(0.4, at_the_time()));
    }
    let apart = |x: Date, y: Date| x.until(y).map_or(i32::MAX, |span| span.get_days().abs());
    let near = matches!((x.latest(), y.latest()), (Some(x), Some(y)) if apart(x, y) <= NEAR);
    Some(match near {
        true if x.days().is_some() || y.days().is_some() => Time::of(0.35, at_the_time()),
        true => Time::of(
            0.25,
            Some("both undated, in documents of about the same time".to_owned()),
        ),
        false => Time::of(0.05, None),
    })
}

/// Whether two dates of happening that cannot both hold may yet be said of one occurrence: where it comes
/// only once to those concerned, or the dates differ as slips do, by a few days or in the year alone.
fn disagree(a: &Sighting, b: &Sighting, gap: i32) -> bool {
    const SLIP: i32 = 10;
    const YEARS: i32 = 4000;
    let (Some(x), Some(y)) = (&a.when, &b.when) else {
        return false;
    };
    let exact = |date: &Edtf| date.precision() == Precision::Day;
    let day = |date: &Edtf| date.earliest().map(|day: Date| (day.month(), day.day()));
    let slip = exact(x) && exact(y) && (gap <= SLIP || day(x) == day(y) && gap <= YEARS);
    let once = a.frequency == Frequency::Once && b.frequency == Frequency::Once
        || a.kind == Kind::Assembly && a.ordinal.is_some() && a.ordinal == b.ordinal
        || a.kind == Kind::Treaty && a.title.intersection(&b.title).count() >= 2;
    slip || once && gap <= YEARS
}

fn undated(date: &Edtf, other: &Sighting, planned: bool) -> Option<Time> {
    let Some(window) = &other.window else {
        let timeless = matches!(other.kind, Kind::Treaty | Kind::Assembly)
            || other.frequency == Frequency::Once;
        return timeless.then(|| Time::of(0.1, None));
    };
    if !window.overlaps(date) {
        // What is planned may be put off.
        let near = planned && gap(window, date).is_some_and(|gap| gap <= 400);
        let reason = format!("planned for {}, and still planned later", date.in_words());
        return near.then(|| Time::of(0.3, Some(reason)));
    }
    let cue = match window.days() {
        Some(..=800) => 0.5,
        _ => 0.15,
    };
    let reason = format!("{} fits the undated mention’s document", date.in_words());
    Some(Time::of(cue, Some(reason)))
}

/// Days between two dates that do not overlap.
fn gap(a: &Edtf, b: &Edtf) -> Option<i32> {
    let between = |end: Option<Date>, start: Option<Date>| {
        let (end, start) = (end?, start?);
        (end < start).then(|| end.until(start).ok().map(|span| span.get_days()))?
    };
    between(a.latest(), b.earliest()).or_else(|| between(b.latest(), a.earliest()))
}
