//! TEI P5: a document with its header, the persons, bodies and events that it names, and its notes.
//! <https://tei-c.org/release/doc/tei-p5-doc/en/html/>

mod body;
mod header;

use std::collections::{BTreeMap, BTreeSet};

use super::Imprint;
use super::xml::Xml;
use crate::date::Edtf;
use crate::document::Document;
use crate::edition::Edition;
use crate::event::{Decision, Note};
use crate::name::{EntityKind, Field, NameMention};

/// What is found in each document, sorted out once for all of them.
#[derive(Default, Clone)]
struct Found<'a> {
    /// Names by block.
    names: BTreeMap<usize, Vec<&'a NameMention>>,
    /// Printed notes by block.
    notes: BTreeMap<usize, Vec<&'a Note>>,
    /// Events, in order.
    events: BTreeSet<usize>,
}

/// Every document as a TEI file, in order.
pub(super) fn documents(edition: &Edition, imprint: &Imprint<'_>) -> Vec<String> {
    let mut found = vec![Found::default(); edition.documents.len()];
    for mention in edition
        .names
        .mentions
        .iter()
        .filter(|mention| !mention.adjective)
    {
        if let (Field::Block(block), Some(found)) = (mention.field, found.get_mut(mention.document))
        {
            found.names.entry(block).or_default().push(mention);
        }
    }
    for note in edition
        .notes
        .iter()
        .filter(|note| note.decision == Decision::Print)
    {
        if let Some(found) = found.get_mut(note.item.document) {
            found.notes.entry(note.block).or_default().push(note);
        }
    }
    for (index, event) in edition.events.iter().enumerate() {
        for mention in &event.mentions {
            if let Some(found) = found.get_mut(mention.item.document) {
                found.events.insert(index);
            }
        }
    }
    found
        .into_iter()
        .enumerate()
        .map(|(index, found)| document(edition, index, found, imprint))
        .collect()
}

fn document(edition: &Edition, index: usize, found: Found<'_>, imprint: &Imprint<'_>) -> String {
    let mut writer = Writer {
        edition,
        index,
        document: &edition.documents[index],
        found,
        imprint,
        xml: Xml::default(),
    };
    writer
        .xml
        .out
        .push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    writer
        .xml
        .open("TEI", &[("xmlns", Some("http://www.tei-c.org/ns/1.0"))]);
    writer.xml.line();
    writer.header();
    writer.lists();
    writer.body();
    writer.xml.close("TEI");
    writer.xml.line();
    writer.xml.out
}

struct Writer<'a> {
    edition: &'a Edition,
    index: usize,
    document: &'a Document,
    found: Found<'a>,
    imprint: &'a Imprint<'a>,
    xml: Xml,
}

impl Writer<'_> {
    fn wrap(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.xml.open(name, &[]);
        self.xml.line();
        inside(self);
        self.xml.close(name);
        self.xml.line();
    }

    /// Persons, bodies and events that the document names, each with the forms printed in it.
    fn lists(&mut self) {
        let mut forms: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for mention in self.found.names.values().flatten() {
            forms
                .entry(mention.entity)
                .or_default()
                .insert(&mention.form);
        }
        let events = self.found.events.clone();
        let of = |kind| {
            let entities = &self.edition.names.entities;
            let named = forms.keys().copied();
            let named = named.filter(|entity| {
                entities
                    .get(*entity)
                    .is_some_and(|found| found.kind == kind)
            });
            named.collect::<Vec<usize>>()
        };
        let (persons, bodies) = (of(EntityKind::Person), of(EntityKind::Organization));
        if persons.is_empty() && bodies.is_empty() && events.is_empty() {
            return;
        }
        self.wrap("standOff", |writer| {
            for (list, one, name, entities) in [
                ("listPerson", "person", "persName", persons),
                ("listOrg", "org", "orgName", bodies),
            ] {
                if !entities.is_empty() {
                    writer.wrap(list, |writer| {
                        for entity in entities {
                            writer.entity(one, name, entity, &forms[&entity]);
                        }
                    });
                }
            }
            if !events.is_empty() {
                writer.wrap("listEvent", |writer| {
                    for event in events {
                        writer.event(event);
                    }
                });
            }
        });
    }

    fn entity(&mut self, element: &str, name: &str, index: usize, forms: &BTreeSet<&str>) {
        let entity = &self.edition.names.entities[index];
        let id = identifier(entity.kind, &entity.id);
        self.xml.open(element, &[("xml:id", Some(&id))]);
        self.xml.line();
        self.xml
            .field(name, &[("type", Some("main"))], &entity.name);
        self.xml
            .field(name, &[("type", Some("sort"))], &entity.heading);
        for form in forms.iter().filter(|form| **form != entity.name) {
            self.xml.field(name, &[("type", Some("variant"))], form);
        }
        if let Some(role) = entity
            .role
            .as_ref()
            .filter(|role| role.document == self.index)
        {
            let target = format!("#{}", self.edition.anchor(role.document, role.block));
            self.xml.field(
                "note",
                &[("type", Some("role")), ("target", Some(&target))],
                &role.quote,
            );
        }
        self.xml.close(element);
        self.xml.line();
    }

    /// An event with this document's passages.
    fn event(&mut self, index: usize) {
        let event = &self.edition.events[index];
        let id = format!("event-{}", event.id);
        let mut attributes = event.date.as_ref().map(dates).unwrap_or_default();
        attributes.push(("type", event.kind.to_owned()));
        let mut all = vec![("xml:id", Some(id.as_str()))];
        all.extend(borrowed(&attributes));
        self.xml.open("event", &all);
        self.xml.line();
        self.xml.field("label", &[], &event.label);
        for mention in event
            .mentions
            .iter()
            .filter(|mention| mention.item.document == self.index)
        {
            let source = format!("#{}", self.edition.anchor(self.index, mention.block));
            self.xml.open(
                "desc",
                &[
                    ("type", Some(mention.status.words())),
                    ("source", Some(&source)),
                ],
            );
            self.xml.open("quote", &[]);
            self.xml.text(&mention.quote);
            self.xml.close("quote");
            self.xml.close("desc");
            self.xml.line();
        }
        self.xml.close("event");
        self.xml.line();
    }
}

/// The identifier of an entity, the same as its anchor on the pages.
fn identifier(kind: EntityKind, id: &str) -> String {
    match kind {
        EntityKind::Person => format!("person-{id}"),
        EntityKind::Organization => format!("body-{id}"),
        EntityKind::State => format!("state-{id}"),
    }
}

type Attributes = Vec<(&'static str, String)>;

fn borrowed(attributes: &Attributes) -> Vec<(&'static str, Option<&str>)> {
    attributes
        .iter()
        .map(|(key, value)| (*key, Some(value.as_str())))
        .collect()
}

/// A date as TEI's attributes: exact where it is, else between its first and its last day.
fn dates(date: &Edtf) -> Attributes {
    let text = date.to_string();
    let exact = |text: &str| {
        text.len() >= 4
            && text.chars().all(|one| one.is_ascii_digit() || one == '-')
            && !text.starts_with('-')
            && text.get(5..7).is_none_or(|month| month < "13")
    };
    match text.split_once('/') {
        None if exact(&text) => vec![("when-iso", text)],
        Some((from, to)) if exact(from) && exact(to) => {
            vec![("from-iso", from.to_owned()), ("to-iso", to.to_owned())]
        }
        _ => {
            let mut attributes = Attributes::new();
            attributes.extend(
                date.earliest()
                    .map(|day| ("notBefore-iso", day.to_string())),
            );
            attributes.extend(date.latest().map(|day| ("notAfter-iso", day.to_string())));
            if text.contains(['?', '~', '%']) {
                attributes.push(("cert", "low".to_owned()));
            }
            attributes
        }
    }
}
