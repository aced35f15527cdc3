//! Pairs of mentions that agree: found through what they share, never by comparing all with all.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use foldhash::fast::FixedState;
use jiff::ToSpan;
use jiff::civil::Date;
use rayon::prelude::*;

use super::held::{By, Held, Pairs};
use super::lexicon::{Frequency, Kind};
use super::link::{PRINT, QUEUE, Rarity, at_first, compare, excludes, more, score, weighed_in};
use super::profile::{List, Paragraphs, Profile, Profiles};
use super::scene::Scene;
use super::sighting::general::is_taking;
use super::sighting::{Goal, OPENING, Sighting};
use super::weighing::{self, LEAST, Weighed, narrow, wide};
use crate::date::{Edtf, Precision, number_of};
use crate::document::Item;
use crate::name::EntityKind;
use crate::threads;

/// What pairs are compared by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Basis<'s> {
    pub(super) scene: &'s Scene<'s>,
    pub(super) rarity: &'s Rarity,
    pub(super) profiles: &'s Profiles,
    pub(super) sightings: &'s [Sighting],
}

impl<'s> Basis<'s> {
    /// A mention with what stands around it.
    pub(super) fn told(&self, index: usize) -> Option<(&'s Sighting, &'s Profile)> {
        Some((self.sightings.get(index)?, self.profiles.get(index)?))
    }

    /// By how much what tells more together raises the odds of a pair.
    fn more(&self, (a, b): (usize, usize)) -> f64 {
        match (self.told(a), self.told(b)) {
            (Some(a), Some(b)) => more(self.profiles, a, b),
            _ => 0.0,
        }
    }

    /// Whether two mentions exclude each other by what they are, or by what the clause of one says.
    pub(super) fn are_apart(&self, key: (usize, usize)) -> bool {
        let excluded =
            by_index(self.sightings, key).is_some_and(|(a, b)| excludes(self.scene, a, b));
        excluded || self.profiles.are_kept_apart(key)
    }

    /// In what a pair agrees, in words.
    pub(super) fn reasons(&self, key: (usize, usize), held: &Held) -> Vec<String> {
        let mut reasons = match (held.by, by_index(self.sightings, key)) {
            (By::Rule, Some((a, b))) => compare(self.scene, self.rarity, a, b)
                .map_or_else(Vec::new, |agreement| agreement.reasons),
            (By::Weighing, Some(_)) => weighed_in(self.scene, self.profiles, self.sightings, key),
            _ => Vec::new(),
        };
        reasons.extend(held.said().iter().cloned());
        for reason in &mut reasons {
            reason.shrink_to_fit();
        }
        reasons.shrink_to_fit();
        reasons
    }
}

fn by_index(sightings: &[Sighting], key: (usize, usize)) -> Option<(&Sighting, &Sighting)> {
    Some((sightings.get(key.0)?, sightings.get(key.1)?))
}

/// When each sighting was, as far as it tells, in numbers of days.
struct Times {
    /// All by their first day, and those of one day in the order of the documents.
    order: Vec<u32>,
    /// The place of each in that order.
    rank: Vec<u32>,
    first: Vec<i32>,
    /// The last day on which another can begin that is to be compared with it.
    reach: Vec<i32>,
}

impl Times {
    fn of(sightings: &[Sighting]) -> Self {
        let first = |sighting| first_day(sighting).map_or(i32::MIN, number_of);
        let first: Vec<i32> = sightings.iter().map(first).collect();
        let last = |sighting: &Sighting| {
            let time = sighting.when.as_ref().or(sighting.window.as_ref());
            let last = time.and_then(Edtf::latest);
            last.map_or(i32::MAX, |last| number_of(last) + FAR)
        };
        let mut order: Vec<u32> = (0..narrow(sightings.len())).collect();
        order.sort_unstable_by_key(|index| (first.get(wide(*index)), *index));
        let mut rank = vec![0; sightings.len()];
        for (place, index) in (0..).zip(&order) {
            if let Some(rank) = rank.get_mut(wide(*index)) {
                *rank = place;
            }
        }
        Self {
            order,
            rank,
            first,
            reach: sightings.iter().map(last).collect(),
        }
    }

    fn rank(&self, index: usize) -> u32 {
        self.rank.get(index).copied().unwrap_or(u32::MAX)
    }

    /// Whether the second begins so long after the first has ended that no rule could join them.
    fn too_far(&self, a: usize, b: usize) -> bool {
        let reach = self.reach.get(a).copied().unwrap_or(i32::MAX);
        self.first.get(b).is_some_and(|first| *first > reach)
    }
}

/// What two sightings must share to be compared at all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Entity(Kind, usize),
    Goal(Kind, Goal),
    Word(Kind, String),
}

/// Farther apart than this, in days, two dated mentions are not compared.
const FAR: i32 = 560;

/// A mention is compared with so many of the next in time that share something with it: the work stays
/// linear where thousands do.
const NEAREST: usize = 200;

/// The same for the weighing of all cues: of a hundred and forty documents of many worlds in one book no more than one
/// link in two hundred is lost by it.
const WEIGHED: usize = 16;

/// So many days has a season, at most.
const SEASON: i32 = 100;

/// All pairs that agree at all, and how likely each is by all cues together.
pub(super) fn find(basis: &Basis<'_>) -> (Pairs, Weighed) {
    let Basis {
        scene,
        rarity,
        sightings,
        ..
    } = *basis;
    let times = Times::of(sightings);
    let mut blocks: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (index, sighting) in sightings.iter().enumerate() {
        for key in keys(scene, sighting)
            .into_iter()
            .filter(|_| sighting.kind != Kind::Other && !sighting.weak && is_placed(sighting))
        {
            blocks.entry(key).or_default().push(index);
        }
    }
    let mut pairs = Pairs::of(sightings.len());
    for mut block in blocks.into_values() {
        block.sort_by_key(|index| times.rank(*index));
        for (place, a) in block.iter().enumerate() {
            let nearest = block.get(place + 1..).into_iter().flatten().take(NEAREST);
            for b in nearest {
                if times.too_far(*a, *b) {
                    break;
                }
                let key = (*a.min(b), *a.max(b));
                if pairs.contains(key) || basis.profiles.are_kept_apart(key) {
                    continue;
                }
                if let Some((x, y)) = by_index(sightings, key)
                    && let Some(agreement) = compare(scene, rarity, x, y)
                {
                    pairs.insert(key, Held::new(agreement.score, By::Rule));
                }
            }
        }
    }
    let weighed = weighing::weigh(basis, meeting(basis, &times, &pairs));
    for (key, odds) in weighed.pairs() {
        let ruled = ruled_of(&pairs, key);
        // What tells more together is what the rules of the kinds look for too: it does not count twice.
        let more = if ruled >= PRINT { basis.more(key) } else { 0.0 };
        let score = score(odds - more);
        if score >= QUEUE && score > ruled {
            pairs.insert(key, Held::new(score, By::Weighing));
        }
    }
    doubt(sightings, &mut pairs);
    pairs.settle();
    (pairs, weighed)
}

/// The score of a pair so far; nothing where it has none.
fn ruled_of(pairs: &Pairs, key: (usize, usize)) -> f64 {
    pairs.get(key).map_or(0.0, |held| held.score)
}

/// What mentions of whatever kinds must share to be weighed against one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Meeting {
    Entity(u32),
    Proper(u32),
    Word(u32),
    Day(Date),
    Month(u32, i16, i8),
    AnyOfMonth(i16, i8),
    Year(u32, i16),
    Number(Kind, u32),
    Noun(u32),
    Place(Kind, usize),
}

impl Meeting {
    /// Whether two that are dated to days or months do not meet by it: their dates would bring them together.
    fn is_for_undated(self) -> bool {
        matches!(self, Self::Year(..) | Self::Number(..) | Self::Noun(..))
    }
}

/// What mentions in different documents or parts share, weighed for every pair that shares enough to be worth it.
/// Gives each mention those that it was met with first.
fn meeting(basis: &Basis<'_>, times: &Times, ruled: &Pairs) -> Vec<Vec<(u32, f64)>> {
    let Basis {
        scene,
        profiles,
        sightings,
        ..
    } = *basis;
    let blocks = Blocks::of(basis, times);
    let dated: Vec<bool> = sightings.iter().map(is_dated).collect();
    let items: Vec<Item> = sightings.iter().map(|own| own.mention.item).collect();
    // Every pair is met from the earlier of the two; what it shares more than once is weighed once.
    let unseen = || (vec![usize::MAX; sightings.len()], Paragraphs::of(profiles));
    let agreeing = |(seen, paragraphs): &mut (Vec<usize>, Paragraphs<'_>), a: usize| {
        let mut found = Vec::new();
        let is_dated = |index: usize| dated.get(index) == Some(&true);
        for (for_undated, nearest) in blocks.after(a) {
            let nearest = nearest.iter().copied().map(wide).take(WEIGHED);
            for b in nearest.take_while(|b| !times.too_far(a, *b)) {
                if for_undated && is_dated(a) && is_dated(b) {
                    continue;
                }
                match seen.get_mut(b) {
                    Some(last) if *last != a => *last = a,
                    _ => continue,
                }
                if items.get(a) == items.get(b) {
                    continue;
                }
                let key = (a.min(b), a.max(b));
                let rule = ruled_of(ruled, key);
                let odds = at_first(scene, paragraphs, sightings, key, rule, LEAST);
                found.extend(odds.map(|odds| (narrow(b), odds)));
            }
        }
        found.shrink_to_fit();
        found
    };
    let all = (0..sightings.len()).into_par_iter();
    threads::passing(|| all.map_init(unseen, agreeing).collect())
}

/// The sightings that share something with others: a block for everything that is shared, in order of time.
struct Blocks {
    /// Where each block begins; after the last, where it ends.
    starts: Vec<u32>,
    members: Vec<u32>,
    /// Whether a block is for those alone of which one is not dated to a season at least.
    for_undated: Vec<bool>,
    /// Where the places of each sighting begin; after the last, where they end.
    own: Vec<u32>,
    /// The places at which a sighting stands in the blocks.
    places: Vec<u32>,
}

impl Blocks {
    fn of(basis: &Basis<'_>, times: &Times) -> Self {
        let mut numbers: HashMap<Meeting, u32, FixedState> = HashMap::default();
        let mut for_undated = Vec::new();
        let mut own: Vec<u32> = vec![0];
        // First the blocks of each sighting, then its places in them.
        let mut places: Vec<u32> = Vec::new();
        for (index, sighting) in basis.sightings.iter().enumerate() {
            for key in meetings(basis, index, sighting) {
                let next = narrow(numbers.len());
                let number = *numbers.entry(key).or_insert(next);
                if number == next {
                    for_undated.push(key.is_for_undated());
                }
                places.push(number);
            }
            own.push(narrow(places.len()));
        }
        let mut starts: Vec<u32> = vec![0; numbers.len() + 1];
        drop(numbers);
        for block in &places {
            if let Some(count) = starts.get_mut(wide(*block) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut members = vec![0; places.len()];
        for index in &times.order {
            for place in places
                .get_mut(range(&own, wide(*index)))
                .into_iter()
                .flatten()
            {
                if let Some(next) = next.get_mut(wide(*place))
                    && let Some(member) = members.get_mut(wide(*next))
                {
                    (*member, *place) = (*index, *next);
                    *next += 1;
                }
            }
        }
        Self {
            starts,
            members,
            for_undated,
            own,
            places,
        }
    }

    /// For each block of a sighting whether it is for undated ones, and those that follow it.
    fn after(&self, index: usize) -> impl Iterator<Item = (bool, &[u32])> {
        let places = self.places.get(range(&self.own, index));
        places.into_iter().flatten().map(|place| {
            let next = self.starts.partition_point(|start| start <= place);
            let end = self.starts.get(next).copied().unwrap_or_default();
            let after = wide(*place) + 1..wide(end);
            let for_undated = self.for_undated.get(next.saturating_sub(1)) == Some(&true);
            (for_undated, self.members.get(after).unwrap_or_default())
        })
    }
}

/// The bounds of one of several lists that stand together.
fn range(starts: &[u32], index: usize) -> Range<usize> {
    let at = |index: usize| starts.get(index).copied().map_or(0, wide);
    at(index)..at(index + 1)
}

fn meetings(basis: &Basis<'_>, index: usize, sighting: &Sighting) -> Vec<Meeting> {
    const SELDOM: f64 = 0.3;
    let profiles = basis.profiles;
    let Some(profile) = profiles.get(index) else {
        return Vec::new();
    };
    let list = |list: List| profile.list(list).iter().copied();
    let state = |entity: &u32| basis.scene.kind(wide(*entity)) == Some(EntityKind::State);
    let entities = list(List::Entities).filter(|entity| !state(entity));
    let mut keys: Vec<Meeting> = entities.map(Meeting::Entity).collect();
    keys.extend(list(List::Names).map(Meeting::Proper));
    let seldom = |word: &u32| profiles.rarity(*word) >= SELDOM;
    keys.extend(list(List::Words).filter(seldom).map(Meeting::Word));
    keys.extend(sighting.goals.iter().filter_map(|goal| match goal {
        Goal::Entity(entity) => Some(Meeting::Place(sighting.kind, *entity)),
        _ => None,
    }));
    if sighting.kind != Kind::Other {
        keys.push(Meeting::Noun(profile.noun));
        let number = sighting.ordinal;
        keys.extend(number.map(|number| Meeting::Number(sighting.kind, number)));
    }
    let when = sighting.when.iter();
    keys.extend(when.flat_map(|when| of_time(profile.concept, when)));
    keys
}

/// The day, the months and the years in which an occurrence can have been that was within a year.
fn of_time(concept: u32, when: &Edtf) -> Vec<Meeting> {
    const MONTHS: usize = 5;
    const YEAR: i32 = 366;
    let mut keys = Vec::new();
    let (Some(first), Some(last), Some(days)) = (when.earliest(), when.latest(), when.days())
    else {
        return keys;
    };
    if days <= YEAR {
        let years = first.year()..=last.year();
        keys.extend(years.map(|year| Meeting::Year(concept, year)));
    }
    if days <= SEASON || when.precision() <= Precision::Month {
        let months = first.first_of_month().series(1.month());
        let most = if days <= SEASON { MONTHS } else { 1 };
        for month in months.take_while(|month| *month <= last).take(most) {
            let (year, month) = (month.year(), month.month());
            keys.push(Meeting::Month(concept, year, month));
            keys.push(Meeting::AnyOfMonth(year, month));
        }
    }
    if when.precision() == Precision::Day {
        keys.push(Meeting::Day(first));
    }
    keys
}

/// An undated mention that fits two occurrences that exclude each other waits for an editor.
fn doubt(sightings: &[Sighting], pairs: &mut Pairs) {
    let mut partners: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for ((a, b), agreement) in pairs.iter() {
        if agreement.score >= PRINT {
            partners.entry(a).or_default().push(b);
            partners.entry(b).or_default().push(a);
        }
    }
    let dated = |index: &usize| {
        sightings
            .get(*index)
            .is_some_and(|sighting| sighting.when.is_some())
    };
    for (index, partners) in &partners {
        if dated(index) {
            continue;
        }
        let dated: Vec<usize> = partners.iter().copied().filter(dated).collect();
        let apart = |a: usize, b: usize| a != b && !pairs.contains((a.min(b), a.max(b)));
        // Comparing neighbours suffices: partners stand in order of their documents, and agreement is by date.
        if dated
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if apart(*a, *b)))
        {
            for partner in partners {
                if let Some(agreement) = pairs.get_mut((*index.min(partner), *index.max(partner))) {
                    agreement.score = agreement.score.min(PRINT - 0.05);
                }
            }
        }
    }
}

/// Whether a mention says enough of its time to be linked: all but a few kinds need a date or a short window.
fn is_placed(sighting: &Sighting) -> bool {
    let timeless = matches!(sighting.kind, Kind::Visit | Kind::Treaty | Kind::Assembly)
        || sighting.frequency != Frequency::Often
        || !sighting.who.is_empty();
    let short = || {
        sighting
            .window
            .as_ref()
            .is_some_and(|window| window.days().is_some())
    };
    timeless || sighting.when.is_some() || short()
}

/// Whether a mention is dated to a season or better.
fn is_dated(sighting: &Sighting) -> bool {
    let days = sighting.when.as_ref().and_then(Edtf::days);
    days.is_some_and(|days| days <= SEASON)
}

fn first_day(sighting: &Sighting) -> Option<jiff::civil::Date> {
    sighting
        .when
        .as_ref()
        .or(sighting.window.as_ref())?
        .earliest()
}

fn keys(scene: &Scene<'_>, sighting: &Sighting) -> Vec<Key> {
    let kind = sighting.kind;
    let entity = |entity: &usize| Key::Entity(kind, *entity);
    match kind {
        Kind::Visit => sighting.who.iter().map(entity).collect(),
        Kind::Death | Kind::Appointment => sighting
            .who
            .iter()
            .flat_map(|who| std::iter::once(who).chain(scene.meant_by(*who)))
            .map(entity)
            .collect(),
        // The parties agree as a whole: one of them is enough to meet, or a word of the proper name.
        Kind::Treaty => {
            let marks = sighting.title.iter().filter(|word| word.starts_with('^'));
            let marks = marks.map(|word| Key::Word(kind, word.clone()));
            let first = sighting.with.first().map(entity);
            let parties = sighting.who.iter().map(entity);
            first
                .into_iter()
                .chain(parties)
                .chain(marks)
                .chain(time_key(sighting, Precision::Month))
                .collect()
        }
        Kind::Assembly => sighting
            .who
            .iter()
            .map(entity)
            .chain(
                sighting
                    .goals
                    .iter()
                    .map(|goal| Key::Goal(kind, goal.clone())),
            )
            .chain(sighting.ordinal.map(|number| {
                let word = sighting.own_word().unwrap_or_default();
                Key::Word(kind, format!("{number} {word}"))
            }))
            .chain((sighting.concept == OPENING).then(|| Key::Word(kind, OPENING.to_owned())))
            .collect(),
        _ => {
            let words = sighting.title.iter();
            let words = words.map(|word| Key::Word(kind, word.clone()));
            let seldom = (sighting.frequency != Frequency::Often || kind == Kind::Letter)
                .then(|| time_key(sighting, Precision::Month))
                .flatten();
            let meant = sighting.who.iter().flat_map(|who| scene.meant_by(*who));
            let met: Vec<Key> = sighting.with.iter().chain(meant).map(entity).collect();
            let numbered = sighting
                .ordinal
                .map(|number| Key::Word(kind, format!("{number} {}", sighting.noun)));
            let taken = is_taking(sighting.concept);
            let places = sighting.goals.iter().filter(|_| taken);
            let places = places.map(|goal| Key::Goal(kind, goal.clone()));
            met.into_iter()
                .chain(words)
                .chain(seldom)
                .chain(numbered)
                .chain(places)
                .collect()
        }
    }
}

/// What happens, and its day or month: enough to meet for what is rare.
fn time_key(sighting: &Sighting, precision: Precision) -> Option<Key> {
    let when = sighting
        .when
        .as_ref()
        .filter(|when| when.precision() <= precision)?;
    let first = when.earliest()?;
    let time = match precision {
        Precision::Day => first.to_string(),
        _ => format!("{}-{}", first.year(), first.month()),
    };
    Some(Key::Word(
        sighting.kind,
        format!("{} @ {time}", sighting.concept),
    ))
}
