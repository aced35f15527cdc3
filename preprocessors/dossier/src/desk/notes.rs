//! Notes on the desk: those that nobody has confirmed, and the decisions about notes.

use std::collections::BTreeSet;

use super::{Entry, Kind, Quotation, State, Subject, called, cut, id};
use crate::curation::decisions::{self, LinkQuote, NoteDecision, Verdict};
use crate::curation::quotation::Folded;
use crate::document::{Document, Item};
use crate::edition::Edition;
use crate::edition::words::{self, Targets};
use crate::event::{Decision, Event, EventMention, Note};

/// Words before the mark: at least so many, and as many more as it needs to be the only place.
const BEFORE: usize = 6;
const BEFORE_MOST: usize = 16;
/// Words behind the mark.
const BEHIND: usize = 5;
/// Words of a clause that stand in a decision.
pub(super) const CLAUSE: usize = 16;

/// A link that a note rests on.
struct Basis<'e> {
    event: &'e Event,
    own: &'e EventMention,
    other: &'e EventMention,
    score: f64,
    reasons: &'e [String],
}

/// The notes that no editor has confirmed.
pub(super) fn waiting(edition: &Edition) -> Vec<Entry> {
    let targets = Targets::of(&edition.documents, &edition.names, &edition.events);
    let mut bases: std::collections::BTreeMap<(Item, usize), Vec<Basis<'_>>> =
        std::collections::BTreeMap::new();
    for event in &edition.events {
        for link in &event.links {
            let (Some(a), Some(b)) = (event.mentions.get(link.a), event.mentions.get(link.b))
            else {
                continue;
            };
            for (own, other) in [(a, b), (b, a)] {
                bases.entry((own.item, own.block)).or_default().push(Basis {
                    event,
                    own,
                    other,
                    score: link.score,
                    reasons: &link.reasons,
                });
            }
        }
    }
    // Notes of one place that lead to the same documents are told apart by the paragraphs, also where one of them is
    // decided already.
    let place = |note: &Note| (note.item, note.block, note.offset, items_of(note));
    let mut beside = std::collections::BTreeMap::new();
    for note in &edition.notes {
        *beside.entry(place(note)).or_insert(0_usize) += 1;
    }
    let mut entries: Vec<Entry> = edition
        .notes
        .iter()
        .filter(|note| !note.reviewed)
        .filter_map(|note| {
            let here = bases
                .get(&(note.item, note.block))
                .map_or(&[][..], Vec::as_slice);
            let alone = beside.get(&place(note)) == Some(&1);
            entry(edition, &targets, note, here, alone)
        })
        .collect();
    sharpen(&mut entries, edition, &bases);
    entries.retain(|entry| !is_decided(edition, entry));
    entries
}

/// The links of a note as a decision names them, to tell it from others.
fn links_of(entry: &Entry) -> Option<(&str, &str, &[LinkQuote])> {
    match &entry.subject {
        Subject::Decision(decisions::Entry::Note(note)) => {
            Some((&note.document, &note.after, &note.links))
        }
        _ => None,
    }
}

/// Several notes at one place may rest on the same two clauses, which speak of two things each. A decision on one of
/// them names the words for its own: from them to the end of the clause.
fn sharpen(
    entries: &mut [Entry],
    edition: &Edition,
    bases: &std::collections::BTreeMap<(Item, usize), Vec<Basis<'_>>>,
) {
    let mut counts = std::collections::BTreeMap::new();
    for key in entries.iter().filter_map(links_of) {
        let (document, after, links) = key;
        let key = (document.to_owned(), after.to_owned(), links.to_vec());
        *counts.entry(key).or_insert(0_usize) += 1;
    }
    let mut taken: BTreeSet<(usize, usize, Item, usize, usize)> = BTreeSet::new();
    for entry in entries {
        let Some((document, after, links)) = links_of(entry) else {
            continue;
        };
        let key = (document.to_owned(), after.to_owned(), links.to_vec());
        let Some(first) = entry.quotations.first() else {
            continue;
        };
        if counts.get(&key) == Some(&1) || links.is_empty() {
            continue;
        }
        let here = first
            .block
            .and_then(|block| bases.get(&(first.item, block)));
        let speaks = |pair: &&Basis<'_>, link: &LinkQuote| {
            pair.event.kind == link.kind
                && cut(&pair.own.quote, CLAUSE) == link.quote
                && cut(&pair.other.quote, CLAUSE) == link.says
                && called(edition, pair.other.item) == link.document
        };
        let mut sharper = Vec::new();
        for link in links {
            let mut spoken = here.into_iter().flatten().filter(|pair| speaks(pair, link));
            // Each of the notes has the next pair of words.
            let next = spoken.find(|pair| {
                let (own, other) = (pair.own, pair.other);
                taken.insert((
                    own.block,
                    own.core.start,
                    other.item,
                    other.block,
                    other.core.start,
                ))
            });
            let (Some(quote), Some(says)) = (
                next.and_then(|pair| words_from(edition, pair.own)),
                next.and_then(|pair| words_from(edition, pair.other)),
            ) else {
                break;
            };
            sharper.push(LinkQuote {
                quote,
                says,
                ..link.clone()
            });
        }
        let whole = sharper.len() == links.len();
        if let Subject::Decision(decisions::Entry::Note(note)) = &mut entry.subject
            && whole
        {
            note.links = sharper;
        }
    }
}

/// The words of a clause from those that name its occurrence, where they stand once in the document.
fn words_from(edition: &Edition, mention: &EventMention) -> Option<String> {
    let document = edition.documents.get(mention.item.document)?;
    let text = &document.blocks.get(mention.block)?.text;
    let end = mention.range.end.max(mention.core.end).min(text.len());
    let words = cut(text.get(mention.core.start..end)?, CLAUSE);
    let bare = words.trim_end_matches('…').trim_end();
    let places = document.blocks.iter();
    let places = places.map(|block| Folded::new(&block.text).find(bare).len());
    (places.sum::<usize>() == 1).then_some(words)
}

/// True where an editor has decided about the same passages at the same place, in other words of the program.
fn is_decided(edition: &Edition, entry: &Entry) -> bool {
    let Subject::Decision(decisions::Entry::Note(note)) = &entry.subject else {
        return false;
    };
    let mut made = edition.decisions.notes.iter();
    !note.links.is_empty()
        && made.any(|made| {
            (&made.document, &made.after, &made.links) == (&note.document, &note.after, &note.links)
        })
}

/// The documents and parts that a note leads to.
fn items_of(note: &Note) -> BTreeSet<Item> {
    note.targets.iter().map(|target| target.item).collect()
}

fn entry(
    edition: &Edition,
    targets: &Targets<'_>,
    note: &Note,
    bases: &[Basis<'_>],
    alone: bool,
) -> Option<Entry> {
    let document = edition.documents.get(note.item.document)?;
    let items = items_of(note);
    // Every passage of the documents that the note leads to, lest the next best take its place.
    let mut bases: Vec<&Basis<'_>> = bases
        .iter()
        .filter(|basis| items.contains(&basis.other.item) && basis.own.mark <= note.offset)
        .filter(|basis| {
            note.event
                .and_then(|event| edition.events.get(event))
                .is_none_or(|event| {
                    event.decision == basis.event.decision || event.id == basis.event.id
                })
        })
        .collect();
    let is_target = |basis: &&Basis<'_>| {
        let place = (basis.other.item, basis.other.block);
        let mut targets = note.targets.iter();
        targets.any(|target| (target.item, target.block) == place)
    };
    if !alone && bases.iter().any(is_target) {
        bases.retain(is_target);
        let is_quoted = |basis: &&Basis<'_>| {
            let mut targets = note.targets.iter();
            targets.any(|target| target.quote == basis.other.quote)
        };
        if bases.iter().any(is_quoted) {
            bases.retain(is_quoted);
        }
    }
    bases.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut quotations: Vec<Quotation> = Vec::new();
    let mut say = |mention: &EventMention| {
        let quotation = Quotation {
            item: mention.item,
            block: Some(mention.block),
            words: mention.quote.to_string(),
        };
        if !quotations.contains(&quotation) {
            quotations.push(quotation);
        }
    };
    for basis in &bases {
        say(basis.own);
    }
    for basis in &bases {
        say(basis.other);
    }
    if quotations.is_empty() {
        quotations.push(Quotation {
            item: note.item,
            block: Some(note.block),
            words: words_before(document, note.block, note.offset),
        });
    }
    let mut links: Vec<LinkQuote> = bases
        .iter()
        .map(|basis| LinkQuote {
            kind: basis.event.kind.to_owned(),
            quote: cut(&basis.own.quote, CLAUSE),
            document: called(edition, basis.other.item).to_owned(),
            says: cut(&basis.other.quote, CLAUSE),
        })
        .collect();
    links.sort();
    links.dedup();
    let mut reasons: Vec<String> = Vec::new();
    for reason in bases.iter().flat_map(|basis| basis.reasons) {
        if !reasons.contains(reason) {
            reasons.push(reason.clone());
        }
    }
    let decision = NoteDecision {
        line: 0,
        document: called(edition, note.item).to_owned(),
        after: words_before(document, note.block, note.offset),
        before: words_behind(document, note.block, note.offset),
        verdict: Verdict::Accept(Some(targets.typed(&note.text))),
        links,
    };
    Some(Entry {
        id: id_of(&decision),
        kind: Kind::Note,
        state: match note.decision {
            Decision::Print => State::Printed,
            Decision::Queue => State::Waits,
        },
        proposal: edition.plain(&note.text),
        score: bases.first().map(|basis| basis.score),
        names: names(edition, &bases),
        quotations,
        reasons,
        subject: Subject::Decision(decisions::Entry::Note(decision)),
    })
}

fn names(edition: &Edition, bases: &[&Basis<'_>]) -> BTreeSet<String> {
    let events = bases.iter().map(|basis| basis.event);
    events
        .flat_map(|event| participants(edition, event))
        .collect()
}

/// Ids and names of those who take part.
pub(super) fn participants<'e>(
    edition: &'e Edition,
    event: &'e Event,
) -> impl Iterator<Item = String> + 'e {
    let participants = event.participants.iter();
    participants
        .filter_map(|&entity| edition.names.entities.get(entity))
        .flat_map(|entity| {
            [
                entity.id.clone(),
                entity.name.clone(),
                entity.heading.clone(),
            ]
        })
}

/// The decisions about notes.
pub(super) fn decided(edition: &Edition) -> Vec<Entry> {
    let items = words::items(&edition.documents);
    let decisions = &edition.decisions.notes;
    decisions
        .iter()
        .map(|decision| {
            let state = match decision.verdict {
                Verdict::Accept(_) => State::Accepted,
                Verdict::Reject => State::Rejected,
                Verdict::Reword(_) => State::Reworded,
            };
            let quotation = |document: &str, words: &str| {
                let item = items.get(document).copied();
                item.map(|item| Quotation {
                    item,
                    block: block_of(edition, item, words),
                    words: words.to_owned(),
                })
            };
            let own = quotation(&decision.document, &decision.after);
            let others = decision
                .links
                .iter()
                .filter_map(|link| quotation(&link.document, &link.says));
            Entry {
                id: id_of(decision),
                kind: Kind::Note,
                state,
                proposal: decision.verdict.text().unwrap_or_default().to_owned(),
                quotations: own.into_iter().chain(others).collect(),
                reasons: Vec::new(),
                score: None,
                names: BTreeSet::new(),
                subject: Subject::Decision(decisions::Entry::Note(decision.clone())),
            }
        })
        .collect()
}

pub(super) fn block_of(edition: &Edition, item: Item, words: &str) -> Option<usize> {
    let blocks = &edition.documents.get(item.document)?.blocks;
    let words = words.trim_end_matches('…').trim_end();
    blocks
        .iter()
        .position(|block| !Folded::new(&block.text).find(words).is_empty())
}

/// The id of a note: where it stands and what it leads to. New words of the machine do not change it.
fn id_of(decision: &NoteDecision) -> String {
    let others: BTreeSet<&str> = decision
        .links
        .iter()
        .map(|link| link.document.as_str())
        .collect();
    let mut words = vec![decision.document.as_str(), decision.after.as_str()];
    words.extend(others);
    id(Kind::Note, &words)
}

/// The same with the passages, where two notes of one place lead to the same documents.
pub(super) fn id_of_passages(decision: &NoteDecision) -> String {
    let mut words = vec![decision.document.as_str(), decision.after.as_str()];
    for link in &decision.links {
        words.extend([
            link.quote.as_str(),
            link.document.as_str(),
            link.says.as_str(),
        ]);
    }
    id(Kind::Note, &words)
}

/// The words before the mark: as many as it needs to name one place of the document.
pub(super) fn words_before(document: &Document, block: usize, offset: usize) -> String {
    let text = document.blocks.get(block).map_or("", |block| &block.text);
    let all: Vec<&str> = text
        .get(..offset)
        .unwrap_or(text)
        .split_whitespace()
        .collect();
    for count in BEFORE..BEFORE_MOST {
        let words = all[all.len().saturating_sub(count)..].join(" ");
        let places = document
            .blocks
            .iter()
            .map(|block| Folded::new(&block.text).find(&words).len())
            .sum::<usize>();
        if places <= 1 || count >= all.len() {
            return words;
        }
    }
    all[all.len().saturating_sub(BEFORE_MOST)..].join(" ")
}

pub(super) fn words_behind(document: &Document, block: usize, offset: usize) -> String {
    let text = document.blocks.get(block).map_or("", |block| &block.text);
    let behind = text.get(offset..).unwrap_or_default();
    let words: Vec<&str> = behind.split_whitespace().take(BEHIND).collect();
    words.join(" ")
}
