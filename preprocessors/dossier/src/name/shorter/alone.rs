//! A body called by its head alone: `the Committee`, `the Embassy`. The document must tell which is meant: it has named
//! one such body only, or one of them issues it, or one alone was named just before.

use std::collections::{BTreeMap, BTreeSet};

use super::super::bodies::{self, Identity};
use super::super::body::{self, Piece};
use super::super::fold;
use super::super::lexicon::{self, BODIES, STATES};
use super::super::reading::Reading;
use super::super::token::{Kind, Token};
use super::super::{Field, state};

/// Heads by which a document may call a body that it has named in full. “The Board”, “the Council” and “the Garden” are those of the
/// house itself, whatever other board a document names.
const HEADS: [&str; 50] = [
    "Academy",
    "Agency",
    "Assembly",
    "Association",
    "Authority",
    "Bank",
    "Brotherhood",
    "Bureau",
    "Chronicle",
    "Club",
    "College",
    "Commission",
    "Committee",
    "Company",
    "Consulate",
    "Corporation",
    "Courier",
    "Delegation",
    "Department",
    "Directorate",
    "Embassy",
    "Federation",
    "Foundation",
    "Front",
    "Fund",
    "Gazette",
    "Guild",
    "Herald",
    "Hospital",
    "Institute",
    "Institution",
    "Laboratory",
    "League",
    "Legation",
    "Ministry",
    "Mission",
    "Movement",
    "Museum",
    "Navy",
    "Observatory",
    "Organization",
    "Presidium",
    "Secretariat",
    "Seminary",
    "Society",
    "Syndicate",
    "Synod",
    "Tribunal",
    "Trust",
    "University",
];

/// Heads that stand for the body that writes, or to which it writes, where the document names none: papers of
/// embassies and ministries.
const OF_OFFICES: [&str; 5] = ["Consulate", "Department", "Embassy", "Legation", "Ministry"];

/// The arm of a country of which it has one, and that hardly any text means of another: “the Navy” is its own.
const ARMS: [&str; 1] = ["Navy"];

/// Heads of houses: in the papers of one, “the Museum” is the house itself, though a letter names another in full.
const HOUSES: [&str; 9] = [
    "Bank",
    "Club",
    "College",
    "Hospital",
    "Laboratory",
    "Museum",
    "Observatory",
    "Seminary",
    "Society",
];

/// Of each head of a house, the body that most documents of the collection name.
pub(super) type Houses = BTreeMap<&'static str, Identity>;

/// So many paragraphs later a head alone may still mean the body named last, where the document names several.
const NEAR: usize = 2;

/// So many paragraphs later it may still mean the only one that the document names.
const FAR: usize = 6;

/// So many first paragraphs are the head of a document: there the body that issues it stands.
const FRONT: usize = 5;

/// Why a head alone is taken for a body.
const EVIDENCE: &str = "short for the body that the document names in full";

/// A body named in full.
#[derive(Debug)]
struct Named {
    identity: Identity,
    paragraph: usize,
    start: usize,
    front: bool,
}

/// The house that each head means in the collection: the body that more documents name in full than any other.
pub(super) fn houses(documents: &[Vec<Reading<'_>>]) -> Houses {
    let mut counts: BTreeMap<&'static str, BTreeMap<Identity, usize>> = BTreeMap::new();
    for document in documents {
        for (head, bodies) in named(document) {
            if !HOUSES.contains(&head) {
                continue;
            }
            let distinct: BTreeSet<Identity> =
                bodies.into_iter().map(|body| body.identity).collect();
            for identity in distinct {
                *counts.entry(head).or_default().entry(identity).or_default() += 1;
            }
        }
    }
    counts
        .into_iter()
        .filter_map(|(head, bodies)| {
            let most = bodies.values().copied().max()?;
            let mut first = bodies
                .into_iter()
                .filter(|(_, documents)| *documents == most && most > 1);
            match (first.next(), first.next()) {
                (Some((body, _)), None) => Some((head, body)),
                _ => None,
            }
        })
        .collect()
}

/// Adds `the Committee` wherever the document tells which.
pub(super) fn add(document: &mut [Reading<'_>], houses: &Houses) {
    let mut named = named(document);
    for found in issuers(document) {
        named.entry("Embassy").or_default().push(found);
    }
    for found in named.values_mut() {
        complete(found);
    }
    for (number, reading) in document.iter_mut().enumerate() {
        // Few words begin with a capital, and their first letter is seen sooner than the list.
        let wanted = |token: &Token<'_>| {
            token
                .text
                .starts_with(|first: char| first.is_ascii_uppercase())
                && HEADS.binary_search(&token.text).is_ok()
        };
        if !reading.tokens.iter().any(|token| wanted(&token)) {
            continue;
        }
        let blocked = reading.blocked();
        let mut added = Vec::new();
        for (at, token) in reading.tokens.iter().enumerate().skip(1) {
            if !wanted(&token) || blocked[at] || !stands(reading, at) {
                continue;
            }
            let here = (number, token.range.start);
            let meant = named
                .get(token.text)
                .and_then(|named| meant(named, token.text, here))
                .filter(|meant| houses.get(token.text).is_none_or(|house| house == meant));
            if meant.is_none() && !OF_OFFICES.contains(&token.text) && !ARMS.contains(&token.text) {
                continue;
            }
            added.push(body::Found {
                range: token.range.clone(),
                pieces: vec![(Piece::Head, token.range.clone())],
                place: None,
                defines: None,
                evidence: vec![if meant.is_some() {
                    EVIDENCE
                } else {
                    "office that the document leaves unnamed"
                }],
                defined: meant,
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

/// The bodies that a document names in full, by their heads.
fn named(document: &[Reading<'_>]) -> BTreeMap<&'static str, Vec<Named>> {
    let mut out: BTreeMap<&'static str, Vec<Named>> = BTreeMap::new();
    for (number, reading) in document.iter().enumerate() {
        for found in &reading.bodies {
            let Some(head) = head(reading.source.text, found) else {
                continue;
            };
            let word = lexicon::unshout(head);
            let Ok(known) = HEADS.binary_search(&word.as_str()) else {
                continue;
            };
            // “the Department” is a ministry, not the Third African Department of one.
            let division = word == "Department"
                && found
                    .pieces
                    .last()
                    .is_some_and(|(piece, _)| *piece == Piece::Head);
            if division {
                continue;
            }
            out.entry(HEADS[known]).or_default().push(Named {
                identity: bodies::identity(reading.source.text, found),
                paragraph: number,
                start: found.range.start,
                front: front(reading),
            });
        }
    }
    out
}

/// True for a text that says who issues the document: its title, its creators, its first lines.
pub(in crate::name) fn front(reading: &Reading<'_>) -> bool {
    match reading.source.field {
        Field::Metadata("title" | "creators") => true,
        Field::Block(block) => block < FRONT && reading.source.text.len() < 200,
        Field::Metadata(_) => false,
    }
}

/// A body named without its state, its seat or its town is the one body of these words that has them.
fn complete(named: &mut [Named]) {
    let all: BTreeSet<(bool, Identity)> = named
        .iter()
        .map(|named| (named.front, named.identity.clone()))
        .collect();
    for named in named {
        let less = named.identity.clone();
        // The ministry to which a report goes is not the foreign one of which it speaks.
        let fits = |front: bool| front || !named.front;
        let fuller: BTreeSet<&Identity> = all
            .iter()
            .filter(|(front, _)| fits(*front))
            .map(|(_, other)| other)
            .collect();
        let mut fuller = fuller.into_iter().filter(|other| {
            **other != less
                && other.words.is_superset(&less.words)
                && (less.state.is_none() || less.state == other.state)
                && (less.place.is_none() || less.place == other.place)
        });
        if let (Some(only), None) = (fuller.next(), fuller.next()) {
            named.identity = only.clone();
        }
    }
}

/// The body that a head alone means at a place.
fn meant(named: &[Named], head: &str, here: (usize, usize)) -> Option<Identity> {
    let office = OF_OFFICES.contains(&head);
    // “the Embassy in Prague” of a note by a ministry is one of many: a head alone is not short for it.
    let fits = |named: &&Named| {
        named.front || !office || named.identity.state.is_some() || named.identity.place.is_none()
    };
    let one = |bodies: BTreeSet<&Identity>| {
        (bodies.len() == 1).then(|| bodies.first().map(|body| (*body).clone()))?
    };
    let before = |named: &&Named| (named.paragraph, named.start) < here;
    let all = named.iter().filter(fits).filter(before);
    let near = all
        .clone()
        .filter(|named| here.0 - named.paragraph <= NEAR)
        .map(|named| &named.identity);
    let issuing = named.iter().filter(|named| named.front && office);
    let beside = all.clone().filter(|named| here.0 == named.paragraph);
    one(beside.map(|named| &named.identity).collect())
        .or_else(|| one(issuing.map(|named| &named.identity).collect()))
        .or_else(|| {
            let known: BTreeSet<&Identity> = all.clone().map(|named| &named.identity).collect();
            let far = all.clone().all(|named| here.0 - named.paragraph > FAR);
            one(known).filter(|_| office || !far)
        })
        .or_else(|| one(near.collect()))
}

/// The embassies of ambassadors who sign: `Ambassador of the USSR in the Republic of Cuba`.
fn issuers(document: &[Reading<'_>]) -> Vec<Named> {
    let mut out = Vec::new();
    for (number, reading) in document.iter().enumerate() {
        let text = reading.source.text;
        if text.len() > 200 {
            continue;
        }
        let Some(at) = ["Ambassador", "AMBASSADOR"]
            .iter()
            .find_map(|title| text.find(title))
        else {
            continue;
        };
        let Some(own) = reading.states.iter().find(|found| {
            let between = text.get(at..found.range.start).unwrap_or_default();
            matches!(
                between,
                "Ambassador of the " | "Ambassador of " | "AMBASSADOR OF THE " | "AMBASSADOR OF "
            ) || text.get(found.range.end..at) == Some(" ")
        }) else {
            continue;
        };
        let after = own.range.end.max(at + "Ambassador".len());
        let rest = text.get(after..).unwrap_or_default();
        let Some(seat) = [" in the ", " in ", " to the ", " to "]
            .iter()
            .find_map(|link| rest.strip_prefix(link))
        else {
            continue;
        };
        let start = text.len() - seat.len();
        let host = reading
            .states
            .iter()
            .find(|found| found.range.start == start)
            .map(|found| found.state);
        let word = seat
            .split(|letter: char| !letter.is_alphanumeric())
            .next()
            .unwrap_or_default();
        let host = host.or_else(|| lexicon::capital_of(word).and_then(state::by_name));
        if let Some(host) = host.filter(|host| *host != own.state) {
            out.push(Named {
                identity: Identity {
                    state: Some(own.state),
                    words: BTreeSet::from(["embassy".to_owned()]),
                    place: Some(fold::key(&STATES[host].name)),
                },
                paragraph: number,
                start: at,
                front: true,
            });
        }
    }
    out
}

/// The head of a body's name: `Committee` of “Political Committee of the Party”.
pub(super) fn head<'a>(text: &'a str, found: &body::Found) -> Option<&'a str> {
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

/// True for a head with an article before it and nothing of a name after it: `the Committee`.
fn stands(reading: &Reading<'_>, at: usize) -> bool {
    let (Some(before), Some(head)) = (reading.tokens.get(at - 1), reading.tokens.get(at)) else {
        return false;
    };
    let goes_on = reading.tokens.get(at + 1).is_some_and(|next| {
        let beside = reading.source.text[head.range.end..next.range.start]
            .chars()
            .all(char::is_whitespace);
        beside
            && (next.capital()
                || next.kind == Kind::Initials
                || next.kind == Kind::Number
                || matches!(next.text, "of" | "for" | "on" | "de"))
    });
    matches!(before.text, "the" | "The" | "our" | "Our" | "this" | "This")
        && (!goes_on || head.possessive)
}
