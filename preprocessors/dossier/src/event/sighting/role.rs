//! Who a word stands for, and who acts.

use crate::set::Set;
use std::ops::Range;

use super::super::lexicon::REGIONS;
use super::super::scene::Named;
use super::{Anchor, Goal, Sentence};
use crate::name::EntityKind;
use crate::wordlist::holds;

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

    /// Whoever possesses the noun at an anchor: “Kim Il Sung’s current visit”, “his visit”.
    pub(super) fn possessor(&self, anchor: &Anchor) -> Option<Set<usize>> {
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
                return Some(Set::from([name.entity]));
            }
            // “his wife’s death” is not his; “in his view the visit of X” neither.
            let other = matches!(
                word.lower.as_str(),
                "the"
                    | "a"
                    | "an"
                    | "this"
                    | "that"
                    | "of"
                    | "in"
                    | "to"
                    | "at"
                    | "on"
                    | "for"
                    | "and"
            );
            if word.possessive || other {
                return None;
            }
            if matches!(word.lower.as_str(), "his" | "her" | "my" | "our" | "your") {
                let found = self.pronoun(index);
                return (!found.is_empty()).then_some(found);
            }
        }
        None
    }

    /// Who makes up a delegation: those who head it, else the state whose it is.
    pub(super) fn delegation(&self, range: Range<usize>) -> Set<usize> {
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
                    return Set::from([head.entity]);
                }
            }
        }
        Set::new()
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
        self.word(word)?;
        self.place_of(word)
            .filter(|(_, range)| range.start < self.range.end)
    }

    /// The place that begins at a word of the passage, in this sentence or another.
    pub(super) fn place_of(&self, word: usize) -> Option<(Goal, Range<usize>)> {
        let own = self.passage.words.get(word)?;
        if let Some(name) = self.name_starting(word)
            && name.kind != EntityKind::Person
            && !name.adjective
        {
            let entity = super::parties::whole_state(self, name.entity);
            return Some((Goal::Entity(entity), name.range.clone()));
        }
        let rest = self.text().get(own.range.start..)?;
        // The longest name of a region is not longer than this.
        let lower: String = rest.chars().take(24).collect::<String>().to_lowercase();
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

    /// Whether a word only leads to the name of a person, as a title or a form of address: “Comrade Okello”,
    /// “Foreign Minister Okello”.
    fn is_title_of_person(&self, word: usize) -> bool {
        (word + 1..word + 4)
            .take_while(|next| {
                let adjoins = self
                    .passage
                    .words
                    .get(next - 1)
                    .zip(self.passage.words.get(*next));
                adjoins.is_some_and(|(own, next)| {
                    !own.possessive
                        && self
                            .text()
                            .get(own.range.end..next.range.start)
                            .is_some_and(|gap| {
                                matches!(gap, " " | "\n")
                                    || gap == ". " && own.lower.chars().count() <= 4
                            })
                        && self
                            .text()
                            .get(next.range.clone())
                            .is_some_and(|text| text.starts_with(char::is_uppercase))
                })
            })
            .find_map(|next| self.name_starting(next))
            .is_some_and(|name| name.kind == EntityKind::Person)
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
            || !is_toponym(own)
            || self.is_title_of_person(word)
        {
            return None;
        }
        let mut range = own.range.clone();
        if let Some(next) = self.passage.words.get(word + 1)
            && capital(next)
            && next.range.start == range.end + 1
            && !own.possessive
            && is_toponym(next)
            && self.name_starting(word + 1).is_none()
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

/// Whether a word can be the name of a place: no day or month, no word of every text, no title, none that names an
/// occurrence.
fn is_toponym(word: &super::super::text::Word) -> bool {
    const OTHERS: &str = " the a an this that these those his her its our their your my in on at of to for from by with and but or as if when while since after before during until not no he she it we they you there here com comrade comrades mr mrs ms miss dr sir lord lady prof professor gen general col colonel capt captain rev bishop count baron prince princess king queen emperor sultan emir sheikh chief minister president premier chairman secretary ambassador consul governor marshal admiral monsieur madame herr frau christmas easter ";
    let lower = word.lower.as_str();
    lower.chars().count() > 1
        && !super::super::text::is_calendar(lower)
        && !holds(OTHERS, lower)
        && !super::super::lexicon::is_common(lower)
        && super::super::lexicon::trigger(lower).is_none_or(|own| own.weak)
}
