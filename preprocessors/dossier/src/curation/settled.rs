//! Findings that an editor has answered in a sidecar rest.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value};

use super::quotation::squeeze;
use crate::document::{Document, Settled};
use crate::finding::{Finding, Severity, codes};

/// The findings that are not answered, and one more for each answer that fits none of those given.
///
/// `folder` is what findings put before a file's name. An error is not answered by words: it keeps
/// something from being right, and stays.
#[must_use]
pub fn rest(
    findings: Vec<Finding>,
    documents: &[Document],
    folder: &str,
) -> (Vec<Finding>, Vec<Finding>) {
    let answers: Vec<(String, &Document, &Settled)> = documents
        .iter()
        .flat_map(|document| {
            let file = format!("{folder}{}", document.file);
            document
                .settled
                .iter()
                .map(move |settled| (file.clone(), document, settled))
        })
        .collect();
    // Words that are all that one finding shows answer that one alone, not those that show more.
    let exact: Vec<bool> = answers
        .iter()
        .map(|(file, _, settled)| {
            let own = findings.iter().filter(|other| other.place.file == *file);
            own.into_iter().any(|finding| is_exact(settled, finding))
        })
        .collect();
    let mut used = vec![false; answers.len()];
    let mut left = Vec::with_capacity(findings.len());
    for finding in findings {
        let mut rests = false;
        if finding.severity < Severity::Error {
            for (index, (file, _, settled)) in answers.iter().enumerate() {
                let fits = if exact[index] {
                    is_exact(settled, &finding)
                } else {
                    fits(settled, &finding)
                };
                if fits && *file == finding.place.file {
                    used[index] = true;
                    rests = true;
                }
            }
        }
        if !rests {
            left.push(finding);
        }
    }
    let orphans = used
        .iter()
        .zip(&answers)
        .filter(|(used, _)| !**used)
        .map(|(_, (_, document, settled))| orphan(document, settled, folder))
        .collect();
    (left, orphans)
}

/// The lines for the end of a document's sidecar by which a finding rests, with a reason that is still to be
/// written; none for what words cannot answer: an error, or what is about another file than a document.
///
/// The words of the passage are given, and where there is none but the document has more such findings among
/// `all`, the words of the finding.
#[must_use]
pub fn lines(
    finding: &Finding,
    all: &[Finding],
    documents: &[Document],
    folder: &str,
) -> Option<String> {
    let is_document = |document: &Document| {
        finding.place.file.strip_prefix(folder) == Some(document.file.as_str())
    };
    // A book may count a warning as an error; it is answered all the same.
    let answerable = codes::find(finding.code).is_some_and(|code| code.severity < Severity::Error);
    if !answerable || !documents.iter().any(is_document) {
        return None;
    }
    let such = all
        .iter()
        .filter(|other| (other.code, &other.place.file) == (finding.code, &finding.place.file));
    let at = match &finding.place.text {
        Some(words) => Some(words.as_str()),
        None => Some(finding.message.as_str()).filter(|_| such.count() > 1),
    };
    let mut table = Table::new();
    let mut set = |key: &str, words: &str| table.insert(key, Item::Value(Value::from(words)));
    set("finding", finding.code);
    if let Some(words) = at {
        set("at", &squeeze(words));
    }
    set("reason", "…");
    let mut file = DocumentMut::new();
    file.insert(
        "settled",
        Item::ArrayOfTables(ArrayOfTables::from_iter([table])),
    );
    Some(file.to_string().trim().to_owned())
}

/// The words of the answer are all that the finding shows, or says.
fn is_exact(settled: &Settled, finding: &Finding) -> bool {
    let words = squeeze(&settled.at);
    let text = finding.place.text.as_deref().map(squeeze);
    settled.finding == finding.code
        && (text.as_ref() == Some(&words) || squeeze(&finding.message) == words)
}

fn fits(settled: &Settled, finding: &Finding) -> bool {
    let words = squeeze(&settled.at);
    let has = |text: &str| squeeze(text).contains(&words);
    settled.finding == finding.code
        && (words.is_empty()
            || has(&finding.message)
            || finding.place.text.as_deref().is_some_and(has))
}

fn orphan(document: &Document, settled: &Settled, folder: &str) -> Finding {
    let stem = document
        .file
        .rsplit_once('.')
        .map_or(document.file.as_str(), |(stem, _)| stem);
    let finding = Finding::new(
        Severity::Warning,
        "settled-orphan",
        format!("{folder}{stem}.toml"),
        format!(
            "there is no finding “{}” here that this answers",
            settled.finding
        ),
    )
    .at(settled.line)
    .showing(&settled.reason);
    match codes::nearest(&settled.finding) {
        Some(near) if near != settled.finding => finding.remedy(format!("did you mean `{near}`?")),
        _ => finding.remedy("remove the entry, or quote in `at` words that the finding shows"),
    }
}
