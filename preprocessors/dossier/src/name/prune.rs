//! Words that only look like names are taken back by what the collection as a whole tells of them.

use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

use super::bare::{Words, telegraphed};
use super::lexicon;
use super::person::bearers::THING;
use super::person::{Found, Order};
use super::reading::Reading;

/// What tells a word for a name by its place alone.
const CONTEXTS: [&str; 9] = [
    "subject of a verb of speech",
    "ending of family names",
    "title",
    "apposition",
    "kinship",
    "salutation",
    "told or asked",
    "kin or servants",
    "it is said to be so called",
];

/// Takes back what only looks like a name: “Frank Exchange”, “President Elect”.
pub(super) fn prune(readings: &mut [Vec<Reading<'_>>], small: &Words<'_>) {
    let common = |word: &str| small.contains(word.to_lowercase().as_str());
    let families = printed_families(readings);
    let labels = labels(readings);
    let towns = towns(readings);
    let things = things(readings);
    for (document, reading) in readings
        .iter_mut()
        .enumerate()
        .flat_map(|(number, document)| document.iter_mut().map(move |reading| (number, reading)))
    {
        let text = reading.source.text;
        let telegram = !reading.persons.is_empty() && telegraphed(reading.tokens.iter());
        let (gone, persons) = std::mem::take(&mut reading.persons)
            .into_iter()
            .partition(|found| {
                found.evidence.contains(&THING)
                    || found.evidence.len() == 1 && things.contains(&text[found.range.clone()])
            });
        reading.persons = persons;
        let gone: Vec<Found> = gone;
        reading.things = gone.into_iter().map(|found| found.range).collect();
        reading.persons.retain(|found| {
            let name = &found.name;
            if towns.contains(&text[found.range.clone()])
                || telegram && !wired(found, &text[found.range.clone()], &families)
            {
                return false;
            }
            let labelled = found.evidence.contains(&"label or field");
            // “HUMPHREY SIGNS” in a headline, where the text knows a Humphrey.
            let headline = name.order == Order::GivenFirst
                && name.given.len() == 1
                && found.evidence == ["given name"]
                && !text[found.range.clone()].contains(char::is_lowercase)
                && !families.contains(&lexicon::unshout(&name.family))
                && families.contains(&lexicon::unshout(&name.given[0]));
            // “Invited:” stands once, and a speaker speaks again.
            let heading = labelled
                && name.order == Order::FamilyAlone
                && found.evidence.len() == 1
                && common(&name.family)
                && labels.get(&(document, name.family.clone())) == Some(&1);
            if headline || heading && !lexicon::word_and_surname(&name.family) {
                return false;
            }
            let kept = labelled || lexicon::word_and_surname(&name.family);
            let words = match (name.order, found.evidence.as_slice()) {
                (Order::FamilyAlone, [evidence, ..]) if CONTEXTS.contains(evidence) => {
                    common(&name.family) && !addressed(text, found.range.start)
                }
                (Order::GivenFirst | Order::FamilyFirst, [_]) => {
                    common(&name.family)
                        && name.given.len() == 1
                        && name.given.iter().all(|given| common(given))
                }
                _ => false,
            };
            kept || !words
        });
    }
}

/// True for a name that may be one in a telegram in capitals, where any two words stand side by side: its family name
/// is known.
fn wired(found: &Found, form: &str, families: &HashSet<String, FixedState>) -> bool {
    let name = &found.name;
    name.order != Order::GivenFirst
        || form.contains(char::is_lowercase)
        || found.evidence.contains(&"initials")
        || lexicon::statesman(&name.family)
        || families.contains(&lexicon::unshout(&name.family))
}

/// Names in the order of the East that stand after “at”, “in” or “near” wherever the collection prints them, and never
/// after a title: `the action at Tseng Jong`.
fn towns(readings: &[Vec<Reading<'_>>]) -> HashSet<String, FixedState> {
    let mut places: HashSet<String, FixedState> = HashSet::default();
    let mut persons: HashSet<&str, FixedState> = HashSet::default();
    for reading in readings.iter().flatten() {
        let text = reading.source.text;
        for found in &reading.persons {
            if found.name.order != Order::FamilyFirst {
                continue;
            }
            let form = &text[found.range.clone()];
            let before = text[..found.range.start].trim_end();
            let stands_in = [" at", " in", " near"]
                .iter()
                .any(|place| before.ends_with(place));
            let possessive = text[found.range.end..].starts_with(['\'', '’']);
            if stands_in && !possessive && found.evidence.len() == 1 {
                places.insert(form.to_owned());
            } else {
                persons.insert(form);
            }
        }
    }
    places.retain(|form| !persons.contains(form.as_str()));
    places
}

/// Full names that the collection prints as those of ships, and never after a title or with anything else that tells a
/// person: `the Piet Mulder had sailed`.
fn things(readings: &[Vec<Reading<'_>>]) -> HashSet<String, FixedState> {
    let mut things: HashSet<String, FixedState> = HashSet::default();
    let mut persons: HashSet<&str, FixedState> = HashSet::default();
    for reading in readings.iter().flatten() {
        for found in &reading.persons {
            let form = &reading.source.text[found.range.clone()];
            if found.evidence.contains(&THING) {
                things.insert(form.to_owned());
            } else if found.evidence.len() > 1 || found.name.order != Order::GivenFirst {
                persons.insert(form);
            }
        }
    }
    things.retain(|form| !persons.contains(form.as_str()));
    things
}

/// True right after a form of address that no office takes: in “Dr. Learned” even a common word is a family name.
fn addressed(text: &str, start: usize) -> bool {
    text[..start]
        .rsplit(char::is_whitespace)
        .nth(1)
        .is_some_and(lexicon::plain_address)
        && text[start..].starts_with(char::is_uppercase)
}

/// The family names that the collection prints with small letters.
fn printed_families(readings: &[Vec<Reading<'_>>]) -> HashSet<String, FixedState> {
    readings
        .iter()
        .flatten()
        .flat_map(|reading| &reading.persons)
        .map(|found| found.name.family.clone())
        .filter(|family| family.contains(char::is_lowercase))
        .collect()
}

/// How often each document labels a speech or a list with a name of one word.
fn labels(readings: &[Vec<Reading<'_>>]) -> HashMap<(usize, String), usize, FixedState> {
    let mut out: HashMap<(usize, String), usize, FixedState> = HashMap::default();
    for (number, document) in readings.iter().enumerate() {
        for found in document.iter().flat_map(|reading| &reading.persons) {
            if found.evidence.contains(&"label or field") {
                *out.entry((number, found.name.family.clone())).or_default() += 1;
            }
        }
    }
    out
}
