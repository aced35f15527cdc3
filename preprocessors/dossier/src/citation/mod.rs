//! The normalized citation of a document, in the forms of *The Chicago Manual of Style* and in those
//! that other programs read.
//!
//! Order and wording: creator, title, kind, translator, date, locator, archive, town, digital
//! collection, address. A locator is printed as given; only the case of its labels and the dashes of
//! its ranges are normalized. What stands in brackets is supplied. `cases.toml` beside this file has
//! the forms worked out, each with the rule that it follows.

mod archival;
mod biblatex;
mod book;
mod chicago;
mod coins;
mod csl;
mod date;
mod frus;
mod json_ld;
mod meta;
mod name;
mod printed;
mod reference;
mod ris;
mod runs;
mod typography;

#[cfg(test)]
mod tests;

pub use chicago::Chicago;
pub use csl::Item;
pub use reference::Reference;
pub use runs::{Citation, Run};

use crate::document::{Document, Part, PublicationForm};

/// What a citation says of the edition in which a document is printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditionStatement {
    /// Title of the edition.
    pub title: String,
    /// Its editors, as printed.
    pub editors: Vec<String>,
    /// Version of the edition.
    pub version: Option<String>,
    /// Number of the document or part: `4`, `1d`.
    pub number: String,
    /// Paragraph of the document, where one is cited: its number.
    pub paragraph: Option<String>,
    /// Address of the document, part or paragraph.
    pub address: Option<String>,
}

/// How a document is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// By its archive, or by whatever the file gives.
    Archive,
    /// As an excerpt from a book.
    Book,
    /// As printed in a journal, a newspaper or a collection.
    Printed(PublicationForm),
    /// As a document of *Foreign Relations of the United States*.
    Frus,
}

fn manner(document: &Document) -> Manner {
    // The series is a publication too, and is cited in a manner of its own.
    if frus::Statement::of(&document.metadata).is_some() {
        return Manner::Frus;
    }
    match printed::form(&document.metadata) {
        Some(PublicationForm::Book) => Manner::Book,
        Some(form) => Manner::Printed(form),
        None => Manner::Archive,
    }
}

/// The Chicago note: what a footnote prints at the first mention.
#[must_use]
pub fn note(document: &Document, chicago: Chicago) -> Citation {
    match manner(document) {
        Manner::Archive => archival::note(document, chicago),
        Manner::Book => book::note(document, chicago),
        Manner::Printed(form) => printed::note(document, form, chicago),
        Manner::Frus => frus::note(document, chicago),
    }
}

/// The shortened note: creator and short title.
#[must_use]
pub fn short_note(document: &Document, chicago: Chicago) -> Citation {
    match manner(document) {
        Manner::Book => book::short_note(document, chicago),
        Manner::Frus => frus::short_note(document, chicago),
        Manner::Archive | Manner::Printed(_) => archival::short_note(document, chicago),
    }
}

/// The entry of a bibliography.
#[must_use]
pub fn bibliography(document: &Document, chicago: Chicago) -> Citation {
    match manner(document) {
        Manner::Archive => archival::bibliography(document, chicago),
        Manner::Book => book::bibliography(document, chicago),
        Manner::Printed(form) => printed::bibliography(document, form, chicago),
        Manner::Frus => frus::bibliography(document, chicago),
    }
}

/// The authors as running text names them, by their family names: `Oberdorfer and Carlin`.
#[must_use]
pub fn authors(document: &Document) -> Option<String> {
    let metadata = &document.metadata;
    let of_book = metadata.publication.as_ref().map(|book| &book.authors);
    let authors = of_book
        .filter(|authors| !authors.is_empty())
        .unwrap_or(&metadata.creators);
    (!authors.is_empty()).then(|| name::in_short_note(authors, Chicago::default()))
}

/// The tag (BCP 47) of a language that a catalogue names; none for one that is not known.
#[must_use]
pub fn language_tag(name: &str) -> Option<&'static str> {
    reference::tag(name)
}

/// Pages of a publication as a list prints them: `p. 31`, `pp. 19–20, 25`.
#[must_use]
pub fn pages(given: &str) -> String {
    let numbers = printed::pages_of(given);
    let single = numbers.chars().all(|character| character.is_ascii_digit());
    format!("{} {numbers}", if single { "p." } else { "pp." })
}

/// The note for a dated part of a document.
#[must_use]
pub fn part_note(document: &Document, part: &Part, chicago: Chicago) -> Citation {
    let mut items = part_items(part);
    items.push(match manner(document) {
        Manner::Book => book::container(document, part.pages.as_deref(), chicago),
        _ => archival::container(document),
    });
    items.extend(
        document
            .metadata
            .url
            .clone()
            .map(|url| Citation::link(&url)),
    );
    Citation::joined(items)
}

/// The note for a document, or a part of it, as this edition prints it.
#[must_use]
pub fn in_edition(
    document: &Document,
    part: Option<&Part>,
    edition: &EditionStatement,
    chicago: Chicago,
) -> Citation {
    let mut items = match (part, manner(document)) {
        (Some(part), _) => part_items(part),
        (None, Manner::Archive) => archival::opening(document, chicago),
        (None, Manner::Book) => book::opening(document, chicago),
        (None, Manner::Printed(form)) => printed::opening(document, form, chicago),
        (None, Manner::Frus) => frus::opening(document, chicago),
    };
    let mut title = Citation::plain("in ");
    title.italic(&typography::smart(&edition.title));
    items.push(title);
    if !edition.editors.is_empty() {
        let editors = name::in_note(&edition.editors, chicago);
        items.push(Citation::plain(&format!("ed. {editors}")));
    }
    items.extend(
        edition
            .version
            .as_deref()
            .map(|version| Citation::plain(&format!("version {version}"))),
    );
    items.push(Citation::plain(&format!("Document {}", edition.number)));
    items.extend(
        edition
            .paragraph
            .as_deref()
            .map(|number| Citation::plain(&format!("para. {number}"))),
    );
    items.extend(edition.address.as_deref().map(Citation::link));
    Citation::joined(items)
}

/// Who speaks or what it is, and when.
fn part_items(part: &Part) -> Vec<Citation> {
    let mut items = Vec::new();
    if part.speakers.len() > 1 {
        let speakers: Vec<String> = part
            .speakers
            .iter()
            .map(|speaker| name::spaced(speaker))
            .collect();
        items.push(Citation::plain(&name::series(&speakers)));
        items.push(Citation::plain("conversation"));
    } else {
        items.push(Citation::plain(&typography::quoted(&part.title)));
    }
    items.extend(
        part.date
            .as_ref()
            .map(|date| Citation::plain(&date::printed(date))),
    );
    items
}
