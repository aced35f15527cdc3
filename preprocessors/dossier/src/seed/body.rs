//! The text of a document, block by block, numbered as it stands in the file.

use std::ops::Range;

use super::layout::Draft;
use super::source::{Line, fold};
use super::{columns, markup};
use crate::document::{Block, BlockKind};
use crate::finding::{Finding, Severity};

/// Lines shorter than this are not wrapped prose.
const SHORT_LINE: usize = 45;

/// The blocks of the text: runs of non-blank lines, or single lines where none is blank.
pub(super) fn blocks(draft: &mut Draft<'_>) -> Vec<Block> {
    let source = draft.source;
    let mut runs = source.runs(draft.body.clone());
    if let Some(pieces) = &draft.pieces {
        runs.retain(|run| !pieces.leaves_out(run));
    }
    let marked = |run: &Range<usize>, number| draft.pieces.as_ref()?.block(run, number);
    if runs.len() == 1 && marked(&runs[0], 1).is_none() {
        runs = runs
            .into_iter()
            .flatten()
            .map(|line| line..line + 1)
            .collect();
    }
    let width = width(draft, &runs);
    let gutter = draft
        .repair
        .then(|| columns::gutter(source.slice(draft.body.clone())))
        .flatten();
    let mut blocks = Vec::with_capacity(runs.len());
    for (index, run) in runs.into_iter().enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let columns = || gutter.and_then(|at| in_columns(source.slice(run.clone()), at, number));
        let found = marked(&run, number).or_else(columns);
        blocks.push(found.unwrap_or_else(|| block(draft, run, number, width)));
    }
    if let Some(line) = gutter.and_then(|_| source.slice(draft.body.clone()).first()) {
        draft.findings.push(
            Finding::new(
                Severity::Note,
                "seed-columns",
                source.file,
                "the text stands in two columns; in each paragraph the first was read before the second",
            )
            .at(line.number)
            .remedy("set `repair = false` in the sidecar if the gaps are no gutter"),
        );
    }
    blocks
}

/// A block in two columns: the first, then the second on a line of its own.
fn in_columns(lines: &[Line<'_>], gutter: usize, number: u32) -> Option<Block> {
    let (left, right) = columns::split(lines, gutter)?;
    let column = |lines: Vec<&str>| fold(&lines.join(" "));
    Some(Block {
        numbers: vec![number],
        line: lines.first().map_or(1, |line| line.number),
        text: format!("{}\n{}", column(left), column(right)),
        ..Block::default()
    })
}

/// The width to which prose is wrapped: the longest line of the blocks of several lines.
fn width(draft: &Draft<'_>, runs: &[Range<usize>]) -> usize {
    runs.iter()
        .filter(|run| run.len() > 1)
        .flat_map(|run| draft.source.slice(run.clone()))
        .map(|line| line.trimmed().chars().count())
        .max()
        .unwrap_or(0)
}

fn block(draft: &Draft<'_>, run: Range<usize>, number: u32, width: usize) -> Block {
    let lines = draft.source.slice(run);
    let first = lines.first().map_or(1, |line| line.number);
    let mut block = Block {
        numbers: vec![number],
        line: first,
        ..Block::default()
    };
    if let [line] = lines
        && draft.markdown
        && let Some((level, text)) = markup::heading(line.text)
    {
        block.kind = BlockKind::Heading(level);
        (block.text, block.spans) = markup::decode(&fold(text));
        return block;
    }
    let is_list = is_list(lines, width);
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        let bare = without_hard_break(draft, line, index + 1 == lines.len());
        if let Some(before) = index.checked_sub(1).and_then(|before| lines.get(before)) {
            if is_list || keeps_break(draft, before, line, width) {
                text.push('\n');
            } else if !ends_with_word_hyphen(&text, &bare) {
                text.push(' ');
            }
        }
        text.push_str(&bare);
    }
    (block.text, block.spans) = if draft.markdown {
        markup::decode(&text)
    } else {
        (text, Vec::new())
    };
    block
}

fn without_hard_break(draft: &Draft<'_>, line: &Line<'_>, last: bool) -> String {
    let text = if draft.markdown && !last {
        line.text.strip_suffix('\\').unwrap_or(line.text)
    } else {
        line.text
    };
    fold(text)
}

/// True where the break after a line is the document's own, not a converter's.
fn keeps_break(draft: &Draft<'_>, before: &Line<'_>, line: &Line<'_>, width: usize) -> bool {
    if draft.markdown && markup::ends_hard(before.text) || begins_item(line.trimmed()) {
        return true;
    }
    if line.trimmed().starts_with(char::is_lowercase) {
        return false;
    }
    width < SHORT_LINE || is_short(before, width)
}

/// True for lines that are entries of a list, participants or addressees, say: none begins with a
/// small letter, and one that is not the last is far from filling the width of prose.
fn is_list(lines: &[Line<'_>], width: usize) -> bool {
    let Some((_, all_but_last)) = lines.split_last() else {
        return false;
    };
    all_but_last.len() >= 2
        && all_but_last.iter().any(|line| is_short(line, width))
        && !lines
            .iter()
            .any(|line| line.trimmed().starts_with(char::is_lowercase))
}

/// True where a line stops well before the width to which prose is wrapped.
fn is_short(line: &Line<'_>, width: usize) -> bool {
    line.trimmed().chars().count() * 10 < width * 6
}

/// A word split at the end of a line keeps its hyphen and gets no space.
fn ends_with_word_hyphen(text: &str, next: &str) -> bool {
    let mut last = text.chars().rev();
    last.next() == Some('-')
        && last.next().is_some_and(char::is_alphabetic)
        && next.starts_with(char::is_lowercase)
}

/// True where a line begins with the marker of a list item: `1.`, `1)`, `(a)`, `a.`, `ii.`, `-`, `•`.
pub(super) fn begins_item(text: &str) -> bool {
    let text = text.strip_prefix('(').unwrap_or(text);
    let mut characters = text.char_indices();
    match text.chars().next() {
        Some('-' | '–' | '—' | '•' | '·' | '*' | '+' | '▪') => {
            return text.chars().nth(1).is_some_and(char::is_whitespace);
        }
        Some(first) if first.is_alphanumeric() => {}
        _ => return false,
    }
    let end = characters
        .find(|(_, character)| !character.is_ascii_alphanumeric())
        .map(|(at, _)| at);
    let Some(end) = end else { return false };
    let (marker, rest) = text.split_at(end);
    let digits = marker.len() <= 3 && marker.bytes().all(|byte| byte.is_ascii_digit());
    let letter = marker.len() == 1;
    let roman = marker.len() <= 5
        && marker
            .chars()
            .all(|character| "ivxlIVXL".contains(character));
    let mut rest = rest.chars();
    // An initial (`V. P. Orlov`) is no marker; a capital letter needs a bracket or a lone full stop.
    (digits || letter || roman)
        && matches!(rest.next(), Some('.' | ')'))
        && rest.next().is_none_or(char::is_whitespace)
}
