//! A text without a header: its title is its first line or its file's name.

use super::{Draft, Evidence, Layout};
use crate::seed::header_date;
use crate::seed::source::{Line, Source, fold};

/// See the module.
pub(super) struct Plain;

/// A first line longer than this is prose.
const LONGEST_TITLE: usize = 160;

impl Layout for Plain {
    fn name(&self) -> &'static str {
        "plain"
    }

    fn weigh(&self, _source: &Source<'_>) -> Evidence {
        Evidence {
            weight: 1,
            reasons: vec!["no other layout shows itself".to_owned()],
        }
    }

    fn read(&self, draft: &mut Draft<'_>) {
        let source = draft.source;
        draft.body = 0..source.lines.len();
        draft.markdown = shows_markdown(source);
        let runs = source.runs(0..source.lines.len());
        let single = runs.len() < 2;
        for run in runs.iter().take(3) {
            let end = if single { run.start + 1 } else { run.end };
            let text = draft.text(run.start..end);
            let text = text.trim_start_matches('#').trim();
            if let Some(date) = header_date::whole(text) {
                draft
                    .metadata
                    .inferred
                    .insert("date".to_owned(), "date line above the text".to_owned());
                draft.metadata.date.get_or_insert(date);
                continue;
            }
            // The date may stand above the title or below it.
            if draft.metadata.title.is_empty() && is_title(text) {
                draft.metadata.title = fold(text);
                draft
                    .metadata
                    .inferred
                    .insert("title".to_owned(), "first line".to_owned());
                continue;
            }
            break;
        }
    }
}

/// A short line that is no sentence.
fn is_title(text: &str) -> bool {
    text.chars().count() <= LONGEST_TITLE
        && text.chars().any(char::is_alphabetic)
        && !text.ends_with(['.', ';', ',', ':'])
        && !text.starts_with("Dear ")
}

/// Headings with `#` and bold text show Markdown; a lone asterisk does not.
fn shows_markdown(source: &Source<'_>) -> bool {
    let heading = |line: &Line<'_>| crate::seed::markup::heading(line.text).is_some();
    let bold = |line: &Line<'_>| {
        line.text.split_once("**").is_some_and(|(_, rest)| {
            rest.split_once("**")
                .is_some_and(|(inside, _)| !inside.trim().is_empty())
        })
    };
    source
        .lines
        .iter()
        .filter(|line| heading(line) || bold(line))
        .count()
        >= 2
}
