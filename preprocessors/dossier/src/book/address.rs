//! Where everything of the edition stands in the book.

use std::collections::BTreeSet;

use mdbook_preprocessor::book::Book;

use super::page::Page;
use super::{Settings, chapter};
use crate::document::{Item, Publish};
use crate::edition::Edition;
use crate::name::EntityKind;

/// Folder of the documents' chapters.
const DOCUMENTS: &str = "documents";

/// The path of a document's chapter.
#[must_use]
pub fn chapter_path(id: &str) -> String {
    format!("{DOCUMENTS}/{id}.md")
}

/// The anchor of a part in its document.
#[must_use]
pub fn part_anchor(letter: &str) -> String {
    format!("part-{letter}")
}

/// The anchor of an event on its page.
#[must_use]
pub fn event_anchor(id: &str) -> String {
    format!("event-{id}")
}

/// The anchor of a person or body on its page; a state has none.
#[must_use]
pub fn entity_anchor(kind: EntityKind, id: &str) -> Option<String> {
    match kind {
        EntityKind::Person => Some(format!("person-{id}")),
        EntityKind::Organization => Some(format!("body-{id}")),
        EntityKind::State => None,
    }
}

/// An address relative to the root of the book, as seen from the chapter at `from`.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    if let Some(anchor) = to.strip_prefix(from)
        && anchor.starts_with('#')
    {
        return anchor.to_owned();
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let steps: Vec<&str> = to.split('/').collect();
    let shared = folders
        .iter()
        .zip(&steps[..steps.len() - 1])
        .take_while(|(a, b)| a == b)
        .count();
    let up = "../".repeat(folders.len() - shared);
    format!("{up}{}", steps[shared..].join("/"))
}

/// Addresses in one book, relative to its root.
#[derive(Debug)]
pub struct Addresses<'a> {
    edition: &'a Edition,
    chapters: BTreeSet<String>,
    /// Anchors within documents exist in html only.
    anchors: bool,
    events: String,
    persons: String,
    organizations: String,
}

impl<'a> Addresses<'a> {
    /// The addresses as the book stands now.
    #[must_use]
    pub fn of(book: &Book, edition: &'a Edition, settings: &Settings) -> Self {
        Self {
            edition,
            chapters: book
                .chapters()
                .filter_map(|chapter| chapter.path.as_deref())
                .map(chapter::slashed)
                .collect(),
            anchors: settings.html(),
            events: Page::Events.path(book),
            persons: Page::Persons.path(book),
            organizations: Page::Organizations.path(book),
        }
    }

    /// True where the book has a chapter at the path.
    #[must_use]
    pub fn has_chapter(&self, path: &str) -> bool {
        self.chapters.contains(path)
    }

    /// A document, a part of it, or a block of it; none where the document is not printed.
    #[must_use]
    pub fn document(&self, item: Item, block: Option<usize>) -> Option<String> {
        let document = self.edition.documents.get(item.document)?;
        let path = chapter_path(&document.id);
        if !self.chapters.contains(&path) {
            return None;
        }
        // Of a document whose text is not printed the parts alone have places.
        let printed = document.publish == Publish::Full;
        let part = block
            .and_then(|block| document.part_of(block))
            .or(item.part);
        let anchor = match (block.filter(|_| printed), part) {
            _ if !self.anchors => None,
            (Some(block), _) => document
                .blocks
                .get(block)
                .map(crate::document::Block::anchor),
            (None, Some(part)) => document
                .parts
                .get(part)
                .map(|part| part_anchor(&part.letter)),
            (None, None) => None,
        };
        Some(match anchor {
            Some(anchor) => format!("{path}#{anchor}"),
            None => path,
        })
    }

    /// An entry of the persons or organizations page; none for a state.
    #[must_use]
    pub fn entity(&self, index: usize) -> Option<String> {
        let entity = self.edition.names.entities.get(index)?;
        let page = match entity.kind {
            EntityKind::Person => &self.persons,
            EntityKind::Organization => &self.organizations,
            EntityKind::State => return None,
        };
        let anchor = entity_anchor(entity.kind, &entity.id)?;
        Some(self.anchored(page, &anchor))
    }

    /// An event on its page.
    #[must_use]
    pub fn event(&self, index: usize) -> Option<String> {
        let event = self.edition.events.get(index)?;
        Some(self.anchored(&self.events, &event_anchor(&event.id)))
    }

    fn anchored(&self, page: &str, anchor: &str) -> String {
        if self.anchors {
            format!("{page}#{anchor}")
        } else {
            page.to_owned()
        }
    }
}
