//! Kinds of bodies by their words: those of which every state has one, parts of a ministry, missions.

use super::super::fold;
use super::super::lexicon::STATES;
use super::{Identity, Mention};

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
pub(super) const EVERYWHERE: &[&str] = &[
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

/// True for a ministry of arms or of the interior, or a politburo, in a document that was written in another country than that whose
/// papers it is of: there the bare name may be either’s.
pub(super) fn abroad(mention: &Mention) -> bool {
    let has = |word: &str| mention.identity.words.contains(word);
    let at_host = mention
        .written
        .is_some_and(|written| mention.own.is_some_and(|own| own != written));
    let arms = has("ministry") && (has("defense") || has("interior") || has("internal"));
    at_host && (arms || has("politburo") && mention.identity.words.len() == 1)
}

/// True where a body that nothing tells is that of the state whose papers a document is of: its foreign ministry where
/// none is named so far or where it is among several that are, its embassy in another capital.
pub(super) fn at_home(identity: &Identity, own: usize, none: bool, among: bool) -> bool {
    let has = |word: &str| identity.words.contains(word);
    if let Some(place) = &identity.place {
        return mission(identity) && *place != fold::key(&STATES[own].name);
    }
    let foreign = has("ministry") && has("foreign") && identity.words.len() == 2;
    let party = has("politburo") && identity.words.len() == 1
        || has("central") && has("committee") && identity.words.len() == 2;
    among || none && (foreign || party)
}

/// True for a part of a ministry with a name of its own: `Far Eastern Department`.
pub(super) fn division(identity: &Identity) -> bool {
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
pub(super) fn mission(identity: &Identity) -> bool {
    identity.words.len() == 1
        && ["embassy", "legation"]
            .iter()
            .any(|word| identity.words.contains(*word))
}

/// True for a body of which every state has one, where the form does not say whose: “Foreign Ministry”, “CC”.
pub(in crate::name) fn bare(identity: &Identity) -> bool {
    identity.state.is_none() && common(identity)
}

/// True for a body of which every state has one.
pub(super) fn common(identity: &Identity) -> bool {
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

/// True for a learned body of a crown: the “Royal Geographical Society” is not the Royal Danish one, though no document
/// says of which crown it is.
pub(super) fn crowned(identity: &Identity) -> bool {
    let has = |word: &str| identity.words.contains(word);
    (has("royal") || has("imperial"))
        && [
            "society",
            "academy",
            "institute",
            "institution",
            "college",
            "observatory",
        ]
        .iter()
        .any(|kind| has(kind))
}
