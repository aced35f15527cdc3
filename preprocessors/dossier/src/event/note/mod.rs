//! Notes: which links call for one, where it stands, and how it is worded.
//!
//! A machine's note never asserts: it says what another document says. Wording, placing and number follow
//! the conventions of documentary editions (`FRUS`).

mod quotation;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::STATUS;
use super::scene::is_heading;
use super::{Decision, Event, EventMention, Note, NoteCase, NoteTarget, Run, Status, text};
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
    let mut drafts = Vec::new();
    for (index, event) in events.iter().enumerate().filter(|(_, event)| !event.period) {
        drafts.extend(of_event(documents, index, event));
    }
    drafts.sort_by_key(|draft| (draft.item.document, draft.block, draft.offset, draft.event));
    join(documents, events, drafts)
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

/// Joins the drafts that stand in one sentence into one note at the last of their places.
fn join(documents: &[Document], events: &[Event], drafts: Vec<Draft>) -> Vec<Note> {
    let mut groups: BTreeMap<Place, Vec<Draft>> = BTreeMap::new();
    for (place, draft) in drafts.into_iter().enumerate() {
        // An editor decides on each doubtful note by itself.
        let alone = if draft.decision == Decision::Queue {
            place + 1
        } else {
            0
        };
        let sentence = documents
            .get(draft.item.document)
            .and_then(|document| document.blocks.get(draft.block))
            .and_then(|block| {
                text::sentences(&block.text)
                    .into_iter()
                    .find(|range| draft.offset <= range.end)
            })
            .map_or(draft.offset, |range| range.start);
        groups
            .entry((draft.item, draft.block, sentence, alone))
            .or_default()
            .push(draft);
    }
    gather(&mut groups);
    groups
        .into_iter()
        .filter_map(|((item, block, ..), drafts)| {
            let first = drafts.first()?;
            let decision = first.decision;
            let offset = drafts.iter().map(|draft| draft.offset).max()?;
            let several = drafts
                .iter()
                .map(|draft| draft.event)
                .collect::<BTreeSet<_>>()
                .len()
                > 1;
            let mut text: Vec<Run> = Vec::new();
            let mut targets: Vec<NoteTarget> = Vec::new();
            for draft in &drafts {
                if !text.is_empty() {
                    text.push(Run::Text(" ".to_owned()));
                }
                if several && let Some(event) = events.get(draft.event) {
                    text.push(Run::Text(format!("The {}: ", event.act)));
                }
                text.extend(draft.statement.text.iter().cloned());
                targets.extend(draft.statement.targets.iter().cloned());
            }
            Some(Note {
                item,
                block,
                offset,
                case: first.statement.case,
                text: merged(text),
                targets,
                event: Some(first.event),
                decision,
                reviewed: false,
            })
        })
        .collect()
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
    merged
}

/// The mention of an item that says most: the record, else one that tells how often where the event is one of a
/// series, else one that settles what is planned, else the most exactly dated.
fn best<'e>(event: &'e Event, mentions: &[(usize, Decision)]) -> Option<&'e EventMention> {
    let of_series = |mention: &EventMention| mention.status == Status::Series;
    let series = event.mentions.iter().any(of_series);
    mentions
        .iter()
        .filter_map(|(place, decision)| Some((event.mentions.get(*place)?, decision)))
        .min_by_key(|(mention, decision)| {
            (
                **decision,
                !mention.record,
                series && !tells_how_often(&mention.quote),
                mention.status != Status::DidNotHappen,
                mention.status.is_ahead(),
                mention.status == Status::Disputed,
                mention
                    .stated
                    .as_ref()
                    .and_then(crate::date::Edtf::days)
                    .unwrap_or(i32::MAX),
                mention.block,
                mention.range.start,
            )
        })
        .map(|(mention, _)| mention)
}

/// Whether a passage says how often: “has already been postponed twice”.
fn tells_how_often(quote: &str) -> bool {
    let lower = quote.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let said = format!(" {} ", words.join(" "));
    STATUS.series.stand_between_spaces(&said)
}

/// The case that comes first in a note.
fn rank(case: NoteCase) -> u8 {
    match case {
        NoteCase::Record => 0,
        NoteCase::Disagree => 1,
        NoteCase::Outcome => 2,
        NoteCase::Series => 3,
        NoteCase::Planned => 4,
        NoteCase::Same | NoteCase::Editor => 5,
    }
}
