//! Who a word stands for, and who acts.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::lexicon::REGIONS;
use super::super::scene::{Named, Passage};
use super::{Anchor, Goal, Sentence};
use crate::name::EntityKind;

impl Sentence<'_, '_> {
    /// The outermost names that lie in a range of bytes.
    pub(super) fn names_in(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &Named> {
        self.passage.names.iter().filter(move |name| {
            !name.nested && range.start <= name.range.start && name.range.end <= range.end
        })
    }

    /// The name whose last word is the given one.
    pub(super) fn name_ending(&self, word: usize) -> Option<&Named> {
        let word = self.passage.words.get(word)?;
        self.passage.names.iter().find(|name| {
            !name.nested
                && name.range.start <= word.range.start
                && word.range.end <= name.range.end
                && name.range.end <= word.range.end + 3
        })
    }

    /// The name whose first word is the given one.
    pub(super) fn name_starting(&self, word: usize) -> Option<&Named> {
        let word = self.passage.words.get(word)?;
        self.passage.names.iter().find(|name| {
            !name.nested
                && word.range.start <= name.range.start
                && name.range.start < word.range.end
        })
    }

    /// Whom a pronoun stands for.
    pub(super) fn pronoun(&self, word: usize) -> BTreeSet<usize> {
        let Some(own) = self.passage.words.get(word) else {
            return BTreeSet::new();
        };
        match own.lower.as_str() {
            "i" | "my" | "me" | "we" | "our" | "us" => self.passage.speaker.into_iter().collect(),
            "you" | "your" => match self.passage.addressees.as_slice() {
                [one] => BTreeSet::from([*one]),
                _ => BTreeSet::new(),
            },
            "he" | "his" | "him" | "she" | "her" => {
                self.last_person(own.range.start).into_iter().collect()
            }
            _ => BTreeSet::new(),
        }
    }

    /// The person of whom the text speaks: the first of this sentence, else the first of the nearest
    /// sentence before it, at most three blocks back in the same document or part.
    fn last_person(&self, at: usize) -> Option<usize> {
        // “He asked to convey to Y … his visit”: the sentence goes on to speak of whom the last one spoke.
        let goes_on = self
            .passage
            .words
            .iter()
            .find(|word| word.range.start >= self.range.start)
            .is_some_and(|word| {
                matches!(word.lower.as_str(), "he" | "she") && word.range.start < at
            });
        let here = (!goes_on)
            .then(|| first_person(self.passage, &(self.range.start..at)))
            .flatten();
        let before = || {
            self.passage
                .sentences
                .iter()
                .rev()
                .filter(|sentence| sentence.end <= self.range.start)
                .find_map(|sentence| first_person(self.passage, sentence))
        };
        let back = || {
            self.passages
                .iter()
                .rev()
                .skip(1)
                .take(3)
                .filter(|passage| passage.item == self.passage.item && !passage.apart)
                .find_map(|passage| {
                    passage
                        .sentences
                        .iter()
                        .rev()
                        .find_map(|sentence| first_person(passage, sentence))
                })
        };
        here.or_else(before).or_else(back)
    }

    /// Whoever possesses the noun at an anchor: “Kim Il Sung’s current visit”, “his visit”.
    pub(super) fn possessor(&self, anchor: &Anchor) -> Option<BTreeSet<usize>> {
        for back in 1..=5 {
            let index = anchor.word.checked_sub(back)?;
            self.word(index)?;
            let word = self.passage.words.get(index)?;
            let between = self.text().get(word.range.end..anchor.range.start)?;
            if between.contains([';', '(', ')', ':', ',']) {
                return None;
            }
            if word.possessive
                && let Some(name) = self.name_ending(index)
            {
                return Some(BTreeSet::from([name.entity]));
            }
            // “his wife’s death” is not his.
            if word.possessive {
                return None;
            }
            if matches!(word.lower.as_str(), "his" | "her" | "my" | "our" | "your") {
                let found = self.pronoun(index);
                return (!found.is_empty()).then_some(found);
            }
        }
        None
    }

    /// The subject before a verb, or before “make a visit”: the nearest person or pronoun.
    pub(super) fn subject(&self, anchor: &Anchor) -> BTreeSet<usize> {
        let mut index = anchor.word;
        while let Some(before) = index.checked_sub(1) {
            index = before;
            if self.word(index).is_none() {
                break;
            }
            let Some(word) = self.passage.words.get(index) else {
                break;
            };
            let between = self
                .text()
                .get(word.range.end..anchor.range.start)
                .unwrap_or_default();
            if between.contains([';', ')']) {
                break;
            }
            if matches!(word.lower.as_str(), "i" | "we" | "he" | "she" | "you") {
                return self.pronoun(index);
            }
            if let Some(name) = self.name_ending(index)
                && name.kind == EntityKind::Person
                && !word.possessive
            {
                return self.with_fellows(name);
            }
        }
        BTreeSet::new()
    }

    /// A person with those who are joined to him: “Dobrynin and Gromyko”.
    fn with_fellows(&self, last: &Named) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([last.entity]);
        let mut start = last.range.start;
        for name in self.passage.names.iter().rev() {
            if name.nested || name.range.end > start || name.kind != EntityKind::Person {
                continue;
            }
            let between = self.text().get(name.range.end..start).unwrap_or_default();
            if !matches!(between.trim(), "and" | "," | ", and" | "&") {
                break;
            }
            found.insert(name.entity);
            start = name.range.start;
        }
        found
    }

    /// Who makes up a delegation: those who head it, else the state whose it is.
    pub(super) fn delegation(&self, range: Range<usize>) -> BTreeSet<usize> {
        let text = self.text().get(range.clone()).unwrap_or_default();
        for lead in ["headed by", "led by", "head of", "under"] {
            if let Some(at) = text.find(lead) {
                let from = range.start + at;
                let heads: Vec<&Named> = self
                    .names_in(from..range.end)
                    .filter(|name| name.kind == EntityKind::Person)
                    .collect();
                if let Some(head) = heads.first()
                    && head.range.start - from <= 80
                {
                    return BTreeSet::from([head.entity]);
                }
            }
        }
        BTreeSet::new()
    }

    /// Whether a state, region or town begins at a word.
    pub(super) fn is_place(&self, word: usize) -> bool {
        match self.place_at(word) {
            Some((Goal::Entity(entity), _)) => self.scene.kind(entity) == Some(EntityKind::State),
            Some(_) => true,
            None => false,
        }
    }

    /// The place that begins at a word: a state, region, seat of government or other place.
    pub(super) fn place_at(&self, word: usize) -> Option<(Goal, Range<usize>)> {
        let own = self.passage.words.get(word)?;
        self.word(word)?;
        if let Some(name) = self.name_starting(word)
            && name.kind != EntityKind::Person
            && !name.adjective
        {
            let entity = super::treaty::whole_state(self, name.entity);
            return Some((Goal::Entity(entity), name.range.clone()));
        }
        let rest = self.text().get(own.range.start..self.range.end)?;
        let lower = rest.to_lowercase();
        for (form, region) in REGIONS.iter() {
            if lower.starts_with(form.as_str())
                && !lower
                    .get(form.len()..)
                    .is_some_and(|after| after.starts_with(char::is_alphanumeric))
            {
                return Some((
                    Goal::Region(region),
                    own.range.start..own.range.start + form.len(),
                ));
            }
        }
        if let Some(name) = self.name_starting(word)
            && name.kind != EntityKind::Person
        {
            return Some((Goal::Entity(name.entity), name.range.clone()));
        }
        self.town_at(word)
    }

    /// Whether a word is an article or a pronoun, or stands before a person’s name as his title: “Comrade Kosygin”.
    fn is_title(&self, word: usize) -> bool {
        let article = matches!(
            self.word(word),
            Some("a" | "an" | "the" | "this" | "that" | "his" | "her" | "its" | "our" | "their")
        );
        let person = self
            .name_starting(word + 1)
            .is_some_and(|name| name.kind == EntityKind::Person);
        article || person
    }

    /// The town or other capitalised place that begins at a word.
    fn town_at(&self, word: usize) -> Option<(Goal, Range<usize>)> {
        let own = self.passage.words.get(word)?;
        let capital = |word: &super::super::text::Word| {
            self.text()
                .get(word.range.clone())
                .is_some_and(|text| text.starts_with(char::is_uppercase))
        };
        if !capital(own)
            || self.name_starting(word).is_some()
            || super::super::text::is_calendar(&own.lower)
            || super::super::lexicon::is_common(&own.lower)
            || self.is_title(word)
        {
            return None;
        }
        let mut range = own.range.clone();
        if let Some(next) = self.passage.words.get(word + 1)
            && capital(next)
            && next.range.start == range.end + 1
            && !own.possessive
            && !super::super::text::is_calendar(&next.lower)
        {
            range.end = next.range.end;
        }
        let printed = self.text().get(range.clone())?;
        for text in [printed, self.text().get(own.range.clone())?] {
            if let Some(state) = self.scene.seat(text) {
                return Some((
                    Goal::Entity(state),
                    own.range.start..own.range.start + text.len(),
                ));
            }
        }
        Some((Goal::Place(printed.to_lowercase()), range))
    }
}

/// The first person named in a range of a passage, speaker labels apart.
fn first_person(passage: &Passage<'_>, range: &Range<usize>) -> Option<usize> {
    passage
        .names
        .iter()
        .find(|name| {
            name.kind == EntityKind::Person
                && !name.nested
                && range.start <= name.range.start
                && name.range.end <= range.end
        })
        .map(|name| name.entity)
}
