//! Occurrences that a phrase of several words tells: “passed away”, “broke its banks”, “gave the sum of £500”, “the loss
//! of our President”.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use lazy_static::lazy_static;

use super::super::lexicon::{Bearer, Trigger, deed, is_office, trigger};
use super::Sentence;
use crate::name::EntityKind;
use crate::wordlist::{holds, holds_lower};

/// So many words may stand where any may.
const ANY: usize = 3;

/// So many words at most stand between a verb of giving and the sum.
const REACH: usize = 12;

/// A word of a phrase.
#[derive(Debug)]
enum Part {
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// A few words of any kind, or none.
    Any,
}

/// Phrases by the words with which they begin: what follows, and the word that tells the same.
type Phrases = HashMap<&'static str, Vec<(Vec<Part>, &'static str)>, FixedState>;

lazy_static! {
    static ref PHRASES: Phrases = {
        let mut phrases = Phrases::default();
        let lines = include_str!("../lexicon/phrases.txt").lines();
        for (phrase, like) in lines
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once(": "))
        {
            let mut words = phrase.split_whitespace();
            for first in words.next().unwrap_or_default().split('/') {
                let parts = words.clone().map(|word| match word {
                    "*" => Part::Any,
                    word => Part::OneOf(word.split('/').collect()),
                });
                phrases
                    .entry(first)
                    .or_default()
                    .push((parts.collect(), like));
            }
        }
        phrases
    };
}

/// What a word of a sentence tells with those after it, if anything.
pub(super) fn at(sentence: &Sentence<'_, '_>, word: usize) -> Option<Trigger> {
    let own = sentence.word(word)?;
    let words = |at: usize| sentence.word(at);
    let found = PHRASES.get(own).and_then(|phrases| {
        let mut fitting = phrases.iter();
        fitting.find(|(parts, _)| fits(&words, word + 1, parts))
    });
    if let Some((_, like)) = found {
        return like_word(like);
    }
    match own {
        "left" if is_sum(sentence, word, 4) => trigger("donated"),
        "gave" | "give" | "gives" | "promised" | "offered" if is_sum(sentence, word, REACH) => {
            match own {
                "promised" | "offered" => deed(own),
                _ => trigger("donated"),
            }
        }
        "voted" | "vote" if is_sum(sentence, word, REACH) => trigger("granted"),
        // “SURGEON DEAD ELEVENTH FEBRUARY”
        "dead" if is_capitals(sentence) => like_word("died subject"),
        "loss" if is_loss_of_person(sentence, word) => trigger("death"),
        _ => None,
    }
}

/// Whether a sentence is printed in capitals, as telegrams are.
fn is_capitals(sentence: &Sentence<'_, '_>) -> bool {
    let text = sentence.text().get(sentence.range.clone());
    text.is_some_and(|text| {
        !text.chars().any(char::is_lowercase) && text.split_whitespace().count() > 3
    })
}

/// What the word tells to which a phrase is likened.
fn like_word(like: &str) -> Option<Trigger> {
    let (word, own) = like.split_once(' ').unwrap_or((like, ""));
    let mut trigger = trigger(word).or_else(|| deed(word))?;
    if own == "subject" {
        trigger.bearer = Bearer::Subject;
    }
    Some(trigger)
}

/// Whether the words from a place on are those of a phrase.
fn fits<'t>(words: &impl Fn(usize) -> Option<&'t str>, at: usize, parts: &[Part]) -> bool {
    match parts.split_first() {
        None => true,
        Some((Part::OneOf(list), rest)) => {
            words(at).is_some_and(|word| list.contains(&word)) && fits(words, at + 1, rest)
        }
        Some((Part::Any, rest)) => (0..=ANY).any(|far| fits(words, at + far, rest)),
    }
}

/// Whether a sum of money stands soon after a verb of giving, before the clause ends.
fn is_sum(sentence: &Sentence<'_, '_>, word: usize, reach: usize) -> bool {
    const CURRENCIES: &str = " pounds pound guineas dollars kroner crowns francs marks roubles rubles rupees florins guilders lire pesetas yen thalers ducats sovereigns shillings ";
    let words = &sentence.passage.words;
    let Some(own) = words.get(word) else {
        return false;
    };
    let last = words.get(word + reach).map_or(sentence.range.end, |last| {
        last.range.end.min(sentence.range.end)
    });
    let after = sentence.text().get(own.range.end..last).unwrap_or_default();
    let clause = after.split([';', ':', '(']).next().unwrap_or_default();
    let paid = clause.contains(['£', '$', '€'])
        || clause
            .split(|letter: char| !letter.is_alphabetic())
            .any(|word| !word.is_empty() && holds_lower(CURRENCIES, word));
    // “voted, and the hall cost £500”
    paid && ![" and the ", " who ", " which ", " but "]
        .iter()
        .any(|cut| clause.contains(cut))
}

/// “the loss of our Vice-President”, “the loss of Dr. Moe”.
fn is_loss_of_person(sentence: &Sentence<'_, '_>, word: usize) -> bool {
    const NEAR: &str = " colleague colleagues friend friends member members founder brother comrade father benefactor fellow servant leader ";
    if sentence.word(word + 1) != Some("of") {
        return false;
    }
    let person = (2..=4).any(|far| {
        sentence
            .name_starting(word + far)
            .is_some_and(|name| name.kind == EntityKind::Person)
    });
    let owned = matches!(
        sentence.word(word + 2),
        Some(
            "our" | "their" | "its" | "his" | "her" | "your" | "so" | "an" | "a" | "two" | "three"
        )
    );
    let role = || {
        (3..=6)
            .filter_map(|far| sentence.word(word + far))
            .any(|own| is_office(own) || holds(NEAR, own))
    };
    person || owned && role()
}

#[cfg(test)]
mod tests {
    use super::{PHRASES, fits, like_word};

    #[test]
    fn every_phrase_is_like_a_known_word() {
        assert!(PHRASES.len() > 40);
        for (_, like) in PHRASES.values().flatten() {
            assert!(like_word(like).is_some(), "{like}");
        }
    }

    #[test]
    fn phrases_are_found_word_by_word() {
        for (text, found) in [
            ("passed away in the night", true),
            ("broke its banks above the mill", true),
            ("entered upon her new duties", true),
            ("lost their young lives", true),
            ("passed the bill", false),
            ("broke the seal", false),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            let at = |place: usize| words.get(place).copied();
            let known = PHRASES
                .get(words[0])
                .is_some_and(|all| all.iter().any(|(parts, _)| fits(&at, 1, parts)));
            assert_eq!(known, found, "{text}");
        }
    }
}
