//! Notes and entries for excerpts from books.

use super::archival::capitalised;
use super::chicago::Chicago;
use super::printed::{self, bare_volume, imprint, pages_of};
use super::{Citation, date, name, typography};
use crate::document::{Document, Publication};

/// Authors, title and imprint, with the excerpt and its translator.
pub(super) fn opening(document: &Document, chicago: Chicago) -> Vec<Citation> {
    let Some(publication) = &document.metadata.publication else {
        return Vec::new();
    };
    let mut items = Vec::new();
    let authors = authors(document, publication);
    if !authors.is_empty() {
        items.push(Citation::plain(&name::in_note(authors, chicago)));
    }
    let mut title = printed::title(publication);
    let imprint = imprint(publication, "n.d.", chicago);
    let edition = publication.edition.as_deref();
    let volume = publication.volume.as_deref();
    let volume = volume.map(|volume| format!("vol. {}", bare_volume(volume)));
    for detail in [edition, volume.as_deref()].into_iter().flatten() {
        title.roman(&format!(", {detail}"));
    }
    title.roman(&format!(" ({imprint})"));
    items.push(title);
    items.extend(
        publication
            .pages
            .as_deref()
            .map(|pages| Citation::plain(&pages_of(pages))),
    );
    match &document.metadata.translator {
        Some(by) => items.push(Citation::plain(&format!(
            "{} trans. {}",
            excerpt(document),
            name::spaced(by)
        ))),
        // A book whose imprint or pages are told is known without the word.
        None if publication.year.is_none() && publication.pages.is_none() => {
            items.push(Citation::plain(excerpt(document)));
        }
        None => {}
    }
    items.extend(
        document
            .metadata
            .date
            .as_ref()
            .map(|date| Citation::plain(&date::printed(date))),
    );
    items
}

pub(super) fn note(document: &Document, chicago: Chicago) -> Citation {
    let mut items = opening(document, chicago);
    items.extend(printed::found(&document.metadata));
    Citation::joined(items)
}

/// The entry is of the book; the digital collection, which is the excerpt's, is told by the address.
pub(super) fn bibliography(document: &Document, chicago: Chicago) -> Citation {
    let Some(publication) = &document.metadata.publication else {
        return Citation::default();
    };
    let mut items = Vec::new();
    let authors = authors(document, publication);
    items.push(Citation::plain(&name::in_bibliography(authors, chicago)));
    items.push(printed::title(publication));
    items.extend(
        publication
            .edition
            .as_deref()
            .map(|edition| Citation::plain(&capitalised(edition))),
    );
    items.extend(
        publication
            .volume
            .as_deref()
            .map(|volume| Citation::plain(&format!("Vol. {}", bare_volume(volume)))),
    );
    items.extend(document.metadata.translator.as_deref().map(|by| {
        Citation::plain(&format!(
            "{} translated by {}",
            capitalised(excerpt(document)),
            name::spaced(by)
        ))
    }));
    let imprint = imprint(publication, "n.d.", chicago);
    items.push(Citation::plain(&capitalised(&imprint)));
    items.extend(document.metadata.url.as_deref().map(Citation::link));
    Citation::sentences(items)
}

pub(super) fn short_note(document: &Document, chicago: Chicago) -> Citation {
    let pages = document.metadata.publication.as_ref();
    let first = pages.and_then(|publication| publication.pages.as_deref());
    // Of several passages a short note leads to the first.
    let first = first.map(|pages| pages_of(pages.split(',').next().unwrap_or(pages)));
    Citation::joined(short_items(document, first.as_deref(), chicago))
}

/// `in Orlov, *Short title*, 19–20` for a part.
pub(super) fn container(document: &Document, pages: Option<&str>, chicago: Chicago) -> Citation {
    let mut container = Citation::plain("in ");
    for (index, item) in short_items(document, pages, chicago)
        .into_iter()
        .enumerate()
    {
        if index > 0 {
            container.separate(",", " ");
        }
        container.append(item);
    }
    container
}

fn short_items(document: &Document, pages: Option<&str>, chicago: Chicago) -> Vec<Citation> {
    let Some(publication) = &document.metadata.publication else {
        return Vec::new();
    };
    let mut items = Vec::new();
    let authors = authors(document, publication);
    if !authors.is_empty() {
        items.push(Citation::plain(&name::in_short_note(authors, chicago)));
    }
    let mut title = Citation::default();
    title.italic(&typography::smart(&short_title(document, publication)));
    items.push(title);
    items.extend(pages.map(|pages| Citation::plain(&pages_of(pages))));
    items
}

/// The editor's short title, else the title up to its first colon, without its article.
pub(super) fn short_title(document: &Document, publication: &Publication) -> String {
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

/// The authors of the book, else of the document.
pub(super) fn authors<'a>(document: &'a Document, publication: &'a Publication) -> &'a [String] {
    if publication.authors.is_empty() {
        &document.metadata.creators
    } else {
        &publication.authors
    }
}

/// Several passages are excerpts.
pub(super) fn excerpt(document: &Document) -> &'static str {
    let several = document.parts.len() > 1
        || document
            .metadata
            .title
            .to_lowercase()
            .starts_with("excerpts");
    if several { "excerpts" } else { "excerpt" }
}
