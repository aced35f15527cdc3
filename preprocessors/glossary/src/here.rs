//! The names of one document, listed in its chapter.

use std::collections::BTreeSet;

use mdbook_dossier_core::book::{address, chapter};
use mdbook_dossier_core::finding::Finding;
use mdbook_dossier_core::name::{EntityKind, Field};
use mdbook_preprocessor::book::Chapter;
use serde::Serialize;

use super::View;

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

/// Adds the list to the chapter of a document, before the notes.
pub(crate) fn add(
    chapter: &mut Chapter,
    index: usize,
    view: &View<'_>,
    findings: &mut Vec<Finding>,
) {
    let path = chapter
        .path
        .as_deref()
        .map(chapter::slashed)
        .unwrap_or_default();
    let names = &view.edition.names;
    let present: BTreeSet<usize> = names
        .mentions
        .iter()
        .filter(|mention| mention.document == index && matches!(mention.field, Field::Block(_)))
        .map(|mention| mention.entity)
        .collect();
    let of_kind = |kind: EntityKind| -> Vec<Name> {
        super::entries::sorted(view, kind)
            .into_iter()
            .filter(|entity| present.contains(entity))
            .filter_map(|entity| {
                let found = names.entities.get(entity)?;
                let target = view.addresses.entity(entity)?;
                (!found.apparatus).then(|| Name {
                    heading: found.heading.clone(),
                    address: address::relative(&path, &target),
                })
            })
            .collect()
    };
    let data = Names {
        persons: of_kind(EntityKind::Person),
        organizations: of_kind(EntityKind::Organization),
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
