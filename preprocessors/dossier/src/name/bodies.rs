//! Bodies grouped: which mentions are of one body.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lazy_static::lazy_static;

use super::body::{self, Piece};
use super::fold;
use super::lexicon::{self, BODIES};
use super::state;
use super::token;

/// What a body is, whatever its form: its state and the words that tell which.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Identity {
    /// Index into the lexicon of states.
    pub(super) state: Option<usize>,
    /// The telling words, folded.
    pub(super) words: BTreeSet<String>,
    /// Where an embassy or a command sits.
    pub(super) place: Option<String>,
}

/// Identities, each kept once: many mentions are of few bodies.
#[derive(Debug, Default)]
pub(super) struct Shared(BTreeSet<Arc<Identity>>);

impl Shared {
    /// The one that is equal to this one.
    pub(super) fn of(&mut self, identity: Identity) -> Arc<Identity> {
        if let Some(known) = self.0.get(&identity) {
            return Arc::clone(known);
        }
        let new = Arc::new(identity);
        self.0.insert(Arc::clone(&new));
        new
    }
}

/// A mention of a body, as the grouping sees it.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// Rank of the document by file name.
    pub(super) document: usize,
    /// What it is, from its form alone.
    pub(super) identity: Arc<Identity>,
    /// The state of who speaks, where the text is a speech.
    pub(super) speaker: Option<usize>,
    /// The state where the document was written, where its dateline says.
    pub(super) written: Option<usize>,
    /// The state whose papers the document is of.
    pub(super) own: Option<usize>,
    /// True where it stands in the head of the document: who issues it, to whom it goes.
    pub(super) front: bool,
    /// True where it is printed as a presidium: a bare “Politburo” beside it is that of another party.
    pub(super) presidium: bool,
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
pub(super) fn known_by(identity: &Identity) -> Option<usize> {
    KNOWN.iter().position(|known| known == identity)
}

/// The identity that a form tells.
pub(super) fn identity(text: &str, found: &body::Found) -> Identity {
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

/// Words that every state has a body of: alone they tell nothing beyond their document.
const COMMON: &[&str] = &[
    "ministry",
    "foreign",
    "defense",
    "interior",
    "internal",
    "committee",
    "central",
    "party",
    "communist",
    "politburo",
    "presidium",
    "army",
    "navy",
    "air",
    "force",
    "armed",
    "council",
    "minister",
    "state",
    "security",
    "general",
    "staff",
    "embassy",
    "national",
    "assembly",
    "department",
    "people",
    "worker",
    "trade",
    "secretariat",
    "office",
    "command",
    "socialist",
    "democratic",
    "liberation",
    "planning",
    "commission",
    "academy",
    "science",
    "supreme",
    "military",
    "public",
    "finance",
    "culture",
    "division",
    "international",
    "section",
    "bureau",
    "agency",
];

/// Words of bodies of which the documents of one collection are likely to mean several states' at once.
const EVERYWHERE: &[&str] = &[
    "ministry",
    "minister",
    "party",
    "politburo",
    "army",
    "navy",
    "embassy",
    "staff",
    "central",
    "force",
    "presidium",
    "department",
    "command",
];

/// A mention's body.
#[derive(Debug, Clone)]
pub(super) struct Grouped {
    /// Its number.
    pub(super) number: usize,
    /// What it is.
    pub(super) identity: Arc<Identity>,
    /// Why the mention is of this body.
    pub(super) why: &'static str,
}

/// Gives each mention the number of its body, with the identity by which it was grouped.
pub(super) fn group(mentions: &[Mention]) -> Vec<Grouped> {
    let keys = keys(mentions);
    let mut numbers: BTreeMap<(&Identity, Option<usize>), usize> = BTreeMap::new();
    for (identity, scope, _) in &keys {
        let next = numbers.len();
        numbers.entry((identity.as_ref(), *scope)).or_insert(next);
    }
    keys.iter()
        .map(|(identity, scope, why)| Grouped {
            number: numbers[&(identity.as_ref(), *scope)],
            identity: Arc::clone(identity),
            why,
        })
        .collect()
}

/// The identity of each mention as its document completes it: a bare “Foreign Ministry” is the speaker's, or that of the
/// only state for which the document has named one; else it stays apart. With it, the document where it is known only there.
fn keys(mentions: &[Mention]) -> Vec<(Arc<Identity>, Option<usize>, &'static str)> {
    let mut shared = Shared::default();
    let mut anywhere: BTreeMap<&BTreeSet<String>, BTreeSet<usize>> = BTreeMap::new();
    let mut seats: BTreeMap<_, BTreeSet<&String>> = BTreeMap::new();
    // Whose papers name a department that nobody's state stands beside.
    let mut houses: BTreeMap<&BTreeSet<String>, BTreeSet<usize>> = BTreeMap::new();
    for mention in mentions {
        let words = &mention.identity.words;
        if let Some(state) = mention.identity.state {
            anywhere.entry(words).or_default().insert(state);
        }
        if let (None, Some(own)) = (mention.identity.state, mention.own)
            && division(&mention.identity)
        {
            houses.entry(words).or_default().insert(own);
        }
        if let Some(place) = &mention.identity.place {
            seats
                .entry((mention.document, mention.identity.state, words))
                .or_default()
                .insert(place);
        }
    }
    // The states that a document has named for a body so far, the last one at the end.
    let mut so_far: BTreeMap<(usize, bool, &BTreeSet<String>), Vec<usize>> = BTreeMap::new();
    let mut out = Vec::new();
    for mention in mentions {
        let mut identity = Identity::clone(&mention.identity);
        let mut scope = None;
        let words = &mention.identity.words;
        let local = so_far
            .entry((mention.document, mention.presidium, &mention.identity.words))
            .or_default();
        let mut why = "the telling words and the state are the same";
        if let Some(state) = identity.state {
            local.push(state);
        } else if common(&identity) {
            let only = local
                .first()
                .copied()
                .filter(|first| local.iter().all(|state| state == first));
            // “the Ministry of Defense” of a report from abroad is hardly that of those who report.
            let only = only.filter(|only| !(abroad(mention) && mention.own == Some(*only)));
            let own = mention
                .own
                .filter(|_| !abroad(mention))
                .filter(|own| at_home(&identity, *own, local.is_empty(), local.contains(own)));
            identity.state = match identity.place {
                Some(_) => mention.speaker.or(own).or(only),
                None => mention.speaker.or(only).or(own),
            };
            if mention.front
                && let Some(own) = own.filter(|own| identity.state == Some(*own))
            {
                local.push(own);
            }
            why = match (mention.speaker, identity.state) {
                (Some(_), _) => "the body of the state of who speaks or holds the office",
                (_, Some(state)) if only.is_none() && own == Some(state) => {
                    "the body of the state whose papers the document is of"
                }
                (_, Some(_)) => "the only state for which the document has named such a body",
                _ => "every state has such a body, and nothing tells whose it is",
            };
            // No state is named for it anywhere: a council of one name is one council; a ministry is each document's own.
            let one = !anywhere.contains_key(words)
                && !words.iter().any(|word| EVERYWHERE.contains(&word.as_str()));
            scope = (identity.state.is_none() && !one).then_some(mention.document);
        } else if let Some(states) = anywhere.get(&mention.identity.words)
            && states.len() == 1
        {
            identity.state = states.first().copied();
            why = "the collection names a body of these words for one state only";
        } else if mention.own.is_some() && houses.get(words).is_some_and(|houses| houses.len() > 1)
        {
            identity.state = mention.own;
            why = "the papers of several states name such a department, each its own";
        }
        if identity.place.is_none()
            && let Some(places) =
                seats.get(&(mention.document, identity.state, &mention.identity.words))
            && places.len() == 1
        {
            identity.place = places.first().map(|place| (*place).clone());
        }
        if identity.place.is_none() && identity.state.is_some() && mission(&identity) {
            // “the Soviet Embassy” in a report from Prague is the one there; where nothing tells, it is the document's own.
            match mention
                .written
                .filter(|written| Some(*written) != identity.state)
            {
                Some(written) => {
                    identity.place = Some(fold::key(&lexicon::STATES[written].name));
                    why = "the mission of its state where the document was written";
                }
                None => scope = Some(mention.document),
            }
        }
        out.push((shared.of(identity), scope, why));
    }
    out
}

/// True for a ministry of arms or of the interior in a document that was written in another country than that whose
/// papers it is of: there the bare name may be either’s.
fn abroad(mention: &Mention) -> bool {
    let has = |word: &str| mention.identity.words.contains(word);
    let at_host = mention
        .written
        .is_some_and(|written| mention.own.is_some_and(|own| own != written));
    at_host && has("ministry") && (has("defense") || has("interior") || has("internal"))
}

/// True where a body that nothing tells is that of the state whose papers a document is of: its foreign ministry where
/// none is named so far or where it is among several that are, its embassy in another capital.
fn at_home(identity: &Identity, own: usize, none: bool, among: bool) -> bool {
    let has = |word: &str| identity.words.contains(word);
    if let Some(place) = &identity.place {
        return mission(identity) && *place != fold::key(&lexicon::STATES[own].name);
    }
    let foreign = has("ministry") && has("foreign") && identity.words.len() == 2;
    let party = has("politburo") && identity.words.len() == 1
        || has("central") && has("committee") && identity.words.len() == 2;
    among || none && (foreign || party)
}

/// True for a part of a ministry with a name of its own: `Far Eastern Department`.
fn division(identity: &Identity) -> bool {
    [
        "department",
        "division",
        "section",
        "desk",
        "directorate",
        "sector",
        "bureau",
    ]
    .iter()
    .any(|word| identity.words.contains(*word))
}

/// True for a mission of a state, of which it has one in every capital.
fn mission(identity: &Identity) -> bool {
    identity.words.len() == 1
        && ["embassy", "legation"]
            .iter()
            .any(|word| identity.words.contains(*word))
}

/// True for a body of which every state has one, where the form does not say whose: “Foreign Ministry”, “CC”.
pub(super) fn bare(identity: &Identity) -> bool {
    identity.state.is_none() && common(identity)
}

/// True for a body of which every state has one.
fn common(identity: &Identity) -> bool {
    !united(identity)
        && identity
            .words
            .iter()
            .all(|word| COMMON.contains(&word.as_str()))
}

/// True for the organs of the United Nations: there is one of each.
fn united(identity: &Identity) -> bool {
    identity.words.contains("nation")
}
