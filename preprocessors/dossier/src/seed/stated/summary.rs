//! A summary below its label alone in a line, where another line says that the text begins: `Summary`, `Transcription`.

use crate::seed::layout::Draft;
use crate::seed::source::{Line, key};

/// Labels of summaries, by what titles are compared by.
const SUMMARY: [&str; 7] = [
    "summary",
    "abstract",
    "synopsis",
    "regest",
    "précis",
    "contentsummary",
    "editorssummary",
];

/// Lines that say that the text begins.
const TEXT: [&str; 12] = [
    "transcription",
    "transcript",
    "fulltranscript",
    "fulltranscription",
    "text",
    "fulltext",
    "textoftheletter",
    "documenttext",
    "originaltext",
    "translation",
    "englishtranslation",
    "textoftheoriginal",
];

/// The label stands among so many first lines that are not blank.
const HEAD: usize = 8;
/// A longer text is no summary, in bytes.
const LONGEST: usize = 2_000;

/// Takes the summary, and begins the text below the line that says so.
pub(super) fn take(draft: &mut Draft<'_>) {
    if draft.metadata.summary.is_some() || draft.no_summary {
        return;
    }
    let source = draft.source;
    let is = |line: &Line<'_>, words: &[&str]| {
        line.text.len() <= 60 && words.contains(&key(line.trimmed()).as_str())
    };
    let lines: Vec<usize> = (0..source.lines.len())
        .filter(|index| !source.lines[*index].is_blank())
        .collect();
    let label = lines
        .iter()
        .take(HEAD)
        .position(|index| is(&source.lines[*index], &SUMMARY));
    let Some(label) = label else {
        return;
    };
    let begins = lines[label + 1..]
        .iter()
        .take(HEAD)
        .position(|index| is(&source.lines[*index], &TEXT))
        .filter(|between| *between > 0);
    let Some(begins) = begins.map(|between| lines[label + 1 + between]) else {
        return;
    };
    let text = draft.text(lines[label] + 1..begins);
    if text.len() > LONGEST || !draft.body.contains(&begins) && draft.body.start <= begins {
        return;
    }
    for index in lines[..label]
        .iter()
        .copied()
        .filter(|index| draft.body.contains(index))
        .collect::<Vec<_>>()
    {
        let above = draft.text(index..index + 1);
        draft.keep("Above the text", above);
    }
    for index in [lines[label], begins] {
        let line = source.lines[index];
        draft.drop_line(&line);
    }
    draft.body.start = draft.body.start.max(begins + 1).min(draft.body.end);
    draft.metadata.summary = Some(text);
}
