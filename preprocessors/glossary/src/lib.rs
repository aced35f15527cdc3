//! The preprocessor `dossier-glossary`: the pages of persons and organizations, and names in the
//! text as links to them.

mod company;
mod entries;
mod hand_written;
mod here;
mod linked;
mod plain;
mod times;

#[cfg(test)]
mod tests;

use mdbook_dossier_core::book::address::Addresses;
use mdbook_dossier_core::book::page::{self, Page};
use mdbook_dossier_core::book::{Renderer, Settings, chapter, host, link};
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::finding::Finding;
use mdbook_dossier_core::name::EntityKind;
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

/// The preprocessor `dossier-glossary`.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct Glossary;

impl Preprocessor for Glossary {
    fn name(&self) -> &'static str {
        "dossier-glossary"
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        host::run(context, book, apply)
    }
}

/// Puts the pages of persons and organizations into the book, and links names to them.
pub fn apply(book: &mut Book, edition: &Edition, settings: &Settings) -> Vec<Finding> {
    let mut findings = Vec::new();
    let addresses = Addresses::of(book, edition, settings);
    let view = View {
        edition,
        settings,
        addresses: &addresses,
    };
    let mentions = linked::by_document(edition);
    let order = here::Order::of(&view);
    chapter::for_each_document(book, edition, &mut findings, |chapter, index, findings| {
        let of_document = mentions.get(&index).map_or(&[][..], Vec::as_slice);
        linked::link(chapter, index, of_document, &view, findings);
        here::add(chapter, of_document, &order, &view, findings);
        if !settings.html() {
            plain::number(chapter, &edition.documents[index]);
        }
    });
    // Elsewhere a link leads to the top of a page, and generated lists are Markdown like hand-written text.
    if settings.html() {
        hand_written::link(book, &view);
    }
    let list = |kind, path: &str| {
        let mut findings = Vec::new();
        let data = entries::data(kind, &view, path);
        let templates = &settings.templates;
        let list = templates.render("entities", settings.form(), &data, &mut findings);
        (list, findings)
    };
    let paths = [Page::Persons, Page::Organizations].map(|page| page.path(book));
    let (persons, organizations) = rayon::join(
        || list(EntityKind::Person, &paths[0]),
        || list(EntityKind::Organization, &paths[1]),
    );
    for (page, (list, mut found)) in [
        (Page::Persons, persons),
        (Page::Organizations, organizations),
    ] {
        findings.append(&mut found);
        page::fill(book, page, &list, settings, &mut findings);
    }
    for (word, kind) in [
        ("person", EntityKind::Person),
        ("organization", EntityKind::Organization),
    ] {
        let entities = &edition.names.entities;
        let target = |id: &str| {
            let index = entities
                .iter()
                .position(|entity| entity.kind == kind && entity.id == id)?;
            Some((entities[index].name.clone(), addresses.entity(index)))
        };
        let known = || {
            let of_kind = entities.iter().filter(|entity| entity.kind == kind);
            of_kind.map(|entity| entity.id.as_str()).collect()
        };
        link::resolve(book, word, settings, &mut findings, target, &known);
    }
    if settings.renderer == Renderer::Epub {
        plain::link_to_pages(book);
    }
    findings
}

/// What everything here looks at.
#[derive(Debug, Clone, Copy)]
struct View<'a> {
    edition: &'a Edition,
    settings: &'a Settings,
    addresses: &'a Addresses<'a>,
}
