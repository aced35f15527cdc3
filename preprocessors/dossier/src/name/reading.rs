//! Reading the texts of a document: its words, states, bodies and persons, each text by itself.

use std::collections::BTreeSet;
use std::ops::Range;

use lazy_static::lazy_static;
use rayon::prelude::*;

use super::Field;
use super::address;
use super::body;
use super::called;
use super::firm;
use super::lexicon;
use super::person::{self, Hints};
use super::phrase::Phrases;
use super::source::{self, Source};
use super::state;
use super::token::{self, Token, Tokens};
use crate::document::Document;
use crate::threads;

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
    pub(super) tokens: Tokens<'a>,
    /// States, in order.
    pub(super) states: Vec<state::Found>,
    /// Bodies.
    pub(super) bodies: Vec<body::Found>,
    /// Persons, in order.
    pub(super) persons: Vec<person::Found>,
    /// What bears a person's name and is none: no word of it is a name.
    pub(super) things: Vec<Range<usize>>,
}

impl Reading<'_> {
    /// Of each word, whether it stands in a name that was found.
    pub(super) fn blocked(&self) -> Vec<bool> {
        let states = self.states.iter().map(|found| &found.range);
        let bodies = self.bodies.iter().map(|found| &found.range);
        let persons = self.persons.iter().map(|found| &found.range);
        let mut named: Vec<Range<usize>> = states
            .chain(bodies)
            .chain(persons)
            .chain(&self.things)
            .cloned()
            .collect();
        named.sort_by_key(|range| (range.start, range.end));
        person::blocked(&self.tokens.all(), &named)
    }
}

/// Reads all texts of all documents, in the given order.
pub(super) fn read_all<'a>(documents: &'a [Document], order: &[usize]) -> Vec<Vec<Reading<'a>>> {
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
    let read = texts.into_par_iter().map(|(index, sources, monsieur)| {
        let titled = monsieur == Monsieur::Written || (french && monsieur == Monsieur::Possible);
        read(&documents[index], sources, titled)
    });
    threads::passing(|| read.collect())
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
            of_officers(source.text, &tokens, &mut bodies);
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
                    .map(|(range, ())| range)
                    .filter(|range| !in_name(source.text, range)),
            );
            taken.sort_by_key(|range| (range.start, range.end));
            let hints = Hints {
                forced: forced(document, &source),
                comrade,
                monsieur: monsieur && !signs(&source),
                lettered: list_letter(source.text).is_some_and(|letter| letters.contains(&letter)),
            };
            let mut persons = person::find(source.text, &tokens, &taken, &hints);
            // What all texts hold is there at once.
            states.shrink_to_fit();
            bodies.shrink_to_fit();
            persons.shrink_to_fit();
            Reading {
                source,
                tokens: Tokens::of(source.text, &tokens),
                states,
                bodies,
                persons,
                things: Vec::new(),
            }
        })
        .collect()
}

/// `Office of the Prime` goes on with `Minister`: whose office it is belongs to its name.
fn of_officers(text: &str, tokens: &[Token<'_>], bodies: &mut [body::Found]) {
    const LEADS: [&str; 9] = [
        "General", "Prime", "Vice", "Deputy", "First", "Under", "Chief", "Foreign", "High",
    ];
    for index in 0..bodies.len() {
        let next = bodies
            .get(index + 1)
            .map_or(text.len(), |next| next.range.start);
        let found = &mut bodies[index];
        let form = lexicon::unshout(text.get(found.range.clone()).unwrap_or_default());
        if !form.to_lowercase().starts_with("office of the ") {
            continue;
        }
        let mut at = tokens.partition_point(|token| token.range.start < found.range.end);
        let lead = at
            .checked_sub(1)
            .is_some_and(|last| LEADS.contains(&lexicon::unshout(tokens[last].text).as_str()));
        if !lead {
            continue;
        }
        while let Some(token) = tokens.get(at).filter(|token| {
            token.capital()
                && token.range.end <= next
                && lexicon::title(&lexicon::unshout(token.text))
                && text.get(found.range.end..token.range.start) == Some(" ")
        }) {
            found.range.end = token.range.end;
            found.pieces.push((body::Piece::Word, token.range.clone()));
            at += 1;
        }
    }
}

/// True for a short text that opens with `M.` and is no sentence: nobody signs as Monsieur.
fn signs(source: &Source<'_>) -> bool {
    const LONGEST: usize = 50;
    const WORDS: usize = 5;
    let name = source.text.lines().next().unwrap_or_default().trim();
    matches!(source.field, Field::Block(_))
        && name.len() <= LONGEST
        && name.starts_with("M. ")
        && !name.ends_with(['.', ',', ':', ';'])
        && (3..=WORDS).contains(&name.split_whitespace().count())
        && name
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase) || lexicon::particle(word))
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

/// True for a town in a person's name: `José de San Martín`, `Mr. Santa Cruz`, `Julio Santa Cruz`.
fn in_name(text: &str, town: &Range<usize>) -> bool {
    let before = text[..town.start].trim_end();
    let saint = ["San ", "Santa ", "Santo ", "São ", "Saint ", "St. "]
        .iter()
        .any(|saint| text[town.clone()].starts_with(saint));
    let beside = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    if saint && (lexicon::plain_address(beside) || lexicon::common_given(beside)) {
        return true;
    }
    before.strip_suffix(" de").is_some_and(|before| {
        before
            .rsplit(char::is_whitespace)
            .next()
            .is_some_and(lexicon::common_given)
    })
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
