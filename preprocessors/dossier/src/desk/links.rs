//! Links that wait and that no note rests on, and the decisions about such links.

use std::collections::BTreeSet;

use super::notes::{CLAUSE, participants};
use super::{Entry, Kind, Quotation, State, Subject, called, cut, id};
use crate::curation::decisions::{self, LinkDecision, LinkQuote};
use crate::edition::{Edition, words};
use crate::event::{Decision, Event, EventMention, Link};

/// Both documents with their clauses, the lesser first.
type Pair = [(String, String); 2];

/// The links that wait, but for those on which one of the notes rests: these are decided with their note.
pub(super) fn waiting(edition: &Edition, notes: &[Entry]) -> Vec<Entry> {
    let covered: BTreeSet<Pair> = notes.iter().flat_map(pairs_of).collect();
    let mut entries = Vec::new();
    for event in edition.events.iter().filter(|event| !event.period) {
        let waits = event
            .links
            .iter()
            .filter(|link| link.decision == Decision::Queue);
        for link in waits {
            let ends = event.mentions.get(link.a).zip(event.mentions.get(link.b));
            let Some((a, b)) = ends else { continue };
            let decision = decision(edition, event, a, b);
            if !covered.contains(&pair(&decision.document, &decision.link)) {
                entries.push(entry(edition, event, link, [a, b], decision));
            }
        }
    }
    entries
}

fn decision(edition: &Edition, event: &Event, a: &EventMention, b: &EventMention) -> LinkDecision {
    LinkDecision {
        line: 0,
        document: called(edition, a.item).to_owned(),
        link: LinkQuote {
            kind: event.kind.to_owned(),
            quote: cut(&a.quote, CLAUSE),
            document: called(edition, b.item).to_owned(),
            says: cut(&b.quote, CLAUSE),
        },
        accepted: true,
    }
}

fn entry(
    edition: &Edition,
    event: &Event,
    link: &Link,
    ends: [&EventMention; 2],
    decision: LinkDecision,
) -> Entry {
    let quotation = |mention: &EventMention| Quotation {
        item: mention.item,
        block: Some(mention.block),
        words: mention.quote.clone(),
    };
    Entry {
        id: id_of(&decision),
        kind: Kind::Link,
        state: State::Waits,
        proposal: format!("{}: both passages may speak of it", event.label),
        quotations: ends.into_iter().map(quotation).collect(),
        reasons: link.reasons.clone(),
        score: Some(link.score),
        names: participants(edition, event).collect(),
        subject: Subject::Decision(decisions::Entry::Link(decision)),
    }
}

/// The pairs of passages of a note.
fn pairs_of(entry: &Entry) -> Vec<Pair> {
    match &entry.subject {
        Subject::Decision(decisions::Entry::Note(note)) => {
            let links = note.links.iter();
            links.map(|link| pair(&note.document, link)).collect()
        }
        _ => Vec::new(),
    }
}

fn pair(document: &str, link: &LinkQuote) -> Pair {
    let mut pair = [
        (document.to_owned(), link.quote.clone()),
        (link.document.clone(), link.says.clone()),
    ];
    pair.sort();
    pair
}

/// The id of a link: the same from either side.
fn id_of(decision: &LinkDecision) -> String {
    let [(a, quote), (b, says)] = pair(&decision.document, &decision.link);
    id(Kind::Link, &[&decision.link.kind, &a, &quote, &b, &says])
}

/// The decisions about links.
pub(super) fn decided(edition: &Edition) -> Vec<Entry> {
    let items = words::items(&edition.documents);
    let quotation = |document: &str, words: &str| {
        let item = *items.get(document)?;
        Some(Quotation {
            item,
            block: super::notes::block_of(edition, item, words),
            words: words.to_owned(),
        })
    };
    let entry = |decision: &LinkDecision| {
        let ends = [
            quotation(&decision.document, &decision.link.quote),
            quotation(&decision.link.document, &decision.link.says),
        ];
        Entry {
            id: id_of(decision),
            kind: Kind::Link,
            state: if decision.accepted {
                State::Accepted
            } else {
                State::Rejected
            },
            proposal: if decision.accepted {
                "both passages speak of one event".to_owned()
            } else {
                "the passages do not speak of one event".to_owned()
            },
            quotations: ends.into_iter().flatten().collect(),
            reasons: Vec::new(),
            score: None,
            names: BTreeSet::new(),
            subject: Subject::Decision(decisions::Entry::Link(decision.clone())),
        }
    };
    edition.decisions.links.iter().map(entry).collect()
}
