//! Given names: unknown ones before an established family name, and those that stand alone.

use std::collections::BTreeSet;

use super::super::lexicon;
use super::super::person::{self, Order, PersonName};
use super::super::reading::Reading;
use super::super::token::{Kind, Token};
use super::{Words, add, beside_another, beside_capital, counts, places_follow};

/// `Apa Pant, our Political Officer,`: an unknown word before a family name at the start of a sentence is the given name,
/// where the collection never writes it small.
pub(in crate::name) fn given_that_opens(reading: &mut Reading<'_>, small: &Words<'_>) {
    let blocked = reading.blocked();
    for index in 0..reading.persons.len() {
        let found = &reading.persons[index];
        if found.name.order != Order::FamilyAlone || found.name.family.contains(' ') {
            continue;
        }
        let at = reading.tokens.before(found.range.start);
        let before = at.checked_sub(1).and_then(|at| reading.tokens.get(at));
        let opens = before.is_some_and(|before| before.opens);
        // What gives a name its title where nothing else stands before it is the title: “Tun Osman”.
        if !opens || found.evidence.contains(&"title") {
            continue;
        }
        if let Some(first) = given_before(reading, &blocked, at, small)
            && let Some(given) = reading.tokens.get(first)
            && !given.text.ends_with("ly")
        {
            let found = &mut reading.persons[index];
            found.range.start = given.range.start;
            found.name.given = vec![given.text.to_owned()];
            found.name.order = Order::GivenFirst;
            found
                .evidence
                .push("unknown word before a family name at the start of a sentence");
        }
    }
}

/// The unknown word before a family name that may be a given name: the collection never writes it small where it opens
/// a sentence, and it is nothing else.
pub(super) fn given_before(
    reading: &Reading<'_>,
    blocked: &[bool],
    at: usize,
    small: &Words<'_>,
) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let (given, family) = (reading.tokens.get(before)?, reading.tokens.get(at)?);
    let small_word = given.opens && small.contains(given.text.to_lowercase().as_str());
    let unknown = given.capital()
        && !given.possessive
        && !small_word
        && !blocked[before]
        && given.text.chars().count() > 2
        && !lexicon::place(given.text)
        && given.shouted() == family.shouted()
        && !lexicon::no_name(given.text)
        && !lexicon::title(given.text)
        && !lexicon::head(given.text)
        && !lexicon::honorific_after(given.text)
        && !lexicon::hyphenated(given.text)
        && lexicon::asian_family(given.text).is_none()
        && lexicon::asian_family(family.text).is_none();
    // Nothing else with a capital stands before it or after the family name.
    let free =
        |left: usize, right: usize| match (reading.tokens.get(left), reading.tokens.get(right)) {
            (Some(a), Some(b)) => {
                a.possessive
                    || !reading.source.text[a.range.end..b.range.start]
                        .chars()
                        .all(char::is_whitespace)
                    || !(a.capital() && b.capital())
                    || lexicon::title(a.text)
            }
            _ => true,
        };
    let adjoin = reading.source.text[given.range.end..family.range.start]
        .chars()
        .all(char::is_whitespace);
    (unknown
        && adjoin
        && free(at, at + 1)
        && before
            .checked_sub(1)
            .is_none_or(|first| free(first, before)))
    .then_some(before)
}

/// Given names alone, of persons whom the document names in full: “Gonjiro”, “Giap”, “Refet”.
pub(in crate::name) fn given_alone(
    reading: &mut Reading<'_>,
    given: &BTreeSet<String>,
    small: &Words<'_>,
) {
    let blocked = reading.blocked();
    let mut found = Vec::new();
    for (at, token) in reading.tokens.iter().enumerate() {
        if blocked[at]
            || !token.capital()
            || !(given.contains(token.text) || alone(&token, small))
            || places_follow(reading, at)
            || counts(reading, at)
            || beside_another(reading, &blocked, at)
            || beside_capital(reading, at)
        {
            continue;
        }
        found.push(person::Found {
            range: token.range,
            name: PersonName {
                family: String::new(),
                given: vec![token.text.to_owned()],
                order: Order::GivenAlone,
            },
            evidence: vec![if given.contains(token.text) {
                "given name of a person whom the document names in full"
            } else {
                "given name alone"
            }],
        });
    }
    add(reading, found);
}

/// True for a given name that may stand alone: a whole and common one, which is no town and no word that the collection
/// writes small.
fn alone(token: &Token<'_>, small: &Words<'_>) -> bool {
    token.kind == Kind::Word
        && token.text.chars().count() > 3
        && lexicon::common_given(token.text)
        && !lexicon::place(token.text)
        && !lexicon::no_name(token.text)
        && !lexicon::title(token.text)
        && !lexicon::head(token.text)
        && !lexicon::word_and_surname(token.text)
        && !small.contains(token.text.to_lowercase().as_str())
}

/// The given names by which a document may call a person whom it names in full: whole ones that are not also a
/// family name there, a common word or a town. Of a Vietnamese name it is the last.
pub(in crate::name) fn given_names(
    document: &[Reading<'_>],
    small: &Words<'_>,
) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut families = BTreeSet::new();
    for name in document
        .iter()
        .flat_map(|reading| &reading.persons)
        .map(|found| &found.name)
    {
        families.insert(name.family.clone());
        out.extend(called_by(name));
    }
    out.retain(|given| {
        !families.contains(given)
            && given.chars().count() > 2
            && !lexicon::no_name(given)
            && !lexicon::title(given)
            && !small.contains(given.to_lowercase().as_str())
    });
    out
}

/// The given name by which a person may be called: the first, or the last of a Vietnamese name.
pub(in crate::name) fn called_by(name: &PersonName) -> Option<String> {
    let vietnamese = name.order == Order::FamilyFirst
        && name.given.len() >= 2
        && lexicon::asian_family(&name.family)
            .is_some_and(|languages| languages.contains("vietnamese"));
    // “Jorge de Castelo Mendo”: behind a particle the family name begins.
    let own = name
        .given
        .iter()
        .take_while(|part| !lexicon::particle(part))
        .count();
    let given = if vietnamese {
        name.given.last()?
    } else if matches!(name.order, Order::GivenFirst | Order::FamilyFirst) && own <= 2 {
        name.given.first()?
    } else {
        return None;
    };
    // One syllable of a Korean or Chinese name is no form of address.
    let whole = vietnamese
        || name.order == Order::GivenFirst
        || given.chars().count() > 4 && !given.contains('-') && name.given.len() == 1;
    whole.then(|| given.clone())
}
