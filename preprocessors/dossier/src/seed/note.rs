//! The notes that a source itself prints: set apart, under their own marks, where they stand.

use lazy_static::lazy_static;
use regex::Regex;

use crate::document::{Block, BlockKind};

lazy_static! {
    static ref MARK: Vec<Regex> = Regex::new(
        r"^(?:/(?P<slash>\d{1,3})/|\[(?P<bracket>\d{1,3})\]|(?P<bare>\d{1,3})[.)]?\s)\s*(?P<text>\S)",
    )
    .into_iter()
    .collect();
    static ref BRACKETED: Vec<Regex> =
        Regex::new(r"\[(?P<number>[1-9]\d{0,2})\]").into_iter().collect();
    // A mark that clings to a word or to the punctuation after it: "the harvest.2"
    static ref CLINGING: Vec<Regex> =
        Regex::new(r#"[\p{L}\])][.,;:?!”"’)]{0,2}(?P<number>\d{1,3})(?:[\s.,;:)”]|$)"#)
            .into_iter()
            .collect();
}

/// Between two notes stand no more paragraphs than this, which belong to the first.
const WITHIN: usize = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Slash,
    Bracket,
    Bare,
}

/// Sets the blocks that are notes of the source.
pub(super) fn set(blocks: &mut [Block]) {
    let marks: Vec<Option<(Form, u32, bool)>> = blocks.iter().map(mark).collect();
    for (block, mark) in blocks.iter_mut().zip(&marks) {
        // `/1/` marks nothing but a note, and a numbered "Source:" is the note on a document's place.
        let listed = block.text.trim_start_matches(['-', '•', '*', '–', ' ']);
        let source = block.kind == BlockKind::Paragraph
            && listed.starts_with("Source: ")
            && listed.ends_with('↩');
        if source || matches!(mark, Some((Form::Slash, ..) | (_, _, true))) {
            block.kind = BlockKind::Note;
        }
    }
    let Some(first) = marks
        .iter()
        .rposition(|mark| matches!(mark, Some((_, 1, _))))
    else {
        return;
    };
    let Some((form, _, source)) = marks[first] else {
        return;
    };
    let mut last = first;
    let mut number = 1;
    for (index, mark) in marks.iter().enumerate().skip(first + 1) {
        if matches!(mark, Some((found, next, _)) if *found == form && *next == number + 1) {
            number += 1;
            last = index;
        } else if index - last > WITHIN {
            break;
        }
    }
    // Notes between slashes stand among the text, and each bears its mark.
    if form == Form::Slash {
        return;
    }
    let ends = blocks.len() - last <= 1 + WITHIN;
    if ends && (source && number > 1 || are_called(&blocks[..first], form, number)) {
        for block in &mut blocks[first..=last] {
            block.kind = BlockKind::Note;
        }
    }
}

/// The mark that a block begins with, and whether it is the note on the document's source.
fn mark(block: &Block) -> Option<(Form, u32, bool)> {
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    let found = MARK
        .iter()
        .find_map(|pattern| pattern.captures(&block.text))?;
    let (form, number) = [
        (Form::Slash, "slash"),
        (Form::Bracket, "bracket"),
        (Form::Bare, "bare"),
    ]
    .into_iter()
    .find_map(|(form, name)| Some((form, found.name(name)?)))?;
    let text = found.name("text")?.start();
    let source = block
        .text
        .get(text..)
        .is_some_and(|text| text.starts_with("Source:"));
    Some((form, number.as_str().parse().ok()?, source))
}

/// True where the text before the notes carries the mark of each.
fn are_called(blocks: &[Block], form: Form, last: u32) -> bool {
    let mut called = std::collections::BTreeSet::new();
    for block in blocks {
        match form {
            Form::Slash => return true,
            Form::Bracket => called.extend(
                BRACKETED
                    .iter()
                    .flat_map(|pattern| pattern.captures_iter(&block.text))
                    // At the beginning of a paragraph it is the mark of a note, and calls none.
                    .filter(|found| found.get(0).is_some_and(|mark| mark.start() > 0))
                    .filter_map(|found| found["number"].parse::<u32>().ok())
                    .filter(|number| (1..=last).contains(number)),
            ),
            Form::Bare => called.extend(
                CLINGING
                    .iter()
                    .flat_map(|pattern| pattern.captures_iter(&block.text))
                    .filter_map(|found| found["number"].parse::<u32>().ok())
                    .filter(|number| (1..=last).contains(number)),
            ),
        }
    }
    u32::try_from(called.len()).is_ok_and(|called| called == last)
}
