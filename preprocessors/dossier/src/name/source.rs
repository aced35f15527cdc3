//! The texts in which names are looked for: blocks, and the fields of the metadata that hold names.

use super::Field;
use crate::document::Document;

/// A text of a document, with the place from which it comes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    /// Index of the document.
    pub(super) document: usize,
    /// Block or field.
    pub(super) field: Field,
    /// The text.
    pub(super) text: &'a str,
}

/// All texts of a document, the fields first: the title introduces whom the text then calls by one name.
pub(super) fn of<'a>(index: usize, document: &'a Document) -> Vec<Source<'a>> {
    let blocks = document
        .blocks
        .iter()
        .enumerate()
        .map(|(block, found)| (Field::Block(block), found.text.as_str()));
    let mut out: Vec<Source<'a>> = fields(document)
        .into_iter()
        .chain(blocks)
        .map(|(field, text)| Source {
            document: index,
            field,
            text,
        })
        .collect();
    out.retain(|source| !source.text.trim().is_empty());
    out
}

/// The fields that may hold names.
fn fields(document: &Document) -> Vec<(Field, &str)> {
    let found = &document.metadata;
    let mut out = vec![(Field::Metadata("title"), found.title.as_str())];
    for creator in &found.creators {
        out.push((Field::Metadata("creators"), creator));
    }
    for (name, value) in [
        ("translator", &found.translator),
        ("archive", &found.archive),
        ("locator", &found.locator),
        // Where the address had to be built, the collection was known by the layout: the file does not name it.
        (
            "collection",
            if found.inferred.contains_key("url") {
                &None
            } else {
                &found.collection
            },
        ),
        ("credits", &found.credits),
        ("summary", &found.summary),
        ("rights", &found.rights),
    ] {
        if let Some(value) = value {
            out.push((Field::Metadata(name), value));
        }
    }
    if let Some(publication) = &found.publication {
        out.push((Field::Metadata("publication"), &publication.text));
    }
    out
}
