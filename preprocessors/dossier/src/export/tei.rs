//! TEI P5: a document with its header, the persons, bodies and events that it names, and its notes.
//! <https://tei-c.org/release/doc/tei-p5-doc/en/html/>

use std::collections::{BTreeMap, BTreeSet};

use super::Imprint;
use super::xml::Xml;
use crate::citation;
use crate::date::Edtf;
use crate::document::{Block, BlockKind, Document, Item, Publish, Style};
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

    fn header(&mut self) {
        self.wrap("teiHeader", |writer| {
            writer.wrap("fileDesc", |writer| {
                writer.wrap("titleStmt", Self::titles);
                if let Some(version) = writer.imprint.version {
                    writer.wrap("editionStmt", |writer| {
                        writer.xml.field(
                            "edition",
                            &[("n", Some(version))],
                            &format!("Version {version}"),
                        );
                    });
                }
                writer.wrap("publicationStmt", Self::publication);
                writer.wrap("seriesStmt", |writer| {
                    let number = writer.edition.number(Item {
                        document: writer.index,
                        part: None,
                    });
                    writer.xml.field("title", &[], writer.imprint.title);
                    for editor in writer.imprint.editors {
                        writer.xml.field("editor", &[], editor);
                    }
                    writer
                        .xml
                        .field("biblScope", &[("unit", Some("document"))], &number);
                });
                if let Some(summary) = &writer.document.metadata.summary {
                    writer.wrap("notesStmt", |writer| {
                        writer
                            .xml
                            .field("note", &[("type", Some("summary"))], summary);
                    });
                }
                writer.wrap("sourceDesc", Self::source);
            });
            writer.wrap("profileDesc", Self::profile);
        });
    }

    fn titles(&mut self) {
        let fields = &self.document.metadata;
        self.xml
            .field("title", &[("type", Some("main"))], &fields.title);
        if let Some(heading) = &fields.heading {
            self.xml
                .field("title", &[("type", Some("heading"))], heading);
        }
        for creator in &fields.creators {
            self.xml.field("author", &[], creator);
        }
        if let Some(translator) = &fields.translator {
            self.xml
                .field("editor", &[("role", Some("translator"))], translator);
        }
        if let Some(credits) = &fields.credits {
            self.xml.field("funder", &[], credits);
        }
        for (id, resp) in [
            (
                "machine",
                "notes and names proposed by a program, not yet reviewed",
            ),
            ("editor", "notes written or accepted by an editor"),
        ] {
            self.xml.open("respStmt", &[("xml:id", Some(id))]);
            self.xml.field("resp", &[], resp);
            let name = if id == "machine" {
                "mdbook-dossier"
            } else {
                self.imprint.title
            };
            self.xml.field("name", &[], name);
            self.xml.close("respStmt");
            self.xml.line();
        }
    }

    fn publication(&mut self) {
        let fields = &self.document.metadata;
        if self.imprint.editors.is_empty() {
            self.xml.field("authority", &[], self.imprint.title);
        }
        for editor in self.imprint.editors {
            self.xml.field("publisher", &[], editor);
        }
        self.xml
            .field("idno", &[("type", Some("document"))], &self.document.id);
        if let Some(record) = &fields.record_id {
            let kind = fields.collection.as_deref().unwrap_or("record");
            self.xml.field(
                "idno",
                &[
                    ("type", Some("record")),
                    ("subtype", None),
                    ("n", Some(kind)),
                ],
                record,
            );
        }
        if let Some(url) = &fields.url {
            self.xml.field("idno", &[("type", Some("URI"))], url);
        }
        if let Some(rights) = &fields.rights {
            self.wrap("availability", |writer| writer.xml.field("p", &[], rights));
        }
    }

    fn source(&mut self) {
        let note = citation::note(self.document, self.imprint.chicago).to_plain();
        self.xml.field("bibl", &[("type", Some("note"))], &note);
        let fields = &self.document.metadata;
        if let Some(archive) = &fields.archive {
            self.wrap("msDesc", |writer| {
                writer.wrap("msIdentifier", |writer| {
                    if let Some(place) = &fields.archive_place {
                        writer.xml.field("settlement", &[], place);
                    }
                    writer.xml.field("repository", &[], archive);
                    if let Some(locator) = &fields.locator {
                        writer
                            .xml
                            .field("idno", &[("type", Some("locator"))], locator);
                    }
                });
            });
        }
    }

    fn profile(&mut self) {
        let fields = &self.document.metadata;
        self.wrap("creation", |writer| {
            if let Some(date) = &fields.date {
                let attributes = dates(date);
                writer
                    .xml
                    .field("date", &borrowed(&attributes), &date.in_words());
            }
        });
        if let Some(language) = &fields.language {
            let tag = citation::language_tag(language).unwrap_or("und");
            self.wrap("langUsage", |writer| {
                writer.xml.field(
                    "language",
                    &[("ident", Some(tag)), ("n", Some("original"))],
                    language,
                );
            });
        }
        if let Some(kind) = &fields.kind {
            self.wrap("textClass", |writer| {
                writer.wrap("keywords", |writer| writer.xml.field("term", &[], kind));
            });
        }
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

    fn body(&mut self) {
        self.wrap("text", |writer| {
            writer.wrap("body", |writer| {
                if writer.document.publish == Publish::CitationOnly
                    || writer.document.blocks.is_empty()
                {
                    writer.xml.field(
                        "p",
                        &[],
                        "The text of this document is not printed in this edition.",
                    );
                    return;
                }
                writer.divisions();
            });
        });
    }

    /// The parts as divisions; what stands before the first, between and behind them too.
    fn divisions(&mut self) {
        let count = self.document.blocks.len();
        let mut at = 0;
        for part in 0..self.document.parts.len() {
            let range = self.document.parts[part].blocks.clone();
            self.division(at..range.start.clamp(at, count), None);
            let end = range.end.clamp(range.start.min(count), count);
            self.division(range.start.clamp(at, count)..end.max(at), Some(part));
            at = end.max(at);
        }
        self.division(at..count, None);
    }

    fn division(&mut self, blocks: std::ops::Range<usize>, part: Option<usize>) {
        if blocks.is_empty() {
            return;
        }
        let number = self.edition.number(Item {
            document: self.index,
            part,
        });
        let (id, kind) = match part {
            Some(part) => (
                Some(format!("part-{}", self.document.parts[part].letter)),
                "part",
            ),
            None => (None, "document"),
        };
        self.xml.open(
            "div",
            &[
                ("xml:id", id.as_deref()),
                ("type", Some(kind)),
                ("n", Some(&number)),
            ],
        );
        self.xml.line();
        for block in blocks {
            self.block(block);
        }
        self.xml.close("div");
        self.xml.line();
    }

    fn block(&mut self, index: usize) {
        let block = &self.document.blocks[index];
        let (element, rend) = match block.kind {
            BlockKind::Heading(_) => ("p", Some("heading")),
            BlockKind::Paragraph => ("p", None),
            BlockKind::Stamp => ("p", Some("stamp")),
            BlockKind::PageMark => ("p", Some("page-mark")),
            BlockKind::Omission => ("p", Some("omission")),
            BlockKind::Note => ("note", Some("source-note")),
        };
        let id = block.anchor();
        let number = block.numbers.first().map(ToString::to_string);
        self.xml.open(
            element,
            &[
                ("xml:id", Some(&id)),
                ("n", number.as_deref()),
                ("rend", rend),
            ],
        );
        for joined in block.numbers.iter().skip(1) {
            self.xml
                .empty("anchor", &[("xml:id", Some(&format!("p{joined}")))]);
        }
        self.words(index, block);
        self.xml.close(element);
        self.xml.line();
    }

    /// The text of a block with its emphasis, its names and the edition's notes.
    fn words(&mut self, index: usize, block: &Block) {
        let runs = nested(self.runs(index, block), block.text.len());
        let of_block = self.found.notes.get(&index).cloned().unwrap_or_default();
        let mut notes: Vec<(usize, &Note)> = of_block
            .into_iter()
            .map(|note| (note.offset.min(block.text.len()), note))
            .collect();
        notes.sort_by_key(|(offset, _)| *offset);
        let mut cuts: BTreeSet<usize> = runs.iter().flat_map(|run| [run.start, run.end]).collect();
        cuts.extend(notes.iter().map(|(offset, _)| *offset));
        cuts.insert(block.text.len());
        let mut open: Vec<&Inline> = Vec::new();
        let mut at = 0;
        for cut in cuts {
            let Some(text) = block.text.get(at..cut) else {
                continue;
            };
            for (line, words) in text.split('\n').enumerate() {
                if line > 0 {
                    self.xml.empty("lb", &[]);
                }
                self.xml.text(words);
            }
            at = cut;
            while open.last().is_some_and(|run| run.end == cut) {
                if let Some(run) = open.pop() {
                    self.xml.close(run.element);
                }
            }
            for (_, note) in notes.iter().filter(|(offset, _)| *offset == cut) {
                let resp = if note.reviewed { "#editor" } else { "#machine" };
                self.xml
                    .open("note", &[("type", Some("editorial")), ("resp", Some(resp))]);
                let text = self.edition.plain(&note.text);
                self.xml.text(&text);
                self.xml.close("note");
            }
            for run in runs.iter().filter(|run| run.start == cut) {
                self.xml.open(run.element, &[(run.key, Some(&run.value))]);
                open.push(run);
            }
        }
    }

    fn runs(&self, index: usize, block: &Block) -> Vec<Inline> {
        let mut runs: Vec<Inline> = block
            .spans
            .iter()
            .map(|span| Inline {
                start: span.range.start,
                end: span.range.end,
                element: "hi",
                key: "rend",
                value: match span.style {
                    Style::Emphasis => "italic".to_owned(),
                    Style::Strong => "bold".to_owned(),
                },
            })
            .collect();
        for mention in self.found.names.get(&index).into_iter().flatten() {
            let Some(entity) = self.edition.names.entities.get(mention.entity) else {
                continue;
            };
            let element = match entity.kind {
                EntityKind::Person => "persName",
                EntityKind::Organization => "orgName",
                EntityKind::State => continue,
            };
            runs.push(Inline {
                start: mention.range.start,
                end: mention.range.end,
                element,
                key: "ref",
                value: format!("#{}", identifier(entity.kind, &entity.id)),
            });
        }
        runs
    }
}

/// An element around some words of a block.
#[derive(Debug)]
struct Inline {
    start: usize,
    end: usize,
    element: &'static str,
    key: &'static str,
    value: String,
}

/// The runs in order, outer before inner; one that crosses another, or is empty, is left out.
fn nested(mut runs: Vec<Inline>, length: usize) -> Vec<Inline> {
    runs.retain(|run| run.start < run.end && run.end <= length);
    runs.sort_by_key(|run| (run.start, std::cmp::Reverse(run.end)));
    let mut kept: Vec<Inline> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for run in runs {
        while open.last().is_some_and(|end| *end <= run.start) {
            open.pop();
        }
        if open.last().is_none_or(|end| run.end <= *end) {
            open.push(run.end);
            kept.push(run);
        }
    }
    kept
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
