//! Notes and entries for documents of archives.

use super::chicago::Chicago;
use super::{Citation, date, name, typography};
use crate::document::{Document, Metadata, TitleParts};

/// Creator, title, kind, translator, date.
pub(super) fn opening(document: &Document, chicago: Chicago) -> Vec<Citation> {
    let metadata = &document.metadata;
    let mut items = Vec::new();
    items.extend(creators(metadata, |names| name::in_note(names, chicago)));
    items.push(title(metadata));
    items.extend(kind(metadata).map(|kind| Citation::plain(&kind)));
    items.extend(translator(metadata).map(|by| Citation::plain(&format!("trans. {by}"))));
    items.push(dated(metadata));
    items
}

pub(super) fn note(document: &Document, chicago: Chicago) -> Citation {
    let mut items = opening(document, chicago);
    items.extend(whereabouts(&document.metadata));
    Citation::joined(items)
}

pub(super) fn bibliography(document: &Document, chicago: Chicago) -> Citation {
    let metadata = &document.metadata;
    let mut items = Vec::new();
    items.extend(creators(metadata, |names| {
        name::in_bibliography(names, chicago)
    }));
    items.push(title(metadata));
    items.extend(kind(metadata).map(|kind| Citation::plain(&capitalised(&kind))));
    items.extend(translator(metadata).map(|by| Citation::plain(&format!("Translated by {by}"))));
    items.push(capital(dated(metadata)));
    for (index, item) in whereabouts(metadata).into_iter().enumerate() {
        items.push(if index == 0 { capital(item) } else { item });
    }
    Citation::sentences(items)
}

pub(super) fn short_note(document: &Document, chicago: Chicago) -> Citation {
    let metadata = &document.metadata;
    let mut items = Vec::new();
    items.extend(creators(metadata, |names| {
        name::in_short_note(names, chicago)
    }));
    items.push(as_title(metadata, &short_title(metadata)));
    Citation::joined(items)
}

/// `in “Title,” locator, archive, …` for a part, without the address.
pub(super) fn container(document: &Document) -> Citation {
    let metadata = &document.metadata;
    let mut container = Citation::plain("in ");
    container.append(title(metadata));
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

/// When it was written; a document whose date is not known is undated (CMOS 17, 14.145, 14.224).
fn dated(metadata: &Metadata) -> Citation {
    match &metadata.date {
        Some(_) if repeats_date(metadata) => Citation::default(),
        Some(date) => Citation::plain(&date::printed(date)),
        None => Citation::plain("n.d."),
    }
}

/// Whether what the document was printed in tells the date in words of its own.
fn repeats_date(metadata: &Metadata) -> bool {
    metadata.archive.is_none()
        && metadata.publication.is_some()
        && metadata
            .inferred
            .get("date")
            .is_some_and(|how| how == "date of the publication")
}

/// Who translated it, in brackets where the file does not say so.
fn translator(metadata: &Metadata) -> Option<String> {
    let by = name::spaced(metadata.translator.as_deref()?);
    Some(if metadata.inferred.contains_key("translator") {
        format!("[{by}]")
    } else {
        by
    })
}

/// Locator, archive with its town, digital collection, address. Where there is no archive, but a
/// printed source whose parts are not known, that source as given.
fn whereabouts(metadata: &Metadata) -> Vec<Citation> {
    let mut items = Vec::new();
    let printed = metadata
        .publication
        .as_ref()
        .filter(|_| metadata.archive.is_none())
        .filter(|publication| !publication.text.is_empty());
    match printed {
        Some(publication) => items.push(Citation::plain(&typography::dashed(&typography::smart(
            &publication.text,
        )))),
        None => items.extend(
            metadata
                .locator
                .as_deref()
                .map(|locator| Citation::plain(&typography::locator(locator))),
        ),
    }
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

/// The creators, written by `form`; in brackets where the file does not name them.
pub(super) fn creators(
    metadata: &Metadata,
    form: impl Fn(&[String]) -> String,
) -> Option<Citation> {
    if metadata.creators.is_empty() {
        return None;
    }
    let names = form(&metadata.creators);
    Some(Citation::plain(
        &if metadata.inferred.contains_key("creators") {
            format!("[{names}]")
        } else {
            names
        },
    ))
}

/// The document's own title, where the catalogue's quotes it after kind and sender.
pub(super) fn title_text(metadata: &Metadata) -> &str {
    let sender = metadata.creators.first().map(String::as_str);
    let parts = TitleParts::read(&metadata.title);
    match parts.own {
        // Kind and sender are printed in their own places.
        Some(own) if parts.sender == sender => own,
        _ => &metadata.title,
    }
}

/// The title as a citation prints it.
pub(super) fn title(metadata: &Metadata) -> Citation {
    as_title(metadata, title_text(metadata))
}

/// A title in quotation marks. That of a treaty stands without them (CMOS 17, 14.290); one that the
/// document does not have, but was given here, stands in brackets (14.229).
fn as_title(metadata: &Metadata, text: &str) -> Citation {
    let supplied = metadata
        .inferred
        .get("title")
        .is_some_and(|how| how == "name of the file");
    Citation::plain(&if supplied {
        format!("[{}]", typography::smart(text))
    } else if is_treaty(metadata) {
        typography::smart(text)
    } else {
        typography::quoted(text)
    })
}

/// A treaty by its kind, whose title says so itself: “Report on the Treaty” is none.
fn is_treaty(metadata: &Metadata) -> bool {
    const KINDS: [&str; 3] = ["treaty", "convention", "agreement"];
    let kind = metadata.kind.as_deref().unwrap_or_default().to_lowercase();
    KINDS.contains(&kind.as_str()) && metadata.title.to_lowercase().contains(&kind)
}

/// The kind, where the title as printed does not name it.
pub(super) fn kind(metadata: &Metadata) -> Option<String> {
    let kind = metadata.kind.as_deref()?.to_lowercase();
    (!title_text(metadata).to_lowercase().contains(&kind)).then_some(kind)
}

/// The editor's short title, else the title up to its first colon.
pub(super) fn short_title(metadata: &Metadata) -> String {
    let title = title_text(metadata);
    metadata.short_title.clone().unwrap_or_else(|| {
        title
            .split(':')
            .next()
            .unwrap_or(title)
            .trim_end()
            .to_owned()
    })
}

/// `p. 31`, `pp. 19–20` as an item.
pub(super) fn pages_label(pages: &str) -> Citation {
    Citation::plain(&super::pages(pages))
}

pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

/// A sentence of an entry begins with a capital; an address is left as it is.
fn capital(item: Citation) -> Citation {
    match item.runs() {
        [super::Run::Plain(text)] => Citation::plain(&capitalised(text)),
        _ => item,
    }
}
