//! The editor's desk: a page of the served book only, and marks at doubtful places.

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

/// What waits, worked out once.
#[derive(Debug)]
pub(crate) struct Desk {
    entries: Vec<Entry>,
}

impl Desk {
    /// Everything that nobody has decided about.
    pub(crate) fn of(view: &View<'_>) -> Self {
        let mut entries = desk::entries(view.edition);
        entries.retain(|entry| !entry.state.is_decided());
        Self { entries }
    }

    /// Puts a mark behind each paragraph of a document that something waits at. It leads to the desk, and has
    /// no text of its own.
    pub(crate) fn mark(&self, chapter: &mut Chapter, document: usize, view: &View<'_>) {
        let Some(found) = view.edition.documents.get(document) else {
            return;
        };
        if !view.settings.html() || found.publish != Publish::Full {
            return;
        }
        let mut by_block: BTreeMap<usize, Vec<&Entry>> = BTreeMap::new();
        for entry in &self.entries {
            if let Some(first) = entry.quotations.first()
                && first.item.document == document
                && let Some(block) = first.block
            {
                by_block.entry(block).or_default().push(entry);
            }
        }
        let path = chapter::path(chapter);
        let readable = Readable::new(&chapter.content);
        let passages = Passages::find(found, &readable, true);
        let mut edits = Edits::new(&readable);
        for (block, entries) in by_block {
            let Some((place, first)) = passages.place(block).zip(entries.first()) else {
                continue;
            };
            let waiting = match entries.len() {
                1 => "1 entry waits on the desk".to_owned(),
                count => format!("{count} entries wait on the desk"),
            };
            let desk = address::relative(&path, &format!("{}#{}", page::DESK, first.id));
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
            "# Desk\n\nWhat waits for an editor: {} entries, in the order of the documents. This page stands in \
             the served book only. Decide by `mdbook-dossier accept`, `reject` or `reword` with an id, or copy a \
             line into the file that is named above it.\n\n",
            self.entries.len()
        );
        for document in 0..view.edition.documents.len() {
            self.of_document(&mut text, document, view);
        }
        elsewhere(&mut text, view);
        let mut chapter = Chapter::new("Desk", text, page::DESK, Vec::new());
        chapter.source_path = Some("SUMMARY.md".into());
        book.push_item(chapter);
    }

    fn of_document(&self, text: &mut String, document: usize, view: &View<'_>) {
        let Some(found) = view.edition.documents.get(document) else {
            return;
        };
        let entries = self
            .entries
            .iter()
            .filter(|entry| entry.document() == Some(document));
        let entries: Vec<&Entry> = entries.collect();
        let file = file_of(view, &found.file);
        let findings: Vec<&Finding> = told(view)
            .filter(|finding| is_of(&finding.place.file, &file))
            .collect();
        if entries.is_empty() && findings.is_empty() {
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
        for entry in entries {
            write_entry(text, entry, view);
        }
        for finding in findings {
            write_finding(text, finding, view, Some(document));
        }
        text.push('\n');
    }
}

fn write_entry(text: &mut String, entry: &Entry, view: &View<'_>) {
    let score = entry
        .score
        .map_or_else(String::new, |score| format!(", score {score:.2}"));
    let anchor = if view.settings.html() {
        format!("<a id=\"{}\"></a>", entry.id)
    } else {
        String::new()
    };
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

/// The findings that ask for something.
fn told<'v>(view: &'v View<'_>) -> impl Iterator<Item = &'v Finding> {
    let findings = view.edition.findings.iter();
    findings.filter(|finding| finding.severity > Severity::Note)
}

fn file_of(view: &View<'_>, file: &str) -> String {
    chapter::slashed(&view.settings.seeds.directory.join(file))
}

/// True for the document's own file and for its sidecar.
fn is_of(found: &str, file: &str) -> bool {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    found == file || found.strip_prefix(stem) == Some(".toml")
}

fn write_finding(text: &mut String, finding: &Finding, view: &View<'_>, document: Option<usize>) {
    let mut place = finding.place.file.clone();
    if let Some(line) = finding.place.line {
        let _ = write!(place, ":{line}");
    }
    let place = escape_line(&place);
    let address = document.and_then(|document| address_of(finding, document, view));
    let place = match address {
        Some(address) => format!("[{place}]({address})"),
        None => place,
    };
    let _ = writeln!(
        text,
        "- {place}: **{}** `{}`: {}",
        finding.severity,
        finding.code,
        escape_line(&finding.message)
    );
    if let Some(shown) = &finding.place.text {
        let _ = writeln!(text, "  - “{}”", escape_line(shown));
    }
    if !finding.remedy.is_empty() {
        let _ = writeln!(text, "  - {}", escape_line(&finding.remedy));
    }
}

/// The paragraph in which a finding's line stands.
fn address_of(finding: &Finding, document: usize, view: &View<'_>) -> Option<String> {
    let found = view.edition.documents.get(document)?;
    let item = Item {
        document,
        part: None,
    };
    let line = finding
        .place
        .line
        .filter(|_| finding.place.file == file_of(view, &found.file));
    let block = line.and_then(|line| found.blocks.iter().rposition(|block| block.line <= line));
    view.addresses.document(item, block)
}

/// Findings of no document: in curation, in the book.
fn elsewhere(text: &mut String, view: &View<'_>) {
    let files: Vec<String> = view
        .edition
        .documents
        .iter()
        .map(|document| file_of(view, &document.file))
        .collect();
    let findings: Vec<&Finding> = told(view)
        .filter(|finding| !files.iter().any(|file| is_of(&finding.place.file, file)))
        .collect();
    if findings.is_empty() {
        return;
    }
    text.push_str("## The editors’ files\n\n");
    for finding in findings {
        write_finding(text, finding, view, None);
    }
    text.push('\n');
}
