//! Findings for people: each under its line of the file.

use std::collections::BTreeMap;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use mdbook_dossier_core::finding::{Finding, Severity};
use mdbook_dossier_core::seed;

/// Every finding, with the line that it is about, as it stands in the file below `root`.
pub(super) fn human(findings: &[Finding], root: &Path, colours: bool) -> String {
    let renderer = if colours {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut texts: BTreeMap<&str, Option<String>> = BTreeMap::new();
    let mut out = String::new();
    for finding in findings {
        let file = finding.place.file.as_str();
        let text = texts.entry(file).or_insert_with(|| {
            std::fs::read(root.join(file))
                .ok()
                .and_then(|bytes| seed::text(&bytes))
        });
        out.push_str(&one(finding, text.as_deref(), &renderer));
        out.push_str("\n\n");
    }
    out
}

fn one(finding: &Finding, text: Option<&str>, renderer: &Renderer) -> String {
    let place = &finding.place;
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let line = place
        .line
        .and_then(|line| Some((line, text?.lines().nth(line.checked_sub(1)?)?)));
    let quoted = place.text.as_deref().map(printable);
    let title = level
        .primary_title(printable(&finding.message))
        .id(finding.code);
    let line = line.map(|(number, words)| (number, printable(words)));
    let mut group = match &line {
        Some((number, words)) => title.element(
            Snippet::source(words.as_str())
                .path(place.file.as_str())
                .line_start(*number)
                .annotation(AnnotationKind::Primary.span(span(
                    words,
                    place.column,
                    quoted.as_deref(),
                ))),
        ),
        None => title.element(Origin::path(place.file.as_str())),
    };
    // Without a line, the words concerned still are to be seen.
    if let (None, Some(words)) = (&line, &quoted) {
        group = group.element(Level::NOTE.no_name().message(words.as_str()));
    }
    if !finding.remedy.is_empty() {
        group = group.element(Level::HELP.message(printable(&finding.remedy)));
    }
    renderer.render(&[group])
}

/// Where in its line a finding stands, in bytes: from its column as far as the words concerned go on; the
/// whole line where it has no column.
fn span(line: &str, column: Option<usize>, words: Option<&str>) -> std::ops::Range<usize> {
    let Some(column) = column else {
        return 0..line.len();
    };
    let start = line
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(line.len(), |(start, _)| start);
    let rest = line.get(start..).unwrap_or_default();
    let same = rest
        .chars()
        .zip(words.unwrap_or_default().chars())
        .take_while(|(here, there)| here == there);
    let length: usize = same.map(|(here, _)| here.len_utf8()).sum();
    start..start + length.max(word(rest))
}

/// The length of what a text begins with: a word, or what stands between quotation marks, with them.
fn word(text: &str) -> usize {
    let mut letters = text.char_indices();
    let Some((_, first)) = letters.next() else {
        return 0;
    };
    if matches!(first, '"' | '\'') {
        let end = letters.find(|(_, letter)| *letter == first);
        return end.map_or(text.len(), |(end, _)| end + first.len_utf8());
    }
    let part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
    let end = letters.find(|(_, letter)| !part(*letter));
    end.map_or(text.len(), |(end, _)| end)
}

/// Control characters would move the cursor of a terminal, or colour it.
fn printable(text: &str) -> String {
    text.chars()
        .map(|character| {
            if character == '\n' || character == '\t' {
                ' '
            } else if character.is_control() {
                '\u{fffd}'
            } else {
                character
            }
        })
        .collect()
}
