//! Whom a pronoun stands for. Where it cannot be told, nobody: a wrong agent is worse than none.

use crate::set::Set;
use std::ops::Range;

use super::super::scene::{Named, Passage};
use super::Sentence;
use super::subject::OPENERS;
use crate::name::EntityKind;
use crate::wordlist::holds;

/// How many sentences back a pronoun looks.
const BACK: usize = 5;
/// How many blocks back it looks.
const BLOCKS: usize = 3;

impl Sentence<'_, '_> {
    /// Whom a pronoun stands for.
    pub(super) fn pronoun(&self, word: usize) -> Set<usize> {
        let Some(own) = self.passage.words.get(word) else {
            return Set::new();
        };
        match own.lower.as_str() {
            "i" | "my" | "me" | "we" | "our" | "us" => self.passage.speaker.into_iter().collect(),
            "you" | "your" => match self.passage.addressees.as_slice() {
                [one] => Set::from([*one]),
                _ => Set::new(),
            },
            "he" | "his" | "him" | "she" | "her" => {
                self.last_person(own.range.start).into_iter().collect()
            }
            _ => Set::new(),
        }
    }

    /// The person of whom the text speaks: the first of the nearest clause of this sentence that names one, else
    /// the one of whom the sentences before speak.
    fn last_person(&self, at: usize) -> Option<usize> {
        let here = self.person_before(at);
        if here.is_none() && self.names_office(&(self.range.start..at)) {
            return None;
        }
        here.or_else(|| {
            let own = &self.passage.sentences;
            let before: Vec<&Range<usize>> = own
                .iter()
                .filter(|sentence| sentence.end <= self.range.start)
                .collect();
            topic(self.passage, &before).or_else(|| {
                self.passages
                    .iter()
                    .rev()
                    .skip(1)
                    .take(BLOCKS)
                    .take_while(|passage| passage.item == self.passage.item)
                    .filter(|passage| !passage.apart)
                    .find_map(|passage| {
                        let sentences: Vec<&Range<usize>> = passage.sentences.iter().collect();
                        topic(passage, &sentences)
                    })
            })
        })
    }

    /// The first person of the nearest clause of this sentence before a place; of “He hoped … his”, none.
    fn person_before(&self, at: usize) -> Option<usize> {
        let mut end = at;
        let mut owner = None;
        let mut letter = false;
        loop {
            let start = self.clause_start(end);
            let piece = start..end;
            // “a letter from X, in which he …”
            if letter && let Some(author) = self.persons_in(&piece).next_back() {
                return Some(author.entity);
            }
            letter |= self
                .text()
                .get(piece.clone())
                .is_some_and(|own| own.starts_with("in which") || own.starts_with("which"));
            let spoken = self.passage.words.iter().find(|word| {
                piece.contains(&word.range.start) && matches!(word.lower.as_str(), "he" | "she")
            });
            if self.names_office(&piece) {
                return None;
            }
            let first = self
                .persons_in(&piece)
                .find(|name| !self.is_owner(name) && !self.is_object(name));
            match (first, spoken) {
                // “He told X of his visit”: still of whom the text spoke before.
                (first, Some(pronoun))
                    if first.is_none_or(|name| pronoun.range.start < name.range.start) =>
                {
                    if start <= self.range.start {
                        return None;
                    }
                }
                (Some(name), _) => return Some(name.entity),
                (None, _) => owner = owner.or_else(|| Some(self.persons_in(&piece).next()?.entity)),
            }
            if start <= self.range.start {
                return owner;
            }
            end = start;
        }
    }

    /// Where the clause begins that ends at a place: after a comma or the like, or at a word that opens one.
    fn clause_start(&self, end: usize) -> usize {
        let words = &self.passage.words;
        let mut last: Option<usize> = None;
        for word in words
            .iter()
            .rev()
            .skip_while(|word| word.range.end > end)
            .take_while(|word| word.range.start >= self.range.start)
        {
            if let Some(next) = last {
                let gap = self.text().get(word.range.end..next).unwrap_or_default();
                if gap.contains([',', ';', ':', '(', ')', '—', '–']) {
                    return next;
                }
            }
            let opens = matches!(
                word.lower.as_str(),
                "that" | "when" | "where" | "while" | "because" | "which" | "whom" | "although"
            );
            if opens && last.is_some() {
                return word.range.start;
            }
            last = Some(word.range.start);
        }
        self.range.start
    }

    /// The persons named in a range of bytes, the innermost names apart.
    fn persons_in(&self, range: &Range<usize>) -> impl DoubleEndedIterator<Item = &Named> {
        self.names_in(range.clone())
            .filter(|name| name.kind == EntityKind::Person)
    }

    /// Whether a name only says whose something is: “X’s visit”.
    fn is_owner(&self, name: &Named) -> bool {
        self.text()
            .get(name.range.end..)
            .is_some_and(|after| after.starts_with(['’', '\'']))
    }

    /// Whether a clause speaks of the bearer of an office of whom it is not known who he is.
    fn names_office(&self, piece: &Range<usize>) -> bool {
        let words = &self.passage.words;
        words.iter().enumerate().any(|(at, word)| {
            piece.contains(&word.range.start)
                && super::super::lexicon::is_office(&word.lower)
                && self
                    .text()
                    .get(word.range.clone())
                    .is_some_and(|own| own.starts_with(char::is_uppercase))
                && at
                    .checked_sub(1)
                    .and_then(|before| words.get(before))
                    .is_some_and(|before| before.lower == "the")
                && self.opens_clause(at - 1)
                && !self.passage.names.iter().any(|name| {
                    name.range.start <= word.range.start && word.range.end <= name.range.end
                })
                // “the President of X, Y”
                && words.get(at + 1).is_none_or(|next| next.lower != "of")
        })
    }

    /// Whether a clause opens with a word: after a comma, “that”, “when” or the like, or a phrase of time or place.
    fn opens_clause(&self, word: usize) -> bool {
        const TIMES: &str =
            " week month year day morning evening night time summer autumn winter spring ";
        let words = &self.passage.words;
        let Some(before) = word
            .checked_sub(1)
            .filter(|before| self.word(*before).is_some())
        else {
            return true;
        };
        let gap = words
            .get(before)
            .zip(words.get(word))
            .and_then(|(a, b)| self.text().get(a.range.end..b.range.start))
            .unwrap_or_default();
        gap.contains([',', ';', ':', '—', '“', '"'])
            || self
                .word(before)
                .is_some_and(|own| holds(OPENERS, own) || holds(TIMES, own))
    }

    /// Whether a name is the object of a verb or preposition: “saw X”, “with X”.
    fn is_object(&self, name: &Named) -> bool {
        const LEADS: &str = " with to by from for against of at on between about upon towards toward via through told asked informed thanked gave sent saw seen met received called ";
        let words = &self.passage.words;
        let mut at = words.partition_point(|word| word.range.start < name.range.start);
        while let Some(before) = at.checked_sub(1) {
            at = before;
            let (Some(lower), Some(word)) = (self.word(at), words.get(at)) else {
                return false;
            };
            let capital = self
                .text()
                .get(word.range.clone())
                .is_some_and(|own| own.starts_with(char::is_uppercase));
            if capital && self.name_ending(at).is_none() || lower == "the" {
                continue;
            }
            let gap = words
                .get(at + 1)
                .and_then(|next| self.text().get(word.range.end..next.range.start))
                .unwrap_or_default();
            return !gap.contains([',', ';', ':', '.'])
                && (holds(LEADS, lower)
                    || super::super::lexicon::trigger(lower).is_some_and(|own| own.verb));
        }
        false
    }
}

/// Of whom sentences speak, the last first.
fn topic(passage: &Passage<'_>, sentences: &[&Range<usize>]) -> Option<usize> {
    sentences
        .iter()
        .rev()
        .take(BACK)
        .filter(|sentence| {
            // What a sentence that opens with “He” says of others does not change of whom the text speaks.
            let opening = passage
                .words
                .iter()
                .find(|word| word.range.start >= sentence.start)
                .map(|word| word.lower.as_str());
            !matches!(opening, Some("he" | "she" | "his" | "her"))
        })
        .find_map(|sentence| first_person(passage, sentence))
}

/// The first person named in a range of a passage; of “X’s visit” X too.
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
