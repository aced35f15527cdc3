//! The forms in which findings are written.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;
use mdbook_dossier_core::book::host;
use mdbook_dossier_core::finding::codes::{self, Code};
use mdbook_dossier_core::finding::{Finding, Severity};
use serde_json::{Value, json};

/// More findings than this cannot be counted by looking at them: the list ends with how many there are of each code.
const MANY: usize = 10;

/// Findings by code: the worst first, then the most frequent.
fn grouped(findings: &[Finding]) -> Vec<(&str, Vec<&Finding>)> {
    let mut groups: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        groups.entry(finding.code).or_default().push(finding);
    }
    let mut groups: Vec<(&str, Vec<&Finding>)> = groups.into_iter().collect();
    groups.sort_by_key(|(_, group)| {
        let worst = group.iter().map(|finding| finding.severity).max();
        (Reverse(worst), Reverse(group.len()))
    });
    groups
}

/// For people who have a long list above: how many findings of each code it has; nothing below a short one.
pub(super) fn totals(findings: &[Finding]) -> String {
    if findings.len() <= MANY {
        return String::new();
    }
    let groups = grouped(findings);
    let width = groups
        .iter()
        .map(|(_, group)| group.len().to_string().len())
        .max()
        .unwrap_or_default();
    let mut out = String::new();
    for (code, group) in groups {
        let meaning = codes::find(code).map_or("", |known| known.meaning);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:>width$} × {code}: {meaning}", group.len());
    }
    out.push('\n');
    out
}

/// For people who ask what is new: by code with counts, the places below.
pub(super) fn by_code(findings: &[Finding]) -> String {
    let mut out = String::new();
    for (code, group) in grouped(findings) {
        let meaning = codes::find(code).map_or("", |known| known.meaning);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{} × {code}: {meaning}", group.len());
        for finding in group {
            let place = &finding.place;
            let _ = write!(out, "  {}", place.file);
            for number in [place.line, place.column].into_iter().flatten() {
                let _ = write!(out, ":{number}");
            }
            let _ = writeln!(out, ": {}", finding.message);
        }
        out.push('\n');
    }
    out
}

/// The list of codes: severity, code, meaning.
pub(super) fn codes(codes: &[Code]) -> String {
    let mut out = String::new();
    for code in codes {
        let severity = code.severity.to_string();
        let _ = writeln!(out, "{severity:7}  {:28}  {}", code.code, code.meaning);
    }
    out
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
    out
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

/// How many findings of each kind there are, and how many notes were not shown.
pub(super) fn counts(findings: &[Finding], hidden: usize) -> String {
    let several = |count: usize, one: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {one}s"),
    };
    let count = |severity| host::count(findings, severity);
    let mut out = format!(
        "{}, {}, {}",
        several(count(Severity::Error), "error"),
        several(count(Severity::Warning), "warning"),
        several(count(Severity::Note) + hidden, "note")
    );
    if hidden > 0 {
        out.push_str(" on how the texts were read (--log shows them)");
    }
    out.push('\n');
    out
}
