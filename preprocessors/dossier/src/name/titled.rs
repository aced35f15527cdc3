//! Titles by the use of the collection: those that are given names too (`Dean Krogh` is a dean where the collection knows
//! him as `Dean Jens Krogh`), and ranks after a name, which belong to it where it is hardly printed without.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon;
use super::people;
use super::person::{Found, Order};
use super::reading::Reading;
use super::romanize::european;

/// Takes the title off names that the collection also prints with it before another given name.
pub(super) fn apply(readings: &mut [Vec<Reading<'_>>]) {
    let mut offices: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    let mut called: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for reading in readings.iter().flatten() {
        for found in &reading.persons {
            let (Order::GivenFirst, Some(given)) = (found.name.order, found.name.given.first())
            else {
                continue;
            };
            let family = european(&found.name.family);
            let given = european(given);
            if let Some(title) = before(reading, found).and_then(ambiguous) {
                offices.entry(family.clone()).or_default().insert(title);
            }
            called.entry(family).or_default().insert(given);
        }
    }
    if offices.is_empty() {
        return;
    }
    for reading in readings.iter_mut().flatten() {
        for index in 0..reading.persons.len() {
            let found = &reading.persons[index];
            let [given] = found.name.given.as_slice() else {
                continue;
            };
            let family = european(&found.name.family);
            let office = ambiguous(given).is_some_and(|title| {
                offices
                    .get(&family)
                    .is_some_and(|titles| titles.contains(title))
            });
            // “D. Krogh” may be Dean Krogh after all.
            let own = european(given);
            let given_too = called.get(&family).is_some_and(|all| {
                all.iter().any(|other| {
                    *other != own
                        && people::agree(std::slice::from_ref(other), std::slice::from_ref(&own))
                })
            });
            if office && !given_too && found.name.order == Order::GivenFirst {
                untitle(reading, index);
            }
        }
    }
}

/// Reads `M. Delorme` as Monsieur where the collection has `M. Étienne Delorme` elsewhere, and knows nobody of the name
/// whose given name begins with M.
pub(super) fn messieurs(readings: &mut [Vec<Reading<'_>>]) {
    let mut called: BTreeSet<String> = BTreeSet::new();
    let mut own: BTreeSet<String> = BTreeSet::new();
    for reading in readings.iter().flatten() {
        for found in &reading.persons {
            let family = european(&found.name.family);
            if found.name.order == Order::GivenFirst && before(reading, found) == Some("M.") {
                called.insert(family.clone());
            }
            let of_letter = found
                .name
                .given
                .first()
                .is_some_and(|given| given.starts_with('M') && given.chars().count() > 1);
            if of_letter {
                own.insert(family);
            }
        }
    }
    if called.is_empty() {
        return;
    }
    for reading in readings.iter_mut().flatten() {
        for index in 0..reading.persons.len() {
            let name = &reading.persons[index].name;
            let family = european(&name.family);
            if name.order == Order::GivenFirst
                && name.given == ["M"]
                && called.contains(&family)
                && !own.contains(&family)
            {
                untitle(reading, index);
            }
        }
    }
}

/// Leaves the family name of a name.
fn untitle(reading: &mut Reading<'_>, index: usize) {
    let text = reading.source.text;
    let found = &mut reading.persons[index];
    let Some(at) = text
        .get(found.range.clone())
        .and_then(|form| form.rfind(found.name.family.as_str()))
    else {
        return;
    };
    found.range.start += at;
    found.name.given = Vec::new();
    found.name.order = Order::FamilyAlone;
    found.evidence = vec!["title"];
}

/// The word right before a name.
fn before<'a>(reading: &Reading<'a>, found: &Found) -> Option<&'a str> {
    let first = reading.tokens.before(found.range.start);
    first
        .checked_sub(1)
        .and_then(|before| reading.tokens.get(before))
        .map(|token| token.text)
}

/// The words that are given names and titles.
fn ambiguous(word: &str) -> Option<&'static str> {
    const BOTH: [&str; 14] = [
        "Dean", "Duke", "Earl", "Prince", "Rector", "Major", "Marshall", "Regent", "Baron",
        "Canon", "King", "Judge", "Justice", "Royal",
    ];
    BOTH.into_iter()
        .find(|both| *both == word && lexicon::given_name(word).is_some())
}

/// Leaves the ranks off, as other titles, where the collection as often as not prints the same names without: `Refet
/// Cemal Bey` beside `Refet Cemal`, but `Hamdi Bey` where nobody writes `Hamdi`.
pub(super) fn ranks(readings: &mut [Vec<Reading<'_>>]) {
    /// In so many places a name stands with its rank for one without, where the rank belongs to it.
    const HARDLY: usize = 3;
    let mut words: BTreeSet<String> = BTreeSet::new();
    let mut with = 0;
    for reading in readings.iter().flatten() {
        for found in &reading.persons {
            if rank(reading, found).is_some() {
                with += 1;
                let parts = std::iter::once(&found.name.family).chain(&found.name.given);
                words.extend(
                    parts
                        .filter(|part| part.chars().count() > 2)
                        .map(|part| lexicon::unshout(part)),
                );
            }
        }
    }
    if words.is_empty() {
        return;
    }
    let mut without = 0;
    for reading in readings.iter().flatten() {
        let ranked: Vec<_> = reading
            .persons
            .iter()
            .filter(|found| rank(reading, found).is_some())
            .map(|found| found.range.clone())
            .collect();
        let mut last = None;
        for (at, token) in reading.tokens.iter().enumerate() {
            let free = ranked
                .iter()
                .all(|range| !range.contains(&token.range.start))
                && !reading
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| lexicon::title_after(next.text));
            if token.capital() && free && words.contains(&lexicon::unshout(token.text)) {
                // The words of one name count once.
                without += usize::from(last != at.checked_sub(1) || last.is_none());
                last = Some(at);
            }
        }
    }
    if without * HARDLY < with {
        return;
    }
    for reading in readings.iter_mut().flatten() {
        for index in 0..reading.persons.len() {
            if let Some(end) = rank(reading, &reading.persons[index]) {
                reading.persons[index].range.end = end;
            }
        }
    }
}

/// Where a name ends before the rank with which it is printed.
fn rank(reading: &Reading<'_>, found: &Found) -> Option<usize> {
    let form = reading.source.text.get(found.range.clone())?;
    let (name, rank) = form.rsplit_once(char::is_whitespace)?;
    lexicon::rank_after(rank).then(|| found.range.start + name.trim_end().len())
}
