//! What a release has frozen, held fast: numbers, letters, anchors, ids, and under `edition = "released"`
//! the notes.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{self, Paragraph};
use super::place;
use super::words::{self, Targets};
use crate::curation::decisions::NoteDecision;
use crate::curation::lock::{Lock, LockedDocument};
use crate::document::{Document, Item};
use crate::event::{Decision, Event, Note, NoteCase};
use crate::finding::{Finding, Severity};
use crate::name::{EntityKind, Names};

/// Gives documents that were released their numbers, ids, letters and anchors again; before anything is
/// found in them. New documents take the next free numbers, in their order.
pub(super) fn documents(lock: &Lock, documents: &mut [Document], file: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let homes = homes(lock, documents);
    for (locked, home) in lock.documents.iter().zip(&homes) {
        let Some(document) = home.and_then(|home| documents.get_mut(home)) else {
            findings.push(
                Finding::new(
                    Severity::Warning,
                    "release-document-gone",
                    file,
                    format!("the released document {} “{}” is no longer in the edition", locked.number, locked.id),
                )
                .remedy("put the file back, or give the document that takes its place the id as an alias"),
            );
            continue;
        };
        identify(document, locked);
        anchors(document, locked);
        letters(document, locked);
        document.number = locked.number;
        document.former_numbers.clone_from(&locked.former_numbers);
    }
    let taken: BTreeSet<usize> = lock
        .documents
        .iter()
        .flat_map(|locked| locked.former_numbers.iter().copied().chain([locked.number]))
        .collect();
    let free = taken.last().copied().unwrap_or(0) + 1..;
    let new = documents.iter_mut().filter(|document| document.number == 0);
    for (number, document) in free.zip(new) {
        document.number = number;
        document.unreleased = true;
    }
    findings
}

/// Whether a frozen document is the one of an index.
type IsHome<'w> = &'w dyn Fn(&LockedDocument, usize) -> bool;

/// For each frozen document the one that it is: by id, by a former id, by its text, by its file.
fn homes(lock: &Lock, documents: &[Document]) -> Vec<Option<usize>> {
    let mut homes: Vec<Option<usize>> = vec![None; lock.documents.len()];
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let texts: Vec<Vec<Paragraph>> = documents.iter().map(align::paragraphs).collect();
    let by_id = |locked: &LockedDocument, index: usize| documents[index].id == locked.id;
    let by_alias =
        |locked: &LockedDocument, index: usize| documents[index].aliases.contains(&locked.id);
    let by_text = |locked: &LockedDocument, index: usize| {
        !texts[index].is_empty() && align::same(&locked.paragraphs, &texts[index])
    };
    let by_file = |locked: &LockedDocument, index: usize| documents[index].file == locked.file;
    let ways: [IsHome<'_>; 4] = [&by_id, &by_alias, &by_text, &by_file];
    for is_home in ways {
        for (locked, home) in lock.documents.iter().zip(&mut homes) {
            if home.is_none() {
                *home = (0..documents.len())
                    .find(|index| !taken.contains(index) && is_home(locked, *index));
                taken.extend(*home);
            }
        }
    }
    homes
}

/// The frozen id stays, unless an editor has given another; then it is a former one.
fn identify(document: &mut Document, locked: &LockedDocument) {
    let mut former = locked.former_ids.clone();
    if document.id != locked.id {
        if document.named {
            former.push(locked.id.clone());
        } else {
            let wanted = std::mem::replace(&mut document.id, locked.id.clone());
            for part in &mut document.parts {
                if let Some(rest) = part.id.strip_prefix(&wanted) {
                    part.id = format!("{}{rest}", locked.id);
                }
            }
        }
    }
    for id in former {
        if id != document.id && !document.aliases.contains(&id) {
            document.aliases.push(id);
        }
    }
}

fn anchors(document: &mut Document, locked: &LockedDocument) {
    let now = align::paragraphs(document);
    let before: Vec<Paragraph> = locked
        .paragraphs
        .iter()
        .filter_map(|line| Paragraph::read(line))
        .collect();
    for (block, numbers) in document
        .blocks
        .iter_mut()
        .zip(align::numbers(&before, &now))
    {
        block.numbers = numbers;
    }
}

fn letters(document: &mut Document, locked: &LockedDocument) {
    let anchors: Vec<String> = document
        .parts
        .iter()
        .map(|part| {
            let first = document.blocks.get(part.blocks.start);
            first
                .map(crate::document::Block::anchor)
                .unwrap_or_default()
        })
        .collect();
    let mut free = locked.parts.clone();
    let mut new = Vec::new();
    for (index, part) in document.parts.iter_mut().enumerate() {
        let found = free
            .iter()
            .position(|locked| locked.id == part.id)
            .or_else(|| {
                free.iter()
                    .position(|locked| locked.paragraph == anchors[index])
            });
        match found {
            Some(found) => {
                let locked = free.remove(found);
                part.letter = locked.letter;
                part.id = locked.id;
            }
            None => new.push(index),
        }
    }
    let mut used: Vec<String> = locked
        .parts
        .iter()
        .map(|part| part.letter.clone())
        .collect();
    for index in new {
        let letter = next_letter(&used);
        used.push(letter.clone());
        document.parts[index].letter = letter;
    }
}

/// `a` … `z`, `aa` …: the first behind all that were used.
fn next_letter(used: &[String]) -> String {
    let value = |letter: &String| {
        letter.bytes().fold(0_usize, |value, byte| {
            value * 26 + usize::from(byte.saturating_sub(b'a')) + 1
        })
    };
    let mut number = used.iter().map(value).max().unwrap_or(0) + 1;
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
    }
    letters.iter().rev().collect()
}

/// Gives persons and bodies their frozen ids again: the entry that has most of the frozen forms.
pub(super) fn entities(lock: &Lock, names: &mut Names) {
    let mut bearers: BTreeMap<(EntityKind, &str), BTreeSet<usize>> = BTreeMap::new();
    for mention in &names.mentions {
        if let Some(entity) = names.entities.get(mention.entity) {
            let key = (entity.kind, mention.form.as_str());
            bearers.entry(key).or_default().insert(mention.entity);
        }
    }
    let current: BTreeSet<(EntityKind, String)> = names
        .entities
        .iter()
        .map(|entity| (entity.kind, entity.id.clone()))
        .collect();
    let mut ids: BTreeMap<usize, String> = BTreeMap::new();
    for locked in &lock.entities {
        let kind = if locked.kind == "person" {
            EntityKind::Person
        } else {
            EntityKind::Organization
        };
        if current.contains(&(kind, locked.id.clone())) {
            continue;
        }
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for form in &locked.forms {
            for &entity in bearers.get(&(kind, form.as_str())).into_iter().flatten() {
                *votes.entry(entity).or_default() += 1;
            }
        }
        let best = votes
            .iter()
            .max_by_key(|(entity, count)| (**count, std::cmp::Reverse(**entity)));
        if let Some((&entity, _)) = best {
            let frozen = lock
                .entities
                .iter()
                .any(|other| other.id == names.entities[entity].id);
            if !frozen {
                ids.entry(entity).or_insert_with(|| locked.id.clone());
            }
        }
    }
    for (entity, id) in ids {
        names.entities[entity].id = id;
    }
}

/// Gives events their frozen ids again: the event of the kind that is mentioned at most of the frozen places.
pub(super) fn events(lock: &Lock, documents: &[Document], events: &mut [Event]) {
    let places: Vec<BTreeSet<String>> = events
        .iter()
        .map(|event| {
            let mentions = event.mentions.iter();
            mentions
                .map(|mention| {
                    let document = &documents[mention.item.document];
                    format!(
                        "{}#{}",
                        document.id,
                        document.blocks[mention.block].anchor()
                    )
                })
                .collect()
        })
        .collect();
    let mut at: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (index, of_event) in places.iter().enumerate() {
        for place in of_event {
            at.entry((events[index].kind, place))
                .or_default()
                .push(index);
        }
    }
    let mut ids: BTreeMap<usize, String> = BTreeMap::new();
    for locked in &lock.events {
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for place in &locked.mentions {
            for &event in at
                .get(&(locked.kind.as_str(), place.as_str()))
                .into_iter()
                .flatten()
            {
                *votes.entry(event).or_default() += 1;
            }
        }
        let best = votes
            .iter()
            .filter(|(event, _)| !ids.contains_key(event))
            .max_by_key(|(event, count)| {
                (
                    **count,
                    events[**event].id == locked.id,
                    std::cmp::Reverse(**event),
                )
            });
        if let Some((&event, _)) = best {
            ids.insert(event, locked.id.clone());
        }
    }
    let frozen: BTreeSet<String> = ids.values().cloned().collect();
    for (index, event) in events.iter_mut().enumerate() {
        match ids.remove(&index) {
            Some(id) => event.id = id,
            None if frozen.contains(&event.id) => {
                let own = event.id.clone();
                let mut count = 2;
                while frozen.contains(&event.id) {
                    event.id = format!("{own}-{count}");
                    count += 1;
                }
            }
            None => {}
        }
    }
}

/// The notes exactly as they were released.
pub(super) fn notes(
    lock: &Lock,
    documents: &[Document],
    targets: &Targets<'_>,
    file: &str,
) -> (Vec<Note>, Vec<Finding>) {
    let items = words::items(documents);
    let (mut notes, mut findings) = (Vec::new(), Vec::new());
    for locked in &lock.notes {
        let wanted = NoteDecision {
            document: locked.document.clone(),
            after: locked.after.clone(),
            before: locked.before.clone(),
            ..NoteDecision::default()
        };
        let found = place::find(documents, &items, &wanted);
        let Some(found) = found else {
            findings.push(
                Finding::new(
                    Severity::Warning,
                    "release-note-lost",
                    file,
                    "a released note has lost its place, and is not printed",
                )
                .showing(format!("{}: “{}”", locked.document, locked.after))
                .remedy("restore the words in the document, or release again"),
            );
            continue;
        };
        let (text, unknown) = targets.runs(&locked.text);
        for directive in unknown {
            findings.push(super::own::unknown_id(file, 1, &directive, targets));
        }
        notes.push(Note {
            item: Item {
                document: found.document,
                part: documents[found.document].part_of(found.block),
            },
            block: found.block,
            offset: found.offset,
            case: NoteCase::named(&locked.case),
            targets: super::own::named(documents, &text),
            text,
            event: None,
            decision: Decision::Print,
            reviewed: locked.reviewed,
        });
    }
    super::own::sort(&mut notes);
    (notes, findings)
}
