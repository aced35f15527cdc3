//! The forms in which findings are written.

use std::fmt::Write;

use anyhow::Result;
use mdbook_dossier_core::book::host;
use mdbook_dossier_core::finding::{Finding, Severity};
use serde_json::{Value, json};

/// For people: each finding on lines of its own, and how many there are.
pub(super) fn human(findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{finding}");
    }
    out + &counts(findings)
}

/// For programs: one array. What a finding does not have is null.
pub(super) fn json(findings: &[Finding]) -> Result<String> {
    let rows: Vec<Value> = findings
        .iter()
        .map(|finding| {
            json!({
                "file": finding.place.file,
                "line": finding.place.line,
                "column": finding.place.column,
                "code": finding.code,
                "severity": finding.severity.to_string(),
                "message": finding.message,
                "remedy": Some(&finding.remedy).filter(|remedy| !remedy.is_empty()),
                "text": finding.place.text,
            })
        })
        .collect();
    Ok(serde_json::to_string_pretty(&rows)? + "\n")
}

/// For GitHub: workflow commands, which it shows beside the lines of the files.
/// <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>
///
/// `below` leads from the working folder, which must be the top of the repository, to the book.
pub(super) fn github(findings: &[Finding], below: &str) -> String {
    let mut out = String::new();
    for finding in findings {
        let place = &finding.place;
        let level = match finding.severity {
            Severity::Note => "notice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let file = property(&format!("{below}{}", place.file));
        let _ = write!(out, "::{level} file={file}");
        if let Some(line) = place.line {
            let _ = write!(out, ",line={line}");
        }
        if let Some(column) = place.column {
            let _ = write!(out, ",col={column}");
        }
        let mut message = finding.message.clone();
        if let Some(text) = &place.text {
            let _ = write!(message, "\n{text}");
        }
        if !finding.remedy.is_empty() {
            let _ = write!(message, "\nhelp: {}", finding.remedy);
        }
        let title = property(finding.code);
        let _ = writeln!(out, ",title={title}::{}", data(&message));
    }
    out + &counts(findings)
}

/// The text of a workflow command: one line, in which `%` introduces what was escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property of a workflow command: a colon or a comma would end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// How many findings of each kind there are.
fn counts(findings: &[Finding]) -> String {
    let count = |severity, one: &str| match host::count(findings, severity) {
        1 => format!("1 {one}"),
        count => format!("{count} {one}s"),
    };
    format!(
        "{}, {}, {}\n",
        count(Severity::Error, "error"),
        count(Severity::Warning, "warning"),
        count(Severity::Note, "note")
    )
}
