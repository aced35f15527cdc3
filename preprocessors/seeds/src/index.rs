//! The list of the documents.

use std::collections::BTreeSet;

use mdbook_dossier_core::book::address;
use mdbook_dossier_core::citation;
use mdbook_dossier_core::date::Edtf;
use mdbook_dossier_core::document::{Class, Document, Item, Part};
use mdbook_dossier_core::edition::Edition;
use serde::Serialize;

/// What the template `documents` is given.
#[derive(Debug, Serialize)]
pub(crate) struct Index {
    /// Sources.
    documents: Vec<Row>,
    /// Literature.
    secondary: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    number: String,
    date: Option<String>,
    words: Option<String>,
    title: String,
    address: Option<String>,
    source: Option<String>,
    pages: Option<String>,
    parts: Vec<Row>,
}

/// The documents in order of number, as seen from the page at `page`.
pub(crate) fn data(edition: &Edition, printed: &[usize], page: &str) -> Index {
    let printed: BTreeSet<&usize> = printed.iter().collect();
    let row = |index: usize| {
        let document = &edition.documents[index];
        let address = printed
            .contains(&index)
            .then(|| address::relative(page, &address::chapter_path(&document.id)));
        let number = |part| {
            edition.number(Item {
                document: index,
                part,
            })
        };
        let parts = document.parts.iter().enumerate();
        let parts = parts
            .map(|(at, part)| part_row(number(Some(at)), part, address.as_deref()))
            .collect();
        document_row(number(None), document, address.clone(), parts)
    };
    let (documents, secondary): (Vec<usize>, Vec<usize>) = (0..edition.documents.len())
        .partition(|&index| edition.documents[index].class == Class::Primary);
    Index {
        documents: documents.into_iter().map(row).collect(),
        secondary: secondary.into_iter().map(row).collect(),
    }
}

fn document_row(
    number: String,
    document: &Document,
    address: Option<String>,
    parts: Vec<Row>,
) -> Row {
    let date = document.metadata.date.as_ref();
    Row {
        number,
        date: date.map(ToString::to_string),
        words: date.map(Edtf::in_words),
        title: super::text::name(document).to_owned(),
        address,
        source: source(document),
        pages: None,
        parts,
    }
}

fn part_row(number: String, part: &Part, address: Option<&str>) -> Row {
    let date = part.date.as_ref();
    let anchor = address::part_anchor(&part.letter);
    Row {
        number,
        date: date.map(ToString::to_string),
        words: date.map(Edtf::in_words),
        title: part.title.clone(),
        address: address.map(|path| format!("{path}#{anchor}")),
        source: None,
        pages: part.pages.as_deref().map(citation::pages),
        parts: Vec::new(),
    }
}

/// Where the document comes from: its archive, else the publication or its authors.
fn source(document: &Document) -> Option<String> {
    let fields = &document.metadata;
    let publication = fields.publication.as_ref().map(|book| &book.title);
    let publication = publication.filter(|title| !title.is_empty() && **title != fields.title);
    let creators = fields.creators.join(", ");
    fields
        .archive
        .clone()
        .or_else(|| publication.cloned())
        .or_else(|| (!creators.is_empty()).then_some(creators))
}
