//! Tables for spreadsheets and statistics: documents, persons and organizations, events, links.

use std::collections::{BTreeMap, BTreeSet};

use super::Imprint;
use crate::citation;
use crate::document::Item;
use crate::edition::Edition;
use crate::event::{Decision, EventMention};
use crate::name::{EntityKind, Field};

/// A table in the making, as RFC 4180 has it, with line ends of a line feed alone.
struct Table {
    out: String,
}

impl Table {
    fn new(heads: &[&str]) -> Self {
        let mut table = Self { out: String::new() };
        table.row(heads.iter().map(|head| (*head).to_owned()));
        table
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells: Vec<String> = cells.into_iter().map(|cell| quoted(&cell)).collect();
        self.out.push_str(&cells.join(","));
        self.out.push('\n');
    }
}

/// A cell. What a spreadsheet would take for a formula begins with an apostrophe, which it does not show.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains([',', '"', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

/// Every document and part, in order of number.
pub(super) fn documents(edition: &Edition, imprint: &Imprint<'_>) -> String {
    let mut table = Table::new(&[
        "number",
        "id",
        "part of",
        "title",
        "date",
        "creators",
        "kind",
        "translator",
        "original language",
        "archive",
        "archive place",
        "locator",
        "collection",
        "record",
        "url",
        "file",
        "citation",
    ]);
    for (index, document) in edition.documents.iter().enumerate() {
        let fields = &document.metadata;
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        let date = fields.date.as_ref().map(ToString::to_string);
        let item = |part| Item {
            document: index,
            part,
        };
        table.row([
            edition.number(item(None)),
            document.id.clone(),
            String::new(),
            fields.title.clone(),
            date.unwrap_or_default(),
            fields.creators.join("; "),
            text(&fields.kind),
            text(&fields.translator),
            text(&fields.language),
            text(&fields.archive),
            text(&fields.archive_place),
            text(&fields.locator),
            text(&fields.collection),
            text(&fields.record_id),
            text(&fields.url),
            document.file.clone(),
            citation::note(document, imprint.chicago).to_plain(),
        ]);
        for (at, part) in document.parts.iter().enumerate() {
            let date = part.date.as_ref().map(ToString::to_string);
            let mut row = vec![
                edition.number(item(Some(at))),
                part.id.clone(),
                document.id.clone(),
                part.title.clone(),
                date.unwrap_or_default(),
            ];
            row.resize(11, String::new());
            row.push(text(&part.pages));
            row.resize(15, String::new());
            row.push(document.file.clone());
            row.push(citation::part_note(document, part, imprint.chicago).to_plain());
            table.row(row);
        }
    }
    table.out
}

/// Every person and organization that the documents name in their text.
pub(super) fn persons(edition: &Edition) -> String {
    let mut table = Table::new(&[
        "id",
        "kind",
        "heading",
        "name",
        "mentions",
        "forms",
        "documents",
    ]);
    let mut forms: BTreeMap<usize, (usize, BTreeSet<&str>, BTreeSet<usize>)> = BTreeMap::new();
    for mention in &edition.names.mentions {
        if matches!(mention.field, Field::Block(_)) && !mention.adjective {
            let found = forms.entry(mention.entity).or_default();
            found.0 += 1;
            found.1.insert(&mention.form);
            found.2.insert(mention.document);
        }
    }
    for (index, (count, printed, documents)) in forms {
        let Some(entity) = edition.names.entities.get(index) else {
            continue;
        };
        let kind = match entity.kind {
            EntityKind::Person if entity.undecided => "undecided surname",
            EntityKind::Person => "person",
            EntityKind::Organization => "organization",
            EntityKind::State => continue,
        };
        let documents: Vec<&str> = documents
            .iter()
            .filter_map(|index| Some(edition.documents.get(*index)?.id.as_str()))
            .collect();
        table.row([
            entity.id.clone(),
            kind.to_owned(),
            entity.heading.clone(),
            entity.name.clone(),
            count.to_string(),
            printed.into_iter().collect::<Vec<_>>().join("; "),
            documents.join("; "),
        ]);
    }
    table.out
}

/// Every event, those of one document too.
pub(super) fn events(edition: &Edition) -> String {
    let mut table = Table::new(&[
        "id",
        "event",
        "kind",
        "date",
        "place",
        "participants",
        "documents",
        "decision",
    ]);
    for event in &edition.events {
        let date = event.date.as_ref().map(ToString::to_string);
        let participants: Vec<&str> = event
            .participants
            .iter()
            .filter_map(|index| Some(edition.names.entities.get(*index)?.id.as_str()))
            .collect();
        let documents: BTreeSet<String> = event
            .mentions
            .iter()
            .map(|mention| edition.number(mention.item))
            .collect();
        table.row([
            event.id.clone(),
            event.label.clone(),
            event.kind.to_owned(),
            date.unwrap_or_default(),
            event.place.clone().unwrap_or_default(),
            participants.join("; "),
            documents.into_iter().collect::<Vec<_>>().join("; "),
            decision(event.decision).to_owned(),
        ]);
    }
    table.out
}

/// Every link between two passages, with both and the reasons.
pub(super) fn links(edition: &Edition) -> String {
    let mut table = Table::new(&[
        "event",
        "score",
        "decision",
        "document",
        "paragraph",
        "status",
        "date",
        "words",
        "other document",
        "other paragraph",
        "other status",
        "other date",
        "other words",
        "reasons",
    ]);
    for event in &edition.events {
        for link in &event.links {
            let (Some(a), Some(b)) = (event.mentions.get(link.a), event.mentions.get(link.b))
            else {
                continue;
            };
            let mut row = vec![
                event.id.clone(),
                format!("{:.2}", link.score),
                decision(link.decision).to_owned(),
            ];
            row.extend(passage(edition, a));
            row.extend(passage(edition, b));
            row.push(link.reasons.join("; "));
            table.row(row);
        }
    }
    table.out
}

/// Number of the document, paragraph, status, date and words of a mention.
fn passage(edition: &Edition, mention: &EventMention) -> [String; 5] {
    [
        edition.number(mention.item),
        edition.anchor(mention.item.document, mention.block),
        mention.status.words().to_owned(),
        mention
            .stated
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        mention.quote.to_string(),
    ]
}

fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Print => "print",
        Decision::Queue => "queue",
    }
}
