//! What stands around each mention: the names, the rare words and the other occurrences of its sentence, and
//! how rare each is among the documents.

mod gathered;
mod limits;
mod surroundings;

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::Status;
use super::alone::{Alone, Month, month};
use super::lexicon::{Frequency, Kind};
use super::link::SLIP;
use super::scene::Scene;
use super::sighting::{Sighting, Telling};
use super::times::Times;
use super::wording::{Rareness, Told, both};
use crate::date::{Edtf, Precision, number_of};
use crate::name::EntityKind;
use gathered::{Gathered, Lists};
use limits::Limits;
pub(super) use surroundings::{Surroundings, surroundings};

/// What the lists of a [`Profile`] hold.
#[derive(Debug, Clone, Copy)]
pub(super) enum List {
    /// Those who take part.
    With,
    /// Those to whom it happens or who do it.
    Who,
    /// Those whom the grammar of the clause binds to it.
    Bound,
    /// Where it was.
    Goals,
    /// The persons, bodies and states of the sentence.
    Entities,
    /// The stems of its words that are not common.
    Words,
    /// Words that begin with a capital and are no known name.
    Names,
    /// Its words with a capital, whether or not they are part of a known name.
    Capitals,
    /// What the sentence tells, this occurrence and others.
    Told,
    /// The words of its clause.
    Quotation,
    /// The words of its sentence.
    Sentence,
}

/// How many lists there are.
const LISTS: usize = List::Sentence as usize + 1;

/// The days that a date can mean, by their numbers; those of an open date are the farthest there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    first: i32,
    last: i32,
}

impl Days {
    fn of(date: &Edtf) -> Self {
        Self {
            first: date.earliest().map_or(i32::MIN, number_of),
            last: date.latest().map_or(i32::MAX, number_of),
        }
    }

    /// Whether there is a day that both dates can mean.
    pub(super) fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How many days it spans; none where it is open.
    pub(super) fn count(self) -> Option<i32> {
        (self.first != i32::MIN && self.last != i32::MAX).then(|| self.last - self.first + 1)
    }

    /// How many days lie between two dates; none where they overlap.
    pub(super) fn gap(self, other: Self) -> Option<i32> {
        let between = |end: i32, start: i32| (end < start).then(|| start - end);
        between(self.last, other.first).or_else(|| between(other.last, self.first))
    }
}

/// What is known of a mention, in numbers, each list sorted. A mention is compared with hundreds of others: all that
/// is asked every time stands here together.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says another thing of a mention, and any of them may hold together"
)]
pub(super) struct Profile {
    pub(super) kind: Kind,
    pub(super) frequency: Frequency,
    /// Whether the reader is taken to know of it.
    pub(super) known: bool,
    /// Whether it is yet to come.
    pub(super) ahead: bool,
    /// Whether a person is bound to it.
    pub(super) of_person: bool,
    /// Whether one of those who do it is left open.
    pub(super) undecided: bool,
    /// Which of several it says this one is: the first, the second…, a bit each.
    pub(super) ordinals: u16,
    /// What happens, within its kind.
    pub(super) concept: u32,
    /// What it is called, within its kind.
    pub(super) noun: u32,
    pub(super) document: u32,
    pub(super) when: Option<Days>,
    /// Whether its date is that of a thing done, neither vague nor planned, of a sort that comes more than once.
    plain: bool,
    limits: Limits,
    /// Month and day of one that is dated to the day.
    of_year: Option<(i8, i8)>,
    pub(super) window: Option<Days>,
    pub(super) month: Option<Month>,
    pub(super) alone: Alone,
    /// Whether little is told of its month: 1 where two mentions alone are dated to it, towards 0 where many are.
    pub(super) quiet: f64,
    /// How much the words of the quotation count together.
    pub(super) length: f64,
    paragraph: Option<u32>,
    ends: [u32; LISTS],
    lists: Box<[u32]>,
}

impl Profile {
    /// Whether both happened on days so far apart that they cannot be one, nor one day be a slip for the other. It says
    /// so only where nothing but the days has to be looked at.
    pub(super) fn far_from(&self, other: &Self) -> bool {
        let (Some(x), Some(y)) = (self.when, other.when) else {
            return false;
        };
        self.plain
            && other.plain
            && x.gap(y).is_some_and(|days| days > SLIP)
            && (self.of_year.is_none() || self.of_year != other.of_year)
    }

    /// Whether what the clause of one says keeps it from being the other: a date beside it, though it is not its own, on
    /// other days than the other’s; that it tells only that a death became known; that a treaty’s name stands for its
    /// parties.
    pub(super) fn is_kept_from(&self, other: &Self) -> bool {
        let days = |own: &Self| own.when.or(own.limits.beside);
        let undated = self.when.is_none() || other.when.is_none();
        let beside = undated
            && !(self.ahead || other.ahead)
            && matches!((days(self), days(other)), (Some(x), Some(y)) if x.gap(y) > Some(SLIP));
        beside
            || Limits::part(
                (&self.limits, self.kind),
                (&other.limits, other.kind),
                undated,
            )
    }

    /// Whether each says which of several it is, and not the same: the first, the second.
    pub(super) fn is_another(&self, other: &Self) -> bool {
        self.ordinals != 0 && other.ordinals != 0 && self.ordinals & other.ordinals == 0
    }

    /// One of the lists.
    pub(super) fn list(&self, list: List) -> &[u32] {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| wide(*end));
        let at = list as usize;
        let start = at.checked_sub(1).map_or(0, end);
        self.lists.get(start..end(at)).unwrap_or_default()
    }
}

/// The profiles of all mentions, with how rare each word and each name is.
#[derive(Debug, Default)]
pub(super) struct Profiles {
    mentions: Vec<Profile>,
    /// From 0, in every document, to 1, in one.
    words: Vec<f64>,
    /// How much each person, body or state counts, and what it is.
    entities: Vec<(f64, EntityKind)>,
    /// How many times each sort of occurrence came, by the dates that are given.
    times: Times,
    rareness: Rareness,
    paragraphs: Vec<Box<[u32]>>,
}

/// How much persons, bodies and states count together, the rarer the more.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Weight {
    pub(super) person: f64,
    pub(super) body: f64,
    pub(super) state: f64,
}

impl Profiles {
    /// How many times each sort of occurrence came.
    pub(super) fn times(&self) -> &Times {
        &self.times
    }

    /// How rare the words of the documents are.
    pub(super) fn rareness(&self) -> &Rareness {
        &self.rareness
    }

    /// What is known of a mention, by its index.
    pub(super) fn get(&self, sighting: usize) -> Option<&Profile> {
        self.mentions.get(sighting)
    }

    /// Whether what one clause says keeps two mentions apart.
    pub(super) fn are_kept_apart(&self, (a, b): (usize, usize)) -> bool {
        matches!((self.get(a), self.get(b)), (Some(a), Some(b)) if a.is_kept_from(b))
    }

    /// Whether two mentions of one sort are another of several each: of other persons, or the first and the second.
    pub(super) fn are_several(&self, (a, b): (usize, usize)) -> bool {
        let (Some(a), Some(b)) = (self.get(a), self.get(b)) else {
            return false;
        };
        let shared = || both(a.list(List::Bound), b.list(List::Bound));
        let of_others = a.of_person && b.of_person && !shared().any(|who| self.is_person(who));
        of_others || a.is_another(b)
    }

    /// How rare a word is, from 0 to 1.
    pub(super) fn rarity(&self, word: u32) -> f64 {
        self.words.get(wide(word)).copied().unwrap_or(0.0)
    }

    /// Whether an entity is a person.
    pub(super) fn is_person(&self, entity: u32) -> bool {
        let known = self.entities.get(wide(entity));
        known.is_some_and(|(_, kind)| *kind == EntityKind::Person)
    }

    /// How much persons, bodies and states count, in their order.
    pub(super) fn weight(&self, entities: impl Iterator<Item = u32>) -> Weight {
        const MOST: f64 = 1.5;
        let mut sum = Weight::default();
        for entity in entities {
            if let Some((weight, kind)) = self.entities.get(wide(entity)) {
                match kind {
                    EntityKind::Person => sum.person += weight,
                    EntityKind::Organization => sum.body += weight,
                    EntityKind::State => sum.state += weight,
                }
            }
        }
        Weight {
            person: sum.person.min(MOST),
            body: sum.body.min(MOST),
            state: sum.state.min(MOST),
        }
    }

    /// Gathers the surroundings and the words, which stand in the order of the sightings.
    pub(super) fn of(
        scene: &Scene<'_>,
        sightings: &[Sighting],
        surroundings: Vec<Surroundings>,
        told: Vec<Told>,
    ) -> Self {
        let rareness = Rareness::of(&told);
        let mut paragraphs: Vec<Box<[u32]>> = Vec::new();
        let mut wordings = Vec::with_capacity(sightings.len());
        for document in told {
            let before = paragraphs.len();
            paragraphs.extend(
                document
                    .paragraphs
                    .iter()
                    .map(|own| rareness.places(own).collect()),
            );
            wordings.extend(document.mentions.into_iter().map(|own| (before, own)));
        }
        let mut gathered = Gathered::default();
        let quiet = Quiet::of(sightings);
        let mut mentions = Vec::with_capacity(sightings.len());
        let alone = Alone::of(sightings);
        let parts = surroundings.into_iter().zip(wordings).zip(alone);
        for (sighting, ((own, (before, wording)), alone)) in sightings.iter().zip(parts) {
            let mut lists = Lists::default();
            let told = gathered.fill(&mut lists, sighting, &own);
            lists.put(List::Told, told);
            lists.put(List::Quotation, rareness.places(&wording.quotation));
            lists.put(List::Sentence, rareness.places(&wording.sentence));
            let ordinals = gathered.ordinals;
            let days = |date: &Option<Edtf>| date.as_ref().map(Days::of);
            let mut profile = Profile {
                kind: sighting.kind,
                frequency: sighting.frequency,
                known: sighting.telling == Telling::Known,
                ahead: sighting.mention.status.is_ahead(),
                of_person: sighting
                    .bound
                    .iter()
                    .any(|who| scene.kind(*who) == Some(EntityKind::Person)),
                undecided: sighting
                    .who
                    .iter()
                    .any(|who| !scene.meant_by(*who).is_empty()),
                ordinals,
                concept: gathered.sorts.of((sighting.kind, sighting.concept)),
                noun: gathered.sorts.of((sighting.kind, sighting.noun)),
                document: narrow(sighting.mention.item.document),
                when: days(&sighting.when),
                plain: is_plain(sighting),
                limits: own.limits,
                of_year: sighting.when.as_ref().and_then(of_year),
                window: days(&sighting.window),
                month: month(sighting),
                alone,
                quiet: sighting
                    .when
                    .as_ref()
                    .map_or(0.0, |date| quiet.of_month(date)),
                length: 0.0,
                paragraph: wording.paragraph.map(|at| narrow(before + at)),
                ends: lists.ends,
                lists: lists.all.into(),
            };
            profile.length = rareness.length(profile.list(List::Quotation));
            mentions.push(profile);
        }
        let documents = scene.documents.len();
        let happenings = mentions
            .iter()
            .map(|own| (own.concept, own.list(List::Who), own.list(List::Goals)));
        let kinds = scene.names.entities.iter().enumerate();
        let entities = kinds.map(|(entity, own)| {
            let rare = gathered
                .met
                .get(&entity)
                .map_or(0.0, |met| rarity(documents, met.count()));
            (0.3 + 0.7 * rare, own.kind)
        });
        Self {
            times: Times::of(sightings, happenings),
            rareness: rareness.settled(),
            words: gathered
                .spread
                .iter()
                .map(|spread| rarity(documents, spread.count()))
                .collect(),
            entities: entities.collect(),
            mentions,
            paragraphs,
        }
    }
}

/// Whether nothing but the days says that another date is of another occurrence.
fn is_plain(sighting: &Sighting) -> bool {
    let once = sighting.frequency == Frequency::Once;
    let numbered = matches!(sighting.kind, Kind::Assembly | Kind::Treaty);
    let done = matches!(sighting.mention.status, Status::Happened | Status::Disputed);
    !once && !numbered && done && !sighting.when.as_ref().is_some_and(Edtf::is_vague)
}

/// Month and day of a date of one day.
fn of_year(date: &Edtf) -> Option<(i8, i8)> {
    let day = date
        .earliest()
        .filter(|_| date.precision() == Precision::Day)?;
    Some((day.month(), day.day()))
}

/// What the paragraphs of mentions share. The mentions of one paragraph stand together, and each meets those of
/// another.
pub(super) struct Paragraphs<'p> {
    profiles: &'p Profiles,
    /// For each paragraph the one with which it was last compared, and what they share.
    last: Vec<(u32, f64)>,
}

impl<'p> Paragraphs<'p> {
    /// Nothing compared yet.
    pub(super) fn of(profiles: &'p Profiles) -> Self {
        Self {
            profiles,
            last: vec![(u32::MAX, 0.0); profiles.paragraphs.len()],
        }
    }

    /// The profiles of the mentions.
    pub(super) fn profiles(&self) -> &'p Profiles {
        self.profiles
    }

    /// How rare the words are that the paragraphs of both have, together.
    pub(super) fn shared(&mut self, x: &Profile, y: &Profile) -> f64 {
        let (Some(own), Some(other)) = (x.paragraph, y.paragraph) else {
            return 0.0;
        };
        let Some(last) = self.last.get_mut(wide(other)) else {
            return 0.0;
        };
        if last.0 != own {
            let words = |at: u32| {
                let words = self.profiles.paragraphs.get(wide(at));
                words.map(AsRef::as_ref).unwrap_or_default()
            };
            *last = (own, self.profiles.rareness.shared(words(own), words(other)));
        }
        last.1
    }
}

/// How many mentions are dated to each month.
struct Quiet(HashMap<Month, u32, FixedState>);

impl Quiet {
    fn of(sightings: &[Sighting]) -> Self {
        let mut dated: HashMap<Month, u32, FixedState> = HashMap::default();
        for sighting in sightings.iter().filter(|own| !own.weak || own.explicit) {
            let exact = |date: &&Edtf| date.days().is_some_and(|days| days <= 31);
            let month = sighting.when.as_ref().filter(exact);
            if let Some(day) = month.and_then(Edtf::earliest) {
                *dated.entry((day.year(), day.month())).or_default() += 1;
            }
        }
        Self(dated)
    }

    fn of_month(&self, date: &Edtf) -> f64 {
        let first = date.earliest();
        let count = first.and_then(|day| self.0.get(&(day.year(), day.month())));
        2.0 / f64::from(count.copied().unwrap_or_default().max(2))
    }
}

fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How rare what stands in so many documents of so many is: the logarithm of its share, from 0 to 1.
fn rarity(documents: usize, count: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let all = number(documents) + 1.0;
    ((all / number(count.max(1))).ln() / all.ln()).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::link::excludes;
    use super::super::{sighting, wording};
    use super::*;
    use crate::{name, sample};

    /// What numbers of days say of two dates is what the dates themselves say.
    #[test]
    fn days_far_apart_exclude_one_another_as_dates_do() {
        let told = [
            "On 3 May 1962 a fire destroyed the mill of Tartu.",
            "On 12 May 1962 a fire destroyed the store of Tartu.",
            "On 3 May 1963 a fire destroyed the mill of Tartu.",
            "About 20 June 1962 a fire destroyed the barn of Tartu.",
            "In June 1962 a strike broke out in Tartu.",
            "A strike was to begin in Tartu on 9 August 1962.",
            "On 9 September 1962 a strike began in Tartu.",
            "In 1961 a strike broke out in Tartu.",
        ];
        let document = sample::document("a", Some("1964-06-01"), &told);
        let documents = [document];
        let names = name::find(&documents);
        let scene = Scene::new(&documents, &names);
        let passages = scene.passages(0);
        let sightings = sighting::of_document(&scene, &passages);
        let around = surroundings(&scene, &passages, &sightings);
        let words = wording::of_document(&passages, &sightings);
        let profiles = Profiles::of(&scene, &sightings, around, vec![words]);
        let (mut far, mut near) = (0, 0);
        for (a, x) in sightings.iter().enumerate() {
            for (b, y) in sightings.iter().enumerate().skip(a + 1) {
                let (own, other) = (profiles.get(a).unwrap(), profiles.get(b).unwrap());
                assert_eq!(own.far_from(other), other.far_from(own));
                if own.far_from(other) {
                    far += 1;
                    assert!(
                        excludes(&scene, x, y),
                        "{} {}",
                        x.mention.quote,
                        y.mention.quote
                    );
                } else {
                    near += 1;
                }
            }
        }
        assert!(far > 3 && near > 3, "{far} {near}");
        let mut paragraphs = Paragraphs::of(&profiles);
        for x in &profiles.mentions {
            for y in &profiles.mentions {
                let mut again = Paragraphs::of(&profiles);
                let shared = paragraphs.shared(x, y);
                assert!((shared - again.shared(x, y)).abs() < 1e-12);
                assert!((shared - again.shared(y, x)).abs() < 1e-12);
            }
        }
    }
}
