//! Bodies called shorter than they are named: by their initials (`SCC`), without their tail (`Ceylon Academy`), by their
//! head alone (`the Committee`), each where only one body fits.

use std::collections::{BTreeMap, BTreeSet};

use super::acronym;
use super::bodies::{self, Identity};
use super::body::{self, Piece};
use super::fold;
use super::gather::Reading;
use super::lexicon::{self, BODIES};
use super::token::{Kind, Token};

/// Heads by which a document may call a body that it has named in full.
const HEADS: [&str; 26] = [
    "Academy",
    "Agency",
    "Association",
    "Authority",
    "Commission",
    "Committee",
    "Company",
    "Corporation",
    "Delegation",
    "Embassy",
    "Federation",
    "Foundation",
    "Front",
    "Institute",
    "Institution",
    "League",
    "Legation",
    "Ministry",
    "Mission",
    "Secretariat",
    "Society",
    "Synod",
    "Tribunal",
    "Trust",
    "University",
    "Presidium",
];

/// So many paragraphs later a head alone may still mean the body.
const NEAR: usize = 6;

/// Words that many bodies bear: they do not tell which.
const MANY: [&str; 14] = [
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
    "People's",
    "People’s",
];

/// Finds the shorter names, and says for which body they stand.
pub(super) fn apply(readings: &mut [Vec<Reading<'_>>]) {
    let known = Known::of(readings);
    for reading in readings.iter_mut().flatten() {
        for at in 0..reading.bodies.len() {
            let found = &reading.bodies[at];
            if found.defined.is_none() && found.defines.is_none() {
                let full = known.fuller(reading.source.text, found);
                reading.bodies[at].defined = full;
            }
        }
    }
    for document in readings.iter_mut() {
        heads(document);
    }
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
            let telling = found.pieces.iter().all(|(piece, _)| *piece != Piece::Other)
                && found.pieces.iter().any(|(piece, range)| match piece {
                    Piece::State(_) | Piece::Adjective(_) => true,
                    Piece::Word => !MANY.contains(&&text[range.clone()]),
                    _ => false,
                });
            if !telling || bodies::bare(&bodies::identity(text, found)) {
                return None;
            }
            self.without_tail.get(&fold::key(form))?
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
        .or_else(|| text.split_once(" for "))?;
    short.contains(' ').then(|| fold::key(short))
}

/// The head of a body's name: `Committee` of “Political Committee of the Party”.
fn head<'a>(text: &'a str, found: &body::Found) -> Option<&'a str> {
    let mut head = None;
    for (piece, range) in &found.pieces {
        match piece {
            Piece::Other => break,
            Piece::Head => head = text.get(range.clone()),
            Piece::Known(index) => {
                let name = &BODIES[*index].name;
                let stem = name
                    .split_once(" of ")
                    .or_else(|| name.split_once(" for "))
                    .map_or(name.as_str(), |(stem, _)| stem);
                head = stem.rsplit(' ').next().filter(|word| lexicon::head(word));
            }
            _ => {}
        }
    }
    head
}

/// Adds `the Committee` wherever the document has named one committee, and only one.
fn heads(document: &mut [Reading<'_>]) {
    // By head: the bodies, and the paragraphs and places where they are named.
    type Named = (BTreeSet<Identity>, Vec<(usize, usize)>);
    let mut named: BTreeMap<&'static str, Named> = BTreeMap::new();
    for (number, reading) in document.iter().enumerate() {
        for found in &reading.bodies {
            let Some(head) = head(reading.source.text, found) else {
                continue;
            };
            let word = lexicon::unshout(head);
            let Some(known) = HEADS.iter().find(|known| **known == word) else {
                continue;
            };
            let identity = bodies::identity(reading.source.text, found);
            let place = (number, found.range.start);
            let (bodies, places) = named.entry(known).or_default();
            bodies.insert(identity);
            places.push(place);
        }
    }
    named.retain(|_, (bodies, _)| bodies.len() == 1);
    if named.is_empty() {
        return;
    }
    for (number, reading) in document.iter_mut().enumerate() {
        let mut added = Vec::new();
        let blocked = reading.blocked();
        for (at, token) in reading.tokens.iter().enumerate().skip(1) {
            let Some((bodies, places)) = named.get(token.text) else {
                continue;
            };
            let near = places.iter().any(|(paragraph, start)| {
                (*paragraph, *start) < (number, token.range.start) && number - paragraph <= NEAR
            });
            if blocked[at] || !near || !alone(reading, at) {
                continue;
            }
            added.push(body::Found {
                range: token.range.clone(),
                pieces: vec![(Piece::Head, token.range.clone())],
                place: None,
                defines: None,
                defined: bodies.first().cloned(),
                evidence: vec!["short for the body that the document names in full"],
            });
        }
        if !added.is_empty() {
            reading.bodies.extend(added);
            reading
                .bodies
                .sort_by_key(|found| (found.range.start, found.range.end));
        }
    }
}

/// True for a head with an article before it and nothing of a name after it: `the Committee`.
fn alone(reading: &Reading<'_>, at: usize) -> bool {
    let next = reading.tokens.get(at + 1);
    let goes_on = next.is_some_and(|next: &Token<'_>| {
        let between = &reading.tokens[at].range.end..&next.range.start;
        let beside = reading.source.text[*between.start..*between.end]
            .chars()
            .all(char::is_whitespace);
        beside
            && (next.capital()
                || next.kind == Kind::Initials
                || next.kind == Kind::Number
                || matches!(next.text, "of" | "for" | "on" | "de"))
    });
    matches!(
        reading.tokens[at - 1].text,
        "the" | "The" | "our" | "Our" | "this" | "This"
    ) && (!goes_on || reading.tokens[at].possessive)
}
