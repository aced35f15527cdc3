//! The list of the documents.

use std::collections::{BTreeMap, BTreeSet};

use mdbook_dossier_core::book::{Settings, address};
use mdbook_dossier_core::citation;
use mdbook_dossier_core::date::Edtf;
use mdbook_dossier_core::document::{Class, Document, Item, Part};
use mdbook_dossier_core::edition::Edition;
use mdbook_dossier_core::export;
use mdbook_dossier_core::name::{EntityKind, Field, collate};
use serde::Serialize;

/// Between the values of a row that belong to one filter.
const SEPARATOR: &str = "|";
/// A document that spans more years than this is found under its first and last alone.
const MOST_YEARS: i32 = 30;

/// What the template `documents` is given.
#[derive(Debug, Serialize)]
pub(crate) struct Index {
    /// How many documents there are.
    count: usize,
    /// Sources, then literature; a list without documents is left out.
    lists: Vec<List>,
    /// What is offered of the whole edition: label and address.
    downloads: Vec<(&'static str, String)>,
    /// By what a reader can choose among the documents; empty where there is nothing to choose.
    filters: Vec<Filter>,
    /// Numbers that documents had before they were renumbered.
    former: Vec<Former>,
}

#[derive(Debug, Serialize)]
struct Former {
    before: usize,
    number: String,
    title: String,
    address: Option<String>,
}

fn former(edition: &Edition, printed: &BTreeSet<&usize>, page: &str) -> Vec<Former> {
    let mut former = Vec::new();
    for (index, document) in edition.documents.iter().enumerate() {
        for &before in &document.former_numbers {
            former.push(Former {
                before,
                number: edition.position(index).to_string(),
                title: super::text::name(document).to_owned(),
                address: printed
                    .contains(&index)
                    .then(|| address::relative(page, &address::chapter_path(&document.id))),
            });
        }
    }
    former.sort_by(|a, b| (a.before, &a.title).cmp(&(b.before, &b.title)));
    former
}

#[derive(Debug, Serialize)]
struct List {
    /// Heading of the list, where there are two.
    heading: Option<&'static str>,
    anchor: &'static str,
    documents: Vec<Row>,
}

/// A choice that a reader has.
#[derive(Debug, Serialize)]
struct Filter {
    /// Name of the choice in addresses and in the rows' data.
    key: &'static str,
    label: &'static str,
    /// What can be chosen: the value in the rows' data, and how it is shown.
    options: Vec<(String, String)>,
}

#[derive(Debug, Default, Serialize)]
struct Row {
    number: String,
    /// Position by number: what the table is sorted by.
    position: usize,
    date: Option<String>,
    words: Option<String>,
    title: String,
    creators: Option<String>,
    kind: Option<String>,
    address: Option<String>,
    source: Option<String>,
    pages: Option<String>,
    parts: Vec<Row>,
    /// The values of the row for each filter, by its key.
    data: Vec<(&'static str, String)>,
    /// For programs that offer a list of documents to pick from.
    coins: Option<String>,
}

/// The documents in order of number, as seen from the page at `page`.
pub(crate) fn data(edition: &Edition, printed: &[usize], page: &str, settings: &Settings) -> Index {
    let printed: BTreeSet<&usize> = printed.iter().collect();
    let persons = persons(edition);
    let rows = edition
        .documents
        .iter()
        .enumerate()
        .map(|(index, document)| {
            let address = printed
                .contains(&index)
                .then(|| address::relative(page, &address::chapter_path(&document.id)));
            let number = |part| {
                edition.number(Item {
                    document: index,
                    part,
                })
            };
            let parts = document.parts.iter().enumerate();
            let parts = parts
                .map(|(at, part)| part_row(number(Some(at)), part, address.as_deref()))
                .collect();
            let mut row = document_row(number(None), document, address.clone(), parts);
            row.position = edition.position(index);
            let archive = edition.archives.of(index);
            let archive = archive.map(|archive| archive.heading.as_str());
            row.data = choices(document, archive, persons.get(&index));
            (document.class, row)
        });
    let (secondary, primary): (Vec<_>, Vec<_>) =
        rows.partition(|(class, _)| *class == Class::Secondary);
    let both = !primary.is_empty() && !secondary.is_empty();
    let list = |heading, anchor, rows: Vec<(Class, Row)>| List {
        heading: both.then_some(heading),
        anchor,
        documents: rows.into_iter().map(|(_, row)| row).collect(),
    };
    let lists = vec![
        list("Sources", "sources", primary),
        list("Literature", "literature", secondary),
    ];
    Index {
        former: former(edition, &printed, page),
        count: edition.documents.len(),
        downloads: downloads(page, settings),
        filters: filters(edition, &lists),
        lists: lists
            .into_iter()
            .filter(|list| !list.documents.is_empty())
            .collect(),
    }
}

/// The files of the whole edition that `export` has written.
fn downloads(page: &str, settings: &Settings) -> Vec<(&'static str, String)> {
    let folder = settings.root.join(settings.downloads());
    [
        ("BibLaTeX", "edition.bib"),
        ("RIS", "edition.ris"),
        ("CSL-JSON", "edition.json"),
        ("Documents (CSV)", "documents.csv"),
        ("Persons and organizations (CSV)", "persons.csv"),
        ("Events (CSV)", "events.csv"),
        ("Links (CSV)", "links.csv"),
    ]
    .into_iter()
    .filter(|(_, file)| folder.join(file).is_file())
    .map(|(label, file)| {
        let path = format!("{}/{file}", export::FOLDER);
        (label, address::relative(page, &path))
    })
    .collect()
}

fn document_row(
    number: String,
    document: &Document,
    address: Option<String>,
    parts: Vec<Row>,
) -> Row {
    let date = document.metadata.date.as_ref();
    let creators = document.metadata.creators.join("; ");
    Row {
        number,
        date: date.map(ToString::to_string),
        words: date.map(Edtf::in_words),
        title: super::text::name(document).to_owned(),
        kind: document.metadata.kind.clone(),
        address,
        creators: (!creators.is_empty()).then_some(creators),
        source: source(document),
        parts,
        coins: Some(citation::Reference::of(document).coins()),
        ..Row::default()
    }
}

fn part_row(number: String, part: &Part, address: Option<&str>) -> Row {
    let date = part.date.as_ref();
    let anchor = address::part_anchor(&part.letter);
    Row {
        number,
        date: date.map(ToString::to_string),
        words: date.map(Edtf::in_words),
        title: part.title.clone(),
        address: address.map(|path| format!("{path}#{anchor}")),
        pages: part.pages.as_deref().map(citation::pages),
        ..Row::default()
    }
}

/// Where the document comes from: its archive, else the publication, else who offers it.
fn source(document: &Document) -> Option<String> {
    let fields = &document.metadata;
    let publication = fields.publication.as_ref().map(|book| &book.title);
    let publication = publication.filter(|title| !title.is_empty() && **title != fields.title);
    let archive = fields.archive.as_ref();
    archive
        .or(publication)
        .or(fields.collection.as_ref())
        .cloned()
}

/// The persons whom the text of each document names: id and heading, in order of heading.
fn persons(edition: &Edition) -> BTreeMap<usize, Vec<usize>> {
    let entities = &edition.names.entities;
    let mut found: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for mention in &edition.names.mentions {
        let is_person = entities.get(mention.entity).is_some_and(|entity| {
            entity.kind == EntityKind::Person && !entity.apparatus && !entity.undecided
        });
        if is_person && matches!(mention.field, Field::Block(_)) {
            found
                .entry(mention.document)
                .or_default()
                .insert(mention.entity);
        }
    }
    found
        .into_iter()
        .map(|(document, persons)| (document, persons.into_iter().collect()))
        .collect()
}

/// By what a document is found: the values of each filter.
fn choices(
    document: &Document,
    archive: Option<&str>,
    persons: Option<&Vec<usize>>,
) -> Vec<(&'static str, String)> {
    let metadata = &document.metadata;
    let single = |value: Option<&String>| value.map(|value| option(value)).unwrap_or_default();
    let persons: Vec<String> = persons
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    let years: Vec<String> = years(document).iter().map(ToString::to_string).collect();
    vec![
        ("year", years.join(SEPARATOR)),
        ("archive", archive.map(option).unwrap_or_default()),
        ("kind", single(metadata.kind.as_ref())),
        ("language", single(metadata.language.as_ref())),
        ("person", persons.join(SEPARATOR)),
    ]
}

/// A value that can stand in a list of values.
fn option(value: &str) -> String {
    value.replace(SEPARATOR, "/")
}

/// The years of a document: those of its parts, else those of its date.
fn years(document: &Document) -> BTreeSet<i32> {
    let of_parts: Vec<&Edtf> = document
        .parts
        .iter()
        .filter_map(|part| part.date.as_ref())
        .collect();
    let dates = if of_parts.is_empty() {
        document.metadata.date.iter().collect()
    } else {
        of_parts
    };
    let mut years = BTreeSet::new();
    for date in dates {
        let ends = (date.earliest(), date.latest());
        match ends {
            (Some(first), Some(last)) => {
                let (first, last) = (i32::from(first.year()), i32::from(last.year()));
                if last - first <= MOST_YEARS {
                    years.extend(first..=last);
                } else {
                    years.extend([first, last]);
                }
            }
            (Some(day), None) | (None, Some(day)) => {
                years.insert(i32::from(day.year()));
            }
            (None, None) => {}
        }
    }
    years
}

/// The filters that leave a choice: two values at least, or one that not every document has.
fn filters(edition: &Edition, lists: &[List]) -> Vec<Filter> {
    let rows: Vec<&Row> = lists.iter().flat_map(|list| &list.documents).collect();
    let labels = [
        ("year", "Year"),
        ("archive", "Archive"),
        ("kind", "Kind"),
        ("language", "Original language"),
        ("person", "Person"),
    ];
    labels
        .into_iter()
        .filter_map(|(key, label)| {
            let mut values: BTreeMap<&str, usize> = BTreeMap::new();
            for row in &rows {
                let of_row = row.data.iter().filter(|(name, _)| *name == key);
                for value in of_row.flat_map(|(_, value)| value.split(SEPARATOR)) {
                    if !value.is_empty() {
                        *values.entry(value).or_default() += 1;
                    }
                }
            }
            let splits = values.values().any(|count| *count < rows.len());
            let options = options(edition, key, values.into_keys());
            splits.then_some(Filter {
                key,
                label,
                options,
            })
        })
        .collect()
}

/// The values as they are shown, in the order in which a reader looks for them.
fn options<'a>(
    edition: &Edition,
    key: &str,
    values: impl Iterator<Item = &'a str>,
) -> Vec<(String, String)> {
    let mut options: Vec<(String, String, String)> = values
        .filter_map(|value| {
            if key == "person" {
                let entity = edition.names.entities.get(value.parse::<usize>().ok()?)?;
                let (sort, heading) = (entity.sort.clone(), entity.heading.clone());
                return Some((value.to_owned(), heading, sort));
            }
            Some((value.to_owned(), value.to_owned(), value.to_owned()))
        })
        .collect();
    if key == "year" {
        options.sort_by_key(|(value, ..)| value.parse::<i32>().unwrap_or(i32::MAX));
    } else {
        options.sort_by(|a, b| collate::compare(&a.2, &b.2).then_with(|| a.0.cmp(&b.0)));
    }
    options
        .into_iter()
        .map(|(value, shown, _)| (value, shown))
        .collect()
}
