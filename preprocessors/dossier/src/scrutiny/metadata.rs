//! What a document does not say of itself.

use super::{Desk, Doubt};
use crate::document::Metadata;

/// What an editor would look for, by the key of the sidecar: whether the document has it.
type Stated = fn(&Metadata) -> bool;
const WANTED: [(&str, Stated); 4] = [
    ("date", |fields| fields.date.is_some()),
    ("creators", |fields| {
        !fields.creators.is_empty() || !of_publication(fields, <[String]>::is_empty)
    }),
    ("archive", |fields| {
        fields.archive.is_some() || fields.publication.is_some()
    }),
    ("language", |fields| fields.language.is_some()),
];

/// Fields whose inference is only a guess at what the document is.
const GUESSED: [&str; 3] = ["creators", "date", "title"];

fn of_publication(fields: &Metadata, test: fn(&[String]) -> bool) -> bool {
    fields
        .publication
        .as_ref()
        .is_none_or(|book| test(&book.authors))
}

pub(super) fn look(desk: &Desk<'_>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for (index, document) in desk.edition.documents.iter().enumerate() {
        if document.unreadable.is_some() {
            continue;
        }
        let fields = &document.metadata;
        let doubt = |code, message, remedy| Doubt::new(code, index, None, message, remedy);
        let missing: Vec<&str> = WANTED
            .iter()
            .filter(|(_, stated)| !stated(fields))
            .map(|(key, _)| *key)
            .collect();
        if !missing.is_empty() {
            doubts.push(doubt(
                "metadata-missing",
                format!("the document does not state: {}", missing.join(", ")),
                "set what you know in the sidecar; leave the rest empty, nothing is guessed",
            ));
        }
        let guessed: Vec<String> = GUESSED
            .iter()
            .filter_map(|field| Some(format!("{field} (from the {})", fields.guessed(field)?)))
            .collect();
        if !guessed.is_empty() && document.parts.is_empty() {
            doubts.push(doubt(
                "metadata-inferred",
                format!("not stated, but inferred: {}", guessed.join(", ")),
                "set the field in the sidecar, with this value or a better one",
            ));
        }
        if fields.rights.is_none() {
            doubts.push(doubt(
                "rights-missing",
                "it is not stated under what terms the text may be published".to_owned(),
                "set `rights` in the sidecar",
            ));
        }
        let excerpt = fields
            .publication
            .as_ref()
            .is_some_and(|book| book.pages.is_none());
        if excerpt && fields.locator.is_none() {
            doubts.push(doubt(
                "pages-missing",
                "the excerpt does not say on which pages of the publication it stands".to_owned(),
                "set `pages` under [publication] in the sidecar",
            ));
        }
    }
    doubts
}
