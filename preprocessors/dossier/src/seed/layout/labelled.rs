//! Text of a catalogue's PDF: date and title, then `Citation:`, `Summary:`, `Credits:`,
//! `Original Language:` and `Contents:`, each with its value below or beside it, in any order.
//!
//! Labels stand plain, in bold or as headings, by the converter that made the text.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::{Draft, Evidence, Layout};
use crate::finding::Severity;
use crate::seed::source::{Line, Source};
use crate::seed::{archives, header_date, markup, statement};

lazy_static! {
    static ref LABEL: Vec<Regex> = Regex::new(
        r"(?ix) ^ [\s\#*_]* (?P<label> citation | summary | credits | original\ languages? | languages? | contents | original\ archive ) \s* : [\s*_]* (?P<value>.*) $",
    )
    .into_iter()
    .collect();
    // What the catalogue offers of a document: "Translation - English", "Scan of Original Document".
    static ref CONTENTS: Vec<Regex> = Regex::new(
        r"(?ix) ^ (?: (?:\p{L}+\s+)? (?:translation|transcript(?:ion)?) (?: \s* [-–—] \s* \p{L}+ )?
          | scan\ of\ (?:the\ )? original (?:\ document)? (?: \s* [-–—] \s* \p{L}+ )? | original\ (?:scan|document|language) ) $",
    )
    .into_iter()
    .collect();
    static ref FURNITURE: Vec<Regex> = Regex::new(
        r"(?ix) ^ (?: skip\ to\ content | (?:the\ )?(?:wilson\ center\ )?digital\ archive | international\ history\ declassified
          | (?:https?://)?(?:www\.)?digitalarchive\.[a-z.]+/? | search\ in | date:? | title:? ) $",
    )
    .into_iter()
    .collect();
}

/// See the module.
pub(super) struct Labelled;

struct Field {
    label: String,
    /// The label as it stands.
    given: String,
    line: usize,
    /// What stands beside the label.
    beside: String,
}

impl Layout for Labelled {
    fn name(&self) -> &'static str {
        "labelled"
    }

    fn weigh(&self, source: &Source<'_>) -> Evidence {
        let mut evidence = Evidence::default();
        let fields = fields(source);
        if fields.len() < 2 {
            return evidence;
        }
        for field in fields {
            let weight = if field.label == "language" { 5 } else { 20 };
            let line = source.lines.get(field.line).map_or(0, |line| line.number);
            evidence.add(weight, format!("label “{}:” (line {line})", field.given));
        }
        evidence
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let source = draft.source;
        let fields = fields(source);
        draft.markdown = shows_markdown(source, &fields);
        let first = fields.first().map_or(0, |field| field.line);
        head(draft, 0..first);
        let mut end = first;
        for (index, field) in fields.iter().enumerate() {
            let next = fields.get(index + 1).map(|next| next.line);
            let value = value_lines(source, field, next);
            end = value.end;
            take(draft, field, value);
        }
        draft.body = end..source.lines.len();
        if draft.metadata.collection.is_none() {
            draft.metadata.collection =
                archives::by_marks(&source.text(0..end)).map(|archive| archive.name.clone());
        }
    }
}

/// The labels of the header, each once, in the order of the file; none stands below `Contents:`.
fn fields(source: &Source<'_>) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for (index, line) in source.lines.iter().enumerate() {
        let Some((label, given, beside)) = label(line) else {
            continue;
        };
        if fields.iter().any(|field| field.label == label) {
            continue;
        }
        let last = label == "contents";
        fields.push(Field {
            label,
            given,
            line: index,
            beside,
        });
        if last {
            break;
        }
    }
    fields
}

/// The label of a line by its usual name, the label as it stands, and what stands beside it.
fn label(line: &Line<'_>) -> Option<(String, String, String)> {
    if line.text.len() > 2000 {
        return None;
    }
    let found = LABEL
        .iter()
        .find_map(|pattern| pattern.captures(line.text))?;
    let given = found.name("label")?.as_str().to_owned();
    let label = match given.to_lowercase().as_str() {
        "original languages" | "languages" | "original language" => "original language".to_owned(),
        other => other.to_owned(),
    };
    let value = found
        .name("value")?
        .as_str()
        .trim_matches(|character: char| character.is_whitespace() || character == '*');
    Some((label, given, value.to_owned()))
}

/// Bold or headed labels, or an address in angle brackets, show that the text came as Markdown.
fn shows_markdown(source: &Source<'_>, fields: &[Field]) -> bool {
    let marked = |line: &Line<'_>| {
        let text = line.trimmed();
        text.starts_with('#') || text.contains("**") || text.contains("<http")
    };
    let end = fields.last().map_or(0, |field| field.line + 1);
    source.slice(0..end).iter().any(marked)
}

/// The lines of a field's value: up to the next label; for the last label its first paragraph, or
/// for `Contents:` the lines that say what the catalogue offers.
fn value_lines(source: &Source<'_>, field: &Field, next: Option<usize>) -> Range<usize> {
    let start = field.line + 1;
    if let Some(next) = next {
        return start..next;
    }
    let runs = source.runs(start..source.lines.len());
    if field.label == "contents" {
        let mut end = start;
        for index in runs.into_iter().flatten() {
            let line = source.lines.get(index).map_or("", Line::trimmed);
            let line = line.trim_matches(['#', '*', '_', ' ', '-', '•']);
            if !CONTENTS.iter().any(|pattern| pattern.is_match(line)) {
                break;
            }
            end = index + 1;
        }
        return start..end;
    }
    match runs.first() {
        Some(run) if field.beside.is_empty() || run.start == start => start..run.end,
        _ => start..start,
    }
}

/// Date and title, which stand above the labels without labels of their own.
fn head(draft: &mut Draft<'_>, lines: Range<usize>) {
    let source = draft.source;
    let mut title: Vec<Range<usize>> = Vec::new();
    for index in source.runs(lines).into_iter().flatten() {
        let Some(line) = source.lines.get(index) else {
            continue;
        };
        let bare = line.trimmed().trim_matches(['#', '*', '_', ' ']);
        if FURNITURE.iter().any(|pattern| pattern.is_match(bare)) {
            draft.drop_line(line);
        } else if let Some(date) = header_date::whole(bare)
            && draft.metadata.date.is_none()
        {
            draft.keep_date(date, bare);
        } else {
            match title.last_mut() {
                Some(range) if range.end == index => range.end = index + 1,
                _ => title.push(index..index + 1),
            }
        }
    }
    let mut pieces = Vec::new();
    for range in title {
        let folded = source.text(range);
        let bare = markup::heading(&folded).map_or(folded.as_str(), |(_, text)| text);
        pieces.push(if draft.markdown {
            markup::plain(bare)
        } else {
            bare.to_owned()
        });
    }
    draft.metadata.title = pieces.join(" ");
}

fn take(draft: &mut Draft<'_>, field: &Field, lines: Range<usize>) {
    let below = draft.source.text(lines);
    let raw = format!("{} {below}", field.beside);
    let raw = raw.trim();
    let text = if draft.markdown {
        markup::plain(raw)
    } else {
        raw.to_owned()
    };
    if text.is_empty() {
        draft.find(
            Severity::Note,
            "seed-field-empty",
            field.line,
            "the label has no value",
        );
        return;
    }
    match field.label.as_str() {
        "citation" => {
            statement::citation(draft, raw);
            draft.keep("Citation", text);
        }
        "summary" => draft.metadata.summary = Some(text),
        "credits" => draft.metadata.credits = Some(text),
        "original language" => draft.metadata.language = Some(text),
        "original archive" => draft.metadata.archive = Some(text),
        label => draft.keep(&capitalised(label), text),
    }
}

fn capitalised(label: &str) -> String {
    let mut characters = label.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}
