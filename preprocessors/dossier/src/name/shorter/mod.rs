//! Bodies called shorter than they are named: by their initials (`SCC`), without their tail (`Ceylon Academy`), by their
//! head alone (`the Committee`), each where only one body fits.

mod alone;

pub(super) use alone::front;

use std::collections::{BTreeMap, BTreeSet};

use super::Field;
use super::acronym;
use super::bodies::{self, Identity};
use super::body::{self, Piece};
use super::firm;
use super::fold;
use super::lexicon;
use super::reading::Reading;

/// Words that many bodies bear: they do not tell which.
const MANY: [&str; 12] = [
    "Royal",
    "Imperial",
    "National",
    "International",
    "State",
    "Central",
    "Supreme",
    "General",
    "Grand",
    "United",
    "Joint",
    "Federal",
];

/// Heads of firms, which are called by less than their names: a society or a garden is not.
const FIRMS: [&str; 6] = [
    "Bank",
    "Company",
    "Corporation",
    "Railroad",
    "Railway",
    "Trust",
];

/// Finds the shorter names, and says for which body they stand.
pub(super) fn apply(readings: &mut [Vec<Reading<'_>>]) {
    let known = Known::of(readings);
    for reading in readings.iter_mut().flatten() {
        if keeps(reading) {
            continue;
        }
        for at in 0..reading.bodies.len() {
            let found = &reading.bodies[at];
            if found.defined.is_none() && found.defines.is_none() {
                let full = known.fuller(reading.source.text, found);
                reading.bodies[at].defined = full;
            }
        }
    }
    for document in readings.iter_mut() {
        within(document);
    }
    let houses = alone::houses(readings);
    for document in readings.iter_mut() {
        alone::add(document, &houses);
    }
}

/// Reads a name that leaves a word out as the one fuller name of its document under the same head: `Lakes Company`
/// after `Lakes Trading Company`.
fn within(document: &mut [Reading<'_>]) {
    let mut all: BTreeSet<(String, Identity)> = BTreeSet::new();
    for reading in document.iter() {
        for found in &reading.bodies {
            if let Some(head) = only_head(reading.source.text, found) {
                let identity = bodies::identity(reading.source.text, found);
                all.insert((lexicon::unshout(head), identity));
            }
        }
    }
    let all: Vec<(String, Identity)> = all.into_iter().collect();
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, (_, identity)) in all.iter().enumerate() {
        for word in &identity.words {
            by_word.entry(word).or_default().push(index);
        }
    }
    for reading in document.iter_mut().filter(|reading| !keeps(reading)) {
        let text = reading.source.text;
        for found in &mut reading.bodies {
            let Some(head) = only_head(text, found).filter(|_| {
                found.defined.is_none()
                    && found.defines.is_none()
                    && telling(text, found)
                    && proper(text, found)
            }) else {
                continue;
            };
            let less = bodies::identity(text, found);
            if less.words.len() < 2 || bodies::bare(&less) {
                continue;
            }
            let head = lexicon::unshout(head);
            let rarest = less
                .words
                .iter()
                .filter_map(|word| by_word.get(word.as_str()))
                .min_by_key(|bodies| bodies.len());
            let mut fuller = rarest.into_iter().flatten().filter(|index| {
                let (other, identity) = &all[**index];
                *other == head
                    && identity.words.len() > less.words.len()
                    && identity.words.is_superset(&less.words)
                    && (less.state.is_none() || less.state == identity.state)
                    && (less.place.is_none() || less.place == identity.place)
            });
            if let (Some(only), None) = (fuller.next(), fuller.next()) {
                found.defined = Some(all[*only].1.clone());
            }
        }
    }
}

/// True for a field that says who keeps a document: its archive is not called by less than its name.
fn keeps(reading: &Reading<'_>) -> bool {
    matches!(
        reading.source.field,
        Field::Metadata("archive" | "locator" | "collection" | "rights")
    )
}

/// The head of a name that has no other: “University of Calvert Archives” is an archive, not a university.
fn only_head<'a>(text: &'a str, found: &body::Found) -> Option<&'a str> {
    // “Clark & Sons” is “Alvan Clark & Sons”.
    if firm::is_firm(found) {
        return Some("&");
    }
    let mut heads = found
        .pieces
        .iter()
        .filter(|(piece, _)| *piece == Piece::Head);
    let last = heads.next_back().map(|(_, range)| &text[range.clone()]);
    alone::head(text, found)
        .filter(|head| last.is_none_or(|last| last == *head))
        .filter(|head| FIRMS.contains(head))
}

/// True for a name with a word that tells which: not “Royal Society”, not “Ministry of the Interior”.
fn telling(text: &str, found: &body::Found) -> bool {
    found.pieces.iter().all(|(piece, _)| *piece != Piece::Other)
        && found.pieces.iter().any(|(piece, range)| match piece {
            Piece::State(_) | Piece::Adjective(_) => true,
            Piece::Word => !MANY.contains(&&text[range.clone()]),
            _ => false,
        })
}

/// True for a name with a word that is a name: a “Political Committee” is no “Political Consultative Committee”, and a
/// “Historical Society” may be any.
fn proper(text: &str, found: &body::Found) -> bool {
    found.pieces.iter().any(|(piece, range)| {
        let word = lexicon::unshout(&text[range.clone()]);
        firm::is_firm(found)
            || *piece == Piece::Word
                && !lexicon::no_name(&word)
                && !["ic", "al", "ive", "ary"]
                    .iter()
                    .any(|ending| word.ends_with(ending))
    })
}

/// The full names of the collection, by what may stand for them.
struct Known {
    /// By their initials, in capitals.
    initials: BTreeMap<String, BTreeSet<Identity>>,
    /// By what stands before `of …`, folded.
    without_tail: BTreeMap<String, BTreeSet<Identity>>,
}

impl Known {
    fn of(readings: &[Vec<Reading<'_>>]) -> Self {
        let mut out = Self {
            initials: BTreeMap::new(),
            without_tail: BTreeMap::new(),
        };
        for reading in readings.iter().flatten() {
            for found in &reading.bodies {
                let text = &reading.source.text[found.range.clone()];
                let identity = || bodies::identity(reading.source.text, found);
                let initials = initials(text);
                if initials.len() > 2 {
                    out.initials.entry(initials).or_default().insert(identity());
                }
                if let Some(short) = before_tail(text) {
                    out.without_tail
                        .entry(short)
                        .or_default()
                        .insert(identity());
                }
            }
        }
        out
    }

    /// The body for which a shorter name stands.
    fn fuller(&self, text: &str, found: &body::Found) -> Option<Identity> {
        let form = &text[found.range.clone()];
        let fits = if found.evidence.contains(&acronym::EVIDENCE) {
            let letters: String = form.chars().filter(char::is_ascii_uppercase).collect();
            self.initials.get(&letters)?
        } else {
            if !telling(text, found) || bodies::bare(&bodies::identity(text, found)) {
                return None;
            }
            self.without_tail.get(&stem(form))?
        };
        (fits.len() == 1).then(|| fits.first().cloned())?
    }
}

/// The first letters of the words with a capital, where there are three or more of them.
fn initials(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() || letter == '-');
    let letters: String = words
        .filter_map(|word| word.chars().next())
        .filter(char::is_ascii_uppercase)
        .collect();
    if letters.len() > 2 && text.contains(char::is_lowercase) {
        letters
    } else {
        String::new()
    }
}

/// What stands before `of …`, where it is two words or more: `Ceylon Academy`.
fn before_tail(text: &str) -> Option<String> {
    let text = fold::spaces(text);
    let (short, _) = text
        .split_once(" of ")
        .or_else(|| text.split_once(" for "))
        .or_else(|| text.split_once(" to the "))?;
    short.contains(' ').then(|| stem(short))
}

/// A name folded, articles left out: `Committee on the Removal` is `Committee on Removal`.
fn stem(text: &str) -> String {
    fold::key(&text.replace(" the ", " "))
}
