//! Words that only look like names are taken back by what the collection as a whole tells of them.

use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

use super::bare::Words;
use super::lexicon;
use super::person::Order;
use super::reading::Reading;

/// What tells a word for a name by its place alone.
const CONTEXTS: [&str; 7] = [
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
    for (document, reading) in readings
        .iter_mut()
        .enumerate()
        .flat_map(|(number, document)| document.iter_mut().map(move |reading| (number, reading)))
    {
        let text = reading.source.text;
        reading.persons.retain(|found| {
            let name = &found.name;
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
                    common(&name.family)
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
