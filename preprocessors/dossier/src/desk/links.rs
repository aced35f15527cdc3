//! Links that wait and that no note rests on, and the decisions about such links.

use std::collections::{BTreeMap, BTreeSet};

use super::notes::{CLAUSE, participants};
use super::{Entry, Kind, Quotation, State, Subject, called, cut, id};
use crate::curation::decisions::{self, LinkDecision, LinkQuote};
use crate::edition::{Edition, words};
use crate::event::{Decision, Event, EventMention, Link};

/// Both documents with their clauses, the lesser first.
type Pair = [(String, String); 2];

/// The links that wait, but for those on which one of the notes rests: these are decided with their note.
pub(super) fn waiting(edition: &Edition, notes: &[Entry]) -> Vec<Entry> {
    let mut covered: BTreeSet<Pair> = notes.iter().flat_map(pairs_of).collect();
    for note in &edition.decisions.notes {
        covered.extend(note.links.iter().map(|link| pair(&note.document, link)));
    }
    let made: BTreeSet<String> = edition.decisions.links.iter().map(id_of).collect();
    let clauses = Clauses::of(edition);
    let mut entries = Vec::new();
    for event in edition.events.iter().filter(|event| !event.period) {
        let waits = event
            .links
            .iter()
            .filter(|link| link.decision == Decision::Queue);
        for link in waits {
            let ends = event.mentions.get(link.a).zip(event.mentions.get(link.b));
            let Some((a, b)) = ends else { continue };
            let clause = |end: &EventMention| cut(&end.quote, CLAUSE);
            let whole = decision(edition, event, [a, b], [clause(a), clause(b)]);
            if covered.contains(&pair(&whole.document, &whole.link)) {
                continue;
            }
            let words = |end: &EventMention| clauses.words(edition, event, end);
            let decision = decision(edition, event, [a, b], [words(a), words(b)]);
            if !made.contains(&id_of(&decision)) {
                entries.push(entry(edition, event, link, [a, b], decision));
            }
        }
    }
    entries
}

/// How many mentions of a kind begin with the same clause: by document, block, kind and the clause's first byte.
struct Clauses<'e>(BTreeMap<(usize, usize, &'e str, usize), BTreeSet<usize>>);

impl<'e> Clauses<'e> {
    fn of(edition: &'e Edition) -> Self {
        let mut clauses = BTreeMap::<_, BTreeSet<usize>>::new();
        for event in &edition.events {
            for mention in &event.mentions {
                let place = (mention.item.document, mention.block);
                let key = (place.0, place.1, event.kind, mention.range.start);
                clauses.entry(key).or_default().insert(mention.core.start);
            }
        }
        Self(clauses)
    }

    /// The words by which a decision names a mention: its clause; where that speaks of several events of one kind,
    /// the clause from the mention's own word on.
    fn words(&self, edition: &Edition, event: &Event, mention: &EventMention) -> String {
        let key = (
            mention.item.document,
            mention.block,
            event.kind,
            mention.range.start,
        );
        let several = self.0.get(&key).is_some_and(|cores| cores.len() > 1);
        let own = mention.core.start..mention.range.end;
        let own = edition
            .documents
            .get(mention.item.document)
            .and_then(|document| document.blocks.get(mention.block)?.text.get(own));
        match own {
            Some(own) if several => cut(own, CLAUSE),
            _ => cut(&mention.quote, CLAUSE),
        }
    }
}

fn decision(
    edition: &Edition,
    event: &Event,
    [a, b]: [&EventMention; 2],
    [quote, says]: [String; 2],
) -> LinkDecision {
    LinkDecision {
        line: 0,
        document: called(edition, a.item).to_owned(),
        link: LinkQuote {
            kind: event.kind.to_owned(),
            quote,
            document: called(edition, b.item).to_owned(),
            says,
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
        words: mention.quote.to_string(),
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
