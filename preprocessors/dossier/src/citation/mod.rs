//! The normalized citation of a document, in the forms of *The Chicago Manual of Style*.
//!
//! Order and wording: creator, title, kind, translator, date, locator, archive, town, digital
//! collection, address. A locator is printed as given; only the case of its labels and the dashes of
//! its ranges are normalized.

mod archival;
mod book;
mod meta;
mod name;
mod typography;

#[cfg(test)]
mod tests;

pub use meta::metas;

use crate::document::{Document, Part};
use crate::markdown;

/// A piece of a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Roman type.
    Plain(String),
    /// Italic type: the title of a book or an edition.
    Italic(String),
    /// An address, printed as it is.
    Link(String),
}

/// A citation in runs of roman and italic type.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    runs: Vec<Run>,
}

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
    /// Address of the document or part.
    pub address: Option<String>,
}

/// The Chicago note: what a footnote prints at the first mention.
#[must_use]
pub fn note(document: &Document) -> Citation {
    if is_book(document) {
        book::note(document)
    } else {
        archival::note(document)
    }
}

/// The shortened note: creator and short title.
#[must_use]
pub fn short_note(document: &Document) -> Citation {
    if is_book(document) {
        book::short_note(document)
    } else {
        archival::short_note(document)
    }
}

/// The entry of a bibliography.
#[must_use]
pub fn bibliography(document: &Document) -> Citation {
    if is_book(document) {
        book::bibliography(document)
    } else {
        archival::bibliography(document)
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
    let families: Vec<String> = authors.iter().map(|author| name::family(author)).collect();
    (!families.is_empty()).then(|| name::series(&families))
}

/// Pages of a publication as a list prints them: `p. 31`, `pp. 19–20, 25`.
#[must_use]
pub fn pages(given: &str) -> String {
    let numbers = book::pages_of(given);
    let single = numbers.chars().all(|character| character.is_ascii_digit());
    format!("{} {numbers}", if single { "p." } else { "pp." })
}

/// The note for a dated part of a document.
#[must_use]
pub fn part_note(document: &Document, part: &Part) -> Citation {
    let mut items = part_items(document, part);
    if is_book(document) {
        items.push(book::container(document, part.pages.as_deref()));
    } else {
        items.push(archival::container(document));
    }
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
) -> Citation {
    let mut items = match part {
        Some(part) => part_items(document, part),
        None if is_book(document) => book::opening(document),
        None => archival::opening(document),
    };
    let mut title = Citation::plain("in ");
    title.italic(&typography::smart(&edition.title));
    items.push(title);
    if !edition.editors.is_empty() {
        items.push(Citation::plain(&format!(
            "ed. {}",
            name::series(&edition.editors)
        )));
    }
    items.extend(
        edition
            .version
            .as_deref()
            .map(|version| Citation::plain(&format!("version {version}"))),
    );
    items.push(Citation::plain(&format!("Document {}", edition.number)));
    items.extend(edition.address.as_deref().map(Citation::link));
    Citation::joined(items)
}

/// Who speaks or what it is, and when.
fn part_items(document: &Document, part: &Part) -> Vec<Citation> {
    let mut items = Vec::new();
    let speakers = document.speakers(part.blocks.clone());
    if speakers.len() > 1 {
        let speakers: Vec<String> = speakers
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
            .map(|date| Citation::plain(&date.in_words())),
    );
    items
}

/// A document that is cited as an excerpt from a book or journal.
fn is_book(document: &Document) -> bool {
    document
        .metadata
        .publication
        .as_ref()
        .is_some_and(|publication| !publication.title.is_empty())
        && document.metadata.archive.is_none()
}

impl Citation {
    fn plain(text: &str) -> Self {
        let mut citation = Self::default();
        citation.roman(text);
        citation
    }

    fn link(address: &str) -> Self {
        Self {
            runs: vec![Run::Link(address.to_owned())],
        }
    }

    fn roman(&mut self, text: &str) {
        if let Some(Run::Plain(last)) = self.runs.last_mut() {
            last.push_str(text);
        } else if !text.is_empty() {
            self.runs.push(Run::Plain(text.to_owned()));
        }
    }

    fn italic(&mut self, text: &str) {
        self.runs.push(Run::Italic(text.to_owned()));
    }

    fn append(&mut self, other: Self) {
        for run in other.runs {
            match run {
                Run::Plain(text) => self.roman(&text),
                other => self.runs.push(other),
            }
        }
    }

    /// Joins the items of a note by commas and ends it with a full stop.
    fn joined(items: Vec<Self>) -> Self {
        let mut citation = Self::default();
        for item in items.into_iter().filter(|item| !item.runs.is_empty()) {
            citation.separate(",", " ");
            citation.append(item);
        }
        citation.separate(".", "");
        citation
    }

    /// Joins the sentences of a bibliography entry.
    fn sentences(items: Vec<Self>) -> Self {
        let mut citation = Self::default();
        for item in items.into_iter().filter(|item| !item.runs.is_empty()) {
            citation.separate(".", " ");
            citation.append(item);
        }
        citation.separate(".", "");
        citation
    }

    /// Puts a comma or full stop, which stands within a closing quotation mark.
    fn separate(&mut self, mark: &str, space: &str) {
        let Some(last) = self.runs.last_mut() else {
            return;
        };
        if let Run::Plain(text) = last {
            if let Some(before) = text.strip_suffix('”') {
                // A question mark or a closing mark of its own makes a full stop needless.
                let ended =
                    before.ends_with(['.', '?', '!']) && mark == "." || before.ends_with(mark);
                *text = format!("{before}{}”", if ended { "" } else { mark });
            } else if !(mark == "." && text.ends_with('.')) {
                text.push_str(mark);
            }
            text.push_str(space);
            return;
        }
        self.roman(&format!("{mark}{space}"));
    }

    /// Its runs, in order.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Without type styles.
    #[must_use]
    pub fn to_plain(&self) -> String {
        self.runs
            .iter()
            .map(|run| match run {
                Run::Plain(text) | Run::Italic(text) | Run::Link(text) => text.as_str(),
            })
            .collect()
    }

    /// As HTML; every character of the text is escaped.
    #[must_use]
    pub fn to_html(&self) -> String {
        self.runs
            .iter()
            .map(|run| match run {
                Run::Plain(text) => typography::html(text),
                Run::Italic(text) => format!("<i>{}</i>", typography::html(text)),
                Run::Link(address) if is_web(address) => {
                    format!("<a href=\"{0}\">{0}</a>", typography::html(address))
                }
                Run::Link(address) => typography::html(address),
            })
            .collect()
    }

    /// As Markdown that reads as exactly this text.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        self.runs
            .iter()
            .map(|run| match run {
                Run::Plain(text) => {
                    // Spaces at a run's ends stand within the line.
                    let words = text.trim_matches(' ');
                    let before = text.len() - text.trim_start_matches(' ').len();
                    let after = text.len().saturating_sub(before + words.len());
                    format!(
                        "{}{}{}",
                        " ".repeat(before),
                        markdown::escape(words),
                        " ".repeat(after)
                    )
                }
                Run::Italic(text) => format!("*{}*", markdown::escape(text)),
                Run::Link(address) if is_web(address) && !address.contains(['<', '>', ' ']) => {
                    format!("<{address}>")
                }
                Run::Link(address) => markdown::escape(address),
            })
            .collect()
    }
}

/// Only addresses of the web become links.
fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}
