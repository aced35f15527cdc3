//! From documents to names: every text is read once, then mentions are grouped and entries made.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::acronym;
use super::address;
use super::bare;
use super::biography::{self, Biography};
use super::body;
use super::called;
use super::definitions;
use super::entry;
use super::fit;
use super::initialled;
use super::joined;
use super::lexicon;
use super::own;
use super::people;
use super::person::{self, Order};
use super::prune;
use super::reading::{Reading, read_all};
use super::shorter;
use super::state::{self, Use};
use super::titled;
use super::token::Tokens;
use super::{Field, Names, bodies, fold};
use crate::document::{BlockKind, Document};

/// Finds and groups the names of all documents.
#[must_use]
pub fn find(documents: &[Document]) -> Names {
    // The order of the documents must not matter: everything is done by file name.
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by(|a, b| documents[*a].file.cmp(&documents[*b].file));
    let mut readings = read_all(documents, &order);
    directions(&mut readings);
    definitions::by_initials(&mut readings);
    definitions::apply(&mut readings);
    acronym::apply(&mut readings);
    called::again(&mut readings);
    shorter::apply(&mut readings);
    titled::apply(&mut readings);
    titled::messieurs(&mut readings);
    titled::ranks(&mut readings);
    initialled::apply(&mut readings);
    let small = bare::small_words(&readings);
    prune::prune(&mut readings, &small);
    let surnames = bare::surnames(&readings, &small);
    let compounds = joined::compounds(
        readings
            .iter()
            .flatten()
            .flat_map(|reading| &reading.persons)
            .map(|found| &found.name),
    );
    readings.par_iter_mut().for_each(|document| {
        let own: BTreeSet<String> = document
            .iter()
            .flat_map(|reading| &reading.persons)
            .map(|found| found.name.family.clone())
            .collect();
        for reading in document.iter_mut() {
            bare::bare_surnames(reading, &surnames, &compounds, &own, &small);
            bare::given_that_opens(reading, &small);
            bare::listed(reading, &small);
        }
        let given = bare::given_names(document, &small);
        for reading in document.iter_mut() {
            bare::given_alone(reading, &given, &small);
        }
    });
    let mut readings: Vec<(usize, Reading<'_>)> = readings
        .into_iter()
        .enumerate()
        .flat_map(|(rank, document)| document.into_iter().map(move |reading| (rank, reading)))
        .collect();
    let persons = group_persons(&readings, documents);
    let biographies = biography::read(&readings, &persons);
    let speakers = speakers(&readings, documents, &persons, &biographies);
    let origin = Origin {
        own: order
            .iter()
            .map(|index| own::of(&documents[*index]))
            .collect(),
        written: address::written(&readings),
    };
    let organizations = group_bodies(&readings, &persons, &speakers, &biographies, &origin);
    // Who is named is known: the words, of which there are more than of all else, can go.
    for (_, reading) in &mut readings {
        reading.tokens = Tokens::default();
    }
    let mut names = entry::write(readings, &persons, organizations, &biographies);
    names.relate_bodies();
    names
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
                    &reading.tokens.all(),
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
        let half = name
            .strip_prefix("North ")
            .or_else(|| name.strip_prefix("South "));
        for country in ["Korea", "Vietnam", "Yemen"] {
            if half == Some(country) {
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
    /// For each reading, why each found name is this person's.
    pub(super) why: Vec<Vec<&'static str>>,
    /// Numbers that stand for a bare family name of several bearers, with the bearers.
    pub(super) undecided: BTreeMap<usize, BTreeSet<usize>>,
}

/// Groups the persons.
fn group_persons(readings: &[(usize, Reading<'_>)], documents: &[Document]) -> GroupedPersons {
    let year = |document: &Document| -> Option<i16> {
        Some(document.metadata.date.as_ref()?.earliest()?.year())
    };
    let mut years = Vec::with_capacity(documents.len());
    for document in documents {
        years.push(year(document));
    }
    let mut mentions = Vec::new();
    for (number, (rank, reading)) in readings.iter().enumerate() {
        if reading.persons.is_empty() {
            continue;
        }
        let year = years.get(reading.source.document).copied().flatten();
        let tokens = reading.tokens.all();
        for (index, found) in reading.persons.iter().enumerate() {
            let gloss = index
                .checked_sub(1)
                .filter(|before| {
                    let before = &reading.persons[*before];
                    glosses(reading.source.text, before, found)
                        || alias(reading.source.text, before, found)
                        || peerage(reading.source.text, before, found)
                })
                .map(|_| mentions.len() - 1);
            let mut standing = fit::standing(&tokens, found);
            if !standing.posts.is_empty() {
                standing.country = fit::country(reading.source.text, &reading.states, found);
            }
            mentions.push(people::Mention {
                document: *rank,
                paragraph: number,
                name: &found.name,
                gloss,
                standing,
                year,
            });
        }
    }
    let groups = people::group(&mentions);
    let mut grouped = groups.persons.into_iter();
    let mut why = groups.why.into_iter();
    GroupedPersons {
        why: readings
            .iter()
            .map(|(_, reading)| why.by_ref().take(reading.persons.len()).collect())
            .collect(),
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

/// True where a name alone is said to be another name of the one before it: `Marcos Vela, 26, known as Marquitos`.
fn alias(text: &str, before: &person::Found, found: &person::Found) -> bool {
    const LEADS: [&str; 8] = [
        "known as",
        "alias",
        "nicknamed",
        "called",
        "a.k.a.",
        "whom everybody called",
        "known to his friends as",
        "whom we called",
    ];
    if found.name.order != Order::GivenAlone
        || matches!(before.name.order, Order::FamilyAlone | Order::GivenAlone)
        || before.range.end > found.range.start
    {
        return false;
    }
    // “, 26, better known as ‘”
    let between = text[before.range.end..found.range.start].trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ',' | '(' | '"' | '“' | '‘' | '\'')
    });
    let lead = between.trim_start_matches(|letter: char| {
        letter.is_ascii_digit() || letter.is_whitespace() || letter == ','
    });
    let lead = ["also ", "better ", "generally ", "commonly "]
        .iter()
        .find_map(|adverb| lead.strip_prefix(adverb))
        .unwrap_or(lead);
    LEADS.contains(&lead)
}

/// True for the title of a peer after a comma, which ends what is said of the one before it: `Maria de Castro Vale,
/// Marquise of Fonte Nova, widow`. In a list of names each is somebody else.
fn peerage(text: &str, before: &person::Found, found: &person::Found) -> bool {
    if !found.evidence.contains(&person::PEER)
        || before.name.order != Order::GivenFirst
        || before.range.end > found.range.start
        || text[before.range.end..found.range.start].trim() != ","
    {
        return false;
    }
    let after = text[found.range.end..].trim_start();
    let goes_on = after.strip_prefix(',').map(str::trim_start);
    match goes_on {
        Some(rest) => rest.starts_with(char::is_lowercase) && !rest.starts_with("and "),
        None => !after.starts_with("and ") && !after.starts_with(';'),
    }
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

/// Where documents come from, by their rank.
struct Origin {
    /// The state whose papers they are of.
    own: Vec<Option<usize>>,
    /// The state where they were written.
    written: BTreeMap<usize, usize>,
}

/// Groups the bodies: for each reading, the body of each found name.
fn group_bodies(
    readings: &[(usize, Reading<'_>)],
    persons: &GroupedPersons,
    speakers: &[Option<usize>],
    biographies: &BTreeMap<usize, Biography>,
    origin: &Origin,
) -> Vec<Vec<bodies::Grouped>> {
    let mut mentions = Vec::new();
    let mut shared = bodies::Shared::default();
    for (((rank, reading), persons), speaker) in readings.iter().zip(&persons.persons).zip(speakers)
    {
        for found in &reading.bodies {
            let holder = || biographies.get(&holder(reading, persons, found)?)?.state;
            mentions.push(bodies::Mention {
                document: *rank,
                identity: shared.of(bodies::identity(reading.source.text, found)),
                speaker: holder().or(*speaker),
                written: origin.written.get(rank).copied(),
                own: origin.own.get(*rank).copied().flatten(),
                front: shorter::front(reading),
                presidium: reading.source.text[found.range.clone()]
                    .to_lowercase()
                    .contains("presidium"),
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
    let first = reading.tokens.before(between.start);
    let titles = (first..)
        .map_while(|at| reading.tokens.get(at))
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
