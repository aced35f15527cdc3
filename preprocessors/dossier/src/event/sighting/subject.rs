//! Who acts: the subject of a verb, and whom a pronoun stands for. Where it cannot be told, nobody: a wrong agent
//! is worse than none.

use crate::set::Set;

use super::super::scene::Named;
use super::{Anchor, Sentence};
use crate::name::EntityKind;
use crate::wordlist::holds;

/// Words between a subject and its verb: auxiliaries and adverbs.
const AUXILIARIES: &str = " was were been be being is are am has have had will would shall should may might must can could did does do not never also then just soon once now again already recently lately finally first later still only ever even himself herself itself themselves personally officially repeatedly immediately suddenly probably actually therefore thus both twice always ";
/// Words that open a clause with a subject of its own.
pub(super) const OPENERS: &str = " that when where while because if whether although though since as after before until unless whereas and but or for so then ";
/// Those who travel or act together, under somebody.
const COMPANIES: &str =
    " delegation delegations mission party group team deputation company expedition detachment ";

impl Sentence<'_, '_> {
    /// Who is said to do what a noun names: the subject of the verb that governs it, “paid a visit”, else the first
    /// person with whom a clause before it opens.
    pub(super) fn subject_of_noun(&self, anchor: &Anchor) -> Set<usize> {
        const REACH: usize = 9;
        const VERBS: &str = " paid pay pays paying make makes made making take takes took taken taking plan plans planned planning undertake undertook undertaken prepare prepares prepared preparing begin began begun ended end concluded continue continued postponed postpone cancelled arrived came come went gone go left carried set announced expected decided wanted wants agreed hoped intends intended ";
        let words = &self.passage.words;
        let verb = (1..=REACH)
            .filter_map(|back| anchor.word.checked_sub(back))
            .take_while(|at| self.word(*at).is_some())
            .find(|at| self.word(*at).is_some_and(|word| holds(VERBS, word)));
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

    /// The subject of a verb: the person or pronoun just before it, auxiliaries, adverbs and what stands in
    /// apposition apart; of verbs joined by “and”, that of the first.
    pub(super) fn subject(&self, anchor: &Anchor) -> Set<usize> {
        let mut index = anchor.word;
        let mut next = anchor.range.start;
        loop {
            let Some(before) = index.checked_sub(1) else {
                return Set::new();
            };
            index = before;
            let (Some(lower), Some(word)) = (self.word(index), self.passage.words.get(index))
            else {
                return Set::new();
            };
            let gap = self.text().get(word.range.end..next).unwrap_or_default();
            if gap.contains([';', ':']) {
                return Set::new();
            }
            if gap.contains(',') {
                return self.before_commas(index);
            }
            next = word.range.start;
            if holds(AUXILIARIES, lower) || lower.ends_with("ly") {
                continue;
            }
            return self.subject_at(index);
        }
    }

    /// The subject whose last word is the given one.
    fn subject_at(&self, index: usize) -> Set<usize> {
        let (Some(lower), Some(word)) = (self.word(index), self.passage.words.get(index)) else {
            return Set::new();
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
            _ if holds(COMPANIES, lower) => self.company_before(index + 1),
            _ => self.phrase_before(index),
        }
    }

    /// “X, Minister of Y, came”: the person before a phrase between commas; the subject of a verb that follows on
    /// another: “X came to B, spoke with Y and left”.
    fn before_commas(&self, index: usize) -> Set<usize> {
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
                    return Set::new();
                }
                if gap.contains(',') {
                    break;
                }
            }
        }
        Set::new()
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
    fn antecedent(&self, who: usize) -> Set<usize> {
        const REACH: usize = 60;
        let Some(word) = self.passage.words.get(who) else {
            return Set::new();
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
    fn first_subject(&self, index: usize) -> Set<usize> {
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
                    || self.word(before).is_some_and(|word| holds(OPENERS, word))
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
        Set::new()
    }

    /// The heads of a delegation of which a word before speaks: “a delegation led by X”, “the delegation of …”.
    fn company_before(&self, index: usize) -> Set<usize> {
        let company = (index.saturating_sub(12)..index)
            .rev()
            .find(|at| self.word(*at).is_some_and(|word| holds(COMPANIES, word)));
        let Some(company) = company else {
            return Set::new();
        };
        let words = &self.passage.words;
        let Some(own) = words.get(company) else {
            return Set::new();
        };
        // “Comrade X’s delegation”
        let owner = company
            .checked_sub(1)
            .filter(|before| words.get(*before).is_some_and(|word| word.possessive))
            .and_then(|before| self.name_ending(before))
            .filter(|name| name.kind == EntityKind::Person);
        if let Some(owner) = owner {
            return Set::from([owner.entity]);
        }
        self.delegation(own.range.start..self.range.end)
    }

    /// A person with a phrase after him before the verb: “X with a large delegation came”.
    fn phrase_before(&self, index: usize) -> Set<usize> {
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
        Set::new()
    }

    /// A person with those who are joined to him: “Dobrynin and Gromyko”, “Premier Rossi and Deputy Premier Bianchi”.
    pub(super) fn with_fellows(&self, last: &Named) -> Set<usize> {
        const TITLE: usize = 5;
        let mut found = Set::from([last.entity]);
        let mut start = last.range.start;
        for name in self.passage.names.iter().rev() {
            if name.nested || name.range.end > start || name.kind != EntityKind::Person {
                continue;
            }
            let between = self.text().get(name.range.end..start).unwrap_or_default();
            let title = |word: &str| word.starts_with(char::is_uppercase) && !word.ends_with(',');
            let words = || between.split_whitespace();
            let joined = words().all(|word| matches!(word, "and" | "," | "&") || title(word))
                && words().count() <= TITLE
                && words().next().is_none_or(|word| !title(word));
            if !joined || between.trim() == "," && found.len() == 1 {
                break;
            }
            found.insert(name.entity);
            start = name.range.start;
        }
        found
    }
}
