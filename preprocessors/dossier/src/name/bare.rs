//! Bare family names and given names, told by what the collection as a whole establishes.

use std::collections::{BTreeSet, HashMap, HashSet};

use foldhash::fast::FixedState;

use super::lexicon;
use super::person::{self, Order, PersonName};
use super::reading::Reading;
use super::token::{Kind, Token};

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
    own: &BTreeSet<String>,
    small: &Words<'_>,
) {
    let blocked = reading.blocked();
    let mut found = Vec::new();
    let tokens = reading.tokens.all();
    for (at, token) in tokens.iter().enumerate() {
        if blocked[at]
            || !(token.capital() || person::article_name(token.text))
            || !(surnames.contains_key(token.text) || shouted_own(token, surnames, own))
            || (lexicon::word_and_surname(&lexicon::unshout(token.text))
                && !own.contains(token.text)
                && !well_known(reading, at, surnames))
            || (lexicon::title(token.text)
                && tokens
                    .get(at + 1)
                    .is_some_and(|next| next.capital() || next.kind == Kind::Initials))
            || (places_follow(reading, at) && !lexicon::statesman(token.text))
            || person::alone::bears_name(reading.source.text, &tokens, at)
            || person::alone::ship(&tokens, at)
        {
            continue;
        }
        // “Kermit Roosevelt”: an unknown word before an established family name is a given name.
        if let Some(first) = given_before(reading, &blocked, at, small) {
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
        let headline = shouted_own(token, surnames, own) && !beside_capital_before(reading, at);
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

/// `DÍAZ`, in capitals in a headline: a family name that the document prints with small letters too.
fn shouted_own(token: &Token<'_>, surnames: &Families, own: &BTreeSet<String>) -> bool {
    if !token.shouted() || token.text.chars().count() < 4 {
        return false;
    }
    let plain = lexicon::unshout(token.text);
    surnames.contains_key(plain.as_str()) && own.contains(&plain)
}

/// True where a word with a capital stands right before.
fn beside_capital_before(reading: &Reading<'_>, at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .and_then(|before| reading.tokens.get(before));
    matches!((before, reading.tokens.get(at)), (Some(before), Some(token)) if before.capital()
        && reading.source.text[before.range.end..token.range.start]
            .chars()
            .all(char::is_whitespace))
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
        && !person::alone::divides_time(token.text)
        && !matches!(before, "the" | "The" | "a" | "an" | "this" | "our" | "of")
        && !beside_capital(reading, at)
}

/// Names that only their places in a list tell: `Harriman, Kaysen, Nitze and General Adams`. A word is one where the
/// items on both sides of it, or the two before it, are persons' names.
pub(super) fn listed(reading: &mut Reading<'_>, small: &Words<'_>) {
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
            continue;
        };
        let end = before.range.end;
        let after_person =
            ends.contains(&end) || found.last().is_some_and(|last| last.range.end == end);
        if !after_person {
            continue;
        }
        // The item after it, behind titles.
        let mut next = item_after(reading, at);
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
            found.push(person::Found {
                range: token.range,
                name: PersonName {
                    family: token.text.to_owned(),
                    given: Vec::new(),
                    order: Order::FamilyAlone,
                },
                evidence: vec!["between persons in a list"],
            });
        }
    }
    add(reading, found);
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

/// `Apa Pant, our Political Officer,`: an unknown word before a family name at the start of a sentence is the given name,
/// where the collection never writes it small.
pub(super) fn given_that_opens(reading: &mut Reading<'_>, small: &Words<'_>) {
    let blocked = reading.blocked();
    for index in 0..reading.persons.len() {
        let found = &reading.persons[index];
        if found.name.order != Order::FamilyAlone || found.name.family.contains(' ') {
            continue;
        }
        let at = reading.tokens.before(found.range.start);
        let before = at.checked_sub(1).and_then(|at| reading.tokens.get(at));
        let opens = before.is_some_and(|before| before.opens);
        if !opens {
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
fn given_before(
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
pub(super) fn given_alone(reading: &mut Reading<'_>, given: &BTreeSet<String>, small: &Words<'_>) {
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

/// The given names by which a document may call a person whom it names in full: whole ones that are not also a
/// family name there, a common word or a town. Of a Vietnamese name it is the last.
pub(super) fn given_names(document: &[Reading<'_>], small: &Words<'_>) -> BTreeSet<String> {
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
pub(super) fn called_by(name: &PersonName) -> Option<String> {
    let vietnamese = name.order == Order::FamilyFirst
        && name.given.len() >= 2
        && lexicon::asian_family(&name.family)
            .is_some_and(|languages| languages.contains("vietnamese"));
    let given = if vietnamese {
        name.given.last()?
    } else if matches!(name.order, Order::GivenFirst | Order::FamilyFirst) && name.given.len() <= 2
    {
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

/// True after “in”, “near”, “at”: where a town stands rather than a person.
fn places_follow(reading: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| reading.tokens.get(before))
        .is_some_and(|before| matches!(before.text, "in" | "near" | "at" | "In" | "At"))
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
