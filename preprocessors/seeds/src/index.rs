//! The list of the documents.

use mdbook_dossier_core::book::address;
use mdbook_dossier_core::document::Item;
use mdbook_dossier_core::edition::Edition;
use serde::Serialize;

/// What the template `documents` is given.
#[derive(Debug, Serialize)]
pub(crate) struct Index {
    documents: Vec<Row>,
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
    let documents = edition
        .documents
        .iter()
        .enumerate()
        .map(|(index, document)| {
            let path = printed
                .contains(&index)
                .then(|| address::relative(page, &address::chapter_path(&document.id)));
            let item = |part| Item {
                document: index,
                part,
            };
            let fields = &document.metadata;
            let parts = document
                .parts
                .iter()
                .enumerate()
                .map(|(part_index, part)| Row {
                    number: edition.number(item(Some(part_index))),
                    date: part.date.as_ref().map(ToString::to_string),
                    words: part
                        .date
                        .as_ref()
                        .map(mdbook_dossier_core::date::Edtf::in_words),
                    title: part.title.clone(),
                    address: path
                        .as_ref()
                        .map(|path| format!("{path}#{}", address::part_anchor(&part.letter))),
                    source: None,
                    pages: part.pages.clone(),
                    parts: Vec::new(),
                });
            Row {
                number: edition.number(item(None)),
                date: fields.date.as_ref().map(ToString::to_string),
                words: fields
                    .date
                    .as_ref()
                    .map(mdbook_dossier_core::date::Edtf::in_words),
                title: super::text::name(document).to_owned(),
                address: path.clone(),
                source: fields
                    .archive
                    .clone()
                    .or_else(|| fields.publication.as_ref().map(|book| book.title.clone())),
                pages: None,
                parts: parts.collect(),
            }
        });
    Index {
        documents: documents.collect(),
    }
}
