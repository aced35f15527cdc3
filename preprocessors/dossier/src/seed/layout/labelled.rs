//! Text of a catalogue's PDF: date and title, then `Citation:`, `Summary:`, `Credits:`,
//! `Original Language:` and `Contents:`, each with its value below or beside it, in any order.
//!
//! Labels stand plain, in bold or as headings, by the converter that made the text.

use std::ops::Range;

use lazy_static::lazy_static;
use regex::Regex;

use super::{Draft, Evidence, Layout};
use crate::finding::{Finding, Severity};
use crate::seed::source::{Line, Source, key};
use crate::seed::{archives, header_date, markup, run_together, statement};

lazy_static! {
    static ref LABEL: Vec<Regex> = Regex::new(
        r"(?ix) ^ [\s\#*_]* (?P<label> citation | summary | credits | original\ languages? | languages? | contents | original\ archive ) \s* : [\s*_]* (?P<value>.*) $",
    )
    .into_iter()
    .collect();
    // What the catalogue offers of a document: "Translation - English", "Scan of Original Document".
    static ref CONTENTS: Vec<Regex> =
        Regex::new(&format!(r"^(?:{}\s*)+$", run_together::OFFER)).into_iter().collect();
    static ref MASTHEAD: Vec<Regex> = Regex::new(
        r"(?i)^(?:\d{1,3}\s+)?(?:(?:(?:wilson center )?digital archive|international history declassified|(?:https?://)?(?:www\.)?digitalarchive(?:\.[a-z]+)+/?)[\s:|]*)+",
    )
    .into_iter()
    .collect();
    static ref FURNITURE: Vec<Regex> = Regex::new(
        r"(?ix) ^ (?: skip\ to\ content | (?:the\ )?(?:wilson\ center\ )?digital\ archive | international\ history\ declassified
          | (?:https?://)?(?:www\.)?digitalarchive\.[a-z.]+/? | search\ in | date:? | title:? | \d{1,3} ) $",
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
        let cited = fields
            .iter()
            .enumerate()
            .find(|(_, field)| field.label == "citation")
            .map(|(index, field)| {
                let next = fields.get(index + 1).map(|next| next.line);
                format!(
                    "{} {}",
                    field.beside,
                    source.text(value_lines(source, field, next))
                )
            });
        head(draft, 0..first, cited.as_deref());
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

/// Date and title, which stand above the labels without labels of their own, on lines of their own or
/// after the site's name and each other in one. `cited` is the citation, which quotes the title.
fn head(draft: &mut Draft<'_>, lines: Range<usize>, cited: Option<&str>) {
    let source = draft.source;
    let mut title: Vec<&str> = Vec::new();
    for index in source.runs(lines).into_iter().flatten() {
        let Some(line) = source.lines.get(index) else {
            continue;
        };
        let text = markup::heading(line.text).map_or(line.trimmed(), |(_, text)| text);
        let bare = text.trim_matches(['#', '*', '_', ' ']);
        if FURNITURE.iter().any(|pattern| pattern.is_match(bare)) {
            draft.drop_line(line);
            continue;
        }
        let (masthead, rest) = after_masthead(bare);
        if !masthead.is_empty() {
            draft.drop_line(&Line {
                text: masthead,
                ..*line
            });
        }
        let rest = rest.trim();
        if rest.is_empty() {
            continue;
        }
        if draft.metadata.date.is_none() {
            if let Some(date) = header_date::whole(rest) {
                draft.keep_date(date, rest);
                continue;
            }
            if header_date::lost_its_figures(rest) {
                draft.keep("Date", rest);
                draft.findings.push(
                    Finding::new(
                        Severity::Warning,
                        "seed-date-broken",
                        source.file,
                        "the date has lost its figures",
                    )
                    .at(line.number)
                    .showing(rest)
                    .remedy("look the date up in the original and set `date` in the sidecar"),
                );
                continue;
            }
            if title.is_empty()
                && let Some((date, given, after)) = header_date::before(rest)
                && (!masthead.is_empty() || is_quoted(cited, rest, after))
            {
                draft.keep_date(date, given);
                title.push(after);
                continue;
            }
        }
        title.push(if masthead.is_empty() { text } else { rest });
    }
    let title = crate::seed::source::fold(&title.join(" "));
    draft.metadata.title = if draft.markdown {
        markup::plain(&title)
    } else {
        title.trim_matches(['#', '*', '_', ' ']).to_owned()
    };
}

/// The site's name at the beginning of a line, and what follows it.
fn after_masthead(text: &str) -> (&str, &str) {
    MASTHEAD
        .iter()
        .find_map(|pattern| pattern.find(text))
        .map_or(("", text), |found| text.split_at(found.end()))
}

/// True where the citation's title begins with what follows a date, and not with the date.
fn is_quoted(cited: Option<&str>, whole: &str, after: &str) -> bool {
    cited.is_some_and(|cited| {
        let cited = key(cited);
        cited.starts_with(&key(after)) && !cited.starts_with(&key(whole))
    })
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
        "original language" => {
            draft.metadata.inferred.remove("language");
            draft.metadata.language = Some(text);
        }
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
