//! Notes and entries for excerpts from books and journals.

use super::archival::capitalised;
use super::{Citation, name, typography};
use crate::document::{Document, Publication};

/// Authors, title and imprint, with the excerpt and its translator.
pub(super) fn opening(document: &Document) -> Vec<Citation> {
    let Some(publication) = &document.metadata.publication else {
        return Vec::new();
    };
    let mut items = Vec::new();
    let authors: Vec<String> = authors(document, publication)
        .iter()
        .map(|author| name::direct(author))
        .collect();
    if !authors.is_empty() {
        items.push(Citation::plain(&name::series(&authors)));
    }
    let mut title = title(publication);
    match &publication.edition {
        Some(edition) => title.roman(&format!(", {edition} ({})", imprint(publication, "n.d."))),
        None => title.roman(&format!(" ({})", imprint(publication, "n.d."))),
    }
    items.push(title);
    items.extend(
        publication
            .pages
            .as_deref()
            .map(|pages| Citation::plain(&pages_of(pages))),
    );
    items.push(Citation::plain(&match &document.metadata.translator {
        Some(by) => format!("{} trans. {}", excerpt(document), name::spaced(by)),
        None => excerpt(document).to_owned(),
    }));
    items.extend(
        document
            .metadata
            .date
            .as_ref()
            .map(|date| Citation::plain(&date.in_words())),
    );
    items
}

pub(super) fn note(document: &Document) -> Citation {
    let mut items = opening(document);
    items.extend(document.metadata.collection.as_deref().map(Citation::plain));
    items.extend(document.metadata.url.as_deref().map(Citation::link));
    Citation::joined(items)
}

pub(super) fn bibliography(document: &Document) -> Citation {
    let Some(publication) = &document.metadata.publication else {
        return Citation::default();
    };
    let mut items = Vec::new();
    let authors = authors(document, publication);
    let names: Vec<String> = authors
        .iter()
        .enumerate()
        .map(|(index, author)| {
            if index == 0 {
                name::inverted(author)
            } else {
                name::direct(author)
            }
        })
        .collect();
    match names.as_slice() {
        [] => {}
        // An inverted name has a comma of its own.
        [first, second] if first.contains(", ") => {
            items.push(Citation::plain(&format!("{first}, and {second}")));
        }
        names => items.push(Citation::plain(&name::series(names))),
    }
    items.push(title(publication));
    items.extend(
        publication
            .edition
            .as_deref()
            .map(|edition| Citation::plain(&capitalised(edition))),
    );
    items.extend(document.metadata.translator.as_deref().map(|by| {
        Citation::plain(&format!(
            "{} translated by {}",
            capitalised(excerpt(document)),
            name::spaced(by)
        ))
    }));
    items.push(Citation::plain(&capitalised(&imprint(publication, "n.d."))));
    if document.metadata.translator.is_none() {
        items.push(Citation::plain(&capitalised(excerpt(document))));
    }
    items.extend(document.metadata.url.as_deref().map(Citation::link));
    Citation::sentences(items)
}

pub(super) fn short_note(document: &Document) -> Citation {
    Citation::joined(short_items(document, None))
}

/// `in Orlov, *Short title*, 19–20` for a part.
pub(super) fn container(document: &Document, pages: Option<&str>) -> Citation {
    let mut container = Citation::plain("in ");
    for (index, item) in short_items(document, pages).into_iter().enumerate() {
        if index > 0 {
            container.separate(",", " ");
        }
        container.append(item);
    }
    container
}

fn short_items(document: &Document, pages: Option<&str>) -> Vec<Citation> {
    let Some(publication) = &document.metadata.publication else {
        return Vec::new();
    };
    let mut items = Vec::new();
    let families: Vec<String> = authors(document, publication)
        .iter()
        .map(|author| name::family(author))
        .collect();
    if !families.is_empty() {
        items.push(Citation::plain(&name::series(&families)));
    }
    let mut title = Citation::default();
    title.italic(&typography::smart(&short_title(document, publication)));
    items.push(title);
    items.extend(pages.map(|pages| Citation::plain(&pages_of(pages))));
    items
}

/// The editor's short title, else the title up to its first colon, without its article.
fn short_title(document: &Document, publication: &Publication) -> String {
    if let Some(short) = &document.metadata.short_title {
        return short.clone();
    }
    let title = publication
        .title
        .split(':')
        .next()
        .unwrap_or(&publication.title)
        .trim_end();
    let bare = ["The ", "A ", "An "]
        .iter()
        .find_map(|article| title.strip_prefix(article));
    bare.unwrap_or(title).to_owned()
}

fn authors<'a>(document: &'a Document, publication: &'a Publication) -> &'a [String] {
    if publication.authors.is_empty() {
        &document.metadata.creators
    } else {
        &publication.authors
    }
}

/// The title in italics, its translation in roman brackets.
fn title(publication: &Publication) -> Citation {
    let mut title = Citation::default();
    title.italic(&typography::smart(&publication.title));
    if let Some(translated) = &publication.translated_title {
        title.roman(&format!(" [{}]", typography::smart(translated)));
    }
    title
}

/// `Moscow: Nauka, 2000`, with what the file gives of it.
fn imprint(publication: &Publication, undated: &str) -> String {
    let house = match (&publication.place, &publication.publisher) {
        (Some(place), Some(publisher)) => Some(format!("{place}: {publisher}")),
        (Some(one), None) | (None, Some(one)) => Some(one.clone()),
        (None, None) => None,
    };
    let year = publication.year.as_deref().unwrap_or(undated);
    typography::smart(&house.map_or_else(|| year.to_owned(), |house| format!("{house}, {year}")))
}

/// Several passages are excerpts.
fn excerpt(document: &Document) -> &'static str {
    let several = document.parts.len() > 1
        || document
            .metadata
            .title
            .to_lowercase()
            .starts_with("excerpts");
    if several { "excerpts" } else { "excerpt" }
}

/// Page numbers without their label, which a note to a book leaves out.
pub(super) fn pages_of(pages: &str) -> String {
    let bare = pages.trim_start_matches(|character: char| !character.is_ascii_digit());
    typography::dashed(if bare.is_empty() { pages } else { bare })
}
