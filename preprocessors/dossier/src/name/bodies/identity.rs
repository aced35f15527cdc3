//! What a body is, as its form tells: the state and the words, folded, by which two forms are of one body.

use std::collections::BTreeSet;
use std::sync::Arc;

use lazy_static::lazy_static;

use super::super::body::{self, Piece};
use super::super::fold;
use super::super::lexicon::{self, BODIES};
use super::super::state;
use super::super::token;

/// What a body is, whatever its form: its state and the words that tell which.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::name) struct Identity {
    /// Index into the lexicon of states.
    pub(in crate::name) state: Option<usize>,
    /// The telling words, folded.
    pub(in crate::name) words: BTreeSet<String>,
    /// Where an embassy or a command sits.
    pub(in crate::name) place: Option<String>,
}

/// Identities, each kept once: many mentions are of few bodies.
#[derive(Debug, Default)]
pub(in crate::name) struct Shared(BTreeSet<Arc<Identity>>);

impl Shared {
    /// The one that is equal to this one.
    pub(in crate::name) fn of(&mut self, identity: Identity) -> Arc<Identity> {
        if let Some(known) = self.0.get(&identity) {
            return Arc::clone(known);
        }
        let new = Arc::new(identity);
        self.0.insert(Arc::clone(&new));
        new
    }
}

lazy_static! {
    static ref KNOWN: Vec<Identity> = BODIES.iter().map(known).collect();
}

/// The identity of a body of the lexicon.
fn known(body: &super::lexicon::Body) -> Identity {
    let mut identity = Identity {
        state: None,
        words: BTreeSet::new(),
        place: None,
    };
    let tokens = token::tokens(&body.name);
    let states = state::find(&body.name);
    for token in &tokens {
        match states
            .iter()
            .find(|found| found.range.contains(&token.range.start))
        {
            Some(found) => identity.state = Some(found.state),
            None => word(token.text, &mut identity.words),
        }
    }
    if let Some(name) = &body.state {
        identity.state = state::by_name(name);
    }
    if identity.words.is_empty() {
        identity.words.insert(fold::key(&body.name));
    }
    settle(&mut identity.words);
    identity
}

/// The body of the lexicon that has this identity.
pub(in crate::name) fn known_by(identity: &Identity) -> Option<usize> {
    KNOWN.iter().position(|known| known == identity)
}

/// The identity that a form tells.
pub(in crate::name) fn identity(text: &str, found: &body::Found) -> Identity {
    if let Some(identity) = &found.defined {
        return identity.clone();
    }
    let mut out = Identity {
        state: None,
        words: BTreeSet::new(),
        place: None,
    };
    if let Some(place) = found.place.clone() {
        // The seat of an embassy tells which; the town of an academy is a word of its name: “Paris Academy of Sciences”.
        if seated(found, text) {
            out.place = Some(seat(&text[place]));
        } else {
            word(&text[place], &mut out.words);
        }
    }
    let mut known_state = None;
    for (piece, range) in &found.pieces {
        match piece {
            Piece::State(index) | Piece::Adjective(index) => {
                out.state.get_or_insert(*index);
            }
            Piece::Known(index) => {
                if let Some(known) = KNOWN.get(*index) {
                    out.words.extend(known.words.iter().cloned());
                    known_state = known_state.or(known.state);
                }
            }
            Piece::Head | Piece::Word | Piece::Other => {
                for part in text[range.clone()].split_whitespace() {
                    word(part, &mut out.words);
                }
            }
        }
    }
    out.state = known_state.or(out.state);
    settle(&mut out.words);
    out
}

/// True for a body of which its state has one in many places.
fn seated(found: &body::Found, text: &str) -> bool {
    found.pieces.iter().any(|(piece, range)| {
        *piece == Piece::Head
            && matches!(
                lexicon::unshout(&text[range.clone()]).as_str(),
                "Embassy"
                    | "Legation"
                    | "Consulate"
                    | "Mission"
                    | "Command"
                    | "Headquarters"
                    | "Consulate-General"
            )
    })
}

/// Where a body sits, folded: a capital stands for its state.
fn seat(text: &str) -> String {
    let place = fold::spaces(text);
    let name = place.strip_prefix("the ").unwrap_or(&place);
    // “the PR China” is China.
    let whole = || {
        let found = state::find(name);
        let only = found
            .first()
            .filter(|found| found.range == (0..name.len()))?;
        Some(lexicon::STATES[only.state].name.as_str())
    };
    let state = lexicon::capital_of(name).or_else(whole).unwrap_or(name);
    fold::key(state)
}

/// Adds a telling word, folded over spellings and number.
fn word(text: &str, words: &mut BTreeSet<String>) {
    let folded = fold::key(text);
    let folded = match folded.as_str() {
        "" | "of" | "the" | "for" | "on" | "in" | "at" | "to" | "s" | "messrs" | "limited"
        | "ltd" | "and" => return,
        "labour" => "labor",
        "defence" => "defense",
        "organisation" => "organization",
        "programme" => "program",
        "centre" => "center",
        "co" | "compagnie" | "cie" => "company",
        "bros" => "brother",
        "railroad" => "railway",

        "agricultural" => "agriculture",
        "medical" => "medicine",
        "horticultural" => "horticulture",
        "zoological" => "zoology",
        "geological" => "geology",
        "educational" => "education",
        "financial" => "finance",
        "workers" | "workerss" => "worker",
        "peoples" | "peopless" => "people",
        // The Royal Botanic Garden is at Edinburgh or Calcutta, the Royal Botanic Gardens are at Kew or Peradeniya.
        "gardens" => {
            words.insert(folded);
            return;
        }
        other => other,
    };
    let singular = folded
        .strip_suffix("ies")
        .map(|stem| format!("{stem}y"))
        .or_else(|| {
            folded
                .strip_suffix('s')
                .filter(|stem| stem.len() > 3 && !stem.ends_with('s'))
                .map(ToOwned::to_owned)
        });
    words.insert(singular.unwrap_or_else(|| folded.to_owned()));
}

/// Settles words that say the same: “Foreign Ministry” and “Ministry of Foreign Affairs”, “Political Bureau”.
fn settle(words: &mut BTreeSet<String>) {
    let has = |words: &BTreeSet<String>, word: &str| words.contains(word);
    if has(words, "ministry") || has(words, "department") || has(words, "minister") {
        words.remove("affair");
    }
    if has(words, "political") && has(words, "bureau") {
        words.remove("political");
        words.remove("bureau");
        words.insert("politburo".to_owned());
    }
    // “Northern Railway Company” runs the “Northern Railway”.
    if ["railway", "steamship", "navigation", "telegraph"]
        .iter()
        .any(|word| words.contains(*word))
    {
        words.remove("company");
    }
    // From 1952 to 1966 the Politburo of the Soviet party was the Presidium of its Central Committee, and others followed.
    if has(words, "presidium") && has(words, "central") && has(words, "committee") {
        words.remove("presidium");
        words.insert("politburo".to_owned());
    }
    // The forces of the United Nations stand under its command: “UN Armed Forces”, “UN Military Command”.
    if has(words, "united") && has(words, "nation") && has(words, "force") {
        words.insert("command".to_owned());
    }
    if has(words, "united") && has(words, "nation") && has(words, "command") {
        for over in ["military", "armed", "force"] {
            words.remove(over);
        }
    }
    // The Politburo and the Presidium are of the Central Committee, and this is of the party: the last word tells.
    if has(words, "politburo") {
        for over in ["central", "committee", "communist", "party", "worker"] {
            words.remove(over);
        }
    }
    if has(words, "central") && has(words, "committee") {
        for over in [
            "communist",
            "party",
            "worker",
            "socialist",
            "unity",
            "united",
        ] {
            words.remove(over);
        }
    }
}
