//! The edition in the forms of other programs: citations for reference managers, TEI P5, tables.
//!
//! Nothing of the time or the machine stands in a file, so that one edition always gives the same bytes
//! and [`stale`] can tell which files no longer say what the documents say.

mod csv;
mod tei;
#[cfg(test)]
mod tests;
mod xml;

use std::collections::BTreeMap;
use std::path::Path;

use crate::citation::{Chicago, Reference};
use crate::edition::Edition;
use crate::finding::{Finding, Severity};

/// Folder of the files below that of the hand-written chapters: the site then has them too.
pub const FOLDER: &str = "downloads";

/// A form in which the edition can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// CSL-JSON: `edition.json`.
    CslJson,
    /// BibLaTeX: `edition.bib`.
    BibLatex,
    /// RIS: `edition.ris`.
    Ris,
    /// TEI P5: `tei/ID.xml`, one file a document.
    Tei,
    /// Tables: `documents.csv`, `persons.csv`, `events.csv`, `links.csv`.
    Csv,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::CslJson,
        Self::BibLatex,
        Self::Ris,
        Self::Tei,
        Self::Csv,
    ];
}

/// What the edition says of itself.
#[derive(Debug, Clone, Copy)]
pub struct Imprint<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its editors.
    pub editors: &'a [String],
    /// Its version.
    pub version: Option<&'a str>,
    /// Which edition of the manual the citations follow.
    pub chicago: Chicago,
}

/// The files of a format, by their paths below the folder of the downloads, with `/`.
#[must_use]
pub fn files(edition: &Edition, imprint: &Imprint<'_>, format: Format) -> BTreeMap<String, String> {
    let one = |name: &str, text| BTreeMap::from([(name.to_owned(), text)]);
    match format {
        Format::CslJson => {
            let items: Vec<_> = references(edition).iter().map(Reference::csl).collect();
            // Structs of texts can always be written.
            let text = serde_json::to_string_pretty(&items).unwrap_or_default();
            one("edition.json", text + "\n")
        }
        Format::BibLatex => {
            let entries: Vec<String> = references(edition)
                .iter()
                .map(Reference::biblatex)
                .collect();
            one("edition.bib", entries.join("\n"))
        }
        Format::Ris => one(
            "edition.ris",
            references(edition).iter().map(Reference::ris).collect(),
        ),
        Format::Tei => edition
            .documents
            .iter()
            .map(|document| format!("tei/{}.xml", document.id))
            .zip(tei::documents(edition, imprint))
            .collect(),
        Format::Csv => BTreeMap::from([
            ("documents.csv".to_owned(), csv::documents(edition, imprint)),
            ("persons.csv".to_owned(), csv::persons(edition)),
            ("events.csv".to_owned(), csv::events(edition)),
            ("links.csv".to_owned(), csv::links(edition)),
        ]),
    }
}

/// Every document, each followed by its parts.
fn references(edition: &Edition) -> Vec<Reference> {
    let mut references = Vec::new();
    for document in &edition.documents {
        references.push(Reference::of(document));
        let parts = document.parts.iter();
        references.extend(parts.map(|part| Reference::of_part(document, part)));
    }
    references
}

/// The files in `folder` that do not say what the documents say now: a format counts where one of its
/// files is there. `name` is what findings call the folder.
#[must_use]
pub fn stale(edition: &Edition, imprint: &Imprint<'_>, folder: &Path, name: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !folder.is_dir() {
        return findings;
    }
    for format in Format::ALL {
        let wanted = files(edition, imprint, format);
        let there = |file: &str| folder.join(file).is_file();
        let left = left_over(folder, format, &wanted);
        if left.is_empty() && !wanted.keys().any(|file| there(file)) {
            continue;
        }
        for (file, text) in &wanted {
            let found = std::fs::read(folder.join(file)).ok();
            // git may have changed the ends of lines; those of RIS are its own.
            let same = found.is_some_and(|found| {
                let found = String::from_utf8_lossy(&found).replace("\r\n", "\n");
                found == text.replace("\r\n", "\n")
            });
            if !same {
                let what = if there(file) {
                    "this file does not say what the documents say now"
                } else {
                    "this file is missing beside the others of its form"
                };
                findings.push(finding(name, file, what));
            }
        }
        for file in left {
            findings.push(finding(
                name,
                &file,
                "no document of this name is in the edition",
            ));
        }
    }
    findings
}

/// Files of documents that the edition no longer has.
fn left_over(folder: &Path, format: Format, wanted: &BTreeMap<String, String>) -> Vec<String> {
    if format != Format::Tei {
        return Vec::new();
    }
    let mut left: Vec<String> = std::fs::read_dir(folder.join("tei"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| format!("tei/{}", entry.file_name().to_string_lossy()))
        .filter(|file| file.strip_suffix(".xml").is_some() && !wanted.contains_key(file))
        .collect();
    left.sort();
    left
}

fn finding(folder: &str, file: &str, what: &str) -> Finding {
    Finding::new(
        Severity::Warning,
        "export-stale",
        format!("{folder}/{file}"),
        what,
    )
    .remedy("run `mdbook-dossier export all`, or remove the files that you do not offer")
}
