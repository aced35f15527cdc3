//! How well the dates of two mentions agree.

use jiff::civil::Date;

use super::super::Status;
use super::super::lexicon::{Frequency, Kind};
use super::super::sighting::Sighting;
use crate::date::{Edtf, Precision};

/// How well the dates agree; none where they cannot both hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Time<'s> {
    /// From 0 to 1.
    pub(super) cue: f64,
    /// Whether two dates of happening cannot both hold: an editor decides.
    pub(super) conflict: bool,
    why: Why<'s>,
}

/// What the dates are to each other. It is put into words for the few pairs alone that are kept.
#[derive(Debug, Clone, Copy)]
enum Why<'s> {
    Overlap(&'s Edtf, &'s Edtf),
    Near(&'s Edtf, &'s Edtf),
    Against(&'s Edtf, &'s Edtf),
    StillPlanned(&'s Edtf),
    Fits(&'s Edtf),
    BothUndated(&'static str),
    Nothing,
}

impl<'s> Time<'s> {
    fn of(cue: f64, why: Why<'s>) -> Self {
        Self {
            cue,
            why,
            conflict: false,
        }
    }

    /// How the dates agree, in words.
    pub(super) fn reason(&self) -> Option<String> {
        Some(match self.why {
            Why::Overlap(x, y) if x == y => format!("both dated {}", x.in_words()),
            Why::Overlap(x, y) => format!("{} agrees with {}", x.in_words(), y.in_words()),
            Why::Near(x, y) => format!("{} is near {}", x.in_words(), y.in_words()),
            Why::Against(x, y) => format!(
                "{} against {}: both cannot be right",
                x.in_words(),
                y.in_words()
            ),
            Why::StillPlanned(date) => {
                format!("planned for {}, and still planned later", date.in_words())
            }
            Why::Fits(date) => {
                format!("{} fits the undated mention’s document", date.in_words())
            }
            Why::BothUndated(words) => words.to_owned(),
            Why::Nothing => return None,
        })
    }
}

/// Compares the dates of two mentions; none where they exclude that the two are one occurrence.
pub(super) fn time<'s>(a: &'s Sighting, b: &'s Sighting) -> Option<Time<'s>> {
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
            Some(Time::of(cue, Why::Overlap(x, y)))
        }
        (Some(x), Some(y)) => {
            let gap = gap(x, y)?;
            let planned = open(a) || open(b);
            let vague = x.is_vague() || y.is_vague();
            if planned && gap <= 550 || vague && gap <= 200 {
                return Some(Time::of(0.3, Why::Near(x, y)));
            }
            (!planned && !vague && disagree(a, b, gap)).then_some(Time {
                cue: 0.3,
                why: Why::Against(x, y),
                conflict: true,
            })
        }
        (Some(date), None) => undated(date, b, may_be_put_off(a, b)),
        (None, Some(date)) => undated(date, a, may_be_put_off(b, a)),
        (None, None) => both_undated(a, b),
    }
}

fn open(sighting: &Sighting) -> bool {
    !matches!(sighting.mention.status, Status::Happened | Status::Disputed)
}

/// Whether a mention may still speak of what another planned for an earlier date. Of a treaty “the conclusion” is said
/// whether or not it has come.
fn may_be_put_off(dated: &Sighting, undated: &Sighting) -> bool {
    open(dated) && (open(undated) || undated.kind == Kind::Treaty)
}

/// Two undated mentions: what their documents’ dates say.
fn both_undated<'s>(a: &'s Sighting, b: &'s Sighting) -> Option<Time<'s>> {
    const AT_THE_TIME: &str = "both undated, at the time of their documents";
    const NEAR: i32 = 400;
    let (Some(x), Some(y)) = (&a.window, &b.window) else {
        return Some(Time::of(0.05, Why::Nothing));
    };
    if !x.overlaps(y) {
        return None;
    }
    if x.days().is_some() && y.days().is_some() {
        return Some(Time::of(0.4, Why::BothUndated(AT_THE_TIME)));
    }
    let apart = |x: Date, y: Date| x.until(y).map_or(i32::MAX, |span| span.get_days().abs());
    let near = matches!((x.latest(), y.latest()), (Some(x), Some(y)) if apart(x, y) <= NEAR);
    Some(match near {
        true if x.days().is_some() || y.days().is_some() => {
            Time::of(0.35, Why::BothUndated(AT_THE_TIME))
        }
        true => Time::of(
            0.25,
            Why::BothUndated("both undated, in documents of about the same time"),
        ),
        false => Time::of(0.05, Why::Nothing),
    })
}

/// By so many days at most a date may be a slip for another.
pub(in crate::event) const SLIP: i32 = 10;

/// Whether two dates of happening that cannot both hold may yet be said of one occurrence: where it comes
/// only once to those concerned, or the dates differ as slips do, by a few days or in the year alone.
fn disagree(a: &Sighting, b: &Sighting, gap: i32) -> bool {
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

fn undated<'s>(date: &'s Edtf, other: &'s Sighting, planned: bool) -> Option<Time<'s>> {
    let Some(window) = &other.window else {
        let timeless = matches!(other.kind, Kind::Treaty | Kind::Assembly)
            || other.frequency == Frequency::Once;
        return timeless.then(|| Time::of(0.1, Why::Nothing));
    };
    if !window.overlaps(date) {
        // What is planned may be put off.
        let near = planned && gap(window, date).is_some_and(|gap| gap <= 400);
        return near.then(|| Time::of(0.3, Why::StillPlanned(date)));
    }
    let cue = match window.days() {
        Some(..=800) => 0.5,
        _ => 0.15,
    };
    Some(Time::of(cue, Why::Fits(date)))
}

/// Days between two dates that do not overlap.
pub(super) fn gap(a: &Edtf, b: &Edtf) -> Option<i32> {
    let between = |end: Option<Date>, start: Option<Date>| {
        let (end, start) = (end?, start?);
        (end < start).then(|| end.until(start).ok().map(|span| span.get_days()))?
    };
    between(a.latest(), b.earliest()).or_else(|| between(b.latest(), a.earliest()))
}
