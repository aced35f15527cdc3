//! Bodies: parties, ministries, committees, armies, embassies, found by their heads, by known abbreviations and by
//! what stands around both.

mod kinds;
mod lead;
mod owner;
mod parts;
mod reader;
mod seat;
mod tail;
pub(super) mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use lazy_static::lazy_static;

use super::bodies::Identity;
use super::lexicon::{self, BODIES};
use super::phrase::Phrases;
use super::state::{self, Use};
use super::token::{Kind, Token};
use reader::Reader;

/// What a part of a body's name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// A state's name.
    State(usize),
    /// A state's adjective.
    Adjective(usize),
    /// A body of the lexicon.
    Known(usize),
    /// A head noun.
    Head,
    /// Another word with a capital.
    Word,
    /// Anything else.
    Other,
}

/// A run of tokens that is one piece of a name.
#[derive(Debug, Clone)]
struct Unit {
    piece: Piece,
    range: Range<usize>,
    /// Indices of its tokens.
    tokens: Range<usize>,
}

/// A body found in a text.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// Its pieces, in order, with their bytes.
    pub(super) pieces: Vec<(Piece, Range<usize>)>,
    /// Bytes of the place after “in”: `Finland Embassy in Pyongyang`.
    pub(super) place: Option<Range<usize>>,
    /// Bytes of an abbreviation in brackets after the name, which the text defines by it.
    pub(super) defines: Option<Range<usize>>,
    /// What it is, where the collection defines the abbreviation.
    pub(super) defined: Option<Identity>,
    /// Why it was taken for a body.
    pub(super) evidence: Vec<&'static str>,
}

impl Found {
    /// A body whose words stand together, with why they were taken for one.
    pub(super) fn whole(range: Range<usize>, evidence: &'static str) -> Self {
        Self {
            pieces: vec![(Piece::Word, range.clone())],
            range,
            place: None,
            defines: None,
            defined: None,
            evidence: vec![evidence],
        }
    }
}

lazy_static! {
    static ref PHRASES: Phrases<usize> =
        Phrases::new(BODIES.iter().enumerate().flat_map(|(index, body)| {
            std::iter::once(&body.name)
                .chain(&body.forms)
                .flat_map(move |form| {
                    let capitals = form.contains(' ').then(|| (form.to_uppercase(), index));
                    std::iter::once((form.clone(), index)).chain(capitals)
                })
                .collect::<BTreeMap<_, _>>()
        }));
}

/// Finds bodies in a text whose states are known.
pub(super) fn find(text: &str, tokens: &[Token<'_>], states: &[state::Found]) -> Vec<Found> {
    let units = units(text, tokens, states);
    let reader = Reader {
        text,
        tokens,
        units: &units,
    };
    let mut out = Vec::new();
    let mut at = 0;
    while at < units.len() {
        at = reader.read(at, &mut out).max(at + 1);
    }
    out.sort_by_key(|found| (found.range.start, found.range.end));
    out
}

/// Cuts a text into the pieces of which names of bodies are made.
fn units(text: &str, tokens: &[Token<'_>], states: &[state::Found]) -> Vec<Unit> {
    let known = PHRASES.find(text);
    let (mut next_known, mut next_state) = (0, 0);
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let start = tokens[at].range.start;
        while known
            .get(next_known)
            .is_some_and(|(range, _)| range.start < start)
        {
            next_known += 1;
        }
        while states
            .get(next_state)
            .is_some_and(|found| found.range.start < start)
        {
            next_state += 1;
        }
        let body = known
            .get(next_known)
            .filter(|(range, _)| range.start == start);
        let state = states
            .get(next_state)
            .filter(|found| found.range.start == start);
        // “Czechoslovak-Cuban Joint Commission”: one word of two states.
        let state = state.filter(|found| {
            found.range.end >= tokens[at].range.end || found.usage != Use::Adjective
        });
        let (piece, end) = match (body, state) {
            (Some((range, index)), state)
                if state.is_none_or(|found| range.end >= found.range.end) =>
            {
                (Piece::Known(**index), range.end)
            }
            (_, Some(found)) if found.usage == Use::Adjective => {
                (Piece::Adjective(found.state), found.range.end)
            }
            (_, Some(found)) => (Piece::State(found.state), found.range.end),
            _ => (plain(&tokens[at]), tokens[at].range.end),
        };
        let mut last = at + 1;
        while last < tokens.len() && tokens[last].range.start < end {
            last += 1;
        }
        out.push(Unit {
            piece,
            range: start..end,
            tokens: at..last,
        });
        at = last;
    }
    out
}

/// The piece that a single token is.
fn plain(token: &Token<'_>) -> Piece {
    // “H.B.M. Consulate”
    if token.kind == Kind::Initials
        && token.text.len() > 3
        && !token.text.contains(char::is_lowercase)
    {
        return Piece::Word;
    }
    if !token.capital() {
        return Piece::Other;
    }
    let word = lexicon::unshout(token.text);
    let singular = word.strip_suffix('s').unwrap_or(&word);
    if lexicon::head(&word)
        || lexicon::qualifiers(&word).is_some()
        || lexicon::paper_head(&word)
        || (word != singular && singular == "Committee")
        || lexicon::bank(&word)
    {
        Piece::Head
    } else {
        Piece::Word
    }
}
