//! Family names of two words with a particle (`de Gaulle`), and two family names joined by a hyphen (`Bolz-Zorin`).

use std::collections::BTreeSet;

use super::super::lexicon;
use super::super::person::{self, Order, PersonName};
use super::super::token::{Kind, Token};
use super::Families;

/// No particle of the lexicon is longer.
const LONGEST_PARTICLE: usize = 5;

/// A family name of two words whose first is a particle, with the particle small: `De Gaulle` as `de Gaulle`.
pub(super) fn with_small_particle(family: &str) -> Option<String> {
    let (particle, name) = family.split_once(' ')?;
    let small = particle.to_lowercase();
    (!name.contains(' ') && lexicon::particle(&small)).then(|| format!("{small} {name}"))
}

fn alone(family: &str, range: std::ops::Range<usize>) -> person::Found {
    person::Found {
        range,
        name: PersonName {
            family: family.to_owned(),
            given: Vec::new(),
            order: Order::FamilyAlone,
        },
        evidence: vec!["family name established in the collection"],
    }
}

/// `De Gaulle` at the start of a sentence, `as de Gaulle put it`: a family name with its particle, which the collection
/// establishes.
pub(super) fn particled(
    (text, tokens): (&str, &[Token<'_>]),
    at: usize,
    blocked: &[bool],
    surnames: &Families,
) -> Option<Vec<person::Found>> {
    let (particle, name) = (&tokens[at], tokens.get(at + 1)?);
    let beside = || {
        text[particle.range.end..name.range.start]
            .chars()
            .all(char::is_whitespace)
    };
    if particle.text.len() > LONGEST_PARTICLE
        || particle.kind != Kind::Word
        || !name.capital()
        || blocked[at + 1]
        || !beside()
    {
        return None;
    }
    let small = particle.text.to_lowercase();
    let family = lexicon::particle(&small)
        .then(|| format!("{small} {}", name.text))
        .filter(|family| surnames.contains_key(family.as_str()))?;
    let borne = person::bearers::borne(text, tokens, at, at + 2);
    // “Charles de Gaulle”, “Van der Byl”: more of the name stands before it.
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let more = before.is_some_and(|before| {
        (before.capital() && !lexicon::title(before.text) && !before.opens
            || before.kind == Kind::Initials
            || lexicon::particle(before.text))
            && text[before.range.end..particle.range.start]
                .chars()
                .all(char::is_whitespace)
    });
    (!borne && !more).then(|| vec![alone(&family, particle.range.start..name.range.end)])
}

/// `Soares de Melo said`, `and Marlow Pike`: a family name of two words that the full names of the collection show.
pub(super) fn compound(
    (text, tokens): (&str, &[Token<'_>]),
    at: usize,
    blocked: &[bool],
    compounds: &BTreeSet<(String, String)>,
) -> Option<Vec<person::Found>> {
    let first = &tokens[at];
    if !first.capital() || first.possessive || compounds.is_empty() {
        return None;
    }
    let next = tokens.get(at + 1).filter(|_| !blocked[at + 1])?;
    let end = if lexicon::particle(next.text) {
        at + 3
    } else {
        at + 2
    };
    let last = tokens.get(end - 1).filter(|_| !blocked[end - 1])?;
    let family = &text[next.range.start..last.range.end];
    let beside = |left: &Token<'_>, right: &Token<'_>| {
        text[left.range.end..right.range.start]
            .chars()
            .all(char::is_whitespace)
    };
    let known = last.capital()
        && beside(first, next)
        && (end == at + 2 || beside(next, last))
        && compounds.contains(&(first.text.to_owned(), family.to_owned()));
    // “Edmund Marlow Pike” is found by his given name.
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let more = before.is_some_and(|before| {
        (before.capital() && !before.opens && !lexicon::title(before.text)
            || before.kind == Kind::Initials)
            && beside(before, first)
    });
    (known && !more && !person::bearers::borne(text, tokens, at, end)).then(|| {
        vec![person::Found {
            range: first.range.start..last.range.end,
            name: PersonName {
                family: family.to_owned(),
                given: vec![first.text.to_owned()],
                order: Order::GivenFirst,
            },
            evidence: vec!["family name established in the collection"],
        }]
    })
}

/// `the letters Bolz-Zorin`: two persons whom the collection names, joined by a hyphen.
pub(super) fn pair(
    (text, tokens): (&str, &[Token<'_>]),
    at: usize,
    surnames: &Families,
) -> Option<Vec<person::Found>> {
    let token = &tokens[at];
    if !token.capital() || !token.text.contains('-') {
        return None;
    }
    let (first, second) = token.text.split_once('-')?;
    let known = |name: &str| {
        name.chars().count() > 3
            && (surnames.contains_key(name) || lexicon::statesman(name))
            && !lexicon::word_and_surname(name)
            && lexicon::given_name(name).is_none()
    };
    let thing = tokens
        .get(at + 1)
        .is_some_and(|next| next.capital() && text[token.range.end..next.range.start] == *" ");
    let fits = known(first) && known(second) && !surnames.contains_key(token.text) && !thing;
    fits.then(|| {
        let middle = token.range.start + first.len();
        vec![
            alone(first, token.range.start..middle),
            alone(second, middle + 1..token.range.end),
        ]
    })
}
