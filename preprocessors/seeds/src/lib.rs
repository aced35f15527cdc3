//! The preprocessor `dossier-seeds`: every document becomes a chapter with a citation block.
//!
//! The chapters stand, in order of date, under the chapter that has the marker `{{#documents}}`; the
//! marker itself becomes a list of the documents.

mod citation;
mod cite;
mod index;
mod language;
mod setting;
mod sources;
mod text;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

use mdbook_dossier_core::book::address::Addresses;
use mdbook_dossier_core::book::chapter::{self, Outputs};
use mdbook_dossier_core::book::page::{self, Page};
use mdbook_dossier_core::book::{Settings, address, host, link};
use mdbook_dossier_core::document::{Document, Item};
use mdbook_dossier_core::edition::{Edition, words};
use mdbook_dossier_core::finding::{Finding, Severity};
use mdbook_preprocessor::book::{Book, BookItem, Chapter, SectionNumber};
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use rayon::prelude::*;

/// The preprocessor `dossier-seeds`.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct Seeds;

impl Preprocessor for Seeds {
    fn name(&self) -> &'static str {
        "dossier-seeds"
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        host::run(context, book, apply)
    }
}

/// Puts the documents into the book. The findings are those of the whole edition, and those of the chapters.
pub fn apply(book: &mut Book, edition: &Edition, settings: &Settings) -> Vec<Finding> {
    let mut findings = edition.findings.clone();
    let mut outputs = Outputs::of(book, settings);
    let printed: Vec<usize> = (0..edition.documents.len())
        .filter(|&index| {
            may_be_printed(
                &edition.documents[index],
                &mut outputs,
                settings,
                &mut findings,
            )
        })
        .collect();
    let index_data = index::data(edition, &printed, &Page::Documents.path(book), settings);
    let list = settings
        .templates
        .render("documents", settings.form(), &index_data, &mut findings);
    let path = page::fill(book, Page::Documents, &list, settings, &mut findings);
    let sources = sources::data(edition, &printed, &Page::Sources.path(book));
    let sources = settings
        .templates
        .render("sources", settings.form(), &sources, &mut findings);
    page::fill(book, Page::Sources, &sources, settings, &mut findings);
    let written: Vec<(usize, String, Vec<Finding>)> = printed
        .par_iter()
        .map(|&index| {
            let mut findings = Vec::new();
            let panel = cite::of_document(edition, index, settings, &mut findings);
            let block = citation::data(edition, index, &printed, panel, settings);
            let content = chapter_text(edition, index, &block, settings, &mut findings);
            (index, content, findings)
        })
        .collect();
    let mut chapters: Vec<(usize, String)> = Vec::with_capacity(printed.len());
    for (index, content, own) in written {
        chapters.push((index, content));
        findings.extend(own);
    }
    if let Some(parent) = chapter::find(book, &path) {
        if parent.number.is_none() {
            findings.push(unnumbered(parent, settings));
        }
        for (index, content) in chapters {
            insert(parent, edition, index, content, settings);
        }
    }
    let addresses = Addresses::of(book, edition, settings);
    for kind in ["document", "paragraph"] {
        let target = |id: &str| target(kind, id, &addresses, edition);
        let known = || words::items(&edition.documents).keys().copied().collect();
        link::resolve(book, kind, settings, &mut findings, target, &known);
    }
    findings
}

/// A document's page must not take the address of another.
fn may_be_printed(
    document: &Document,
    outputs: &mut Outputs,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> bool {
    let file = file_of(document, settings);
    let is_plain = !document.id.is_empty()
        && document
            .id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !is_plain {
        findings.push(
            Finding::new(
                Severity::Error,
                "book-document-id",
                file,
                format!("the id `{}` cannot be the name of a page", document.id),
            )
            .remedy("write an id of small letters, digits and hyphens into the sidecar"),
        );
        return false;
    }
    match outputs.take(&address::chapter_path(&document.id), &file) {
        Ok(()) => true,
        Err(other) => {
            findings.push(
                Finding::new(
                    Severity::Error,
                    "book-page-clash",
                    file,
                    format!("its page would have the same address as {other}"),
                )
                .remedy("give one of the two another id or name"),
            );
            false
        }
    }
}

fn file_of(document: &Document, settings: &Settings) -> String {
    chapter::slashed(&settings.seeds.directory.join(&document.file))
}

/// Title, citation block, text.
fn chapter_text(
    edition: &Edition,
    index: usize,
    block: &citation::CitationBlock,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> String {
    let form = settings.form();
    let citation = settings.templates.render("citation", form, block, findings);
    let text = text::markdown(edition, index, settings, findings);
    let title = text::title(&edition.documents[index], settings.html());
    format!("{title}\n\n{citation}\n\n{text}")
}

fn insert(
    parent: &mut Chapter,
    edition: &Edition,
    index: usize,
    content: String,
    settings: &Settings,
) {
    let document = &edition.documents[index];
    let number = edition.number(Item {
        document: index,
        part: None,
    });
    let name = text::chapter_name(&number, document);
    let mut parents = parent.parent_names.clone();
    parents.push(parent.name.clone());
    let mut chapter = Chapter::new(&name, content, address::chapter_path(&document.id), parents);
    // The sidebar nests by the number of dots, and a level must not be skipped.
    chapter.number = parent.number.as_ref().map(|above| {
        let mut number = above.to_vec();
        let position = parent.sub_items.len() + 1;
        number.push(u32::try_from(position).unwrap_or(u32::MAX));
        SectionNumber::new(number)
    });
    chapter.source_path = Some(source_path(document, settings));
    parent.sub_items.push(BookItem::Chapter(chapter));
}

/// mdBook nests by number: below a chapter without one the documents stand beside it, not below it.
fn unnumbered(parent: &Chapter, settings: &Settings) -> Finding {
    Finding::new(
        Severity::Warning,
        "book-index-unnumbered",
        chapter::file_name(parent, settings),
        "the chapter of the documents has no number, so the documents cannot stand below it in the sidebar",
    )
    .remedy("write it as an item of the list in SUMMARY.md: `- [Documents](documents.md)`")
}

/// The seed as seen from the folder of the hand-written chapters, so that "edit this page" leads to it.
fn source_path(document: &Document, settings: &Settings) -> PathBuf {
    let mut path = PathBuf::new();
    for _ in settings.source.components() {
        path.push("..");
    }
    path.push(&settings.seeds.directory);
    path.push(&document.file);
    path
}

/// What `{{#document ID}}` and `{{#paragraph ID#p3}}` lead to; with an anchor, to a paragraph.
fn target(kind: &str, id: &str, view: &Addresses<'_>, edition: &Edition) -> Option<link::Target> {
    let (id, anchor) = match id.split_once('#') {
        Some((id, anchor)) => (id, Some(anchor)),
        None => (id, None),
    };
    let item = *words::items(&edition.documents).get(id)?;
    let document = edition.documents.get(item.document)?;
    let block = match anchor {
        Some(anchor) => {
            let number: u32 = anchor.strip_prefix('p')?.parse().ok()?;
            let mut blocks = document.blocks.iter();
            Some(blocks.position(|block| block.numbers.contains(&number))?)
        }
        None => None,
    };
    let words = match (kind, block) {
        ("paragraph", None) => return None,
        ("paragraph", Some(block)) => edition.anchor(item.document, block),
        _ => edition.called(item),
    };
    Some((words, view.document(item, block)))
}
