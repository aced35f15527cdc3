//! A page of an archive's site, older form: date, title in capitals, buttons, summary, the citation
//! sentence, the choice of languages, then the text.

use lazy_static::lazy_static;
use regex::Regex;

use super::{Draft, Evidence, Layout};
use crate::seed::source::{Line, Source, key};
use crate::seed::{archives, header_date, statement};

lazy_static! {
    static ref BUTTONS: Vec<Regex> = Regex::new(r"(?i)^(?:citation\s+share\s+download|citation|share|download)$").into_iter().collect();
    static ref VIEW: Vec<Regex> = Regex::new(r"(?i)^view document in\b.*$").into_iter().collect();
    static ref MASTHEAD: Vec<Regex> =
        Regex::new(r"(?i)^(?:search in|menu|skip to (?:main )?content|(?:wilson center )?digital archive(?:[ :]+international history declassified)?|international history declassified)$").into_iter().collect();
    // The languages and forms in which a document is offered.
    static ref OFFER: Vec<Regex> =
        Regex::new(r"(?i)^[•*-]?\s*(?:english|original|scan|pdf|html|text|translation|russian|chinese|korean|german|french|spanish|\p{L}+\s+(?:html|pdf|original|translation|scan)|\p{L}+\s*\((?:html|pdf|original|scan|translation)\))$").into_iter().collect();
    static ref SENTENCE: Vec<Regex> = Regex::new("^[\"“]").into_iter().collect();
}

/// See the module.
pub(super) struct OlderPage;

/// The head of the page is no longer than so many blocks.
const HEAD: usize = 40;

fn is(patterns: &[Regex], text: &str) -> bool {
    patterns.iter().any(|pattern| pattern.is_match(text))
}

impl Layout for OlderPage {
    fn name(&self) -> &'static str {
        "older-page"
    }

    fn weigh(&self, source: &Source<'_>) -> Evidence {
        let mut evidence = Evidence::default();
        let mut solid = false;
        for line in source
            .lines
            .iter()
            .filter(|line| !line.is_blank())
            .take(HEAD)
        {
            let text = line.trimmed();
            if is(&VIEW, text) || is(&BUTTONS, text) && text.contains(char::is_whitespace) {
                solid = true;
                evidence.add(30, format!("“{text}” (line {})", line.number));
            } else if is(&MASTHEAD, text) && text.to_lowercase().contains("declassified") {
                evidence.add(15, format!("“{text}” (line {})", line.number));
            }
        }
        if solid { evidence } else { Evidence::default() }
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let source = draft.source;
        let runs = source.runs(0..source.lines.len());
        let view = runs
            .iter()
            .take(HEAD)
            .flat_map(Clone::clone)
            .find(|index| is(&VIEW, source.lines[*index].trimmed()));
        let mut printed = String::new();
        let mut summary: Vec<String> = Vec::new();
        let mut start = 0;
        for run in runs.into_iter().take(HEAD) {
            if view.is_some_and(|view| run.start > view) {
                break;
            }
            let mut rest = run.clone();
            for index in run.clone() {
                let line = source.lines[index];
                if !small_line(draft, &line) {
                    break;
                }
                rest.start = index + 1;
            }
            start = run.end;
            if rest.is_empty() {
                continue;
            }
            // Where no button says that the text begins, it begins below the citation sentence.
            let cited = draft
                .metadata
                .other
                .iter()
                .any(|(label, _)| label == "Citation");
            if view.is_none() && cited {
                start = rest.start;
                break;
            }
            let text = source.text(rest);
            if is(&SENTENCE, &text)
                && (text.contains("http") || archives::by_marks(&text).is_some())
            {
                statement::citation(draft, &text);
                draft.keep("Citation", text);
            } else if printed.is_empty() {
                printed = text;
            } else if text.starts_with("This document was made possible") {
                draft.metadata.credits = Some(text);
            } else {
                summary.push(text);
            }
        }
        draft.body = after_offer(draft, start)..source.lines.len();
        if key(&printed) == key(&draft.metadata.title) {
            draft.keep("Title as printed", printed);
        } else if draft.metadata.title.is_empty() {
            draft.metadata.title = printed;
        } else if !printed.is_empty() {
            summary.insert(0, printed);
        }
        draft.metadata.summary = (!summary.is_empty()).then(|| summary.join(" "));
    }
}

/// Masthead, buttons and the date line. True where the line is one of them.
fn small_line(draft: &mut Draft<'_>, line: &Line<'_>) -> bool {
    let text = line.trimmed();
    if is(&MASTHEAD, text) || is(&BUTTONS, text) || is(&VIEW, text) {
        draft.drop_line(line);
        return true;
    }
    if draft.metadata.date.is_none()
        && let Some(date) = header_date::whole(text)
    {
        draft.keep_date(date, text);
        return true;
    }
    false
}

/// Skips the lines that say in which languages the document is offered.
fn after_offer(draft: &mut Draft<'_>, start: usize) -> usize {
    let source = draft.source;
    let mut end = start;
    for index in source.runs(start..source.lines.len()).into_iter().flatten() {
        let line = source.lines[index];
        if !is(&OFFER, line.trimmed()) {
            break;
        }
        draft.drop_line(&line);
        end = index + 1;
    }
    end
}
