//! Numbers for whom and what mentions name, and in how many documents each stands.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use foldhash::fast::FixedState;
use unicode_segmentation::UnicodeSegmentation;

use super::super::lexicon::{Kind, is_common};
use super::super::sighting::general::stem;
use super::super::sighting::{Goal, Sighting};
use super::super::text::is_calendar;
use super::surroundings::Surroundings;
use super::{LISTS, List, narrow, wide};
use crate::set::Set;

/// Numbers for what is the same, in the order in which it was met first.
#[derive(Debug)]
pub(super) struct Numbers<K>(HashMap<K, u32, FixedState>);

impl<K> Default for Numbers<K> {
    fn default() -> Self {
        Self(HashMap::default())
    }
}

impl<K: Eq + Hash> Numbers<K> {
    pub(super) fn of(&mut self, key: K) -> u32 {
        let next = narrow(self.0.len());
        *self.0.entry(key).or_insert(next)
    }
}

/// In how many documents something stands: surely, and where little tells of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spread([(usize, Option<usize>); 2]);

impl Spread {
    /// Sightings stand in the order of their documents.
    pub(super) fn met(&mut self, document: usize, faint: bool) {
        let (count, last) = &mut self.0[usize::from(faint)];
        if *last != Some(document) {
            *count += 1;
            *last = Some(document);
        }
    }

    /// What surely happened tells how common a word is; the rest counts for words that stand nowhere else.
    pub(super) fn count(&self) -> usize {
        let [(sure, _), (faint, _)] = self.0;
        if sure > 0 { sure } else { faint }
    }
}

/// The lists of a profile while they are gathered, in their order.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) all: Vec<u32>,
    pub(super) ends: [u32; LISTS],
}

impl Lists {
    pub(super) fn put(&mut self, list: List, numbers: impl IntoIterator<Item = u32>) {
        let start = self.all.len();
        self.all.extend(numbers);
        if let Some(own) = self.all.get_mut(start..) {
            own.sort_unstable();
        }
        if let Some(end) = self.ends.get_mut(list as usize) {
            *end = narrow(self.all.len());
        }
    }
}

/// What has its number, and in how many documents it stands.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) words: HashMap<Box<str>, u32, FixedState>,
    pub(super) spread: Vec<Spread>,
    pub(super) met: HashMap<usize, Spread, FixedState>,
    pub(super) goals: Numbers<Goal>,
    pub(super) sorts: Numbers<(Kind, &'static str)>,
    /// Those of the last mention.
    pub(super) ordinals: u16,
}

impl Gathered {
    /// Fills in the lists of a mention but the last; gives what its sentence tells.
    pub(super) fn fill(
        &mut self,
        lists: &mut Lists,
        sighting: &Sighting,
        own: &Surroundings,
    ) -> Vec<u32> {
        let document = sighting.mention.item.document;
        let faint = sighting.weak && !sighting.explicit;
        let numbers =
            |entities: &Set<usize>| -> Vec<u32> { entities.iter().copied().map(narrow).collect() };
        // Words get their numbers in this order.
        let names: Vec<u32> = proper(sighting)
            .iter()
            .map(|word| self.word(word, document, faint))
            .collect();
        let words: Vec<u32> = own
            .words
            .split_terminator(' ')
            .map(|word| self.word(word, document, faint))
            .collect();
        let (capitals, ordinals) = of_quote(&sighting.mention.quote);
        let capitals: Vec<u32> = capitals
            .iter()
            .map(|word| self.word(word, document, faint))
            .collect();
        self.ordinals = ordinals;
        for entity in &own.entities {
            self.met.entry(*entity).or_default().met(document, faint);
        }
        lists.put(List::With, numbers(&sighting.with));
        lists.put(List::Who, numbers(&sighting.who));
        lists.put(List::Bound, numbers(&sighting.bound));
        let goals = sighting.goals.iter();
        lists.put(List::Goals, goals.map(|goal| self.goals.of(goal.clone())));
        lists.put(List::Entities, own.entities.iter().copied().map(narrow));
        lists.put(List::Words, words);
        lists.put(List::Names, names);
        lists.put(List::Capitals, capitals);
        own.told.iter().map(|sort| self.sorts.of(*sort)).collect()
    }

    pub(super) fn word(&mut self, word: &str, document: usize, faint: bool) -> u32 {
        let number = if let Some(number) = self.words.get(word) {
            *number
        } else {
            let next = narrow(self.spread.len());
            self.words.insert(word.into(), next);
            self.spread.push(Spread::default());
            next
        };
        if let Some(spread) = self.spread.get_mut(wide(number)) {
            spread.met(document, faint);
        }
        number
    }
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
