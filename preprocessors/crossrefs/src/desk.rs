//! The editor's desk: a page of the served book only, and marks at doubtful places.

mod found;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use mdbook_dossier_core::book::chapter::Outputs;
use mdbook_dossier_core::book::passage::Passages;
use mdbook_dossier_core::book::{address, chapter, page};
use mdbook_dossier_core::desk::{self, Entry, Quotation};
use mdbook_dossier_core::document::{Item, Publish};
use mdbook_dossier_core::finding::{Finding, Severity};
use mdbook_dossier_core::markdown::{Edits, Readable, escape_line};
use mdbook_preprocessor::book::{Book, Chapter};

use super::View;
use found::Found;

/// What waits, worked out once.
#[derive(Debug)]
pub(crate) struct Desk {
    entries: Vec<Entry>,
    /// For each document, the indices of its entries.
    by_document: BTreeMap<usize, Vec<usize>>,
    found: Found,
}

impl Desk {
    /// Everything that nobody has decided about or answered.
    pub(crate) fn of(view: &View<'_>) -> Self {
        let mut entries = desk::entries(view.edition);
        entries.retain(|entry| !entry.state.is_decided());
        let mut by_document: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, entry) in entries.iter().enumerate() {
            if let Some(document) = entry.document() {
                by_document.entry(document).or_default().push(index);
            }
        }
        Self {
            entries,
            by_document,
            found: Found::of(view),
        }
    }

    /// What waits at a document, in the order of use.
    fn entries_of(&self, document: usize) -> impl Iterator<Item = &Entry> {
        let indices = self.by_document.get(&document);
        indices
            .into_iter()
            .flatten()
            .filter_map(|&index| self.entries.get(index))
    }

    /// Puts a mark behind each paragraph of a document that something waits at, or that a finding is about. It
    /// leads to the desk, and has no text of its own.
    pub(crate) fn mark(&self, chapter: &mut Chapter, document: usize, view: &View<'_>) {
        let Some(found) = view.edition.documents.get(document) else {
            return;
        };
        if !view.settings.html() || found.publish != Publish::Full {
            return;
        }
        let mut by_block: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for entry in self.entries_of(document) {
            if let Some(block) = entry.quotations.first().and_then(|first| first.block) {
                by_block.entry(block).or_default().push(entry.id.clone());
            }
        }
        for (block, id) in self.found.blocks(document, view) {
            by_block.entry(block).or_default().push(id);
        }
        let path = chapter::path(chapter);
        let readable = Readable::new(&chapter.content);
        let passages = Passages::find(found, &readable, true);
        let mut edits = Edits::new(&readable);
        for (block, ids) in by_block {
            let Some((place, first)) = passages.place(block).zip(ids.first()) else {
                continue;
            };
            let waiting = match ids.len() {
                1 => "1 entry waits on the desk".to_owned(),
                count => format!("{count} entries wait on the desk"),
            };
            let desk = address::relative(&path, &format!("{}#{first}", page::DESK));
            let mark = format!(
                "<a class=\"doubtful\" href=\"{desk}\" title=\"{waiting}\" aria-label=\"{waiting}\"></a>"
            );
            // A paragraph that takes no mark is on the desk all the same.
            let _ = edits.insert(place, found.blocks[block].text.len(), &mark);
        }
        chapter.content = edits.apply().0;
    }

    /// Adds the page at the end of the book: what waits and what was found, by document.
    pub(crate) fn add(&self, book: &mut Book, view: &View<'_>, findings: &mut Vec<Finding>) {
        if let Err(other) = Outputs::of(book, view.settings).take(page::DESK, "the desk") {
            findings.push(
                Finding::new(
                    Severity::Warning,
                    "book-page-clash",
                    other,
                    "the page of the desk would have the same address and is left out",
                )
                .remedy("give the chapter another name"),
            );
            return;
        }
        let mut text = format!(
            "# Desk\n\nWhat waits for an editor: {} entries and {} findings, in the order of the documents. This \
             page stands in the served book only. Decide by `mdbook-dossier accept`, `reject` or `reword` with an \
             id, or copy a line into the file that is named above it. A finding that you have looked into is \
             answered at the end of the sidecar, with what you found out in place of the three dots.\n\n",
            self.entries.len(),
            self.found.len()
        );
        for document in 0..view.edition.documents.len() {
            self.of_document(&mut text, document, view);
        }
        self.found.elsewhere(&mut text, view);
        let mut chapter = Chapter::new("Desk", text, page::DESK, Vec::new());
        chapter.source_path = Some("SUMMARY.md".into());
        book.push_item(chapter);
    }

    fn of_document(&self, text: &mut String, document: usize, view: &View<'_>) {
        let Some(found) = view.edition.documents.get(document) else {
            return;
        };
        let has_entries = self.by_document.contains_key(&document);
        if !has_entries && self.found.is_clean(document) {
            return;
        }
        let item = Item {
            document,
            part: None,
        };
        let name = format!(
            "Document {}. {}",
            view.edition.number(item),
            found.metadata.title
        );
        let _ = write!(text, "## {}\n\n", escape_line(&name));
        for entry in self.entries_of(document) {
            write_entry(text, entry, view);
        }
        self.found.write(text, document, view);
        text.push('\n');
    }
}

fn write_entry(text: &mut String, entry: &Entry, view: &View<'_>) {
    let score = entry
        .score
        .map_or_else(String::new, |score| format!(", score {score:.2}"));
    let anchor = anchor(&entry.id, view);
    let _ = writeln!(
        text,
        "- {anchor}**{}** {}, {}{score}: {}",
        entry.id,
        entry.kind.word(),
        entry.state.word(),
        escape_line(&entry.proposal)
    );
    for quotation in &entry.quotations {
        let _ = writeln!(text, "  - {}", passage(quotation, view));
    }
    if !entry.reasons.is_empty() {
        let _ = writeln!(
            text,
            "  - because: {}",
            escape_line(&entry.reasons.join("; "))
        );
    }
    let (file, list) = entry.file();
    let folder = chapter::slashed(&view.settings.seeds.directory);
    let within = list.map_or_else(String::new, |list| format!(", within `{list} = [ … ]`"));
    let _ = write!(
        text,
        "\n  {}{within}:\n\n",
        escape_line(&format!("{folder}/curation/{file}"))
    );
    code(text, &entry.line(), "  ");
}

/// What a mark in the text leads to.
fn anchor(id: &str, view: &View<'_>) -> String {
    if view.settings.html() {
        format!("<a id=\"{id}\"></a>")
    } else {
        String::new()
    }
}

/// A block of code whose words can end it nowhere, and which no directive is read in.
fn code(text: &mut String, lines: &str, indent: &str) {
    let longest = lines
        .split(|letter| letter != '`')
        .map(str::len)
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let _ = writeln!(text, "{indent}{fence}toml");
    for line in lines.lines() {
        let _ = writeln!(text, "{indent}{line}");
    }
    let _ = write!(text, "{indent}{fence}\n\n");
}

fn passage(quotation: &Quotation, view: &View<'_>) -> String {
    let mut name = format!("Document {}", view.edition.number(quotation.item));
    if let Some(block) = quotation.block {
        let _ = write!(
            name,
            ", {}",
            view.edition.anchor(quotation.item.document, block)
        );
    }
    let name = match view.addresses.document(quotation.item, quotation.block) {
        Some(address) => format!("[{name}]({address})"),
        None => name,
    };
    if quotation.words.is_empty() {
        return name;
    }
    format!("{name}: “{}”", escape_line(&quotation.words))
}
