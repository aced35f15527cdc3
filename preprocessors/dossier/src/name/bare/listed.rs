//! Names that only their places in a list tell.

use std::collections::HashSet;

use foldhash::fast::FixedState;

use super::super::lexicon;
use super::super::person::{self, Order, PersonName};
use super::super::reading::Reading;
use super::super::token::{Kind, Token};
use super::{Words, add, beside_capital};

/// Names that only their places in a list tell: `Harriman, Kaysen, Nitze and General Adams`. A word is one where the
/// items on both sides of it, or the two before it, are persons' names.
pub(in crate::name) fn listed(reading: &mut Reading<'_>, small: &Words<'_>) {
    if reading.persons.len() < 2 {
        return;
    }
    let blocked = reading.blocked();
    let ends: HashSet<usize, FixedState> = reading
        .persons
        .iter()
        .map(|found| found.range.end)
        .collect();
    let starts: HashSet<usize, FixedState> = reading
        .persons
        .iter()
        .map(|found| found.range.start)
        .collect();
    let mut found: Vec<person::Found> = Vec::new();
    for (at, token) in reading.tokens.iter().enumerate() {
        if blocked[at] || !unknown(&token, small) || beside_capital(reading, at) {
            continue;
        }
        let Some(before) = item_before(reading, at).and_then(|at| reading.tokens.get(at)) else {
            if first_of_three(reading, at, &starts) {
                found.push(alone(&token));
            }
            continue;
        };
        let end = before.range.end;
        let after_person =
            ends.contains(&end) || found.last().is_some_and(|last| last.range.end == end);
        if !after_person {
            continue;
        }
        // The item after it, behind titles.
        let mut next = item_after(reading, at)
            // “Losonczy, Donáth, Lukács and others”
            .filter(|next| {
                reading
                    .tokens
                    .get(*next)
                    .is_some_and(|next| next.capital() || next.kind == Kind::Initials)
            });
        while let Some(title) = next.filter(|next| lexicon::title(reading.tokens.word(*next))) {
            next = (title + 1 < reading.tokens.len()).then_some(title + 1);
        }
        let before_person = next
            .and_then(|next| reading.tokens.get(next))
            .is_some_and(|next| starts.contains(&next.range.start));
        let last_of_three = || {
            next.is_none()
                && reading
                    .persons
                    .iter()
                    .find(|person| person.range.end == end)
                    .and_then(|person| {
                        let first = reading.tokens.before(person.range.start);
                        reading.tokens.get(item_before(reading, first)?)
                    })
                    .is_some_and(|third| ends.contains(&third.range.end))
        };
        if before_person || last_of_three() {
            found.push(alone(&token));
        }
    }
    add(reading, found);
}

/// A family name that its place in a list tells.
fn alone(token: &Token<'_>) -> person::Found {
    person::Found {
        range: token.range.clone(),
        name: PersonName {
            family: token.text.to_owned(),
            given: Vec::new(),
            order: Order::FamilyAlone,
        },
        evidence: vec!["between persons in a list"],
    }
}

/// `messages to Eden, Mollet and Schuman`: the first of a list of persons.
fn first_of_three(reading: &Reading<'_>, at: usize, starts: &HashSet<usize, FixedState>) -> bool {
    let person = |at: usize| {
        let start = reading.tokens.get(at)?.range.start;
        if !starts.contains(&start) {
            return None;
        }
        reading
            .persons
            .iter()
            .find(|found| found.range.start == start)
    };
    let where_from = at.checked_sub(1).is_some_and(|before| {
        matches!(
            reading.tokens.word(before),
            "in" | "at" | "near" | "from" | "of" | "In" | "At" | "Near" | "From" | "the" | "The"
        )
    });
    // “signed by both Kinch and Blinkenberg”
    let both = at
        .checked_sub(1)
        .is_some_and(|before| matches!(reading.tokens.word(before), "both" | "between"))
        && reading
            .tokens
            .get(at + 1)
            .is_some_and(|and| and.text == "and");
    if both && item_after(reading, at).and_then(person).is_some() {
        return true;
    }
    !where_from
        && item_after(reading, at)
            .and_then(person)
            .and_then(|second| {
                let last = reading.tokens.before(second.range.end).checked_sub(1)?;
                person(item_after(reading, last)?)
            })
            .is_some()
}

/// True for a word with a capital that is nothing known, and that the collection never writes small.
fn unknown(token: &Token<'_>, small: &Words<'_>) -> bool {
    token.capital()
        && !token.shouted()
        && !token.opens
        && !token.possessive
        && token.text.chars().count() > 3
        && !lexicon::place_or_state(token.text)
        && !lexicon::title(token.text)
        && !lexicon::head(token.text)
        && !lexicon::thing(token.text)
        && !lexicon::hyphenated(token.text)
        && !small.contains(token.text.to_lowercase().as_str())
}

/// The last token of the item before this one in a list: before a comma, “and” or both.
fn item_before(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let text = |at: usize| reading.tokens.word(at);
    let mut back = at.checked_sub(1)?;
    let and = matches!(text(back), "and" | "&");
    if and {
        back = back.checked_sub(1)?;
    }
    if text(back) == "," {
        back.checked_sub(1)
    } else {
        and.then_some(back)
    }
}

/// The first token of the item after this one.
fn item_after(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let text = |at: usize| reading.tokens.word(at);
    let mut next = at + 1;
    let comma = text(next) == ",";
    if comma {
        next += 1;
    }
    let and = matches!(text(next), "and" | "&");
    if and {
        next += 1;
    }
    ((comma || and) && next < reading.tokens.len()).then_some(next)
}
