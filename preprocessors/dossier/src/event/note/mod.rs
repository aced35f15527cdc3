//! Notes: which links call for one, where it stands, and how it is worded.
//!
//! A machine's note never asserts: it says what another document says. Wording, placing and number follow
//! the conventions of documentary editions (`FRUS`).

mod pointer;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use super::lexicon::Kind;
use super::scene::is_heading;
use super::{Decision, Event, Note, NoteCase, NoteTarget, Run, Status, text};
use crate::document::{BlockKind, Document, Item};
use wording::{Statement, Voice};

/// Where a note stands: item, block, start of the sentence; and a number for each note that stands alone.
type Place = (Item, usize, usize, usize);

/// What is said at one place of one event, before it is joined with what is said beside it.
struct Draft {
    item: Item,
    block: usize,
    offset: usize,
    event: usize,
    statement: Statement,
    decision: Decision,
}

/// All notes, by document and place.
pub(super) fn write(documents: &[Document], events: &[Event]) -> Vec<Note> {
    let told = events.par_iter().enumerate();
    let drafts: Vec<Vec<Draft>> = told
        .filter(|(_, event)| !event.period)
        .map(|(index, event)| of_event(documents, index, event))
        .collect();
    let mut drafts: Vec<Draft> = drafts.into_iter().flatten().collect();
    drafts.sort_by_key(|draft| (draft.item.document, draft.block, draft.offset, draft.event));
    // Document by document: drafts go as their notes come.
    let mut notes = Vec::new();
    let mut drafts = drafts.into_iter().peekable();
    while let Some(first) = drafts.next() {
        let document = first.item.document;
        let mut own = vec![first];
        while let Some(next) = drafts.next_if(|draft| draft.item.document == document) {
            own.push(next);
        }
        notes.extend(join(documents, events, own));
    }
    notes.shrink_to_fit();
    notes
}

/// The drafts of one event: at its first mention in the running text of each item, and at each mention
/// whose date another document contradicts or corrects.
fn of_event(documents: &[Document], index: usize, event: &Event) -> Vec<Draft> {
    let mut by_item: BTreeMap<Item, Vec<usize>> = BTreeMap::new();
    for (place, mention) in event.mentions.iter().enumerate() {
        by_item.entry(mention.item).or_default().push(place);
    }
    let mut joined: Vec<Vec<(usize, Decision)>> = vec![Vec::new(); event.mentions.len()];
    for link in &event.links {
        for (own, other) in [(link.a, link.b), (link.b, link.a)] {
            if let Some(joined) = joined.get_mut(own) {
                joined.push((other, link.decision));
            }
        }
    }
    let mut drafts = Vec::new();
    for (item, places) in &by_item {
        let mut running: Vec<usize> = places
            .iter()
            .copied()
            .filter(|place| is_running(documents, event, *place))
            .collect();
        running.sort_by_key(|place| {
            event
                .mentions
                .get(*place)
                .map(|mention| (mention.block, mention.range.start))
        });
        let first = running.first().copied();
        let at = running
            .iter()
            .copied()
            .filter(|place| Some(*place) == first || disputed(event, *place));
        for place in at {
            let Some(mention) = event.mentions.get(place) else {
                continue;
            };
            let targets = targets(event, &joined, places, *item);
            let voice = Voice {
                documents,
                event,
                index,
            };
            let Some((statement, decision)) = voice.statement(mention, &targets) else {
                continue;
            };
            drafts.push(Draft {
                item: *item,
                block: mention.block,
                offset: mention.mark,
                event: index,
                statement,
                decision,
            });
        }
    }
    drafts
}

fn disputed(event: &Event, place: usize) -> bool {
    event
        .mentions
        .get(place)
        .is_some_and(|mention| mention.status == Status::Disputed)
}

/// Whether a mention stands in running text: not in a heading, and not the head of a record.
fn is_running(documents: &[Document], event: &Event, place: usize) -> bool {
    let Some(mention) = event.mentions.get(place) else {
        return false;
    };
    documents
        .get(mention.item.document)
        .and_then(|document| document.blocks.get(mention.block))
        .is_some_and(|block| {
            block.kind == BlockKind::Paragraph
                && !is_heading(block)
                && !mention.record
                && mention.mark <= block.text.len()
        })
}

/// For each other item the mentions that a link joins to one of ours, with whether the link is printed.
fn targets(
    event: &Event,
    joined: &[Vec<(usize, Decision)>],
    places: &[usize],
    item: Item,
) -> BTreeMap<Item, Vec<(usize, Decision)>> {
    let mut found: BTreeMap<Item, BTreeMap<usize, Decision>> = BTreeMap::new();
    for (other, decided) in places
        .iter()
        .filter_map(|place| joined.get(*place))
        .flatten()
    {
        let Some(mention) = event.mentions.get(*other) else {
            continue;
        };
        if mention.item != item {
            let decision = found
                .entry(mention.item)
                .or_default()
                .entry(*other)
                .or_insert(*decided);
            *decision = (*decision).min(*decided);
        }
    }
    found
        .into_iter()
        .map(|(item, mentions)| (item, mentions.into_iter().collect()))
        .collect()
}

/// The sentences of the block where a draft stands.
fn sentences(documents: &[Document], draft: &Draft) -> Vec<Range<usize>> {
    let document = documents.get(draft.item.document);
    let block = document.and_then(|document| document.blocks.get(draft.block));
    block.map_or_else(Vec::new, |block| text::sentences(&block.text))
}

/// Joins the drafts of a document that stand in one sentence into one note at the last of their places.
fn join(documents: &[Document], events: &[Event], drafts: Vec<Draft>) -> Vec<Note> {
    let mut groups: BTreeMap<Place, Vec<Draft>> = BTreeMap::new();
    // The drafts stand in the order of their blocks: each block is read once.
    let mut read: Option<(usize, Vec<Range<usize>>)> = None;
    for (place, draft) in drafts.into_iter().enumerate() {
        // An editor decides on each doubtful note by itself.
        let alone = if draft.decision == Decision::Queue {
            place + 1
        } else {
            0
        };
        read = read.filter(|(block, _)| *block == draft.block);
        let (_, sentences) =
            read.get_or_insert_with(|| (draft.block, sentences(documents, &draft)));
        let sentence = sentences.iter().find(|range| draft.offset <= range.end);
        let sentence = sentence.map_or(draft.offset, |range| range.start);
        groups
            .entry((draft.item, draft.block, sentence, alone))
            .or_default()
            .push(draft);
    }
    gather(&mut groups);
    groups
        .into_iter()
        .filter_map(|((item, block, ..), mut drafts)| {
            once_each(&mut drafts);
            let first = drafts.first()?;
            let decision = first.decision;
            let offset = drafts.iter().map(|draft| draft.offset).max()?;
            let mut text: Vec<Run> = Vec::new();
            let mut targets: Vec<NoteTarget> = Vec::new();
            let (case, event) = (first.statement.case, first.event);
            let told: Vec<usize> = drafts.iter().map(|draft| draft.event).collect();
            let mut last = None;
            for draft in drafts {
                if !text.is_empty() {
                    text.push(Run::Text(" ".to_owned()));
                }
                if last.is_none_or(|last| last != draft.event) {
                    text.extend(called(events, &told, draft.event));
                }
                last = Some(draft.event);
                text.extend(draft.statement.text);
                targets.extend(draft.statement.targets);
            }
            targets.shrink_to_fit();
            Some(Note {
                item,
                block,
                offset,
                case,
                text: merged(text),
                targets,
                event: Some(event),
                decision,
                reviewed: false,
            })
        })
        .collect()
}

/// The statements on one event stand together, in the order of the first of each, and none is made twice.
fn once_each(drafts: &mut Vec<Draft>) {
    let order: Vec<usize> = drafts.iter().map(|draft| draft.event).collect();
    let first = |event: usize| order.iter().position(|other| *other == event);
    drafts.sort_by_key(|draft| first(draft.event));
    drafts.dedup_by(|a, b| a.event == b.event && a.statement.text == b.statement.text);
}

/// What a note on several events calls one of them: what is done, or its whole label where the same is done in another
/// of them too. A note on one event calls it nothing.
fn called(events: &[Event], told: &[usize], event: usize) -> Vec<Run> {
    let others: BTreeSet<usize> = told
        .iter()
        .copied()
        .filter(|other| *other != event)
        .collect();
    let Some(own) = events.get(event).filter(|_| !others.is_empty()) else {
        return Vec::new();
    };
    let shared = others
        .iter()
        .filter_map(|other| events.get(*other))
        .any(|other| other.act == own.act);
    if shared || own.act == Kind::Other.name() {
        return vec![Run::Event(event), Run::Text(": ".to_owned())];
    }
    vec![Run::Text(format!("The {}: ", own.act))]
}

/// Where several sentences of a paragraph would each bear a mere pointer, one number bears them all, at the
/// last of the places: disagreements, outcomes and series stay at their clauses.
fn gather(groups: &mut BTreeMap<Place, Vec<Draft>>) {
    let pointer = |drafts: &[Draft]| {
        drafts.iter().all(|draft| {
            draft.decision == Decision::Print
                && matches!(
                    draft.statement.case,
                    NoteCase::Same | NoteCase::Planned | NoteCase::Record
                )
        })
    };
    let mut pointers: BTreeMap<(Item, usize), Vec<Place>> = BTreeMap::new();
    for (key, drafts) in &*groups {
        if pointer(drafts) {
            pointers.entry((key.0, key.1)).or_default().push(*key);
        }
    }
    for keys in pointers.into_values() {
        let Some((last, earlier)) = keys.split_last() else {
            continue;
        };
        let mut gathered = Vec::new();
        for key in earlier {
            gathered.extend(groups.remove(key).unwrap_or_default());
        }
        if let Some(drafts) = groups.get_mut(last) {
            gathered.append(drafts);
            *drafts = gathered;
        }
    }
}

/// Neighbouring words become one run.
fn merged(runs: Vec<Run>) -> Vec<Run> {
    let mut merged: Vec<Run> = Vec::new();
    for run in runs {
        match (merged.last_mut(), run) {
            (Some(Run::Text(last)), Run::Text(words)) => last.push_str(&words),
            (_, run) => merged.push(run),
        }
    }
    merged.shrink_to_fit();
    merged
}
