//! What stands around each mention: the names, the rare words and the other occurrences of its sentence, and
//! how rare each is among the documents.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::alone::Alone;
use super::lexicon::{Kind, base_trigger, is_common, trigger};
use super::scene::{Passage, Scene};
use super::sighting::general::stem;
use super::sighting::{Goal, Sighting};
use super::text::is_calendar;
use super::times::Times;
use super::wording::{Rareness, Told, Wording};
use crate::date::Edtf;
use crate::name::EntityKind;

/// What a sentence says beside its occurrence, in words: each once, in order. There is one for every mention of a
/// collection, so that they are kept small.
#[derive(Debug, Clone, Default)]
pub(super) struct Surroundings {
    entities: Box<[usize]>,
    /// Parted by spaces.
    words: Box<str>,
    told: Box<[(Kind, &'static str)]>,
}

/// What stands around a mention; words are numbers of [`Profiles`], all lists sorted.
#[derive(Debug, Default)]
pub(super) struct Profile {
    /// Those who take part.
    pub(super) with: Vec<usize>,
    /// The persons, bodies and states of the sentence.
    pub(super) entities: Vec<usize>,
    /// The stems of its words that are not common.
    pub(super) words: Vec<u32>,
    /// Words that begin with a capital and are no known name.
    pub(super) names: Vec<u32>,
    /// What the sentence tells, this occurrence and others.
    pub(super) told: Vec<(Kind, &'static str)>,
    /// Its words with a capital, whether or not they are part of a known name.
    pub(super) capitals: Vec<u32>,
    /// Which of several it says this one is: the first, the second…, a bit each.
    pub(super) ordinals: u16,
    /// All that its clause, its sentence and its paragraph say.
    pub(super) wording: Wording,
}

/// The surroundings of all mentions, with how rare each word and each name is.
#[derive(Debug, Default)]
pub(super) struct Profiles {
    mentions: Vec<Profile>,
    /// From 0, in every document, to 1, in one.
    words: Vec<f64>,
    entities: BTreeMap<usize, f64>,
    /// How many mentions are dated to each month.
    dated: BTreeMap<(i16, i8), usize>,
    /// How many times each sort of occurrence came, by the dates that are given.
    times: Times,
    alone: Alone,
    rareness: Rareness,
}

impl Profiles {
    /// Whether little is told of a month: 1 where two mentions alone are dated to it, towards 0 where many are.
    pub(super) fn quiet(&self, date: &Edtf) -> f64 {
        let count = date
            .earliest()
            .and_then(|day| self.dated.get(&(day.year(), day.month())));
        let count = count.copied().unwrap_or_default().max(2);
        2.0 / f64::from(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// How many times each sort of occurrence came.
    pub(super) fn times(&self) -> &Times {
        &self.times
    }

    /// How alone each mention stands in its document.
    pub(super) fn alone(&self) -> &Alone {
        &self.alone
    }

    /// How rare the words of the documents are.
    pub(super) fn rareness(&self) -> &Rareness {
        &self.rareness
    }

    /// What stands around a mention, by its index.
    pub(super) fn get(&self, sighting: usize) -> Option<&Profile> {
        self.mentions.get(sighting)
    }

    /// How rare a word is, from 0 to 1.
    pub(super) fn rarity(&self, word: u32) -> f64 {
        let at = usize::try_from(word).unwrap_or(usize::MAX);
        self.words.get(at).copied().unwrap_or(0.0)
    }

    /// How rare a person, body or state is, from 0 to 1.
    pub(super) fn entity_rarity(&self, entity: usize) -> f64 {
        self.entities.get(&entity).copied().unwrap_or(0.0)
    }

    /// Gathers the surroundings and the words, which stand in the order of the sightings.
    pub(super) fn of(
        scene: &Scene<'_>,
        sightings: &[Sighting],
        surroundings: Vec<Surroundings>,
        told: Vec<Told>,
    ) -> Self {
        let rareness = Rareness::of(&told);
        let wordings = told.into_iter().flat_map(|document| document.mentions);
        let wordings = wordings.map(|own| rareness.measured(own));
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        let mut spread: Vec<[(usize, Option<usize>); 2]> = Vec::new();
        let mut profiles = Vec::with_capacity(sightings.len());
        let mut met: BTreeMap<usize, [BTreeSet<usize>; 2]> = BTreeMap::new();
        for ((sighting, own), wording) in sightings.iter().zip(surroundings).zip(wordings) {
            let document = sighting.mention.item.document;
            // What surely happened tells how common a word is; the rest counts for words that stand nowhere else.
            let faint = usize::from(sighting.weak && !sighting.explicit);
            let mut number = |word: String| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(word).or_insert(next);
                if number == next {
                    spread.push([(0, None); 2]);
                }
                // Sightings stand in the order of their documents.
                let at = usize::try_from(number).unwrap_or(usize::MAX);
                if let Some((count, last)) = spread.get_mut(at).and_then(|own| own.get_mut(faint))
                    && *last != Some(document)
                {
                    *count += 1;
                    *last = Some(document);
                }
                number
            };
            let names = proper(sighting).into_iter().map(&mut number).collect();
            let words = own.words.split_terminator(' ').map(str::to_owned);
            let words = words.map(&mut number).collect();
            let (capitals, ordinals) = of_quote(&sighting.mention.quote);
            let capitals = capitals.into_iter().map(&mut number).collect();
            for entity in &own.entities {
                if let Some(own) = met.entry(*entity).or_default().get_mut(faint) {
                    own.insert(document);
                }
            }
            let mut profile = Profile {
                with: sighting.with.iter().copied().collect(),
                entities: own.entities.into_vec(),
                words,
                names,
                told: own.told.into_vec(),
                capitals,
                ordinals,
                wording,
            };
            profile.words.sort_unstable();
            profile.names.sort_unstable();
            profile.capitals.sort_unstable();
            profiles.push(profile);
        }
        let documents = scene.documents.len();
        let mut dated: BTreeMap<(i16, i8), usize> = BTreeMap::new();
        for sighting in sightings.iter().filter(|own| !own.weak || own.explicit) {
            let exact = |date: &&Edtf| date.days().is_some_and(|days| days <= 31);
            let month = sighting.when.as_ref().filter(exact);
            if let Some(day) = month.and_then(Edtf::earliest) {
                *dated.entry((day.year(), day.month())).or_default() += 1;
            }
        }
        Self {
            times: Times::of(sightings),
            alone: Alone::of(sightings),
            rareness,
            mentions: profiles,
            dated,
            words: spread
                .into_iter()
                .map(|[(sure, _), (faint, _)]| {
                    rarity(documents, if sure > 0 { sure } else { faint })
                })
                .collect(),
            entities: met
                .into_iter()
                .map(|(entity, [sure, faint])| {
                    let count = if sure.is_empty() {
                        faint.len()
                    } else {
                        sure.len()
                    };
                    (entity, rarity(documents, count))
                })
                .collect(),
        }
    }
}

/// How rare what stands in so many documents of so many is: the logarithm of its share, from 0 to 1.
fn rarity(documents: usize, count: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let all = number(documents) + 1.0;
    ((all / number(count.max(1))).ln() / all.ln()).clamp(0.0, 1.0)
}

/// The words of a quotation that begin with a capital, not counting those that begin a sentence, each marked so that
/// it is not taken for the same word without one; and which of several it says its occurrence is.
fn of_quote(quote: &str) -> (BTreeSet<String>, u16) {
    const ORDINALS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    let mut capitals = BTreeSet::new();
    let mut ordinals = 0;
    let mut before = "";
    for word in quote.split_word_bounds() {
        let mut letters = word.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let small = word.chars().count() > 3 && letters.all(char::is_lowercase);
        let lower = word.to_lowercase();
        let begins = before.is_empty() || before.trim_end().ends_with(['.', '!', '?', '”', '"']);
        if capital && small && !begins && !is_calendar(&lower) && !is_common(&lower) {
            capitals.insert(format!("^{lower}"));
        }
        if let Some(at) = ORDINALS.iter().position(|own| *own == lower) {
            ordinals |= 1 << at;
        }
        before = match word.trim() {
            "" => before,
            _ => word,
        };
    }
    (capitals, ordinals)
}

/// The words of a mention that begin with a capital and are no known name, and the place that is none.
fn proper(sighting: &Sighting) -> BTreeSet<String> {
    let words = sighting
        .title
        .iter()
        .filter_map(|word| word.strip_suffix(" (name)").or(word.strip_prefix('^')));
    let places = sighting.goals.iter().filter_map(|goal| match goal {
        Goal::Place(place) => Some(place.as_str()),
        _ => None,
    });
    words
        .chain(places.flat_map(str::split_whitespace))
        .filter(|word| word.chars().count() > 3 && !is_calendar(word))
        .map(|word| stem(word).to_owned())
        .collect()
}

/// What stands around each sighting of a document.
pub(super) fn surroundings(
    scene: &Scene<'_>,
    passages: &[Passage<'_>],
    sightings: &[Sighting],
) -> Vec<Surroundings> {
    sightings
        .iter()
        .map(|sighting| {
            let passage = passages
                .iter()
                .find(|passage| passage.block == sighting.mention.block);
            passage
                .map(|passage| around(scene, passage, sighting))
                .unwrap_or_default()
        })
        .collect()
}

fn around(scene: &Scene<'_>, passage: &Passage<'_>, sighting: &Sighting) -> Surroundings {
    let sentence = match sighting.kind {
        Kind::Other => sighting.mention.core.clone(),
        _ => sighting.mention.range.clone(),
    };
    let inside = |range: &Range<usize>| sentence.start <= range.start && range.end <= sentence.end;
    let held = |range: &Range<usize>| {
        let holds = |own: &Range<usize>| own.start <= range.start && range.end <= own.end;
        passage.names.iter().any(|name| holds(&name.range))
            || passage.dates.iter().any(|date| holds(&date.range))
    };
    let actor = |entity: &usize| {
        let entities = &scene.names.entities;
        entities
            .get(*entity)
            .is_some_and(|entity| !entity.apparatus)
    };
    let mut entities: BTreeSet<usize> = passage
        .names
        .iter()
        .filter(|name| inside(&name.range) && !name.nested)
        .map(|name| name.entity)
        .filter(actor)
        .collect();
    let mut words: BTreeSet<&str> = BTreeSet::new();
    let mut told: BTreeSet<(Kind, &'static str)> = BTreeSet::new();
    entities.extend(
        sighting
            .with
            .iter()
            .filter(|entity| scene.kind(**entity) == Some(EntityKind::Person)),
    );
    let first = passage
        .words
        .partition_point(|word| word.range.start < sentence.start);
    for word in passage.words.iter().skip(first) {
        if word.range.end > sentence.end {
            break;
        }
        let lower = word.lower.as_str();
        let known = trigger(lower).or_else(|| base_trigger(lower));
        told.extend(known.map(|trigger| (trigger.kind, trigger.concept)));
        let letters = lower.chars().count() >= 4 && lower.chars().all(char::is_alphabetic);
        if letters && !is_common(lower) && !is_calendar(lower) && !held(&word.range) {
            words.insert(stem(lower));
        }
    }
    let words: Vec<&str> = words.into_iter().collect();
    Surroundings {
        entities: entities.into_iter().collect(),
        words: words.join(" ").into(),
        told: told.into_iter().collect(),
    }
}
