//! Notes and entries for documents of archives.

use super::{Citation, name, typography};
use crate::document::{Document, Metadata, TitleParts};

/// Creator, title, kind, translator, date.
pub(super) fn opening(document: &Document) -> Vec<Citation> {
    let metadata = &document.metadata;
    let mut items = Vec::new();
    items.extend(creators(metadata, name::direct));
    items.push(Citation::plain(&typography::quoted(title(metadata))));
    items.extend(kind(metadata).map(|kind| Citation::plain(&kind)));
    items.extend(
        metadata
            .translator
            .as_deref()
            .map(|by| Citation::plain(&format!("trans. {}", name::spaced(by)))),
    );
    items.extend(
        metadata
            .date
            .as_ref()
            .map(|date| Citation::plain(&date.in_words())),
    );
    items
}

pub(super) fn note(document: &Document) -> Citation {
    let mut items = opening(document);
    items.extend(whereabouts(&document.metadata));
    Citation::joined(items)
}

pub(super) fn bibliography(document: &Document) -> Citation {
    let metadata = &document.metadata;
    let mut items = Vec::new();
    items.extend(creators(metadata, name::inverted));
    items.push(Citation::plain(&typography::quoted(title(metadata))));
    items.extend(kind(metadata).map(|kind| Citation::plain(&capitalised(&kind))));
    items.extend(
        metadata
            .translator
            .as_deref()
            .map(|by| Citation::plain(&format!("Translated by {}", name::spaced(by)))),
    );
    items.extend(
        metadata
            .date
            .as_ref()
            .map(|date| Citation::plain(&date.in_words())),
    );
    items.extend(
        whereabouts(metadata)
            .into_iter()
            .enumerate()
            .map(|(index, item)| match (index, metadata.locator.as_deref()) {
                (0, Some(locator)) => Citation::plain(&capitalised(&typography::locator(locator))),
                _ => item,
            }),
    );
    Citation::sentences(items)
}

pub(super) fn short_note(document: &Document) -> Citation {
    let metadata = &document.metadata;
    let mut items = Vec::new();
    items.extend(creators(metadata, name::family));
    items.push(Citation::plain(&typography::quoted(&short_title(metadata))));
    Citation::joined(items)
}

/// `in “Title,” locator, archive, …` for a part, without the address.
pub(super) fn container(document: &Document) -> Citation {
    let metadata = &document.metadata;
    let mut container = Citation::plain(&format!("in {}", typography::quoted(title(metadata))));
    let mut rest = whereabouts(metadata);
    if metadata.url.is_some() {
        rest.pop();
    }
    for item in rest {
        container.separate(",", " ");
        container.append(item);
    }
    container
}

/// Locator, archive with its town, digital collection, address.
fn whereabouts(metadata: &Metadata) -> Vec<Citation> {
    let mut items = Vec::new();
    items.extend(
        metadata
            .locator
            .as_deref()
            .map(|locator| Citation::plain(&typography::locator(locator))),
    );
    items.extend(archive(metadata).map(|archive| Citation::plain(&typography::smart(&archive))));
    items.extend(metadata.collection.as_deref().map(Citation::plain));
    items.extend(metadata.url.as_deref().map(Citation::link));
    items
}

/// The archive and its town: `State Central Archive (Prague)` is printed with a comma.
pub(super) fn archive(metadata: &Metadata) -> Option<String> {
    let archive = metadata.archive.as_deref()?;
    let Some(place) = metadata.archive_place.as_deref() else {
        return Some(archive.to_owned());
    };
    let bare = archive
        .strip_suffix(&format!("({place})"))
        .unwrap_or(archive)
        .trim_end();
    Some(if bare.ends_with(place) {
        bare.to_owned()
    } else {
        format!("{bare}, {place}")
    })
}

/// The creators; in brackets where the file does not name them.
fn creators(metadata: &Metadata, form: fn(&str) -> String) -> Option<Citation> {
    let names: Vec<String> = metadata
        .creators
        .iter()
        .enumerate()
        .map(|(index, creator)| {
            if index == 0 {
                form(creator)
            } else {
                name::direct(creator)
            }
        })
        .collect();
    if names.is_empty() {
        return None;
    }
    let names =
        if names.len() == 2 && names[0].contains(", ") && !metadata.creators[0].contains(',') {
            format!("{}, and {}", names[0], names[1])
        } else {
            name::series(&names)
        };
    Some(Citation::plain(
        &if metadata.inferred.contains_key("creators") {
            format!("[{names}]")
        } else {
            names
        },
    ))
}

/// The document's own title, where the catalogue's quotes it after kind and sender.
pub(super) fn title(metadata: &Metadata) -> &str {
    let sender = metadata.creators.first().map(String::as_str);
    let parts = TitleParts::read(&metadata.title);
    match parts.own {
        // Kind and sender are printed in their own places.
        Some(own) if parts.sender == sender => own,
        _ => &metadata.title,
    }
}

/// The kind, where the title as printed does not name it.
fn kind(metadata: &Metadata) -> Option<String> {
    let kind = metadata.kind.as_deref()?.to_lowercase();
    (!title(metadata).to_lowercase().contains(&kind)).then_some(kind)
}

/// The editor's short title, else the title up to its first colon.
fn short_title(metadata: &Metadata) -> String {
    let title = title(metadata);
    metadata.short_title.clone().unwrap_or_else(|| {
        title
            .split(':')
            .next()
            .unwrap_or(title)
            .trim_end()
            .to_owned()
    })
}

pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}
