//! How likely two mentions of whatever kinds speak of one occurrence: all that they share, weighed together.
//!
//! The rules of the kinds say which cues suffice by themselves. Where none does, many small ones may: this
//! sums them by the weights of `weights.txt`.

use std::collections::BTreeSet;

use lazy_static::lazy_static;

use super::super::label::goal_name;
use super::super::lexicon::{Frequency, Kind, is_office};
use super::super::profile::{Profile, Profiles};
use super::super::scene::{CIRCLE, Scene};
use super::super::sighting::Sighting;
use super::common::{Common, common, flag, weight};
use super::time::{Time, time};
use super::{PRINT, Weighed, capped, names};
use crate::name::EntityKind;

/// The cues, in the order of [`Cues::values`].
const NAMES: [&str; CUES] = [
    "person",
    "body",
    "state",
    "person-near",
    "body-near",
    "state-near",
    "bearer",
    "place",
    "proper-words",
    "words",
    "told-too",
    "concept",
    "kind",
    "neighbours",
    "noun",
    "rare",
    "alone",
    "day",
    "month",
    "quarter",
    "fits",
    "number",
    "record",
    "circle",
    "day-named",
    "day-words",
    "day-concept",
    "concept-named",
    "concept-words",
    "concept-bearer",
    "named-words",
    "rare-bearer",
    "other-bearer",
    "other-place",
    "planned",
    "strangers",
    "untold",
    "both-untold",
    "other-actors",
    "quiet",
    "quiet-named",
];
const CUES: usize = 41;

/// At this sum of weights a link is as sure as one that is printed.
const SURE: f64 = 0.3;
/// The same where at least one of them is undated: less tells there that they are two.
const SURE_UNDATED: f64 = 0.5;

/// So rare must shared words be together to tell something without a name.
const TELLING: f64 = 0.5;

/// The same where the month agrees.
const SOME: f64 = 0.25;

/// Kinds that tell of one occurrence from two sides: the visit and the talks held on it, the murder and the attack.
const NEIGHBOURS: [(Kind, Kind); 24] = [
    (Kind::Visit, Kind::Talks),
    (Kind::Visit, Kind::Assembly),
    (Kind::Visit, Kind::Research),
    (Kind::Visit, Kind::Occasion),
    (Kind::Visit, Kind::Treaty),
    (Kind::Talks, Kind::Assembly),
    (Kind::Talks, Kind::Treaty),
    (Kind::Talks, Kind::Statement),
    (Kind::Talks, Kind::Occasion),
    (Kind::Assembly, Kind::Occasion),
    (Kind::Treaty, Kind::Letter),
    (Kind::Treaty, Kind::Decision),
    (Kind::Treaty, Kind::Statement),
    (Kind::Treaty, Kind::Enactment),
    (Kind::Statement, Kind::Letter),
    (Kind::Statement, Kind::Decision),
    (Kind::Statement, Kind::Appointment),
    (Kind::Decision, Kind::Enactment),
    (Kind::Decision, Kind::Appointment),
    (Kind::Decision, Kind::Letter),
    (Kind::Death, Kind::Incident),
    (Kind::Award, Kind::Decision),
    (Kind::Grant, Kind::Decision),
    (Kind::Foundation, Kind::Occasion),
];

lazy_static! {
    static ref WEIGHTS: [Weights; 2] = weights(include_str!("weights.txt"));
}

/// What each cue counts, and what is there from the start.
#[derive(Debug, Clone, Copy)]
struct Weights {
    base: f64,
    cues: [f64; CUES],
}

/// Reads the weights: a name a line, what it counts for dated mentions, and for others.
fn weights(text: &str) -> [Weights; 2] {
    let none = Weights {
        base: 0.0,
        cues: [0.0; CUES],
    };
    let mut read = [none; 2];
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split_whitespace();
        let name = columns.next().unwrap_or_default();
        let at = NAMES.iter().position(|own| *own == name);
        for (weights, figure) in read.iter_mut().zip(columns) {
            let figure = figure.parse().unwrap_or(0.0);
            if name == "base" {
                weights.base = figure;
            } else if let Some(weight) = at.and_then(|at| weights.cues.get_mut(at)) {
                *weight = figure;
            }
        }
    }
    read
}

/// How far the dates of two mentions agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Day,
    Month,
    Quarter,
    Year,
    Fits,
    Nothing,
}

/// What two mentions share, each from 0 to about 2.
pub(super) struct Cues {
    values: [f64; CUES],
    /// Whether both are dated, and the dates overlap.
    dated: bool,
    /// By how much the sum must be higher to be printed.
    margin: f64,
    /// Whether they are talks of one month that share one person: one of several, for all we know.
    once_of_many: bool,
    shared: Common,
}

/// Weighs two mentions.
pub(super) fn weigh(
    scene: &Scene<'_>,
    profiles: &Profiles,
    a: (&Sighting, &Profile),
    b: (&Sighting, &Profile),
) -> Weighed {
    match compared(scene, profiles, a, b) {
        Ok((cues, _)) => Weighed::Together(cues.score()),
        Err(weighed) => weighed,
    }
}

/// What speaks for two mentions being one occurrence, in words. A collection has many more pairs that are weighed
/// than pairs that are kept.
pub(super) fn reasons(
    scene: &Scene<'_>,
    profiles: &Profiles,
    a: (&Sighting, &Profile),
    b: (&Sighting, &Profile),
) -> Vec<String> {
    match compared(scene, profiles, a, b) {
        Ok((cues, time)) => told(scene, (a.0, b.0), &cues.shared, time),
        Err(_) => Vec::new(),
    }
}

/// The cues of two mentions, and how well their dates agree; else why they are not compared.
fn compared<'s>(
    scene: &Scene<'_>,
    profiles: &Profiles,
    a: (&'s Sighting, &Profile),
    b: (&'s Sighting, &Profile),
) -> Result<(Cues, Time<'s>), Weighed> {
    // The dates first: they tell most pairs apart, and quickly.
    let time = time(a.0, b.0).filter(|time| !time.conflict);
    let time = time.ok_or(Weighed::Against)?;
    if contradict(scene, a.0, b.0) || others(scene, a, b) || others(scene, b, a) {
        return Err(Weighed::Against);
    }
    let when = agreement_of_dates(a.0, b.0);
    match cues(scene, profiles, (a, b), when) {
        Some(cues) => Ok((cues, time)),
        None => Err(Weighed::Little(when == When::Day)),
    }
}

/// The cues of two mentions that do not contradict each other; none where they share too little to be weighed.
pub(super) fn cues(
    scene: &Scene<'_>,
    profiles: &Profiles,
    ((a, x), (b, y)): ((&Sighting, &Profile), (&Sighting, &Profile)),
    when: When,
) -> Option<Cues> {
    let shared = Common::of(scene, profiles, (a, x), (b, y));
    let bare = [a, b].iter().filter(|own| own.kind == Kind::Other).count();
    let kind = a.kind == b.kind && bare == 0;
    let concept = kind && a.concept == b.concept;
    let number = a.ordinal.is_some() && a.ordinal == b.ordinal;
    let rare = match a.frequency.max(b.frequency) {
        _ if !concept => 0.0,
        Frequency::Once => 1.0,
        Frequency::Rare => 0.5,
        Frequency::Often => 0.0,
    };
    let anyone = shared.anyone(scene);
    let telling = shared.words >= TELLING;
    let enough = match when {
        When::Day => anyone || concept || shared.words > 0.0 || shared.state > 0.0,
        When::Month | When::Quarter => anyone || shared.words >= SOME || rare > 0.0,
        When::Year => anyone && (concept || telling) || rare > 0.0,
        When::Fits | When::Nothing => anyone && (concept || telling) || number,
    };
    if !enough {
        return None;
    }
    let neighbours = !kind && are_neighbours(a.kind, b.kind);
    let told = common(&x.told, &y.told).count();
    let told = told.saturating_sub(usize::from(concept)).min(2);
    let company = scene.company(a.mention.item.document, b.mention.item.document);
    let circle = share(company, CIRCLE);
    let planned = |own: &Sighting| own.mention.status.is_ahead();
    let actors = |profile: &Profile| {
        let mut own = profile.entities.iter();
        own.any(|entity| scene.kind(*entity) != Some(EntityKind::State))
    };
    let other_actors = actors(x) && actors(y) && !anyone;
    let quiet = match (&a.when, &b.when, when) {
        (Some(x), Some(y), When::Day | When::Month) => profiles.quiet(x).min(profiles.quiet(y)),
        _ => 0.0,
    };
    let both = |a: bool, b: bool| !a && !b;
    let near = |kind| weight(scene, profiles, &shared.near, kind);
    let (named, few) = (shared.named(), shared.words.min(1.5));
    let (day, same, borne) = (flag(when == When::Day), flag(concept), flag(shared.bearer));
    let values = [
        shared.person,
        shared.body,
        shared.state,
        near(EntityKind::Person),
        near(EntityKind::Organization),
        near(EntityKind::State),
        borne,
        flag(shared.place),
        shared.proper,
        shared.words.min(3.0),
        f64::from(u8::try_from(told).unwrap_or(2)),
        same,
        flag(kind && !concept),
        flag(neighbours),
        flag(kind && a.noun == b.noun),
        rare,
        same * profiles.alone(a.kind, a.concept),
        day,
        flag(when == When::Month),
        flag(when == When::Quarter),
        flag(when == When::Fits),
        flag(number),
        day * flag(a.mention.record != b.mention.record),
        circle,
        day * named,
        day * few,
        day * same,
        same * named,
        same * few,
        same * borne,
        named * few,
        rare * borne,
        flag(both(a.who.is_empty(), b.who.is_empty()) && !shared.bearer),
        flag(both(a.goals.is_empty(), b.goals.is_empty()) && !shared.place),
        flag(planned(a) != planned(b)),
        flag(bare == 0 && !kind && !neighbours),
        flag(bare == 1),
        flag(bare == 2),
        flag(other_actors),
        quiet,
        quiet * flag(anyone),
    ];
    Some(Cues {
        values,
        dated: !matches!(when, When::Fits | When::Nothing),
        margin: margin(
            (a, b),
            when,
            &shared,
            shared.actors(scene),
            (concept, rare > 0.0),
        ),
        once_of_many: [a, b].iter().all(|own| own.kind == Kind::Talks)
            && [a, b].iter().any(|own| is_month(own))
            && shared.actors(scene) < 2
            || !bears_out(scene, (a, b), &shared),
        shared,
    })
}

/// What two mentions share, in words.
fn told(
    scene: &Scene<'_>,
    (a, b): (&Sighting, &Sighting),
    shared: &Common,
    time: Time<'_>,
) -> Vec<String> {
    let mut reasons = Vec::new();
    match (a.kind, b.kind) {
        (Kind::Other, _) | (_, Kind::Other) => {}
        (x, y) if x == y => reasons.push(format!("same kind: {}", x.name())),
        (x, y) => reasons.push(format!("{} and {}", x.name(), y.name())),
    }
    let named: BTreeSet<usize> = shared.shared.iter().chain(&shared.near).copied().collect();
    if !named.is_empty() {
        reasons.push(format!("both name {}", names(scene, named)));
    }
    if let Some(place) = a.goals.intersection(&b.goals).next() {
        reasons.push(format!("same place: {}", goal_name(scene, place)));
    }
    if shared.words > 0.0 {
        reasons.push("words in common".to_owned());
    }
    reasons.extend(time.reason());
    reasons
}

impl Cues {
    /// How likely the two are one occurrence.
    pub(super) fn score(&self) -> f64 {
        let [dated, undated] = &*WEIGHTS;
        let (weights, least) = if self.dated {
            (dated, SURE)
        } else {
            (undated, SURE_UNDATED)
        };
        let sum: f64 = self
            .values
            .iter()
            .zip(weights.cues)
            .map(|(value, weight)| value * weight)
            .sum();
        // The print threshold lies where the sum is sure.
        let sure = (PRINT / (1.0 - PRINT)).ln();
        let score = 1.0 / (1.0 + (-(sum + weights.base - least - self.margin + sure)).exp());
        capped(
            score,
            if self.once_of_many {
                PRINT - 0.05
            } else {
                0.95
            },
        )
    }
}

/// By how much dated mentions must be surer than others that share as much, to be printed: on one day much happens
/// to many, and in one month the same persons meet more than once.
fn margin(
    (a, b): (&Sighting, &Sighting),
    when: When,
    shared: &Common,
    actors: usize,
    (concept, rare): (bool, bool),
) -> f64 {
    const LOOSE: f64 = 1.0;
    const WEEK: i32 = 10;
    let about = |own: &Sighting| {
        let days = own.when.as_ref().and_then(crate::date::Edtf::days);
        days.is_some_and(|days| days <= WEEK)
    };
    let told = shared.words >= TELLING;
    let firm = match when {
        When::Day => actors > 0 || concept,
        When::Month if about(a) && about(b) => actors > 0 || concept,
        When::Month | When::Quarter | When::Year => {
            actors > 1
                || concept && (shared.bearer || actors > 0 || told)
                || actors > 0 && told
                || rare && (actors > 0 || told)
        }
        When::Fits | When::Nothing => true,
    };
    if firm { 0.0 } else { LOOSE }
}

/// Whether a mention is dated by no less than a month.
fn is_month(sighting: &Sighting) -> bool {
    let when = sighting.when.as_ref();
    when.and_then(crate::date::Edtf::days)
        .is_some_and(|days| days >= 28)
}

/// Whether what two mentions share makes up for what one of them, or both, leave unsaid: neither when it was nor
/// enough of what it was.
fn bears_out(scene: &Scene<'_>, (a, b): (&Sighting, &Sighting), shared: &Common) -> bool {
    const MUCH: f64 = 1.0;
    let faint = |own: &Sighting| own.weak && own.when.is_none();
    let loose = |own: &Sighting| own.weak && !own.explicit;
    let named = shared.person + shared.body > 0.0;
    let alike = a.kind == b.kind && a.concept == b.concept;
    let untold = a.kind == Kind::Other || b.kind == Kind::Other;
    let words = |least: f64| shared.words >= least;
    match [a, b].into_iter().filter(|own| faint(own)).count() {
        0 if !(loose(a) || loose(b)) => true,
        0 => words(if shared.actors(scene) > 0 {
            TELLING
        } else {
            MUCH
        }),
        // One is elected to more than one office.
        1 if alike && a.kind == Kind::Appointment => named && words(MUCH),
        1 if alike => named && words(TELLING) || shared.actors(scene) > 0 && words(MUCH),
        1 => untold && named && words(MUCH),
        _ => alike && named && words(MUCH),
    }
}

fn are_neighbours(a: Kind, b: Kind) -> bool {
    NEIGHBOURS.contains(&(a, b)) || NEIGHBOURS.contains(&(b, a))
}

/// Whether another number, other travellers, parties, bearers or places tell them apart.
fn contradict(scene: &Scene<'_>, a: &Sighting, b: &Sighting) -> bool {
    if super::foretold_late(scene, a, b) || super::foretold_late(scene, b, a) {
        return true;
    }
    let apart = |x: &BTreeSet<usize>, y: &BTreeSet<usize>| {
        !x.is_empty() && !y.is_empty() && !x.iter().any(|x| y.iter().any(|y| scene.may_be(*x, *y)))
    };
    let elsewhere = || !a.goals.is_empty() && !b.goals.is_empty() && a.goals.is_disjoint(&b.goals);
    let numbers = matches!((a.ordinal, b.ordinal), (Some(x), Some(y)) if x != y);
    if a.kind != b.kind {
        return numbers && a.kind != Kind::Letter && b.kind != Kind::Letter;
    }
    numbers
        || super::contradicts(a, b)
        || match a.kind {
            Kind::Visit => apart(&a.who, &b.who) || elsewhere() || a.concept != b.concept,
            Kind::Treaty => {
                let several = a.with.len() > 1 && b.with.len() > 1;
                let nested = a.with.is_subset(&b.with) || b.with.is_subset(&a.with);
                several && !nested || super::special::acts_apart(a, b)
            }
            Kind::Assembly => apart(&a.who, &b.who) || elsewhere(),
            Kind::Period => true,
            Kind::Appointment if other_office(a, b) => true,
            _ => super::general::excluded(scene, a, b),
        }
}

/// Whether both say to what somebody is chosen, and it is not the same: Director, honorary member.
fn other_office(a: &Sighting, b: &Sighting) -> bool {
    let offices = |own: &Sighting| -> BTreeSet<String> {
        let words = own
            .mention
            .quote
            .split(|letter: char| !letter.is_alphanumeric());
        words
            .map(str::to_lowercase)
            .filter(|word| {
                is_office(word) || matches!(word.as_str(), "member" | "fellow" | "trustee")
            })
            .collect()
    };
    let (x, y) = (offices(a), offices(b));
    a.concept == b.concept && !x.is_empty() && !y.is_empty() && x.is_disjoint(&y)
}

/// Whether one tells of a person’s journey, death or office, and the other, of another kind, names persons and
/// none of them is that person.
fn others(scene: &Scene<'_>, (a, _): (&Sighting, &Profile), (b, y): (&Sighting, &Profile)) -> bool {
    let person = |entity: &&usize| scene.kind(**entity) == Some(EntityKind::Person);
    let borne = matches!(a.kind, Kind::Visit | Kind::Death | Kind::Appointment);
    let own = |entity: &usize| a.who.iter().any(|who| scene.may_be(*who, *entity));
    borne
        && a.kind != b.kind
        && a.who.iter().any(|who| person(&who))
        && y.entities.iter().any(|entity| person(&entity))
        && !y.entities.iter().chain(&b.with).any(own)
}

/// So many of so many, from 0 to 1.
fn share(count: usize, all: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(count) / number(all)
}

/// How far the dates agree; that they may both hold is known.
fn agreement_of_dates(a: &Sighting, b: &Sighting) -> When {
    const FITTING: i32 = 800;
    match (&a.when, &b.when) {
        (Some(x), Some(y)) if x.overlaps(y) => {
            let widest = match (x.days(), y.days()) {
                (Some(x), Some(y)) => x.max(y),
                _ => i32::MAX,
            };
            match widest {
                ..=3 => When::Day,
                4..=31 => When::Month,
                32..=93 => When::Quarter,
                94..=366 => When::Year,
                _ => When::Nothing,
            }
        }
        (Some(_), Some(_)) => When::Fits,
        (Some(date), None) | (None, Some(date)) => {
            let window = a.window.as_ref().or(b.window.as_ref());
            let fits = window.is_some_and(|window| {
                window.overlaps(date) && window.days().is_some_and(|days| days <= FITTING)
            });
            if fits { When::Fits } else { When::Nothing }
        }
        (None, None) => When::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every cue has its weights, every line of the file names a cue, and none counts against its sense.
    #[test]
    fn each_cue_has_its_weights() {
        let text = include_str!("weights.txt");
        let named: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        for cue in NAMES {
            assert_eq!(named.iter().filter(|own| **own == cue).count(), 1, "{cue}");
        }
        assert_eq!(named.len(), CUES + 1, "a line for each cue, and the base");
        let [dated, undated] = weights(text);
        assert!(dated.base < 0.0 && undated.base < dated.base);
        assert!(dated.cues.iter().any(|weight| *weight > 0.5));
        assert!(dated.cues.iter().all(|weight| weight.abs() < 5.0));
    }
}
