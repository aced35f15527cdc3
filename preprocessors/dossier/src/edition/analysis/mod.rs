//! The analysis as data: what `mdbook-dossier analyze` prints (format `dossier-analysis/1`).
//!
//! Fields may be added to the format; those that are here keep their names and meaning.

mod records;

use std::ops::Range;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{Archive, Edition};
use crate::citation::Chicago;
use crate::document::{Class, Document, Item, Metadata, Publish};
use crate::event::{Decision, Event, EventMention, Note};
use crate::name::{Doubt, EntityKind, Field, Side};
pub use records::{
    ArchiveRecord, DocumentRecord, DoubtRecord, EntityRecord, EventMentionRecord, EventRecord,
    FormRecord, LinkRecord, NoteRecord, PartRecord, SideRecord, TargetRecord,
};

/// Name and version of the format.
pub const FORMAT: &str = "dossier-analysis/1";

/// The whole analysis. Its records are made one after the other while it is written: those of a large edition are
/// several times as long as its text.
#[derive(Debug)]
pub struct Analysis<'e> {
    edition: &'e Edition,
}

impl<'e> Analysis<'e> {
    /// The analysis of an edition.
    #[must_use]
    pub fn of(edition: &'e Edition) -> Self {
        Self { edition }
    }
}

impl Serialize for Analysis<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let edition = self.edition;
        let named = Named::of(edition);
        let mut fields = serializer.serialize_struct("Analysis", 7)?;
        fields.serialize_field("format", FORMAT)?;
        let documents = Each(edition.documents.len(), |index| document(edition, index));
        fields.serialize_field("documents", &documents)?;
        let entities = Each(named.entities.len(), |place| named.record(edition, place));
        fields.serialize_field("entities", &entities)?;
        let events = &edition.events;
        let events = Each(events.len(), |index| event_record(edition, &events[index]));
        fields.serialize_field("events", &events)?;
        let notes = &edition.notes;
        let notes = Each(notes.len(), |index| note_record(edition, &notes[index]));
        fields.serialize_field("notes", &notes)?;
        let doubts = &edition.names.doubts;
        let doubts = Each(doubts.len(), |index| doubt_record(edition, &doubts[index]));
        fields.serialize_field("doubts", &doubts)?;
        fields.serialize_field("archives", &archives(edition))?;
        fields.end()
    }
}

/// A list of so many records, each made when it is written.
struct Each<F>(usize, F);

impl<F: Fn(usize) -> R, R: Serialize> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((0..self.0).map(&self.1))
    }
}

fn archives(edition: &Edition) -> Vec<ArchiveRecord> {
    let archives = edition.archives.list.iter().enumerate();
    let record = |(index, archive): (usize, &Archive)| ArchiveRecord {
        id: archive.id.clone(),
        heading: archive.heading.clone(),
        place: archive.place.clone(),
        country: archive.country.clone(),
        forms: archive.forms.clone(),
        documents: edition
            .archives
            .documents(index)
            .map(|document| edition.documents[document].id.clone())
            .collect(),
    };
    archives.map(record).collect()
}

/// The archive with its town, where the file gives both: `National Archives, Prague`.
fn archive(fields: &Metadata) -> Option<String> {
    let archive = fields.archive.as_deref()?;
    Some(match fields.archive_place.as_deref() {
        Some(place) if !archive.contains(place) => format!("{archive}, {place}"),
        _ => archive.to_owned(),
    })
}

fn document(edition: &Edition, index: usize) -> DocumentRecord {
    let found = &edition.documents[index];
    let fields = &found.metadata;
    DocumentRecord {
        file: found.file.clone(),
        id: found.id.clone(),
        number: edition.position(index),
        title: fields.title.clone(),
        date: fields.date.as_ref().map(ToString::to_string),
        creators: fields.creators.clone(),
        translator: fields.translator.clone(),
        archive: archive(fields),
        locator: fields.locator.clone(),
        record_id: fields.record_id.clone(),
        url: fields.url.clone(),
        url_as_given: fields.url_as_given.clone(),
        language: fields.language.clone(),
        credits: fields.credits.clone(),
        summary: fields.summary.clone(),
        publication: fields
            .publication
            .as_ref()
            .map(|publication| publication.text.clone()),
        rights: fields.rights.clone(),
        citation: crate::citation::note(found, Chicago::default()).to_plain(),
        layout: found.layout,
        class: match found.class {
            Class::Primary => "primary",
            Class::Secondary => "secondary",
        },
        publish: match found.publish {
            Publish::Full => "full",
            Publish::CitationOnly => "citation-only",
        },
        aliases: found.aliases.clone(),
        inferred: fields.inferred.clone(),
        parts: (0..found.parts.len())
            .map(|part| {
                part_record(
                    edition,
                    Item {
                        document: index,
                        part: Some(part),
                    },
                )
            })
            .collect(),
    }
}

fn part_record(edition: &Edition, item: Item) -> PartRecord {
    let found = &edition.documents[item.document];
    let index = item.part.unwrap_or_default();
    let part = &found.parts[index];
    let blocks = &found.blocks[part.blocks.clone()];
    PartRecord {
        id: part.id.clone(),
        number: edition.number(item),
        date: part.date.as_ref().map(ToString::to_string),
        title: part.title.clone(),
        pages: part.pages.clone(),
        paragraphs: blocks
            .first()
            .into_iter()
            .chain(blocks.last())
            .map(crate::document::Block::anchor)
            .collect(),
        citation: crate::citation::part_note(found, part, Chicago::default()).to_plain(),
    }
}

/// The entities that are named at all, with their mentions.
struct Named {
    /// Indices of the mentions, adjectives left out, by entity, document and form.
    mentions: Vec<usize>,
    /// Each entity, and the places of its mentions in that list.
    entities: Vec<(usize, Range<usize>)>,
}

impl Named {
    fn of(edition: &Edition) -> Self {
        let all = &edition.names.mentions;
        let mut mentions: Vec<usize> = (0..all.len())
            .filter(|index| !all[*index].adjective)
            .collect();
        let key = |index: &usize| {
            let mention = &all[*index];
            (mention.entity, mention.document, mention.form.as_str())
        };
        mentions.sort_by(|a, b| key(a).cmp(&key(b)));
        let mut entities = Vec::new();
        let mut start = 0;
        for own in mentions.chunk_by(|a, b| all[*a].entity == all[*b].entity) {
            entities.push((all[own[0]].entity, start..start + own.len()));
            start += own.len();
        }
        Self { mentions, entities }
    }

    /// The record of an entity, with its forms by file.
    fn record(&self, edition: &Edition, place: usize) -> EntityRecord {
        let all = &edition.names.mentions;
        let (entity, own) = &self.entities[place];
        let alike = |a: &usize, b: &usize| {
            (all[*a].document, &all[*a].form) == (all[*b].document, &all[*b].form)
        };
        let mentions = self.mentions[own.clone()]
            .chunk_by(alike)
            .map(|same| form_record(edition, same))
            .collect();
        let entity = &edition.names.entities[*entity];
        EntityRecord {
            id: entity.id.clone(),
            kind: kind(entity.kind),
            apparatus: entity.apparatus,
            undecided: entity.undecided,
            name: entity.name.clone(),
            heading: entity.heading.clone(),
            sort: entity.sort.clone(),
            mentions,
        }
    }
}

/// The record of a form from its mentions in one file.
fn form_record(edition: &Edition, mentions: &[usize]) -> FormRecord {
    let mut paragraphs: Vec<String> = Vec::new();
    let first = &edition.names.mentions[mentions[0]];
    let document = &edition.documents[first.document];
    for index in mentions {
        if let Field::Block(block) = edition.names.mentions[*index].field {
            let anchor = document.blocks[block].anchor();
            if paragraphs.last() != Some(&anchor) {
                paragraphs.push(anchor);
            }
        }
    }
    FormRecord {
        file: document.file.clone(),
        form: first.form.clone(),
        count: mentions.len(),
        paragraphs,
    }
}

fn doubt_record(edition: &Edition, doubt: &Doubt) -> DoubtRecord {
    let side = |side: &Side| {
        let (entity, document) = (
            &edition.names.entities[side.entity],
            &edition.documents[side.document],
        );
        SideRecord {
            entity: entity.id.clone(),
            heading: entity.heading.clone(),
            file: document.file.clone(),
            paragraph: match side.field {
                Field::Block(block) => Some(document.blocks[block].anchor()),
                Field::Metadata(_) => None,
            },
            form: side.form.clone(),
            quote: side.quote(document),
        }
    };
    DoubtRecord {
        id: doubt.id.clone(),
        kind: doubt.kind.name(),
        score: doubt.score,
        reasons: doubt.reasons.clone(),
        sides: doubt.sides.iter().map(side).collect(),
    }
}

fn event_record(edition: &Edition, event: &Event) -> EventRecord {
    EventRecord {
        id: event.id.clone(),
        label: event.label.clone(),
        kind: event.kind,
        date: event.date.as_ref().map(ToString::to_string),
        place: event.place.clone(),
        participants: event
            .participants
            .iter()
            .map(|&entity| edition.names.entities[entity].id.clone())
            .collect(),
        score: event.score,
        decision: decision(event.decision),
        period: event.period,
        mentions: event
            .mentions
            .iter()
            .map(|mention| mention_record(edition, mention))
            .collect(),
        links: event
            .links
            .iter()
            .map(|link| LinkRecord {
                a: link.a,
                b: link.b,
                score: link.score,
                decision: decision(link.decision),
                reasons: link.reasons.clone(),
            })
            .collect(),
    }
}

fn mention_record(edition: &Edition, mention: &EventMention) -> EventMentionRecord {
    let document = &edition.documents[mention.item.document];
    EventMentionRecord {
        file: document.file.clone(),
        document: item_id(document, mention.item),
        paragraph: document.blocks[mention.block].anchor(),
        quote: mention.quote.to_string(),
        stated_date: mention.stated.as_ref().map(ToString::to_string),
        inferred: mention.inferred.clone(),
        status: mention.status.words(),
    }
}

fn note_record(edition: &Edition, note: &Note) -> NoteRecord {
    let document = &edition.documents[note.item.document];
    let block = &document.blocks[note.block];
    NoteRecord {
        file: document.file.clone(),
        document: item_id(document, note.item),
        paragraph: block.anchor(),
        after: last_words(&block.text, note.offset),
        case: note.case.word(),
        text: edition.plain(&note.text),
        targets: note
            .targets
            .iter()
            .map(|target| {
                let document = &edition.documents[target.item.document];
                TargetRecord {
                    document: item_id(document, target.item),
                    paragraph: document.blocks[target.block].anchor(),
                    quote: target.quote.to_string(),
                }
            })
            .collect(),
        decision: decision(note.decision),
        reviewed: note.reviewed,
    }
}

/// The id of a document or part.
fn item_id(document: &Document, item: Item) -> String {
    item.part
        .and_then(|part| document.parts.get(part))
        .map_or(&document.id, |part| &part.id)
        .clone()
}

/// At most six words before `offset`.
fn last_words(text: &str, offset: usize) -> String {
    let mut words: Vec<&str> = text
        .get(..offset)
        .unwrap_or(text)
        .split_whitespace()
        .rev()
        .take(6)
        .collect();
    words.reverse();
    words.join(" ")
}

fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::State => "state",
    }
}

fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Print => "print",
        Decision::Queue => "queue",
    }
}
