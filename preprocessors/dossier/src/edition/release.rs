//! An edition frozen.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Targets, item_id};
use super::{Edition, align};
use crate::curation::lock::{
    Lock, LockedDocument, LockedEntity, LockedEvent, LockedNote, LockedPart,
};
use crate::desk;
use crate::event::{Decision, Note};
use crate::name::EntityKind;

impl Edition {
    /// What is to be frozen: numbers, letters, anchors, ids, and the notes that `prints` lets through.
    ///
    /// `before` is the release that there is. Where `renumber` is set, the documents get new numbers in their
    /// order, and the old ones are kept as former numbers.
    #[must_use]
    pub fn freeze(
        &self,
        before: Option<&Lock>,
        renumber: bool,
        prints: impl Fn(&Note) -> bool,
    ) -> Lock {
        let former: BTreeMap<&str, &LockedDocument> = before
            .into_iter()
            .flat_map(|lock| &lock.documents)
            .map(|locked| (locked.id.as_str(), locked))
            .collect();
        let mut documents: Vec<LockedDocument> = self
            .documents
            .iter()
            .enumerate()
            .map(|(index, document)| {
                let known = former.get(document.id.as_str()).copied().or_else(|| {
                    let mut aliases = document.aliases.iter();
                    aliases.find_map(|alias| former.get(alias.as_str()).copied())
                });
                let now = if document.number == 0 {
                    index + 1
                } else {
                    document.number
                };
                let number = if renumber { index + 1 } else { now };
                let mut former_numbers = known
                    .map(|known| known.former_numbers.clone())
                    .unwrap_or_default();
                if let Some(known) = known
                    && known.number != number
                {
                    former_numbers.push(known.number);
                }
                let mut former_ids = known
                    .map(|known| known.former_ids.clone())
                    .unwrap_or_default();
                if let Some(known) = known
                    && known.id != document.id
                    && !former_ids.contains(&known.id)
                {
                    former_ids.push(known.id.clone());
                }
                LockedDocument {
                    number,
                    former_numbers,
                    id: document.id.clone(),
                    former_ids,
                    file: document.file.clone(),
                    parts: document
                        .parts
                        .iter()
                        .map(|part| LockedPart {
                            letter: part.letter.clone(),
                            id: part.id.clone(),
                            paragraph: self.anchor(index, part.blocks.start),
                        })
                        .collect(),
                    paragraphs: align::paragraphs(document)
                        .iter()
                        .map(align::Paragraph::line)
                        .collect(),
                }
            })
            .collect();
        documents.sort_by_key(|document| document.number);
        Lock {
            release: before.map_or(0, |lock| lock.release) + 1,
            documents,
            notes: self.frozen_notes(prints),
            entities: self.frozen_entities(),
            events: self.frozen_events(),
        }
    }

    fn frozen_notes(&self, prints: impl Fn(&Note) -> bool) -> Vec<LockedNote> {
        let targets = Targets::of(&self.documents, &self.names, &self.events);
        self.notes
            .iter()
            .filter(|note| note.decision == Decision::Print && prints(note))
            .map(|note| {
                let document = &self.documents[note.item.document];
                let (after, before) = desk::context(document, note.block, note.offset);
                LockedNote {
                    document: item_id(document, note.item).to_owned(),
                    paragraph: self.anchor(note.item.document, note.block),
                    after,
                    before,
                    case: note.case.word().to_owned(),
                    text: targets.typed(&note.text),
                    reviewed: note.reviewed,
                }
            })
            .collect()
    }

    fn frozen_entities(&self) -> Vec<LockedEntity> {
        let mut forms: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for mention in &self.names.mentions {
            forms
                .entry(mention.entity)
                .or_default()
                .insert(&mention.form);
        }
        let mut entities: Vec<LockedEntity> = forms
            .into_iter()
            .filter_map(|(entity, forms)| {
                let entity = self.names.entities.get(entity)?;
                let kind = match entity.kind {
                    EntityKind::Person => "person",
                    EntityKind::Organization => "organization",
                    EntityKind::State => return None,
                };
                Some(LockedEntity {
                    id: entity.id.clone(),
                    kind: kind.to_owned(),
                    forms: forms.into_iter().map(str::to_owned).collect(),
                })
            })
            .collect();
        entities.sort_by(|a, b| (&a.id, &a.kind).cmp(&(&b.id, &b.kind)));
        entities
    }

    fn frozen_events(&self) -> Vec<LockedEvent> {
        let mut events: Vec<LockedEvent> = self
            .events
            .iter()
            .map(|event| {
                let places: BTreeSet<String> = event
                    .mentions
                    .iter()
                    .map(|mention| {
                        let document = mention.item.document;
                        format!(
                            "{}#{}",
                            self.documents[document].id,
                            self.anchor(document, mention.block)
                        )
                    })
                    .collect();
                LockedEvent {
                    id: event.id.clone(),
                    kind: event.kind.to_owned(),
                    mentions: places.into_iter().collect(),
                }
            })
            .collect();
        events.sort_by(|a, b| a.id.cmp(&b.id));
        events
    }
}
