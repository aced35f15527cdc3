//! A page of an archive's site, newer form: date, title, a line on support, the text, a summary
//! without a label, then `Author(s):` and the block `Document Information`, label above value.

use std::ops::Range;

use super::{Draft, Evidence, Layout};
use crate::finding::{Finding, Severity};
use crate::seed::source::{Line, Source};
use crate::seed::{archives, header_date, statement, summary};

/// Labels of the block below the text, each on a line of its own. Any may be empty or missing.
const LABELS: [&str; 27] = [
    "Author(s)",
    "Authors",
    "Author",
    "Associated People & Organizations",
    "Associated People",
    "Associated Organizations",
    "Associated Places",
    "Associated Topics",
    "Associated Places/Topics",
    "Subjects Discussed",
    "Related Documents",
    "Document Information",
    "Source",
    "Original Archive",
    "Rights",
    "Original Uploaded Date",
    "Type",
    "Language",
    "Languages",
    "Record ID",
    "Original Classification",
    "Donors",
    "Original Language",
    "Related Collections",
    "Contributors",
    "Keywords",
    "Coverage",
];

/// Labels that no line of a document's own text is.
const OWN: [&str; 6] = [
    "Author(s)",
    "Associated People & Organizations",
    "Associated Places/Topics",
    "Subjects Discussed",
    "Related Documents",
    "Document Information",
];

/// A longer first paragraph, in bytes, is text and no title.
const LONGEST_TITLE: usize = 400;

/// Lines of the site that stand above a document.
const FURNITURE: [&str; 4] = [
    "Skip to content",
    "Skip to main content",
    "Search in",
    "Menu",
];

/// See the module.
pub(super) struct ArchivePage;

impl Layout for ArchivePage {
    fn name(&self) -> &'static str {
        "archive-page"
    }

    fn weigh(&self, source: &Source<'_>) -> Evidence {
        let mut evidence = Evidence::default();
        let Some(footer) = footer(source).filter(|footer| !is_head(source, *footer)) else {
            return evidence;
        };
        for (label, line, _) in labels(source, footer) {
            let weight = match label {
                "Document Information" | "Record ID" | "Original Uploaded Date" => 25,
                "Author(s)" | "Rights" | "Donors" => 15,
                _ => 5,
            };
            let line = source.lines.get(line).map_or(0, |line| line.number);
            evidence.add(weight, format!("label “{label}” (line {line})"));
        }
        if evidence.weight < 30 {
            return Evidence::default();
        }
        evidence
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let source = draft.source;
        let footer = footer(source).unwrap_or(source.lines.len());
        let start = head(draft, footer);
        draft.body = start..footer;
        let found = labels(source, footer);
        for (index, (label, line, value)) in found.iter().enumerate() {
            let end = found
                .get(index + 1)
                .map_or(source.lines.len(), |next| next.1);
            take(draft, label, *line, value, line + 1..end);
        }
        below_the_text(draft);
        let shown: Vec<&str> = found.iter().map(|(label, ..)| *label).collect();
        identify(draft, &shown);
    }
}

/// The label that a line is, and what stands beside it.
fn label<'a>(line: &Line<'a>) -> Option<(&'static str, &'a str)> {
    let text = line.trimmed();
    LABELS.iter().find_map(|label| {
        let rest = text.strip_prefix(label)?;
        let bare = rest.trim_start();
        if bare.is_empty() {
            return Some((*label, ""));
        }
        // "Source" may begin a sentence; only a colon makes a label of it.
        Some((*label, bare.strip_prefix(':')?.trim()))
    })
}

/// The line where the block below the text begins.
fn footer(source: &Source<'_>) -> Option<usize> {
    let last = source.lines.iter().rposition(|line| {
        matches!(
            label(line),
            Some((
                "Document Information" | "Record ID" | "Original Uploaded Date",
                _
            ))
        )
    })?;
    let anchor = source.lines[..=last]
        .iter()
        .rposition(|line| matches!(label(line), Some(("Document Information", _))))
        .unwrap_or(last);
    // What stands below "Related Documents" may be long, and is no part of the text.
    let start = source
        .runs(0..anchor)
        .get(1)
        .map_or(anchor, |run| run.start);
    let own = (start..anchor).find(
        |index| matches!(label(&source.lines[*index]), Some((found, "")) if OWN.contains(&found)),
    );
    if own.is_some() {
        return own;
    }
    // The labels above it belong to the block when no more than lists of names stand between.
    let mut first = anchor;
    let mut between = 0;
    for (index, line) in source.lines.iter().enumerate().take(anchor).rev() {
        if let Some((found, _)) = label(line) {
            if found != "Source" && found != "Type" && found != "Language" || anchor == last {
                first = index;
                between = 0;
            }
        } else if !line.is_blank() {
            between += 1;
            if line.trimmed().len() > 160 && first == anchor || between > 60 {
                break;
            }
            if line.trimmed().len() > 160
                && !matches!(label(&source.lines[first]), Some(("Rights", _)))
            {
                break;
            }
        }
    }
    Some(first)
}

/// True for labels above the text: they stand among the first lines, each with its value beside it, and much follows
/// the last of them. That is a catalogue's entry.
fn is_head(source: &Source<'_>, footer: usize) -> bool {
    const FIRST: usize = 12;
    const TEXT: usize = 3;
    let above = source.lines[..footer]
        .iter()
        .filter(|line| !line.is_blank())
        .count();
    let found = labels(source, footer);
    let beside = found
        .iter()
        .filter(|(label, ..)| *label != "Document Information")
        .all(|(_, _, value)| !value.is_empty());
    let after = found.last().map_or(footer, |(_, line, _)| line + 1);
    above <= FIRST
        && found.len() > 2
        && beside
        && source.runs(after..source.lines.len()).len() > TEXT
}

/// The labels from a line on: label, line, what stands beside it.
fn labels<'a>(source: &Source<'a>, from: usize) -> Vec<(&'static str, usize, &'a str)> {
    let mut found: Vec<(&'static str, usize, &'a str)> = Vec::new();
    for (index, line) in source.lines.iter().enumerate().skip(from) {
        if let Some((name, value)) = label(line)
            && !found.iter().any(|(known, ..)| *known == name)
        {
            found.push((name, index, value));
        }
    }
    found
}

/// Date, title and the line on support; gives the line where the text begins.
fn head(draft: &mut Draft<'_>, footer: usize) -> usize {
    let source = draft.source;
    let mut start = 0;
    for run in source.runs(0..footer) {
        let line = source.lines[run.start];
        let text = source.text(run.clone());
        if run.len() == 1 && FURNITURE.contains(&line.trimmed()) {
            draft.drop_line(&line);
        } else if draft.metadata.date.is_none()
            && draft.metadata.title.is_empty()
            && let Some(date) = header_date::whole(&text)
        {
            draft.keep_date(date, &text);
        } else if draft.metadata.title.is_empty() && text.len() <= LONGEST_TITLE {
            draft.metadata.title = text;
        } else if is_support(&text) && draft.metadata.credits.is_none() {
            draft.metadata.credits = Some(text);
        } else {
            // A date below the title is the document's own line, and stays.
            if draft.metadata.date.is_none()
                && let Some(date) = header_date::whole(&text)
            {
                draft.metadata.date = Some(date);
                draft
                    .metadata
                    .inferred
                    .insert("date".to_owned(), "date line below the title".to_owned());
            }
            start = run.start;
            break;
        }
        start = run.end;
    }
    start
}

fn is_support(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.starts_with("this document was made possible")
        || lower.starts_with("made possible with support")
}

fn take(draft: &mut Draft<'_>, label: &str, line: usize, beside: &str, below: Range<usize>) {
    let source = draft.source;
    let text = format!("{beside} {}", source.text(below.clone()));
    let text = text.trim().to_owned();
    if text.is_empty() {
        if label != "Document Information" {
            draft.find(
                Severity::Note,
                "seed-field-empty",
                line,
                "the label has no value",
            );
        }
        return;
    }
    match label {
        "Author(s)" | "Authors" | "Author" => {
            let names: Vec<String> = source
                .runs(below)
                .into_iter()
                .flatten()
                .filter_map(|index| source.lines.get(index))
                .map(|line| {
                    crate::seed::source::fold(line.trimmed().trim_start_matches(['-', '•', '*']))
                })
                .chain((!beside.is_empty()).then(|| beside.to_owned()))
                .filter(|name| !name.is_empty())
                .collect();
            draft.metadata.creators.extend(names);
        }
        "Source" => {
            statement::source(draft, &text);
            draft.keep("Source", text);
        }
        "Original Archive" => {
            draft.metadata.archive = Some(text.trim_end_matches('.').to_owned());
            draft.keep("Original Archive", text);
        }
        "Rights" => draft.metadata.rights = Some(text),
        "Type" => {
            draft.metadata.kind = Some(text.to_lowercase());
            draft.keep("Type", text);
        }
        "Language" | "Languages" | "Original Language"
            if draft.metadata.language.is_none()
                || draft.metadata.inferred.remove("language").is_some() =>
        {
            draft.metadata.language = Some(text);
        }
        "Record ID" => draft.metadata.record_id = Some(text),
        label => draft.keep(label, text),
    }
}

/// The summary, which this layout prints below the text without a label.
fn below_the_text(draft: &mut Draft<'_>) {
    if draft.no_summary {
        return;
    }
    let source = draft.source;
    let runs = source.runs(draft.body.clone());
    let Some(last) = runs.last().filter(|_| runs.len() > 1) else {
        return;
    };
    let text = source.text(last.clone());
    let Some(line) = source.lines.get(last.start) else {
        return;
    };
    match summary::judge(&text) {
        Some(reason) => {
            draft.findings.push(
                Finding::new(
                    Severity::Note,
                    "seed-summary-below",
                    source.file,
                    format!("the paragraph below the text was taken as the catalogue's summary: {reason}"),
                )
                .at(line.number)
                .showing(text.clone())
                .remedy("set `summary = \"\"` in the sidecar if it belongs to the document"),
            );
            draft.metadata.summary = Some(text);
            draft.body.end = last.start;
        }
        None => draft.find(
            Severity::Note,
            "seed-no-summary",
            last.start,
            "the last paragraph does not read as a catalogue's summary and was kept as text",
        ),
    }
}

/// The digital collection: by the archive's name, else by the labels of its pages.
fn identify(draft: &mut Draft<'_>, shown: &[&str]) {
    if draft.metadata.collection.is_some() {
        return;
    }
    let named = archives::by_marks(&draft.source.text(0..draft.body.start)).or_else(|| {
        archives::by_marks(&draft.source.text(draft.body.end..draft.source.lines.len()))
    });
    let record = draft.metadata.record_id.as_deref().unwrap_or("");
    if let Some(archive) = named {
        draft.metadata.collection = Some(archive.name.clone());
    } else if let Some(archive) = archives::by_labels(shown, record) {
        draft.metadata.collection = Some(archive.name.clone());
        draft
            .metadata
            .inferred
            .insert("collection".to_owned(), "labels of the page".to_owned());
    }
}
