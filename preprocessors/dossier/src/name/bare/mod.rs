//! Bare family names and given names, told by what the collection as a whole establishes.

mod capitals;
mod given;
mod joined;
mod listed;

use std::collections::{BTreeSet, HashMap, HashSet};

use foldhash::fast::FixedState;

pub(super) use given::{called_by, given_alone, given_names, given_that_opens};
pub(super) use listed::listed;

pub(super) use capitals::telegraphed;
use capitals::{beside_capital_before, shouted_own};
use given::given_before;
use joined::{compound, pair, particled, with_small_particle};

use super::lexicon;
use super::person::{self, Order, PersonName};
use super::reading::Reading;
use super::token::Kind;

/// Words asked for at every word of a text, never read in order.
pub(super) type Words<'a> = HashSet<&'a str, FixedState>;

/// Family names with the documents that establish them. Nothing is ever read from them in order.
pub(super) type Families = HashMap<String, BTreeSet<usize>, FixedState>;

/// The words that the collection writes small somewhere: where they stand with a capital they may be no names.
pub(super) fn small_words<'a>(readings: &[Vec<Reading<'a>>]) -> Words<'a> {
    readings
        .iter()
        .flatten()
        .flat_map(|reading| reading.tokens.iter())
        .filter(|token| token.kind == Kind::Word && token.text.starts_with(char::is_lowercase))
        .map(|token| token.text)
        .collect()
}

/// The family names that the collection establishes by a fuller name, a title or a label. A word that the collection
/// also writes small is no name where it stands alone.
pub(super) fn surnames(readings: &[Vec<Reading<'_>>], small: &Words<'_>) -> Families {
    let mut out = Families::default();
    for (number, document) in readings.iter().enumerate() {
        for found in document.iter().flat_map(|reading| &reading.persons) {
            let family = &found.name.family;
            if family.chars().count() > 1 {
                out.entry(family.clone()).or_default().insert(number);
                out.entry(lexicon::unshout(family))
                    .or_default()
                    .insert(number);
                if let Some(plain) = with_small_particle(family) {
                    out.entry(plain).or_default().insert(number);
                }
            }
        }
    }
    out.retain(|family, _| {
        !small.contains(family.to_lowercase().as_str()) && !lexicon::no_name(family)
    });
    out
}

/// Bare family names of persons whom the collection establishes.
pub(super) fn bare_surnames(
    reading: &mut Reading<'_>,
    surnames: &Families,
    compounds: &BTreeSet<(String, String)>,
    own: &BTreeSet<String>,
    small: &Words<'_>,
) {
    let blocked = reading.blocked();
    let tokens = reading.tokens.all();
    let text = reading.source.text;
    let telegram = telegraphed(tokens.iter().cloned());
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let within = found
            .last()
            .is_some_and(|last: &person::Found| last.range.end > token.range.start);
        if blocked[at] || within {
            continue;
        }
        if let Some(names) = particled((text, &tokens), at, &blocked, surnames)
            .or_else(|| compound((text, &tokens), at, &blocked, compounds))
            .or_else(|| pair((text, &tokens), at, surnames))
        {
            found.extend(names);
            continue;
        }
        let wired = telegram && capitals::established(token, surnames);
        if !(token.capital() || person::article_name(token.text))
            || !(surnames.contains_key(token.text) || shouted_own(token, surnames, own) || wired)
            || (lexicon::word_and_surname(&lexicon::unshout(token.text))
                && !own.contains(token.text)
                && !well_known(reading, at, surnames))
            || (lexicon::title(token.text)
                && tokens
                    .get(at + 1)
                    .is_some_and(|next| next.capital() || next.kind == Kind::Initials))
            || (places_follow(reading, at) && !lexicon::statesman(token.text))
            || person::bearers::borne(text, &tokens, at, at + 1)
        {
            continue;
        }
        // “Kermit Roosevelt”: an unknown word before an established family name is a given name.
        let given = given_before(reading, &blocked, at, small).filter(|first| {
            // “FASMER SKAVLAN” are two, “MEHN BERGEN” is somebody and where he is.
            let two = token.shouted()
                && surnames.contains_key(lexicon::unshout(tokens[*first].text).as_str());
            !(wired || two || lexicon::place(token.text))
        });
        if let Some(first) = given {
            let given = &tokens[first];
            found.push(person::Found {
                range: given.range.start..token.range.end,
                name: PersonName {
                    family: token.text.to_owned(),
                    given: vec![given.text.to_owned()],
                    order: Order::GivenFirst,
                },
                evidence: vec!["unknown word before a family name established in the collection"],
            });
            continue;
        }
        let headline =
            wired || shouted_own(token, surnames, own) && !beside_capital_before(reading, at);
        if beside_another(reading, &blocked, at) && !headline {
            continue;
        }
        found.push(person::Found {
            range: token.range.clone(),
            name: PersonName {
                family: token.text.to_owned(),
                given: Vec::new(),
                order: Order::FamilyAlone,
            },
            evidence: vec!["family name established in the collection"],
        });
    }
    add(reading, found);
}

/// “while Foster is in Washington”: a family name that is a word too, which several documents establish, inside a
/// sentence and without an article.
fn well_known(reading: &Reading<'_>, at: usize, surnames: &Families) -> bool {
    const SEVERAL: usize = 2;
    let Some(token) = reading.tokens.get(at) else {
        return false;
    };
    let before = at
        .checked_sub(1)
        .map_or("", |before| reading.tokens.word(before));
    surnames
        .get(token.text)
        .is_some_and(|documents| documents.len() >= SEVERAL)
        && !token.opens
        && token.text.chars().count() > 3
        && !token.shouted()
        && !lexicon::title(token.text)
        && !lexicon::head(token.text)
        && !person::bearers::divides_time(token.text)
        && !matches!(before, "the" | "The" | "a" | "an" | "this" | "our" | "of")
        && !beside_capital(reading, at)
}

/// True after “in”, “near”, “at”: where a town stands rather than a person.
fn places_follow(reading: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| reading.tokens.get(before))
        .is_some_and(|before| {
            matches!(
                before.text,
                "in" | "near" | "at" | "In" | "At" | "IN" | "AT"
            )
        })
}

/// `Art. 3`, `Vol 2`: a word that a number follows divides a text.
fn counts(reading: &Reading<'_>, at: usize) -> bool {
    let kind = |at: usize| reading.tokens.get(at).map(|token| (token.kind, token.text));
    match kind(at + 1) {
        Some((Kind::Number, _)) => true,
        Some((Kind::Mark, ".")) => {
            reading.tokens.word(at).len() < 5 && matches!(kind(at + 2), Some((Kind::Number, _)))
        }
        _ => false,
    }
}

/// True where an unknown word with a capital stands beside: “Peng Zhen” is not the “Peng” of another full name.
fn beside_another(reading: &Reading<'_>, blocked: &[bool], at: usize) -> bool {
    let adjoin =
        |left: usize, right: usize| match (reading.tokens.get(left), reading.tokens.get(right)) {
            (Some(a), Some(b)) => {
                !a.possessive
                    && reading.source.text[a.range.end..b.range.start]
                        .chars()
                        .all(char::is_whitespace)
            }
            _ => false,
        };
    let unknown = |other: usize| {
        reading.tokens.get(other).is_some_and(|token| {
            token.capital()
                && !blocked[other]
                && !token.opens
                && !lexicon::no_name(token.text)
                && !lexicon::title(token.text)
                && !lexicon::head(token.text)
        })
    };
    (adjoin(at, at + 1) && unknown(at + 1))
        || at
            .checked_sub(1)
            .is_some_and(|before| adjoin(before, at) && unknown(before))
}

/// Puts persons among those of a text, in order.
fn add(reading: &mut Reading<'_>, found: Vec<person::Found>) {
    reading.persons.extend(found);
    reading
        .persons
        .sort_by_key(|found| (found.range.start, found.range.end));
}

/// True where a word with a capital, of whatever kind, or initials stand right beside.
fn beside_capital(reading: &Reading<'_>, at: usize) -> bool {
    let beside = |left: usize, right: usize, other: usize| match (
        reading.tokens.get(left),
        reading.tokens.get(right),
    ) {
        (Some(a), Some(b)) => {
            !a.possessive
                && reading.source.text[a.range.end..b.range.start]
                    .chars()
                    .all(char::is_whitespace)
                && reading.tokens.get(other).is_some_and(|token| {
                    (token.capital()
                        && !lexicon::title(token.text)
                        && !(token.opens && lexicon::no_name(token.text)))
                        || token.kind == Kind::Initials
                })
        }
        _ => false,
    };
    beside(at, at + 1, at + 1)
        || at
            .checked_sub(1)
            .is_some_and(|before| beside(before, at, before))
}
