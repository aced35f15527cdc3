//! The preprocessor `dossier-crossrefs`: notes between documents that speak of one event, and the
//! page of events.

mod apparatus;
mod desk;
mod events;
mod notes;
mod related;
mod timeline;

#[cfg(test)]
mod tests;

use mdbook_dossier_core::book::address::Addresses;
use mdbook_dossier_core::book::page::{self, Page};
use mdbook_dossier_core::book::{Settings, chapter, host, link};
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::finding::Finding;
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use related::Related;

/// The preprocessor `dossier-crossrefs`.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct Crossrefs;

impl Preprocessor for Crossrefs {
    fn name(&self) -> &'static str {
        "dossier-crossrefs"
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        host::run(context, book, apply)
    }
}

/// Puts notes and the page of events into the book.
pub fn apply(book: &mut Book, edition: &Edition, settings: &Settings) -> Vec<Finding> {
    let mut findings = Vec::new();
    let events_path = Page::Events.path(book);
    let addresses = Addresses::of(book, edition, settings);
    let view = View {
        edition,
        settings,
        addresses: &addresses,
    };
    let shared = events::shared_by_document(edition);
    let printed = notes::by_document(&view);
    let related = Related::of(edition);
    let desk = settings.served.then(|| desk::Desk::of(&view));
    chapter::for_each_document(book, edition, &mut findings, |found, index, findings| {
        if let Some(events) = shared.get(&index) {
            events::of_document(found, index, events, &view, findings);
        }
        related.add(found, index, &view, findings);
        if let Some(notes) = printed.get(&index) {
            notes::add(found, index, notes, &view, findings);
        }
        if let Some(desk) = &desk {
            desk.mark(found, index, &view);
        }
    });
    let timeline_path = Page::Timeline.path(book);
    let mut findings_of_timeline = Vec::new();
    let (events, timeline) = rayon::join(
        || {
            let data = events::data(&view, &events_path);
            let templates = &settings.templates;
            templates.render("events", settings.form(), &data, &mut findings)
        },
        || {
            let data = timeline::data(&view, &timeline_path);
            let templates = &settings.templates;
            templates.render(
                "timeline",
                settings.form(),
                &data,
                &mut findings_of_timeline,
            )
        },
    );
    findings.append(&mut findings_of_timeline);
    page::fill(book, Page::Events, &events, settings, &mut findings);
    page::fill(book, Page::Timeline, &timeline, settings, &mut findings);
    // No page of every book: an editor who wants it writes the marker.
    if page::is_marked(book, Page::Apparatus) {
        let data = apparatus::data(edition);
        let text = settings
            .templates
            .render("apparatus", settings.form(), &data, &mut findings);
        page::fill(book, Page::Apparatus, &text, settings, &mut findings);
    }
    if let Some(desk) = &desk {
        desk.add(book, &view, &mut findings);
    }
    let target = |id: &str| {
        let index = edition.events.iter().position(|event| event.id == id)?;
        Some((edition.events[index].label.clone(), addresses.event(index)))
    };
    let known = || {
        let events = edition.events.iter();
        events.map(|event| event.id.as_str()).collect()
    };
    link::resolve(book, "event", settings, &mut findings, target, &known);
    findings
}

/// What everything here looks at.
#[derive(Debug, Clone, Copy)]
struct View<'a> {
    edition: &'a Edition,
    settings: &'a Settings,
    addresses: &'a Addresses<'a>,
}
