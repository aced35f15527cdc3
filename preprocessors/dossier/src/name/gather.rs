//! From documents to names: every text is read once, then mentions are grouped and entries made.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use super::bare;
use super::biography::{self, Biography};
use super::body;
use super::definitions;
use super::entry;
use super::lexicon;
use super::people;
use super::person::{self, Hints, Order};
use super::source::{self, Source};
use super::state::{self, Use};
use super::token::{self, Token};
use super::{Field, Names, bodies, fold};
use crate::document::{BlockKind, Document};

/// What was found in one text.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    /// The text.
    pub(super) source: Source<'a>,
    /// Its words.
    pub(super) tokens: Vec<Token<'a>>,
    /// States, in order.
    pub(super) states: Vec<state::Found>,
    /// Bodies.
    pub(super) bodies: Vec<body::Found>,
    /// Persons, in order.
    pub(super) persons: Vec<person::Found>,
}

/// Finds and groups the names of all documents.
#[must_use]
pub fn find(documents: &[Document]) -> Names {
    // The order of the documents must not matter: everything is done by file name.
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by(|a, b| documents[*a].file.cmp(&documents[*b].file));
    let mut readings: Vec<Vec<Reading<'_>>> = order
        .par_iter()
        .map(|index| read(*index, &documents[*index]))
        .collect();
    directions(&mut readings);
    definitions::apply(&mut readings);
    let small = bare::small_words(&readings);
    bare::prune(&mut readings, &small);
    let surnames = bare::surnames(&readings, &small);
    readings.par_iter_mut().for_each(|document| {
        let own: BTreeSet<String> = document
            .iter()
            .flat_map(|reading| &reading.persons)
            .map(|found| found.name.family.clone())
            .collect();
        for reading in document.iter_mut() {
            bare::bare_surnames(reading, &surnames, &own);
        }
    });
    let readings: Vec<(usize, Reading<'_>)> = readings
        .into_iter()
        .enumerate()
        .flat_map(|(rank, document)| document.into_iter().map(move |reading| (rank, reading)))
        .collect();
    let persons = group_persons(&readings);
    let biographies = biography::read(&readings, &persons);
    let speakers = speakers(&readings, documents, &persons, &biographies);
    let organizations = group_bodies(&readings, &persons, &speakers, &biographies);
    entry::write(&readings, &persons, &organizations, &biographies)
}

/// Reads all texts of a document.
fn read(index: usize, document: &Document) -> Vec<Reading<'_>> {
    let sources = source::of(index, document);
    let comrade = sources.iter().any(|source| writes_comrade(source.text));
    let monsieur = sources.iter().any(|source| {
        ["M. de ", "M. le ", "MM. ", "M. d’", "M. d'", "Mme. "]
            .iter()
            .any(|sign| source.text.contains(sign))
    });
    sources
        .into_iter()
        .map(|source| {
            let tokens = token::tokens(source.text);
            let states = state::find(source.text);
            let bodies = body::find(source.text, &tokens, &states);
            let mut taken: Vec<Range<usize>> = states
                .iter()
                .map(|found| found.range.clone())
                .chain(bodies.iter().map(|found| found.range.clone()))
                .collect();
            taken.sort_by_key(|range| (range.start, range.end));
            let hints = Hints {
                forced: forced(document, &source),
                comrade,
                monsieur,
            };
            let persons = person::find(source.text, &tokens, &taken, &hints);
            Reading {
                source,
                tokens,
                states,
                bodies,
                persons,
            }
        })
        .collect()
}

/// True where a text writes `c. Kosygin`.
fn writes_comrade(text: &str) -> bool {
    text.match_indices("c. ").any(|(at, _)| {
        !text[..at]
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric)
            && text[at + 3..].starts_with(char::is_uppercase)
    })
}

/// Ranges that are a person's name by their place.
fn forced(document: &Document, source: &Source<'_>) -> Vec<Range<usize>> {
    match source.field {
        Field::Block(block) => document.blocks[block].speaker.clone().into_iter().collect(),
        Field::Metadata("translator" | "creators") => {
            std::iter::once(0..source.text.len()).collect()
        }
        Field::Metadata(_) => Vec::new(),
    }
}

/// `the North` and `the South`, where the collection is about a divided country.
fn directions(readings: &mut [Vec<Reading<'_>>]) {
    let mut whole: BTreeMap<&str, usize> = BTreeMap::new();
    for reading in readings.iter().flatten() {
        count_divided(reading, &mut whole);
    }
    let all = most(&whole);
    for document in readings.iter_mut() {
        let mut counts = BTreeMap::new();
        for reading in document.iter() {
            count_divided(reading, &mut counts);
        }
        if let Some(country) = most(&counts).or(all) {
            for reading in document.iter_mut() {
                state::directions(
                    reading.source.text,
                    &reading.tokens,
                    country,
                    &mut reading.states,
                );
            }
        }
    }
}

/// Counts the halves of divided countries named in a text.
fn count_divided(reading: &Reading<'_>, counts: &mut BTreeMap<&'static str, usize>) {
    for found in &reading.states {
        let name = lexicon::STATES[found.state].name.as_str();
        for country in ["Korea", "Vietnam", "Yemen"] {
            if name == format!("North {country}") || name == format!("South {country}") {
                *counts.entry(country).or_default() += 1;
            }
        }
    }
}

fn most<'a>(counts: &BTreeMap<&'a str, usize>) -> Option<&'a str> {
    counts
        .iter()
        .max_by_key(|(name, count)| (**count, std::cmp::Reverse(**name)))
        .map(|(name, _)| *name)
}

/// The persons of all readings, grouped.
#[derive(Debug)]
pub(super) struct GroupedPersons {
    /// For each reading, the person of each found name.
    pub(super) persons: Vec<Vec<Option<usize>>>,
    /// Numbers that stand for a bare family name of several bearers, with the bearers.
    pub(super) undecided: BTreeMap<usize, BTreeSet<usize>>,
}

/// Groups the persons.
fn group_persons(readings: &[(usize, Reading<'_>)]) -> GroupedPersons {
    let mut mentions = Vec::new();
    for (number, (rank, reading)) in readings.iter().enumerate() {
        for (index, found) in reading.persons.iter().enumerate() {
            let gloss = index
                .checked_sub(1)
                .filter(|before| glosses(reading.source.text, &reading.persons[*before], found))
                .map(|_| mentions.len() - 1);
            mentions.push(people::Mention {
                document: *rank,
                paragraph: number,
                name: found.name.clone(),
                gloss,
            });
        }
    }
    let groups = people::group(&mentions);
    let mut grouped = groups.persons.into_iter();
    GroupedPersons {
        persons: readings
            .iter()
            .map(|(_, reading)| grouped.by_ref().take(reading.persons.len()).collect())
            .collect(),
        undecided: groups.undecided,
    }
}

/// True where a name stands in brackets right after another that begins with the same letter or sounds alike.
pub(super) fn glosses(text: &str, before: &person::Found, found: &person::Found) -> bool {
    if before.range.end > found.range.start {
        return false;
    }
    let between = text[before.range.end..found.range.start].trim();
    let after = text[found.range.end..].trim_start();
    let brackets =
        (between == "(" && after.starts_with(')')) || (between == "[" && after.starts_with(']'));
    brackets
        && before.name.order == found.name.order
        && before.name.order != Order::FamilyAlone
        && !fold::key(&before.name.family).is_empty()
}

/// The state of who speaks in each reading: in a speech “our Politburo” is the speaker's.
fn speakers(
    readings: &[(usize, Reading<'_>)],
    documents: &[Document],
    persons: &GroupedPersons,
    biographies: &BTreeMap<usize, Biography>,
) -> Vec<Option<usize>> {
    let mut speaking = None;
    let mut part = None;
    readings
        .iter()
        .zip(&persons.persons)
        .map(|((_, reading), persons)| {
            let Field::Block(block) = reading.source.field else {
                speaking = None;
                return None;
            };
            let document = &documents[reading.source.document];
            let here = (reading.source.document, document.part_of(block));
            let found = &document.blocks[block];
            if part != Some(here) || found.kind != BlockKind::Paragraph {
                speaking = None;
            }
            part = Some(here);
            if let Some(label) = &found.speaker {
                speaking = reading
                    .persons
                    .iter()
                    .zip(persons)
                    .find(|(named, _)| {
                        named.range.start < label.end && named.range.end > label.start
                    })
                    .and_then(|(_, person)| biographies.get(&(*person)?)?.state);
            }
            speaking
        })
        .collect()
}

/// Groups the bodies: for each reading, the body of each found name.
fn group_bodies(
    readings: &[(usize, Reading<'_>)],
    persons: &GroupedPersons,
    speakers: &[Option<usize>],
    biographies: &BTreeMap<usize, Biography>,
) -> Vec<Vec<(usize, bodies::Identity)>> {
    let mut mentions = Vec::new();
    for (((rank, reading), persons), speaker) in readings.iter().zip(&persons.persons).zip(speakers)
    {
        for found in &reading.bodies {
            let holder = || biographies.get(&holder(reading, persons, found)?)?.state;
            mentions.push(bodies::Mention {
                document: *rank,
                identity: bodies::identity(reading.source.text, found),
                speaker: holder().or(*speaker),
            });
        }
    }
    let mut grouped = bodies::group(&mentions).into_iter();
    readings
        .iter()
        .map(|(_, reading)| grouped.by_ref().take(reading.bodies.len()).collect())
        .collect()
}

/// Who holds an office of a body right after its name: “Politburo member Mikhail Gorbachev”.
fn holder(reading: &Reading<'_>, persons: &[Option<usize>], body: &body::Found) -> Option<usize> {
    let next = reading
        .persons
        .partition_point(|found| found.range.start < body.range.end);
    let between = body.range.end..reading.persons.get(next)?.range.start;
    let first = reading
        .tokens
        .partition_point(|token| token.range.start < between.start);
    let titles = reading.tokens[first..]
        .iter()
        .take_while(|token| token.range.start < between.end);
    let mut any = false;
    for token in titles {
        if !(lexicon::title(token.text)
            || matches!(
                token.text,
                "member" | "Member" | "Prime" | "Vice" | "First" | "Deputy"
            ))
        {
            return None;
        }
        any = true;
    }
    persons.get(next).copied().flatten().filter(|_| any)
}

/// True for a state that is a form by itself, not an adjective.
pub(super) fn is_form(found: &state::Found) -> bool {
    found.usage != Use::Adjective
}
