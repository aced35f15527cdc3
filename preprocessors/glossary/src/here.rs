//! The names of one document, listed in its chapter.

use std::collections::BTreeSet;

use mdbook_dossier_core::book::{address, chapter};
use mdbook_dossier_core::finding::Finding;
use mdbook_dossier_core::name::{EntityKind, NameMention};
use mdbook_preprocessor::book::Chapter;
use serde::Serialize;

use super::View;
use super::linked::is_linked;

/// What the template `document-names` is given.
#[derive(Debug, Serialize)]
struct Names {
    persons: Vec<Name>,
    organizations: Vec<Name>,
}

#[derive(Debug, Serialize)]
struct Name {
    heading: String,
    address: String,
}

/// The order of the entries of both pages, worked out once.
#[derive(Debug)]
pub(crate) struct Order {
    persons: Vec<usize>,
    organizations: Vec<usize>,
}

impl Order {
    pub(crate) fn of(view: &View<'_>) -> Self {
        let actors = |kind| -> Vec<usize> {
            let mut indices = super::entries::sorted(view, kind);
            indices.retain(|&index| is_linked(&view.edition.names.entities[index]));
            indices
        };
        Self {
            persons: actors(EntityKind::Person),
            organizations: actors(EntityKind::Organization),
        }
    }
}

/// Adds the list to the chapter of a document, before the notes.
pub(crate) fn add(
    chapter: &mut Chapter,
    mentions: &[&NameMention],
    order: &Order,
    view: &View<'_>,
    findings: &mut Vec<Finding>,
) {
    let path = chapter::path(chapter);
    let present: BTreeSet<usize> = mentions.iter().map(|mention| mention.entity).collect();
    let names = |entries: &[usize]| -> Vec<Name> {
        entries
            .iter()
            .filter(|entity| present.contains(entity))
            .filter_map(|&entity| {
                let target = view.addresses.entity(entity)?;
                Some(Name {
                    heading: view.edition.names.entities[entity].heading.clone(),
                    address: address::relative(&path, &target),
                })
            })
            .collect()
    };
    let data = Names {
        persons: names(&order.persons),
        organizations: names(&order.organizations),
    };
    if data.persons.is_empty() && data.organizations.is_empty() {
        return;
    }
    let form = view.settings.form();
    let list = view
        .settings
        .templates
        .render("document-names", form, &data, findings);
    chapter::append(&mut chapter.content, &list, view.settings.html());
}
