//! Abbreviations that a text defines: `Afro-Asian Peoples' Solidarity Organization (AAPSO)`, then `AAPSO` wherever it stands.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::bodies::{self, Identity};
use super::body::{self, Piece};
use super::reading::Reading;
use super::token::{Kind, Token};

/// What the collection defines an abbreviation to be; none where it does so twice.
type Defined = HashMap<String, Option<Identity>, FixedState>;

/// Reads names by the abbreviation in brackets after them: `International Telephone and Telegraph Corporation (ITT)`.
/// The name begins where its initials begin to spell the abbreviation.
pub(super) fn by_initials(readings: &mut [Vec<Reading<'_>>]) {
    for reading in readings.iter_mut().flatten() {
        let text = reading.source.text;
        if !text.contains([')', ']']) {
            continue;
        }
        let tokens = reading.tokens.all();
        let spelled: Vec<(Range<usize>, Range<usize>)> = (0..tokens.len())
            .filter_map(|at| spelled(&tokens, at))
            .collect();
        for (name, short) in spelled {
            widen(reading, &name, &short);
        }
    }
}

/// The name before an abbreviation in brackets at a token, where its initials spell it; with the abbreviation.
fn spelled(tokens: &[Token<'_>], at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let short = tokens.get(at)?;
    if !matches!(tokens.get(at.checked_sub(1)?)?.text, "(" | "[")
        || !matches!(tokens.get(at + 1)?.text, ")" | "]")
    {
        return None;
    }
    let letters: Vec<char> = short
        .text
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .collect();
    let fits =
        (3..=8).contains(&letters.len()) && letters.iter().all(|letter| letter.is_uppercase());
    if !fits {
        return None;
    }
    let mut left = letters.len();
    let mut first = at - 1;
    let mut start = None;
    while left > 0 && first > 0 && at - first < 14 {
        let token = tokens.get(first - 1)?;
        if token.capital() {
            // “Anglo-Iranian” gives two letters, or the one.
            let parts: Vec<char> = token
                .text
                .split('-')
                .rev()
                .filter_map(|part| part.chars().next())
                .collect();
            let fitting = parts.iter().enumerate().take_while(|(index, part)| {
                left.checked_sub(index + 1)
                    .is_some_and(|place| part.eq_ignore_ascii_case(&letters[place]))
            });
            let fitting = fitting.count();
            if fitting == parts.len() {
                left -= fitting;
            } else if parts
                .last()
                .is_some_and(|part| part.eq_ignore_ascii_case(&letters[left - 1]))
            {
                left -= 1;
            } else if first == at - 1
                && matches!(
                    token.text,
                    "Corporation" | "Company" | "Limited" | "Ltd" | "Inc"
                )
            {
                // “International Telephone and Telegraph Corporation (ITT)”: the form of the firm is left out.
            } else {
                return None;
            }
            start = Some(token.range.start);
        } else if !matches!(
            token.text,
            "of" | "for"
                | "and"
                | "the"
                | "on"
                | "in"
                | "de"
                | "des"
                | "du"
                | "&"
                | "to"
                | "del"
                | "la"
        ) {
            return None;
        }
        first -= 1;
    }
    let end = tokens.get(at - 2)?.range.end;
    (left == 0).then(|| (start.unwrap_or(end)..end, short.range.clone()))
}

/// Makes a body of a range: the body that ends there is widened to it.
fn widen(reading: &mut Reading<'_>, name: &Range<usize>, short: &Range<usize>) {
    if name.is_empty() || reading.states.iter().any(|found| found.range == *name) {
        return;
    }
    let whole = reading
        .bodies
        .iter()
        .any(|found| found.range.end == name.end && found.range.start <= name.start);
    if whole {
        return;
    }
    let known = reading
        .bodies
        .iter()
        .filter(|found| found.range.end == name.end)
        .min_by_key(|found| found.range.start)
        .cloned();
    let mut pieces = vec![(
        Piece::Word,
        name.start..known.as_ref().map_or(name.end, |found| found.range.start),
    )];
    if let Some(known) = &known {
        pieces.extend(known.pieces.iter().cloned());
    }
    reading
        .bodies
        .retain(|found| found.range.start < name.start || found.range.end > name.end);
    reading
        .persons
        .retain(|found| found.range.end <= name.start || found.range.start >= name.end);
    reading.bodies.push(body::Found {
        range: name.clone(),
        pieces,
        place: None,
        defines: Some(short.clone()),
        defined: None,
        evidence: vec!["initials spelled by the abbreviation after it"],
    });
    reading
        .bodies
        .sort_by_key(|found| (found.range.start, found.range.end));
}

/// Adds the bodies named by an abbreviation that the collection defines; one defined twice is nobody's.
pub(super) fn apply(readings: &mut [Vec<Reading<'_>>]) {
    let mut defined = Defined::default();
    for reading in readings.iter().flatten() {
        for found in &reading.bodies {
            let Some(short) = &found.defines else {
                continue;
            };
            let identity = bodies::identity(reading.source.text, found);
            defined
                .entry(reading.source.text[short.clone()].to_owned())
                .and_modify(|known| {
                    if known.as_ref() != Some(&identity) {
                        *known = None;
                    }
                })
                .or_insert(Some(identity));
        }
    }
    defined.retain(|_, identity| identity.is_some());
    if defined.is_empty() {
        return;
    }
    for reading in readings.iter_mut().flatten() {
        add(reading, &defined);
    }
}

/// Adds the defined abbreviations of one text.
fn add(reading: &mut Reading<'_>, defined: &Defined) {
    let mut added = Vec::new();
    let mut next = 0;
    let mut furthest = 0;
    for token in reading.tokens.iter() {
        while let Some(found) = reading
            .bodies
            .get(next)
            .filter(|found| found.range.start <= token.range.start)
        {
            furthest = furthest.max(found.range.end);
            next += 1;
        }
        if !matches!(token.kind, Kind::Word | Kind::Initials) || token.range.start < furthest {
            continue;
        }
        if let Some(Some(identity)) = defined.get(token.text) {
            added.push(body::Found {
                range: token.range.clone(),
                pieces: Vec::new(),
                place: None,
                defines: None,
                defined: Some(identity.clone()),
                evidence: vec!["abbreviation defined in the collection"],
            });
        }
    }
    if added.is_empty() {
        return;
    }
    // What was taken for a person's name or a state is the abbreviation.
    let inside = |start: usize| {
        added
            .iter()
            .any(|found: &body::Found| found.range.contains(&start))
    };
    reading.persons.retain(|found| !inside(found.range.start));
    reading.states.retain(|found| !inside(found.range.start));
    reading.bodies.extend(added);
    reading
        .bodies
        .sort_by_key(|found| (found.range.start, found.range.end));
}
