//! A text without a header: its title is its first line or its file's name.

use super::{Draft, Evidence, Layout};
use crate::finding::{Finding, Severity};
use crate::seed::header_date;
use crate::seed::kind::Front;
use crate::seed::lexicon;
use crate::seed::source::{Line, Source, fold};

/// See the module.
pub(super) struct Plain;

/// The title stands among so many first blocks, below classification marks and a date.
const FRONT: usize = 15;

/// A first line longer than this is prose.
const LONGEST_TITLE: usize = 160;

impl Layout for Plain {
    fn name(&self) -> &'static str {
        super::PLAIN
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
        let lines: Vec<usize> = if runs.len() < 2 {
            runs.into_iter().flatten().take(FRONT).collect()
        } else {
            // A title may be wrapped, but a block of several lines is more likely the text.
            runs.iter().take(FRONT).map(|run| run.start).collect()
        };
        let mut front = Front::default();
        for (order, index) in lines.iter().enumerate() {
            let text = draft.text(*index..index + 1);
            let text = text.trim_start_matches('#').trim();
            if front.takes(text) {
                continue;
            }
            if let Some((label, value)) = head_field(text) {
                match label.to_lowercase().as_str() {
                    "date" if draft.metadata.date.is_none() => {
                        draft.metadata.date = header_date::whole(value);
                    }
                    "subject" | "subj" | "re" if draft.metadata.title.is_empty() => {
                        draft.metadata.title = fold(value);
                    }
                    _ => {}
                }
                continue;
            }
            if let Some(date) = header_date::whole(text) {
                draft
                    .metadata
                    .inferred
                    .insert("date".to_owned(), "date line above the text".to_owned());
                draft.metadata.date.get_or_insert(date);
                continue;
            }
            // The date may stand above the title or below it.
            let next = lines
                .get(order + 1)
                .and_then(|next| source.lines.get(*next));
            let ends = next.is_none_or(|next| !next.trimmed().starts_with(char::is_lowercase));
            if draft.metadata.title.is_empty() && is_title(text) && ends {
                draft.metadata.title = fold(text);
                draft
                    .metadata
                    .inferred
                    .insert("title".to_owned(), "first line".to_owned());
                continue;
            }
            break;
        }
        // What a file says to machines is read afterwards.
        if draft.pieces.is_none() {
            report_missing(draft);
        }
    }
}

/// What a text without a header leaves open, for the editor to set.
pub(super) fn report_missing(draft: &mut Draft<'_>) {
    let fields = &draft.metadata;
    let open = [
        ("title", fields.title.is_empty()),
        ("date", fields.date.is_none()),
        ("creators", fields.creators.is_empty()),
        (
            "archive",
            fields.archive.is_none() && fields.publication.is_none(),
        ),
        ("language", fields.language.is_none()),
    ];
    for (key, _) in open.into_iter().filter(|(_, missing)| *missing) {
        draft.findings.push(
            Finding::new(
                Severity::Note,
                "seed-field-missing",
                draft.source.file,
                format!("the text states no {key}"),
            )
            .remedy(format!("set `{key}` in the sidecar, where it is known")),
        );
    }
}

/// A line of the document's own head: `Subject: The harvest`.
fn head_field(text: &str) -> Option<(&str, &str)> {
    let (label, value) = text.split_once(':')?;
    let value = value.trim_start();
    (lexicon::is_head_label(label) && !value.is_empty()).then_some((label, value))
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
