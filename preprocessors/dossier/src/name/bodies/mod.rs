//! Bodies grouped: which mentions are of one body.

mod identity;
mod kinds;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub(super) use identity::{Identity, Shared, identity, known_by};
pub(super) use kinds::bare;
use kinds::{EVERYWHERE, abroad, at_home, common, crowned, division, mission};

use super::fold;
use super::lexicon;

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

/// Why a body that every state has is that of a state; `at_home` where only the papers tell.
fn reason(mention: &Mention, state: Option<usize>, at_home: bool) -> &'static str {
    match (mention.speaker, state) {
        (Some(_), _) => "the body of the state of who speaks or holds the office",
        (_, Some(_)) if at_home => "the body of the state whose papers the document is of",
        (_, Some(_)) => "the only state for which the document has named such a body",
        _ => "every state has such a body, and nothing tells whose it is",
    }
}

/// “the Navy” is that of the only country whose navy the collection names.
fn only_navy(
    words: &BTreeSet<String>,
    anywhere: &BTreeMap<&BTreeSet<String>, BTreeSet<usize>>,
) -> Option<usize> {
    let is_navy = words.len() == 1 && words.contains("navy");
    let states = anywhere.get(words).filter(|_| is_navy)?;
    states.first().copied().filter(|_| states.len() == 1)
}

/// The words of the bodies of no state.
struct Wider<'m> {
    stateless: BTreeSet<&'m BTreeSet<String>>,
    known: BTreeMap<&'m BTreeSet<String>, bool>,
}

impl<'m> Wider<'m> {
    fn of(mentions: &'m [Mention]) -> Self {
        let stateless = mentions
            .iter()
            .filter(|mention| mention.identity.state.is_none());
        Self {
            stateless: stateless.map(|mention| &mention.identity.words).collect(),
            known: BTreeMap::new(),
        }
    }

    /// Whether several words are all among those of such a body, which has more: “the Red Cross” may be the International
    /// Committee as well as the society of the one state that is named.
    fn hold(&mut self, words: &'m BTreeSet<String>) -> bool {
        let stateless = &self.stateless;
        *self.known.entry(words).or_insert_with(|| {
            let mut wider = stateless.iter().filter(|own| own.len() > words.len());
            words.len() > 1 && wider.any(|own| words.is_subset(own))
        })
    }
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
    let mut wider = Wider::of(mentions);
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
            why = reason(
                mention,
                identity.state,
                only.is_none() && own == identity.state,
            );
            if let (None, Some(state)) = (identity.state, only_navy(words, &anywhere)) {
                identity.state = Some(state);
                why = "the collection names a body of these words for one state only";
            }
            // No state is named for it anywhere: a council of one name is one council; a ministry is each document's own.
            let one = !anywhere.contains_key(words)
                && !words.iter().any(|word| EVERYWHERE.contains(&word.as_str()));
            scope = (identity.state.is_none() && !one).then_some(mention.document);
        } else if let Some(states) = anywhere.get(&mention.identity.words)
            && states.len() == 1
            && !crowned(&identity)
            && !wider.hold(words)
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
