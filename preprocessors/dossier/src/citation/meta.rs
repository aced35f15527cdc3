//! Fields for programs that collect citations: `<meta property>` elements with Dublin Core's names and
//! those of Zotero, which its translator for pages reads without a declaration.

use super::{Manner, archival, manner, name, typography};
use crate::document::Document;

/// The properties and their contents, in the order of the citation.
///
/// A name that is no person's ends in a comma, and its own commas become dashes: so it is kept in one
/// piece. A description is always written, else the page's own would be taken.
#[must_use]
pub fn metas(document: &Document) -> Vec<(&'static str, String)> {
    let metadata = &document.metadata;
    let book = manner(document) == Manner::Book;
    let mut metas = vec![(
        "z:itemType",
        if book { "book" } else { "manuscript" }.to_owned(),
    )];
    let mut add = |property, content: Option<String>| {
        metas.extend(
            content
                .filter(|content| !content.is_empty())
                .map(|content| (property, content)),
        );
    };
    let publication = metadata.publication.as_ref().filter(|_| book);
    let title = publication.map_or_else(
        || archival::title_text(metadata),
        |publication| publication.title.as_str(),
    );
    add("DC.title", Some(typography::smart(title)));
    for creator in &metadata.creators {
        add("DC.creator", Some(whole_name(creator)));
    }
    add(
        "z:translators",
        metadata.translator.as_deref().map(whole_name),
    );
    match publication {
        Some(publication) => {
            add("DC.date", publication.year.clone());
            add("DC.publisher", publication.publisher.clone());
            add("z:place", publication.place.clone());
            // The date of the texts themselves; Zotero hands the line on as the event's date.
            add(
                "z:extra",
                metadata
                    .date
                    .as_ref()
                    .map(|date| format!("event-date: {date}")),
            );
        }
        None => add("DC.date", metadata.date.as_ref().map(ToString::to_string)),
    }
    add("z:manuscriptType", metadata.kind.clone().filter(|_| !book));
    add(
        "z:archive",
        archival::archive(metadata).map(|archive| typography::smart(&archive)),
    );
    add(
        "z:archiveLocation",
        metadata
            .locator
            .as_deref()
            .filter(|_| !book)
            .map(typography::locator),
    );
    add("z:callNumber", metadata.record_id.clone());
    add("z:url", metadata.url.clone());
    add("z:rights", metadata.rights.clone());
    add(
        "DC.description",
        Some(metadata.summary.clone().unwrap_or_else(|| title.to_owned())),
    );
    metas
}

/// A name that must not be taken apart where it is no person's.
fn whole_name(given: &str) -> String {
    match name::Name::read(given) {
        person @ name::Name::GivenFirst { .. } => person.inverted(),
        other => format!("{},", other.direct().replace(", ", " – ")),
    }
}
