//! Who signs with initials alone: `J. W. S.` at the end of a letter is the one person of the document whose initials
//! these are.

use std::collections::BTreeSet;

use super::Field;
use super::person::{Found, Order, PersonName};
use super::reading::Reading;
use super::romanize::european;

/// A line of initials is not longer.
const LONGEST: usize = 18;

/// Finds the initials by which the letters of a document are signed.
pub(super) fn apply(readings: &mut [Vec<Reading<'_>>]) {
    for document in readings.iter_mut() {
        for number in 0..document.len() {
            let Some((at, letters)) = signed(&document[number]) else {
                continue;
            };
            if let Some(name) = only_bearer(document, &letters) {
                let reading = &mut document[number];
                reading.persons = vec![Found {
                    range: at,
                    name,
                    evidence: vec!["initials that sign"],
                }];
            }
        }
    }
}

/// The initials that are all of a text, with their place: `– J. W. S.`
fn signed(reading: &Reading<'_>) -> Option<(std::ops::Range<usize>, Vec<char>)> {
    let text = reading.source.text;
    if text.len() > LONGEST || !matches!(reading.source.field, Field::Block(_)) {
        return None;
    }
    let name = text.trim().trim_start_matches(['-', '–', '—', ' ']);
    let mut letters = Vec::new();
    let mut rest = name;
    while let Some(letter) = rest.chars().next() {
        let after = rest[letter.len_utf8()..].strip_prefix('.')?;
        if !letter.is_uppercase() {
            return None;
        }
        letters.push(letter);
        rest = after.trim_start();
    }
    let start = text.find(name)?;
    (2..=4)
        .contains(&letters.len())
        .then(|| (start..start + name.len(), letters))
}

/// The only person of a document with these initials.
fn only_bearer(document: &[Reading<'_>], letters: &[char]) -> Option<PersonName> {
    let (family, given) = letters.split_last()?;
    let mut bearers: BTreeSet<String> = BTreeSet::new();
    let mut fullest: Option<&PersonName> = None;
    for name in document
        .iter()
        .flat_map(|reading| &reading.persons)
        .map(|found| &found.name)
    {
        let first = |word: &String| word.chars().next();
        let fits = name.order == Order::GivenFirst
            && first(&name.family) == Some(*family)
            && name.given.len() >= given.len()
            && name.given.iter().map(first).zip(given).all(|(a, b)| a == Some(*b))
            // “J. S.” may be “John W. Smith”, “J. W. S.” is not “John Smith”.
            && (name.given.len() == given.len() || given.len() == 1);
        if fits {
            bearers.insert(european(&name.family));
            let length = |name: &PersonName| name.given.concat().len();
            if fullest.is_none_or(|known| length(known) < length(name)) {
                fullest = Some(name);
            }
        }
    }
    fullest.filter(|_| bearers.len() == 1).cloned()
}
