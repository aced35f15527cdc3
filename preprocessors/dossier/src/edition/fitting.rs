//! Which of the notes that the program writes a decision is about, and what becomes of those beside it.

use std::collections::{BTreeMap, BTreeSet};

use super::place::Place;
use super::words::{Targets, item_id};
use crate::curation::decisions::NoteDecision;
use crate::document::{Document, Item};
use crate::event::{Decision, Event, Note, Run};

/// A note that waited until an editor accepted it: what it rests on is printed with it.
#[derive(Debug)]
pub(super) struct Confirmed {
    event: usize,
    place: (usize, usize),
    others: Vec<Item>,
}

impl Confirmed {
    pub(super) fn of(note: &Note) -> Option<Self> {
        Some(Self {
            event: note.event?,
            place: (note.item.document, note.block),
            others: note.targets.iter().map(|target| target.item).collect(),
        })
    }

    /// Prints the links of the event that lead from the place of the note to where it leads.
    pub(super) fn print(&self, events: &mut [Event]) {
        let Some(event) = events.get_mut(self.event) else {
            return;
        };
        let mentions = &event.mentions;
        let at_note = |end: usize| {
            let mention = mentions.get(end);
            mention.is_some_and(|mention| (mention.item.document, mention.block) == self.place)
        };
        let at_target = |end: usize| {
            mentions
                .get(end)
                .is_some_and(|mention| self.others.contains(&mention.item))
        };
        let mut any = false;
        for link in &mut event.links {
            let ends = [(link.a, link.b), (link.b, link.a)];
            if ends
                .iter()
                .any(|&(own, other)| at_note(own) && at_target(other))
            {
                link.decision = Decision::Print;
                any = true;
            }
        }
        if any {
            event.decision = Decision::Print;
        }
    }
}

/// The note that a decision is about: at its place, and of several there the one with its words, else the one
/// that leads to the same documents, else the only one that leads to one of them.
pub(super) fn fitting(
    documents: &[Document],
    notes: &[Note],
    place: &Place,
    decision: &NoteDecision,
    targets: &Targets<'_>,
) -> Option<usize> {
    let here: Vec<usize> = (0..notes.len())
        .filter(|&index| {
            let note = &notes[index];
            note.item.document == place.document
                && note.block == place.block
                && beside(documents, place, note.offset)
                && !note.reviewed
        })
        .collect();
    let wanted: BTreeSet<&str> = decision
        .links
        .iter()
        .map(|link| link.document.as_str())
        .collect();
    let named = |index: usize| -> BTreeSet<&str> {
        let of = &notes[index].targets;
        of.iter()
            .map(|target| item_id(&documents[target.item.document], target.item))
            .collect()
    };
    let shares = |index: usize| !named(index).is_disjoint(&wanted);
    if let [only] = here[..] {
        return (wanted.is_empty() || shares(only)).then_some(only);
    }
    let text = decision.verdict.text().map(|text| targets.runs(text).0);
    let same_text = |index: usize| {
        let text = text.as_ref();
        text.is_some_and(|text| same_words(&notes[index].text, text))
    };
    let first = |fits: &dyn Fn(usize) -> bool| here.iter().copied().find(|&index| fits(index));
    first(&|index| same_text(index) && shares(index))
        .or_else(|| first(&|index| named(index) == wanted))
        .or_else(|| {
            let mut sharing = here.iter().copied().filter(|&index| shares(index));
            let only = sharing.next();
            only.filter(|_| sharing.next().is_none())
        })
}

/// True for the place itself, and where nothing but punctuation lies between.
fn beside(documents: &[Document], place: &Place, offset: usize) -> bool {
    let between = place.offset.min(offset)..place.offset.max(offset);
    documents
        .get(place.document)
        .and_then(|document| document.blocks.get(place.block)?.text.get(between))
        .is_some_and(|between| {
            !between.contains(|letter: char| letter.is_alphanumeric() || letter == '\n')
        })
}

/// Takes away what only repeats, at the same place, the words of a note that an editor has accepted or written.
pub(super) fn drop_repeated(notes: &mut Vec<Note>) {
    let place = |note: &Note| (note.item, note.block, note.offset);
    let mut settled: BTreeMap<_, Vec<Vec<Run>>> = BTreeMap::new();
    for note in notes.iter().filter(|note| note.reviewed) {
        settled
            .entry(place(note))
            .or_default()
            .push(note.text.clone());
    }
    let repeats = |note: &Note| {
        let here = settled.get(&place(note));
        let mut here = here.into_iter().flatten();
        here.any(|text| same_words(text, &note.text))
    };
    notes.retain(|note| note.reviewed || !repeats(note));
}

pub(super) fn same_words(a: &[Run], b: &[Run]) -> bool {
    let joined = |runs: &[Run]| {
        let mut joined: Vec<Run> = Vec::new();
        for run in runs {
            match (joined.last_mut(), run) {
                (Some(Run::Text(last)), Run::Text(words)) => last.push_str(words),
                _ => joined.push(run.clone()),
            }
        }
        for run in &mut joined {
            if let Run::Text(words) = run {
                *words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            }
        }
        joined
    };
    joined(a) == joined(b)
}
