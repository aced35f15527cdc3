//! The timeline: documents and events in order of time, as a drawing and as a table.

mod drawing;
#[cfg(test)]
mod tests;

use mdbook_dossier_core::book::address;
use mdbook_dossier_core::date::Edtf;
use mdbook_dossier_core::document::Item;
use serde::Serialize;

use super::{View, events};
use drawing::Drawing;

/// What the template `timeline` is given.
#[derive(Debug, Serialize)]
pub(crate) struct Timeline {
    /// None where nothing is dated.
    drawing: Option<Drawing>,
    /// What has no date and so no place in the drawing; empty where it is too much to name.
    undated: Vec<Place>,
    /// In order of time, undated last.
    rows: Vec<Entry>,
}

/// So many entries without a date are named below the drawing; more are left to the table.
const MOST_UNDATED: usize = 12;

/// What happened, or was written, at some time.
#[derive(Debug, Clone, Serialize)]
struct Entry {
    band: Band,
    /// `Document 1a`, or the kind of event.
    what: String,
    /// Its number, where it is a document.
    number: Option<String>,
    title: String,
    date: Option<String>,
    words: Option<String>,
    address: Option<String>,
    /// Where an event is spoken of.
    places: Vec<Place>,
    #[serde(skip)]
    edtf: Option<Edtf>,
}

#[derive(Debug, Clone, Serialize)]
struct Place {
    label: String,
    address: Option<String>,
}

/// Where something stands in the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
enum Band {
    Document,
    Event,
    Period,
}

impl Band {
    const ALL: [Self; 3] = [Self::Document, Self::Event, Self::Period];

    fn words(self) -> &'static str {
        match self {
            Self::Document => "Documents",
            Self::Event => "Events",
            Self::Period => "Periods",
        }
    }
}

/// The timeline as the page at `page` shows it: every document and part, every event of two or more
/// of them, and the periods.
pub(crate) fn data(view: &View<'_>, page: &str) -> Timeline {
    let mut rows = documents(view, page);
    rows.extend(of_events(view, page));
    rows.sort_by_cached_key(|row| {
        let date = row.edtf.as_ref();
        let first = date.and_then(|date| date.earliest().or_else(|| date.latest()));
        let last = date.and_then(Edtf::latest);
        (
            first.is_none(),
            first,
            last,
            row.band,
            row.number.clone(),
            row.title.clone(),
        )
    });
    Timeline {
        drawing: Drawing::of(&rows),
        undated: undated(&rows),
        rows,
    }
}

/// The entries without a date, a document with its number.
fn undated(rows: &[Entry]) -> Vec<Place> {
    let found: Vec<Place> = rows
        .iter()
        .filter(|row| row.edtf.is_none())
        .map(|row| Place {
            label: match &row.number {
                Some(number) => format!("{number} {}", row.title),
                None => row.title.clone(),
            },
            address: row.address.clone(),
        })
        .collect();
    if found.len() > MOST_UNDATED {
        return Vec::new();
    }
    found
}

/// A document with parts stands on the line with its parts, else as one.
fn documents(view: &View<'_>, page: &str) -> Vec<Entry> {
    let mut rows = Vec::new();
    for (index, document) in view.edition.documents.iter().enumerate() {
        let mut add = |part: Option<usize>, title: &str, date: Option<&Edtf>| {
            let item = Item {
                document: index,
                part,
            };
            let target = view.addresses.document(item, None);
            rows.push(Entry {
                band: Band::Document,
                what: events::document_name(view, item),
                number: Some(view.edition.number(item)),
                title: title.to_owned(),
                date: date.map(ToString::to_string),
                words: date.map(Edtf::in_words),
                address: target.map(|target| address::relative(page, &target)),
                places: Vec::new(),
                edtf: date.cloned(),
            });
        };
        let title = match document.metadata.title.as_str() {
            "" => document.file.as_str(),
            title => title,
        };
        if document.parts.is_empty() {
            add(None, title, document.metadata.date.as_ref());
        }
        for (at, part) in document.parts.iter().enumerate() {
            let title = if part.title.is_empty() {
                title
            } else {
                &part.title
            };
            add(Some(at), title, part.date.as_ref());
        }
    }
    rows
}

fn of_events(view: &View<'_>, page: &str) -> Vec<Entry> {
    let mut rows = Vec::new();
    for (index, event) in view.edition.events.iter().enumerate() {
        if !event.period && !events::is_shared(event) {
            continue;
        }
        let places = events::items(event).into_iter().map(|item| {
            let first = event.mentions.iter().find(|mention| mention.item == item);
            let target = view
                .addresses
                .document(item, first.map(|mention| mention.block));
            Place {
                label: view.edition.number(item),
                address: target.map(|target| address::relative(page, &target)),
            }
        });
        rows.push(Entry {
            band: if event.period {
                Band::Period
            } else {
                Band::Event
            },
            what: event.kind.to_owned(),
            number: None,
            title: event.label.clone(),
            date: event.date.as_ref().map(ToString::to_string),
            words: event.date.as_ref().map(Edtf::in_words),
            address: view
                .addresses
                .event(index)
                .map(|target| address::relative(page, &target)),
            places: places.collect(),
            edtf: event.date.clone(),
        });
    }
    rows
}
