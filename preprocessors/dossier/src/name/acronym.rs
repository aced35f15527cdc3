//! Abbreviations that nothing defines: `the MPLA`, `ONUC’s`, told for bodies by what stands around them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::body::{self, Piece};
use super::lexicon;
use super::reading::Reading;
use super::token::{Kind, Token};

/// Why such an abbreviation is taken for a body.
pub(super) const EVIDENCE: &str = "abbreviation that stands as an actor in the collection";

/// Adds the bodies named by an abbreviation that stands like a body somewhere in the collection.
pub(super) fn apply(readings: &mut [Vec<Reading<'_>>]) {
    let mut actors: BTreeMap<String, usize> = BTreeMap::new();
    let mut others: BTreeSet<String> = BTreeSet::new();
    for reading in readings.iter().flatten() {
        for at in candidates(reading) {
            let text = reading.tokens.word(at).to_owned();
            match stands(reading, at) {
                Some(true) => *actors.entry(text).or_default() += 1,
                Some(false) => {
                    others.insert(text);
                }
                None => {}
            }
        }
    }
    actors.retain(|text, _| !others.contains(text));
    if actors.is_empty() {
        return;
    }
    for reading in readings.iter_mut().flatten() {
        let found: Vec<Range<usize>> = candidates(reading)
            .into_iter()
            .filter_map(|at| reading.tokens.get(at))
            .filter(|token| actors.contains_key(token.text))
            .map(|token| token.range)
            .collect();
        reading
            .bodies
            .extend(found.into_iter().map(|range| body::Found {
                pieces: vec![(Piece::Word, range.clone())],
                range,
                place: None,
                defines: None,
                defined: None,
                evidence: vec![EVIDENCE],
            }));
        reading
            .bodies
            .sort_by_key(|found| (found.range.start, found.range.end));
    }
}

/// The tokens that may be abbreviations of bodies: three to seven capitals, nothing else, in a line that is not all capitals.
fn candidates(reading: &Reading<'_>) -> Vec<usize> {
    // “the G.N.A.” may be a body; without the article initials are a person's.
    let dotted = |token: &Token<'_>| {
        token.kind == Kind::Initials
            && (6..=10).contains(&token.text.len())
            && token
                .text
                .bytes()
                .all(|letter| letter.is_ascii_uppercase() || letter == b'.')
    };
    // “MfAA”, “BfV”: one small letter for a small word, between capitals.
    let mixed = |token: &Token<'_>| {
        let small = token.text.bytes().filter(u8::is_ascii_lowercase).count();
        token.kind == Kind::Word
            && small == 1
            && (3..=6).contains(&token.text.len())
            && token
                .text
                .bytes()
                .all(|letter| letter.is_ascii_alphabetic())
            && token
                .text
                .as_bytes()
                .get(1)
                .is_some_and(u8::is_ascii_lowercase)
            && !token.text.starts_with("Mc")
    };
    let short = |token: &Token<'_>| {
        token.kind == Kind::Word
            && token.text.len() >= 3
            && token.text.starts_with(char::is_uppercase)
            && (3..=7).contains(&token.text.chars().count())
            && token.text.chars().all(char::is_uppercase)
            || dotted(token)
            || mixed(token)
    };
    if !reading.tokens.iter().any(|token| short(&token)) {
        return Vec::new();
    }
    let blocked = reading.blocked();
    let shouted = |at: Option<usize>| {
        at.and_then(|at| reading.tokens.get(at))
            .is_some_and(|token| token.shouted() && token.text.len() > 1)
    };
    let all = reading.tokens.iter().enumerate();
    let fits = all.filter(|(at, token)| {
        let text = token.text;
        short(token)
            && !blocked[*at]
            && (token.kind == Kind::Word
                || at
                    .checked_sub(1)
                    .is_some_and(|before| matches!(reading.tokens.word(before), "the" | "The"))
                    && !reading
                        .tokens
                        .get(at + 1)
                        .is_some_and(|next| next.capital()))
            && !lexicon::thing(text)
            && !lexicon::no_name(text)
            && !lexicon::title(text)
            && !lexicon::head(&lexicon::unshout(text))
            && lexicon::given_name(text).is_none()
            && lexicon::asian_family(text).is_none()
            && !text
                .chars()
                .all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'C'))
            && !shouted(at.checked_sub(1))
            && !shouted(Some(at + 1))
    });
    fits.map(|(at, _)| at).collect()
}

/// Whether an abbreviation stands as an actor, as a thing, or as neither can be told.
fn stands(reading: &Reading<'_>, at: usize) -> Option<bool> {
    let word = |at: Option<usize>| at.map_or("", |at| reading.tokens.word(at));
    let (before, after) = (word(at.checked_sub(1)), word(Some(at + 1)));
    if matches!(before, "a" | "an" | "per" | "No" | "no")
        || after.chars().all(|digit| digit.is_ascii_digit()) && !after.is_empty()
    {
        return Some(false);
    }
    let acts = matches!(
        after,
        "leader"
            | "leaders"
            | "leadership"
            | "official"
            | "officials"
            | "members"
            | "member"
            | "delegation"
            | "delegate"
            | "representative"
            | "representatives"
            | "troops"
            | "forces"
            | "headquarters"
            | "congress"
            | "chairman"
            | "president"
            | "secretary"
            | "director"
            | "said"
            | "says"
            | "stated"
            | "agreed"
            | "refused"
            | "decided"
            | "believes"
            | "believed"
            | "considers"
            | "considered"
            | "would"
            | "will"
            | "has"
            | "had"
            | "should"
            | "must"
            | "staff"
            | "cadres"
            | "fighters"
            | "militants"
            | "office"
            | "offices"
            | "mission"
    );
    let named = matches!(before, "the" | "The")
        && !matches!(
            after,
            "of" | "system"
                | "systems"
                | "treaty"
                | "talks"
                | "missile"
                | "missiles"
                | "program"
                | "plan"
                | "agreement"
        );
    let by = matches!(before, "by" | "with" | "against") && !acts;
    let possessive = reading.tokens.get(at).is_some_and(|token| token.possessive);
    (possessive || acts || named || by).then_some(true)
}
