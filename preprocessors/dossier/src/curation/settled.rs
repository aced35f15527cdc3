//! Findings that an editor has answered in a sidecar rest.

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
    let mut used = vec![false; answers.len()];
    let mut left = Vec::with_capacity(findings.len());
    for finding in findings {
        let mut rests = false;
        if finding.severity < Severity::Error {
            for (index, (file, _, settled)) in answers.iter().enumerate() {
                if *file == finding.place.file && fits(settled, &finding) {
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
