//! The page of events, and the list of a document's events.

use std::collections::{BTreeMap, BTreeSet};

use mdbook_dossier_core::book::{address, chapter};
use mdbook_dossier_core::date::Edtf;
use mdbook_dossier_core::document::Item;
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::event::{Decision, Event, EventMention};
use mdbook_dossier_core::finding::Finding;
use mdbook_preprocessor::book::Chapter;
use serde::Serialize;

use super::View;

/// What the template `events` is given.
#[derive(Debug, Serialize)]
pub(crate) struct Events {
    /// All of `shared` and `periods` in one table.
    table: Vec<Summary>,
    /// Events of two or more documents or parts, by year.
    shared: Vec<Year>,
    /// Wars, splits, campaigns.
    periods: Vec<Row>,
    /// Events of one document or part, under it.
    single: Vec<Single>,
}

#[derive(Debug, Serialize)]
struct Year {
    heading: String,
    anchor: String,
    events: Vec<Row>,
}

/// An event in one row.
#[derive(Debug, Serialize)]
struct Summary {
    anchor: String,
    label: String,
    kind: &'static str,
    date: Option<String>,
    words: Option<String>,
    place: Option<String>,
    documents: Vec<Place>,
}

#[derive(Debug, Serialize)]
struct Single {
    document: String,
    count: String,
    events: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    anchor: String,
    label: String,
    kind: &'static str,
    date: Option<String>,
    words: Option<String>,
    place: Option<String>,
    participants: Vec<Participant>,
    mentions: Vec<Mention>,
    reasons: Vec<Reason>,
}

#[derive(Debug, Serialize)]
struct Participant {
    name: String,
    address: Option<String>,
}

#[derive(Debug, Serialize)]
struct Mention {
    document: String,
    paragraph: String,
    address: Option<String>,
    quote: String,
    stated: Option<String>,
    inferred: Option<String>,
    status: &'static str,
}

#[derive(Debug, Serialize)]
struct Reason {
    documents: String,
    reasons: String,
}

/// What the template `document-events` is given.
#[derive(Debug, Serialize)]
struct Here {
    events: Vec<HereRow>,
}

#[derive(Debug, Serialize)]
struct HereRow {
    label: String,
    words: Option<String>,
    address: Option<String>,
    places: Vec<Place>,
}

#[derive(Debug, Serialize)]
struct Place {
    label: String,
    address: Option<String>,
}

/// The events as the page at `page` shows them.
pub(crate) fn data(view: &View<'_>, page: &str) -> Events {
    let mut shared = Vec::new();
    let mut periods = Vec::new();
    let mut single: BTreeMap<Item, Vec<usize>> = BTreeMap::new();
    let events = &view.edition.events;
    for (index, event) in events.iter().enumerate() {
        let items = items(event);
        if event.period {
            periods.push(index);
        } else if is_shared(event) {
            shared.push(index);
        } else if let (Some(item), 1) = (items.first(), items.len()) {
            single.entry(*item).or_default().push(index);
        }
    }
    let rows = |mut indices: Vec<usize>| -> Vec<Row> {
        indices.sort_by_cached_key(|&index| by_date(&events[index]));
        indices
            .into_iter()
            .map(|index| row(&events[index], view, page))
            .collect()
    };
    shared.sort_by_cached_key(|&index| by_date(&events[index]));
    let years = shared
        .chunk_by(|&a, &b| year(&events[a]) == year(&events[b]))
        .map(|of_year| {
            let year = year(&events[of_year[0]]);
            Year {
                anchor: format!("year-{}", year.to_lowercase()),
                heading: year,
                events: rows(of_year.to_vec()),
            }
        });
    let mut listed: Vec<usize> = shared.iter().chain(&periods).copied().collect();
    listed.sort_by_cached_key(|&index| by_date(&events[index]));
    Events {
        table: listed
            .into_iter()
            .map(|index| summary(&events[index], view, page))
            .collect(),
        shared: years.collect(),
        periods: rows(periods),
        single: single
            .into_iter()
            .map(|(item, indices)| Single {
                document: document_name(view, item),
                count: match indices.len() {
                    1 => "1 event".to_owned(),
                    count => format!("{count} events"),
                },
                events: rows(indices),
            })
            .collect(),
    }
}

/// The events of two or more documents or parts, as indices in order of date, by document.
pub(crate) fn shared_by_document(edition: &Edition) -> BTreeMap<usize, Vec<usize>> {
    let mut shared: Vec<usize> = (0..edition.events.len())
        .filter(|&index| is_shared(&edition.events[index]) && !edition.events[index].period)
        .collect();
    shared.sort_by_cached_key(|&index| by_date(&edition.events[index]));
    let mut by_document: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in shared {
        let mentions = &edition.events[index].mentions;
        let documents: BTreeSet<usize> = mentions
            .iter()
            .map(|mention| mention.item.document)
            .collect();
        for document in documents {
            by_document.entry(document).or_default().push(index);
        }
    }
    by_document
}

/// Adds to a document's chapter the events that other documents or parts speak of too.
pub(crate) fn of_document(
    chapter: &mut Chapter,
    document: usize,
    here: &[usize],
    view: &View<'_>,
    findings: &mut Vec<Finding>,
) {
    let path = chapter::path(chapter);
    let events = &view.edition.events;
    let rows = here.iter().map(|&index| {
        let event = &events[index];
        let mut seen = BTreeSet::new();
        let places = event
            .mentions
            .iter()
            .filter(|mention| mention.item.document == document && seen.insert(mention.block))
            .map(|mention| Place {
                label: view.edition.anchor(mention.item.document, mention.block),
                address: address_of(view, mention, &path),
            });
        HereRow {
            label: event.label.clone(),
            words: event.date.as_ref().map(Edtf::in_words),
            address: view
                .addresses
                .event(index)
                .map(|target| address::relative(&path, &target)),
            places: places.collect(),
        }
    });
    let data = Here {
        events: rows.collect(),
    };
    let form = view.settings.form();
    let list = view
        .settings
        .templates
        .render("document-events", form, &data, findings);
    chapter::append(&mut chapter.content, &list, view.settings.html());
}

/// The documents and parts that mention the event.
pub(crate) fn items(event: &Event) -> BTreeSet<Item> {
    event.mentions.iter().map(|mention| mention.item).collect()
}

/// True for a printed event of two or more documents or parts.
pub(crate) fn is_shared(event: &Event) -> bool {
    event.decision == Decision::Print && items(event).len() > 1
}

/// By first and last day, undated last, then by id.
fn by_date(event: &Event) -> impl Ord + use<> {
    let first = event
        .date
        .as_ref()
        .and_then(|date| date.earliest().or_else(|| date.latest()));
    let last = event.date.as_ref().and_then(Edtf::latest);
    (first.is_none(), first, last, event.id.clone())
}

/// The year under which an event stands.
fn year(event: &Event) -> String {
    let date = event.date.as_ref();
    date.and_then(|date| date.earliest().or_else(|| date.latest()))
        .map_or_else(|| "Undated".to_owned(), |day| day.year().to_string())
}

fn row(event: &Event, view: &View<'_>, page: &str) -> Row {
    let entities = &view.edition.names.entities;
    let participants = event.participants.iter().filter_map(|&index| {
        Some(Participant {
            name: entities.get(index)?.name.clone(),
            address: view
                .addresses
                .entity(index)
                .map(|target| address::relative(page, &target)),
        })
    });
    let mentions = event.mentions.iter().map(|mention| Mention {
        document: document_name(view, mention.item),
        paragraph: view.edition.anchor(mention.item.document, mention.block),
        address: address_of(view, mention, page),
        quote: mention.quote.to_string(),
        stated: mention.stated.as_ref().map(Edtf::in_words),
        inferred: mention.inferred.clone(),
        status: mention.status.words(),
    });
    Row {
        anchor: address::event_anchor(&event.id),
        label: event.label.clone(),
        kind: event.kind,
        date: event.date.as_ref().map(ToString::to_string),
        words: event.date.as_ref().map(Edtf::in_words),
        place: event.place.clone(),
        participants: participants.collect(),
        mentions: mentions.collect(),
        reasons: reasons(event, view),
    }
}

fn summary(event: &Event, view: &View<'_>, page: &str) -> Summary {
    let documents = items(event).into_iter().map(|item| Place {
        label: view.edition.number(item),
        address: event
            .mentions
            .iter()
            .find(|mention| mention.item == item)
            .and_then(|mention| address_of(view, mention, page)),
    });
    Summary {
        anchor: address::event_anchor(&event.id),
        label: event.label.clone(),
        kind: event.kind,
        date: event.date.as_ref().map(ToString::to_string),
        words: event.date.as_ref().map(Edtf::in_words),
        place: event.place.clone(),
        documents: documents.collect(),
    }
}

/// Why the printed links of the event were made.
fn reasons(event: &Event, view: &View<'_>) -> Vec<Reason> {
    let links = event
        .links
        .iter()
        .filter(|link| link.decision == Decision::Print);
    links
        .filter_map(|link| {
            let (a, b) = (event.mentions.get(link.a)?, event.mentions.get(link.b)?);
            Some(Reason {
                documents: format!("{} and {}", place_name(view, a), place_name(view, b)),
                reasons: link.reasons.join("; "),
            })
        })
        .collect()
}

pub(crate) fn document_name(view: &View<'_>, item: Item) -> String {
    format!("Document {}", view.edition.number(item))
}

pub(crate) fn place_name(view: &View<'_>, mention: &EventMention) -> String {
    format!(
        "{}, {}",
        document_name(view, mention.item),
        view.edition.anchor(mention.item.document, mention.block)
    )
}

fn address_of(view: &View<'_>, mention: &EventMention, from: &str) -> Option<String> {
    let target = view.addresses.document(mention.item, Some(mention.block))?;
    Some(address::relative(from, &target))
}
