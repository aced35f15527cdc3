//! Who acts: the subject of a verb, and whom a pronoun stands for. Where it cannot be told, nobody: a wrong agent
//! is worse than none.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::scene::{Named, Passage};
use super::{Anchor, Sentence};
use crate::name::EntityKind;

/// Words between a subject and its verb: auxiliaries and adverbs.
const AUXILIARIES: &str = " was were been be being is are am has have had will would shall should may might must can could did does do not never also then just soon once now again already recently lately finally first later still only ever even himself herself itself themselves personally officially repeatedly immediately suddenly probably actually therefore thus both twice always ";
/// Words that open a clause with a subject of its own.
const OPENERS: &str = " that when where while because if whether although though since as after before until unless whereas and but or for so then ";
/// Those who travel or act together, under somebody.
const COMPANIES: &str =
    " delegation delegations mission party group team deputation company expedition detachment ";
/// How many sentences back a pronoun looks.
const BACK: usize = 5;
/// How many blocks back it looks.
const BLOCKS: usize = 3;

impl Sentence<'_, '_> {
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

    /// The person of whom the text speaks: the first of the nearest clause of this sentence that names one, else
    /// the one of whom the sentences before speak.
    fn last_person(&self, at: usize) -> Option<usize> {
        self.person_before(at).or_else(|| {
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
                && !self.passage.names.iter().any(|name| {
                    name.range.start <= word.range.start && word.range.end <= name.range.end
                })
                // “the President of X, Y”
                && words.get(at + 1).is_none_or(|next| next.lower != "of")
        })
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
                && (LEADS.contains(&format!(" {lower} "))
                    || super::super::lexicon::trigger(lower).is_some_and(|own| own.verb));
        }
        false
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

    /// Who is said to do what a noun names: the subject of the verb that governs it, “paid a visit”, else the first
    /// person with whom a clause before it opens.
    pub(super) fn subject_of_noun(&self, anchor: &Anchor) -> BTreeSet<usize> {
        const REACH: usize = 9;
        const VERBS: &str = " paid pay pays paying make makes made making take takes took taken taking plan plans planned planning undertake undertook undertaken prepare prepares prepared preparing begin began begun ended end concluded continue continued postponed postpone cancelled arrived came come went gone go left carried set announced expected decided wanted wants agreed hoped intends intended ";
        let words = &self.passage.words;
        let verb = (1..=REACH)
            .filter_map(|back| anchor.word.checked_sub(back))
            .take_while(|at| self.word(*at).is_some())
            .find(|at| {
                self.word(*at)
                    .is_some_and(|word| VERBS.contains(&format!(" {word} ")))
            });
        let found = verb
            .and_then(|at| {
                let own = words.get(at)?;
                let gap = self.text().get(own.range.end..anchor.range.start)?;
                (!gap.contains([',', ';', ':', '('])).then(|| {
                    self.subject(&Anchor {
                        word: at,
                        range: own.range.clone(),
                        verb: true,
                        ..anchor.clone()
                    })
                })
            })
            .unwrap_or_default();
        if found.is_empty() {
            self.first_subject(anchor.word)
        } else {
            found
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

    /// The subject of a verb: the person or pronoun just before it, auxiliaries, adverbs and what stands in
    /// apposition apart; of verbs joined by “and”, that of the first.
    pub(super) fn subject(&self, anchor: &Anchor) -> BTreeSet<usize> {
        let mut index = anchor.word;
        let mut next = anchor.range.start;
        loop {
            let Some(before) = index.checked_sub(1) else {
                return BTreeSet::new();
            };
            index = before;
            let (Some(lower), Some(word)) = (self.word(index), self.passage.words.get(index))
            else {
                return BTreeSet::new();
            };
            let gap = self.text().get(word.range.end..next).unwrap_or_default();
            if gap.contains([';', ':']) {
                return BTreeSet::new();
            }
            if gap.contains(',') {
                return self.before_commas(index);
            }
            next = word.range.start;
            if AUXILIARIES.contains(&format!(" {lower} ")) || lower.ends_with("ly") {
                continue;
            }
            return self.subject_at(index);
        }
    }

    /// The subject whose last word is the given one.
    fn subject_at(&self, index: usize) -> BTreeSet<usize> {
        let (Some(lower), Some(word)) = (self.word(index), self.passage.words.get(index)) else {
            return BTreeSet::new();
        };
        if matches!(lower, "i" | "we" | "he" | "she" | "you") {
            return self.pronoun(index);
        }
        if let Some(name) = self.name_ending(index) {
            if name.kind == EntityKind::Person && !word.possessive {
                return self.with_fellows(name);
            }
            // “the delegation of the Party came”.
            return self.company_before(index);
        }
        match lower {
            "who" => self.antecedent(index),
            "and" | "then" | "but" | "to" | "or" => self.first_subject(index),
            _ if COMPANIES.contains(&format!(" {lower} ")) => self.company_before(index + 1),
            _ => self.phrase_before(index),
        }
    }

    /// “X, Minister of Y, came”: the person before a phrase between commas; the subject of a verb that follows on
    /// another: “X came to B, spoke with Y and left”.
    fn before_commas(&self, index: usize) -> BTreeSet<usize> {
        const PHRASES: usize = 4;
        let words = &self.passage.words;
        let mut at = index;
        for _ in 0..PHRASES {
            // Back to the comma before.
            loop {
                if let Some(name) = self.name_ending(at)
                    && name.kind == EntityKind::Person
                    && self.opens_phrase(name)
                {
                    return self.with_fellows(name);
                }
                let Some(before) = at
                    .checked_sub(1)
                    .filter(|before| self.word(*before).is_some())
                else {
                    return self.first_subject(index);
                };
                let gap = words
                    .get(before)
                    .zip(words.get(at))
                    .and_then(|(a, b)| self.text().get(a.range.end..b.range.start))
                    .unwrap_or_default();
                at = before;
                if gap.contains([';', ':']) {
                    return BTreeSet::new();
                }
                if gap.contains(',') {
                    break;
                }
            }
        }
        BTreeSet::new()
    }

    /// Whether a comma, or nothing but a title, stands between the beginning of a phrase and a name, and a comma
    /// after it: “…, Comrade X, …”.
    fn opens_phrase(&self, name: &Named) -> bool {
        let after = self
            .text()
            .get(name.range.end..self.range.end)
            .unwrap_or_default();
        after
            .trim_start_matches([')', '’', '”'])
            .starts_with([',', '('])
            || after.starts_with(" (")
    }

    /// The person before “who”.
    fn antecedent(&self, who: usize) -> BTreeSet<usize> {
        const REACH: usize = 60;
        let Some(word) = self.passage.words.get(who) else {
            return BTreeSet::new();
        };
        self.names_in(self.range.start..word.range.start)
            .rev()
            .find(|name| name.kind == EntityKind::Person)
            .filter(|name| word.range.start - name.range.end <= REACH)
            .map(|name| name.entity)
            .into_iter()
            .collect()
    }

    /// The subject of the first verb of the clauses joined before a word: the person or pronoun with which a clause
    /// opens.
    fn first_subject(&self, index: usize) -> BTreeSet<usize> {
        let words = &self.passage.words;
        for at in (0..index).rev() {
            let Some(lower) = self.word(at) else {
                break;
            };
            let opened = |first: usize| {
                let Some(before) = first.checked_sub(1).filter(|at| self.word(*at).is_some())
                else {
                    return true;
                };
                let gap = words
                    .get(before)
                    .zip(words.get(first))
                    .and_then(|(a, b)| self.text().get(a.range.end..b.range.start))
                    .unwrap_or_default();
                gap.contains([',', ';', ':', '.', ')', '—', '“', '"'])
                    || self
                        .word(before)
                        .is_some_and(|word| OPENERS.contains(&format!(" {word} ")))
            };
            if matches!(lower, "i" | "we" | "he" | "she" | "you") {
                return self.pronoun(at);
            }
            let name = self
                .name_starting(at)
                .filter(|name| name.kind == EntityKind::Person);
            if let Some(name) = name {
                let possessive = self
                    .text()
                    .get(name.range.end..)
                    .is_some_and(|after| after.starts_with(['’', '\'']));
                let titled = (0..4).find(|back| at.checked_sub(*back).is_some_and(opened));
                let plain = (1..=titled.unwrap_or(0)).all(|back| {
                    at.checked_sub(back)
                        .and_then(|word| words.get(word))
                        .and_then(|word| self.text().get(word.range.clone()))
                        .is_some_and(|text| {
                            text.starts_with(char::is_uppercase) || matches!(text, "the" | "then")
                        })
                });
                if titled.is_some() && plain && !possessive {
                    return self.with_fellows(name);
                }
            }
        }
        BTreeSet::new()
    }

    /// The heads of a delegation of which a word before speaks: “a delegation led by X”, “the delegation of …”.
    fn company_before(&self, index: usize) -> BTreeSet<usize> {
        let company = (index.saturating_sub(12)..index).rev().find(|at| {
            self.word(*at)
                .is_some_and(|word| COMPANIES.contains(&format!(" {word} ")))
        });
        let Some(company) = company else {
            return BTreeSet::new();
        };
        let words = &self.passage.words;
        let Some(own) = words.get(company) else {
            return BTreeSet::new();
        };
        // “Comrade X’s delegation”
        let owner = company
            .checked_sub(1)
            .filter(|before| words.get(*before).is_some_and(|word| word.possessive))
            .and_then(|before| self.name_ending(before))
            .filter(|name| name.kind == EntityKind::Person);
        if let Some(owner) = owner {
            return BTreeSet::from([owner.entity]);
        }
        self.delegation(own.range.start..self.range.end)
    }

    /// A person with a phrase after him before the verb: “X with a large delegation came”.
    fn phrase_before(&self, index: usize) -> BTreeSet<usize> {
        const REACH: usize = 6;
        for back in 0..REACH {
            let Some(at) = index.checked_sub(back) else {
                break;
            };
            let Some(lower) = self.word(at) else {
                break;
            };
            if matches!(lower, "with" | "together" | "accompanied" | "along") {
                let before = at.checked_sub(1);
                return before
                    .and_then(|before| self.name_ending(before))
                    .filter(|name| name.kind == EntityKind::Person)
                    .map(|name| self.with_fellows(name))
                    .unwrap_or_default();
            }
        }
        BTreeSet::new()
    }

    /// A person with those who are joined to him: “Dobrynin and Gromyko”.
    pub(super) fn with_fellows(&self, last: &Named) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([last.entity]);
        let mut start = last.range.start;
        for name in self.passage.names.iter().rev() {
            if name.nested || name.range.end > start || name.kind != EntityKind::Person {
                continue;
            }
            let between = self.text().get(name.range.end..start).unwrap_or_default();
            let joined = between
                .split_whitespace()
                .all(|word| matches!(word, "and" | "," | "&" | "Comrade" | "Mr." | "Dr." | "Com."));
            if !joined || between.trim() == "," && found.len() == 1 {
                break;
            }
            found.insert(name.entity);
            start = name.range.start;
        }
        found
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
