//! What two mentions of whatever kinds share and in what they differ, as figures to be weighed.

use super::super::Status;
use super::super::lexicon::{Frequency, Kind};
use super::super::profile::{Profile, Profiles};
use super::super::scene::Scene;
use super::super::sighting::{Sighting, Telling};
use super::common::{Common, common, flag, weight};
use super::time::gap;
use crate::date::Edtf;
use crate::name::EntityKind;

/// The cues, in the order of their values.
pub(super) const NAMES: [&str; CUES] = [
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
    "noun",
    "rare",
    "day",
    "month",
    "quarter",
    "fits",
    "circle",
    "day-words",
    "day-concept",
    "other-bearer",
    "other-place",
    "planned",
    "strangers",
    "untold",
    "both-untold",
    "quiet",
    "same-date",
    "days-apart",
    "one-undated",
    "both-undated",
    "days-from-window",
    "visits",
    "talks",
    "treaties",
    "assemblies",
    "letters",
    "statements",
    "deaths",
    "same-ordinal",
    "other-ordinal",
    "one-ordinal",
    "capital",
    "known",
    "once-of-bearer",
    "once-of-place",
];
pub(super) const CUES: usize = 48;

/// Cues that speak against one occurrence; all others but [`EITHER`] speak for it.
#[cfg(test)]
pub(super) const AGAINST: [&str; 12] = [
    "other-bearer",
    "other-place",
    "planned",
    "strangers",
    "untold",
    "both-untold",
    "days-apart",
    "one-undated",
    "both-undated",
    "days-from-window",
    "other-ordinal",
    "one-ordinal",
];

/// Cues that may speak for it or against it.
#[cfg(test)]
pub(super) const EITHER: [&str; 7] = [
    "visits",
    "talks",
    "treaties",
    "assemblies",
    "letters",
    "statements",
    "deaths",
];

/// What each cue comes to.
pub(super) type Values = [f64; CUES];

/// How far the dates of two mentions agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Day,
    Month,
    Quarter,
    Year,
    Fits,
    Nothing,
}

/// A mention with what stands around it.
pub(super) type Told<'a> = (&'a Sighting, &'a Profile);

/// The values of all cues for two mentions, and what they share.
pub(super) fn values(
    scene: &Scene<'_>,
    profiles: &Profiles,
    (a, x): Told<'_>,
    (b, y): Told<'_>,
) -> (Values, Common) {
    let shared = Common::of(scene, profiles, (a, x), (b, y));
    let when = agreement_of_dates(a, b);
    let kinds = Kinds::of(a, b);
    let [
        same_date,
        days_apart,
        one_undated,
        both_undated,
        from_window,
    ] = dates(a, b);
    let [
        visits,
        talks,
        treaties,
        assemblies,
        letters,
        statements,
        deaths,
    ] = kinds_alike(a, b);
    let [same_ordinal, other_ordinal, one_ordinal] = ordinals(x.ordinals, y.ordinals);
    let [of_bearer, of_place] = once(scene, profiles, (a, b), kinds.concept);
    let told = common(&x.told, &y.told).count();
    let told = told.saturating_sub(usize::from(kinds.concept)).min(2);
    let company = scene.company(a.mention.item.document, b.mention.item.document);
    let planned = |own: &Sighting| own.mention.status.is_ahead();
    let known = |own: &Sighting| flag(own.telling == Telling::Known);
    let quiet = match (&a.when, &b.when, when) {
        (Some(x), Some(y), When::Day | When::Month) => profiles.quiet(x).min(profiles.quiet(y)),
        _ => 0.0,
    };
    let both = |a: bool, b: bool| !a && !b;
    let near = |kind| weight(scene, profiles, &shared.near, kind);
    let day = flag(when == When::Day);
    let values = [
        shared.person,
        shared.body,
        shared.state,
        near(EntityKind::Person),
        near(EntityKind::Organization),
        near(EntityKind::State),
        flag(shared.bearer),
        flag(shared.place),
        shared.proper,
        shared.words.min(3.0),
        f64::from(u8::try_from(told).unwrap_or(2)),
        flag(kinds.concept),
        flag(kinds.kind && !kinds.concept),
        flag(kinds.kind && a.noun == b.noun),
        kinds.rare,
        day,
        flag(when == When::Month),
        flag(when == When::Quarter),
        flag(when == When::Fits),
        f64::from(u32::try_from(company.min(4)).unwrap_or(4)) / 4.0,
        day * shared.words.min(1.5),
        day * flag(kinds.concept),
        flag(both(a.who.is_empty(), b.who.is_empty()) && !shared.bearer),
        flag(both(a.goals.is_empty(), b.goals.is_empty()) && !shared.place),
        flag(planned(a) != planned(b)),
        flag(kinds.bare == 0 && !kinds.kind && !kinds.neighbours),
        flag(kinds.bare == 1),
        flag(kinds.bare == 2),
        quiet,
        same_date,
        days_apart,
        one_undated,
        both_undated,
        from_window,
        visits,
        talks,
        treaties,
        assemblies,
        letters,
        statements,
        deaths,
        same_ordinal,
        other_ordinal,
        one_ordinal,
        capital(profiles, x, y),
        known(a) + known(b),
        of_bearer,
        of_place,
    ];
    (values, shared)
}

/// Whether what two mentions share, however much it is, leaves more than one occurrence possible.
pub(super) fn waits(scene: &Scene<'_>, a: &Sighting, b: &Sighting, shared: &Common) -> bool {
    let undated = a.when.is_none() || b.when.is_none();
    let within = |own: &Sighting, least: i32| {
        let days = own.when.as_ref().and_then(Edtf::days);
        days.is_some_and(|days| days <= least)
    };
    // One writes to the same person more than once.
    let letters =
        (a.kind == Kind::Letter || b.kind == Kind::Letter) && !(within(a, 3) && within(b, 3));
    // A surname that several bear says of none of them that he died.
    let deaths = a.kind == Kind::Death && b.kind == Kind::Death && undated;
    // A sentence that names a party may speak of another treaty as well.
    let treaties = a.kind == Kind::Treaty && b.kind == Kind::Treaty && shared.shared.is_empty();
    // In one month much happens between the same states that no word names.
    let untold = a.kind == Kind::Other
        && b.kind == Kind::Other
        && !(within(a, 3) && within(b, 3))
        && shared.actors(scene) == 0
        && shared.words < 0.5;
    // What might be done some day is seldom told of as something else that was done.
    let supposed = |own: &Sighting| own.mention.status == Status::Conditional && own.when.is_none();
    letters
        || untold
        || a.kind != b.kind && (supposed(a) || supposed(b))
        || treaties && !(within(a, 31) && within(b, 31))
        || deaths && a.who.is_disjoint(&b.who)
        || are_several(scene, a, b, shared)
        || !bears_out(scene, a, b, shared)
}

/// Whether both stand in one file and are not of one kind and day. The parts of a file speak of the same matters
/// throughout, and what they share tells little.
pub(super) fn are_of_one_file(a: &Sighting, b: &Sighting) -> bool {
    let day = |own: &Sighting| {
        let days = own.when.as_ref().and_then(Edtf::days);
        days.is_some_and(|days| days <= 3)
    };
    a.mention.item.document == b.mention.item.document && !(a.kind == b.kind && day(a) && day(b))
}

/// Whether both are talks of one month that share one person: one of several, for all we know.
fn are_several(scene: &Scene<'_>, a: &Sighting, b: &Sighting, shared: &Common) -> bool {
    let month = |own: &Sighting| {
        let days = own.when.as_ref().and_then(Edtf::days);
        days.is_some_and(|days| days >= 28)
    };
    let talks = a.kind == Kind::Talks && b.kind == Kind::Talks;
    talks && (month(a) || month(b)) && shared.actors(scene) < 2
}

/// Whether what two mentions share makes up for what one of them, or both, leave unsaid: neither when it was nor
/// enough of what it was.
fn bears_out(scene: &Scene<'_>, a: &Sighting, b: &Sighting, shared: &Common) -> bool {
    const MUCH: f64 = 1.0;
    const TELLING: f64 = 0.5;
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

/// How the sorts of two mentions stand to one another.
struct Kinds {
    /// How many of them no word of the lexicon names.
    bare: usize,
    kind: bool,
    concept: bool,
    neighbours: bool,
    /// How seldom such a thing happens.
    rare: f64,
}

impl Kinds {
    fn of(a: &Sighting, b: &Sighting) -> Self {
        let bare = [a, b].iter().filter(|own| own.kind == Kind::Other).count();
        let kind = a.kind == b.kind && bare == 0;
        let concept = kind && a.concept == b.concept;
        let listed =
            NEIGHBOURS.contains(&(a.kind, b.kind)) || NEIGHBOURS.contains(&(b.kind, a.kind));
        let rare = match a.frequency.max(b.frequency) {
            _ if !concept => 0.0,
            Frequency::Once => 1.0,
            Frequency::Rare => 0.5,
            Frequency::Often => 0.0,
        };
        Self {
            bare,
            kind,
            concept,
            neighbours: !kind && listed,
            rare,
        }
    }
}

/// Whether the dates are the same; how far apart they are; whether one is undated, or both; how far the date of one is
/// from the time in which the other can have been. Days count by their logarithm.
fn dates(a: &Sighting, b: &Sighting) -> [f64; 5] {
    let apart = |x: &Edtf, y: &Edtf| match gap(x, y) {
        Some(days) if days > 0 => f64::from(days).ln_1p().min(8.0),
        _ => 0.0,
    };
    match (&a.when, &b.when) {
        (Some(x), Some(y)) => {
            let same = x.overlaps(y) && x.earliest() == y.earliest() && x.latest() == y.latest();
            [flag(same), apart(x, y), 0.0, 0.0, 0.0]
        }
        (None, None) => [0.0, 0.0, 0.0, 1.0, 0.0],
        (Some(date), None) | (None, Some(date)) => {
            let undated = if a.when.is_none() { a } else { b };
            let window = undated.window.as_ref();
            let far = window.map_or(0.0, |window| apart(window, date));
            [0.0, 0.0, 1.0, 0.0, far]
        }
    }
}

/// Kinds of which one hears so often, or so seldom, that both being of it tells more or less.
fn kinds_alike(a: &Sighting, b: &Sighting) -> [f64; 7] {
    [
        Kind::Visit,
        Kind::Talks,
        Kind::Treaty,
        Kind::Assembly,
        Kind::Letter,
        Kind::Statement,
        Kind::Death,
    ]
    .map(|kind| flag(a.kind == kind && b.kind == kind))
}

/// How rare the rarest word with a capital is that both have.
fn capital(profiles: &Profiles, x: &Profile, y: &Profile) -> f64 {
    let both = common(&x.capitals, &y.capitals);
    both.map(|word| profiles.rarity(word)).fold(0.0, f64::max)
}

/// Whether both say “second”, each says another ordinal, or one alone says one.
fn ordinals(a: u16, b: u16) -> [f64; 3] {
    let both = a != 0 && b != 0;
    [
        flag(a & b != 0),
        flag(both && a & b == 0),
        flag((a == 0) != (b == 0)),
    ]
}

/// How far such a thing came but once to the bearer whom both name, and at the place.
fn once(
    scene: &Scene<'_>,
    profiles: &Profiles,
    (a, b): (&Sighting, &Sighting),
    same: bool,
) -> [f64; 2] {
    if !same {
        return [0.0; 2];
    }
    let times = profiles.times();
    let places = || a.goals.intersection(&b.goals);
    let of_bearer = |(own, other): (&Sighting, &Sighting)| {
        let may_be = |who: &&usize| other.who.iter().any(|own| scene.may_be(**who, *own));
        let bearers = own.who.iter().filter(may_be);
        let alone = bearers.map(|who| times.of_bearer(a, *who, places()));
        alone.fold(0.0, f64::max)
    };
    let of_place = places().map(|place| times.of_place(a, place));
    [
        of_bearer((a, b)).max(of_bearer((b, a))),
        of_place.fold(0.0, f64::max),
    ]
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
