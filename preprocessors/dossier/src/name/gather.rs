//! From documents to names: every text is read once, then mentions are grouped and entries made.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use lazy_static::lazy_static;
use rayon::prelude::*;

use super::acronym;
use super::address;
use super::bare;
use super::biography::{self, Biography};
use super::body;
use super::called;
use super::definitions;
use super::entry;
use super::firm;
use super::fit;
use super::lexicon;
use super::own;
use super::people;
use super::person::{self, Hints, Order};
use super::phrase::Phrases;
use super::shorter;
use super::source::{self, Source};
use super::state::{self, Use};
use super::titled;
use super::token::{self, Token};
use super::{Field, Names, bodies, fold};
use crate::document::{BlockKind, Document};

lazy_static! {
    /// Places of several words, which are never persons: `Phnom Penh`.
    static ref PLACES: Phrases<()> = Phrases::new(
        lexicon::PLACE_NAMES
            .iter()
            .filter(|name| name.contains(' '))
            .map(|name| ((*name).to_owned(), ()))
    );
}

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

impl Reading<'_> {
    /// Of each word, whether it stands in a name that was found.
    pub(super) fn blocked(&self) -> Vec<bool> {
        let states = self.states.iter().map(|found| &found.range);
        let bodies = self.bodies.iter().map(|found| &found.range);
        let persons = self.persons.iter().map(|found| &found.range);
        let mut named: Vec<Range<usize>> = states.chain(bodies).chain(persons).cloned().collect();
        named.sort_by_key(|range| (range.start, range.end));
        person::blocked(&self.tokens, &named)
    }
}

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
    titled::ranks(&mut readings);
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
            bare::bare_surnames(reading, &surnames, &own, &small);
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
        reading.tokens = Vec::new();
    }
    let mut names = entry::write(&readings, &persons, &organizations, &biographies);
    names.relate_bodies();
    names
}

/// Reads all texts of all documents, in the given order.
fn read_all<'a>(documents: &'a [Document], order: &[usize]) -> Vec<Vec<Reading<'a>>> {
    let texts: Vec<(usize, Vec<Source<'a>>, Monsieur)> = order
        .par_iter()
        .map(|index| {
            let sources = source::of(*index, &documents[*index]);
            let monsieur = monsieur(&sources);
            (*index, sources, monsieur)
        })
        .collect();
    let french = texts
        .iter()
        .any(|(.., monsieur)| *monsieur == Monsieur::Written);
    texts
        .into_par_iter()
        .map(|(index, sources, monsieur)| {
            let titled =
                monsieur == Monsieur::Written || (french && monsieur == Monsieur::Possible);
            read(&documents[index], sources, titled)
        })
        .collect()
}

/// Reads all texts of a document.
fn read<'a>(document: &'a Document, sources: Vec<Source<'a>>, monsieur: bool) -> Vec<Reading<'a>> {
    let comrade = sources.iter().any(|source| writes_comrade(source.text));
    let letters = list_letters(&sources);
    sources
        .into_iter()
        .map(|source| {
            let tokens = token::tokens(source.text);
            let mut states = state::find(source.text);
            states.retain(|found| !syllable(source.text, &tokens, &found.range));
            let mut bodies = body::find(source.text, &tokens, &states);
            firm::add(&mut bodies, firm::find(source.text, &tokens));
            called::add(source.text, &tokens, &states, &mut bodies);
            let mut taken: Vec<Range<usize>> = states
                .iter()
                .map(|found| found.range.clone())
                .chain(bodies.iter().map(|found| found.range.clone()))
                .collect();
            taken.extend(
                PLACES
                    .find(source.text)
                    .into_iter()
                    .map(|(range, ())| range),
            );
            taken.sort_by_key(|range| (range.start, range.end));
            let hints = Hints {
                forced: forced(document, &source),
                comrade,
                monsieur,
                lettered: list_letter(source.text).is_some_and(|letter| letters.contains(&letter)),
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

/// True for a syllable of a Chinese name that is a state's too: `Feng Lao-shih`.
fn syllable(text: &str, tokens: &[Token<'_>], found: &Range<usize>) -> bool {
    let at = tokens.partition_point(|token| token.range.end <= found.start);
    let (Some(word), Some(family)) = (
        tokens.get(at),
        at.checked_sub(1).and_then(|before| tokens.get(before)),
    ) else {
        return false;
    };
    word.range.start == found.start
        && found.end < word.range.end
        && text[found.end..].starts_with('-')
        && family.capital()
        && lexicon::asian_family(family.text).is_some()
        && text[family.range.end..word.range.start]
            .chars()
            .all(char::is_whitespace)
}

/// The letter with which a text opens as one of a list may: `A. Lewandowski had seen …`.
fn list_letter(text: &str) -> Option<char> {
    let mut letters = text.chars();
    let first = letters.next().filter(char::is_ascii_uppercase)?;
    (letters.next() == Some('.') && letters.next().is_some_and(char::is_whitespace))
        .then_some(first)
}

/// The letters by which a document numbers its paragraphs: `A.`, then `B.`, or `I.`, then `II.`
fn list_letters(sources: &[Source<'_>]) -> BTreeSet<char> {
    let mut letters = alphabet(sources);
    let opens = |numbers: &[&str]| {
        sources
            .iter()
            .any(|source| numbers.iter().any(|number| source.text.starts_with(number)))
    };
    let romans: [(char, &[&str]); 3] = [
        ('I', &["II. ", "II.\u{a0}", "III. "]),
        ('V', &["IV. ", "VI. "]),
        ('X', &["IX. ", "XI. "]),
    ];
    for (letter, next) in romans {
        if opens(next) {
            letters.insert(letter);
        }
    }
    letters
}

/// Those of the alphabet.
fn alphabet(sources: &[Source<'_>]) -> BTreeSet<char> {
    let all: BTreeSet<char> = sources
        .iter()
        .filter_map(|source| list_letter(source.text))
        .collect();
    if !all.contains(&'A') || !all.contains(&'B') {
        return BTreeSet::new();
    }
    // As far as the letters follow one another.
    ('A'..='Z')
        .take_while(|letter| all.contains(letter))
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

/// Whether a document writes `M.` for Monsieur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Monsieur {
    /// It does.
    Written,
    /// It may: where another document of the collection does, it does.
    Possible,
    /// `M.` is an initial there.
    No,
}

/// Whether a document writes `M. Thouvenel` for Monsieur: it has `MM.`, `M. le` or `Mme`, or `M.` stands before a
/// whole given name, or it is almost the only initial before a family name.
fn monsieur(sources: &[Source<'_>]) -> Monsieur {
    const SIGNS: [&str; 9] = [
        "M. de ", "M. le ", "M. l’", "M. l'", "MM. ", "M. d’", "M. d'", "Mme ", "Mme. ",
    ];
    let mut alone: BTreeSet<&str> = BTreeSet::new();
    let mut others: BTreeSet<&str> = BTreeSet::new();
    for source in sources {
        let text = source.text;
        if SIGNS.iter().any(|sign| text.contains(sign)) {
            return Monsieur::Written;
        }
        for (at, _) in text.match_indices(". ") {
            let before = &text[..at];
            let Some(initial) = before
                .chars()
                .next_back()
                .filter(|letter| letter.is_uppercase())
            else {
                continue;
            };
            let further = before[..at - initial.len_utf8()].chars().next_back();
            if further.is_some_and(|before| before.is_alphanumeric() || before == '.') {
                continue;
            }
            let word = text[at + 2..]
                .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
                .next()
                .unwrap_or_default();
            // “M. Petrović”, but not “M. A. Suslov” nor “Georgi M. Dimitrov”.
            let given = before[..at - initial.len_utf8()]
                .trim_end_matches(' ')
                .rsplit(|letter: char| letter.is_whitespace())
                .next()
                .is_some_and(|word| {
                    lexicon::given_name(word).is_some() || word.ends_with('.') && word.len() == 2
                });
            if given || word.chars().count() < 3 || !word.starts_with(char::is_uppercase) {
                continue;
            }
            if initial == 'M' {
                alone.insert(word);
            } else {
                others.insert(word);
            }
        }
    }
    let whole = alone.iter().any(|word| {
        lexicon::given_name(word).is_some()
            && sources.iter().any(|source| {
                source
                    .text
                    .match_indices(&format!("M. {word} "))
                    .any(|(at, found)| {
                        source.text[at + found.len()..].starts_with(char::is_uppercase)
                    })
            })
    });
    if whole || (alone.len() >= 2 && alone.len() > others.len()) {
        Monsieur::Written
    } else if alone.len() > others.len() {
        Monsieur::Possible
    } else {
        Monsieur::No
    }
}

/// Ranges that are a person's name by their place.
fn forced(document: &Document, source: &Source<'_>) -> Vec<Range<usize>> {
    match source.field {
        Field::Block(block) => {
            let mut out: Vec<Range<usize>> =
                document.blocks[block].speaker.clone().into_iter().collect();
            out.extend(address::recipients(source.text));
            out.extend(address::signature(document, block));
            out
        }
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
        let year = years.get(reading.source.document).copied().flatten();
        for (index, found) in reading.persons.iter().enumerate() {
            let gloss = index
                .checked_sub(1)
                .filter(|before| {
                    let before = &reading.persons[*before];
                    glosses(reading.source.text, before, found)
                        || alias(reading.source.text, before, found)
                })
                .map(|_| mentions.len() - 1);
            let mut standing = fit::standing(&reading.tokens, found);
            if !standing.posts.is_empty() {
                standing.country = fit::country(reading.source.text, &reading.states, found);
            }
            mentions.push(people::Mention {
                document: *rank,
                paragraph: number,
                name: found.name.clone(),
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
    for (((rank, reading), persons), speaker) in readings.iter().zip(&persons.persons).zip(speakers)
    {
        for found in &reading.bodies {
            let holder = || biographies.get(&holder(reading, persons, found)?)?.state;
            mentions.push(bodies::Mention {
                document: *rank,
                identity: bodies::identity(reading.source.text, found),
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
