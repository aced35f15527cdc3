//! Findings on the desk: what `check` tells of each document, with the lines that answer it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use mdbook_dossier_core::book::{chapter, host};
use mdbook_dossier_core::curation::settled;
use mdbook_dossier_core::desk;
use mdbook_dossier_core::document::Item;
use mdbook_dossier_core::finding::{Finding, Severity};
use mdbook_dossier_core::markdown::escape_line;

use super::{View, anchor, code};

/// The findings that ask for something and are not answered, by file and line.
#[derive(Debug)]
pub(super) struct Found {
    findings: Vec<Finding>,
    /// For each document, the indices of those about its file or its sidecar.
    by_document: BTreeMap<usize, Vec<usize>>,
    /// Those about the editors' other files.
    elsewhere: Vec<usize>,
}

impl Found {
    pub(super) fn of(view: &View<'_>) -> Self {
        let mut findings = host::open(view.edition.findings.clone(), view.edition, view.settings);
        findings.retain(|finding| finding.severity > Severity::Note);
        let mut files: BTreeMap<String, usize> = BTreeMap::new();
        for (index, document) in view.edition.documents.iter().enumerate() {
            let file = file_of(view, &document.file);
            // A sidecar that two documents share is an error of the first.
            files.entry(sidecar(&file)).or_insert(index);
            files.insert(file, index);
        }
        let (mut by_document, mut elsewhere) = (BTreeMap::<usize, Vec<usize>>::new(), Vec::new());
        for (index, finding) in findings.iter().enumerate() {
            match files.get(&finding.place.file) {
                Some(document) => by_document.entry(*document).or_default().push(index),
                None => elsewhere.push(index),
            }
        }
        Self {
            findings,
            by_document,
            elsewhere,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.findings.len()
    }

    pub(super) fn is_clean(&self, document: usize) -> bool {
        !self.by_document.contains_key(&document)
    }

    fn of_document(&self, document: usize) -> impl Iterator<Item = &Finding> {
        let indices = self.by_document.get(&document);
        indices
            .into_iter()
            .flatten()
            .filter_map(|&index| self.findings.get(index))
    }

    /// The paragraphs that findings are about, with the ids of the findings.
    pub(super) fn blocks(&self, document: usize, view: &View<'_>) -> Vec<(usize, String)> {
        self.of_document(document)
            .filter_map(|finding| {
                let block = block_of(finding, document, view)?;
                Some((block, desk::finding_id(finding)))
            })
            .collect()
    }

    /// What was found in a document.
    pub(super) fn write(&self, text: &mut String, document: usize, view: &View<'_>) {
        for finding in self.of_document(document) {
            self.write_one(text, finding, view, Some(document));
        }
    }

    /// What was found in no document: in curation, in the book.
    pub(super) fn elsewhere(&self, text: &mut String, view: &View<'_>) {
        if self.elsewhere.is_empty() {
            return;
        }
        text.push_str("## The editors’ files\n\n");
        for finding in self
            .elsewhere
            .iter()
            .filter_map(|&index| self.findings.get(index))
        {
            self.write_one(text, finding, view, None);
        }
        text.push('\n');
    }

    fn write_one(
        &self,
        text: &mut String,
        finding: &Finding,
        view: &View<'_>,
        document: Option<usize>,
    ) {
        let mut place = finding.place.file.clone();
        if let Some(line) = finding.place.line {
            let _ = write!(place, ":{line}");
        }
        let place = escape_line(&place);
        let address = document.and_then(|document| {
            let item = Item {
                document,
                part: None,
            };
            let block = block_of(finding, document, view);
            view.addresses.document(item, block)
        });
        let place = match address {
            Some(address) => format!("[{place}]({address})"),
            None => place,
        };
        let _ = writeln!(
            text,
            "- {}{place}: **{}** `{}`: {}",
            anchor(&desk::finding_id(finding), view),
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
        let folder = host::folder(view.settings);
        let answer = settled::lines(finding, &self.findings, &view.edition.documents, &folder);
        if let Some(lines) = answer {
            let file = escape_line(&sidecar(&finding.place.file));
            let _ = write!(text, "\n  {file}, at its end:\n\n");
            code(text, &lines, "  ");
        }
    }
}

fn file_of(view: &View<'_>, file: &str) -> String {
    chapter::slashed(&view.settings.seeds.directory.join(file))
}

/// The sidecar of a document's file.
fn sidecar(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    format!("{stem}.toml")
}

/// The paragraph in which a finding's line stands.
fn block_of(finding: &Finding, document: usize, view: &View<'_>) -> Option<usize> {
    let found = view.edition.documents.get(document)?;
    let own = finding.place.file == file_of(view, &found.file);
    let line = finding.place.line.filter(|_| own)?;
    found.blocks.iter().rposition(|block| block.line <= line)
}
