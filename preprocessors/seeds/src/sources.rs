//! The page of sources: the documents by archive and record group, and by what they were printed in.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use mdbook_dossier_core::book::address;
use mdbook_dossier_core::date::Edtf;
use mdbook_dossier_core::document::{Document, Item, Publication, PublicationForm};
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::name::collate;
use serde::Serialize;

/// What the template `sources` is given.
#[derive(Debug, Serialize)]
pub(crate) struct Sources {
    /// Archives, publications, and documents that state neither; a list without documents is left out.
    lists: Vec<List>,
}

#[derive(Debug, Serialize)]
struct List {
    anchor: &'static str,
    heading: &'static str,
    sources: Vec<Source>,
    /// Documents that belong to no source.
    documents: Vec<Row>,
}

/// An archive or a publication.
#[derive(Debug, Serialize)]
struct Source {
    anchor: String,
    heading: String,
    /// Town and country, place and publisher.
    place: Option<String>,
    /// Other forms that documents print.
    printed: Vec<String>,
    groups: Vec<Group>,
}

/// A record group, a fond, a volume.
#[derive(Debug, Serialize)]
struct Group {
    /// None for documents that name no group.
    name: Option<String>,
    documents: Vec<Row>,
}

#[derive(Debug, Clone, Serialize)]
struct Row {
    number: String,
    title: String,
    address: Option<String>,
    date: Option<String>,
    words: Option<String>,
    /// Where within the group.
    locator: Option<String>,
}

/// Words with which a locator begins that counts pages or leaves alone; `f.` and `l.` may be a fond and a list.
const PAGES: [&str; 8] = [
    "p.", "pp.", "page", "pages", "ff.", "fols.", "folios", "ll.",
];

/// Rows by the name of their group.
type Groups = BTreeMap<Option<String>, Vec<Row>>;

/// The documents by source, as seen from the page at `page`.
pub(crate) fn data(edition: &Edition, printed: &[usize], page: &str) -> Sources {
    let printed: BTreeSet<usize> = printed.iter().copied().collect();
    let view = View {
        edition,
        printed: &printed,
        page,
    };
    let unstated = edition.documents.iter().enumerate();
    let unstated = unstated
        .filter(|(index, document)| {
            edition.archives.of(*index).is_none() && publication(document).is_none()
        })
        .map(|(index, document)| view.row(index, document.metadata.locator.clone()))
        .collect();
    let lists = [
        ("archives", "Archives", archives(&view), Vec::new()),
        (
            "publications",
            "Publications",
            publications(&view),
            Vec::new(),
        ),
        (
            "source-not-stated",
            "Source not stated",
            Vec::new(),
            unstated,
        ),
    ];
    Sources {
        lists: lists
            .into_iter()
            .filter(|(_, _, sources, documents)| !sources.is_empty() || !documents.is_empty())
            .map(|(anchor, heading, sources, documents)| List {
                anchor,
                heading,
                sources,
                documents,
            })
            .collect(),
    }
}

struct View<'a> {
    edition: &'a Edition,
    printed: &'a BTreeSet<usize>,
    page: &'a str,
}

impl View<'_> {
    fn row(&self, index: usize, locator: Option<String>) -> Row {
        let document = &self.edition.documents[index];
        let date = document.metadata.date.as_ref();
        let item = Item {
            document: index,
            part: None,
        };
        Row {
            number: self.edition.number(item),
            title: super::text::name(document).to_owned(),
            address: self
                .printed
                .contains(&index)
                .then(|| address::relative(self.page, &address::chapter_path(&document.id))),
            date: date.map(ToString::to_string),
            words: date.map(Edtf::in_words),
            locator,
        }
    }
}

fn archives(view: &View<'_>) -> Vec<Source> {
    let archives = &view.edition.archives;
    let sources = archives.list.iter().enumerate().map(|(at, archive)| {
        let mut groups = Groups::new();
        for index in archives.documents(at) {
            let locator = view.edition.documents[index].metadata.locator.as_deref();
            let (group, rest) = locator.map_or((None, None), divided);
            groups.entry(group).or_default().push(view.row(index, rest));
        }
        let place: Vec<&str> = [&archive.place, &archive.country]
            .into_iter()
            .flatten()
            .map(String::as_str)
            // A town that the name holds already is not told twice.
            .filter(|place| !archive.heading.contains(place))
            .collect();
        Source {
            anchor: format!("archive-{}", archive.id),
            heading: archive.heading.clone(),
            place: (!place.is_empty()).then(|| place.join(", ")),
            printed: archive
                .forms
                .iter()
                .filter(|form| **form != archive.heading)
                .cloned()
                .collect(),
            groups: sorted(groups),
        }
    });
    sources.collect()
}

/// The record group, and the rest of the locator: `RG 59, Decimal File, 763` → `RG 59` and `Decimal File, 763`.
/// A locator of one member is the group itself, unless it only counts pages.
fn divided(locator: &str) -> (Option<String>, Option<String>) {
    let locator = locator.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(first) = locator.split(' ').next().filter(|first| !first.is_empty()) else {
        return (None, None);
    };
    if PAGES.contains(&first.to_lowercase().as_str()) {
        return (None, Some(locator));
    }
    // A full stop parts nothing: abbreviations have it.
    match locator.split_once([',', ';']) {
        Some((group, rest)) if !rest.trim().is_empty() => {
            (Some(group.trim().to_owned()), Some(rest.trim().to_owned()))
        }
        _ => (Some(locator), None),
    }
}

/// The publication of a document, where anything of it is known.
fn publication(document: &Document) -> Option<&Publication> {
    let publication = document.metadata.publication.as_ref()?;
    (!publication.title.is_empty() || !publication.text.is_empty()).then_some(publication)
}

fn publications(view: &View<'_>) -> Vec<Source> {
    let mut found: BTreeMap<String, (Source, Groups)> = BTreeMap::new();
    for (index, document) in view.edition.documents.iter().enumerate() {
        let Some(publication) = publication(document) else {
            continue;
        };
        let heading = heading(publication);
        let (place, group) = imprint(publication);
        let folded = heading.to_lowercase();
        let (source, groups) = found.entry(folded).or_insert_with(|| {
            let source = Source {
                anchor: String::new(),
                heading,
                place: None,
                printed: Vec::new(),
                groups: Vec::new(),
            };
            (source, Groups::new())
        });
        source.place = source.place.take().or(place);
        let pages = publication.pages.as_deref();
        let pages = pages.map(|pages| {
            format!(
                "pp. {}",
                pages.trim_start_matches("pp. ").trim_start_matches("p. ")
            )
        });
        groups
            .entry(group)
            .or_default()
            .push(view.row(index, pages));
    }
    let mut sources: Vec<Source> = found
        .into_values()
        .map(|(mut source, groups)| {
            source.groups = sorted(groups);
            source
        })
        .collect();
    sources.sort_by(|a, b| collate::compare(&a.heading, &b.heading));
    for (place, source) in sources.iter_mut().enumerate() {
        source.anchor = format!("publication-{}", place + 1);
    }
    sources
}

/// Authors and title.
fn heading(publication: &Publication) -> String {
    let title = match &publication.title {
        title if title.is_empty() => publication.text.clone(),
        title => title.clone(),
    };
    let translated = publication.translated_title.as_deref();
    let translated = translated.map(|title| format!("[{title}]"));
    let by = publication.authors.join(", ");
    let title: Vec<String> = std::iter::once(title).chain(translated).collect();
    let parts = [by, title.join(" ")];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// Where and when it was printed, and in which of its volumes.
fn imprint(publication: &Publication) -> (Option<String>, Option<String>) {
    let press: Vec<&str> = [&publication.place, &publication.publisher]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let press = press.join(": ");
    let joined = |parts: &[&str]| {
        let parts: Vec<&str> = parts
            .iter()
            .copied()
            .filter(|part| !part.is_empty())
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    };
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let year = text(&publication.year);
    let volume = labelled("vol.", publication.volume.as_deref());
    let number = labelled("no.", publication.number.as_deref());
    let date = text(&publication.date);
    let is_serial = matches!(
        publication.form,
        Some(PublicationForm::Journal | PublicationForm::Newspaper)
    );
    if is_serial || !volume.is_empty() {
        let when = if date.is_empty() { &year } else { &date };
        return (joined(&[&press]), joined(&[&volume, &number, when]));
    }
    (
        joined(&[&press, &year]),
        joined(&[&text(&publication.edition)]),
    )
}

/// A number with its label, unless it brings one: `11` → `vol. 11`.
fn labelled(label: &str, number: Option<&str>) -> String {
    match number.map(str::trim) {
        None | Some("") => String::new(),
        Some(number) if number.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("{label} {number}")
        }
        Some(number) => number.to_owned(),
    }
}

/// Groups and rows in the order of an archive: numbers by their value.
fn sorted(groups: Groups) -> Vec<Group> {
    let mut groups: Vec<Group> = groups
        .into_iter()
        .map(|(name, mut documents)| {
            documents.sort_by_cached_key(|row| row.locator.as_deref().map(natural));
            Group { name, documents }
        })
        .collect();
    groups.sort_by_cached_key(|group| group.name.as_deref().map(natural));
    groups
}

/// A text in which numbers sort by their value.
fn natural(text: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for letter in text.to_lowercase().chars().chain(std::iter::once(' ')) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if !digits.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(out, "{digits:0>12}");
            digits.clear();
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locator_begins_with_the_record_group() {
        for (locator, group, rest) in [
            (
                "RG 59, Decimal File, 763.72",
                Some("RG 59"),
                Some("Decimal File, 763.72"),
            ),
            (
                "f. 5, op. 73, ll. 114-118",
                Some("f. 5"),
                Some("op. 73, ll. 114-118"),
            ),
            ("DY30 IV 2/2", Some("DY30 IV 2/2"), None),
            ("pp. 3-5", None, Some("pp. 3-5")),
            ("p. 7, 9", None, Some("p. 7, 9")),
            (
                "Papers of A. B. Smith; box 3",
                Some("Papers of A. B. Smith"),
                Some("box 3"),
            ),
            (" ", None, None),
        ] {
            let (found, within) = divided(locator);
            assert_eq!(
                (found.as_deref(), within.as_deref()),
                (group, rest),
                "{locator}"
            );
        }
    }

    #[test]
    fn numbers_sort_by_their_value() {
        let mut boxes = ["Box 10", "box 2", "Box 2a", "Album"];
        boxes.sort_by_cached_key(|name| natural(name));
        assert_eq!(boxes, ["Album", "box 2", "Box 2a", "Box 10"]);
    }
}
